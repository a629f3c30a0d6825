import type { Span } from '../model/source.ts';
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
  readonly prepositions: ReadonlySet<string>;
  readonly ordinalBefore: ReadonlySet<string>;
  readonly ordinalAfter: ReadonlySet<string>;
  readonly starters: ReadonlySet<string>;
  readonly sayVerbs: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

const KINDS = [
  'never', 'mayEnd', 'ends', 'number', 'unit', 'months', 'clock', 'zones', 'prepositions', 'ordinalBefore', 'ordinalAfter', 'starters',
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
    for (const word of [...(DATA['any']?.[kind] ?? []), ...(DATA[key]?.[kind] ?? [])]) {
      words.add(word);
      if (kind === 'starters' || kind === 'zones' || kind === 'sayVerbs' || kind === 'names') continue;
      words.add(word.toUpperCase());
      words.add(word.slice(0, 1).toUpperCase() + word.slice(1));
    }
    made[kind] = words;
  }
  const lexicon = made as unknown as Lexicon;
  lexicons.set(key, lexicon);
  return lexicon;
}

/** Marks that may end a sentence, breaks between paragraphs, and bullets that open an item in running text. */
const CANDIDATE = /[.!?…‼⁇⁈⁉。！？｡．؟۔।॥։።။។;\n•⁃▪●◦‣]|[0-9a-z][.)]/gu;
const FULL_WIDTH = new Set('。！？｡॥।؟۔։።။។');
const BULLETS = new Set('•⁃▪●◦‣');
const STOPS = new Set('.!?…‼⁇⁈⁉。！？｡．؟۔।॥։።။។');
const CLOSERS = new Set('"\'”’“»«›‹)]}」』）】〉》]"');
const QUOTES = new Set('"\'”’“„»«›‹「」『』');
const OPENERS = new Set('"\'“‘„«»‹›([{¿¡「『（【*—–-‒―');
const DIGIT = /\p{Nd}/u;
const UPPER = /[\p{Lu}\p{Lt}]/u;
const LOWER = /\p{Ll}/u;
const LETTER = /\p{L}/u;
const ROMAN = /^[IVXLC]+$/;
const INITIALS = /^(?:\p{L}\.[-–]?)*\p{L}$/u;
const VOWEL = /[aeiouyäöüáéíóúàèìòùâêîôûåæøœãõąęıаеєиіїоуыэюяёў]/iu;
/** No word looked at is longer: what is longer is no abbreviation. Bounds the work at each mark. */
const REACH = 32;

const isSpace = (c: string | undefined): boolean =>
  c !== undefined &&
  (c === ' ' || c === '\n' || c === '\t' || c === '\r' || c === '\u00a0' || c === '\u202f' || c === '\u2009' || c === '\u3000');

function skipSpace(text: string, from: number): number {
  let i = from;
  while (i < text.length && isSpace(text[i])) i++;
  return i;
}

/** Start of the word that ends just before `end`: back to white space, a bracket, a quotation mark or a dash. */
function wordStart(text: string, end: number, floor: number): number {
  const least = Math.max(floor, end - REACH);
  let i = end;
  while (i > least) {
    const c = text[i - 1] as string;
    if (
      isSpace(c) ||
      c === '(' ||
      c === '[' ||
      c === '—' ||
      c === '–' ||
      c === '/' ||
      c === ',' ||
      (QUOTES.has(c) && c !== "'" && c !== '’')
    )
      break;
    i--;
  }
  while (i < end && (text[i] === "'" || text[i] === '’' || text[i] === '¿' || text[i] === '¡' || text[i] === '*')) i++;
  return i;
}

/** Letters, digits and inner apostrophes from `from`, at most REACH. */
function wordAt(text: string, from: number): string {
  let i = from;
  while (
    i < text.length &&
    i - from < REACH &&
    (/[\p{L}\p{N}\p{M}]/u.test(text[i] as string) || ((text[i] === "'" || text[i] === '’') && i > from && LETTER.test(text[i + 1] ?? '')))
  )
    i++;
  return text.slice(from, i).replaceAll('’', "'");
}

const numberMarker = /^(\d{1,3}|[a-z])(\.\)|\)|\.)$/;

/** An item marker at `at` in running text ("2.)", "b."): its number and style, or undefined. */
function markerAt(text: string, at: number): { order: number; style: string; end: number } | undefined {
  let i = at;
  while (i - at < 3 && i < text.length && /[0-9a-z]/.test(text[i] as string)) i++;
  let end = i;
  if (text[end] === '.') end++;
  if (text[end] === ')') end++;
  const found = numberMarker.exec(text.slice(at, end));
  if (found === null || !isSpace(text[end])) return undefined;
  const body = found[1] as string;
  const letter = /[a-z]/.test(body);
  if (letter && body.length > 1) return undefined;
  return { order: letter ? body.charCodeAt(0) - 96 : Number(body), style: (letter ? 'a' : '1') + found[2], end };
}

/**
 * Splits a text into sentences.
 *
 * Spans are in text order, do not overlap, start and end with something other than white space, and hold every other
 * character between them. A single line break is white space; an empty line always ends a sentence. Work is linear in
 * the length of the text: what is looked at around each mark is bounded.
 *
 * @param language BCP 47; decides which abbreviations are known. "und" is read as English.
 * Conventions: sentences inside one quotation are split ("He left. She stayed," said Ann.); the closing quotation marks
 * and brackets belong to the sentence they close; a quotation before a teller in small letters is not an end.
 */
export function sentences(text: string, language: string): Span[] {
  const lexicon = lexiconFor(language);
  const spans: Span[] = [];
  const primary = language.slice(0, 2).toLowerCase();
  const greek = primary === 'el';
  // Which guillemet opens is the writer's habit: «so» in most languages, »so« in German and Danish books.
  const guillemet = text.search(/[«»]/);
  const inward = guillemet >= 0 && text[guillemet] === '»';
  const closing = (c: string | undefined): boolean => c !== undefined && CLOSERS.has(c) && !(c === (inward ? '»' : '«'));

  let start = skipSpace(text, 0);
  /** The list the current sentence is an item of, and where the item's own words begin. */
  let list: ReturnType<typeof markerAt>;
  let body = start;
  const open = (): void => {
    body = start;
    while (BULLETS.has(text[body] ?? '')) body = skipSpace(text, body + 1);
    const marker = markerAt(text, body);
    if (marker === undefined) return;
    body = marker.end;
    if (marker.order === 1 || list !== undefined) list = marker;
  };
  open();
  const cut = (end: number): void => {
    let last = end;
    while (last > start && isSpace(text[last - 1])) last--;
    if (last > start) spans.push({ start, end: last });
    start = skipSpace(text, end);
    open();
  };

  CANDIDATE.lastIndex = 0;
  const scanner = new RegExp(CANDIDATE.source, CANDIDATE.flags);
  for (let match = scanner.exec(text); match !== null; match = scanner.exec(text)) {
    let at = match.index;
    const mark = match[0];
    if (mark === '\n') {
      // An empty line.
      const next = skipSpace(text, at);
      if (text.slice(at + 1, Math.min(next, at + 400)).includes('\n')) cut(next);
      scanner.lastIndex = Math.max(next, at + 1);
      continue;
    }
    if (BULLETS.has(mark)) {
      if (at > start && isSpace(text[at - 1]) && text.slice(start, at).length > 2) cut(at);
      continue;
    }
    if (mark.length === 2) {
      // "2." or "b)": the next item of a list that runs on in the line, or a stop behind a word that ends in it.
      if (list !== undefined && at > start) {
        let from = at;
        while (from > start && at - from < 2 && /[0-9]/.test(text[from - 1] as string)) from--;
        const marker = isSpace(text[from - 1]) ? markerAt(text, from) : undefined;
        if (
          marker !== undefined &&
          marker.style === list.style &&
          marker.order === list.order + 1 &&
          from > list.end - 1 &&
          startsNew(text, marker.end) &&
          !takesNumber(text, from, start, lexicon)
        ) {
          cut(from);
          scanner.lastIndex = marker.end;
          continue;
        }
      }
      if (mark[1] !== '.') continue;
      at++;
    }
    if (mark === ';' && !greek) continue;
    if (at < body) continue;

    // The whole run of marks: "?!", "....", ". . .".
    let runEnd = at + 1;
    const first = runEnd;
    while (runEnd < text.length) {
      if (STOPS.has(text[runEnd] as string)) runEnd++;
      else if (
        text[runEnd] === ' ' &&
        text[runEnd + 1] === '.' &&
        text[runEnd - 1] === '.' &&
        (text[runEnd + 2] === ' ' || text[runEnd + 2] === '.' || closing(text[runEnd + 2]) || runEnd + 2 >= text.length)
      )
        runEnd += 2;
      else break;
    }
    const run = text.slice(at, Math.min(runEnd, at + 16));
    const spaced = run.includes(' ');
    const attached = at > 0 && !isSpace(text[at - 1]);
    scanner.lastIndex = runEnd;

    // Quotation marks, brackets and note marks that close with it.
    let end = runEnd;
    let quoteClosed = false;
    let bracketClosed = false;
    for (;;) {
      const c = text[end];
      if (closing(c) && !(QUOTES.has(c as string) && LETTER.test(text[end + 1] ?? '') && !isAfterQuote(text, end))) {
        if (QUOTES.has(c as string)) quoteClosed = true;
        else bracketClosed = true;
        end++;
      } else if (
        isSpace(c) &&
        !isSpace(text[end + 1]) &&
        text[end + 1] === (inward ? '«' : '»') &&
        c !== '\n' &&
        !LETTER.test(text[end + 2] ?? '')
      ) {
        quoteClosed = true;
        end += 2;
      } else if (c === '[' && /^\[(?:\d{1,3}|[a-z])\]/.test(text.slice(end, end + 5))) {
        end = text.indexOf(']', end) + 1;
      } else if (quoteClosed && c === '.' && !STOPS.has(text[end + 1] ?? '')) {
        end++; // "… that loss.".
      } else break;
    }
    if (end > scanner.lastIndex) scanner.lastIndex = end;
    if (text[at - 1] === '[' && text[runEnd] === ']') continue; // "[...]": left out inside the sentence

    const next = skipSpace(text, end);
    if (next >= text.length) break;
    const wide = FULL_WIDTH.has(mark) || mark === '．';
    if (next === end && !wide) {
      if (run === '.' && missingSpace(text, at, end, start)) cut(end);
      continue;
    }
    if (wide) {
      if (!(quoteClosed && /^[とと言说說道]/.test(text[next] ?? ''))) cut(end);
      continue;
    }
    if (text.slice(end, Math.min(next, end + 400)).split('\n').length > 2) {
      cut(end);
      continue;
    }

    // What follows: its first letter or digit, behind opening marks.
    let opens = next;
    let dash = false;
    while (opens < text.length && opens - next < 8 && (OPENERS.has(text[opens] as string) || (opens > next && isSpace(text[opens])))) {
      if (/[—–‒―-]/.test(text[opens] as string)) dash = true;
      opens++;
    }
    const head = String.fromCodePoint(text.codePointAt(opens) ?? 32);
    if (LOWER.test(head) && !/^\p{Ll}\p{Lu}/u.test(text.slice(opens, opens + 3))) continue;
    if (!LETTER.test(head) && !DIGIT.test(head) && !/[$£€¥₴₽#@•⁃▪●◦‣…]/.test(head) && !/\p{S}/u.test(head)) {
      if (!/[.,;:)]/.test(head)) cut(end);
      continue;
    }
    const follower = wordAt(text, opens);
    const starter = lexicon.starters.has(follower) || lexicon.starters.has(follower.replace(/^([LDC])'.*/, "$1'"));

    if (spaced && attached && run.startsWith('. .') && (run.match(/\./g)?.length ?? 0) >= 4 && !quoteClosed) {
      cut(first); // A full stop, then an omission that opens the next sentence.
      scanner.lastIndex = runEnd;
      continue;
    }
    if (run.length > 1 && !/[!?]/.test(run)) {
      // An omission inside the sentence, or at its end.
      if (text[next] === '[' || dash || follower === 'I' || follower.startsWith("I'")) continue;
      cut(end);
      continue;
    }
    if (mark === '…') {
      if (text[next] === '[' || dash || follower === 'I' || follower.startsWith("I'")) continue;
      cut(end);
      continue;
    }
    if (mark === '!' || mark === '?' || mark === '؟') {
      const word = text.slice(wordStart(text, at, start), at);
      if (run === '!' && lexicon.names.has(word) && !starter) continue;
      if (quoteClosed && tellerFollows(text, opens, lexicon)) continue;
      if (bracketClosed && (text[at - 1] === '(' || text[at - 1] === '[')) continue; // A doubt put into the sentence: "(?)"
      cut(end);
      continue;
    }

    // A lone full stop: an end, or an abbreviation, a number, an initial?
    const from = wordStart(text, at, start);
    const word = text.slice(from, at);
    if (stopEnds(text, { start, from, word, opens, follower, head, starter, quoteClosed, bracketClosed }, lexicon, primary)) cut(end);
  }
  cut(text.length);
  return spans;
}

/** A straight quotation mark right behind another one closes too. */
function isAfterQuote(text: string, at: number): boolean {
  return text[at] === '”' || text[at] === '’' || text[at] === '»';
}

function startsNew(text: string, from: number): boolean {
  const next = text[skipSpace(text, from)] ?? '';
  return UPPER.test(next) || DIGIT.test(next) || OPENERS.has(next);
}

/** "Article 2. The…": the number belongs to the word before it. */
function takesNumber(text: string, at: number, floor: number, lexicon: Lexicon): boolean {
  let end = at;
  while (end > floor && isSpace(text[end - 1])) end--;
  const word = text.slice(wordStart(text, end, floor), end).replace(/\.$/, '');
  return (
    lexicon.number.has(word) ||
    lexicon.months.has(word) ||
    /^(?:Article|Chapter|Phase|Stage|Grade|Type|Section|Part|Level|Round|Group|Category|Unit|Number|Resolution|and|or|to|of|at|by|in|from|than)$/i.test(
      word,
    )
  );
}

/** "ended.The next": a space was lost between two sentences. Not in addresses and names with inner stops. */
function missingSpace(text: string, at: number, end: number, floor: number): boolean {
  if (end !== at + 1)
    return (
      /["”»)]/.test(text[end - 1] ?? '') && /^\p{Lu}\p{Ll}/u.test(text.slice(end, end + 2)) && /\p{Ll}{2}/u.test(text.slice(at - 2, at))
    );
  if (!/^\p{Lu}\p{Ll}/u.test(text.slice(end, end + 2)) && !/^[“"]\p{Lu}/u.test(text.slice(end, end + 2))) return false;
  const from = wordStart(text, at, floor);
  if (!/^\p{L}?\p{Ll}{2,}(?:['’]\p{Ll}+)?$/u.test(text.slice(from, at))) return false;
  let tail = end;
  while (tail < text.length && tail - end < REACH && !isSpace(text[tail])) tail++;
  const rest = text.slice(end, tail);
  return !/[@/]|\.\p{L}/u.test(rest) && !/^(?:Com|Org|Net|Gov|Io|Ru|Ua|Uk|De|Fr)\b/.test(rest);
}

/** A teller with a capital behind a quotation that asks or exclaims: "Really?" Smith asked. */
function tellerFollows(text: string, from: number, lexicon: Lexicon): boolean {
  const ahead = text.slice(from, from + 80).split(/[.,;:!?"“”\n]/, 1)[0] ?? '';
  const words = ahead.split(/\s+/).slice(0, 6);
  return (
    words.length > 1 &&
    words.slice(1).some((word) => lexicon.sayVerbs.has(word)) &&
    UPPER.test(ahead.slice(0, 1)) &&
    !lexicon.starters.has(words[0] ?? '')
  );
}

interface Stop {
  readonly start: number;
  readonly from: number;
  readonly word: string;
  readonly opens: number;
  readonly follower: string;
  readonly head: string;
  readonly starter: boolean;
  readonly quoteClosed: boolean;
  readonly bracketClosed: boolean;
}

function stopEnds(text: string, stop: Stop, lexicon: Lexicon, primary: string): boolean {
  const { start, from, follower, head, starter, quoteClosed, bracketClosed } = stop;
  let { word } = stop;
  const digitNext = DIGIT.test(head);
  // An item's own number: "1. The first item".
  if (from === start && /^(?:\d{1,3}|[a-zA-Z]|[IVX]{1,4})$/.test(word) && !quoteClosed && !bracketClosed) return word === 'I';
  // "z. B.", "т. д.", "EE. UU.": single parts are read as one word.
  if (
    /^\p{L}{1,2}$/u.test(word) &&
    (text[from - 1] === ' ' || text[from - 1] === '\u00a0' || text[from - 1] === '\u202f') &&
    text[from - 2] === '.'
  ) {
    const before = text.slice(wordStart(text, from - 2, start), from - 2);
    if (/^(?:\p{L}\.?){1,4}$/u.test(before)) {
      const joined = `${before}.${word}`;
      if (lexicon.ends.has(joined) || lexicon.never.has(joined) || lexicon.mayEnd.has(joined) || lexicon.clock.has(joined)) word = joined;
    }
  }
  const bare = word.replaceAll('’', "'");
  if (/^\p{Nd}[\p{Nd}.,]*$/u.test(bare)) {
    if (/^\d{1,3}$/.test(bare) && primary === 'de' && !quoteClosed && !bracketClosed)
      return !germanOrdinal(text, from, start, follower, bare, lexicon);
    return true;
  }
  if (lexicon.ends.has(bare)) return !digitNext || !lexicon.number.has(bare);
  if (lexicon.clock.has(bare.toLowerCase())) {
    if (lexicon.zones.has(follower) || digitNext) return false;
    const clause = text
      .slice(start, Math.min(from, start + 60))
      .trim()
      .split(/\s+/);
    return !(clause.length <= 3 && lexicon.prepositions.has((clause[0] ?? '').toLowerCase())) || (starter === false && clause.length > 3);
  }
  if (lexicon.unit.has(bare)) {
    let end = from;
    while (end > start && isSpace(text[end - 1])) end--;
    const behind = text[end - 1] ?? '';
    if (
      DIGIT.test(behind) ||
      lexicon.unit.has(text.slice(wordStart(text, end - 1, start), end - 1)) ||
      ROMAN.test(text.slice(wordStart(text, end, start), end))
    )
      return !digitNext || starter;
    if (!lexicon.mayEnd.has(bare)) return false;
  }
  if (lexicon.never.has(bare)) return false;
  if (bracketClosed && (INITIALS.test(bare) || lexicon.mayEnd.has(bare))) return false;
  if (lexicon.number.has(bare) && (digitNext || ROMAN.test(follower))) return false;
  if (lexicon.months.has(bare)) return !digitNext && starter;
  if (lexicon.mayEnd.has(bare)) return starter || (quoteClosed && !digitNext);
  // Initials: "J. Smith", "J.-P.", "U.S.S.R."
  if (INITIALS.test(bare)) {
    if (bare === 'I' || bare === 'l') return starter;
    if (quoteClosed) return true;
    if (/^\p{Ll}$/u.test(bare)) return false;
    return starter && !digitNext;
  }
  // "Vlg.", "Hptm.": no vowel, not all capitals. An abbreviation nobody listed.
  if (/^\p{L}\p{Ll}{1,4}$/u.test(bare) && !VOWEL.test(bare) && !/^(?:h?m+|s+h+|p+f+t?|ps+t|tsk|nth)$/i.test(bare))
    return starter || quoteClosed;
  return true;
}

/** "am 3. Oktober", "der 2. Weltkrieg" against "auf Platz 3. Danach". */
function germanOrdinal(text: string, from: number, floor: number, follower: string, digits: string, lexicon: Lexicon): boolean {
  if (lexicon.ordinalAfter.has(follower)) return true;
  if (lexicon.starters.has(follower) || Number(digits) > 200) return false;
  let end = from;
  while (end > floor && isSpace(text[end - 1])) end--;
  return lexicon.ordinalBefore.has(text.slice(wordStart(text, end, floor), end));
}
