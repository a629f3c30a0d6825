import type { Brief } from '../model/brief.ts';
import type { Log } from '../model/log.ts';
import { fill, formatDate, type Labels, labelsFor } from '../theme/labels.ts';
import type { Theme } from '../theme/theme.ts';
import { type Fonts, openFonts } from '../typeset/fonts.ts';
import type { PageStart } from '../typeset/page.ts';
import { chartOf } from './chart.ts';
import { drawCover } from './cover.ts';
import { embeddedFaces, epubStyle } from './epub-style.ts';
import { embedFaces } from './faces.ts';
import { navDocument, ncxDocument } from './navigation.ts';
import { packageDocument } from './opf.ts';
import { packEpub, reserved } from './package.ts';
import { type Reading, readingOf } from './reading.ts';
import { spineOf } from './spine.ts';

export interface EpubOptions {
  readonly theme: Theme;
  /** Where the pages of the printed edition begin; without them the EPUB has no page list. */
  readonly starts?: readonly PageStart[];
  /** What was made before the pages were known. */
  readonly begun?: EpubBegun;
}

/** The part of an EPUB for which no page needs to be set. */
export interface EpubBegun {
  readonly labels: Labels;
  readonly reading: Reading;
  readonly fonts: Fonts;
  readonly cover: Uint8Array;
}

export function beginEpub(brief: Brief, theme: Theme): EpubBegun {
  const labels = labelsFor(brief.edition.language);
  const reading = readingOf(brief, labels);
  const fonts = openFonts(theme.faces, theme.fallbacks);
  return { labels, reading, fonts, cover: drawCover(reading, theme, fonts) };
}

/**
 * The brief as EPUB 3.3, readable by EPUB 2 readers. Pure but for the theme's font files: the same brief gives the same
 * bytes, without network and without a clock.
 */
export async function renderEpub(brief: Brief, options: EpubOptions, log: Log): Promise<Uint8Array> {
  const { theme, starts = [] } = options;
  const { edition } = brief;
  const { labels, reading, fonts, cover } = options.begun ?? beginEpub(brief, theme);
  const spine = spineOf(reading, labels, starts, reserved.nav, (title, rows, id) => chartOf(title, rows, id, labels, theme, fonts));
  for (const start of spine.lost)
    log.tell({
      severity: 'warning',
      code: 'render/page-without-place',
      reason: `Page ${start.label} begins at ${start.key ?? start.block}, which the EPUB does not hold; its page list leaves it out.`,
    });

  const title = fill(labels.mail.subject, { title: reading.title, date: formatDate(edition.date, labels) });
  const nav = navDocument(reading, spine, {
    contents: labels.contents,
    pages: labels.navigation.pages,
    landmarks: labels.navigation.landmarks,
  });
  const { faces, files, lacking } = embedFaces(
    spine.documents.map((document) => document.xhtml).join('') + nav,
    fonts,
    embeddedFaces(theme),
    reading.language,
  );
  if (lacking.length > 0)
    log.tell({
      severity: 'info',
      code: 'render/epub-characters',
      reason: `The embedded fonts lack ${lacking.length === 1 ? 'one character' : `${lacking.length} characters`} of the text, which e-readers set in a font of their own: ${lacking.slice(0, 12).join(' ')}`,
    });
  // What is called a UUID must be one.
  const uuid = /^urn:uuid:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
  const identifier = uuid.test(edition.identifier) ? edition.identifier : edition.identifier.replace(/^urn:uuid:/i, '').trim() || title;
  return packEpub({
    identifier,
    title,
    language: reading.language,
    date: edition.date,
    opf: packageDocument({ ...edition, identifier }, reading, labels, spine, title, faces),
    nav,
    ncx: ncxDocument(reading, spine, identifier),
    css: epubStyle(theme, faces),
    documents: spine.documents,
    cover,
    fonts: files,
  });
}
