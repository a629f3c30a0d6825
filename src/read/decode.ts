import type { Message } from '../model/log.ts';

/** Bytes read as text. */
export interface Decoded {
  readonly text: string;
  /** The encoding used, lower case: "utf-8", "windows-1251". */
  readonly encoding: string;
  /** How it was found. */
  readonly by: 'mark' | 'declared' | 'valid' | 'detected';
  /** Bytes that mean nothing in that encoding, printed as U+FFFD. */
  readonly lost: number;
}

const countLost = (text: string) => {
  let lost = 0;
  for (let i = text.indexOf('\ufffd'); i >= 0; i = text.indexOf('\ufffd', i + 1)) lost++;
  return lost;
};

/** Byte-order marks, longest first. */
function marked(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0 && bytes.length % 4 === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * Reads bytes as text: by mark, by what is declared, as UTF-8 where valid, else by what the bytes look like.
 *
 * @param declared  a label from HTTP, MIME or the document itself; believed where the bytes are possible in it.
 */
export async function decode(bytes: Uint8Array, declared?: string): Promise<Decoded> {
  const mark = marked(bytes);
  if (mark !== undefined && !mark.startsWith('utf-32')) {
    const text = new TextDecoder(mark, { ignoreBOM: true }).decode(bytes);
    return { text, encoding: mark, by: 'mark', lost: countLost(text) };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf-8', by: 'valid', lost: 0 };
  } catch {
    // Not UTF-8: go on.
  }
  if (declared !== undefined) {
    try {
      const text = new TextDecoder(declared).decode(bytes);
      return { text, encoding: declared.toLowerCase(), by: 'declared', lost: countLost(text) };
    } catch {
      // An unknown label: go on.
    }
  }
  const { default: chardet } = await import('chardet');
  const encoding = (chardet.detect(bytes) ?? 'windows-1252').toLowerCase();
  const { default: iconv } = await import('iconv-lite');
  const text = iconv.decode(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    iconv.encodingExists(encoding) ? encoding : 'windows-1252',
  );
  return { text, encoding, by: 'detected', lost: countLost(text) };
}

/** What the person should know about how a text was read. */
export function decodingMessages(decoded: Decoded, path: string): Message[] {
  const messages: Message[] = [];
  if (decoded.lost > 0)
    messages.push({
      severity: 'warning',
      code: 'read/lost-bytes',
      reason: `${decoded.lost} ${decoded.lost === 1 ? 'byte or character is' : 'bytes or characters are'} not valid ${decoded.encoding} and print as \ufffd.`,
      place: { path },
      hint: 'Save the file again as UTF-8.',
    });
  if (decoded.by === 'detected')
    messages.push({
      severity: 'info',
      code: 'read/encoding-detected',
      reason: `The encoding is not declared; it looks like ${decoded.encoding}.`,
      place: { path },
      hint: 'Save the file as UTF-8 if names look wrong.',
    });
  return messages;
}
