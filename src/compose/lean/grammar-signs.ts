import type { Token } from '../../text/tokens.ts';
import type { Statement } from '../statement/statement.ts';
import { isCalendar, isNumberWord, isStop } from '../statement/vocabulary.ts';
import { PAST, timeWords } from './lean-words.ts';

/** By what word or turn a sentence takes up another, and where it stands; `on` where the sign says which sentence, by its index. */
export interface Sign {
  readonly rule: string;
  /** Tokens [at, to). */
  readonly at: number;
  readonly to: number;
  readonly on?: number;
}

/** How far back, in sentences, a number is looked for. */
const REACH = 6;
/** Between "the" and a number of which was told. */
const OF_SEVERAL = /^(?:other|additional|extra|remaining|new|first|last|entire|whole|full)$/;
const NO_ONE = /^(?:of|other|others|one|and|side|time)$/;

/**
 * Signs of grammar that a sentence takes up what was told before it, whatever it is about: "The five belonged", "Each sail stands",
 * "named her to the post", "no stoppages either", "has since". English; linear.
 *
 * @param statements  all of one source, in text order; the i-th is the one judged, by its words proper.
 */
export function grammarSign(statement: Statement, statements: readonly Statement[], i: number): Sign | undefined {
  const { words: tokens } = statement;
  return (
    numberTold(statement, statements, i) ??
    eachOf(tokens) ??
    toThePost(statement) ??
    sinceThen(tokens) ??
    tooAside(statement) ??
    sameDay(tokens) ??
    oneMore(tokens)
  );
}

/** "The five belonged to a band", "The $20 billion are to be spread", "The other 20 came through". */
function numberTold({ words: tokens }: Statement, statements: readonly Statement[], i: number): Sign | undefined {
  if (tokens[0]?.word !== 'the') return undefined;
  const at = tokens.slice(1, 4).findIndex(({ number, word }) => number || isNumberWord(word)) + 1;
  const counted = tokens[at];
  if (at < 1 || counted === undefined || YEAR.test(counted.word)) return undefined;
  if (!tokens.slice(1, at).every(({ word }) => OF_SEVERAL.test(word) || MONEY.test(word))) return undefined;
  const next = tokens[at + 1];
  if (next !== undefined && !next.capital && (PAST.test(next.word) || (/[^e]ed$/.test(next.word) && tokens[at + 2] !== undefined)))
    return { rule: 'counts those told of before', at: 0, to: at + 1 };
  for (let j = i - 1; j >= Math.max(0, i - REACH); j--) {
    const before = statements[j] as Statement;
    if (before.words.some(({ word, number }) => word === counted.word && (number || isNumberWord(word))))
      return { rule: 'counts those told of before', at: 0, to: at + 1, on: before.index };
  }
  return undefined;
}
const YEAR = /^(?:1[89]|20)\d\d$/;
const MONEY = /^(?:us|usd|eur|gbp|euros?)$/;

/** "Each sail stands for", "Each country has": of those told of. */
function eachOf(tokens: readonly Token[]): Sign | undefined {
  const [own, noun, verb] = tokens;
  if (own?.word !== 'each' || noun === undefined || verb === undefined) return undefined;
  return noun.capital || NO_ONE.test(noun.word) || timeWords.has(noun.word) || isStop(noun.word)
    ? undefined
    : { rule: 'each of those told of before', at: 0, to: 2 };
}

/** "had named Mr. Holm to the post in August": which post was told. */
function toThePost({ words: tokens, text }: Statement): Sign | undefined {
  const at = tokens.findIndex(
    ({ word }, j) =>
      /^(?:post|job|position)$/.test(word) &&
      tokens[j - 1]?.word === 'the' &&
      /^(?:to|in|from|for|leave|left|hold|held|take|took|quit|quits)$/.test(tokens[j - 2]?.word ?? '') &&
      !/^(?:of|as|at|that|which)$/.test(tokens[j + 1]?.word ?? '') &&
      !(
        tokens[j + 1]?.word === 'in' &&
        tokens[j + 2]?.capital &&
        !/^\d/.test(text.slice(tokens[j + 2]?.start)) &&
        !MONTH.test(tokens[j + 2]?.word ?? '')
      ),
  );
  return at < 0 ? undefined : { rule: 'known from before', at: at - 1, to: at + 1 };
}
const MONTH = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** "Each has since declared": since what was told. */
function sinceThen(tokens: readonly Token[]): Sign | undefined {
  const at = tokens.findIndex(
    ({ word }, j) =>
      word === 'since' &&
      j < 9 &&
      ((/^(?:has|have|had)$/.test(tokens[j - 1]?.word ?? '') && /(?:ed|en|n|t)$/.test(tokens[j + 1]?.word ?? '')) ||
        (tokens[j - 1]?.word === 'ever' && /^(?:for|by|in|and|with)$/.test(tokens[j + 1]?.word ?? ''))),
  );
  return at < 0 ? undefined : { rule: 'takes up within', at, to: at + 1 };
}

/** "The owners, too, are worried". */
function tooAside({ words: tokens, text }: Statement): Sign | undefined {
  const at = tokens.findIndex(
    ({ word, start, end }, j) => word === 'too' && j > 0 && j < 10 && /,\s*$/.test(text.slice(0, start)) && /^\s*,/.test(text.slice(end)),
  );
  return at < 0 ? undefined : { rule: 'adds to what was told', at, to: at + 1 };
}

/** "met on the same day": which was told before. */
function sameDay(tokens: readonly Token[]): Sign | undefined {
  const at = tokens.findIndex(
    ({ word }, j) =>
      word === 'same' &&
      tokens[j - 1]?.word === 'the' &&
      /^(?:on|in|at|during|by)$/.test(tokens[j - 2]?.word ?? '') &&
      /^(?:day|days|night|morning|afternoon|evening|week)$/.test(tokens[j + 1]?.word ?? '') &&
      !/^(?:as|that|when|where|and)$/.test(tokens[j + 2]?.word ?? ''),
  );
  if (at < 0 || tokens.slice(0, at).some(({ word }) => isCalendar(word)) || twoOf(tokens.slice(0, at - 2))) return undefined;
  return { rule: 'takes up when', at: at - 1, to: at + 2 };
}

/** "Ann Holm and Bo Chen died": the day is the same for both, by the sentence itself. */
function twoOf(tokens: readonly Token[]): boolean {
  const and = tokens.findIndex(({ word }) => word === 'and');
  const [next, verb] = [tokens[and + 1], tokens.slice(and + 2)];
  return (
    and > 0 && next !== undefined && !isVerb(next) && verb.some(isVerb) && !tokens.slice(0, and).some((token, i) => i > 0 && isVerb(token))
  );
}
const isVerb = ({ word, capital }: Token): boolean => !capital && (PAST.test(word) || /[^e]ed$/.test(word));

/** "A second ship left", "A third batch was sent": the first was told of before. One still to come ("is planned") may be named alone. */
function oneMore(tokens: readonly Token[]): Sign | undefined {
  const [own, which, noun] = tokens;
  if (own?.word !== 'a' || !/^(?:second|third|fourth|fifth|sixth)$/.test(which?.word ?? '') || noun === undefined || noun.capital)
    return undefined;
  // "A third of the crew"
  if (noun.word === 'of') return undefined;
  return tokens.slice(3, 10).some(({ word }) => /^(?:is|are|will|would|may|might|could|can|should)$/.test(word))
    ? undefined
    : { rule: 'one more of its kind', at: 0, to: 3 };
}
