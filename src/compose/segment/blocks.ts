import type { PassageRole, Source, Span } from '../../model/source.ts';
import { isNarrowColumn, runsOn, WIDE } from '../../text/narrow-column.ts';

/** A paragraph, heading, list item or bare line of a source: its words without the white space around them. */
export interface Block extends Span {
  /** Index into `source.passages`; the one before, where the text stands in none. */
  readonly passage: number;
  readonly role: PassageRole;
  /** BCP 47. */
  readonly language: string;
}

/** Lines longer than this are paragraphs, not hard-wrapped lines. [UTF-16 units] */
const WRAP_MOST = 110;
const BULLET = /^(?:[*•⁃▪●◦‣·–—-]|\d{1,2}[.)])\s/;
const ENDED = /[.!?…:;"”»)\]]$/;

/**
 * Cuts a source into blocks: its passages, plain text by lines. Lines that were broken to a width are joined again.
 * Between them the blocks hold every character of the text that is not white space, also what stands in no passage.
 */
export function blocksOf(source: Pick<Source, 'text' | 'passages' | 'language'>): Block[] {
  const { text, passages } = source;
  const blocks: Block[] = [];
  const lines: Line[] = [];
  const collect = (start: number, end: number, passage: number, role: PassageRole, language: string): void => {
    let fresh = true;
    for (let from = start; from < end; ) {
      const at = text.indexOf('\n', from);
      const to = at < 0 || at > end ? end : at;
      let first = from;
      let last = to;
      while (first < last && isBlank(text.charCodeAt(first))) first++;
      while (last > first && isBlank(text.charCodeAt(last - 1))) last--;
      if (first < last) lines.push({ start: first, end: last, passage, role, language, fresh });
      fresh = first === last;
      from = to + 1;
    }
  };
  let at = 0;
  passages.forEach((passage, i) => {
    if (passage.start > at) collect(at, passage.start, Math.max(0, i - 1), 'text', source.language);
    const start = Math.max(at, passage.start);
    if (passage.end > start) collect(start, passage.end, i, passage.role, passage.language ?? source.language);
    at = Math.max(at, passage.end);
  });
  if (at < text.length) collect(at, text.length, Math.max(0, passages.length - 1), 'text', source.language);

  const width = wrapWidth(text, lines);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    const before = blocks.at(-1);
    const previous = lines[i - 1];
    if (before !== undefined && previous !== undefined && joins(text, previous, line, width))
      blocks[blocks.length - 1] = { ...before, end: line.end };
    else blocks.push({ start: line.start, end: line.end, passage: line.passage, role: line.role, language: line.language });
  }
  return blocks;
}

interface Line extends Block {
  /** Stands behind an empty line, or first in its passage. */
  readonly fresh: boolean;
}

function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x9 && code <= 0xd) ||
    code === 0xa0 ||
    code === 0x202f ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === 0x200b
  );
}

/** Length of a line's first word. */
function firstWord(text: string, line: Span): number {
  let i = line.start;
  while (i < line.end && !isBlank(text.charCodeAt(i))) i++;
  return i - line.start;
}

/** The width the text was broken to, or 0: where most lines end only because the next word did not fit. */
function wrapWidth(text: string, lines: readonly Line[]): number {
  const lengths: number[] = [];
  for (let i = 0; i + 1 < lines.length; i++)
    if (!(lines[i + 1] as Line).fresh) lengths.push((lines[i] as Line).end - (lines[i] as Line).start);
  if (lengths.length < 3) return 0;
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.95)] as number;
  if (width > WRAP_MOST) return 0;
  const breaks = { all: lengths.length, full: 0, runOn: 0 };
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i] as Line;
    const next = lines[i + 1] as Line;
    if (next.fresh || line.end - line.start + 1 + firstWord(text, next) <= width - 3) continue;
    breaks.full++;
    if (runsOn(text.slice(next.start, next.start + 2))) breaks.runOn++;
  }
  const broken = width < WIDE ? isNarrowColumn(width, breaks) : breaks.full >= 0.6 * breaks.all;
  return broken ? width : 0;
}

/** A paragraph torn by an empty line or a page's end: it stops inside a sentence, and the next begins in small letters. [UTF-16 units] */
const TORN_LEAST = 50;

function brokenOff(text: string, before: Line, line: Line): boolean {
  if (!line.fresh || before.role !== 'text' || line.role !== 'text' || before.end - before.start < TORN_LEAST) return false;
  return (
    /[\p{Ll},]$/u.test(text.slice(before.end - 1, before.end)) &&
    /^\p{Ll}{2}/u.test(text.slice(line.start, line.start + 4)) &&
    !LABEL.test(text.slice(line.start, line.start + 20))
  );
}
/** Labels of pages in small letters, glued to what they label: "media captionThe harbour". */
const LABEL =
  /^(?:(?:image|media|video|photo|picture|figure) ?(?:caption|source|copyright|credit|playback)|advertisement|via |updated|published|posted)/;

/** Whether the line goes on in the same paragraph as the one before. */
function joins(text: string, before: Line, line: Line, width: number): boolean {
  if (brokenOff(text, before, line)) return true;
  if (line.fresh || before.passage !== line.passage || before.role === 'table') return false;
  const length = before.end - before.start;
  const head = text.slice(line.start, line.start + 4);
  if (BULLET.test(head)) return false;
  const tail = text.slice(Math.max(before.start, before.end - 2), before.end);
  if (/^\p{Ll}/u.test(head) && ((length >= 30 && !ENDED.test(tail)) || /\p{Ll}-$/u.test(tail))) return true;
  if (before.role !== 'text' && before.role !== 'item' && before.role !== 'quote') return true;
  return width > 0 && length + 1 + firstWord(text, line) > width - 3 && length <= WRAP_MOST + 40;
}
