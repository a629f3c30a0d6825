import lexiconData from './cuts.yaml';

type Openings = Readonly<Record<string, readonly string[]>>;
const OPENINGS = lexiconData as { readonly connectives: Openings; readonly talk: Openings };

/** End of a leading word that only joins ("Meanwhile, "), or `at`: then the rest stands as a whole sentence. */
export function connectiveEnd(text: string, at: number, end: number, language: string): number {
  return openingEnd(text, at, end, OPENINGS.connectives[language.split('-', 1)[0] ?? '']);
}

/** End of the words that only open a sentence of talk ("So, look, "), or `at`. */
export function talkOpeningEnd(text: string, at: number, end: number, language: string): number {
  const list = OPENINGS.talk[language.split('-', 1)[0] ?? ''];
  let to = at;
  for (let next = openingEnd(text, to, end, list); next > to; next = openingEnd(text, to, end, list)) to = next;
  return to;
}

/** No opening is longer. [UTF-16 units] */
const OPENING_MOST = 40;

function openingEnd(text: string, at: number, end: number, list: readonly string[] | undefined): number {
  if (list === undefined) return at;
  const head = text.slice(at, Math.min(end, at + OPENING_MOST));
  const comma = head.indexOf(',');
  if (comma < 2 || !list.includes(head.slice(0, comma).toLowerCase())) return at;
  let to = at + comma + 1;
  while (to < end && /\s/.test(text[to] as string)) to++;
  // What is left must be worth a sentence.
  return end - to >= 20 && /^[\p{Alphabetic}\p{N}“"£$€]/u.test(text.slice(to, to + 1)) ? to : at;
}
