import type { ColourName } from '../theme/theme.ts';
import type { Fonts } from './fonts.ts';
import type { Line, Pt, TextKey } from './line.ts';

/** Structure types of ISO 32000-1, 14.8.4, as far as they are used. */
export type TagType =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'Caption'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'TOC'
  | 'TOCI'
  | 'Figure'
  | 'Note';

/**
 * An element of the tag tree. What it contains on the pages is what pieces name it; an element that pieces name has no
 * `children`, apart from those that drawing makes of linked runs and runs in another language.
 */
export interface Tag {
  readonly type: TagType;
  /** In reading order. */
  readonly children: Tag[];
  /** BCP 47, where it differs from the parent's. */
  readonly language?: string;
  /** Read in place of a figure. */
  readonly alt?: string;
  /** What the words are where capitals are printed. */
  readonly actual?: string;
  /** Of a head cell. */
  readonly scope?: 'Row' | 'Column';
}

/** What is no part of the text: furniture, rules, tints. */
export type Artifact = 'header' | 'footer' | 'layout' | 'background';

/** What stands on a page. x from the left edge, y from the top edge of the paper, downwards. */
export type Piece =
  /** `y` is the baseline, `x` the left edge of the line's column. */
  | { readonly kind: 'text'; readonly x: Pt; readonly y: Pt; readonly line: Line; readonly tag: Tag | Artifact }
  /** A filled rectangle; rules are thin ones. */
  | {
      readonly kind: 'rect';
      readonly x: Pt;
      readonly y: Pt;
      readonly width: Pt;
      readonly height: Pt;
      readonly colour: ColourName;
      readonly tag: Tag | Artifact;
    };

/** A piece further right and down. Written out: spreading an object costs ten times as much, and a long brief has 50,000 pieces. */
export function moved(piece: Piece, right: Pt, down: Pt): Piece {
  const x = piece.x + right;
  const y = piece.y + down;
  if (piece.kind === 'text') return { kind: 'text', x, y, line: piece.line, tag: piece.tag };
  return { kind: 'rect', x, y, width: piece.width, height: piece.height, colour: piece.colour, tag: piece.tag };
}

/** A page as it will be drawn: every piece has its place. Pieces are in reading order, tints before what stands on them. */
export interface Page {
  /** From 1. */
  readonly number: number;
  /** As printed. */
  readonly label: string;
  readonly pieces: readonly Piece[];
}

/** The first words of a page's text column. */
export interface PageStart {
  /** From 1. */
  readonly page: number;
  readonly label: string;
  /** Absent where the page begins with words that have none: a head, the register. */
  readonly key?: TextKey;
  /** UTF-16 units into the displayed text of `key`; 0 without one. */
  readonly offset: number;
  /** "masthead", "bottom-line", "figures", "contents", "section/military", "disagreements", "look-ahead", "register", "omitted", "failures", "corrections", "distribution", "handling". */
  readonly block: string;
}

/** A named place that links and bookmarks lead to. */
export interface Destination {
  readonly name: string;
  readonly page: number;
  /** From the top edge. */
  readonly y: Pt;
}

export interface Bookmark {
  readonly title: string;
  readonly destination: string;
  readonly children: readonly Bookmark[];
}

/** A set brief: all that is needed to draw it. */
export interface Typeset {
  readonly paper: { readonly width: Pt; readonly height: Pt };
  readonly colours: Readonly<Record<ColourName, string>>;
  readonly fonts: Fonts;
  readonly pages: readonly Page[];
  /** Pages up to the one where the body ends; back matter may begin on it. */
  readonly bodyPages: number;
  readonly starts: readonly PageStart[];
  /** The Document element. */
  readonly tree: Tag;
  readonly bookmarks: readonly Bookmark[];
  readonly destinations: readonly Destination[];
  /** Where the text areas lie, for the overlay. */
  readonly areas: readonly {
    readonly page: number;
    readonly x: Pt;
    readonly y: Pt;
    readonly width: Pt;
    readonly height: Pt;
    readonly grid: Pt;
  }[];
}
