import { type Token, tokens as tokensOf } from '../../text/tokens.ts';
import type { Unit } from '../segment/unit.ts';
import { printedText } from '../statement/printed-text.ts';
import { goesOn, isBareAnswer, isDefinite, isElliptic } from './elliptic.ts';
import { type Talk, talkOf } from './talk.ts';

/** Sentences of a question printed at the most, and their words: a reader wants the answer. */
const SENTENCES_MOST = 3;
const WORDS_MOST = 70;

/** Interjections ("Correct.") within a question that are passed over. */
const INTERJECTIONS_MOST = 2;

interface Said {
  readonly text: string;
  readonly words: readonly Token[];
  readonly talk: Talk;
}

/**
 * Prints a question where its answer is printed and cannot be read without it; the answer is marked to lean on it. Where neither
 * tells anything, the answer is left out with the question. A bare "Yes." is printed behind a question that tells something.
 * English; linear.
 *
 * @param units  of one source, in text order, with their turns.
 */
export function printQuestions(units: readonly Unit[], text: string): Unit[] {
  const printed = [...units];
  const said = (i: number): Said => {
    const words = printedText({ text }, units[i] as Unit);
    const tokens = tokensOf(words).slice();
    return { text: words, words: tokens, talk: talkOf(tokens, words) };
  };
  for (let i = 1; i < units.length; i++) {
    const unit = units[i] as Unit;
    if (!asks(units[i - 1]) || asks(unit) || unit.turn === undefined || !/^(?:en|und)\b/.test(unit.language)) continue;
    const answerAt = printableFrom(units, i, text);
    if (answerAt === undefined) continue;
    const answer = said(answerAt);
    if (!isElliptic(answer.words, answer.text, answer.talk.from)) continue;
    const question = questionBefore(units, i, said);
    const worth = answer.talk.kind === 'telling' || (answer.talk.kind === 'empty' && isDefinite(answer.words, answer.text));
    const own = units[answerAt] as Unit;
    const turn = own.turn ?? unit.turn;
    if (question.length > 0 && worth) {
      for (const q of question)
        printed[q] = { ...(printed[q] as Unit), kind: 'sentence', turn: { ...turn, opens: false, role: 'question' } };
      printed[answerAt] = { ...own, kind: 'sentence', turn: { ...turn, role: 'answer' } };
    } else if (answer.talk.kind !== 'telling' && question.length === 0 && standsAlone(units, answerAt))
      printed[answerAt] = { ...own, kind: 'fragment' };
  }
  return printed;
}

function asks(unit: Unit | undefined): boolean {
  return unit?.kind === 'question' && unit.speaker !== undefined;
}

/** The first sentence of an answer that is printed, or could be: a bare "Yes." */
function printableFrom(units: readonly Unit[], from: number, text: string): number | undefined {
  for (let i = from; i < units.length; i++) {
    const unit = units[i] as Unit;
    if (unit.kind === 'sentence') return i;
    if (asks(unit)) return undefined;
    if (unit.kind === 'fragment' && unit.speaker !== undefined && isBareAnswer(printedText({ text }, unit))) return i;
  }
  return undefined;
}

/** Whether nothing more is said in answer. */
function standsAlone(units: readonly Unit[], answer: number): boolean {
  const next = units.slice(answer + 1, answer + 4).find(({ kind }) => kind === 'sentence' || kind === 'question');
  return next === undefined || next.kind === 'question' || next.speaker !== (units[answer] as Unit).speaker;
}

/** The last question before a place, with what it leans on; empty where that tells nothing. In text order. */
function questionBefore(units: readonly Unit[], end: number, said: (i: number) => Said): number[] {
  const found: number[] = [];
  let words = 0;
  let tells = false;
  const asking = (units[end - 1] as Unit).speaker;
  let interjections = 0;
  for (let i = end - 1; i >= 0 && found.length < SENTENCES_MOST; i--) {
    const unit = units[i] as Unit;
    if (!asks(unit) && unit.kind === 'fragment' && unit.speaker !== asking && !tells && ++interjections <= INTERJECTIONS_MOST) continue;
    if (!asks(unit) || unit.speaker !== asking) break;
    const { text, words: tokens, talk } = said(i);
    const { kind } = talk;
    if (kind === 'managing' || kind === 'broken' || tokens.length === 0) {
      if (found.length > 0) break;
      continue;
    }
    if (found.length === 0 && !/\?["”’)]*\s*$/.test(text)) continue;
    words += tokens.length;
    if (words > WORDS_MOST && found.length > 0) break;
    found.unshift(i);
    tells ||= kind === 'telling';
    if (tells && !goesOn(tokens)) break;
  }
  return tells ? found : [];
}
