import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BriefError } from '../../src/model/log.ts';
import { loadTheme, styleNames } from '../../src/theme/load.ts';

const folder = mkdtempSync(join(tmpdir(), 'style-'));
afterAll(() => rmSync(folder, { recursive: true }));

function style(text: string, name = 'own.yaml'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function refusal(text: string): Promise<{ reason: string; line?: number; column?: number; hint?: string }> {
  const error = await loadTheme(style(text)).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(BriefError);
  const { message, place, hint } = error as BriefError;
  return {
    reason: message,
    ...(place?.line && { line: place.line }),
    ...(place?.column && { column: place.column }),
    ...(hint && { hint }),
  };
}

/** WCAG 2.2 contrast ratio with white. */
function contrast(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

describe.each(styleNames)('style %s', (name) => {
  it.each(['a4', 'letter'] as const)('is whole on %s', async (paper) => {
    const theme = await loadTheme(name, { paper });
    for (const [style, text] of Object.entries(theme.text)) {
      expect(text.size, style).toBeGreaterThanOrEqual(7.5);
      expect(contrast(theme.colours[text.colour]), style).toBeGreaterThanOrEqual(7);
    }
    expect(theme.text.marking.size).toBeGreaterThanOrEqual(12);
    expect(theme.text.body.leading).toBeCloseTo(theme.layout.grid, 6);
    expect(theme.paper.height).toBeCloseTo(paper === 'a4' ? 841.89 : 792, 2);
    for (const face of theme.faces) expect(face.bytes().length).toBeGreaterThan(1000);
  });
});

describe('a style file', () => {
  it('extends the house style unless it names another, and may be extended in turn', async () => {
    style('extends: large\nlayout: { grid: 2cm }\n', 'base.yaml');
    const theme = await loadTheme(style('extends: base.yaml\ntext:\n  body: { size: 20pt, leading: 1.5em }\n'));
    expect(theme.name).toBe('own');
    expect(theme.layout.grid).toBeCloseTo(56.69, 2);
    expect(theme.text.body).toMatchObject({ size: 20, leading: 30, align: 'left' });
    expect((await loadTheme(style(''))).text.body).toEqual((await loadTheme('bulletin')).text.body);
  });
  it('turns tracking into thousandths of the size', async () => {
    expect((await loadTheme('bulletin')).text.head.tracking).toBeCloseTo(90, 9);
  });
  it('is refused for an unknown key, with its line and the nearest key', async () => {
    expect(await refusal('text:\n  body:\n    siez: 11pt\n')).toEqual({
      reason: 'A style has no key “text.body.siez”.',
      line: 3,
      column: 5,
      hint: 'Did you mean “size”?',
    });
    expect(await refusal('__proto__: 1\n')).toMatchObject({ reason: 'A style has no key “__proto__”.' });
  });
  it.each([
    ['layout: { grid: 13 }', 'layout.grid is 13, but must be a length with its unit, as "12pt", "6mm" or "1.2em".'],
    ['layout:\n  columns: two', 'layout.columns is "two", but must be a whole number from 1 to 4.'],
    ['colours: { accent: red }', 'colours.accent is "red", but must be a colour such as "#0b4a5a".'],
    ['text: { body: { face: comic } }', 'text.body.face is “comic”, which is not under faces.'],
    ['faces: { serif: Nowhere.ttf }', 'The font Nowhere.ttf is neither beside the style file nor in the package.'],
    ['layout: { measure: 150mm }', 'Text and margin column need 573 pt, the paper has 493 pt.'],
    ['text: { body: { leading: 5pt } }', 'text.body needs a size above 0 and a leading no smaller than the size.'],
    ['extends: own.yaml', 'The styles extend one another in a circle.'],
    ['- a', 'A style file holds a mapping of keys to values.'],
  ])('is refused: %s', async (text, reason) => expect((await refusal(text)).reason).toBe(reason));
  it('is refused where it is not YAML', async () => {
    expect(await refusal('text: {\n')).toMatchObject({
      reason: expect.stringMatching(/^The style file is not valid YAML: [^\n:]+[^:]\.$/),
      line: 2,
    });
    expect((await refusal('text: *nowhere\n')).reason).toMatch(/^The style file is not valid YAML: Unresolved alias/);
    expect((await refusal('papers: { a4: { width: &a [*a] } }\n')).reason).toMatch(/an alias stands within what it names\.$/);
  });
  it.each([
    ['is empty', ''],
    ['is no TrueType or OpenType font', 'Not a font, but long enough for the head of one.'],
    ['is no TrueType or OpenType font', 'wOF2'],
    ['is cut short', readFileSync('fonts/SourceSerif4-Regular.ttf').subarray(0, 2000)],
  ])('is refused for a font that %s', async (wrong, bytes) => {
    writeFileSync(join(folder, 'Bad.ttf'), bytes);
    const hint = 'Name a whole .ttf or .otf file that may be read.';
    expect(await refusal('faces:\n  serif: Bad.ttf\n')).toEqual({ reason: `The font Bad.ttf ${wrong}.`, line: 2, column: 3, hint });
    const path = join(folder, 'Bad.ttf');
    await expect(loadTheme('bulletin', { fallbacks: [path] })).rejects.toMatchObject({
      code: 'theme/no-font',
      message: `The font ${path} ${wrong}.`,
      hint,
    });
  });
  it('is refused for a folder in the place of a font', async () => {
    mkdirSync(join(folder, 'Folder.ttf'));
    expect(await refusal('faces: { serif: Folder.ttf }\n')).toMatchObject({ reason: 'The font Folder.ttf cannot be read.' });
    await expect(loadTheme('bulletin', { fallbacks: [join(folder, 'Folder.ttf')] })).rejects.toMatchObject({ code: 'theme/no-font' });
  });
  it('is refused where there is none', async () => {
    await expect(loadTheme('buletin')).rejects.toMatchObject({
      message: 'There is no style “buletin”.',
      hint: expect.stringContaining('“bulletin”'),
    });
    await expect(loadTheme('./nowhere.yaml')).rejects.toMatchObject({ code: 'theme/unreadable' });
  });
});
