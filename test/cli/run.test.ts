import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Brief } from '../../src/model/brief.ts';

/** As much of a brief as there must be, with so many sentences. */
function briefOf(sentences: number): Brief {
  const text = 'It was said.';
  const said = { text, cites: [{ source: 's1', start: 0, end: text.length }], origins: 1 };
  return {
    edition: {
      title: 'Brief',
      date: '2024-10-22',
      zone: 'UTC',
      language: 'en',
      identifier: 'urn:uuid:6f9619ff-8b86-5011-b42d-00c04fc964ff',
    },
    sources: [{ id: 's1', path: 'a.txt', language: 'en', sha256: '0'.repeat(64), text, words: 3 }],
    bottomLine: [],
    figures: [],
    sections: [{ id: 'other', title: 'Other', items: [{ id: 'i1', value: 0.5, sentences: new Array(sentences).fill(said) }] }],
    disagreements: [],
    lookAhead: [],
    omitted: [],
    failures: [],
  };
}

it.each([
  [10, ['tune']],
  [5000, ['tune', 'tuneForLong']],
])('a brief of %i sentences is rendered with the engine set up by %j', async (sentences, expected) => {
  const folder = mkdtempSync(join(tmpdir(), 'daybrief-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'brief.json');
  writeFileSync(file, JSON.stringify(briefOf(sentences)));
  const told: string[] = [];
  const code = await main(['render', file, '--formats', 'md', '--out', join(folder, 'out')], {
    out() {},
    err() {},
    interactive: false,
    now: () => 0,
    tune: () => void told.push('tune'),
    tuneForLong: () => void told.push('tuneForLong'),
  });
  expect([code, told]).toEqual([0, expected]);
});
