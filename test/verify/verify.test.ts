import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manifestOf, type Output } from '../../src/archive/manifest.ts';
import type { Brief } from '../../src/model/brief.ts';
import { BriefError, silent } from '../../src/model/log.ts';
import { renderDefaults, renderOutputs } from '../../src/outputs.ts';
import { verify } from '../../src/verify/verify.ts';
import { fixture } from '../fixtures/brief.ts';

/** The fixture without the source that no font of the house has letters for: its words print as codes. */
const brief: Brief = {
  ...fixture,
  edition: { ...fixture.edition, changes: { ...fixture.edition.changes!, unchanged: 5 } },
  sources: fixture.sources.slice(0, 2),
  sections: fixture.sections.map((section) => ({ ...section, items: section.items.filter((item) => item.id !== 'i7') })),
};

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
let outputs: readonly Output[];
let folder: string;

beforeAll(async () => {
  ({ outputs } = await renderOutputs({ brief, formats: ['pdf', 'epub', 'html', 'json', 'eml'], options: renderDefaults, log: silent }));
}, 60_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybrief-verify-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes an edition, with some of its files changed before the manifest is made (`forged`) or after it (`changed`). */
function write(forged: Readonly<Record<string, (text: string) => string>> = {}, changed: typeof forged = {}): void {
  const edit = (edits: typeof forged, output: Output): Output => {
    const change = Object.entries(edits).find(([end]) => output.name.endsWith(end))?.[1];
    return change === undefined
      ? output
      : { ...output, bytes: Buffer.from(change(Buffer.from(output.bytes).toString('latin1')), 'latin1') };
  };
  const made = outputs.map((output) => edit(forged, output));
  for (const output of made) writeFileSync(join(folder, output.name), edit(changed, output).bytes);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifestOf(brief, made, {}, {}, hash)));
}
const bad = async () => (await verify(folder)).filter(({ ok }) => !ok).map(({ check, detail }) => `${check}: ${detail}`);

describe('verify', () => {
  test('finds nothing wrong with what was just made', async () => {
    write();
    const findings = await verify(folder);
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining([
        'manifest.json: hashes of all files',
        'brief.json: every cite against its source',
        'brief.json: every figure in its cites',
        'coast-and-river-2031-10-21.pdf: every printed sentence',
        'coast-and-river-2031-10-21.epub: page list against the PDF’s pages',
        'coast-and-river-2031-10-21.eml: attachments',
      ]),
    );
  }, 60_000);

  test('a changed, a missing and a foreign file', async () => {
    write({}, { '.html': (text) => `${text} ` });
    rmSync(join(folder, 'coast-and-river-2031-10-21.pdf'));
    writeFileSync(join(folder, 'other.txt'), 'x');
    expect((await bad())[0]).toBe(
      'manifest.json: hashes of all files: coast-and-river-2031-10-21.html was changed; coast-and-river-2031-10-21.pdf is missing; other.txt is not listed',
    );
  }, 60_000);

  test.each([
    [
      'counts of stories',
      '"unchanged": 5',
      '"unchanged": 4',
      /^brief\.json: what changed since earlier editions: 4 are said to be unchanged, 5 are$/,
    ],
    ['a new sentence in an unchanged story', /,\s*"toldIn": "2031-10-20"/, '', /is unchanged, 2 of its 3 sentences were told before/],
    ['an edition to come', '"edition": "2031-10-17"', '"edition": "2031-10-27"', /told before in 2031-10-27, which is no earlier edition/],
    ['no edition named', ',\n      "edition": "2031-10-17"', '', /left out as told-before, no edition is named/],
  ])(
    'what changed: %s',
    async (_, from, to, expected) => {
      write({ 'brief.json': (text) => text.replace(from, to) });
      expect(await bad()).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
    },
    60_000,
  );

  test('a word that its source does not say', async () => {
    write({ 'brief.json': (text) => text.replace('"text": "Two cargo ships', '"text": "Three cargo ships') });
    expect(await bad()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^brief\.json: every cite against its source: “Three cargo ships.*” is not what its source says$/),
      ]),
    );
  }, 60_000);

  test('a figure that its words do not state', async () => {
    write({ 'brief.json': (text) => text.replaceAll('"asStated": "1.25%"', '"asStated": "1.75%"') });
    expect(await bad()).toEqual(
      expect.arrayContaining([expect.stringContaining('every figure in its cites: “1.75%” is in none of its cites')]),
    );
  }, 60_000);

  test('a sentence that an output left out', async () => {
    write({ '.html': (text) => text.replace('Insurers raised the war-risk premium', 'Insurers did not raise') });
    expect(await bad()).toEqual(
      [
        'coast-and-river-2031-10-21.html: every printed sentence: “Insurers raised the war-risk premium to 1.25% of a hull’s value.” is not printed',
      ].map((line) => expect.stringContaining(line.slice(0, 90))),
    );
  }, 60_000);

  test('a file that is not what its name says', async () => {
    write({ '.epub': () => 'not a book' });
    expect(await bad()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/\.epub: It cannot be read/),
        expect.stringMatching(/\.eml: attachments: .*\.epub is not the file of that name/),
      ]),
    );
  }, 60_000);

  test('a folder that is no edition', async () => {
    await expect(verify(folder)).rejects.toThrow(BriefError);
    await expect(verify(join(folder, 'nowhere'))).rejects.toThrow(BriefError);
    writeFileSync(join(folder, 'manifest.json'), '{');
    await expect(verify(folder)).rejects.toThrow('is not JSON');
    expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe('{');
  });
});
