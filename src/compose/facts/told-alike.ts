import { baseForm } from '../statement/base-form.ts';
import type { Statement } from '../statement/statement.ts';
import { deedsOf } from '../statement/vocabulary.ts';
import { inBoth } from './in-both.ts';

/** How a verb is told, by what stands before it. */
type Telling = 'done' | 'coming' | 'possible' | 'denied';

/** Words before a verb that may tell how it is meant, no mark between. */
const BEFORE = 5;

const TELLINGS: readonly (readonly [Telling, string])[] = [
  ['denied', 'not no never neither nor none nobody without cannot hardly refused failed'],
  ['possible', 'may might could can possibly perhaps likely should must if unless whether'],
  ['coming', 'will would shall due to'],
];
const tellingOf = new Map(TELLINGS.flatMap(([telling, words]) => words.split(' ').map((word) => [word, telling] as const)));

/** "The exercises", "its fall": a deed spoken of, not told. */
const NAMED = /^(?:the|an?|its|their|his|her|our|this|these|that|those|any|no|of)$/;

/** How a statement tells each of its verbs, by deed or stem. */
function tellingsOf({ words, text, verbs }: Statement): ReadonlyMap<string, ReadonlySet<Telling>> {
  const found = new Map<string, Set<Telling>>();
  words.forEach(({ word, capital, number }, i) => {
    if ((capital && i > 0) || number || NAMED.test(words[i - 1]?.word ?? '')) return;
    const base = baseForm(word);
    for (const verb of deedsOf(base) ?? [base]) {
      if (!verbs.has(verb)) continue;
      const before: Telling[] = [];
      for (let at = i - 1; at >= Math.max(0, i - BEFORE); at--) {
        if (/[,;:.–—]/.test(text.slice(words[at]?.end, words[at + 1]?.start))) break;
        const { word: earlier } = words[at] as { word: string };
        before.push(tellingOf.get(earlier.endsWith("n't") ? 'not' : earlier) ?? 'done');
      }
      const telling = TELLINGS.find(([kind]) => before.includes(kind))?.[0] ?? 'done';
      const known = found.get(verb);
      if (known === undefined) found.set(verb, new Set([telling]));
      else known.add(telling);
    }
  });
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
