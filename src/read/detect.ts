import { detectLanguage } from '../text/language.ts';
import { decodeAs } from './charsets.ts';
import data from './letter-pairs.yaml';

const { pairs: PAIRS, characters: CHARACTERS } = data as {
  readonly pairs: Readonly<Record<string, string>>;
  readonly characters: Readonly<Record<string, string>>;
};

/** Single-byte encodings and the languages written in them, likelier ones first: equal marks go to the earlier. */
const SINGLE: readonly (readonly [string, string])[] = [
  ['windows-1252', 'de fr es it pt sv da nb fi is'],
  ['windows-1251', 'ru uk bg be sr mk'],
  ['windows-1250', 'pl cs sk hu ro hr sl de'],
  ['iso-8859-2', 'pl cs sk hu ro hr sl de'],
  ['koi8-r', 'ru bg'],
  ['koi8-u', 'uk ru be'],
  ['windows-1254', 'tr'],
  ['windows-1253', 'el'],
  ['iso-8859-7', 'el'],
  ['windows-1255', 'he'],
  ['windows-1256', 'ar fa'],
  ['iso-8859-6', 'ar'],
  ['windows-874', 'th'],
  ['windows-1257', 'lt lv et'],
  ['iso-8859-15', 'fi fr de es it pt sv da nb is'],
  ['iso-8859-5', 'ru uk bg be sr mk'],
  ['ibm866', 'ru bg be uk'],
  ['x-mac-cyrillic', 'ru uk bg sr'],
  ['cp855', 'ru bg sr mk uk'],
  ['iso-8859-13', 'lt lv et'],
  ['iso-8859-4', 'lt lv et fi'],
  ['iso-8859-16', 'ro'],
  ['windows-1258', 'vi'],
  ['macintosh', 'de fr es it pt sv da nb'],
  ['maccenteuro', 'pl cs sk hu'],
  ['cp850', 'de fr es it pt sv da nb'],
  ['cp852', 'pl cs sk hu ro hr sl'],
  ['cp437', 'de fr es it'],
  ['cp857', 'tr'],
  ['cp862', 'he'],
  ['cp737', 'el'],
];
const MULTI: readonly (readonly [string, readonly string[]])[] = [
  ['shift_jis', ['ja']],
  ['euc-jp', ['ja']],
  ['gb18030', ['zh-Hans', 'zh-Hant']],
  ['big5', ['zh-Hant']],
  ['euc-kr', ['ko']],
  ['johab', ['ko']],
];

/** So many bytes above 0x7f settle it. */
const SAMPLE = 6000;
/** Weight of a pair by its rank; of one not listed. Natural logarithms of shares in running text. */
const weightAt = (rank: number) => Math.log(1 / ((rank + 6) * 4.2));
const UNLISTED = Math.log(1 / 6000);
const IMPOSSIBLE = Math.log(1 / 200_000);

let tables: Map<string, Map<number, number>> | undefined;
let common: Map<string, Set<string>>;

function load(): Map<string, Map<number, number>> {
  if (tables !== undefined) return tables;
  tables = new Map();
  for (const [language, list] of Object.entries(PAIRS)) {
    const table = new Map<number, number>();
    for (let i = 0; i + 1 < list.length; i += 2) table.set(list.charCodeAt(i) * 65_536 + list.charCodeAt(i + 1), weightAt(i / 2));
    tables.set(language, table);
  }
  common = new Map(Object.entries(CHARACTERS).map(([language, list]) => [language, new Set(list)]));
  return tables;
}

/** What the candidates start with: most files come from Windows, few from a Macintosh or DOS of old. */
const PRIOR: Readonly<Record<string, number>> = {
  'windows-1252': 0.2,
  'windows-1250': 0.1,
  macintosh: -0.3,
  maccenteuro: -0.3,
  cp855: -0.2,
  cp850: -0.3,
  cp852: -0.3,
  cp437: -0.4,
  cp857: -0.2,
  cp862: -0.3,
  johab: -0.4,
  cp737: -0.3,
  'iso-8859-4': -0.2,
  'iso-8859-13': -0.1,
  'iso-8859-15': -0.05,
  'iso-8859-16': -0.2,
  'windows-1258': -0.1,
};
/** Added where the words, ASCII ones too, are in the language whose letters fit. */
const LANGUAGE_BONUS = 0.6;

/** Windows' no-break space, quotes, dashes, bullet, ellipsis, © « ® ° · »: alone they tell of no language, and are letters to others. */
const SIGNS: ReadonlySet<number> = new Set([
  0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa9, 0xab, 0xae, 0xb0, 0xb7, 0xbb,
]);

/** The encoding under which the bytes read most like a language; for bytes that are not UTF-8, not ASCII, not wide. */
export async function detectEncoding(bytes: Uint8Array): Promise<string> {
  const sample = sampleOf(bytes);
  if (sample.every((byte) => byte < 0x80 || SIGNS.has(byte))) return 'windows-1252';
  const tables = load();
  const found: { name: string; mark: number; languages: string }[] = [];
  for (const [name, languages] of MULTI) {
    const text = await decodeAs(sample, name);
    if (text === undefined) continue;
    const mark = markMulti(text, languages);
    if (mark > Number.NEGATIVE_INFINITY)
      found.push({ name, mark: mark + (PRIOR[name] ?? 0), languages: (languages[0] as string).slice(0, 2) });
  }
  const pairs = pairsOf(sample);
  for (const [name, languages] of SINGLE) {
    const alphabet = await alphabetOf(name);
    if (alphabet === undefined) continue;
    const mark = markSingle(pairs, alphabet, languages.split(' '), tables);
    found.push({ name, mark: mark + (PRIOR[name] ?? 0), languages });
  }
  found.sort((one, other) => other.mark - one.mark);
  const first = found[0];
  if (first === undefined) return 'windows-1252';
  let best = first;
  let most = Number.NEGATIVE_INFINITY;
  for (const candidate of found.slice(0, 8)) {
    if (candidate.mark < first.mark - LANGUAGE_BONUS) break;
    const text = (await decodeAs(sample.subarray(0, 6000), candidate.name)) ?? '';
    const mark =
      candidate.mark + (candidate.languages.split(' ').includes(detectLanguage(text).split('-')[0] as string) ? LANGUAGE_BONUS : 0);
    if (mark > most + 1e-9) {
      best = candidate;
      most = mark;
    }
  }
  return best.name;
}

/** What each byte means in a single-byte encoding, worked out once. */
interface Alphabet {
  /** Code of the small letter; of "_" for what is no letter. */
  readonly lower: readonly number[];
  readonly kind: readonly ('letter' | 'sign' | 'odd' | 'fault')[];
  readonly small: readonly boolean[];
  readonly capital: readonly boolean[];
}

const alphabets = new Map<string, Promise<Alphabet | undefined>>();

function alphabetOf(name: string): Promise<Alphabet | undefined> {
  let alphabet = alphabets.get(name);
  if (alphabet === undefined) {
    alphabet = (async () => {
      const lower: number[] = [];
      const kind: Alphabet['kind'][number][] = [];
      const small: boolean[] = [];
      const capital: boolean[] = [];
      for (let byte = 0; byte < 256; byte++) {
        const character = (await decodeAs(Uint8Array.of(byte), name))?.charAt(0);
        if (character === undefined) return undefined;
        const letter = /\p{L}|\p{M}/u.test(character);
        lower.push((letter ? character.toLowerCase() : '_').charCodeAt(0));
        kind.push(
          letter
            ? 'letter'
            : character === '\ufffd' || (byte > 0x7f && character < '\u00a0') || character === ''
              ? 'fault'
              : COMMON_SIGNS.includes(character)
                ? 'sign'
                : 'odd',
        );
        small.push(letter && character !== character.toUpperCase());
        capital.push(letter && character !== character.toLowerCase());
      }
      return { lower, kind, small, capital };
    })();
    alphabets.set(name, alphabet);
  }
  return alphabet;
}

/** Neighbouring bytes of which one is high: 256 · first + second → times. Spaces stand at both ends. */
function pairsOf(bytes: Uint8Array): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  let before = 0x20;
  for (let i = 0; i <= bytes.length; i++) {
    const byte = i < bytes.length ? (bytes[i] as number) : 0x20;
    if (byte >= 0x80 || before >= 0x80) pairs.set(before * 256 + byte, (pairs.get(before * 256 + byte) ?? 0) + 1);
    before = byte;
  }
  return pairs;
}

/** The stretches with high bytes in them, cut at ASCII so that no character is split. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  let high = 0;
  let start = -1;
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] as number) < 0x80) continue;
    if (start < 0) start = i;
    if (++high >= SAMPLE) {
      let end = i + 1;
      while (end < bytes.length && (bytes[end] as number) !== 10 && end < i + 2000) end++;
      let from = start;
      while (from > 0 && (bytes[from - 1] as number) !== 10 && start - from < 2000) from--;
      return bytes.subarray(from, end);
    }
  }
  return bytes.length > 400_000 ? bytes.subarray(Math.max(0, start - 2000), Math.max(0, start - 2000) + 400_000) : bytes;
}

/** Mean weight per pair with a character beyond ASCII. A wrong reading gives rare neighbours, capitals within words, signs. */
function markSingle(
  pairs: ReadonlyMap<number, number>,
  alphabet: Alphabet,
  languages: readonly string[],
  tables: ReadonlyMap<string, ReadonlyMap<number, number>>,
): number {
  const keys: number[] = [];
  const times: number[] = [];
  let odd = 0;
  let letters = 0;
  let signs = 0;
  let total = 0;
  for (const [pair, n] of pairs) {
    const first = pair >> 8;
    const second = pair & 255;
    if (second >= 0x80) {
      const kind = alphabet.kind[second];
      if (kind === 'letter') {
        letters += n;
        // A capital after a small letter stands in no word.
        if (alphabet.small[first] && alphabet.capital[second]) odd += 0.7 * n;
      } else if (kind === 'sign') signs += n;
      else odd += (kind === 'fault' ? 3 : 1) * n;
    }
    const a = alphabet.lower[first] as number;
    const b = alphabet.lower[second] as number;
    if (a < 0x80 && b < 0x80) continue;
    keys.push(a * 65_536 + b);
    times.push(n);
    total += n;
  }
  if (letters + signs + odd === 0) return Number.NEGATIVE_INFINITY;
  let best = Number.NEGATIVE_INFINITY;
  for (const language of languages) {
    const table = tables.get(language);
    if (table === undefined) continue;
    let sum = 0;
    for (let i = 0; i < keys.length; i++) sum += (times[i] as number) * (table.get(keys[i] as number) ?? UNLISTED);
    const mean = total === 0 ? UNLISTED : sum / total;
    best = Math.max(best, mean);
  }
  const share = odd / (letters + signs + odd);
  const signed = signs / (letters + signs + odd);
  return best * (1 - share - signed * 0.5) + IMPOSSIBLE * share + (UNLISTED + 4) * signed * 0.5;
}

const COMMON_SIGNS = '“”‘’„‚–—…«»‹›€£§©®°·•\u00a0´×½¼¾²³ºª¡¿™\u00ad№';

/** Comparable with `markSingle`: high where most characters are a language's commonest. */
function markMulti(text: string, languages: readonly string[]): number {
  let wide = 0;
  let faulty = 0;
  let rare = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    wide++;
    if (code === 0xfffd) faulty++;
    // Private use, half-width forms, half surrogates: seldom in real copy.
    else if ((code >= 0xe000 && code <= 0xf8ff) || (code >= 0xff61 && code <= 0xff9f) || (code >= 0xd800 && code <= 0xdfff)) rare++;
  }
  if (wide === 0 || faulty > wide * 0.06 + 1) return Number.NEGATIVE_INFINITY;
  let best = 0;
  for (const language of languages) {
    const set = common.get(language) as Set<string>;
    let hits = 0;
    let all = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code < 0x80) continue;
      all++;
      const character = text.charAt(i);
      if (set.has(character) || (code >= 0x3040 && code <= 0x30ff && language === 'ja')) hits++;
      else if ((code >= 0x3000 && code <= 0x3002) || (code >= 0xff01 && code <= 0xff1f) || (code >= 0x300c && code <= 0x300f)) hits += 0.8;
    }
    best = Math.max(best, (hits - rare * 2 - faulty * 3) / Math.max(1, all));
  }
  // Half of running text in the commonest characters is certain; a tenth is chance.
  return UNLISTED + (best - 0.12) * 14;
}
