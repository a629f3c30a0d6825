import type { Page } from '../src/typeset/page.ts';

/** One row a line of text: folio, role, left edge and baseline in points, words. */
export function pageList(pages: readonly Page[]): string {
  const rows = pages.flatMap(({ label, pieces }) =>
    pieces.flatMap((piece) => {
      if (piece.kind !== 'text') return [];
      const words = piece.line.runs.map(({ run, start, end }) => run.text.slice(start, end)).join('');
      const role = typeof piece.tag === 'string' ? piece.tag : piece.tag.type;
      const at = (pt: number) => pt.toFixed(1).padStart(6);
      return [`${label.padStart(2)}  ${role.padEnd(8)} ${at(piece.x)} ${at(piece.y)}  ${words}${piece.line.hyphenated ? '-' : ''}`];
    }),
  );
  return `${rows.join('\n')}\n`;
}
