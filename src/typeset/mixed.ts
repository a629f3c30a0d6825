import { createRequire } from 'node:module';
import type * as Fontkit from 'fontkit';
import type { Fonts } from './fonts.ts';
import type { FaceId, Run, SettingProblem, Shape } from './line.ts';
import type { OpenType } from './opentype.ts';
import { Recent } from './recent.ts';
import { type InnerBreak, LAST_RESORT_PENALTY, type Piece, type Word, type Words } from './words.ts';

/** As far as they are used here. */
interface LineBreaker {
  nextBreak(): { readonly position: number } | null;
}
interface Bidi {
  getEmbeddingLevels(
    text: string,
    base?: 'ltr' | 'rtl',
  ): { readonly levels: Uint8Array; readonly paragraphs: readonly { readonly level: number }[] };
  getMirroredCharacter(character: string): string | null;
}

const load = createRequire(import.meta.url);
let bidi: Bidi | undefined;

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Scripts that are written without spaces and broken by dictionary. */
const DICTIONARY = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
/** Signs that stand in a square each: between them a justified line gives way. */
const SQUARE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;
/** Punctuation that Latin and Chinese or Japanese share: there it is as wide as their signs, and from their face. */
const WIDE = /^[\u00b7\u2014\u2015\u2018\u2019\u201c\u201d\u2026]$/;
const WIDE_IN = /^(?:zh|ja)\b/i;
/** Korean is written with spaces: lines end at them. */
const HANGUL = /^\p{Script=Hangul}$/u;
const MARK = /^\p{M}$/u;
/** Signs without a look of their own; where the face lacks them nothing is missing. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Cuts a paragraph that is more than plain Latin, Greek or Cyrillic: other scripts, combining marks, right-to-left text,
 * characters that only a fallback face has or none. Lines may end where Unicode allows it (UAX 14), in Thai and its like
 * between words; order is by UAX 9. Shaping is fontkit's.
 *
 * A character that no face has becomes the word "[U+XXXX]", and is reported.
 *
 * @param narrowest  of the paragraph's measures [pt]: a chain of codes that is wider may be broken.
 */
export function mixedPieces(
  runs: readonly Run[],
  words: readonly Words[],
  direction: 'ltr' | 'rtl' | undefined,
  fonts: Fonts,
  report: ((problem: SettingProblem) => void) | undefined,
  narrowest = Number.POSITIVE_INFINITY,
): Piece[] {
  const whole = runs.map((run) => run.text).join('');
  const breaks = breakPlaces(whole);
  // Source marks are no part of what is said: a full stop before one goes with its sentence, not with the number.
  const spoken = runs.map((run) => (run.style.superior === true ? '\ufffc'.repeat(run.text.length) : run.text)).join('');
  let levels: Uint8Array | undefined;
  let rightToLeft = direction === 'rtl';
  if (rightToLeft || RIGHT_TO_LEFT.test(whole)) {
    bidi ??= (load('bidi-js') as () => Bidi)();
    const found = bidi.getEmbeddingLevels(spoken, direction);
    levels = found.levels;
    // A number reads from left to right wherever it stands.
    for (let i = 0; i < spoken.length; i++) if (spoken[i] === '\ufffc' && levels[i]! % 2 === 1) levels[i]!++;
    rightToLeft = (found.paragraphs[0]?.level ?? 0) % 2 === 1;
  }

  const pieces: Coded[] = [];
  const fresh = () => {
    pieces.push({ runs, words, word: [], run: [], from: [], to: [], breakAfter: [], level: [], joints: new Map(), rightToLeft });
  };
  fresh();
  let offset = 0;
  for (let r = 0; r < runs.length; offset += runs[r]!.text.length, r++) {
    const run = runs[r]!;
    const look = words[r]!;
    const base = offset;
    const faces = [run.style.face, ...fonts.fallbacks];
    const add = (word: Word, from: number, to: number): void => {
      const piece = pieces.at(-1)!;
      piece.word.push(word);
      piece.run.push(r);
      piece.from.push(from);
      piece.to.push(to);
      piece.level.push(levels === undefined ? 0 : levels[base + from]!);
      const mark = to === run.text.length && runs[r + 1]?.style.superior === true;
      piece.breakAfter.push(breaks[base + to] === 1 && !mark);
    };

    const odd = (at: number): boolean => levels !== undefined && levels[base + at]! % 2 === 1;

    // The stretch that is being gathered: signs of one kind.
    let kind = '';
    let since = 0;
    const close = (end: number): void => {
      if (kind === '') return;
      const text = run.text.slice(since, end);
      if (kind === 'plain') add(odd(since) ? mirrored(text, look) : look.get(text), since, end);
      else add(shaped(text, kind, odd(since), look, run, fonts), since, end);
      kind = '';
    };
    for (const { segment, index } of graphemes(run.text)) {
      if (segment === '\u2028') {
        close(index);
        fresh();
        continue;
      }
      if (segment === ' ' || segment === '\u00a0') {
        close(index);
        add(look.get(segment), index, index + 1);
        continue;
      }
      const wide = WIDE_IN.test(run.language ?? '') && WIDE.test(segment) ? wideFace(segment, faces, fonts) : undefined;
      const own = segment.length === 1 && look.get(segment).plain;
      const face = wide ?? (own ? 'plain' : faceFor(segment, faces, fonts));
      if (face === '') {
        // Nothing to see: it belongs to what stands before it.
        if (kind === '' && pieces.at(-1)!.to.length > 0 && pieces.at(-1)!.run.at(-1) === r)
          pieces.at(-1)!.to[pieces.at(-1)!.to.length - 1] = index + segment.length;
        continue;
      }
      if (face === undefined) {
        close(index);
        // What can be printed is: the letter as itself, and only its mark as a code.
        const signs = [...segment];
        for (let from = 0, at = index; from < signs.length; ) {
          let beyond = from;
          let part = '';
          let printable: FaceId | undefined;
          while (beyond < signs.length && !(beyond === from && MARK.test(signs[from]!))) {
            const found = faceFor(part + signs[beyond]!, faces, fonts);
            if (found === undefined) break;
            part += signs[beyond++]!;
            if (found !== '') printable = found;
          }
          const token = pieces.at(-1)!.word.length;
          if (printable !== undefined) {
            const plain = part.length === 1 && look.get(part).plain;
            add(plain ? look.get(part) : shaped(part, printable, odd(at), look, run, fonts), at, at + part.length);
          } else if (beyond === from) {
            const character = signs[beyond++]!;
            part = character;
            if (!IGNORABLE.test(character)) {
              add(look.get(codeOf(character)), at, at + character.length);
              report?.({ kind: 'missing', run, at, character });
            }
          }
          if (token > 0) pieces.at(-1)!.joints.set(token - 1, at === index ? 'letters' : 'letter');
          at += part.length;
          from = beyond;
        }
        continue;
      }
      const turn = levels !== undefined && kind !== '' && levels[base + index] !== levels[base + since];
      if (face !== kind || turn || (face !== 'plain' && breaks[base + index] === 1)) {
        close(index);
        kind = face;
        since = index;
      }
    }
    close(run.text.length);
  }
  for (const piece of pieces) if (piece.joints.size > 0) loosen(piece, narrowest);
  return pieces;
}

let segmenter: Intl.Segmenter | undefined;
/** Opened when first needed: it takes as long as setting a page. */
const graphemes = (text: string): Intl.Segments => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
};

/** A piece while it is cut. */
interface Coded extends Piece {
  readonly breakAfter: boolean[];
  readonly level: number[];
  /** Token → what of a chain of codes ends there: one of its letters, or only a part of one. */
  readonly joints: Map<number, 'letters' | 'letter'>;
}

/** Lets lines end within chains of codes that are wider than the measure: between letters, and within one only where that is too wide. */
function loosen({ word, run, runs, breakAfter, joints }: Coded, narrowest: number): void {
  for (const kind of ['letters', 'letter'] as const) {
    let width = 0;
    let first = 0;
    for (let i = 0; i < word.length; i++) {
      if (!word[i]!.breaking) width += (word[i]!.width * runs[run[i]!]!.style.size) / 1000;
      if (!word[i]!.breaking && !breakAfter[i] && i < word.length - 1 && !word[i + 1]!.breaking) continue;
      if (width > narrowest) for (let k = first; k < i; k++) if (joints.get(k) === kind) breakAfter[k] = true;
      first = i + 1;
      width = 0;
    }
  }
}

/** 1 where a line may begin. */
function breakPlaces(text: string): Uint8Array {
  const places = new Uint8Array(text.length + 1);
  const breaker = new (load('linebreak') as new (text: string) => LineBreaker)(text);
  for (let at = breaker.nextBreak(); at !== null; at = breaker.nextBreak()) places[at.position] = 1;
  for (let i = 1; i < text.length; i++) if (places[i] === 1 && HANGUL.test(text[i]!) && !/[\s\u200b-]/.test(text[i - 1]!)) places[i] = 0;
  for (const match of text.matchAll(DICTIONARY)) {
    const language = /\p{Script=Thai}/u.test(match[0])
      ? 'th'
      : /\p{Script=Lao}/u.test(match[0])
        ? 'lo'
        : /\p{Script=Khmer}/u.test(match[0])
          ? 'km'
          : 'my';
    for (const { index } of new Intl.Segmenter(language, { granularity: 'word' }).segment(match[0]))
      if (index > 0) places[match.index + index] = 1;
  }
  return places;
}

/** What is printed of a character that no face has. */
const codeOf = (character: string): string => `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;

/** From this weight on a face is bold. */
const BOLD = 600;

/** The first face that has all of a grapheme, of the weight of the style's own if there is one; "" if there is nothing to see in it, undefined if no face has it. */
function faceFor(segment: string, faces: readonly FaceId[], fonts: Fonts): FaceId | '' | undefined {
  // A sign of private use has a meaning in its own font only.
  if (/\p{Co}/u.test(segment)) return undefined;
  const codes = [...segment].filter((character) => !IGNORABLE.test(character)).map((character) => character.codePointAt(0)!);
  if (codes.length === 0) return '';
  let wanted: boolean | undefined;
  let first: FaceId | undefined;
  for (const id of faces) {
    const face = fonts.face(id);
    wanted ??= face.weight >= BOLD;
    if (!codes.every((code) => face.glyphOf(code) !== 0)) continue;
    if (face.weight >= BOLD === wanted) return id;
    first ??= id;
  }
  return first;
}

/** The face of Chinese and Japanese signs, if it has this one too. */
function wideFace(segment: string, faces: readonly FaceId[], fonts: Fonts): FaceId | undefined {
  const face = faceFor('\u4e00', faces, fonts);
  return face !== undefined && face !== '' && fonts.face(face).glyphOf(segment.codePointAt(0)!) !== 0 ? face : undefined;
}

/** Whether a paragraph with these words runs from the right: its first letter says so. */
export const fromTheRight = (text: string): boolean => RIGHT_TO_LEFT.test(/\p{L}/u.exec(text)?.[0] ?? '');

/** Punctuation between right-to-left words: in visual order, brackets turned. */
function mirrored(text: string, look: Words): Word {
  const signs = [...text].reverse();
  const turned = look.get(signs.map((sign) => bidi!.getMirroredCharacter(sign) ?? sign).join(''));
  const shape: Shape = { ...turned.shape, text, readings: signs };
  return new ShapedWord(shape, () => turned, 0);
}

/**
 * The language systems of OpenType in which faces keep forms of their own: of Chinese, Japanese and Korean signs, of
 * Turkish and Romanian letters, of Serbian italics, of Urdu and Persian digits.
 */
const SYSTEMS: Readonly<Record<string, string>> = {
  zh: 'ZHS ',
  ja: 'JAN ',
  ko: 'KOR ',
  tr: 'TRK ',
  az: 'AZE ',
  ro: 'ROM ',
  sr: 'SRB ',
  mk: 'MKD ',
  bg: 'BGR ',
  ur: 'URD ',
  fa: 'FAR ',
  mr: 'MAR ',
  ne: 'NEP ',
};
const systemOf = (language: string | undefined): string | undefined =>
  language === undefined
    ? undefined
    : /^zh\b.*-(?:Hant|TW|HK|MO)\b/i.test(language)
      ? 'ZHT '
      : SYSTEMS[language.toLowerCase().split('-', 1)[0]!];

const engines = new WeakMap<OpenType, Fontkit.Font>();
const caches = new WeakMap<Words, Recent<string, Word>>();

function shaped(text: string, face: FaceId, odd: boolean, look: Words, run: Run, fonts: Fonts): Word {
  let cache = caches.get(look);
  if (cache === undefined) {
    cache = new Recent();
    caches.set(look, cache);
  }
  const key = `${face} ${odd} ${text}`;
  let word = cache.get(key);
  if (word === undefined) {
    const square = SQUARE.test(text);
    word = new ShapedWord(
      layOut(text, face, odd, square, run, fonts),
      (part) => shaped(part, face, odd, look, run, fonts),
      square ? look.space : 0,
    );
    cache.set(key, word);
  }
  return word;
}

function layOut(text: string, id: FaceId, odd: boolean, square: boolean, run: Run, fonts: Fonts): Shape {
  const face = fonts.face(id);
  let engine = engines.get(face);
  if (engine === undefined) {
    const opened = (load('fontkit') as typeof Fontkit).create(face.bytes as Buffer);
    engine = 'fonts' in opened ? opened.fonts[0]! : opened;
    engines.set(face, engine);
  }
  const figures = run.style.figures ?? 'old-style';
  const features = {
    onum: figures === 'old-style',
    pnum: figures !== 'tabular',
    tnum: figures === 'tabular',
    smcp: run.style.smallCaps === true,
    sups: run.style.superior === true,
  };
  const set = Object.fromEntries(Object.entries(features).filter(([, on]) => on));
  const layout = (
    engine.layout as (text: string, features: object, script?: string, language?: string, direction?: string) => Fontkit.GlyphRun
  )(text, set, undefined, systemOf(run.language), odd ? 'rtl' : 'ltr');
  const em = 1000 / face.unitsPerEm;
  const glyphs: number[] = [];
  const advances: number[] = [];
  const readings: string[] = [];
  const offsets: number[] = [];
  let width = 0;
  let moved = false;
  const tracking = run.style.tracking ?? 0;
  layout.glyphs.forEach((glyph, i) => {
    const { xAdvance, xOffset, yOffset } = layout.positions[i]!;
    // A joiner that the face has no sign for has done its work in shaping.
    if (glyph.id === 0) return;
    const mark = xAdvance === 0;
    glyphs.push(glyph.id);
    advances.push(xAdvance * em + (mark ? 0 : tracking));
    readings.push(String.fromCodePoint(...glyph.codePoints));
    offsets.push(xOffset * em, yOffset * em);
    if (xOffset !== 0 || yOffset !== 0) moved = true;
    width += xAdvance * em + (mark ? 0 : tracking);
  });
  const shape: Shape = {
    text,
    face: id,
    glyphs,
    advances,
    width,
    divided: text.endsWith('\u00ad'),
    space: false,
    yielding: square,
    readings,
  };
  return moved ? { ...shape, offsets } : shape;
}

class ShapedWord implements Word {
  readonly shape: Shape;
  readonly length: number;
  readonly width: number;
  readonly breaking = false;
  readonly plain = false;
  readonly stretch: number;
  readonly hangLeft = 0;
  readonly hangRight = 0;
  readonly #again: (part: string) => Word;

  /** @param stretch  0 unless `shape.yielding`. */
  constructor(shape: Shape, again: (part: string) => Word, stretch: number) {
    this.shape = shape;
    this.length = shape.text.length;
    this.width = shape.width;
    this.stretch = stretch;
    this.#again = again;
  }

  breaks(): readonly InnerBreak[] {
    return [];
  }

  divisions(): readonly InnerBreak[] {
    return [];
  }

  /** Between graphemes; each widths' share of the word is a guess, the pieces are shaped anew. */
  everywhere(): readonly InnerBreak[] {
    const { text, width } = this.shape;
    const all: InnerBreak[] = [];
    for (const { index } of graphemes(text)) {
      const at = (width * index) / text.length;
      if (index > 0)
        all.push({
          at: index,
          soft: false,
          hyphen: false,
          before: at,
          hangBefore: 0,
          after: at,
          hangAfter: 0,
          penalty: LAST_RESORT_PENALTY,
        });
    }
    return all;
  }

  piece(from: number, to: number): Word {
    return this.#again(this.shape.text.slice(from, to));
  }
}
