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

/**
 * Every file of an edition, by name.
 *
 * @param copied  folders of the repository, copied into "news" of a folder of its own.
 */
async function edition(
  copied: readonly string[],
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  expected = 0,
): Promise<Map<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'daybrief-same-'));
  folders.push(folder);
  for (const sources of copied) cpSync(join(repository, sources), join(folder, 'news', sources), { recursive: true });
  const { code, err } = await daybrief(['build', ...args, '--date', '2024-10-22', '--out', 'made', '--quiet'], { cwd: folder, env });
  expect([code, err.split('\n').filter((line) => line.startsWith('error: ') && line.includes('[render/'))]).toEqual([expected, []]);
  const made = join(folder, 'made/2024-10-22');
  return new Map(
    readdirSync(made)
      .sort()
      .map((name) => [name, readFileSync(join(made, name))]),
  );
}

it('the same bytes in another zone, locale, home and folder', { timeout: 120_000 }, async () => {
  // One edition of all: an empty and a binary file are among the hostile sources, so a source fails.
  const copied = ['seeds', 'test/fixtures/hostile', 'test/fixtures/multilingual'];
  const all = ['--formats', 'pdf,epub,html,md,json,eml'];
  const here = await edition(copied, ['news', ...all], { TZ: 'UTC', LANG: 'C', LC_ALL: 'C', HOME: tmpdir() }, 1);
  const elsewhere = {
    TZ: 'Pacific/Kiritimati',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    HOME: '/nowhere',
    USER: 'somebody',
    SOURCE_DATE_EPOCH: '1',
  };
  const there = await edition(copied, ['./news/', ...all], elsewhere, 1);
  expect([...here.keys()]).toEqual([...there.keys()]);
  expect(here.size).toBe(7);
  for (const [name, bytes] of here) {
    if (!bytes.equals(there.get(name) as Buffer)) expect.soft(`${name} differs`).toBe('');
    expect.soft(bytes.includes(tmpdir()), `${name} names a folder`).toBe(false);
  }
});

it('the order in which sources are named does not matter', { timeout: 120_000 }, async () => {
  const [first, second] = readdirSync(join(repository, 'seeds')).sort() as [string, string];
  // brief.json holds all that the other outputs are made of.
  const inOrder = (...names: string[]) => edition(['seeds'], [...names.map((name) => `news/seeds/${name}`), '--formats', 'json'], {});
  const forwards = await inOrder(first, second);
  const backwards = await inOrder(second, first);
  expect([...forwards.keys()]).toEqual(['brief.json', 'manifest.json']);
  for (const [name, bytes] of forwards) if (!bytes.equals(backwards.get(name) as Buffer)) expect.soft(`${name} differs`).toBe('');
});
