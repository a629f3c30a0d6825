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

/**
 * The sentence proper, as the rules of leaning are to read it: without words that only open talk ("So, look,"), on which nothing leans,
 * and with the pronouns of its contractions ("they've").
 */
export function properStatement(statement: Statement): Statement {
  const talk = spoken(statement);
  if (talk === undefined) return statement;
  const words = statement.words
    .slice(talk.from)
    .map((token) => (CONTRACTED.test(token.word) ? { ...token, word: token.word.slice(0, token.word.indexOf("'")) } : token));
  return { ...statement, words };
}

const CONTRACTED = /^(?:i|you|he|she|it|we|they|that|there|who|what)'(?:m|re|ve|ll|d)$/;

/** Whether a paragraph of talk ended within the sentence of which this is the rest: it opens with a small letter, and nothing was cut. */
export function isRestOfSentence({ unit, text }: Statement): boolean {
  return (
    unit.turn !== undefined &&
    !unit.turn.opens &&
    /^\s*\p{Ll}/u.test(text) &&
    !(unit.cuts?.some(({ start }) => start === unit.start) ?? false)
  );
}
