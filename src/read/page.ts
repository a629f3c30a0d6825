import { parse, type DefaultTreeAdapterTypes as Tree, defaultTreeAdapter as tree } from 'parse5';
import type { PageFacts } from './page-metadata.ts';

/** A page as browsers parse it, in the two forms the article finder needs. */
export interface Page {
  readonly facts: PageFacts;
  /** Well-formed HTML without scripts; each element carries where its text begins as `data-l="line:column"`. */
  readonly html: string;
  /** Elements in `html`. */
  readonly elements: number;
}

/** Attributes that tell what an element is; the rest only costs time. */
const KEPT = new Set(
  'class id style hidden aria-hidden role itemprop itemtype rel href lang dir name property content datetime pubdate data-testid data-component data-type'.split(
    ' ',
  ),
);
const DROPPED = new Set('script style template svg iframe object embed applet canvas link select textarea video audio'.split(' '));
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const ATTRIBUTE_LENGTH = 1000;

/**
 * "&", "<" and ">" in text, as characters that no text holds: linkedom makes a node of every entity, and writes entities
 * for these when Readability tries again; a page of them would take minutes. `restoreText` turns them back.
 */
const escapeText = (text: string) =>
  /[&<>\ufdd0-\ufdd2]/.test(text)
    ? text
        .replace(/[\ufdd0-\ufdd2]/g, '')
        .replaceAll('&', '\ufdd0')
        .replaceAll('<', '\ufdd1')
        .replaceAll('>', '\ufdd2')
    : text;
export const restoreText = (text: string): string => text.replaceAll('\ufdd0', '&').replaceAll('\ufdd1', '<').replaceAll('\ufdd2', '>');
/** No-break spaces kept: they become entities too, but Readability must see them as spaces. Real pages hold a few hundred. */
const NO_BREAK = 2000;
const escapeValue = (text: string) =>
  text.replace(/[&<>"]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&quot;'));

/** @param html  tamed: parse5's time grows with the square of the nesting. */
export function parsePage(html: string): Page {
  const document = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  const meta = new Map<string, string[]>();
  const headings: string[] = [];
  const times: string[] = [];
  const markedTimes: string[] = [];
  const authors: string[] = [];
  const linked: string[] = [];
  let title: string | undefined;
  let canonical: string | undefined;
  let language: string | undefined;
  let elements = 0;
  let noBreak = 0;
  const out: string[] = ['<!DOCTYPE html>'];

  const attribute = (node: Tree.Element, name: string) => node.attrs.find((each) => each.name === name)?.value;
  const gather = (node: Tree.Element) => {
    switch (node.tagName) {
      case 'html':
        language ??= attribute(node, 'lang') ?? attribute(node, 'xml:lang');
        break;
      case 'title':
        title ??= innerText(node, 2000);
        break;
      case 'link':
        if (/(?:^|\s)canonical(?:\s|$)/i.test(attribute(node, 'rel') ?? '')) canonical ??= attribute(node, 'href');
        break;
      case 'script':
        if (/^application\/ld\+json/i.test(attribute(node, 'type')?.trim() ?? '') && linked.length < 50)
          linked.push(innerText(node, 4_000_000));
        break;
      case 'h1':
        if (headings.length < 5) headings.push(innerText(node, 1000));
        break;
      case 'time': {
        if (times.length > 20) break;
        const stated = attribute(node, 'datetime') ?? innerText(node, 100);
        const marked =
          attribute(node, 'pubdate') !== undefined ||
          /publish|entry-date|pubdate/i.test(`${attribute(node, 'itemprop')} ${attribute(node, 'class')}`);
        (marked ? markedTimes : times).push(stated);
        break;
      }
      default:
        break;
    }
    const property = attribute(node, 'itemprop');
    if (property !== undefined && /^(?:datePublished|dateCreated)$/i.test(property)) {
      const stated = attribute(node, 'content') ?? attribute(node, 'datetime') ?? innerText(node, 100);
      if (markedTimes.length < 10) markedTimes.push(stated);
    }
    if (node.tagName === 'meta') {
      const content = attribute(node, 'content');
      if (content !== undefined && content.length < 10_000)
        for (const name of `${attribute(node, 'property') ?? ''} ${attribute(node, 'name') ?? ''} ${attribute(node, 'http-equiv') ?? ''}`
          .toLowerCase()
          .split(/\s+/)) {
          if (name === '') continue;
          const values = meta.get(name);
          if (values === undefined) {
            if (meta.size < 500) meta.set(name, [content]);
          } else if (values.length < 10) values.push(content);
        }
    } else if (
      authors.length < 6 &&
      (property === 'author' ||
        /(?:^|\s)author(?:\s|$)/.test(attribute(node, 'rel') ?? '') ||
        /(?:^|[\s_-])(?:byline|author-name|article-author)(?:[\s_-]|$)/i.test(attribute(node, 'class') ?? ''))
    ) {
      const name = innerText(node, 200).replace(/\s+/g, ' ').trim();
      // A byline is a name or two, not a sentence about a person.
      if (name !== '' && name.length <= 80 && !/\d{4}|[.!?]$/.test(name) && authors.length === 0) authors.push(name);
    }
  };

  // Iterative, in document order: nesting is bounded by `tame`, but parsers insert elements of their own.
  const stack: { readonly node: Tree.ParentNode; index: number; readonly end: string }[] = [{ node: document, index: 0, end: '' }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1] as (typeof stack)[number];
    const child = top.node.childNodes[top.index++];
    if (child === undefined) {
      out.push(top.end);
      stack.pop();
      continue;
    }
    if (tree.isTextNode(child)) {
      // Blanks add up where tags were tamed; two line ends tell as much as two hundred.
      let text = child.value.length > 200 ? child.value.replace(/[ \t\u00a0]{20,}/g, ' ') : child.value;
      for (let at = text.indexOf('\u00a0'); at >= 0 && noBreak <= NO_BREAK; at = text.indexOf('\u00a0', at + 1)) noBreak++;
      if (noBreak > NO_BREAK) text = text.replaceAll('\u00a0', ' ');
      out.push(escapeText(text));
      continue;
    }
    if (!tree.isElementNode(child)) continue;
    gather(child);
    if (DROPPED.has(child.tagName)) continue;
    elements++;
    const name = /^[a-z][a-z0-9]*$/.test(child.tagName) ? child.tagName : 'span';
    out.push('<', name);
    for (const each of child.attrs)
      if (KEPT.has(each.name)) out.push(' ', each.name, '="', escapeValue(each.value.slice(0, ATTRIBUTE_LENGTH)), '"');
    if (name === 'img') {
      const source = attribute(child, 'src');
      if (source !== undefined && !source.startsWith('data:')) out.push(' src="', escapeValue(source.slice(0, ATTRIBUTE_LENGTH)), '"');
    }
    const words = child.childNodes.find((node) => tree.isTextNode(node) && /\S/.test(node.value));
    const place = words === undefined ? child.sourceCodeLocation : (words as Tree.TextNode).sourceCodeLocation;
    if (place !== undefined && place !== null) {
      let { startLine: line, startCol: column } = place;
      if (words !== undefined) {
        const lead = /^\s*/.exec((words as Tree.TextNode).value)?.[0] ?? '';
        const breaks = lead.split('\n').length - 1;
        line += breaks;
        column = breaks > 0 ? lead.length - lead.lastIndexOf('\n') : column + lead.length;
      }
      out.push(` data-l="${line}:${column}"`);
    }
    out.push('>');
    if (!VOID.has(name)) stack.push({ node: child, index: 0, end: `</${name}>` });
  }
  return {
    facts: { meta, title, canonical, language, headings, times: [...markedTimes, ...times], authors, linked },
    html: out.join(''),
    elements,
  };
}

function innerText(node: Tree.Element, limit: number): string {
  let out = '';
  const queue: Tree.ChildNode[] = [...node.childNodes];
  for (let count = 0; queue.length > 0 && out.length < limit && count < 5000; count++) {
    const child = queue.shift() as Tree.ChildNode;
    if (tree.isTextNode(child)) out += child.value;
    else if (tree.isElementNode(child) && child.tagName !== 'style') queue.unshift(...child.childNodes);
  }
  return out.slice(0, limit);
}
