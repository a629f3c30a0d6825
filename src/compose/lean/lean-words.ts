import { stem } from '../../text/stem.ts';
import type { Token } from '../../text/tokens.ts';
import { cueFinder } from '../statement/cues.ts';
import { isStop } from '../statement/vocabulary.ts';
import words from './lean.yaml';

const lexicon = words as {
  openers: string[];
  within: string[];
  back: string;
  time: string;
  persons: string;
  unique: string;
  telling: string;
  same: string[];
};
export const findOpener = cueFinder(lexicon.openers.map((phrase) => ({ phrase, means: true })));
export const findWithin = cueFinder(lexicon.within.map((phrase) => ({ phrase, means: true })));
export const backNouns = new Set(lexicon.back.split(/\s+/).map(stem));
export const timeWords = new Set(lexicon.time.split(/\s+/));
export const persons = new Set(lexicon.persons.split(/\s+/));
/** Nouns that "the" makes understood by themselves. */
export const unique = new Set(lexicon.unique.split(/\s+/).map(stem));
/** With "the", these point at what was told although another word was used for it. */
export const telling = new Set(lexicon.telling.split(/\s+/).map(stem));
/** Nouns that take up each other: "the vessel" is the tanker. By stem, the first of its kind. */
const kinds = new Map(
  lexicon.same.flatMap((line) => {
    const [first = '', ...others] = line.split(/\s+/).map(stem);
    return [first, ...others].map((word) => [word, first] as const);
  }),
);
/** Irregular past forms: what stands before them is the end of a subject. */
export const PAST =
  /^(?:took|came|became|made|saw|found|got|went|led|lost|paid|put|ran|set|stood|thought|brought|caught|cut|dealt|drew|drove|fought|froze|hid|hit|kept|knew|laid|lay|met|rose|fell|grew|won|fled|sank|shot|struck|began|bought|sold|sought|lent|held|broke|built|told|sent|gave|left|spoke|wrote|withdrew|spent|spread|swept|threw|killed|hurt|cost|burst|read|rode|sat|shook|shut|flew|drank|woke|swam|sang|rang|hung|bit|blew|chose|clung|crept|dug|fed|felt|forbade|lit|sped|stole|swore|tore|wept|wore|ate|slept|bore|bound|meant|sprang|swung|taught)$/;
/** Words that may follow a subject at once: where "the ministry" is followed by one of these, nothing says which ministry. */
export const AFTER_SUBJECT =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|does|did|do|also|now|later|still|then|never|only|just|already|who|which|itself|themselves|said|says)$/;

/** "The former head of the navy", "Both Norway and Chile", "Earlier on Friday": what seems to take up names it itself. */
export function namesWhatItTakesUp(tokens: readonly Token[], to: number): boolean {
  const last = tokens[to - 1]?.word ?? '';
  const next = tokens[to];
  if (next === undefined) return false;
  if (last === 'former' || last === 'latter') return to > 1 && !next.capital && !isStop(next.word) && !AFTER_SUBJECT.test(next.word);
  // "Both aims are part and parcel": of those told of before.
  if (last === 'both' && !next.capital && AFTER_SUBJECT.test(tokens[to + 1]?.word ?? '')) return false;
  if (last === 'both') return tokens.slice(to, to + 8).some(({ word }, i) => word === 'and' && i > 0);
  return false;
}

/** Nouns that take up each other are of one kind, by the stem of the first. */
export function kindOf(word: string): string {
  const base = stem(word);
  return kinds.get(base) ?? base;
}

/** The words of a sentence at its tokens [from, to). */
export function wordsAt(text: string, tokens: readonly Token[], from: number, to: number): string {
  const first = tokens[Math.max(0, from)];
  const last = tokens[Math.min(tokens.length, to) - 1];
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
}
