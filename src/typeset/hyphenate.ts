import { createRequire } from 'node:module';
import { openPatterns, type Patterns, type Published, packPatterns } from './patterns.ts';

/** Finds the places where a word may be divided. */
export type Hyphenate = (word: string) => readonly number[];

/** Pattern file, and the fewest letters before and after a division (TeX's \lefthyphenmin, \righthyphenmin of each language). */
export const LANGUAGES: Readonly<Record<string, readonly [file: string, left: number, right: number]>> = {
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
/** Longer ones are no words. */
const MOST_LETTERS = 64;

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
  const hyphenate = entry === undefined ? undefined : liang(patternsOf(entry[0]), entry[1], entry[2]);
  loaded.set(tag, hyphenate);
  return hyphenate;
}

/** Packed by the build, which is read in a tenth of the time; from source the published ones are. */
function patternsOf(file: string): Patterns {
  let packed: Uint8Array;
  try {
    packed = Buffer.from(load(`./patterns/${file}.json`) as string, 'base64');
  } catch {
    packed = packPatterns(load(`hyphen/patterns/${file}.js`) as Published);
  }
  return openPatterns(packed);
}

function liang({ codes, first, letter, rule, levels, exceptions }: Patterns, left: number, right: number): Hyphenate {
  const none: readonly number[] = [];
  // Looked at for each letter: an array, and −1 where no pattern has the letter.
  const signOf = new Int16Array(Math.max(0x2e, ...codes.keys()) + 1).fill(-1);
  for (const [code, sign] of codes) signOf[code] = sign;
  const dot = signOf[0x2e]!;
  // Not asked as an object, which would put each word into the engine's table of names.
  const byWord = new Map(Object.entries(exceptions));
  const signs = new Int32Array(MOST_LETTERS + 2);
  const weights = new Uint8Array(MOST_LETTERS + 3);
  return (word) => {
    const { length } = word;
    if (length < SHORTEST || length > MOST_LETTERS) return none;
    const lower = word.toLowerCase();
    if (lower.length !== length) return none;
    // Kept as places in the divided word, so that each counts the hyphens before it.
    const known = byWord.get(lower);
    if (known !== undefined) return known.map((at, hyphens) => at - hyphens);
    signs[0] = dot;
    signs[length + 1] = dot;
    for (let i = 0; i < length; i++) {
      const code = lower.charCodeAt(i);
      signs[i + 1] = code < signOf.length ? signOf[code]! : -1;
    }
    weights.fill(0, 0, length + 3);
    for (let from = 0; from < length + 2; from++) {
      let node = 0;
      // Weight k of a pattern stands before its letter k; patterns that begin with the dot are written without it.
      const base = from === 0 ? 0 : from - 1;
      for (let i = from; i < length + 2; i++) {
        const sign = signs[i]!;
        if (sign < 0) break;
        let child = first[node]!;
        const beyond = first[node + 1]!;
        while (child < beyond && letter[child] !== sign) child++;
        if (child === beyond) break;
        node = child;
        if (rule[node] === 0) continue;
        const row = levels[rule[node]! - 1]!;
        for (let k = 0; k < row.length; k++) if (row[k]! > weights[base + k]!) weights[base + k] = row[k]!;
      }
    }
    let at: number[] | undefined;
    for (let i = left; i <= length - right; i++)
      if ((weights[i]! & 1) === 1) {
        at ??= [];
        at.push(i);
      }
    return at ?? none;
  };
}
