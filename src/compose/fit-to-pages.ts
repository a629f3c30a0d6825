import type { Brief } from '../model/brief.ts';
import type { Lean } from './lean/lean.ts';
import type { RankedStory } from './order/bottom-line.ts';
import type { Statement } from './statement/statement.ts';
import { hangsOnQuestion, idle, spoken } from './talk/spoken.ts';

/** Each further sentence of a story is worth so much of the one before. */
const FADE = 0.93;
/** What hangs on a question that is not printed is worth so much less. */
const HANGING = 0.3;
/** Stories of nothing but talk that are worth less are not printed where not all can be. */
const TALK_LEAST = 0.1;
/** What an earlier edition printed is worth so much less. */
const OLD = 0.4;
/** Layouts at the most: each costs the setting of the whole brief. */
const ROUNDS = 7;

/**
 * Chooses what to print within a number of pages: the most valuable stories and sentences, whole thoughts only. No sentence is
 * kept without what it leans on, none without its story's lede.
 *
 * @param pages     most pages of the body, ≥ 1.
 * @param whole     the brief with everything in it.
 * @param values    news value by statement.
 * @param isOld     told by an earlier edition.
 * @param layOut    the brief with these statements only.
 * @param count     pages of a brief's body, by the typesetter.
 * @returns the statements to keep; undefined where all fit.
 */
export function fitToPages(
  pages: number,
  whole: Brief,
  stories: readonly RankedStory[],
  statements: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  printedAs: Int32Array,
  values: readonly number[],
  isOld: (n: number) => boolean,
  layOut: (kept: ReadonlySet<number>) => Brief,
  count: (brief: Brief) => number,
): ReadonlySet<number> | undefined {
  const all = count(whole);
  if (all <= pages) return undefined;
  const ranked = byWorth(stories, statements, leaning, printedAs, values, isOld);
  const words: number[] = [0];
  for (const n of ranked) words.push((words.at(-1) as number) + (statements[n] as Statement).words.length);

  // Bisection over how many are kept, opened with an estimate by words, since pages grow nearly with words.
  let fits = 0;
  let tooMany = ranked.length;
  const total = words.at(-1) as number;
  let guess = words.findIndex((sum) => sum > (total * pages) / all) - 1;
  for (let round = 0; round < ROUNDS && tooMany - fits > 1; round++) {
    const tried = Math.min(tooMany - 1, Math.max(fits + 1, guess));
    if (count(layOut(new Set(ranked.slice(0, tried)))) <= pages) {
      fits = tried;
      guess = Math.ceil(tried * 1.08);
    } else {
      tooMany = tried;
      guess = Math.floor(tried * 0.92);
    }
    if (guess <= fits || guess >= tooMany) guess = (fits + tooMany) >> 1;
  }
  // One sentence is always left, however small the page.
  return new Set(ranked.slice(0, Math.max(1, fits)));
}

/** How much of its place's worth a statement keeps: in talk what tells nothing counts for nothing, what tells little for less. */
function spokenShare(statement: Statement, value: number): number {
  if (spoken(statement) === undefined) return 1;
  if (idle(statement)) return 0;
  return (hangsOnQuestion(statement) ? HANGING : 1) * (0.7 + Math.min(0.3, 1.2 * value));
}

/** All printed statements, the most worth keeping first; each behind its story's lede and behind what it leans on. */
function byWorth(
  stories: readonly RankedStory[],
  statements: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  printedAs: Int32Array,
  values: readonly number[],
  isOld: (n: number) => boolean,
): number[] {
  const worth = new Map<number, { readonly worth: number; readonly story: number; readonly place: number }>();
  stories.forEach((story, s) => {
    const chatter = story.value < TALK_LEAST && story.order.every((n) => spoken(statements[n] as Statement) !== undefined);
    let least = story.value * (story.order.every(isOld) ? OLD : 1);
    story.order.forEach((n, place) => {
      const statement = statements[n] as Statement;
      const lean = leaning[n];
      const on = lean === undefined ? undefined : worth.get(printedAs[lean.on] as number);
      least *= place === 0 ? 1 : FADE;
      const own = chatter ? 0 : least * spokenShare(statement, values[n] as number);
      worth.set(n, { worth: Math.min(own, on?.worth ?? own), story: s, place });
    });
  });
  const ranked = [...worth].sort(([, a], [, b]) => b.worth - a.worth || a.story - b.story || a.place - b.place);
  const worthy = ranked.filter(([, { worth }]) => worth > 0);
  return (worthy.length > 0 ? worthy : ranked).map(([n]) => n);
}
