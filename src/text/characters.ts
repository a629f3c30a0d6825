/**
 * What a UTF-16 unit is to one who looks for the ends of sentences. One table, so that a text is read once, at the speed
 * of an array look-up. Letters beyond ASCII are asked of Unicode only where one is looked at.
 */
export const SPACE = 1;
export const NEWLINE = 2;
/** Marks that end sentences. */
export const STOP = 4;
/** Stops that need no space behind them and are never part of an abbreviation. */
export const WIDE = 8;
export const BULLET = 16;
export const CLOSER = 32;
export const OPENER = 64;
export const QUOTE = 128;

const table = new Uint8Array(65536);
const mark = (characters: string, flag: number): void => {
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)]! |= flag;
};
mark(
  ' \t\v\f\r\n\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\u200b',
  SPACE,
);
mark('\n\u2028\u2029', NEWLINE);
mark('.!?…‼⁇⁈⁉', STOP);
mark('。！？｡．؟۔।॥։።။។', STOP | WIDE);
mark('؟', STOP);
mark('•⁃▪●◦‣', BULLET);
mark('"\'”’“»«›‹)]}」』）】〉》＂', CLOSER);
mark('"\'“‘„«»‹›([{¿¡「『（【*—–-‒―', OPENER);
mark('"\'”’“‘„»«›‹「」『』', QUOTE);

/** The flags of the unit at `at`; 0 beyond the ends. */
export function flagsAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? (table[text.charCodeAt(at)] as number) : 0;
}

export function isSpace(text: string, at: number): boolean {
  return (flagsAt(text, at) & SPACE) !== 0;
}

/** First index at or behind `from` that is no white space; the text's length if there is none. */
export function skipSpace(text: string, from: number): number {
  let i = from;
  while (i < text.length && ((table[text.charCodeAt(i)] as number) & SPACE) !== 0) i++;
  return i;
}

const LETTER = /\p{L}/u;
const UPPER = /[\p{Lu}\p{Lt}]/u;
const LOWER = /\p{Ll}/u;
const DIGIT = /\p{Nd}/u;
const MARK = /\p{M}/u;

function whole(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

export function isLetter(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
  return LETTER.test(whole(text, at));
}

export function isUpper(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c < 128) return c >= 65 && c <= 90;
  return UPPER.test(whole(text, at));
}

export function isLower(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c < 128) return c >= 97 && c <= 122;
  return LOWER.test(whole(text, at));
}

export function isDigit(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c < 128) return c >= 48 && c <= 57;
  return DIGIT.test(whole(text, at));
}

/** A letter, digit or mark that goes with a letter: part of a word. */
export function isWordPart(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57);
  if (c >= 0xdc00 && c <= 0xdfff) return at > 0; // the second half of a pair goes with the first
  const character = whole(text, at);
  return LETTER.test(character) || DIGIT.test(character) || MARK.test(character);
}
