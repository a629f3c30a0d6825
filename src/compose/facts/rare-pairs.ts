import { baseForm } from '../statement/base-form.ts';
import type { Statement } from '../statement/statement.ts';
import { isStop } from '../statement/vocabulary.ts';
import { countInBoth } from './in-both.ts';
import { hashOf } from './word-hash.ts';

/** Telling words this near to each other, function words apart, are a pair. */
const NEAR = 2;
/** Statements that may have a rare pair of words, of `OF` statements; of ten times as many, so many more. */
const RARE = 2;
const OF = 200;
const MORE = 3;
/** Slots in which pairs are counted, for each statement: two pairs that share one make neither look rarer than it is. */
const SLOTS = 64;

/**
 * How many pairs of neighbouring words two statements have that hardly any other has: "giant clams", in whatever order. Words that
 * are frequent each by itself tell one fact together.
 */
export function rarePairs(statements: readonly Statement[]): (i: number, j: number) => number {
  const counts = new Uint8Array(2 ** Math.ceil(Math.log2(SLOTS * Math.max(1, statements.length))));
  for (const statement of statements)
    for (const pair of pairsOf(statement, counts.length)) if ((counts[pair] as number) < 255) (counts[pair] as number)++;
  const most = RARE + Math.max(0, Math.round(MORE * Math.log10(statements.length / OF)));
  const known = new Map<number, ReadonlySet<number>>();
  const rareIn = (n: number): ReadonlySet<number> => {
    let rare = known.get(n);
    if (rare === undefined) {
      rare = new Set([...pairsOf(statements[n] as Statement, counts.length)].filter((pair) => (counts[pair] as number) <= most));
      known.set(n, rare);
    }
    return rare;
  };
  return (i, j) => countInBoth(rareIn(i), rareIn(j));
}

/** Slots of the pairs of a statement; `slots` is a power of two. */
function pairsOf({ words }: Statement, slots: number): ReadonlySet<number> {
  const hashes = words.filter(({ word }) => !isStop(word)).map(({ word }) => hashOf(baseForm(word)));
  const found = new Set<number>();
  hashes.forEach((hash, i) => {
    for (let at = i + 1; at <= i + NEAR && at < hashes.length; at++) found.add((hash + (hashes[at] as number)) & (slots - 1));
  });
  return found;
}
