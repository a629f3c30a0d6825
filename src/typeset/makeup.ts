import { type Block, type Box, blockOf, heightOf, type MarginNote } from './box.ts';
import { bandBoxes, marginBox } from './figures.ts';
import type { Galley } from './galley.ts';
import { HEAD_RULE } from './head.ts';
import type { Pt } from './line.ts';
import { type Destination, moved, type PageStart, type Piece } from './page.ts';
import type { Setting } from './setting.ts';

/** A page while it is made up. */
interface Sheet {
  readonly number: number;
  readonly pieces: Piece[];
  readonly left: Pt;
  /** Above this the margin column is taken. */
  marginFrom: Pt;
  /** Lowest point that anything in the margin reaches. */
  marginTo: Pt;
  /** What its running head names: the section in force where the page begins. */
  section?: string;
  /** Where disagreements and look ahead begin in its margin. */
  asideFrom?: Pt;
  start?: Omit<PageStart, 'page' | 'label'>;
  readonly notes: { at: number; count: number; top: Pt; height: Pt; names: boolean }[];
  /** Pieces to be taken away again. */
  readonly gone: Set<Piece>;
  /** Names of sources whose notes found no place level with their marks. */
  readonly legend: Map<number, Box>;
}

export interface MadeUp {
  readonly sheets: readonly Sheet[];
  readonly bodyPages: number;
  /** Disagreements and look ahead stand in the margin. */
  readonly aside: boolean;
  readonly destinations: readonly Destination[];
  readonly areas: readonly { page: number; x: Pt; y: Pt; width: Pt; height: Pt; grid: Pt }[];
}

/** Before box `box` of block `block`. */
interface Cut {
  readonly block: number;
  readonly box: number;
}

/** Lengths are added up hundreds of times; less than this is the same. */
const EPSILON = 1e-4;

/** Fewer lines of back matter than this at the foot of a page look lost: it begins on the next. */
const LEAST_BACK = 9;

/** Disagreements and look ahead may take so much of the margin beside the text. */
const ASIDE = 0.75;

/** A note further than so many lines below its own says nothing any more. */
const STRAY = 2;

/** Between margin notes. */
const NOTE_GAP: Pt = 3;

interface ColumnEnd {
  readonly end: Cut;
  readonly height: Pt;
  /** There was no place where a column may end. */
  readonly forced?: boolean;
}

/** Between two breaks both pieces of a block keep its least boxes, counted within the column. */
function columnEnd(blocks: readonly Block[], from: Cut, room: Pt): ColumnEnd {
  let y = 0;
  let best: ColumnEnd | undefined;
  for (let b = from.block; b < blocks.length; b++) {
    const block = blocks[b]!;
    const n = block.boxes.length;
    const first = b === from.block ? from.box : 0;
    const above = y;
    if (b > from.block) y += block.before;
    for (let r = first; r < n; r++) {
      if (r > first) {
        if (r - first >= block.least && n - r >= block.least && block.boxes[r - 1]!.divided !== true)
          best = { end: { block: b, box: r }, height: y };
      } else if (b > from.block && !blocks[b - 1]!.keepNext) best = { end: { block: b, box: r }, height: above };
      if (y + block.boxes[r]!.height > room + EPSILON) {
        if (best !== undefined) return best;
        // Nothing may be broken, but something must: here, or below the first box if that alone is too tall.
        if (r > first) return { end: { block: b, box: r }, height: y, forced: true };
        if (b > from.block) return { end: { block: b, box: 0 }, height: above, forced: true };
        return { end: { block: b, box: r + 1 }, height: block.boxes[r]!.height, forced: true };
      }
      y += block.boxes[r]!.height;
    }
  }
  return { end: { block: blocks.length, box: 0 }, height: y };
}

/** Where a break at the end of a block stands: at the beginning of the next. */
const normal = (blocks: readonly Block[], cut: Cut): Cut =>
  cut.block < blocks.length && cut.box >= blocks[cut.block]!.boxes.length ? { block: cut.block + 1, box: 0 } : cut;

const topOf = (piece: Piece): Pt =>
  piece.kind === 'rect' ? piece.y : piece.y - Math.max(0, ...piece.line.runs.map((part) => part.run.style.size));

/** A box taller than any column, in pieces that fit: only where there is no other way to keep all words on paper. */
function pieces(box: Box, room: Pt): Box[] {
  if (box.height <= room) return [box];
  const made: Box[] = [];
  let rest: Piece[] = [...box.pieces];
  let offset = 0;
  while (rest.length > 0) {
    const here: Piece[] = [];
    const later: Piece[] = [];
    for (const piece of rest) {
      const bottom = piece.kind === 'rect' ? piece.y + piece.height : piece.y + 4;
      if (bottom - offset <= room) here.push(moved(piece, 0, -offset));
      else if (piece.kind === 'rect' && piece.y - offset < room) {
        const height = room - (piece.y - offset);
        here.push({ ...piece, y: piece.y - offset, height });
        later.push({ ...piece, y: piece.y + height, height: piece.height - height });
      } else later.push(piece);
    }
    const next = later.length === 0 ? box.height : Math.max(offset + 1, Math.min(...later.map(topOf)));
    made.push({ height: Math.min(room, next - offset), baseline: box.baseline, pieces: here });
    offset = next;
    rest = later;
  }
  return made;
}

/**
 * Makes up pages: every box gets its place.
 *
 * Body text stands on the grid; blocks are whole multiples of it. Columns may end short, never long. A column never
 * begins with the last line of a paragraph, ends with the first of one or within a word, and a head stays with what it
 * heads, unless a single block is taller than a column.
 *
 * @param contents   blocks before the body, where a contents is printed.
 * @param enough     stop after so many pages of body: for finding out whether there are that many.
 */
export function makeup(
  setting: Setting,
  galley: Galley,
  contents: readonly Block[],
  extra: { top: Pt; bottom: Pt },
  enough = Number.POSITIVE_INFINITY,
): MadeUp {
  const { paper, layout } = setting.theme;
  const { grid } = layout;
  const { widths } = galley;
  const top = paper.top + extra.top;
  // A whole number of lines.
  const bottom = top + Math.floor((paper.height - paper.bottom - extra.bottom - top) / grid + EPSILON) * grid;
  const sheets: Sheet[] = [];
  const destinations: Destination[] = [];
  const areas: { page: number; x: Pt; y: Pt; width: Pt; height: Pt; grid: Pt }[] = [];
  let band: Box[] = [];
  /** Key figures that go on in the margin of the next page. */
  let besides: Box | undefined;
  let section: string | undefined;
  let y = top;

  const onGrid = (at: Pt): Pt => top + Math.ceil((at - top) / grid - EPSILON) * grid;

  const turn = (): Sheet => {
    if (sheets.length > 0) finish(sheets.at(-1)!);
    const number = sheets.length + 1;
    const left = layout.duplex && number % 2 === 0 ? paper.outer : paper.inner;
    const sheet: Sheet = {
      number,
      pieces: [],
      left,
      marginFrom: top,
      marginTo: top,
      notes: [],
      gone: new Set(),
      legend: new Map(),
      ...(section !== undefined && { section }),
    };
    sheets.push(sheet);
    y = top;
    if (band.length > 0) placeBand(sheet);
    if (besides !== undefined) {
      put(sheet, besides, left + layout.measure + layout.marginGap, top);
      sheet.marginFrom = top + besides.height + grid * 0.75;
      sheet.marginTo = sheet.marginFrom;
      besides = undefined;
    }
    return sheet;
  };

  const put = (sheet: Sheet, box: Box, x: Pt, at: Pt): void => {
    for (const piece of box.pieces) sheet.pieces.push(moved(piece, x, at));
  };

  const placeBand = (sheet: Sheet): void => {
    let placed = false;
    while (band.length > 0) {
      const box = band[0]!;
      if (y + box.height > bottom + EPSILON && (placed || y > top)) break;
      put(sheet, box, sheet.left, y);
      y += box.height;
      band.shift();
      placed = true;
    }
    if (placed) y = Math.min(bottom, onGrid(y + grid * 0.75));
    sheet.marginFrom = Math.max(sheet.marginFrom, y);
  };

  const enter = (sheet: Sheet, blocks: readonly Block[], b: number, firstBox: number, at: Pt): void => {
    const block = blocks[b]!;
    if (firstBox === 0) {
      if (block.destination !== undefined) destinations.push({ name: block.destination, page: sheet.number, y: at });
      if (block.section !== undefined) section = block.section;
    }
    if (sheet.start === undefined) {
      sheet.start = { block: block.name, offset: 0, ...originFrom(blocks, b, firstBox) };
      if (block.section !== undefined) sheet.section = block.section;
    }
  };

  /** Places part of a column's blocks, its stories `more` apart than they ask; gives back how low it came. */
  const placeColumn = (sheet: Sheet, blocks: readonly Block[], from: Cut, to: Cut, x: Pt, at: Pt, more: Pt = 0): Pt => {
    let down = at;
    for (let b = from.block; b < blocks.length && (b < to.block || (b === to.block && to.box > 0)); b++) {
      const block = blocks[b]!;
      const first = b === from.block ? from.box : 0;
      const beyond = b === to.block ? to.box : block.boxes.length;
      if (b > from.block) down += block.before + (opens(block, grid) ? more : 0);
      if (first < beyond) enter(sheet, blocks, b, first, down);
      const notes: { note: MarginNote; y: Pt }[] = [];
      for (let r = first; r < beyond; r++) {
        const box = block.boxes[r]!;
        put(sheet, box, x, down);
        if (box.notes !== undefined) for (const note of box.notes) notes.push({ note, y: down + box.baseline });
        down += box.height;
      }
      for (const { note, y: baseline } of notes) placeNote(sheet, note, baseline);
    }
    return down;
  };

  const placeNote = (sheet: Sheet, { box, source }: MarginNote, baseline: Pt): void => {
    const last = sheet.notes.at(-1);
    const free = last === undefined ? sheet.marginFrom : last.top + last.height + NOTE_GAP;
    const level = baseline - box.baseline;
    if (sheet.marginFrom > top && free > level + STRAY * grid) {
      // Beside the key figures: there the sources are named below them, once each.
      if (source !== undefined && !sheet.legend.has(source)) sheet.legend.set(source, box);
      return;
    }
    const at = Math.max(level, free);
    const first = sheet.pieces.length;
    put(sheet, box, sheet.left + layout.measure + layout.marginGap, at);
    sheet.notes.push({ at: first, count: sheet.pieces.length - first, top: at, height: box.height, names: source !== undefined });
  };

  /**
   * Disagreements and look ahead in the margin beside the last text, down to its last line: where they are no taller
   * than it, and the key figures leave room. Notes in their way move up; names of sources that would stray go.
   */
  const placeAside = (sheet: Sheet): boolean => {
    if (galley.aside.length === 0) return false;
    const rise = setting.theme.text.head.leading * HEAD_RULE;
    const height = galley.aside.reduce((sum, block, i) => sum + (i === 0 ? rise : block.before) + heightOf(block.boxes), 0);
    const from = y - height;
    if (from < sheet.marginFrom || height > ASIDE * (y - top)) return false;
    settleNotes(sheet, from - grid, STRAY * grid);
    placeColumn(
      sheet,
      galley.aside,
      { block: 0, box: 0 },
      { block: galley.aside.length, box: 0 },
      sheet.left + layout.measure + layout.marginGap,
      from + rise,
    );
    sheet.marginTo = y;
    sheet.asideFrom = from;
    return true;
  };

  /** The names of sources below the key figures, as far as there is room; then all notes in their last place. */
  const finish = (sheet: Sheet): void => {
    if (sheet.legend.size > 0) {
      const named = [...sheet.legend].sort(([a], [b]) => a - b);
      let at = sheet.marginFrom;
      const height = named.reduce((sum, [, box]) => sum + box.height + 1, 0);
      const firstNote = sheet.notes[0]?.top ?? bottom;
      if (at + height <= firstNote)
        for (const [, box] of named) {
          put(sheet, box, sheet.left + layout.measure + layout.marginGap, at);
          at += box.height + 1;
        }
      sheet.legend.clear();
      sheet.marginTo = Math.max(sheet.marginTo, at);
    }
    if (sheet.asideFrom === undefined) settleNotes(sheet, bottom);
  };

  /** Sets blocks into columns from `y` on, over as many pages as they need. Leaves `y` below them. */
  const flow = (given: readonly Block[], columns: number, width: Pt, gutter: Pt, isBody: boolean): void => {
    const most = bottom - top;
    const blocks = given.map((block) =>
      block.boxes.some((box) => box.height > most)
        ? blockOf(
            block,
            block.boxes.flatMap((box) => pieces(box, most)),
            { ...block, least: 1 },
          )
        : blockOf(block, block.boxes, block),
    );
    let from: Cut = { block: 0, box: 0 };
    while (from.block < blocks.length) {
      let sheet = sheets.at(-1)!;
      // Too little room for what may not be broken: better on the next page.
      if (y > top + EPSILON && columnEnd(blocks, from, bottom - y).height > bottom - y + EPSILON) {
        sheet = turn();
        if (isBody && sheet.number > enough) return;
      }
      let room = bottom - y;
      let cuts = cutColumns(blocks, from, room, columns);
      if (columns > 1 && cuts.at(-1)!.block >= blocks.length) {
        // All fits: the least height that holds it in as many columns.
        let low = 0;
        let high = room;
        for (let i = 0; i < 14; i++) {
          const middle = (low + high) / 2;
          const tried = cutColumns(blocks, from, middle, columns);
          if (
            tried.at(-1)!.block >= blocks.length &&
            !forced(blocks, from, tried, middle) &&
            tried.every((_, k) => heightBetween(blocks, k === 0 ? from : tried[k - 1]!, tried[k]!) <= middle + EPSILON)
          )
            high = middle;
          else low = middle;
        }
        room = high;
        cuts = cutColumns(blocks, from, high, columns);
      }
      areas.push({ page: sheet.number, x: sheet.left, y, width: width * columns + gutter * (columns - 1), height: room, grid });
      let lowest = y;
      cuts.forEach((to, k) => {
        // What a short column lacks goes between its stories, where another page follows.
        const more = isBody && to.block < blocks.length ? spread(blocks, from, to, room, grid) : 0;
        lowest = Math.max(lowest, placeColumn(sheet, blocks, from, to, sheet.left + k * (width + gutter), y, more));
        from = to;
      });
      y = lowest;
      if (from.block < blocks.length) {
        turn();
        if (isBody && sheets.length > enough) return;
      }
    }
  };

  // Page one.
  const first = turn();
  const across = (blocks: readonly Block[]): void => {
    if (blocks.length === 0) return;
    flow(blocks, 1, widths.full, 0, true);
  };
  across(galley.opening);
  first.start = { block: 'masthead', offset: 0 };
  const afterOpening = y;
  if (galley.figures !== undefined && widths.margin > 0) {
    const { box, used } = marginBox(setting, galley.figures, 0, bottom - afterOpening);
    if (used > 0) {
      // Bottom line first: it is read first.
      const page = first.pieces.length;
      flow(galley.bottomLine, 1, widths.column, 0, true);
      const target = sheets[0]!;
      const late = sheets.length === 1 ? target.pieces.length : page;
      const before = target.pieces.splice(late);
      put(target, box, target.left + layout.measure + layout.marginGap, afterOpening);
      target.pieces.push(...before);
      target.marginFrom = afterOpening + box.height + grid * 0.75;
      target.marginTo = target.marginFrom;
    } else flow(galley.bottomLine, 1, widths.column, 0, true);
    const left = galley.figures.cells.length - used;
    // Fewer than would fill one row of the band: they go on in the margin.
    const more = used > 0 && left > 0 && left < layout.band ? marginBox(setting, galley.figures, used, (bottom - top) / 2) : undefined;
    if (more?.used === left) besides = more.box;
    else if (left > 0) band = bandBoxes(setting, galley.figures, used, widths.full).flatMap((row) => pieces(row, bottom - top));
  } else {
    across(galley.bottomLine);
    if (galley.figures !== undefined) {
      band = bandBoxes(setting, galley.figures, 0, widths.full).flatMap((row) => pieces(row, bottom - top));
      if (galley.bottomLine.length > 1) y = Math.min(bottom, y + grid / 2);
      placeBand(sheets.at(-1)!);
      while (band.length > 0) turn();
    }
  }
  if (galley.bottomLine.length > 1 && widths.margin > 0) y = Math.min(bottom, y + layout.sectionGap);
  y = Math.min(bottom, onGrid(y));
  // Where the margin cannot take what closes the body, it flows on with it.
  const inFlow = galley.aside.length === 0;
  const body = [...contents, ...galley.body, ...(inFlow ? galley.closing() : [])];
  flow(body, layout.columns, widths.column, layout.gutter, true);
  if (sheets.length > enough) return { sheets, bodyPages: sheets.length, aside: false, destinations, areas };
  const aside = !inFlow && placeAside(sheets.at(-1)!);
  if (!aside && !inFlow && y > top) y += grid;
  if (!aside && !inFlow) flow(galley.closing(), layout.columns, widths.column, layout.gutter, true);
  const bodyPages = sheets.length;
  if (bodyPages > enough) return { sheets, bodyPages, aside, destinations, areas };
  while (band.length > 0 || besides !== undefined) turn();

  // Back matter, below all that stands in the margin.
  finish(sheets.at(-1)!);
  const last = sheets.at(-1)!;
  const from = Math.max(onGrid(y), last.marginTo, last.marginFrom) + grid;
  if (bottom - from < LEAST_BACK * setting.theme.text.back.leading) {
    turn();
  } else {
    y = from;
    last.pieces.push({
      kind: 'rect',
      x: last.left,
      y: from - grid / 2,
      width: widths.full,
      height: setting.theme.rules.section,
      colour: 'ink',
      tag: 'layout',
    });
    y += grid * 0.75;
  }
  section = undefined;
  flow(galley.back, layout.backColumns, widths.back, layout.backGutter, false);
  finish(sheets.at(-1)!);
  return { sheets, bodyPages, aside, destinations, areas };
}

/** Ends of the columns of one page. */
function cutColumns(blocks: readonly Block[], from: Cut, room: Pt, columns: number): Cut[] {
  const cuts: Cut[] = [];
  let at = from;
  for (let k = 0; k < columns; k++) {
    at = at.block >= blocks.length ? at : normal(blocks, columnEnd(blocks, at, room).end);
    cuts.push(at);
  }
  return cuts;
}

/** Space to add before each story of a short column: a line, where its free lines are enough for all of them. */
function spread(blocks: readonly Block[], from: Cut, to: Cut, room: Pt, grid: Pt): Pt {
  const beyond = to.box > 0 ? to.block + 1 : to.block;
  const openings = blocks.slice(from.block + 1, beyond).filter((block) => opens(block, grid)).length;
  return heightBetween(blocks, from, to) + openings * grid <= room + EPSILON ? grid : 0;
}

/** Whether a story, a section or the like begins with this block: a line or more stands above it. */
const opens = (block: Block, grid: Pt): boolean => block.before >= grid - EPSILON;

/** Whether a column of this height ends where none may. */
function forced(blocks: readonly Block[], from: Cut, cuts: readonly Cut[], room: Pt): boolean {
  return cuts.some((_, k) => {
    const at = k === 0 ? from : cuts[k - 1]!;
    return at.block < blocks.length && columnEnd(blocks, at, room).forced === true;
  });
}

function heightBetween(blocks: readonly Block[], from: Cut, to: Cut): Pt {
  let height = 0;
  for (let b = from.block; b < blocks.length && (b < to.block || (b === to.block && to.box > 0)); b++) {
    const block = blocks[b]!;
    if (b > from.block) height += block.before;
    height += heightOf(block.boxes.slice(b === from.block ? from.box : 0, b === to.block ? to.box : undefined));
  }
  return height;
}

/**
 * Notes that would run below `bottom` move up as far as they must; all of them only where they are too many.
 * Names of sources that would move further than `stray` are taken away: the register has them.
 */
function settleNotes(sheet: Sheet, bottom: Pt, stray = Number.POSITIVE_INFINITY): void {
  let limit = bottom;
  for (let i = sheet.notes.length - 1; i >= 0; i--) {
    const note = sheet.notes[i]!;
    const top = Math.max(sheet.marginFrom, Math.min(note.top, limit - note.height));
    const away = note.top - top > stray && note.names;
    for (let k = note.at; k < note.at + note.count; k++) {
      const piece = sheet.pieces[k]!;
      if (away) sheet.gone.add(piece);
      else if (top < note.top) sheet.pieces[k] = moved(piece, 0, top - note.top);
    }
    if (away) continue;
    note.top = Math.min(note.top, top);
    sheet.marginTo = Math.max(sheet.marginTo, note.top + note.height);
    limit = note.top - NOTE_GAP;
  }
  if (sheet.gone.size === 0) return;
  const kept = sheet.pieces.filter((piece) => !sheet.gone.has(piece));
  sheet.pieces.splice(0, sheet.pieces.length, ...kept);
  sheet.gone.clear();
  sheet.notes.length = 0;
}

/**
 * The first words with a place in the brief from this box on. A page that begins with a head begins before all words; one
 * that begins with a space, a label or a note has the place of the next words of its part.
 */
function originFrom(blocks: readonly Block[], b: number, firstBox: number): { key?: string; offset?: number } {
  const block = blocks[b]!;
  if (firstBox === 0 && block.destination !== undefined) return originOf(block.boxes[0]!);
  for (let k = b; blocks[k]?.name === block.name; k++)
    for (const box of k === b ? block.boxes.slice(firstBox) : blocks[k]!.boxes) {
      const found = originOf(box);
      if (found.key !== undefined) return found;
    }
  return {};
}

function originOf(box: Box): { key?: string; offset?: number } {
  for (const piece of box.pieces)
    if (piece.kind === 'text')
      for (const part of piece.line.runs)
        if (part.run.origin !== undefined) return { key: part.run.origin.key, offset: Math.max(0, part.run.origin.start + part.start) };
  return {};
}
