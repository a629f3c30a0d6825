import type { Statement } from '../statement/statement.ts';
import { isNumberWord, isStop } from '../statement/vocabulary.ts';
import file from './likely.yaml';

/** The signs of likely.yaml, where they are explained, but for the bias: how much of each a sentence has. */
export type Signs = Readonly<Record<string, number>>;

const likely = file as { readonly weights: Readonly<Record<string, number>>; readonly first: Readonly<Record<string, string>> };
const kindOf = new Map(Object.entries(likely.first).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)));

/** From so many words on a sentence is not short. */
const LONG = 18;
/** Names that count. */
const MOST_NAMES = 5;

/**
 * How likely a sentence goes on from the one before it, whether or not a rule of leaning says so: it may stand alone, but is better
 * read there.
 *
 * @param before  the sentence before it in its text.
 * @returns 0–1; 0 across a heading.
 */
export function likelyToLean(before: Statement, statement: Statement): number {
  if (before.unit.heading?.start !== statement.unit.heading?.start) return 0;
  let odds = likely.weights.bias as number;
  for (const [sign, much] of Object.entries(signsOf(before, statement))) odds += much * (likely.weights[sign] as number);
  return 1 / (1 + Math.exp(-odds));
}

/** What speaks for a sentence's going on from the one before it, and against. */
export function signsOf(before: Statement, { unit, words, subject, names, numbers }: Statement): Signs {
  const [first] = words;
  const counts = first !== undefined && (first.number || isNumberWord(first.word));
  const nameless = subject.size === 0;
  const kind = first === undefined ? undefined : kindOf.get(first.word);
  return {
    paragraph: Number(before.unit.paragraph === unit.paragraph),
    short: Math.max(0, 1 - words.length / LONG),
    nameless: Number(nameless),
    unnamed: Number(names.size === 0),
    names: Math.min(MOST_NAMES, names.size),
    numbers: Number(numbers.size > 0),
    talk: Number(unit.speaker !== undefined),
    counts: Number(counts),
    bare: Number(nameless && first !== undefined && !counts && !isStop(first.word)),
    ...(kind !== undefined && { [kind]: 1 }),
  };
}
