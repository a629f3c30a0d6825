import { expect, test } from 'vitest';
import { languageTag } from '../../src/text/language-tag.ts';

test('languageTag', () => {
  expect(['en', 'EN-gb', 'zh-hant-tw', 'sr-Latn', 'de-1996', 'und', 'x"', '', 'english language'].map(languageTag)).toEqual([
    'en',
    'en-GB',
    'zh-Hant-TW',
    'sr-Latn',
    'de-1996',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
