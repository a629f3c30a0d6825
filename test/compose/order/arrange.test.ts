import { describe, expect, it } from 'vitest';
import { antecedentsInPrint } from '../../../src/compose/lean/antecedents.ts';
import type { Lean } from '../../../src/compose/lean/lean.ts';
import { arrange } from '../../../src/compose/order/arrange.ts';
import type { Statement } from '../../../src/compose/statement/statement.ts';

/** Statements of sources: [0, 0, 1] are two of the first source and one of the second. */
const statementsOf = (...sources: number[]): Statement[] => sources.map((source, index) => ({ source, index }) as Statement);
const on = (n: number, rule = 'pronoun', loose = false): Lean => ({ on: n, rule, words: '', loose });

describe('arrange', () => {
  const order = (
    sources: number[],
    leaning: (Lean | undefined)[],
    printedAs: number[],
    members: number[],
    lede: number,
    likely: (n: number) => number = () => 0,
  ): number[] =>
    arrange(
      members,
      statementsOf(...sources),
      leaning,
      Int32Array.from(printedAs),
      (n) => printedAs.flatMap((printed, m) => (printed === n ? [m] : [])).sort((a, b) => Number(b === n) - Number(a === n)),
      (n) => (n === lede ? 1 : 0),
      likely,
    );

  it('opens with the lede, then goes on with its text', () => {
    expect(order([0, 0, 1, 1], [], [0, 1, 2, 3], [0, 1, 2, 3], 2)).toEqual([2, 3, 0, 1]);
  });

  it('puts a fact told in other words where its own text told it', () => {
    // The lede's text told its second sentence in the words of 4, which stands late in the other text.
    expect(order([0, 0, 0, 1, 1], [], [0, 4, 2, 3, 4], [0, 2, 3, 4], 0)).toEqual([0, 3, 4, 2]);
  });

  it('keeps what leans behind what it leans on where two texts cross', () => {
    const leaning = [undefined, on(0), undefined, on(2)];
    const list = order([0, 0, 1, 1], leaning, [0, 1, 2, 3], [0, 1, 2, 3], 0);
    expect(list.indexOf(1)).toBeGreaterThan(list.indexOf(0));
    expect(list.indexOf(3)).toBeGreaterThan(list.indexOf(2));
  });

  it('keeps what leans behind what it leans on where two other facts are told in crossed order', () => {
    // 2 leans on 1, which is told in the words of 6; what stands before 6 is told in the words of 3, behind 2.
    const leaning = [undefined, undefined, on(1)];
    expect(order([0, 0, 0, 0, 1, 1, 1], leaning, [0, 6, 2, 3, 4, 3, 6], [0, 2, 3, 4, 6], 0)).toEqual([0, 6, 2, 3, 4]);
  });

  it('does not open with what likely goes on from the sentence before it, unless that is worth much more', () => {
    const likely = (n: number): number => (n === 1 ? 0.4 : 0.1);
    const value = (n: number): number => [0.5, 0.6][n] as number;
    const opened = (worth: (n: number) => number): number | undefined =>
      arrange([0, 1], statementsOf(0, 0), [], Int32Array.from([0, 1]), (n) => [n], worth, likely)[0];
    expect(opened(value)).toBe(0);
    expect(opened((n) => (n === 1 ? 0.9 : 0.5))).toBe(1);
  });

  it('takes no circle for an order', () => {
    const list = order([0, 0, 1, 1], [], [0, 3, 2, 3], [0, 2, 3], 3);
    expect(list[0]).toBe(3);
    expect([...list].sort()).toEqual([0, 2, 3]);
  });
});

describe('antecedentsInPrint', () => {
  const never = (): boolean => false;

  it('leans on another sentence that tells of the same where the nearest belongs in another section', () => {
    const lean: Lean = { ...on(1, 'known from before', true), others: [0] };
    const leaning = antecedentsInPrint([undefined, undefined, lean], Int32Array.from([0, 1, 2]), (a, b) => a === 2 && b === 1);
    expect(leaning[2]?.on).toBe(0);
  });

  it('leads a pronoun past a sentence that is told by another source and leans itself', () => {
    expect(antecedentsInPrint([undefined, on(0), on(1), undefined], Int32Array.from([0, 3, 2, 3]), never)[2]?.on).toBe(0);
  });

  it('leads an answer nowhere else: it answers what was merged away', () => {
    expect(antecedentsInPrint([undefined, on(0), on(1, 'answers'), undefined], Int32Array.from([0, 3, 2, 3]), never)[2]?.on).toBe(1);
  });

  it('leaves it where that sentence is printed', () => {
    expect(antecedentsInPrint([undefined, on(0), on(1)], Int32Array.from([0, 1, 2]), never)[2]?.on).toBe(1);
  });
});
