import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/compose/compose.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

const disagreements = (one: string, other: string) =>
  compose(
    [one, other].map((text, i) => sourceOf(`s${i}`, `s${i}.txt`, text, { published: `2031-05-0${i + 1}` })),
    { date: '2031-05-03' },
    silent,
  ).disagreements;

describe('where sources differ', () => {
  it.each([
    ['bounds from above', 'Up to 1,500 soldiers crossed the river Orna at Lipnik.', '1,500 soldiers crossed the river Orna at Lipnik.'],
    [
      'a toll that rises',
      'At least 38 people died when the cyclone Nadira struck Zambezia.',
      'The cyclone Nadira killed 112 people in Zambezia.',
    ],
  ])('sets side by side: %s', (_, one, other) => {
    expect(disagreements(one, other)).toHaveLength(1);
  });

  it.each([
    [
      'bounds that can all be true',
      'About 150 ships were waiting on Friday for the canal at Tarnow to open.',
      'At least 150 ships are waiting for the canal at Tarnow to open.',
    ],
    [
      'those who live there and those who died',
      'About 300 people live in the villages on the river Orna, the disaster agency said.',
      'In the villages on the river Orna 183 people have died, the disaster agency said.',
    ],
    [
      'the toll of an earlier year',
      'The cyclone Nadira killed 112 people in Zambezia.',
      'In March 2023 the cyclone Freda killed 165 people in Zambezia.',
    ],
    [
      'one number, told of what is to come and of what is',
      'The carrier, with some 5,000 sailors and 80 aircraft, will sail to Lipnik with four destroyers.',
      'The carrier, with about 5,000 sailors and 80 aircraft, sailed to Lipnik with four destroyers.',
    ],
    [
      'a fear for others than those counted',
      'The cyclone Nadira has touched 10 million people in Zambezia, and 660,000 have lost their homes.',
      'Thousands of people are feared dead and 660,000 have lost their homes, the agency says.',
    ],
    [
      'a toll that the other gives as a part',
      'The toll could rise to over 100,000 dead, and the dead in Zambezia might come near 80,000, the agency said.',
      'Zambezia alone may have 80,000 dead, the agency said.',
    ],
  ])('finds no difference: %s', (_, one, other) => {
    expect(disagreements(one, other)).toEqual([]);
  });
});
