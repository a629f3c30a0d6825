import { describe, expect, test } from 'vitest';
import { sentences } from '../../src/text/sentences.ts';
import { goldenRules } from './golden-rules.ts';
import { marked } from './marked.ts';

const split = (text: string, language = 'en') => sentences(text, language).map(({ start, end }) => text.slice(start, end));

describe('golden rules of English', () => {
  test.each(goldenRules.map(([text, ...expected]) => ({ text, expected })))('$text', ({ text, expected }) => {
    expect(split(text)).toEqual(expected);
  });
});

describe('marked texts', () => {
  test.each(Object.entries(marked))('%s: at least 97 % of boundaries found, at most 3 % wrong', (language, lines) => {
    const expected = lines.trim().split('\n');
    expect(expected.length).toBeGreaterThanOrEqual(40);
    const text = expected.join(' ');
    const found = split(text, language);
    const ends = (parts: readonly string[]): Set<number> => {
      const set = new Set<number>();
      let at = 0;
      for (const part of parts) {
        at = text.indexOf(part, at) + part.length;
        set.add(at);
      }
      return set;
    };
    const want = ends(expected);
    const got = ends(found);
    const missed = [...want].filter((end) => !got.has(end)).map((end) => text.slice(end - 25, end + 25));
    const wrong = [...got].filter((end) => !want.has(end)).map((end) => text.slice(end - 25, end + 25));
    expect(missed.length / want.size, missed.join(' | ')).toBeLessThanOrEqual(0.03);
    expect(wrong.length / want.size, wrong.join(' | ')).toBeLessThanOrEqual(0.03);
  });
});
