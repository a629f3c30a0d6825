import { stem } from '../../text/stem.ts';
import type { Statement } from '../statement/statement.ts';

/** What happened to those counted. */
export type Harm = 'dead' | 'hurt' | 'missing' | 'displaced';

const WORDS: Readonly<Record<Harm, string>> = {
  dead: 'kill killed dead death deaths die died fatality fatal perished toll bodies',
  hurt: 'injure injured injury wounded wound hurt',
  missing: 'missing unaccounted',
  displaced: 'displaced homeless evacuated uprooted',
};
const harms = new Map(
  Object.entries(WORDS).flatMap(([harm, words]) => words.split(' ').map((word) => [stem(word), harm as Harm] as const)),
);

/** Words between a number and what happened: "17 people were killed", "killed 17". The toll stands farther: "the death toll has climbed to 17". */
const BEHIND = 5;
const BEFORE = 2;
const TOLL = 10;

/** "Has claimed 19 lives": lives alone are lived. */
const TAKES_LIVES = /^(?:claim|cost|tak|took|los[et])/;

const known = new WeakMap<Statement, ReadonlyMap<Harm, number>>();

/** How many a statement says were killed, hurt, missing or driven away; the first number of each. */
export function tollOf(statement: Statement): ReadonlyMap<Harm, number> {
  const found = known.get(statement);
  if (found !== undefined) return found;
  const tolls = new Map<Harm, number>();
  const { words, figures, text } = statement;
  for (const figure of figures) {
    if (figure.kind !== 'count' && figure.kind !== 'other') continue;
    const from = words.findIndex(({ end }) => end > figure.start);
    let to = from;
    while (to < words.length && (words[to]?.start ?? 0) < figure.end) to++;
    let best: { readonly harm: Harm; readonly far: number } | undefined;
    const look = (at: number, far: number): void => {
      const harm = harms.get(stem(words[at]?.word ?? ''));
      if (harm !== undefined && (best === undefined || far < best.far)) best = { harm, far };
    };
    for (let i = to; i < Math.min(words.length, to + BEHIND); i++) {
      if (words[i]?.number || /[.,;:]/.test(text.slice(words[i - 1]?.end ?? 0, words[i]?.start))) break;
      look(i, i - to + 1);
    }
    for (let i = from - 1; i >= Math.max(0, from - BEFORE); i--) look(i, from - i);
    for (let i = from - 1; i >= Math.max(0, from - TOLL); i--) if (words[i]?.word === 'toll') look(i, 2);
    if (words[to]?.word === 'lives' && words.slice(Math.max(0, from - BEFORE), from).some(({ word }) => TAKES_LIVES.test(word)))
      best = { harm: 'dead', far: 1 };
    if (best !== undefined && !tolls.has(best.harm)) tolls.set(best.harm, figure.value);
  }
  known.set(statement, tolls);
  return tolls;
}

/** A toll that rises is told by the next source with a larger number, not with one of another order. */
const RISES = 6;

/** What two statements count of one event with different numbers: "at least 12 killed", "the death toll climbs to 17". */
export function differentToll(a: Statement, b: Statement): Harm | undefined {
  if (otherYear(a, b)) return undefined;
  const others = tollOf(b);
  for (const [harm, value] of tollOf(a)) {
    const other = others.get(harm);
    if (other === undefined || other === value || gives(a, other) || gives(b, value)) continue;
    if (Math.max(value, other) <= RISES * Math.min(value, other)) return harm;
  }
  return undefined;
}

/** Whether a statement gives a number at all, for whatever: then it does not count otherwise. */
function gives({ figures }: Statement, number: number): boolean {
  return figures.some(({ value }) => value === number);
}

/** Whether one names another year, or a year where the other names none: the toll of an earlier year is another event's. */
export function otherYear(a: Statement, b: Statement): boolean {
  return yearsOf(a) !== yearsOf(b);
}

function yearsOf({ terms }: Statement): string {
  return [...terms.keys()]
    .filter((term) => /^#(?:1[89]|20)\d\d$/.test(term))
    .sort()
    .join();
}
