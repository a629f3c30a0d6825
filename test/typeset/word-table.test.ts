import { expect, test } from 'vitest';
import { hashOn, WordTable } from '../../src/typeset/word-table.ts';

const letters = (text: string): Uint16Array => Uint16Array.from(text, (sign) => sign.charCodeAt(0));
const hashOf = (text: string): number => [...letters(text)].reduce(hashOn, 0);

const open = () => {
  const table = new WordTable<string>();
  return {
    find: (text: string, before = '') => table.find(letters(before + text), before.length, before.length + text.length, hashOf(text)),
    add: (text: string) => table.add(letters(text), 0, text.length, hashOf(text), text),
  };
};

test('a word is found by its letters, wherever they stand', () => {
  const { find, add } = open();
  add('Aa');
  expect(find('Aa', 'before ')).toBe('Aa');
  // These have one hash.
  expect(hashOf('Aa')).toBe(hashOf('BB'));
  expect(find('BB')).toBeUndefined();
  add('BB');
  expect([find('BB'), find('Aa'), find('A')]).toEqual(['BB', 'Aa', undefined]);
});

test('the last 1,024 are kept, and what is asked for meanwhile', () => {
  const { find, add } = open();
  const word = (i: number) => `${'long'.repeat(i % 9)}${i}`;
  add('often');
  for (let i = 0; i < 20_000; i++) {
    add(word(i));
    if (i % 500 === 0) expect(find('often')).toBe('often');
    const late = word(Math.max(0, i - 1000));
    if (i % 100 === 0) expect(find(late)).toBe(late);
  }
  expect(find(word(10_000))).toBeUndefined();
});
