import { describe, expect, test } from 'vitest';
import { sentences } from '../../src/text/sentences.ts';
import { goldenRules } from './golden-rules.ts';

const split = (text: string, language = 'en') => sentences(text, language).map(({ start, end }) => text.slice(start, end));

describe('golden rules of English', () => {
  test.each(goldenRules.map(([text, ...expected]) => ({ text, expected })))('$text', ({ text, expected }) => {
    expect(split(text)).toEqual(expected);
  });
});
