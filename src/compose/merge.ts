import type { Because } from '../model/log.ts';
import type { Lean } from './lean.ts';
import { candidatePairs, containment, cosine, type Rarity, type Vector, vectorOf } from './likeness.ts';
import { opposites } from './predicate.ts';
import { numberUnit, type Statement } from './statement.ts';

/** What merging found out. */
export interface Merging {
  /** For each statement the statement printed in its place: itself where it is printed. */
  readonly printedAs: Int32Array;
  /** Statements that tell one event differently, with what differs. Not merged; i < j. */
  readonly conflicts: readonly Conflict[];
  /** Grounds of each merged statement, by index. */
  readonly because: ReadonlyMap<number, readonly Because[]>;
}

export interface Conflict {
  readonly a: number;
  readonly b: number;
  readonly kind: 'number' | 'reality';
  readonly likeness: number;
}

/** Two statements of different sources tell the same where their likeness reaches this. */
const SAME = 0.5;
/** Every pair in a group of merged statements must be this alike. */
const SAME_IN_GROUP = 0.36;
/** In a wire copy, a sentence this alike is the same with a word changed. */
const SAME_IN_COPY = 0.42;
/** Less than this in common is not looked at closer. */
const ROUGH = 0.15;
/** The same words by chance are no fact: in other texts than copies, this many are needed. */
const LEAST_WORDING = 6;
/** They tell of the same event, if not the same of it, from here on. */
const SAME_EVENT = 0.36;
/** Terms in more statements than this find no candidates. */
const COMMON = 120;
/** A pair of candidates shares terms of at least this weight. */
const LEAST_SHARED = 3;

export interface PairVerdict {
  readonly likeness: number;
  readonly because: readonly Because[];
  readonly conflict?: 'number' | 'reality' | 'origin' | 'opposite' | 'time';
}

/** Weight of the smaller statement below which what it holds proves little. */
const FULL = 12;

/** How alike two statements are in what they tell, 0–1 and a little above, and what forbids to merge them. */
export function compare(a: Statement, b: Statement, va: Vector, vb: Vector): PairVerdict {
  const because: Because[] = [];
  const angle = cosine(va, vb);
  const held = containment(va, vb) * Math.min(1, Math.min(va.total, vb.total) / FULL);
  let likeness = (angle + held) / 2;
  because.push({ rule: 'words and names in common', weight: round(likeness) });
  const add = (rule: string, weight: number, words?: readonly string[]): void => {
    likeness += weight;
    because.push({ rule, weight: round(weight), ...(words === undefined ? {} : { words: words.join(', ') }) });
  };
  // Word for word nearly the same: nothing else needs to be asked but numbers.
  const verbatim = angle > 0.85;
  if (!verbatim) {
    const verbs = shared(a.verbs, b.verbs);
    const share = (2 * verbs.length) / Math.max(1, a.verbs.size + b.verbs.size);
    if (verbs.length > 0) add('the same is done', -0.05 + 0.3 * share, verbs);
    else if (a.verbs.size > 0 && b.verbs.size > 0) add('something else is done', -0.2);
    const names = shared(a.names, b.names);
    if (names.length === 0 && shared(a.numbers, b.numbers).length === 0) add('no name and no number in common', -0.2);
    else if (names.length === 0 && a.names.size > 0 && b.names.size > 0) add('no name in common', -0.12);
    if (a.numbers.size > 0 !== b.numbers.size > 0) add('only one gives a number', -0.05);
    if (a.unit.speaker !== undefined && b.unit.speaker !== undefined && a.unit.speaker !== b.unit.speaker) add('two people speak', -0.15);
    const strangers =
      a.subject.size > 0 &&
      b.subject.size > 0 &&
      shared(a.subject, b.subject).length === 0 &&
      !(shared(a.subject, b.names).length > 0 && shared(b.subject, a.names).length > 0);
    if (strangers) add('somebody else does it', -0.12);
  }
  let conflict: PairVerdict['conflict'];
  if (!verbatim && excludes(a, b)) conflict = 'opposite';
  if (apart(a.terms, b.terms)) conflict ??= 'time';
  if (a.numbers.size > 0 && b.numbers.size > 0) {
    const common = shared(a.numbers, b.numbers);
    if (common.length > 0)
      add(
        'the same numbers',
        Math.min(
          0.24,
          common.reduce((sum, n) => sum + (Number.parseFloat(n) >= 10 ? 0.12 : 0.05), 0),
        ),
        common.map((n) => n.replace('|', ' ')),
      );
    if (common.length === 0 || differ(a, b)) conflict ??= 'number';
  }
  if (a.reality !== b.reality && !verbatim) {
    const promised =
      new Set([a.reality, b.reality]).has('coming') &&
      new Set([a.reality, b.reality]).has('done') &&
      shared(a.numbers, b.numbers).length > 0;
    if (promised) add('one tells as done what the other tells as coming', -0.06);
    else conflict ??= 'reality';
  }
  if (a.origin !== undefined && b.origin !== undefined && a.origin.size > 0 && b.origin.size > 0 && shared(a.origin, b.origin).length === 0)
    conflict ??= 'origin';
  return { likeness, because, ...(conflict === undefined ? {} : { conflict }) };
}

/** Whether both give one number of some size with different bounds: "1,500", "up to 1,500". */
function bounds(a: Statement, b: Statement): boolean {
  return a.figures.some(
    (one) =>
      one.value >= 10 &&
      b.figures.some((other) => other.value === one.value && numberUnit(other) === numberUnit(one) && other.qualifier !== one.qualifier),
  );
}

/** Whether one holds a word that a word of the other excludes: "inside", "outside". */
function excludes(a: Statement, b: Statement): boolean {
  for (const word of a.stems) {
    const others = b.stems.has(word) ? undefined : opposites().get(word);
    if (others !== undefined) for (const other of others) if (b.stems.has(other) && !a.stems.has(other)) return true;
  }
  return false;
}

/** Whether both name months or years, and none in common. */
function apart(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  for (const kind of [MONTH, YEAR]) {
    const [left, right] = [[...a.keys()].filter((term) => kind.test(term)), [...b.keys()].filter((term) => kind.test(term))];
    if (left.length > 0 && right.length > 0 && !left.some((term) => right.includes(term))) return true;
  }
  return false;
}

const MONTH = /^\*(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;
const YEAR = /^#(?:1[89]|20)\d\d$/;

/** Whether two statements count the same with different numbers: same unit and a word of what is counted in common. */
function differ(a: Statement, b: Statement): boolean {
  for (const one of a.figures)
    for (const other of b.figures) {
      if (one.unit !== other.unit || one.value === other.value) continue;
      if (b.numbers.has(`${one.value}|${numberUnit(one)}`) || a.numbers.has(`${other.value}|${numberUnit(other)}`)) continue;
      if (one.unit !== 'person' || one.counts.split(/\s+/).some((word) => word.length > 3 && other.counts.includes(word))) return true;
    }
  return false;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return [...small].filter((term) => large.has(term));
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}

/**
 * Joins statements of different sources that tell the same fact. Two statements of one source are never joined, nor two that
 * differ in number, in how real the deed is, or in who says so. Candidates come from an inverted index.
 *
 * @param leaning  by statement index.
 * @param copyOf   by source index: the source it is a wire copy of.
 */
export function merge(
  statements: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  of: Rarity,
  copyOf: readonly (number | undefined)[],
): Merging {
  const vectors = statements.map((statement) => vectorOf([statement], of));
  const printedAs = Int32Array.from({ length: statements.length }, (_, i) => i);
  const because = new Map<number, readonly Because[]>();
  const members = new Map<number, number[]>();
  const conflicts: Conflict[] = [];
  const original = (source: number): number => copyOf[source] ?? source;
  const groupOf = (i: number): number[] => members.get(printedAs[i] as number) ?? [i];

  const isCopy = (i: number, j: number): boolean =>
    original((statements[i] as Statement).source) === original((statements[j] as Statement).source);

  /** What both lean on decides whether "this meeting" is the same meeting. */
  const context = (i: number, j: number): Because | undefined => {
    const [la, lb] = [i, j].map((n) => (leaning[n]?.loose === true ? undefined : leaning[n]));
    if (la === undefined && lb === undefined) return undefined;
    if (la === undefined || lb === undefined) return { rule: 'one leans on what the other does not', weight: -0.1 };
    return printedAs[la.on] === printedAs[lb.on]
      ? { rule: 'what both lean on is the same', weight: 0.18 }
      : { rule: 'they lean on different things', weight: -0.17 };
  };
  const compareNow = (i: number, j: number): PairVerdict => {
    const verdict = compare(statements[i] as Statement, statements[j] as Statement, vectors[i] as Vector, vectors[j] as Vector);
    const ground = isCopy(i, j) ? undefined : context(i, j);
    return ground === undefined
      ? verdict
      : { ...verdict, likeness: verdict.likeness + ground.weight, because: [...verdict.because, ground] };
  };
  const join = (i: number, j: number, grounds: () => readonly Because[]): void => {
    const [ga, gb] = [groupOf(i), groupOf(j)];
    const sources = new Set(ga.map((n) => (statements[n] as Statement).source));
    if (gb.some((n) => sources.has((statements[n] as Statement).source))) return;
    members.delete(printedAs[i] as number);
    members.delete(printedAs[j] as number);
    const all = [...ga, ...gb].sort((x, y) => x - y);
    const printed = mostComplete(all, statements, vectors, leaning);
    members.set(printed, all);
    for (const n of all) printedAs[n] = printed;
    for (const n of [i, j]) if (!because.has(n)) because.set(n, grounds());
  };

  // The very same words: wire copies, and statements that several texts print in full.
  const firstWith = new Map<string, number>();
  for (const { index, words } of statements) {
    const wording = words.map(({ word }) => word).join(' ');
    const first = firstWith.get(wording);
    if (first === undefined) firstWith.set(wording, index);
    else if (words.length >= LEAST_WORDING || isCopy(first, index)) join(first, index, () => [{ rule: 'the same words', weight: 1 }]);
  }

  const pairs: { readonly i: number; readonly j: number; readonly likeness: number; readonly conflict: PairVerdict['conflict'] }[] = [];
  for (const [i, j] of candidatePairs(vectors, COMMON, LEAST_SHARED)) {
    const a = statements[i] as Statement;
    const b = statements[j] as Statement;
    if (a.source === b.source || printedAs[i] === printedAs[j]) continue;
    const [va, vb] = [vectors[i] as Vector, vectors[j] as Vector];
    if ((cosine(va, vb) + containment(va, vb)) / 2 < ROUGH) continue;
    const { likeness, conflict } = compare(a, b, va, vb);
    if (likeness >= SAME_EVENT - 0.18 || bounds(a, b)) pairs.push({ i, j, likeness, conflict });
  }
  pairs.sort((a, b) => b.likeness - a.likeness || a.i - b.i || a.j - b.j);

  // What leans is compared again once what it leans on has found its match.
  for (let round = 0; round < 2; round++)
    for (const { i, j, likeness, conflict } of pairs) {
      if (printedAs[i] === printedAs[j]) continue;
      const copies = isCopy(i, j);
      const now = copies ? likeness : likeness + (context(i, j)?.weight ?? 0);
      if (now < (copies ? SAME_IN_COPY : SAME)) continue;
      if (conflict !== undefined && !(copies && conflict !== 'number')) continue;
      const [ga, gb] = [groupOf(i), groupOf(j)];
      if (ga.length + gb.length > 2 && !ga.every((x) => gb.every((y) => fits(compareNow(x, y))))) continue;
      join(i, j, () => compareNow(i, j).because);
    }
  for (const { i, j, likeness, conflict } of pairs) {
    if (printedAs[i] === printedAs[j]) continue;
    if (likeness >= SAME_EVENT && (conflict === 'number' || conflict === 'reality'))
      conflicts.push({ a: i, b: j, kind: conflict, likeness });
    else if (bounds(statements[i] as Statement, statements[j] as Statement)) conflicts.push({ a: i, b: j, kind: 'number', likeness });
  }
  return { printedAs, conflicts, because };
}

function fits(verdict: PairVerdict): boolean {
  return verdict.likeness >= SAME_IN_GROUP && verdict.conflict === undefined;
}

/** The wording that tells most; one that stands by itself before one that leans. */
function mostComplete(
  all: readonly number[],
  statements: readonly Statement[],
  vectors: readonly Vector[],
  leaning: readonly (Lean | undefined)[],
): number {
  const told = (n: number): number =>
    (vectors[n] as Vector).total * (leaning[n] === undefined ? 1.25 : 1) + 0.001 * (statements[n] as Statement).text.length;
  return all.reduce((best, n) => (told(n) > told(best) ? n : best));
}
