import type { Source } from '../../model/source.ts';
import type { Classes } from '../statement/cues.ts';
import type { Reading } from '../statement/reading.ts';
import type { Statement } from '../statement/statement.ts';
import { learnStates, wordClasses } from './actors.ts';
import { contextScores, headingScores, ownScores, type Scores } from './classify.ts';
import { learnRoles } from './roles.ts';
import type { Sections } from './sections.ts';

/** Section scores of every statement, by its own words, by the heading above it and by both with its neighbours; and the classes of its words. */
export function sectionScores(
  { statements, bySource, sources }: Reading,
  sections: Sections,
): { own: Scores[]; heading: Scores[]; scores: Scores[]; classes: (n: number) => Classes } {
  const states = learnStates(statements.map(({ words }) => words));
  const roles = learnRoles(statements);
  const classes = (n: number): Classes => wordClasses(statements[n] as Statement, states, roles);
  const own = statements.map(({ words, index, core }) => ownScores(sections.find(words, classes(index)), sections, core));
  const heading = headingScores(
    statements.map(({ unit, source }) => {
      const { headline, text } = sources[source] as Source;
      return unit.heading === undefined ? (headline ?? '') : text.slice(unit.heading.start, unit.heading.end);
    }),
    sections,
  );
  const scores = bySource.flatMap((list) => {
    const indexes = list.map(({ index }) => index);
    return contextScores(
      list,
      indexes.map((n) => own[n] as Scores),
      indexes.map((n) => heading[n] as Scores),
    );
  });
  return { own, heading, scores, classes };
}
