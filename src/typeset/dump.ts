import type { Fonts } from './fonts.ts';
import { type Line, textOf } from './line.ts';
import type { Typeset } from './page.ts';
import { shapesOf, wordsOf } from './shape.ts';

const round = (length: number): number => Math.round(length * 1000) / 1000;

/**
 * How far a justified line ends from its measure, less what is meant to hang in the margin there (a hyphen, a full stop):
 * 0 but for rounding. Undefined for lines that are not justified.
 */
function edgeOf(line: Line, fonts: Fonts): number | undefined {
  if (line.last || line.scale === 1 || line.runs.length === 0) return undefined;
  const run = line.runs.reduce((a, b) => (b.x + b.width > a.x + a.width ? b : a));
  const shape = shapesOf(run, fonts).at(-1)!;
  const hang = shape.face === run.run.style.face ? wordsOf(run.run.style, run.run.language ?? 'und', fonts).get(shape.text).hangRight : 0;
  return run.x + run.width - (hang * run.run.style.size) / 1000 - line.measure;
}

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
        const edge = edgeOf(line, set.fonts);
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
            ...(edge !== undefined && { edge: round(edge) }),
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
