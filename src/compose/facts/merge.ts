import type { Because } from '../../model/log.ts';
import { isCountry } from '../../text/places.ts';
import type { Lean } from '../lean/lean.ts';
import { type Affiliations, learnAffiliations } from '../statement/affiliation.ts';
import { unifyNames } from '../statement/name-variants.ts';
import { opposites } from '../statement/predicate.ts';
import { resolve } from '../statement/resolve.ts';
import { differentNumbers, excludingBounds, isNamelessTeller, numberUnit, type Statement } from '../statement/statement.ts';
import { fluency, toldApart } from '../talk/spoken.ts';
import { candidatePairs, containment, cosine, type Rarity, type Vector, vectorOf } from './likeness.ts';
import { sameFact } from './same-fact.ts';
import { differentToll } from './toll.ts';

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
  readonly kind: 'number' | 'reality' | 'toll';
  readonly likeness: number;
}

/** Two statements of different sources tell the same where the log odds reach this: a wrong merge is worse than a repeat. */
const SAME = 1;
/** Every pair in a group of merged statements must be this alike. */
const SAME_IN_GROUP = -0.5;
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
/** Tolls of one event share a name, another telling word and this much in all. */
const SAME_TOLL = 0.2;
/** Pairs less alike are forgotten. */
const LEAST = -3;
/** Nearly the same words: cosine of the two. */
const NEARLY = 0.9;
/** What both lean on is the same, is another, is there for one only. */
const ON_SAME = 3.2;
const ON_OTHER = -1.5;
const ON_ONE = -0.3;
/** Terms in more statements than this find no candidates. */
const COMMON = 80;
/** A pair of candidates shares terms of at least this weight. */
const LEAST_SHARED = 3;

type Conflicting = 'number' | 'reality' | 'origin' | 'opposite' | 'time' | 'act';

export interface PairVerdict {
  /** Log odds that both tell the same. */
  readonly likeness: number;
  /** Log odds that both speak of one event. */
  readonly event: number;
  readonly because: () => readonly Because[];
  readonly conflict?: Conflicting;
}

/**
 * Whether two statements tell the same, and what forbids to merge them.
 *
 * @param between  how far apart they stand in their texts, 0–1.
 */
export function compare(a: Statement, b: Statement, va: Vector, vb: Vector, between: number, ofState: Affiliations): PairVerdict {
  const { odds, event, because } = sameFact(a, b, va, vb, between);
  const conflict = conflictOf(a, b, ofState);
  return { likeness: odds, event, because, ...(conflict === undefined ? {} : { conflict }) };
}

const PROMISES = ['pledg', 'promis', 'offer', 'commit', 'announc'];

function conflictOf(a: Statement, b: Statement, ofState: Affiliations): Conflicting | undefined {
  if (a.numbers.size > 0 && b.numbers.size > 0 && (shared(a.numbers, b.numbers).length === 0 || differentNumbers(a, b))) return 'number';
  // "With the 2 million promised by Portugal, pledges come to 27 million" tells of 27 million.
  if (onlyGiven(a, b) || onlyGiven(b, a) || bounds(a, b)) return 'number';
  if (apart(a.terms, b.terms)) return 'time';
  const real = new Set([realityFor(a, b), realityFor(b, a)]);
  // "Will give 30 million" is what "pledged 30 million" says, and what "gave 30 million" says where it is not yet paid.
  const promised =
    real.has('done') &&
    real.has('coming') &&
    a.verbs.has('give') &&
    b.verbs.has('give') &&
    [a, b].some(({ coreStems }) => PROMISES.some((word) => coreStems.has(word))) &&
    shared(a.numbers, b.numbers).length > 0;
  if (real.has('done') && real.has('coming') && !promised) return 'time';
  if (a.lasting !== b.lasting && !(a.lasting ? b : a).state && real.size === 1) return 'time';
  if (real.size > 1 && !promised) return 'reality';
  if (otherTeller(a, b, ofState)) return 'origin';
  if (judges(a, b) || judges(b, a) || otherCaller(a, b, ofState) || otherQuotation(a, b)) return 'act';
  return excludes(a, b) || oneAndSeveral(a, b) ? 'opposite' : undefined;
}

/** "She was flown home", "They were flown home". */
function oneAndSeveral(a: Statement, b: Statement): boolean {
  const [one, other] = [a.words[0]?.word ?? '', b.words[0]?.word ?? ''];
  return (
    (SINGULAR.test(one) && other === 'they') ||
    (SINGULAR.test(other) && one === 'they') ||
    (one === 'he' && other === 'she') ||
    (one === 'she' && other === 'he')
  );
}
const SINGULAR = /^(?:he|she)$/;

/** How real a statement tells what another is about: "told ships to leave and will close" tells of closing as to come. */
function realityFor(of: Statement, about: Statement): Statement['reality'] {
  const { later } = of;
  return shared(later.verbs, about.head).length > 0 && shared(of.head, about.verbs).length === 0 ? later.reality : of.reality;
}

/** Whether the numbers that both give only lead up to what one tells. */
function onlyGiven(a: Statement, b: Statement): boolean {
  return a.givenNumbers.size > 0 && b.givenNumbers.size === 0 && shared(a.numbers, b.numbers).every((number) => a.givenNumbers.has(number));
}

/** Heads that tell of somebody's stance: another assertion than what the stance is on. */
const STANCES = ['praise', 'condemn', 'apologise', 'blame', 'mourn', 'protest', 'threaten', 'hope'];

/** Whether one tells of a stance that the other knows nothing of: "welcomed the decision to pay", "decided to pay". */
function judges(a: Statement, b: Statement): boolean {
  return STANCES.some((stance) => a.head.has(stance) && !b.deeds.has(stance) && !b.verbs.has(stance));
}

/** What is demanded, praised or condemned is told by whoever does so. */
const CALLS = ['demand', 'praise', 'condemn', 'support', 'warn', 'hope', 'blame', 'deny', 'threaten'];

/** Whether both tell of one such act, each by somebody whom the other does not know. */
function otherCaller(a: Statement, b: Statement, ofState: Affiliations): boolean {
  if (!CALLS.some((act) => a.verbs.has(act) && b.verbs.has(act))) return false;
  if (a.subject.size === 0 || b.subject.size === 0 || shared(a.subject, b.names).length > 0 || shared(b.subject, a.names).length > 0)
    return false;
  return !(speaksFor(a.subject, b.subject, ofState) || speaksFor(b.subject, a.subject, ofState));
}

/** Whether both quote, and no three words in common, of short quotations no word: what is quoted is what was said. */
function otherQuotation(a: Statement, b: Statement): boolean {
  const least = Math.min(a.quoted.size, b.quoted.size);
  if (least < 2) return false;
  return (least === 2 ? shared(a.quoted, b.quoted) : shared(a.quotedRuns, b.quotedRuns)).length === 0;
}

/** Whether each names who says so, and they are not the same. */
function otherTeller(a: Statement, b: Statement, ofState: Affiliations): boolean {
  if (a.origin === undefined || b.origin === undefined || a.origin.size === 0 || b.origin.size === 0) return false;
  if (shared(a.origin, b.origin).length > 0) return false;
  return !(speaksFor(a.origin, b.origin, ofState) || speaksFor(b.origin, a.origin, ofState));
}

/** Whether a teller may be one of the state that the other names: "the foreign ministry", "the Royal Navy" of "the UK". */
function speaksFor(teller: ReadonlySet<string>, state: ReadonlySet<string>, ofState: Affiliations): boolean {
  const countries = [...state].filter((name) => isCountry(name.slice(1)));
  if (countries.length === 0 || [...state].some((name) => !isCountry(name.slice(1)) && !isNamelessTeller(name))) return false;
  const named = [...teller].filter((name) => !isNamelessTeller(name));
  return named.length === 0 || named.some((name) => countries.some((country) => ofState.get(name)?.has(country)));
}

/** Whether both give one number of some size with different bounds: "1,500", "up to 1,500". */
function bounds(a: Statement, b: Statement): boolean {
  return a.figures.some(
    (one) =>
      one.value >= 10 &&
      b.figures.some(
        (other) => other.value === one.value && numberUnit(other) === numberUnit(one) && excludingBounds(one.qualifier, other.qualifier),
      ),
  );
}

/** Whether one holds a word that a word of the other excludes: "inside", "outside". */
function excludes(a: Statement, b: Statement): boolean {
  for (const word of a.coreStems) {
    const others = b.stems.has(word) ? undefined : opposites().get(word);
    if (others !== undefined) for (const other of others) if (b.coreStems.has(other) && !a.stems.has(other)) return true;
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

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return [...small].filter((term) => large.has(term));
}

/**
 * Joins statements of different sources that tell the same fact. Two statements of one source are never joined, nor two that
 * differ in number, in how real the deed is, or in who says so. Candidates come from an inverted index.
 *
 * @param leaning  by statement index.
 * @param copyOf   by source index: the source it is a wire copy of.
 */
export function merge(
  given: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  of: Rarity,
  copyOf: readonly (number | undefined)[],
): Merging {
  const statements = resolve(unifyNames(given), leaning);
  const vectors = statements.map((statement) => vectorOf([statement], of));
  const ofState = learnAffiliations(statements);
  const printedAs = Int32Array.from({ length: statements.length }, (_, i) => i);
  const because = new Map<number, readonly Because[]>();
  const members = new Map<number, number[]>();
  const conflicts: Conflict[] = [];
  const original = (source: number): number => copyOf[source] ?? source;
  const known = new Map<number, number>();
  const fullness = (n: number): number => {
    const told = known.get(n) ?? completeness(given[n] as Statement, of, leaning[n]);
    known.set(n, told);
    return told;
  };
  const groupOf = (i: number): number[] => members.get(printedAs[i] as number) ?? [i];

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
  const between = (i: number, j: number): number => Math.abs(placeOf(i) - placeOf(j));
  const isCopy = (i: number, j: number): boolean =>
    original((statements[i] as Statement).source) === original((statements[j] as Statement).source);

  /** What both lean on decides whether "this meeting" is the same meeting. */
  const context = (i: number, j: number): Because | undefined => {
    const [la, lb] = [i, j].map((n) => (leaning[n]?.loose === true ? undefined : leaning[n]));
    if (la === undefined && lb === undefined) return undefined;
    if (la === undefined || lb === undefined) return { rule: 'one leans on what the other does not', weight: ON_ONE };
    return printedAs[la.on] === printedAs[lb.on]
      ? { rule: 'what both lean on is the same', weight: ON_SAME }
      : { rule: 'they lean on different things', weight: ON_OTHER };
  };
  const compareNow = (i: number, j: number): PairVerdict => {
    const verdict = compare(
      statements[i] as Statement,
      statements[j] as Statement,
      vectors[i] as Vector,
      vectors[j] as Vector,
      between(i, j),
      ofState,
    );
    const ground = isCopy(i, j) ? undefined : context(i, j);
    return ground === undefined
      ? verdict
      : { ...verdict, likeness: verdict.likeness + ground.weight, because: () => [...verdict.because(), ground] };
  };
  const join = (i: number, j: number, grounds: () => readonly Because[]): void => {
    const [ga, gb] = [groupOf(i), groupOf(j)];
    const sources = new Set(ga.map((n) => (statements[n] as Statement).source));
    if (gb.some((n) => sources.has((statements[n] as Statement).source))) return;
    members.delete(printedAs[i] as number);
    members.delete(printedAs[j] as number);
    const all = [...ga, ...gb].sort((x, y) => x - y);
    const [one, other] = [printedAs[i] as number, printedAs[j] as number];
    const printed = fullness(one) > fullness(other) || (fullness(one) === fullness(other) && one < other) ? one : other;
    members.set(printed, all);
    for (const n of all) printedAs[n] = printed;
    for (const n of [i, j]) if (!because.has(n)) because.set(n, grounds());
  };

  /** Whether two give different tolls of one event: a name and something else in common beside the dead. */
  const rising = (i: number, j: number): boolean => {
    const [a, b] = [statements[i] as Statement, statements[j] as Statement];
    if (differentToll(a, b) === undefined || shared(a.names, b.names).length === 0) return false;
    const [va, vb] = [vectors[i] as Vector, vectors[j] as Vector];
    const others = [...va.weights.keys()].filter(
      (term) => vb.weights.has(term) && !/^[@#*]/.test(term) && term !== '=kill' && term !== '=injure',
    );
    return others.length > 0 && (cosine(va, vb) + containment(va, vb)) / 2 >= SAME_TOLL;
  };

  // The very same words: wire copies, and statements that several texts print in full.
  const firstWith = new Map<string, number>();
  for (const { index, words } of statements) {
    const wording = words.map(({ word }) => word).join(' ');
    const first = firstWith.get(wording);
    if (first === undefined) firstWith.set(wording, index);
    else if (words.length >= LEAST_WORDING || isCopy(first, index)) join(first, index, () => [{ rule: 'the same words', weight: 1 }]);
  }

  const pairs: {
    readonly i: number;
    readonly j: number;
    readonly likeness: number;
    readonly event: number;
    readonly conflict: PairVerdict['conflict'];
  }[] = [];
  /** Whether an earlier statement has told the same in nearly the same words, and is joined with it. */
  const represented = (j: number, likest: readonly number[]): boolean => {
    if (printedAs[j] !== j) return (groupOf(j)[0] as number) < j;
    for (const i of likest) {
      const [a, b] = [statements[i] as Statement, statements[j] as Statement];
      if (a.source === b.source || cosine(vectors[i] as Vector, vectors[j] as Vector) < NEARLY || toldApart(a, b)) continue;
      const verdict = compareNow(i, j);
      if (verdict.conflict !== undefined || verdict.likeness < SAME) continue;
      join(i, j, verdict.because);
      if (printedAs[i] === printedAs[j]) return true;
    }
    return false;
  };
  for (const [i, j] of candidatePairs(vectors, COMMON, LEAST_SHARED, represented)) {
    const a = statements[i] as Statement;
    const b = statements[j] as Statement;
    if (a.source === b.source || printedAs[i] === printedAs[j] || toldApart(a, b)) continue;
    const [va, vb] = [vectors[i] as Vector, vectors[j] as Vector];
    const angle = cosine(va, vb);
    if (angle < LEAST_ANGLE && !sharesLarge(a, b)) continue;
    if ((angle + containment(va, vb)) / 2 < ROUGH) continue;
    const { likeness, event, conflict } = compare(a, b, va, vb, between(i, j), ofState);
    if (event >= LEAST || bounds(a, b) || rising(i, j)) pairs.push({ i, j, likeness, event, conflict });
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
      if (ga.length + gb.length > 2 && !some(ga).every((x) => some(gb).every((y) => fits(compareNow(x, y))))) continue;
      join(i, j, compareNow(i, j).because);
    }
  for (const { i, j, event: likeness, conflict } of pairs) {
    if (printedAs[i] === printedAs[j]) continue;
    const counted = shared((statements[i] as Statement).numbers, (statements[j] as Statement).numbers).some(
      (n) => Number.parseFloat(n) >= 10,
    );
    // The same number, told as done and as merely possible or with another bound, is one event in few words.
    const differ = (conflict === 'number' || conflict === 'reality') && likeness >= (counted ? SAME_COUNT : SAME_EVENT);
    const bounded = bounds(statements[i] as Statement, statements[j] as Statement);
    if (differ || bounded) conflicts.push({ a: i, b: j, kind: bounded || conflict !== 'reality' ? 'number' : 'reality', likeness });
    if (rising(i, j)) conflicts.push({ a: i, b: j, kind: 'toll', likeness });
  }
  return { printedAs, conflicts, because };
}

function sharesLarge(a: Statement, b: Statement): boolean {
  for (const number of a.numbers) if (b.numbers.has(number) && Number.parseFloat(number) >= 10) return true;
  return false;
}

/** The first, the last and some between: of many near copies, a few speak for all. */
function some(group: readonly number[]): readonly number[] {
  if (group.length <= SPEAKERS) return group;
  return Array.from({ length: SPEAKERS }, (_, i) => group[Math.round((i * (group.length - 1)) / (SPEAKERS - 1))] as number);
}
const SPEAKERS = 6;

function fits(verdict: PairVerdict): boolean {
  return verdict.likeness >= SAME_IN_GROUP && verdict.conflict === undefined;
}

/** How much a wording tells; one that stands by itself before one that leans. */
function completeness(statement: Statement, of: Rarity, lean: Lean | undefined): number {
  const alone = lean === undefined ? 1.6 : lean.loose ? 1.2 : 0.8;
  return vectorOf([statement], of).total * alone * fluency(statement) + 0.001 * statement.text.length;
}
