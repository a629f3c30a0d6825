import type { Statement } from '../statement/statement.ts';
import { type Rarity, rarityOf } from './likeness.ts';

/** Texts this alike, in the mean, are on one affair. */
const ALIKE = 0.08;
/** Terms that tell most of what a text is about. */
const TELLING = 80;
/** As if so many statements of other affairs had been seen: where all are on one affair, what they share still says what they are about. */
const ELSEWHERE = 3000;
/** Rounds in which affairs join those they are alike. */
const ROUNDS = 3;

/** Texts on one affair. */
interface Affair {
  readonly texts: number[];
  /** Sum of their vectors, each of length 1. */
  readonly sum: Map<string, number>;
}

/**
 * Tells which texts are on one affair, and how rare terms are among the statements of each affair: what all texts of an affair name
 * tells its facts not apart, however rare it is in a folder of many affairs. Cost: texts × affairs.
 *
 * @param of  frequencies of the terms of all statements.
 * @returns by source index, the same object for sources of one affair; `of` itself where all are on one.
 */
export function raritiesByAffair(statements: readonly Statement[], of: Rarity): ReadonlyMap<number, Rarity> {
  const bySource = new Map<number, Statement[]>();
  for (const statement of statements) {
    const list = bySource.get(statement.source);
    if (list === undefined) bySource.set(statement.source, [statement]);
    else list.push(statement);
  }
  let affairs: Affair[] = [];
  for (const [source, list] of bySource) take(affairs, { texts: [source], sum: vectorOn(list, of) });
  for (let round = 0; round < ROUNDS; round++) {
    const before = affairs.length;
    const joined: Affair[] = [];
    // The large ones first: they tell best what they are about.
    for (const affair of affairs.sort((a, b) => b.texts.length - a.texts.length)) take(joined, affair);
    affairs = joined;
    if (affairs.length === before) break;
  }
  const found = new Map<number, Rarity>();
  for (const { texts } of affairs) {
    const rarity = affairs.length === 1 ? of : rarityOf(texts.flatMap((source) => bySource.get(source) as Statement[]));
    for (const source of texts) found.set(source, rarity);
  }
  return found;
}

/** Puts texts to the affair they are most alike, or to none. */
function take(affairs: Affair[], { texts, sum }: Affair): void {
  let best: Affair | undefined;
  let most = ALIKE;
  for (const affair of affairs) {
    const [small, large] = sum.size <= affair.sum.size ? [sum, affair.sum] : [affair.sum, sum];
    let alike = 0;
    for (const [term, weight] of small) alike += weight * (large.get(term) ?? 0);
    alike /= texts.length * affair.texts.length;
    if (alike >= most) {
      best = affair;
      most = alike;
    }
  }
  if (best === undefined) {
    affairs.push({ texts: [...texts], sum: new Map(sum) });
    return;
  }
  best.texts.push(...texts);
  for (const [term, weight] of sum) best.sum.set(term, (best.sum.get(term) ?? 0) + weight);
}

/** What a text is about: the terms that tell most, of length 1 together. */
function vectorOn(list: readonly Statement[], { statements, frequency }: Rarity): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { terms } of list) for (const [term, weight] of terms) weights.set(term, (weights.get(term) ?? 0) + weight);
  const told = [...weights]
    .map(([term, weight]) => [term, Math.sqrt(weight) * Math.log((statements + ELSEWHERE) / ((frequency.get(term) ?? 0) + 1))] as const)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, TELLING);
  const length = Math.sqrt(told.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return new Map(told.map(([term, weight]) => [term, weight / length]));
}
