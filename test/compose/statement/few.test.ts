import { expect, it } from 'vitest';
import { few } from '../../../src/compose/statement/few.ts';

it('holds equal sets of one member or none once, and leaves larger ones alone', () => {
  expect(few(new Set())).toBe(few(new Set()));
  expect(few(new Set(['@fenmark']))).toBe(few(new Set(['@fenmark'])));
  expect([...few(new Set(['@ostrel']))]).toEqual(['@ostrel']);
  const two = new Set(['@fenmark', '@ostrel']);
  expect(few(two)).toBe(two);
  expect(few(new Set(two))).not.toBe(two);
});
