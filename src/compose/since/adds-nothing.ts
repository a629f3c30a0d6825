import { inBoth } from '../facts/in-both.ts';
import type { Vector } from '../facts/likeness.ts';
import { termsInOtherWords } from '../facts/meanings.ts';
import type { Statement } from '../statement/statement.ts';

/** So much of what a sentence tells, by weight, must have been told. */
const TOLD = 0.72;
/** A single term of this weight that was not told is something new. */
const NEW_TERM = 3;
const DENIES = /^(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\p{L}+n't|denie[sd]|deny|denying)$/u;

/**
 * Whether one statement tells nothing that the other does not: no other name or number, no other doer, hardly a word of weight, nothing
 * denied there and affirmed here. Not symmetric: who told more has told the less.
 */
export function addsNothing(one: Statement, other: Statement, v: Vector, w: Vector): boolean {
  for (const name of one.names) if (!other.names.has(name)) return false;
  for (const number of one.numbers) if (!other.numbers.has(number)) return false;
  for (const quoted of one.quotedRuns) if (!other.quotedRuns.has(quoted)) return false;
  if (one.reality !== other.reality || denials(one) !== denials(other)) return false;
  if (one.subject.size > 0 && other.subject.size > 0 && inBoth(one.subject, other.subject).length === 0) return false;
  const reworded = termsInOtherWords(one, other);
  let all = 0;
  let told = 0;
  for (const [term, weight] of v.weights) {
    all += weight;
    if (w.weights.has(term) || reworded.has(term)) told += weight;
    else if (weight >= NEW_TERM) return false;
  }
  return told >= TOLD * all;
}

function denials({ words }: Statement): number {
  return words.filter(({ word }) => DENIES.test(word)).length;
}
