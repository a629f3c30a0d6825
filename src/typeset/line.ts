/** A length in points, 1/72 inch. */
export type Pt = number;

/** Name of a font file within the theme: "serif", "serif-semibold", "sans-italic". */
export type FaceId = string;

/** Where a printed text stands in the brief: "i3/0" (item, sentence), "bottom/1", "figure/4", "ahead/0", "differs/0/1"; "differs/0": the head of a disagreement. */
export type TextKey = string;

/** Shape of the digits: old-style and lining are proportional, tabular is lining on one width. */
export type Figures = 'old-style' | 'lining' | 'tabular';

/** How characters look. Runs that look alike should share one object: shaping is cached by it. */
export interface RunStyle {
  readonly face: FaceId;
  readonly size: Pt;
  /** Name of a colour in the theme. */
  readonly colour: string;
  /** Default: old-style. */
  readonly figures?: Figures | undefined;
  /** Lower case as small capitals; where the face has none, the letters stay lower case. */
  readonly smallCaps?: boolean | undefined;
  /** Extra space after each glyph, in 1/1000 em. Default 0. Above 0 there are no ligatures. */
  readonly tracking?: number | undefined;
  /** Digits, comma and en dash as the face's own superior glyphs. The rise is in the glyphs. */
  readonly superior?: boolean | undefined;
}

/**
 * A stretch of text of one look. `text` is final: white space folded, quotes and dashes set (displayText).
 * A space between two runs belongs to one of them. U+2028 forces a line break.
 */
export interface Run {
  readonly text: string;
  readonly style: RunStyle;
  /** BCP 47: of the words; decides hyphenation and shaping. Default "und": no hyphenation. */
  readonly language?: string | undefined;
  /** Carried through to the glyph runs; what it means is between galley and renderer. */
  readonly link?: string | undefined;
  /** Carried through: "mark" for a source mark. */
  readonly role?: string | undefined;
  /** Which characters these are: text[0] is character `start` (UTF-16 units) of the displayed text `key`. */
  readonly origin?: { readonly key: TextKey; readonly start: number } | undefined;
}

export interface ParagraphStyle {
  /** Width of line i, > 0; the last entry serves all later lines. */
  readonly measure: Pt | readonly Pt[];
  readonly align: 'justify' | 'left' | 'right' | 'centre';
  /** Words may be divided at line ends. Default: true when justified, else false. */
  readonly hyphenate?: boolean | undefined;
  /** Of the first line. Default 0. */
  readonly indent?: Pt | undefined;
  /** Punctuation and hyphens hang in the margin by this share of the usual amount, 0–1. Default 1 when justified, else 0. */
  readonly protrusion?: number | undefined;
  /** Largest change of glyph width that justifying may make, as a share. Default 0.02 when justified, else 0. */
  readonly scaling?: number | undefined;
  /** Largest share of a line's width that a hair's breadth more or less between its letters may make. Default 0.015 when justified (a hundredth of an em a letter is not seen), else 0. */
  readonly spread?: number | undefined;
  /** Of the paragraph as a whole. Default: told from the first strong letter. */
  readonly direction?: 'ltr' | 'rtl' | undefined;
}

/**
 * A word, a space or a piece of a divided word, shaped. Shared between lines: never changed.
 * All numbers are 1/1000 em, to be multiplied by the style's size.
 */
export interface Shape {
  /** What it reads as. A divided word's first piece ends in U+00AD. */
  readonly text: string;
  /** The face that has the glyphs: the style's, or a fallback. */
  readonly face: FaceId;
  readonly glyphs: readonly number[];
  /** Advance of each glyph with kerning and tracking. */
  readonly advances: readonly number[];
  /** Sum of `advances`. */
  readonly width: number;
  /** Ends in U+00AD, which is drawn as a hyphen. */
  readonly divided: boolean;
  /** A word space: its width on the line is `width` + the run's `gap`. */
  readonly space: boolean;
  /** A sign in a square, after which the run's `gap` is added as after a space. */
  readonly yielding?: boolean | undefined;
  /** Glyph i reads as text.slice(clusters[i], clusters[i + 1]); absent where glyph i is character i. */
  readonly clusters?: readonly number[] | undefined;
  /** Glyph i reads as readings[i], in scripts where glyphs are not in the order of their characters. */
  readonly readings?: readonly string[] | undefined;
  /** Offsets of glyph i from its place (marks over letters), x and y in turn; absent where all are 0. */
  readonly offsets?: readonly number[] | undefined;
}

/**
 * Part of a line in one look and one face.
 * `run.text.slice(start, end)` are its characters (a space at a line end is in no glyph run, a soft hyphen is no character).
 */
export interface GlyphRun {
  readonly run: Run;
  readonly start: number;
  readonly end: number;
  readonly face: FaceId;
  /** From the left edge of the column to the first glyph's origin. Negative where punctuation hangs. */
  readonly x: Pt;
  /** As set: with gaps and scaling. */
  readonly width: Pt;
  /**
   * In visual order, left to right, where mixed.ts has shaped any of them. Absent: the words and spaces of its characters
   * in the run's own look, which shapesOf finds again; a long brief need not hold them all.
   */
  readonly shapes: readonly Shape[] | undefined;
  /** Ends in a hyphen that only the line's end made. */
  readonly divided: boolean;
  /** Added to every space's width before scaling, 1/1000 em. */
  readonly gap: number;
  /** Added behind every glyph before scaling, 1/1000 em; `width` is without what would follow a line's last one. */
  readonly spread: number;
  /** The run is read from right to left. */
  readonly rightToLeft: boolean;
}

/** One line of a paragraph. */
export interface Line {
  /** In reading order; `x` says where each stands. Empty only for an empty line. */
  readonly runs: readonly GlyphRun[];
  /** The measure this line was set to. */
  readonly measure: Pt;
  /** Horizontal scaling of all glyphs (PDF's Tz / 100). */
  readonly scale: number;
  /** Adjustment ratio of the line breaker: 0 natural, 1 all stretch used, −1 all shrink used. */
  readonly ratio: number;
  /** Ends in a soft hyphen. */
  readonly hyphenated: boolean;
  /** The next line begins a new word: white space was taken out, or the text ends here. */
  readonly spaced: boolean;
  /** How far the line sticks out of the measure: 0 unless something could not be broken. */
  readonly overfull: Pt;
  /** Ends the paragraph, or was ended by U+2028: not justified. */
  readonly last: boolean;
}

/** Something that could not be set as it is. The caller knows the place, and tells the log. */
export type SettingProblem =
  /** A line sticks out of its measure. */
  | { readonly kind: 'overfull'; readonly run: Run; readonly at: number; readonly by: Pt }
  /** A word wider than the measure was divided wherever a line was full. `by`: how much wider. */
  | { readonly kind: 'divided'; readonly run: Run; readonly at: number; readonly by: Pt }
  | { readonly kind: 'missing'; readonly run: Run; readonly at: number; readonly character: string };

/** The characters of a line as printed, soft hyphens left out, spaces at line ends left out. */
export function textOf(line: Line): string {
  let text = '';
  for (const part of line.runs) text += part.run.text.slice(part.start, part.end);
  return text;
}
