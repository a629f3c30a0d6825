// How fast and how large, as ratios: `npm run bench [-- start pages compose figures] [--runs N] [--keep] [--sources PATH…]`.
// Every figure is of a whole cold process; peers run in turns with daybrief in the same run, so that a noisy machine
// disturbs all alike. Peers are optional: `npm ci --prefix tools/bench`, and pandoc from the system.
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { newsBrief, newsText } from './text.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const repo = resolve(here, '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    keep: { type: 'boolean', default: false },
    words: { type: 'string', default: '1000,10000,100000,1000000' },
    sources: { type: 'string', multiple: true, default: [] },
  },
});
const wanted = positionals.length === 0 ? ['start', 'pages', 'compose', 'figures'] : positionals;
const runs = Number(values.runs);
const sources = values.sources.map((path) => resolve(path));
process.chdir(repo);
const work = mkdtempSync(join(tmpdir(), 'daybrief-bench-'));
const cli = ['dist/daybrief.js'];
if (!existsSync(cli[0])) throw new Error('dist/ is missing: npm run build');

/**
 * Runs a program to its end.
 *
 * @returns seconds of wall time; seconds of the processors and the most memory it held, in MB, both as last looked at
 *   (every 10 ms; undefined where /proc is missing). On a busy machine the processors' seconds tell more than the wall's.
 */
function once(command, args) {
  return new Promise((done, fail) => {
    const began = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let peak;
    let cpu;
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const look = () => {
      try {
        const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
        if (kilobytes !== undefined) peak = Math.max(peak ?? 0, Number(kilobytes) / 1024);
        // Fields 14 and 15 of proc(5)'s stat, in ticks of 10 ms; the name before them may hold spaces.
        const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        const ticks = Number(stat[11]) + Number(stat[12]);
        if (ticks > 0) cpu = ticks / 100;
      } catch {}
    };
    const timer = setInterval(look, 10);
    child.on('error', fail);
    child.on('exit', (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - began) / 1000;
      if (code === 0) done({ seconds, cpu, peak });
      else fail(new Error(`${command} ${args.join(' ')}: exit code ${code}\n${said.slice(-1500)}`));
    });
  });
}

const median = (list) => [...list].sort((a, b) => a - b)[(list.length - 1) >> 1];

/**
 * Runs every contestant `times` times, in turns, after one run each that does not count.
 *
 * @param contestants  name → commands, each [program, …arguments], run one after the other.
 * @returns name → { seconds, cpu: medians of the sums; peak: the most of all runs }, in order.
 */
async function race(contestants, times = runs) {
  const table = Object.fromEntries(Object.keys(contestants).map((name) => [name, { seconds: [], cpu: [], peak: 0 }]));
  for (let turn = -1; turn < times; turn++)
    for (const [name, commands] of Object.entries(contestants)) {
      let sum = 0;
      let work = 0;
      for (const [program, ...args] of commands) {
        const { seconds, cpu, peak } = await once(program, args);
        sum += seconds;
        work += cpu ?? Number.NaN;
        table[name].peak = Math.max(table[name].peak, peak ?? 0);
      }
      if (turn < 0) continue;
      table[name].seconds.push(sum);
      table[name].cpu.push(work);
    }
  return Object.fromEntries(
    Object.entries(table).map(([name, { seconds, cpu, peak }]) => [name, { seconds: median(seconds), cpu: median(cpu), peak }]),
  );
}

const results = {};
const round = (number, digits = 2) => Number(number.toFixed(digits));
function show(title, rows) {
  console.log(`\n${title}`);
  console.table(rows);
  results[title] = rows;
}

const node = process.execPath;
const has = (program) => spawnSync(program, ['--version']).status === 0;
const peer = (name) => existsSync(join(here, 'node_modules', name));
const typst = peer('@myriaddreamin/typst-ts-node-compiler');
const pdfkit = peer('pdfkit');
const pandoc = has('pandoc');
const pdfPages = (file) => {
  const { stdout } = spawnSync('pdfinfo', [file], { encoding: 'utf8' });
  return Number(/Pages:\s+(\d+)/.exec(stdout ?? '')?.[1] ?? Number.NaN);
};
/** The one file below `folder` with this ending. */
const find = (folder, ending) =>
  join(
    folder,
    readdirSync(folder, { recursive: true }).find((name) => name.endsWith(ending)),
  );

/** A brief as Markdown, for pandoc. */
function markdown(brief) {
  const plain = (text) => text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!<>$~^|"'@]/g, '\\$&');
  return [
    `% ${brief.edition.title}`,
    ...brief.sections.flatMap((section) => [
      `# ${section.title}`,
      ...section.items.map((item) => item.sentences.map(({ text }) => plain(text)).join(' ')),
    ]),
  ].join('\n\n');
}

/** The seeds from nothing to PDF and EPUB, in one cold process. */
async function start() {
  const out = join(work, 'start');
  const given = ['seeds', '--date', '2024-10-22'];
  await once(node, [...cli, 'build', ...given, '--out', out, '--formats', 'json']);
  const stored = join(work, 'seeds.json');
  writeFileSync(stored, readFileSync(find(out, 'brief.json')));
  writeFileSync(join(work, 'seeds.md'), markdown(JSON.parse(readFileSync(stored, 'utf8'))));
  const toTypst = [node, join(here, 'peer-typst.mjs'), stored, join(work, 'typst.pdf')];
  const toEpub = [
    'pandoc',
    '-f',
    'markdown',
    '-t',
    'epub3',
    '--toc',
    '--metadata',
    'lang=en',
    '-o',
    join(work, 'pandoc.epub'),
    join(work, 'seeds.md'),
  ];
  const build = (formats) => [[node, ...cli, 'build', ...given, '--out', out, '--formats', formats]];
  const times = await race({
    'node -e 0': [[node, '-e', '0']],
    'daybrief PDF + EPUB': build('pdf,epub'),
    'daybrief PDF': build('pdf'),
    'daybrief EPUB': build('epub'),
    'daybrief all formats': build('pdf,epub,html,md,json,eml'),
    ...(typst && pandoc ? { 'Typst PDF + pandoc EPUB': [toTypst, toEpub] } : {}),
    ...(typst ? { 'Typst PDF': [toTypst] } : {}),
    ...(pdfkit ? { 'plain pdfkit PDF': [[node, join(here, 'peer-pdfkit.mjs'), stored, join(work, 'pdfkit.pdf')]] } : {}),
  });
  const bare = times['node -e 0'].seconds;
  const both = times['Typst PDF + pandoc EPUB'];
  show(
    'Seeds, cold process',
    Object.fromEntries(
      Object.entries(times).map(([name, { seconds, cpu, peak }]) => [
        name,
        {
          seconds: round(seconds, 3),
          'CPU s': round(cpu),
          '÷ node -e 0': round(seconds / bare),
          ...(both ? { '÷ Typst + pandoc': round(seconds / both.seconds), 'CPU ÷ theirs': round(cpu / both.cpu) } : {}),
          'peak MB': round(peak, 0),
        },
      ]),
    ),
  );
}

/** Five hundred pages of one stored brief.json, tagged, attachments off. */
async function pages() {
  const stored = join(work, 'brief.json');
  writeFileSync(stored, JSON.stringify(newsBrief({ words: 230_000, seed: 7 })));
  const out = join(work, 'pages');
  const files = { Typst: join(work, 'typst-500.pdf'), 'plain pdfkit': join(work, 'pdfkit-500.pdf') };
  const times = await race(
    {
      'node -e 0': [[node, '-e', '0']],
      daybrief: [[node, ...cli, 'render', stored, '--formats', 'pdf', '--no-attachments', '--out', out]],
      ...(typst ? { Typst: [[node, join(here, 'peer-typst.mjs'), stored, files.Typst]] } : {}),
      ...(pdfkit ? { 'plain pdfkit': [[node, join(here, 'peer-pdfkit.mjs'), stored, files['plain pdfkit']]] } : {}),
    },
    Math.min(runs, 3),
  );
  files.daybrief = find(out, '.pdf');
  show(
    'Five hundred pages',
    Object.fromEntries(
      Object.entries(times).map(([name, { seconds, cpu, peak }]) => {
        const count = files[name] === undefined ? undefined : pdfPages(files[name]);
        return [
          name,
          {
            seconds: round(seconds),
            'CPU s': round(cpu),
            '÷ node -e 0': round(seconds / times['node -e 0'].seconds, 1),
            ...(count === undefined
              ? {}
              : { pages: count, 'pages/s': round(count / seconds, 0), MB: round(statSync(files[name]).size / 1e6, 1) }),
            'peak MB': round(peak, 0),
            ...(times.Typst ? { '÷ Typst': round(seconds / times.Typst.seconds), 'CPU ÷ Typst': round(cpu / times.Typst.cpu) } : {}),
            ...(times['plain pdfkit']
              ? {
                  '÷ pdfkit': round(seconds / times['plain pdfkit'].seconds),
                  'CPU ÷ pdfkit': round(cpu / times['plain pdfkit'].cpu),
                }
              : {}),
          },
        ];
      }),
    ),
  );
}

/** How composing grows with the words, in one cold process each. */
async function compose() {
  const sizes = values.words.split(',').map(Number);
  const rows = {};
  const texts = {};
  for (const words of sizes) {
    const folder = join(work, `words-${words}`);
    mkdirSync(folder);
    // Sources of a thousand words, as articles are.
    for (let i = 0; i * 1000 < words; i++)
      writeFileSync(join(folder, `${String(i).padStart(4, '0')}.txt`), newsText({ words: Math.min(1000, words), seed: 1000 + i }));
    texts[`${words.toLocaleString('en')} words`] = [folder];
  }
  if (sources.length > 0) texts['given sources'] = sources;
  let before;
  for (const [name, paths] of Object.entries(texts)) {
    const stored = join(work, 'composed.json');
    const { seconds, cpu, peak } = await once(node, [join(here, 'compose.mjs'), stored, ...paths]);
    const { words, composing, printed } = JSON.parse(readFileSync(stored, 'utf8'));
    rows[name] = {
      words,
      seconds: round(seconds),
      'CPU s': round(cpu ?? Number.NaN),
      'composing s': round(composing),
      'words/s composing': Math.round(words / composing),
      sentences: printed,
      'peak MB': round(peak ?? Number.NaN, 0),
      ...(before ? { 'time ×': round(composing / before.composing, 1), 'words ×': round(words / before.words, 1) } : {}),
    };
    before = { composing, words };
  }
  show('Composing', rows);
}

/** Figures found in a million characters of generated news. */
async function figures() {
  const stored = join(work, 'figures.json');
  await once(node, [join(here, 'figures.mjs'), stored, ...sources]);
  show('Figures', JSON.parse(readFileSync(stored, 'utf8')));
}

const parts = { start, pages, compose, figures };
for (const name of wanted) {
  if (!(name in parts)) throw new Error(`bench: ${name} is none of ${Object.keys(parts).join(', ')}`);
  await parts[name]();
}
if (!typst || !pdfkit) console.log('\nPeers are missing: npm ci --prefix tools/bench');
if (!pandoc) console.log('\npandoc is missing');
if (values.keep) {
  const { stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
  const row = { day: new Date().toISOString().slice(0, 10), commit: stdout.trim(), node: process.version, cores: cpus().length, results };
  appendFileSync(join(here, 'results.jsonl'), `${JSON.stringify(row)}\n`);
}
rmSync(work, { recursive: true, force: true });
