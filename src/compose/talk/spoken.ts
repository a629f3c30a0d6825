import type { Statement } from '../statement/statement.ts';
import { isStop } from '../statement/vocabulary.ts';
import { type Talk, talkOf } from './talk.ts';

const judged = new WeakMap<Statement, Talk>();

/** What a statement of an English transcript does in its talk; undefined where nobody is marked as its speaker. */
export function spoken(statement: Statement): Talk | undefined {
  const { unit, words, text } = statement;
  if (unit.speaker === undefined || !/^(?:en|und)\b/.test(unit.language)) return undefined;
  let talk = judged.get(statement);
  if (talk === undefined) {
    talk = talkOf(words, text);
    if (unit.turn?.role === 'question') talk = { ...talk, kind: 'asking', plain: false };
    judged.set(statement, talk);
  }
  return talk;
}

/** Whether a statement is talk about the talk, or no more than a reaction: it opens no story and stands in no bottom line. */
export function idle(statement: Statement): boolean {
  const talk = spoken(statement);
  return talk !== undefined && talk.kind !== 'telling';
}

/** Pronouns that take up what a question said, where nothing before them in the answer can be meant. */
const TAKES_UP = /^(?:he|she|they|him|her|them|his|their|it|its|that|this|these|those)$/;

/** Whether an answer cannot be read without its question, and that is not printed. */
export function hangsOnQuestion(statement: Statement): boolean {
  const talk = spoken(statement);
  const { turn } = statement.unit;
  if (talk === undefined || turn === undefined || !turn.answers || !turn.opens || turn.role !== undefined) return false;
  if (talk.kind !== 'telling' || (statement.names.size === 0 && statement.numbers.size === 0)) return true;
  for (const { word, capital } of statement.words.slice(talk.from, talk.from + HEAD)) {
    if (TAKES_UP.test(word)) return true;
    if (capital && word !== 'i' && !word.startsWith("i'") && !isStop(word)) return false;
  }
  return false;
}

/** So many words from its start say what an answer is about. */
const HEAD = 5;

/** Whether one of two statements is talk and they have too little in common to say the same: no figure, nor three names and a deed. */
export function toldApart(a: Statement, b: Statement): boolean {
  if (spoken(a) === undefined && spoken(b) === undefined) return false;
  if (idle(a) || idle(b)) return true;
  return common(a.numbers, b.numbers) === 0 && (common(a.names, b.names) < 3 || common(a.verbs, b.verbs) === 0);
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const term of a) if (b.has(term)) count++;
  return count;
}

/** "$20 mil- — $20 billion", "the — the frozen assets": places where talk breaks off and starts anew. */
const BREAKS = /\p{L}-\s*[—–]|(?<!\p{L})(\p{L}+),? [—–] \1(?!\p{L})/giu;

/** How fluently a statement is told, 0.3–1: written text is. */
export function fluency(statement: Statement): number {
  return spoken(statement) === undefined ? 1 : Math.max(0.3, 1 - 0.45 * (statement.text.match(BREAKS)?.length ?? 0));
}
