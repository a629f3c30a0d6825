import type { Token } from '../../text/tokens.ts';
import { isStop } from '../statement/vocabulary.ts';

/** Yes or no, or a clause that stops behind its verb: definite, and nothing without the question. Of a text without its last stop. */
const BARE =
  /^(?:(?:oh|well|uh|um),? )?(?:yes|no|nope|none|never|correct|not yet|not at all|absolutely(?: not)?|(?:yes|no), (?:sir|ma['’]am)|that(?:['’]s| is) (?:right|correct|true)|(?:(?:yes|no),? )?(?:i|we|he|she|it|they|you|there) (?:will|did|do|does|have|has|had|is|are|am|was|were|would|can|could|should)(?: not|n['’]t)?)$/i;
const ENDS_BARE =
  /(?:^|\s)(?:will|did|do|does|have|has|had|is|are|am|was|were|would|can|could|should)(?: not|n['’]t)?$|n['’]t$|, (?:yes|no)$/i;
const YES_NO = /^(?:yes|no|nope|none|never|neither|correct)$/;
/** Answers "why". */
const REASON = /^(?:because)$/;
const NEGATIVE = /(?:^|\s)(?:not|never|nothing|nobody|none|no one)(?:\s|$)|n['’]t(?:\s|$)/i;
/** Of the third person: before any name they take up what was asked. */
const TAKES_UP = /^(?:he|she|they|him|her|them|his|their|it|its|this|these|those)(?:'(?:s|re|ve|ll|d))?$/;
/** "It is clear that", "it was hoped": stands for nothing. */
const DUMMY =
  /^(?:clear|unclear|important|likely|unlikely|possible|impossible|hard|difficult|fair|safe|worth|critical|essential|vital|too|time|no|not|very|really|up|early)$/;
/** Behind "that", what was asked for: "We have asked them for that already." */
const BEHIND_OBJECT = /^(?:already|yet|too|before|now|again|and|but|either|myself|ourselves)$/;
const PERFECT = /(?:^|\s)(?:ha(?:ve|s|d)|['’]ve) (?:\S+ ){0,2}\S+(?:ed|en|ne|de|ut|ld|nt)\s/i;
/** A conjunction or a demonstrative: behind the latter stands a verb. */
const CLAUSE = /^(?:the|a|an|we|our|i|you|he|she|it|they|there|all|every|any|no)(?:'|$)/;
const COUNTED = /^(?:first|second|third|fourth|fifth|sixth|last|latter|former|other|others|rest)$/;
const VERB = /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|came|went|got)$/;

/** So many words from its start say what an answer is about. */
const HEAD = 5;
/** An answer of so many words that names nobody is short; yes or no with more words behind it may speak for itself. */
const SHORT = 6;
const YES_MOST = 14;

/** Whether an answer says yes or no, or does or does not what was asked, and no more. */
export function isBareAnswer(text: string): boolean {
  const said = text.trim().replace(/[.!…]+["”’]?$/, '');
  return BARE.test(said);
}

/**
 * Whether an answer cannot be read without its question: it is short, says yes or no, stops behind its verb, or opens with a word
 * that takes up what was asked. English.
 *
 * @param from  the token that begins the sentence proper, behind what only opens talk.
 */
export function isElliptic(tokens: readonly Token[], text: string, from: number): boolean {
  const said = text.trim().replace(/[.!…]+["”’]?$/, '');
  const rest = tokens.slice(from);
  const named = rest.some((token, i) => i > 0 && isName(token));
  if (isBareAnswer(said) || REASON.test(tokens[0]?.word ?? '')) return true;
  const opens = tokens[0];
  if (opens !== undefined && YES_NO.test(opens.word) && /^[,.:;—–]/.test(text.slice(opens.end).trimStart()))
    return !named || rest.length <= YES_MOST;
  if (rest.length <= YES_MOST && ENDS_BARE.test(said)) return true;
  if (rest.length <= SHORT && !named && !rest.some(({ number }) => number)) return true;
  const [first, next, verb] = rest;
  if (first?.word === 'the' && next !== undefined && verb !== undefined && COUNTED.test(next.word) && VERB.test(verb.word)) return true;
  if ((first?.word === 'that' && next !== undefined && !CLAUSE.test(next.word) && !next.capital) || first?.word === "that's") return true;
  if (rest.length <= YES_MOST && asksBack(rest, text)) return true;
  for (let i = 0; i < Math.min(HEAD, rest.length); i++) {
    const token = rest[i] as Token;
    if (TAKES_UP.test(token.word)) return !isDummy(rest, i);
    if (i > 0 && isName(token)) return false;
  }
  return false;
}

/** "We have asked for that already.": what was asked is the object of a deed. */
function asksBack(tokens: readonly Token[], text: string): boolean {
  return tokens.some(({ word, end }, i) => {
    const next = tokens[i + 1]?.word;
    return i > 0 && word === 'that' && (next === undefined || BEHIND_OBJECT.test(next) || /^[,;:—–]/.test(text.slice(end).trimStart()));
  });
}

/** Whether it says yes or no, that something is not so, or what was done about what was asked. */
export function isDefinite(tokens: readonly Token[], text: string): boolean {
  const said = text.trim().replace(/[.!…]+["”’]?$/, '');
  return (
    isBareAnswer(said) ||
    YES_NO.test(tokens[0]?.word ?? '') ||
    ENDS_BARE.test(said) ||
    NEGATIVE.test(said) ||
    (PERFECT.test(said) && asksBack(tokens, said))
  );
}

function isName({ word, capital }: Token): boolean {
  return capital && !isStop(word) && !/^i(?:'|$)/.test(word);
}

function isDummy(tokens: readonly Token[], at: number): boolean {
  const own = tokens[at]?.word ?? '';
  if (!/^it(?:'s|'ll|'d)?$/.test(own)) return false;
  const behind = tokens.slice(at + 1, at + 4).map(({ word }) => word);
  const verb = own === 'it' && /^(?:is|was|will|would|has)$/.test(behind[0] ?? '') ? 1 : 0;
  return DUMMY.test(behind[verb] ?? '') && (own !== 'it' || verb > 0);
}

/** Words by which a question goes on from what was said before it, where no name stands before them. */
const GOES_ON = /^(?:it|that|this|those|these|they|he|she|him|them|there|here)$/;
/** A question of so many words that names nobody goes on too. */
const FOLLOW_UP = 7;

/** Whether a question cannot be read without the sentence before it: "Did they go?", "Is that enough?" */
export function goesOn(words: readonly Token[]): boolean {
  const name = words.findIndex((token, i) => i > 0 && isName(token));
  const back = words.findIndex(({ word }, i) => GOES_ON.test(word) && !(word === 'that' && i > 0 && CLAUSE.test(words[i + 1]?.word ?? '')));
  return (back >= 0 && (name < 0 || back < name)) || (name < 0 && words.length <= FOLLOW_UP);
}
