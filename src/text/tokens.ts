import { COPIED } from './interned.ts';

/** One word or number of a text. Hyphenated compounds are split; a possessive 's is left off. */
export interface Token {
  /** Offsets into the text, UTF-16 units, possessive included. */
  readonly start: number;
  readonly end: number;
  /** Lower case without accents: "antonio". "U.S." and "US" are "usa", "U.N." is "un". */
  readonly word: string;
  /** Starts with a capital letter. */
  readonly capital: boolean;
  readonly number: boolean;
}

const TOKEN = /(?:\p{Lu}\.){2,}|\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?/gu;
const ABBREVIATIONS = new Map([
  ['u.s.', 'usa'],
  ['u.s.a.', 'usa'],
  ['us', 'usa'],
  ['usa', 'usa'],
  ['u.k.', 'uk'],
  ['u.n.', 'un'],
  ['e.u.', 'eu'],
]);

/** The words and numbers of a text in order. Linear. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    const first = raw.codePointAt(0) as number;
    const number = first >= 48 && first <= 57;
    const capital = !number && raw[0] !== (raw[0] as string).toLowerCase();
    found.push({
      start: match.index,
      end: match.index + raw.length,
      word: number ? raw.replace(/,/g, '') : folded(raw, capital),
      capital,
      number,
    });
  }
  return found;
}

/** Words folded before, by how they were written. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

/** `foldWord`, remembered: a text has each of its words many times, and so they are held once. */
function folded(raw: string, capital: boolean): string {
  if (raw.length > COPIED) return foldWord(raw, capital);
  let found = known.get(raw);
  if (found === undefined) {
    found = foldWord(raw, capital);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(raw, found);
  }
  return found;
}

/** Lower case, no accents, no possessive; "US" in capitals is the country, "us" the pronoun. */
export function foldWord(raw: string, capital = false): string {
  let word = raw.toLowerCase();
  if (/[^\x00-\x7f]/.test(word))
    word = word
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/’/g, "'")
      .normalize('NFC');
  if (capital && raw === raw.toUpperCase()) word = ABBREVIATIONS.get(word) ?? word;
  else if (word.includes('.')) word = ABBREVIATIONS.get(word) ?? word;
  if (word.endsWith("'s")) word = word.slice(0, -2);
  return word.includes('.') ? word.replace(/\./g, '') : word;
}
