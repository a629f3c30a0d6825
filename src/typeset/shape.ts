import type { Fonts } from './fonts.ts';
import { lettersOf } from './letters.ts';
import type { GlyphRun, RunStyle, Shape } from './line.ts';
import { Look } from './look.ts';
import type { Words } from './words.ts';

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
      words = new Look(style, language, fonts.face(style.face));
      byStyle.byLook.set(look, words);
    }
    byLanguage.set(language, words);
  }
  return words;
}

const caches = new WeakMap<Fonts, { byStyle: WeakMap<RunStyle, Map<string, Words>>; byLook: Map<string, Words> }>();

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
  const beyond = text.length;
  for (let from = 0; from < beyond; ) {
    const { shape, length } = words.at(text, letters, from, beyond);
    from += length;
    shapes.push(from === beyond && part.divided ? words.get(`${shape.text}\u00ad`).shape : shape);
  }
  return shapes;
}
