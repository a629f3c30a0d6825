import type { Brief } from '../model/brief.ts';
import type { Log } from '../model/log.ts';
import { fill, formatDate, labelsFor } from '../theme/labels.ts';
import type { Theme } from '../theme/theme.ts';
import { type Block, type Box, taller } from './box.ts';
import { openFonts } from './fonts.ts';
import { type Galley, galley } from './galley.ts';
import { headBlock } from './head.ts';
import type { Line, Pt, Run } from './line.ts';
import { makeup } from './makeup.ts';
import type { Bookmark, Page, Piece, Tag, Typeset } from './page.ts';
import { baselineOf, fold, openSetting, type Setting, tag } from './setting.ts';

export type { Typeset } from './page.ts';

/**
 * Sets a brief in a house style: what stands where on which page.
 *
 * Pure apart from reading the theme's font files when a face is first needed. Bad copy never throws: characters that no
 * font has, and words wider than their column, are told to the log.
 */
export function typeset(brief: Brief, theme: Theme, log: Log): Typeset {
  const labels = labelsFor(brief.edition.language);
  const fonts = openFonts(theme.faces, theme.fallbacks);
  const setting = openSetting(brief, theme, labels, fonts, log);
  const set = galley(setting);
  const marking = markingLines(setting, set.widths.full);
  const beyond = Math.max(0, marking.length - 1) * theme.text.marking.leading;
  const extra = { top: beyond, bottom: beyond };

  let contents: Contents | undefined;
  if (makeup(setting, set, [], extra, theme.layout.contentsFrom - 1).bodyPages >= theme.layout.contentsFrom)
    contents = contentsBlocks(setting, set);
  const made = makeup(setting, set, contents?.blocks ?? [], extra);
  set.tree.children.splice(
    0,
    set.tree.children.length,
    ...set.tree.children.filter((child) => child.children.length > 0 || child !== set.contents),
  );
  const pageOf = new Map(made.destinations.map(({ name, page }) => [name, page]));
  const numbers = contents?.numbers(pageOf);

  // The marking at the head of page one is read; everywhere else it is furniture.
  const readMarking = marking.length > 0 ? firstTag(set.tree) : undefined;
  const total = made.sheets.length;
  const pages = made.sheets.map((sheet): Page => {
    const head = furniture(setting, set.widths.full, sheet.left, sheet.number, total, sheet.section, marking, readMarking);
    const pieces =
      numbers === undefined
        ? sheet.pieces
        : sheet.pieces.map((piece) =>
            piece.kind === 'text' && numbers.has(piece.line) ? { ...piece, line: numbers.get(piece.line)! } : piece,
          );
    return { number: sheet.number, label: String(sheet.number), pieces: [...head.before, ...pieces, ...head.after] };
  });
  setting.tellMissing();

  return {
    paper: { width: theme.paper.width, height: theme.paper.height },
    colours: theme.colours,
    fonts,
    pages,
    bodyPages: made.bodyPages,
    starts: made.sheets.map((sheet) => ({
      page: sheet.number,
      label: String(sheet.number),
      ...(sheet.start ?? { block: 'figures', offset: 0 }),
    })),
    tree: set.tree,
    bookmarks: bookmarksOf([...set.opening, ...set.bottomLine, ...set.body, ...(made.aside ? set.aside : set.closing()), ...set.back]),
    destinations: made.destinations,
    areas: made.areas,
  };
}

function firstTag(tree: Tag): Tag {
  const made: Tag = { type: 'P', children: [] };
  tree.children.unshift(made);
  return made;
}

/** The marking in capitals. Free handling text may need several lines. */
function markingLines(setting: Setting, width: Pt): readonly Line[] {
  const { marking } = setting.brief.edition;
  if (marking === undefined || fold(marking) === '') return [];
  return setting.lines([setting.run(fold(marking), 'marking')], 'marking', width * 0.6, { align: 'right' });
}

function furniture(
  setting: Setting,
  width: Pt,
  left: Pt,
  number: number,
  total: number,
  section: string | undefined,
  marking: readonly Line[],
  readMarking: Tag | undefined,
): { before: Piece[]; after: Piece[] } {
  const { theme, labels, brief } = setting;
  const { paper, layout, text } = theme;
  const before: Piece[] = [];
  const after: Piece[] = [];
  const headY = layout.head;
  const footY = paper.height - layout.foot;
  marking.forEach((line, i) => {
    const x = left + width * 0.4;
    before.push({
      kind: 'text',
      x,
      y: headY + i * text.marking.leading,
      line,
      tag: number === 1 && readMarking !== undefined ? readMarking : 'header',
    });
    after.push({ kind: 'text', x, y: footY - (marking.length - 1 - i) * text.marking.leading, line, tag: 'footer' });
  });
  if (number > 1) {
    const { edition } = brief;
    const room = marking.length > 0 ? width * 0.58 : width;
    const name = setting.run(fold(edition.title), 'runningStrong');
    const date = setting.run(`, ${formatDate(edition.date, labels)}`, 'running');
    const where = section === undefined ? [] : [setting.run(` · ${fold(section)}`, 'running')];
    // As much as has room on one line; the title alone may be cut.
    const heads: Run[][] = [[name, date, ...where], [name, ...where], [name, date], [name]];
    let line: Line | undefined;
    for (const runs of heads) {
      const set = setting.lines(runs, 'running', room, { align: 'left' });
      line = set[0];
      if (set.length === 1) break;
    }
    if (line !== undefined) before.push({ kind: 'text', x: left, y: headY, line, tag: 'header' });
  }
  const [folio] = setting.lines([setting.run(fill(labels.page, { n: number, m: total }), 'running')], 'running', width * 0.38, {
    align: 'left',
  });
  if (folio !== undefined) after.push({ kind: 'text', x: left, y: footY, line: folio, tag: 'footer' });
  return { before, after };
}

interface Contents {
  readonly blocks: readonly Block[];
  /** The lines to put in place of those that hold the numbers' room. */
  numbers(pageOf: ReadonlyMap<string, number>): Map<Line, Line>;
}

function contentsBlocks(setting: Setting, { contents, parts, widths }: Galley): Contents {
  const { theme, labels } = setting;
  const { leading } = theme.text.contents;
  const baseline = baselineOf(theme.text.contents);
  const toc = tag(undefined, 'TOC');
  const head = headBlock(setting, contents, labels.contents, widths.column, { name: 'contents', before: 0, destination: 'contents' });
  contents.children.push(toc);
  const room = theme.text.contents.size * 3;
  const places: { line: Line; destination: string }[] = [];
  const number = (text: string, destination: string): Line =>
    setting.lines([setting.run(text, 'contentsHead', { link: `#${destination}` })], 'contentsHead', room, { align: 'right' })[0]!;
  const boxes = parts.flatMap(({ title, destination }): Box[] => {
    const item = tag(toc, 'TOCI');
    const lines = setting.text([setting.run(fold(title), 'contents', { link: `#${destination}` })], 'contents', widths.column - room, item);
    const line = number('0', destination);
    places.push({ line, destination });
    return lines.map((box, i) =>
      i < lines.length - 1
        ? box
        : { ...box, height: leading, pieces: [...box.pieces, { kind: 'text', x: widths.column - room, y: baseline, line, tag: item }] },
    );
  });
  const grid = theme.layout.grid;
  const height = boxes.reduce((sum, box) => sum + box.height, 0);
  const missing = Math.ceil(height / grid - 1e-6) * grid - height + theme.layout.sectionGap;
  const blocks: Block[] = [
    head,
    {
      name: 'contents',
      boxes: [...boxes.slice(0, -1), taller(boxes.at(-1)!, missing)],
      before: 0,
      keepNext: false,
      least: Number.POSITIVE_INFINITY,
    },
  ];
  return {
    blocks,
    numbers: (pageOf) => new Map(places.map(({ line, destination }) => [line, number(String(pageOf.get(destination) ?? ''), destination)])),
  };
}

/** Two levels: sections, and the stories in them. */
function bookmarksOf(blocks: readonly Block[]): Bookmark[] {
  const top: (Bookmark & { children: Bookmark[] })[] = [];
  for (const { bookmark, destination } of blocks) {
    if (bookmark === undefined || destination === undefined) continue;
    const made = { title: shortened(bookmark.title), destination, children: [] };
    if (bookmark.level === 1 || top.length === 0) top.push(made);
    else top.at(-1)!.children.push(made);
  }
  return top;
}

/** A bookmark is read in a narrow column. */
const BOOKMARK = 60;

function shortened(title: string): string {
  if (title.length <= BOOKMARK) return title;
  const cut = title.slice(0, BOOKMARK - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > BOOKMARK / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
