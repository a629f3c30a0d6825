import { expect, it } from 'vitest';
import { heap } from '../../../src/compose/stories/heap.ts';

it('gives what was pushed, the first first, whatever the order of pushing', () => {
  const numbers = Array.from({ length: 200 }, (_, i) => (i * 7919) % 211);
  const queue = heap<number>((a, b) => a < b);
  for (const number of numbers.slice(0, 150)) queue.push(number);
  const first = Array.from({ length: 50 }, () => queue.pop() as number);
  for (const number of numbers.slice(150)) queue.push(number);
  const rest: number[] = [];
  for (let number = queue.pop(); number !== undefined; number = queue.pop()) rest.push(number);
  expect(first).toEqual([...numbers.slice(0, 150)].sort((a, b) => a - b).slice(0, 50));
  expect(rest).toEqual([...rest].sort((a, b) => a - b));
  expect(first.length + rest.length).toBe(numbers.length);
});
