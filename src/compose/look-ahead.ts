import type { LookAhead } from '../model/brief.ts';
import { findDates } from '../text/dates.ts';
import { cueFinder } from './cues.ts';
import type { Statement } from './statement.ts';

/** Words by which a sentence speaks of what is to come. */
const findComing = cueFinder(
  [
    'will',
    'shall',
    'set to',
    'due to',
    'due on',
    'due in',
    'due by',
    'expected',
    'scheduled',
    'plan',
    'plans',
    'planned',
    'planning',
    'upcoming',
    'to be held',
    'is to',
    'are to',
    'would mark',
    'would be',
    'ahead of',
    'intends',
    'deadline',
    'next week',
    'next month',
    'tomorrow',
    'takes place',
    'begins',
    'opens',
    'heads to',
    'preparing',
    'going to',
    'by the end',
    'until',
  ].map((phrase) => ({ phrase, means: true })),
);

/**
 * Dated things still to come, earliest first; of one date, in printed order.
 *
 * @param printed    in printed order, with all that say the same.
 * @param reference  ISO date a source speaks from.
 * @param today      the edition's date; what is before it is not ahead.
 */
export function lookAhead(
  printed: readonly (readonly Statement[])[],
  reference: (statement: Statement) => string,
  today: string,
): LookAhead[] {
  const found: LookAhead[] = [];
  for (const told of printed)
    for (const statement of told) {
      const coming = findComing(statement.words).length > 0;
      const ahead = findDates(statement.text, reference(statement), coming ? 'future' : 'past').find(
        (mention) =>
          (coming || mention.absolute) &&
          mention.date >= today.slice(0, mention.date.length) &&
          mention.date.length >= 7 &&
          !/^(?:since|from|after|last)\b/i.test(mention.asStated) &&
          !(mention.date === today && !coming),
      );
      if (ahead === undefined) continue;
      found.push({
        date: ahead.date,
        asStated: ahead.asStated,
        cites: [statement.cite, ...told.filter((other) => other !== statement).map((other) => other.cite)],
      });
      break;
    }
  return found
    .map((entry, i) => ({ entry, i }))
    .sort((a, b) => (a.entry.date < b.entry.date ? -1 : a.entry.date > b.entry.date ? 1 : a.i - b.i))
    .map(({ entry }) => entry);
}
