import { interned } from '../../text/interned.ts';
import { countriesIn } from '../../text/places.ts';
import type { Token } from '../../text/tokens.ts';
import { baseForm } from './base-form.ts';
import type { CueHit } from './cues.ts';
import { few } from './few.ts';
import { nameKey } from './name-key.ts';
import type { NameTest } from './name-test.ts';
import type { CountedNumber } from './numbers.ts';
import { deedsOf, isCalendar, isStop, isWeak, thingsOf } from './vocabulary.ts';

/** What a sentence is about. */
export interface Terms {
  /** Names ("@ukraine"), numbers ("#1500|person"), deeds ("=attack"), things ("+ship"), days ("*friday") and stems: how much each tells. */
  readonly terms: ReadonlyMap<string, number>;
  /** Those that stand in its core. */
  readonly coreTerms: Iterable<string>;
  readonly names: ReadonlySet<string>;
  readonly deeds: ReadonlySet<string>;
  /** Keys of the numbers that do not only describe. */
  readonly numbers: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
}

/** How much a term tells before its frequency is known. */
const WEIGHT = { name: 1.5, seat: 0.7, number: 1.3, smallNumber: 0.6, year: 0.4, deed: 0.8, stem: 1, weak: 0.3, calendar: 0.4 } as const;

/**
 * The terms of a sentence.
 *
 * @param core      indexes of the words of its main clauses.
 * @param inFigure  indexes of the words of its figures: these are no terms of their own.
 * @param phrases   where phrases name deeds.
 */
export function termsOf(
  words: readonly Token[],
  core: ReadonlySet<number>,
  counted: readonly CountedNumber[],
  inFigure: ReadonlySet<number>,
  phrases: readonly CueHit<string>[],
  isName: NameTest,
): Terms {
  const terms = new Map<string, number>();
  const coreTerms = new Set<string>();
  const names = new Set<string>();
  const deeds = new Set<string>();
  const numbers = new Set<string>();
  const stems = new Set<string>();
  const put = (found: string, weight: number, at: number): void => {
    const term = interned(found);
    if ((terms.get(term) ?? 0) < weight) terms.set(term, weight);
    if (core.has(at)) coreTerms.add(term);
  };
  const inCountry = new Set<number>();
  for (const country of countriesIn(words)) {
    put(`@${country.name}`, country.seat ? WEIGHT.seat : WEIGHT.name, country.at);
    names.add(`@${country.name}`);
    for (let i = 0; i < country.length; i++) {
      if (country.seat) put(`@${words[country.at + i]?.word}`, WEIGHT.seat, country.at);
      inCountry.add(country.at + i);
    }
  }
  for (const { key, at, describes, small } of counted) {
    if (!describes) numbers.add(key);
    put(`#${key}`, small || describes ? WEIGHT.smallNumber : WEIGHT.number, at);
  }
  for (let i = 0; i < words.length; i++) {
    const token = words[i] as Token;
    const { word } = token;
    if (inCountry.has(i) || inFigure.has(i)) continue;
    if (token.number) {
      const year = /^(?:1[89]|20)\d\d$/.test(word);
      put(`#${word}`, year ? WEIGHT.year : WEIGHT.smallNumber, i);
      continue;
    }
    if (word.length < 2) continue;
    if (isCalendar(word) && (token.capital || word !== 'may')) {
      put(`*${word}`, WEIGHT.calendar, i);
      continue;
    }
    if (isStop(word)) continue;
    const base = baseForm(word);
    const weak = isWeak(base);
    stems.add(base);
    if (
      token.capital &&
      (i > 0 || isName(word)) &&
      !weak &&
      (isName(word) || words[i + 1]?.capital === true || words[i - 1]?.capital === true)
    ) {
      const key = nameKey(word);
      put(key, WEIGHT.name, i);
      names.add(key);
    }
    const known = deedsOf(base);
    if (known !== undefined)
      for (const deed of known) {
        put(`=${deed}`, WEIGHT.deed, i);
        deeds.add(deed);
      }
    else if (!(token.capital && names.has(nameKey(word)))) {
      for (const term of thingsOf(base)?.map((thing) => `+${thing}`) ?? [base]) put(term, weak ? WEIGHT.weak : WEIGHT.stem, i);
    }
  }
  for (const { means, from } of phrases) {
    put(`=${means}`, WEIGHT.deed, from);
    deeds.add(means);
  }
  return { terms, coreTerms: [...coreTerms], names: few(names), deeds: few(deeds), numbers: few(numbers), stems };
}
