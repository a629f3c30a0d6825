import { describe, expect, test } from 'vitest';
import { hyphenator } from '../../src/typeset/hyphenate.ts';

const divided = (word: string, language: string): string => {
  let result = '';
  let from = 0;
  for (const at of hyphenator(language)!(word)) {
    result += `${word.slice(from, at)}-`;
    from = at;
  }
  return result + word.slice(from);
};

describe('hyphenator', () => {
  test.each([
    ['en', 'hyphenation', 'hy-phen-ation'],
    ['en', 'associates', 'as-so-ciates'],
    ['en', 'present', 'present'],
    ['en-GB', 'international', 'in-ter-na-tional'],
    ['en-ZZ', 'Washington', 'Wash-ing-ton'],
    ['de', 'Bundesregierung', 'Bun-des-re-gie-rung'],
    ['de-AT', 'Schifffahrt', 'Schiff-fahrt'],
    ['fr', 'gouvernement', 'gou-ver-ne-ment'],
    ['es', 'presidente', 'pre-si-den-te'],
    ['uk', 'президента', 'пре-зи-ден-та'],
    ['ru', 'правительство', 'пра-ви-тель-ство'],
  ])('%s: %s', (language, word, expected) => expect(divided(word, language)).toBe(expected));

  test('languages without patterns have none', () => {
    expect(hyphenator('und')).toBeUndefined();
    expect(hyphenator('ja')).toBeUndefined();
  });

  test('a 2,000-letter word stays whole', () => expect(hyphenator('en')!('a'.repeat(2000))).toEqual([]));
});
