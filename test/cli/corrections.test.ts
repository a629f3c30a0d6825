import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCorrections } from '../../src/cli/corrections.ts';
import { BriefError } from '../../src/model/log.ts';

const folder = mkdtempSync(join(tmpdir(), 'corrections-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (content: string | Uint8Array): string => {
  const path = join(folder, 'corrections.txt');
  writeFileSync(path, content);
  return path;
};

const refusal = (path: string): BriefError => {
  try {
    readCorrections(path);
  } catch (error) {
    if (error instanceof BriefError) return error;
  }
  throw new Error('taken');
};

describe('readCorrections', () => {
  it('reads a paragraph each, in the order of the days, lines joined', () => {
    const path = file('\r\n2031-10-21: The loan is $50 million,\r\nnot $15 million.\r\n\r\n\r\n2031-10-20: The ferry is the *Maren*.\r\n');
    expect(readCorrections(path)).toEqual([
      { edition: '2031-10-20', text: 'The ferry is the *Maren*.' },
      { edition: '2031-10-21', text: 'The loan is $50 million, not $15 million.' },
    ]);
  });
  it('takes a file without words as none', () => {
    expect(readCorrections(file(' \n\n'))).toEqual([]);
  });
  it('takes what turns the direction of text out', () => {
    expect(readCorrections(file('2031-10-21: a\u202eb\u0007c'))).toEqual([{ edition: '2031-10-21', text: 'abc' }]);
  });
  it.each([
    ['2031-10-21: One.\n\n\nThe loan is $50 million.', 4],
    ['\n2031-02-30: One.', 2],
    ['2031-10-21:', 1],
  ])('refuses %j with its line', (content, line) => {
    const error = refusal(file(content));
    expect(error.message).toBe('A correction must begin with the day of the edition and a colon.');
    expect(error.place).toMatchObject({ line });
    expect(error.hint).toMatch(/^For example: 2024-10-21: /);
  });
  it('says why a file cannot be read', () => {
    expect(refusal(join(folder, 'none.txt')).message).toMatch(/does not exist\.$/);
    expect(refusal(folder).message).toMatch(/cannot be read\.$/);
    expect(refusal(file(new Uint8Array([0xff, 0xfe, 0x20]))).message).toMatch(/is not UTF-8 text\.$/);
  });
});
