import { languageOf } from './markup.ts';
import type { Reading } from './reading.ts';
import { documentOf, type Spine, type TocEntry } from './spine.ts';
import { type Part, xml } from './xml.ts';

/**
 * The EPUB's contents: a spine document with the list of sections and stories, and, hidden in it, landmarks and the
 * list of the printed edition's pages.
 */
export function navDocument(
  reading: Reading,
  spine: Spine,
  titles: { readonly contents: string; readonly pages: string; readonly landmarks: string },
): string {
  const list = (entries: readonly TocEntry[]): Part =>
    entries.length > 0 &&
    xml`<ol>
${entries.map(({ title, href, under }) => xml`<li><a href="${href}"${languageOf(title, 'xhtml')}>${title.text}</a>${list(under)}</li>\n`)}</ol>`;
  return documentOf(
    reading,
    titles.contents,
    xml`<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="contents">
<h1 id="contents">${titles.contents}</h1>
${list(spine.toc)}
</nav>
<nav epub:type="landmarks" hidden="hidden" aria-labelledby="landmarks">
<h2 id="landmarks">${titles.landmarks}</h2>
<ol>
${spine.landmarks.map(({ type, title, href }) => xml`<li><a epub:type="${type}" href="${href}">${title}</a></li>\n`)}</ol>
</nav>
${
  spine.pages.length > 0 &&
  xml`<nav epub:type="page-list" role="doc-pagelist" hidden="hidden" aria-labelledby="pages">
<h2 id="pages">${titles.pages}</h2>
<ol>
${spine.pages.map(({ label, href }) => xml`<li><a href="${href}">${label}</a></li>\n`)}</ol>
</nav>`
}`,
  );
}

/** The same contents and pages for readers of EPUB 2. One order of play counts through both, without a gap. */
export function ncxDocument(reading: Reading, spine: Spine, identifier: string): string {
  const order = new Map<string, number>();
  const wanted = new Set([
    ...spine.toc.flatMap((entry) => [entry.href, ...entry.under.map(({ href }) => href)]),
    ...spine.pages.map(({ href }) => href),
  ]);
  for (const href of spine.targets) if (wanted.has(href) && !order.has(href)) order.set(href, order.size + 1);
  const played = (href: string): number => {
    const place = order.get(href);
    if (place === undefined) throw new RangeError(`the contents lead to ${href}, which no document has`);
    return place;
  };
  let id = 0;
  const points = (entries: readonly TocEntry[]): Part =>
    entries.map(
      ({ title, href, under }) =>
        xml`<navPoint id="nav-${++id}" playOrder="${played(href)}"><navLabel><text>${title.text}</text></navLabel><content src="${href}"/>${points(under)}</navPoint>\n`,
    );
  const pages =
    spine.pages.length > 0 &&
    xml`<pageList>
<navLabel><text>Pages</text></navLabel>
${spine.pages.map(({ label, href }, i) => xml`<pageTarget id="page-target-${i + 1}" type="normal"${/^\d+$/.test(label) && xml` value="${Number(label)}"`} playOrder="${played(href)}"><navLabel><text>${label}</text></navLabel><content src="${href}"/></pageTarget>\n`)}</pageList>
`;
  const last = spine.pages.findLast(({ label }) => /^\d+$/.test(label))?.label ?? '0';
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="${reading.language}">
<head>
<meta name="dtb:uid" content="${identifier}"/>
<meta name="dtb:depth" content="2"/>
<meta name="dtb:totalPageCount" content="${spine.pages.length}"/>
<meta name="dtb:maxPageNumber" content="${last}"/>
</head>
<docTitle><text>${reading.title}</text></docTitle>
<navMap>
${points(spine.toc)}</navMap>
${pages}</ncx>
`.source;
}
