import { baseForm } from '../statement/base-form.ts';
import type { Statement } from '../statement/statement.ts';
import { isStop } from '../statement/vocabulary.ts';

const WORDS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

const known = new WeakMap<Statement, ReadonlyMap<string, number>>();

/** What a statement counts by ordinals, by the base of the noun behind: "the fifth coup" is "coup", 5. */
function ordinalsOf(statement: Statement): ReadonlyMap<string, number> {
  let found = known.get(statement);
  if (found === undefined) {
    const made = new Map<string, number>();
    const { words } = statement;
    words.forEach(({ word, number }, i) => {
      const digits = number && /^(?:st|nd|rd|th)$/.test(words[i + 1]?.word ?? '');
      const place = digits ? Number.parseInt(word, 10) : WORDS.indexOf(word) + 1;
      const noun = words[digits ? i + 2 : i + 1];
      if (place > 0 && noun !== undefined && !noun.capital && !noun.number && !isStop(noun.word)) made.set(baseForm(noun.word), place);
    });
    found = made;
    known.set(statement, found);
  }
  return found;
}

/** Whether both count one thing by other ordinals: "the fifth coup", "the seventh coup". */
export function otherOrdinal(a: Statement, b: Statement): boolean {
  const others = ordinalsOf(b);
  for (const [noun, place] of ordinalsOf(a)) if ((others.get(noun) ?? place) !== place) return true;
  return false;
}
