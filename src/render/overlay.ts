import type { Brief } from '../model/brief.ts';
import type { Cite } from '../model/source.ts';
import type { Line, Pt } from '../typeset/line.ts';
import type { Page, Typeset } from '../typeset/page.ts';
import { setParagraph } from '../typeset/paragraph.ts';
import { pdfNumber } from './packed-document.ts';

export interface Overlay {
  /** Path operators: areas, grid, a box around every line. */
  readonly paths: string;
  /** Beside each line of text its adjustment ratio, and where it ends the sentence: which words of which source. */
  readonly notes: readonly { readonly line: Line; readonly x: Pt; readonly y: Pt }[];
}

/** Points of the notes: small enough to stand beside any line. */
const SIZE: Pt = 4.5;

/** What `--overlay` shows over a page. */
export function overlayOf(set: Typeset, page: Page, brief: Brief): Overlay {
  const n = pdfNumber;
  const cites = citesByKey(brief);
  const style = { face: 'sans', size: SIZE, colour: 'accent', figures: 'tabular' } as const;
  const notes: Overlay['notes'][number][] = [];
  let paths = 'q 0.3 w\n';
  for (const area of set.areas) {
    if (area.page !== page.number) continue;
    paths += `0.2 0.6 1 RG ${n(area.x)} ${n(area.y)} ${n(area.width)} ${n(area.height)} re S\n0.75 0.88 1 RG\n`;
    for (let y = area.y; y <= area.y + area.height + 0.01; y += area.grid)
      paths += `${n(area.x)} ${n(y)} m ${n(area.x + area.width)} ${n(y)} l S\n`;
  }
  for (const piece of page.pieces) {
    if (piece.kind !== 'text' || piece.line.runs.length === 0) continue;
    const { line, x, y } = piece;
    const size = Math.max(...line.runs.map((run) => run.run.style.size));
    // Redder the more its spaces had to give: the adjustment ratio, up to 1 either way.
    const strain = Math.min(1, Math.abs(line.ratio));
    paths += `${n(0.2 + 0.8 * strain)} ${n(0.7 * (1 - strain))} 0.2 RG ${n(x)} ${n(y - size * 0.75)} ${n(line.measure)} ${n(size)} re S\n`;
    const ended = line.runs.flatMap(({ run, end }) => {
      const cite = run.origin === undefined || end < run.text.length ? undefined : cites.get(run.origin.key);
      return cite === undefined ? [] : [`${cite.source}:${cite.start}–${cite.end}`];
    });
    if (ended.length === 0 && line.ratio === 0) continue;
    const text = [line.ratio.toFixed(2), ...ended].join('  ');
    for (const note of setParagraph([{ text, style }], { measure: 400, align: 'left' }, set.fonts))
      notes.push({ line: note, x: x + line.measure + 1.5, y });
  }
  return { paths: `${paths}Q\n`, notes };
}

/** The words that each printed sentence quotes. */
function citesByKey(brief: Brief): Map<string, Cite> {
  const cites = new Map<string, Cite>();
  for (const section of brief.sections)
    for (const item of section.items)
      item.sentences.forEach((sentence, i) => {
        if (sentence.cites[0] !== undefined) cites.set(`${item.id}/${i}`, sentence.cites[0]);
      });
  brief.figures.forEach((figure, i) => {
    if (figure.cites[0] !== undefined) cites.set(`figure/${i}`, figure.cites[0]);
  });
  return cites;
}
