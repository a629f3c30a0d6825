import type { Run, Shape } from './line.ts';

export const SPACE = 0x20;
export const NO_BREAK_SPACE = 0xa0;
export const SOFT_HYPHEN = 0xad;
export const LINE_SEPARATOR = 0x2028;

/** Cost of a break where nothing else is left: a word that is wider than the measure is divided anywhere. */
export const LAST_RESORT_PENALTY = 3000;

/** A place inside a word where a line may end. All measures in 1/1000 em. */
export interface InnerBreak {
  /** Offset in the word: the next line begins with this character. */
  readonly at: number;
  /** Adds a hyphen. */
  readonly soft: boolean;
  /** The line ends in one, its own or an added one. */
  readonly hyphen: boolean;
  /** Width of the word up to here, with the hyphen; and how much of that may hang in the right margin. */
  readonly before: number;
  readonly hangBefore: number;
  /** What the next line does not have of the word; and how much of the rest may hang in the left margin. */
  readonly after: number;
  readonly hangAfter: number;
  /** What breaking here costs beside badness; added to the breaker's own hyphen penalty where `soft`. */
  readonly penalty: number;
}

/** A word as typed between two spaces, punctuation and all. Widths in 1/1000 em. */
export interface Word {
  readonly shape: Shape;
  /** UTF-16 units of its text. */
  readonly length: number;
  /** The shape's. Looked at for every word of every line, so that it stands here, and is whole where the font's units allow. */
  readonly width: number;
  /** A space at which a line may end. */
  readonly breaking: boolean;
  /** Set glyph by glyph from the look's own face. Other words are cut and shaped anew by mixed.ts. */
  readonly plain: boolean;
  /** How much it grows where word spaces grow: a space its own width, an ideograph as much as a space of its look. */
  readonly stretch: number;
  /** How much of it hangs when it starts or ends a line. */
  readonly hangLeft: number;
  readonly hangRight: number;
  /** After its hyphens, dashes and slashes. */
  breaks(): readonly InnerBreak[];
  /** The same and the places of hyphenation, ascending. */
  divisions(): readonly InnerBreak[];
  /** The same and every other place between two glyphs: for words that are wider than the measure. */
  everywhere(): readonly InnerBreak[];
  /** Part of it as a word of its own, with a hyphen where a line divides it. */
  piece(from: number, to: number, soft: boolean): Word;
}

/** Paragraph text cut into words and spaces, in reading order. All arrays but the first are of one length. */
export interface Piece {
  readonly runs: readonly Run[];
  readonly words: readonly Words[];
  readonly word: Word[];
  /** Index into `runs`. */
  readonly run: number[];
  /** Place of the word in its run's text, and where it ends there. */
  readonly from: number[];
  readonly to: number[];
  /** Where a line may end after a token that is no space. Absent: nowhere. */
  readonly breakAfter?: boolean[];
  /** Bidi embedding level; odd ones are read from right to left. Absent: all 0. */
  readonly level?: number[];
  /** The paragraph begins at the right. */
  readonly rightToLeft?: boolean;
}

/** All words of one look in one language. */
export interface Words {
  /** Width of a word space. */
  readonly space: number;
  /** " ", and U+00A0. */
  readonly blank: Word;
  readonly noBreak: Word;
  get(text: string): Word;
  /**
   * The word or the space that begins at `from`: a word ends before a space, a U+2028 or at `beyond`.
   *
   * @param letters  of the text (lettersOf).
   */
  at(text: string, letters: Uint16Array, from: number, beyond: number): Word;
}
