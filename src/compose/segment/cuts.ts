import { countriesIn } from '../../text/places.ts';
import { tokens } from '../../text/tokens.ts';
import lexiconData from './cuts.yaml';
import { isDateLine } from './date-line.ts';
import { fold } from './fold.ts';
import type { FurnitureLexicon } from './furniture-lexicon.ts';

type Openings = Readonly<Record<string, readonly string[]>>;
const OPENINGS = lexiconData as { readonly connectives: Openings; readonly talk: Openings };

/** End of a leading word that only joins ("Meanwhile, "), or `at`: then the rest stands as a whole sentence. */
export function connectiveEnd(text: string, at: number, end: number, language: string): number {
  return openingEnd(text, at, end, OPENINGS.connectives[language.split('-', 1)[0] ?? '']);
}

/** End of the words that only open a sentence of talk ("So, look, "), or `at`. */
export function talkOpeningEnd(text: string, at: number, end: number, language: string): number {
  const list = OPENINGS.talk[language.split('-', 1)[0] ?? ''];
  let to = at;
  for (let next = openingEnd(text, to, end, list); next > to; next = openingEnd(text, to, end, list)) to = next;
  return to;
}

/** No opening is longer. [UTF-16 units] */
const OPENING_MOST = 40;

function openingEnd(text: string, at: number, end: number, list: readonly string[] | undefined): number {
  if (list === undefined) return at;
  const head = text.slice(at, Math.min(end, at + OPENING_MOST));
  const comma = head.indexOf(',');
  if (comma < 2 || !list.includes(head.slice(0, comma).toLowerCase())) return at;
  let to = at + comma + 1;
  while (to < end && /\s/.test(text[to] as string)) to++;
  // What is left must be worth a sentence.
  return end - to >= 20 && /^[\p{Alphabetic}\p{N}“"£$€]/u.test(text.slice(to, to + 1)) ? to : at;
}

/** The dash, or the bracket, that ends a dateline stands within so many characters. [UTF-16 units] */
const DATELINE_MOST = 90;
const AGENCY =
  /\((?:Reuters|AP|AFP|dpa|CNN|UPI|EFE|ANSA|Bloomberg|Xinhua|TASS|Interfax|Ukrinform|APA|PTI|ANI|IANS|Kyodo|Yonhap|KUNA|BNO|RFE\/RL|UN News|CNN Business|[A-Z][A-Za-z/ .]{1,24})\)/;

/** A place before a colon or in brackets, and a capital behind it. */
const PLACE =
  /^(?:\p{Uppercase}{3,}(?:[ -]\p{Uppercase}{2,}){0,2}(?:, \p{Alphabetic}{3,9}\.? \d{1,2})?:|\p{Uppercase}\p{Lowercase}+(?: \p{Uppercase}\p{Lowercase}+)?:|\(\p{Uppercase}\p{Lowercase}[\p{Alphabetic} .,-]{1,28}\))\s+(?=[\p{Uppercase}“"])/u;

const DAY =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?) \\d{1,2}';
/** "TALIN, Norland, Nov 13 Rain…", "Talin, Jan. 30 (CNA) The…": a place and a day, and no dash. */
const PLACE_AND_DAY = new RegExp(
  `^(?:\\p{Uppercase}{3,}(?:[ '-]\\p{Uppercase}{2,}){0,2}(?:, \\p{Uppercase}[\\p{Alphabetic}. ]{2,20})?,? ${DAY}(?:,? \\d{4})?|\\p{Uppercase}\\p{Alphabetic}+(?: \\p{Uppercase}\\p{Alphabetic}+)?(?:, \\p{Uppercase}[\\p{Alphabetic}. ]{2,20})?,? ${DAY}(?:,? \\d{4})? \\([A-Z][A-Za-z/ ]{1,20}\\)):? (?=[\\p{Uppercase}“"])`,
  'u',
);

/**
 * End of a dateline that opens a story ("KYIV, Oct 22 (Reuters) — "), of a date run into the first sentence
 * ("Saturday, March 26, 2005 Up to…"), or `at`.
 */
export function datelineEnd(text: string, at: number, end: number, top: boolean, lexicon: FurnitureLexicon): number {
  const head = text.slice(at, Math.min(end, at + DATELINE_MOST));
  // What is left opens a sentence of its own.
  const stands = (length: number): number => {
    let to = at + length;
    while (to < end && /[\s.—–-]/.test(text[to] as string)) to++;
    return end - to >= 10 && /^[\p{Uppercase}\p{Lo}\p{N}“"«„'‘’[(£$€¿¡]|^\p{Lowercase}\p{Uppercase}/u.test(text.slice(to, to + 3))
      ? to
      : at;
  };
  const dash = /\s(?:[—–-]{1,2}|\/\/|\|)\s|[—–]{1,2}\s?|\.-\s|\s-{1,2}(?=\S)/.exec(head);
  if (dash !== null && dash.index > 2) {
    const place = head.slice(0, dash.index);
    const agency = AGENCY.test(place);
    const bare = place.replace(/\([^)]*\)/g, ' ').trim();
    const words = bare.split(/[\s,/.]+/).filter((word) => word !== '');
    const known = (word: string): boolean => /^\d{1,4}(?:st|nd|rd|th)?$/.test(word) || lexicon.dates.has(fold(word));
    const capitals =
      words.length > 0 &&
      words.length <= 8 &&
      words.every(
        (word) => known(word) || /^\p{Uppercase}/u.test(word) || /^(?:de|la|le|of|al|am|an|der|the|del|do|da|на|у|в)$/.test(word),
      );
    const shouted = (): boolean =>
      /^\p{Uppercase}{3}|^\p{Uppercase}+(?:[ ./-]\p{Uppercase}+)*(?=[,/ ]|$)/u.test(bare) &&
      /^\p{Uppercase}{2,}/u.test(bare.replace(/^ST\. /, ''));
    // "IBM – once a giant – fell": a pair of dashes is no dateline's.
    const paired = (): boolean =>
      !agency && /\s[—–-]{1,2}\s(?=\p{Lowercase})/u.test(text.slice(at + dash.index + dash[0].length, Math.min(end, at + 400)));
    if (
      capitals &&
      !paired() &&
      (agency ||
        (top && shouted()) ||
        (top && /^\p{Uppercase}[\p{Alphabetic}. '’-]+,\s+\p{Uppercase}[\p{Alphabetic}. ]+$/u.test(place) && words.length <= 5))
    )
      return stands(dash.index + dash[0].length);
    if (words.length === 0 && agency) return stands(dash.index + dash[0].length);
  }
  // "(CNN) Text" and "Washington (CNN)Text".
  const opening = !/\([\p{Uppercase}d]/u.test(head)
    ? null
    : /^\(\p{Uppercase}{4,10}\)\s*(?=\p{Uppercase})|^(?:\p{Uppercase}[\p{Alphabetic}.'’ /-]{1,40}(?:, \p{Uppercase}[\p{Alphabetic}. ]{1,20})? )?\((?:Reuters|AP|AFP|dpa|CNN|CNN Business|UPI|Bloomberg|BBC|Xinhua)\)\s*(?=\p{Uppercase})/u.exec(
        head,
      );
  if (opening !== null && top) return stands(opening[0].length);
  const day = top && /\d/.test(head) ? PLACE_AND_DAY.exec(head)?.[0] : undefined;
  if (day !== undefined) return stands(day.length);
  // "KARACHI: Text", "Paris: Text", "(Karachi) Text".
  const place = top ? PLACE.exec(head)?.[0] : undefined;
  if (place !== undefined && (/^(?:\p{Uppercase}{2}|\()/u.test(place) || countriesIn(tokens(place)).length > 0))
    return stands(place.length);
  // A date that lost its line break.
  if (top && /\d{4}/.test(head)) {
    const date =
      /^(?:\p{Alphabetic}+, )?(?:\p{Alphabetic}{3,12}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{Alphabetic}{3,12}\.? \d{4})(?:, \d{1,2}:\d{2})?\s*(?=\p{Uppercase}\p{Alphabetic}+ )/u.exec(
        head,
      );
    if (date !== null && isDateLine(fold(date[0]), lexicon)) return stands(date[0].length);
  }
  return at;
}
