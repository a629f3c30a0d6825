import type { Passage } from '../model/source.ts';
import type { Metadata } from './document.ts';
import { headlineOf } from './headline.ts';
import { when, whenInYear } from './when.ts';

const AGENCIES: Readonly<Record<string, string>> = {
  ap: 'AP',
  afp: 'AFP',
  upi: 'UPI',
  dpa: 'dpa',
  tass: 'TASS',
  itar: 'TASS',
  pa: 'PA',
  ap_: 'AP',
};

/** "KYIV, Oct 22 (Reuters) —": place, perhaps a date, perhaps who reports. */
const DATELINE =
  /^(?<place>\p{Uppercase}[\p{Alphabetic}'’. -]{1,40}(?:, \p{Alphabetic}[\p{Alphabetic}'’. -]{1,30}){0,2}?)(?:, (?<month>\p{Uppercase}\p{Alphabetic}{2,9})\.? (?<day>\d{1,2})(?:,? (?<year>\d{4}))?)? ?(?:\((?<agency>[\p{Alphabetic}][\p{Alphabetic}\d .&'’/-]{1,30})\))? ?(?:—|–|--|-{1,2} )/u;
/** "By Jane Doe and John Roe, Staff Writer". */
const BYLINE =
  /^(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor) (?<who>\p{Uppercase}[\p{Alphabetic}'’.-]*(?: (?:and |und |et |y |e |& |de |van |von |da |del |bin |al-)?\p{Uppercase}[\p{Alphabetic}'’.-]*){1,7}(?:, \p{Uppercase}[\p{Alphabetic}'’.-]*(?: \p{Uppercase}[\p{Alphabetic}'’.-]*){0,4}){0,3})\s*(?:[|•·,].{0,60})?$/u;
/** Asked first: the patterns above take as long to compile as a file to read, and most texts have nothing for them. */
const BYLINE_OPENS = /^(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor) /;
const byline = (line: string): RegExpExecArray | null => (BYLINE_OPENS.test(line) ? BYLINE.exec(line) : null);
const DASHED = /[—–]|--|- /;
const datelineOf = (line: string): RegExpExecArray | null => (DASHED.test(line) ? DATELINE.exec(line) : null);
const DATED =
  /^(?:(?:published|updated|posted|date|dated|issued|for immediate release)[ :,–—-]*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:[^.!?]|\.(?=\d)){6,60}$/i;

/** Lines that may stand above a text's copy, where its form marks paragraphs. */
export const FIRST_LINES = 6;

/** The first `most` passages of a text that are its own copy, each as one line. */
export function firstLines(text: string, passages: readonly Passage[], most = FIRST_LINES): string[] {
  const lines: string[] = [];
  for (const { role, start, end } of passages) {
    if (lines.length === most) break;
    if (role !== 'boilerplate') lines.push(asLine(text.slice(start, end)));
  }
  return lines;
}

/** A paragraph as one line: its beginning, white space folded. */
export function asLine(paragraph: string): string {
  return paragraph.slice(0, 400).replace(/\s+/g, ' ');
}

/**
 * What a text's first lines say of it in words: headline, byline, date, who reports.
 *
 * @param lines    the first non-blank lines, whole.
 * @param edition  ISO date, for datelines without a year.
 */
export function openingMetadata(lines: readonly string[], edition?: string): Metadata {
  const said: Metadata = {};
  const headline = headlineOf(
    lines,
    (line) => when(line) === line || byline(line) !== null || datelineOf(`${line} `) !== null || isDate(line),
  );
  if (headline !== undefined) said.headline = headline;
  for (const [i, full] of lines.slice(0, 12).entries()) {
    const line = full.trim();
    if (line === '') continue;
    if (said.byline === undefined && line.length <= 120) {
      const by = byline(line);
      if (by !== null) said.byline = by.groups?.who?.trim();
    }
    // "Ann Example in Lagos" is a byline where a date stands below it; elsewhere it may be a heading.
    if (i > 0 && said.byline === undefined && line.length <= 80 && line.includes(' in ') && standsAlone(lines[i + 1] ?? ''))
      said.byline =
        /^(\p{Uppercase}[\p{Alphabetic}'’.-]*(?: (?:and |de |van |von |da |del |bin |al-)?\p{Uppercase}[\p{Alphabetic}'’.-]*){1,5}) in \p{Uppercase}[\p{Alphabetic}'’. -]{2,40}$/u.exec(
          line,
        )?.[1];
    if (said.published === undefined && line.length <= 80 && DATED.test(line)) said.published = when(line);
    const dateline = datelineOf(line.slice(0, 160));
    if (dateline !== null && line.length > 60) {
      const { agency, month, day, year } = dateline.groups ?? {};
      if (agency !== undefined && said.publisher === undefined) said.publisher = AGENCIES[agency.toLowerCase()] ?? agency;
      // A dateline is the story's own; a stamp above it may be the page's, of the day it was moved to an archive.
      if (month !== undefined && year !== undefined) said.published = when(`${month} ${day}, ${year}`) ?? said.published;
      else if (month !== undefined && edition !== undefined) said.published ??= whenInYear(month, Number(day), edition);
      if (agency !== undefined || month !== undefined) break;
    }
  }
  return said;
}

/** Whether a line is a byline or a date, which no wrapped paragraph runs into. */
export function standsAlone(line: string): boolean {
  const text = line.trim();
  return text.length <= 120 && (BYLINE.test(text) || isDate(text));
}

/** Whether a line is a date, with a word or two around it. */
const isDate = (line: string): boolean => line.length <= 80 && /\d/.test(line) && DATED.test(line) && when(line) !== undefined;
