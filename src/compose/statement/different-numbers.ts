import { isVague, numberKey } from './numbers.ts';
import type { Statement } from './statement.ts';

/** Whether two statements count the same with different numbers: same unit and a word of what is counted in common. */
export function differentNumbers(a: Statement, b: Statement): boolean {
  for (const one of a.figures)
    for (const other of b.figures) {
      if (one.unit !== other.unit || one.value === other.value || isVague(one) || isVague(other)) continue;
      if (b.numbers.has(numberKey(one)) || a.numbers.has(numberKey(other))) continue;
      if (one.unit !== 'person' || one.counts.split(/\s+/).some((word) => word.length > 3 && other.counts.includes(word))) return true;
    }
  return false;
}

/** Bounds from above: perhaps less. "About 150", "at least 150" and "150" can all be true. */
const FROM_ABOVE: readonly string[] = ['up to', 'less than'];

/** Whether of two bounds of one number one is from above and the other is not. */
export function excludingBounds(one: string | undefined, other: string | undefined): boolean {
  return FROM_ABOVE.includes(one ?? '') !== FROM_ABOVE.includes(other ?? '');
}
