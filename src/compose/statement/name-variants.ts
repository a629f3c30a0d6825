import { nameKey } from './name-key.ts';
import type { Statement } from './statement.ts';

/** A shorter skeleton is shared by names of different people. */
const LEAST = 5;
/** Words before and behind a name by which it is told whose it is: "Libyan leader Muammar Gaddafi". */
const AROUND = 3;

/**
 * Statements in which one name is written one way: "Gaddafi", "Qadhafi". Names are one where they sound the same in any transcription,
 * stand beside a word in common, and no text uses both spellings. The spelling that most statements use stands for all; nothing of
 * this is printed.
 */
export function unifyNames(statements: readonly Statement[]): readonly Statement[] {
  let known = unified.get(statements);
  if (known === undefined) {
    known = unify(statements);
    unified.set(statements, known);
  }
  return known;
}
/** Facts and stories both ask. */
const unified = new WeakMap<readonly Statement[], readonly Statement[]>();

function unify(statements: readonly Statement[]): readonly Statement[] {
  const bySound = new Map<string, Set<string>>();
  for (const { names } of statements)
    for (const key of names) {
      const sound = soundOf(key);
      if (sound.length < LEAST) continue;
      const list = bySound.get(sound);
      if (list === undefined) bySound.set(sound, new Set([key]));
      else list.add(key);
    }
  const spellings = [...bySound.values()].filter((keys) => keys.size > 1);
  if (spellings.length === 0) return statements;
  const uses = usesOf(new Set(spellings.flatMap((keys) => [...keys])), statements);
  const standsFor = new Map<string, string>();
  for (const keys of spellings) {
    const [first = '', ...others] = [...keys].sort((a, b) => countOf(uses, b) - countOf(uses, a) || (a < b ? -1 : 1));
    for (const other of others) if (oneName(uses.get(first), uses.get(other))) standsFor.set(other, first);
  }
  return standsFor.size === 0 ? statements : statements.map((statement) => respelt(statement, standsFor));
}

/** Where a spelling is used: in which texts, how often, beside what. */
interface Use {
  readonly sources: Set<number>;
  readonly beside: Set<string>;
  count: number;
}

function usesOf(keys: ReadonlySet<string>, statements: readonly Statement[]): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  for (const { words, names, source } of statements) {
    if (![...names].some((name) => keys.has(name))) continue;
    words.forEach(({ word, capital }, i) => {
      const key = nameKey(word);
      if (!capital || !keys.has(key)) return;
      const use = uses.get(key) ?? { sources: new Set(), beside: new Set(), count: 0 };
      uses.set(key, use);
      use.sources.add(source);
      use.count++;
      for (const near of words.slice(Math.max(0, i - AROUND), i + 2))
        if (near.word.length > 3 && near.word !== word) use.beside.add(near.capital ? soundOf(nameKey(near.word)) : near.word);
    });
  }
  return uses;
}

function countOf(uses: ReadonlyMap<string, Use>, key: string): number {
  return uses.get(key)?.count ?? 0;
}

function oneName(one: Use | undefined, other: Use | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return ![...other.sources].some((source) => one.sources.has(source)) && [...other.beside].some((word) => one.beside.has(word));
}

function respelt(statement: Statement, standsFor: ReadonlyMap<string, string>): Statement {
  const { terms, names, subject, origin, coreTerms } = statement;
  if (![...names, ...(origin ?? [])].some((name) => standsFor.has(name))) return statement;
  const respell = (keys: Iterable<string>): Set<string> => new Set([...keys].map((key) => standsFor.get(key) ?? key));
  return {
    ...statement,
    terms: new Map([...terms].map(([term, weight]) => [standsFor.get(term) ?? term, weight])),
    names: respell(names),
    subject: respell(subject),
    coreTerms: [...respell(coreTerms)],
    ...(origin === undefined ? {} : { origin: respell(origin) }),
  };
}

/** How a name sounds whatever alphabet it was written out of: its consonants by kind, its vowels as open (1) or round (2). */
function soundOf(key: string): string {
  return key
    .slice(1)
    .replace(/[^a-z]/g, '')
    .replace(/^(?:gh|g|q)/, 'k')
    .replace(/sch|sh|ch|tch/g, 'x')
    .replace(/kh|ck|q/g, 'k')
    .replace(/c(?=[eiy])|z/g, 's')
    .replace(/c/g, 'k')
    .replace(/ph/g, 'f')
    .replace(/([dgt])h/g, '$1')
    .replace(/w/g, 'v')
    .replace(/[aeiyj]+/g, '1')
    .replace(/[ou]+/g, '2')
    .replace(/(.)\1+/g, '$1');
}
