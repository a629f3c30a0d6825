import { candidatePairs, cosine, type Rarity, vectorOf } from '../facts/likeness.ts';
import type { Statement } from '../statement/statement.ts';
import { groups } from './groups.ts';

/** Stories this alike are of one event. */
const ALIKE = 0.3;
/** Terms in more stories than this find no candidates; a pair of candidates shares terms of at least this weight. */
const COMMON = 150;
const LEAST_SHARED = 6;

/** For each story its event, by the number of its first story: stories in different sections can be of one. */
export function findEvents(stories: readonly (readonly Statement[])[], of: Rarity): number[] {
  const vectors = stories.map((statements) => vectorOf(statements, of));
  const joined = groups(stories.length);
  for (const [a, b] of candidatePairs(vectors, COMMON, LEAST_SHARED))
    if (cosine(vectors[a] as (typeof vectors)[number], vectors[b] as (typeof vectors)[number]) >= ALIKE) joined.join(a, b);
  return stories.map((_, i) => joined.find(i));
}
