// Reference pictures of the EPUB: `npm run picture:epub` shows every spine document of the tests' brief, in which everything
// occurs, as a phone and an e-reader show its beginning, by day and by night: one sheet a document under docs/epub/. Needs
// Chromium. With --check it only says which pictures no longer show what the EPUB holds: beside them stands, for each, a hash
// of the document and the style sheet it was made from (docs/epub/shown.sha256), so that no browser is needed to know.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { unzipSync } from 'fflate';
import { fewColours } from './few-colours.mjs';

const folder = 'docs/epub';
const list = join(folder, 'shown.sha256');
/** A sheet must stay small enough to be kept in the repository. */
const mostBytes = 60_000;
/** Windows in CSS pixels. An e-reader's pixels are small, so it sets text half as large again. */
const windows = [
  { name: 'phone', width: 390, height: 844, text: 100 },
  { name: 'e-reader', width: 758, height: 1024, text: 150 },
];
/** As readers paint the page. Night overrides the document's own colours, of which it has none. */
const grounds = {
  light: 'html { background: #fff }',
  night: 'html, body { background: #101014 !important; color: #d8d8d8 !important } a { color: #9cc4ff }',
};
/** Height of every window on the sheet, in pixels. */
const shownHeight = 430;
const gap = 8;

function run(program, args, passes = [0]) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (!passes.includes(status)) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}

const dist = process.argv.includes('--dist') ? process.argv[process.argv.indexOf('--dist') + 1] : 'dist';
const work = mkdtempSync(join(tmpdir(), 'daybrief-epub-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));
await build({
  entryPoints: ['test/fixtures/brief.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: join(work, 'brief.mjs'),
  logLevel: 'warning',
});
const { fixture } = await import(pathToFileURL(join(work, 'brief.mjs')).href);
writeFileSync(join(work, 'brief.json'), JSON.stringify(fixture));
// 1: one of its sources could not be read, as the brief says.
run(
  process.execPath,
  [join(dist, 'daybrief.js'), 'render', join(work, 'brief.json'), '--formats', 'epub', '--out', work, '--quiet'],
  [0, 1],
);
const epub = readdirSync(work, { recursive: true }).find((name) => name.endsWith('.epub'));
const entries = unzipSync(readFileSync(join(work, epub)));
const text = (name) => new TextDecoder().decode(entries[name]);
const opf = Object.keys(entries).find((name) => name.endsWith('.opf'));
const items = new Map(
  [...text(opf).matchAll(/<item\b[^>]*>/g)].map(([item]) => [/\bid="([^"]*)"/.exec(item)[1], /\bhref="([^"]*)"/.exec(item)[1]]),
);
const base = dirname(opf);
const documents = [...text(opf).matchAll(/<itemref\b[^>]*\bidref="([^"]*)"/g)].map(([, id]) => join(base, items.get(id)));
const css = text(join(base, 'style.css'));
const hashes = new Map(documents.map((name) => [name, createHash('sha256').update(css).update('\0').update(text(name)).digest('hex')]));
/** Every document from its beginning, and the key figures, which stand further down. */
const views = documents.flatMap((name) => {
  const view = (at, stem) => ({ name, at, picture: `${stem}.png` });
  const within = ['key-figures', 'chart-1-title'].filter((id) => text(name).includes(`id="${id}"`));
  return [
    view(
      '',
      name
        .split('/')
        .at(-1)
        .replace(/\.xhtml$/, ''),
    ),
    ...within.map((id) => view(id, id.replace('-1-title', ''))),
  ];
});
const shown = `${views.map(({ name, picture }) => `${hashes.get(name)}  ${picture}`).join('\n')}\n`;

if (process.argv.includes('--check')) {
  let kept = '';
  try {
    kept = readFileSync(list, 'utf8');
  } catch {}
  const wanted = new Set(shown.trim().split('\n'));
  const had = new Set(kept.trim().split('\n'));
  const stale = [...wanted].filter((row) => !had.has(row)).concat([...had].filter((row) => !wanted.has(row)));
  const names = [...new Set(stale.map((row) => row.split('  ')[1]))];
  for (const { picture: name } of views)
    try {
      if (statSync(join(folder, name)).size > mostBytes) names.push(`${name} (more than ${mostBytes} bytes)`);
    } catch {
      names.push(`${name} (missing)`);
    }
  if (names.length > 0) {
    console.error(`no longer what the EPUB shows: ${names.join(', ')}: run node tools/epub-pictures.mjs`);
    process.exitCode = 1;
  }
} else {
  for (const [name, bytes] of Object.entries(entries)) {
    if (name.endsWith('/')) continue;
    mkdirSync(join(work, 'book', dirname(name)), { recursive: true });
    writeFileSync(join(work, 'book', name), bytes);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { name, at, picture } of views) {
    const frames = [];
    let left = 0;
    for (const { name: device, width, height, text: percent } of windows)
      for (const [ground, paint] of Object.entries(grounds)) {
        const copy = name.replace(/\.xhtml$/, `-${device}-${ground}.xhtml`);
        const style = `<style>${paint} html { font-size: ${percent}% } ::-webkit-scrollbar { display: none }</style>`;
        writeFileSync(join(work, 'book', copy), text(name).replace('</head>', `${style}</head>`));
        const scale = shownHeight / height;
        frames.push(
          `<iframe src="${copy}${at === '' ? '' : `#${at}`}" scrolling="no" style="left:${left}px;width:${width}px;height:${height}px;transform:scale(${scale})"></iframe>`,
        );
        left += Math.round(width * scale) + gap;
      }
    const sheet = join(work, 'book', 'sheet.html');
    writeFileSync(
      sheet,
      `<!DOCTYPE html><meta charset="utf-8"><style>body{margin:0;background:#888}iframe{position:absolute;top:0;border:0;transform-origin:0 0}</style>${frames.join('')}`,
    );
    const made = join(work, 'sheet.png');
    run('chromium', [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--hide-scrollbars',
      '--virtual-time-budget=2000',
      `--window-size=${left - gap},${shownHeight}`,
      `--screenshot=${made}`,
      pathToFileURL(sheet).href,
    ]);
    writeFileSync(join(folder, picture), fewColours(readFileSync(made)));
  }
  writeFileSync(list, shown);
}
