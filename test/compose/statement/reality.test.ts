import { expect, it } from 'vitest';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

it.each([
  ['Omar Brandt called going to the bank his last plan.', 'done'],
  ['Omar Brandt called going to Halm his last plan.', 'done'],
  ['Omar Brandt is going to sell the bank.', 'coming'],
  ['Good will brought the two ministers together.', 'done'],
  ['The ministers will meet on May 4.', 'coming'],
  ['The ministers may meet in Halm.', 'possible'],
  ['The ministers did not meet in Halm.', 'denied'],
])('%s', (text, reality) => {
  const { statements } = readTexts([sourceOf('s1', 's1.txt', `${text}\n`)], silent);
  expect(statements[0]?.reality).toBe(reality);
});
