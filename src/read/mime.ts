/**
 * The structure of a mail (RFC 5322, 2045–2047, 2231), read leniently and in linear time.
 *
 * Written here because no library tried gives part numbers, undecoded bytes (so that wrong charsets can be told from the
 * bytes) and bounds at once, nor as many of the words: src/README.md has the figures. Strings hold one byte per character until a part is decoded.
 */
export interface Entity {
  /** Lower-case names; values unfolded, undecoded. First occurrence first. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** Lower case: "text/plain". */
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly disposition: string;
  readonly filename?: string | undefined;
  /** Lower case. */
  readonly encoding: string;
  /** IMAP's part number, "" for the whole message. */
  readonly number: string;
  /** Of a multipart. */
  readonly parts: readonly Entity[];
  /** Body, undecoded; "" for multiparts. */
  readonly body: string;
}

export interface MimeLimits {
  readonly depth: number;
  readonly parts: number;
}

const HEADER = /^([!-9;-~]{1,100})[ \t]{0,10}:/;
/** [bytes] All headers of one entity. */
const HEADERS_LENGTH = 1_000_000;
/** Header fields of one entity kept. */
const FIELDS = 2000;

/** Reads a message or part. Never throws; what is no header ends the headers. */
export function parseEntity(raw: string, limits: MimeLimits): Entity {
  let count = 0;
  const read = (text: string, number: string, depth: number, fallback: string): Entity => {
    count++;
    const { headers, bodyStart } = readHeaders(text, number !== '');
    const { value, parameters } = readParameters(headers.get('content-type')?.[0] ?? '');
    const stated = /^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+$/.test(value) ? value.toLowerCase() : value === 'text' ? 'text/plain' : '';
    let type = stated === '' ? fallback : stated;
    const { value: disposition, parameters: more } = readParameters(headers.get('content-disposition')?.[0] ?? '');
    let parts: Entity[] = [];
    let body = text.slice(bodyStart);
    if (type.startsWith('multipart/') && depth >= limits.depth) {
      type = 'application/x-too-deep';
      body = '';
    } else if (type.startsWith('multipart/')) {
      const boundary = parameters.get('boundary') ?? guessBoundary(body);
      const pieces = boundary === undefined ? undefined : splitParts(body, boundary, limits.parts - count);
      if (pieces === undefined) type = 'text/plain';
      else {
        const inner = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
        parts = [];
        for (const piece of pieces)
          if (count < limits.parts)
            parts.push(read(piece, number === '' ? String(parts.length + 1) : `${number}.${parts.length + 1}`, depth + 1, inner));
        body = '';
      }
    }
    const encoding = (headers.get('content-transfer-encoding')?.[0] ?? '')
      .slice(0, 200)
      .replace(/\([^()]*\)/g, '')
      .replace(/[;,].*/, '')
      .trim()
      .toLowerCase();
    return {
      headers,
      type,
      parameters,
      disposition: disposition.toLowerCase(),
      filename: more.get('filename') ?? parameters.get('name'),
      encoding,
      number,
      parts,
      body,
    };
  };
  return read(raw, '', 0, 'text/plain');
}

function lineEnd(text: string, from: number): { end: number; next: number } {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) return { end: i, next: i + 1 };
    if (code === 13) return { end: i, next: text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1 };
  }
  return { end: text.length, next: text.length };
}

function readHeaders(text: string, isPart: boolean): { headers: Map<string, string[]>; bodyStart: number } {
  const headers = new Map<string, string[]>();
  let at = 0;
  // Blank lines, marks and a mailbox's "From " line before the headers.
  if (text.startsWith('\xef\xbb\xbf')) at = 3;
  // A part may well have none: then only its own kind of headers is taken for some that come late.
  const late = isPart ? /^(?:\r?\n){1,8}content-[a-z-]{2,30}:/i : /^(?:\r?\n){1,8}[!-9;-~]{1,60}:/;
  if (!/^\r?\n/.test(text.slice(at, at + 2)) || late.test(text.slice(at, at + 100))) while (/[\r\n]/.test(text.charAt(at))) at++;
  if (/^>?From /.test(text.slice(at, at + 6))) at = lineEnd(text, at).next;
  let name: string | undefined;
  let value: string[] = [];
  let fields = 0;
  const keep = () => {
    if (name === undefined || fields++ > FIELDS) return;
    const joined = value.join(' ').trim();
    const values = headers.get(name);
    if (values === undefined) headers.set(name, [joined]);
    else values.push(joined);
  };
  while (at < text.length && at < HEADERS_LENGTH) {
    const { end, next } = lineEnd(text, at);
    const line = text.slice(at, end);
    if (line === '') {
      keep();
      return { headers, bodyStart: next };
    }
    const first = line.charCodeAt(0);
    if ((first === 32 || first === 9) && name !== undefined) value.push(line.trim());
    else {
      const field = HEADER.exec(line);
      if (field === null) {
        // No header and no blank line: a blank line of spaces ends the headers, else the body begins here.
        keep();
        name = undefined;
        if (line.trim() === '') return { headers, bodyStart: next };
        return { headers, bodyStart: at };
      }
      keep();
      name = (field[1] as string).toLowerCase();
      value = [line.slice(field[0].length)];
    }
    at = next;
  }
  keep();
  return { headers, bodyStart: at };
}

/** A multipart without its parameter: the first line that looks like a delimiter and occurs twice. */
function guessBoundary(body: string): string | undefined {
  const found = /(?:^|\n)--([^\s-][^\r\n]{2,68})\r?\n/.exec(body.slice(0, 20_000));
  const boundary = found?.[1]?.trimEnd();
  return boundary !== undefined && body.indexOf(`\n--${boundary}`, (found?.index ?? 0) + 4) >= 0 ? boundary : undefined;
}

/** @returns the pieces between delimiter lines; nothing where there is no delimiter at all. */
function splitParts(body: string, boundary: string, most: number): string[] | undefined {
  if (boundary === '') return undefined;
  const delimiter = `--${boundary}`;
  const pieces: string[] = [];
  let start = -1;
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    const before = at === 0 ? 10 : body.charCodeAt(at - 1);
    if (before !== 10 && before !== 13) continue;
    const after = at + delimiter.length;
    const { end, next } = lineEnd(body, after);
    const tail = body.slice(after, Math.min(end, after + 200));
    const closing = tail.startsWith('--');
    // "--abc" must not match the delimiter "--abcdef" of an inner multipart.
    if (!closing && tail.trim() !== '') continue;
    if (start >= 0) pieces.push(body.slice(start, Math.max(start, at - (before === 10 && body.charCodeAt(at - 2) === 13 ? 2 : 1))));
    start = next;
    if (closing || pieces.length >= most) {
      start = -1;
      break;
    }
    at = next - delimiter.length;
  }
  // A message cut off in the middle has no closing delimiter.
  if (start >= 0 && start < body.length) pieces.push(body.slice(start));
  return pieces.length > 0 ? pieces : undefined;
}

/** "text/plain; charset=utf-8; name*0*=…": the value and its parameters, continuations joined (RFC 2231). */
function readParameters(header: string): { value: string; parameters: Map<string, string> } {
  const text = header.slice(0, 20_000);
  const semicolon = text.indexOf(';');
  const value = text
    .slice(0, semicolon < 0 ? 1000 : Math.min(semicolon, 1000))
    .replace(/\([^()]*\)/g, '')
    .trim();
  const pieces = new Map<string, Map<number, { text: string; encoded: boolean }>>();
  const parameters = new Map<string, string>();
  if (semicolon >= 0)
    for (const found of text
      .slice(semicolon)
      .matchAll(
        /[;\s]\s{0,20}([^\s=;"*]{1,60})(?:\*(\d{1,3}))?(\*)?\s{0,10}=\s{0,10}(?:"((?:[^"\\]|\\.){0,5000})"?|([^;\s"][^;]{0,5000}))/g,
      )) {
      const name = (found[1] as string).toLowerCase();
      const text =
        found[4] !== undefined
          ? found[4].replace(/\\(.)/g, '$1')
          : // bounded: at most 5,000 characters
            (found[5] ?? '').replace(/\s.*$/, (rest) => (/=/.test(rest) ? '' : rest)).trim();
      if (found[2] === undefined && found[3] === undefined) {
        if (!parameters.has(name)) parameters.set(name, text);
        continue;
      }
      const list = pieces.get(name) ?? new Map();
      list.set(Number(found[2] ?? 0), { text, encoded: found[3] !== undefined });
      pieces.set(name, list);
    }
  for (const [name, list] of pieces) {
    const ordered = [...list.entries()].sort(([a], [b]) => a - b);
    let charset = '';
    let bytes = '';
    ordered.forEach(([, { text, encoded }], i) => {
      let rest = text;
      if (i === 0 && encoded) {
        const marks = /^([\w.:-]*)'[^']*'/.exec(text);
        if (marks !== null) {
          charset = marks[1] as string;
          rest = text.slice(marks[0].length);
        }
      }
      bytes += encoded ? rest.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : rest;
    });
    let decoded = bytes;
    try {
      decoded = new TextDecoder(charset || 'utf-8').decode(Buffer.from(bytes, 'latin1'));
    } catch {
      // An unknown charset: the bytes stand.
    }
    parameters.set(name, decoded);
  }
  return { value, parameters };
}

/** A part's bytes. Faults in the encoding cost what is faulty, no more. */
export function decodeTransfer(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body.replace(/[^A-Za-z0-9+/=\r\n]+/g, ''), 'base64');
  if (encoding === 'quoted-printable') return quotedPrintable(body);
  if (encoding === 'x-uuencode' || encoding === 'uuencode' || encoding === 'x-uue' || encoding === 'uue') return uudecode(body);
  return Buffer.from(body, 'latin1');
}

function quotedPrintable(body: string): Buffer {
  const out = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let i = 0; i < body.length; i++) {
    const code = body.charCodeAt(i);
    if (code !== 0x3d) {
      // Spaces before a line end were added on the way.
      if (code === 32 || code === 9) {
        let end = i + 1;
        while (end < body.length && (body.charCodeAt(end) === 32 || body.charCodeAt(end) === 9)) end++;
        const stop = body.charCodeAt(end);
        if (stop === 10 || stop === 13) {
          i = end - 1;
          continue;
        }
        for (; i < end; i++) out[length++] = body.charCodeAt(i);
        i--;
        continue;
      }
      out[length++] = code;
      continue;
    }
    const hex = body.slice(i + 1, i + 3);
    if (/^[\da-fA-F]{2}$/.test(hex)) {
      out[length++] = Number.parseInt(hex, 16);
      i += 2;
      continue;
    }
    let end = i + 1;
    while (end < body.length && end < i + 80 && (body.charCodeAt(end) === 32 || body.charCodeAt(end) === 9)) end++;
    if (body.charCodeAt(end) === 13 && body.charCodeAt(end + 1) === 10) i = end + 1;
    else if (body.charCodeAt(end) === 10 || body.charCodeAt(end) === 13) i = end;
    else if (end >= body.length) i = end;
    else out[length++] = code;
  }
  return out.subarray(0, length);
}

function uudecode(body: string): Buffer {
  const out: Buffer[] = [];
  let inside = false;
  for (const line of body.split(/\r?\n/)) {
    if (!inside) {
      inside = /^begin [0-7]{3,4} /.test(line);
      continue;
    }
    if (/^end\s*$/.test(line)) break;
    const count = (line.charCodeAt(0) - 32) & 63;
    if (count === 0) continue;
    const bytes = Buffer.alloc(Math.ceil((line.length - 1) / 4) * 3);
    let length = 0;
    for (let i = 1; i + 3 < line.length + 3; i += 4) {
      const [a, b, c, d] = [0, 1, 2, 3].map((k) => ((line.charCodeAt(i + k) || 32) - 32) & 63) as [number, number, number, number];
      bytes[length++] = ((a << 2) | (b >> 4)) & 255;
      bytes[length++] = ((b << 4) | (c >> 2)) & 255;
      bytes[length++] = ((c << 6) | d) & 255;
    }
    out.push(bytes.subarray(0, Math.min(count, length)));
  }
  return Buffer.concat(out);
}
