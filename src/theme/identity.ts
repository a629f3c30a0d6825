import type { Brief, Changes } from '../model/brief.ts';
import { count, fill, formatDate, type Labels } from './labels.ts';

/**
 * The parts of the identity line, in order: as of, period covered, number of sources, undated ones, what changed since the last
 * edition, next edition. Every output prints these.
 */
export function identityParts(brief: Pick<Brief, 'edition' | 'sources'>, labels: Labels): readonly string[] {
  const { asOf, covers, changes, next, zone } = brief.edition;
  const undated = brief.sources.filter((source) => source.published === undefined).length;
  const sources = count(labels.identity.sources, brief.sources.length, labels);
  const parts: string[] = [];
  if (asOf !== undefined) parts.push(fill(labels.identity.asOf, { time: formatDate(asOf, labels, 'long', zone) }));
  if (covers !== undefined)
    parts.push(
      covers.from === covers.to
        ? fill(labels.identity.coversDay, { day: formatDate(covers.from, labels) })
        : fill(labels.identity.covers, { from: formatDate(covers.from, labels), to: formatDate(covers.to, labels) }),
    );
  if (undated === 0) parts.push(sources);
  else if (undated === brief.sources.length) parts.push(`${sources}, ${labels.identity.undatedAll}`);
  else parts.push(`${sources}, ${count(labels.identity.undated, undated, labels)}`);
  const changed = changes === undefined ? [] : changeCounts(changes, labels);
  if (changes !== undefined && changed.length > 0)
    parts.push(fill(labels.identity.changes, { date: formatDate(changes.since, labels), counts: changed.join(', ') }));
  if (next !== undefined) parts.push(fill(labels.identity.next, { date: formatDate(next, labels) }));
  return parts;
}

/** "12 new", "3 updated", "4 unchanged": those of which there are any. */
function changeCounts(changes: Changes, labels: Labels): string[] {
  const { dropped = 0 } = changes;
  const counts = { new: changes.new, updated: changes.updated, unchanged: changes.unchanged - dropped, dropped };
  return (['new', 'updated', 'unchanged', 'dropped'] as const).flatMap((name) =>
    // a line does not end between a number and what it counts
    counts[name] > 0 ? [count(labels.identity[name], counts[name], labels).replace(/(?<=\d) | (?=\d)/, '\u00a0')] : [],
  );
}
