import { expect, it } from 'vitest';
import { findLeaning } from '../../../src/compose/lean/lean.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import { resolve } from '../../../src/compose/statement/resolve.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

it('gives a sentence that opens with a pronoun the names of whom it takes up, for comparing only', () => {
  const text = 'The Red Cross visited the prisoners in Selin on Monday. It said its staff had talked in private with every prisoner.';
  const { statements, bySource } = readTexts([sourceOf('s1', 's1.txt', text)], silent);
  const [visit, talks] = resolve(
    statements,
    bySource.flatMap((list) => findLeaning(list)),
  );
  expect(visit).toBe(statements[0]);
  expect([...(talks?.names ?? [])]).toContain('@red');
  expect([...(statements[1]?.names ?? [])]).not.toContain('@red');
  expect(talks?.text).toBe(statements[1]?.text);
});
