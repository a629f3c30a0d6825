import { isBare, type Page, type Shape } from './block-shape.ts';
import type { Block } from './blocks.ts';
import { CREDIT_LINE, ENDS_DATED } from './caption.ts';
import { datelineEnd } from './dateline.ts';
import { FURNITURE_MOST } from './furniture.ts';
import { isNameLike } from './name-like.ts';
import { isScene } from './scene.ts';
import { isNamedWhole, isStandfirst, isToldWhole } from './standfirst.ts';
import { TOP } from './title.ts';

/** A standfirst or a caption is no longer. [words] */
const STANDFIRST_MOST = 60;
/** A story behind its standfirst, its pictures and its points has so many words at the least. */
export const STORY_LEAST = 30;

/**
 * What stands between a title and its story: names and posts by the byline, where it was said, the standfirst, the story's
 * highlights.
 */
export function markStoryHead(page: Page): void {
  const { text, title, blocks, shapes, slices, verdicts, lexicon, transcript } = page;
  if (!transcript) byTheByline(page);
  // A place between the title and the date line: where it was said.
  if (title >= 0)
    for (let i = title + 1; i < Math.min(blocks.length, title + 4); i++) {
      if (verdicts[i]?.kind === 'dateline') {
        for (let k = title + 1; k < i; k++)
          if ((verdicts[k]?.kind === 'heading' || verdicts[k]?.kind === 'caption') && isNameLike(slices[k] ?? '', 10))
            verdicts[k] = { kind: 'dateline', rule: 'above the date line' };
        break;
      }
    }
  if (transcript) return;
  const from = title + 1;
  const isProse = (i: number): boolean =>
    verdicts[i] === undefined && (shapes[i] as Shape).ended && !isItem(blocks[i] as Block, shapes[i] as Shape);
  const prose = blocks.flatMap((_, i) => (i >= from && isProse(i) ? [i] : []));
  const opening = (i: number | undefined): string => {
    const block = i === undefined ? undefined : blocks[i];
    return block === undefined ? '' : text.slice(block.start, Math.min(block.end, block.start + 2 * FURNITURE_MOST));
  };
  /** The first two paragraphs behind a block. */
  const behind = (i: number): string =>
    prose
      .filter((n) => n > i)
      .slice(0, 2)
      .map(opening)
      .join('\n');
  const isPicture = (i: number): boolean => {
    const said = slices[i] ?? '';
    return isScene(said, lexicon) && (ENDS_DATED.test(said) || isCredited(page, i) || isToldWhole(said, behind(i)));
  };
  for (let i = 0; i < title; i++) if (isProse(i) && isPicture(i)) verdicts[i] = { kind: 'caption', rule: 'a picture above the title' };
  const wordsFrom = (start: number): number => prose.reduce((sum, i) => sum + (i >= start ? (shapes[i] as Shape).words : 0), 0);
  while (prose[0] !== undefined && prose[0] < from + TOP && wordsFrom(prose[0] + 1) >= STORY_LEAST && isPicture(prose[0]))
    verdicts[prose.shift() as number] = { kind: 'caption', rule: 'a picture above the story' };

  // Points above the story, without full stops.
  const opens = prose.find((i) => (shapes[i] as Shape).words > 12);
  if (opens !== undefined && wordsFrom(opens) >= STORY_LEAST) {
    const rest = text.slice((blocks[opens] as Block).start, (blocks[opens] as Block).start + STORY_MOST);
    const points = blocks.flatMap((block, i) =>
      i >= from &&
      i < Math.min(opens, from + TOP) &&
      verdicts[i] === undefined &&
      isItem(block, shapes[i] as Shape) &&
      (isBare(shapes[i] as Shape, slices[i]) || ((shapes[i] as Shape).words <= POINT_MOST && isToldWhole(slices[i] ?? '', rest)))
        ? [i]
        : [],
    );
    if (points.length >= 2)
      for (const i of points) if (isNamedWhole(slices[i] ?? '', rest)) verdicts[i] = { kind: 'heading', rule: 'the story in points' };
  }

  // Where a dateline opens the story, or a byline stands above it, what stands between the title and that may be told again in it.
  const head = Math.min(blocks.length, from + TOP);
  let start = -1;
  const datelined = prose.filter(
    (i) => datelineEnd(text, (blocks[i] as Block).start, (blocks[i] as Block).end, true, lexicon) > (blocks[i] as Block).start,
  );
  if (datelined.length > 0 && (datelined[0] as number) < head && (title >= 0 || datelined.length === 1)) start = datelined[0] as number;
  if (title < 0 && start < 0) return;
  if (start < 0)
    for (let i = from; i < head; i++) {
      const kind = verdicts[i]?.kind;
      if ((kind === 'byline' || (kind === 'dateline' && !CLOCK.test(slices[i] ?? ''))) && prose.filter((n) => n < i).length === 1)
        start = i;
    }
  if (start < 0 && prose[0] !== undefined && prose[0] < head && isStandfirst(slices[prose[0]], opening(prose[1]))) start = prose[0] + 1;
  const above = prose.filter((i) => i < start);
  if (above.length === 0 || above.length > 2 || wordsFrom(start) < STORY_LEAST) return;
  for (const i of above)
    if ((shapes[i] as Shape).words <= STANDFIRST_MOST && isToldWhole(slices[i] ?? '', behind(start - 1)))
      verdicts[i] = { kind: 'heading', rule: 'standfirst' };
}

/** A credit is no longer. [words] */
const CREDIT_MOST = 6;

/** Whether a picture's credit stands right below a block, and no caption that it may belong to. */
function isCredited({ shapes, slices, verdicts }: Page, i: number): boolean {
  const next = verdicts[i + 1];
  const shape = shapes[i + 1];
  if (next === undefined || shape === undefined || verdicts[i + 2]?.kind === 'caption') return false;
  return CREDIT_LINE.test(slices[i + 1] ?? '') || (next.kind === 'caption' && shape.words <= CREDIT_MOST && !shape.ended);
}

/** Points are looked for again in so much of a story. [UTF-16 units] */
const STORY_MOST = 8000;
/** A point above a story is no longer. [words] */
const POINT_MOST = 30;

/** The hour of a live report's entry: it dates no story. */
const CLOCK = /^\W*\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?\s?(?:gmt|utc|bst|est|edt|et|cet|cest|ist)?\W*$/i;

function isItem({ role }: Block, { bullet }: Shape): boolean {
  return role === 'item' || bullet;
}

/** "Ann Lee and Bo Chen in Rio de Janeiro". */
const NAME_IN_PLACE = /^\p{Lu}[\p{L}.'’-]+(?:,? (?:and )?\p{Lu}[\p{L}.'’-]*){1,7} in (?:\p{Lu}[\p{L}.'’-]+|de|la|the|and|,| )+$/u;

/** Names and posts beside the byline or the date line, above the story: "Ukraine correspondent, Kyiv". */
function byTheByline({ title, shapes, slices, verdicts }: Page): void {
  if (title < 0) return;
  let last = title + 1;
  while (last < verdicts.length && last < title + 2 * TOP && verdicts[last] !== undefined) last++;
  for (let i = title + 1; i < last; i++) {
    const said = slices[i];
    const kind = verdicts[i]?.kind;
    if (said === undefined || (kind !== 'heading' && kind !== 'caption') || (shapes[i] as Shape).words > 10) continue;
    const beside = [verdicts[i - 1], verdicts[i + 1]].some((verdict) => verdict?.kind === 'byline' || verdict?.kind === 'dateline');
    if (
      NAME_IN_PLACE.test(said) ||
      (beside && (shapes[i] as Shape).words <= 6 && (isNameLike(said, 8) || verdicts[i - 1]?.kind === 'byline'))
    )
      verdicts[i] = { kind: 'byline', rule: 'beside the byline' };
  }
}
