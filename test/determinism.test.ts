import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build, daybrief, repository } from './cli/program.ts';

const folders: string[] = [];
beforeAll(build, 120_000);
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Every file of an edition made of `sources` in a folder of its own, by name. */
async function edition(sources: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Map<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'daybrief-same-'));
  folders.push(folder);
  cpSync(join(repository, sources), join(folder, 'news'), { recursive: true });
  const { code, err } = await daybrief(
    ['build', ...args, '--date', '2024-10-22', '--formats', 'pdf,epub,html,md,json,eml', '--out', 'made', '--quiet'],
    { cwd: folder, env },
  );
  expect([code, err.split('\n').filter((line) => line.startsWith('error: ') && line.includes('[render/'))]).toEqual([
    sources.endsWith('hostile') ? 1 : 0,
    [],
  ]);
  const made = join(folder, 'made/2024-10-22');
  return new Map(
    readdirSync(made)
      .sort()
      .map((name) => [name, readFileSync(join(made, name))]),
  );
}

it.each([
  ['seeds', 7],
  ['test/fixtures/hostile', 7],
  ['test/fixtures/multilingual', 7],
])('%s: the same bytes in another zone, locale, home and folder', { timeout: 120_000 }, async (sources, count) => {
  const here = await edition(sources, ['news'], { TZ: 'UTC', LANG: 'C', LC_ALL: 'C', HOME: tmpdir() });
  const there = await edition(sources, ['./news/'], {
    TZ: 'Pacific/Kiritimati',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    HOME: '/nowhere',
    USER: 'somebody',
    SOURCE_DATE_EPOCH: '1',
  });
  expect([...here.keys()]).toEqual([...there.keys()]);
  expect(here.size).toBe(count);
  for (const [name, bytes] of here) {
    if (!bytes.equals(there.get(name) as Buffer)) expect.soft(`${name} differs`).toBe('');
    expect.soft(bytes.includes(tmpdir()), `${name} names a folder`).toBe(false);
  }
});

it('the order in which sources are named does not matter', { timeout: 120_000 }, async () => {
  const [first, second] = readdirSync(join(repository, 'seeds')).sort() as [string, string];
  const forwards = await edition('seeds', [`news/${first}`, `news/${second}`], {});
  const backwards = await edition('seeds', [`news/${second}`, `news/${first}`], {});
  for (const [name, bytes] of forwards) if (!bytes.equals(backwards.get(name) as Buffer)) expect.soft(`${name} differs`).toBe('');
});
