import { type Finding, finding, short } from './finding.ts';
import { textOf } from './markup-text.ts';
import type { OpenEpub } from './open-epub.ts';
import type { PdfPage } from './pdf-pages.ts';
import { letters, REORDERED, wordsPrinted } from './printed.ts';

/** Words that follow a page marker and must begin the PDF's page. */
const compared = 5;

/** Letters without numbers, since source marks stand among the words of a page, and without marks, which may stand alone. */
function plain(text: string): string {
  return letters(text).replace(/[\p{N}\p{M}]/gu, '');
}

const plainWords = (text: string): string => text.split(/\s+/).map(plain).join(' ');

/** Whether a page's first text has these words in their order: a note in the margin may stand between a short paragraph and the next. */
function opensWith(page: string, words: readonly string[]): boolean {
  const letters = plain(page).slice(0, OPENING);
  let at = 0;
  for (const word of words) {
    const found = letters.indexOf(plain(word), at);
    if (found < 0) return false;
    at = found + plain(word).length;
  }
  return true;
}

/** Letters of a page in which its beginning is looked for: running head, first lines and notes beside them. */
const OPENING = 500;

/** The EPUB has the PDF's pages, by their names and in their order, and each begins with the same words. */
export function pageListHolds(name: string, { nav, spine }: OpenEpub, pages: readonly PdfPage[]): Finding {
  const check = `${name}: page list against the PDF’s pages`;
  const list = /<nav[^>]*epub:type="page-list".*?<\/nav>/s.exec(nav)?.[0] ?? '';
  const entries = [...list.matchAll(/<a href="([^"#]*)#([^"]*)">([^<]*)<\/a>/g)].map(([, path = '', id = '', label = '']) => ({
    path,
    id,
    label,
  }));
  const faults: string[] = [];
  if (entries.length !== pages.length) faults.push(`${entries.length} pages in the EPUB, ${pages.length} in the PDF`);
  let last = -1;
  entries.forEach(({ path, id, label }, i) => {
    const page = pages[i];
    if (page !== undefined && page.label !== label) faults.push(`page ${i + 1} is named ${label} in the EPUB, ${page.label} in the PDF`);
    const document = spine.findIndex((one) => one.path === path);
    const at = spine[document]?.xhtml.indexOf(` id="${id}"`) ?? -1;
    if (at < 0) {
      faults.push(`page ${label} has no marker`);
      return;
    }
    const place = document * 1e9 + at;
    if (place < last) faults.push(`page ${label} stands before the page before it`);
    last = place;
    if (page === undefined || i === 0) return;
    const rest = spine[document]?.xhtml.slice((spine[document]?.xhtml.indexOf('>', at) ?? 0) + 1) ?? '';
    const next = spine[document + 1]?.xhtml ?? '';
    // A printed table of contents: the EPUB's own stands there, with links of its own.
    if (plain(textOf(rest)) === '' && next.includes('epub:type="toc"')) return;
    const words = textOf(
      `${rest} ${spine
        .slice(document + 1)
        .map((one) => textOf(one.xhtml))
        .join(' ')}`,
    ).match(/\S*\p{L}\S*/gu);
    const begins = (words ?? []).slice(0, compared).join(' ');
    if (
      !plain(page.text).includes(plain(begins).slice(0, 40)) &&
      !opensWith(page.text, words?.slice(0, compared) ?? []) &&
      !(REORDERED.test(begins) && wordsPrinted(plainWords(begins), plain(page.text)))
    )
      faults.push(`page ${label} begins with ${short(begins)} in the EPUB, not so in the PDF`);
  });
  return finding(check, faults, `${pages.length} pages`);
}
