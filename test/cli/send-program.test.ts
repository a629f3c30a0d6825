import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { newFolder, writeSmallEdition } from '../deliver/edition.ts';
import { civil, startMailServer, startRawServer } from '../deliver/mail-server.ts';
import { build, daybrief, repository } from './program.ts';

beforeAll(build, 120_000);

const words = (edition: string, port: number): string[] => [
  ...['send', edition, '--from', 'desk@example.org', '--to', 'a@example.org, b@example.org, c@example.org', '--host', 'localhost'],
  ...['--port', String(port), '--allow', 'other-day'],
];

/** Starts the built program; it is killed at the latest when the test ends. */
function start(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [`${repository}dist/daybrief.js`, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, out })) };
}

it('a program that is killed before the answer to its second message: the next run sends the rest, and the second only when told to', async () => {
  const out = newFolder();
  const edition = await writeSmallEdition(out);
  let ends = 0;
  let reached = (): void => {};
  const second = new Promise<void>((done) => {
    reached = done;
  });
  const silent = await startRawServer(
    '220 localhost\r\n',
    civil({
      '.': () => {
        if (++ends === 1) return '250 Queued\r\n';
        reached();
        return undefined;
      },
    }),
  );
  const { child, ended } = start(words(edition, silent.port), out);
  await second;
  child.kill('SIGKILL');
  expect((await ended).code).toBeNull();
  expect(existsSync(join(out, 'sent.jsonl.lock'))).toBe(true);

  const server = await startMailServer();
  const next = await daybrief(words(edition, server.port), { cwd: out });
  expect([next.code, server.received.map(({ to }) => to[0])]).toEqual([1, ['c@example.org']]);
  expect(next.out).toMatch(/^ {2}sent 1 · already had it 1 · unknown 1$/m);
  expect(next.out).toMatch(/^ {2}unknown: b@example\.org: an earlier run ended before the server answered$/m);
  const told = await daybrief([...words(edition, server.port).slice(0, -1), 'other-day,unknown'], { cwd: out });
  expect([told.code, told.err, server.received.map(({ to }) => to[0])]).toEqual([0, '', ['c@example.org', 'b@example.org']]);
  expect(existsSync(join(out, 'sent.jsonl.lock'))).toBe(false);
});

it('three programs at once, over the lock of one that was killed, send each reader one message', async () => {
  const out = newFolder();
  const edition = await writeSmallEdition(out);
  // Numbers of processes end well below this on every system.
  writeFileSync(join(out, 'sent.jsonl.lock'), JSON.stringify({ pid: 2 ** 30, host: hostname(), began: '' }));
  const server = await startMailServer();
  const runs = await Promise.all([1, 2, 3].map(() => daybrief(words(edition, server.port), { cwd: out })));
  expect(server.received.map(({ to }) => to[0]).sort()).toEqual(['a@example.org', 'b@example.org', 'c@example.org']);
  for (const { code, out, err } of runs)
    if (code === 0) expect(out).toMatch(/sent 3|already had it 3/);
    else expect([code, err]).toEqual([2, expect.stringContaining('[send/locked]')]);
  expect(readdirSync(out).sort()).toEqual(['2031-10-21', 'sent.jsonl']);
});

it.skipIf(process.platform === 'win32')(
  'a program that is interrupted waits for the answer, begins nothing more, and says how far it came',
  async () => {
    const out = newFolder();
    const edition = await writeSmallEdition(out);
    const holder: { stop?: () => void } = {};
    const server = await startRawServer(
      '220 localhost\r\n',
      civil({
        '.': (socket) => {
          holder.stop?.();
          // The answer comes well after the signal.
          setTimeout(() => socket.write('250 Queued\r\n'), 300);
          return undefined;
        },
      }),
    );
    const { child, ended } = start(words(edition, server.port), out);
    holder.stop = () => void child.kill('SIGINT');
    const { code, out: said } = await ended;
    expect(code).toBe(1);
    expect(said).toMatch(/^ {2}sent 1 · failed 2$/m);
    expect(readFileSync(join(out, 'sent.jsonl'), 'utf8').match(/"what":"\w+"/g)).toEqual(['"what":"begun"', '"what":"accepted"']);
  },
);
