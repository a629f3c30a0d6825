import type { ExtractedFigure } from '../../text/quantities.ts';
import { isVague, numberKey } from './numbers.ts';
import type { Statement } from './statement.ts';

/** Whether two statements count the same with different numbers: same unit and a word of what is counted in common. */
export function differentNumbers(a: Statement, b: Statement): boolean {
  for (const one of a.figures)
    for (const other of b.figures) {
      if (one.unit !== other.unit || one.value === other.value || isVague(one) || isVague(other)) continue;
      if (b.numbers.has(numberKey(one)) || a.numbers.has(numberKey(other))) continue;
      if (isConverted(a, one) && isConverted(b, other) && isRounded(one.value, other.value)) continue;
      if (one.unit !== 'person' || one.counts.split(/\s+/).some((word) => word.length > 3 && other.counts.includes(word))) return true;
    }
  return false;
}

/** Whether an amount only says in brackets what the one before comes to in another currency: "60 billion won ($54.16 million)". */
function isConverted({ text }: Statement, { kind, start, end }: ExtractedFigure): boolean {
  return (
    kind === 'money' &&
    /\([^()]{0,20}$/.test(text.slice(Math.max(0, start - 21), start)) &&
    /^[^()]{0,20}\)/.test(text.slice(end, end + 21))
  );
}

/** Whether two amounts are one, more or less rounded. */
function isRounded(one: number, other: number): boolean {
  return Math.abs(one - other) <= ROUNDED * Math.max(one, other);
}
const ROUNDED = 0.03;

/** Bounds from above: perhaps less. "About 150", "at least 150" and "150" can all be true. */
const FROM_ABOVE: readonly string[] = ['up to', 'less than'];

/** Whether of two bounds of one number one is from above and the other is not. */
export function excludingBounds(one: string | undefined, other: string | undefined): boolean {
  return isFromAbove(one) !== isFromAbove(other);
}

/** Whether a bound is one from above. */
export function isFromAbove(qualifier: string | undefined): boolean {
  return FROM_ABOVE.includes(qualifier ?? '');
}
