import type { Brief, SentenceRef } from '../model/brief.ts';
import type { Because, Log } from '../model/log.ts';
import type { Merging } from './facts/merge.ts';
import type { Lean } from './lean/lean.ts';
import type { RankedStory } from './order/bottom-line.ts';
import type { Chosen } from './sections/choose.ts';
import { tellingWords } from './sections/learned-words.ts';
import type { Sections } from './sections/sections.ts';
import type { Since } from './since/since.ts';
import type { Classes } from './statement/cues.ts';
import type { Reading } from './statement/reading.ts';
import type { Statement } from './statement/statement.ts';

/** What the passes found out, as far as explanations need it. All by statement index. */
export interface Findings {
  readonly reading: Reading;
  readonly sections: Sections;
  readonly classes: (n: number) => Classes;
  readonly scores: readonly (readonly number[])[];
  readonly chosen: Chosen;
  readonly leaning: readonly (Lean | undefined)[];
  readonly merging: Merging;
  readonly stories: readonly RankedStory[];
  readonly since: Since | undefined;
  readonly places: ReadonlyMap<number, SentenceRef>;
  readonly brief: Brief;
  readonly grounds: (n: number) => readonly Because[];
  readonly values: readonly number[];
}

/** So many of the words that say most for a section are named. */
const TOLD_WORDS = 3;

/** Tells for every sentence its section, story, news value, what it leans on and what it was merged into. Only called while explaining. */
export function explainAll(found: Findings, log: Log): void {
  const { sections, scores, chosen, leaning, merging, places } = found;
  const { statements } = found.reading;
  const storyOf = new Map(found.stories.flatMap((story) => story.order.map((n) => [n, story] as const)));
  for (const statement of statements) {
    const { index, cite } = statement;
    const printed = merging.printedAs[index] as number;
    const place = places.get(printed);
    const story = storyOf.get(printed);
    const lean = leaning[index];
    if (lean !== undefined)
      log.explain({
        stage: 'lean',
        subject: cite,
        verdict: `leans on “${brief(statements[lean.on] as Statement)}”`,
        because: [{ rule: lean.rule, weight: 1, words: lean.words, cite: (statements[lean.on] as Statement).cite }],
      });
    if (printed !== index)
      log.explain({
        stage: 'merge',
        subject: cite,
        verdict: `told by “${brief(statements[printed] as Statement)}”`,
        because: merging.because.get(index) ?? merging.because.get(printed) ?? [],
      });
    if (story === undefined) continue;
    const id = (s: number): string => sections.rules[s]?.id ?? '';
    const because: Because[] = sections.find(statement.words, found.classes(index)).map((hit) => ({
      rule: `${hit.means.weight < 0 ? 'against' : 'for'} ${id(hit.means.section)}: ${hit.phrase}`,
      weight: hit.means.weight,
      words: statement.text.slice(statement.words[hit.from]?.start, statement.words[hit.to - 1]?.end),
    }));
    for (const [s, score] of (scores[index] as readonly number[]).entries())
      if (score !== 0) because.push({ rule: `${id(s)}, with heading and neighbours`, weight: Math.round(score * 10) / 10 });
    const telling = tellingWords(statement.words, sections.learned[story.section] ?? -1, TOLD_WORDS);
    if (telling.length > 0)
      because.push({
        rule: `words that are told of in ${id(story.section)}`,
        weight: Math.round(telling.reduce((sum, { weight }) => sum + weight, 0) * 100) / 100,
        words: telling.map(({ word }) => word).join(', '),
      });
    because.push({
      rule: `${id(story.section)}, with the text, with what it leans on and with its likes in other texts`,
      weight: Math.round((chosen.belief[index] as number) * 100) / 100,
    });
    log.explain({ stage: 'section', subject: cite, verdict: id(story.section), because });
    log.explain({
      stage: 'story',
      subject: cite,
      verdict: place?.item ?? 'not printed',
      because: [
        { rule: 'sentences in this story', weight: story.order.length },
        { rule: 'news value of this story', weight: Math.round(story.value * 100) / 100 },
      ],
    });
    if (printed === index)
      log.explain({ stage: 'rank', subject: cite, verdict: (found.values[index] as number).toFixed(2), because: found.grounds(index) });
  }
  explainSince(found, log);
  for (const { source, start, end, reason } of found.brief.omitted)
    log.explain({ stage: 'omit', subject: { source, start, end }, verdict: reason, because: [] });
  for (const { date, asStated, cites } of found.brief.lookAhead)
    if (cites[0] !== undefined)
      log.explain({
        stage: 'look-ahead',
        subject: cites[0],
        verdict: date,
        because: [{ rule: 'day named in a sentence about what is to come', weight: 1, words: asStated }],
      });
  for (const { about, sentences } of found.brief.disagreements)
    for (const { cites } of sentences)
      if (cites[0] !== undefined)
        log.explain({
          stage: 'disagreement',
          subject: cites[0],
          verdict: about,
          because: [{ rule: 'told differently by another source', weight: 1 }],
        });
}

/** Tells for every printed sentence which edition told it, and for every story what became of it. */
function explainSince({ since, stories, reading }: Findings, log: Log): void {
  if (since === undefined) return;
  for (const { order } of stories) {
    const { status, because } = since.statusOf(order);
    order.forEach((n, place) => {
      const { cite } = reading.statements[n] as Statement;
      if (place === 0) log.explain({ stage: 'since', subject: cite, verdict: `the story is ${status}`, because });
      const edition = since.toldIn(n);
      log.explain({
        stage: 'since',
        subject: cite,
        verdict: edition === undefined ? `not told since ${since.from}` : `told in the edition of ${edition}`,
        because: since.because(n),
      });
    });
  }
}

/** The first words of a statement. */
function brief({ text }: Statement): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length <= 60 ? words : `${words.slice(0, words.lastIndexOf(' ', 60))} …`;
}
