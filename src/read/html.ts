import type { PassageRole } from '../model/source.ts';
import type { Article } from './article.ts';
import { type Block, blocksOf, type MarkupNode } from './blocks.ts';
import { cleanText } from './clean.ts';
import { collect, type Point } from './collect.ts';
import { declaredInMarkup } from './declared.ts';
import { decode, decodingMessages } from './decode.ts';
import { digest } from './digest.ts';
import type { Context, Document, Draft, Metadata } from './document.ts';
import { Unreadable } from './document.ts';
import { lineCounter } from './lines.ts';
import { asLine, FIRST_LINES, openingMetadata, standsAlone } from './opening.ts';
import { removalMessages } from './removals.ts';
import { tame } from './tame.ts';

/** Above this finding the article takes many seconds: the page is read in one pass. Long real pages have ten thousand tags. */
const TREE_TAGS = 40_000;
/** So much of a page that is read in one pass is searched for what it says of itself. */
const HEAD = 100_000;

/** A web page, as saved or fetched: its article, found by Readability, with what the page says of itself. */
export async function readHtml(document: Document, context: Context): Promise<Draft[]> {
  const decoded = await decode(document.bytes, document.charset ?? declaredInMarkup(document.bytes));
  for (const message of decodingMessages(decoded, document.path)) context.tell(message);
  // Line ends first, so that parsers and places count alike.
  const { html, tags } = tame(decoded.text.replace(/\r\n?/g, '\n'), context.limits.nesting);
  const collected = collect();
  const said: string[] = [];
  let declared: Metadata = {};
  if (tags > TREE_TAGS) {
    context.tell({
      severity: 'warning',
      code: 'read/page-read-whole',
      reason: 'The page is too large to look for its article; all its text was taken.',
      place: { path: document.path },
      hint: 'Save the article alone.',
    });
    const { parsePage } = await import('./page.ts');
    const { pageMetadata } = await import('./page-metadata.ts');
    const { articleBody, ...metadata } = pageMetadata(parsePage(html.slice(0, HEAD)).facts, document.url);
    declared = metadata;
    await streamBlocks(html, (role, text, point) => {
      if (said.length < 6) said.push(text);
      collected.block(role, text, point);
    });
  } else {
    const { parsePage } = await import('./page.ts');
    const { pageMetadata } = await import('./page-metadata.ts');
    const { findArticle } = await import('./article.ts');
    const page = parsePage(html);
    const { articleBody, ...metadata } = pageMetadata(page.facts, document.url);
    declared = metadata;
    // Unclosed formatting multiplies elements that few tags made.
    const article: Article = page.elements > TREE_TAGS ? { blocks: await streamed(html), how: 'whole' } : findArticle(page, articleBody);
    if (article.how === 'stated')
      context.tell({
        severity: 'info',
        code: 'read/stated-text',
        reason: 'The article stands in the page’s metadata only and was taken from there.',
        place: { path: document.path },
      });
    const headline = fold(declared.headline);
    const titles = new Set([headline, ...page.facts.headings.map(fold)].filter((text) => text !== ''));
    let begun = article.how === 'whole';
    article.blocks.forEach((block, i) => {
      said.push(block.text);
      // Byline, date and the like above the text are told apart from it.
      if ((!begun || (i < 5 && article.how !== 'whole')) && block.role !== 'heading' && isPreamble(block.text)) return;
      if (block.text.length >= PROSE) begun = true;
      // The headline is kept apart; set again above the text it would be printed twice.
      if (i < 3 && article.how !== 'whole' && titles.has(fold(block.text))) return;
      if (i < 3 && article.how === 'whole' && block.role === 'heading' && titles.has(fold(block.text)) && article.blocks.length > 1) return;
      collected.block(block.role, block.text, block.point, block.language);
    });
  }
  const { text, passages, anchors, controls, directions } = collected.finish();
  for (const message of removalMessages({ controls, directions }, document.path)) context.tell(message);
  if (text === '') throw new Unreadable('no-article-text', 'The page holds no text.', 'Save the page as text, or give another address.');
  const { headline, ...guessed } = openingMetadata(said.slice(0, FIRST_LINES).map(asLine), context.date);
  return [
    {
      path: document.path,
      sha256: digest(document.bytes),
      text,
      passages,
      anchors,
      declared,
      guessed: declared.headline === undefined ? { headline, ...guessed } : guessed,
    },
  ];
}

/** [UTF-16 units] A paragraph of copy; bylines and dates are shorter. */
const PROSE = 80;

const isPreamble = (text: string) =>
  text.length < PROSE &&
  (standsAlone(text) ||
    /^(?:by\b[^.!?]{0,60}|(?:published|updated|posted|last modified)\b[^.!?]{0,60}|\d{1,3} min(?:ute)?s?(?: read)?)$/i.test(text.trim()));

const fold = (text: string | undefined) => cleanText((text ?? '').replace(/[\s\u00a0]+/g, ' ').trim()).text.toLowerCase();

/**
 * All blocks of a piece of HTML that is text throughout: mails, feed entries.
 *
 * @param from  where the piece begins in its file.
 */
export async function fullBlocks(html: string, nesting: number, from?: Point): Promise<Block[]> {
  const { parseDocument } = await import('htmlparser2');
  const tamed = tame(html.replace(/\r\n?/g, '\n'), nesting);
  if (tamed.tags > TREE_TAGS) {
    return streamed(tamed.html);
  }
  const root = parseDocument(tamed.html, { withStartIndices: from !== undefined });
  if (from === undefined) return blocksOf(root as unknown as MarkupNode);
  const lines = lineCounter(tamed.html);
  return blocksOf(root as unknown as MarkupNode, (node) => {
    const { startIndex, data } = node as unknown as { startIndex: number | null; data?: string };
    if (startIndex === null || startIndex === undefined) return undefined;
    const lead = /^\s*/.exec(data ?? '')?.[0].length ?? 0;
    const { line, column } = lines(startIndex + lead);
    return { line: from.line + line - 1, column: line === 1 ? from.column + column - 1 : column };
  });
}

/** The same, gathered. */
async function streamed(html: string): Promise<Block[]> {
  const out: Block[] = [];
  await streamBlocks(html, (role, text, point) => void out.push({ role, text, point, linked: false }));
  return out;
}

const BREAKING = new Set(
  'address article aside blockquote body br center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section table td th tr ul title'.split(
    ' ',
  ),
);
const SILENT = new Set('script style template svg select textarea noscript'.split(' '));

/** Text of a page of any size in one pass and constant memory beside the text. */
async function streamBlocks(html: string, block: (role: PassageRole, text: string, point: Point) => void): Promise<void> {
  const { Parser } = await import('htmlparser2');
  const lines = lineCounter(html);
  let buffer: string[] = [];
  let blank = true;
  let at = 0;
  let silent = 0;
  const flush = () => {
    const text = buffer.join('').replace(/\s+/g, ' ').trim();
    if (text !== '') block('text', text, lines(at));
    buffer = [];
    blank = true;
  };
  const parser: InstanceType<typeof Parser> = new Parser({
    onopentag(name) {
      if (SILENT.has(name)) silent++;
      if (BREAKING.has(name)) flush();
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1);
      if (BREAKING.has(name)) flush();
    },
    ontext(text) {
      if (silent > 0) return;
      if (blank && /\S/.test(text)) {
        at = parser.startIndex;
        blank = false;
      }
      buffer.push(text);
    },
  });
  for (let i = 0; i < html.length; i += 65_536) parser.write(html.slice(i, i + 65_536));
  parser.end();
  flush();
}

/** XML of no known kind: every element's words are a block. */
export async function readXml(document: Document, context: Context): Promise<Draft[]> {
  const decoded = await decode(document.bytes, declaredInMarkup(document.bytes) ?? document.charset);
  for (const message of decodingMessages(decoded, document.path)) context.tell(message);
  const collected = collect();
  const { Parser } = await import('htmlparser2');
  const { html: xml } = tame(decoded.text.replace(/\r\n?/g, '\n'), context.limits.nesting, true);
  const lines = lineCounter(xml);
  let buffer: string[] = [];
  let blank = true;
  let at = 0;
  const flush = () => {
    const text = buffer.join('').replace(/\s+/g, ' ').trim();
    if (text !== '') collected.block('text', text, lines(at));
    buffer = [];
    blank = true;
  };
  const parser: InstanceType<typeof Parser> = new Parser(
    {
      onopentag: flush,
      onclosetag: flush,
      ontext(text) {
        if (blank && /\S/.test(text)) {
          at = parser.startIndex;
          blank = false;
        }
        buffer.push(text);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let i = 0; i < xml.length; i += 65_536) parser.write(xml.slice(i, i + 65_536));
  parser.end();
  flush();
  const { text, passages, anchors, controls, directions } = collected.finish();
  for (const message of removalMessages({ controls, directions }, document.path)) context.tell(message);
  if (text === '') throw new Unreadable('no-text', 'The XML holds no text.');
  return [{ path: document.path, sha256: digest(document.bytes), text, passages, anchors, declared: {}, guessed: {} }];
}
