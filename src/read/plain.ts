import type { Passage, Span } from '../model/source.ts';
import { isNarrowColumn, runsOn, WIDE } from '../text/narrow-column.ts';
import { cleanText } from './clean.ts';
import { decode, decodingMessages } from './decode.ts';
import { digest } from './digest.ts';
import type { Context, Document, Draft, Metadata } from './document.ts';
import { Unreadable } from './document.ts';
import { firstLines, openingMetadata, standsAlone } from './opening.ts';
import { frontMatter, headerLines } from './preamble.ts';
import { removalMessages } from './removals.ts';
import { whenGrouped } from './when.ts';

/** Plain text. `text` is the file's own, so that offsets count in the file; nothing but controls is taken out. */
export async function readPlain(document: Document, context: Context): Promise<Draft[]> {
  const decoded = await decode(document.bytes, document.charset);
  for (const message of decodingMessages(decoded, document.path)) context.tell(message);
  const cleaned = cleanText(decoded.text);
  for (const message of removalMessages(cleaned, document.path)) context.tell(message);
  if (!/[^\s\ufeff]/.test(cleaned.text)) throw new Unreadable('empty-file', 'The file holds nothing but white space.');
  const { declared, guessed, passages } = await plainParts(cleaned.text, context.date);
  return [
    { path: document.path, sha256: digest(document.bytes), text: cleaned.text, anchors: cleaned.anchors, passages, declared, guessed },
  ];
}

/** Passages and metadata of plain copy: shared with mails and whatever else holds plain text. */
async function plainParts(text: string, edition?: string): Promise<{ declared: Metadata; guessed: Metadata; passages: Passage[] }> {
  const preamble = (await frontMatter(text)) ?? headerLines(text);
  const from = preamble?.end ?? 0;
  const passages: Passage[] = preamble === undefined ? [] : [{ ...trimmed(text, preamble), role: 'boilerplate' }];
  for (const span of paragraphs(text, from)) passages.push({ ...span, role: 'text' });
  const guessed = openingMetadata(firstLines(text, passages, OPENING), edition);
  const last = passages.at(-1);
  const published =
    guessed.published ?? (last === undefined ? undefined : whenGrouped(text.slice(Math.max(last.start, last.end - 60), last.end)));
  return { declared: preamble?.metadata ?? {}, guessed: { ...guessed, ...(published === undefined ? {} : { published }) }, passages };
}

/** Lines that may stand above a story's copy, and the first of its own. */
const OPENING = 24;

function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

const isSpace = (code: number) =>
  code <= 0x20 ||
  (code >= 0xa0 &&
    (code === 0xa0 ||
      code === 0xfeff ||
      code === 0x3000 ||
      (code >= 0x2000 && code <= 0x200b) ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x202f ||
      code === 0x205f ||
      code === 0x1680));

/** The longest line that still counts as typed to a margin. Wires wrap at 64–80, mails at 72–78, some old systems at 100. */
const WIDEST_MARGIN = 104;
/** Room at the margin that writers leave without meaning a new paragraph: hyphenless words and hand-set breaks. */
const SLACK = 12;

/**
 * Paragraphs of plain copy: blocks between blank lines; within a block each line is one, unless the line before broke
 * off only because the next word did not fit the margin.
 */
export function paragraphs(text: string, from = 0): Span[] {
  const blocks: Span[][] = [[]];
  for (let start = from; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = trimmed(text, { start, end });
    if (line.start < line.end) blocks.at(-1)?.push(line);
    else if (blocks.at(-1)?.length !== 0) blocks.push([]);
    start = end + 1;
  }
  const column = narrowColumn(text, blocks);
  return blocks.flatMap((lines) => joinLines(text, lines, column));
}

/** [lines] A block with more lines is a table or a dump: that many make one passage. */
const LONGEST_LIST = 5000;
/** [characters] A block's own longest line is a margin from here on; below it, only if the whole text is a narrow column. */
const LEAST_MARGIN = 40;
/** [characters] Room that a narrow column leaves. */
const NARROW_SLACK = 5;

const widthOf = (line: Span): number => line.end - line.start;
const firstWord = (text: string, line: Span): number =>
  /^\S*/.exec(text.slice(line.start, Math.min(line.end, line.start + 60)))?.[0].length ?? 0;

/** [characters] The margin of a text set in one narrow column; undefined for any other. */
function narrowColumn(text: string, blocks: readonly (readonly Span[])[]): number | undefined {
  let margin = 0;
  for (const lines of blocks) if (lines.length > 1) for (const line of lines) margin = Math.max(margin, widthOf(line));
  if (margin >= WIDE) return undefined;
  const breaks = { all: 0, full: 0, runOn: 0 };
  for (const lines of blocks)
    lines.forEach((line, i) => {
      const before = lines[i - 1];
      if (before === undefined) return;
      breaks.all++;
      if (widthOf(before) + 1 + firstWord(text, line) <= margin - NARROW_SLACK) return;
      breaks.full++;
      if (runsOn(text.slice(line.start, line.start + 2))) breaks.runOn++;
    });
  return isNarrowColumn(margin, breaks) ? margin : undefined;
}

function joinLines(text: string, lines: readonly Span[], column: number | undefined): Span[] {
  const out: Span[] = [];
  let margin = 0;
  for (const line of lines) {
    // A lone address may stick out of any margin.
    if (widthOf(line) > margin && /\s/.test(text.slice(line.start, line.end))) margin = widthOf(line);
  }
  const set = column !== undefined ? column - NARROW_SLACK : margin >= LEAST_MARGIN && margin <= WIDEST_MARGIN ? margin - SLACK : undefined;
  let open: { start: number; end: number } | undefined;
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (open !== undefined && i % LONGEST_LIST !== 0 && lines.length > LONGEST_LIST) open.end = line.end;
    else if (open !== undefined && before !== undefined && set !== undefined && wraps(text, before, line, set)) open.end = line.end;
    else {
      if (open !== undefined) out.push(open);
      open = { ...line };
    }
  });
  if (open !== undefined) out.push(open);
  return out;
}

/** Whether the break between two lines is the margin's: the next word would have reached beyond `least` characters. */
function wraps(text: string, before: Span, line: Span, least: number): boolean {
  const indent = (span: Span) => span.start - (text.lastIndexOf('\n', span.start - 1) + 1);
  if (indent(line) >= 2 && indent(line) > indent(before)) return false;
  // Near the top of a file only: further down a date may well end up on a line of its own.
  if (
    before.start < 1000 &&
    (standsAlone(text.slice(line.start, Math.min(line.end, line.start + 130))) ||
      standsAlone(text.slice(before.start, Math.min(before.end, before.start + 130))))
  )
    return false;
  const head = text.slice(line.start, Math.min(line.end, line.start + 60));
  // A wire's keywords ("Politics/Elections/Norland/") and its headline ("Ferry aground =").
  if (before.start < 1000 && /\p{Alphabetic}\/$|\s=$/u.test(text.slice(Math.max(before.start, before.end - 2), before.end))) return false;
  if (/^(?:[-*•·–—>|+]|\(?\d{1,3}[.)]|\([a-z]\))\s/.test(head)) return false;
  // A word parted at the line's end.
  if (/^\p{Ll}/u.test(head) && /\p{Ll}-$/u.test(text.slice(Math.max(before.start, before.end - 2), before.end))) return true;
  return widthOf(before) + 1 + firstWord(text, line) > least;
}
