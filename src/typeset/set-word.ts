import { divide, explicit } from './divisions.ts';
import type { Hyphenate } from './hyphenate.ts';
import type { Shape } from './line.ts';
import type { OpenType } from './opentype.ts';
import { type InnerBreak, LAST_RESORT_PENALTY, SOFT_HYPHEN, type Word } from './words.ts';

/** What a word asks of its look's glyphs. */
export interface Glyphs {
  readonly face: OpenType;
  readonly hyphenate: Hyphenate | undefined;
  glyphOf(code: number): number;
  shape(text: string): Shape;
  get(text: string): Word;
  /** How much of a character hangs on the left (0) or right (1). */
  hang(code: number, side: 0 | 1): number;
}

const NONE: readonly InnerBreak[] = [];

export class SetWord implements Word {
  readonly shape: Shape;
  readonly length: number;
  readonly width: number;
  readonly breaking: boolean;
  readonly plain: boolean;
  readonly stretch: number;
  readonly hangLeft: number;
  readonly hangRight: number;
  readonly #look: Glyphs;
  #asked = false;
  #breaks: readonly InnerBreak[] | undefined;
  #divisions: readonly InnerBreak[] | undefined;
  #everywhere: readonly InnerBreak[] | undefined;

  constructor(shape: Shape, plain: boolean, hangLeft: number, hangRight: number, look: Glyphs) {
    this.shape = shape;
    this.length = shape.text.length;
    this.width = shape.width;
    this.breaking = shape.text === ' ';
    this.plain = plain;
    this.stretch = shape.space ? shape.width : 0;
    this.hangLeft = hangLeft;
    this.hangRight = hangRight;
    this.#look = look;
  }

  breaks(): readonly InnerBreak[] {
    if (this.#breaks === undefined) {
      const found = explicit(this.shape.text);
      this.#breaks = found.length === 0 ? NONE : found.map(([at, penalty]) => this.#at(at, false, penalty));
    }
    return this.#breaks;
  }

  divisions(): readonly InnerBreak[] {
    if (this.#divisions !== undefined) return this.#divisions;
    const { hyphenate } = this.#look;
    const places = hyphenate === undefined ? [] : divide(this.shape.text, hyphenate);
    const soft = places.length === 0 ? NONE : places.map(([at, penalty]) => this.#at(at, true, penalty));
    const breaks = this.breaks();
    const all = soft.length === 0 ? breaks : breaks.length === 0 ? soft : [...breaks, ...soft].sort((a, b) => a.at - b.at);
    // Most words of a long brief come once: only what is asked for again is kept.
    if (this.#asked || all.length === 0) this.#divisions = all;
    this.#asked = true;
    return all;
  }

  everywhere(): readonly InnerBreak[] {
    if (this.#everywhere === undefined) {
      const known = new Map(this.divisions().map((inner) => [inner.at, inner]));
      const { text, clusters, glyphs } = this.shape;
      const { face } = this.#look;
      const all: InnerBreak[] = [];
      let width = 0;
      for (let i = 1; i < glyphs.length; i++) {
        width += this.shape.advances[i - 1]!;
        const at = clusters === undefined ? i : clusters[i]!;
        if (isTrailing(text.charCodeAt(at))) continue;
        const before = width - face.kern(glyphs[i - 1]!, glyphs[i]!);
        all.push(
          known.get(at) ?? {
            at,
            soft: false,
            hyphen: false,
            before,
            hangBefore: 0,
            after: width,
            hangAfter: 0,
            penalty: LAST_RESORT_PENALTY,
          },
        );
      }
      this.#everywhere = all;
    }
    return this.#everywhere;
  }

  piece(from: number, to: number, soft: boolean): Word {
    const part = this.shape.text.slice(from, to);
    return this.#look.get(soft ? `${part}\u00ad` : part);
  }

  #at(at: number, soft: boolean, penalty: number): InnerBreak {
    const look = this.#look;
    const { face } = look;
    const { text, glyphs, advances, clusters } = this.shape;
    const hangBefore = look.hang(soft ? SOFT_HYPHEN : text.charCodeAt(at - 1), 1);
    const hangAfter = look.hang(text.charCodeAt(at), 0);
    const last = text.charCodeAt(at - 1);
    const hyphen = soft || last === 0x2d || last === 0x2010;
    let index = at;
    if (clusters !== undefined) {
      index = 0;
      while (index + 1 < glyphs.length && clusters[index + 1]! <= at) index++;
      if (clusters[index] !== at) {
        // A ligature stands across the break.
        const before = look.shape(text.slice(0, at) + (soft ? '\u00ad' : '')).width;
        return { at, soft, hyphen, before, hangBefore, after: this.shape.width - look.shape(text.slice(at)).width, hangAfter, penalty };
      }
    }
    let after = 0;
    for (let i = 0; i < index; i++) after += advances[i]!;
    let before = after;
    if (index > 0) before -= face.kern(glyphs[index - 1]!, glyphs[index]!);
    if (soft) {
      const sign = look.glyphOf(SOFT_HYPHEN);
      if (index > 0) before += face.kern(glyphs[index - 1]!, sign);
      before += face.advanceOf(sign);
    }
    return { at, soft, hyphen, before, hangBefore, after, hangAfter, penalty };
  }
}

/** No line starts with these: the second half of a pair, marks, joiners. */
const isTrailing = (code: number): boolean =>
  (code >= 0xdc00 && code < 0xe000) || (code >= 0x300 && code < 0x370) || code === 0x200d || code === 0x200c;
