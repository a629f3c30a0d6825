import type { Brief } from '../model/brief.ts';
import type { Log } from '../model/log.ts';
import { fill, formatDate, labelsFor } from '../theme/labels.ts';
import type { Theme } from '../theme/theme.ts';
import { openFonts } from '../typeset/fonts.ts';
import type { PageStart } from '../typeset/page.ts';
import { chartOf } from './chart.ts';
import { drawCover } from './cover.ts';
import { type EmbeddedFace, embeddedFaces, epubStyle } from './epub-style.ts';
import { NoOutlines } from './glyph-tables.ts';
import { navDocument, ncxDocument } from './navigation.ts';
import { packageDocument } from './opf.ts';
import { type Member, packEpub, reserved } from './package.ts';
import { readingOf } from './reading.ts';
import { spineOf } from './spine.ts';
import { subsetFont } from './subset.ts';

export interface EpubOptions {
  readonly theme: Theme;
  /** Where the pages of the printed edition begin; without them the EPUB has no page list. */
  readonly starts?: readonly PageStart[];
}

/**
 * The brief as EPUB 3.3, readable by EPUB 2 readers. Pure but for the theme's font files: the same brief gives the same
 * bytes, without network and without a clock.
 */
export async function renderEpub(brief: Brief, options: EpubOptions, log: Log): Promise<Uint8Array> {
  const { theme, starts = [] } = options;
  const { edition } = brief;
  const labels = labelsFor(edition.language);
  const reading = readingOf(brief, labels);
  const fonts = openFonts(theme.faces, theme.fallbacks);
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
  const { faces, files } = fontsFor(spine.documents.map((document) => document.xhtml).join('') + nav, embeddedFaces(theme));
  return packEpub({
    identifier: edition.identifier,
    title,
    language: reading.language,
    date: edition.date,
    opf: packageDocument(edition, reading, labels, spine, title, faces),
    nav,
    ncx: ncxDocument(reading, spine, edition.identifier),
    css: epubStyle(theme, faces),
    documents: spine.documents,
    cover: drawCover(reading, theme, fonts),
    fonts: files,
  });

  /**
   * Subsets of the faces with all characters of the text. A face without TrueType outlines is not embedded: there the
   * reader's own font stands in, as it does for characters that a face lacks.
   */
  function fontsFor(markup: string, wanted: readonly EmbeddedFace[]): { faces: EmbeddedFace[]; files: Member[] } {
    const text =
      markup.replace(/<[^>]*>/g, '\n').replace(/&(?:amp|lt|gt|quot|#39);/g, '&<>"\'') +
      markup.toLocaleUpperCase(reading.language).replace(/<[^>]*>/g, '\n');
    const characters = new Set([...text].filter((character) => character >= ' '));
    const pairs = new Set<string>();
    for (const word of text.match(/\S{2,}/g) ?? []) for (let i = 1; i < word.length; i++) pairs.add(word.slice(i - 1, i + 1));
    const faces: EmbeddedFace[] = [];
    const files: Member[] = [];
    const lacking = new Set<string>();
    for (const face of wanted) {
      const font = fonts.face(face.id);
      for (const character of characters) if (font.glyphOf(character.codePointAt(0) as number) === 0) lacking.add(character);
      try {
        const bytes = subsetFont(font, characters, pairs, { family: face.family, style: styleName(face) });
        faces.push(face);
        files.push({ path: face.file, bytes });
      } catch (error) {
        if (!(error instanceof NoOutlines)) throw error;
      }
    }
    if (lacking.size > 0)
      log.tell({
        severity: 'info',
        code: 'render/epub-characters',
        reason: `The embedded fonts lack ${lacking.size === 1 ? 'one character' : `${lacking.size} characters`} of the text; e-readers set ${lacking.size === 1 ? 'it' : 'them'} in a font of their own: ${[...lacking].sort().slice(0, 12).join(' ')}`,
      });
    return { faces, files };
  }
}

function styleName({ weight, style }: EmbeddedFace): string {
  const name = weight === 400 ? '' : weight === 600 ? 'SemiBold' : 'Bold';
  return `${name}${style === 'italic' ? 'Italic' : ''}` || 'Regular';
}
