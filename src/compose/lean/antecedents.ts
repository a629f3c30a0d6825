import type { Lean } from './lean.ts';

/** Leaning of these kinds speaks of the same ones as the sentence leant on. */
const SAME_ONES = new Set(['pronoun', 'part of those told of before']);

/**
 * What each sentence leans on, now that some are told by other sources' words. Where the sentence leant on was merged away and
 * leans itself ("They spent the night", behind "Noravia freed the last 30 of them"), what both speak of stands before it: the
 * sentence leans on that, so that it stays with its own text.
 *
 *
 * And where a known thing ("the ship") was last told of in what surely belongs in another section, another sentence that tells of
 * it is leant on, if one belongs with this.
 *
 * @param apart      whether two statements surely belong in different sections.
 * @param printedAs  by which statement each is printed; itself where it is.
 * @returns one entry per statement.
 */
export function antecedentsInPrint(
  leaning: readonly (Lean | undefined)[],
  printedAs: Int32Array,
  apart: (a: number, b: number) => boolean,
): (Lean | undefined)[] {
  return leaning.map((lean, n) => {
    if (lean?.others !== undefined && lean.weak !== true && apart(n, lean.on)) {
      const other = lean.others.find((m) => !apart(n, m));
      return other === undefined ? lean : { ...lean, on: other };
    }
    if (lean === undefined || !SAME_ONES.has(lean.rule)) return lean;
    const further = leaning[lean.on];
    if (printedAs[lean.on] === lean.on || further === undefined || further.loose || printedAs[further.on] !== further.on) return lean;
    return { ...lean, on: further.on };
  });
}
