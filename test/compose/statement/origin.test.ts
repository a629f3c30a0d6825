import { expect, it } from 'vitest';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

it.each([
  ['Omar Brandt, who has led the union of the dockers for nine years, said that the port is shut.', '@brandt', true],
  ['The port is shut, AFP reported, citing Omar Brandt.', '@brandt', true],
  ['The port is shut, AFP reported, citing Omar Brandt.', '@afp', false],
  ['The port, said minister Omar Brandt of Norvia, seemed to be shut.', '@brandt', true],
  ['Omar Brandt stopped the cranes and said that the port is shut.', '@brandt', true],
])('%s: %s %s', (text, teller, names) => {
  const { statements } = readTexts([sourceOf('s1', 's1.txt', `${text}\nThe union met Omar Brandt of AFP in Norvia.\n`)], silent);
  expect(statements[0]?.origin?.has(teller) ?? false).toBe(names);
});
