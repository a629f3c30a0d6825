import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** What to do about a font that is refused. */
export const FONT_HINT = 'Name a whole .ttf or .otf file that may be read.';

/** First four bytes of a font: TrueType outlines, PostScript outlines, TrueType as Apple marks it. */
const SIGNS = new Set([0x00010000, 0x4f54544f, 0x74727565]);
const COLLECTION = 0x74746366;
/** Tables that no page can be set without. */
const NEEDED = ['head', 'hhea', 'hmtx', 'maxp', 'cmap'];
const OUTLINES = new Set(['glyf', 'loca', 'CFF ']);
/** More tables than any font has. */
const MOST_TABLES = 1000;

/**
 * What keeps a file from serving as a font, as the rest of a sentence ("is empty"); undefined where nothing does. Only its
 * list of tables is read, so that a style is loaded as fast with large fonts as with small ones.
 */
export function fontFault(path: string): string | undefined {
  let file: number | undefined;
  try {
    // Not opened before it is known to be a file: a pipe would be waited for.
    const found = statSync(path);
    if (!found.isFile()) return 'cannot be read';
    if (found.size === 0) return 'is empty';
    file = openSync(path, 'r');
    return faultOfTables(file, found.size);
  } catch {
    return 'cannot be read';
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function faultOfTables(file: number, size: number): string | undefined {
  const noFont = 'is no TrueType or OpenType font';
  const first = view(file, 0, 16);
  // Of a collection, the first font.
  const top = first.byteLength === 16 && first.getUint32(0) === COLLECTION ? first.getUint32(12) : 0;
  const head = view(file, top, 12);
  if (head.byteLength < 12 || !SIGNS.has(head.getUint32(0))) return noFont;
  const count = head.getUint16(4);
  if (count > MOST_TABLES) return noFont;
  const list = view(file, top + 12, 16 * count);
  if (list.byteLength < 16 * count) return 'is cut short';
  const ends = new Map<string, number>();
  for (let at = 0; at < list.byteLength; at += 16)
    ends.set(String.fromCharCode(...[0, 1, 2, 3].map((i) => list.getUint8(at + i))), list.getUint32(at + 8) + list.getUint32(at + 12));
  if (!NEEDED.every((tag) => ends.has(tag))) return noFont;
  return [...ends].some(([tag, end]) => end > size && (NEEDED.includes(tag) || OUTLINES.has(tag))) ? 'is cut short' : undefined;
}

/** The bytes from `start`, as many of `length` as there are. */
function view(file: number, start: number, length: number): DataView {
  const bytes = new Uint8Array(length);
  return new DataView(bytes.buffer, 0, readSync(file, bytes, 0, length, start));
}
