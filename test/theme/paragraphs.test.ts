import { expect, it } from 'vitest';
import { paragraphsOf } from '../../src/theme/paragraphs.ts';

const sentence = (words: number) => ({ text: 'lorem '.repeat(words).trim() });

it('leaves a short story in one paragraph', () => {
  const sentences = [sentence(100), sentence(100)];
  expect(paragraphsOf(sentences)).toEqual([sentences]);
  expect(paragraphsOf([])).toEqual([]);
});

it('cuts a long one between sentences, into parts of about the same length, and loses none', () => {
  const sentences = Array.from({ length: 24 }, (_, i) => sentence(15 + (i % 5) * 3));
  const paragraphs = paragraphsOf(sentences);
  expect(paragraphs.flat()).toEqual(sentences);
  expect(paragraphs).toHaveLength(3);
  const lengths = paragraphs.map((one) => one.reduce((sum, { text }) => sum + text.length, 0));
  expect(Math.max(...lengths)).toBeLessThan(1.3 * Math.min(...lengths));
});

it('gives a sentence that is longer than a paragraph its own', () => {
  const sentences = [sentence(40), sentence(900), sentence(40)];
  const paragraphs = paragraphsOf(sentences);
  expect(paragraphs.every((one) => one.length > 0)).toBe(true);
  expect(paragraphs.flat()).toEqual(sentences);
});
