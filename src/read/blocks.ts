import type { PassageRole } from '../model/source.ts';
import type { Point } from './collect.ts';
import { languageTag } from './preamble.ts';

/** As much of a node as the trees of linkedom and htmlparser2 have in common. */
export interface MarkupNode {
  readonly nodeType: number;
  /** Absent where a node can have none: comments and directives of htmlparser2. */
  readonly firstChild?: MarkupNode | null;
  readonly nextSibling: MarkupNode | null;
  readonly parentNode: MarkupNode | null;
}

/** One block of marked-up text: white space folded, "\n" only where a line break is set. */
export interface Block {
  readonly role: PassageRole;
  readonly text: string;
  readonly point?: Point | undefined;
  readonly language?: string | undefined;
  /** All its words stand in links. */
  readonly linked: boolean;
  /** h1 to h6. */
  readonly level?: number | undefined;
}

export const nameOf = (node: MarkupNode): string => {
  const { localName, name } = node as unknown as { localName?: string; name?: string };
  return (localName ?? name ?? '').toLowerCase();
};

export const attributeOf = (node: MarkupNode, name: string): string | undefined => {
  const { attribs, getAttribute } = node as unknown as { attribs?: Record<string, string>; getAttribute?: (name: string) => string | null };
  if (attribs !== undefined) return attribs[name];
  return typeof getAttribute === 'function' ? (getAttribute.call(node, name) ?? undefined) : undefined;
};

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

const set = (names: string) => new Set(names.split(' '));
/** Their words are not for reading. */
const SILENT = set(
  'head script style template svg iframe object embed applet select datalist textarea button input canvas map area video audio source track param meta link base frameset noframes progress meter dialog xml',
);
const BLOCKS = set(
  'address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section summary table caption tbody td tfoot th thead tr ul listing plaintext xmp search noscript',
);

/** Breaks set by the writer, told from white space by a character that cleaned text never holds. */
const BREAK = '\u0001';
const SPACES = /[ \t\n\r\f]+/g;

interface Open {
  readonly node: MarkupNode;
  readonly role: PassageRole;
  readonly pre: boolean;
  readonly language: string | undefined;
  readonly level: number | undefined;
  /** In a row of a data table: cells are joined. */
  readonly row: boolean;
  readonly data: boolean;
  readonly link: boolean;
}

/**
 * The blocks below a node, in reading order. Works without recursion and in linear time, whatever the nesting.
 *
 * @param pointOf  where a text stands, told from its node; asked for the first words of each block only.
 */
export function blocksOf(root: MarkupNode, pointOf: (node: MarkupNode) => Point | undefined = () => undefined): Block[] {
  const out: Block[] = [];
  let buffer: string[] = [];
  let point: Point | undefined;
  let plain = false;
  const flush = (open: Open) => {
    if (buffer.length === 0) return;
    const raw = buffer.join('');
    buffer = [];
    const text = open.pre
      ? raw.replaceAll(BREAK, '\n').replace(/^\n+/, '').trimEnd()
      : raw
          .replace(SPACES, ' ')
          .split(BREAK)
          .map((line) => line.trim())
          .join('\n')
          .replace(/\n{3,}/g, '\n\n')
          .trim();
    if (/[^\s\u200b\u00ad\ufeff]/.test(text))
      out.push({ role: open.role, text, point, language: open.language, linked: !plain, level: open.level });
    point = undefined;
    plain = false;
  };
  const stack: Open[] = [
    { node: root, role: 'text', pre: false, language: undefined, level: undefined, row: false, data: false, link: false },
  ];
  let node: MarkupNode | null = root.firstChild ?? null;
  while (stack.length > 0) {
    const open = stack[stack.length - 1] as Open;
    if (node === null) {
      // Leaves the element on top.
      stack.pop();
      const outer = stack[stack.length - 1];
      const name = nameOf(open.node);
      if (outer === undefined) {
        flush(open);
        break;
      }
      if (BLOCKS.has(name)) {
        if (outer.row && (name === 'td' || name === 'th')) buffer.push('\t');
        else if (outer.row) buffer.push(' ');
        else if (open.row && name === 'tr') {
          const row = buffer
            .join('')
            .split('\t')
            .map((cell) => cell.replaceAll(BREAK, ' ').replace(SPACES, ' ').trim())
            .filter((cell) => cell !== '');
          buffer = [];
          if (row.length > 0)
            out.push({ role: row.length > 1 ? 'table' : outer.role, text: row.join('\t'), point, language: open.language, linked: !plain });
          point = undefined;
          plain = false;
        } else flush(open);
      }
      node = open.node.nextSibling;
      continue;
    }
    if (node.nodeType === TEXT || (node.nodeType === ELEMENT ? false : node.nodeType === CDATA)) {
      const text = textOf(node);
      if (text !== '') {
        if (/\S/.test(text)) {
          point ??= pointOf(node);
          if (!open.link && /[\p{L}\p{N}]/u.test(text)) plain = true;
        }
        buffer.push(text.replaceAll(BREAK, ''));
      }
      node = node.nextSibling;
      continue;
    }
    // htmlparser2 keeps CDATA as an element-like node with children, directives as elements without.
    if ((node.firstChild ?? null) === null && (node.nodeType !== ELEMENT || /^[!?]/.test(nameOf(node)))) {
      node = node.nextSibling;
      continue;
    }
    const name = nameOf(node);
    if (name === 'br') {
      buffer.push(open.row ? ' ' : BREAK);
      node = node.nextSibling;
      continue;
    }
    if (name === 'img' || SILENT.has(name) || hidden(node)) {
      node = node.nextSibling;
      continue;
    }
    const block = BLOCKS.has(name);
    if (block && !open.row) flush(open);
    const data = name === 'table' ? isDataTable(node) : open.data;
    const next: Open = {
      node,
      role: roleOf(name, open.role),
      pre: open.pre || name === 'pre' || name === 'listing' || name === 'xmp' || name === 'plaintext',
      language: attributeOf(node, 'lang') === undefined ? open.language : languageTag(attributeOf(node, 'lang')),
      level: /^h[1-6]$/.test(name) ? Number(name.charAt(1)) : open.level,
      row: open.row || (data && name === 'tr'),
      data,
      link: open.link || (name === 'a' && attributeOf(node, 'href') !== undefined),
    };
    stack.push(next);
    node = node.firstChild ?? null;
  }
  return out;
}

export const textOf = (node: MarkupNode): string => {
  const { data, nodeValue } = node as unknown as { data?: string; nodeValue?: string | null };
  return data ?? nodeValue ?? '';
};

function roleOf(name: string, outer: PassageRole): PassageRole {
  if (/^h[1-6]$/.test(name)) return 'heading';
  if (name === 'li' || name === 'dd') return outer === 'quote' ? outer : 'item';
  if (name === 'blockquote') return 'quote';
  if (name === 'figcaption' || name === 'caption') return 'caption';
  return outer;
}

function hidden(node: MarkupNode): boolean {
  if (attributeOf(node, 'hidden') !== undefined) return true;
  const style = attributeOf(node, 'style');
  return (
    style !== undefined &&
    style.length < 5000 &&
    /(?:^|[;\s])(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|mso-hide\s{0,4}:\s{0,4}all)/i.test(style)
  );
}

/** How much of a table is looked at. */
const TABLE_SAMPLE = 3000;

/** A table of figures, not of layout: no block within a cell, and rows of two cells or more. */
function isDataTable(table: MarkupNode): boolean {
  let node: MarkupNode | null = table.firstChild ?? null;
  let wide = false;
  for (let count = 0; node !== null && count < TABLE_SAMPLE; count++) {
    const name = node.nodeType === ELEMENT ? nameOf(node) : '';
    if (
      name === 'table' ||
      name === 'div' ||
      name === 'ul' ||
      name === 'ol' ||
      name === 'h1' ||
      name === 'h2' ||
      name === 'h3' ||
      name === 'blockquote' ||
      name === 'article'
    )
      return false;
    if (name === 'p' && siblingNamed(node, 'p')) return false;
    if ((name === 'td' || name === 'th') && siblingNamed(node, 'td', 'th')) wide = true;
    if (node.firstChild) node = node.firstChild;
    else {
      while (node !== null && node !== table && node.nextSibling === null) node = node.parentNode;
      if (node === null || node === table) break;
      node = node.nextSibling;
    }
  }
  return wide;
}

function siblingNamed(node: MarkupNode, ...names: string[]): boolean {
  for (let next = node.nextSibling, i = 0; next !== null && i < 20; next = next.nextSibling, i++)
    if (next.nodeType === ELEMENT && names.includes(nameOf(next))) return true;
  return false;
}
