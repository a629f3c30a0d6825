/** Formats that have a reader. */
export type Format = 'plain' | 'markdown' | 'html';

/** What a document is: a format that can be read, or the name of a kind that cannot ("a picture (PNG)"). */
export type Kind = { readonly format: Format } | { readonly unread: string };

const SIGNATURES: readonly (readonly [number, string, string])[] = [
  [0, '\x89PNG', 'a picture (PNG)'],
  [0, '\xff\xd8\xff', 'a picture (JPEG)'],
  [0, 'GIF8', 'a picture (GIF)'],
  [8, 'WEBP', 'a picture (WebP)'],
  [0, 'II*\0', 'a picture (TIFF)'],
  [0, 'MM\0*', 'a picture (TIFF)'],
  [8, 'WAVE', 'a sound (WAV)'],
  [0, 'ID3', 'a sound (MP3)'],
  [0, 'OggS', 'a sound or film (Ogg)'],
  [0, 'fLaC', 'a sound (FLAC)'],
  [4, 'ftyp', 'a film or picture (MP4)'],
  [0, '\x1aE\xdf\xa3', 'a film (Matroska)'],
  [0, '\x7fELF', 'a program'],
  [0, 'MZ\x90\0', 'a program (Windows)'],
  [0, '\xca\xfe\xba\xbe', 'a program (Java)'],
  [0, '\0asm', 'a program (WebAssembly)'],
  [0, '\x1f\x8b', 'a gzip archive'],
  [0, 'BZh', 'a bzip2 archive'],
  [0, '\xfd7zXZ\0', 'an xz archive'],
  [0, '7z\xbc\xaf\x27\x1c', 'a 7z archive'],
  [0, 'Rar!\x1a\x07', 'a RAR archive'],
  [257, 'ustar', 'a tar archive'],
  [0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Office document'],
  [0, '{\\rtf', 'a rich-text document (RTF)'],
  [0, 'SQLite format 3\0', 'a database'],
  [0, 'wOFF', 'a font'],
  [0, 'wOF2', 'a font'],
  [0, 'OTTO', 'a font'],
];

const extension = (name: string) => /\.([a-z\d]{1,12})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

export function recognise(document: { readonly name: string; readonly bytes: Uint8Array; readonly mediaType?: string | undefined }): Kind {
  const { bytes } = document;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  for (const [at, signature, kind] of SIGNATURES) if (head.startsWith(signature, at)) return { unread: kind };
  const suffix = extension(document.name);
  if (isBinary(bytes)) return { unread: 'binary' };
  if (suffix === 'md' || suffix === 'markdown' || suffix === 'mdown' || suffix === 'mkd') return { format: 'markdown' };
  if (
    suffix === 'html' ||
    suffix === 'htm' ||
    suffix === 'xhtml' ||
    suffix === 'shtml' ||
    document.mediaType === 'text/html' ||
    document.mediaType === 'application/xhtml+xml'
  )
    return { format: 'html' };
  if (/^[\s\ufeff]*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?(?:<!doctype html|<html|<head|<body)/i.test(head))
    return { format: 'html' };
  return { format: 'plain' };
}

/** Controls that no text holds, in the first 64 KB: more than one in thirty, where the bytes are not UTF-16 or UTF-32. */
function isBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, 65_536);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
  let odd = 0;
  for (let i = 0; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32) || byte === 11 || byte === 127) odd++;
  }
  return odd > Math.max(3, end / 30);
}
