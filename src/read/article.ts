import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { attributeOf, type Block, blocksOf, type MarkupNode } from './blocks.ts';
import type { Point } from './collect.ts';
import { dropCaptions, dropNotices, withoutFurniture } from './furniture.ts';
import { type Page, restoreText } from './page.ts';

/** A page's article, and how it was found. */
export interface Article {
  readonly blocks: readonly Block[];
  readonly how: 'readability' | 'marked' | 'stated' | 'whole';
}

/** Above this Readability takes seconds; the marked parts or the whole page serve. */
const READABILITY_ELEMENTS = 20_000;
/** [UTF-16 units] The same, of markup without scripts and styles. */
const READABILITY_LENGTH = 2_000_000;
/** Readability's own 500 makes it take in the page around a short report. [UTF-16 units] */
const SHORTEST = 250;
/** [words] A stated text shorter than this may be a teaser. */
const STATED_WORDS = 60;

/** Where pages put an article's text, surest first. */
const MARKED = [
  '[itemprop~="articleBody"]',
  '[property~="articleBody"]',
  '.article-body, .article__body, .articleBody, .article-content, .article__content, .story-body, .story-content, .entry-content, .post-content, .post-body, .article-text, .story-text',
  'article',
  'main, [role="main"]',
] as const;

const pointOf = (node: MarkupNode): Point | undefined => {
  for (let at: MarkupNode | null = node, i = 0; at !== null && i < 30; at = at.parentNode, i++) {
    const stated = at.nodeType === 1 ? attributeOf(at, 'data-l') : undefined;
    if (stated !== undefined) {
      const [line, column] = stated.split(':').map(Number);
      if (line !== undefined && column !== undefined) return { line, column };
    }
  }
  return undefined;
};

type Page_Element = MarkupNode & { querySelectorAll(selector: string): Iterable<Page_Element>; textContent: string | null; remove(): void };

/** Finds the article of a page. What pages state of their own text decides between the ways of finding it. */
export function findArticle(page: Page, articleBody: string | undefined): Article {
  const { blocks, how } = chooseArticle(page, articleBody);
  return { blocks: blocks.map((block) => ({ ...block, text: restoreText(block.text) })), how };
}

function chooseArticle(page: Page, articleBody: string | undefined): Article {
  const whole = (): Article => {
    const { document } = parseHTML(page.html);
    const body = document.body as unknown as Page_Element;
    const all = blocksOf(body, pointOf);
    const total = sizeOf(all);
    if (total > 800) {
      for (const node of [...body.querySelectorAll('nav, footer, aside, [role="navigation"], [role="contentinfo"]')]) node.remove();
      const without = withoutFurniture(body, pointOf);
      if (sizeOf(without) > total / 4) return { blocks: without, how: 'whole' };
    }
    return { blocks: all, how: 'whole' };
  };
  const found: Article[] = [];
  if (page.elements <= READABILITY_ELEMENTS && page.html.length <= READABILITY_LENGTH) {
    const blocks = readable(page.html);
    if (blocks !== undefined) found.push({ blocks, how: 'readability' });
  }
  const main = found[0];
  const stated = articleBody === undefined ? undefined : wordsOf(articleBody);
  if (stated !== undefined && stated.count >= STATED_WORDS) {
    const agreement = (article: Article) => overlap(wordsOf(article.blocks.map(({ text }) => text).join(' ')), stated);
    const trimmed = (article: Article): Article => {
      const only = onlyStated(article, articleBody as string);
      return agreement(only).f1 >= Math.max(0.9, agreement(article).f1) ? only : article;
    };
    if (main !== undefined && agreement(trimmed(main)).f1 >= 0.85) return trimmed(main);
    let best = main;
    let most = main === undefined ? 0 : agreement(main).f1;
    for (const article of marked(page)) {
      const { f1 } = agreement(article);
      if (f1 > most + 0.05) {
        best = article;
        most = f1;
      }
    }
    // A teaser lies wholly within the article: then the page's own parts are the better text.
    if (best !== undefined && (most >= 0.6 || agreement(best).recall >= 0.9)) return trimmed(best);
    return { blocks: statedBlocks(articleBody as string), how: 'stated' };
  }
  const size = main === undefined ? 0 : sizeOf(main.blocks);
  for (const article of marked(page)) {
    const other = sizeOf(article.blocks);
    // Readability lost most of a marked body of running text, or found none.
    if (
      other >= 500 &&
      other > size * 1.6 &&
      runningText(article.blocks) > 0.7 &&
      (main === undefined || overlap(wordsOf(textOfBlocks(article.blocks)), wordsOf(textOfBlocks(main.blocks))).recall > 0.8)
    )
      return article;
    break;
  }
  if (main !== undefined && size >= 140) return main;
  // A report of a sentence or two: where the page marks it, that is surer than all there is.
  for (const article of marked(page))
    if (sizeOf(article.blocks) >= Math.max(size, 60) && article.blocks.some(({ text, linked }) => !linked && text.length >= 60))
      return article;
  const all = whole();
  // A page of a few lines is read whole: there is no furniture to lose.
  return main !== undefined && size * 3 > sizeOf(all.blocks) ? main : all;
}

/** @returns the blocks Readability finds, its furniture taken out; nothing where it finds none. */
function readable(html: string): Block[] | undefined {
  const { document } = parseHTML(html);
  try {
    dropNotices(document.body as unknown as Page_Element);
    dropCaptions(document.body as unknown as Page_Element);
    const article = new Readability(document as never, {
      keepClasses: true,
      charThreshold: SHORTEST,
      disableJSONLD: true,
      serializer: ((node: unknown) => node) as never,
    }).parse();
    const content = article?.content as unknown as Page_Element | null | undefined;
    if (content === null || content === undefined) return undefined;
    const blocks = withoutFurniture(content, pointOf);
    return blocks.length > 0 ? blocks : undefined;
  } catch {
    // Readability expects more of a document than some have; the other ways remain.
    return undefined;
  }
}

/** The page's marked bodies, surest first. */
function* marked(page: Page): Generator<Article> {
  const { document } = parseHTML(page.html);
  const seen = new Set<unknown>();
  for (const selector of MARKED) {
    let best: Page_Element | undefined;
    let most = 0;
    let count = 0;
    for (const node of document.querySelectorAll(selector) as unknown as Iterable<Page_Element>) {
      if (count++ > 40) break;
      const size = node.textContent?.length ?? 0;
      if (size > most) {
        best = node;
        most = size;
      }
    }
    if (best === undefined || seen.has(best)) continue;
    seen.add(best);
    for (const node of [...best.querySelectorAll('nav, aside, footer, form, figure, [role="navigation"], [role="complementary"]')])
      node.remove();
    dropCaptions(best);
    const blocks = withoutFurniture(best, pointOf);
    if (blocks.length > 0) yield { blocks, how: 'marked' };
  }
}

/** [UTF-16 units] Longer blocks are kept, whatever the page states. */
const SHORT_BLOCK = 300;

/** Leaves out short blocks that do not stand in the stated text. */
function onlyStated(article: Article, articleBody: string): Article {
  const fold = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
  const stated = ` ${fold(articleBody.slice(0, 400_000).replace(/<[^<>]{0,1000}>/g, ' '))} `;
  const holds = ({ text }: Block) => stated.includes(` ${fold(text).slice(0, 200)}`);
  return { ...article, blocks: article.blocks.filter((block) => block.text.length > SHORT_BLOCK || holds(block)) };
}

/** The page's own statement of its text: paragraphs where it keeps them. */
const statedBlocks = (body: string): Block[] =>
  body
    .replace(/<\/?(?:p|br|div)\s{0,4}\/?>/gi, '\n\n')
    .replace(/<\/?[a-z][^<>]{0,1000}>/gi, '')
    .split(/\n\s*\n|\r\n\r\n|\n/)
    .map((text) => ({ role: 'text' as const, text: text.trim(), linked: false }))
    .filter(({ text }) => text !== '');

const textOfBlocks = (blocks: readonly Block[]) => blocks.map(({ text }) => text).join(' ');
const sizeOf = (blocks: readonly Block[]) => blocks.reduce((sum, { text }) => sum + text.length, 0);

/** Share of the characters that stand in paragraphs of a sentence or more, not all link. */
function runningText(blocks: readonly Block[]): number {
  let running = 0;
  for (const { text, linked } of blocks) if (!linked && text.length >= 80) running += text.length;
  return running / Math.max(1, sizeOf(blocks));
}

interface Words {
  readonly counts: ReadonlyMap<string, number>;
  readonly count: number;
}

function wordsOf(text: string): Words {
  const counts = new Map<string, number>();
  let count = 0;
  for (const [word] of text
    .slice(0, 400_000)
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    count++;
  }
  return { counts, count };
}

/** Agreement of two texts in words, with repetition. Recall: how much of `other` is in `one`. */
function overlap(one: Words, other: Words): { f1: number; recall: number } {
  let both = 0;
  for (const [word, n] of other.counts) both += Math.min(n, one.counts.get(word) ?? 0);
  const recall = both / Math.max(1, other.count);
  const precision = both / Math.max(1, one.count);
  return { f1: recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision), recall };
}
