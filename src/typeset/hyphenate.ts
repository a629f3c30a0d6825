import { createRequire } from 'node:module';

/** Finds the places where a word may be divided. */
export type Hyphenate = (word: string) => readonly number[];

/** As published with the package `hyphen`: weights by pattern, patterns as a trie, and words that follow no pattern. */
type Trie = { readonly [letter: string]: Trie | number | readonly [Trie, number] };
type Patterns = readonly [levels: readonly (readonly number[])[], trie: Trie, exceptions: Readonly<Record<string, readonly number[]>>];

/** Pattern file, and the fewest letters before and after a division (TeX's \lefthyphenmin, \righthyphenmin of each language). */
const LANGUAGES: Readonly<Record<string, readonly [file: string, left: number, right: number]>> = {
  af: ['af', 1, 2], be: ['be', 2, 2], bg: ['bg', 2, 2], ca: ['ca', 2, 2], cs: ['cs', 2, 3], cy: ['cy', 2, 3], da: ['da', 2, 2],
  de: ['de-1996', 2, 2], 'de-1901': ['de-1901', 2, 2], 'de-ch-1901': ['de-ch-1901', 2, 2], el: ['el-monoton', 2, 2],
  en: ['en-us', 2, 3], 'en-gb': ['en-gb', 2, 3], 'en-au': ['en-gb', 2, 3], 'en-ie': ['en-gb', 2, 3], 'en-nz': ['en-gb', 2, 3], 'en-in': ['en-gb', 2, 3], 'en-za': ['en-gb', 2, 3],
  es: ['es', 2, 2], et: ['et', 2, 3], eu: ['eu', 2, 2], fi: ['fi', 2, 2], fr: ['fr', 2, 3], ga: ['ga', 2, 3], gl: ['gl', 2, 2],
  hr: ['hr', 2, 2], hu: ['hu', 2, 2], hy: ['hy', 2, 2], id: ['id', 2, 2], is: ['is', 2, 2], it: ['it', 2, 2], ka: ['ka', 2, 2], la: ['la', 2, 2],
  lt: ['lt', 2, 2], lv: ['lv', 2, 2], mk: ['mk', 2, 2], nb: ['nb', 2, 2], nl: ['nl', 2, 2], nn: ['nn', 2, 2], no: ['no', 2, 2], oc: ['oc', 2, 2],
  pl: ['pl', 2, 2], pt: ['pt', 2, 3], ro: ['ro', 2, 2], ru: ['ru', 2, 2], sk: ['sk', 2, 3], sl: ['sl', 2, 2], sq: ['sq', 2, 2],
  'sr-cyrl': ['sr-cyrl', 2, 2], sr: ['sr-cyrl', 2, 2], 'sr-latn': ['sh-latn', 2, 2], sv: ['sv', 2, 2], tr: ['tr', 2, 2], uk: ['uk', 2, 2],
}; // biome-ignore format: a table

/** Shorter words stay whole: dividing them gains little and reads badly. */
const SHORTEST = 5;

const load = createRequire(import.meta.url);
const loaded = new Map<string, Hyphenate | undefined>();

/**
 * The hyphenator of a language (BCP 47), or undefined where no patterns are kept for it. Patterns are loaded once, on
 * first use. It takes letters only, in any case, and gives ascending offsets in UTF-16 units.
 * Source: F. M. Liang, Word Hy-phen-a-tion by Com-put-er, Stanford 1983.
 */
export function hyphenator(language: string): Hyphenate | undefined {
  const tag = language.toLowerCase();
  if (loaded.has(tag)) return loaded.get(tag);
  let entry = LANGUAGES[tag];
  for (let cut = tag.lastIndexOf('-'); entry === undefined && cut > 0; cut = tag.lastIndexOf('-', cut - 1))
    entry = LANGUAGES[tag.slice(0, cut)];
  const hyphenate = entry === undefined ? undefined : liang(load(`hyphen/patterns/${entry[0]}.js`) as Patterns, entry[1], entry[2]);
  loaded.set(tag, hyphenate);
  return hyphenate;
}

function liang([levels, trie, exceptions]: Patterns, left: number, right: number): Hyphenate {
  const none: readonly number[] = [];
  return (word) => {
    const length = word.length;
    if (length < SHORTEST || length > 64) return none;
    const lower = word.toLowerCase();
    if (lower.length !== length) return none;
    // Kept as places in the divided word, so that each counts the hyphens before it.
    if (Object.hasOwn(exceptions, lower)) return exceptions[lower]!.map((at, hyphens) => at - hyphens);
    const dotted = `.${lower}.`;
    const weights = new Uint8Array(length + 3);
    for (let from = 0; from < dotted.length; from++) {
      let node: Trie | undefined = trie;
      for (let i = from; i < dotted.length && node !== undefined; i++) {
        const next: Trie | number | readonly [Trie, number] | undefined = node[dotted[i]!];
        if (next === undefined) break;
        let level = -1;
        if (typeof next === 'number') {
          level = next;
          node = undefined;
        } else if (Array.isArray(next)) {
          node = next[0] as Trie;
          level = next[1] as number;
        } else node = next as Trie;
        if (level < 0) continue;
        const row = levels[level]!;
        // Weight k of a pattern stands before its letter k; patterns that begin with the dot are written without it.
        const base = from === 0 ? 0 : from - 1;
        for (let k = 0; k < row.length; k++) if (row[k]! > weights[base + k]!) weights[base + k] = row[k]!;
      }
    }
    const at: number[] = [];
    for (let i = left; i <= length - right; i++) if ((weights[i]! & 1) === 1) at.push(i);
    return at;
  };
}
