import { idle, spoken } from './spoken.ts';
import type { Statement } from './statement.ts';

/**
 * What a spoken sentence leans on, after the rules for all sentences have been asked: nothing of another exchange (the question
 * between them has changed the subject), and never talk about the talk.
 *
 * @param statements  all of one source, in text order; the i-th is the one that leans.
 */
export function leanInTalk<Lean extends { readonly on: number }>(
  statements: readonly Statement[],
  i: number,
  lean: Lean | undefined,
): Lean | undefined {
  const statement = statements[i] as Statement;
  const { turn } = statement.unit;
  if (lean === undefined || turn === undefined || spoken(statement) === undefined) return lean;
  const first = (statements[0] as Statement).index;
  for (let on = lean.on; on >= first; on--) {
    const earlier = statements[on - first] as Statement;
    if (earlier.unit.turn?.index !== turn.index) return undefined;
    if (!idle(earlier)) return on === lean.on ? lean : { ...lean, on };
  }
  return undefined;
}

/** The sentence proper: without words that only open talk ("So, look,"), on which nothing leans. */
export function properStatement(statement: Statement): Statement {
  const from = spoken(statement)?.from ?? 0;
  return from === 0 ? statement : { ...statement, words: statement.words.slice(from) };
}
