import { expect, it } from 'vitest';
import type { Lean } from '../../../src/compose/lean/lean.ts';
import { reports } from '../../../src/compose/sections/reports.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

/** Reports of texts whose sentences of these indexes lean. */
function read(texts: readonly string[], leaning: readonly number[]) {
  const { statements } = readTexts(
    texts.map((text, i) => sourceOf(`s${i + 1}`, `${i}.txt`, `${text}\n`)),
    silent,
  );
  const lean: Lean = { on: 0, rule: 'pronoun', words: 'it', loose: false };
  return reports(
    statements,
    statements.map((_, n) => (leaning.includes(n) ? lean : undefined)),
  );
}
const sentences = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, n) => `Baker ${String.fromCharCode(65 + n + from)}nders of Narva sang on Monday.`);

it('begins with a text, and with a heading', () => {
  expect(read([sentences(3).join(' ')], []).map(({ lede }) => lede)).toEqual([0, 0, 0]);
  const [a, b, c, d] = sentences(4);
  expect(read([`News of Riga\n\n${a} ${b}\n\nNews of Narva\n\n${c} ${d}`], []).map(({ lede }) => lede)).toEqual([0, 0, 2, 2]);
});

it('ends where the writer turns to something else', () => {
  const [a, b, c, d] = sentences(4);
  expect(read([`${a} ${b}\n\nIn a separate event, ${c} ${d}`], []).map(({ lede }) => lede)).toEqual([0, 0, 2, 2]);
});

it('is a paragraph of talk', () => {
  const [a, b, c, d] = sentences(4);
  const talk = `MR. HOLM: ${a} ${b}\n\nQ Who sang?\n\nMR. HOLM: ${c} ${d}`;
  expect(read([talk], []).map(({ lede }) => lede)).toEqual([0, 0, 2, 2]);
});

it('holds the closer together, the more of it leans and the longer it is', () => {
  const close = (count: number, leaning: readonly number[]) => read([sentences(count).join(' ')], leaning)[0]?.close;
  expect(close(11, [])).toBe(0);
  expect(close(11, [1, 2])).toBe(0);
  expect(close(11, [1, 2, 3])).toBeCloseTo(0.25);
  expect(close(11, [1, 2, 3, 4, 5])).toBe(1);
  expect(close(5, [1, 2, 3])).toBeCloseTo(5 / 8);
  expect(read([], [])).toEqual([]);
});
