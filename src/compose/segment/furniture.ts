import type { OmissionReason } from '../../model/brief.ts';
import { isWordPart } from '../../text/characters.ts';
import { isDeskNote } from './desk-note.ts';
import lexiconData from './furniture.yaml';

type Kind =
  | 'whole'
  | 'start'
  | 'anywhere'
  | 'captions'
  | 'credits'
  | 'tails'
  | 'notes'
  | 'greetings'
  | 'farewells'
  | 'bylines'
  | 'dates'
  | 'courtesy'
  | 'moderators'
  | 'reporters'
  | 'verbs';
const DATA = lexiconData as Readonly<Record<string, Partial<Record<Kind, readonly string[]>>>>;

/** What is known of page furniture in one language. Entries are folded as `fold` folds a text. */
export interface FurnitureLexicon {
  readonly whole: ReadonlySet<string>;
  /** Openings by their first word. */
  readonly start: ReadonlyMap<string, readonly string[]>;
  readonly captions: ReadonlyMap<string, readonly string[]>;
  readonly anywhere: RegExp;
  /** At the end, with or without the bracket. */
  readonly credits: RegExp;
  readonly tails: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
  readonly greetings: readonly string[];
  readonly farewells: ReadonlySet<string>;
  readonly bylines: readonly string[];
  readonly dates: ReadonlySet<string>;
  readonly courtesy: ReadonlySet<string>;
  readonly moderators: ReadonlySet<string>;
  readonly reporters: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
}

const lexicons = new Map<string, FurnitureLexicon>();

/** Small letters, straight quotation marks, single spaces: the form the lists are written in. */
export function fold(text: string): string {
  const small = text.toLowerCase();
  if (PLAIN.test(small)) return small;
  return small.replace(/[‘’ʼ]/g, "'").replace(/[“”„]/g, '"').replace(/\s+/g, ' ').trim();
}
/** Nothing to fold but the case. */
const PLAIN = /^[^\s‘’ʼ“”„]+(?: [^\s‘’ʼ“”„]+)*$/;

/** Folded, its letters and digits only: two lines that say the same are equal. */
export function letters(text: string): string {
  return fold(text)
    .replace(/[^\p{Alphabetic}\p{N}]+/gu, ' ')
    .trim();
}

const FIRST_WORD = /^[^\s:,./]*/;

/** Openings by first word; one that is cut inside its first word ("©", "www.") stands under its first character. */
function byFirstWord(entries: readonly string[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const entry of entries) {
    const word = FIRST_WORD.exec(entry)?.[0] ?? '';
    const key = /^\p{Alphabetic}/u.test(word) ? word : entry.slice(0, 1);
    const known = map.get(key);
    if (known === undefined) map.set(key, [entry]);
    else known.push(entry);
  }
  return map;
}

/** One expression that finds any of the phrases; they are literals, so it is linear. */
function anyOf(phrases: readonly string[], ending: string): RegExp {
  return new RegExp(`(?:${phrases.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|')})${ending}`, 'u');
}

/** The lists of a language together with those of every language; English ones also serve where a language has none. */
export function furnitureLexicon(language: string): FurnitureLexicon {
  const primary = language.split('-', 1)[0]?.toLowerCase() ?? '';
  const key = primary !== '*' && Object.hasOwn(DATA, primary) ? primary : 'en';
  const known = lexicons.get(key);
  if (known !== undefined) return known;
  const list = (kind: Kind): string[] => [...(DATA['*']?.[kind] ?? []), ...(DATA[key]?.[kind] ?? [])];
  const made: FurnitureLexicon = {
    whole: new Set(list('whole')),
    start: byFirstWord(list('start')),
    captions: byFirstWord(list('captions')),
    anywhere: anyOf(list('anywhere'), ''),
    credits: anyOf(list('credits'), '[^\\p{Alphabetic}\\p{N}]{0,3}$'),
    tails: new Set(list('tails')),
    notes: new Set(list('notes')),
    greetings: list('greetings'),
    farewells: new Set(list('farewells')),
    bylines: list('bylines'),
    dates: new Set(list('dates')),
    courtesy: new Set(list('courtesy')),
    moderators: new Set(list('moderators')),
    reporters: new Set([...(DATA.en?.reporters ?? [])]),
    verbs: new Set(list('verbs')),
  };
  lexicons.set(key, made);
  return made;
}

const AGENCY =
  '(?:reuters|afp|ap|dpa|cnn|upi|efe|ansa|apa|tass|interfax|ukrinform|unian|xinhua|pti|ani|ians|kyodo|yonhap|anadolu|aa|belga|anp|ritzau|ntb|tt|pap|mti|agerpres|bta|cp|aap|rtr|kna|epd|sid)';
/** How wires end: "Enditem", "(Ends)", "(AFP, Reuters)", "dh/rt (AFP, dpa)", "dpa se xx yyzz". */
const SIGN_OFF = new RegExp(
  `^(?:[([]?(?:enditem|endit|item ends|ends?|story ends|more to follow|-30-|30)[)\\].]*|[([\\/–—-]*\\s*${AGENCY}(?:(?:, ?| ?/ ?| and | und | et | y )(?:${AGENCY}|[a-z]{2,3}))*[)\\].]*|[a-z]{2,4}(?:/[a-z]{2,4})+(?: \\([^)]{2,40}\\))?|dpa(?: [a-z]{2,4}){1,6})$`,
);

/** A credit behind the words of a caption. */
const CREDIT_WITHIN =
  /[.!?]["')]?\s*[([]?(?:file photo|archive photo|photo|photograph|image|picture|credit|foto|bild|фото|imagen|crédit photo|photo credit|image credit)\s?: ?\p{Alphabetic}/u;

/** Longest text that is looked at as furniture; what is longer is prose. [UTF-16 units] */
export const FURNITURE_MOST = 420;

function opensWith(folded: string, openings: ReadonlyMap<string, readonly string[]>): string | undefined {
  const word = FIRST_WORD.exec(folded)?.[0] ?? '';
  const entries = openings.get(word) ?? openings.get(folded.slice(0, 1));
  return entries?.find((entry) => folded.startsWith(entry));
}

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

const NAME_GLUE = new Set([
  'and', 'in', 'for', 'of', 'the', 'with', 'at', 'staff', 'writer', 'writers', 'correspondent', 'correspondents', 'reporter', 'reporters', 'editor', 'senior', 'chief',
  'und', 'aus', 'et', 'de', 'à', 'y', 'en', 'e', 'van', 'von', 'der', 'den', 'du', 'da', 'di', 'del', 'la', 'le', 'al', 'bin', 'für', 'i', 'та', 'і', 'й', 'и', 'із', 'von', 'avec', 'o',
]); // biome-ignore format: one list

/** Words with a capital, joined by the little words that names and posts are joined by. */
export function isNameLike(text: string, most: number): boolean {
  const words = text.split(/[\s/|·•,;()&—–]+/).filter((word) => word !== '' && word !== '-');
  if (words.length === 0 || words.length > most) return false;
  let capitals = 0;
  for (const word of words) {
    if (/^["'‘“]?\p{Uppercase}/u.test(word) || word.startsWith('@')) capitals++;
    else if (!NAME_GLUE.has(word)) return false;
  }
  return capitals >= 1;
}

/** "Ann Lee reported from Oslo, and Bo Chen from Rome." */
function isPlaceLine(text: string): boolean {
  if (
    text.length > 200 ||
    !/(?:reported|contributed) from/.test(text) ||
    !/ reported from \p{Uppercase}| contributed from \p{Uppercase}/u.test(text)
  )
    return false;
  return isNameLike(text.replace(/\b(?:reported|contributed|from|reporting|additional)\b/g, ' ').replace(/\.$/, ''), 24);
}

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

/** "By Jane Doe and John Roe, Staff Writers": a word for the author, then names. */
export function isByline(text: string, lexicon: FurnitureLexicon): boolean {
  if (text.length > 160) return false;
  const folded = fold(text);
  const word = lexicon.bylines.find((opening) => folded.startsWith(opening) && /^[\s:]/.test(folded.slice(opening.length)));
  if (word === undefined) return false;
  const rest = text.slice(word.length).replace(/^[\s:]+/, '');
  return !/[!?]$/.test(rest) && !(/\.$/.test(rest) && !/\b\p{Uppercase}\.$/u.test(rest)) && isNameLike(rest.replace(/\d.*$/, ''), 14);
}

/**
 * What a short block or sentence is if it stands around the news rather than in it; undefined if it may be news.
 * `whole` is true for a block, false for a sentence out of a longer one.
 */
export function furnitureOf(text: string, lexicon: FurnitureLexicon, whole: boolean): { kind: OmissionReason; rule: string } | undefined {
  if (!/[a-z\d]/i.test(text.slice(0, 2000)) && !/[\p{Alphabetic}\p{N}]/u.test(text.slice(0, 2000)))
    return { kind: 'boilerplate', rule: 'no words' };
  if (text.length > FURNITURE_MOST) return undefined;
  const folded = fold(text);
  if (isDateLine(folded, lexicon)) return { kind: 'dateline', rule: 'date line' };
  const bare = whole ? trimmed(folded) : folded;
  if (whole) {
    if (lexicon.whole.has(bare) || lexicon.whole.has(folded)) return { kind: 'boilerplate', rule: bare };
    if (folded.length < 160) {
      const parts = bare.split(/\s*[|·•>»/\n]\s*|\s{2,}/).filter((part) => part !== '');
      if (parts.length > 1 && parts.every((part) => lexicon.whole.has(part) || /^\d+$/.test(part)))
        return { kind: 'boilerplate', rule: 'links' };
      const words = bare.split(/[^\p{Alphabetic}\p{N}-]+/u).filter((part) => part !== '');
      if (words.length > 1 && words.every((word) => SHARES.has(word) || /^\d+$/.test(word)) && words.some((word) => SERVICES.has(word)))
        return { kind: 'boilerplate', rule: 'share links' };
    }
    if (/\d{4}/.test(folded) && OUTLET_AND_DAY.test(text)) return { kind: 'dateline', rule: 'outlet and day' };
    if (isByline(text, lexicon) || isPlaceLine(text)) return { kind: 'byline', rule: 'byline' };
    if (
      folded.length <= 140 &&
      /\d/.test(folded) &&
      ((STAMPS.test(folded) && (STAMPED.test(folded) || folded.startsWith('this was published under'))) ||
        (/\d{4}/.test(folded) && PLACE_STAMP.test(folded)))
    )
      return { kind: 'dateline', rule: 'when it was published' };
    if (/^(?:\[\d{1,2}\/\d{1,2}\]|item \d+ of \d+|\d{1,2} of \d{1,2}\b(?! the))/.test(folded))
      return { kind: 'caption', rule: 'one of several pictures' };
    if (/^(?:list \d+ of \d+|list of \d+ items|end of list)$/.test(bare)) return { kind: 'boilerplate', rule: 'list of stories' };
    if (folded.includes(':') && CREDIT_WITHIN.test(folded)) return { kind: 'caption', rule: 'picture credit' };
    if (/^(?:Getty Images|Reuters|AFP|EPA|PA Media|AP Photo|AP) \p{Uppercase}\p{Lowercase}* [^.]*$/u.test(text))
      return { kind: 'caption', rule: 'picture credit' };
    if (isDeskNote(text, folded)) return { kind: 'boilerplate', rule: 'a note of the desk' };
    if (folded.length <= 200 && folded.includes('/') && CREDIT_ALONE.test(text)) return { kind: 'caption', rule: 'picture credit' };
    if (folded.endsWith(']') && CREDIT_IN_SQUARES.test(text)) return { kind: 'caption', rule: 'picture credit' };
    if (/photo|picture|image|still/.test(folded) && SHOWN.test(folded)) return { kind: 'caption', rule: 'what a picture shows' };
    if (FOOTNOTE.test(folded)) return { kind: 'boilerplate', rule: 'a footnote' };
    if (folded.startsWith('^ ')) return { kind: 'boilerplate', rule: 'a note of a lexicon' };
    if (MAIL.test(folded)) return { kind: 'boilerplate', rule: 'head of a letter' };
    if (IMAGE_FILE.test(folded)) return { kind: 'caption', rule: "a picture's file" };
    if (/^(?:table|figure|fig\.|chart|map|box) \d{1,2}[.:]/.test(folded) && !/[.!?]$/.test(folded))
      return { kind: 'caption', rule: 'table or figure' };
    const caption = opensWith(folded, lexicon.captions);
    if (caption !== undefined) return { kind: 'caption', rule: caption };
    const credit = lexicon.credits.exec(folded.slice(-40));
    if (credit !== null && folded.length > credit[0].length) return { kind: 'caption', rule: credit[0] };
    if (/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(folded) || /^@\S+(?:\s+@\S+)*$/.test(folded))
      return { kind: 'boilerplate', rule: 'address' };
  }
  if (folded.length <= 60 && SIGN_OFF.test(folded)) return { kind: 'boilerplate', rule: 'sign-off' };
  // "♦ Subscribe to …", "— With assistance by …"
  const lead = /^[♦•▪■►▶»›>—–*·\s-]*/u.exec(text)?.[0].length ?? 0;
  const start = opensWith(folded, lexicon.start) ?? (lead === 0 ? undefined : opensWith(fold(text.slice(lead)), lexicon.start));
  if (
    start !== undefined &&
    !(IMPERATIVE.test(start) && QUOTED.test(text)) &&
    (!CREDITS_NAMES.test(start) || creditsNames(text.slice((folded.startsWith(start) ? 0 : lead) + start.length)))
  )
    return { kind: 'boilerplate', rule: start };
  if (/^(?:https?:\/\/|www\.)\S+$/.test(folded)) return { kind: 'boilerplate', rule: 'address' };
  if (/ by \p{Uppercase}/u.test(text) && MADE_BY.test(text)) return { kind: 'boilerplate', rule: 'who made it' };
  if (FOLLOWS.test(folded)) return { kind: 'boilerplate', rule: 'whom to follow' };
  if (!whole && /^\(?(?:file )?(?:photo|foto|фото|image|bild)\s?[:/]/.test(folded)) return { kind: 'caption', rule: 'credit' };
  if (folded.length <= 260) {
    const held = lexicon.anywhere.exec(folded);
    if (held !== null) return { kind: 'boilerplate', rule: held[0] };
  }
  return undefined;
}

/** "Follow the Daily on X, Facebook and Instagram". */
const FOLLOWS =
  /^(?:follow|like|join|find) [^.!?]{2,60} on (?:x|twitter|facebook|instagram|linkedin|telegram|whatsapp|youtube|tiktok|google news|bluesky|threads)\b/;

/** "The Northern Hour is made by Ann Lee, Bo Chen and Ines Vaz." */
const MADE_BY =
  /^(?:\p{Uppercase}[\p{Alphabetic}’'-]* (?:(?:in|of|the|on|and|for) )*){1,5}is (?:made|produced|hosted|presented|edited) by \p{Uppercase}[\p{Alphabetic}.'’-]+ \p{Uppercase}[\p{Alphabetic}.'’-]+(?:(?:, (?:and )?| and )\p{Uppercase}[\p{Alphabetic}.'’-]+ \p{Uppercase}[\p{Alphabetic}.'’-]+){1,6}\.?$/u;

/** "REUTERS/Ana Quist", "WFP/Bo Chen": whose picture it is, alone in its line. */
const CREDIT_ALONE =
  /^(?:©\s?)?(?:(?:AFP|AP|EPA|PA) (?:PHOTO|Photo) ?\/|\p{Uppercase}{2,12}(?: PHOTO)?\/ ?)\p{Uppercase}[\p{Alphabetic}.'’-]+(?: \p{Uppercase}[\p{Alphabetic}.'’-]+){0,3}(?: \*\*\*.*)?$/u;
/** "… on Friday. [Reuters]", "… in the valley [Bo Chen/AP Photo]". */
const CREDIT_IN_SQUARES =
  /\[(?:\p{Uppercase}[\p{Alphabetic}. '’-]{2,40}\/ ?)?(?:Reuters|REUTERS|AFP|AP|AP Photo|EPA|EPA-EFE|Getty Images|Getty|Xinhua|Anadolu(?: Agency)?|Al Jazeera|File(?: photo)?|Handout|Courtesy)[^\]]{0,40}\]$/u;
/** "… in this file photo taken on …", "… in an undated handout picture released by …". */
const SHOWN =
  /\bin (?:this|an? (?:undated|file|handout|combination|satellite handout)) (?:\p{Alphabetic}+ ){0,3}(?:photo|photograph|picture|image|still)s? (?:taken|released|provided|made|obtained|issued|supplied|shot|from|by)\b/u;
/** "1 See S/2026/101, paragraph 14.", "[3] Ibid." */
const FOOTNOTE =
  /^(?:\[\d{1,3}\]|\d{1,3}\.?|[*†‡]{1,3}) ?(?:see (?:[a-z]+\/|also |note |paras?\b|paragraph|annex|https?:)|ibid|op\. cit|loc\. cit|cf\. |available (?:at|from)|https?:|[as]\/(?:res\/)?\d{1,4}\/)/;
/** "From: Ann Lee <…>", "Date: Sat, 7 Mar 2026 …", "On Sun, Mar 9, 2026 at 6:38 PM, Bo Chen wrote:", "Received on …". */
const MAIL =
  /^(?:(?:from|to|cc|bcc|reply-to|sender|message-id|in-reply-to|list-id|mime-version|content-type|return-path|x-[a-z-]+): ?\S.{0,200}|(?:date|sent): ?\p{Alphabetic}{3},? .{0,60}\d{2}:\d{2}.{0,30}|subject: .{0,200}|on \p{Alphabetic}{3},? .{4,60} wrote:|received on \p{Alphabetic}{3,9},? .{0,60}\d{2}:\d{2}.{0,20}|-{3,} ?(?:original|forwarded) message ?-{3,}|begin forwarded message:)$/u;
/** "Cquote1.svg", "File:Location Karum.png". */
const IMAGE_FILE = /^(?:file:|image:)?[^\n]{1,80}\.(?:svg|png|jpe?g|gif|webp|tiff?)$/;

/** Openings in which the page speaks to its reader: so may somebody whom the news quotes. */
const IMPERATIVE = /^[\p{Alphabetic} ']+$/u;
const QUOTED = /[,”"] ?(?:[\p{Alphabetic}\p{M}.'’-]+ ){1,6}(?:said|says|told|urged|warned|added|wrote|called)\b.*[.!?]["”]?$/u;

/** "Produced by" opens a credit before names, and a sentence before anything else. */
const CREDITS_NAMES = /(?: by| par| por)$/;

function creditsNames(rest: string): boolean {
  return /; ?\p{Alphabetic}+ by /iu.test(rest) || isNameLike(rest.replace(/[)\].]+$/, ''), 24);
}

/** Without the marks around it. */
export function trimmed(folded: string): string {
  let start = 0;
  let end = folded.length;
  while (start < end && !isWordPart(folded, start) && folded[start] !== '#' && folded[start] !== '-') start++;
  while (end > start && !isWordPart(folded, end - 1) && folded[end - 1] !== '#' && folded[end - 1] !== '-') end--;
  return folded.slice(start, end);
}

const SERVICES = new Set([
  'facebook',
  'twitter',
  'whatsapp',
  'telegram',
  'linkedin',
  'reddit',
  'pinterest',
  'messenger',
  'viber',
  'flipboard',
  'instagram',
  'youtube',
  'bluesky',
  'threads',
  'tumblr',
  'vk',
  'ok',
  'x',
  'email',
  'e-mail',
]);
const SHARES = new Set([
  ...SERVICES,
  'share',
  'on',
  'via',
  'print',
  'copy',
  'link',
  'save',
  'sms',
  'messages',
  'more',
  'and',
  'tweet',
  'post',
  'mail',
  'by',
  'teilen',
  'partager',
  'compartir',
  'поділитися',
  'поделиться',
  'follow',
  'us',
  'url',
  'in',
  'to',
  'with',
]);
