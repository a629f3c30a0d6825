import type { Span } from '../model/source.ts';
import type { Metadata } from './document.ts';
import { when } from './when.ts';

/** Metadata written above the copy. The span covers it with its fences and the line end after them. */
export interface Preamble extends Span {
  readonly metadata: Metadata;
}

/** Longest front matter looked for. [UTF-16 units] Real ones hold some dozen short lines. */
const LONGEST = 16_384;

/** Names writers and site generators use. Lower case, "-" and "_" folded to a space. */
const FIELDS: Readonly<Record<string, keyof Metadata>> = {
  title: 'headline',
  headline: 'headline',
  subject: 'headline',
  betreff: 'headline',
  titre: 'headline',
  author: 'byline',
  authors: 'byline',
  by: 'byline',
  byline: 'byline',
  creator: 'byline',
  'written by': 'byline',
  publisher: 'publisher',
  source: 'publisher',
  site: 'publisher',
  'site name': 'publisher',
  outlet: 'publisher',
  publication: 'publisher',
  agency: 'publisher',
  organization: 'publisher',
  date: 'published',
  published: 'published',
  'published at': 'published',
  'published on': 'published',
  'publication date': 'published',
  'date published': 'published',
  datepublished: 'published',
  pubdate: 'published',
  'pub date': 'published',
  'publish date': 'published',
  created: 'published',
  datum: 'published',
  url: 'url',
  link: 'url',
  permalink: 'url',
  'canonical url': 'url',
  canonical: 'url',
  'source url': 'url',
  address: 'url',
  language: 'language',
  lang: 'language',
  locale: 'language',
};

/** Puts one stated field into its place; the first statement stands. */
export function setField(metadata: Metadata, name: string, value: unknown): boolean {
  const field =
    FIELDS[
      name
        .trim()
        .toLowerCase()
        .replace(/[-_\s]+/g, ' ')
    ];
  if (field === undefined) return false;
  const text = textOf(value);
  if (text === undefined) return true;
  if (field === 'url') {
    if (metadata.url === undefined) metadata.url = webAddress(text);
    // "source: https://…" names an address, not a publisher.
  } else if (field === 'publisher' && webAddress(text) !== undefined) metadata.url ??= webAddress(text);
  else if (field === 'published') metadata.published ??= value instanceof Date ? isoOf(value) : when(text);
  else if (field === 'language') metadata.language ??= languageTag(text);
  else metadata[field] ??= text;
  return true;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim().replace(/\s+/g, ' ').slice(0, 1000) || undefined;
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (Array.isArray(value)) {
    const parts = value
      .slice(0, 50)
      .map(textOf)
      .filter((part) => part !== undefined);
    return parts.length > 0 ? parts.join(', ') : undefined;
  }
  if (typeof value === 'object' && value !== null && 'name' in value) return textOf((value as { name: unknown }).name);
  return undefined;
}

/** A date of YAML: at midnight UTC the day was meant. */
function isoOf(date: Date): string | undefined {
  if (Number.isNaN(date.getTime())) return undefined;
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.replace(/\.\d+Z$/, 'Z');
}

/** An http or https address without credentials; nothing else ever enters the model. */
export function webAddress(text: string | undefined | null, base?: string): string | undefined {
  if (text === undefined || text === null || text.length > 4000) return undefined;
  const trimmed = text.trim();
  if (base === undefined && !/^https?:\/\//i.test(trimmed)) return undefined;
  try {
    const url = new URL(trimmed, base);
    if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return undefined;
    url.username = '';
    url.password = '';
    return url.href;
  } catch {
    return undefined;
  }
}

/** A BCP 47 tag in its usual case, or nothing. */
export function languageTag(text: string | undefined | null): string | undefined {
  const tag = text
    ?.trim()
    .replace(/_/g, '-')
    .split(/[,;\s]/)[0];
  if (tag === undefined || !/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i.test(tag)) return undefined;
  return tag
    .split('-')
    .map((part, i) =>
      i === 0
        ? part.toLowerCase()
        : part.length === 2
          ? part.toUpperCase()
          : part.length === 4
            ? part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()
            : part.toLowerCase(),
    )
    .join('-');
}

/** YAML between "---" lines, or TOML-like lines between "+++", at the very start. */
export async function frontMatter(text: string): Promise<Preamble | undefined> {
  const fence = /^\ufeff?(---|\+\+\+)[ \t]*\n/.exec(text);
  if (fence === null) return undefined;
  const closing = fence[1] === '---' ? /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/g : /\n\+\+\+[ \t]*(?:\n|$)/g;
  const head = text.slice(0, LONGEST);
  closing.lastIndex = fence[0].length - 1;
  const close = closing.exec(head);
  if (close === null) return undefined;
  const body = head.slice(fence[0].length, Math.max(fence[0].length, close.index));
  const metadata: Metadata = {};
  let known = body.trim() === '';
  let value: unknown;
  if (fence[1] === '---') {
    try {
      const { parse } = await import('yaml');
      value = parse(body, { maxAliasCount: 20, logLevel: 'silent' });
    } catch {
      value = undefined;
    }
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    known = true;
    for (const [name, field] of Object.entries(value)) setField(metadata, name, field);
  } else
    for (const line of body.split('\n')) {
      const found = /^([A-Za-z][\w -]{0,30}?)[ \t]{0,4}[:=](.*)$/.exec(line);
      if (found === null) continue;
      known = true;
      setField(metadata, found[1] as string, (found[2] as string).trim().replace(/^(["'])(.*)\1$/, '$2'));
    }
  return known ? { start: 0, end: close.index + close[0].length, metadata } : undefined;
}

/** "Title: …", "Date: …" lines at the start of plain text, closed by a blank line: at least two known, and none unknown. */
export function headerLines(text: string): Preamble | undefined {
  const metadata: Metadata = {};
  let count = 0;
  let start = 0;
  while (start < text.length && count <= 12) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, Math.min(end, start + 1000));
    if (line.trim() === '') return count >= 2 ? { start: 0, end: Math.min(end + 1, text.length), metadata } : undefined;
    const field = /^([A-Za-z][A-Za-z _-]{0,24}):[ \t]+(\S.*)$/.exec(line.trimEnd());
    if (field === null || !setField(metadata, field[1] as string, field[2])) return undefined;
    count++;
    start = end + 1;
  }
  return undefined;
}
