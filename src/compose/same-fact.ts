import type { Because } from '../model/log.ts';
import { cosine, type Vector } from './likeness.ts';
import fitted from './same-fact.yaml';
import { differentNumbers, type Statement } from './statement.ts';

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
  'other numbers',
  'the same day',
  'another day',
  'another place in the text',
  'the same words quoted',
  'only one quotes',
  'done and coming',
  'done and possible',
  'told and denied',
  'another length',
] as const;

/** Signs that speak of a difference in what is told, not of another event. */
const OF_DIFFERENCE = new Set<string>([
  'other numbers',
  'only one gives a number',
  'done and coming',
  'done and possible',
  'told and denied',
]);
const weightOf = Float64Array.from(SIGNS, (name) => weights[name] ?? 0);
const isDifference = SIGNS.map((name) => OF_DIFFERENCE.has(name));

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
  const angle = cosine(va, vb);
  const verbs = shared(a.verbs, b.verbs);
  const deeds = shared(a.deeds, b.deeds);
  const names = shared(a.names, b.names);
  const numbers = [...a.numbers].filter((number) => b.numbers.has(number));
  // A number that many sentences give proves little.
  const rare = (list: readonly string[]): number => list.reduce((sum, number) => sum + (va.weights.get(`#${number}`) ?? 0) / 2, 0);
  const [large, small] = [numbers.filter((n) => Number.parseFloat(n) >= 10), numbers.filter((n) => Number.parseFloat(n) < 10)];
  const bothCount = a.numbers.size > 0 && b.numbers.size > 0;
  const { heaviest, lacking } = heaviestOf(va, vb);
  const quoted = Math.min(a.quoted.size, b.quoted.size);
  const bothDays = a.days.size > 0 && b.days.size > 0;
  const sameDay = shared(a.days, b.days) > 0;
  const [one, other] = [a.reality, b.reality];
  const differs = one !== other;
  const either = (reality: Statement['reality']): boolean => differs && (one === reality || other === reality);
  return [
    angle,
    angle * angle,
    heaviest,
    share(verbs, a.verbs.size, b.verbs.size),
    share(deeds, a.deeds.size, b.deeds.size),
    shared(a.coreStems, b.coreStems) / Math.max(1, Math.min(a.coreStems.size, b.coreStems.size)),
    lacking,
    names / Math.max(1, Math.min(a.names.size, b.names.size)),
    Number(names === 0 && a.names.size > 0 && b.names.size > 0),
    Number(shared(a.subject, b.subject) > 0),
    Math.min(3, rare(large)),
    Math.min(3, rare(small)),
    Number(a.numbers.size > 0 !== b.numbers.size > 0),
    Number(bothCount && (numbers.length === 0 || differentNumbers(a, b))),
    Number(sameDay),
    Number(bothDays && !sameDay),
    between,
    quoted === 0 ? 0 : shared(a.quoted, b.quoted) / quoted,
    Number(a.quoted.size > 0 !== b.quoted.size > 0),
    Number(either('done') && either('coming')),
    Number(either('possible')),
    Number(either('denied')),
    Math.abs(Math.log(Math.max(0.1, va.total) / Math.max(0.1, vb.total))),
  ];
}

function share(both: number, a: number, b: number): number {
  return (2 * both) / Math.max(1, a + b);
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let count = 0;
  for (const term of small) if (large.has(term)) count++;
  return count;
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
