import type { Figure, FigureGroup, Wording } from '../model/brief.ts';
import { displayText } from '../text/typography.ts';
import { barShares } from '../theme/bars.ts';
import { fill, reportsOfOrigins } from '../theme/labels.ts';
import { courseOf } from '../theme/series.ts';
import { figureNotes, otherWordings } from '../theme/wording.ts';
import { type Box, beside, stack } from './box.ts';
import type { Line, Pt, Run } from './line.ts';
import type { Piece, Tag } from './page.ts';
import { baselineOf, fold, type Setting, tag } from './setting.ts';

/** The key figures as cells that can stand in the margin or side by side across the page. */
export interface FigureBox {
  readonly tag: Tag;
  /** The words over the box, set to a width. */
  head(width: Pt, continued?: boolean): Box[];
  /** Cells in printed order. */
  readonly cells: readonly FigureCell[];
}

export interface FigureCell {
  /** Of its group; first in it. */
  readonly group: string;
  readonly opens: boolean;
  /** Its group has bars, which are long by a measure of their own. */
  readonly charted: boolean;
  /** The cell set to a width. `label`: with its group's name over it, or an empty line as high. */
  box(width: Pt, label: 'name' | 'space' | 'none'): Box;
}

/** Elements of a figure's rows; made once, however often its cell is set. */
interface FigureTags {
  readonly value: Tag;
  readonly counts: Tag;
  /** Of its course over editions, where that is drawn. */
  readonly course?: { readonly tag: Tag; readonly shares: readonly number[] };
  readonly wordings: readonly { readonly wording: Wording; readonly value: Tag; readonly who: Tag }[];
}

const groups: readonly FigureGroup[] = ['forces', 'casualties', 'goods', 'money', 'other'];

/** "up to 8" and " million rounds": the words up to the number's last digit, and what follows. */
export function splitFigure(asStated: string): { large: string; small: string } {
  const last = /^.*\d(?:\s?[%‰€£$¥])?/su.exec(asStated)?.[0];
  return last === undefined ? { large: asStated, small: '' } : { large: last, small: asStated.slice(last.length) };
}

export function figureBox(setting: Setting, root: Tag): FigureBox | undefined {
  const { brief, theme, labels } = setting;
  const boxed = brief.figures.map((figure, n) => ({ figure, n })).filter(({ figure }) => figure.box);
  if (boxed.length === 0) return undefined;
  const sect = tag(root, 'Sect');
  const h2 = tag(sect, 'H2', theme.text.boxHead.caps ? { actual: labels.keyFigures } : {});
  const cells: FigureCell[] = [];
  for (const group of groups) {
    const members = boxed.filter(({ figure }) => figure.group === group);
    if (members.length === 0) continue;
    const name = labels.groups[group];
    const table = tag(sect, 'Table');
    const caption = tag(table, 'Caption');
    const charted = barShares(members.map(({ figure }) => figure));
    const chart =
      charted.size === 0
        ? undefined
        : tag(sect, 'Figure', {
            alt: fill(labels.chart, {
              title: name,
              values: [...charted.keys()].map((figure) => `${fold(figure.counts)}: ${fold(figure.asStated)}`).join(labels.listSeparator),
            }),
          });
    members.forEach(({ figure, n }, i) => {
      const row = tag(table, 'TR');
      const course = courseOf(figure, labels);
      const tags: FigureTags = {
        ...(course !== undefined && { course: { tag: tag(sect, 'Figure', { alt: course.words }), shares: course.shares } }),
        value: tag(row, 'TH', { scope: 'Row' }),
        counts: tag(row, 'TD'),
        wordings: otherWordings(figure).map((wording) => {
          const more = tag(table, 'TR');
          return { wording, value: tag(more, 'TH', { scope: 'Row' }), who: tag(more, 'TD') };
        }),
      };
      cells.push({
        group: name,
        opens: i === 0,
        charted: charted.size > 0,
        box(width, label) {
          const { leading } = theme.text.boxGroup;
          const above: Box[] =
            label === 'none'
              ? []
              : label === 'name' && i === 0
                ? setting.text([setting.run(name, 'boxGroup')], 'boxGroup', width, caption)
                : [{ height: leading, baseline: leading, pieces: [] }];
          return stack([
            ...above,
            ...figureLines(setting, figure, n, width, tags, chart === undefined ? undefined : charted.get(figure), chart),
          ]);
        },
      });
    });
  }
  return {
    tag: sect,
    cells,
    head: (width, continued = false) =>
      setting.text(
        [setting.run(continued ? fill(labels.continued, { title: labels.keyFigures }) : labels.keyFigures, 'boxHead')],
        'boxHead',
        width,
        continued ? 'layout' : h2,
      ),
  };
}

/** Source marks that stand beside a figure, at most. */
const MARKS_BESIDE = 4;

/** A measure that no figure fills. */
const UNBROKEN: Pt = 10_000;

const widthOf = (lines: readonly Line[]): Pt => Math.max(0, ...lines.flatMap((line) => line.runs.map((part) => part.x + part.width)));

function figureLines(
  setting: Setting,
  figure: Figure,
  n: number,
  width: Pt,
  tags: FigureTags,
  share: number | undefined,
  chart: Tag | undefined,
): Box[] {
  const { theme, labels } = setting;
  const language = setting.languageOf(figure.cites[0]?.source ?? '');
  const key = `figure/${n}`;
  const shown = (text: string): string => displayText({ text }, language).text;
  const asStated = fold(figure.asStated);
  const { large, small } = splitFigure(asStated);
  const reports = new Set(figure.cites.map((cite) => cite.source)).size;
  // A row of marks as long as the figure itself stands behind the words, where lines may break.
  const many = reports > MARKS_BESIDE;
  const marks = many ? [] : setting.marks(figure.cites, 'valueUnit');
  const unit = (space: string): Run[] => (small === '' ? [] : [setting.run(small.replace(/^ /, space), 'valueUnit', { language })]);
  // The number and its next word stay together, and the line breaks before the number, where they find room side by side.
  const number = setting.run(large.slice(large.lastIndexOf(' ') + 1), 'value', { language });
  const together = widthOf(setting.lines([number, ...unit('\u00a0'), ...marks], 'value', UNBROKEN)) <= width;
  const value: Run[] = [setting.run(large, 'value', { language, key }), ...unit(together ? '\u00a0' : ' '), ...marks];
  const boxes = setting.text(value, 'value', width, tags.value);
  const counted = [shown(fold(figure.counts)), ...figureNotes(figure, labels).map(fold)].filter((part) => part !== '').join(', ');
  const who = [
    ...(figure.attribution === undefined ? [] : [shown(fold(figure.attribution))]),
    ...(figure.origins < reports ? [reportsOfOrigins(reports, figure.origins, labels)] : []),
  ].join('; ');
  const said: Run[] = [
    ...(counted === '' ? [] : [setting.run(who === '' ? counted : `${counted}: `, 'counts', { language })]),
    ...(who === '' ? [] : [setting.run(who, 'who', { language })]),
    ...(many ? setting.marks(figure.cites, 'counts') : []),
  ];
  if (said.length > 0) boxes.push(...setting.text(said, 'counts', width, tags.counts));
  for (const { wording, value: head, who: cell } of tags.wordings) {
    const own = setting.languageOf(wording.cite.source);
    boxes.push({ height: 2, baseline: 2, pieces: [] });
    boxes.push(
      ...setting.text(
        [setting.run(fold(wording.asStated), 'wording', { language: own }), ...setting.marks([wording.cite], 'wording')],
        'wording',
        width,
        head,
      ),
    );
    if (wording.attribution !== undefined && wording.attribution !== figure.attribution)
      boxes.push(...setting.text([setting.run(shown(fold(wording.attribution)), 'who', { language: own })], 'who', width, cell));
  }
  if (tags.course !== undefined) boxes.push(columns(theme.box.bar, width, tags.course.shares, tags.course.tag));
  if (share !== undefined && chart !== undefined) {
    const height = theme.box.bar;
    const bar: Piece = {
      kind: 'rect',
      x: 0,
      y: height * 0.5,
      width: Math.max(1, share * width),
      height: height * 0.7,
      // A figure that is only a bound is drawn lighter than one that is flat.
      colour: figure.qualifier === undefined ? 'bar' : 'barLight',
      tag: chart,
    };
    // As long as the longest bar, so that a short one is seen as short.
    const track: Piece = { ...bar, width, colour: 'paper', tag: 'layout' };
    boxes.push({ height: height * 1.6, baseline: height, pieces: [track, bar] });
  }
  return boxes;
}

/** The course of a figure: a column for each edition, from a common ground, the latest the darkest. No axis, no labels. */
function columns(bar: Pt, width: Pt, shares: readonly number[], owner: Tag): Box {
  const height = bar * 2.4;
  const step = Math.min(bar, width / shares.length);
  const pieces = shares.map((share, i): Piece => {
    const tall = Math.max(0.5, share * height);
    const colour = i === shares.length - 1 ? 'bar' : 'barLight';
    return { kind: 'rect', x: i * step, y: bar * 0.4 + height - tall, width: step * 0.72, height: tall, colour, tag: owner };
  });
  return { height: height + bar * 0.9, baseline: height + bar * 0.4, pieces };
}

/** Cells below one another for the margin column, from the given one on: as many as fit into `height`, at least none. */
export function marginBox(setting: Setting, figures: FigureBox, from: number, height: Pt): { box: Box; used: number } {
  const { theme } = setting;
  const { padding, between } = theme.box;
  const width = theme.layout.margin - 2 * padding;
  const parts: Box[] = [{ height: padding * 0.7, baseline: 0, pieces: [] }, ...figures.head(width, from > 0)];
  let total = parts.reduce((sum, box) => sum + box.height, 0);
  let used = 0;
  for (const cell of figures.cells.slice(from)) {
    const box = cell.box(width, cell.opens ? 'name' : 'none');
    const gap = cell.opens ? (used === 0 ? 6 : between + 3) : between;
    if (total + gap + box.height + padding > height) break;
    const rule: Piece[] = cell.opens
      ? [{ kind: 'rect', x: 0, y: gap - 2.5, width, height: theme.rules.hair, colour: 'rule', tag: 'layout' }]
      : [];
    parts.push({ height: gap, baseline: gap, pieces: rule }, box);
    total += gap + box.height;
    used++;
  }
  parts.push({ height: padding, baseline: padding, pieces: [] });
  const inner = stack(parts);
  const shifted = inner.pieces.map((piece) => ({ ...piece, x: piece.x + padding }));
  return { used, box: { ...inner, pieces: [tint(theme.layout.margin, inner.height), ...shifted] } };
}

function tint(width: Pt, height: Pt): Piece {
  return { kind: 'rect', x: 0, y: 0, width, height, colour: 'tint', tag: 'background' };
}

/** Cells side by side across a width, from the given one on, row by row: each row one box on the tint. */
export function bandBoxes(setting: Setting, figures: FigureBox, from: number, width: Pt): Box[] {
  const { theme } = setting;
  const { padding } = theme.box;
  const across = theme.layout.band;
  const gap = padding * 1.6;
  const cell = (width - 2 * padding - (across - 1) * gap) / across;
  const head = figures.head(width - 2 * padding, from > 0);
  const rows: Box[] = [];
  // Bars of two groups side by side would be compared: a group that has some begins its own row, and so does the next.
  const grouped: FigureCell[][] = [];
  for (const cell of figures.cells.slice(from)) {
    const row = grouped.at(-1);
    if (row === undefined || row.length === across || (cell.opens && (cell.charted || row.some(({ charted }) => charted))))
      grouped.push([cell]);
    else row.push(cell);
  }
  grouped.forEach((together, i) => {
    const labelled = together.some((one) => one.opens);
    const row = together.map((one, k) => {
      const box = one.box(cell, one.opens ? 'name' : labelled ? 'space' : 'none');
      const rule: Piece = { kind: 'rect', x: 0, y: -2, width: cell, height: theme.rules.hair, colour: 'rule', tag: 'layout' };
      return { x: padding + k * (cell + gap), box: { ...box, pieces: [rule, ...box.pieces] } };
    });
    const inner = beside(row);
    const above: Box = { height: padding * 0.8, baseline: 0, pieces: [] };
    const last = i === grouped.length - 1;
    const box = stack([
      above,
      ...(i === 0 ? head.map((line) => ({ ...line, pieces: line.pieces.map((piece) => ({ ...piece, x: piece.x + padding })) })) : []),
      ...(i === 0 ? [{ height: 4, baseline: 0, pieces: [] }] : []),
      inner,
      { height: last ? padding : padding * 0.3, baseline: 0, pieces: [] },
    ]);
    rows.push({ ...box, pieces: [tint(width, box.height), ...box.pieces] });
  });
  return rows;
}

/** Baseline of the first line of a box of key figures, for aligning it with the text. */
export const figureHeadBaseline = (setting: Setting): Pt => setting.theme.box.padding * 0.7 + baselineOf(setting.theme.text.boxHead);
