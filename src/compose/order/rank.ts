import type { Because } from '../../model/log.ts';
import type { Statement } from '../statement/statement.ts';
import { weighing } from './weigh.ts';

/** What is known of a printed statement when its news value is judged. */
export interface Told {
  /** Independent origins of the fact. */
  readonly origins: number;
  /** Sources that print it. */
  readonly sources: number;
  /** Place in its source, 0 first sentence … 1 last. */
  readonly position: number;
  /** Sentences before it in its source. */
  readonly before: number;
  readonly leans: boolean;
  /** Days before the latest source; 0 where undated. */
  readonly age: number;
  /** Share of the headline's names and stems it holds, 0–1. */
  readonly headline: number;
  /** It tells of what was over long before its text was written. */
  readonly longOver: boolean;
}

/** Words by which one who talks speaks of oneself or to another. */
export const ADDRESSES =
  /^(?:i|me|my|you|your|i'm|i'll|i've|i'd|you're|you've|you'll|let's|we're|we'll|we've|well|look|okay|yeah|yes|no|so)$/;

/** News value of one statement, 0–1, with its grounds. Position, corroboration, actors, figures, recency, the headline's words. */
export function newsValue(statement: Statement, told: Told): { value: number; because: Because[] } {
  const { add, result } = weighing();
  add('stands early in its text', 0.3 / (1 + told.before / 2) + 0.05 * (1 - told.position));
  add('independent origins', 0.18 * Math.min(3, told.origins - 1) ** 0.7);
  add('reports', 0.04 * Math.min(5, told.sources - 1));
  add('actors named', 0.03 * Math.min(4, statement.names.size));
  add('figures', 0.04 * Math.min(2, statement.numbers.size));
  add('deeds', 0.02 * Math.min(3, statement.deeds.size));
  add('words of the headline', 0.15 * told.headline);
  add('age', -0.05 * Math.min(4, told.age));
  if (statement.reality === 'done') add('a done deed', 0.03);
  if (told.longOver) add('tells of what is long over', -0.15);
  if (told.leans) add('leans on another', -0.2);
  if (statement.words.slice(0, 10).some(({ word }) => word === 'also')) add('adds to something', -0.1);
  if (statement.unit.speaker !== undefined) {
    // Talk tells less in more words, and little where nobody and nothing is named.
    add('is talk', -0.08);
    if (statement.names.size === 0) add('talk that names nobody', -0.12);
    if (statement.words.slice(0, 6).some(({ word }) => ADDRESSES.test(word))) add('speaks of who speaks', -0.08);
  }
  const length = statement.words.length;
  if (length < 8) add('short', -0.1);
  if (length > 55) add('long', -0.05);
  return result();
}
