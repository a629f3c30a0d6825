import type { Message } from '../model/log.ts';
import { charsetName, decodeAs } from './charsets.ts';

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
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return 'gb18030';
  return undefined;
}

/** UTF-16 or UTF-32 without a mark: zeros stand regularly where Western letters, spaces and line ends have them. */
export function wide(bytes: Uint8Array): string | undefined {
  const zeros: [number, number, number, number] = [0, 0, 0, 0];
  const end = Math.min(bytes.length & ~3, 16_384);
  if (end < 4) return undefined;
  for (let i = 0; i < end; i++) if (bytes[i] === 0) zeros[(i & 3) as 0]++;
  const most = end / 4;
  if (zeros[0] > most * 0.9 && zeros[1] > most * 0.9 && zeros[3] < most * 0.1) return 'utf-32be';
  if (zeros[3] > most * 0.9 && zeros[2] > most * 0.9 && zeros[0] < most * 0.1) return 'utf-32le';
  const even = zeros[0] + zeros[2];
  const odd = zeros[1] + zeros[3];
  // One in fifty: even Chinese copy has line ends, blanks and figures.
  if (odd > most * 0.04 && odd > even * 8) return 'utf-16le';
  if (even > most * 0.04 && even > odd * 8) return 'utf-16be';
  return undefined;
}

/** Well-formed sequences of UTF-8 beyond ASCII, and bytes that are none. */
function utf8Counts(bytes: Uint8Array): { good: number; bad: number } {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    const more = byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
    let k = 1;
    while (k <= more && ((bytes[i + k] ?? 0) & 0xc0) === 0x80) k++;
    if (more > 0 && k > more) good++;
    else bad++;
    i += Math.max(0, k - 1);
  }
  return { good, bad };
}

/** IBM's code: blanks are 0x40, letters stand above 0x80, and nearly nothing is where ASCII has its blanks and letters. */
function ebcdic(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  let blanks = 0;
  let high = 0;
  let ascii = 0;
  for (const byte of sample) {
    if (byte === 0x40) blanks++;
    else if (byte > 0x80) high++;
    else if (byte === 0x20 || (byte > 0x60 && byte < 0x6b) || (byte > 0x6f && byte < 0x79)) ascii++;
  }
  return blanks > sample.length * 0.08 && high > sample.length * 0.6 && ascii < sample.length * 0.03;
}

/** Seven-bit encodings that shift between alphabets. */
function shifting(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536)).toString('latin1');
  if (/\x1b\$\)C/.test(head)) return 'iso-2022-kr';
  if (/\x1b(?:\$[@B]|\([JI]|\$\([DOPQ])/.test(head)) return 'iso-2022-jp';
  if (/~\{(?:[!-w][!-~]){1,200}~\}/.test(head)) return 'hz-gb-2312';
  return undefined;
}

/**
 * Reads bytes as text: by mark, as UTF-8 where valid, by what is declared where the bytes bear it out, else by what they
 * look like.
 *
 * @param label  declared by HTTP, MIME or the document itself.
 */
export async function decode(bytes: Uint8Array, label?: string): Promise<Decoded> {
  const as = async (name: string, by: Decoded['by']): Promise<Decoded | undefined> => {
    const text = await decodeAs(bytes, name);
    return text === undefined ? undefined : { text, encoding: name, by, lost: countLost(text) };
  };
  const mark = marked(bytes);
  if (mark !== undefined) {
    const read =
      mark === 'utf-8' || mark.startsWith('utf-16') ? new TextDecoder(mark).decode(bytes) : ((await decodeAs(bytes, mark)) ?? '');
    return { text: read, encoding: mark, by: 'mark', lost: countLost(read) };
  }
  const declared = charsetName(label);
  const { good, bad } = utf8Counts(bytes);
  if (good + bad === 0) {
    // All ASCII by its bytes: wide or shifting encodings may still hide in it.
    const found = bytes.includes(0) ? wide(bytes) : bytes.includes(0x1b) || bytes.includes(0x7e) ? shifting(bytes) : undefined;
    if (found !== undefined) return (await as(found, 'detected')) as Decoded;
    if (/^(?:utf-7|utf-16|utf-32|iso-2022|hz|cp037|cp500)/.test(declared)) {
      const read = await as(declared, 'declared');
      if (
        read !== undefined &&
        (declared !== 'utf-16' || bytes.includes(0)) &&
        !(declared.startsWith('utf-16') && !bytes.includes(0)) &&
        !declared.startsWith('cp') &&
        !(declared.startsWith('utf-32') && !bytes.includes(0))
      )
        return read;
    }
    return {
      text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
      encoding: 'utf-8',
      by: 'valid',
      lost: 0,
    };
  }
  if (bytes.includes(0)) {
    const found = wide(bytes);
    if (found !== undefined) return (await as(found, 'detected')) as Decoded;
  }
  const multi = /^(?:gb18030|big5|euc-|shift_jis|johab)/.test(declared);
  // One or two characters may read as UTF-8 by chance: then a declaration counts.
  if (
    bad === 0 &&
    !(multi && good < 4) &&
    !(good === 1 && declared !== '' && declared !== 'utf-8' && declared !== 'us-ascii' && declared !== 'windows-1252')
  ) {
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8', by: 'valid', lost: 0 };
  }
  if (declared !== '' && declared !== 'us-ascii') {
    const read = await as(declared, 'declared');
    const high = good + bad;
    if (read !== undefined && read.lost <= Math.max(1, high * 0.02) && !impossible(read.text)) return read;
    if (declared === 'utf-8' && good > bad * 4) return { ...(read as Decoded) };
  }
  if (good > bad * 20) {
    const text = new TextDecoder('utf-8').decode(bytes);
    return { text, encoding: 'utf-8', by: 'valid', lost: countLost(text) };
  }
  if (/^\x4c\x6f\xa7\x94\x93/.test(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8)).toString('latin1'))) {
    // "<?xml" in IBM's code: the declaration is read in it.
    const first = (await decodeAs(bytes.subarray(0, 300), 'cp037')) ?? '';
    const name = charsetName(/encoding\s?=\s?["']([\w-]{1,40})/.exec(first)?.[1]);
    return (await as(name.startsWith('cp') ? name : 'cp037', 'declared')) ?? ((await as('cp037', 'detected')) as Decoded);
  }
  if (ebcdic(bytes)) return (await as('cp037', 'detected')) as Decoded;
  const { detectEncoding } = await import('./detect.ts');
  return (await as(await detectEncoding(bytes), 'detected')) as Decoded;
}

/** C1 controls in a tenth of the characters beyond ASCII: nobody writes them. */
function impossible(text: string): boolean {
  let controls = 0;
  let high = 0;
  for (let i = 0; i < text.length && i < 200_000; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    high++;
    if (code < 0xa0) controls++;
  }
  return controls > Math.max(1, high / 10);
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
  const mangled =
    decoded.text
      .slice(0, 2_000_000)
      .match(/[ÃÂ][\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ]|â€[\u0080-\u2122]|[ÐÑ][\u0080-\u00bf€‚„…†‡‰‹‘’“”•–—™›][ÐÑ]/g)?.length ?? 0;
  if (mangled >= 2)
    messages.push({
      severity: 'warning',
      code: 'read/mojibake',
      reason: `The text was spoilt before it came here: ${mangled} places look like UTF-8 once read as another encoding.`,
      place: { path },
      hint: 'Fetch the text again from where it came from.',
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
