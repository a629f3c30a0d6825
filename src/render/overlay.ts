import type { Brief } from '../model/brief.ts';
import type { Page, Typeset } from '../typeset/page.ts';
import { pdfNumber } from './packed-document.ts';

/** Operators that draw a page's text areas, its grid, and a box around every line over it. */
export function overlayOf(set: Typeset, page: Page, _brief: Brief): string {
  const n = pdfNumber;
  let out = '/Artifact<</Type/Layout>>BDC\nq 0.3 w\n';
  for (const area of set.areas) {
    if (area.page !== page.number) continue;
    out += `0.2 0.6 1 RG ${n(area.x)} ${n(area.y)} ${n(area.width)} ${n(area.height)} re S\n0.75 0.88 1 RG\n`;
    for (let y = area.y; y <= area.y + area.height + 0.01; y += area.grid)
      out += `${n(area.x)} ${n(y)} m ${n(area.x + area.width)} ${n(y)} l S\n`;
  }
  for (const piece of page.pieces) {
    if (piece.kind !== 'text' || piece.line.runs.length === 0) continue;
    const { line, x, y } = piece;
    const size = Math.max(...line.runs.map((run) => run.run.style.size));
    // Redder the more its spaces had to give: the adjustment ratio, up to 1 either way.
    const strain = Math.min(1, Math.abs(line.ratio));
    out += `${n(0.2 + 0.8 * strain)} ${n(0.7 * (1 - strain))} 0.2 RG ${n(x)} ${n(y - size * 0.75)} ${n(line.measure)} ${n(size)} re S\n`;
  }
  return `${out}Q\nEMC\n`;
}
