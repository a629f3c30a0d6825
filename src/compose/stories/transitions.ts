import { cueFinder } from '../statement/cues.ts';
import type { Statement } from '../statement/statement.ts';

/** Where a writer turns to something else. */
const findTurn = cueFinder(
  [
    'in a separate',
    'separately',
    'meanwhile',
    'lastly',
    'finally',
    'elsewhere',
    'simultaneously',
    'in other news',
    'in another',
    'at the same time',
    'in a significant',
    'turning to',
    'on another',
    'also on',
    'in related news',
    'in a related',
    'next',
  ].map((phrase) => ({ phrase, means: true })),
);

/** What a writer says that stands apart. */
const findApart = cueFinder(
  ['in a separate', 'separately', 'elsewhere', 'in other news', 'in an unrelated', 'in another'].map((phrase) => ({ phrase, means: true })),
);

/** Opens with words that set it apart from what stands before and behind: "In a separate incident". */
export function setApart({ words }: Statement): boolean {
  return findApart(words.slice(0, 5)).some((hit) => hit.from === 0);
}

/** Opens with a turn to something else, or a leading "Meanwhile," was cut; in talk, what opens another exchange. */
export function turned({ unit, words }: Statement): boolean {
  if (findTurn(words.slice(0, 5)).some((hit) => hit.from === 0)) return true;
  return unit.turn === undefined ? (unit.cuts?.some((cut) => cut.start === unit.start) ?? false) : unit.turn.opens;
}

/** Neighbours of one paragraph; in talk, of one answer. */
export function together(one: Statement, other: Statement): boolean {
  const [a, b] = [one.unit.turn, other.unit.turn];
  return (
    one.unit.paragraph === other.unit.paragraph || (a !== undefined && b !== undefined && a.answers && b.answers && a.index === b.index)
  );
}
