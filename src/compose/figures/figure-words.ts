import { stem } from '../../text/stem.ts';
import lists from './figures.yaml';

interface Lists {
  readonly fates: Record<string, readonly string[]>;
  readonly harm: Record<string, number>;
  readonly forces: readonly string[];
  readonly saved: readonly string[];
  readonly leaning: readonly string[];
  readonly plain: readonly string[];
  readonly vague: readonly string[];
  readonly trivia: readonly string[];
  readonly hardware: readonly string[];
  readonly rates: readonly string[];
  readonly terms: readonly string[];
  readonly small: Record<string, number>;
  readonly alike: Record<string, string>;
  readonly offices: readonly string[];
  readonly bodies: readonly string[];
}
const stemmed = (list: readonly string[]): ReadonlySet<string> => new Set(list.map(stem));
const anyOf = (words: readonly string[]): RegExp => new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'iu');
function compile(data: Lists) {
  return {
    /** Word form → what befell the people it is told of. */
    fates: new Map(Object.entries(data.fates).flatMap(([fate, list]) => list.map((word) => [word, fate] as const))),
    harm: data.harm,
    forces: stemmed(data.forces),
    saved: stemmed(data.saved),
    leaning: new Set(data.leaning),
    plain: stemmed(data.plain),
    vague: stemmed(data.vague),
    trivia: new Set(data.trivia),
    hardware: stemmed(data.hardware),
    rates: stemmed(data.rates),
    terms: stemmed(data.terms),
    small: data.small,
    alike: data.alike,
    /** Any of the words, whole, in whatever case. */
    offices: anyOf(data.offices),
    bodies: anyOf(data.bodies),
  };
}
let compiled: ReturnType<typeof compile> | undefined;
/** Word lists of figures, stemmed where words of a text are compared by their stems. */
export function lexicon(): ReturnType<typeof compile> {
  compiled ??= compile(lists as Lists);
  return compiled;
}

/** Runs of letters and their marks. One pattern wherever words are asked for: V8 compiles it once, and that takes long. */
export const WORDS = /[\p{L}\p{M}]+/gu;

/** Whether a word has three letters and marks or more. */
export function isLong(word: string): boolean {
  return word.length > 5 || (word.length > 2 && [...word].length > 2);
}

/** Stems of the words that tell one figure from another: three letters or more, none too common. */
export function stems(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [match] of text.toLowerCase().matchAll(WORDS)) {
    if (!isLong(match)) continue;
    const word = stem(match);
    if (!lexicon().plain.has(word)) found.add(word);
  }
  return found;
}

/** How many members two sets have in common. */
export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let n = 0;
  for (const word of a) if (b.has(word)) n++;
  return n;
}

/** Digits of a value that are not closing zeros: 350 000 000 has two. */
export function significant(value: number): number {
  return String(Math.abs(value))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
}
