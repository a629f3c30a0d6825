import type { Span } from '../model/source.ts';
import {
  BULLET,
  CLOSER,
  flagsAt,
  isDigit,
  isLetter,
  isLower,
  isSpace,
  isUpper,
  isWordPart,
  NEWLINE,
  OPENER,
  QUOTE,
  SPACE,
  STOP,
  skipSpace,
  WIDE,
} from './characters.ts';
import lexiconData from './sentences.yaml';

/** Word lists of one language, "any" already added. Words stand without their last full stop. */
interface Lexicon {
  readonly never: ReadonlySet<string>;
  readonly mayEnd: ReadonlySet<string>;
  readonly ends: ReadonlySet<string>;
  readonly number: ReadonlySet<string>;
  readonly unit: ReadonlySet<string>;
  readonly months: ReadonlySet<string>;
  readonly clock: ReadonlySet<string>;
  readonly zones: ReadonlySet<string>;
  readonly scales: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  readonly ordinalBefore: ReadonlySet<string>;
  readonly ordinalAfter: ReadonlySet<string>;
  readonly starters: ReadonlySet<string>;
  readonly sayVerbs: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

const KINDS = [
  'never', 'mayEnd', 'ends', 'number', 'unit', 'months', 'clock', 'zones', 'scales', 'prepositions', 'ordinalBefore', 'ordinalAfter', 'starters',
  'sayVerbs', 'names',
] as const; // biome-ignore format: one list
type Lists = Partial<Record<(typeof KINDS)[number], readonly string[]>>;
const DATA = lexiconData as Readonly<Record<string, Lists>>;

const lexicons = new Map<string, Lexicon>();

/** The word lists for a language; those of English serve where it has none of its own. */
function lexiconFor(language: string): Lexicon {
  const primary = language.split('-', 1)[0]?.toLowerCase() ?? '';
  const key = primary !== 'any' && Object.hasOwn(DATA, primary) ? primary : 'en';
  const known = lexicons.get(key);
  if (known !== undefined) return known;
  const made: Record<string, ReadonlySet<string>> = {};
  for (const kind of KINDS) {
    const words = new Set<string>();
    for (const word of [...(DATA.any?.[kind] ?? []), ...(DATA[key]?.[kind] ?? [])]) {
      words.add(word);
      if (kind === 'starters' || kind === 'zones' || kind === 'sayVerbs' || kind === 'names' || kind === 'unit') continue;
      words.add(word.toUpperCase());
      words.add(word.slice(0, 1).toUpperCase() + word.slice(1));
    }
    made[kind] = words;
  }
  const lexicon = made as unknown as Lexicon;
  lexicons.set(key, lexicon);
  return lexicon;
}

/** No word looked at is longer: what is longer is no abbreviation. Bounds the work at each mark. [UTF-16 units] */
const REACH = 32;

/** Start of the word that ends just before `end`: back to white space, a comma, a bracket, a quotation mark or a dash. */
function wordStart(text: string, end: number, floor: number): number {
  const least = Math.max(floor, end - REACH);
  let i = end;
  while (i > least) {
    const c = text.charCodeAt(i - 1);
    const flags = flagsAt(text, i - 1);
    if ((flags & SPACE) !== 0 || c === 0x28 || c === 0x5b || c === 0x2014 || c === 0x2013 || c === 0x2f || c === 0x2c) break;
    if ((flags & QUOTE) !== 0 && c !== 0x27 && c !== 0x2019) break;
    i--;
  }
  while (i < end && /['’¿¡*]/.test(text[i] as string)) i++;
  return i;
}

/** Letters, digits and inner apostrophes from `from`, at most REACH; apostrophes straight. */
function wordAt(text: string, from: number): string {
  let i = from;
  while (i < text.length && i - from < REACH) {
    const c = text.charCodeAt(i);
    if (!isWordPart(text, i) && !((c === 0x27 || c === 0x2019) && i > from && isLetter(text, i + 1))) break;
    i++;
  }
  return text.slice(from, i).replaceAll('’', "'");
}

interface Marker {
  readonly order: number;
  /** "1.", "a)": markers of one list have one style. */
  readonly style: string;
  readonly end: number;
}

/** An item marker at `at` ("2.)", "b."): its number and style, or undefined. White space must follow. */
function markerAt(text: string, at: number): Marker | undefined {
  let i = at;
  const c = text.charCodeAt(at);
  let order = 0;
  const letter = c >= 97 && c <= 122;
  if (letter) {
    order = c - 96;
    i++;
  } else
    while (i - at < 3 && i < text.length && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) {
      order = order * 10 + text.charCodeAt(i) - 48;
      i++;
    }
  if (i === at) return undefined;
  const from = i;
  if (text[i] === '.') i++;
  if (text[i] === ')') i++;
  if (i === from || !isSpace(text, i)) return undefined;
  return { order, style: (letter ? 'a' : '1') + text.slice(from, i), end: i };
}

/**
 * Splits a text into sentences.
 *
 * Spans are in text order, do not overlap, start and end with something other than white space, and hold every other
 * character between them. A single line break is white space; an empty line always ends a sentence. Work is linear in
 * the length of the text: what is looked at around each mark is bounded.
 *
 * @param language BCP 47; decides which abbreviations are known. One without word lists of its own is read as English.
 * Conventions: sentences inside one quotation are split ("He left. She stayed," said Ann.); closing quotation marks and
 * brackets belong to the sentence they close; a quotation before a teller in small letters is not an end.
 */
export function sentences(text: string, language: string): Span[] {
  const lexicon = lexiconFor(language);
  const primary = language.slice(0, 2).toLowerCase();
  // Which guillemet opens is the writer's habit: «so» in most languages, »so« in German and Danish books.
  const guillemet = text.search(/[«»]/);
  const opening = guillemet >= 0 && text[guillemet] === '»' ? '»' : '«';
  const spans: Span[] = [];

  let start = 0;
  /** The list the current sentence is an item of. */
  let list: Marker | undefined;
  /** Where the sentence's own words begin, behind bullets and numbers: stops before it are not ends. */
  let body = 0;
  const open = (at: number): void => {
    start = skipSpace(text, at);
    body = start;
    while ((flagsAt(text, body) & BULLET) !== 0) body = skipSpace(text, body + 1);
    const marker = markerAt(text, body);
    if (marker === undefined) return;
    body = marker.end;
    if (marker.order === 1 || list !== undefined) list = marker;
  };
  const cut = (end: number): void => {
    let last = end;
    while (last > start && isSpace(text, last - 1)) last--;
    if (last > start) spans.push({ start, end: last });
    open(end);
  };
  open(0);

  for (let i = body; i < text.length; ) {
    const flags = flagsAt(text, i);
    if ((flags & (STOP | NEWLINE | BULLET)) === 0) {
      const c = text.charCodeAt(i);
      if (c === 0x29 && list !== undefined) {
        const item = nextItem(text, i, start, list, lexicon);
        if (item !== undefined) cut(item);
      } else if ((c === 0x3b || c === 0x37e) && primary === 'el' && isSpace(text, i + 1)) cut(i + 1);
      i++;
      continue;
    }
    if ((flags & NEWLINE) !== 0) {
      const next = skipSpace(text, i);
      if (hasNewline(text, i + 1, next)) cut(next);
      i = Math.max(next, i + 1);
      continue;
    }
    if ((flags & BULLET) !== 0) {
      if (i > body && isSpace(text, i - 1)) cut(i);
      i++;
      continue;
    }
    if (list !== undefined) {
      const item = nextItem(text, i, start, list, lexicon);
      if (item !== undefined) {
        cut(item);
        i = body;
        continue;
      }
    }
    if (i < body) {
      i++;
      continue;
    }
    const stop = stopAt(text, i, opening);
    const at = endsAt(text, stop, start, lexicon, primary);
    if (at !== undefined) cut(at);
    i = Math.max(stop.end, i + 1);
  }
  cut(text.length);
  return spans;
}

function hasNewline(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((flagsAt(text, i) & NEWLINE) !== 0) return true;
  return false;
}

/** Where the next item of a list that runs on in the line begins, if its marker ends with the character at `at`. */
function nextItem(text: string, at: number, floor: number, list: Marker, lexicon: Lexicon): number | undefined {
  const end = text[at] === '.' && text[at + 1] === ')' ? at + 2 : at + 1;
  if (end < text.length && !isSpace(text, end)) return undefined;
  let from = at;
  while (from > floor && at - from < 4 && /[0-9a-z.]/.test(text[from - 1] as string)) from--;
  if (from <= floor || !isSpace(text, from - 1)) return undefined;
  const marker = markerAt(text, from);
  if (marker === undefined || marker.end !== end || marker.style !== list.style || marker.order !== list.order + 1 || from < list.end)
    return undefined;
  const next = skipSpace(text, marker.end);
  if (!isUpper(text, next) && !isDigit(text, next) && (flagsAt(text, next) & OPENER) === 0) return undefined;
  return takesNumber(text, from, floor, lexicon) ? undefined : from;
}

const COUNTED =
  /^(?:article|chapter|phase|stage|grade|type|section|part|level|round|group|category|unit|number|resolution|and|or|to|of|at|by|in|from|than)$/i;

/** "Article 2. The…": the number belongs to the word before it. */
function takesNumber(text: string, at: number, floor: number, lexicon: Lexicon): boolean {
  let end = at;
  while (end > floor && isSpace(text, end - 1)) end--;
  const word = text.slice(wordStart(text, end, floor), end).replace(/\.$/, '');
  return lexicon.number.has(word) || lexicon.months.has(word) || COUNTED.test(word);
}

/** A run of stops and what closes with it. */
interface Stop {
  readonly at: number;
  /** Behind the run of marks: "?!", "....", ". . .". */
  readonly runEnd: number;
  readonly run: string;
  /** Behind closing quotation marks, brackets and note marks. */
  readonly end: number;
  readonly quoteClosed: boolean;
  readonly bracketClosed: boolean;
}

function stopAt(text: string, at: number, opening: string): Stop {
  let runEnd = at + 1;
  while (runEnd < text.length) {
    if ((flagsAt(text, runEnd) & STOP) !== 0) runEnd++;
    else if (text[runEnd] === ' ' && text[runEnd + 1] === '.' && text[runEnd - 1] === '.' && spacedDot(text, runEnd + 2)) runEnd += 2;
    else break;
  }
  let end = runEnd;
  let quoteClosed = false;
  let bracketClosed = false;
  for (;;) {
    const c = text[end];
    const flags = flagsAt(text, end);
    if ((flags & CLOSER) !== 0 && c !== opening && !((flags & QUOTE) !== 0 && c !== '”' && c !== '’' && isLetter(text, end + 1))) {
      if ((flags & QUOTE) !== 0) quoteClosed = true;
      else bracketClosed = true;
      end++;
    } else if (
      (flags & SPACE) !== 0 &&
      c !== '\n' &&
      (text[end + 1] === '»' || text[end + 1] === '«') &&
      text[end + 1] !== opening &&
      !isLetter(text, end + 2)
    ) {
      quoteClosed = true; // French spaces inside the quotation
      end += 2;
    } else if (c === '[' && /^\[(?:\d{1,3}|[a-z])\]/.test(text.slice(end, end + 5))) end = text.indexOf(']', end) + 1;
    else if (quoteClosed && c === '.' && (flagsAt(text, end + 1) & STOP) === 0)
      end++; // "… that loss.".
    else break;
  }
  return { at, runEnd, run: text.slice(at, Math.min(runEnd, at + 16)), end, quoteClosed, bracketClosed };
}

/** Behind a dot that stands alone: another, a closing mark, or the end. */
function spacedDot(text: string, at: number): boolean {
  return at >= text.length || text[at] === ' ' || text[at] === '.' || (flagsAt(text, at) & CLOSER) !== 0;
}

/** What stands behind a stop. */
interface Follower {
  /** The first letter, digit or sign behind opening marks. */
  readonly at: number;
  readonly word: string;
  /** Opens sentences and is hardly ever a name. */
  readonly starter: boolean;
  readonly digit: boolean;
}

/** Where the sentence ends, if the stop ends one. */
function endsAt(text: string, stop: Stop, start: number, lexicon: Lexicon, primary: string): number | undefined {
  const { at, run, end, quoteClosed, bracketClosed } = stop;
  if (text[at - 1] === '[' && text[stop.runEnd] === ']') return undefined; // "[...]": left out inside the sentence
  const next = skipSpace(text, end);
  if (next >= text.length) return undefined;
  if ((flagsAt(text, at) & WIDE) !== 0) return quoteClosed && /[とって言说說道]/.test(text[next] as string) ? undefined : end;
  if (next === end) return run === '.' && missingSpace(text, at, end, start) ? end : undefined;
  if (newlines(text, end, next) > 1) return end;

  let opens = next;
  let dash = false;
  while (opens - next < 8 && ((flagsAt(text, opens) & OPENER) !== 0 || (opens > next && isSpace(text, opens)))) {
    if (/[—–‒―-]/.test(text[opens] as string)) dash = true;
    opens++;
  }
  // "iPhone" and "eBay" open sentences too.
  if (isLower(text, opens) && !isUpper(text, opens + 1)) return undefined;
  const digit = isDigit(text, opens);
  if (!isLetter(text, opens) && !digit && !/[\p{S}#@…•]/u.test(text[opens] ?? ''))
    return /[.,;:)§№&%]/.test(text[opens] ?? '') ? undefined : end;
  const word = wordAt(text, opens);
  const starter =
    (!(word.length === 1 && text[opens + 1] === '.') && lexicon.starters.has(word)) ||
    (word[1] === "'" && lexicon.starters.has(word.slice(0, 2)));
  const follower: Follower = { at: opens, word, starter, digit };

  const attached = at > 0 && !isSpace(text, at - 1);
  // A full stop, then an omission that opens the next sentence: "… compounds. . . . The practice".
  if (attached && !quoteClosed && run.startsWith('. . . .')) return at + 1;
  if ((run.length > 1 && !/[!?]/.test(run)) || run === '…')
    return text[next] === '[' || dash || word === 'I' || word.startsWith("I'") ? undefined : end;
  if (run !== '.') {
    if (run === '!' && !starter && lexicon.names.has(text.slice(wordStart(text, at, start), at))) return undefined;
    if (quoteClosed && tellerFollows(text, follower, lexicon)) return undefined;
    if (bracketClosed && /[([]/.test(text[at - 1] ?? '')) return undefined; // a doubt put into the sentence: "(?)"
    return end;
  }
  return fullStopEnds(text, stop, start, follower, lexicon, primary) ? end : undefined;
}

function newlines(text: string, from: number, to: number): number {
  let found = 0;
  for (let i = from; i < to && found < 2; i++) if ((flagsAt(text, i) & NEWLINE) !== 0) found++;
  return found;
}

/** "ended.The next": a space was lost between two sentences. Not in addresses and names with inner stops. */
function missingSpace(text: string, at: number, end: number, floor: number): boolean {
  if (!isUpper(text, end) || !isLower(text, end + 1)) {
    if (end > at + 1 || !/["“«]/.test(text[end] ?? '') || !isUpper(text, end + 1)) return false;
  }
  const from = wordStart(text, at, floor);
  if (!/^\p{L}?\p{Ll}{2,}(?:['’]\p{Ll}+)?$/u.test(text.slice(from, at))) return false;
  if (end > at + 1) return true;
  let tail = end;
  while (tail < text.length && tail - end < REACH && !isSpace(text, tail)) tail++;
  const rest = text.slice(end, tail);
  return !/[@/]|\.\p{L}/u.test(rest) && !/^(?:Com|Org|Net|Gov|Io|Ru|Ua|Uk|De|Fr|Js)\b/.test(rest);
}

/** A teller with a capital behind a quotation that asks or exclaims: "Really?" Smith asked. */
function tellerFollows(text: string, follower: Follower, lexicon: Lexicon): boolean {
  if (follower.starter || !isUpper(text, follower.at)) return false;
  const words = (text.slice(follower.at, follower.at + 80).split(/[.,;:!?"“”\n]/, 1)[0] ?? '').split(/\s+/, 6);
  return words.slice(1).some((word) => lexicon.sayVerbs.has(word));
}

const ROMAN = /^[IVXLC]+$/;
/** Written so that most are told without asking for what a letter is everywhere, which takes longer than all the rest. */
const PLAIN_INITIALS = /^(?:[a-z]\.[-–]?)*[a-z]$/i;
const INITIALS = /^(?:\p{L}\.[-–]?)*\p{L}$/u;
const ITEM_NUMBER = /^(?:\d{1,3}|[a-zA-Z]|[IVX]{1,4})$/;
const NUMBER = /^\p{Nd}[\p{Nd}.,]*$/u;
/** A short word without a vowel, not all in capitals: an abbreviation nobody listed ("Vlg."). Sounds are none. */
const CLIPPED = /^\p{L}(?:(?![aeiouyäöüáéíóúàèìòùâêîôûåæøœãõąęıаеєиіїоуыэюяёў])\p{Ll}){1,4}$/u;
const VOWEL_FIRST = /^[aeiouyäöüáéíóúàèìòùâêîôûåæøœãõąęıаеєиіїоуыэюяёў]/i;
const SOUND = /^(?:h?m+|s+h+|p+f+t?|ps+t|tsk|nth)$/i;

const isInitials = (word: string): boolean => PLAIN_INITIALS.test(word) || ((word.length < 3 || word.includes('.')) && INITIALS.test(word));

/** A lone full stop before a capital, a digit or a letter without case: an end, or part of an abbreviation, a number, an initial? */
function fullStopEnds(text: string, stop: Stop, start: number, follower: Follower, lexicon: Lexicon, primary: string): boolean {
  const { at, quoteClosed, bracketClosed } = stop;
  const { starter, digit } = follower;
  const from = wordStart(text, at, start);
  const word = wholeAbbreviation(text, from, at, start, lexicon);
  if (from === start && !quoteClosed && !bracketClosed && ITEM_NUMBER.test(word)) return word === 'I'; // "1. The first item"
  if (NUMBER.test(word))
    return (
      primary !== 'de' || quoteClosed || bracketClosed || word.length > 3 || !germanOrdinal(text, from, start, word, follower, lexicon)
    );
  if (lexicon.ends.has(word)) return true;
  if (lexicon.clock.has(word.toLowerCase())) {
    if (digit || lexicon.zones.has(follower.word)) return false;
    // "At 5 a.m. Mr. Smith went": the time opens the sentence.
    const before = text
      .slice(start, Math.min(from, start + 60))
      .trim()
      .split(/\s+/);
    return before.length > 3 || !lexicon.prepositions.has((before[0] ?? '').toLowerCase());
  }
  if (lexicon.unit.has(word)) {
    if (behindNumber(text, from, start, lexicon))
      return !digit && !lexicon.zones.has(follower.word) && !opensSentence(text, start, from, 4, lexicon);
    if (!lexicon.mayEnd.has(word)) return false;
  }
  if (lexicon.never.has(word)) return false;
  if (bracketClosed && (isInitials(word) || lexicon.mayEnd.has(word))) return false;
  if (lexicon.number.has(word) && (digit || ROMAN.test(follower.word))) return false;
  if (lexicon.months.has(word)) return !digit && starter;
  if (lexicon.mayEnd.has(word)) return starter || (quoteClosed && !digit);
  if (isInitials(word)) {
    if (word === 'I') return starter;
    if (quoteClosed) return true;
    return starter && !digit && !(word.length === 1 && isLower(word, 0));
  }
  if (primary === 'de' && /\p{L}str$/u.test(word)) return starter && !digit; // "Goethestr. 12"
  if (!/.[aeiouy]/.test(word) && CLIPPED.test(word) && !VOWEL_FIRST.test(word) && !SOUND.test(word)) return starter || quoteClosed;
  return true;
}

/** "At 5 a.m. Mr. Smith went", "В III кв. 2031 г. ВВП упал": so far a preposition and at most so many words, the time that opens the sentence. */
function opensSentence(text: string, start: number, from: number, most: number, lexicon: Lexicon): boolean {
  if (from - start > 60) return false;
  const before = text.slice(start, from).trim().split(/\s+/);
  return before.length <= most && lexicon.prepositions.has((before[0] ?? '').toLowerCase());
}

/** "z. B.", "т. д.", "EE. UU.": parts with spaces between them are read as one word, "l'art." as "art". Apostrophes straight. */
function wholeAbbreviation(text: string, from: number, at: number, floor: number, lexicon: Lexicon): string {
  let word = text.slice(from, at).replaceAll('’', "'");
  if (word.includes("'")) word = word.replace(/^(?:[cdjlmnst]|qu)'(?=\p{L})/iu, '');
  if (word.length > 3 || word.length === 0 || !isSpace(text, from - 1) || text[from - 2] !== '.' || !isLetter(word, 0)) return word;
  const before = text.slice(wordStart(text, from - 2, floor), from - 2);
  if (before.length > 4) return word;
  const joined = `${before}.${word}`;
  return lexicon.ends.has(joined) || lexicon.never.has(joined) || lexicon.mayEnd.has(joined) || lexicon.clock.has(joined) ? joined : word;
}

/** "2022 г.", "XIX в.", "5 тыс. руб.": the short word measures what was counted. */
function behindNumber(text: string, from: number, floor: number, lexicon: Lexicon): boolean {
  let end = from;
  while (end > floor && isSpace(text, end - 1)) end--;
  if (isDigit(text, end - 1)) return true;
  const before = text.slice(wordStart(text, end, floor), end);
  return (
    ROMAN.test(before) || lexicon.scales.has(before.replace(/\.$/, '')) || (before.endsWith('.') && lexicon.unit.has(before.slice(0, -1)))
  );
}

/** "am 3. Oktober", "der 2. Weltkrieg" against "auf Platz 3. Danach". */
function germanOrdinal(text: string, from: number, floor: number, digits: string, follower: Follower, lexicon: Lexicon): boolean {
  if (lexicon.ordinalAfter.has(follower.word)) return true;
  if (follower.starter || Number(digits) > 200) return false;
  let end = from;
  while (end > floor && isSpace(text, end - 1)) end--;
  return lexicon.ordinalBefore.has(text.slice(wordStart(text, end, floor), end));
}
