import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeEdition } from '../../src/archive/write.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybrief-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const output = (name: string, text: string) => ({ name, type: 'text/plain', bytes: new TextEncoder().encode(text) });

describe('writeEdition', () => {
  it('makes the folder and all above it, and leaves nothing beside it', () => {
    const edition = join(folder, 'a', 'b', '2024-10-22');
    writeEdition(edition, [output('brief.md', 'text'), output('manifest.json', '{}')]);
    expect(readdirSync(edition).sort()).toEqual(['brief.md', 'manifest.json']);
    expect(readFileSync(join(edition, 'brief.md'), 'utf8')).toBe('text');
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['2024-10-22']);
  });
  it('replaces an edition whole', () => {
    const edition = join(folder, '2024-10-22');
    writeEdition(edition, [output('old.pdf', 'old'), output('manifest.json', '{}')]);
    writeEdition(edition, [output('new.pdf', 'new'), output('manifest.json', '{}')]);
    expect(readdirSync(edition).sort()).toEqual(['manifest.json', 'new.pdf']);
    expect(readdirSync(folder)).toEqual(['2024-10-22']);
  });
  it('does not touch a folder that is no edition', () => {
    const edition = join(folder, '2024-10-22');
    mkdirSync(edition);
    writeFileSync(join(edition, 'diary.txt'), 'mine');
    expect(() => writeEdition(edition, [output('manifest.json', '{}')])).toThrow(/is no edition of daybrief/);
    expect(readdirSync(edition)).toEqual(['diary.txt']);
    expect(readdirSync(folder)).toEqual(['2024-10-22']);
  });
  it('says when nothing can be made there', () => {
    writeFileSync(join(folder, 'file'), '');
    for (const below of [['2024-10-22'], ['a', '2024-10-22']])
      expect(() => writeEdition(join(folder, 'file', ...below), [output('manifest.json', '{}')])).toThrow(
        `${join(folder, 'file')} is a file, so no edition can be put into it.`,
      );
    if (process.platform === 'linux')
      expect(() => writeEdition('/proc/x/2024-10-22', [output('manifest.json', '{}')])).toThrow(/could not be written/);
  });
  it('leaves the old edition where the new one cannot be written', () => {
    const edition = join(folder, '2024-10-22');
    writeEdition(edition, [output('brief.md', 'old'), output('manifest.json', '{}')]);
    expect(() => writeEdition(edition, [output('no/such/folder.md', 'new')])).toThrow(/could not be written/);
    expect(readFileSync(join(edition, 'brief.md'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['2024-10-22']);
  });
});
