import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { record } from '../../src/model/log.ts';
import { loadTheme } from '../../src/theme/load.ts';
import { textOf } from '../../src/typeset/line.ts';
import { shapesOf } from '../../src/typeset/shape.ts';
import { typeset } from '../../src/typeset/typeset.ts';
import { scriptBriefs, scriptFonts } from '../fixtures/scripts.ts';
import { pageList } from '../page-list.ts';

/*
 * A page of each script that fallback fonts are for: every line where it stood when a person last looked at its picture
 * (docs/scripts). Rewritten by `npx vitest run test/typeset/scripts.test.ts --update`; then `npm run picture:scripts`. Other versions of the fonts may have other widths: the
 * page lists say which they were made with.
 */
type Script = keyof typeof scriptBriefs;
const lists = new URL('scripts/', import.meta.url).pathname;
const versions: Readonly<Record<string, string>> = JSON.parse(readFileSync(`${lists}fonts.json`, 'utf8'));
const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);

/** Why a script cannot be set here; undefined where it can. */
function reason(script: Script): string | undefined {
  for (const path of scriptFonts[script]) {
    if (!existsSync(path)) return `${path} is not installed: Debian's packages fonts-noto-core and fonts-noto-cjk have it`;
    if (hash(path) !== versions[path.split('/').at(-1) as string]) return `${path} is another version than the page list was made with`;
  }
}

/** Signs that Chinese and Japanese never begin a line with (kinsoku), and never end one with. */
const NOT_FIRST = /^[、。，．：；！？）」』】》〉”’…‥ー゛゜ぁぃぅぇぉっゃゅょァィゥェォッャュョ々・]/;
const NOT_LAST = /[（「『【《〈“‘]$/;

describe.each(Object.keys(scriptBriefs) as Script[])('a page in %s', (script) => {
  const why = reason(script);
  const set = async () => {
    const log = record();
    const { pages, fonts } = typeset(scriptBriefs[script], await loadTheme('bulletin', { fallbacks: scriptFonts[script] }), log);
    return { pages, fonts, log };
  };
  test.skipIf(why !== undefined)(`is set as it was${why === undefined ? '' : ` (skipped: ${why})`}`, async () => {
    const { pages, log } = await set();
    expect(log.messages).toEqual([]);
    await expect(pageList(pages)).toMatchFileSnapshot(`${lists}${script}.txt`);
  });
  test.skipIf(why !== undefined)('lacks no glyph, runs within its measure, breaks where the script allows', async () => {
    const { pages, fonts } = await set();
    for (const { pieces } of pages)
      for (const piece of pieces) {
        if (piece.kind !== 'text') continue;
        const { line } = piece;
        expect(line.overfull).toBe(0);
        const shapes = line.runs.flatMap((run) => shapesOf(run, fonts));
        expect(shapes.some((shape) => shape.glyphs.includes(0) || /\[U\+/.test(shape.text))).toBe(false);
        if (script === 'ja' || script === 'zh-Hans') {
          expect(textOf(line)).not.toMatch(NOT_FIRST);
          if (!line.last) expect(textOf(line).replace(/\d+$/, '')).not.toMatch(NOT_LAST);
        }
        // Korean is broken at spaces only.
        if (script === 'ko' && !line.last) expect(line.spaced || !/\p{Script=Hangul}$/u.test(textOf(line))).toBe(true);
      }
  });
});

test.skipIf(reason('ar') !== undefined)(
  'a full stop after a Latin name stands on the left of it in a paragraph from the right',
  async () => {
    const { pages } = { pages: typeset(scriptBriefs.ar, await loadTheme('bulletin', { fallbacks: scriptFonts.ar }), record()).pages };
    const line = pages[0]!.pieces.flatMap((piece) =>
      piece.kind === 'text' && textOf(piece.line).includes('Coast News.') ? [piece.line] : [],
    )[0]!;
    const at = (words: string) => line.runs.find((run) => run.run.text.slice(run.start, run.end).includes(words))!;
    const stop = line.runs.find((run) => run.rightToLeft && run.run.text.slice(run.start, run.end).startsWith('.'))!;
    expect(stop.x).toBeLessThan(at('Coast News').x);
  },
);
