import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PassageRole } from '../model/source.ts';
import { collect } from './collect.ts';
import { digest } from './digest.ts';
import type { Context, Document, Draft, Metadata } from './document.ts';
import { Unreadable } from './document.ts';
import { firstLines, openingMetadata } from './opening.ts';
import { type PageLine, pdfParagraphs } from './pdf-paragraphs.ts';
import { languageTag } from './preamble.ts';
import { removalMessages } from './removals.ts';
import { when } from './when.ts';

/** Pages beyond are not a source text; the worker's time would run out anyway. */
const PAGES = 3000;

interface TextItem {
  readonly str: string;
  /** [a, b, c, d, x, y] in points, y upwards. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/** Whether most objects never end: pdf.js would look for the end of each through the whole file. */
function endless(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = (mark: string) => {
    let found = 0;
    for (let at = buffer.indexOf(mark, 0, 'latin1'); at >= 0; at = buffer.indexOf(mark, at + mark.length, 'latin1')) found++;
    return found;
  };
  const begun = count(' obj');
  return begun > 2000 && count('endobj') < begun / 2;
}

/** A PDF's text layer, put back into paragraphs: "paper.pdf#page=3", lines counted on their page. */
export async function readPdf(document: Document, context: Context): Promise<Draft[]> {
  if (endless(document.bytes))
    throw new Unreadable('broken-file', 'The PDF is damaged: most of its objects have no end.', 'Save it again, or give the text itself.');
  const pdfjs = await loadPdfjs();
  const assets = pathToFileURL(join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), '/')).href;
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer over.
    data: Uint8Array.from(document.bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    stopAtErrors: false,
    enableXfa: false,
    cMapUrl: new URL('cmaps/', assets).pathname,
    cMapPacked: true,
    standardFontDataUrl: new URL('standard_fonts/', assets).pathname,
    wasmUrl: new URL('wasm/', assets).pathname,
  } as never);
  try {
    const pdf = await task.promise;
    const pages: PageLine[][] = [];
    let units = 0;
    let faulty = 0;
    for (let number = 1; number <= Math.min(pdf.numPages, PAGES); number++) {
      try {
        const page = await pdf.getPage(number);
        const { items } = await page.getTextContent({ includeMarkedContent: false });
        const lines = linesOf(items as unknown as readonly TextItem[]);
        pages.push(lines);
        units += lines.reduce((sum, { text }) => sum + text.length, 0);
        page.cleanup();
      } catch {
        pages.push([]);
        faulty++;
      }
      if (units > context.limits.textUnits)
        throw new Unreadable(
          'too-long',
          `The text is longer than ${context.limits.textUnits} characters.`,
          'Split it, or raise the limit.',
        );
    }
    if (pdf.numPages > PAGES)
      context.fail(
        document.path,
        new Unreadable('too-many-pages', `The PDF has ${pdf.numPages} pages; those after ${PAGES} were not read.`, 'Split it.'),
      );
    if (faulty > 0)
      context.tell({
        severity: 'warning',
        code: 'read/broken-pages',
        reason: `${faulty} of ${pdf.numPages} pages could not be read.`,
        place: { path: document.path },
      });
    const { declared, guessed } = await pdfMetadata(pdf);
    const parts = pdfParagraphs(pages);
    const collected = collect();
    const anchors: Draft['anchors'][number][] = [];
    for (const { role, text, page, line } of parts) {
      const before = collected.size();
      collected.block(role as PassageRole, text, { line, column: 1 });
      const at = before === 0 ? 0 : before + 2;
      if (collected.size() > before) anchors.push({ at, part: `#page=${page}`, line, column: 1 });
    }
    const { text, passages, controls, directions } = collected.finish();
    for (const message of removalMessages({ controls, directions }, document.path)) context.tell(message);
    if (text === '')
      throw new Unreadable('no-text-layer', 'The PDF has no text layer: its pages are pictures.', 'Recognise its text (OCR) first.');
    const told = openingMetadata(firstLines(text, passages), context.date);
    return [
      {
        path: document.path,
        sha256: digest(document.bytes),
        text,
        passages,
        anchors,
        declared,
        guessed: {
          ...told,
          headline: guessed.headline ?? printedTitle(passages, text) ?? told.headline,
          published: told.published ?? guessed.published,
          byline: told.byline ?? guessed.byline,
        },
      },
    ];
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const name = (error as Error | undefined)?.name;
    if (name === 'PasswordException') throw new Unreadable('encrypted', 'The PDF is protected by a password.', 'Save it without one.');
    throw new Unreadable('broken-file', 'The PDF is damaged and could not be read.');
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

let loaded: Promise<typeof import('pdfjs-dist')> | undefined;

/** Loads pdf.js without its drawing: it warns of a missing canvas and makes a matrix at once, neither of which text needs. */
export function loadPdfjs(): Promise<typeof import('pdfjs-dist')> {
  loaded ??= (async () => {
    const world = globalThis as unknown as Record<string, unknown>;
    const added = ['DOMMatrix', 'ImageData', 'Path2D'].filter((name) => world[name] === undefined);
    for (const name of added) world[name] = class {};
    const { warn } = console;
    console.warn = () => undefined;
    try {
      return (await import('pdfjs-dist/legacy/build/pdf.mjs' as string)) as typeof import('pdfjs-dist');
    } finally {
      console.warn = warn;
      for (const name of added) delete world[name];
    }
  })();
  return loaded;
}

async function pdfMetadata(pdf: { getMetadata(): Promise<{ info: object }> }): Promise<{ declared: Metadata; guessed: Metadata }> {
  const declared: Metadata = {};
  const guessed: Metadata = {};
  try {
    const info = (await pdf.getMetadata()).info as Record<string, unknown>;
    const text = (name: string) =>
      typeof info[name] === 'string' ? (info[name] as string).replace(/\s+/g, ' ').trim() || undefined : undefined;
    const title = text('Title');
    // Programs put file names here.
    if (
      title !== undefined &&
      !/\.(?:docx?|pdf|indd|qxd|rtf|odt|tex|dvi|x?html?|php|aspx?|txt|md|xlsx?|pptx?|pages|ai)$|^microsoft (?:word|powerpoint)|^untitled|^slide \d/i.test(
        title,
      )
    )
      guessed.headline = title;
    guessed.byline = text('Author');
    const created = /^D:(\d{4})(\d{2})(\d{2})/.exec(text('CreationDate') ?? '');
    if (created !== null) guessed.published = when(`${created[1]}-${created[2]}-${created[3]}`);
    declared.language = languageTag(text('Language'));
  } catch {
    // Without it the words must tell.
  }
  return { declared, guessed };
}

/** The first line set larger than the copy, of two words and more. */
function printedTitle(passages: Draft['passages'], text: string): string | undefined {
  const words = (line: string): number => line.split(/\s+/).filter((word) => /\p{Alphabetic}{2}/u.test(word)).length;
  const first = passages.slice(0, 6).find(({ role, start, end }) => role === 'heading' && words(text.slice(start, end)) >= 2);
  return first === undefined ? undefined : text.slice(first.start, first.end).replace(/\s+/g, ' ');
}

/** Items of one page put into lines, in the order they are written. */
function linesOf(items: readonly TextItem[]): PageLine[] {
  const lines: PageLine[] = [];
  let text = '';
  let left = 0;
  let right = 0;
  let y = 0;
  let size = 0;
  const flush = () => {
    if (text.trim() !== '') lines.push({ text: text.replace(/[ \t]+/g, ' ').trim(), left, right, y, size });
    text = '';
  };
  for (const item of items) {
    if (typeof item.str !== 'string') continue;
    const [a = 0, b = 0, , d = 0, x = 0, at = 0] = item.transform;
    const height = item.height || Math.abs(d) || Math.hypot(a, b) || 10;
    if (item.str !== '') {
      const away = Math.abs(at - y) > Math.max(size, height) * 0.6;
      const back = x + 1 < left || x < right - Math.max(size, height) * 2;
      if (text !== '' && (away || (back && Math.abs(at - y) > 1))) flush();
      if (text === '') {
        left = x;
        y = at;
        size = height;
      } else {
        const gap = x - right;
        // A gap of a sixth of the letters' height is a word space; a wide one parts the columns of a table.
        if (gap > size * 4 && lines.length >= 0 && !/\s$/.test(text)) text += '\t';
        else if (gap > size * 0.17 && !/\s$/.test(text) && !/^\s/.test(item.str)) text += ' ';
      }
      text += item.str;
      right = x + item.width;
      if (item.str.trim() !== '') size = Math.max(size, height);
    }
    if (item.hasEOL) flush();
  }
  flush();
  return lines;
}
