import type { Because } from '../../model/log.ts';
import type { Token } from '../../text/tokens.ts';
import { weighing } from '../order/weigh.ts';
import type { Statement } from '../statement/statement.ts';
import { fluency, hangsOnQuestion } from './spoken.ts';
import { announces, type Talk } from './talk.ts';

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
  /** Year it is said in. */
  readonly year: number;
}

/** Nothing that is talk about the talk, or hangs on what is not printed, is worth more. */
const IDLE_MOST = 0.02;
const HANGING_MOST = 0.08;

/**
 * News value of a spoken statement, 0–1, with its grounds. Its place tells little: news is what names actors, places, figures and
 * dates, and what is announced, decided or found; what was prepared tells more than what is answered.
 */
export function spokenValue(statement: Statement, talk: Talk, told: Heard): { value: number; because: Because[] } {
  const { add, result, limit } = weighing();
  const { words, text, names, numbers, unit } = statement;
  if (talk.kind !== 'telling') {
    add(`talk: ${talk.kind}`, IDLE_MOST * (talk.plain ? 0 : 1));
    return result();
  }
  const proper = words.slice(talk.from);
  add('actors named', 0.045 * Math.min(4, names.size));
  add('figures', 0.06 * Math.min(3, numbers.size));
  const found = announcements(statement, talk);
  const real = statement.reality === 'done' || statement.reality === 'coming';
  if (found.includes('decision')) add('announced, decided or found', real && !statement.lasting ? 0.12 : 0.05);
  else if (found.includes('deed'))
    add('done or to be done', real && !statement.lasting && (numbers.size > 0 || statement.reality === 'coming') ? 0.1 : 0.05);
  if (statement.lasting) add('goes on as before', -0.04);
  add('deeds', 0.02 * Math.min(3, statement.deeds.size));
  if (proper.some(({ word }) => DAYS.test(word))) add('says when', statement.reality === 'coming' ? 0.06 : 0.04);
  if (unit.turn?.answers === false) add('prepared', 0.1);
  add('independent origins', 0.18 * Math.min(3, told.origins - 1) ** 0.7);
  add('reports', 0.04 * Math.min(5, told.sources - 1));
  add('words of the headline', 0.08 * told.headline);
  add('age', -0.05 * Math.min(4, told.age));
  if (names.size === 0) add('talk that names nobody', numbers.size === 0 ? -0.1 : -0.03);
  const personal = proper.filter(({ word }) => PERSONAL.test(word)).length;
  add('speaks of who speaks', -0.05 * Math.min(found.includes('decision') ? 1 : 3, personal));
  if (words.some(({ word, number }) => number && /^(?:19|20)\d\d$/.test(word) && Number(word) < told.year)) add('of another year', -0.1);
  if (isElliptic(proper, text)) add('no whole sentence', -0.15);
  add('breaks off and starts anew', -0.1 * (1 - fluency(statement)));
  add('asides', -0.015 * Math.min(4, text.match(/[—–]/g)?.length ?? 0));
  if (told.leans) add('leans on another', -0.15);
  if (proper.slice(0, 10).some(({ word }) => word === 'also')) add('adds to something', -0.05);
  if (proper.length < 8) add('short', -0.08);
  if (proper.length > 50) add('long', -0.03);
  if (hangsOnQuestion(statement)) {
    limit(HANGING_MOST);
  }
  return result();
}

/** What the verbs of its main clauses announce. */
function announcements({ words, core }: Statement, talk: Talk): readonly ('decision' | 'deed' | undefined)[] {
  return words.flatMap(({ word, capital }, i) => (i >= talk.from && !capital && core.has(i) ? [announces(word)] : []));
}

/** Whether a spoken statement holds what news is made of: a figure, a day, a decision, or a deed still to come. */
export function tellsNews(statement: Statement, talk: Talk): boolean {
  const found = announcements(statement, talk);
  return (
    statement.numbers.size > 0 ||
    statement.words.some(({ word }) => DAYS.test(word)) ||
    found.includes('decision') ||
    (found.includes('deed') && statement.reality === 'coming')
  );
}

/** "Don't know yet", "Sending a team today to look", "Nations helping, and others that are": without a subject, or without a verb for it. */
function isElliptic(words: readonly Token[], text: string): boolean {
  const [first, second] = [words[0]?.word ?? '', words[1]?.word ?? ''];
  if (
    /^(?:don't|doesn't|didn't|can't|won't|isn't|had|hope|glad|happy|need|needs|wanted|want)$/.test(first) &&
    !/^(?:i|we|you|he|she|it|they|the|there)$/.test(second)
  )
    return true;
  if (/[—–-]["'”’]?\s*$/.test(text)) return true;
  if (first.endsWith('ing') && !/^(?:during|king|nothing|everything|something|anything|beijing)$/.test(first))
    return !SUBJECT_BEHIND.test(text) && !words.slice(1).some(({ word }) => /^(?:is|was|has|will|would|can)$/.test(word));
  const noun = words.slice(0, HEAD_NOUN).findIndex(({ word }, i) => i > 0 && word.endsWith('ing') && /s$/.test(words[i - 1]?.word ?? ''));
  return (
    noun > 0 &&
    !words.some(({ word, capital }, i) => !capital && FINITE.test(word) && !/^(?:that|which|who)$/.test(words[i - 1]?.word ?? ''))
  );
}
/** The participle that stands for a verb follows so soon. [words] */
const HEAD_NOUN = 9;
const SUBJECT_BEHIND = /, (?:the|an?|he|she|it|we|they|i|his|her|our|their|\p{Lu}\p{L}+)\b/u;
const FINITE =
  /^(?:is|are|was|were|am|has|have|had|will|would|shall|should|can|could|may|might|must|do|does|did|said|says|\p{L}+ed)$|'(?:re|ve|ll|m|d)$|n't$/u;

const PERSONAL = /^(?:i|me|my|mine|you|your|yours|i'm|i've|i'll|i'd|you're|you've|you'll)$/;
const DAYS =
  /^(?:today|tonight|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august|september|october|november|december)$/;
