import { candidatePairs, type Rarity, rarity, type Vector } from '../facts/likeness.ts';
import type { Kin } from '../facts/merge.ts';
import type { Statement } from '../statement/statement.ts';
import { type Groups, groups } from './groups.ts';
import { heap } from './heap.ts';
import { setApart, together, turned } from './transitions.ts';

/** Sentences bound together by leaning: the least that a story is made of. */
export interface Part {
  /** Indexes of printed statements. */
  readonly members: readonly number[];
  /** The stretch of text that its first sentence stands in. */
  readonly stretch: number;
  readonly section: number;
  /** The affair that its text is on. */
  readonly affair: unknown;
  readonly vector: Vector;
  /** How much of a story it makes: one for a written sentence, more for talk. */
  readonly length: number;
}

/** Parts this alike, on average, are one story. */
const STORY = 0.09;
/** Rare terms count so much more here than where facts are compared: what all texts of an affair name tells its stories not apart. */
const SHARPER = 1;
/** Neighbours in one text are this much nearer, in one paragraph, in one stretch; where the writer turns they are farther. */
const NEAR = { next: 0.2, paragraph: 0.2, stretch: 0.03, turn: -0.1, moved: 0.7, most: 0.5 } as const;
/** Sentences of two texts that surely speak of one event bring their parts so much nearer. */
const OF_ONE_EVENT = 0.1;
/** Parts on two affairs are so much less alike. */
const OTHER_AFFAIR = 0.25;
/** Length of a story at the most. */
const LONGEST_STORY = 40;
/** A pair whose groups have changed is looked at again, so many times. */
const AGAIN = 4;
/** Terms in more parts than this find no candidates; a pair of candidates shares terms of at least this weight. */
const COMMON = 150;
const LEAST_SHARED = 3;
/** Two links this close are the same: the rest is rounding. */
const ROUNDING = 1e-9;

/** What is known of a group of parts. */
interface Group {
  /** Sum of the unit vectors of its parts, each by its mass. */
  readonly sum: Map<string, number>;
  mass: number;
  length: number;
  parts: number;
  /** How near other groups stand in the texts, by their number. */
  readonly near: Map<number, number>;
}

/**
 * Joins parts of one section that are about one thing, the likest first. Two groups are as alike as their parts are on average, so
 * that a group does not draw everything in only because it has grown; neighbours in a text are nearer, and so are those of one event.
 */
export function joinParts(
  parts: readonly Part[],
  statements: readonly Statement[],
  printedAs: Int32Array,
  kin: readonly Kin[],
  of: Rarity,
): Groups {
  const joined = groups(parts.length);
  const all = parts.map((part) => groupOf(part, of));
  const group = (i: number): Group => all[i] as Group;
  for (const { a, b, much } of neighbours(parts, statements, printedAs, kin)) {
    group(a).near.set(b, (group(a).near.get(b) ?? 0) + much);
    group(b).near.set(a, (group(b).near.get(a) ?? 0) + much);
  }
  const link = (a: number, b: number): number => {
    const [one, other] = [group(a), group(b)];
    const near = (one.near.get(b) ?? 0) / Math.sqrt(Math.min(one.parts, other.parts));
    const apart = (parts[a] as Part).affair === (parts[b] as Part).affair ? 0 : OTHER_AFFAIR;
    return dot(one.sum, other.sum) / (one.mass * other.mass) + Math.min(NEAR.most, near) - apart;
  };

  const queue = heap<{ a: number; b: number; alike: number; again: number }>((x, y) =>
    x.alike !== y.alike ? x.alike > y.alike : x.a !== y.a ? x.a < y.a : x.b < y.b,
  );
  const consider = (a: number, b: number, again: number): void => {
    const alike = (parts[a] as Part).section === (parts[b] as Part).section ? link(a, b) : 0;
    if (alike >= STORY) queue.push({ a, b, alike, again });
  };
  const vectors = parts.map(({ vector }) => vector);
  for (const [a, b] of candidatePairs(vectors, COMMON, LEAST_SHARED)) if (!group(a).near.has(b)) consider(a, b, 0);
  all.forEach(({ near }, a) => {
    for (const b of near.keys()) if (a < b) consider(a, b, 0);
  });

  for (let pair = queue.pop(); pair !== undefined; pair = queue.pop()) {
    const [x, y] = [joined.find(pair.a), joined.find(pair.b)];
    const [a, b] = [Math.min(x, y), Math.max(x, y)];
    if (a === b || group(a).length + group(b).length > LONGEST_STORY) continue;
    if (Math.abs(link(a, b) - pair.alike) > ROUNDING) {
      if (pair.again < AGAIN) consider(a, b, pair.again + 1);
      continue;
    }
    joined.join(a, b);
    absorb(group(a), group(b), a, b, all);
  }
  return joined;
}

function groupOf({ vector, length }: Part, of: Rarity): Group {
  const sum = new Map<string, number>();
  let square = 0;
  for (const [term, weight] of vector.weights) {
    const telling = weight * rarity(of, term) ** SHARPER;
    sum.set(term, telling);
    square += telling * telling;
  }
  const mass = Math.sqrt(length);
  const factor = square === 0 ? 0 : mass / Math.sqrt(square);
  for (const [term, weight] of sum) sum.set(term, weight * factor);
  return { sum, mass, length, parts: 1, near: new Map() };
}

function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

/** Puts group `b` into group `a`. */
function absorb(one: Group, other: Group, a: number, b: number, all: readonly Group[]): void {
  for (const [term, weight] of other.sum) one.sum.set(term, (one.sum.get(term) ?? 0) + weight);
  other.sum.clear();
  one.mass += other.mass;
  one.length += other.length;
  one.parts += other.parts;
  for (const [c, much] of other.near) {
    const third = (all[c] as Group).near;
    third.delete(b);
    if (c === a) continue;
    one.near.set(c, (one.near.get(c) ?? 0) + much);
    third.set(a, (third.get(a) ?? 0) + much);
  }
  other.near.clear();
}

/**
 * Which parts follow each other in a text or speak of one event, and how near that brings them. A merged sentence counts for the part
 * that prints it.
 */
function neighbours(
  parts: readonly Part[],
  statements: readonly Statement[],
  printedAs: Int32Array,
  kin: readonly Kin[],
): { a: number; b: number; much: number }[] {
  const partOf = new Map<number, number>();
  parts.forEach(({ members }, p) => {
    for (const n of members) partOf.set(n, p);
  });
  const home = (n: number): number => partOf.get(printedAs[n] as number) as number;
  // Whether the paragraph is set apart.
  let aside = false;
  const found: { a: number; b: number; much: number }[] = [];
  for (let n = 1; n < statements.length; n++) {
    const [one, other] = [statements[n - 1] as Statement, statements[n] as Statement];
    const same = one.source === other.source && one.unit.paragraph === other.unit.paragraph;
    // What was told "in a separate event" ends with its paragraph.
    const cut = turned(other) || (aside && !same);
    aside = setApart(other) || (aside && same);
    if (one.source !== other.source) continue;
    const [a, b] = [home(n - 1), home(n)];
    if (a === b) continue;
    const moved = printedAs[n - 1] !== n - 1 || printedAs[n] !== n;
    const sameStretch = (parts[a] as Part).stretch === (parts[b] as Part).stretch;
    const much =
      (together(one, other) ? NEAR.paragraph : 0) +
      (sameStretch ? NEAR.stretch : 0) +
      (cut ? NEAR.turn : NEAR.next) * (moved ? NEAR.moved : 1);
    found.push({ a, b, much });
  }
  for (const { a, b, surely } of kin) if (home(a) !== home(b)) found.push({ a: home(a), b: home(b), much: OF_ONE_EVENT * surely });
  return found;
}
