import type { Statement } from '../statement/statement.ts';
import { idle, spoken } from '../talk/spoken.ts';

/** How far back, in sentences, something told is looked for. */
const REACH = 12;

/**
 * What a spoken sentence leans on, after the rules for all sentences have been asked: nothing of another exchange (the question
 * between them has changed the subject), and no talk about the talk where something was told, or asked in print, before it.
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
  const at = (n: number): Statement | undefined => statements[n - (statements[0] as Statement).index];
  if (at(lean.on)?.unit.turn?.index !== turn.index) return undefined;
  for (let on = lean.on; on > lean.on - REACH && at(on)?.unit.turn?.index === turn.index; on--)
    if (!idle(at(on) as Statement) || at(on)?.unit.turn?.role === 'question') return on === lean.on ? lean : { ...lean, on };
  // Nothing before it in the exchange tells anything: it hangs on that all the same.
  return lean;
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

/** "We need to do that with our partners", "the same thing", "that exact point": what a speaker points back at, in words of talk. */
const POINTING =
  /\b(?:do|does|did|done|doing|about|on|of|to|with|like|say|said|saying|see|mean|after|before) that(?=[.,;:—–]| (?:with|in|from|at|by|because|and|but|when|now|today|again|too|as|for)\b)|\bthat (?:exact|very|same|particular|specific)\b|\bthe same (?:thing|point|question|answer|way)\b(?! (?:as|that|they|he|she|it|we)\b)/i;

/** Where a spoken sentence points back at what was said: offset of the words, or −1. */
export function pointsBackInTalk({ unit, text }: Statement): number {
  return unit.turn === undefined ? -1 : text.search(POINTING);
}
