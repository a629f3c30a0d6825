import { type Hyphenate, hyphenator } from './hyphenate.ts';
import { lettersOf } from './letters.ts';
import type { FaceId, RunStyle, Shape } from './line.ts';
import type { OpenType } from './opentype.ts';
import { type Glyphs, SetWord } from './set-word.ts';
import { hashOn, WordTable } from './word-table.ts';
import { LINE_SEPARATOR, NO_BREAK_SPACE, SOFT_HYPHEN, SPACE, type Word, type Words } from './words.ts';

/**
 * Share of the glyph's width that hangs in the margin, left and right, so that the edge looks straight.
 * Source: R. Schlicht's microtype package, default settings for serif faces, evened out.
 */
const HANG: Readonly<Record<string, readonly [number, number]>> = {
  '.': [0, 0.7], ',': [0, 0.5], ':': [0, 0.4], ';': [0, 0.3], '!': [0, 0.1], '?': [0, 0.1], '-': [0.4, 0.5], '\u2010': [0.4, 0.5], '\u00ad': [0, 0.5],
  '\u2013': [0.2, 0.3], '\u2014': [0.15, 0.2], '“': [0.4, 0.4], '”': [0.4, 0.4], '‘': [0.5, 0.5], '’': [0.5, 0.6], '„': [0.4, 0.4], '‚': [0.4, 0.4],
  '«': [0.3, 0.3], '»': [0.3, 0.3], '‹': [0.3, 0.3], '›': [0.3, 0.3], '(': [0.1, 0], ')': [0, 0.15], '…': [0, 0.2], '"': [0.4, 0.4], "'": [0.5, 0.5],
  A: [0.04, 0.04], T: [0.06, 0.06], V: [0.04, 0.04], W: [0.04, 0.04], Y: [0.06, 0.06], r: [0, 0.04], y: [0.03, 0.04], v: [0.03, 0.03], w: [0.03, 0.03], t: [0, 0.03],
}; // biome-ignore format: a table

/** The same by code. */
const HANGS = Array.from({ length: 0x100 }, (_, code) => HANG[String.fromCharCode(code)]);

/** Codes whose glyphs are looked up in a table. */
const COMMON = 0x500;

const FEATURES = { 'old-style': ['onum', 'pnum'], lining: ['lnum', 'pnum'], tabular: ['lnum', 'tnum'] } as const;

/** Glyphs of the word that is being shaped, with NONE behind them. */
let ids = new Uint16Array(256);
const NONE = 0xffff;

/** A style's words in one language: glyphs are looked up, kerned and joined to ligatures from the look's own face alone. */
export class Look implements Words, Glyphs {
  readonly face: OpenType;
  readonly hyphenate: Hyphenate | undefined;
  readonly space: number;
  readonly blank: Word;
  readonly noBreak: Word;
  readonly #id: FaceId;
  readonly #tracking: number;
  readonly #features: readonly string[];
  readonly #words = new WordTable<Word>();
  /** By character: its glyph, kept as one more than it is; 0 not known yet. */
  readonly #common = new Uint16Array(COMMON);
  readonly #rare = new Map<number, number>();
  /** By glyph, whether a ligature may begin with it: 1 no, 2 yes, 0 not known yet. */
  readonly #begins: Uint8Array;

  constructor(style: RunStyle, language: string, face: OpenType) {
    this.face = face;
    this.#id = style.face;
    // Without what dividing lengths left of it: widths stay whole numbers, which are faster.
    this.#tracking = Math.round((style.tracking ?? 0) * 1000) / 1000;
    const features: string[] = [...FEATURES[style.figures ?? 'old-style']];
    if (style.smallCaps === true) features.push('smcp');
    if (style.superior === true) features.push('sups');
    this.#features = features;
    this.#begins = new Uint8Array(face.glyphCount);
    this.hyphenate = this.#tracking === 0 && style.superior !== true ? hyphenator(language) : undefined;
    this.blank = this.get(' ');
    this.noBreak = this.get('\u00a0');
    this.space = this.blank.width;
  }

  get(text: string): Word {
    const letters = lettersOf(text);
    let hash = 0;
    for (let i = 0; i < text.length; i++) hash = hashOn(hash, letters[i]!);
    return this.#known(text, letters, 0, text.length, hash);
  }

  at(text: string, letters: Uint16Array, from: number, beyond: number): Word {
    let code = letters[from]!;
    if (code === SPACE) return this.blank;
    if (code === NO_BREAK_SPACE) return this.noBreak;
    let hash = 0;
    let to = from;
    do {
      hash = hashOn(hash, code);
      to++;
      code = letters[to]!;
    } while (to < beyond && code !== SPACE && code !== NO_BREAK_SPACE && code !== LINE_SEPARATOR);
    return this.#known(text, letters, from, to, hash);
  }

  glyphOf(code: number): number {
    if (code < COMMON) {
      const known = this.#common[code]!;
      if (known !== 0) return known - 1;
      const glyph = this.#find(code);
      this.#common[code] = glyph + 1;
      return glyph;
    }
    let glyph = this.#rare.get(code);
    if (glyph === undefined) {
      glyph = this.#find(code);
      this.#rare.set(code, glyph);
    }
    return glyph;
  }

  shape(text: string): Shape {
    return this.#shape(text, lettersOf(text), 0, text.length);
  }

  hang(code: number, side: 0 | 1): number {
    // Most letters stand straight.
    const share = (code < HANGS.length ? HANGS[code] : HANG[String.fromCharCode(code)])?.[side];
    return share === undefined ? 0 : Math.round(share * this.face.advanceOf(this.glyphOf(code)));
  }

  #known(text: string, letters: Uint16Array, from: number, to: number, hash: number): Word {
    let word = this.#words.find(letters, from, to, hash);
    if (word === undefined) {
      const shape = this.#shape(to - from === text.length ? text : text.slice(from, to), letters, from, to);
      let plain = !shape.glyphs.includes(0);
      for (let i = from; i < to && plain; i++) plain = isPlain(letters[i]!);
      word = new SetWord(shape, plain, this.hang(letters[from]!, 0), this.hang(letters[to - 1]!, 1), this);
      this.#words.add(letters, from, to, hash, word);
    }
    return word;
  }

  #find(code: number): number {
    const { face } = this;
    // The hyphens are one sign, the spaces differ by line breaking only.
    let stand = code;
    if (code === 0x2011 || code === SOFT_HYPHEN || code === 0x2010) stand = face.glyphOf(0x2010) === 0 ? 0x2d : 0x2010;
    else if (code === NO_BREAK_SPACE) stand = SPACE;
    return face.substitute(face.glyphOf(stand), this.#features);
  }

  #beginsLigature(glyph: number): boolean {
    let known = this.#begins[glyph];
    if (known === 0) {
      known = this.#tracking === 0 && this.face.beginsLigature(glyph) ? 2 : 1;
      this.#begins[glyph] = known;
    }
    return known === 2;
  }

  /** Of text = letters[from] to letters[to − 1]. */
  #shape(text: string, letters: Uint16Array, from: number, to: number): Shape {
    const { face } = this;
    const length = to - from;
    if (length >= ids.length) ids = new Uint16Array(2 * length);
    let count = length;
    let ligatures = false;
    for (let i = 0; i < length; i++) {
      const id = this.glyphOf(letters[from + i]!);
      ids[i] = id;
      if (this.#beginsLigature(id)) ligatures = true;
    }
    let clusters: number[] | undefined;
    if (ligatures) {
      ids[count] = NONE;
      for (let i = 0; i + 1 < count; i++) {
        const found = this.#beginsLigature(ids[i]!) ? face.ligature(ids, i) : undefined;
        if (found === undefined) continue;
        clusters ??= Array.from({ length: length + 1 }, (_, k) => k);
        const [glyph, takes] = found;
        ids[i] = glyph;
        ids.copyWithin(i + 1, i + takes, count + 1);
        clusters.splice(i + 1, takes - 1);
        count -= takes - 1;
      }
    }
    // Arrays of the exact length: there are tens of thousands of them.
    const glyphs = new Array<number>(count);
    const advances = new Array<number>(count);
    let width = 0;
    for (let i = 0; i < count; i++) {
      const id = ids[i]!;
      let advance = face.advanceOf(id) + this.#tracking;
      if (i + 1 < count) advance += face.kern(id, ids[i + 1]!);
      glyphs[i] = id;
      advances[i] = advance;
      width += advance;
    }
    const divided = letters[to - 1] === SOFT_HYPHEN;
    const space = length === 1 && (letters[from] === SPACE || letters[from] === NO_BREAK_SPACE);
    // All keys, always: of one hidden class, it is read several times faster.
    return {
      text,
      face: this.#id,
      glyphs,
      advances,
      width,
      divided,
      space,
      yielding: undefined,
      clusters,
      readings: undefined,
      offsets: undefined,
    };
  }
}

/** Latin, Greek, Cyrillic, punctuation and symbols: one character, one glyph, no marks. */
const isPlain = (code: number): boolean =>
  code < 0x300 ||
  (code >= 0x370 && code < 0x483) ||
  (code >= 0x48a && code < 0x530) ||
  (code >= 0x1e00 && code < 0x200b) ||
  (code >= 0x2010 && code < 0x2028) ||
  (code >= 0x202f && code < 0x205f) ||
  (code >= 0x2070 && code < 0x20d0) ||
  (code >= 0x2100 && code < 0x2c00) ||
  (code >= 0xfb00 && code < 0xfb07);
