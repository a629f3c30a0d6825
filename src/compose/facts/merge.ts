import type { Because } from '../../model/log.ts';
import type { Lean } from '../lean/lean.ts';
import { learnAffiliations } from '../statement/affiliation.ts';
import { unifyNames } from '../statement/name-variants.ts';
import { resolve } from '../statement/resolve.ts';
import type { Statement } from '../statement/statement.ts';
import { fluency, idle, toldApart } from '../talk/spoken.ts';
import { raritiesByAffair } from './affairs.ts';
import { compare, type PairVerdict } from './compare.ts';
import { evidenceByAffair } from './evidence.ts';
import { inBoth } from './in-both.ts';
import { startJoining } from './joined.ts';
import { candidatePairs, containment, cosine, type Rarity, type Vector, vectorOf } from './likeness.ts';
import { otherBound } from './other-bound.ts';
import { risingToll } from './rising-toll.ts';

/** What merging found out. */
export interface Merging {
  /** For each statement the statement printed in its place: itself where it is printed. */
  readonly printedAs: Int32Array;
  /** Statements that tell one event differently, with what differs. Not merged; i < j. */
  readonly conflicts: readonly Conflict[];
  /** Statements that perhaps tell the same and were not merged: most are of one event. */
  readonly kin: readonly Kin[];
  /** By source index, how rare terms are in its affair: one object for each affair. */
  readonly affairs: ReadonlyMap<number, Rarity>;
  /** Grounds of each merged statement, by index. */
  readonly because: ReadonlyMap<number, readonly Because[]>;
}

/** Two statements of different sources, i < j, that speak of one event. */
export interface Kin {
  readonly a: number;
  readonly b: number;
  /** How surely, above 0 to 1. */
  readonly surely: number;
}

export interface Conflict {
  readonly a: number;
  readonly b: number;
  readonly kind: 'number' | 'reality' | 'toll';
  readonly likeness: number;
}

/** Two statements of different sources tell the same where the log odds reach this: a wrong merge is worse than a repeat. */
export const SAME = 1.4;
/** Talk, which says little in many words, tells the same as another text from here on, where no figure or several names show it. */
const SAME_IN_TALK = 2.5;
/**
 * Two groups are one where their statements are this alike, each with each of the other, and in the mean, one pair counting no more
 * than `most`: a little less than two that are joined, since a third shows what they share; much less, and a chain of likenesses joins a
 * vote with the debate before it.
 */
const SAME_IN_GROUP = { each: -2.5, mean: 0.6, most: 5.5 } as const;
/** In a wire copy, a sentence this alike is the same with a word changed. */
const SAME_IN_COPY = -0.5;
/** Less than this in common is not looked at closer. */
const ROUGH = 0.15;
/** Nor less than this cosine, unless a large number is in common. */
const LEAST_ANGLE = 0.15;
/** The same words by chance are no fact: in other texts than copies, this many are needed. */
const LEAST_WORDING = 6;
/** They tell of the same event, if not the same of it, from here on. */
const SAME_EVENT = 0.5;
/** And with a large number in common from here on. */
const SAME_COUNT = -2.5;
/** Two speak perhaps of one event above these log odds of telling the same, surely at those. */
const KIN = { perhaps: -1.5, surely: 1.5 } as const;
/** Pairs less alike are forgotten. */
const LEAST = -3;
/** Nearly the same words: cosine of the two. */
const NEARLY = 0.9;
/** What both lean on is the same, or another. */
const ON_SAME = 3.2;
const ON_OTHER = -0.5;
/** Terms in more statements than this find no candidates. */
const COMMON = 80;
/** A pair of candidates shares terms of at least this weight. */
const LEAST_SHARED = 3;

/** A pair that may tell the same, i < j. */
interface Pair {
  readonly i: number;
  readonly j: number;
  readonly likeness: number;
  /** The likeness with what else speaks for one fact; in wire copies the likeness alone. */
  readonly weighed: number;
  readonly event: number;
  readonly conflict: ReturnType<PairVerdict['conflict']>;
}

/**
 * Joins statements of different sources that tell the same fact. Two statements of one source are never joined, nor two that
 * differ in number, in how real the deed is, or in who says so. Candidates come from an inverted index.
 *
 * @param leaning  by statement index.
 * @param copyOf   by source index: the source it is a wire copy of.
 * @param published  by source index: its date, ISO 8601, where it is known.
 */
export function merge(
  given: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  of: Rarity,
  copyOf: readonly (number | undefined)[],
  published: readonly (string | undefined)[] = [],
): Merging {
  const statements = resolve(unifyNames(given), leaning);
  const affairs = raritiesByAffair(statements, of);
  const rarityFor = ({ source }: Statement): Rarity => affairs.get(source) as Rarity;
  const vectors = statements.map((statement) => vectorOf([statement], rarityFor(statement)));
  const ofState = learnAffiliations(statements);
  const known = new Map<number, number>();
  const fullness = (n: number): number => {
    const told = known.get(n) ?? completeness(given[n] as Statement, rarityFor(given[n] as Statement), leaning[n]);
    known.set(n, told);
    return told;
  };
  const joined = startJoining(
    statements.map(({ source }) => source),
    fullness,
  );
  const { printedAs, groupOf, join } = joined;
  const between = betweenIn(statements);
  const original = (n: number): number => {
    const { source } = statements[n] as Statement;
    return copyOf[source] ?? source;
  };
  const isCopy = (i: number, j: number): boolean => original(i) === original(j);
  const days = statements.map(({ source }) => published[source]?.slice(0, 10));
  const sameDay = (i: number, j: number): boolean => days[i] !== undefined && days[i] === days[j];

  const evidence = evidenceByAffair(statements, affairs, of, days);
  /** What both lean on decides whether "this meeting" is the same meeting. */
  const context = (i: number, j: number): Because | undefined => {
    const [la, lb] = [i, j].map((n) => (leaning[n]?.loose === true ? undefined : leaning[n]));
    if (la === undefined || lb === undefined) return undefined;
    return printedAs[la.on] === printedAs[lb.on]
      ? { rule: 'what both lean on is the same', weight: ON_SAME }
      : { rule: 'they lean on different things', weight: ON_OTHER };
  };
  const compareNow = (i: number, j: number): PairVerdict => {
    const [a, b, va, vb] = [statements[i] as Statement, statements[j] as Statement, vectors[i] as Vector, vectors[j] as Vector];
    const verdict = compare(a, b, va, vb, between(i, j), ofState, sameDay(i, j));
    if (isCopy(i, j)) return verdict;
    const ground = context(i, j);
    return {
      ...verdict,
      likeness: verdict.likeness + evidence.weigh(i, j) + (ground?.weight ?? 0),
      because: () => [...verdict.because(), ...evidence.because(i, j), ...(ground === undefined ? [] : [ground])],
    };
  };

  // The very same words: wire copies, and statements that several texts print in full.
  const firstWith = new Map<string, number>();
  for (const { index, words } of statements) {
    const wording = words.map(({ word }) => word).join(' ');
    const first = firstWith.get(wording);
    if (first === undefined) firstWith.set(wording, index);
    else if (words.length >= LEAST_WORDING || isCopy(first, index)) join(first, index, () => [{ rule: 'the same words', weight: 1 }]);
  }

  /** Whether an earlier statement has told the same in nearly the same words, and is joined with it. */
  const represented = (j: number, likest: readonly number[]): boolean => {
    if (printedAs[j] !== j) return (groupOf(j)[0] as number) < j;
    for (const i of likest) {
      const [a, b] = [statements[i] as Statement, statements[j] as Statement];
      if (a.source === b.source || cosine(vectors[i] as Vector, vectors[j] as Vector) < NEARLY || toldApart(a, b)) continue;
      const verdict = compareNow(i, j);
      if (verdict.likeness < SAME || verdict.conflict() !== undefined) continue;
      join(i, j, verdict.because);
      if (printedAs[i] === printedAs[j]) return true;
    }
    return false;
  };
  const pairs: Pair[] = [];
  for (const [i, j] of candidatePairs(vectors, COMMON, LEAST_SHARED, represented)) {
    const [a, b, va, vb] = [statements[i] as Statement, statements[j] as Statement, vectors[i] as Vector, vectors[j] as Vector];
    if (a.source === b.source || printedAs[i] === printedAs[j] || !roughlyAlike(a, b, va, vb)) continue;
    const apart = toldApart(a, b);
    if (apart && (idle(a) || idle(b))) continue;
    const { likeness, event, conflict } = compare(a, b, va, vb, between(i, j), ofState, sameDay(i, j));
    if (apart && likeness < SAME_IN_TALK) continue;
    if (event >= LEAST || otherBound(a, b) || risingToll(a, b, va, vb))
      pairs.push({ i, j, likeness, weighed: isCopy(i, j) ? likeness : likeness + evidence.weigh(i, j), event, conflict: conflict() });
  }
  pairs.sort((a, b) => b.weighed - a.weighed || a.i - b.i || a.j - b.j);

  // What leans is compared again once what it leans on has found its match.
  for (let round = 0; round < 2; round++)
    for (const { i, j, weighed, conflict } of pairs) {
      if (printedAs[i] === printedAs[j]) continue;
      const copies = isCopy(i, j);
      const now = copies ? weighed : weighed + (context(i, j)?.weight ?? 0);
      if (now < (copies ? SAME_IN_COPY : SAME)) continue;
      if (conflict !== undefined && !(copies && conflict !== 'number')) continue;
      const [ga, gb] = [groupOf(i), groupOf(j)];
      if (ga.length + gb.length > 2 && !areOne(some(ga).flatMap((x) => some(gb).map((y) => compareNow(x, y))))) continue;
      join(i, j, compareNow(i, j).because);
    }
  const apart = pairs.filter(({ i, j }) => printedAs[i] !== printedAs[j]);
  return { printedAs, affairs, conflicts: toldDifferently(apart, statements, vectors), kin: kinAmong(apart), because: joined.because };
}

function kinAmong(pairs: readonly Pair[]): Kin[] {
  return pairs
    .filter(({ likeness }) => likeness > KIN.perhaps)
    .map(({ i, j, likeness }) => ({ a: i, b: j, surely: Math.min(1, (likeness - KIN.perhaps) / (KIN.surely - KIN.perhaps)) }));
}

/** How far apart two statements stand in their texts, 0–1: both at the head, one at the head and one at the end. */
function betweenIn(statements: readonly Statement[]): (i: number, j: number) => number {
  const sizes = new Map<number, number>();
  const starts = new Map<number, number>();
  for (const { source, index } of statements) {
    if (!starts.has(source)) starts.set(source, index);
    sizes.set(source, (sizes.get(source) ?? 0) + 1);
  }
  const placeOf = (i: number): number => {
    const { source } = statements[i] as Statement;
    return (i - (starts.get(source) as number)) / Math.max(1, (sizes.get(source) as number) - 1);
  };
  return (i, j) => Math.abs(placeOf(i) - placeOf(j));
}

/** Whether two have enough in common to be looked at closer. */
function roughlyAlike(a: Statement, b: Statement, va: Vector, vb: Vector): boolean {
  const angle = cosine(va, vb);
  return (angle >= LEAST_ANGLE || sharesLarge(a, b)) && (angle + containment(va, vb)) / 2 >= ROUGH;
}

function sharesLarge(a: Statement, b: Statement): boolean {
  for (const number of a.numbers) if (b.numbers.has(number) && Number.parseFloat(number) >= 10) return true;
  return false;
}

/** Pairs that tell of one event with other numbers, bounds or tolls, or of a deed as done and as possible. */
function toldDifferently(pairs: readonly Pair[], statements: readonly Statement[], vectors: readonly Vector[]): Conflict[] {
  const found: Conflict[] = [];
  for (const { i, j, event: likeness, conflict } of pairs) {
    const [a, b] = [statements[i] as Statement, statements[j] as Statement];
    const counted = inBoth(a.numbers, b.numbers).some((n) => Number.parseFloat(n) >= 10);
    // The same number, told as done and as merely possible or with another bound, is one event in few words.
    const differ = (conflict === 'number' || conflict === 'reality') && likeness >= (counted ? SAME_COUNT : SAME_EVENT);
    const bounded = otherBound(a, b);
    if (differ || bounded) found.push({ a: i, b: j, kind: bounded || conflict !== 'reality' ? 'number' : 'reality', likeness });
    if (risingToll(a, b, vectors[i] as Vector, vectors[j] as Vector)) found.push({ a: i, b: j, kind: 'toll', likeness });
  }
  return found;
}

/** The first, the last and some between: of many near copies, a few speak for all. */
function some(group: readonly number[]): readonly number[] {
  if (group.length <= SPEAKERS) return group;
  return Array.from({ length: SPEAKERS }, (_, i) => group[Math.round((i * (group.length - 1)) / (SPEAKERS - 1))] as number);
}
const SPEAKERS = 6;

/** Whether two groups are one, by the verdicts on each of one with each of the other. */
function areOne(verdicts: readonly PairVerdict[]): boolean {
  const { each, mean, most } = SAME_IN_GROUP;
  return (
    verdicts.every(({ likeness, conflict }) => likeness >= each && conflict() === undefined) &&
    verdicts.reduce((sum, { likeness }) => sum + Math.min(most, likeness), 0) >= mean * verdicts.length
  );
}

/** How much a wording tells; one that stands by itself before one that leans. */
function completeness(statement: Statement, of: Rarity, lean: Lean | undefined): number {
  const alone = lean === undefined ? 1.6 : lean.loose ? 1.2 : 0.8;
  return vectorOf([statement], of).total * alone * fluency(statement) + 0.001 * statement.text.length;
}
