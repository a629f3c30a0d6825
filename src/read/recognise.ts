import { utf32 } from './charsets.ts';
import { wide } from './decode.ts';

/** Formats that have a reader. */
export type Format =
  | 'plain'
  | 'markdown'
  | 'html'
  | 'mail'
  | 'mailbox'
  | 'feed'
  | 'json'
  | 'zip'
  | 'word-xml'
  | 'xml'
  | 'pdf'
  | 'subtitles';

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
  [0, '[InternetShortcut]', 'a link to a page (internet shortcut)'],
  [0, 'SQLite format 3\0', 'a database'],
  [0, 'wOFF', 'a font'],
  [0, 'wOF2', 'a font'],
  [0, 'OTTO', 'a font'],
];

const extension = (name: string) => /\.([a-z\d]{1,12})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

const MAIL_ONLY =
  /^(?:received|message-id|mime-version|return-path|delivered-to|x-mailer|dkim-signature|x-original-to|content-transfer-encoding|in-reply-to|x-spam-status|envelope-to|authentication-results|list-id|thread-index)$/;
const MAIL_ANY = /^(?:from|to|subject|date|cc|bcc|reply-to|sender|content-type|references)$/;

/** Headers that only mails have, or enough of those that they share with other files. */
function looksLikeMail(head: string): boolean {
  let sure = 0;
  const seen = new Set<string>();
  const lines = head
    .replace(/^\xef\xbb\xbf/, '')
    .replace(/^\s+/, '')
    .split(/\r\n|\r|\n/);
  for (const [i, line] of lines.slice(0, 60).entries()) {
    if (line === '') break;
    if (/^[ \t]/.test(line) || (i === 0 && /^>?From /.test(line))) continue;
    const name = /^([!-9;-~]{2,60})[ \t]?:/.exec(line)?.[1]?.toLowerCase();
    if (name === undefined) {
      if (i < 2) return false;
      break;
    }
    if (MAIL_ONLY.test(name)) sure++;
    if (MAIL_ANY.test(name)) seen.add(name);
  }
  return (sure > 0 && (sure > 1 || seen.size > 0)) || (seen.has('from') && seen.size >= 3);
}

/** Whether a text's first characters are those of subtitles: WebVTT's, SubRip's. */
const areSubtitles = (start: string): boolean =>
  /^WEBVTT(?:[ \t\r\n]|$)/.test(start) || /^\d{1,5}[ \t]*\r?\n\d{2}:\d{2}:\d{2}[,.]\d{3}[ \t]+-->/.test(start);

/** What the bytes look like; the name and the declared type decide where they leave it open. */
export function recognise(document: { readonly name: string; readonly bytes: Uint8Array; readonly mediaType?: string | undefined }): Kind {
  const { bytes, mediaType } = document;
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8192)).toString('latin1');
  for (const [at, signature, kind] of SIGNATURES) if (raw.startsWith(signature, at)) return { unread: kind };
  const suffix = extension(document.name);
  if (/^PK(?:\x03\x04|\x05\x06)/.test(raw) || ((suffix === 'docx' || suffix === 'zip') && raw.includes('PK\x03\x04')))
    return { format: 'zip' };
  if (/^[\s\S]{0,1024}?%PDF-\d/.test(raw)) return { format: 'pdf' };
  // Wide encodings read as ASCII with zero bytes between.
  const head = raw.includes('\0') ? raw.replace(/\0/g, '').replace(/^(?:\xff\xfe|\xfe\xff)/, '') : raw;
  const start = head.replace(/^(?:\xef\xbb\xbf)?\s*/, '');
  if (mediaType === 'message/rfc822' || suffix === 'eml') return { format: 'mail' };
  if (isBinary(bytes)) return { unread: 'binary' };
  if ((suffix === 'mbox' || /^From \S+.{0,100}\d{4}/.test(raw)) && /^From /.test(raw)) return { format: 'mailbox' };
  if (start.startsWith('<') || /^\x4c\x6f\xa7\x94\x93/.test(raw)) {
    const markup = markupKind(start);
    if (markup !== undefined) return { format: markup };
  }
  if (
    suffix === 'html' ||
    suffix === 'htm' ||
    suffix === 'xhtml' ||
    suffix === 'shtml' ||
    mediaType === 'text/html' ||
    mediaType === 'application/xhtml+xml'
  )
    return { format: 'html' };
  if (/^\[?\s*\{\s*"(?:[^"\\]|\\.){1,80}"\s*:/.test(start.slice(0, 400))) return { format: 'json' };
  if (
    suffix === 'rss' ||
    suffix === 'atom' ||
    suffix === 'rdf' ||
    suffix === 'cdf' ||
    mediaType === 'application/rss+xml' ||
    mediaType === 'application/atom+xml' ||
    mediaType === 'application/rdf+xml'
  )
    return { format: 'feed' };
  if (suffix === 'xml' || mediaType === 'application/xml' || mediaType === 'text/xml') {
    const markup = markupKind(start.slice(Math.max(0, start.indexOf('<'))));
    return { format: markup ?? (start.startsWith('<') ? 'xml' : 'feed') };
  }
  if (
    suffix === 'json' ||
    suffix === 'ndjson' ||
    suffix === 'jsonl' ||
    mediaType === 'application/json' ||
    mediaType === 'application/feed+json' ||
    mediaType === 'application/x-ndjson'
  )
    return { format: 'json' };
  if (areSubtitles(start)) return { format: 'subtitles' };
  if (looksLikeMail(head)) return { format: 'mail' };
  if (suffix === 'md' || suffix === 'markdown' || suffix === 'mdown' || suffix === 'mkd' || mediaType === 'text/markdown')
    return { format: 'markdown' };
  return { format: 'plain' };
}

/** What XML or HTML it is, by its first element that tells. */
function markupKind(start: string): Format | undefined {
  const bare = start.replace(/<!--[\s\S]{0,4000}?-->/g, '');
  if (/progid="Word\.Document"|<w:wordDocument|<pkg:package/i.test(bare)) return 'word-xml';
  const root =
    /<(?:[a-z][\w.-]{0,30}:)?(rss|feed|rdf|channel|item|entry|html|head|body|title|meta|div|p|table|h1|article|main|section|center|font|script|style|link)(?=[\s/>])/i.exec(
      bare.replace(/<!DOCTYPE[^>[]{0,500}(?:\[[\s\S]{0,4000}?\]\s*)?>/i, (doctype) => (/^<!DOCTYPE\s+html/i.test(doctype) ? '<html>' : '')),
    );
  if (root === null) return /^<!doctype\s+html/i.test(start) ? 'html' : /^<\?xml\s/i.test(start) ? 'xml' : undefined;
  const name = (root[1] as string).toLowerCase();
  return name === 'rss' || name === 'feed' || name === 'rdf' || name === 'channel' || name === 'item' || name === 'entry' ? 'feed' : 'html';
}

/** UTF-16 or UTF-32 without a mark: nearly all of it letters, figures, marks and blanks once read so. */
function isWideText(bytes: Uint8Array): boolean {
  if (!bytes.subarray(0, 4096).includes(0)) return false;
  const name = wide(bytes);
  if (name === undefined) return false;
  const sample = bytes.subarray(0, Math.min(bytes.length, 8192) & ~3);
  const text = name.startsWith('utf-32') ? utf32(sample, name === 'utf-32be') : new TextDecoder(name).decode(sample);
  const written = text.match(/[\p{L}\p{M}\p{N}\p{P}\p{Zs}\p{S}\t\r\n]/gu)?.length ?? 0;
  const words = text.match(/[\p{L}\p{Zs}]/gu)?.length ?? 0;
  return written >= text.length * 0.97 && words >= text.length * 0.7;
}

/** Controls that no text holds, in the first 64 KB: more than one in thirty, where the bytes are not UTF-16 or UTF-32. */
function isBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, 65_536);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
  if (isWideText(bytes)) return false;
  let odd = 0;
  for (let i = 0; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32) || byte === 11 || byte === 127) odd++;
  }
  return odd > Math.max(3, end / 30);
}
