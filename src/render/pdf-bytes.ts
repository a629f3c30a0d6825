/** Inside of a text string in UTF-16, between "(" and ")". */
export function textString(text: string): string {
  let out = '\u00fe\u00ff';
  for (let i = 0; i < text.length; i++) out += byte(text.charCodeAt(i) >> 8) + byte(text.charCodeAt(i) & 0xff);
  return out;
}

/** At most three decimals, and never an exponent. */
export const short = (value: number): string => `${Math.round(value * 1000) / 1000}`;

/** A code as it may stand between parentheses. */
export function bytesOf(code: number, into: number[]): void {
  if (code > 0xff) {
    bytesOf(code >> 8, into);
    bytesOf(code & 0xff, into);
  } else if (code === 0x28 || code === 0x29 || code === 0x5c) into.push(0x5c, code);
  else if (code === 0x0d) into.push(0x5c, 0x72);
  else into.push(code);
}

/** The same into an array; gives the place behind. */
export function putByte(code: number, bytes: Uint8Array, at: number): number {
  let next = at;
  if (code === 0x28 || code === 0x29 || code === 0x5c || code === 0x0d) bytes[next++] = 0x5c;
  bytes[next++] = code === 0x0d ? 0x72 : code;
  return next;
}

/** A number as `short` writes it; gives the place behind. */
export function putNumber(value: number, bytes: Uint8Array, at: number): number {
  let next = at;
  const size = Math.abs(value);
  if (size < 1000 && Number.isInteger(size)) {
    if (value < 0) bytes[next++] = 0x2d;
    if (size >= 100) bytes[next++] = 0x30 + Math.floor(size / 100);
    if (size >= 10) bytes[next++] = 0x30 + (Math.floor(size / 10) % 10);
    bytes[next++] = 0x30 + (size % 10);
    return next;
  }
  const number = short(value);
  for (let k = 0; k < number.length; k++) bytes[next++] = number.charCodeAt(k);
  return next;
}

const byte = (value: number): string =>
  value === 0x28 || value === 0x29 || value === 0x5c
    ? `\\${String.fromCharCode(value)}`
    : value === 0x0d
      ? '\\r'
      : String.fromCharCode(value);

export const hex = (text: string): string => {
  let out = '';
  for (let i = 0; i < text.length; i++) out += text.charCodeAt(i).toString(16).padStart(4, '0');
  return out;
};
