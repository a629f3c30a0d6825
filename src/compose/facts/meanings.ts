import { baseForm } from '../statement/base-form.ts';
import type { Statement } from '../statement/statement.ts';
import { deedsOf, isStop, thingsOf } from '../statement/vocabulary.ts';
import type { Vector } from './likeness.ts';
import groups from './meanings.yaml';

const meaningsByBase = new Map<string, number[]>();
(groups as readonly string[]).forEach((words, meaning) => {
  for (const base of new Set(words.split(' ').map(baseForm))) meaningsByBase.set(base, [...(meaningsByBase.get(base) ?? []), meaning]);
});

/** The meanings of a word, by its base form. */
export function meaningsOf(base: string): readonly number[] {
  return meaningsByBase.get(base) ?? [];
}

/** Words of less weight in all are told by one word too easily. */
const LEAST_WEIGHT = 4;

/**
 * How much of a statement another says in other words of the same meaning, by weight, 0–1, of the two ways round the larger:
 * "captured dozens of ships", "seized dozens of vessels". Words in common do not count. Linear.
 */
export function inOtherWords(a: Statement, b: Statement, va: Vector, vb: Vector): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  for (const meaning of one.meanings)
    if (other.meanings.has(meaning)) return Math.max(saidBy(other, b, one, va), saidBy(one, a, other, vb));
  return 0;
}

/** The terms of a statement that it has alone and another says in other words of the same meaning. */
export function termsInOtherWords(a: Statement, b: Statement): ReadonlySet<string> {
  const other = wordsOf(b);
  const found = new Set<string>();
  for (const { terms, meanings } of wordsOf(a).words)
    if (meanings.some((meaning) => other.meanings.has(meaning))) for (const term of terms) if (!b.terms.has(term)) found.add(term);
  return found;
}

interface Told {
  readonly words: readonly { readonly terms: readonly string[]; readonly meanings: readonly number[] }[];
  readonly meanings: ReadonlySet<number>;
}

/** Weight of what `told` says in other words than `by`, over all of it. */
function saidBy(by: Told, statement: Statement, told: Told, { weights }: Vector): number {
  let all = 0;
  let said = 0;
  for (const { terms, meanings } of told.words) {
    let weight = 0;
    for (const term of terms) weight = Math.max(weight, weights.get(term) ?? 0);
    all += weight;
    if (meanings.some((meaning) => by.meanings.has(meaning)) && !terms.some((term) => statement.terms.has(term))) said += weight;
  }
  return said / Math.max(LEAST_WEIGHT, all);
}

/** Words met before, by base form: a long text has few that are not. */
const met = new Map<string, Told['words'][number]>();
const MOST_KNOWN = 50_000;

function wordOf(base: string): Told['words'][number] {
  let word = met.get(base);
  if (word === undefined) {
    const terms = deedsOf(base)?.map((deed) => `=${deed}`) ?? thingsOf(base)?.map((thing) => `+${thing}`) ?? [base];
    word = { terms, meanings: meaningsOf(base) };
    if (met.size >= MOST_KNOWN) met.clear();
    met.set(base, word);
  }
  return word;
}

const known = new WeakMap<Statement, Told>();

/** The words of a statement but names, numbers and function words, each once, with their terms and meanings. */
function wordsOf(statement: Statement): Told {
  let told = known.get(statement);
  if (told === undefined) {
    const words = new Map<string, Told['words'][number]>();
    statement.words.forEach(({ word, capital, number }, i) => {
      if (number || isStop(word) || (capital && i > 0)) return;
      const base = baseForm(word);
      words.set(base, wordOf(base));
    });
    told = { words: [...words.values()], meanings: new Set([...words.values()].flatMap(({ meanings }) => meanings)) };
    known.set(statement, told);
  }
  return told;
}
