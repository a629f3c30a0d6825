/** Half-open range of UTF-16 code units, [start, end), in `Source.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Short stable name of a source within one edition: "s1", "s2", … in the order of `path`. */
export type SourceId = string;

/** Provenance: which words of which source. Everything printed carries at least one. */
export interface Cite extends Span {
  readonly source: SourceId;
}

/**
 * Where something stands for a person: file, part of a container, line and column (from 1).
 * `path` may carry a part: "letter.eml#1.2", "report.docx!word/document.xml".
 */
export interface Place {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * What a block is, as far as its format says so. Plain text says nothing: there every block is "text",
 * and the composer tells headings, bylines and boilerplate by their words.
 */
export type PassageRole = 'title' | 'heading' | 'text' | 'item' | 'quote' | 'caption' | 'table' | 'byline' | 'boilerplate';

/** One block of a source: a paragraph, a heading, a list item. Passages are in text order and do not overlap. */
export interface Passage extends Span {
  readonly role: PassageRole;
  /** BCP 47, only where the block's language is declared and differs from the source's. */
  readonly language?: string;
}

/** Fixes `at` (an offset into `Source.text`) to a point of the file; offsets in between count on from the last anchor. */
export interface Anchor {
  readonly at: number;
  /** Part of a container, with its separator: "#1.2" or "!word/document.xml". */
  readonly part?: string;
  readonly line: number;
  readonly column: number;
}

/** One document read: an article, a letter, a feed entry. Its text keeps the file's characters (NFC, without controls). */
export interface Source {
  readonly id: SourceId;
  /** Relative to what was named on the command line, "/" between folders. */
  readonly path: string;
  readonly headline?: string;
  readonly byline?: string;
  readonly publisher?: string;
  /** ISO 8601 date ("2024-10-22") or date and time with offset. Absent: the source is undated, and the brief says so. */
  readonly published?: string;
  /** http or https only. */
  readonly url?: string;
  /** BCP 47; "und" if it cannot be told. */
  readonly language: string;
  /** Hexadecimal SHA-256 of the file's bytes (of the part's bytes within a container). */
  readonly sha256: string;
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly anchors: readonly Anchor[];
}

/** A source that could not be read: named in the brief's back matter, never a reason to stop. */
export interface Failure {
  readonly path: string;
  /** One sentence for the reader of the brief. */
  readonly reason: string;
}

/** The place of an offset of `source.text` in its file: the last anchor at or before it, counted on over line breaks. */
export function placeOf(source: Pick<Source, 'path' | 'text' | 'anchors'>, offset: number): Place {
  const { anchors } = source;
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((anchors[middle] as Anchor).at <= offset) low = middle + 1;
    else high = middle;
  }
  const anchor = anchors[low - 1];
  if (anchor === undefined) return { path: source.path };
  let line = anchor.line;
  let lineStart = anchor.at - (anchor.column - 1);
  for (let i = source.text.indexOf('\n', anchor.at); i >= 0 && i < offset; i = source.text.indexOf('\n', i + 1)) {
    line++;
    lineStart = i + 1;
  }
  return { path: source.path + (anchor.part ?? ''), line, column: offset - lineStart + 1 };
}

/** "file:line:column", as terminals and editors understand it. */
export function formatPlace(place: Place): string {
  if (place.line === undefined) return place.path;
  return place.column === undefined ? `${place.path}:${place.line}` : `${place.path}:${place.line}:${place.column}`;
}
