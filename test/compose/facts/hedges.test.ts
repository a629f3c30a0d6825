import { expect, it } from 'vitest';
import { hedgeAlike } from '../../../src/compose/facts/hedges.ts';
import { onlyAhead } from '../../../src/compose/facts/only-ahead.ts';
import { otherBound } from '../../../src/compose/facts/other-bound.ts';
import { otherOrdinal } from '../../../src/compose/facts/other-ordinal.ts';
import { otherTeller } from '../../../src/compose/facts/other-teller.ts';
import { toldAlike } from '../../../src/compose/facts/told-alike.ts';
import { differentNumbers } from '../../../src/compose/statement/different-numbers.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import type { Statement } from '../../../src/compose/statement/statement.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

function pair(one: string, other: string): [Statement, Statement] {
  const { statements } = readTexts(
    [one, other].map((text, i) => sourceOf(`s${i + 1}`, `${i}.txt`, `${text}\n`)),
    silent,
  );
  const of = (id: string): Statement => statements.find(({ cite }) => cite.source === id) as Statement;
  return [of('s1'), of('s2')];
}

it.each([
  ['Noravia has had no working port since 1991.', 'Noravia has been without a working port since 1991.', true],
  ['A rescue ship would join the search, it said.', 'It also said a rescue ship would join the search.', true],
  ['Half a million people could need food.', 'Half a million people may need food.', true],
  ['The constructor left the yard.', 'The builder left the yard.', true],
  ['The court freed the geologist.', 'The court may free the geologist.', false],
  ['The mayor resigned on Monday.', 'The mayor has not resigned.', false],
  ['The ministry signed the pact.', 'The ministry denied it had signed the pact.', false],
])('hedges: %s / %s', (one, other, alike) => {
  expect(hedgeAlike(...pair(one, other))).toBe(alike);
});

it.each([
  ['It was the fifth coup in Noravia.', 'It was the seventh coup in Noravia.', true],
  ['It was the 5th coup in Noravia.', 'It was the fifth coup in Noravia.', false],
  ['The 21st ship left on Monday.', 'The 22nd ship left on Monday.', true],
  ['The first ship left on the second day.', 'The first ship left on Monday.', false],
])('ordinals: %s / %s', (one, other, differ) => {
  expect(otherOrdinal(...pair(one, other))).toBe(differ);
});

it.each([
  ['The mayor reopened the port on Monday, and the minister will resign.', 'The port of Halm was reopened.', true],
  ['The port of Halm will reopen, the mayor promised.', 'Its mayor promised that the port would reopen.', true],
  ['The bank board is due to approve the loan.', 'The bank board approved the loan.', false],
  ['The army did not cross the river.', 'The army crossed the river.', false],
  ['The ship may leave on Friday.', 'The ship left on Friday.', false],
  ['The ship left on Friday.', 'A judge was appointed in Halm.', undefined],
])('verbs told alike: %s / %s', (one, other, alike) => {
  expect(toldAlike(...pair(one, other))).toBe(alike);
});

it.each([
  ['The treaty limits each to no more than 700 launchers.', 'The treaty limits each to 700 launchers.', false],
  ['The crime carries a sentence of up to 15 years.', 'The maximum sentence for the crime is 15 years.', false],
  ['Up to 700 launchers were moved.', 'Exactly 700 launchers were moved.', true],
])('bounds: %s / %s', (one, other, differ) => {
  expect(otherBound(...pair(one, other))).toBe(differ);
});

it.each([
  ['The board of Halm approved the loan.', 'The board of Halm began a meeting at which it is expected to approve the loan.', true],
  ['The crew abandoned the Ardent.', 'Rescuers reached the Ardent, whose crew may abandon it.', true],
  ['The crew abandoned the Ardent.', 'Rescuers reached the Ardent, whose crew had managed to abandon it.', false],
  ['The crew abandoned the Ardent.', 'Rescuers who plan a return reached the Ardent, which its crew had abandoned.', false],
  ['The crew will abandon the Ardent.', 'Rescuers reached the Ardent, whose crew may abandon it.', false],
  ['The crew abandoned the Ardent.', 'The crew abandoned the Ardent, and the rescuers may abandon the search.', false],
])('ahead: %s / %s', (done, other, ahead) => {
  expect(onlyAhead(...pair(done, other))).toBe(ahead);
});

it.each([
  ['There were 79 votes for the bill and 17 against.', 'The vote on the bill was 79-18.', true],
  ['There were 79 votes for the bill and 17 against.', 'The vote on the bill was 79-17.', false],
  ['The bill of 12 pages had 79 votes and 17 against.', 'The vote was 79-17.', false],
  ['The bill had 79 votes.', 'The vote on the bill was 79-18.', false],
  ['About a quarter of the sum has come in.', 'It has got about 40 percent of the sum.', true],
  ['About a quarter of the sum has come in.', 'It has got 27 percent of the sum.', false],
  ['It was the worst fire in 60 years, and 290 children under five died.', 'In Halm 290 children under five died.', false],
  ['It was the worst fire in 60 years, and 290 children died.', 'It was the worst fire in 40 years, and 290 children died.', true],
])('numbers: %s / %s', (one, other, differ) => {
  expect(differentNumbers(...pair(one, other))).toBe(differ);
});

it.each([
  ['The port is shut, Omar Brandt said.', 'The port is shut, Ann Holm said.', true],
  ['The port is shut, Omar Brandt said.', 'The port is shut, AFP reported.', false],
  ['The port is shut, officials said.', 'The port is shut, the ministry said.', false],
  ['The port is shut, witnesses said.', 'The port is shut, the ministry said.', true],
])('tellers: %s / %s', (one, other, differ) => {
  expect(otherTeller(...pair(one, other), new Map())).toBe(differ);
});
