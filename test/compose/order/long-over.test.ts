import { expect, it } from 'vitest';
import { longOver } from '../../../src/compose/order/long-over.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import type { Statement } from '../../../src/compose/statement/statement.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

const said = (text: string): Statement =>
  readTexts([sourceOf('s1', 'a.txt', `${text}\n`, { published: '2031-06-20' })], silent).statements[0] as Statement;

it.each([
  'Kestria won a loan of 110 billion euros from the fund in May last year.',
  'The bank collapsed in 1998.',
  'Vessels of the navy sank in Halm in 1968.',
  'In 2018 the ship was stopped off Varna.',
  'The two presidents signed the treaty in Lund on 8 January.',
])('long over: %s', (text) => {
  expect(longOver(said(text), '2031-06-20')).toBe(true);
  expect(longOver(said(text), undefined)).toBe(false);
});

it.each([
  'Kestria won a loan of 110 billion euros on Thursday.',
  'The port has been shut since March 2030.',
  'The minister, who came to power in 2019, resigned.',
  'The parliament repealed the law of 2012.',
  'Talks on the 2027 treaty broke down.',
  'The council will meet in January.',
  'Exports fell 9% in April, the statistics office reports.',
  'Inflation slowed to 2.1% in April.',
  'Police in Halm arrested a man for a murder committed in 1998.',
  'Ostia apologised for the massacre in Belt in 1968.',
  'The strike of last year was called off on Friday.',
])('not long over: %s', (text) => {
  expect(longOver(said(text), '2031-06-20')).toBe(false);
});
