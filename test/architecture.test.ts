import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layers, MAY_IMPORT } from '../tools/layers.mjs';

/** Files that git tracks or would track, so that scratch and build output do not count. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(path) && statSync(path).isFile());
const isText = (path: string) => !/\.(ttf|otf|png|jpg|gif|pdf|epub|docx|odt|rtf|zip|gz|eml|bin|woff2?|icc|msg)$/.test(path);
const inProduct = (path: string) => /^(src|styles)\//.test(path) && isText(path);
const read = (path: string) => readFileSync(path, 'utf8');

describe('the directions between the folders of src/', async () => {
  const { modules, broken } = await layers();

  it('are kept, without cycles, and only the edges touch the world', () => {
    expect(broken.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).toEqual([]);
  });

  it('were really looked at', () => {
    // A cruiser that cannot read TypeScript finds no module and nothing wrong.
    expect(modules.length).toBeGreaterThanOrEqual(20);
    const written = files.filter((path) => /^src\/.*\.ts$/.test(path) && !path.endsWith('.d.ts'));
    expect(written.filter((path) => !modules.includes(path))).toEqual([]);
  });

  it('name every folder', () => {
    const folders = new Set(files.filter((path) => /^src\/[^/]+\//.test(path)).map((path) => path.split('/')[1]));
    expect([...folders].filter((folder) => !((folder as string) in MAY_IMPORT))).toEqual([]);
  });
});

/** Names in the seeds that any newsroom's word list may hold: places, peoples, bodies, offices, days. */
const GENERAL = new Set(
  `Ukraine Ukrainian Russia Russian North South Korea Korean East Middle Far Western Asia Europe Kyiv Moscow Kremlin Kazan York New China
  Iran Turkish Britain Switzerland Vladivostok Zaporizhzhia Odesa Black Sea BRICS Brics UN US NATO SWIFT G7 President Prime Foreign Defense
  Secretary General Secretary-General Minister Ministry National Intelligence Service Guardian War Summit Peace Thursday April August Biden
  Meets Amid Tensions Context Conflict Involvement Russian-flagged Geopolitical United Nations`.split(/\s+/),
);
/** Given names that are words or places elsewhere too; they count only together with the surname. */
const COMMON = new Set([
  'Dan',
  'Ivan',
  'Kim',
  'Lloyd',
  'Austin',
  'Xi',
  'Antonio',
  'António',
  'Vladimir',
  'Georgy',
  'Andrii',
  'Volodymyr',
  'Tayyip',
]);

describe('the product', () => {
  const seeds = files.filter((path) => path.startsWith('seeds/')).map(read);
  const text = seeds.join('\n');
  const product = files.filter((path) => inProduct(path) || /^(README|CHANGELOG)\.md$/.test(path));

  it('names no person of the seeds', () => {
    const capitalised = [...text.matchAll(/(?<=[\p{Ll},’'”] )\p{Lu}[\p{L}-]+/gu)].map(([word]) => word);
    const names = [...new Set(capitalised)].filter((word) => !GENERAL.has(word) && !COMMON.has(word));
    expect(names.length).toBeGreaterThan(10);
    const pairs = [...text.matchAll(/\p{Lu}[\p{L}-]+ (?:\p{Lu}[\p{L}-]+ )?\p{Lu}[\p{L}-]+/gu)]
      .map(([words]) => words)
      .filter((words) => words.split(' ').some((word) => COMMON.has(word)));
    const wanted = new RegExp(`(?<![\\p{L}-])(?:${[...names, ...new Set(pairs)].join('|')})(?![\\p{L}])`, 'gu');
    const found = product.flatMap((path) => [...read(path).matchAll(wanted)].map(([name]) => `${path}: ${name}`));
    expect(found).toEqual([]);
  });

  it('holds no run of seven words of the seeds', () => {
    const words = (of: string) => of.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const runs = (of: string[]) => of.slice(6).map((_, i) => of.slice(i, i + 7).join(' '));
    const known = new Set(seeds.flatMap((seed) => runs(words(seed))));
    expect(known.size).toBeGreaterThan(500);
    const found = product.flatMap((path) =>
      runs(words(read(path)))
        .filter((run) => known.has(run))
        .map((run) => `${path}: ${run}`),
    );
    expect(found).toEqual([]);
  });
});

describe('the repository', () => {
  it('names no folder of one machine and no host that packages came from', () => {
    const folders = /(?<![\w.$}~)])\/(?:work|root|home\/\w+|Users\/\w+)\/[\w.]+|[A-Z]:\\Users\\/;
    const hosts = /https?:\/\/(?:[\w-]+\.)*(?:registry|repo\d*|repository|mirrors?|deb|proxy|pypi|crates|artifactory)\.[\w.-]+/;
    const found = files
      .filter((path) => isText(path) && !path.startsWith('test/fixtures/'))
      .flatMap((path) =>
        read(path)
          .split('\n')
          .flatMap((line, i) =>
            [folders.exec(line)?.[0], hosts.exec(line)?.[0]].flatMap((hit) => (hit === undefined ? [] : `${path}:${i + 1}: ${hit}`)),
          ),
      );
    expect(found).toEqual([]);
  });

  it('has lock files without addresses', () => {
    const locks = files.filter((path) => path.endsWith('package-lock.json'));
    expect(locks.length).toBeGreaterThanOrEqual(2);
    expect(locks.filter((path) => /"resolved": "https?:/.test(read(path)))).toEqual([]);
  });
});
