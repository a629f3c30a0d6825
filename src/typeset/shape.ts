import type { Fonts } from './fonts.ts';
import { type Hyphenate, hyphenator } from './hyphenate.ts';
import { lettersOf } from './letters.ts';
import type { GlyphRun, Run, RunStyle, Shape } from './line.ts';
import type { OpenType } from './opentype.ts';
import { hashOn, WordTable } from './word-table.ts';

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

/** Cost of a break after a dash, inside an address, and before the last resort. */
const DASH_PENALTY = 30;
const ADDRESS_PENALTY = 80;
export const LAST_RESORT_PENALTY = 3000;
/** A name keeps together longer than other words. */
const NAME_PENALTY = 60;

export const SPACE = 0x20;
export const NO_BREAK_SPACE = 0xa0;
export const LINE_SEPARATOR = 0x2028;

/** Codes whose glyphs are looked up in a table. */
const COMMON = 0x500;

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
  // Without what dividing lengths left of it: widths stay whole numbers, which are faster.
  const tracking = Math.round((style.tracking ?? 0) * 1000) / 1000;
  const features: string[] = [...FEATURES[style.figures ?? 'old-style']];
  if (style.smallCaps === true) features.push('smcp');
  if (style.superior === true) features.push('sups');
  const common = new Uint16Array(COMMON);
  const glyphs = new Map<number, number>();
  const hyphenate = tracking === 0 && style.superior !== true ? hyphenator(language) : undefined;
  const words = new WordTable<Word>();

  const find = (code: number): number => face.substitute(face.glyphOf(stand(code)), features);
  const glyphOf = (code: number): number => {
    if (code < COMMON) {
      // Kept as one more than it is.
      const known = common[code]!;
      if (known !== 0) return known - 1;
      const glyph = find(code);
      common[code] = glyph + 1;
      return glyph;
    }
    let glyph = glyphs.get(code);
    if (glyph === undefined) {
      glyph = find(code);
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

  /** By glyph, whether a ligature may begin with it: 1 no, 2 yes, 0 not known yet. */
  const begins = new Uint8Array(face.glyphCount);
  const beginning = (glyph: number): boolean => {
    if (begins[glyph] === 0) begins[glyph] = tracking === 0 && face.beginsLigature(glyph) ? 2 : 1;
    return begins[glyph] === 2;
  };
  /** The text letters[from] to letters[to − 1]. */
  const shapeOf = (text: string, letters: Uint16Array, from: number, to: number): Shape => {
    const length = to - from;
    // Arrays of the exact length: there are tens of thousands of them.
    let ids = new Array<number>(length);
    let clusters: number[] | undefined;
    let ligatures = false;
    for (let i = 0; i < length; i++) {
      const id = glyphOf(letters[from + i]!);
      ids[i] = id;
      if (beginning(id)) ligatures = true;
    }
    if (ligatures)
      for (let i = 0; i + 1 < ids.length; i++) {
        if (!beginning(ids[i]!)) continue;
        const found = face.ligature(ids, i);
        if (found === undefined) continue;
        clusters ??= ids.map((_, k) => k);
        ids = [...ids.slice(0, i), found[0], ...ids.slice(i + found[1])];
        clusters.splice(i + 1, found[1] - 1);
      }
    clusters?.push(length);
    const advances = new Array<number>(ids.length);
    let width = 0;
    for (let i = 0; i < ids.length; i++) {
      let advance = face.advanceOf(ids[i]!) + tracking;
      if (i + 1 < ids.length) advance += face.kern(ids[i]!, ids[i + 1]!);
      advances[i] = advance;
      width += advance;
    }
    const space = length === 1 && (letters[from] === 0x20 || letters[from] === 0xa0);
    return clusters === undefined
      ? { text, face: style.face, glyphs: ids, advances, width, space }
      : { text, face: style.face, glyphs: ids, advances, width, space, clusters };
  };

  const shape = (text: string): Shape => shapeOf(text, lettersOf(text), 0, text.length);

  const hang = (text: string, at: number, side: 0 | 1): number => {
    const code = text.charCodeAt(at);
    // Most letters stand straight.
    const share = (code < HANGS.length ? HANGS[code]! : HANG[text[at]!])?.[side];
    return share === undefined ? 0 : Math.round(share * face.advanceOf(glyphOf(code)));
  };

  const plain = ({ glyphs }: Shape, letters: Uint16Array, from: number, to: number): boolean => {
    for (let i = from; i < to; i++) if (!isPlain(letters[i]!)) return false;
    return !glyphs.includes(0);
  };
  const make = (text: string, letters: Uint16Array, from: number, to: number): Word => {
    const made = shapeOf(text, letters, from, to);
    return new SetWord(made, plain(made, letters, from, to), look);
  };
  const known = (text: string, letters: Uint16Array, from: number, to: number, hash: number): Word => {
    let word = words.find(letters, from, to, hash);
    if (word === undefined) {
      word = make(to - from === text.length ? text : text.slice(from, to), letters, from, to);
      words.add(letters, from, to, hash, word);
    }
    return word;
  };
  const get = (text: string): Word => {
    const letters = lettersOf(text);
    let hash = 0;
    for (let i = 0; i < text.length; i++) hash = hashOn(hash, letters[i]!);
    return known(text, letters, 0, text.length, hash);
  };
  const at = (text: string, letters: Uint16Array, from: number, beyond: number): Word => {
    let code = letters[from]!;
    if (code === SPACE) return blank;
    if (code === NO_BREAK_SPACE) return noBreak;
    let hash = 0;
    let to = from;
    do {
      hash = hashOn(hash, code);
      to++;
      code = letters[to]!;
    } while (to < beyond && code !== SPACE && code !== NO_BREAK_SPACE && code !== LINE_SEPARATOR);
    return known(text, letters, from, to, hash);
  };
  const look: Look = { face, hyphenate, glyphOf, shape, get, hang };
  const blank = get(' ');
  const noBreak = get('\u00a0');
  return { space: blank.width, blank, noBreak, get, at };
}

/**
 * What is drawn of a glyph run, from left to right.
 *
 * Of plain words this is found again here: most are among the words last used, and to keep them for each line of a long
 * brief took more memory than all else.
 */
export function shapesOf(part: GlyphRun, fonts: Fonts): readonly Shape[] {
  if (part.shapes !== undefined) return part.shapes;
  const { style, language } = part.run;
  const words = wordsOf(style, language ?? 'und', fonts);
  const text = part.run.text.slice(part.start, part.end);
  const letters = lettersOf(text);
  const shapes: Shape[] = [];
  for (let from = 0; from < text.length; ) {
    const { shape } = words.at(text, letters, from, text.length);
    from += shape.text.length;
    shapes.push(from === text.length && part.divided ? words.get(`${shape.text}\u00ad`).shape : shape);
  }
  return shapes;
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

/** What a look can tell of its glyphs. */
interface Look {
  readonly face: OpenType;
  readonly hyphenate: Hyphenate | undefined;
  glyphOf(code: number): number;
  shape(text: string): Shape;
  get(text: string): Word;
  /** How much of the sign at `at` hangs on the left (0) or right (1). */
  hang(text: string, at: number, side: 0 | 1): number;
}

const NONE: readonly InnerBreak[] = [];

class SetWord implements Word {
  readonly shape: Shape;
  readonly width: number;
  readonly breaking: boolean;
  readonly plain: boolean;
  readonly stretch: number;
  readonly hangLeft: number;
  readonly hangRight: number;
  readonly #look: Look;
  #asked = false;
  #breaks: readonly InnerBreak[] | undefined;
  #divisions: readonly InnerBreak[] | undefined;
  #everywhere: readonly InnerBreak[] | undefined;

  constructor(shape: Shape, plain: boolean, look: Look) {
    const { text } = shape;
    this.shape = shape;
    this.width = shape.width;
    this.breaking = text === ' ';
    this.plain = plain;
    this.stretch = shape.space ? shape.width : 0;
    this.#look = look;
    this.hangLeft = look.hang(text, 0, 0);
    this.hangRight = look.hang(text, text.length - 1, 1);
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
    const soft = hyphenate === undefined ? NONE : divide(this.shape.text, hyphenate).map(([at, penalty]) => this.#at(at, true, penalty));
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
    const { face, glyphOf, shape, hang } = this.#look;
    const { text, glyphs, advances, clusters } = this.shape;
    const hangBefore = soft ? hang('\u00ad', 0, 1) : hang(text, at - 1, 1);
    const hangAfter = hang(text, at, 0);
    const last = text.charCodeAt(at - 1);
    const hyphen = soft || last === 0x2d || last === 0x2010;
    let index = at;
    if (clusters !== undefined) {
      index = 0;
      while (index + 1 < glyphs.length && clusters[index + 1]! <= at) index++;
      if (clusters[index] !== at) {
        // A ligature stands across the break.
        const before = shape(text.slice(0, at) + (soft ? '\u00ad' : '')).width;
        return { at, soft, hyphen, before, hangBefore, after: this.shape.width - shape(text.slice(at)).width, hangAfter, penalty };
      }
    }
    let after = 0;
    for (let i = 0; i < index; i++) after += advances[i]!;
    let before = after;
    if (index > 0) before -= face.kern(glyphs[index - 1]!, glyphs[index]!);
    if (soft) {
      const sign = glyphOf(0xad);
      if (index > 0) before += face.kern(glyphs[index - 1]!, sign);
      before += face.advanceOf(sign);
    }
    return { at, soft, hyphen, before, hangBefore, after, hangAfter, penalty };
  }
}

/** No line starts with these: the second half of a pair, marks, joiners. */
const isTrailing = (code: number): boolean =>
  (code >= 0xdc00 && code < 0xe000) || (code >= 0x300 && code < 0x370) || code === 0x200d || code === 0x200c;

const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && code < 0x2000);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

const BREAKING = /[-/@\u200b\u2010\u2013\u2014]|^www\./;

/** Breaks that a word has by its signs: after hyphens and slashes between letters, around dashes, inside addresses. */
function explicit(text: string): readonly (readonly [at: number, penalty: number])[] {
  if (!BREAKING.test(text)) return [];
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
    if (code < 0x80 ? code < 0x61 : text[i] !== text[i]!.toLowerCase()) capitals++;
  }
  if (capitals > 1) return [];
  const tail = text.length - end;
  const penalty = capitals === 1 ? NAME_PENALTY : 0;
  return hyphenate(text.slice(start, end))
    .filter((at) => end - start - at + tail >= 3)
    .map((at) => [start + at, penalty] as const);
}
