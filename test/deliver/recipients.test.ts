import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readList, recipientsOf, splitList } from '../../src/deliver/recipients.ts';
import { record, silent } from '../../src/model/log.ts';
import { newFolder } from './edition.ts';

const file = (text: string | Buffer): string => {
  const path = join(newFolder(), 'readers.txt');
  writeFileSync(path, text);
  return path;
};

describe('a list of readers', () => {
  test('is a file with an address a line, of any system', () => {
    const text =
      '\uFEFF# the desk\r\n\r\nana@example.org\rBo # 2 <bo@example.org>   # on Mondays\n\n  cy@example.org # see <x>\n#dee@example.org\na#b@example.org';
    expect(readList(file(text)).map(({ text, place }) => [text, place?.line])).toEqual([
      ['ana@example.org', 3],
      ['Bo # 2 <bo@example.org>', 4],
      ['cy@example.org', 6],
      ['a#b@example.org', 8],
    ]);
  });

  test('is addresses with commas between, of which those in quotes are none', () => {
    expect(splitList(' ana@example.org, "Roe, Bo \\" x" <bo@example.org>,,"')).toEqual([
      { text: 'ana@example.org' },
      { text: '"Roe, Bo \\" x" <bo@example.org>' },
      { text: '"' },
    ]);
  });

  test('names each reader once, tells slips with their lines, and is refused where it is no list', () => {
    const log = record();
    const path = file('a@example.org\nb@example.org\nA@Example.org\nnot me\n');
    const { mailboxes, faults, repeats } = recipientsOf(readList(path), log);
    expect([mailboxes.map(({ address }) => address), faults, repeats]).toEqual([['a@example.org', 'b@example.org'], 1, 1]);
    expect(log.messages.map(({ code, place }) => [code, place?.line])).toEqual([
      ['send/twice', 3],
      ['send/address', 4],
    ]);
    const refusal = (text: string | Buffer): string => {
      try {
        return String(recipientsOf(readList(file(text)), silent).mailboxes.length);
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(refusal('# nobody\n')).toBe('The list of readers is empty.');
    expect(refusal('Dear all,\n')).toBe('The list of readers holds no address.');
    expect(refusal('Dear all,\nplease find\na@example.org\n')).toBe('2 of 3 entries are no addresses: that is no list of readers.');
    expect(refusal(Array.from({ length: 2001 }, (_, i) => `r${i}@example.org`).join('\n'))).toBe(
      'The list has 2001 readers; 2000 is the most that is sent to.',
    );
    expect(refusal(Array.from({ length: 2000 }, (_, i) => `r${i}@example.org`).join('\n'))).toBe('2000');
    expect(refusal(Buffer.from('M\u00fcller <m@example.org>', 'latin1'))).toMatch(/is not UTF-8 text\.$/);
    expect(refusal(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).toMatch(/is no list of readers/);
    expect(refusal('a@example.org\n'.repeat(80_000))).toMatch(/is no list of readers/);
  });

  test('must be there', () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'x'));
    expect(() => readList(join(folder, 'x'))).toThrow('is a folder');
    expect(() => readList(join(folder, 'y'))).toThrow('does not exist');
  });

  test('with very many slips tells the first fifty', () => {
    const log = record();
    recipientsOf(
      [...Array.from({ length: 99 }, () => ({ text: 'x' })), ...Array.from({ length: 99 }, (_, i) => ({ text: `r${i}@example.org` }))],
      log,
    );
    expect(log.messages).toHaveLength(50);
  });
});
