import type { Block } from './blocks.ts';
import { collect } from './collect.ts';
import { decode, decodingMessages } from './decode.ts';
import { digest } from './digest.ts';
import type { Context, Document, Draft, Metadata } from './document.ts';
import { nameRest, Unreadable } from './document.ts';
import { fullBlocks } from './html.ts';
import { paragraphs } from './plain.ts';
import { languageTag, setField, webAddress } from './preamble.ts';
import { removalMessages } from './removals.ts';
import { when } from './when.ts';

/** Fields that hold an article's text, fullest first. */
const TEXTS = [
  'content_html',
  'content_text',
  'articleBody',
  'article_body',
  'body_html',
  'body_text',
  'bodyText',
  'body',
  'content',
  'contents',
  'text',
  'full_text',
  'fulltext',
  'maintext',
  'article',
  'html',
  'description',
  'summary',
  'abstract',
  'lead',
] as const;
/** Fields under which files keep their list of articles. */
const LISTS = [
  'items',
  'articles',
  'entries',
  'documents',
  'docs',
  'results',
  'data',
  'posts',
  'news',
  'stories',
  'hits',
  'response',
  '@graph',
  'rows',
  'records',
  'feed',
  'channel',
] as const;

/**
 * JSON articles, a JSON Feed, or one article a line (NDJSON). Fields as in the front matter (title, author, publisher,
 * date, url, language) and one of `TEXTS` for the words, as text or HTML. Several articles give "file.json#3".
 */
export async function readJson(document: Document, context: Context): Promise<Draft[]> {
  const decoded = await decode(document.bytes, document.charset);
  for (const message of decodingMessages(decoded, document.path)) context.tell(message);
  const text = decoded.text.replace(/^\ufeff/, '');
  const { articles, feed, faults } = findArticles(text);
  for (const line of faults.slice(0, 20))
    context.tell({
      severity: 'warning',
      code: 'read/broken-line',
      reason: 'The line is not valid JSON and was not read.',
      place: { path: document.path, line },
    });
  if (faults.length > 20)
    context.tell({
      severity: 'warning',
      code: 'read/broken-line',
      reason: `${faults.length - 20} more lines are not valid JSON.`,
      place: { path: document.path },
    });
  if (articles.length === 0)
    throw new Unreadable(
      'no-articles',
      faults.length > 0 ? 'The file is not valid JSON.' : 'The JSON holds no article: none of its objects has a text.',
      'Give each article a field “text”, “content” or “body”.',
    );
  if (articles.length > context.limits.parts) nameRest(document, context, `The file holds more than ${context.limits.parts} articles`);
  const drafts: Draft[] = [];
  const common: Metadata = {};
  if (feed !== undefined) {
    common.publisher = typeof feed.title === 'string' ? feed.title.replace(/\s+/g, ' ').trim() || undefined : undefined;
    common.language = languageTag(typeof feed.language === 'string' ? feed.language : undefined);
    common.byline = authors(feed);
  }
  let number = 0;
  for (const { article, line } of articles.slice(0, context.limits.parts)) {
    number++;
    const path = articles.length > 1 || feed !== undefined ? `${document.path}#${number}` : document.path;
    const declared: Metadata = {};
    for (const [name, value] of Object.entries(article)) {
      const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2');
      if (!setField(declared, spaced, value)) setField(declared, name, value);
    }
    declared.byline ??= authors(article);
    declared.published ??=
      when(
        textField(
          article,
          'date_published',
          'publishedAt',
          'pub_date',
          'webPublicationDate',
          'timestamp',
          'date_modified',
          'updated',
          'updated_at',
          'datetime',
        ),
      ) ?? epoch(article);
    declared.url ??= webAddress(textField(article, 'external_url', 'webUrl', 'web_url', 'id', '@id'));
    declared.headline ??= textField(article, 'webTitle', 'name', 'heading');
    const blocks = await articleBlocks(article, context);
    const collected = collect();
    if (blocks.length === 0 && declared.headline !== undefined) collected.block('title', declared.headline, { line, column: 1 });
    blocks.forEach((block, i) => {
      collected.block(block.role, block.text, i === 0 ? { line, column: 1 } : undefined, block.language);
    });
    const { text: words, passages, anchors, controls, directions } = collected.finish();
    for (const message of removalMessages({ controls, directions }, path)) context.tell(message);
    if (words === '' || REMOVED.test(words)) continue;
    drafts.push({
      path,
      sha256: number === 1 && articles.length === 1 ? digest(document.bytes) : digest(Buffer.from(JSON.stringify(article))),
      text: words,
      passages,
      anchors,
      declared: { ...common, ...Object.fromEntries(Object.entries(declared).filter(([, value]) => value !== undefined)) },
      guessed: {},
    });
  }
  if (drafts.length === 0) throw new Unreadable('no-text', 'The articles hold no text.');
  return drafts;
}

type Json = Record<string, unknown>;
const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether an object is an article: it has words, or at least a title with an address. */
const isArticle = (value: Json) =>
  TEXTS.some((name) => hasText(value[name])) ||
  (typeof value.title === 'string' && (typeof value.url === 'string' || typeof value.link === 'string'));
const hasText = (value: unknown): boolean =>
  (typeof value === 'string' && /\p{L}/u.test(value.slice(0, 10_000))) ||
  (Array.isArray(value) && value.length > 0 && value.slice(0, 5).every((each) => typeof each === 'string')) ||
  (isRecord(value) && typeof value.value === 'string');

function findArticles(text: string): { articles: { article: Json; line: number }[]; feed: Json | undefined; faults: number[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // One value a line.
    const articles: { article: Json; line: number }[] = [];
    const faults: number[] = [];
    let line = 0;
    for (let start = 0; start < text.length; ) {
      const found = text.indexOf('\n', start);
      const end = found < 0 ? text.length : found;
      line++;
      const one = text.slice(start, end).trim().replace(/^\x1e/, '');
      start = end + 1;
      if (one === '') continue;
      try {
        const parsed: unknown = JSON.parse(one);
        if (isRecord(parsed) && isArticle(parsed)) articles.push({ article: parsed, line });
      } catch {
        faults.push(line);
        // Nothing but faults: it is no list of articles.
        if (articles.length === 0 && faults.length >= 200) break;
      }
    }
    return { articles, feed: undefined, faults: articles.length > 0 ? faults : faults.slice(0, 1) };
  }
  const articles: { article: Json; line: number }[] = [];
  let feed: Json | undefined;
  const queue: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let i = 0; i < queue.length && i < 200_000; i++) {
    const { value: node, depth } = queue[i] as (typeof queue)[number];
    if (Array.isArray(node)) {
      if (depth <= 4) for (const each of node) queue.push({ value: each, depth: depth + 1 });
    } else if (isRecord(node)) {
      const list =
        LISTS.find((name) => Array.isArray(node[name]) && (node[name] as unknown[]).some(isRecord)) ??
        LISTS.find((name) => isRecord(node[name]));
      if (list !== undefined && depth <= 4 && (Array.isArray(node[list]) || !isArticle(node))) {
        if (feed === undefined && (typeof node.title === 'string' || typeof node.version === 'string')) feed = node;
        queue.push({ value: node[list], depth: depth + 1 });
      } else if (isArticle(node)) articles.push({ article: node, line: 1 });
      else if (isRecord(node._source) || isRecord(node.fields) || isRecord(node.article))
        queue.push({ value: node._source ?? node.article ?? { ...(node.fields as Json), ...node }, depth: depth + 1 });
    }
  }
  return { articles, feed, faults: [] };
}

function textField(article: Json, ...names: string[]): string | undefined {
  for (const name of names)
    if (typeof article[name] === 'string' && article[name].trim() !== '')
      return (article[name] as string).trim().replace(/\s+/g, ' ').slice(0, 1000);
  return undefined;
}

function authors(article: Json): string | undefined {
  const value = article.authors ?? article.author ?? article.creator;
  const list = (Array.isArray(value) ? value : [value])
    .slice(0, 6)
    .map((each) => (typeof each === 'string' ? each : isRecord(each) && typeof each.name === 'string' ? each.name : undefined));
  const names = list.filter((name): name is string => name !== undefined && name.trim() !== '').map((name) => name.trim());
  return names.length > 0 ? names.join(', ') : undefined;
}

/** Seconds or milliseconds since 1970. */
function epoch(article: Json): string | undefined {
  for (const name of ['date', 'timestamp', 'published', 'created', 'created_at', 'time']) {
    const value = article[name];
    if (typeof value !== 'number' || !(value > 1e8 && value < 1e14)) continue;
    return new Date(value < 1e11 ? value * 1000 : value).toISOString().replace(/\.\d+Z$/, 'Z');
  }
  return undefined;
}

/** "… and the mayor sa… [+1893 chars]": news services give the beginning, and how much they keep. */
const CUT_OFF = /\s?\[\+\d{1,7} chars\]\s*$/;
/** What they leave of an article that its outlet took back. */
const REMOVED = /^\[removed\]$/i;

async function articleBlocks(article: Json, context: Context): Promise<Block[]> {
  for (const name of TEXTS) {
    const value = article[name];
    if (!hasText(value)) continue;
    const text =
      typeof value === 'string'
        ? value
        : Array.isArray(value)
          ? value.filter((each) => typeof each === 'string').join('\n\n')
          : String((value as Json).value);
    const clean = text.replace(/\r\n?/g, '\n').replace(CUT_OFF, '');
    if (
      name !== 'content_text' &&
      (name === 'content_html' ||
        name === 'body_html' ||
        name === 'html' ||
        /<\/(?:p|div|a|b|i|em|strong|ul|li|h[1-6]|span)>|<(?:br|p)\s?\/?>/i.test(clean))
    ) {
      const blocks = await fullBlocks(clean, context.limits.nesting);
      if (blocks.length > 0) return blocks;
    }
    return paragraphs(clean).map((span) => ({ role: 'text' as const, text: clean.slice(span.start, span.end), linked: false }));
  }
  return [];
}
