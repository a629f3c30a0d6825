import type { Disagreement, Item, Section } from '../model/brief.ts';
import { aheadSentences, sentenceAt, speakerBefore } from '../model/register.ts';
import { identityParts } from '../theme/identity.ts';
import { formatDate, reportsOfOrigins, sectionTitle } from '../theme/labels.ts';
import { paragraphsOf } from '../theme/paragraphs.ts';
import { dateline, sourceName, statusMark } from '../theme/wording.ts';
import { backMatter } from './back.ts';
import { type Block, type Box, beside, blockOf, boxOf, heightOf, type MarginNote, stack, taller } from './box.ts';
import { type FigureBox, figureBox } from './figures.ts';
import { HEAD_RISE, headBlock } from './head.ts';
import type { Pt, Run } from './line.ts';
import { fromTheRight } from './mixed.ts';
import { moved, type Piece, type Tag } from './page.ts';
import { baselineOf, fold, type Setting, tag } from './setting.ts';

/** A brief as set type that has no place yet. Widths are fixed, pages are not. */
export interface Galley {
  readonly tree: Tag;
  /** Across the page, above all else. */
  readonly opening: readonly Block[];
  readonly bottomLine: readonly Block[];
  readonly figures: FigureBox | undefined;
  /** The sections. */
  readonly body: readonly Block[];
  /** Disagreements and look ahead, set to the margin column; empty where there is none. */
  readonly aside: readonly Block[];
  /** The same set to the text column, for where the margin has no room. */
  readonly closing: () => readonly Block[];
  /** Takes the contents where they are printed; before the body's in the tree. */
  readonly contents: Tag;
  /** What the printed contents would list. */
  readonly parts: readonly { readonly title: string; readonly destination: string }[];
  readonly back: readonly Block[];
  readonly widths: Widths;
}

export interface Widths {
  /** Text and margin column together. */
  readonly full: Pt;
  /** One text column. */
  readonly column: Pt;
  /** The margin column; 0: there is none. */
  readonly margin: Pt;
  /** One column of back matter. */
  readonly back: Pt;
}

export function widthsOf(setting: Setting): Widths {
  const { layout } = setting.theme;
  const full = layout.measure + (layout.margin > 0 ? layout.marginGap + layout.margin : 0);
  return {
    full,
    column: (layout.measure - (layout.columns - 1) * layout.gutter) / layout.columns,
    margin: layout.margin,
    back: (full - (layout.backColumns - 1) * layout.backGutter) / layout.backColumns,
  };
}

/** A lede, a sentence of the bottom line or a story's notes of so many lines stand on one page: they are read at a glance. */
const WHOLE = 8;

/** A lede stands so much above its grid lines that it is told from the text below: share of the grid. */
const LEDE_RISE = 1 / 6;

const raised = ({ height, baseline, pieces, divided, notes }: Box, by: Pt): Box =>
  boxOf(
    height,
    baseline - by,
    pieces.map((piece) => moved(piece, 0, -by)),
    divided,
    notes,
  );

const empty = (height: Pt): Box => boxOf(height, height, []);

/** The last box with so much more below that the whole is a multiple of the grid. */
function padded(boxes: readonly Box[], grid: Pt): Box[] {
  const height = heightOf(boxes);
  const missing = Math.ceil(height / grid - 1e-6) * grid - height;
  return missing < 1e-6 || boxes.length === 0 ? [...boxes] : [...boxes.slice(0, -1), taller(boxes.at(-1)!, missing)];
}

/**
 * An item of a list with its bullet or dash before it: on the left, or on the right where its words run from there.
 *
 * @param indent  room that the item's boxes, set at x = indent and as wide as `width` less that, leave for it.
 */
function marked(
  boxes: readonly Box[],
  sign: { readonly y: Pt; readonly width: Pt; readonly height: Pt },
  indent: Pt,
  width: Pt,
  words: string,
): Box[] {
  const turned = fromTheRight(words);
  const piece: Piece = { kind: 'rect', x: turned ? width - sign.width : 0, ...sign, colour: 'accent', tag: 'layout' };
  const set = turned ? boxes.map((box) => ({ ...box, pieces: box.pieces.map((one) => ({ ...one, x: one.x - indent })) })) : boxes;
  return set.map((box, i) => (i === 0 ? { ...box, pieces: [piece, ...box.pieces] } : box));
}

/** The parts of the identity line with dots between them; a part that has no room begins a line, without a dot. */
function identityText(setting: Setting, width: Pt): string {
  const parts = identityParts(setting.brief, setting.labels);
  const fits = (text: string): boolean => setting.lines([setting.run(text, 'identity')], 'identity', width).length < 2;
  let done = '';
  let line = '';
  for (const part of parts) {
    const longer = line === '' ? part : `${line} · ${part}`;
    if (line === '' || fits(longer)) line = longer;
    else {
      done += `${line}\u2028`;
      line = part;
    }
  }
  return done + line;
}

/** Title and date across the page; the identity line in the column that the text has. */
function openingBlocks(setting: Setting, root: Tag, full: Pt, column: Pt): { masthead: Block; identity: Block } {
  const { theme, labels, brief } = setting;
  const { edition } = brief;
  const { grid } = theme.layout;
  const h1 = tag(root, 'H1');
  const date = setting.lines(
    dateline(edition, labels).flatMap((part, i) => setting.run(i === 0 ? part : `\u2028${part}`, 'edition')),
    'edition',
    full * 0.45,
    { align: 'right', hyphenate: false },
  );
  const title = setting.lines([setting.run(fold(edition.title), 'masthead')], 'masthead', full * 0.64);
  const above = theme.rules.masthead + 5;
  const { leading } = theme.text.masthead;
  const pieces: Piece[] = [
    { kind: 'rect', x: 0, y: 0, width: full, height: theme.rules.masthead, colour: 'ink', tag: 'layout' },
    ...title.map((line, i): Piece => ({ kind: 'text', x: 0, y: above + i * leading + baselineOf(theme.text.masthead), line, tag: h1 })),
  ];
  const lastBaseline = above + (title.length - 1) * leading + baselineOf(theme.text.masthead);
  const datePart = tag(root, 'P');
  // The date's last line stands on the title's last baseline.
  const firstDate = lastBaseline - (date.length - 1) * theme.text.edition.leading;
  const down = Math.max(0, above + baselineOf(theme.text.edition) - firstDate);
  date.forEach((line, i) => {
    pieces.push({ kind: 'text', x: full * 0.55, y: firstDate + down + i * theme.text.edition.leading, line, tag: datePart });
  });
  const height = lastBaseline + down + leading * 0.34;
  pieces.push({ kind: 'rect', x: 0, y: height, width: full, height: theme.rules.hair, colour: 'ink', tag: 'layout' });
  // The key figures begin on the other side of this gap.
  const masthead: Box = { height: height + theme.rules.hair + 5, baseline: lastBaseline, pieces };
  const identity = setting.text([setting.run(identityText(setting, column), 'identity')], 'identity', column, tag(root, 'P'));
  const below = empty(grid * 0.8);
  const filled = padded([masthead, ...identity, below], grid);
  return {
    masthead: { name: 'masthead', boxes: [masthead], before: 0, keepNext: true, least: Number.POSITIVE_INFINITY, destination: 'top' },
    identity: { name: 'masthead', boxes: filled.slice(1), before: 0, keepNext: true, least: Number.POSITIVE_INFINITY },
  };
}

function bottomLineBlocks(setting: Setting, root: Tag, width: Pt): Block[] {
  const { brief, labels, theme } = setting;
  const sentences = brief.bottomLine.flatMap((ref, n) => {
    const sentence = sentenceAt(brief, ref);
    return sentence === undefined ? [] : [{ sentence, n }];
  });
  if (sentences.length === 0) return [];
  const sect = tag(root, 'Sect');
  const head = headBlock(setting, sect, labels.bottomLine, width, {
    name: 'bottom-line',
    before: 0,
    destination: 'bottom-line',
    bookmark: { level: 1, title: labels.bottomLine },
  });
  const list = tag(sect, 'L');
  const { size, leading } = theme.text.bottomLine;
  const indent = size * 0.95;
  const dot = size * 0.3;
  const boxes = sentences.map(({ sentence, n }) => {
    const item = tag(list, 'LI');
    const lines = setting.text(setting.sentence(sentence, 'bottomLine', `bottom/${n}`), 'bottomLine', width - indent, tag(item, 'LBody'), {
      x: indent,
    });
    return marked(lines, { y: baselineOf(theme.text.bottomLine) - size * 0.4, width: dot, height: dot }, indent, width, sentence.text);
  });
  const spaced = boxes.map((item, i) => (i === 0 ? [empty(2), ...item] : [empty(leading * 0.3), ...item]));
  const blocks = spaced.map(
    (item): Block => ({
      name: 'bottom-line',
      boxes: item,
      before: 0,
      keepNext: false,
      least: item.length <= WHOLE ? Number.POSITIVE_INFINITY : 3,
    }),
  );
  const last = blocks.at(-1)!;
  const all = blocks.reduce((sum, block) => sum + heightOf(block.boxes), 0);
  const missing = Math.ceil(all / theme.layout.grid - 1e-6) * theme.layout.grid - all;
  return [head, ...blocks.slice(0, -1), { ...last, boxes: [...last.boxes.slice(0, -1), taller(last.boxes.at(-1)!, missing)] }];
}

/** A source's name, short enough for a margin. */
function shortName(setting: Setting, n: number): string {
  const name = fold(sourceName(setting.brief.sources[n - 1]!));
  if (name.length <= 60) return name;
  const cut = name.slice(0, 58);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 30 ? cut.lastIndexOf(' ') : 58)}…`;
}

/** What stands in the margin beside one line. Each is one paragraph. */
interface NoteText {
  readonly runs: readonly Run[];
  /** Number of the source that it names, if it is that kind of note. */
  readonly source?: number;
}

/** Numbers of the source marks on each line of a set sentence. */
function markedSources(box: Box): string[] {
  const found: string[] = [];
  for (const piece of box.pieces)
    if (piece.kind === 'text')
      for (const part of piece.line.runs) if (part.run.role === 'mark' && part.run.link !== undefined) found.push(part.run.link);
  return found;
}

/** Which characters of the brief stand on a line: the keys of its runs that end there. */
function endingKeys(box: Box): string[] {
  const found: string[] = [];
  for (const piece of box.pieces)
    if (piece.kind === 'text')
      for (const part of piece.line.runs)
        if (part.run.origin !== undefined && part.end >= part.run.text.length) found.push(part.run.origin.key);
  return found;
}

interface Differing {
  readonly about: string;
  readonly destination: string;
}

function storyBlocks(
  setting: Setting,
  owner: Tag,
  item: Item,
  width: Pt,
  block: Pick<Block, 'name' | 'section'>,
  differing: ReadonlyMap<string, Differing>,
): Block[] {
  const { theme, labels } = setting;
  const { grid, paragraphs, indent } = theme.layout;
  const sect = tag(owner, 'Sect');
  const destination = `story-${item.id}`;
  const blocks: Block[] = [];
  const [lede, ...rest] = item.sentences;
  if (lede === undefined) return [];
  const title = setting.shown(item.headline === undefined ? lede : { text: item.headline }, lede.cites[0]?.source);
  const bookmark = { level: 2, title };
  if (item.headline !== undefined) {
    const boxes = setting.text([setting.run(title, 'date')], 'date', width, tag(sect, 'H3'));
    const least = Number.POSITIVE_INFINITY;
    blocks.push(blockOf(block, padded(boxes, grid), { before: 0, keepNext: true, least, destination, bookmark }));
  }
  const mark = statusMark(item, labels);
  const status = mark === undefined ? [] : [setting.run(mark, 'label'), setting.run('  ', 'lede')];
  const ledeRuns = [...status, ...setting.sentence(lede, 'lede', `${item.id}/0`)];
  const spaced = paragraphs === 'space';
  const ledeLines = setting.text(ledeRuns, 'lede', width, tag(sect, item.headline === undefined ? 'H3' : 'P'), {
    align: theme.text.lede.align,
  });
  const opens = item.headline === undefined;
  blocks.push(
    blockOf(block, padded(spaced ? ledeLines : ledeLines.map((box) => raised(box, grid * LEDE_RISE)), grid), {
      before: 0,
      keepNext: rest.length > 0,
      least: ledeLines.length <= WHOLE ? Number.POSITIVE_INFINITY : 3,
      destination: opens ? destination : undefined,
      bookmark: opens ? bookmark : undefined,
    }),
  );

  let nth = 1;
  paragraphsOf(rest).forEach((sentences, i) => {
    const runs: Run[] = [];
    for (const sentence of sentences) {
      const speaker = speakerBefore(item.sentences, nth);
      const said = {
        text: sentence.text,
        cites: sentence.cites,
        ...(sentence.cuts && { cuts: sentence.cuts }),
        ...(speaker && { speaker }),
      };
      runs.push(...setting.sentence(said, 'body', `${item.id}/${nth++}`, runs.length > 0));
    }
    const boxes = setting.text(runs, 'body', width, tag(sect, 'P'), { indent: i > 0 && !spaced ? indent : 0 });
    blocks.push(blockOf(block, padded(boxes, grid), { before: spaced ? grid / 2 : 0, keepNext: false, least: 2 }));
  });
  if (theme.layout.notes === 'none') return blocks;

  // Notes: each source where its mark first stands in the story, and what its sentences share or contradict.
  const seen = new Set<string>();
  // "2 reports, 1 origin": once for a paragraph, where its sentences come from the same sources.
  const told = new Set<string>();
  const byKey = new Map(item.sentences.map((sentence, i) => [`${item.id}/${i}`, sentence]));
  const notesOn = (box: Box): NoteText[] => {
    const notes: NoteText[] = [];
    // Of a single source all is said in the register.
    for (const link of setting.brief.sources.length > 1 ? markedSources(box) : []) {
      if (seen.has(link)) continue;
      seen.add(link);
      const n = Number(link.slice('#source-'.length));
      notes.push({ runs: [setting.run(String(n), 'label'), setting.run(`\u00a0${shortName(setting, n)}`, 'note')], source: n });
    }
    for (const key of endingKeys(box)) {
      const sentence = byKey.get(key);
      if (sentence === undefined) continue;
      const reports = new Set(sentence.cites.map((cite) => cite.source)).size;
      const counted = sentence.origins < reports ? reportsOfOrigins(reports, sentence.origins, labels) : undefined;
      if (counted !== undefined && !told.has(counted)) {
        told.add(counted);
        notes.push({ runs: [setting.run(counted, 'noteItalic')] });
      }
      const other = differing.get(differingKey(sentence));
      if (other !== undefined)
        notes.push({
          runs: [setting.run(labels.differs, 'label', { link: `#${other.destination}` }), setting.run(`: ${other.about}`, 'note')],
        });
    }
    return notes;
  };
  if (theme.layout.notes === 'margin') {
    return blocks.map((one) => {
      told.clear();
      const boxes = one.boxes.map((box) => {
        const texts = notesOn(box);
        if (texts.length === 0) return box;
        const notes = texts.map(({ runs, source }) => marginNote(setting, sect, runs, source));
        return boxOf(box.height, box.baseline, box.pieces, box.divided, notes);
      });
      return blockOf(one, boxes, one);
    });
  }
  // Within the text: one line of notes under the story.
  const texts = blocks.flatMap((one) => one.boxes.flatMap(notesOn));
  if (texts.length > 0) {
    const runs = texts.flatMap((note, i) => (i === 0 ? note.runs : [setting.run('    ', 'note'), ...note.runs]));
    const last = blocks.at(-1)!;
    blocks[blocks.length - 1] = { ...last, keepNext: true };
    const lines = setting.text(runs, 'note', width, tag(sect, 'P'));
    blocks.push({
      ...block,
      boxes: padded(padded(lines, grid / 2), grid),
      before: 0,
      keepNext: false,
      least: lines.length <= WHOLE ? Number.POSITIVE_INFINITY : 2,
    });
  }
  return blocks;
}

function marginNote(setting: Setting, owner: Tag, runs: readonly Run[], source: number | undefined): MarginNote {
  const note = tag(owner, 'Note');
  return {
    box: stack(setting.text(runs, 'note', setting.theme.layout.margin, note, { align: 'left' })),
    ...(source !== undefined && { source }),
  };
}

const differingKey = (sentence: { readonly cites: readonly { source: string; start: number }[] }): string =>
  `${sentence.cites[0]?.source}:${sentence.cites[0]?.start}`;

function sectionBlocks(
  setting: Setting,
  root: Tag,
  section: Section,
  width: Pt,
  first: boolean,
  differing: ReadonlyMap<string, Differing>,
): Block[] {
  const { labels } = setting;
  const title = sectionTitle(section, labels);
  const sect = tag(root, 'Sect');
  const name = `section/${section.id}`;
  const shared = { name, section: title };
  const head = headBlock(setting, sect, title, width, {
    ...shared,
    before: first ? 0 : setting.theme.layout.sectionGap,
    destination: `section-${section.id}`,
    bookmark: { level: 1, title },
  });
  if (section.items.every((item) => item.sentences.length === 0)) return [nothingReported(setting, head, sect, width, shared)];
  const stories = section.items
    .map((item) => storyBlocks(setting, sect, item, width, shared, differing))
    .filter((blocks) => blocks.length > 0);
  return [head, ...stories.flatMap((blocks, i) => (i === 0 ? blocks : [spacedBy(storyGap(setting), blocks[0]!), ...blocks.slice(1)]))];
}

const spacedBy = (before: Pt, block: Block): Block => blockOf(block, block.boxes, { ...block, before });

/** A section without a story: the words stand behind its head, or below where there is no room. */
function nothingReported(setting: Setting, head: Block, sect: Tag, width: Pt, shared: Pick<Block, 'name' | 'section'>): Block {
  const { labels, theme } = setting;
  const [first, ...more] = head.boxes;
  const used = Math.max(
    0,
    ...(first?.pieces ?? []).flatMap((piece) => (piece.kind === 'text' ? piece.line.runs.map((run) => run.x + run.width) : [])),
  );
  const x = used + theme.text.body.size * 1.5;
  const words = tag(sect, 'P');
  const run = setting.run(labels.nothingReported, 'body');
  const beside = more.length === 0 && x < width * 0.7 ? setting.text([run], 'body', width - x, words, { x }) : [];
  if (first === undefined || beside.length !== 1)
    return {
      ...head,
      ...shared,
      boxes: padded([...head.boxes, ...setting.text([run], 'body', width, words)], theme.layout.grid),
      keepNext: false,
    };
  const up = theme.text.head.leading * HEAD_RISE;
  return {
    ...head,
    boxes: [{ ...first, pieces: [...first.pieces, ...beside[0]!.pieces.map((piece) => ({ ...piece, y: piece.y - up }))] }],
    keepNext: false,
  };
}

/** Between two stories: a line of the grid. */
const storyGap = (setting: Setting): Pt => setting.theme.layout.grid;

function disagreementBlocks(setting: Setting, root: Tag, width: Pt): Block[] {
  const { brief, labels, theme } = setting;
  const { grid } = theme.layout;
  if (brief.disagreements.length === 0) return [];
  const sect = tag(root, 'Sect');
  const shared = { name: 'disagreements', section: labels.disagreements };
  const head = headBlock(setting, sect, labels.disagreements, width, {
    ...shared,
    before: theme.layout.sectionGap,
    destination: 'disagreements',
    bookmark: { level: 1, title: labels.disagreements },
  });
  return [head, ...brief.disagreements.flatMap((one, n) => disagreementBlock(setting, sect, one, n, width, grid, shared))];
}

/** Statements side by side where two columns of 24 em find room and none is long; else below one another. */
function disagreementBlock(
  setting: Setting,
  sect: Tag,
  one: Disagreement,
  n: number,
  width: Pt,
  grid: Pt,
  shared: Pick<Block, 'name' | 'section'>,
): Block[] {
  const { theme } = setting;
  const about = setting.text([setting.run(fold(one.about), 'about', { key: `differs/${n}` })], 'about', width, tag(sect, 'H3'));
  const gap = theme.layout.gutter;
  const half = (width - gap) / 2;
  const list = tag(sect, 'L');
  const set = (measure: Pt, body: (m: number) => Tag) =>
    one.sentences.map((sentence, m) =>
      setting.text(setting.sentence(sentence, 'body', `differs/${n}/${m}`), 'body', measure, body(m), { align: 'left' }),
    );
  const bodies = one.sentences.map(() => tag(tag(list, 'LI'), 'LBody'));
  const narrow = half < 14 * theme.text.body.size ? undefined : set(half, (m) => bodies[m]!);
  const blocks: Block[] = [
    {
      ...shared,
      boxes: padded(about, grid),
      before: n === 0 ? 0 : grid,
      keepNext: true,
      least: Number.POSITIVE_INFINITY,
      destination: `disagreement-${n + 1}`,
    },
  ];
  if (narrow?.every((boxes) => boxes.length <= 14)) {
    for (let m = 0; m < narrow.length; m += 2) {
      const row = narrow.slice(m, m + 2).map((boxes, side) => ({ x: side * (half + gap), box: stack(boxes) }));
      const box = beside(row);
      const rule: Piece = {
        kind: 'rect',
        x: half + gap / 2,
        y: 3,
        width: theme.rules.hair,
        height: box.height - 6,
        colour: 'rule',
        tag: 'layout',
      };
      blocks.push({
        ...shared,
        boxes: padded([{ ...box, pieces: row.length > 1 ? [rule, ...box.pieces] : box.pieces }], grid),
        before: m === 0 ? 0 : grid / 2,
        keepNext: false,
        least: 1,
      });
    }
    return blocks;
  }
  const indent = theme.text.body.size;
  one.sentences.forEach((sentence, m) => {
    const boxes = setting.text(setting.sentence(sentence, 'body', `differs/${n}/${m}`), 'body', width - indent, bodies[m]!, { x: indent });
    const y = baselineOf(theme.text.body) - theme.text.body.size * 0.28;
    blocks.push({
      ...shared,
      boxes: padded(marked(boxes, { y, width: indent * 0.55, height: 0.8 }, indent, width, sentence.text), grid),
      before: 0,
      keepNext: false,
      least: 2,
    });
  });
  return blocks;
}

function lookAheadBlocks(setting: Setting, root: Tag, width: Pt): Block[] {
  const { brief, labels, theme } = setting;
  if (brief.lookAhead.length === 0) return [];
  const sect = tag(root, 'Sect');
  const shared = { name: 'look-ahead', section: labels.lookAhead };
  const head = headBlock(setting, sect, labels.lookAhead, width, {
    ...shared,
    before: theme.layout.sectionGap,
    destination: 'look-ahead',
    bookmark: { level: 1, title: labels.lookAhead },
  });
  const list = tag(sect, 'L');
  const dates = theme.text.date.size * 10;
  const inline = width < 3.2 * dates;
  const said = aheadSentences(brief);
  return [
    head,
    ...brief.lookAhead.map((entry, n): Block => {
      const item = tag(list, 'LI');
      const date = setting.text(
        [setting.run(formatDate(entry.date, labels), 'date')],
        'date',
        inline ? width : dates - 6,
        tag(item, 'Lbl'),
      );
      const x = inline ? 0 : dates;
      const text = setting.text(setting.sentence(said[n]!, 'body', `ahead/${n}`), 'body', width - x, tag(item, 'LBody'), {
        x,
        align: 'left',
      });
      // The date belongs to the first line; more lines of it than of text keep their place.
      const boxes = inline
        ? [...date, ...text]
        : Array.from({ length: Math.max(date.length, text.length) }, (_, i): Box => {
            const both = [date[i], text[i]].filter((box) => box !== undefined);
            return {
              height: Math.max(...both.map((box) => box.height)),
              baseline: both[0]!.baseline,
              pieces: both.flatMap((box) => box.pieces),
            };
          });
      return { ...shared, boxes: padded(boxes, theme.layout.grid), before: 0, keepNext: false, least: 2 };
    }),
  ];
}

/** Disagreements and look ahead as a reader finds them beside the last page of text, small. */
function asideBlocks(setting: Setting, root: Tag): Block[] {
  const { brief, labels, theme } = setting;
  const width = theme.layout.margin;
  const blocks: Block[] = [];
  const open = (name: string, title: string): Tag => {
    const sect = tag(root, 'Sect');
    const head = headBlock(setting, sect, title, width, { name, destination: name, bookmark: { level: 1, title } });
    blocks.push(blocks.length === 0 ? { ...head, before: 0 } : head);
    return sect;
  };
  const add = (name: string, boxes: readonly Box[], before: Pt, destination?: string): void => {
    blocks.push({ name, boxes, before, keepNext: true, least: 2, ...(destination !== undefined && { destination }) });
  };
  if (brief.disagreements.length > 0) {
    const sect = open('disagreements', labels.disagreements);
    brief.disagreements.forEach((one, n) => {
      const about = setting.text(
        [setting.run(fold(one.about), 'asideStrong', { key: `differs/${n}` })],
        'asideStrong',
        width,
        tag(sect, 'H3'),
      );
      add('disagreements', about, n === 0 ? 0 : theme.box.between, `disagreement-${n + 1}`);
      const list = tag(sect, 'L');
      const x = theme.text.aside.size;
      one.sentences.forEach((sentence, m) => {
        const runs = setting.sentence(sentence, 'aside', `differs/${n}/${m}`);
        const boxes = setting.text(runs, 'aside', width - x, tag(tag(list, 'LI'), 'LBody'), { x });
        const y = baselineOf(theme.text.aside) - theme.text.aside.size * 0.28;
        add('disagreements', marked(boxes, { y, width: x * 0.55, height: 0.7 }, x, width, sentence.text), m === 0 ? 0 : 2);
      });
    });
  }
  if (brief.lookAhead.length > 0) {
    const sect = open('look-ahead', labels.lookAhead);
    const list = tag(sect, 'L');
    const said = aheadSentences(brief);
    brief.lookAhead.forEach((entry, n) => {
      const item = tag(list, 'LI');
      const date = setting.text([setting.run(formatDate(entry.date, labels), 'asideStrong')], 'asideStrong', width, tag(item, 'Lbl'));
      const text = setting.text(setting.sentence(said[n]!, 'aside', `ahead/${n}`), 'aside', width, tag(item, 'LBody'));
      add('look-ahead', [...date, ...text], n === 0 ? 0 : theme.box.between);
    });
  }
  return blocks;
}

/** Sets everything a brief prints, in the order of all outputs. */
export function galley(setting: Setting): Galley {
  const { brief } = setting;
  const widths = widthsOf(setting);
  const tree = tag(undefined, 'Document');
  const beside = setting.theme.layout.margin > 0 ? widths.column : widths.full;
  const { masthead, identity } = openingBlocks(setting, tree, widths.full, beside);
  const bottomLine = [identity, ...bottomLineBlocks(setting, tree, beside)];
  const figures = figureBox(setting, tree);
  const contents = tag(tree, 'Sect');
  const differing = new Map<string, Differing>();
  brief.disagreements.forEach((one, n) => {
    for (const sentence of one.sentences)
      differing.set(differingKey(sentence), { about: fold(one.about), destination: `disagreement-${n + 1}` });
  });
  const body = brief.sections.flatMap((section, i) => sectionBlocks(setting, tree, section, widths.column, i === 0, differing));
  const aside = widths.margin > 0 ? asideBlocks(setting, tree) : [];
  const closing = tag(tree, 'Sect');
  let made: readonly Block[] | undefined;
  const closingBlocks = (): readonly Block[] => {
    made ??= [...disagreementBlocks(setting, closing, widths.column), ...lookAheadBlocks(setting, closing, widths.column)];
    return made;
  };
  const back = backMatter(setting, tree, widths.back);
  const level1 = (blocks: readonly Block[]) =>
    blocks.flatMap(({ bookmark, destination }) =>
      bookmark?.level === 1 && destination !== undefined ? [{ title: bookmark.title, destination }] : [],
    );
  const parts = [...level1(body), ...level1(widths.margin > 0 ? aside : closingBlocks()), ...level1(back)];
  return { tree, opening: [masthead], bottomLine, figures, body, aside, closing: closingBlocks, contents, parts, back, widths };
}
