import { expect, it } from 'vitest';
import { unifyNames } from '../../../src/compose/statement/name-variants.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

/** Whether the last names of the first sentences of two texts are taken for one. */
function oneName(one: string, other: string): boolean {
  const sources = [one, other].map((text, i) => sourceOf(`s${i}`, `s${i}.txt`, text));
  const [first, second] = unifyNames(readTexts(sources, silent).statements);
  const names = [...(first?.names ?? [])].filter((name) => !name.startsWith('@libya'));
  return names.every((name) => second?.names.has(name));
}

it.each([
  ['The Libyan leader Gaddafi received the envoy.', 'The envoy met the Libyan leader Qadhafi.', true],
  ['Commander Abdul Rezzak was killed near Derna.', 'Near Derna, commander Abdul Razzaq was killed.', true],
  ['The Hizbullah movement rejected the plan.', 'The plan was rejected by the Hezbollah movement.', true],
  ['The minister Peter Martin resigned.', 'The minister Peter Morton resigned.', false],
  ['The singer Ivo Zhelensky gave a concert.', 'The president of the court, Marta Zelenski, spoke.', false],
])('%s | %s: %s', (one, other, same) => {
  expect(oneName(one, other)).toBe(same);
});
