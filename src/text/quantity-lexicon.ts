import { AUXILIARIES } from './closed-words.ts';
import data from './quantities.yaml';
import others from './quantities-languages.yaml';

interface Raw {
  readonly currencies: Record<string, { readonly words: readonly string[]; readonly signs: readonly string[] }>;
  readonly namedCurrencies: Record<string, Record<string, string>>;
  readonly cents: Record<string, string>;
  readonly magnitudes: Record<string, number>;
  readonly measures: Record<string, { readonly words: readonly string[]; readonly short: readonly string[] }>;
  readonly durations: Record<string, { readonly words: readonly string[]; readonly short: readonly string[] }>;
  readonly percents: readonly string[];
  readonly rates: readonly string[];
  readonly humans: readonly string[];
  readonly notHumans: readonly string[];
  readonly casualties: readonly string[];
  readonly irregularPlurals: Record<string, string>;
  readonly notPlurals: readonly string[];
  readonly plainPlurals: readonly string[];
  readonly stops: readonly string[];
  readonly verbs: readonly string[];
  readonly up: readonly string[];
  readonly down: readonly string[];
  readonly before: Record<string, readonly string[]>;
  readonly after: Record<string, readonly string[]>;
  readonly namers: readonly string[];
  readonly streets: readonly string[];
  readonly months: readonly string[];
  readonly abbreviations: readonly string[];
  readonly says: readonly string[];
  readonly finds: readonly string[];
  readonly institutions: readonly string[];
}

export interface UnitName {
  readonly unit: string;
  readonly kind: 'measure' | 'duration' | 'percent' | 'money';
  /** Taken only behind a figure: "km". */
  readonly short: boolean;
}

/** Phrases by one of their words (the last of a bound that stands before, the first of one behind), longest first. */
export type Phrases<T> = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly means: T }[]>;

export interface QuantityLexicon {
  readonly signs: ReadonlyMap<string, string>;
  readonly currencyWords: ReadonlyMap<string, string>;
  readonly namedCurrencies: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Parts of currencies, by every form: "cents" → "cent". Counted, not converted. */
  readonly cents: ReadonlyMap<string, string>;
  readonly magnitudes: ReadonlyMap<string, number>;
  /** By first word. */
  readonly units: Phrases<UnitName>;
  readonly rates: ReadonlySet<string>;
  readonly humans: ReadonlySet<string>;
  readonly notHumans: ReadonlySet<string>;
  readonly casualties: ReadonlySet<string>;
  readonly irregular: ReadonlyMap<string, string>;
  readonly notPlurals: ReadonlySet<string>;
  readonly plainPlurals: ReadonlySet<string>;
  readonly stops: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  readonly up: ReadonlySet<string>;
  readonly down: ReadonlySet<string>;
  /** Verbs of any of these kinds, and auxiliaries. */
  readonly doing: ReadonlySet<string>;
  /** By last word. */
  readonly before: Phrases<string>;
  /** By first word. */
  readonly after: Phrases<string>;
  readonly namers: ReadonlySet<string>;
  readonly streets: ReadonlySet<string>;
  readonly months: ReadonlySet<string>;
  readonly abbreviations: ReadonlySet<string>;
  /** The text is not English: plurals are not told by their endings. */
  readonly foreign: boolean;
  /** Number words of another language. */
  readonly numbers: ReadonlyMap<string, number>;
  /** "according to", "laut": what stands before a teller. */
  readonly according: readonly (readonly string[])[];
  /** Verbs that report. */
  readonly says: ReadonlySet<string>;
  /** Verbs of finding: they report where an institution does it. */
  readonly finds: ReadonlySet<string>;
  readonly institutions: ReadonlySet<string>;
}

/** What another language adds to the English words: sources mix them ("300 US dollars" in a German text). */
interface Addition {
  readonly magnitudes: Record<string, number>;
  readonly numbers: Record<string, number>;
  readonly percents: readonly string[];
  readonly currencies: Record<string, readonly string[]>;
  readonly durations: Record<string, readonly string[]>;
  readonly measures: Record<string, readonly string[]>;
  readonly before: Record<string, readonly string[]>;
  readonly humans: readonly string[];
  readonly casualties: readonly string[];
  readonly stops: readonly string[];
  readonly months: readonly string[];
  readonly according: readonly string[];
}

const built = new Map<string, QuantityLexicon>();

/** The words of quantities for a language (two letters; English where it is not known), made ready on first use. */
export function quantityLexicon(language = 'en'): QuantityLexicon {
  const addition = Object.hasOwn(others as object, language) ? (others as Record<string, Addition>)[language] : undefined;
  const key = addition === undefined ? 'en' : language;
  let lexicon = built.get(key);
  if (lexicon === undefined) {
    lexicon = build(addition === undefined ? (data as Raw) : joined(data as Raw, addition), addition);
    built.set(key, lexicon);
  }
  return lexicon;
}

function joined(raw: Raw, addition: Addition): Raw {
  const forms = (
    base: Record<string, { readonly words: readonly string[]; readonly short: readonly string[] }>,
    more: Record<string, readonly string[]>,
  ) => {
    const all = { ...base };
    for (const [unit, words] of Object.entries(more))
      all[unit] = { words: [...(base[unit]?.words ?? []), ...words], short: base[unit]?.short ?? [] };
    return all;
  };
  const currencies = { ...raw.currencies };
  for (const [code, words] of Object.entries(addition.currencies))
    currencies[code] = { words: [...(raw.currencies[code]?.words ?? []), ...words], signs: raw.currencies[code]?.signs ?? [] };
  const before = { ...raw.before };
  for (const [bound, words] of Object.entries(addition.before)) before[bound] = [...(raw.before[bound] ?? []), ...words];
  return {
    ...raw,
    currencies,
    before,
    magnitudes: { ...raw.magnitudes, ...addition.magnitudes },
    percents: [...raw.percents, ...addition.percents],
    durations: forms(raw.durations, addition.durations),
    measures: forms(raw.measures, addition.measures),
    humans: [...raw.humans, ...addition.humans],
    casualties: [...raw.casualties, ...addition.casualties],
    stops: [...raw.stops, ...addition.stops],
    months: [...raw.months, ...addition.months],
  };
}

function build(raw: Raw, addition: Addition | undefined): QuantityLexicon {
  const signs = new Map<string, string>();
  const currencyWords = new Map<string, string>();
  for (const [code, { words, signs: marks }] of Object.entries(raw.currencies)) {
    for (const word of words) currencyWords.set(word, code);
    for (const mark of marks) signs.set(mark, code);
    currencyWords.set(code.toLowerCase(), code);
  }
  const units = new Map<string, { words: readonly string[]; means: UnitName }[]>();
  const name = (form: string, means: UnitName): void => {
    const words = form.split(/[\s-]+/);
    const first = words[0] as string;
    const row = units.get(first);
    if (row === undefined) units.set(first, [{ words, means }]);
    else row.push({ words, means });
  };
  for (const kind of ['measure', 'duration'] as const)
    for (const [unit, { words, short }] of Object.entries(kind === 'measure' ? raw.measures : raw.durations)) {
      for (const form of words) name(form, { unit, kind, short: false });
      for (const form of short) name(form, { unit, kind, short: true });
    }
  for (const form of raw.percents) name(form, { unit: 'percent', kind: 'percent', short: false });
  for (const row of units.values()) row.sort((a, b) => b.words.length - a.words.length);
  return {
    signs,
    currencyWords,
    namedCurrencies: new Map(Object.entries(raw.namedCurrencies).map(([word, row]) => [word, new Map(Object.entries(row))])),
    cents: new Map(Object.entries(raw.cents)),
    magnitudes: new Map(Object.entries(raw.magnitudes)),
    units,
    rates: new Set(raw.rates),
    humans: new Set(raw.humans),
    notHumans: new Set(raw.notHumans),
    casualties: new Set(raw.casualties),
    irregular: new Map(Object.entries(raw.irregularPlurals)),
    notPlurals: new Set(raw.notPlurals),
    plainPlurals: new Set(raw.plainPlurals),
    stops: new Set(raw.stops),
    verbs: new Set(raw.verbs),
    up: new Set(raw.up),
    down: new Set(raw.down),
    doing: new Set([...AUXILIARIES, ...raw.verbs, ...raw.up, ...raw.down]),
    before: phrases(raw.before, (words) => words.length - 1),
    after: phrases(raw.after, () => 0),
    namers: new Set(raw.namers),
    streets: new Set(raw.streets),
    months: new Set(raw.months),
    abbreviations: new Set(raw.abbreviations),
    foreign: addition !== undefined,
    numbers: new Map(Object.entries(addition?.numbers ?? {})),
    according: ['according to', ...(addition?.according ?? [])].map((phrase) => phrase.split(' ')),
    says: new Set(raw.says),
    finds: new Set(raw.finds),
    institutions: new Set(raw.institutions),
  };
}

function phrases(rows: Record<string, readonly string[]>, key: (words: readonly string[]) => number): Phrases<string> {
  const found = new Map<string, { words: readonly string[]; means: string }[]>();
  for (const [means, forms] of Object.entries(rows))
    for (const form of forms) {
      const words = form.split(' ');
      const at = words[key(words)] as string;
      const row = found.get(at);
      if (row === undefined) found.set(at, [{ words, means }]);
      else row.push({ words, means });
    }
  for (const row of found.values()) row.sort((a, b) => b.words.length - a.words.length);
  return found;
}
