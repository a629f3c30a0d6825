import type { Statement } from '../statement/statement.ts';

/** Words by which something is told as not sure, to come or not so; those of one row say the same. */
const KINDS = [
  'may might could can possible possibly perhaps',
  'would will shall',
  'should',
  'must',
  'if unless whether',
  'no not never nor neither none nobody nothing without hardly cannot',
  'likely',
  'unlikely',
  'expected expects',
  'plans planned planning intends',
  'considers considering',
  'denied denies rejected',
  'threatened threatens',
  'due',
];
const kindOf = new Map(KINDS.flatMap((row, kind) => row.split(' ').map((word) => [word, kind] as const)));

const known = new WeakMap<Statement, string>();

function hedgesOf(statement: Statement): string {
  let found = known.get(statement);
  if (found === undefined) {
    const kinds = statement.words.flatMap(({ word }) => kindOf.get(word.endsWith("n't") ? 'not' : word) ?? []);
    found = [...new Set(kinds)].sort().join(' ');
    known.set(statement, found);
  }
  return found;
}

/** Whether two statements hedge alike: what is told, however the verbs are built, is as sure in both. */
export function hedgeAlike(a: Statement, b: Statement): boolean {
  return hedgesOf(a) === hedgesOf(b);
}
