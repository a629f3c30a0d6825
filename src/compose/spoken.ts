import type { Because } from '../model/log.ts';
import { isStop, type Statement } from './statement.ts';
import { announces, type Talk, talkOf } from './talk.ts';

const judged = new WeakMap<Statement, Talk>();

/** What a statement of an English transcript does in its talk; undefined where nobody is marked as its speaker. */
export function spoken(statement: Statement): Talk | undefined {
  const { unit, words, text } = statement;
  if (unit.speaker === undefined || !/^(?:en|und)\b/.test(unit.language)) return undefined;
  let talk = judged.get(statement);
  if (talk === undefined) {
    talk = talkOf(words, text);
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

/** Whether an answer cannot be read without the question, which is not printed. */
export function hangsOnQuestion(statement: Statement): boolean {
  const talk = spoken(statement);
  const { turn } = statement.unit;
  if (talk === undefined || turn === undefined || !turn.answers || !turn.opens) return false;
  if (talk.kind !== 'telling' || (statement.names.size === 0 && statement.numbers.size === 0)) return true;
  for (const { word, capital } of statement.words.slice(talk.from, talk.from + HEAD)) {
    if (TAKES_UP.test(word)) return true;
    if (capital && word !== 'i' && !word.startsWith("i'") && !isStop(word)) return false;
  }
  return false;
}

/** So many words from its start say what an answer is about. */
const HEAD = 5;

/** What counts for the news value of talk beside what counts for all. */
export interface Heard {
  readonly leans: boolean;
  /** Independent origins, and sources, of the fact. */
  readonly origins: number;
  readonly sources: number;
  /** Days before the latest source. */
  readonly age: number;
  /** Share of the headline's names and stems it holds, 0–1. */
  readonly headline: number;
}

/** Nothing that is talk about the talk, or hangs on what is not printed, is worth more. */
const IDLE_MOST = 0.02;
const HANGING_MOST = 0.08;

/**
 * News value of a spoken statement, 0–1, with its grounds. Its place tells little: news is what names actors, places, figures and
 * dates, and what is announced, decided or found; what was prepared tells more than what is answered.
 */
export function spokenValue(statement: Statement, talk: Talk, told: Heard): { value: number; because: Because[] } {
  const because: Because[] = [];
  let sum = 0;
  const add = (rule: string, weight: number): void => {
    if (weight === 0) return;
    sum += weight;
    because.push({ rule, weight: Math.round(weight * 100) / 100 });
  };
  const { words, text, names, numbers, core, unit } = statement;
  if (talk.kind !== 'telling') {
    add(`talk: ${talk.kind}`, IDLE_MOST * (talk.plain ? 0 : 1));
    return { value: sum, because };
  }
  const proper = words.slice(talk.from);
  add('actors named', 0.045 * Math.min(4, names.size));
  add('figures', 0.06 * Math.min(3, numbers.size));
  const announced = words.some(({ word, capital }, i) => i >= talk.from && !capital && core.has(i) && announces(word));
  if (announced) add('announced, decided or found', statement.reality === 'done' || statement.reality === 'coming' ? 0.12 : 0.05);
  add('deeds', 0.02 * Math.min(3, statement.deeds.size));
  if (proper.some(({ word }) => DAYS.test(word))) add('says when', 0.04);
  if (unit.turn?.answers === false) add('prepared', 0.1);
  add('independent origins', 0.18 * Math.min(3, told.origins - 1) ** 0.7);
  add('reports', 0.04 * Math.min(5, told.sources - 1));
  add('words of the headline', 0.08 * told.headline);
  add('age', -0.05 * Math.min(4, told.age));
  if (names.size === 0) add('talk that names nobody', -0.1);
  if (proper.some(({ word }) => PERSONAL.test(word))) add('speaks of who speaks', -0.05);
  const broken = text.match(/—|–|-\s/g)?.length ?? 0;
  add('breaks off and starts anew', -0.03 * Math.min(4, broken));
  if (told.leans) add('leans on another', -0.15);
  if (proper.slice(0, 10).some(({ word }) => word === 'also')) add('adds to something', -0.05);
  if (proper.length < 8) add('short', -0.08);
  if (proper.length > 50) add('long', -0.05);
  if (hangsOnQuestion(statement)) {
    add('hangs on a question', 0);
    sum = Math.min(sum, HANGING_MOST);
  }
  return { value: Math.max(0, Math.min(1, sum)), because };
}

const PERSONAL = /^(?:i|me|my|mine|you|your|yours|i'm|i've|i'll|i'd|you're|you've|you'll)$/;
const DAYS =
  /^(?:today|tonight|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august|september|october|november|december)$/;
