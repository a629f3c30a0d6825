import { countriesIn } from '../../text/places.ts';
import { tokens } from '../../text/tokens.ts';
import { isDateLine } from './date-line.ts';
import { fold } from './fold.ts';
import type { FurnitureLexicon } from './furniture-lexicon.ts';
import { TELLS } from './told.ts';

/** The dash, or the bracket, that ends a dateline stands within so many characters. [UTF-16 units] */
const DATELINE_MOST = 90;
const AGENCY =
  /\((?:Reuters|AP|AFP|dpa|CNN|UPI|EFE|ANSA|Bloomberg|Xinhua|TASS|Interfax|Ukrinform|APA|PTI|ANI|IANS|Kyodo|Yonhap|KUNA|BNO|RFE\/RL|UN News|CNN Business|VOA|NNA|CNA|KCNA|IRNA|SANA|PNA|BBC|DW|REUTERS|NPR|AAP|JTA)\)/;

/** A place before a colon or in brackets, and a capital behind it. */
const PLACE =
  /^(?:\p{Uppercase}{3,}(?:[ -]\p{Uppercase}{2,}){0,2}(?:, \p{Alphabetic}{3,9}\.? \d{1,2})?:|\p{Uppercase}\p{Lowercase}+(?: \p{Uppercase}\p{Lowercase}+)?:|\(\p{Uppercase}\p{Lowercase}[\p{Alphabetic} .,-]{1,28}\))\s+(?=[\p{Uppercase}“"])/u;

const MONTH =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const DAY = `${MONTH} \\d{1,2}`;
/** What opens a sentence and no name: "May 9 Victory Day parades" and "Moscow - Kyiv talks" are names. */
const OPENER =
  '(?:The|An?|This|That|These|Those|He|She|It|They|We|His|Her|Its|Their|Our|Some|Several|Many|Most|All|At least|More than|About|Nearly|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens|Hundreds|Thousands) ';
const OPENS = new RegExp(`^${OPENER}`);
/** "Sept 8 The workers …", where a text begins. */
const DAY_ALONE = new RegExp(`^${DAY} (?=${OPENER})`, 'u');
/** "TALIN, Norland, Nov 13 Rain…", "Talin, Jan. 30 (CNA) The…": a place and a day, and no dash. */
const PLACE_AND_DAY = new RegExp(
  `^(?:\\p{Uppercase}{3,}(?:[ '-]\\p{Uppercase}{2,}){0,2}(?:, \\p{Uppercase}[\\p{Alphabetic}. ]{2,20})?, ${DAY}(?:,? \\d{4})?|\\p{Uppercase}\\p{Alphabetic}+(?: \\p{Uppercase}\\p{Alphabetic}+)?(?:, \\p{Uppercase}[\\p{Alphabetic}. ]{2,20})?,? ${DAY}(?:,? \\d{4})? \\([A-Z][A-Za-z/ ]{1,20}\\)):? (?=[\\p{Uppercase}“"])`,
  'u',
);

/** "(New York/Geneva, 29 April 2015): ", "AFP - ", "(VOA)", "August 31 - ", "GAZA/JERUSALEM, Nov 16 ". */
const OPENINGS: readonly RegExp[] = [
  new RegExp(
    `^\\((?:\\p{Uppercase}[\\p{Alphabetic}.'’ -]{1,30}(?: ?[/,;:] ?)){1,4}(?:\\d{1,2}\\.? \\p{Uppercase}\\p{Alphabetic}{2,9}|${DAY}),? \\d{4}\\) ?(?:[:–—-]{1,2} ?)?`,
    'u',
  ),
  /^(?:AP|AFP|AFX|UPI|PTI|ANI|IANS|DPA|dpa|EFE|ANSA|TASS|VOA|Reuters|REUTERS|Xinhua|Bloomberg|Kyodo|Yonhap) ?[-–—]{1,2} /u,
  /^\((?:AP|AFP|UPI|VOA|PTI|ANI|dpa|EFE|TASS|IANS|Reuters|REUTERS|Xinhua)\) ?(?=[\p{Uppercase}“"])/u,
  new RegExp(
    `^(?:${DAY}|\\d{1,2} ${MONTH})(?:,? \\d{4})?(?: \\(\\p{Uppercase}[\\p{Alphabetic}/ ]{1,20}\\))? [-–—]{1,2} (?![^\\n]{0,80} [-–—]{1,2} )`,
    'u',
  ),
  new RegExp(`^(?:\\p{Uppercase}\\p{Alphabetic}+[ ,]+){1,4}[-–—] ${DAY}(?:,? \\d{4})? [-–—]{1,2} `, 'u'),
  new RegExp(`^\\p{Uppercase}{4,}(?: \\p{Uppercase}{3,})?/\\p{Uppercase}{4,}(?: \\p{Uppercase}{3,})?,? ${DAY} (?=\\p{Uppercase})`, 'u'),
];
/** "Moscow - ", "Abu Dhabi – ": a place in small letters, where a text begins; "Sanctions - US lifts bans" names none. */
const PLACE_ALONE = new RegExp(
  `^(\\p{Uppercase}\\p{Lowercase}+(?:[ /]\\p{Uppercase}\\p{Lowercase}+){0,2})(?:, \\p{Uppercase}\\p{Lowercase}+)? ?(?:[-–—]{1,2}|>>) (?=[“"]?${OPENER})`,
  'u',
);
/** "NEW KARUM The …": it is a place if it is known as one, or the text names it so. */
const PLACE_NAMED = new RegExp(`^(\\p{Uppercase}{3,}(?: \\p{Uppercase}{2,}){0,2}) (?=[“"]?${OPENER})`, 'u');

const inSmall = (name: string): string =>
  name.replace(/(\p{Uppercase})(\p{Uppercase}+)/gu, (_, head: string, tail: string) => head + tail.toLowerCase());

/** Words before the name of a place, as a first name is before a person's. */
const OF_PLACES =
  'In|At|To|Off|For|From|The|And|But|As|By|North|South|East|West|Northern|Southern|Eastern|Western|New|Old|Upper|Lower|Greater|Central|Port|Fort|Lake|Mount|San|Santa|St';
/** Whether a text names a person so ("Ana Quist, the owner", "Quist said"), or somebody by these capitals ("talks with NATO"): no place. */
function isSomebody(text: string, name: string): boolean {
  if (!/^\p{Uppercase}{2,}(?: \p{Uppercase}{2,})?$/u.test(name) || isPlace(text, name)) return false;
  const small = inSmall(name);
  return new RegExp(
    `(?<=\\p{Lowercase} )${name}(?![\\p{Alphabetic}-])|(?<!\\p{Alphabetic})${small}(?:,? (?:who|${TELLS}|added|asked|replied)\\b)|(?<!\\p{Alphabetic})(?!(?:${OF_PLACES}) )\\p{Uppercase}[\\p{Alphabetic}.]{1,20} ${small}(?:[,.]|['’]s|$| \\p{Lowercase})`,
    'u',
  ).test(text);
}

/** Whether a text says "in …" or "near …" of a name, not "shares in …"; or it is the seat of a government, a town. */
function isPlace(text: string, name: string): boolean {
  const place = inSmall(name);
  return (
    isTown(place) ||
    new RegExp(
      `(?<!\\b(?:shares?|stakes?|invest\\p{Alphabetic}*|trust|confidence|faith|holdings?))\\s(?:[Ii]n|[Nn]ear) ${place}(?![\\p{Alphabetic}'’-])`,
      'u',
    ).test(text)
  );
}

/** By-names of governments and their arms, which are no towns. */
const NO_TOWN =
  /^(?:Taliban|Houthis?|Idf|Hamas|Kremlin|Pentagon|White House|European .*|Downing Street|Elysee|Holy See|State Department)$/i;
/** Whether this is the whole name of a seat of a government: a dateline's. */
function isTown(name: string): boolean {
  const words = tokens(name);
  const [found] = countriesIn(words);
  return found?.seat === true && found.at === 0 && found.length === words.length && !NO_TOWN.test(name);
}

/** "Karum: The ferry sank, the line said" has its own teller; in "Karum: Talin lost 30,000 men" the claim is Karum's. */
const OWN_TELLER = new RegExp(`\\b(?:${TELLS}|announced|according to)\\b`);

/** "TALIN — (MRN) — Rain": who reports, behind the place. */
const AGENCY_AGAIN = /^\((?:Reuters|REUTERS|AP|AFP|UPI|dpa|Xinhua|CNN|VOA)\) ?[-–—]{1,2} ?/;

/** "Karum (MRN) Dec 3, 2026 Rain". */
const DAY_BEHIND = new RegExp(`^${DAY}(?:,? \\d{4})?[,:]? ?(?=\\p{Uppercase})`, 'u');

/** Two dashes so near to each other hold something between them. [UTF-16 units] */
const PAIR_MOST = 120;

/**
 * End of a dateline that opens a story ("KYIV, Oct 22 (Reuters) — "), of a date run into the first sentence
 * ("Saturday, March 26, 2005 Up to…"), or `at`. `top`: near the beginning of a text; `first`: with its first sentence.
 */
export function datelineEnd(text: string, at: number, end: number, top: boolean, lexicon: FurnitureLexicon, first = false): number {
  const head = text.slice(at, Math.min(end, at + DATELINE_MOST));
  // What is left opens a sentence of its own.
  const stands = (length: number): number => {
    let to = at + length;
    while (to < end && /[\s.—–-]/.test(text[to] as string)) to++;
    const again = AGENCY_AGAIN.exec(text.slice(to, Math.min(end, to + 30)))?.[0].length ?? 0;
    to += again;
    return end - to >= 10 && /^[\p{Uppercase}\p{Lo}\p{N}“"«„'‘’[(£$€¿¡]|^\p{Lowercase}\p{Uppercase}/u.test(text.slice(to, to + 3))
      ? to
      : at;
  };
  const dash = /\s(?:[—–-]{1,2}|_{1,2}|\/\/|>>|\|)\s|[—–]{1,2}\s?|\.-\s|\s-{1,2}(?=\S)/.exec(head);
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
      !agency &&
      !/[/>]/.test(dash[0]) &&
      /\s[—–-]{1,2}\s(?=\p{Lowercase})/u.test(text.slice(at + dash.index + dash[0].length, Math.min(end, at + dash.index + PAIR_MOST)));
    if (
      capitals &&
      !paired() &&
      (agency ||
        (top && shouted() && !isSomebody(text, bare)) ||
        (first &&
          OPENS.test(head.slice(dash.index + dash[0].length)) &&
          /^\p{Uppercase}[\p{Alphabetic}. '’-]+,\s+\p{Uppercase}[\p{Alphabetic}. ]+$/u.test(place) &&
          words.length <= 5))
    )
      return stands(dash.index + dash[0].length);
    // "Karum, Norland, February 8, 2026 – ", "Karum, Aug 21, NNA -- ".
    if (
      capitals &&
      top &&
      words.length >= 3 &&
      /\d/.test(bare) &&
      words.some((word) => /^\p{Alphabetic}{3}/u.test(word) && known(word)) &&
      !known(words[0] as string)
    )
      return stands(dash.index + dash[0].length);
    if (words.length === 0 && agency) return stands(dash.index + dash[0].length);
  }
  // "(CNN) Text" and "Washington (CNN)Text".
  const opening = !/\([\p{Uppercase}d]/u.test(head)
    ? null
    : /^(?:\p{Uppercase}[\p{Alphabetic}.'’ /-]{1,40}(?:, \p{Uppercase}[\p{Alphabetic}. ]{1,20})? )?\((?:Reuters|AP|AFP|dpa|CNN|CNN Business|UPI|Bloomberg|BBC|Xinhua)\):?\s*(?=\p{Uppercase})/u.exec(
        head,
      );
  if (opening !== null && top) {
    return stands(opening[0].length + (DAY_BEHIND.exec(head.slice(opening[0].length))?.[0].length ?? 0));
  }
  const dated = top && opening === null ? OPENINGS.reduce((most, pattern) => Math.max(most, pattern.exec(head)?.[0].length ?? 0), 0) : 0;
  if (dated > 0) return stands(dated);
  const dayAlone = first ? DAY_ALONE.exec(head)?.[0] : undefined;
  if (dayAlone !== undefined) return stands(dayAlone.length);
  const alone = first ? PLACE_ALONE.exec(head) : null;
  if (
    alone !== null &&
    isPlace(text, alone[1] as string) &&
    !/\s[—–-]{1,2}\s/.test(text.slice(at + alone[0].length, Math.min(end, at + alone[0].length + PAIR_MOST)))
  )
    return stands(alone[0].length);
  const named = first ? PLACE_NAMED.exec(head) : null;
  if (named !== null && isPlace(text, named[1] as string)) return stands(named[0].length);
  const day = top && /\d/.test(head) ? PLACE_AND_DAY.exec(head)?.[0] : undefined;
  if (day !== undefined) return stands(day.length);
  // "KARACHI: Text", "Paris: Text", "(Karachi) Text".
  const place = top ? PLACE.exec(head)?.[0] : undefined;
  if (place !== undefined) {
    const name = place.replace(/^\(|[):]*\s*$/g, '');
    const dated = / \d{1,2}$/.test(name);
    const own = place.startsWith('(') || OWN_TELLER.test(text.slice(at + place.length, end));
    if (dated || (own && isTown(name))) return stands(place.length);
  }
  // A date that lost its line break.
  if (top && /\d{4}/.test(head)) {
    const date =
      /^(?:\p{Alphabetic}+, )?(?:\p{Alphabetic}{3,12}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{Alphabetic}{3,12}\.? \d{4})(?:, \d{1,2}:\d{2})?\s*(?=\p{Uppercase}\p{Alphabetic}+ )/u.exec(
        head,
      );
    if (
      date !== null &&
      (/^\p{Alphabetic}+, /u.test(date[0]) || OPENS.test(head.slice(date[0].length))) &&
      isDateLine(fold(date[0]), lexicon)
    )
      return stands(date[0].length);
  }
  return at;
}
