import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type FaceSource, openFonts } from '../../src/typeset/fonts.ts';
import { type Line, type ParagraphStyle, type SettingProblem, textOf } from '../../src/typeset/line.ts';
import { setParagraph } from '../../src/typeset/paragraph.ts';
import { shapesOf } from '../../src/typeset/shape.ts';

const NOTO = '/usr/share/fonts/truetype/noto';
const CJK = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
const installed = ['NotoSansArabic', 'NotoSansHebrew', 'NotoSansDevanagari', 'NotoSansThai']
  .map((name) => ({ name, path: `${NOTO}/${name}-Regular.ttf` }))
  .concat({ name: 'cjk', path: CJK })
  .filter(({ path }) => existsSync(path));
const serif: FaceSource = { id: 'serif', bytes: () => readFileSync('fonts/SourceSerif4-Regular.ttf') };
const plain = openFonts([serif]);
const all = openFonts([serif], installed.map(({ name, path }) => ({ id: name, bytes: () => readFileSync(path) }))); // biome-ignore format: one list
const has = (name: string) => installed.some((one) => one.name === name);

const style = { face: 'serif', size: 10, colour: 'ink' } as const;
function set(
  text: string,
  fonts = all,
  more: Partial<ParagraphStyle> = {},
  language = 'und',
): { lines: Line[]; problems: SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const lines = setParagraph([{ text, style, language }], { measure: 200, align: 'left', ...more }, fonts, (problem) =>
    problems.push(problem),
  );
  return { lines, problems };
}
const printed = (line: Line, fonts = all): string =>
  line.runs
    .map((run) =>
      shapesOf(run, fonts)
        .map((shape) => shape.text)
        .join(''),
    )
    .join('');

describe('mixedPieces', () => {
  test('marks over letters are set by the face itself', () => {
    const { lines, problems } = set('Mean x\u0304 and q\u0308.', plain);
    expect(problems).toEqual([]);
    expect(textOf(lines[0]!)).toBe('Mean x\u0304 and q\u0308.');
    const marked = lines[0]!.runs.flatMap((run) => shapesOf(run, plain)).find((shape) => shape.text.startsWith('x'))!;
    expect(marked.offsets).toBeDefined();
    expect(marked.readings!.join('')).toBe('x\u0304');
  });

  test('signs without a look are not missing, signs of private use are', () => {
    expect(set('a\u200db\ufe0fc', plain).problems).toEqual([]);
    expect(printed(set('logo \ue000', plain).lines[0]!, plain)).toBe('logo [U+E000]');
  });

  test('a letter is printed also where no face has its mark', () => {
    for (const [copy, shown, missing] of [
      ['Z\u{1e8d0} end', 'Z[U+1E8D0] end', ['\u{1e8d0}']],
      ['a \u{1e8d0}b', 'a [U+1E8D0]b', ['\u{1e8d0}']],
      ['e\u0301\u{1e8d0}', 'e\u0301[U+1E8D0]', ['\u{1e8d0}']],
      ['\u0e01\u0301x', '[U+0E01][U+0301]x', ['\u0e01', '\u0301']],
    ] as const) {
      const { lines, problems } = set(copy, plain);
      expect(printed(lines[0]!)).toBe(shown);
      expect(problems.map((problem) => (problem.kind === 'missing' ? problem.character : ''))).toEqual(missing);
      expect(textOf(lines[0]!)).toBe(copy);
    }
  });

  test('a line may end between codes', () => {
    const { lines, problems } = set(`a${'\u{1e8d0}'.repeat(30)}`, plain);
    expect(lines.length).toBeGreaterThan(5);
    expect(problems.filter(({ kind }) => kind !== 'missing')).toEqual([]);
    expect(lines.map(textOf).join('')).toBe(`a${'\u{1e8d0}'.repeat(30)}`);
    // Words that have room stay whole, and letters longer than words.
    const words = 'ab '.replace(/[ab]/g, (letter) => `${letter}\u{1e8d0}`).repeat(12);
    for (const line of set(words, plain).lines) expect(textOf(line)).toMatch(/^(?:a\u{1e8d0}b\u{1e8d0} ?)+$/u);
    for (const line of set(`a\u{1e8d0}\u{1e8d1}`.repeat(8), plain).lines) expect(textOf(line)).toMatch(/^(?:a\u{1e8d0}\u{1e8d1})+$/u);
  });

  test('a paragraph from the right begins at the right', () => {
    const [line] = set('short', plain, { direction: 'rtl' }).lines;
    const last = line!.runs.at(-1)!;
    expect(last.x + last.width).toBeCloseTo(200, 6);
  });

  test.skipIf(!has('NotoSansHebrew'))('Hebrew with a number and a Latin name', () => {
    const { lines, problems } = set('שלום 12 NATO עולם');
    expect(problems).toEqual([]);
    const [line] = lines;
    // In reading order the runs go on; on paper the first is the rightmost.
    expect(line!.runs.map((run) => run.run.text.slice(run.start, run.end)).join('')).toBe('שלום 12 NATO עולם');
    const x = (part: string) => line!.runs.find((run) => run.run.text.slice(run.start, run.end).includes(part))!.x;
    expect(x('שלום')).toBeGreaterThan(x('12'));
    expect(x('12')).toBeGreaterThan(x('NATO'));
    expect(x('NATO')).toBeGreaterThan(x('עולם'));
  });

  test.skipIf(!has('cjk'))('Chinese is broken between signs, never before a full stop, and justified', () => {
    const copy = '外交部星期二宣布,港口在关闭三天后重新开放。约四十艘船仍在海湾外等待。援助总额达二亿美元。';
    const { lines } = set(copy, all, { align: 'justify' }, 'zh');
    expect(lines.map(textOf).join('')).toBe(copy);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(textOf(line)).not.toMatch(/^[。,、]/);
    for (const line of lines.slice(0, -1)) {
      const last = line.runs.at(-1)!;
      expect(last.x + last.width).toBeCloseTo(200, 1);
      expect(line.spaced).toBe(false);
    }
  });

  test.skipIf(!has('cjk'))('one sign, its form by the language', () => {
    const glyphs = (language: string) =>
      set('直骨', all, {}, language).lines[0]!.runs.flatMap((run) => shapesOf(run, all).flatMap((shape) => shape.glyphs));
    expect(glyphs('zh')).not.toEqual(glyphs('ja'));
    expect(glyphs('zh-Hant')).not.toEqual(glyphs('zh'));
    expect(glyphs('zh-TW')).toEqual(glyphs('zh-Hant'));
  });

  test.skipIf(!has('NotoSansHebrew') || !existsSync(`${NOTO}/NotoSansHebrew-Bold.ttf`))('a bold style takes the bold fallback', () => {
    const fonts = openFonts(
      [serif, { id: 'bold', bytes: () => readFileSync('fonts/SourceSerif4-SemiBold.ttf') }],
      ['Regular', 'Bold'].map((name) => ({ id: name, bytes: () => readFileSync(`${NOTO}/NotoSansHebrew-${name}.ttf`) })),
    );
    const face = (id: string) =>
      setParagraph([{ text: 'שלום', style: { ...style, face: id } }], { measure: 200, align: 'left' }, fonts)[0]!.runs[0]!.face;
    expect([face('serif'), face('bold')]).toEqual(['Regular', 'Bold']);
  });

  test.skipIf(!has('NotoSansThai'))('Thai is broken between words', () => {
    const copy = 'กระทรวงแถลงเมื่อวันอังคารว่าท่าเรือเปิดให้บริการอีกครั้งหลังปิดไปสามวัน';
    const { lines } = set(copy, all, { measure: 120 }, 'th');
    expect(lines.map(textOf).join('')).toBe(copy);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.every((line) => line.overfull === 0)).toBe(true);
  });

  test.skipIf(!has('NotoSansDevanagari'))('Devanagari is shaped and has nothing missing', () => {
    const { lines, problems } = set('मंत्रालय ने मंगलवार को बताया', all, {}, 'hi');
    expect(problems).toEqual([]);
    for (const run of lines[0]!.runs) for (const shape of shapesOf(run, all)) expect(shape.glyphs).not.toContain(0);
  });
});
