import { stem } from '../../text/stem.ts';
import { tokens } from '../../text/tokens.ts';
import { isBare, type Page, type Shape } from './block-shape.ts';
import type { Block } from './blocks.ts';
import { datelineEnd } from './cuts.ts';
import { isNameLike } from './name-like.ts';
import { TOP } from './title.ts';

/** A standfirst or a caption is no longer. [words] */
const STANDFIRST_MOST = 60;
/** Sentences of a story behind its standfirst, at the least. [blocks] */
const STORY_LEAST = 3;

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

  // Points above the story, without full stops.
  const opens = prose.find((i) => (shapes[i] as Shape).words > 12);
  if (opens !== undefined && prose.length >= STORY_LEAST) {
    const points = blocks.flatMap((block, i) =>
      i >= from && i < opens && verdicts[i] === undefined && isBare(shapes[i] as Shape, slices[i]) && isItem(block, shapes[i] as Shape)
        ? [i]
        : [],
    );
    if (points.length >= 2) for (const i of points) verdicts[i] = { kind: 'heading', rule: 'the story in points' };
  }

  // Where a dateline opens the story, or a byline stands above it, what is told between the title and that is told again in it.
  if (title < 0) return;
  const head = Math.min(blocks.length, from + TOP);
  let start = -1;
  for (let i = from; i < head && start < 0; i++) {
    const { start: at, end } = blocks[i] as Block;
    if (isProse(i) && datelineEnd(text, at, end, true, lexicon) > at) start = i;
  }
  if (start < 0)
    for (let i = from; i < head; i++) {
      const kind = verdicts[i]?.kind;
      if ((kind === 'byline' || (kind === 'dateline' && !CLOCK.test(slices[i] ?? ''))) && prose.filter((n) => n < i).length === 1)
        start = i;
    }
  if (start < 0 && prose[0] === from && saysAgain(slices[from], slices[prose[1] ?? -1])) start = from + 1;
  const above = prose.filter((i) => i < start);
  if (above.length === 0 || above.length > 2 || prose.length - above.length < STORY_LEAST) return;
  for (const i of above) if ((shapes[i] as Shape).words <= STANDFIRST_MOST) verdicts[i] = { kind: 'heading', rule: 'standfirst' };
}

/** The hour of a live report's entry: it dates no story. */
const CLOCK = /^\W*\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?\s?(?:gmt|utc|bst|est|edt|et|cet|cest|ist)?\W*$/i;

/** So much of a standfirst's words stands in the paragraph behind it. */
const AGAIN = 0.65;
/** Fewer words prove nothing. */
const AGAIN_LEAST = 7;

/** Whether a paragraph says in other words, and more of them, what the line above it says. */
function saysAgain(line: string | undefined, paragraph: string | undefined): boolean {
  if (line === undefined || paragraph === undefined || line.length > paragraph.length) return false;
  const stems = (said: string): Set<string> =>
    new Set(tokens(said).flatMap(({ word }) => (word.length > 3 || /\d/.test(word) ? [stem(word)] : [])));
  const [own, behind] = [stems(line), stems(paragraph)];
  return own.size >= AGAIN_LEAST && [...own].filter((word) => behind.has(word)).length >= AGAIN * own.size;
}

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
