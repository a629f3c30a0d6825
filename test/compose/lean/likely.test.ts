import { expect, it } from 'vitest';
import { likelyToLean } from '../../../src/compose/lean/likely.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import type { Statement } from '../../../src/compose/statement/statement.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

const FIRST = 'The Latvian parliament rejected a budget of 14 billion euros on Monday.';

/** How likely the last sentence of a text goes on from the one before it. */
function likely(text: string): number {
  const { statements } = readTexts([sourceOf('s1', 'a.txt', `${text}\n`)], silent);
  const [before, last] = statements.slice(-2) as [Statement, Statement];
  return likelyToLean(before, last);
}

it.each([
  [
    'a short sentence',
    'The vote was close.',
    'The vote was close in every one of the rounds, and nobody had thought so on the day before that.',
  ],
  ['without a name', 'The ferries of the line stayed in port.', 'Ferries of Tallink stayed in Tallinn.'],
  ['other ones', 'Others in the streets of Riga sang.', 'Bakers in the streets of Riga sang.'],
  ['a question', 'What would Estonia do now?', 'Estonia would do nothing now.'],
  ['without a number', 'Bakers of Narva sang in Tartu.', 'Bakers of Narva sang in Tartu for 40 hours.'],
])('more likely: %s', (_, more, less) => {
  expect(likely(`${FIRST} ${more}`)).toBeGreaterThan(likely(`${FIRST} ${less}`));
});

it('is likelier in one paragraph, and never across a heading', () => {
  const next = 'The vote was close.';
  expect(likely(`${FIRST} ${next}`)).toBeGreaterThan(likely(`${FIRST}\n\n${next}`));
  expect(likely(`News of Riga\n\n${FIRST}\n\nNews of Narva\n\n${next}`)).toBe(0);
});
