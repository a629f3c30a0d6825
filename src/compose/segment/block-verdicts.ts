import type { Source } from '../../model/source.ts';
import { pictographsAt } from './addresses.ts';
import { AMONG_HEADLINES, BARE_LINE, bareLine, namesOf } from './bare-line.ts';
import { HEADING_MOST_WORDS, hasVerb, isBare, type Page, type Shape, type Verdict } from './block-shape.ts';
import type { Block } from './blocks.ts';
import { CREDIT_LINE, isCaption, maySayWhatIsSeen } from './caption.ts';
import { markEndMatter, markFoot, markNotebook } from './end-matter.ts';
import { fold, letters } from './fold.ts';
import { FURNITURE_MOST, furnitureOf } from './furniture.ts';
import type { FurnitureLexicon } from './furniture-lexicon.ts';
import { goodsListed, linesUnderColon } from './goods-list.ts';
import { isNameLike } from './name-like.ts';
import { isPageTalk } from './page-talk.ts';
import { isOfPageWords } from './page-words.ts';
import { markStoryHead, STORY_LEAST } from './story-head.ts';
import { titleOf } from './title.ts';

/** Why each block is left out whole; undefined where its sentences are judged one by one. `talkFrom` is the block in which a transcript's talk begins, or behind the last. */
export function judgeBlocks(
  source: Source,
  blocks: readonly Block[],
  shapes: readonly Shape[],
  lexicon: FurnitureLexicon,
  talkFrom: number,
): (Verdict | undefined)[] {
  const { text } = source;
  const transcript = talkFrom < blocks.length;
  const slices = blocks.map((block) =>
    block.end - block.start > 2 * FURNITURE_MOST ? undefined : text.slice(block.start + pictographsAt(text, block.start), block.end),
  );
  const verdicts = blocks.map((block, i): Verdict | undefined => {
    const shape = shapes[i] as Shape;
    const said = slices[i];
    switch (block.role) {
      case 'title':
        return { kind: 'title', rule: 'marked as title' };
      case 'heading':
        return shape.ended && shape.words > HEADING_MOST_WORDS ? undefined : { kind: 'heading', rule: 'marked as heading' };
      case 'caption':
      case 'table':
      case 'byline':
      case 'boilerplate':
        return { kind: block.role, rule: `marked as ${block.role}` };
      default:
        if (said === undefined) return undefined;
        return (
          furnitureOf(said, lexicon, true) ??
          tableOf(said, shape) ??
          stageDirection(said) ??
          greetingOf(said, shape, lexicon) ??
          lineOfItsOwn(said, shape, lexicon) ??
          starred(slices, shapes, i) ??
          (transcript ? undefined : overItems(slices, shapes, blocks, i)) ??
          pictured(said, shape) ??
          (i >= talkFrom ? undefined : toReader(said))
        );
    }
  });

  const title = titleOf(source, blocks, shapes, slices, verdicts);
  if (title >= 0) {
    verdicts[title] = { kind: 'title', rule: 'first line' };
    for (let i = 0; i < title; i++)
      if (verdicts[i] === undefined && !(shapes[i] as Shape).ended) verdicts[i] = { kind: 'boilerplate', rule: 'above the title' };
  }

  const page: Page = { text, blocks, shapes, slices, verdicts, title, lexicon, transcript };
  markRepeated(title < 0 ? source.headline : (slices[title] ?? source.headline), page);
  markNotebook(page);
  markEndMatter(page);

  const listed = new Set([...goodsListed(page), ...linesUnderColon(page)]);
  shapes.forEach((shape, i) => {
    if (verdicts[i] === undefined && isMarkedNews(slices[i], shape)) listed.add(i);
  });
  const prose = shapes.flatMap(({ ended, bullet, words }, i) =>
    i > title && verdicts[i] === undefined && ended && !bullet && words > 7 ? [i] : [],
  );
  /** The first sentence below the title that has a full stop, where a story follows. */
  const opens = prose.reduce((sum, i) => sum + (shapes[i] as Shape).words, 0) >= STORY_LEAST ? (prose[0] as number) : -1;
  const lastProse = shapes.reduce((last, { ended, words }, i) => (verdicts[i] === undefined && ended && words > 7 ? i : last), -1);
  // Bare lines. A text written without full stops (posts, lists of headlines) has no headings but its lines.
  const open = blocks.filter((block, i) => verdicts[i] === undefined && block.role !== 'heading').length;
  let bare = 0;
  let bareWords = 0;
  let proseWords = 0;
  shapes.forEach((shape, i) => {
    if (verdicts[i] !== undefined) return;
    if (listed.has(i)) return;
    if (isBare(shape, slices[i])) {
      bare++;
      bareWords += shape.words;
    } else if (shape.ended) proseWords += shape.words;
  });
  const stopless = open >= 4 && bare > 0.7 * open && bareWords > proseWords;
  const named = namesOf(text);
  blocks.forEach((block, i) => {
    const said = slices[i];
    if (said === undefined || verdicts[i] !== undefined || block.role === 'quote' || block.role === 'heading') return;
    verdicts[i] = bareLine(said, block, shapes[i] as Shape, {
      lexicon,
      stopless,
      transcript: i >= talkFrom,
      named,
      first: i === 0 || (title >= 0 && i > title && (i === title + 1 || i <= opens)),
      leads: blocks[i + 1]?.role === 'item' || shapes[i + 1]?.bullet === true,
      speech: verdicts[i + 1] === undefined && shapes[i + 1]?.ended === true,
      listed: listed.has(i),
      listEnds: i > lastProse && isHeadline(verdicts[i - 1]) && (isHeadline(verdicts[i - 2]) || verdicts[i - 1]?.rule === AMONG_HEADLINES),
      signed: isSignature(slices[i + 1], shapes[i + 1]),
    });
  });
  markStoryHead(page);
  markFoot(page);
  return verdicts;
}

const isHeadline = (verdict: Verdict | undefined): boolean => verdict?.rule === BARE_LINE || verdict?.rule === AMONG_HEADLINES;

/** A caption that stands again without its credit has so many letters at the least. */
const TWIN_LEAST = 30;

/** The title said again, and captions that stand again without their credits. */
function markRepeated(headline: string | undefined, { slices, verdicts, lexicon }: Page): void {
  const titled = headline === undefined ? '' : letters(headline);
  const captions = new Set<string>();
  verdicts.forEach((verdict, i) => {
    if (verdict?.kind !== 'caption') return;
    const said = letters((slices[i] ?? '').replace(/\s*[([][^()[\]]*[)\]]\W*$/, ''));
    if (said.length >= TWIN_LEAST) captions.add(said);
  });
  slices.forEach((said, i) => {
    if (said === undefined || verdicts[i] !== undefined) return;
    const own = letters(said);
    if (own === titled && own !== '') verdicts[i] = { kind: 'heading', rule: 'the title again' };
    else if (captions.has(own)) verdicts[i] = { kind: 'caption', rule: 'a caption again' };
    else if (
      ((verdicts[i + 1] !== undefined && CREDIT_LINE.test(slices[i + 1] ?? '')) ||
        (verdicts[i - 1]?.kind === 'caption' && CREDIT_LINE.test(slices[i - 1] ?? ''))) &&
      maySayWhatIsSeen(said, lexicon)
    )
      verdicts[i] = { kind: 'caption', rule: 'beside its credit' };
  });
}
/** "Ann Lee, finance minister": the line below a quotation that is set apart. */
function isSignature(said: string | undefined, shape: Shape | undefined): boolean {
  return (
    said !== undefined &&
    shape !== undefined &&
    isBare(shape, said) &&
    shape.words <= 10 &&
    isNameLike(said.replace(/^[–—-]\s*/, '').split(/[,(]/, 1)[0] as string, 5)
  );
}

/** A caption of some sentences is no longer. [words] */
const CAPTION_MOST = 70;

function pictured(said: string, { words }: Shape): Verdict | undefined {
  return words <= CAPTION_MOST && isCaption(said) ? { kind: 'caption', rule: 'what a picture shows' } : undefined;
}

/** Lines that are told by their marks: a dateline alone, an agency's subheading ("- Hours, not days -"), "Loading ...". */
function lineOfItsOwn(said: string, shape: Shape, lexicon: FurnitureLexicon): Verdict | undefined {
  if (shape.words <= 14 && /^\p{Lu}[^.!?]*\(\p{Lu}[\p{L}/ ]{1,24}\)\s*[-–—]{1,2}$/u.test(said))
    return { kind: 'dateline', rule: 'a dateline alone' };
  if (shape.words <= 6 && /^[([]?END\b[^.!?]*\b\d{1,2}[:.]\d\d\b/u.test(said)) return { kind: 'dateline', rule: 'when the talk ended' };
  if (/^(?:\p{L}+ ){0,2}[Pp]hotos?\.$/u.test(said)) return { kind: 'caption', rule: 'picture credit' };
  if (shape.words <= 2 && /^\p{L}[^"“”]*!$/u.test(said)) return { kind: 'fragment', rule: 'a word called out' };
  if (shape.words <= 14 && /^[-–—*] .* [-–—*]$/.test(said)) return { kind: 'heading', rule: 'between dashes' };
  if (!shape.ended && areTags(said, lexicon)) return { kind: 'boilerplate', rule: 'tags' };
  if (/ > .* > /.test(said) && !shape.ended) return { kind: 'boilerplate', rule: 'crumbs' };
  if (/^[.·•|»«] ?(?:\p{Lu}[\p{L}'’]+ ){1,5}[.·•|»«]$/u.test(said)) return { kind: 'boilerplate', rule: 'the name of the page' };
  if (shape.words <= 4 && /^[^"“„«]*\p{L}\s?(?:\.\.\.|…)$/u.test(said)) return { kind: 'boilerplate', rule: 'breaks off' };
  if (shape.words <= 16 && isContact(said)) return { kind: 'boilerplate', rule: 'whom to ask' };
  return undefined;
}

/** "Ann Lee, head of office, lee@relief.example, Tel: +41 …": names, posts, addresses and numbers, and nothing told. */
function isContact(said: string): boolean {
  return (
    /\S@[\w-]+\.\w/.test(said) &&
    /\b(?:tel|phone|mob(?:ile)?|cell|fax|t|m)\b\.?:? ?\+?[\d(]/i.test(said) &&
    !/\b(?:said|told|was|were|has|had)\b/.test(said)
  );
}

const BEHIND_STARS = /^\*{2,3}\s?[^\s*.!?][^.!?]{0,80}$/;
/** A heading behind stars has no more words. */
const STARRED_MOST = 8;

/** "** What comes next": a heading, where no other such line stands beside it. */
function starred(slices: Page['slices'], shapes: readonly Shape[], i: number): Verdict | undefined {
  if ((shapes[i] as Shape).words > STARRED_MOST || !BEHIND_STARS.test(slices[i] ?? '')) return undefined;
  return [slices[i - 1], slices[i + 1]].some((said) => BEHIND_STARS.test(said ?? ''))
    ? undefined
    : { kind: 'heading', rule: 'behind stars' };
}

/** "Needs:", "Gaps & Constraints:": over items that are sentences. */
function overItems(slices: Page['slices'], shapes: readonly Shape[], blocks: readonly Block[], i: number): Verdict | undefined {
  const { colon, words } = shapes[i] as Shape;
  const next = shapes[i + 1];
  if (!colon || words > 4 || next === undefined || !/^\p{Lu}[^.!?:]*:$/u.test(slices[i] ?? '')) return undefined;
  return next.ended && (next.bullet || blocks[i + 1]?.role === 'item') ? { kind: 'heading', rule: 'over items' } : undefined;
}

const BEHIND_COLON = /^(?:[•·*–-]\s?)?: ?(?=\p{Lu})/u;
/** A tag has no more words. */
const TAG_MOST = 3;

/** ": Bulk, Tankers, Crude oil". */
function areTags(said: string, lexicon: FurnitureLexicon): boolean {
  if (!BEHIND_COLON.test(said)) return false;
  const tags = said.replace(BEHIND_COLON, '').split(/,\s*/);
  return tags.length >= 2 && tags.every((tag) => tag.split(/\s+/).length <= TAG_MOST && !hasVerb(tag, lexicon));
}

/** Behind stars or a colon a longer line, or one of many, is news in short. */
function isMarkedNews(said: string | undefined, shape: Shape): boolean {
  return said !== undefined && (BEHIND_STARS.test(said) || BEHIND_COLON.test(said)) && !shape.ended && shape.words >= MARKED_LEAST;
}
/** [words] */
const MARKED_LEAST = 5;

/** "Good morning. It's Friday." */
const OPENS_LETTER =
  /^(?:Good (?:morning|afternoon|evening)|Happy \p{L}+day|Welcome back)\b[^.!?]{0,30}[.!](?: (?:It's|It’s|Today is|Happy) [^.!?]{3,30}[.!])?$/u;

export function toReader(said: string): Verdict | undefined {
  return said.length <= FURNITURE_MOST && (isPageTalk(fold(said)) || isOfPageWords(said))
    ? { kind: 'boilerplate', rule: 'the page to its reader' }
    : undefined;
}

/** "Good morning, it's Monday.", "Good Tuesday morning.", "Happy Friday." */
const GREETS =
  /^(?:Good (?:\p{Lu}\p{L}{2,6}day )?(?:morning|afternoon|evening)(?:, (?:it['’]s|it is|this is|everyone|all|readers|friends|folks|colleagues)\b[^.!?]{0,30}| and welcome\b[^.!?]{0,60})?|Happy (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:, [^.!?]{2,30})?|It['’]s \p{Lu}\p{L}{2,6}day)[.!]$/u;

/** Whether a sentence only greets its reader. */
export const greets = (said: string): boolean => said.length <= 120 && GREETS.test(said);

/** "Dear readers," */
function greetingOf(said: string, shape: Shape, lexicon: FurnitureLexicon): Verdict | undefined {
  if ((shape.words <= 7 && OPENS_LETTER.test(said)) || greets(said)) return { kind: 'boilerplate', rule: 'greeting' };
  if (shape.words > 8 || !/[,!:]$/.test(said)) return undefined;
  const folded = fold(said);
  return lexicon.greetings.some((word) => folded.startsWith(word) && !/^\p{L}/u.test(folded.slice(word.length)))
    ? { kind: 'boilerplate', rule: 'greeting' }
    : undefined;
}

/** Rows of columns and rows of numbers. */
function tableOf(said: string, shape: Shape): Verdict | undefined {
  if (shape.ended) return undefined;
  if (/\t[^\t]*\t/.test(said) || (said.match(/\s\|\s/g)?.length ?? 0) >= 2 || /^\|.*\|$/.test(said))
    return { kind: 'table', rule: 'columns' };
  const words = said.split(/\s+/);
  const numbers = words.filter((word) => /^[-+−(]?[\d.,:%$€£/]+\)?$/.test(word)).length;
  return words.length >= 4 && numbers >= 0.6 * words.length ? { kind: 'table', rule: 'numbers' } : undefined;
}

export function stageDirection(said: string): Verdict | undefined {
  return /^[([][^()[\]]{1,60}[)\]][.!]?$/.test(said) && said.split(/\s+/, 5).length <= 3 && !/[.!?]\s/.test(said)
    ? { kind: 'fragment', rule: 'stage direction' }
    : undefined;
}
