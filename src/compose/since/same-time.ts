import { findDates } from '../../text/dates.ts';
import words from './now.yaml';

/** What is said of a time, and the day from which it is said. */
export interface Timed {
  readonly text: string;
  readonly language: string;
  /** ISO date, or date and time. */
  readonly spokenOn: string;
}

let known: RegExp | undefined;

/** Whether a text speaks of a time near the hour of speaking. */
function speaksOfNow(text: string): boolean {
  known ??= new RegExp(
    `(?<!\\p{L})(?:${Object.values(words as Record<string, string[]>)
      .flat()
      .join('|')})(?!\\p{L})`,
    'iu',
  );
  return known.test(text.replace(/[\s'’]+/g, (gap) => (/\s/.test(gap) ? ' ' : '’')));
}

/** Days that a text names, by the day it speaks from; "now" and its likes are that day. */
function daysIn({ text, language, spokenOn }: Timed): Set<string> {
  const days = new Set(findDates(text, spokenOn, 'past', language).map(({ date }) => date));
  if (speaksOfNow(text)) days.add(spokenOn.slice(0, 10));
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
  return wordForWord || days.size > 0 || !speaksOfNow(then.text);
}
