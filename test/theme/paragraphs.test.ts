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

const filler = (n: number) => Array.from({ length: n }, (_, i) => ({ text: `Sentence ${i} has some ten words that tell nothing much.` }));

it.each([
  ['“Were the way open, our ships could leave.', 'Together we would be stronger.”'],
  ['"Were the way open, our ships could leave.', 'Together we would be stronger," he said.'],
  ['„Wäre der Weg frei, liefen wir aus.', 'Zusammen wären wir stärker.“'],
  ['« Si la voie était libre, nous partirions.', 'Ensemble nous serions plus forts. »'],
])('a quotation stays in one paragraph: %s', (opening, closing) => {
  for (let before = 5; before < 25; before++) {
    const sentences = [...filler(before), { text: opening }, { text: closing }, ...filler(25 - before)];
    const paragraphs = paragraphsOf(sentences);
    expect(paragraphs.flat()).toEqual(sentences);
    expect(paragraphs.length).toBeGreaterThan(1);
    expect(paragraphs.filter(([first]) => first?.text === closing)).toEqual([]);
  }
});

it('a quotation that is never closed does not keep a story from being parted', () => {
  expect(paragraphsOf([{ text: '“Were the way open, our ships could leave.' }, ...filler(60)]).length).toBeGreaterThan(1);
});
