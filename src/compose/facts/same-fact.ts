import type { Because } from '../../model/log.ts';
import type { Statement } from '../statement/statement.ts';
import { countInBoth } from './in-both.ts';
import { angles, type Vector } from './likeness.ts';
import { inOtherWords } from './meanings.ts';
import fitted from './same-fact.yaml';
import { hashOf, hashOfRun } from './word-hash.ts';

const { bias, weights } = fitted as { bias: number; weights: Record<string, number> };

/** The signs by which it is judged whether two statements of different sources tell the same fact, in the order `signsOf` counts them. */
export const SIGNS = [
  'words and names in common',
  'nearly the same words',
  'the telling words in common',
  'the same is done',
  'the same is spoken of',
  'the same main clause',
  'one tells what the other does not',
  'the likeness is of names',
  'no name in common',
  'the same acts',
  'the same numbers',
  'the same small numbers',
  'only one gives a number',
  'the same day',
  'another day',
  'another place in the text',
  'the same words quoted',
  'another length',
  'one main clause is told in the other',
  'both main clauses are told in the other',
  'the same verb heads both',
  'another verb heads each',
  'the same run of words',
  'most numbers in common',
  'words in common, names apart',
  'nearly the same words, names apart',
  'names in common, words apart',
  'names and words in common',
  'other words of the same meaning',
] as const;

/** The sign that speaks of a difference in what is told, not of another event. */
const OF_DIFFERENCE = 'only one gives a number';
const weightOf = Float64Array.from(SIGNS, (name) => weights[name] ?? 0);
const isDifference = SIGNS.map((name) => name === OF_DIFFERENCE);

/**
 * The odds that two statements tell the same fact, as a logarithm: 0 is even, above it for. The weights are fitted
 * (tools/fit-same-fact.mjs); the signs are counted, so that every verdict can be explained.
 *
 * @param between  how far apart the two stand in their texts, 0–1: both at the head, one at the head and one at the end.
 * @returns `event`: the same without what tells of a difference: whether both speak of one event.
 */
export function sameFact(
  a: Statement,
  b: Statement,
  va: Vector,
  vb: Vector,
  between: number,
): { odds: number; event: number; because: () => Because[] } {
  const signs = signsOf(a, b, va, vb, between);
  let odds = bias;
  let event = bias;
  for (let i = 0; i < signs.length; i++) {
    const weight = (signs[i] as number) * (weightOf[i] as number);
    odds += weight;
    if (!isDifference[i]) event += weight;
  }
  return {
    odds,
    event,
    because: () =>
      SIGNS.map((rule, i) => ({ rule: rule as string, weight: Math.round((signs[i] as number) * (weightOf[i] as number) * 100) / 100 }))
        .filter(({ weight }) => weight !== 0)
        .sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight) || (x.rule < y.rule ? -1 : 1)),
  };
}

/** Counts the signs, in the order of `SIGNS`; most are between 0 and 1. Linear in the length of the two. */
export function signsOf(a: Statement, b: Statement, va: Vector, vb: Vector, between: number): readonly number[] {
  const { all: angle, names: named, words } = angles(va, vb);
  const verbs = countInBoth(a.verbs, b.verbs);
  const deeds = countInBoth(a.deeds, b.deeds);
  const names = countInBoth(a.names, b.names);
  const numbers = [...a.numbers].filter((number) => b.numbers.has(number));
  // A number that many sentences give proves little.
  const rare = (list: readonly string[]): number => list.reduce((sum, number) => sum + (va.weights.get(`#${number}`) ?? 0) / 2, 0);
  const [large, small] = [numbers.filter((n) => Number.parseFloat(n) >= 10), numbers.filter((n) => Number.parseFloat(n) < 10)];
  const { heaviest, lacking } = heaviestOf(va, vb);
  const bothDays = a.days.size > 0 && b.days.size > 0;
  const sameDay = countInBoth(a.days, b.days) > 0;
  const told = [toldIn(a, b, va), toldIn(b, a, vb)];
  const sameHead = countInBoth(a.head, b.head) > 0;
  const otherHead =
    !sameHead && a.head.size > 0 && b.head.size > 0 && countInBoth(a.head, b.verbs) === 0 && countInBoth(b.head, a.verbs) === 0;
  return [
    angle,
    angle * angle,
    heaviest,
    share(verbs, a.verbs.size, b.verbs.size),
    share(deeds, a.deeds.size, b.deeds.size),
    countInBoth(a.coreStems, b.coreStems) / Math.max(1, Math.min(a.coreStems.size, b.coreStems.size)),
    lacking,
    names / Math.max(1, Math.min(a.names.size, b.names.size)),
    Number(names === 0 && a.names.size > 0 && b.names.size > 0),
    Number(countInBoth(a.subject, b.subject) > 0),
    Math.min(3, rare(large)),
    Math.min(3, rare(small)),
    Number(a.numbers.size > 0 !== b.numbers.size > 0),
    Number(sameDay),
    Number(bothDays && !sameDay),
    between,
    quotedAlike(a, b),
    Math.abs(Math.log(Math.max(0.1, va.total) / Math.max(0.1, vb.total))),
    Math.max(...told),
    Math.min(...told),
    Number(sameHead),
    Number(otherHead),
    sameRun(a, b),
    numbers.length / Math.max(1, a.numbers.size, b.numbers.size),
    words,
    words * words,
    named,
    named * words,
    inOtherWords(a, b, va, vb),
  ];
}

/** Words quoted in common that make it sure that one utterance is quoted. */
const SURE = 3;

/** How much of the shorter quotation the other has; a word or two may be chance, 0–1. */
function quotedAlike(a: Statement, b: Statement): number {
  const both = countInBoth(a.quoted, b.quoted);
  return both === 0 ? 0 : (both / Math.min(a.quoted.size, b.quoted.size)) * Math.min(1, both / SURE);
}

/** How much of one's main clause the other tells, by weight, 0–1. */
function toldIn(one: Statement, other: Statement, { weights }: Vector): number {
  let both = 0;
  let all = 0;
  for (const term of one.coreTerms) {
    const weight = weights.get(term) ?? 0;
    all += weight;
    if (other.terms.has(term)) both += weight;
  }
  return all === 0 ? 0 : both / all;
}

/** Words in a run that is counted. */
const RUN = 4;
const runs = new WeakMap<Statement, ReadonlySet<number>>();

/** Hashes of the runs of four words that a statement has, names and numbers left out: an agency's words, edited. */
function runsOf(statement: Statement): ReadonlySet<number> {
  let known = runs.get(statement);
  if (known === undefined) {
    const found = new Set<number>();
    const { words } = statement;
    const hashes = words.map(({ word }) => hashOf(word));
    for (let i = 0; i + RUN <= words.length; i++) {
      const part = words.slice(i, i + RUN);
      if (part.filter(({ capital, number }) => !capital && !number).length >= RUN - 1) found.add(hashOfRun(hashes, i, RUN));
    }
    known = found;
    runs.set(statement, known);
  }
  return known;
}

/** Share of the runs of the one with fewer that the other has, 0–1. */
function sameRun(a: Statement, b: Statement): number {
  const [one, other] = [runsOf(a), runsOf(b)];
  return countInBoth(one, other) / Math.max(4, Math.min(one.size, other.size));
}

function share(both: number, a: number, b: number): number {
  return (2 * both) / Math.max(1, a + b);
}

/** Weight of the three heaviest terms in common, and of the second heaviest term of the shorter that the longer lacks. */
function heaviestOf(va: Vector, vb: Vector): { heaviest: number; lacking: number } {
  const [small, large] = va.total <= vb.total ? [va, vb] : [vb, va];
  const common: number[] = [];
  const missing: number[] = [];
  for (const [term, weight] of small.weights) {
    const other = large.weights.get(term);
    if (other === undefined) missing.push(weight);
    else common.push(Math.min(weight, other));
  }
  common.sort((x, y) => y - x);
  missing.sort((x, y) => y - x);
  return { heaviest: (common[0] ?? 0) + (common[1] ?? 0) + (common[2] ?? 0), lacking: missing[1] ?? 0 };
}
