import type { Because } from '../../model/log.ts';
import type { Affiliations } from '../statement/affiliation.ts';
import type { Statement } from '../statement/statement.ts';
import { type Conflicting, conflictOf } from './conflict.ts';
import type { Vector } from './likeness.ts';
import { sameFact } from './same-fact.ts';

/** What is to be said of two statements. */
export interface PairVerdict {
  /** Log odds that both tell the same. */
  readonly likeness: number;
  /** Log odds that both speak of one event. */
  readonly event: number;
  readonly because: () => readonly Because[];
  /** What forbids to merge them; worked out when asked. */
  readonly conflict: () => Conflicting | undefined;
}

/**
 * Whether two statements tell the same, and what forbids to merge them.
 *
 * @param between  how far apart they stand in their texts, 0–1.
 * @param sameDay  whether both were published on one day.
 */
export function compare(
  a: Statement,
  b: Statement,
  va: Vector,
  vb: Vector,
  between: number,
  ofState: Affiliations,
  sameDay = false,
): PairVerdict {
  const { odds, event, because } = sameFact(a, b, va, vb, between);
  return { likeness: odds, event, because, conflict: () => conflictOf(a, b, ofState, odds, sameDay) };
}
