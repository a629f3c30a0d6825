import type { ExtractedFigure } from '../../text/quantities.ts';
import { isTold, isVague, numberKey } from './numbers.ts';
import type { Statement } from './statement.ts';

/** Whether two statements count the same with different numbers: same unit and a word of what is counted in common. */
export function differentNumbers(a: Statement, b: Statement): boolean {
  if (a.figures.length === 0 || b.figures.length === 0) return false;
  if (differentVotes(a, b) || differentShares(a, b)) return true;
  for (const one of a.figures)
    for (const other of b.figures) {
      if (one.unit !== other.unit || one.value === other.value || isVague(one) || isVague(other)) continue;
      if (!isTold(one) || !isTold(other)) continue;
      if (b.numbers.has(numberKey(one)) || a.numbers.has(numberKey(other))) continue;
      if (isConverted(a, one) && isConverted(b, other) && isRounded(one.value, other.value)) continue;
      if (one.unit !== 'person' || one.counts.split(/\s+/).some((word) => word.length > 3 && other.counts.includes(word))) return true;
    }
  return false;
}

/** Whether both give the two sides of a vote, and not the same: "79 for and 17 against", "79-18". */
function differentVotes(a: Statement, b: Statement): boolean {
  const [one, other] = [votesOf(a), votesOf(b)];
  return (
    one.size >= SIDES && other.size >= SIDES && ![one, other].some((votes, i) => [...votes].every((n) => (i === 0 ? other : one).has(n)))
  );
}
const SIDES = 2;

/** Numbers of votes, by value; none where nothing is counted as a vote. */
function votesOf({ figures }: Statement): ReadonlySet<number> {
  const votes = figures.filter(({ unit }) => unit === 'vote');
  return new Set(votes.length === 0 ? [] : figures.flatMap(({ unit, value }) => (unit === 'vote' || unit === 'number' ? [value] : [])));
}

/** Whether both give shares, in words or in percent, and none in common: "a quarter", "40 percent". */
function differentShares(a: Statement, b: Statement): boolean {
  const [one, other] = [sharesOf(a), sharesOf(b)];
  return one.length > 0 && other.length > 0 && one.every((x) => other.every((y) => Math.abs(x - y) > SAME_SHARE));
}
/** "About half" may be 46 percent. */
const SAME_SHARE = 0.06;

function sharesOf({ figures }: Statement): number[] {
  return figures.flatMap(({ unit, value, asStated }) =>
    unit === 'percent' ? [value / 100] : value > 0 && value < 1 && !/\d/.test(asStated) ? [value] : [],
  );
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
