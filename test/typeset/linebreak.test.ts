import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLines, type Judgement, type Material } from '../../src/typeset/linebreak.ts';
import { growth, TOO_MUCH } from '../growth.ts';

const judge: Judgement = {
  ragged: false,
  scaling: 0.02,
  stretch: 0.5,
  shrink: 0.33,
  ladderDemerits: 60_000,
  mismatchDemerits: 3000,
  lastHyphenDemerits: 8000,
  shortest: 0,
  shortDemerits: 0,
};

/** Words of the given widths with spaces of 2.5 between them; a negative width is a word that may be divided after that much. */
function material(words: readonly number[], hyphen = 3, penalty = 100): Material {
  const end: number[] = [];
  const start: number[] = [];
  const endSpace: number[] = [];
  const startSpace: number[] = [];
  const dividing: number[] = [];
  let x = 0;
  let space = 0;
  words.forEach((width, i) => {
    if (width < 0) {
      end.push(x - width + hyphen);
      start.push(x - width);
      endSpace.push(space);
      startSpace.push(space);
      dividing.push(1);
      x += -width * 2;
    } else x += width;
    end.push(x);
    endSpace.push(space);
    if (i < words.length - 1) {
      x += 2.5;
      space += 2.5;
    }
    start.push(x);
    startSpace.push(space);
    dividing.push(0);
  });
  return {
    count: end.length,
    origin: 0,
    end: Float64Array.from(end),
    start: Float64Array.from(start),
    endSpace: Float64Array.from(endSpace),
    startSpace: Float64Array.from(startSpace),
    penalty: Float64Array.from(dividing, (divides) => divides * penalty),
    hyphen: Uint8Array.from(dividing),
  };
}

/** Breaks as a typewriter would: each line takes what fits. Undefined where a line would have to be worse than full. */
function greedy(paragraph: Material, measure: number): number[] | undefined {
  const at: number[] = [];
  let from = -1;
  while (from < paragraph.count - 1) {
    let best = -1;
    for (let b = from + 1; b < paragraph.count; b++) {
      const natural = paragraph.end[b]! - (from < 0 ? 0 : paragraph.start[from]!);
      if (natural <= measure) best = b;
      else break;
    }
    if (best < 0) return undefined;
    at.push(best);
    from = best;
  }
  return at;
}

/** The paragraph with no other breaks than these. */
function only(paragraph: Material, at: readonly number[]): Material {
  const pick = <T extends Float64Array | Uint8Array>(from: T): T =>
    (from.constructor as unknown as { from(list: number[]): T }).from(at.map((i) => from[i]!));
  return {
    count: at.length,
    origin: paragraph.origin,
    end: pick(paragraph.end),
    start: pick(paragraph.start),
    endSpace: pick(paragraph.endSpace),
    startSpace: pick(paragraph.startSpace),
    penalty: pick(paragraph.penalty),
    hyphen: pick(paragraph.hyphen),
  };
}

const word = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 4, max: 50 }) },
  { weight: 1, arbitrary: fc.integer({ min: -30, max: -10 }) },
);
const words = fc.array(word, { minLength: 1, maxLength: 80 });

describe('breakLines', () => {
  test('ends with the last break, and breaks ascend', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 30, max: 300 }), fc.boolean(), (list, measure, ragged) => {
        const paragraph = material(list);
        const { at } = breakLines(paragraph, [measure], { ...judge, ragged });
        expect(at.at(-1)).toBe(paragraph.count - 1);
        for (let i = 1; i < at.length; i++) expect(at[i]!).toBeGreaterThan(at[i - 1]!);
      }),
    );
  });

  test('no worse than breaking each line where it is full', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 120, max: 300 }), fc.boolean(), (list, measure, ragged) => {
        const paragraph = material(list);
        const by = { ...judge, ragged };
        const full = greedy(paragraph, measure);
        fc.pre(full !== undefined);
        const forced = only(paragraph, full!);
        // The greedy lines are the only way through their own breaks, if they are made too long to join.
        const theirs = breakLines(forced, [measure], by);
        fc.pre(theirs.at.length === full!.length);
        expect(breakLines(paragraph, [measure], by).demerits).toBeLessThanOrEqual(theirs.demerits + 1e-6);
      }),
    );
  });

  test('what cannot fit is overfull and listed, never thrown', () => {
    const { at, overfull } = breakLines(material([20, 500, 20, 30]), [100], judge);
    expect(at).toEqual([0, 1, 3]);
    expect(overfull).toEqual([1]);
  });

  test('the last measure serves all later lines', () => {
    const paragraph = material(Array.from({ length: 40 }, () => 20));
    const wide = breakLines(paragraph, [200], judge).at.length;
    expect(breakLines(paragraph, [50, 200], judge).at.length).toBeGreaterThanOrEqual(wide);
    expect(breakLines(paragraph, [200, 200, 200], judge).at).toEqual(breakLines(paragraph, [200], judge).at);
  });

  test('never three hyphens in turn where there is another way', () => {
    const list = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? -20 : 17));
    const paragraph = material(list, 3, 0);
    const { at } = breakLines(paragraph, [150], judge);
    let run = 0;
    for (const b of at) {
      run = paragraph.hyphen[b] === 1 ? run + 1 : 0;
      expect(run).toBeLessThan(3);
    }
  });

  test('100,000 words in linear time', async () => {
    const work = (words: number) => breakLines(material(Array.from({ length: words }, (_, i) => 8 + ((i * 7919) % 37))), [310], judge);
    expect(await growth(work, 25_000)).toBeLessThan(TOO_MUCH);
  });

  test('no breaks or no measure is the caller’s bug', () => {
    expect(() => breakLines({ ...material([10]), count: 0 }, [100], judge)).toThrow(RangeError);
    expect(() => breakLines(material([10]), [], judge)).toThrow(RangeError);
  });
});
