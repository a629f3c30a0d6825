import type { Lean } from '../lean/lean.ts';
import type { Statement } from '../statement/statement.ts';
import { fluency, spoken } from '../talk/spoken.ts';

/** A sentence of fewer words is no news by itself. */
const LEAST_WORDS = 5;
/** Two dashes: talk that starts anew. */
const BROKEN = /[—–][^—–]*[—–]/;

/**
 * The bottom line of a brief in which nothing is fit to stand in one: the sentence of most value that names somebody or a number and
 * leans on nothing; else an answer behind its question; else the sentence of most value that leans on nothing. Empty where all is
 * talk about the talk.
 *
 * @param printed  the statements printed, in order.
 * @returns one statement, or a question and its answer.
 */
export function leastLine(
  printed: readonly number[],
  statements: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  values: readonly number[],
): number[] {
  const at = (n: number): Statement => statements[n] as Statement;
  const named = (n: number): number => at(n).names.size + at(n).numbers.size;
  const alone = printed
    .filter((n) => leaning[n] === undefined && tells(at(n)))
    .sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
  const first = alone.find((n) => named(n) > 0);
  if (first !== undefined) return [first];
  const [answer] = printed
    .filter((n) => leaning[n] !== undefined && at(n).unit.turn?.role === 'answer')
    .map((n) => ({ n, on: (leaning[n] as Lean).on }))
    .filter(({ on }) => named(on) > 0)
    .sort((a, b) => named(b.on) - named(a.on) || a.n - b.n);
  if (answer !== undefined) return [answer.on, answer.n];
  return alone.slice(0, 1);
}

/** Whether a sentence is whole, and no talk about the talk. */
function tells(statement: Statement): boolean {
  const talk = spoken(statement);
  return (
    (talk === undefined || (talk.kind === 'telling' && fluency(statement) === 1 && !BROKEN.test(statement.text))) &&
    statement.words.length >= LEAST_WORDS &&
    /\p{Ll}/u.test(statement.text) &&
    /[.!…]["'”’)]*\s*$/.test(statement.text)
  );
}
