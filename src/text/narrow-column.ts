/** [characters] A longest line from here on is a margin whatever its text looks like. */
export const WIDE = 45;
/** [characters] Narrower columns are lists of words. */
const NARROWEST = 24;
/** Breaks that a narrow column must show. */
const FEWEST = 6;

/** How the lines of a text end that follow one another in one block. */
export interface Breaks {
  readonly all: number;
  /** Those before a word that would not have fitted. */
  readonly full: number;
  /** Of those, the ones before a small letter or a digit. */
  readonly runOn: number;
}

/** Whether a line goes on in small letters, or with a figure. */
export const runsOn = (head: string): boolean => /^[\p{Ll}\d]/u.test(head);

/**
 * Whether a text is set in one narrow column: its lines are paragraphs, and no headings, verse or menu. Four breaks in five are
 * the margin's, and half of those run on.
 *
 * @param width  [characters] of its longest line.
 */
export function isNarrowColumn(width: number, { all, full, runOn }: Breaks): boolean {
  return width >= NARROWEST && width < WIDE && all >= FEWEST && full >= 0.8 * all && runOn >= 0.5 * full;
}
