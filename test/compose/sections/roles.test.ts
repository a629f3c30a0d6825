import { expect, it } from 'vitest';
import { wordClasses } from '../../../src/compose/sections/actors.ts';
import { learnRoles } from '../../../src/compose/sections/roles.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

/** The words of the last sentence that have a class, after all sentences have been learned from. */
function classed(text: string): Record<string, string> {
  const { statements } = readTexts([sourceOf('s1', 'a.txt', `${text}\n`)], silent);
  const last = statements.at(-1) as (typeof statements)[number];
  const classes = wordClasses(last, new Set(), learnRoles(statements));
  return Object.fromEntries(last.words.flatMap(({ word }, i) => (classes[i] === undefined ? [] : [[word, classes[i] as string]])));
}

it.each([
  ['President Ana Kask flew to Oslo. Kask was pleased.', { kask: '<leader>' }],
  ['Ana Kask, the acting foreign minister, flew home. Kask was pleased.', { kask: '<leader>' }],
  ['Vice Adm. Ole Brandt took the ship. Brandt was pleased.', { brandt: '<officer>' }],
  ['The destroyer USS Marten sailed. The Marten was late.', { marten: '<warship>' }],
  ['The tanker Corinth Dove sailed. The Dove was late.', { dove: '<merchant>' }],
] as const)('learns what a name is: %s', (text, expected) => {
  expect(classed(text)).toEqual(expected);
});

it.each([
  'Attorney General Ole Brandt went home. Brandt was pleased.',
  'Ana Kask, the president of Nordlinje Lines, flew home. Kask was pleased.',
  'President Ana Kask flew home. General Bo Kask flew home. Kask was pleased.',
  'The General Assembly met. The Assembly was late.',
])('learns nothing from another office, a company’s head or two of one name: %s', (text) => {
  expect(classed(text)).toEqual({});
});
