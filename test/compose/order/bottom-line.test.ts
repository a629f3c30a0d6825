import { expect, it } from 'vitest';
import { rarityOf } from '../../../src/compose/facts/likeness.ts';
import { pickBottomLine } from '../../../src/compose/order/bottom-line.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

/** Which of the sentences stand in the bottom line, each a story of its own, by section and value. */
function picked(
  stories: readonly { readonly text: string; readonly section: number; readonly value: number }[],
  differ: (a: number, b: number) => boolean = () => false,
): number[] {
  const text = stories.map((story) => story.text).join('\n\n');
  const { statements } = readTexts([sourceOf('s1', 'a.txt', `${text}\n`)], silent);
  expect(statements).toHaveLength(stories.length);
  const found = stories.map(({ section, value }, n) => ({ statements: [n], order: [n], section, event: n, value }));
  return pickBottomLine(
    found,
    statements,
    stories.map(() => undefined),
    stories.map(({ value }) => value),
    // As in a text of which these are a small part.
    rarityOf([...statements, ...Array.from({ length: 60 }, () => ({ terms: new Map() }))]),
    differ,
  ).map(({ statement }) => statement);
}

const TREATY = {
  text: 'The parliament of Latvia approved the treaty on river fishing with Estonia on Monday by 70 votes to 20.',
  section: 0,
  value: 1,
};
const TREATY_AGAIN = {
  text: 'Latvia’s parliament on Monday approved the river fishing treaty with Estonia in a first vote.',
  section: 1,
  value: 0.9,
};
const FERRY = { text: 'A ferry of the Tallink line ran aground off the island of Saaremaa on Sunday night.', section: 2, value: 0.8 };
const MILL = { text: 'Swedish investors bought the paper mill of Kehra from its Norwegian owner in August.', section: 0, value: 0.7 };
const WIFE = { text: 'The wife and both daughters of Mr Kask are in Helsinki for now.', section: 3, value: 0.3 };

it('tells nothing twice, in whatever section', () => {
  expect(picked([TREATY, TREATY_AGAIN, FERRY, MILL])).toEqual([0, 2, 3]);
});

it('tells both where two disagree', () => {
  expect(picked([TREATY, TREATY_AGAIN, FERRY, MILL], (a, b) => a + b === 1)).toEqual([0, 1, 2, 3]);
});

it('takes another section first, but for what is worth little beside the best', () => {
  const other = { ...MILL, text: 'Farmers of Valga burnt straw in front of the Narva court on Friday.', value: 0.6 };
  const last = { ...MILL, text: 'Nine bakers of Tartu won the regatta from Riga to Visby in record time.', value: 0.5 };
  expect(picked([TREATY, FERRY, MILL, other, { ...last, section: 3 }])).toEqual([0, 1, 2, 4]);
  expect(picked([TREATY, FERRY, MILL, other, WIFE])).toEqual([0, 1, 2, 3]);
});

it('tells what is done before how things are', () => {
  const state = { ...WIFE, section: 0, value: 0.72 };
  expect(picked([TREATY, FERRY, state, MILL])).toEqual([0, 1, 3, 2]);
});

it('lets nobody speak as "we" without a name', () => {
  const we = { ...MILL, text: 'Today we welcome the new bridge of Narva and our friends from Finland.', value: 0.95 };
  expect(picked([TREATY, we, FERRY, MILL])).toEqual([0, 2, 3]);
  const quoted = { ...we, text: 'Finland welcomed the new bridge of Narva with “our friends”, as it said on Monday in Turku.' };
  expect(picked([TREATY, quoted, FERRY, MILL])).toEqual([0, 1, 2, 3]);
});
