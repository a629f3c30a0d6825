import { expect, it } from 'vitest';
import { WordPlaces } from '../../../src/compose/statement/word-places.ts';

it('has the places that it was given, however far, and no others', () => {
  for (const places of [[], [0], [30, 31, 32], [5, 61, 62, 63, 200]]) {
    const held = new WordPlaces(new Set(places));
    expect(Array.from({ length: 400 }, (_, i) => i).filter((i) => held.has(i))).toEqual(places);
  }
});
