import type { Pt } from './line.ts';
import { moved, type Piece } from './page.ts';

/** Something of a fixed height: a line of text with what belongs to it. Pieces count from its top left corner. */
export interface Box {
  readonly height: Pt;
  readonly pieces: readonly Piece[];
  /** From the top to the baseline that a margin note stands level with. */
  readonly baseline: Pt;
  /** Its line ends within a word: no column ends here if it can be helped. */
  readonly divided?: boolean | undefined;
  /** Stand in the margin column, level with the baseline if there is room. */
  readonly notes?: readonly MarginNote[] | undefined;
}

/** A box with all keys, written out: of one hidden class, fifty thousand are read several times faster. */
export const boxOf = (height: Pt, baseline: Pt, pieces: readonly Piece[], divided?: boolean, notes?: readonly MarginNote[]): Box => ({
  height,
  baseline,
  pieces,
  divided,
  notes,
});

/** The same box with so much more room below. */
export const taller = ({ height, baseline, pieces, divided, notes }: Box, more: Pt): Box =>
  boxOf(height + more, baseline, pieces, divided, notes);

export interface MarginNote {
  readonly box: Box;
  /** The source it names, by number. */
  readonly source?: number;
}

/** Boxes below one another. A column may break between two of them where make-up allows it. */
export interface Block {
  /** See PageStart. */
  readonly name: string;
  readonly boxes: readonly Box[];
  /** Space above; falls away at the top of a column. */
  readonly before: Pt;
  /** Stays with the first boxes of the next block. */
  readonly keepNext: boolean;
  /** Least boxes before and after a break within: 2 for text, boxes.length for what stays together. */
  readonly least: number;
  /** Heading of the page's running head from here on. */
  readonly section?: string | undefined;
  /** Name of the place for links. */
  readonly destination?: string | undefined;
  /** Entry in the bookmarks, with its level from 1; needs `destination`. */
  readonly bookmark?: { readonly level: number; readonly title: string } | undefined;
}

/** A block with all keys, like boxOf. */
export const blockOf = (
  { name, section }: Pick<Block, 'name' | 'section'>,
  boxes: readonly Box[],
  { before, keepNext, least, destination, bookmark }: Omit<Block, 'name' | 'section' | 'boxes'>,
): Block => ({ name, boxes, before, keepNext, least, section, destination, bookmark });

export const heightOf = (boxes: readonly Box[]): Pt => boxes.reduce((sum, box) => sum + box.height, 0);

/** Boxes one below the other, as one. The baseline is the first one's. */
export function stack(boxes: readonly Box[]): Box {
  const pieces: Piece[] = [];
  let y = 0;
  for (const box of boxes) {
    for (const piece of box.pieces) pieces.push(y === 0 ? piece : moved(piece, 0, y));
    y += box.height;
  }
  return boxOf(y, boxes[0]?.baseline ?? 0, pieces);
}

/** Boxes side by side, each at its x, tops level. */
export function beside(columns: readonly { readonly x: Pt; readonly box: Box }[]): Box {
  return {
    height: Math.max(0, ...columns.map(({ box }) => box.height)),
    pieces: columns.flatMap(({ x, box }) => box.pieces.map((piece) => moved(piece, x, 0))),
    baseline: columns[0]?.box.baseline ?? 0,
  };
}
