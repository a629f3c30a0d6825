import type { Statement } from '../statement/statement.ts';
import { deedsTold } from './deeds-told.ts';
import { countInBoth } from './in-both.ts';

/** Words by which what hangs on them is yet to come: "is expected to approve", "agreed to pay"; not "managed to". */
const AHEAD =
  /^(?:expect(?:s|ed)?|due|set|plan(?:s|ned|ning)?|scheduled|likely|hop(?:e|es|ed|ing)|intend(?:s|ed|ing)?|want(?:s|ed)?|prepar(?:e|es|ed|ing)|ready|poised|supposed|agreed|promised|pledged|vowed|threatened|offered|will|would|shall|may|might|could)$/;

/**
 * Whether the deed that one tells as done the other, whose main clause tells something else, tells only as to come: "the board has approved
 * the loan", "the board began a meeting at which it is expected to approve the loan".
 */
export function onlyAhead(done: Statement, other: Statement): boolean {
  if (done.reality !== 'done' || countInBoth(done.head, other.head) > 0) return false;
  if (countInBoth(done.head, other.deeds) === 0 && countInBoth(done.head, other.stems) === 0) return false;
  return isTold(done, done.head, false) && isTold(other, done.head, true);
}

/** Whether a statement tells a deed, every time with a word before that puts it ahead, or every time without. */
function isTold(statement: Statement, deed: ReadonlySet<string>, ahead: boolean): boolean {
  const told = deedsTold(statement).filter(({ deeds }) => deeds.some((found) => deed.has(found)));
  return told.length > 0 && told.every(({ before }) => before.some((word) => AHEAD.test(word)) === ahead);
}
