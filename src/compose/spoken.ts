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

/** Whether one of two statements is talk and they have too little in common to say the same: no figure, nor two names and a deed. */
export function toldApart(a: Statement, b: Statement): boolean {
  if (spoken(a) === undefined && spoken(b) === undefined) return false;
  if (idle(a) || idle(b)) return true;
  return common(a.numbers, b.numbers) === 0 && (common(a.names, b.names) < 2 || common(a.verbs, b.verbs) === 0);
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const term of a) if (b.has(term)) count++;
  return count;
}

/** "$20 mil- — $20 billion", "the — the frozen assets": places where talk breaks off and starts anew. */
const BREAKS = /\p{L}-\s*[—–]|(?<!\p{L})(\p{L}+),? [—–] \1(?!\p{L})/giu;

/** How fluently a statement is told, 0.4–1: written text is. */
export function fluency(statement: Statement): number {
  return spoken(statement) === undefined ? 1 : Math.max(0.4, 1 - 0.3 * (statement.text.match(BREAKS)?.length ?? 0));
}

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
  const found = words.flatMap(({ word, capital }, i) => (i >= talk.from && !capital && core.has(i) ? [announces(word)] : []));
  const real = statement.reality === 'done' || statement.reality === 'coming';
  if (found.includes('decision')) add('announced, decided or found', real && !statement.lasting ? 0.12 : 0.05);
  else if (found.includes('deed'))
    add('done or to be done', real && !statement.lasting && (numbers.size > 0 || statement.reality === 'coming') ? 0.1 : 0.05);
  if (statement.lasting) add('goes on as before', -0.04);
  add('deeds', 0.02 * Math.min(3, statement.deeds.size));
  if (proper.some(({ word }) => DAYS.test(word))) add('says when', 0.04);
  if (unit.turn?.answers === false) add('prepared', 0.1);
  add('independent origins', 0.18 * Math.min(3, told.origins - 1) ** 0.7);
  add('reports', 0.04 * Math.min(5, told.sources - 1));
  add('words of the headline', 0.08 * told.headline);
  add('age', -0.05 * Math.min(4, told.age));
  if (names.size === 0) add('talk that names nobody', -0.1);
  if (proper.some(({ word }) => PERSONAL.test(word))) add('speaks of who speaks', -0.05);
  add('breaks off and starts anew', -0.1 * (1 - fluency(statement)));
  add('asides', -0.015 * Math.min(4, text.match(/[—–]/g)?.length ?? 0));
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
