import { expect, it } from 'vitest';
import { rarityOf, vectorOf } from '../../../src/compose/facts/likeness.ts';
import type { Kin } from '../../../src/compose/facts/merge.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import { joinParts } from '../../../src/compose/stories/join-parts.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

/** Whether the first sentences of two texts come into one story, each a part by itself. */
function joined(
  one: string,
  other: string,
  kin: readonly Kin[],
  sections: readonly [number, number] = [0, 0],
  affairs: readonly [number, number] = [0, 0],
): boolean {
  const { statements } = readTexts(
    [one, other].map((text, i) => sourceOf(`s${i}`, `${i}.txt`, `${text}\n`)),
    silent,
  );
  const of = rarityOf(statements);
  const parts = statements.map((statement, i) => ({
    members: [i],
    stretch: i,
    section: sections[i] as number,
    affair: affairs[i] as number,
    vector: vectorOf([statement], of),
    length: 1,
  }));
  const found = joinParts(parts, statements, Int32Array.from([0, 1]), kin, of);
  return found.find(0) === found.find(1);
}

it('joins tellings of one event that share no words, in one section', () => {
  const texts = ['The prime minister dismissed Ann Brodel.', 'Kestria lost its treasury chief on Friday.'] as const;
  const kin = [{ a: 0, b: 1, surely: 1 }];
  expect(joined(...texts, [])).toBe(false);
  expect(joined(...texts, [{ a: 0, b: 1, surely: 0.5 }])).toBe(false);
  expect(joined(...texts, kin)).toBe(true);
  expect(joined(...texts, kin, [0, 1])).toBe(false);
  expect(joined(...texts, kin, [0, 0], [0, 1])).toBe(false);
});
