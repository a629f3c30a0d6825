import type { Metadata } from './document.ts';
import { languageTag, webAddress } from './preamble.ts';
import { when } from './when.ts';

/** What the head and the marked parts of a page hold, gathered in one walk. */
export interface PageFacts {
  /** `name`, `property` or `itemprop` of meta elements, lower case → contents in order. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly title?: string | undefined;
  readonly canonical?: string | undefined;
  readonly language?: string | undefined;
  readonly headings: readonly string[];
  /** `datetime` attributes, or text, of time elements; those marked as the publication's first. */
  readonly times: readonly string[];
  /** Texts of elements marked as author. */
  readonly authors: readonly string[];
  /** Contents of application/ld+json scripts. */
  readonly linked: readonly string[];
}

export interface PageMetadata extends Metadata {
  /** The article's text as the page states it in JSON-LD. */
  articleBody?: string | undefined;
}

const ARTICLE = /(?:article|newsarticle|blogposting|posting|report|review|webpage|story|liveblog|opinion|analysis)$/i;

/** Settles what a page says of itself: JSON-LD first, then Open Graph and its kin, then the marked elements. */
export function pageMetadata(facts: PageFacts, address: string | undefined): PageMetadata {
  const out: PageMetadata = {};
  for (const json of facts.linked) fromLinked(json, out);
  const meta = (...names: string[]) => {
    for (const name of names) {
      const value = facts.meta.get(name)?.find((text) => text.trim() !== '');
      if (value !== undefined) return fold(value);
    }
    return undefined;
  };
  const titled = meta('og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title', 'headline');
  const site = meta('og:site_name', 'application-name', 'dc.publisher', 'dcterms.publisher', 'cre', 'al:android:app_name');
  out.publisher ??= site;
  out.headline ??= titled ?? headlineOf(facts);
  if (out.headline !== undefined) out.headline = withoutSite(out.headline, out.publisher ?? site, facts.headings);
  const author =
    facts.meta.get('author') ??
    facts.meta.get('article:author') ??
    facts.meta.get('dc.creator') ??
    facts.meta.get('parsely-author') ??
    facts.meta.get('sailthru.author') ??
    facts.meta.get('byl') ??
    facts.authors;
  out.byline ??= bylineOf(author);
  for (const stated of [
    meta(
      'article:published_time',
      'og:published_time',
      'datepublished',
      'parsely-pub-date',
      'publishdate',
      'publish-date',
      'pubdate',
      'sailthru.date',
      'dc.date.issued',
      'dcterms.issued',
      'dc.date',
      'dc.date.created',
      'dcterms.created',
      'dcterms.date',
      'date',
      'article.published',
      'cxenseparse:recs:publishtime',
      'originalpublicationdate',
      'ptime',
      'pdate',
      'displaydate',
    ),
    ...facts.times,
    meta('article:modified_time', 'og:updated_time', 'datemodified', 'lastmod', 'dcterms.modified', 'last-modified'),
  ])
    out.published ??= when(stated);
  out.url ??= webAddress(facts.canonical, address) ?? webAddress(meta('og:url', 'twitter:url'), address) ?? webAddress(address);
  out.language ??=
    languageTag(facts.language) ??
    languageTag(meta('content-language', 'dc.language', 'language', 'inlanguage')) ??
    languageTag(meta('og:locale'));
  return out;
}

const fold = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 2000);

function headlineOf(facts: PageFacts): string | undefined {
  const title = facts.title === undefined ? undefined : fold(facts.title);
  const first = facts.headings.map(fold).find((text) => text.length >= 4);
  if (title === undefined || title === '') return first;
  // The heading that the title repeats is the headline without the site's name.
  const repeated = facts.headings.map(fold).find((text) => text.length >= 10 && title.toLowerCase().includes(text.toLowerCase()));
  return repeated ?? title;
}

/** "Headline | The Site" without the site. */
function withoutSite(headline: string, site: string | undefined, headings: readonly string[]): string {
  const parts = headline.split(/ (?:[|·•»]|[-–—]) /);
  if (parts.length < 2) return headline;
  if (headings.some((heading) => fold(heading) === headline)) return headline;
  const last = parts[parts.length - 1] as string;
  const head = headline.slice(0, headline.length - last.length).replace(/ [|·•»–—-] $/, '');
  if (site !== undefined && last.toLowerCase() === site.toLowerCase()) return head;
  if (headings.some((heading) => fold(heading).toLowerCase() === head.toLowerCase())) return head;
  return / [|»·] [^|»·]*$/.test(headline) && head.split(' ').length >= 4 ? head : headline;
}

function bylineOf(names: readonly string[]): string | undefined {
  const cleaned = names
    .map((name) => fold(name).replace(/^(?:by|von|par|por|di)\s+/i, ''))
    .filter((name) => name !== '' && name.length <= 200 && !/^https?:|^@|^(?:admin|staff|none|null|undefined|author)$/i.test(name));
  const distinct = [...new Set(cleaned)].slice(0, 6);
  return distinct.length > 0 ? distinct.join(', ') : undefined;
}

/** One JSON-LD script; broken ones say nothing. Bounded in depth and count, whatever they hold. */
function fromLinked(json: string, out: PageMetadata): void {
  const trimmed = json
    .trim()
    .replace(/^<!--|-->$|^\/\/<!\[CDATA\[|\/\/\]\]>$/g, '')
    .replace(/;\s*$/, '');
  if (trimmed === '' || trimmed.length > 4_000_000) return;
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch {
    try {
      // Line ends within strings are the commonest fault.
      value = JSON.parse(trimmed.replace(/[\u0000-\u001f]+/g, ' '));
    } catch {
      return;
    }
  }
  const articles: Record<string, unknown>[] = [];
  const others: Record<string, unknown>[] = [];
  const queue: unknown[] = [value];
  for (let i = 0; i < queue.length && i < 2000; i++) {
    const node = queue[i];
    if (Array.isArray(node)) queue.push(...node.slice(0, 500));
    else if (typeof node === 'object' && node !== null) {
      const record = node as Record<string, unknown>;
      const types = [record['@type']].flat().filter((type): type is string => typeof type === 'string');
      if (
        types.some((type) => ARTICLE.test(type)) &&
        (record.headline !== undefined || record.datePublished !== undefined || record.articleBody !== undefined)
      )
        articles.push(record);
      else others.push(record);
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement'])
        if (typeof record[key] === 'object' && record[key] !== null && key !== 'itemListElement') queue.push(record[key]);
    }
  }
  // Teasers of other articles come as articles too: the one with a body, else the first, is meant.
  const article =
    articles.find((one) => typeof one.articleBody === 'string') ??
    articles.find((one) => !/webpage$/i.test(String(one['@type']))) ??
    articles[0];
  if (article !== undefined) {
    out.headline ??= text(article.headline) ?? text(article.name);
    out.byline ??= bylineOf(names(article.author));
    out.publisher ??= names(article.publisher)[0];
    out.published ??= when(text(article.datePublished)) ?? when(text(article.dateCreated));
    out.url ??=
      webAddress(text(article.url)) ?? webAddress(typeof article.mainEntityOfPage === 'string' ? article.mainEntityOfPage : undefined);
    out.language ??= languageTag(text(article.inLanguage));
    const body = article.articleBody;
    if (typeof body === 'string' && body.trim() !== '') out.articleBody ??= body;
  }
  for (const other of others)
    if (/(?:^|news|media)organization$|^website$/i.test(String(other['@type']))) out.publisher ??= text(other.name);
}

function text(value: unknown): string | undefined {
  if (typeof value === 'string') return plainWords(fold(value)) || undefined;
  if (Array.isArray(value)) return text(value[0]);
  if (typeof value === 'object' && value !== null)
    return text((value as Record<string, unknown>)['@value'] ?? (value as Record<string, unknown>).name);
  return undefined;
}

/** JSON-LD often holds HTML's entities. */
const plainWords = (value: string) =>
  value
    .replace(/&#(\d{1,6});/g, (whole, code: string) =>
      Number(code) > 31 && Number(code) < 0xd800 ? String.fromCharCode(Number(code)) : whole,
    )
    .replace(
      /&(amp|quot|apos|lt|gt|nbsp);/g,
      (_, name: string) => ({ amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' })[name] as string,
    );

function names(value: unknown): string[] {
  if (typeof value === 'string') return /^https?:/.test(value) ? [] : [plainWords(value)];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap(names);
  if (typeof value === 'object' && value !== null) return names((value as Record<string, unknown>).name);
  return [];
}
