import type { Fonts } from './fonts.ts';
import { type Hyphenate, hyphenator } from './hyphenate.ts';
import type { RunStyle, Shape } from './line.ts';
import type { OpenType } from './opentype.ts';

/** A place inside a word where a line may end. All measures in 1/1000 em. */
export interface InnerBreak {
  /** Offset in the word: the next line begins with this character. */
  readonly at: number;
  /** Adds a hyphen. */
  readonly soft: boolean;
  /** Width of the word up to here, with the hyphen, less what hangs in the right margin. */
  readonly before: number;
  /** What the next line does not have of the word: width up to here, and what hangs in the left margin. */
  readonly after: number;
  /** What breaking here costs beside badness; added to the breaker's own hyphen penalty where `soft`. */
  readonly penalty: number;
}

/** A word as typed between two spaces, punctuation and all. Widths in 1/1000 em. */
export interface Word {
  readonly shape: Shape;
  /** How much of it hangs when it starts or ends a line. */
  readonly hangLeft: number;
  readonly hangRight: number;
  /** After its hyphens, dashes and slashes. */
  readonly breaks: readonly InnerBreak[];
  /** `breaks` with the places of hyphenation, ascending. */
  readonly divisions: readonly InnerBreak[];
  /** After every glyph: for words that are wider than the measure. */
  readonly everywhere: readonly InnerBreak[];
}

/** All words of one look in one language. */
export interface Words {
  get(text: string): Word;
}

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

/** Cost of a break after a dash, inside an address, and before the last resort. */
const DASH_PENALTY = 30;
const ADDRESS_PENALTY = 80;
const LAST_RESORT_PENALTY = 3000;
/** A name keeps together longer than other words. */
const NAME_PENALTY = 60;

/** Above this the cache starts anew: news repeats its words, numbers and names it does not. */
const MOST_WORDS = 20_000;

const FEATURES = { 'old-style': ['onum', 'pnum'], lining: ['lnum', 'pnum'], tabular: ['lnum', 'tnum'] } as const;

/**
 * The words of a style in a language. Equal looks share one cache, whatever their size and colour.
 * `fonts` keeps the caches, so they live as long as the document.
 */
export function wordsOf(style: RunStyle, language: string, fonts: Fonts): Words {
  let byStyle = caches.get(fonts);
  if (byStyle === undefined) {
    byStyle = { byStyle: new WeakMap(), byLook: new Map() };
    caches.set(fonts, byStyle);
  }
  let byLanguage = byStyle.byStyle.get(style);
  if (byLanguage === undefined) {
    byLanguage = new Map();
    byStyle.byStyle.set(style, byLanguage);
  }
  let words = byLanguage.get(language);
  if (words === undefined) {
    const look = `${style.face} ${style.figures ?? 'old-style'} ${style.smallCaps === true} ${style.superior === true} ${style.tracking ?? 0} ${language}`;
    words = byStyle.byLook.get(look);
    if (words === undefined) {
      words = openWords(style, language, fonts.face(style.face));
      byStyle.byLook.set(look, words);
    }
    byLanguage.set(language, words);
  }
  return words;
}

const caches = new WeakMap<Fonts, { byStyle: WeakMap<RunStyle, Map<string, Words>>; byLook: Map<string, Words> }>();

function openWords(style: RunStyle, language: string, face: OpenType): Words {
  const tracking = style.tracking ?? 0;
  const features: string[] = [...FEATURES[style.figures ?? 'old-style']];
  if (style.smallCaps === true) features.push('smcp');
  if (style.superior === true) features.push('sups');
  const glyphs = new Map<number, number>();
  const hyphenate = tracking === 0 && style.superior !== true ? hyphenator(language) : undefined;
  const words = new Map<string, Word>();

  const glyphOf = (code: number): number => {
    let glyph = glyphs.get(code);
    if (glyph === undefined) {
      glyph = face.substitute(face.glyphOf(stand(code)), features);
      glyphs.set(code, glyph);
    }
    return glyph;
  };
  const stand = (code: number): number => {
    // The hyphens are one sign, the spaces differ by line breaking only.
    if (code === 0x2011 || code === 0xad) return face.glyphOf(0x2010) === 0 ? 0x2d : 0x2010;
    if (code === 0x2010 && face.glyphOf(code) === 0) return 0x2d;
    if (code === 0xa0) return 0x20;
    return code;
  };

  const shape = (text: string): Shape => {
    let ids: number[] = [];
    let clusters: number[] | undefined;
    for (let i = 0; i < text.length; i++) ids.push(glyphOf(text.charCodeAt(i)));
    if (tracking === 0) {
      // Ligatures: rare, so look first whether there is one.
      for (let i = 0; i + 1 < ids.length; i++) {
        const found = face.ligature(ids, i);
        if (found === undefined) continue;
        clusters ??= ids.map((_, k) => k);
        ids = [...ids.slice(0, i), found[0], ...ids.slice(i + found[1])];
        clusters.splice(i + 1, found[1] - 1);
      }
      clusters?.push(text.length);
    }
    const advances = new Float64Array(ids.length);
    let width = 0;
    for (let i = 0; i < ids.length; i++) {
      let advance = face.advanceOf(ids[i]!) + tracking;
      if (i + 1 < ids.length) advance += face.kern(ids[i]!, ids[i + 1]!);
      advances[i] = advance;
      width += advance;
    }
    const space = text === ' ' || text === '\u00a0';
    return clusters === undefined
      ? { text, face: style.face, glyphs: Uint16Array.from(ids), advances, width, space }
      : { text, face: style.face, glyphs: Uint16Array.from(ids), advances, width, space, clusters: Uint16Array.from(clusters) };
  };

  const hang = (text: string, at: number, side: 0 | 1): number => {
    const share = HANG[text[at]!]?.[side];
    return share === undefined ? 0 : share * face.advanceOf(glyphOf(text.charCodeAt(at)));
  };

  const words_: Words = {
    get(text) {
      let word = words.get(text);
      if (word === undefined) {
        if (words.size >= MOST_WORDS) words.clear();
        word = new SetWord(text, shape(text), hang, glyphOf, face, hyphenate);
        words.set(text, word);
      }
      return word;
    },
  };
  return words_;
}

class SetWord implements Word {
  readonly shape: Shape;
  readonly hangLeft: number;
  readonly hangRight: number;
  readonly #hang: (text: string, at: number, side: 0 | 1) => number;
  readonly #glyphOf: (code: number) => number;
  readonly #face: OpenType;
  readonly #hyphenate: Hyphenate | undefined;
  #breaks: readonly InnerBreak[] | undefined;
  #divisions: readonly InnerBreak[] | undefined;
  #everywhere: readonly InnerBreak[] | undefined;

  constructor(
    text: string,
    shape: Shape,
    hang: (text: string, at: number, side: 0 | 1) => number,
    glyphOf: (code: number) => number,
    face: OpenType,
    hyphenate: Hyphenate | undefined,
  ) {
    this.shape = shape;
    this.#hang = hang;
    this.#glyphOf = glyphOf;
    this.#face = face;
    this.#hyphenate = hyphenate;
    this.hangLeft = hang(text, 0, 0);
    this.hangRight = hang(text, text.length - 1, 1);
  }

  get breaks(): readonly InnerBreak[] {
    this.#breaks ??= explicit(this.shape.text).map(([at, penalty]) => this.#at(at, false, penalty));
    return this.#breaks;
  }

  get divisions(): readonly InnerBreak[] {
    if (this.#divisions === undefined) {
      const soft =
        this.#hyphenate === undefined ? [] : divide(this.shape.text, this.#hyphenate).map(([at, penalty]) => this.#at(at, true, penalty));
      this.#divisions = soft.length === 0 ? this.breaks : [...this.breaks, ...soft].sort((a, b) => a.at - b.at);
    }
    return this.#divisions;
  }

  get everywhere(): readonly InnerBreak[] {
    if (this.#everywhere === undefined) {
      const known = new Map(this.divisions.map((inner) => [inner.at, inner]));
      const { text, clusters } = this.shape;
      const all: InnerBreak[] = [];
      for (let i = 1; i < this.shape.glyphs.length; i++) {
        const at = clusters === undefined ? i : clusters[i]!;
        if (isTrailing(text.charCodeAt(at))) continue;
        all.push(known.get(at) ?? this.#at(at, false, LAST_RESORT_PENALTY));
      }
      this.#everywhere = all;
    }
    return this.#everywhere;
  }

  #at(at: number, soft: boolean, penalty: number): InnerBreak {
    const { text, glyphs, advances, clusters } = this.shape;
    // Glyph that holds character `at`; a ligature across the break is rare, and its exact widths come when the piece is set.
    let index = at;
    if (clusters !== undefined) {
      index = 0;
      while (index + 1 < glyphs.length && clusters[index + 1]! <= at) index++;
    }
    let width = 0;
    for (let i = 0; i < index; i++) width += advances[i]!;
    if (clusters !== undefined && clusters[index]! < at)
      width += advances[index]! * ((at - clusters[index]!) / (clusters[index + 1]! - clusters[index]!));
    let before = width;
    if (index > 0) before -= this.#face.kern(glyphs[index - 1]!, glyphs[index]!);
    if (soft) {
      const hyphen = this.#glyphOf(0xad);
      if (index > 0) before += this.#face.kern(glyphs[index - 1]!, hyphen);
      before += this.#face.advanceOf(hyphen) - this.#hang('\u00ad', 0, 1);
    } else before -= this.#hang(text, at - 1, 1);
    return { at, soft, before, after: width + this.#hang(text, at, 0), penalty };
  }
}

/** No line starts with these: the second half of a pair, marks, joiners. */
const isTrailing = (code: number): boolean =>
  (code >= 0xdc00 && code < 0xe000) || (code >= 0x300 && code < 0x370) || code === 0x200d || code === 0x200c;

const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && code < 0x2000);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Breaks that a word has by its signs: after hyphens and slashes between letters, around dashes, inside addresses. */
function explicit(text: string): readonly (readonly [at: number, penalty: number])[] {
  const found: (readonly [number, number])[] = [];
  const address =
    text.includes('://') ||
    text.startsWith('www.') ||
    (text.includes('@') && text.includes('.')) ||
    (text.includes('/') && text.includes('.'));
  for (let i = 1; i < text.length; i++) {
    const before = text.charCodeAt(i - 1);
    const after = text.charCodeAt(i);
    if (before === 0x200b) found.push([i, 0]);
    else if (before === 0x2014 || before === 0x2013) {
      // Not before closing signs; a dash between digits is a range and stays with what follows.
      if (isLetter(after) || (isDigit(after) && i > 1 && !isDigit(text.charCodeAt(i - 2))) || after === 0x201c || after === 0x2018)
        found.push([i, DASH_PENALTY]);
    } else if (address) {
      if (
        (before === 0x2f && after !== 0x2f) ||
        ((after === 0x2e ||
          after === 0x3f ||
          after === 0x26 ||
          after === 0x3d ||
          after === 0x2d ||
          after === 0x5f ||
          after === 0x40 ||
          after === 0x23) &&
          i > 3 &&
          i < text.length - 2)
      )
        found.push([i, ADDRESS_PENALTY]);
    } else if (before === 0x2d || before === 0x2010) {
      // "Russian-flagged", "COVID-era", never "-5", "K-9", "e-mail".
      if (isLetter(after) && i >= 3 && text.length - i >= 3 && (isLetter(text.charCodeAt(i - 2)) || isDigit(text.charCodeAt(i - 2))))
        found.push([i, DASH_PENALTY]);
    } else if (before === 0x2f && isLetter(after) && i >= 4 && text.length - i >= 3) found.push([i, ADDRESS_PENALTY]);
  }
  return found;
}

/** Hyphenation of the word's letters: nothing in words with digits or hyphens of their own, nor in capitals or addresses. */
function divide(text: string, hyphenate: Hyphenate): readonly (readonly [at: number, penalty: number])[] {
  let start = 0;
  let end = text.length;
  while (start < end && !isLetter(text.charCodeAt(start))) start++;
  while (end > start && !isLetter(text.charCodeAt(end - 1))) end--;
  if (end - start < 5) return [];
  let capitals = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (!isLetter(code)) {
      // A possessive ends the word: "government’s".
      if ((code === 0x2019 || code === 0x27) && end - i <= 3) {
        end = i;
        break;
      }
      return [];
    }
    const letter = text[i]!;
    if (letter !== letter.toLowerCase()) capitals++;
  }
  if (capitals > 1) return [];
  const tail = text.length - end;
  const penalty = capitals === 1 ? NAME_PENALTY : 0;
  return hyphenate(text.slice(start, end))
    .filter((at) => end - start - at + tail >= 3)
    .map((at) => [start + at, penalty] as const);
}
