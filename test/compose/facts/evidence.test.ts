import { describe, expect, it } from 'vitest';
import { evidenceIn } from '../../../src/compose/facts/evidence.ts';
import { rarityOf } from '../../../src/compose/facts/likeness.ts';
import { rarePairs } from '../../../src/compose/facts/rare-pairs.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import type { Statement } from '../../../src/compose/statement/statement.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

/** One text a sentence, in the order given; the days are those of the texts. */
function statementsOf(texts: readonly string[], dayOf: (i: number) => string = () => '2031-05-01'): readonly Statement[] {
  return readTexts(
    texts.map((text, i) => sourceOf(`s${i}`, `${String(i).padStart(4, '0')}.txt`, text, { published: dayOf(i) })),
    silent,
  ).statements;
}

const HARBOURS = Array.from({ length: 220 }, (_, i) => `The giant crane of berth ${i + 10} moved slowly on the day.`);

/** Index of the statement whose words are those of `text`. */
function at(statements: readonly Statement[], text: string): number {
  return statements.findIndex((statement) => statement.text === text);
}

describe('pairs of words', () => {
  const [one, other, apart] = [
    'Divers found giant clams under the pier.',
    'Under the pier giant clams have been found.',
    'The clams of the giant were eaten there.',
  ] as const;
  const statements = statementsOf([one, other, apart, ...HARBOURS]);
  const both = rarePairs(statements);
  const count = (x: string, y: string): number => both(at(statements, x), at(statements, y));

  it('are counted in whatever order, with other forms of the words', () => {
    expect(count(one, other)).toBeGreaterThanOrEqual(1);
    expect(count(one, other)).toBe(count(other, one));
  });
  it('are none where the words stand far from each other', () => {
    expect(count('The giant crane of berth 10 moved slowly on the day.', apart)).toBe(0);
  });
  it('are none where many others have them', () => {
    expect(count(HARBOURS[3] as string, HARBOURS[7] as string)).toBe(0);
  });
});

describe('what else speaks for one fact', () => {
  const weigh = (one: string, other: string, more: readonly string[], dayOf?: (i: number) => string): number => {
    const statements = statementsOf([one, other, ...more], dayOf);
    const days = statements.map(({ source }) => (dayOf ?? (() => '2031-05-01'))(source));
    const evidence = evidenceIn(statements, rarityOf(statements), days);
    const [i, j] = [at(statements, one), at(statements, other)];
    const told = evidence.because(i, j).reduce((sum, { weight }) => sum + weight, 0);
    expect(told).toBeCloseTo(evidence.weigh(i, j), 1);
    return evidence.weigh(i, j);
  };
  const PIER = ['Divers found giant clams under the pier.', 'Under the pier giant clams have been found.'] as const;
  const SAID = ['The pier is safe, Omar Brandt said.', 'No clams were eaten, Omar Brandt said.'] as const;

  it('is nothing among few sentences, where all is rare', () => {
    expect(weigh(...PIER, HARBOURS.slice(0, 20))).toBe(0);
  });
  it('is more where a pair of words is rare', () => {
    expect(weigh(...PIER, HARBOURS)).toBeGreaterThan(weigh(PIER[0], 'Nothing was there.', HARBOURS));
  });
  it('is more where a number is rare', () => {
    const counted = (n: number): number => weigh(`They saw ${n} ships.`, `There were ${n} of the herons.`, HARBOURS);
    expect(counted(4711)).toBeGreaterThan(weigh('They saw 4712 ships.', 'There were 4711 of the herons.', HARBOURS));
  });
  it('is more on one day, and with one teller', () => {
    const [day, other] = [() => '2031-05-01', (i: number) => (i === 0 ? '2031-05-01' : '2031-05-02')];
    expect(weigh(...PIER, HARBOURS, day)).toBeGreaterThan(weigh(...PIER, HARBOURS, other));
    expect(weigh(...SAID, HARBOURS)).toBeGreaterThan(weigh(SAID[0], 'No clams were eaten, Bo Chen said.', HARBOURS));
  });
});
