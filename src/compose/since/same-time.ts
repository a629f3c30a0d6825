import { findDates } from '../../text/dates.ts';

/** What is said of a time, and the day from which it is said. */
export interface Timed {
  readonly text: string;
  readonly language: string;
  /** ISO date, or date and time. */
  readonly spokenOn: string;
}

/** Times of the day of speaking that no calendar has: the same words are other news a day later. */
const NOW =
  /\b(?:overnight|(?:this|earlier this|late this) (?:morning|afternoon|evening|week|month)|last night|(?:past|last|previous|preceding) (?:\d+|few|\p{L}+)[ -]hours?|(?:past|last|previous) day|hours? ago|minutes? ago|earlier in the day|so far|as of|now|currently)\b/iu;

/** Days that a text names, by the day it speaks from; "now" and its likes are that day. */
function daysIn({ text, language, spokenOn }: Timed): Set<string> {
  const days = new Set(findDates(text, spokenOn, 'past', language).map(({ date }) => date));
  if (NOW.test(text)) days.add(spokenOn.slice(0, 10));
  return days;
}

/**
 * Whether what is said now can have been told then as far as it names times: the days it names were named then; or, in other
 * words, no day was named then, and they were over. "Thirty drones were shot down overnight" is news every morning.
 */
export function sameTime(now: Timed, then: Timed, wordForWord: boolean): boolean {
  const [days, before] = [daysIn(now), daysIn(then)];
  for (const day of days)
    if (!before.has(day) && (wordForWord || before.size > 0 || day >= then.spokenOn.slice(0, day.length))) return false;
  return wordForWord || days.size > 0 || !NOW.test(then.text);
}
