import type { Statement } from '../statement/statement.ts';
import { deedsTold } from './deeds-told.ts';
import { inBoth } from './in-both.ts';

/** How a verb is told, by what stands before it. */
type Telling = 'done' | 'coming' | 'possible' | 'denied';

const TELLINGS: readonly (readonly [Telling, string])[] = [
  ['denied', 'not no never neither nor none nobody without cannot hardly refused failed'],
  ['possible', 'may might could can possibly perhaps likely should must if unless whether'],
  ['coming', 'will would shall due to'],
];
const tellingOf = new Map(TELLINGS.flatMap(([telling, words]) => words.split(' ').map((word) => [word, telling] as const)));

/** How a statement tells each of its verbs, by deed or stem. */
function tellingsOf(statement: Statement): ReadonlyMap<string, ReadonlySet<Telling>> {
  const found = new Map<string, Set<Telling>>();
  for (const { deeds, before } of deedsTold(statement)) {
    const tellings = before.map((word) => tellingOf.get(word.endsWith("n't") ? 'not' : word));
    const telling = TELLINGS.find(([kind]) => tellings.includes(kind))?.[0] ?? 'done';
    for (const verb of deeds) if (statement.verbs.has(verb)) found.set(verb, (found.get(verb) ?? new Set()).add(telling));
  }
  return found;
}

/** Whether every verb that both tell is told as equally real, as far as the words right before it show; undefined where they share none. */
export function toldAlike(a: Statement, b: Statement): boolean | undefined {
  const shared = inBoth(a.verbs, b.verbs);
  if (shared.length === 0) return undefined;
  const [one, other] = [tellingsOf(a), tellingsOf(b)];
  return shared.every((verb) => {
    const [left, right] = [one.get(verb), other.get(verb)];
    return left === undefined || right === undefined || [...left].some((telling) => right.has(telling));
  });
}
