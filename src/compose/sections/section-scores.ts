import type { Source } from '../../model/source.ts';
import { tokens } from '../../text/tokens.ts';
import type { Classes } from '../statement/cues.ts';
import type { Reading } from '../statement/reading.ts';
import type { Statement } from '../statement/statement.ts';
import { learnStates, wordClasses } from './actors.ts';
import { contextScores, headingScores, ownScores, type Scores } from './classify.ts';
import { learnedScores } from './learned-words.ts';
import { learnRoles } from './roles.ts';
import type { Sections } from './sections.ts';

/** What single words say, in log odds: those of a sentence, and those of the heading above it. */
export interface Learned {
  readonly words: Scores;
  readonly heading: Scores;
}

/**
 * Section scores of every statement, by its own cues, by the heading above it and by both with its neighbours; what its single words
 * say; and the classes of its words.
 */
export function sectionScores(
  { statements, bySource, sources }: Reading,
  sections: Sections,
): { own: Scores[]; heading: Scores[]; learned: Learned[]; scores: Scores[]; classes: (n: number) => Classes } {
  const states = learnStates(statements.map(({ words }) => words));
  const roles = learnRoles(statements);
  const classes = (n: number): Classes => wordClasses(statements[n] as Statement, states, roles);
  const own = statements.map(({ words, index, core }) => ownScores(sections.find(words, classes(index)), sections, core));
  const headings = statements.map(({ unit, source }) => {
    const { headline, text } = sources[source] as Source;
    return unit.heading === undefined ? (headline ?? '') : text.slice(unit.heading.start, unit.heading.end);
  });
  const heading = headingScores(headings, sections);
  const learned = learnedOf(statements, headings, sections);
  const scores = bySource.flatMap((list) => {
    const indexes = list.map(({ index }) => index);
    return contextScores(
      list,
      indexes.map((n) => own[n] as Scores),
      indexes.map((n) => heading[n] as Scores),
    );
  });
  return { own, heading, learned, scores, classes };
}

/** What the single words of English statements and of their headings say, by section; each heading is read once. */
function learnedOf(statements: readonly Statement[], headings: readonly string[], sections: Sections): Learned[] {
  const silent = sections.rules.map(() => 0);
  const bySection = (odds: readonly number[] | undefined): Scores =>
    odds === undefined ? silent : sections.learned.map((place) => odds[place] ?? 0);
  const known = new Map<string, Scores>();
  return statements.map(({ words, core, unit, index }) => {
    if (!/^(?:en|und)\b/.test(unit.language)) return { words: silent, heading: silent };
    const heading = headings[index] as string;
    const above = known.get(heading) ?? bySection(learnedScores(tokens(heading)));
    known.set(heading, above);
    return { words: bySection(learnedScores(words, core)), heading: above };
  });
}
