import type { Because } from '../model/log.ts';
import { cosine, type Vector } from './likeness.ts';
import fitted from './same-fact.yaml';
import { differentNumbers, type Statement } from './statement.ts';

/** What is known of two statements of different sources when it is judged whether they tell the same fact. By name of the sign. */
export type Signs = Readonly<Record<string, number>>;

const { bias, weights } = fitted as { bias: number; weights: Record<string, number> };

/** Signs that speak of a difference in what is told, not of another event. */
const OF_DIFFERENCE = new Set(['other numbers', 'only one gives a number', 'done and coming', 'done and possible', 'told and denied']);

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
  for (const [name, value] of Object.entries(signs)) {
    const weight = value * (weights[name] ?? 0);
    odds += weight;
    if (!OF_DIFFERENCE.has(name)) event += weight;
  }
  return {
    odds,
    event,
    because: () =>
      Object.entries(signs)
        .map(([rule, value]) => ({ rule, weight: Math.round(value * (weights[rule] ?? 0) * 100) / 100 }))
        .filter(({ weight }) => weight !== 0)
        .sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight) || (x.rule < y.rule ? -1 : 1)),
  };
}

/** Counts the signs. Linear in the length of the two. */
export function signsOf(a: Statement, b: Statement, va: Vector, vb: Vector, between: number): Signs {
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
  const real = a.reality === b.reality ? new Set<string>() : new Set<string>([a.reality, b.reality]);
  return {
    'words and names in common': angle,
    'nearly the same words': angle * angle,
    'the telling words in common': heaviest,
    'the same is done': share(verbs, a.verbs.size, b.verbs.size),
    'the same is spoken of': share(deeds, a.deeds.size, b.deeds.size),
    'the same main clause': shared(a.coreStems, b.coreStems) / Math.max(1, Math.min(a.coreStems.size, b.coreStems.size)),
    'one tells what the other does not': lacking,
    'the likeness is of names': names / Math.max(1, Math.min(a.names.size, b.names.size)),
    'no name in common': Number(names === 0 && a.names.size > 0 && b.names.size > 0),
    'the same acts': Number(shared(a.subject, b.subject) > 0),
    'the same numbers': Math.min(3, rare(large)),
    'the same small numbers': Math.min(3, rare(small)),
    'only one gives a number': Number(a.numbers.size > 0 !== b.numbers.size > 0),
    'other numbers': Number(bothCount && (numbers.length === 0 || differentNumbers(a, b))),
    'the same day': Number(sameDay),
    'another day': Number(bothDays && !sameDay),
    'another place in the text': between,
    'the same words quoted': quoted === 0 ? 0 : shared(a.quoted, b.quoted) / quoted,
    'only one quotes': Number(a.quoted.size > 0 !== b.quoted.size > 0),
    'done and coming': Number(real.has('done') && real.has('coming')),
    'done and possible': Number(real.has('possible')),
    'told and denied': Number(real.has('denied')),
    'another length': Math.abs(Math.log(Math.max(0.1, va.total) / Math.max(0.1, vb.total))),
  };
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
