import type { Fonts } from './fonts.ts';
import { lettersOf } from './letters.ts';
import type { FaceId, GlyphRun, Line, ParagraphStyle, Pt, Run, SettingProblem, Shape } from './line.ts';
import { breakLines, type Judgement, type Material } from './linebreak.ts';
import { mixedPieces } from './mixed.ts';
import { wordsOf } from './shape.ts';
import { type InnerBreak, LAST_RESORT_PENALTY, LINE_SEPARATOR, type Piece, type Words } from './words.ts';

/**
 * Word gaps may grow by about half before a line counts as bad, and lose a third at most. The costs were chosen on news of
 * real and of invented names at 110 mm, 10.5 pt: the fewest uneven lines with at most one line in eleven ending in a hyphen.
 */
const JUSTIFIED = {
  stretch: 0.48,
  shrink: 0.34,
  ladderDemerits: 60_000,
  mismatchDemerits: 3_000,
  lastHyphenDemerits: 100_000,
  shortDemerits: 60_000,
} as const;
/** Cost of dividing a word, beside what the place itself costs. */
const HYPHEN = 185;
/** A last line shorter than this share of the measure looks like an accident. */
const SHORTEST = 0.15;

/**
 * Sets a paragraph: finds the lines that are best together, and where each glyph run stands.
 *
 * Pure. Every character of the runs is in exactly one glyph run of one line, except white space at line ends.
 * `report` is told of words that had to be divided anywhere, of lines that are too wide, and of characters that no face has (they are set as [U+XXXX]).
 * An empty paragraph gives no line.
 */
export function setParagraph(
  runs: readonly Run[],
  style: ParagraphStyle,
  fonts: Fonts,
  report?: (problem: SettingProblem) => void,
): Line[] {
  const measures = typeof style.measure === 'number' ? [style.measure] : style.measure;
  const lines: Line[] = [];
  const words: Words[] = [];
  for (const run of runs) words.push(wordsOf(run.style, run.language ?? 'und', fonts));
  const set = (piece: Piece, count: number): void => {
    const left = lines.length === 0 ? measures : measures.slice(Math.min(lines.length, measures.length - 1));
    setPiece(piece, count, left, lines.length === 0 ? (style.indent ?? 0) : 0, style, lines, report);
  };
  // Written out: an object that is spread into another has a hidden class of its own each time, and all that reads it is slow.
  const piece: Piece = { runs, words, word: scratch.word, run: scratch.run, from: scratch.from, to: scratch.to };
  let count = cut(piece, 0, 0);
  // The scripts of one part decide on the others: all are looked at before the first is set.
  let plain = count >= 0;
  if (next.run < runs.length) {
    while (plain && next.run < runs.length) plain = cut(piece, next.run, next.at) >= 0;
    count = cut(piece, 0, 0);
  }
  if (!plain)
    for (const mixed of mixedPieces(runs, words, style.direction, fonts, report, Math.min(...measures))) set(mixed, mixed.word.length);
  else
    for (let parts = 1; ; parts++) {
      const more = next.run < runs.length;
      if (more || parts > 1 || count > 0) set(piece, count);
      if (!more) break;
      count = cut(piece, next.run, next.at);
    }
  return lines;
}

/** The tokens of a paragraph, kept from paragraph to paragraph: what is set holds none of them. */
const scratch: Pick<Piece, 'word' | 'run' | 'from' | 'to'> = { word: [], run: [], from: [], to: [] };
/** Where the last cut ended: behind a U+2028, or behind the last run. */
const next = { run: 0, at: 0 };

/** Cuts runs into words and spaces, from a place in a run to the next U+2028 or the end. Gives how many there are; −1 where not all are plain. */
function cut({ runs, words, word, run, from, to }: Piece, first: number, start: number): number {
  let count = 0;
  for (let r = first, i = start; r < runs.length; r++, i = 0) {
    const { text } = runs[r]!;
    const { length } = text;
    const look = words[r]!;
    const letters = lettersOf(text);
    while (i < length) {
      if (letters[i] === LINE_SEPARATOR) {
        next.run = r;
        next.at = i + 1;
        return count;
      }
      const token = look.at(text, letters, i, length);
      if (!token.plain) {
        next.run = runs.length;
        return -1;
      }
      word[count] = token;
      run[count] = r;
      from[count] = i;
      i += token.length;
      to[count] = i;
      count++;
    }
  }
  next.run = runs.length;
  return count;
}

/** The material under construction; kept from paragraph to paragraph. `token` and `inner` say where in the piece break i is. */
class Workbench implements Material {
  count = 0;
  origin = 0;
  end = new Float64Array(512);
  start = new Float64Array(512);
  endSpace = new Float64Array(512);
  startSpace = new Float64Array(512);
  penalty = new Float64Array(512);
  hyphen = new Uint8Array(512);
  /** The next line begins with this token, or inside it. */
  token = new Int32Array(512);
  inner: (InnerBreak | undefined)[] = [];

  add(end: number, start: number, endSpace: number, startSpace: number, token: number, inner: InnerBreak | undefined): void {
    const i = this.count++;
    if (i === this.end.length) this.#grow();
    this.end[i] = end;
    this.start[i] = start;
    this.endSpace[i] = endSpace;
    this.startSpace[i] = startSpace;
    this.penalty[i] = inner === undefined ? 0 : inner.soft ? inner.penalty + HYPHEN : inner.penalty;
    this.hyphen[i] = inner?.hyphen === true ? 1 : 0;
    this.token[i] = token;
    this.inner[i] = inner;
  }

  #grow(): void {
    const grown = <T extends Float64Array | Int32Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    const size = this.end.length * 2;
    this.end = grown(this.end, new Float64Array(size));
    this.start = grown(this.start, new Float64Array(size));
    this.endSpace = grown(this.endSpace, new Float64Array(size));
    this.startSpace = grown(this.startSpace, new Float64Array(size));
    this.penalty = grown(this.penalty, new Float64Array(size));
    this.hyphen = grown(this.hyphen, new Uint8Array(size));
    this.token = grown(this.token, new Int32Array(size));
  }
}
const bench = new Workbench();

/** A line's natural width is between these shares of its measure, or its gaps would be worse than ever taken. */
const LEAST = 0.78;
const MOST = 1.12;

/**
 * Whether a line may end between two places of the text, as far as widths tell. Words elsewhere need not be hyphenated:
 * that is half the words of a short paragraph.
 */
function nearEnd(from: Pt, to: Pt, narrowest: Pt, widest: Pt): boolean {
  const line = Math.max(1, Math.ceil(from / (MOST * widest)));
  return line * LEAST * narrowest <= to;
}

/** By run: what a thousandth of its em is. Kept from paragraph to paragraph. */
let ems = new Float64Array(64);

/** @param count  of its tokens; its arrays may be longer. */
function setPiece(
  piece: Piece,
  count: number,
  measures: readonly Pt[],
  indent: Pt,
  style: ParagraphStyle,
  lines: Line[],
  report: ((problem: SettingProblem) => void) | undefined,
): void {
  const { word, run, runs, breakAfter } = piece;
  const justified = style.align === 'justify';
  const hyphenate = style.hyphenate ?? justified;
  const hanging = style.protrusion ?? (justified ? 1 : 0);
  const scaling = style.scaling ?? (justified ? 0.02 : 0);
  // Letters that join, and marks over them, stay where their face puts them.
  const spread = breakAfter !== undefined ? 0 : (style.spread ?? (justified ? 0.015 : 0));
  const narrowest = measures.length === 1 ? measures[0]! : Math.min(...measures);
  const widest = measures.length === 1 ? narrowest : Math.max(...measures);
  if (runs.length > ems.length) ems = new Float64Array(2 * runs.length);
  for (let r = 0; r < runs.length; r++) ems[r] = runs[r]!.style.size / 1000;

  // White space at the ends is not set.
  let first = 0;
  let beyond = count;
  while (first < beyond && word[first]!.breaking) first++;
  while (beyond > first && word[beyond - 1]!.breaking) beyond--;
  if (first === beyond) {
    lines.push({ runs: [], measure: measures[0]!, scale: 1, ratio: 0, hyphenated: false, spaced: false, overfull: 0, last: true });
    return;
  }

  bench.count = 0;
  bench.origin = hanging * word[first]!.hangLeft * ems[run[first]!]! - indent;
  let x = 0;
  let space = 0;
  for (let t = first; t < beyond; ) {
    const token = word[t]!;
    const em = ems[run[t]!]!;
    const width = token.width * em;
    if (token.breaking) {
      const end = x - hanging * word[t - 1]!.hangRight * ems[run[t - 1]!]!;
      const endSpace = space;
      for (; word[t]!.breaking; t++) {
        const wide = word[t]!.width * ems[run[t]!]!;
        x += wide;
        space += wide;
      }
      bench.add(end, x + hanging * word[t]!.hangLeft * ems[run[t]!]!, endSpace, space, t, undefined);
      continue;
    }
    space += token.stretch * em;
    const inner =
      width > narrowest ? token.everywhere() : hyphenate && nearEnd(x, x + width, narrowest, widest) ? token.divisions() : token.breaks();
    for (let i = 0; i < inner.length; i++) {
      const at = inner[i]!;
      bench.add(x + (at.before - hanging * at.hangBefore) * em, x + (at.after + hanging * at.hangAfter) * em, space, space, t, at);
    }
    x += width;
    t++;
    if (breakAfter?.[t - 1] === true && t < beyond && !word[t]!.breaking) {
      const at = x + hanging * word[t]!.hangLeft * ems[run[t]!]!;
      // What gives way at the line's end is not counted there.
      bench.add(x - hanging * token.hangRight * em, at, space - token.stretch * em, space, t, undefined);
    }
  }
  bench.add(x - hanging * word[beyond - 1]!.hangRight * ems[run[beyond - 1]!]!, x, space, space, beyond, undefined);

  const { stretch, shrink, ladderDemerits, mismatchDemerits, lastHyphenDemerits, shortDemerits } = JUSTIFIED;
  const judge: Judgement = {
    ragged: !justified,
    scaling: scaling + spread,
    stretch,
    shrink,
    ladderDemerits,
    mismatchDemerits,
    lastHyphenDemerits,
    shortest: SHORTEST * measures[measures.length - 1]!,
    shortDemerits,
  };
  const { at } = breakLines(bench, measures, judge);
  let token = first;
  let inner: InnerBreak | undefined;
  let told = -1;
  for (let i = 0; i < at.length; i++) {
    const b = at[i]!;
    const setting: Setting = {
      measure: measures[Math.min(i, measures.length - 1)]!,
      indent: i === 0 ? indent : 0,
      hanging,
      scaling,
      spread,
      align: style.align,
      rightToLeft: piece.rightToLeft === true || style.direction === 'rtl',
      last: i === at.length - 1,
      report,
    };
    lines.push(setLine(piece, token, inner, bench.token[b]!, bench.inner[b], setting));
    token = bench.token[b]!;
    inner = bench.inner[b];
    if (report !== undefined && inner !== undefined && inner.penalty >= LAST_RESORT_PENALTY && token !== told) {
      told = token;
      report({
        kind: 'divided',
        run: runs[run[token]!]!,
        at: piece.from[token]!,
        by: word[token]!.width * ems[run[token]!]! - narrowest,
      });
    }
  }
}

interface Setting {
  readonly measure: Pt;
  readonly indent: Pt;
  readonly hanging: number;
  readonly scaling: number;
  readonly spread: number;
  readonly align: ParagraphStyle['align'];
  readonly rightToLeft: boolean;
  readonly last: boolean;
  readonly report: ((problem: SettingProblem) => void) | undefined;
}

/** A glyph run under construction. Widths in 1/1000 em. */
interface Part {
  readonly run: number;
  readonly face: FaceId;
  readonly level: number;
  readonly start: number;
  end: number;
  /** Only where they are kept. */
  readonly shapes: Shape[] | undefined;
  width: number;
  stretch: number;
  glyphs: number;
}

/** One line: from a token (after its inner break) to another (up to its inner break; to the white space before it without one). */
function setLine(
  piece: Piece,
  from: number,
  fromInner: InnerBreak | undefined,
  to: number,
  toInner: InnerBreak | undefined,
  setting: Setting,
): Line {
  const { word, run, runs, words, level } = piece;
  const kept = piece.breakAfter !== undefined;
  let end = to;
  if (toInner === undefined) while (end > from && word[end - 1]!.breaking) end--;
  else end = to + 1;

  const parts: Part[] = [];
  let natural = 0;
  let space = 0;
  let hangLeft = 0;
  let hangRight = 0;
  let part: Part | undefined;
  let em = 0;
  for (let t = from; t < end; t++) {
    const r = run[t]!;
    let token = word[t]!;
    let start = piece.from[t]!;
    let stop = piece.to[t]!;
    const left = t === from && fromInner !== undefined ? fromInner.at : 0;
    const right = t === to && toInner !== undefined ? toInner.at : -1;
    if (left > 0 || right >= 0) {
      token = token.piece(left, right < 0 ? token.length : right, right >= 0 && toInner!.soft);
      if (right >= 0) stop = start + right;
      start += left;
    }
    const stretch = t === end - 1 ? 0 : token.stretch;
    if (part === undefined || part.run !== r || (kept && (part.face !== token.shape.face || part.level !== level![t]))) {
      const { face } = token.shape;
      const shapes = kept ? [] : undefined;
      part = { run: r, face, level: kept ? level![t]! : 0, start, end: stop, shapes, width: 0, stretch: 0, glyphs: 0 };
      parts.push(part);
      em = ems[r]!;
    }
    part.shapes?.push(token.shape);
    part.end = stop;
    part.width += token.width;
    part.stretch += stretch;
    part.glyphs += token.shape.glyphs.length;
    natural += token.width * em;
    space += stretch * em;
    if (t === from) hangLeft = token.hangLeft * em * setting.hanging;
    if (t === end - 1) hangRight = token.hangRight * em * setting.hanging;
  }

  // The adjustment: glyphs first, then what is between letters, then gaps.
  const target = setting.measure - setting.indent + hangLeft + hangRight;
  let scale = 1;
  let spread = 0;
  let share = 0;
  let spaced = 0;
  if (setting.align === 'justify' && (!setting.last || natural > target)) {
    scale = Math.min(1 + setting.scaling, Math.max(1 - setting.scaling, target / natural));
    const most = setting.spread * natural;
    // Nothing follows the last glyph.
    part!.glyphs--;
    let places = 0;
    for (const { run: r, glyphs } of parts) places += glyphs * ems[r]!;
    if (most > 0 && places > 0) {
      spread = Math.min(most, Math.max(-most, target / scale - natural)) / places;
      spaced = spread * places;
    }
    // Gaps never close up: rather the line sticks out.
    if (space > 0) share = Math.max(-0.4, (target / scale - natural - spaced) / space);
  }
  const width = (natural + spaced + share * space) * scale;
  const overfull = width - target > 0.01 ? width - target : 0;
  if (overfull > 0 && setting.report !== undefined)
    setting.report({ kind: 'overfull', run: runs[run[from]!]!, at: piece.from[from]!, by: overfull });

  let x = setting.indent - hangLeft;
  const flushRight = setting.align === 'right' || (setting.rightToLeft && setting.align !== 'centre');
  if (setting.align === 'centre') x = setting.indent + (setting.measure - setting.indent - width) / 2;
  else if (flushRight) x = setting.measure - width + hangRight - (setting.rightToLeft ? setting.indent : 0);
  // Exact arrays: all lines of a brief are held at once.
  const set = new Array<GlyphRun>(parts.length);
  const order = level === undefined ? undefined : visualOrder(parts.map((one) => one.level));
  for (let i = 0; i < parts.length; i++) {
    const p = parts[order === undefined ? i : order[i]!]!;
    const source = runs[p.run]!;
    const wide = ((p.width + p.stretch * share + p.glyphs * spread) * source.style.size * scale) / 1000;
    const turned = p.level % 2 === 1;
    set[i] = {
      run: source,
      start: p.start,
      end: p.end,
      face: p.face,
      x,
      width: wide,
      shapes: turned ? p.shapes!.slice().reverse() : p.shapes,
      divided: toInner?.soft === true && p === part,
      gap: share * words[p.run]!.space,
      spread,
      rightToLeft: turned,
    };
    x += wide;
  }
  return {
    runs: order === undefined ? set : parts.map((_, i) => set[order.indexOf(i)]!),
    measure: setting.measure,
    scale,
    ratio: share >= 0 ? share / JUSTIFIED.stretch : share / JUSTIFIED.shrink,
    hyphenated: toInner?.soft === true,
    spaced: end < to || setting.last,
    overfull,
    last: setting.last,
  };
}

/** Indexes from left to right. Source: Unicode Standard Annex 9, rule L2. */
function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, i) => i);
  const highest = Math.max(...levels);
  for (let level = highest; level > 0; level--)
    for (let i = 0; i < order.length; ) {
      let j = i;
      while (j < order.length && levels[order[j]!]! >= level) j++;
      if (j > i) order.splice(i, j - i, ...order.slice(i, j).reverse());
      i = j + 1;
    }
  return order;
}
