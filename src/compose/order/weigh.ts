import type { Because } from '../../model/log.ts';

/** A value as it is added up, with its grounds. */
export interface Weighing {
  /** Adds a weight, and names it among the grounds where it is not 0. */
  add(rule: string, weight: number): void;
  /** No more than this, whatever was added so far. */
  limit(most: number): void;
  /** The sum, held between 0 and 1. */
  result(): { value: number; because: Because[] };
}

/** Begins at 0. Grounds are rounded to hundredths, the sum is not. */
export function weighing(): Weighing {
  const because: Because[] = [];
  let sum = 0;
  return {
    add(rule, weight) {
      if (weight === 0) return;
      sum += weight;
      because.push({ rule, weight: Math.round(weight * 100) / 100 });
    },
    limit(most) {
      sum = Math.min(sum, most);
    },
    result: () => ({ value: Math.max(0, Math.min(1, sum)), because }),
  };
}
