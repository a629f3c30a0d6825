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
  /** 1 where the break divides a word. */
  readonly soft: Uint8Array;
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
  readonly hyphenPenalty: number;
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
  return fit(material, measure, judge, TOLERANCE) ?? fit(material, measure, judge, Number.POSITIVE_INFINITY)!;
}

function fit(material: Material, measure: readonly number[], judge: Judgement, tolerance: number): Breaks | undefined {
  const { count, end, start, endSpace, startSpace, penalty, soft } = material;
  const { ragged, scaling, stretch, shrink } = judge;
  const varied = measure.length > 1;
  const lastWidth = measure[measure.length - 1]!;

  // Nodes: break reached, by which predecessor, at what total; −1 is the paragraph's beginning.
  const nodeAt: number[] = [-1];
  const nodeFrom: number[] = [-1];
  const nodeLine: number[] = [0];
  const nodeTotal: number[] = [0];
  /** Fitness 0 tight, 1 decent, 2 loose, 3 very loose. */
  const nodeFitness: number[] = [1];
  /** Hyphens in turn up to here: 0, 1, 2 for two or more. */
  const nodeRun: number[] = [0];
  const nodeOver: boolean[] = [false];
  let active: number[] = [0];
  let overNow = false;
  // Candidates for one break, by fitness and run (and line, where measures differ).
  const slots = new Map<number, number>();
  const best = new Float64Array(12);
  const bestNode = new Int32Array(12);

  for (let b = 0; b < count; b++) {
    const last = b === count - 1;
    best.fill(Number.POSITIVE_INFINITY);
    slots.clear();
    const endB = end[b]!;
    const spaceB = endSpace[b]!;
    const softB = soft[b] === 1;
    const breakCost = penalty[b]! + (softB ? judge.hyphenPenalty : 0);
    const kept: number[] = [];
    let dropped = -1;
    let droppedOver = 0;
    const first = nodeAt.length;
    for (let k = 0; k < active.length; k++) {
      const node = active[k]!;
      const a = nodeAt[node]!;
      const line = nodeLine[node]!;
      const width = varied && line < measure.length ? measure[line]! : lastWidth;
      const natural = endB - (a < 0 ? material.origin : start[a]!);
      const difference = width - natural;
      let fitness = 1;
      let badness = 0;
      if (ragged) {
        if (difference < -1e-6) {
          if (dropped < 0 || -difference < droppedOver) {
            dropped = node;
            droppedOver = -difference;
          }
          continue;
        }
        kept.push(node);
        const slack = difference / width;
        if (slack > 0.5 && !last && tolerance !== Number.POSITIVE_INFINITY) continue;
        badness = last ? 40 * slack * slack * slack : 400 * slack * slack;
      } else {
        const spaces = spaceB - (a < 0 ? 0 : startSpace[a]!);
        const flex = scaling * natural;
        if (difference < 0) {
          const lack = -difference - flex;
          if (lack > shrink * spaces + 1e-6) {
            if (dropped < 0 || lack - shrink * spaces < droppedOver) {
              dropped = node;
              droppedOver = lack - shrink * spaces;
            }
            continue;
          }
          kept.push(node);
          const share = lack > 0 ? lack / spaces : 0;
          const ratio = share / shrink;
          badness = 100 * ratio * ratio * ratio + 4 * Math.min(1, -difference / flex);
          if (share > shrink * 0.5) fitness = 0;
        } else {
          kept.push(node);
          if (!last) {
            const excess = difference - flex;
            const share = excess <= 0 ? 0 : spaces > 0 ? excess / spaces : 100;
            const ratio = share / stretch;
            if (ratio > tolerance) continue;
            badness = 100 * ratio * ratio * ratio + 4 * Math.min(1, difference / flex);
            if (badness > 1e6) badness = 1e6;
            fitness = ratio < 0.5 ? 1 : ratio < 1 ? 2 : 3;
          }
        }
      }
      const linePart = 10 + badness;
      let total = nodeTotal[node]! + linePart * linePart + breakCost * breakCost;
      const run = nodeRun[node]!;
      if (softB && run > 0) total += run > 1 ? judge.ladderDemerits * 1000 : judge.ladderDemerits;
      const gap = fitness - nodeFitness[node]!;
      if (gap > 1 || gap < -1) total += judge.mismatchDemerits;
      if (last) {
        if (run > 0) total += judge.lastHyphenDemerits;
        if (natural < judge.shortest) total += judge.shortDemerits;
      }
      const newRun = softB ? (run === 0 ? 1 : 2) : 0;
      offer(node, total, fitness, newRun, line + 1, false);
    }
    if (kept.length === 0 && first === nodeAt.length && noOffer()) {
      // Nothing fits here. Either look again with more tolerance, or take what sticks out least.
      if (tolerance !== Number.POSITIVE_INFINITY) return undefined;
      const node = dropped < 0 ? active[active.length - 1]! : dropped;
      const width = varied && nodeLine[node]! < measure.length ? measure[nodeLine[node]!]! : lastWidth;
      offer(node, nodeTotal[node]! + OVERFULL * (1 + droppedOver / width), 1, softB ? 1 : 0, nodeLine[node]! + 1, true);
    }
    place(b, kept);
    active = kept;
  }

  let winner = -1;
  for (const node of active) if (nodeAt[node] === count - 1 && (winner < 0 || nodeTotal[node]! < nodeTotal[winner]!)) winner = node;
  if (winner < 0) return undefined;
  const at: number[] = [];
  const overfull: number[] = [];
  for (let node = winner; nodeAt[node]! >= 0; node = nodeFrom[node]!) {
    at.push(nodeAt[node]!);
    if (nodeOver[node]) overfull.push(nodeLine[node]! - 1);
  }
  return { at: at.reverse(), overfull: overfull.reverse(), demerits: nodeTotal[winner]! };

  function noOffer(): boolean {
    if (varied) return slots.size === 0;
    for (let i = 0; i < 12; i++) if (best[i] !== Number.POSITIVE_INFINITY) return false;
    return true;
  }

  function offer(from: number, total: number, fitness: number, run: number, line: number, over: boolean): void {
    const slot = fitness * 3 + run;
    if (varied) {
      // Line numbers matter only while measures differ.
      const key = Math.min(line, measure.length - 1) * 16 + slot;
      const node = slots.get(key);
      if (node !== undefined && nodeTotal[node]! <= total) return;
      slots.set(key, make(from, total, fitness, run, line, over));
      return;
    }
    if (total >= best[slot]!) return;
    best[slot] = total;
    bestNode[slot] = from;
    if (over) overNow = true;
  }

  function make(from: number, total: number, fitness: number, run: number, line: number, over: boolean): number {
    nodeAt.push(-2);
    nodeFrom.push(from);
    nodeLine.push(line);
    nodeTotal.push(total);
    nodeFitness.push(fitness);
    nodeRun.push(run);
    nodeOver.push(over);
    return nodeAt.length - 1;
  }

  function place(b: number, into: number[]): void {
    if (varied) {
      for (const node of slots.values()) {
        nodeAt[node] = b;
        into.push(node);
      }
      return;
    }
    for (let slot = 0; slot < 12; slot++) {
      if (best[slot] === Number.POSITIVE_INFINITY) continue;
      const from = bestNode[slot]!;
      const node = make(from, best[slot]!, Math.floor(slot / 3), slot % 3, nodeLine[from]! + 1, overNow);
      nodeAt[node] = b;
      into.push(node);
    }
    overNow = false;
  }
}
