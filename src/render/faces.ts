import type { Fonts } from '../typeset/fonts.ts';
import type { EmbeddedFace } from './epub-style.ts';
import { NoOutlines } from './glyph-tables.ts';
import { subsetFont } from './subset.ts';

/** Faces cut down to a text, and the characters that none of them has in full. */
export interface Embedded {
  readonly faces: readonly EmbeddedFace[];
  /** One for each face. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** In code point order. */
  readonly lacking: readonly string[];
}

/**
 * Subsets of the faces with all characters of some markup. A face without TrueType outlines is left out: there the
 * reader's own font stands in, as it does for characters that a face lacks.
 *
 * @param language  of capitals: a style may set words in them.
 */
export function embedFaces(markup: string, fonts: Fonts, wanted: readonly EmbeddedFace[], language: string): Embedded {
  const text = markup.replace(/<[^>]*>/g, '\n').replace(/&(?:amp|lt|gt|quot|#39);/g, '&<>"\'');
  const all = `${text}\n${text.toLocaleUpperCase(language)}`;
  const characters = new Set([...all].filter((character) => character >= ' '));
  const pairs = new Set<string>();
  for (let i = 1; i < all.length; i++) if ((all[i - 1] as string) > ' ' && (all[i] as string) > ' ') pairs.add(all.slice(i - 1, i + 1));
  const faces: EmbeddedFace[] = [];
  const files: { path: string; bytes: Uint8Array }[] = [];
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
  return { faces, files, lacking: [...lacking].sort() };
}

function styleName({ weight, style }: EmbeddedFace): string {
  const name = weight === 400 ? '' : weight === 600 ? 'SemiBold' : 'Bold';
  return `${name}${style === 'italic' ? 'Italic' : ''}` || 'Regular';
}
