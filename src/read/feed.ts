import { decodeHTML } from 'entities';
import { parseDocument } from 'htmlparser2';
import type { Block } from './blocks.ts';
import { collect } from './collect.ts';
import { declaredInMarkup } from './declared.ts';
import { decode, decodingMessages } from './decode.ts';
import { digest } from './digest.ts';
import type { Context, Document, Draft, Metadata } from './document.ts';
import { nameRest, Unreadable } from './document.ts';
import { fullBlocks } from './html.ts';
import { lineCounter } from './lines.ts';
import { paragraphs } from './plain.ts';
import { languageTag, webAddress } from './preamble.ts';
import { removalMessages } from './removals.ts';
import { tame } from './tame.ts';
import { when } from './when.ts';

/** An element of the feed's tree; text stays as written, entities and all, so that offsets hold. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Record<string, string>;
  readonly children?: Node[];
  readonly startIndex: number | null;
  readonly endIndex: number | null;
}

/** Tags a feed may hold: beyond, the tree takes more memory than one source may. */
const TAGS = 600_000;

/**
 * RSS 0.9x–2.0, RDF, Atom 0.3 and 1.0, CDF: each entry a source, "feed.xml#3". Reads what people publish, not what the
 * standards allow: names count without their prefixes, entries wherever they stand, entities HTML's as well as XML's.
 */
export async function readFeed(document: Document, context: Context): Promise<Draft[]> {
  const decoded = await decode(document.bytes, declaredInMarkup(document.bytes) ?? document.charset);
  for (const message of decodingMessages(decoded, document.path)) context.tell(message);
  const xml = tame(decoded.text.replace(/\r\n?/g, '\n'), context.limits.nesting, true).html;
  if (countTags(xml) > TAGS) throw new Unreadable('too-many-elements', 'The feed has more elements than can be read.', 'Give it in parts.');
  const entities = ownEntities(xml, context);
  const lines = lineCounter(xml);
  const root = parseDocument(xml, {
    xmlMode: true,
    decodeEntities: false,
    withStartIndices: true,
    withEndIndices: true,
  }) as unknown as Node;
  const { feed, entries } = findEntries(root);
  const plain = (node: Node | undefined) => (node === undefined ? undefined : words(node, entities));
  const titleOf = async (node: Node | undefined) =>
    node === undefined
      ? undefined
      : (await shown(node, xml, entities, lines, context))
          .map(({ text }) => text)
          .join(' ')
          .replace(/\s+/g, ' ')
          .trim() || undefined;
  const publisher = await titleOf(pick(feed, 'title'));
  const site = webAddress(linkOf(feed, entities), document.url);
  const language =
    languageTag(feed?.attribs?.['xml:lang'] ?? root.children?.find(({ type }) => type === 'tag')?.attribs?.['xml:lang']) ??
    languageTag(plain(pick(feed, 'language')));
  if (entries.length === 0) {
    if (feed === undefined) throw new Unreadable('no-feed', 'The XML holds no feed and no entry.');
    throw new Unreadable('no-entries', `The feed${publisher === undefined ? '' : ` “${publisher.slice(0, 80)}”`} has no entries.`);
  }
  // Told once: a feed has as many children as entries.
  const everyone = author(feed, entities);
  if (entries.length > context.limits.parts) nameRest(document, context, `The feed holds more than ${context.limits.parts} entries`);
  const drafts: Draft[] = [];
  let blank = 0;
  let number = 0;
  for (const entry of entries.slice(0, context.limits.parts)) {
    number++;
    const path = `${document.path}#${number}`;
    const declared: Metadata = { publisher };
    declared.headline = await titleOf(pick(entry, 'title'));
    declared.byline = author(entry, entities) ?? everyone;
    declared.published = when(attribute(entry, 'lastmod'));
    for (const name of ['pubdate', 'published', 'issued', 'date', 'created', 'updated', 'modified', 'lastmod'])
      declared.published ??= when(plain(pick(entry, name)));
    const base = baseOf(entry, feed, site ?? document.url);
    declared.url =
      webAddress(linkOf(entry, entities), base) ??
      webAddress(addressIn(pick(entry, 'guid'), entities)) ??
      webAddress(plain(pick(entry, 'id'))) ??
      webAddress(entry.attribs?.['rdf:about']);
    declared.language = languageTag(entry.attribs?.['xml:lang']) ?? languageTag(plain(pick(entry, 'language'))) ?? language;
    const blocks = await entryBlocks(entry, xml, entities, lines, context);
    const collected = collect();
    if (blocks.length === 0 && declared.headline !== undefined)
      collected.block('title', declared.headline, entry.startIndex === null ? undefined : lines(entry.startIndex));
    else if (blocks.length === 0) {
      // A bare link, as some blogs post it: no copy, but it is not to be lost.
      const rest = declared.url ?? declared.byline ?? plain(pick(entry, 'category'));
      if (rest !== undefined) collected.block('boilerplate', rest, entry.startIndex === null ? undefined : lines(entry.startIndex));
    }
    for (const block of blocks) collected.block(block.role, block.text, block.point, block.language);
    const { text, passages, anchors, controls, directions } = collected.finish();
    for (const message of removalMessages({ controls, directions }, path)) context.tell(message);
    if (text === '') {
      blank++;
      continue;
    }
    const bytes = Buffer.from(xml.slice(entry.startIndex ?? 0, (entry.endIndex ?? 0) + 1));
    drafts.push({ path, sha256: digest(bytes), text, passages, anchors, declared, guessed: {} });
  }
  if (drafts.length === 0) throw new Unreadable('no-text', 'The feed’s entries hold no text.');
  if (blank > 0)
    context.tell({
      severity: 'info',
      code: 'read/empty-entries',
      reason: `${blank} ${blank === 1 ? 'entry holds' : 'entries hold'} no text.`,
      place: { path: document.path },
    });
  return drafts;
}

function countTags(xml: string): number {
  let count = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) if (xml.charCodeAt(at + 1) !== 0x2f) count++;
  return count;
}

/** Entities the document declares: plain ones only; one that names another is left as written, so none can multiply. */
function ownEntities(xml: string, context: Context): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const start = xml.slice(0, 4000).search(/<!DOCTYPE/i);
  if (start < 0) return found;
  const head = xml.slice(start, start + 200_000);
  for (const match of head.matchAll(/<!ENTITY\s{1,20}([\w.:-]{1,60})\s{1,20}(?:"([^"&%]{0,1000})"|'([^'&%]{0,1000})')\s{0,20}>/g)) {
    if (found.size >= context.limits.entities)
      throw new Unreadable('too-many-entities', `The document declares more than ${context.limits.entities} entities.`);
    found.set(match[1] as string, match[2] ?? match[3] ?? '');
  }
  return found;
}

const local = (name: string | undefined) => (name ?? '').slice((name ?? '').lastIndexOf(':') + 1).toLowerCase();
const prefix = (name: string | undefined) => (name?.includes(':') ? name.slice(0, name.indexOf(':')).toLowerCase() : '');
const elements = (node: Node | undefined) =>
  (node?.children ?? []).filter(({ type }) => type === 'tag' || type === 'script' || type === 'style');

const attribute = (node: Node | undefined, name: string) =>
  Object.entries(node?.attribs ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

/** A guid is an address unless it says that it is none. */
const addressIn = (guid: Node | undefined, entities: ReadonlyMap<string, string>) =>
  guid === undefined || attribute(guid, 'ispermalink')?.trim().toLowerCase() === 'false' ? undefined : words(guid, entities);

/** The entries, in order, and the element that speaks for the feed. */
function findEntries(root: Node): { feed: Node | undefined; entries: Node[] } {
  const entries: Node[] = [];
  let channel: Node | undefined;
  let outer: Node | undefined;
  const stack = [...elements(root)].reverse();
  while (stack.length > 0) {
    const node = stack.pop() as Node;
    const name = local(node.name);
    if ((name === 'item' || name === 'entry') && prefix(node.name) !== 'media') {
      entries.push(node);
      continue;
    }
    if (name === 'channel' || name === 'feed') channel ??= node;
    if (name === 'rss' || name === 'rdf') outer ??= node;
    // Text inputs and pictures may hold elements named like an entry's.
    if (name === 'image' || name === 'textinput' || name === 'items') continue;
    const inner = elements(node);
    for (let i = inner.length - 1; i >= 0; i--) stack.push(inner[i] as Node);
  }
  return { feed: channel ?? outer, entries };
}

/** Prefixes whose title, description or link is not the entry's own. */
const FOREIGN = new Set([
  'media',
  'itunes',
  'image',
  'g',
  'geo',
  'yt',
  'source',
  'podcast',
  'googleplay',
  'feedburner',
  'thr',
  'slash',
  'wfw',
  'georss',
  'gml',
  'gd',
  'app',
  'opensearch',
  'sy',
  'cc',
  'creativecommons',
]);

/** The first child of that name: without a prefix or with the parent's, then with a known vocabulary's, then any. */
function pick(node: Node | undefined, name: string): Node | undefined {
  const wanted = name.toLowerCase();
  const named = elements(node).filter((child) => local(child.name) === wanted);
  if (named.length < 2) return named[0];
  const own = prefix(node?.name);
  const filled = named.filter((child) => (child.children?.length ?? 0) > 0 || Object.keys(child.attribs ?? {}).length > 0);
  const among = filled.length > 0 ? filled : named;
  return (
    among.find((child) => prefix(child.name) === '' || prefix(child.name) === own) ??
    among.find((child) => !FOREIGN.has(prefix(child.name))) ??
    among[0]
  );
}

/** Written text of an element, entities decoded once; CDATA as it stands. */
function rawText(node: Node, entities: ReadonlyMap<string, string>): string {
  let out = '';
  const stack: Node[] = [...(node.children ?? [])].reverse();
  while (stack.length > 0) {
    const child = stack.pop() as Node;
    if (child.type === 'text') out += decodeEntities(child.data ?? '', entities);
    else if (child.type === 'cdata') for (const inner of child.children ?? []) out += inner.data ?? '';
    else if (child.children !== undefined) for (let i = child.children.length - 1; i >= 0; i--) stack.push(child.children[i] as Node);
  }
  return out;
}

function decodeEntities(text: string, own: ReadonlyMap<string, string>): string {
  if (!text.includes('&')) return text;
  return decodeHTML(withOwn(text, own));
}

const words = (node: Node, entities: ReadonlyMap<string, string>) => rawText(node, entities).replace(/\s+/g, ' ').trim();

function linkOf(node: Node | undefined, entities: ReadonlyMap<string, string>): string | undefined {
  let any: string | undefined;
  const children = elements(node);
  for (const child of [...children.filter(({ name }) => local(name) === 'origlink'), ...children]) {
    const name = local(child.name);
    if (name !== 'link' && name !== 'a' && name !== 'origlink') continue;
    const rel = child.attribs?.rel?.toLowerCase();
    const href = attribute(child, 'href');
    const target = href !== undefined ? decodeEntities(href, entities) : words(child, entities);
    if (target === '' || prefix(child.name) === 'itunes') continue;
    // What a proxy or counter stands in front of.
    if (name === 'origlink') return target;
    if (rel === undefined || rel === 'alternate' || rel.endsWith('/alternate')) return target;
    if (rel !== 'self' && rel !== 'enclosure' && rel !== 'edit' && rel !== 'replies') any ??= target;
  }
  return any ?? attribute(node, 'href');
}

function baseOf(entry: Node, feed: Node | undefined, fallback: string | undefined): string | undefined {
  const outer = webAddress(feed?.attribs?.['xml:base'], fallback) ?? fallback;
  return webAddress(entry.attribs?.['xml:base'], outer) ?? outer;
}

function author(node: Node | undefined, entities: ReadonlyMap<string, string>): string | undefined {
  const people: string[] = [];
  for (const child of elements(node)) {
    const name = local(child.name);
    if (name !== 'author' && name !== 'creator' && name !== 'managingeditor') continue;
    if (people.length >= 6) break;
    const inner = pick(child, 'name');
    let person = inner === undefined ? words(child, entities) : words(inner, entities);
    const address = inner === undefined ? '' : words(pick(child, 'email') ?? child, entities);
    person = nameIn(person.slice(0, 400)) || nameIn(address.slice(0, 400));
    if (person !== '' && person.length <= 120 && !people.includes(person)) people.push(person);
  }
  return people.length > 0 ? people.join(', ') : undefined;
}

/** "ann@example.org (Ann)", "Ann <ann@example.org>", "Ann (ann@example.org)": the name; the address where it stands alone. */
function nameIn(stated: string): string {
  const text = stated.replace(/^mailto:/i, '').trim();
  const inner = /\(([^()]{2,80})\)/.exec(text)?.[1]?.trim();
  const rest = text.replace(/\([^()]{2,80}\)|<[^<>]{0,200}>/g, '').trim();
  const isAddress = (part: string) => part.includes('@') && !part.includes(' ');
  if (inner !== undefined && !isAddress(inner) && (rest === '' || isAddress(rest))) return inner;
  return rest === '' ? text.replace(/^[<(]|[>)]$/g, '') : rest;
}

/** Where an entry keeps its text, fullest first. */
const TEXTS = ['encoded', 'content', 'body', 'div', 'fullitem', 'description', 'summary', 'abstract', 'tagline', 'subtitle', 'text'];

async function entryBlocks(
  entry: Node,
  xml: string,
  entities: ReadonlyMap<string, string>,
  lines: ReturnType<typeof lineCounter>,
  context: Context,
): Promise<Block[]> {
  let best: Block[] = [];
  let most = 0;
  const sizeOf = (blocks: readonly Block[]) => blocks.reduce((sum, { text }) => sum + text.length, 0);
  for (const name of TEXTS)
    for (const foreign of [false, true]) {
      // Some feeds give one entry several contents: the longest is its text.
      for (const node of elements(entry)) {
        if (local(node.name) !== name || FOREIGN.has(prefix(node.name)) !== foreign) continue;
        const blocks = await shown(node, xml, entities, lines, context);
        const size = sizeOf(blocks);
        // A fuller element wins over a shorter one further down unless it is only its beginning.
        if (size > most * (best.length === 0 ? 1 : 1.5) || (best.length === 0 && size > 0)) {
          best = blocks;
          most = size;
        }
      }
    }
  if (best.length > 0) return best;
  const group = elements(entry).find(({ name }) => local(name) === 'group');
  const described = elements(group).find(({ name }) => local(name) === 'description');
  return described === undefined ? [] : shown(described, xml, entities, lines, context);
}

/** The words of a text construct, whatever its type says and its content is. */
async function shown(
  node: Node,
  xml: string,
  entities: ReadonlyMap<string, string>,
  lines: ReturnType<typeof lineCounter>,
  context: Context,
): Promise<Block[]> {
  const children = node.children ?? [];
  const first = children[0];
  const last = children[children.length - 1];
  if (first === undefined || last === undefined || first.startIndex === null || last.endIndex === null) return [];
  const point = lines(first.startIndex);
  const type = (node.attribs?.type ?? '').trim().toLowerCase();
  const mode = (node.attribs?.mode ?? '').trim().toLowerCase();
  const inline = elements(node).length > 0;
  if (inline && mode !== 'escaped') {
    const inner = xml
      .slice(first.startIndex, last.endIndex + 1)
      .replace(/<(\/?)[a-z][\w.-]{0,40}:([a-z])/gi, (_, slash: string, letter: string) => `<${slash}${letter}`);
    return fullBlocks(withCdata(withOwn(inner, entities)), context.limits.nesting, point);
  }
  let text = rawText(node, entities);
  if (
    mode === 'base64' ||
    (type !== '' && local(node.name) === 'content' && !/^(?:text|html|xhtml)$|\/|\+/.test(type) && isBase64(text)) ||
    (/^application\/(?!xhtml|.*\bxml\b|.*\+xml)/.test(type) && isBase64(text))
  ) {
    if (isBase64(text)) text = (await decode(Buffer.from(text.replace(/\s+/g, ''), 'base64'))).text;
  }
  if (text.trim() === '') return [];
  const written = type === 'text' || type === 'text/plain';
  // Types lie: "text" that holds paragraphs' tags is HTML all the same.
  const marked = written
    ? /<(?:p|br|div|a|b|i|em|strong|ul|li|img)\b[^<>]{0,1000}>/i.test(text) &&
      /<\/(?:p|div|a|b|i|em|strong|ul|li)>|<br\s?\/?>|\/>/i.test(text)
    : /<\/?[a-z!][^<>]{0,2000}>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/i.test(text);
  if (marked) return fullBlocks(text, context.limits.nesting, point);
  return paragraphs(text)
    .map((span) => ({ role: 'text' as const, text: text.slice(span.start, span.end), point: undefined, linked: false }))
    .map((block, i) => (i === 0 ? { ...block, point } : block));
}

const isBase64 = (text: string) => text.trim().length >= 4 && /^[A-Za-z0-9+/\s]+(?:=[=\s]*)?$/.test(text.slice(0, 1_000_000));

/** [UTF-16 units] What a document's own entities may add to one text. */
const EXPANSION = 100_000;

function withOwn(text: string, own: ReadonlyMap<string, string>): string {
  if (own.size === 0) return text;
  let added = 0;
  return text.replace(/&([\w.:-]{1,60});/g, (whole, name: string) => {
    const value = own.get(name);
    if (value === undefined || added > EXPANSION) return whole;
    added += value.length;
    return value;
  });
}

/** CDATA within inline markup is text there; HTML parsers would drop it. */
function withCdata(inner: string): string {
  let out = '';
  let at = 0;
  for (let start = inner.indexOf('<![CDATA['); start >= 0; start = inner.indexOf('<![CDATA[', at)) {
    const end = inner.indexOf(']]>', start);
    if (end < 0) break;
    out +=
      inner.slice(at, start) +
      inner
        .slice(start + 9, end)
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;');
    at = end + 3;
  }
  return out + inner.slice(at);
}
