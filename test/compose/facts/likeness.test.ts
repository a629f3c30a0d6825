import { expect, it } from 'vitest';
import { candidatePairs, type Vector } from '../../../src/compose/facts/likeness.ts';

const vector = (...terms: string[]): Vector => ({ weights: new Map(terms.map((term) => [term, 2])), total: 2 * terms.length });

it('pairs vectors that share enough, each pair once', () => {
  const vectors = [vector('port', 'strike'), vector('port', 'storm'), vector('strike', 'port', 'pay')];
  expect([...candidatePairs(vectors, 80, 3)]).toEqual([[0, 2]]);
});

it('makes of a hundred near copies a hundred questions, not five thousand pairs', () => {
  const vectors = Array.from({ length: 100 }, () => vector('port', 'strike', 'pay'));
  const asked: (readonly number[])[] = [];
  const pairs = [
    ...candidatePairs(vectors, 80, 3, (_, likest) => {
      asked.push(likest);
      return likest.length > 0;
    }),
  ];
  expect(pairs).toEqual([]);
  expect(asked).toHaveLength(100);
  expect(asked.slice(1).every((likest) => likest.length === 1 && likest[0] === 0)).toBe(true);
});
