import ebcdic from './ebcdic.yaml';

/** Names that the Encoding Standard's decoders know by another. Keys: lower case, without "-", "_" and blanks. */
const ALIASES: Readonly<Record<string, string>> = {
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  ks_c_56011987: 'euc-kr',
  ksc56011987: 'euc-kr',
  kscfaf: 'euc-kr',
  eucjp: 'euc-jp',
  eucjisx0213: 'euc-jp',
  eucjis2004: 'euc-jp',
  ujis: 'euc-jp',
  euckr: 'euc-kr',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  windows31j: 'shift_jis',
  shiftjis: 'shift_jis',
  sjis: 'shift_jis',
  shiftjisx0213: 'shift_jis',
  shiftjis2004: 'shift_jis',
  xsjis: 'shift_jis',
  iso2022jp: 'iso-2022-jp',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  iso2022jp3: 'iso-2022-jp',
  iso2022jp2004: 'iso-2022-jp',
  iso2022jpext: 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  euccn: 'gb18030',
  gb231280: 'gb18030',
  xgbk: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  big5hkscs: 'big5',
  cp950: 'big5',
  cnbig5: 'big5',
  big5tw: 'big5',
  utf8: 'utf-8',
  utf8sig: 'utf-8',
  u8: 'utf-8',
  unicode11utf8: 'utf-8',
  utf16: 'utf-16',
  ucs2: 'utf-16',
  iso10646ucs2: 'utf-16',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  unicode: 'utf-16',
  utf32: 'utf-32',
  ucs4: 'utf-32',
  iso10646ucs4: 'utf-32',
  utf32le: 'utf-32le',
  utf32be: 'utf-32be',
  utf7: 'utf-7',
  unicode11utf7: 'utf-7',
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
  ansi: 'windows-1252',
  l1: 'windows-1252',
  '8859': 'windows-1252',
  iso8859: 'windows-1252',
  cp1252: 'windows-1252',
  iso88599: 'windows-1254',
  latin5: 'windows-1254',
  tis620: 'windows-874',
  iso885911: 'windows-874',
  cp874: 'windows-874',
  latin2: 'iso-8859-2',
  latin3: 'iso-8859-3',
  latin4: 'iso-8859-4',
  latin6: 'iso-8859-10',
  latin7: 'iso-8859-13',
  latin8: 'iso-8859-14',
  latin9: 'iso-8859-15',
  latin10: 'iso-8859-16',
  cyrillic: 'iso-8859-5',
  greek: 'iso-8859-7',
  hebrew: 'windows-1255',
  arabic: 'iso-8859-6',
  iso88598i: 'windows-1255',
  hz: 'hz-gb-2312',
  hzgb: 'hz-gb-2312',
  hzgb2312: 'hz-gb-2312',
  johab: 'johab',
  cp1361: 'johab',
  ms1361: 'johab',
  iso2022kr: 'iso-2022-kr',
  iso2022cn: 'iso-2022-cn',
  macroman: 'macintosh',
  mac: 'macintosh',
  xmacroman: 'macintosh',
  maccyrillic: 'x-mac-cyrillic',
  xmaccyrillic: 'x-mac-cyrillic',
  macukrainian: 'x-mac-cyrillic',
  maclatin2: 'maccenteuro',
  maccentraleurope: 'maccenteuro',
  maciceland: 'maciceland',
  ibm855: 'cp855',
  ibm866: 'ibm866',
  cp866: 'ibm866',
  koi8: 'koi8-r',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  koi8ru: 'koi8-u',
  ibm037: 'cp037',
  cp37: 'cp037',
  ebcdiccpus: 'cp037',
  ebcdiccpca: 'cp037',
  ebcdiccpnl: 'cp037',
  ebcdiccpwt: 'cp037',
  ibm039: 'cp037',
  ibm500: 'cp500',
  ebcdiccpbe: 'cp500',
  ebcdiccpch: 'cp500',
  ibm1026: 'cp1026',
  ibm1140: 'cp1140',
  ibm424: 'cp424',
  ebcdiccphe: 'cp424',
  ibm273: 'cp273',
  usascii: 'us-ascii',
  ascii: 'us-ascii',
  ansix341968: 'us-ascii',
  iso646us: 'us-ascii',
  '646': 'us-ascii',
  us: 'us-ascii',
  '7bit': 'us-ascii',
  default: 'us-ascii',
  iso885916: 'iso-8859-16',
};
const TABLES = ebcdic as Readonly<Record<string, string>>;

/** A label as documents write it, brought to one name; "" for none. */
export function charsetName(label: string | undefined): string {
  if (label === undefined) return '';
  const bare = label
    .slice(0, 80)
    .trim()
    .toLowerCase()
    // bounded: at most 80 characters
    .replace(/^["']+|["']+$/g, '')
    .replace(/^(?:x-|cs)(?=[a-z]{3})/, '');
  if (!/^[\w.:+ -]{1,60}$/.test(bare)) return '';
  const key = bare.replace(/[-_.:\s]/g, '');
  const known = ALIASES[key];
  if (known !== undefined) return known;
  const windows = /^(?:windows|win|cp|ms)?-?(125[0-8])$/.exec(key)?.[1];
  if (windows !== undefined) return `windows-${windows}`;
  const iso = /^iso8859(\d{1,2})(?:e|i|\d{4})?$/.exec(key)?.[1];
  if (iso !== undefined) return ALIASES[`iso8859${iso}`] ?? `iso-8859-${iso}`;
  const ibm = /^(?:ibm|cp)0?(\d{3,4})$/.exec(key)?.[1];
  if (ibm !== undefined) return `cp${ibm}`;
  return bare;
}

/**
 * Decodes by a name that `charsetName` gave. Faulty bytes become U+FFFD.
 *
 * @returns nothing for a name nobody knows.
 */
export async function decodeAs(bytes: Uint8Array, name: string): Promise<string | undefined> {
  switch (name) {
    case '':
      return undefined;
    case 'us-ascii':
      return bytes.every((byte) => byte < 0x80)
        ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
        : undefined;
    case 'utf-16': {
      const big =
        bytes[0] === 0xfe && bytes[1] === 0xff ? true : bytes[0] === 0xff && bytes[1] === 0xfe ? false : zeros(bytes, 0) > zeros(bytes, 1);
      return new TextDecoder(big ? 'utf-16be' : 'utf-16le').decode(bytes);
    }
    case 'utf-32':
      return utf32(bytes, bytes[0] === 0);
    case 'utf-32le':
      return utf32(bytes, false);
    case 'utf-32be':
      return utf32(bytes, true);
    case 'utf-7':
      return utf7(bytes);
    case 'hz-gb-2312':
      return hz(bytes);
    case 'iso-2022-kr':
      return iso2022kr(bytes);
    case 'johab':
      return johab(bytes);
    default:
      break;
  }
  const table = TABLES[name];
  if (table !== undefined) {
    let out = '';
    for (const byte of bytes) out += table.charAt(byte);
    return out.replace(/\u0085/g, '\n');
  }
  // Only what iconv-lite lacks is left to the platform: Node's own tables drop Windows-1252's quotes and dashes in some
  // releases, and half of Korea's syllables in others.
  if (/^(?:utf-8|utf-16[lb]e|iso-2022-jp|macintosh|x-mac-cyrillic)$/.test(name)) return new TextDecoder(name).decode(bytes);
  const { default: iconv } = await import('iconv-lite');
  const known = FULLER[name] ?? name;
  return iconv.encodingExists(known) ? iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), known) : undefined;
}

/** What people mean by these names holds more characters than the standards of those names. */
const FULLER: Readonly<Record<string, string>> = { 'euc-kr': 'cp949', big5: 'big5-hkscs', shift_jis: 'cp932' };

function zeros(bytes: Uint8Array, from: number): number {
  let count = 0;
  for (let i = from; i < Math.min(bytes.length, 4096); i += 2) if (bytes[i] === 0) count++;
  return count;
}

export function utf32(bytes: Uint8Array, big: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out: string[] = [];
  for (let i = 0; i + 3 < bytes.length; i += 4) {
    const code = view.getUint32(i, !big);
    out.push(code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code));
  }
  return out.join('').replace(/^\ufeff/, '');
}

/** RFC 2152. */
function utf7(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, code: string) => {
    if (code === '') return '+';
    const raw = Buffer.from(code, 'base64');
    const even = raw.subarray(0, raw.length & ~1);
    return new TextDecoder('utf-16be').decode(even);
  });
}

/** RFC 1843: GB 2312 in seven bits, between "~{" and "~}". */
function hz(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const decoder = new TextDecoder('gb18030');
  return text
    .replace(/~\{((?:[^~\n]|~(?!\}))*)(?:~\}|(?=\n)|$)/g, (_, inner: string) =>
      decoder.decode(Buffer.from(inner, 'latin1').map((byte) => byte | 0x80)),
    )
    .replace(/~~/g, '~')
    .replace(/~\n/g, '');
}

/** RFC 1557: KS X 1001 in seven bits, between shift-out and shift-in. */
function iso2022kr(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const decoder = new TextDecoder('euc-kr');
  return text
    .replace(/\x1b\$\)C/g, '')
    .replace(/\x0e([^\x0f\n]*)\x0f?/g, (_, inner: string) =>
      decoder.decode(Buffer.from(inner, 'latin1').map((byte) => (byte > 0x20 && byte < 0x7f ? byte | 0x80 : byte))),
    );
}

// KS X 1001 annex 3: five bits each for the first consonant, the vowel and the last consonant.
const INITIAL = [-1, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];
const MEDIAL = [-1, -1, -1, 0, 1, 2, 3, 4, -1, -1, 5, 6, 7, 8, 9, 10, -1, -1, 11, 12, 13, 14, 15, 16, -1, -1, 17, 18, 19, 20];
const FINAL = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, -1, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27];
const INITIAL_JAMO = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FINAL_JAMO = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
const MEDIAL_JAMO = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';

function johab(bytes: Uint8Array): string {
  const decoder = new TextDecoder('euc-kr');
  let out = '';
  for (let i = 0; i < bytes.length; i++) {
    const a = bytes[i] as number;
    if (a < 0x80) {
      out += String.fromCharCode(a);
      continue;
    }
    const b = bytes[++i];
    if (b === undefined) return `${out}\ufffd`;
    if (a >= 0x84 && a <= 0xd3) {
      const code = (a << 8) | b;
      const first = INITIAL[(code >> 10) & 31] ?? -1;
      const vowel = MEDIAL[(code >> 5) & 31] ?? -1;
      const last = FINAL[code & 31] ?? -1;
      if (first >= 0 && vowel >= 0 && last >= 0) out += String.fromCharCode(0xac00 + (first * 21 + vowel) * 28 + last);
      else if (first >= 0 && vowel < 0) out += INITIAL_JAMO.charAt(first);
      else if (vowel >= 0) out += MEDIAL_JAMO.charAt(vowel);
      else if (last > 0) out += FINAL_JAMO.charAt(last - 1);
      else out += '\ufffd';
      continue;
    }
    // Other characters: two rows of KS X 1001 to one first byte.
    const low = b >= 0x91 ? b - 0x43 : b - 0x31;
    const row = a >= 0xe0 ? (a - 0xe0) * 2 + 0x4a : (a - 0xd9) * 2 + 0x21;
    const second = low >= 0x5e;
    out += decoder.decode(Uint8Array.of((row + (second ? 1 : 0)) | 0x80, (low - (second ? 0x5e : 0) + 0x21) | 0x80));
  }
  return out;
}
