import { expect, test } from 'vitest';
import { segment } from '../../../src/compose/segment/segment.ts';
import { silent } from '../../../src/model/log.ts';
import { detectLanguage } from '../../../src/text/language.ts';
import { sentences } from '../../../src/text/sentences.ts';
import { growth, TOO_MUCH } from '../../growth.ts';
import { plain } from '../plain-source.ts';

test.each([
  'a.',
  '. ',
  '.',
  ' .',
  '"',
  '". ',
  '(',
  ')',
  '. [',
  '1',
  '1.',
  '1) ',
  'A',
  'A. ',
  'a\n',
  '\n',
  ' ',
  '\t',
  '.\n',
  '? ',
  '?” ',
  '.[1]',
  '…',
  '» ',
  '. »',
  '— ',
  '• ',
  'U.S. ',
  'No. 5 ',
  '5 p.m. ',
  'abc.Def',
  'Q ',
  '\nQ ',
  'MR. A: ',
  '\nMR. A: b.\n\nANN: c',
  'By Ann Lee\n',
  'Foo Bar\n',
  'Foo Bar, was. \nFoo Bar\n',
  'a\tb\t',
  '| a |',
  '@',
  'http://',
  'x?" Smith Foo ',
  'KYIV, Oct 22 (Reuters) — ',
  'Photo: ',
  '. Photo: ',
  'the ',
  '。',
  '\u0301',
  '\u200b',
  '\ud83d',
  'é',
  'Sources\n',
  'Dear ',
  'ä. ',
])('%j over and over', async (piece) => {
  const work = (length: number): void => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    sentences(text, 'en');
    sentences(text, 'de');
    segment(plain(text), silent);
    detectLanguage(text);
  };
  expect(await growth(work, 10_000)).toBeLessThan(TOO_MUCH);
});
