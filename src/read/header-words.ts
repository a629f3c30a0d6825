import { decode } from './decode.ts';
import { decodeTransfer } from './mime.ts';

const WORD = /=\?([\w.:+-]{1,60})(?:\*[\w-]{0,20})?\?([bq])\?([^?]*)\?=/gi;

/**
 * A mail header as people read it: encoded words decoded (RFC 2047), neighbours of one charset joined before decoding
 * because writers split characters between them; raw bytes read like any text.
 */
export async function headerWords(raw: string | undefined): Promise<string> {
  if (raw === undefined || raw === '') return '';
  const text = raw.slice(0, 20_000);
  const pieces: { charset?: string; bytes: string }[] = [];
  let at = 0;
  for (const found of text.matchAll(WORD)) {
    const between = text.slice(at, found.index);
    const before = pieces[pieces.length - 1];
    const charset = (found[1] as string).toLowerCase();
    const bytes =
      (found[2] as string).toLowerCase() === 'b'
        ? decodeTransfer(found[3] as string, 'base64').toString('latin1')
        : decodeTransfer((found[3] as string).replaceAll('_', ' ').replace(/\s$/, '=20'), 'quoted-printable').toString('latin1');
    if (before?.charset !== undefined && between.trim() === '') {
      if (before.charset === charset) before.bytes += bytes;
      else pieces.push({ charset, bytes });
    } else {
      if (between !== '') pieces.push({ bytes: between });
      pieces.push({ charset, bytes });
    }
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ bytes: text.slice(at) });
  let out = '';
  for (const { charset, bytes } of pieces)
    out += charset === undefined && /^[\x20-\x7e\s]*$/.test(bytes) ? bytes : (await decode(Buffer.from(bytes, 'latin1'), charset)).text;
  return out.replace(/[\s\u0000-\u001f]+/g, ' ').trim();
}

/** The display name of the first address, else the address. */
export function senderName(header: string): string | undefined {
  const from = header.slice(0, 1000);
  const first = /^\s*(?:"((?:[^"\\]|\\.){1,200})"|([^<>"@]{1,200}?))\s*<[^<>]{0,300}>/.exec(from);
  const name = (first?.[1]?.replace(/\\(.)/g, '$1') ?? first?.[2])?.trim().replace(/^['"]|['"]$/g, '');
  if (name !== undefined && name !== '') return name;
  const comment = /^\s*[^\s<>()@]+@[^\s<>()]+\s*\(([^()]{1,100})\)/.exec(from)?.[1]?.trim();
  return comment || undefined;
}
