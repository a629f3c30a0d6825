import { printQuestions } from '../talk/print-questions.ts';
import type { Unit } from './unit.ts';

/** A question of more words brings up something of its own, whatever it names. */
const FOLLOW_UP_MOST = 18;
/** Shorter interjections ("Right.") ask nothing. [words] */
const INTERJECTION_MOST = 4;
/** A capital that opens no sentence: behind neither a stop nor an opening mark. */
const NAME = /(?<=[\p{Lowercase}\p{N},;:’'] )(?!I\b|I['’])\p{Uppercase}/u;
/** "Thank you, Anna.", "Mr. President, …": whom a question is put to. */
const CALLED =
  /^(?:[^.?!]{0,30}, )?(?:M[rs]{1,2}\. )?\p{Uppercase}[\p{Alphabetic}’'-]{0,30}(?: \p{Uppercase}[\p{Alphabetic}’'-]{0,30})?[,.] |, (?:M[rs]{1,2}\. )?\p{Uppercase}[\p{Alphabetic}’'-]{0,30}(?: \p{Uppercase}[\p{Alphabetic}’'-]{0,30})?[.?!]{0,3}$/gu;

/**
 * Marks in which exchange each unit of a transcript is said, and which questions are printed. Linear.
 *
 * @param units  of one source, in text order.
 */
export function markTurns(units: readonly Unit[], text: string): Unit[] {
  if (!units.some(({ speaker }) => speaker !== undefined)) return [...units];
  let index = 0;
  let answers = false;
  let opened = false;
  let speaker: string | undefined;
  let asked: { words: number; names: boolean; question: boolean } | undefined;
  const start = (answering: boolean): void => {
    index++;
    answers = answering;
    opened = false;
  };
  const marked = units.map((unit): Unit => {
    if (unit.speaker === undefined) return unit;
    if (unit.kind === 'question' && (unit.speaker !== speaker || asked !== undefined)) {
      const said = text
        .slice(unit.start, unit.end)
        .replace(/^Q[.:]?\s+/, '')
        .replace(/\s+/g, ' ');
      asked ??= { words: 0, names: false, question: false };
      asked.words += said.split(' ').length;
      asked.question ||= said.includes('?');
      const bare = said.replace(CALLED, ' ');
      asked.names ||= bare.search(NAME) >= 0 || /\d/.test(bare);
      speaker = unit.speaker;
      return { ...unit, turn: { index, answers, opens: false } };
    }
    if (asked !== undefined) {
      if (asked.question || asked.words > INTERJECTION_MOST) {
        if (asked.names || asked.words > FOLLOW_UP_MOST) start(true);
        else answers = true;
      }
      asked = undefined;
    } else if (speaker !== undefined && unit.speaker !== speaker) start(false);
    speaker = unit.speaker;
    const opens = unit.kind === 'sentence' && !opened;
    opened ||= opens;
    return { ...unit, turn: { index, answers, opens } };
  });
  return printQuestions(marked, text);
}
