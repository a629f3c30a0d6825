import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Brief } from '../../src/model/brief.ts';

it('an edition is compared with the one before in the folder that --earlier names; --unchanged says what becomes of old stories', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'daybrief-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [first, second, out] = ['first.txt', 'second.txt', 'out'].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(first, 'The parliament of Ostland approved a loan of $40 million for the railway between Tolvik and Karsk.\n');
  writeFileSync(second, 'A frigate of the navy of Velia left the base of Sarn with 200 sailors for a patrol in the northern sea.\n');
  let printed = '';
  const run = async (...call: string[]): Promise<string> => {
    printed = '';
    const code = await main(call, {
      out: (text) => {
        printed += text;
      },
      err() {},
      interactive: false,
      now: () => 0,
    });
    expect(code).toBe(0);
    return printed;
  };
  await run('build', first, '--date', '2031-10-20', '--out', out, '--formats', 'json');
  const next = ['--date', '2031-10-21', '--earlier', out];
  const kept = JSON.parse(await run('compose', first, second, '--json', ...next)) as Brief;
  expect(kept.edition.changes).toEqual({ since: '2031-10-20', new: 1, updated: 0, unchanged: 1 });
  const dropped = JSON.parse(await run('compose', first, second, '--json', '--unchanged', 'drop', ...next)) as Brief;
  expect(dropped.edition.changes).toEqual({ since: '2031-10-20', new: 1, updated: 0, unchanged: 1, dropped: 1 });
  expect(await run('explain', first, second, '--grep', 'loan', ...next)).toContain(
    'since: told in the edition of 2031-10-20 — the same text +1 (first.txt)',
  );
});
