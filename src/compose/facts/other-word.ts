import type { Token } from '../../text/tokens.ts';
import { baseForm } from '../statement/base-form.ts';
import type { Statement } from '../statement/statement.ts';
import { deedsOf, isCalendar, isNumberWord, isReporting, isStop, isWeak, thingsOf } from '../statement/vocabulary.ts';
import { meaningsOf } from './meanings.ts';

/** Two statements that say the same in all but so many words… */
const MOST_OTHER = 4;
/** …and in so many times as many words. */
const FRAME = 2;
/** Names that begin alike are one name, spelled or inflected otherwise. */
const SPELLED_ALIKE = 3;

/**
 * What differs where two statements are one sentence with a word put in another's place: a number, a day, or another word, be it a name,
 * that does not mean the same: "the port of Halm was shelled", "the airport of Halm was shelled". Likeness only sees how much is the same.
 */
export function otherWord(a: Statement, b: Statement): 'number' | 'time' | 'act' | undefined {
  const slots = slotsOf(a.words, b.words);
  if (slots === undefined) return undefined;
  let found: 'number' | 'time' | 'act' | undefined;
  for (const [one, other] of slots) {
    const differs = differ(one, other, a, b);
    if (differs === 'number') return 'number';
    found ??= differs;
  }
  return found;
}

/** The words that stand in each other's place; undefined where the sentences are not built alike. */
function slotsOf(a: readonly Token[], b: readonly Token[]): readonly (readonly [Token, Token])[] | undefined {
  if (a.length !== b.length) return undefined;
  const slots: [Token, Token][] = [];
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [a[i] as Token, b[i] as Token];
    if (one.word === other.word) continue;
    slots.push([one, other]);
    if (slots.length > MOST_OTHER) return undefined;
  }
  return a.length >= (FRAME + 1) * slots.length ? slots : undefined;
}

function differ(one: Token, other: Token, a: Statement, b: Statement): 'number' | 'time' | 'act' | undefined {
  const [left, right] = [baseForm(one.word), baseForm(other.word)];
  if (left === right) return undefined;
  if (isNumber(one) && isNumber(other)) return 'number';
  if (isCalendar(one.word) && isCalendar(other.word)) return 'time';
  if (OPPOSED.some((pair) => pair.includes(one.word) && pair.includes(other.word))) return 'act';
  const words = [one, other];
  if (words.some(({ word }) => isStop(word) || isReporting(word) || isWeak(baseForm(word)) || isCalendar(word))) return undefined;
  if (words.some(isNumber)) return undefined;
  if (one.capital !== other.capital) return undefined;
  if (one.word.slice(0, SPELLED_ALIKE) === other.word.slice(0, SPELLED_ALIKE) || isShort(one.word, other.word)) return undefined;
  // "Moscow" is Russia; but where both names stand in both, they have changed places.
  const swapped = a.stems.has(right) && b.stems.has(left);
  if (one.capital && !swapped && [...a.names].every((name) => b.names.has(name))) return undefined;
  return meansTheSame(left, right) ? undefined : 'act';
}

/** Function words of which one is not the other. */
const OPPOSED = [
  ['more', 'less'],
  ['more', 'fewer'],
  ['over', 'under'],
  ['above', 'below'],
  ['before', 'after'],
  ['with', 'without'],
  ['into', 'from'],
  ['to', 'from'],
];

/** Whether of two words one is short for the other: "Lt", "Lieutenant". */
function isShort(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length > SHORTENED || short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}
const SHORTENED = 4;

function isNumber({ word, number }: Token): boolean {
  return number || isNumberWord(word);
}

/** Whether two words, by their bases, name one deed or thing, or mean the same. */
function meansTheSame(one: string, other: string): boolean {
  return [deedsOf, thingsOf, meaningsOf].some((of) => {
    const known: readonly unknown[] = of(other) ?? [];
    return (of(one) ?? []).some((meaning) => known.includes(meaning));
  });
}
