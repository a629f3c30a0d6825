import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemFonts } from '../../src/theme/system-fonts.ts';

const codes = (text: string) => new Set([...text].map((character) => character.codePointAt(0) as number));

describe('systemFonts', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'daybrief-fonts-'));
    mkdirSync(join(folder, 'deep'));
    for (const name of ['SourceSans3-Regular', 'SourceSans3-Bold', 'SourceSans3-Italic', 'SourceSerif4-Regular', 'SourceSerif4-Bold'])
      copyFileSync(`fonts/${name}.ttf`, join(folder, 'deep', `${name}.ttf`));
    writeFileSync(join(folder, 'broken.ttf'), 'OTTO, but no font');
    writeFileSync(join(folder, 'empty.otf'), '');
    writeFileSync(join(folder, 'notes.txt'), 'no font');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const named = (text: string, folders = [folder]) => systemFonts(codes(text), folders).map((path) => basename(path));

  test('finds an upright face with serifs and its bold, passes over what is no font', () =>
    expect(named('ждя')).toEqual(['SourceSerif4-Regular.ttf', 'SourceSerif4-Bold.ttf']));
  test('finds nothing where there is nothing to be found', () => {
    expect(named('\u{13000}')).toEqual([]);
    expect(named('')).toEqual([]);
    expect(named('ж', [join(folder, 'none')])).toEqual([]);
  });
  test('passes over a face that may not be embedded', () => {
    const copy = join(folder, 'restricted');
    mkdirSync(copy);
    const file = join(copy, 'Serif-Regular.ttf');
    copyFileSync('fonts/SourceSerif4-Regular.ttf', file);
    expect(named('ж', [copy])).toEqual(['Serif-Regular.ttf']);
    restrict(file);
    expect(named('ж', [copy])).toEqual([]);
  });

  const noto = '/usr/share/fonts/truetype/noto';
  test.skipIf(!existsSync(`${noto}/NotoSerifHebrew-Regular.ttf`) || !existsSync(`${noto}/NotoNaskhArabic-Regular.ttf`))(
    'takes a face for each script (needs the Debian package fonts-noto-core)',
    () =>
      expect(named('שלוםمرحبا', [noto])).toEqual([
        'NotoSerifHebrew-Regular.ttf',
        'NotoSerifHebrew-Bold.ttf',
        'NotoNaskhArabic-Regular.ttf',
        'NotoNaskhArabic-Bold.ttf',
      ]),
  );
});

/** Sets the licence bits of a font to "restricted licence embedding". */
function restrict(path: string): void {
  const bytes = readFileSync(path);
  for (let i = 0; i < bytes.readUInt16BE(4); i++)
    if (bytes.toString('latin1', 12 + i * 16, 16 + i * 16) === 'OS/2') bytes.writeUInt16BE(2, bytes.readUInt32BE(12 + i * 16 + 8) + 8);
  writeFileSync(path, bytes);
}
