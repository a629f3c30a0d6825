import type { Statement } from '../statement/statement.ts';
import { countInBoth } from './in-both.ts';
import { containment, cosine, type Vector } from './likeness.ts';
import { differentToll } from './toll.ts';

/** Tolls of one event share a name, another telling word and this much in all. */
const SAME_TOLL = 0.2;

/** Whether two give different tolls of one event: a name and something else in common beside the dead. */
export function risingToll(a: Statement, b: Statement, va: Vector, vb: Vector): boolean {
  if (differentToll(a, b) === undefined || countInBoth(a.names, b.names) === 0) return false;
  const others = [...va.weights.keys()].filter(
    (term) => vb.weights.has(term) && !/^[@#*]/.test(term) && term !== '=kill' && term !== '=injure',
  );
  return others.length > 0 && (cosine(va, vb) + containment(va, vb)) / 2 >= SAME_TOLL;
}
