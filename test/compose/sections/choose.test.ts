import { expect, it } from 'vitest';
import { rarityOf } from '../../../src/compose/facts/likeness.ts';
import type { Lean } from '../../../src/compose/lean/lean.ts';
import { type Alike, alikeAcross } from '../../../src/compose/sections/alike.ts';
import { chooseSections, type Ties } from '../../../src/compose/sections/choose.ts';
import type { Learned } from '../../../src/compose/sections/section-scores.ts';
import { compileSections } from '../../../src/compose/sections/sections.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

const sections = compileSections([
  { id: 'a', title: 'A' },
  { id: 'b', title: 'B' },
  { id: 'rest', title: 'Rest', rest: true },
]);
const TIES: Ties = {
  scale: 0.5,
  loudest: 10,
  quietest: -2,
  rest: 1,
  words: 1,
  headline: 0.5,
  head: 2,
  together: 0.5,
  heading: 0.2,
  text: 0,
  paragraph: 1.5,
  next: 0,
  section: 0,
  turn: 0,
  lean: 1,
  likely: 0,
  lede: 0,
  fading: 0.5,
  alike: 2,
};
const SILENT = [0, 0, 0];

/** Sections chosen for the sentences of texts, one paragraph each, by the scores of their own words. */
function chosen(
  texts: readonly string[],
  own: readonly (readonly number[])[],
  {
    lean = {},
    alike = [],
    merged = {},
    learned = {},
    likely = TIES.likely,
    lede = TIES.lede,
  }: {
    lean?: Record<number, Partial<Lean>>;
    alike?: Alike[];
    merged?: Record<number, number>;
    learned?: Record<number, Partial<Learned>>;
    likely?: number;
    lede?: number;
  } = {},
): string[] {
  const { statements } = readTexts(
    texts.map((text, i) => sourceOf(`s${i + 1}`, `${i}.txt`, `${text}\n`)),
    silent,
  );
  expect(statements).toHaveLength(own.length);
  const leaning = statements.map((_, n) =>
    lean[n] === undefined ? undefined : { on: n - 1, rule: 'pronoun', words: 'it', loose: false, ...lean[n] },
  );
  const printedAs = Int32Array.from(statements.map((_, n) => merged[n] ?? n));
  const heading = own.map(() => SILENT);
  const { section } = chooseSections(
    statements,
    leaning,
    printedAs,
    { own, heading, alike, learned: own.map((_, n) => ({ words: SILENT, heading: SILENT, ...learned[n] })) },
    sections,
    { ...TIES, likely, lede },
  );
  return [...section].map((s) => sections.rules[s]?.id ?? '');
}

const TWO = 'The council of Riga met on Monday. Nine bakers of Narva sang.';

it('goes by its own words', () => {
  expect(
    chosen(
      [TWO],
      [
        [9, 0, 0],
        [0, 9, 0],
      ],
    ),
  ).toEqual(['a', 'b']);
});

it('goes with its neighbours of one paragraph where its own words say little', () => {
  expect(
    chosen(
      [TWO],
      [
        [9, 0, 0],
        [0, 1, 0],
      ],
    ),
  ).toEqual(['a', 'a']);
  expect(
    chosen(
      [TWO.replace('. ', '.\n\n')],
      [
        [9, 0, 0],
        [0, 3, 0],
      ],
    ),
  ).toEqual(['a', 'b']);
});

it('shares the section of what it cannot stand without', () => {
  expect(
    chosen(
      [TWO],
      [
        [9, 0, 0],
        [0, 7, 0],
      ],
      { lean: { 1: {} } },
    ),
  ).toEqual(['a', 'a']);
});

it('goes its own way where it is only likely to lean', () => {
  expect(
    chosen(
      [TWO],
      [
        [9, 0, 0],
        [0, 9, 0],
      ],
      { lean: { 1: { loose: true, weak: true } } },
    ),
  ).toEqual(['a', 'b']);
});

it('is drawn by the sentence before it the more, the likelier it goes on from there', () => {
  const goesOn = 'The council of Riga met on Monday.\n\nOthers sang.';
  const begins =
    'The council of Riga met on Monday.\n\nNine bakers of Narva sang in the streets of Tartu and Valga for 40 hours to mourn the mill.';
  const own = [
    [9, 0, 0],
    [0, 5, 0],
  ];
  expect(chosen([goesOn], own)).toEqual(['a', 'b']);
  expect(chosen([goesOn], own, { likely: 6 })).toEqual(['a', 'a']);
  expect(chosen([begins], own, { likely: 6 })).toEqual(['a', 'b']);
});

it('is drawn by the lede of its report', () => {
  const text = 'The council of Riga met on Monday.\n\nIt sang.\n\nNine bakers of Narva danced.';
  const own = [[9, 0, 0], SILENT, [0, 4, 0]];
  const leans = { lean: { 1: {} } };
  expect(chosen([text], own, leans)).toEqual(['a', 'a', 'b']);
  expect(chosen([text], own, { ...leans, lede: 12 })).toEqual(['a', 'a', 'a']);
  // In a list of news, and under another heading, by none.
  expect(chosen([text.replace('It', 'A choir')], own, { lede: 12 })).toEqual(['a', 'rest', 'b']);
  const headed = `News of Riga\n\n${text.replace('\n\nNine', '\n\nNews of Narva\n\nNine')}`;
  expect(chosen([headed], own, { ...leans, lede: 12 })).toEqual(['a', 'a', 'b']);
});

it('is drawn by its likes in other texts', () => {
  const texts = ['The council of Riga met on Monday.', 'Nine bakers of Narva sang.'];
  expect(chosen(texts, [[9, 0, 0], SILENT])).toEqual(['a', 'rest']);
  expect(chosen(texts, [[9, 0, 0], SILENT], { alike: [{ a: 0, b: 1, likeness: 0.6 }] })).toEqual(['a', 'a']);
});

it('leans on what its antecedent was merged into', () => {
  const texts = ['The council of Riga met on Monday.', 'Riga’s council met. It sang.'];
  expect(
    chosen(
      texts,
      [
        [9, 0, 0],
        [0, 1, 0],
        [0, 4, 0],
      ],
      { lean: { 2: {} }, merged: { 1: 0 } },
    ),
  ).toEqual(['a', 'a', 'a']);
});

it('finds likes among sentences of different sources only', () => {
  const same = 'Tugs from Gotland pulled the burning ferry Silja to Visby.';
  const { statements } = readTexts(
    [
      sourceOf('s1', 'a.txt', `${same} Silja burnt off Gotland, and tugs came.\n`),
      sourceOf('s2', 'b.txt', 'The burning ferry Silja was pulled by tugs to Visby.\n'),
      sourceOf('s3', 'c.txt', 'Nine bakers sang in Narva.\n'),
    ],
    silent,
  );
  const pairs = alikeAcross(statements, Int32Array.from(statements.keys()), rarityOf(statements)).map(({ a, b }) =>
    [a, b].map((n) => statements[n]?.words[0]?.word).sort(),
  );
  expect(pairs).toContainEqual(['the', 'tugs']);
  expect(pairs).toHaveLength(2);
});

it('goes by single words where no cue decides, and by those of the heading less', () => {
  const silent = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  expect(chosen([TWO], silent)).toEqual(['rest', 'rest']);
  expect(chosen([TWO], silent, { learned: { 0: { words: [0, 3, 0] }, 1: { words: [0, 3, 0] } } })).toEqual(['b', 'b']);
  expect(chosen([TWO], silent, { learned: { 0: { heading: [2, 0, 0] }, 1: { heading: [2, 0, 0] } } })).toEqual(['a', 'a']);
  expect(
    chosen([TWO], silent, {
      learned: { 0: { words: [0, 2, 0], heading: [2, 0, 0] }, 1: { words: [0, 2, 0], heading: [2, 0, 0] } },
    }),
  ).toEqual(['b', 'b']);
});
