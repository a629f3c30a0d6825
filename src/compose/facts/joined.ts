import type { Because } from '../../model/log.ts';

/** Statements that tell the same, each group printed as one of them. */
export interface Joined {
  /** For each statement the statement printed in its place: itself where it is printed. */
  readonly printedAs: Int32Array;
  /** Grounds of each joined statement, by index. */
  readonly because: ReadonlyMap<number, readonly Because[]>;
  /** All that are printed as i is, in canonical order. */
  groupOf(i: number): readonly number[];
  /** Joins the groups of two statements unless a source would stand in the whole twice. */
  join(i: number, j: number, grounds: () => readonly Because[]): void;
}

/**
 * Every statement by itself, to be joined.
 *
 * @param sources   by statement index: its source.
 * @param fullness  how much a statement tells by itself: of a group the fullest is printed, of two as full the first.
 */
export function startJoining(sources: readonly number[], fullness: (n: number) => number): Joined {
  const printedAs = Int32Array.from(sources, (_, i) => i);
  const because = new Map<number, readonly Because[]>();
  const members = new Map<number, readonly number[]>();
  const groupOf = (i: number): readonly number[] => members.get(printedAs[i] as number) ?? [i];
  return {
    printedAs,
    because,
    groupOf,
    join: (i, j, grounds) => {
      const [ga, gb] = [groupOf(i), groupOf(j)];
      const held = new Set(ga.map((n) => sources[n]));
      if (gb.some((n) => held.has(sources[n]))) return;
      const [one, other] = [printedAs[i] as number, printedAs[j] as number];
      members.delete(one);
      members.delete(other);
      const all = [...ga, ...gb].sort((x, y) => x - y);
      const printed = fullness(one) > fullness(other) || (fullness(one) === fullness(other) && one < other) ? one : other;
      members.set(printed, all);
      for (const n of all) printedAs[n] = printed;
      for (const n of [i, j]) if (!because.has(n)) because.set(n, grounds());
    },
  };
}
