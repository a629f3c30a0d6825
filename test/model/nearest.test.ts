import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/model/nearest.ts';

describe('nearest', () => {
  const known = ['date', 'zone', 'title', 'formats', 'attachments'];
  it.each([
    ['dat', 'date'],
    ['formast', 'formats'],
    ['Titel', 'title'],
    ['attach', 'attachments'],
    ['zzzzzzzz', undefined],
  ])('%s → %s', (word, expected) => {
    expect(nearest(word, known)).toBe(expected);
  });
  it('is quick with absurdly long words', () => {
    expect(nearest('x'.repeat(1_000_000), known)).toBeUndefined();
  });
});
