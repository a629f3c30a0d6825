import { baseForm } from '../statement/base-form.ts';
import type { Statement } from '../statement/statement.ts';
import { isCalendar, isStop, isWeak } from '../statement/vocabulary.ts';

/** Where a statement names a date to come: offset of the date in its text, in UTF-16 units. */
export interface Appointment {
  readonly statement: Statement;
  readonly start: number;
}

/** Words on either side of a date that say what is to be then: about a clause. */
const REACH = 10;
/** So many words in common name one event; a single one is often only the country. */
const ENOUGH = 2;

/** Whether two statements, whose dates are the same, tell of one event on it: by the words around the date. */
export function sameAppointment(a: Appointment, b: Appointment): boolean {
  const other = around(b);
  let shared = 0;
  for (const word of around(a)) if (other.has(word)) shared++;
  return shared >= ENOUGH;
}

/** Base forms of the words near the date that tell something. */
function around({ statement: { words }, start }: Appointment): Set<string> {
  const at = words.findIndex((word) => word.end > start);
  const found = new Set<string>();
  for (const { word, number } of words.slice(Math.max(0, at - REACH), at + REACH)) {
    const base = baseForm(word);
    if (!number && word.length > 1 && !isStop(word) && !isWeak(base) && !isCalendar(word)) found.add(base);
  }
  return found;
}
