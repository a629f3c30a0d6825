import lexicon from './language.yaml';

const DATA = lexicon as {
  readonly words: Readonly<Record<string, string>>;
  readonly letters: Readonly<Record<string, string>>;
  readonly parts: Readonly<Record<string, string>>;
};
const CYRILLIC: ReadonlySet<string> = new Set(['ru', 'uk', 'bg', 'be', 'sr', 'mk']);

/** Languages by the word, letter or part of a word that speaks for them: it counts the more, the fewer share it. */
type Evidence = ReadonlyMap<string, readonly string[]>;

/** What speaks for the languages of one script; made when a text first asks for it. */
interface Speaking {
  words?: Evidence;
  letters?: Evidence;
  parts?: Evidence;
}
const speaking: Readonly<Record<'latin' | 'cyrillic', Speaking>> = { latin: {}, cyrillic: {} };

function evidenceOf(lists: Readonly<Record<string, string>>, cyrillic: boolean): Evidence {
  const found = new Map<string, string[]>();
  for (const [language, list] of Object.entries(lists)) {
    if (CYRILLIC.has(language) !== cyrillic) continue;
    for (const word of new Set(list.split(' '))) {
      const languages = found.get(word);
      if (languages === undefined) found.set(word, [language]);
      else languages.push(language);
    }
  }
  return found;
}

/** Scripts that name their language, tested in this order on one character. */
function scriptOf(code: number): string | undefined {
  if (code < 0x250) return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code >= 0xc0 ? 'Latn' : undefined;
  if (code >= 0x1e00 && code <= 0x1eff) return 'Latn';
  if (code >= 0x400 && code <= 0x52f) return 'Cyrl';
  if (code >= 0x370 && code <= 0x3ff) return 'el';
  if (code >= 0x530 && code <= 0x58f) return 'hy';
  if (code >= 0x590 && code <= 0x5ff) return 'he';
  if ((code >= 0x600 && code <= 0x6ff) || (code >= 0x750 && code <= 0x77f)) return 'Arab';
  if (code >= 0x900 && code <= 0x97f) return 'hi';
  if (code >= 0x980 && code <= 0x9ff) return 'bn';
  if (code >= 0xa00 && code <= 0xa7f) return 'pa';
  if (code >= 0xa80 && code <= 0xaff) return 'gu';
  if (code >= 0xb80 && code <= 0xbff) return 'ta';
  if (code >= 0xc00 && code <= 0xc7f) return 'te';
  if (code >= 0xc80 && code <= 0xcff) return 'kn';
  if (code >= 0xd00 && code <= 0xd7f) return 'ml';
  if (code >= 0xe00 && code <= 0xe7f) return 'th';
  if (code >= 0x1000 && code <= 0x109f) return 'my';
  if (code >= 0x10a0 && code <= 0x10ff) return 'ka';
  if (code >= 0x1200 && code <= 0x137f) return 'am';
  if (code >= 0x1780 && code <= 0x17ff) return 'km';
  if (code >= 0x3040 && code <= 0x30ff) return 'ja';
  if ((code >= 0xac00 && code <= 0xd7a3) || (code >= 0x1100 && code <= 0x11ff)) return 'ko';
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)) return 'Hani';
  return undefined;
}

/** So much of a text tells its language; more only costs time. [UTF-16 units] */
const SAMPLE = 8000;

/**
 * The language a text is written in, as BCP 47; "und" if it cannot be told.
 *
 * Deterministic and offline: the script decides where one language owns it, else the commonest words and telling letters.
 * A text of two languages is named after the one with most of it. Names alone ("Emmanuel Macron") tell nothing: "und".
 */
export function detectLanguage(text: string): string {
  const sample = text.length <= SAMPLE ? text : text.slice(0, SAMPLE / 2) + text.slice(text.length >> 1, (text.length >> 1) + SAMPLE / 2);
  const scripts = new Map<string, number>();
  let letters = 0;
  for (let i = 0; i < sample.length; i++) {
    const script = scriptOf(sample.charCodeAt(i));
    if (script === undefined) continue;
    letters++;
    scripts.set(script, (scripts.get(script) ?? 0) + 1);
  }
  if (letters < 2) return 'und';
  let script = '';
  let most = 0;
  // A Han character or kana says as much as three Latin letters.
  for (const [name, count] of scripts) {
    const weight = name === 'Hani' || name === 'ja' || name === 'ko' ? 3 * count : count;
    if (weight > most) [script, most] = [name, weight];
  }
  const kana = scripts.get('ja') ?? 0;
  const han = scripts.get('Hani') ?? 0;
  if (script === 'Hani' || script === 'ja') return kana * 12 >= han ? 'ja' : 'zh';
  if (script === 'Arab') return arabic(sample);
  if (script === 'Latn' || script === 'Cyrl') return byWords(sample, script === 'Cyrl');
  return script;
}

/** Arabic, Persian, Urdu, Pashto or Kurdish: by letters that the others do not use. */
function arabic(sample: string): string {
  const count = (letters: RegExp): number => sample.match(letters)?.length ?? 0;
  if (count(/[ټډړږښڼ]/g) > 1) return 'ps';
  if (count(/[ٹڈڑےں]/g) > 1) return 'ur';
  if (count(/[ۆێڕڵ]/g) > 1) return 'ckb';
  return count(/[پچژگکی]/g) > count(/[ةىيكأإ]/g) ? 'fa' : 'ar';
}

/** Texts of so many words are told by parts of words too. */
const SHORT = 60;
/** A part weighs so much of what a whole word does. */
const PART = 0.3;

function byWords(sample: string, cyrillic: boolean): string {
  const evidence = speaking[cyrillic ? 'cyrillic' : 'latin'];
  evidence.words ??= evidenceOf(DATA.words, cyrillic);
  evidence.letters ??= evidenceOf(DATA.letters, cyrillic);
  const scores = new Map<string, number>();
  const add = (languages: readonly string[] | undefined, factor: number): void => {
    if (languages === undefined) return;
    const weight = 1 / languages.length;
    for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + factor * weight);
  };
  const words = sample.toLowerCase().match(/[\p{Alphabetic}\p{M}]+/gu) ?? [];
  let hits = 0;
  for (const word of words) {
    const languages = word.length <= 14 ? evidence.words.get(word) : undefined;
    if (languages !== undefined) hits++;
    add(languages, 1);
  }
  for (const letter of sample.toLowerCase().match(/[^\0-\x7f]/gu) ?? []) add(evidence.letters.get(letter), 0.25);
  // Few words: their pieces help.
  if (words.length <= SHORT) {
    evidence.parts ??= evidenceOf(DATA.parts, cyrillic);
    for (const word of words) {
      const edged = `_${word}_`;
      for (let i = 0; i < edged.length; i++)
        for (let n = 1; n <= 5 && i + n <= edged.length; n++) add(evidence.parts.get(edged.slice(i, i + n)), PART);
    }
  }
  let best = 'und';
  let first = 0;
  let second = 0;
  for (const [language, score] of scores) {
    if (score > first) [best, second, first] = [language, first, score];
    else if (score > second) second = score;
  }
  // One telling word may be a name ("Die", "El"); a share below one word in twenty is a list of names or numbers.
  if (first < 0.9 || first - second < 0.08 * first + 0.04) return 'und';
  if (hits < 2 && words.length > 3 && !cyrillic) return 'und';
  if (first < words.length / 40) return 'und';
  return best;
}
