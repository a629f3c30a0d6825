import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { describe, expect, test } from 'vitest';
import { openFonts } from '../../src/typeset/fonts.ts';
import type { RunStyle } from '../../src/typeset/line.ts';
import { wordsOf } from '../../src/typeset/shape.ts';

const FACES = [
  'SourceSerif4-Regular',
  'SourceSerif4-Italic',
  'SourceSerif4-SemiBold',
  'SourceSerif4-Bold',
  'SourceSans3-Regular',
  'SourceSans3-SemiBold',
  'SourceSans3-Italic',
];
const fonts = openFonts(FACES.map((id) => ({ id, bytes: () => readFileSync(`fonts/${id}.ttf`) })));

const WORDS = [
  ...(readFileSync('seeds/000_b2b523f2a9be4a3e.txt', 'utf8') + readFileSync('seeds/002_3c7af8455c70a6cd.txt', 'utf8')).split(/\s+/),
  ...'“AVATAR” ‘Tor’ W.A.V. To. (fjord) office ffi difficult Æsop Łódź Škoda naïve Ærø f’(x) 1,234.50 $17.5 €2bn £3m 25% No.5 LTAVY f-f/f—f P.O. “Wa” r, y. ¿Qué? Īā'.split(
    ' ',
  ),
  ...'Верховна Рада України ухвалила об’єкт Їжак Ґанок ГУТА ТА.Ё Президент'.split(' '),
  ...'Η Ελλάδα Άγιος ΑΥΓΟΥΣΤΟΥ ποιήματα'.split(' '),
].filter((word) => word !== '');

const LOOKS: readonly (readonly [name: string, style: Partial<RunStyle>, features: Record<string, boolean>])[] = [
  ['old-style figures', {}, { onum: true, pnum: true }],
  ['lining figures', { figures: 'lining' }, { lnum: true, pnum: true }],
  ['tabular figures', { figures: 'tabular' }, { lnum: true, tnum: true }],
  ['small capitals', { smallCaps: true }, { onum: true, pnum: true, smcp: true }],
  ['superiors', { superior: true }, { onum: true, pnum: true, sups: true }],
];

describe.each(FACES)('%s', (face) => {
  const reference = fontkit.create(readFileSync(`fonts/${face}.ttf`)) as fontkit.Font;
  test.each(face === FACES[0] ? LOOKS : LOOKS.slice(0, 2))('%s: glyphs and advances are fontkit’s', (_, style, features) => {
    const words = wordsOf({ face, size: 10, colour: 'ink', ...style }, 'und', fonts);
    const different: string[] = [];
    for (const word of new Set(WORDS)) {
      const { shape } = words.get(word);
      const run = reference.layout(word, features as never);
      const same =
        run.glyphs.length === shape.glyphs.length &&
        run.glyphs.every((glyph, i) => glyph.id === shape.glyphs[i]) &&
        run.positions.every((position, i) => Math.abs(position.xAdvance - shape.advances[i]!) < 1e-6);
      if (!same)
        different.push(
          `${word}: ${shape.glyphs}/${shape.advances} for ${run.glyphs.map((glyph) => glyph.id)}/${run.positions.map((position) => position.xAdvance)}`,
        );
    }
    expect(different).toEqual([]);
  });
});

describe('words', () => {
  const words = wordsOf({ face: 'SourceSerif4-Regular', size: 10, colour: 'ink' }, 'en', fonts);

  test.each([
    ['(international),', [3, 6, 8]],
    ['Washington', [4, 7]],
    ['NATO-led', []],
    ['government’s', [3, 6]],
    ['12,000', []],
    ['tanks', []],
  ])('%s may be divided at %j', (word, at) => {
    expect(
      words
        .get(word)
        .divisions()
        .filter(({ soft }) => soft)
        .map((inner) => inner.at),
    ).toEqual(at);
  });

  test.each([
    ['Russian-flagged', [8]],
    ['e-mail', []],
    ['-5', []],
    ['war—and', [4]],
    ['1914–1918', []],
    ['https://www.un.org/press/en', [8, 11, 14, 19, 25]],
    ['and/or', []],
    ['north/south', [6]],
  ])('%s may end a line without a hyphen at %j', (word, at) => {
    expect(
      words
        .get(word)
        .breaks()
        .map((inner) => inner.at),
    ).toEqual(at);
  });

  test('a piece before a soft hyphen is as wide as said', () => {
    for (const word of ['international', 'Washington', 'government’s', 'difficulties'])
      for (const inner of words.get(word).divisions()) {
        const piece = words.get(`${word.slice(0, inner.at)}\u00ad`);
        expect([piece.shape.width, piece.hangRight]).toEqual([expect.closeTo(inner.before, 6), expect.closeTo(inner.hangBefore, 6)]);
        const rest = words.get(word.slice(inner.at));
        expect(words.get(word).shape.width - rest.shape.width).toBeCloseTo(inner.after, 6);
        expect(rest.hangLeft).toBeCloseTo(inner.hangAfter, 6);
      }
  });

  test('one cache for looks that differ in size and colour only', () => {
    expect(wordsOf({ face: 'SourceSerif4-Regular', size: 8, colour: 'accent' }, 'en', fonts)).toBe(words);
  });
});
