import { isWordPart } from '../../text/characters.ts';

/** Small letters, straight quotation marks, single spaces: the form the lists are written in. */
export function fold(text: string): string {
  const small = text.toLowerCase();
  if (PLAIN.test(small)) return small;
  return small.replace(/[‘’ʼ]/g, "'").replace(/[“”„]/g, '"').replace(/\s+/g, ' ').trim();
}
/** Nothing to fold but the case. */
const PLAIN = /^[^\s‘’ʼ“”„]+(?: [^\s‘’ʼ“”„]+)*$/;

/** Folded, its letters and digits only: two lines that say the same are equal. */
export function letters(text: string): string {
  return fold(text)
    .replace(/[^\p{Alphabetic}\p{N}]+/gu, ' ')
    .trim();
}

/** Without the marks around it. */
export function trimmed(folded: string): string {
  let start = 0;
  let end = folded.length;
  while (start < end && !isWordPart(folded, start) && folded[start] !== '#' && folded[start] !== '-') start++;
  while (end > start && !isWordPart(folded, end - 1) && folded[end - 1] !== '#' && folded[end - 1] !== '-') end--;
  return folded.slice(start, end);
}
