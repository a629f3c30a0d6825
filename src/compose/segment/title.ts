import type { Source } from '../../model/source.ts';
import { isBare, type Shape, type Verdict } from './block-shape.ts';
import type { Block } from './blocks.ts';
import { letters } from './fold.ts';

/** A headline is looked for in the first blocks only. */
export const TOP = 12;

/** Index of the title, or −1. */
export function titleOf(
  source: Source,
  blocks: readonly Block[],
  shapes: readonly Shape[],
  slices: readonly (string | undefined)[],
  verdicts: readonly (Verdict | undefined)[],
): number {
  if (verdicts.some((verdict) => verdict?.kind === 'title')) return -1;
  const most = Math.min(TOP, blocks.length);
  if (source.headline !== undefined) {
    const headline = letters(source.headline);
    for (let i = 0; i < most; i++) {
      const said = slices[i];
      if (
        said !== undefined &&
        headline !== '' &&
        letters(said) === headline &&
        (verdicts[i] === undefined || verdicts[i]?.kind === 'heading')
      )
        return i;
    }
  }
  if (blocks.length < 2) return -1;
  for (let i = 0; i < most; i++) {
    if (verdicts[i] !== undefined) continue;
    const shape = shapes[i] as Shape;
    const said = slices[i];
    const block = blocks[i] as Block;
    if (said === undefined || block.role !== 'text' || shape.bullet) return -1;
    if (!isBare(shape, said)) {
      // "Who blew up the dam?" over a story.
      return i === 0 && /[?!]["”]?$/.test(said) && shape.words <= 20 && !/[.!?]\s/.test(said) ? i : -1;
    }
    if (shape.words <= 3 && i + 1 < most) {
      const next = shapes[i + 1] as Shape;
      if (verdicts[i + 1] === undefined && isBare(next, slices[i + 1]) && next.words > 3 && !next.bullet) continue; // The section's name over the title.
    }
    if (isAboveLinks(i, most, shapes, slices, verdicts)) continue;
    return i;
  }
  return -1;
}

/** A line of the page over a row of its links ("Fund our journalism", "News", "Sport", "Culture"), with another bare line behind them. */
function isAboveLinks(
  at: number,
  most: number,
  shapes: readonly Shape[],
  slices: readonly (string | undefined)[],
  verdicts: readonly (Verdict | undefined)[],
): boolean {
  let links = 0;
  for (let i = at + 1; i < most; i++) {
    const shape = shapes[i] as Shape;
    if (verdicts[i]?.kind === 'boilerplate' || (verdicts[i] === undefined && !shape.ended && shape.words <= 2)) {
      links++;
      continue;
    }
    return (
      links >= ((shapes[at] as Shape).words <= 3 ? 1 : 3) &&
      verdicts[i] === undefined &&
      shape.words > 3 &&
      !shape.bullet &&
      isBare(shape, slices[i])
    );
  }
  return false;
}
