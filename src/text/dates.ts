import type { Span } from '../model/source.ts';
import written from './dates.yaml';
import { foldWord, type Token, tokens } from './tokens.ts';

/** A day, month or year named in a text. */
export interface DateMention extends Span {
  /** "2024-10-24", "2024-11" where only the month is known, "2025" where only the year is. */
  readonly date: string;
  /** The words, preposition included: "On Thursday". */
  readonly asStated: string;
  /** Names its year itself, so that no reference was needed. */
  readonly absolute: boolean;
}

interface Calendar {
  readonly capital: boolean;
  /** 1–12. */
  readonly months: ReadonlyMap<string, number>;
  /** 0 Sunday … 6 Saturday. */
  readonly weekdays: ReadonlyMap<string, number>;
  /** Days from today. */
  readonly relative: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly next: ReadonlySet<string>;
  readonly last: ReadonlySet<string>;
  readonly now: ReadonlySet<string>;
  readonly within: ReadonlySet<string>;
  readonly lead: ReadonlySet<string>;
  readonly bound: ReadonlySet<string>;
  readonly of: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

type Unit = 'day' | 'week' | 'weekend' | 'month' | 'year';

interface Written {
  readonly capital: boolean;
  readonly months: readonly string[];
  readonly weekdays: readonly string[];
  readonly relative: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<Unit, string>>;
  readonly next: string;
  readonly last: string;
  readonly this: string;
  readonly within: string;
  readonly lead: string;
  readonly bound: string;
  readonly of: string;
  readonly after: string;
  readonly numbers: string;
  readonly article: string;
}

const calendars = new Map<string, Calendar>();

/** The calendar of a language; English where none is known. */
function calendarOf(language: string): Calendar {
  const name = language.split('-')[0] as string;
  const key = name in (written as object) ? name : 'en';
  const known = calendars.get(key);
  if (known !== undefined) return known;
  const from = (written as Record<string, Written>)[key] as Written;
  const words = (text: string): string[] => text.split(' ').flatMap((word) => (word === '' ? [] : [foldWord(word)]));
  const numbered = (lists: readonly string[], first: number, round = 99): Map<string, number> =>
    new Map(lists.flatMap((forms, i) => words(forms).map((word) => [word, (i + first) % round] as const)));
  const calendar: Calendar = {
    capital: from.capital,
    months: numbered(from.months, 1),
    weekdays: numbered(from.weekdays, 1, 7),
    relative: new Map(Object.entries(from.relative).flatMap(([days, forms]) => words(forms).map((word) => [word, Number(days)] as const))),
    units: new Map(Object.entries(from.units).flatMap(([unit, forms]) => words(forms).map((word) => [word, unit as Unit] as const))),
    numbers: new Map([
      ...words(from.numbers).map((word, n) => [word, n] as const),
      ...words(from.article).map((word) => [word, 1] as const),
    ]),
    next: new Set(words(from.next)),
    last: new Set(words(from.last)),
    now: new Set(words(from.this)),
    within: new Set(words(from.within)),
    lead: new Set(words(from.lead)),
    bound: new Set(words(from.bound)),
    of: new Set(words(from.of)),
    after: new Set(words(from.after)),
  };
  calendars.set(key, calendar);
  return calendar;
}

/** A date without its year is taken to come if it is no more than so many days ahead. */
const AHEAD = 240;
/** Words before a date that belong to it, at the most. */
const LEAD = 5;

type Direction = 'future' | 'past';

/** What was read off the words, before it is resolved. */
interface Reading {
  /** First and last token, lead left out. */
  readonly from: number;
  readonly to: number;
  readonly resolve: (direction: Direction) => string | undefined;
  readonly year?: boolean;
}

/**
 * Finds the days named in a text and resolves them. Looks only at words of the calendar; linear.
 *
 * @param reference  ISO date the text speaks from; "Thursday" is the one nearest to it in the given direction.
 * @param towards    "future": a bare weekday, day or month is the next one on or after the reference; "past": the last one. Or
 *                   which, by the offset of the date.
 * @param language   BCP 47; English where its calendar is not known.
 */
export function findDates(
  text: string,
  reference: string,
  towards: Direction | ((at: number) => Direction),
  language = 'en',
): DateMention[] {
  const base = dayNumber(reference.slice(0, 10));
  if (base === undefined) return [];
  const calendar = calendarOf(language);
  const words = tokens(text);
  const found: DateMention[] = [];
  let free = 0;
  for (let at = 0; at < words.length; at++) {
    const read = readAt(words, at, text, calendar, base);
    if (read === undefined) continue;
    let start = read.from;
    while (start > free && read.from - start < LEAD && calendar.lead.has(word(words, start - 1)) && near(words, start - 1, text)) start--;
    // "sworn in on 7 January"
    if (start + 1 < read.from && /^(?:in|for|at|from)$/.test(word(words, start)) && /^(?:on|by|until)$/.test(word(words, start + 1)))
      start++;
    // "of the next month" is "next month", "the end of the month" is one.
    while (
      start < read.from &&
      (calendar.of.has(word(words, start)) || /^(?:the|no|than|as)$/.test(word(words, start))) &&
      !calendar.bound.has(word(words, start + 1)) &&
      !/^(?:beginning|start|early|soon)$/.test(word(words, start + 1))
    )
      start++;
    const lead = words.slice(start, read.to + 1).map((token) => token.word);
    const from = (words[start] as Token).start;
    const end = endOf(words, read.to, text);
    at = read.to;
    free = at + 1;
    if (word(words, free) === 'ago') continue;
    const back = lead.some((one) => calendar.after.has(one) || calendar.last.has(one));
    const ahead = lead.some((one) => calendar.next.has(one));
    const date = read.resolve(back ? 'past' : ahead ? 'future' : typeof towards === 'string' ? towards : towards(from));
    if (date === undefined) continue;
    found.push({ start: from, end, date, asStated: text.slice(from, end), absolute: read.year === true });
  }
  return found;
}

function word(words: readonly Token[], at: number): string {
  return words[at]?.word ?? '';
}

/** Whether nothing but a space, a hyphen or a point stands between two neighbours. */
function near(words: readonly Token[], at: number, text: string, allowed = /^[\s.\u00a0-]*$/): boolean {
  const [one, next] = [words[at], words[at + 1]];
  return one !== undefined && next !== undefined && next.start - one.end < 4 && allowed.test(text.slice(one.end, next.start));
}

/** The end of the last word; with the point of "7 Jan.", unless it ends the text. */
function endOf(words: readonly Token[], at: number, _text: string): number {
  return (words[at] as Token).end;
}

const COMMA = /^[\s,.\u00a0-]*$/;
const ORDINAL = /^(?:st|nd|rd|th|er|o)$/;

/** A number of a day at `at`, and the index behind it, ordinal letters included. */
function dayAt(words: readonly Token[], at: number, text: string): { day: number; to: number } | undefined {
  const token = words[at];
  if (token === undefined || !token.number || !/^\d{1,2}$/.test(token.word)) return undefined;
  const day = Number(token.word);
  if (day < 1 || day > 31) return undefined;
  const next = words[at + 1];
  if (next !== undefined && next.start === token.end && ORDINAL.test(next.word)) return { day, to: at + 1 };
  if (text[token.end] === ':' || text[token.end] === '%') return undefined;
  return { day, to: at };
}

function yearAt(words: readonly Token[], at: number): number | undefined {
  const token = words[at];
  return token?.number === true && /^(?:1[89]|20)\d\d$/.test(token.word) ? Number(token.word) : undefined;
}

function readAt(words: readonly Token[], at: number, text: string, calendar: Calendar, base: number): Reading | undefined {
  const token = words[at] as Token;
  const proper = token.capital || !calendar.capital;
  const now = isoOf(base);
  const [thisYear, thisMonth] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))];
  const monthOf = (i: number): number | undefined =>
    words[i] !== undefined && ((words[i] as Token).capital || !calendar.capital) ? calendar.months.get(word(words, i)) : undefined;

  if (token.number) {
    const iso = /^(?:1[89]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/.exec(text.slice(token.start, token.start + 11))?.[0];
    if (iso !== undefined) return { from: at, to: at + 2, year: true, resolve: () => iso };
    // "3 July", "3rd of July", "3. Juli", "3 de julio de 2025"
    const day = dayAt(words, at, text);
    if (day !== undefined && near(words, day.to, text)) {
      let next = day.to + 1;
      if (calendar.of.has(word(words, next)) && monthOf(next) === undefined) next++;
      const month = monthOf(next);
      if (month !== undefined) return dated(at, next, day.day, month);
    }
    const year = yearAt(words, at);
    if (year !== undefined && calendar.bound.has(word(words, at - 1)) && near(words, at - 1, text) && text[token.end] !== '-')
      return { from: at, to: at, year: true, resolve: () => String(year) };
    return undefined;
  }

  const weekday = proper ? calendar.weekdays.get(token.word) : undefined;
  if (weekday !== undefined) {
    // "Thursday, 3 July", "jeudi 3 juillet", "Thursday, July 3"
    if (near(words, at, text, COMMA)) {
      let next = at + 1;
      while (calendar.lead.has(word(words, next)) && next < at + 3 && monthOf(next) === undefined) next++;
      const day = dayAt(words, next, text);
      const inner = day === undefined || !near(words, day.to, text) ? undefined : readAt(words, next, text, calendar, base);
      if (inner !== undefined && inner.to > next) return { ...inner, from: at };
      if (monthOf(next) !== undefined) {
        const behind = readAt(words, next, text, calendar, base);
        if (behind !== undefined && behind.to > next) return { ...behind, from: at };
      }
    }
    const extra = calendar.next.has(word(words, at + 1)) || calendar.last.has(word(words, at + 1)) ? 1 : 0;
    const shifted = extra === 1 ? (calendar.next.has(word(words, at + 1)) ? 'future' : 'past') : undefined;
    return {
      from: at,
      to: at + extra,
      resolve: (direction) => {
        const today = (((base + 4) % 7) + 7) % 7;
        const ahead = (weekday - today + 7) % 7;
        return isoOf(
          base +
            ((shifted ?? direction) === 'future'
              ? shifted !== undefined && ahead === 0
                ? 7
                : ahead
              : ahead === 0 && shifted === undefined
                ? 0
                : ahead === 0
                  ? -7
                  : ahead - 7),
        );
      },
    };
  }

  const month = monthOf(at);
  if (month !== undefined) {
    // "July 3", "Jan. 7, 2025"
    const day = near(words, at, text) ? dayAt(words, at + 1, text) : undefined;
    if (day !== undefined && calendar.capital && !calendar.months.has(word(words, day.to + 1)))
      return dated(at, day.to, day.day, month, true);
    const of = calendar.of.has(word(words, at + 1)) ? 1 : 0;
    const year = near(words, at, text, COMMA) ? yearAt(words, at + 1 + of) : undefined;
    if (year !== undefined) return { from: at, to: at + 1 + of, year: true, resolve: () => `${year}-${String(month).padStart(2, '0')}` };
    const side = calendar.next.has(word(words, at + 1)) ? 'future' : calendar.last.has(word(words, at + 1)) ? 'past' : undefined;
    const anchored =
      (calendar.bound.has(word(words, at - 1)) || calendar.next.has(word(words, at - 1)) || calendar.last.has(word(words, at - 1))) &&
      near(words, at - 1, text);
    if (!anchored && side === undefined) return undefined;
    const beside = calendar.units.get(word(words, at + 2)) === 'year' ? word(words, at + 1) : '';
    const fixed = calendar.next.has(beside)
      ? thisYear + 1
      : calendar.last.has(beside)
        ? thisYear - 1
        : calendar.now.has(beside)
          ? thisYear
          : undefined;
    return {
      from: at,
      to: fixed !== undefined ? at + 2 : side === undefined ? at : at + 1,
      resolve: (direction) => {
        const ahead = (side ?? direction) === 'future' && (month - thisMonth + 12) % 12 <= AHEAD / 30;
        const y = fixed ?? (ahead ? (month >= thisMonth ? thisYear : thisYear + 1) : month <= thisMonth ? thisYear : thisYear - 1);
        return `${y}-${String(month).padStart(2, '0')}`;
      },
    };
  }

  const shift = calendar.relative.get(token.word);
  // "la mañana", "am Morgen" are the morning.
  if (
    shift !== undefined &&
    !(calendar.capital && token.capital && at > 0 && shift === 1) &&
    !/^(?:la|esta|por|am|der|heute|gestern|las?)$/.test(word(words, at - 1))
  ) {
    const after = shift === 1 && word(words, at - 1) === 'after' && word(words, at - 2) === 'day';
    if (after) return { from: word(words, at - 3) === 'the' ? at - 3 : at - 2, to: at, resolve: () => isoOf(base + 2) };
    const twice = shift === 1 && word(words, at - 1) === 'pasado';
    return { from: twice ? at - 1 : at, to: at, resolve: () => isoOf(base + (twice ? 2 : shift)) };
  }

  const unit = calendar.units.get(token.word);
  if (unit !== undefined) return unitAt(unit);
  return undefined;

  function dated(from: number, last: number, day: number, month: number, american = false): Reading {
    let to = last;
    const of = !american && calendar.of.has(word(words, last + 1)) ? 1 : 0;
    const year = near(words, last, text, COMMA) ? yearAt(words, last + 1 + of) : undefined;
    if (year !== undefined) to = last + 1 + of;
    return {
      from,
      to,
      year: year !== undefined,
      resolve: (direction) => {
        if (year !== undefined) return validDay(year, month, day);
        const candidates = [thisYear - 1, thisYear, thisYear + 1].flatMap((y) => validDay(y, month, day) ?? []);
        const next = candidates.find((date) => date >= now);
        // "On March 23", said on March 28, is five days ago even where the sentence speaks of what will be.
        const soon = next !== undefined && daysBetween(now, next) <= AHEAD;
        return direction === 'future' && soon ? next : candidates.filter((date) => date <= now).at(-1);
      },
    };
  }

  function unitAt(unit: Unit): Reading | undefined {
    // "in two weeks"
    const count =
      calendar.numbers.get(word(words, at - 1)) ??
      (words[at - 1]?.number === true && /^\d{1,2}$/.test(word(words, at - 1)) ? Number(word(words, at - 1)) : undefined);
    const inside =
      calendar.within.has(word(words, at - 2)) || (calendar.of.has(word(words, at - 2)) && calendar.within.has(word(words, at - 3)));
    if (count !== undefined && inside && unit !== 'weekend' && count <= 99)
      return {
        from: at - 1,
        to: at,
        resolve: () =>
          unit === 'day'
            ? isoOf(base + count)
            : unit === 'week'
              ? isoOf(base + 7 * count)
              : unit === 'month'
                ? monthAfter(thisYear, thisMonth, count)
                : String(thisYear + count),
      };
    if (unit === 'day') return undefined;
    const behind = word(words, at + 1);
    const stands = (set: ReadonlySet<string>): number =>
      set.has(word(words, at - 1))
        ? -1
        : set.has(behind) && near(words, at, text)
          ? 1
          : behind === 'que' && set.has(word(words, at + 2))
            ? 2
            : 0;
    const [next, last, same] = [stands(calendar.next), stands(calendar.last), stands(calendar.now)];
    const ends =
      /^(?:end|ende|fin|fines|finales|конце|кінці|наприкінці)$/.test(word(words, at - 1)) ||
      [2, 3].some((i) => /^(?:end|ende|fin|fines|finales)$/.test(word(words, at - i)) && !words[at - i]?.number);
    const near0 = next || last || same;
    if (near0 === 0 && !ends) return undefined;
    const shift = next !== 0 ? 1 : last !== 0 ? -1 : 0;
    const today = (((base + 3) % 7) + 7) % 7; // Monday 0
    return {
      from: near0 < 0 ? at - 1 : at,
      to: near0 > 0 ? at + near0 : at,
      resolve: () => {
        if (unit === 'weekend') return isoOf(base - today + 5 + 7 * shift);
        if (unit === 'week') return isoOf(base - today + (ends ? 6 : 0) + 7 * shift);
        if (unit === 'month') return monthAfter(thisYear, thisMonth, shift);
        return ends ? `${thisYear + shift}-12` : String(thisYear + shift);
      },
    };
  }
}

function monthAfter(year: number, month: number, n: number): string {
  const index = year * 12 + month - 1 + n;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
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
  let iso = isoDays.get(day);
  if (iso === undefined) {
    iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
    if (isoDays.size >= MOST_WRITTEN) isoDays.clear();
    isoDays.set(day, iso);
  }
  return iso;
}
/** Days written before: each word of a text asks for the day that it speaks from. */
const isoDays = new Map<number, string>();
const MOST_WRITTEN = 10_000;

/** Whole days from one ISO date to another; 0 where one is none. */
export function daysBetween(from: string, to: string): number {
  const [a, b] = [dayNumber(from.slice(0, 10)), dayNumber(to.slice(0, 10))];
  return a === undefined || b === undefined ? 0 : b - a;
}
