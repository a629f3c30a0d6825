import { barShares } from '../theme/bars.ts';
import { fill, type Labels } from '../theme/labels.ts';
import type { Theme } from '../theme/theme.ts';
import type { Fonts } from '../typeset/fonts.ts';
import type { Line, Run } from '../typeset/line.ts';
import { setParagraph } from '../typeset/paragraph.ts';
import { glyphsOf } from './glyph-places.ts';
import { outlineOf, trace } from './outline.ts';
import type { FigureRow } from './reading.ts';
import { type Markup, xml } from './xml.ts';

/** The chart is set 400 pt wide, so that its letters are as large as the text's on a phone; ten units of the drawing are a point, so that whole numbers are fine enough for letters. */
const width = 400;
const units = 10;
const size = 15;
const leading = 18;
const bar = 8;
/** From a bar to the next label's first line. */
const between = 13;

/** A line of text as the data of one path: whole numbers, relative, so that it stays short. */
function pathOf(line: Line, fonts: Fonts, x: number, baseline: number): string {
  let data = '';
  let [atX, atY] = [0, 0];
  for (const glyph of glyphsOf(line, fonts)) {
    const font = fonts.face(glyph.face);
    const scale = (glyph.size / font.unitsPerEm) * units;
    const toX = (value: number) => Math.round(value * scale + (x + glyph.x) * units);
    const toY = (value: number) => Math.round((baseline - glyph.y) * units - value * scale);
    const step = (px: number, py: number): string => {
      const written = `${px - atX} ${py - atY}`.replace(/ -/g, '-');
      return written;
    };
    for (const contour of outlineOf(font, glyph.glyph)) {
      trace(contour, {
        moveTo(px, py) {
          data += `M${toX(px)} ${toY(py)}`;
          [atX, atY] = [toX(px), toY(py)];
        },
        lineTo(px, py) {
          if (toX(px) === atX && toY(py) === atY) return;
          data += `l${step(toX(px), toY(py))}`;
          [atX, atY] = [toX(px), toY(py)];
        },
        curveTo(cx, cy, px, py) {
          data += `q${`${step(toX(cx), toY(cy))} ${step(toX(px), toY(py))}`.replace(/ -/g, '-')}`;
          [atX, atY] = [toX(px), toY(py)];
        },
      });
      data += 'z';
    }
  }
  return data;
}

/**
 * The bars of a group of figures, each under its own words, as inline SVG in the reader's own colour: no axis, no
 * legend, no SVG text. Undefined where nothing of the group is charted.
 *
 * @param id  names the drawing within its document.
 */
export function chartOf(
  title: string,
  rows: readonly FigureRow[],
  id: string,
  labels: Labels,
  theme: Theme,
  fonts: Fonts,
): Markup | undefined {
  const shares = barShares(rows.map((row) => row.figure));
  const charted = rows.filter((row) => shares.has(row.figure));
  if (charted.length === 0) return undefined;
  const values = charted.map((row) => `${row.counts.text}: ${row.stated.text}`).join(labels.listSeparator);
  const strong = { face: theme.text.value.face, size, colour: 'ink', figures: 'lining' } as const;
  const plain = { face: theme.text.counts.face, size, colour: 'ink', figures: 'lining' } as const;
  const drawn: Markup[] = [];
  let y = 0;
  for (const row of charted) {
    const runs: Run[] = [
      { text: `${row.stated.text} `, style: strong, language: row.stated.language ?? labels.language },
      { text: row.counts.text, style: plain, language: row.counts.language ?? labels.language },
    ];
    const lines = setParagraph(runs, { measure: width, align: 'left', hyphenate: false }, fonts).slice(0, 3);
    let data = '';
    for (const line of lines) {
      y += leading;
      data += pathOf(line, fonts, 0, y - 4);
    }
    const length = Math.max(1, Math.round((shares.get(row.figure) as number) * width * units));
    drawn.push(xml`<path d="${data}"/><rect x="0" y="${y * units}" width="${length}" height="${bar * units}"/>\n`);
    y += bar + between;
  }
  const height = y - between + 1;
  return xml`<figure class="chart">
<figcaption>${title}</figcaption>
<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width * units} ${height * units}" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${fill(labels.chart, { title, values })}</desc>
<g fill="currentColor">
${drawn}</g>
</svg>
</figure>
`;
}
