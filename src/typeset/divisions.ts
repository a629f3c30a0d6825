import type { Hyphenate } from './hyphenate.ts';
import { lettersOf } from './letters.ts';

/** Cost of a break after a dash, and inside an address. */
const DASH_PENALTY = 30;
const ADDRESS_PENALTY = 80;
/** A name keeps together longer than other words. */
const NAME_PENALTY = 60;

const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && code < 0x2000);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

const NONE: readonly (readonly [number, number])[] = [];

const BREAKING = /[-/@\u200b\u2010\u2013\u2014]|^www\./;

/** Breaks that a word has by its signs: after hyphens and slashes between letters, around dashes, inside addresses. */
export function explicit(text: string): readonly (readonly [at: number, penalty: number])[] {
  if (!BREAKING.test(text)) return NONE;
  const found: (readonly [number, number])[] = [];
  const address =
    text.includes('://') ||
    text.startsWith('www.') ||
    (text.includes('@') && text.includes('.')) ||
    (text.includes('/') && text.includes('.'));
  for (let i = 1; i < text.length; i++) {
    const before = text.charCodeAt(i - 1);
    const after = text.charCodeAt(i);
    if (before === 0x200b) found.push([i, 0]);
    else if (before === 0x2014 || before === 0x2013) {
      // Not before closing signs; a dash between digits is a range and stays with what follows.
      if (isLetter(after) || (isDigit(after) && i > 1 && !isDigit(text.charCodeAt(i - 2))) || after === 0x201c || after === 0x2018)
        found.push([i, DASH_PENALTY]);
    } else if (address) {
      if (
        (before === 0x2f && after !== 0x2f) ||
        ((after === 0x2e ||
          after === 0x3f ||
          after === 0x26 ||
          after === 0x3d ||
          after === 0x2d ||
          after === 0x5f ||
          after === 0x40 ||
          after === 0x23) &&
          i > 3 &&
          i < text.length - 2)
      )
        found.push([i, ADDRESS_PENALTY]);
    } else if (before === 0x2d || before === 0x2010) {
      // "Russian-flagged", "COVID-era", never "-5", "K-9", "e-mail".
      if (isLetter(after) && i >= 3 && text.length - i >= 3 && (isLetter(text.charCodeAt(i - 2)) || isDigit(text.charCodeAt(i - 2))))
        found.push([i, DASH_PENALTY]);
    } else if (before === 0x2f && isLetter(after) && i >= 4 && text.length - i >= 3) found.push([i, ADDRESS_PENALTY]);
  }
  return found;
}

/** Hyphenation of the word's letters: nothing in words with digits or hyphens of their own, nor in capitals or addresses. */
export function divide(text: string, hyphenate: Hyphenate): readonly (readonly [at: number, penalty: number])[] {
  const letters = lettersOf(text);
  let start = 0;
  let end = text.length;
  while (start < end && !isLetter(letters[start]!)) start++;
  while (end > start && !isLetter(letters[end - 1]!)) end--;
  if (end - start < 5) return NONE;
  let capitals = 0;
  for (let i = start; i < end; i++) {
    const code = letters[i]!;
    if (!isLetter(code)) {
      // A possessive ends the word: "government’s".
      if ((code === 0x2019 || code === 0x27) && end - i <= 3) {
        end = i;
        break;
      }
      return NONE;
    }
    if (code < 0x80 ? code < 0x61 : text[i] !== text[i]!.toLowerCase()) capitals++;
  }
  if (capitals > 1) return NONE;
  const penalty = capitals === 1 ? NAME_PENALTY : 0;
  // At least three characters stand on the next line.
  const beyond = text.length - start - 3;
  const found: (readonly [number, number])[] = [];
  for (const at of hyphenate(text.slice(start, end))) if (at <= beyond) found.push([start + at, penalty]);
  return found;
}
