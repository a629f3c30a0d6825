/** A paragraph as numbers: the places where a line may end. Any unit of length, the measure's. */
export interface Material {
  /** k ≥ 1 legal breaks in order; the last one ends the paragraph. */
  readonly count: number;
  /** Where the text begins: minus the first line's indent, plus what hangs on its left. */
  readonly origin: number;
  /** Natural width from the paragraph's beginning to the end of a line broken at i (its hyphen in, what hangs on the right out). */
  readonly end: Float64Array;
  /** The same to the beginning of a line that follows break i (white space at the break in, what hangs on the left in). */
  readonly start: Float64Array;
  /** Sum of the word spaces' natural widths in `end` and `start`. */
  readonly endSpace: Float64Array;
  readonly startSpace: Float64Array;
  /** Cost of a break at i, ≥ 0. */
  readonly penalty: Float64Array;
  /** 1 where the line would end in a hyphen. */
  readonly hyphen: Uint8Array;
}

/** How lines are judged. Shares of the natural space, except where said. */
export interface Judgement {
  /** Word gaps keep their natural width, and the right edge is ragged. */
  readonly ragged: boolean;
  /** Share by which all widths may change before the gaps have to. */
  readonly scaling: number;
  /** Growth of the gaps at which a line counts as badness 100. */
  readonly stretch: number;
  /** Most that gaps may lose. */
  readonly shrink: number;
  /** Added where two lines in turn end in hyphens; a third costs a thousandfold. */
  readonly ladderDemerits: number;
  /** Added where a loose line follows a tight one. */
  readonly mismatchDemerits: number;
  /** Added where the last line but one ends in a hyphen. */
  readonly lastHyphenDemerits: number;
  /** Added where the last line is shorter than this, in the measure's unit. */
  readonly shortest: number;
  readonly shortDemerits: number;
}

export interface Breaks {
  /** Indexes into the material, ascending; the last is count − 1. */
  readonly at: readonly number[];
  /** Lines (from 0) that are wider than the measure even when shrunk. */
  readonly overfull: readonly number[];
  readonly demerits: number;
}

/** First pass: gaps over (1 + this × stretch) are not tried. Second pass: anything goes. */
const TOLERANCE = 2.2;
/** Demerits of an overfull line, per share of the measure that it sticks out. Above every line that fits. */
const OVERFULL = 1e12;
/** A third hyphen in turn costs this many times a second, and so does a last line that is short and begins within a word. */
const LADDER = 1000;
/** Badness of a line whose gaps have lost all they may. */
const TIGHT = 50;
/** Badness of a line whose glyphs are scaled as far as they may be. */
const SCALED = 3;
/** A line that may be; one whose gaps would be too wide, but may be right with more words; one that no longer fits. */
const FITS = 0;
const SHORT = 1;
const LONG = 2;

/**
 * Breaks a paragraph where the sum of demerits is least (total fit).
 *
 * Pure. Bad copy never throws: a word wider than the measure gives an overfull line, listed in `overfull`, for the
 * caller to report. Linear in the length of the paragraph: a start is forgotten once no line from it can fit.
 *
 * @param measure  > 0, width of line i; the last entry serves all later lines.
 * @throws RangeError if there is no break at all or no measure: the caller's bug.
 * Source: Knuth & Plass, Software—Practice and Experience 11 (1981), 1119–1184. Differences: a line is judged by the
 * gaps that remain after glyph scaling, and starts and ends carry their own offsets, for margin protrusion and kerning.
 */
export function breakLines(material: Material, measure: readonly number[], judge: Judgement): Breaks {
  if (material.count < 1 || measure.length < 1) throw new RangeError('a paragraph has at least one break and one measure');
  const strict = solve(material, measure, judge, TOLERANCE);
  // Where only a ladder of hyphens or the end of a word as last line satisfies the first pass, a looser line is the lesser evil.
  if (strict !== undefined && strict.demerits < LADDER * judge.ladderDemerits) return strict;
  return solve(material, measure, judge, Number.POSITIVE_INFINITY)!;
}

/** Best ways found so far to reach a break; kept from paragraph to paragraph, since most are short. */
class Nodes {
  length = 0;
  /** Break reached; −1 is the paragraph's beginning. */
  at = new Int32Array(1024);
  from = new Int32Array(1024);
  /** Lines up to here. */
  line = new Int32Array(1024);
  total = new Float64Array(1024);
  /** Fitness 0 tight, 1 decent, 2 loose, 3 very loose; times 3, plus hyphens in turn up to here: 0, 1, 2 for two or more. */
  state = new Int32Array(1024);
  over = new Uint8Array(1024);
  /** Numbers of nodes; as many as there are nodes at most. */
  active = new Int32Array(1024);

  /** Room for as many more. */
  reserve(more: number): void {
    if (this.length + more <= this.at.length) return;
    const size = 2 * (this.length + more);
    const grown = <T extends Int32Array | Float64Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    this.at = grown(this.at, new Int32Array(size));
    this.from = grown(this.from, new Int32Array(size));
    this.line = grown(this.line, new Int32Array(size));
    this.total = grown(this.total, new Float64Array(size));
    this.state = grown(this.state, new Int32Array(size));
    this.over = grown(this.over, new Uint8Array(size));
    this.active = grown(this.active, new Int32Array(size));
  }
}
const nodes = new Nodes();

function solve(material: Material, measure: readonly number[], judge: Judgement, tolerance: number): Breaks | undefined {
  const { count, end, start, endSpace, startSpace, penalty, hyphen, origin } = material;
  const { ragged, scaling, stretch, shrink, ladderDemerits, mismatchDemerits } = judge;
  const varied = measure.length > 1;
  const lastWidth = measure[measure.length - 1]!;
  const forgiving = tolerance === Number.POSITIVE_INFINITY;

  nodes.length = 1;
  nodes.at[0] = -1;
  nodes.from[0] = -1;
  nodes.line[0] = 0;
  nodes.total[0] = 0;
  nodes.state[0] = 3;
  nodes.over[0] = 0;
  // Nodes from which a line may still begin.
  let active = nodes.active;
  let actives = 1;
  active[0] = 0;
  // Least of where such a line begins, and of the word spaces before it.
  let earliest = origin;
  let earliestSpace = 0;

  for (let b = 0; b < count; b++) {
    // Each active node gives at most one new one, and all of both may be active afterwards.
    nodes.reserve(actives + 1);
    active = nodes.active;
    const { at, from, line, total, state, over } = nodes;
    const last = b === count - 1;
    const first = nodes.length;
    const endB = end[b]!;
    const spaceB = endSpace[b]!;
    const hyphenB = hyphen[b] === 1;
    const breakCost = penalty[b]!;
    // Where the longest line that may end here is too loose, all are.
    if (!ragged && !forgiving && !varied && !last) {
      const longest = endB - earliest;
      if (lastWidth - longest - scaling * longest > tolerance * stretch * (spaceB - earliestSpace)) continue;
    }
    earliest = Number.POSITIVE_INFINITY;
    earliestSpace = Number.POSITIVE_INFINITY;
    let kept = 0;
    let dropped = -1;
    let droppedBy = 0;
    // Of a line from the break `judged` to here: nodes at one break differ by what came before alone.
    let judged = -2;
    let natural = 0;
    let verdict = FITS;
    let excess = 0;
    let fitness = 1;
    let badness = 0;
    for (let k = 0; k < actives; k++) {
      const node = active[k]!;
      const a = at[node]!;
      if (a !== judged || varied) {
        judged = a;
        const begin = a < 0 ? origin : start[a]!;
        const beginSpace = a < 0 ? 0 : startSpace[a]!;
        const width = varied ? measure[Math.min(line[node]!, measure.length - 1)]! : lastWidth;
        natural = endB - begin;
        const difference = width - natural;
        verdict = FITS;
        fitness = 1;
        badness = 0;
        if (ragged) {
          const slack = difference / width;
          if (difference < -1e-6) {
            verdict = LONG;
            excess = -difference;
          } else if (slack > 0.5 && !last && !forgiving) verdict = SHORT;
          else badness = last ? 40 * slack * slack * slack : 400 * slack * slack;
        } else {
          const spaces = spaceB - beginSpace;
          const flex = scaling * natural;
          if (difference < 0) {
            const lack = -difference - flex;
            if (lack > shrink * spaces + 1e-6) {
              verdict = LONG;
              excess = lack - shrink * spaces;
            } else {
              const ratio = lack > 0 ? lack / (spaces * shrink) : 0;
              badness = TIGHT * ratio * ratio * ratio + (lack >= 0 ? SCALED : (SCALED * -difference) / flex);
              if (ratio > 0.5) fitness = 0;
            }
          } else if (!last) {
            const lack = difference - flex;
            const ratio = lack <= 0 ? 0 : spaces > 0 ? lack / (spaces * stretch) : 100;
            if (ratio > tolerance) verdict = SHORT;
            else {
              badness = Math.min(1e6, 100 * ratio * ratio * ratio + (lack >= 0 ? SCALED : (SCALED * difference) / flex));
              fitness = ratio < 0.5 ? 1 : ratio < 1 ? 2 : 3;
            }
          }
        }
        if (verdict !== LONG) {
          if (begin < earliest) earliest = begin;
          if (beginSpace < earliestSpace) earliestSpace = beginSpace;
        }
      }
      if (verdict === LONG) {
        if (dropped < 0 || excess < droppedBy) {
          dropped = node;
          droppedBy = excess;
        }
        continue;
      }
      active[kept++] = node;
      if (verdict === SHORT) continue;
      const part = 10 + badness;
      let sum = total[node]! + part * part + breakCost * breakCost;
      const before = state[node]!;
      const run = before % 3;
      if (hyphenB && run > 0) sum += run > 1 ? ladderDemerits * LADDER : ladderDemerits;
      const jump = fitness * 3 - (before - run);
      if (jump > 3 || jump < -3) sum += mismatchDemerits;
      if (last) {
        if (run > 0) sum += judge.lastHyphenDemerits;
        if (natural < judge.shortest) sum += judge.shortDemerits;
        // The end of a word and little more.
        if (run > 0 && natural < 2 * judge.shortest) sum += ladderDemerits * LADDER;
      }
      const after = fitness * 3 + (hyphenB ? (run === 0 ? 1 : 2) : 0);
      // One node for each state, and for each line number while measures differ.
      let place = first;
      while (place < nodes.length && (state[place] !== after || (varied && line[place] !== line[node]! + 1))) place++;
      if (place < nodes.length) {
        if (sum >= total[place]!) continue;
      } else {
        nodes.length++;
        at[place] = b;
        state[place] = after;
        over[place] = 0;
      }
      from[place] = node;
      line[place] = line[node]! + 1;
      total[place] = sum;
    }
    actives = kept;
    if (kept === 0 && nodes.length === first) {
      // Nothing fits here. Either look again with more tolerance, or take what sticks out least.
      if (!forgiving) return undefined;
      const place = nodes.length++;
      const width = varied ? measure[Math.min(line[dropped]!, measure.length - 1)]! : lastWidth;
      at[place] = b;
      from[place] = dropped;
      line[place] = line[dropped]! + 1;
      total[place] = total[dropped]! + OVERFULL * (1 + droppedBy / width);
      state[place] = 3 + (hyphenB ? 1 : 0);
      over[place] = 1;
    }
    if (nodes.length > first) {
      earliest = Math.min(earliest, start[b]!);
      earliestSpace = Math.min(earliestSpace, startSpace[b]!);
    }
    for (let place = first; place < nodes.length; place++) active[actives++] = place;
  }

  const { at, from, line, total, over } = nodes;
  let winner = -1;
  for (let k = 0; k < actives; k++) {
    const node = active[k]!;
    if (at[node] === count - 1 && (winner < 0 || total[node]! < total[winner]!)) winner = node;
  }
  if (winner < 0) return undefined;
  const path: number[] = [];
  const overfull: number[] = [];
  for (let node = winner; at[node]! >= 0; node = from[node]!) {
    path.push(at[node]!);
    if (over[node] === 1) overfull.push(line[node]! - 1);
  }
  return { at: path.reverse(), overfull: overfull.reverse(), demerits: total[winner]! };
}
