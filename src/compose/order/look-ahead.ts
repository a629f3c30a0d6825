import type { LookAhead } from '../../model/brief.ts';
import { findDates } from '../../text/dates.ts';
import type { Token } from '../../text/tokens.ts';
import { cueFinder } from '../statement/cues.ts';
import type { Statement } from '../statement/statement.ts';
import { idle, spoken } from '../talk/spoken.ts';
import words from './look-ahead.yaml';
import { type Appointment, sameAppointment } from './same-appointment.ts';

const lexicon = words as { coming: Record<string, string[]>; ending: Record<string, string[]> };
const finders = new Map<string, ReturnType<typeof cueFinder<true>>>();

/** Where a sentence speaks of what is to come: indexes of the last word of each sign. */
function comingAt({ words: tokens, text }: Statement, language: string): number[] {
  let find = finders.get(language);
  if (find === undefined) {
    find = cueFinder((lexicon.coming[language] as string[]).map((phrase) => ({ phrase, means: true as const })));
    finders.set(language, find);
  }
  const found = find(tokens)
    .filter(({ from }) => !(language === 'en' && PLAN.test(tokens[from]?.word ?? '') && BEFORE_NOUN.test(tokens[from - 1]?.word ?? '')))
    .filter(
      ({ from, to }) => !(language === 'en' && MOVED.test(tokens[from]?.word ?? '') && !PUT_OFF_TO.test(text.slice(tokens[to]?.start))),
    )
    .filter(
      ({ from, to }) => !(to - from === 1 && /^(?:May|Will|March)$/.test(text.slice(tokens[from]?.start, tokens[from]?.end)) && from > 0),
    )
    .map(({ to }) => to - 1);
  if (language === 'en')
    tokens.forEach(({ word }, i) => {
      if (word.endsWith("'ll")) found.push(i);
    });
  const endings = lexicon.ending[language] ?? [];
  if (endings.length > 0)
    tokens.forEach((token, i) => {
      const raw = text.slice(token.start, token.end);
      if (!token.capital && raw.length > 4 && endings.some((ending) => raw.endsWith(ending))) found.push(i);
    });
  return found;
}

/** What a date may name that is over: "Saturday's raid", "the attacks of Saturday". */
const OVER =
  'raids?|attacks?|strikes?|shootings?|shelling|bombings?|killings?|blasts?|explosions?|crash|quakes?|earthquakes?|storms?|floods?|fires?|clashes|incidents?|seizures?|arrests?|deaths?|massacre|assault|disaster|tsunami|attempt|announcement|decision|ruling|defeat|victory|violence|protests?|riots?|coup';
const OVER_BEHIND = new RegExp(`^['’]s (?:\\p{L}+ )?(?:${OVER})\\b`, 'u');
const OVER_BEFORE = new RegExp(`\\b(?:${OVER}) (?:of )?$`, 'u');

/** Whether a date only says which of what is over is meant. */
function namesPast(text: string, start: number, end: number): boolean {
  const day = /^(?:of|on|in)\s/i.exec(text.slice(start, start + 4))?.[0].length ?? 0;
  return (
    OVER_BEHIND.test(text.slice(end, end + 40)) ||
    OVER_BEHIND.test(text.slice(end - 2, end + 40)) ||
    (/\bof\s$/.test(text.slice(Math.max(0, start + day - 3), start + day)) &&
      OVER_BEFORE.test(text.slice(Math.max(0, start + day - 20), start + day)))
  );
}

/** "crude for April delivery": a contract that is traded now. */
const CONTRACT = /^\s+(?:delivery|settlement|futures|contracts?)\b/iu;

/** "from April", said of the month that the edition stands in: it has begun. */
const BEGUN = /\b(?:from|as of|starting|beginning)\b/iu;

/** "a rally for Saturday", "as early as Wednesday": to come, whatever the verb; "asked for in March" is not. */
const PLANNED = /^(?:for(?! in\b)|as early as|as soon as|no later than|starting)\b/i;
/** Verbs of the past that a date may go with. */
const PAST =
  /^(?:met|said|told|went|came|took|held|left|fell|rose|began|broke|sent|gave|won|lost|hit|struck|shot|fled|made|saw|spoke|was|were|had|did|became|found|got|led|ran|set|signed|flew|wrote|\p{Ll}{3,}ed)$/u;

/** "will be reviewed": the word before decides. */
const PASSIVE = /^(?:be|being|is|are|to)$/;

/** Opens a clause with a verb of its own: "raised hopes that it will get a loan, which on Monday had seemed far away". */
const CLAUSE = /^(?:which|who|whom|whose|where|when|because|although|though|while|whereas)$/;
/** "moved the vote to Friday", not "moved five boats to the island on Friday". */
const MOVED = /^(?:moved|postponed)$/;
const PUT_OFF_TO =
  /^(?:an? (?:later|earlier)|the (?:end|start|following)|next|later|early|late|mid|sometime|\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|tomorrow|noon|midnight|(?:this )?(?:spring|summer|autumn|fall|winter))/;
/** "the plan", "its plans": a noun. */
const PLAN = /^plans?$/;
const BEFORE_NOUN = /^(?:an?|the|th(?:is|at|ese|ose)|its|his|her|their|our|my|your|no|any|such|new|old|peace|action|[\p{L}]+['’]s?)$/u;

/** Says of the day itself only what might be. */
const WEAK = /^(?:would|could|may|might|can|plans?|planned|planning)$/;
const IS = /^(?:is|are|am)$/;
/** "We're announcing today": it is being done. */
const BEING = /^(?:am|is|are|now)$|'(?:m|re)$/;

/** "I will go so far today": the speaker's talk. */
function ofSpeaker(tokens: readonly Token[], i: number): boolean {
  return tokens[i]?.word === "i'll" || tokens[i - 1]?.word === 'i';
}

/**
 * Whether the words around a date at offset `start` speak of what is to come: of the verbs before it the next; else the first behind it.
 *
 * @param sameDay  the date is the edition's own: what is under way then, or might be, is not ahead.
 */
function speaksAhead(statement: Statement, coming: readonly number[], start: number, sameDay = false): boolean {
  const { words: tokens, unit } = statement;
  if (!/^(?:en|und)\b/.test(unit.language)) return coming.length > 0;
  const signs = new Set(sameDay ? coming.filter((i) => !WEAK.test(tokens[i]?.word ?? '') && !ofSpeaker(tokens, i)) : coming);
  const at = tokens.findIndex((token) => token.start >= start);
  const isPast = (i: number): boolean => {
    const { word, capital } = tokens[i] as Token;
    const before = tokens[i - 1]?.word ?? '';
    if (capital || signs.has(i + 1) || signs.has(i + 2)) return false;
    return (PAST.test(word) && !PASSIVE.test(before)) || (sameDay && (IS.test(word) || (word.endsWith('ing') && BEING.test(before))));
  };
  const judge = (i: number): boolean | undefined => (signs.has(i) ? true : isPast(i) ? false : undefined);
  const behind = (): boolean | undefined => {
    for (let i = Math.max(0, at); i < tokens.length; i++) {
      const verdict = judge(i);
      if (verdict !== undefined) return verdict;
    }
    return undefined;
  };
  let clause = false;
  for (let i = at < 0 ? tokens.length - 1 : at; i >= 0; i--) {
    const verdict = judge(i);
    if (verdict !== undefined) return (clause ? behind() : undefined) ?? verdict;
    clause ||= CLAUSE.test(tokens[i]?.word ?? '');
  }
  return behind() ?? false;
}

/** Whether a statement tells of an event: talk about the talk ("I'll turn it over now") does not, nor what names nobody. */
function tellsOfEvent(statement: Statement): boolean {
  return spoken(statement) === undefined || (!idle(statement) && statement.names.size + statement.numbers.size > 0);
}

/** The first date of a statement that is still to come. */
export interface Ahead extends Pick<LookAhead, 'date' | 'asStated'> {
  /** Offset of the date in the statement's text, UTF-16 units. */
  readonly start: number;
}

/**
 * Finds what a statement tells of the time to come; each is read once, however often its brief is laid out.
 *
 * @param reference  ISO date a source speaks from.
 * @param today      the edition's date; what is before it is not ahead.
 */
export function aheadFinder(reference: (statement: Statement) => string, today: string): (statement: Statement) => Ahead | undefined {
  const known = new Map<Statement, Ahead | undefined>();
  return (statement) => {
    if (!known.has(statement)) known.set(statement, aheadOf(statement, reference(statement), today));
    return known.get(statement);
  };
}

function aheadOf(statement: Statement, reference: string, today: string): Ahead | undefined {
  if (!tellsOfEvent(statement)) return undefined;
  const main = statement.unit.language.split('-')[0] as string;
  const language = main in lexicon.coming ? main : 'en';
  let signs: readonly number[] | undefined;
  const towards = (start: number, sameDay = false): boolean => {
    signs ??= comingAt(statement, language);
    return speaksAhead(statement, signs, start, sameDay) || PLANNED.test(statement.text.slice(start, start + 16));
  };
  const found = findDates(statement.text, reference, (start) => (towards(start) ? 'future' : 'past'), language).find(
    (mention) =>
      mention.date >= today.slice(0, mention.date.length) &&
      mention.date.length >= 7 &&
      !/^(?:since|after|last|seit|depuis|desde|после|після)\b/iu.test(mention.asStated) &&
      !namesPast(statement.text, mention.start, mention.end) &&
      !CONTRACT.test(statement.text.slice(mention.end, mention.end + 14)) &&
      !(mention.date === today.slice(0, 7) && BEGUN.test(statement.text.slice(Math.max(0, mention.start - 10), mention.end))) &&
      (mention.date !== today || towards(mention.start, true)) &&
      (mention.absolute ? mention.date > today.slice(0, mention.date.length) || towards(mention.start) : towards(mention.start)),
  );
  return found === undefined ? undefined : { date: found.date, asStated: found.asStated, start: found.start };
}

/**
 * Dated things still to come, earliest first; of one date, in printed order. An event that several sentences announce is
 * announced once, by the first of them.
 *
 * @param printed  in printed order, with all that say the same.
 */
export function lookAhead(printed: readonly (readonly Statement[])[], aheadIn: (statement: Statement) => Ahead | undefined): LookAhead[] {
  const found: LookAhead[] = [];
  const announced = new Map<string, Appointment[]>();
  for (const told of printed)
    for (const statement of told) {
      const ahead = aheadIn(statement);
      if (ahead === undefined) continue;
      const { date, asStated, start } = ahead;
      const then = announced.get(date) ?? [];
      if (!then.some((other) => sameAppointment(other, { statement, start })))
        found.push({ date, asStated, cites: [statement.cite, ...told.filter((other) => other !== statement).map((other) => other.cite)] });
      announced.set(date, [...then, { statement, start }]);
      break;
    }
  return found
    .map((entry, i) => ({ entry, i }))
    .sort((a, b) => (a.entry.date < b.entry.date ? -1 : a.entry.date > b.entry.date ? 1 : a.i - b.i))
    .map(({ entry }) => entry);
}
