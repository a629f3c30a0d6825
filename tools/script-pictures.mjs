// Pictures of a page in each script that fallback fonts are for: `npm run picture:scripts` sets the briefs of
// test/fixtures/scripts.ts and draws the top of each under docs/scripts/. Needs pdftoppm and Debian's Noto fonts.
// With --check it only says which pictures no longer show what the page lists in test/typeset/scripts say: beside the pictures
// stands a hash of each list (docs/scripts/shown.sha256), so that no font is needed to know.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { fewColours } from './few-colours.mjs';

const folder = 'docs/scripts';
const list = join(folder, 'shown.sha256');
const lists = 'test/typeset/scripts';
const dist = process.argv.includes('--dist') ? process.argv[process.argv.indexOf('--dist') + 1] : 'dist';

const scripts = readdirSync(lists)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.replace(/\.txt$/, ''));
const shown = scripts
  .map((script) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(lists, `${script}.txt`)))
      .digest('hex');
    return `${hash}  ${script}.png\n`;
  })
  .join('');

if (process.argv.includes('--check')) {
  const kept = existsSync(list) ? readFileSync(list, 'utf8').split('\n') : [];
  const stale = shown
    .trim()
    .split('\n')
    .filter((row) => !kept.includes(row) || !existsSync(join(folder, row.split('  ')[1])))
    .map((row) => row.split('  ')[1]);
  if (stale.length > 0) {
    console.error(`no longer what the pages show: ${stale.join(', ')}: run npm run picture:scripts`);
    process.exitCode = 1;
  }
} else {
  const work = mkdtempSync(join(tmpdir(), 'daybrief-scripts-'));
  process.once('exit', () => rmSync(work, { recursive: true, force: true }));
  const outfile = join(work, 'briefs.mjs');
  await build({ entryPoints: ['test/fixtures/scripts.ts'], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning' });
  const { scriptBriefs, scriptFonts } = await import(pathToFileURL(outfile).href);
  const { renderPdf } = await import(pathToFileURL(resolve(dist, 'index.js')).href);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const script of scripts) {
    const pdf = join(work, `${script}.pdf`);
    writeFileSync(pdf, await renderPdf(scriptBriefs[script], { fonts: scriptFonts[script] }));
    // The text column of page 1 down to the back matter, in pixels of 1/110 inch.
    const crop = ['-x', '76', '-y', '150', '-W', '560', '-H', '265'];
    const { status, stderr } = spawnSync('pdftoppm', ['-png', '-r', '110', '-singlefile', ...crop, pdf, join(work, script)], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    writeFileSync(join(folder, `${script}.png`), fewColours(readFileSync(join(work, `${script}.png`))));
  }
  writeFileSync(list, shown);
}
