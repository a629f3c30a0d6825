import { textOf } from './line.ts';
import type { Typeset } from './page.ts';

const round = (length: number): number => Math.round(length * 1000) / 1000;

/** The placed lines of all pages as plain data, for `--dump=pages`: lengths in points from the top left corner, three decimals. */
export function dumpPages(set: Typeset): unknown {
  return {
    paper: { width: round(set.paper.width), height: round(set.paper.height) },
    bodyPages: set.bodyPages,
    pages: set.pages.map((page) => ({
      page: page.number,
      label: page.label,
      areas: set.areas
        .filter((area) => area.page === page.number)
        .map(({ x, y, width, height, grid }) => ({
          x: round(x),
          y: round(y),
          width: round(width),
          height: round(height),
          grid: round(grid),
        })),
      lines: page.pieces.flatMap((piece) => {
        if (piece.kind !== 'text') return [];
        const { line } = piece;
        const left = line.runs.length === 0 ? 0 : Math.min(...line.runs.map((run) => run.x));
        const right = line.runs.length === 0 ? 0 : Math.max(...line.runs.map((run) => run.x + run.width));
        const first = line.runs[0];
        const key = line.runs.find((run) => run.run.origin !== undefined)?.run.origin?.key;
        return [
          {
            role: typeof piece.tag === 'string' ? piece.tag : piece.tag.type,
            ...(key !== undefined && { key }),
            x: round(piece.x),
            y: round(piece.y),
            measure: round(line.measure),
            left: round(piece.x + left),
            right: round(piece.x + right),
            face: first?.face ?? '',
            size: first === undefined ? 0 : round(first.run.style.size),
            ratio: round(line.ratio),
            scale: round(line.scale),
            hyphenated: line.hyphenated,
            overfull: round(line.overfull),
            last: line.last,
            text: textOf(line),
          },
        ];
      }),
    })),
  };
}
