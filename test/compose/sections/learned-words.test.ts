import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LEARNED, learnedScores, tellingWords } from '../../../src/compose/sections/learned-words.ts';
import { compileSections, parseSections } from '../../../src/compose/sections/sections.ts';
import { tokens } from '../../../src/text/tokens.ts';
import { cluster } from '../sources.ts';

const FILE = new URL('../../../src/compose/sections/learned-words.yaml', import.meta.url);
const lines = readFileSync(FILE, 'utf8').match(/^ {2}\S+ \S+$/gm) as string[];

function best(text: string): string | undefined {
  const odds = learnedScores(tokens(text));
  return odds === undefined ? undefined : LEARNED[odds.indexOf(Math.max(...odds))];
}

it.each([
  ['The envoy flew to the capital to persuade both governments to resume negotiations.', 'diplomacy'],
  ['Paratroopers stormed the barracks before dawn under artillery fire.', 'military'],
  ['Creditors agreed to lend the treasury another tranche to cover its deficit.', 'funding'],
  ['Two trawlers and a freighter were towed to harbour after drifting for a week.', 'shipping'],
  ['Landslides buried dozens of houses and the hospital lost its electricity.', 'other'],
])('hears what words are about: %s', (text, section) => {
  expect(best(text)).toBe(section);
});

it('says nothing of words it does not know, of numbers and of function words', () => {
  expect(learnedScores(tokens('Xyzzyx 12 the of and'))).toBeUndefined();
});

it('finds every word of its list, first and last included, and none between', () => {
  for (const line of [lines[0], lines[1], lines[Math.floor(lines.length / 2)], lines.at(-2), lines.at(-1)] as string[]) {
    const word = line.trim().split(' ')[0] as string;
    expect(learnedScores(tokens(word)), word).toHaveLength(LEARNED.length);
    expect(learnedScores(tokens(`${word}qx`)), word).toBeUndefined();
  }
});

it('counts a word once, and less outside the main clauses', () => {
  const [once, twice] = [learnedScores(tokens('freighter')), learnedScores(tokens('freighter freighter'))];
  expect(twice).toEqual(once);
  const shipping = LEARNED.indexOf('shipping');
  const aside = learnedScores(tokens('freighter'), new Set()) as number[];
  expect(aside[shipping] as number).toBeLessThan((once as number[])[shipping] as number);
});

it('names the telling words for explanations', () => {
  const told = tellingWords(tokens('The freighter was towed to the harbour on Friday'), LEARNED.indexOf('shipping'), 2);
  expect(told).toHaveLength(2);
  expect(told.every(({ word, weight }) => ['freighter', 'harbour', 'towed'].includes(word) && weight > 0)).toBe(true);
  expect(tellingWords(tokens('The freighter'), -1, 2)).toEqual([]);
});

it('is sorted, of dictionary words only, and knows the sections', () => {
  const words = lines.map((line) => line.trim().split(' ')[0] as string);
  expect(words.length).toBeGreaterThan(15_000);
  expect(words.every((word, i) => /^[a-z]{3,}$/.test(word) && (i === 0 || (words[i - 1] as string) < word))).toBe(true);
  expect(lines.every((line) => /^ {2}\S+ [A-Za-z]{5}$/.test(line))).toBe(true);
  expect(LEARNED).toEqual(['diplomacy', 'military', 'funding', 'shipping', 'other']);
});

it('is right of invented news of which it learned much, by words alone', () => {
  // Those of the clusters too that it was learned from: a wrong file would show.
  const { labels } = cluster('strait');
  const right = labels.filter(({ text, sections }) => sections.includes(best(text) ?? '')).length;
  expect(right / labels.length).toBeGreaterThan(0.7);
});

it('speaks for the sections that name it', () => {
  const { learned } = compileSections([
    { id: 'sea', title: 'Sea', words: 'shipping' },
    { id: 'rest', title: 'Rest', rest: true },
  ]);
  expect(learned).toEqual([LEARNED.indexOf('shipping'), -1]);
  expect(() => parseSections([{ id: 'sea', title: 'Sea', words: 'ships' }], 'x.yaml')).toThrow(/words of section “sea” must be one of/);
});
