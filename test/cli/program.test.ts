import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, daybrief, type Ran, repository, run } from './program.ts';

const home = mkdtempSync(join(tmpdir(), 'daybrief-program-'));
const dated = ['--date', '2024-10-22', '--formats', 'md,json'];
const article = `Grain ship sails
A ship carrying 26,000 tonnes of grain left Port Velmar on Wednesday, the transport ministry said.
`;

beforeAll(async () => {
  mkdirSync(join(home, 'news'));
  writeFileSync(join(home, 'news/good.txt'), article);
  mkdirSync(join(home, 'mixed'));
  writeFileSync(join(home, 'mixed/good.txt'), article);
  writeFileSync(join(home, 'mixed/empty.txt'), '');
  writeFileSync(
    join(home, 'mixed/binary.txt'),
    new Uint8Array(4096).map((_, i) => (i * 37) % 256),
  );
  mkdirSync(join(home, 'blank'));
  writeFileSync(join(home, 'blank/empty.txt'), '');
  await build();
}, 120_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What a run left below a folder; empty where there is no folder. */
function left(folder: string): string[] {
  try {
    return readdirSync(join(home, folder), { recursive: true, encoding: 'utf8' }).sort();
  } catch {
    return [];
  }
}

/** One clear sentence, its hint and its code; no trace of the program’s inside. */
function refusal({ code, out, err }: Ran): string {
  expect(code).toBe(2);
  expect(out).toBe('');
  // A line for each source that could not be read may come before it.
  for (const line of err.trimEnd().split('\n')) expect(line).toMatch(/^error: .*\S[.?] .*\[[a-z-]+\/[a-z-]+\]$/);
  expect(err).not.toMatch(/\n\s+at |node:internal|undefined|\[object/);
  return err;
}

// What else the command line refuses, main.test.ts tells, without a process for each.
describe('the program refuses in one sentence, with exit code 2 and nothing written', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a missing file', ['build', 'no-such.txt', ...dated], /no-such\.txt/],
    ['a folder of empty files', ['build', 'blank', ...dated], /none of the sources|empty/i],
    ['an unknown option, with the nearest known one', ['build', 'news', '--formt', 'pdf'], /--formt.*--formats/],
    ['no command', [], /command/],
    ['a brief that is none', ['render', 'news/good.txt'], /good\.txt/],
  ];
  it.each(cases)('%s', async (name, args, expected) => {
    const out = `out-${name.replace(/\W+/g, '-')}`;
    const ran = await daybrief(args.length > 1 ? [...args, '--out', out] : args, { cwd: home });
    expect(refusal(ran)).toMatch(expected);
    expect(left(out)).toEqual([]);
  });

  it('a folder of its own that is no edition is left alone', async () => {
    mkdirSync(join(home, 'mine/2024-10-22'), { recursive: true });
    writeFileSync(join(home, 'mine/2024-10-22/letters.txt'), 'mine');
    refusal(await daybrief(['build', 'news', ...dated, '--out', 'mine'], { cwd: home }));
    expect(left('mine')).toEqual(['2024-10-22', '2024-10-22/letters.txt']);
  });

  it('a file where the folder should be', async () => {
    writeFileSync(join(home, 'taken'), 'a file');
    refusal(await daybrief(['build', 'news', ...dated, '--out', 'taken'], { cwd: home }));
    expect(readFileSync(join(home, 'taken'), 'utf8')).toBe('a file');
  });
});

describe('the program', () => {
  it('makes the brief from the good sources and names the bad ones, with exit code 1', async () => {
    const { code, err } = await daybrief(['build', 'mixed', ...dated, '--out', 'part'], { cwd: home });
    expect(code).toBe(1);
    expect(err).toMatch(/empty\.txt/);
    expect(err).toMatch(/binary\.txt/);
    const brief = JSON.parse(readFileSync(join(home, 'part/2024-10-22/brief.json'), 'utf8'));
    expect(brief.failures.map(({ path }: { path: string }) => path)).toEqual(['binary.txt', 'empty.txt']);
    const manuscript = readFileSync(join(home, 'part/2024-10-22/brief.md'), 'utf8');
    expect(manuscript).toContain('empty.txt');
    expect(manuscript).toContain('26,000 tonnes');
    expect(left('part').filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('prints brief.json and nothing else, with exit code 0', async () => {
    const { code, out, err } = await daybrief(['compose', 'news', '--date', '2024-10-22', '--json'], { cwd: home });
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out).sections.flatMap(({ items }: { items: unknown[] }) => items)).toHaveLength(1);
  });

  it('takes a brief from compose to render, the same as build makes at once', async () => {
    const { out } = await daybrief(['compose', 'news', '--date', '2024-10-22', '--json'], { cwd: home });
    writeFileSync(join(home, 'stored.json'), out);
    const render = await daybrief(['render', 'stored.json', '--formats', 'md,json', '--out', 'rendered'], { cwd: home });
    const made = await daybrief(['build', 'news', ...dated, '--out', 'made'], { cwd: home });
    expect([render.code, made.code]).toEqual([0, 0]);
    for (const file of ['2024-10-22/brief.md', '2024-10-22/brief.json'])
      expect(readFileSync(join(home, 'rendered', file), 'utf8')).toBe(readFileSync(join(home, 'made', file), 'utf8'));
  });

  it('explains why each sentence stands where it does', async () => {
    const { code, out } = await daybrief(['explain', 'news', '--date', '2024-10-22', '--grep', 'grain'], { cwd: home });
    expect(code).toBe(0);
    expect(out).toContain('26,000 tonnes');
  });

  it('helps', async () => {
    const { code, out, err } = await daybrief(['build', '--help'], { cwd: home });
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('daybrief build');
  });

  it.skipIf(!existsSync('/dev/full'))(
    'says in one line that there is no room for what it prints, and goes on where it cannot say that',
    async () => {
      const shell = (redirected: string, ...args: string[]) =>
        run('sh', ['-c', `"$@" ${redirected}`, 'sh', process.execPath, `${repository}dist/daybrief.js`, ...args], { cwd: home });
      expect(await shell('> /dev/full', 'compose', 'news', '--date', '2024-10-22')).toEqual({
        code: 2,
        out: '',
        err: 'error: Standard output cannot be written: ENOSPC: no space left on device, write. Check that the disk has room. [cli/cannot-write]\n',
      });
      expect(await shell('2> /dev/full', 'compose', 'news', 'no-such.txt', '--date', '2024-10-22')).toMatchObject({
        code: 1,
        out: expect.stringContaining('26,000 tonnes'),
      });
    },
  );

  it('replaces an edition whole on the second run', async () => {
    await daybrief(['build', 'news', '--date', '2024-10-22', '--formats', 'md,json,html', '--out', 'twice'], { cwd: home });
    expect(left('twice')).toHaveLength(5);
    await daybrief(['build', 'news', ...dated, '--out', 'twice'], { cwd: home });
    expect(left('twice')).toEqual(['2024-10-22', '2024-10-22/brief.json', '2024-10-22/brief.md', '2024-10-22/manifest.json']);
  });

  it('makes the same EPUB in the first run, which has no kept code for two, in a thread of its own, and by the code that it kept', async () => {
    const kept = () => readdirSync(join(repository, 'dist')).filter((name) => name.endsWith(`${process.version}-${process.arch}.cache`));
    for (const name of kept()) rmSync(join(repository, 'dist', name));
    const made: Buffer[] = [];
    for (const [out, programs] of Object.entries({ first: ['cli'], second: ['cli', 'epub'], third: ['cli', 'epub'] })) {
      await daybrief(['build', 'news', '--date', '2024-10-22', '--formats', 'pdf,epub', '--out', out], { cwd: home });
      expect(kept().map((name) => name.slice(0, name.indexOf('-')))).toEqual(programs);
      const name = left(out).find((each) => each.endsWith('.epub')) as string;
      made.push(readFileSync(join(home, out, name)));
    }
    const [first, ...later] = made as [Buffer, ...Buffer[]];
    expect(later.map((epub) => epub.equals(first))).toEqual([true, true]);
  });

  it('keeps code that the next run takes, leaves code that is damaged, and makes the EPUB itself where the thread is broken', async () => {
    const dist = join(repository, 'dist');
    const build = ['build', 'news', '--date', '2024-10-22', '--formats', 'pdf,epub', '--out'];
    for (const out of ['once', 'again']) await daybrief([...build, out], { cwd: home });
    const files = readdirSync(dist).filter((name) => name.endsWith(`${process.version}-${process.arch}.cache`));
    // The thread's own is taken where the thread began before the first set V8's flags: on a busy machine it is made anew.
    const keptAt = () => statSync(join(dist, `cli-${process.version}-${process.arch}.cache`)).mtimeMs;
    const before = keptAt();
    await daybrief([...build, 'kept'], { cwd: home });
    expect(keptAt()).toBe(before);

    for (const name of files) {
      const code = readFileSync(join(dist, name));
      writeFileSync(join(dist, name), code.fill(0x5a, code.length >> 1, (code.length >> 1) + 2000));
    }
    expect(await daybrief([...build, 'damaged'], { cwd: home })).toMatchObject({ code: 0, err: '' });

    const program = readFileSync(join(dist, 'epub.cjs'));
    try {
      writeFileSync(join(dist, 'epub.cjs'), '(');
      const { code, err } = await daybrief([...build, 'broken'], { cwd: home });
      expect({ code, err }).toEqual({ code: 0, err: '' });
    } finally {
      writeFileSync(join(dist, 'epub.cjs'), program);
    }
    const [kept, broken] = ['kept', 'broken'].map((out) =>
      readFileSync(join(home, out, left(out).find((each) => each.endsWith('.epub')) as string)),
    );
    expect(broken?.equals(kept as Buffer)).toBe(true);
  });

  it('says in the brief since when a feed has given nothing', { timeout: 30_000 }, async () => {
    let up = true;
    const server = createServer((_, answer) => {
      if (!up) answer.writeHead(404).end();
      else
        answer
          .writeHead(200, { 'content-type': 'application/rss+xml', date: 'Sun, 20 Oct 2024 08:00:00 GMT' })
          .end(`<rss><channel><title>Port log</title><item><description>${article}</description></item></channel></rss>`);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const build = ['build', 'news', `http://me:secret@${host}/feed`, ...dated, '--cache', 'fetched', '--out', 'feeds'];
    try {
      const refused = await daybrief(build, { cwd: home });
      expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/private network.*--allow-hosts/)]);
      const first = await daybrief([...build, '--allow-hosts', host], { cwd: home });
      expect([first.code, first.err]).toEqual([0, '']);
      up = false;
      const second = await daybrief([...build, '--allow-hosts', host], { cwd: home });
      expect(second.code).toBe(1);
      const brief = readFileSync(join(home, 'feeds/2024-10-22/brief.md'), 'utf8');
      expect(brief).toContain('The address has given nothing since 2024-10-20: the server answered with status 404.');
      expect(refused.err + first.out + second.out + second.err + brief).not.toContain('secret');
    } finally {
      server.close();
    }
  });

  it('steers no terminal with the names of files', async () => {
    mkdirSync(join(home, 'names'));
    writeFileSync(join(home, 'names/evil\u001b[31m.txt'), '');
    writeFileSync(join(home, 'names/good.txt'), article);
    const { out, err } = await daybrief(['build', 'names', ...dated, '--out', 'names-out'], { cwd: home });
    expect(out + err).not.toContain('\u001b');
    expect(err).toContain('evil');
  });
});
