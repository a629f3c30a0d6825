import type { Token, Tokens } from 'marked';
import type { PassageRole } from '../model/source.ts';
import { cleanText } from './clean.ts';
import { collect } from './collect.ts';
import { decode, decodingMessages } from './decode.ts';
import { digest } from './digest.ts';
import type { Context, Document, Draft, Metadata } from './document.ts';
import { Unreadable } from './document.ts';
import { lineCounter } from './lines.ts';
import { openingMetadata } from './opening.ts';
import { frontMatter } from './preamble.ts';
import { removalMessages } from './removals.ts';

/** Markdown with front matter. `text` is the copy without its marks; anchors lead back to the lines of the file. */
export async function readMarkdown(document: Document, context: Context): Promise<Draft[]> {
  const decoded = await decode(document.bytes, document.charset);
  for (const message of decodingMessages(decoded, document.path)) context.tell(message);
  const cleaned = cleanText(decoded.text);
  for (const message of removalMessages(cleaned, document.path)) context.tell(message);
  const preamble = await frontMatter(cleaned.text);
  const from = preamble?.end ?? 0;
  const body = cleaned.text.slice(from);
  // Lists and quotes nested beyond reason cost marked the square of their depth: such a file is read as plain text.
  if (/^(?: {60}|\t{15}|(?:> ?){20}|(?:(?:[-*+]|\d{1,9}[.)]) ){20})/m.test(body) || /([*_`[<])\1{300}/.test(body) || crowded(body)) {
    const { readPlain } = await import('./plain.ts');
    return readPlain(document, context);
  }
  const { lexer } = await import('marked');
  const collected = collect();
  const declared: Metadata = { ...preamble?.metadata };
  const lines = lineCounter(cleaned.text);
  const walk = (tokens: readonly Token[], at: number, role: PassageRole, depth: number) => {
    let offset = at;
    for (const token of tokens) {
      // `raw` covers the source without gaps, so its lengths add up to places; nested raws may have lost an indent.
      block(token, offset, role, depth);
      offset += token.raw.length;
    }
  };
  const block = (token: Token, at: number, role: PassageRole, depth: number) => {
    const point = lines(from + at + (token.raw.length - token.raw.trimStart().length));
    switch (token.type) {
      case 'heading': {
        const { depth: level, tokens = [] } = token as Tokens.Heading;
        const text = inline(tokens, 0);
        if (level === 1 && declared.headline === undefined && collected.size() === 0) declared.headline = text.replace(/\s+/g, ' ').trim();
        collected.block(level === 1 && collected.size() === 0 ? 'title' : 'heading', text, point);
        break;
      }
      case 'blockquote':
        if (depth < 20) walk((token as Tokens.Blockquote).tokens, at, 'quote', depth + 1);
        break;
      case 'list':
        if (depth < 20) {
          let offset = at;
          for (const item of (token as Tokens.List).items) {
            walk(item.tokens, offset, 'item', depth + 1);
            offset += item.raw.length;
          }
        }
        break;
      case 'table': {
        const { header, rows } = token as Tokens.Table;
        for (const row of [header, ...rows])
          collected.block('table', row.map((cell) => inline(cell.tokens, 0).replace(/\s+/g, ' ')).join('\t'), point);
        break;
      }
      case 'html':
        collected.block(role, stripTags(token.raw), point);
        break;
      case 'code':
        collected.block(role, (token as Tokens.Code).text, point);
        break;
      case 'paragraph':
      case 'text': {
        const { tokens, text } = token as Tokens.Paragraph;
        const role2 = isCaption(tokens) ? 'caption' : role;
        collected.block(role2, tokens === undefined ? text : inline(tokens, 0), point);
        break;
      }
      default:
        break;
    }
  };
  let tokens: readonly Token[];
  try {
    tokens = lexer(body, { gfm: true });
  } catch {
    // Nested more deeply than marked's own calls can follow.
    const { readPlain } = await import('./plain.ts');
    return readPlain(document, context);
  }
  walk(tokens, 0, 'text', 0);
  const { text, passages, anchors } = collected.finish();
  if (text === '')
    throw new Unreadable('empty-file', preamble === undefined ? 'The file holds no text.' : 'The file holds nothing but metadata.');
  const opening = passages.filter((passage) => passage.role !== 'title').slice(0, 6);
  const guessed = openingMetadata(
    [declared.headline ?? '', ...opening.map((span) => text.slice(span.start, span.end))]
      .filter(Boolean)
      .map((line) => line.slice(0, 400).replace(/\s+/g, ' ')),
    context.date,
  );
  return [{ path: document.path, sha256: digest(document.bytes), text, passages, anchors, declared, guessed }];
}

/** [characters] More marks than this in one paragraph are no emphasis. */
const MARKS = 3000;

function crowded(body: string): boolean {
  for (const block of body.split(/\n[ \t]*\n/)) if (block.length > MARKS && (block.match(/[*_`[\]<~]/g)?.length ?? 0) > MARKS) return true;
  return false;
}

/** A paragraph of a picture alone: its words describe the picture. */
const isCaption = (tokens: readonly Token[] | undefined) => tokens?.length === 1 && tokens[0]?.type === 'image';

function inline(tokens: readonly Token[], depth: number): string {
  let out = '';
  for (const token of tokens) {
    if (token.type === 'br') out += '\n';
    else if (token.type === 'html') out += stripTags(token.raw);
    else if (token.type === 'codespan' || token.type === 'escape') out += (token as Tokens.Codespan).text;
    else if (token.type === 'checkbox') out += '';
    else if ('tokens' in token && token.tokens !== undefined && depth < 50) out += inline(token.tokens, depth + 1);
    else out += unescapeEntities('text' in token ? String(token.text) : token.raw);
  }
  return out;
}

const stripTags = (html: string) => unescapeEntities(html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/<\/?[a-z][^<>]{0,2000}>/gi, ''));

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  copy: '©',
  shy: '\u00ad',
  eacute: 'é',
  euro: '€',
  pound: '£',
};
const unescapeEntities = (text: string) =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
