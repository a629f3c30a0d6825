import data from './places.yaml';
import type { Token } from './tokens.ts';

/** A country named in a text. `seat`: by its capital or its government's by-name ("Kyiv", "the White House"), which is weaker. */
export interface Country {
  readonly name: string;
  /** Index of the first token and number of tokens. */
  readonly at: number;
  readonly length: number;
  readonly seat: boolean;
}

interface Entry {
  readonly words: readonly string[];
  readonly name: string;
  readonly seat: boolean;
}

let byFirstWord: Map<string, Entry[]> | undefined;

function gazetteer(): Map<string, Entry[]> {
  if (byFirstWord !== undefined) return byFirstWord;
  byFirstWord = new Map();
  const { countries } = data as { countries: Record<string, { also: string[]; seat: string[] }> };
  const add = (phrase: string, name: string, seat: boolean): void => {
    const words = phrase.split(' ');
    for (const form of seat || phrase.endsWith('s') ? [words] : [words, [...words.slice(0, -1), `${words.at(-1)}s`]]) {
      const first = form[0] as string;
      const entries = byFirstWord?.get(first) ?? [];
      entries.push({ words: form, name, seat });
      byFirstWord?.set(first, entries);
    }
  };
  for (const [name, { also, seat }] of Object.entries(countries)) {
    for (const phrase of [name, ...also]) add(phrase, name, false);
    for (const phrase of seat) add(phrase, name, true);
  }
  for (const entries of byFirstWord.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return byFirstWord;
}

/** Countries and unions of states named by capitalised words, longest name first, in text order. Linear. */
export function countriesIn(words: readonly Token[]): Country[] {
  const found: Country[] = [];
  for (let at = 0; at < words.length; at++) {
    const token = words[at] as Token;
    if (!token.capital) continue;
    const entry = gazetteer()
      .get(token.word)
      ?.find((candidate) => candidate.words.every((word, i) => words[at + i]?.word === word));
    if (entry === undefined) continue;
    found.push({ name: entry.name, at, length: entry.words.length, seat: entry.seat });
    at += entry.words.length - 1;
  }
  return found;
}

/** Whether this is the name `Country.name` gives to a country or union of states. */
export function isCountry(name: string): boolean {
  return name in (data as { countries: Record<string, unknown> }).countries;
}
