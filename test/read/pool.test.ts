import { mkdir, rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultLimits } from '../../src/read/limits.ts';
import { openPool } from '../../src/read/pool.ts';

const folder = 'node_modules/.cache/daybrief-pool-test';
const program = pathToFileURL(`${folder}/worker.mjs`);

// A worker that answers, hangs, eats memory or dies on demand: what is tested is the pool.
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(
    `${folder}/worker.mjs`,
    `import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ id, job }) => {
  if (job.name === 'hang') for (;;);
  if (job.name === 'die') throw new Error('dead');
  if (job.name === 'eat') { const all = []; for (;;) all.push(new Array(1e5).fill({})); }
  console.log('noise');
  parentPort.postMessage({ id, reading: { drafts: [], failures: [], messages: [{ severity: 'info', code: 'x', reason: job.path }] } });
});`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a job that hangs, dies or eats memory is named; the others are read', { timeout: 60_000 }, async () => {
  const pool = openPool({ ...defaultLimits, seconds: 1, workerBytes: 64 * 1024 * 1024 }, program, 2);
  try {
    const names = ['good', 'hang', 'good', 'die', 'good', 'eat', 'good'];
    const readings = await Promise.all(names.map((name, i) => pool.read({ path: `${name}${i}`, name })));
    const seen = readings.map(({ failures, messages }) => failures[0]?.reason ?? messages[0]?.reason);
    expect(seen[0]).toBe('good0');
    expect(seen[1]).toBe('Reading the file took more than 1 seconds and was stopped.');
    expect(seen[2]).toBe('good2');
    expect(seen[3]).toBe('The file is broken and could not be read.');
    expect(seen[5]).toMatch(/memory|stopped/);
    expect(seen[6]).toBe('good6');
  } finally {
    await pool.close();
  }
});

test('without the built program jobs run here', async () => {
  const pool = openPool(defaultLimits, pathToFileURL(`${folder}/none.mjs`));
  const { drafts } = await pool.read({ path: 'x.txt', name: 'x.txt', bytes: Buffer.from('Words here.') });
  expect(drafts[0]?.text).toBe('Words here.');
});
