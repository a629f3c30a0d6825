import { describe, expect, it } from 'vitest';
import { formatPlace, placeOf } from '../../src/model/source.ts';

describe('placeOf', () => {
  const source = {
    path: 'letter.eml',
    text: 'one\ntwo words\nthree',
    anchors: [
      { at: 0, part: '#1.2', line: 10, column: 5 },
      { at: 14, part: '#2', line: 3, column: 1 },
    ],
  };
  it('counts on from the anchor before, over line breaks', () => {
    expect(formatPlace(placeOf(source, 1))).toBe('letter.eml#1.2:10:6');
    expect(formatPlace(placeOf(source, 8))).toBe('letter.eml#1.2:11:5');
  });
  it('starts anew at each anchor', () => {
    expect(formatPlace(placeOf(source, 16))).toBe('letter.eml#2:3:3');
  });
  it('names only the file where nothing is known', () => {
    expect(formatPlace(placeOf({ ...source, anchors: [] }, 5))).toBe('letter.eml');
  });
});
