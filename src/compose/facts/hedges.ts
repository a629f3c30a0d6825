import type { Statement } from '../statement/statement.ts';

/** Words by which something is told as not sure, to come or not so; those of one kind say the same. */
const HEDGES: Readonly<Record<string, string>> = {
  may: 'may',
  might: 'may',
  could: 'may',
  can: 'may',
  possible: 'may',
  possibly: 'may',
  perhaps: 'may',
  would: 'will',
  will: 'will',
  shall: 'will',
  should: 'should',
  must: 'must',
  if: 'if',
  unless: 'if',
  whether: 'if',
  no: 'no',
  not: 'no',
  never: 'no',
  nor: 'no',
  neither: 'no',
  none: 'no',
  nobody: 'no',
  nothing: 'no',
  without: 'no',
  hardly: 'no',
  cannot: 'no',
  likely: 'likely',
  unlikely: 'unlikely',
  expected: 'expected',
  expects: 'expected',
  plans: 'plan',
  planned: 'plan',
  planning: 'plan',
  intends: 'plan',
  considers: 'consider',
  considering: 'consider',
  denied: 'deny',
  denies: 'deny',
  rejected: 'deny',
  threatened: 'threaten',
  threatens: 'threaten',
  due: 'due',
};

const known = new WeakMap<Statement, string>();

function hedgesOf(statement: Statement): string {
  let found = known.get(statement);
  if (found === undefined) {
    const kinds = statement.words.flatMap(({ word }) => HEDGES[word.endsWith("n't") ? 'not' : word] ?? []);
    found = [...new Set(kinds)].sort().join(' ');
    known.set(statement, found);
  }
  return found;
}

/** Whether two statements hedge alike: what is told, however the verbs are built, is as sure in both. */
export function hedgeAlike(a: Statement, b: Statement): boolean {
  return hedgesOf(a) === hedgesOf(b);
}
