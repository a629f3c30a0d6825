import type { Statement } from '../statement/statement.ts';
import { countInBoth } from './in-both.ts';

/** Who is called by somebody else's name. */
const KIN =
  /^(?:wife|husband|widow|widower|sons?|daughters?|child|children|brothers?|sisters?|father|mother|parents|cousin|uncle|aunt|nephew|niece|bodyguards?|driver)$/;

/** Words at the head of a sentence among which its subject stands. */
const HEAD = 8;

/** Whether one tells of somebody what the other tells of one of his kin: "Omar Brandt was arrested", "a brother of Omar Brandt was arrested". */
export function otherPerson(a: Statement, b: Statement): boolean {
  if (a.subject.size === 0 || a.subject.size !== b.subject.size || countInBoth(a.subject, b.subject) < a.subject.size) return false;
  return (headsKin(a) && !namesKin(b)) || (headsKin(b) && !namesKin(a));
}

function headsKin({ words }: Statement): boolean {
  return words
    .slice(0, HEAD)
    .some(
      ({ word }, i) =>
        KIN.test(word) && (words[i + 1]?.word === 'of' || (words[i - 1]?.capital === true && words[i + 1]?.capital !== true)),
    );
}

function namesKin({ words }: Statement): boolean {
  return words.some(({ word }) => KIN.test(word));
}
