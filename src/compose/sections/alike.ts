import { candidatePairs, cosine, type Rarity, vectorOf } from '../facts/likeness.ts';
import type { Statement } from '../statement/statement.ts';

/** Two printed statements of different sources, and the cosine of their terms. */
export interface Alike {
  readonly a: number;
  readonly b: number;
  /** 0–1. */
  readonly likeness: number;
}

/** Terms in more statements than this find no pairs; a pair shares terms of at least this weight. */
const COMMON = 30;
const LEAST_SHARED = 3;
/** Below this cosine two statements have nothing to do with each other. */
const LEAST = 0.12;

/** A statement is drawn by so many of its likes at the most. */
const LIKES = 5;

/** Pairs of printed statements of different sources that are about one thing, though they may not tell the same. */
export function alikeAcross(statements: readonly Statement[], printedAs: Int32Array, of: Rarity): Alike[] {
  const printed = statements.filter(({ index }) => printedAs[index] === index);
  const vectors = printed.map((statement) => vectorOf([statement], of));
  const found: Alike[] = [];
  for (const [i, j] of candidatePairs(vectors, COMMON, LEAST_SHARED)) {
    const [one, other] = [printed[i] as Statement, printed[j] as Statement];
    if (one.source === other.source) continue;
    const likeness = cosine(vectors[i] as (typeof vectors)[number], vectors[j] as (typeof vectors)[number]);
    if (likeness >= LEAST) found.push({ a: one.index, b: other.index, likeness });
  }
  const drawn = new Map<number, Alike[]>();
  for (const pair of found)
    for (const n of [pair.a, pair.b]) {
      const list = drawn.get(n);
      if (list === undefined) drawn.set(n, [pair]);
      else list.push(pair);
    }
  const kept = new Set<Alike>();
  for (const pairs of drawn.values())
    for (const pair of pairs.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b).slice(0, LIKES)) kept.add(pair);
  return found.filter((pair) => kept.has(pair));
}
