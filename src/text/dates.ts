import type { Span } from '../model/source.ts';

/** A day, month or year named in a text. */
export interface DateMention extends Span {
  /** "2024-10-24", "2024-11" where only the month is known, "2025" where only the year is. */
  readonly date: string;
  /** The words, preposition included: "On Thursday". */
  readonly asStated: string;
  /** Names its year itself, so that no reference was needed. */
  readonly absolute: boolean;
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

// The looks ahead change no match: without them V8 takes fifty milliseconds to compile the whole.
const MONTH =
  '(?=[adfjmnos])(?:jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)|apr(?:il|\\.)|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)';
const DAY = '(?=\\d)(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?';
const YEAR = '(?:1[89]|20)\\d\\d';
const LEAD =
  '(?:(?:on|by|until|till|before|after|from|since|for|in|during|this|next|last|coming|early|late|mid|later|the|end|beginning|start|of|early in|late in)[ -]){0,4}';
const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';

const CAPITAL_MONTH = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)/;

/** A date without its year is taken to come if it is no more than so many days ahead. */
const AHEAD = 240;

const PATTERN = new RegExp(
  [
    `(?<iso>\\b${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])\\b)`,
    `(?<md>\\b${LEAD}(?:${WEEKDAY},? )?${MONTH} ${DAY}\\b(?!:)(?:,? ${YEAR}\\b)?)`,
    `(?<dm>\\b${LEAD}(?:${WEEKDAY},? )?${DAY} (?:of )?${MONTH}\\b(?:,? ${YEAR}\\b)?)`,
    `(?<weekday>\\b${LEAD}${WEEKDAY}\\b)`,
    `(?<month>\\b(?:in|by|until|before|since|of|during|next|last|this|from|between|early|late|mid|end of)[ -]${MONTH}\\b(?:,? (?:${YEAR})\\b| this year| next year| last year)?)`,
    `(?<ahead>\\b(?:the day after tomorrow|tomorrow|tonight|today|yesterday|(?:later |early |late )?(?:next|this|last) (?:week(?:end)?|month|year)|(?:by |at |before )?the end of (?:the|this|next) (?:week|month|year)|(?:in|within) (?:a|an|\\d{1,2}|${NUMBERS.slice(1).join('|')}) (?:days?|weeks?|months?|years?))\\b)`,
    `(?<year>\\b(?:in|by|until|before|since|from|early|late|mid|end of)[ -](?:early |late |mid-?)?${YEAR}\\b)`,
  ].join('|'),
  // Without "u": with "i" it looks for each letter in all alphabets, and takes longer to compile than all other patterns of the program.
  'gi',
);

/**
 * Finds the days named in an English text and resolves them.
 *
 * @param reference  ISO date the text speaks from; "Thursday" is the one nearest to it in the given direction.
 * @param towards    "future": a bare weekday, day or month is the next one on or after the reference; "past": the last one.
 */
export function findDates(text: string, reference: string, towards: 'future' | 'past'): DateMention[] {
  const found: DateMention[] = [];
  const base = dayNumber(reference.slice(0, 10));
  if (base === undefined) return found;
  for (const match of text.matchAll(PATTERN)) {
    const named = match.groups as Record<string, string | undefined>;
    const words = match[0].toLowerCase().replace(/\s+/g, ' ');
    const kind = Object.keys(named).find((key) => named[key] !== undefined);
    // "11 march" is a march, "may" a verb: English months have capitals.
    if (/^(?:md|dm|month)$/.test(kind ?? '') && !CAPITAL_MONTH.test(match[0])) continue;
    const back = /\b(?:last|yesterday|since|ago)\b/.test(words);
    const direction = back ? 'past' : /\b(?:next|coming|tomorrow)\b/.test(words) ? 'future' : towards;
    const date = resolve(kind ?? '', words, base, direction);
    if (date === undefined) continue;
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 8);
    if (/^\s+ago\b/.test(after)) continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      date,
      asStated: match[0],
      absolute: /\b(?:1[89]|20)\d\d\b/.test(words),
    });
  }
  return found;
}

function resolve(kind: string, words: string, base: number, direction: 'future' | 'past'): string | undefined {
  const year = /\b((?:1[89]|20)\d\d)\b/.exec(words)?.[1];
  const now = isoOf(base);
  const [thisYear, thisMonth] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))];
  switch (kind) {
    case 'iso':
      return words;
    case 'md':
    case 'dm': {
      const month = monthIn(words);
      const day = Number(/\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(words)?.[1]);
      if (month === undefined) return undefined;
      if (year !== undefined) return validDay(Number(year), month, day);
      const candidates = [thisYear - 1, thisYear, thisYear + 1].flatMap((y) => validDay(y, month, day) ?? []);
      const next = candidates.find((date) => date >= now);
      // "On March 23", said on March 28, is five days ago even where the sentence speaks of what will be.
      const soon = next !== undefined && daysBetween(now, next) <= AHEAD;
      return direction === 'future' && soon ? next : candidates.filter((date) => date <= now).at(-1);
    }
    case 'weekday': {
      const wanted = DAYS.findIndex((day) => words.includes(day));
      const weekday = (((base + 4) % 7) + 7) % 7;
      const ahead = (wanted - weekday + 7) % 7;
      return isoOf(base + (direction === 'future' ? ahead : ahead === 0 ? 0 : ahead - 7));
    }
    case 'month': {
      const month = monthIn(words);
      if (month === undefined) return undefined;
      const y =
        year !== undefined
          ? Number(year)
          : words.includes('next year')
            ? thisYear + 1
            : words.includes('last year')
              ? thisYear - 1
              : words.includes('this year')
                ? thisYear
                : direction === 'future' && (month - thisMonth + 12) % 12 <= AHEAD / 30
                  ? month >= thisMonth
                    ? thisYear
                    : thisYear + 1
                  : month <= thisMonth
                    ? thisYear
                    : thisYear - 1;
      return `${y}-${String(month).padStart(2, '0')}`;
    }
    case 'ahead':
      return relative(words, base, thisYear, thisMonth);
    case 'year':
      return year;
    default:
      return undefined;
  }
}

function relative(words: string, base: number, year: number, month: number): string | undefined {
  if (words.includes('day after tomorrow')) return isoOf(base + 2);
  if (words.includes('tomorrow')) return isoOf(base + 1);
  if (words.includes('yesterday')) return isoOf(base - 1);
  if (words.includes('today') || words.includes('tonight')) return isoOf(base);
  const within = /\b(?:in|within) (\S+) (day|week|month|year)/.exec(words);
  if (within !== null) {
    const word = within[1] as string;
    const n = /^\d/.test(word) ? Number(word) : word.startsWith('a') ? 1 : NUMBERS.indexOf(word);
    if (within[2] === 'day') return isoOf(base + n);
    if (within[2] === 'week') return isoOf(base + 7 * n);
    return within[2] === 'month' ? monthAfter(year, month, n) : String(year + n);
  }
  const shift = words.includes('next') ? 1 : words.includes('last') ? -1 : 0;
  const weekday = (((base + 3) % 7) + 7) % 7; // Monday 0
  if (words.includes('weekend')) return isoOf(base - weekday + 5 + 7 * shift);
  if (words.includes('week')) return isoOf(words.includes('end') ? base - weekday + 6 + 7 * shift : base - weekday + 7 * shift);
  if (words.includes('month')) return monthAfter(year, month, shift);
  if (words.includes('year')) return words.includes('end of') ? `${year + shift}-12` : String(year + shift);
  return undefined;
}

function monthAfter(year: number, month: number, n: number): string {
  const index = year * 12 + month - 1 + n;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

function monthIn(words: string): number | undefined {
  const name = new RegExp(`\\b${MONTH}`, 'i').exec(words)?.[0].replace('.', '').slice(0, 3);
  const at = MONTHS.findIndex((month) => name !== undefined && month.startsWith(name));
  return at < 0 ? undefined : at + 1;
}

function validDay(year: number, month: number, day: number): string | undefined {
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const number = dayNumber(iso);
  return number !== undefined && isoOf(number) === iso ? iso : undefined;
}

/** Days since 1970-01-01 of an ISO date. */
function dayNumber(iso: string): number | undefined {
  const at = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : Math.round(at / 86_400_000);
}

function isoOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one ISO date to another; 0 where one is none. */
export function daysBetween(from: string, to: string): number {
  const [a, b] = [dayNumber(from.slice(0, 10)), dayNumber(to.slice(0, 10))];
  return a === undefined || b === undefined ? 0 : b - a;
}
