import type { FurnitureLexicon } from './furniture-lexicon.ts';

/** Whether every word belongs to a date or time, at least one number among them. */
export function isDateLine(folded: string, lexicon: FurnitureLexicon): boolean {
  if (folded.length > 120 || !/\d/.test(folded)) return false;
  // Most lines have a plain word that is none of a date.
  const plain = /(?<![^\x00-\x7f]|[a-z'])[a-z']+(?![^\x00-\x7f]|[a-z'])/.exec(folded)?.[0];
  if (plain !== undefined && !lexicon.dates.has(plain) && !DATES_OF_ALL.has(plain)) return false;
  const first = /^[^\p{Alphabetic}\d]{0,3}([\p{Alphabetic}\p{M}']+|\d+)/u.exec(folded)?.[1] ?? '';
  if (!/^\d/.test(first) && !lexicon.dates.has(first) && !DATES_OF_ALL.has(first)) return false;
  const words = folded.match(/[\p{Alphabetic}\p{M}']+|\d+/gu) ?? [];
  if (words.length === 0 || words.length > 24) return false;
  let letters = 0;
  for (const word of words) {
    if (/^\d/.test(word)) {
      if (word.length > 4) return false;
      continue;
    }
    if (!lexicon.dates.has(word) && !DATES_OF_ALL.has(word)) return false;
    letters++;
  }
  // "1,500" is no date; "12/03/2024" and "14:05" are.
  return letters > 0 || /^\(?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}:\d{2})/.test(folded);
}
const DATES_OF_ALL = new Set(['gmt', 'utc', 'am', 'pm', 'est', 'edt', 'cet', 'cest', 'bst', 'et']);

/** "Berlin - 4 March 2026 - 18:20 GMT" */
const PLACE_STAMP =
  /^\p{Alphabetic}[\p{Alphabetic}.' ]{1,30} ?[-–—|,] ?\d{1,2}\.? (?:de )?\p{Alphabetic}{3,10}\.? (?:de )?\d{4}(?: ?[-–—,|] ?\d{1,2}[:.h]\d{2}(?: ?\p{Alphabetic}{2,4})?)?$/u;

/** "The Daily Tide - Monday, March 9, 2026", "Karum News.Net Thursday 4th March, 2026 (IANS)". */
const OUTLET_AND_DAY =
  /^(?:[-–—•] ?)?(?:\p{Uppercase}[\p{Alphabetic}.'’&]*[ ,]+(?:(?:of|the|and) )?){1,6}(?:[-–—|] )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )(?:\p{Uppercase}\p{Alphabetic}{2,8} \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? \p{Uppercase}\p{Alphabetic}{2,8}),? \d{4}(?: \(\p{Uppercase}{2,12}\))?$/u;

const MONTH_NAMES =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)';
/** "Dawn | Published June 11, 2026 Updated 03:14pm", "Published in the Daily, June 12th, 2026": nothing behind the date but times. */
const STAMPS = /published|updated|modified|posted/;
const STAMPED = new RegExp(
  `\\b(?:published|updated|modified|posted)(?: in [^,]{2,40},| on| at| -|:)? *(?:\\p{Alphabetic}{2,9}day,? )?(?:${MONTH_NAMES}\\.? \\d{1,2}|\\d{1,2}(?:st|nd|rd|th)? ${MONTH_NAMES}|\\d{1,2}[:.]\\d{2} ?(?:am|pm|[a-z]{2,4}\\b)|\\d{1,2}/\\d{1,2}/\\d{2,4})[^.!?]{0,60}$`,
  'u',
);

/** Whether a block says where and when the page was published, and no more. */
export function isStamp(folded: string): boolean {
  return (
    folded.length <= 140 &&
    /\d/.test(folded) &&
    ((STAMPS.test(folded) && (STAMPED.test(folded) || folded.startsWith('this was published under'))) ||
      (/\d{4}/.test(folded) && PLACE_STAMP.test(folded)))
  );
}

/** Whether a block is an outlet's name with the day. */
export function isOutletAndDay(text: string): boolean {
  return /\d{4}/.test(text) && OUTLET_AND_DAY.test(text);
}
