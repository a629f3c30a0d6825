import type { textStyles } from './schema.ts';

/** A length in points, 1/72 inch. */
export type Pt = number;

export type TextStyleName = (typeof textStyles)[number];

export type ColourName = 'ink' | 'accent' | 'muted' | 'rule' | 'tint' | 'bar' | 'barLight' | 'paper';

/** How a kind of text looks. */
export interface TextStyle {
  /** Key of `Theme.faces`. */
  readonly face: string;
  readonly size: Pt;
  readonly leading: Pt;
  readonly colour: ColourName;
  readonly figures: 'old-style' | 'lining' | 'tabular';
  readonly align: 'justify' | 'left' | 'right' | 'centre';
  readonly hyphenate: boolean;
  /** Extra space after each letter, in 1/1000 of the size. */
  readonly tracking: number;
  /** Set in capitals. The words themselves stay as they are in what is read aloud and copied where that can be had. */
  readonly caps: boolean;
}

/** A font file. Its bytes are read when they are first asked for, and kept. */
export interface ThemeFace {
  readonly id: string;
  /** File name without folder: "SourceSerif4-Regular.ttf". */
  readonly file: string;
  readonly bytes: () => Uint8Array;
}

/** The house style as every output reads it. Lengths in points, colours as "#rrggbb". */
export interface Theme {
  readonly name: string;
  readonly paper: {
    readonly name: 'a4' | 'letter';
    readonly width: Pt;
    readonly height: Pt;
    readonly top: Pt;
    readonly bottom: Pt;
    readonly inner: Pt;
    readonly outer: Pt;
  };
  readonly layout: {
    /** Width of the text columns together with their gutters; > 0. */
    readonly measure: Pt;
    readonly columns: number;
    readonly gutter: Pt;
    /** Width of the margin column; 0: there is none. */
    readonly margin: Pt;
    readonly marginGap: Pt;
    readonly grid: Pt;
    /** Above the head of a section, the rule over it in it. */
    readonly sectionGap: Pt;
    readonly duplex: boolean;
    readonly head: Pt;
    readonly foot: Pt;
    readonly paragraphs: 'indent' | 'space';
    /** Where status, source names and differences stand. "margin" only with a margin column. */
    readonly notes: 'margin' | 'inline' | 'none';
    readonly indent: Pt;
    readonly band: number;
    readonly backColumns: number;
    readonly backGutter: Pt;
    readonly contentsFrom: number;
  };
  readonly faces: readonly ThemeFace[];
  /** For characters that the faces lack, in order of preference. */
  readonly fallbacks: readonly ThemeFace[];
  readonly colours: Readonly<Record<ColourName, string>>;
  readonly rules: { readonly masthead: Pt; readonly section: Pt; readonly hair: Pt };
  readonly box: { readonly padding: Pt; readonly between: Pt; readonly bar: Pt };
  readonly text: Readonly<Record<TextStyleName, TextStyle>>;
}
