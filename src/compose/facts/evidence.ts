import type { Because } from '../../model/log.ts';
import type { Statement } from '../statement/statement.ts';
import { countInBoth } from './in-both.ts';
import type { Rarity } from './likeness.ts';
import { rarePairs } from './rare-pairs.ts';

/** What speaks for one fact beside the likeness of two statements. */
export const SPEAKING = [
  'pairs of words that no other tells',
  'numbers that few others give',
  'published on one day',
  'the same teller',
  'two in so many texts',
] as const;

/**
 * How much each speaks for it, in log odds: fitted on top of the likeness to labelled clusters, each judged by what the others give;
 * tools/fit-evidence.mjs fits them anew. Of two that are another fact most have nothing of it but the last.
 */
export const WEIGHTS = [0.54, 0.28, 1.19, 1.57, -2.2] as const;

/** More pairs of words than this add nothing, nor more of numbers, in log odds that they are there by chance. */
const MOST_PAIRS = 6;
const MOST_NUMBER = 12;
/** Of texts of this many sentences nobody knows what is rare in them; of so many it is known. */
const FEW = 60;
const ENOUGH = 200;

/** What speaks against it where their texts are on two affairs, in log odds. */
const OTHER_AFFAIR = -3;

/** How well it is known what is rare among these statements, 0–1. */
function knownAmong(statements: readonly Statement[]): number {
  return Math.min(1, Math.max(0, Math.log(statements.length / FEW) / Math.log(ENOUGH / FEW)));
}

/** What else than their likeness speaks for it that two statements tell one fact, by their indexes. */
export interface Evidence {
  /** How much there is of each that speaks for it, in the order of `SPEAKING`, times how well it is known what is rare. */
  readonly signs: (i: number, j: number) => readonly number[];
  /** Log odds. */
  readonly weigh: (i: number, j: number) => number;
  readonly because: (i: number, j: number) => readonly Because[];
}

/**
 * Judges what else two statements have in common: pairs of words and numbers that few others have, the day they were published, who says so.
 *
 * @param of     frequencies of the terms of these statements.
 * @param dayOf  by statement index: the day it was published, ISO 8601, where known.
 */
export function evidenceIn(statements: readonly Statement[], of: Rarity, dayOf: readonly (string | undefined)[]): Evidence {
  const known = knownAmong(statements);
  if (known === 0) return { signs: () => SPEAKING.map(() => 0), weigh: () => 0, because: () => [] };
  const pairsOf = rarePairs(statements);
  const rareness = (term: string): number => Math.log(statements.length / (of.frequency.get(term) ?? 1));
  const signs = (i: number, j: number): readonly number[] => {
    const [a, b] = [statements[i] as Statement, statements[j] as Statement];
    let numbers = 0;
    for (const term of a.terms.keys()) if (term.startsWith('#') && b.terms.has(term)) numbers += rareness(term);
    const day = dayOf[i] === undefined || dayOf[j] === undefined ? 0.5 : Number(dayOf[i] === dayOf[j]);
    const teller = a.origin !== undefined && b.origin !== undefined && countInBoth(a.origin, b.origin) > 0;
    return [Math.min(MOST_PAIRS, pairsOf(i, j)), Math.min(MOST_NUMBER, numbers), day, Number(teller), 1].map((sign) => sign * known);
  };
  const weightOf = (sign: number, k: number): number => sign * (WEIGHTS[k] as number);
  return {
    signs,
    weigh: (i, j) => signs(i, j).reduce((sum, sign, k) => sum + weightOf(sign, k), 0),
    because: (i, j) =>
      signs(i, j).flatMap((sign, k) =>
        sign === 0 ? [] : [{ rule: SPEAKING[k] as string, weight: Math.round(weightOf(sign, k) * 100) / 100 }],
      ),
  };
}

/**
 * The same by affair: what is rare among the statements of the affair of both; of two affairs, among all, and that they are two.
 *
 * @param rarities  by source index, one object for each affair.
 */
export function evidenceByAffair(
  statements: readonly Statement[],
  rarities: ReadonlyMap<number, Rarity>,
  of: Rarity,
  dayOf: readonly (string | undefined)[],
): Evidence {
  const all = evidenceIn(statements, of, dayOf);
  const affairs = new Map<Rarity, Statement[]>();
  // By statement index: its place among the statements of its affair.
  const place = statements.map((statement) => {
    const rarity = rarities.get(statement.source) as Rarity;
    const list = affairs.get(rarity) ?? [];
    affairs.set(rarity, list);
    return list.push(statement) - 1;
  });
  if (affairs.size <= 1) return all;
  const known = new Map<Rarity, Evidence>();
  const within = (rarity: Rarity): Evidence => {
    const list = affairs.get(rarity) as Statement[];
    const evidence =
      known.get(rarity) ??
      evidenceIn(
        list,
        rarity,
        list.map(({ index }) => dayOf[index]),
      );
    known.set(rarity, evidence);
    return evidence;
  };
  const affairOf = (n: number): Rarity => rarities.get((statements[n] as Statement).source) as Rarity;
  // Texts on two affairs seldom tell one fact.
  const apart = OTHER_AFFAIR * knownAmong(statements);
  const across: Evidence = {
    ...all,
    weigh: (i, j) => all.weigh(i, j) + apart,
    because: (i, j) => [...all.because(i, j), { rule: 'on another affair', weight: Math.round(apart * 100) / 100 }],
  };
  const judged = <T>(i: number, j: number, judge: (evidence: Evidence, i: number, j: number) => T): T =>
    affairOf(i) === affairOf(j) ? judge(within(affairOf(i)), place[i] as number, place[j] as number) : judge(across, i, j);
  return {
    signs: (i, j) => judged(i, j, (evidence, a, b) => evidence.signs(a, b)),
    weigh: (i, j) => judged(i, j, (evidence, a, b) => evidence.weigh(a, b)),
    because: (i, j) => judged(i, j, (evidence, a, b) => evidence.because(a, b)),
  };
}
