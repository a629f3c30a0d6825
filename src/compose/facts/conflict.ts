import type { Affiliations } from '../statement/affiliation.ts';
import { baseForm } from '../statement/base-form.ts';
import { differentNumbers } from '../statement/different-numbers.ts';
import { opposites } from '../statement/predicate.ts';
import type { Statement } from '../statement/statement.ts';
import { deedsOf, isStop } from '../statement/vocabulary.ts';
import { hedgeAlike } from './hedges.ts';
import { countInBoth, inBoth } from './in-both.ts';
import { onlyAhead } from './only-ahead.ts';
import { otherBound } from './other-bound.ts';
import { otherOrdinal } from './other-ordinal.ts';
import { otherPerson } from './other-person.ts';
import { otherCaller, otherTeller } from './other-teller.ts';
import { otherWord } from './other-word.ts';
import { toldAlike } from './told-alike.ts';

/** What forbids to merge two statements, however alike they are. */
export type Conflicting = 'number' | 'reality' | 'origin' | 'opposite' | 'time' | 'act';

const PROMISES = ['pledg', 'promis', 'offer', 'commit', 'announc'];

/** From these log odds on, two statements that hedge alike are as real as each other, whatever their verbs' forms say. */
const ALIKE = 2;
/** And from these on where the verbs that both tell are told alike: what hangs on them is hedged, or read wrong. */
const MUCH_ALIKE = 3;
/** And two quotations from these on are of one remark, put in other words. */
const SURELY_ALIKE = 4;

/**
 * What forbids to merge two statements; undefined where nothing does.
 *
 * @param odds     log odds that both tell the same, by all else.
 * @param sameDay  whether both were published on one day, when hardly anything that was to come has come.
 */
export function conflictOf(a: Statement, b: Statement, ofState: Affiliations, odds: number, sameDay = false): Conflicting | undefined {
  if (a.numbers.size > 0 && b.numbers.size > 0 && (inBoth(a.numbers, b.numbers).length === 0 || differentNumbers(a, b))) return 'number';
  // "With the 2 million promised by Portugal, pledges come to 27 million" tells of 27 million.
  if (onlyGiven(a, b) || onlyGiven(b, a) || otherBound(a, b) || otherList(a, b) || otherOrdinal(a, b)) return 'number';
  const other = otherWord(a, b);
  if (other !== undefined) return other;
  if (apart(a.terms, b.terms)) return 'time';
  const quoted = inBoth(a.quotedRuns, b.quotedRuns).length > 0;
  const real = new Set([realityFor(a, b), realityFor(b, a)]);
  // "Will give 30 million" is what "pledged 30 million" says, and what "gave 30 million" says where it is not yet paid.
  const promised =
    real.has('done') &&
    real.has('coming') &&
    a.verbs.has('give') &&
    b.verbs.has('give') &&
    [a, b].some(({ coreStems }) => PROMISES.some((word) => coreStems.has(word))) &&
    inBoth(a.numbers, b.numbers).length > 0;
  // Where both quote the same words, these are what is told.
  const hedged = hedgeAlike(a, b);
  const alike = (least: number): boolean => odds >= least && (toldAlike(a, b) ?? (a.head.size === 0 || b.head.size === 0));
  // "Agreed to pay" and "agreed that it should pay": agreed in both.
  const surely = (hedged || countInBoth(a.head, b.head) > 0) && alike(MUCH_ALIKE);
  if (real.has('done') && real.has('coming') && !promised && !quoted && !surely && !(sameDay && alike(ALIKE))) return 'time';
  if (!promised && !quoted && (onlyAhead(a, b) || onlyAhead(b, a))) return 'time';
  if (a.lasting !== b.lasting && !(a.lasting ? b : a).state && real.size === 1 && !(sameDay && alike(ALIKE))) return 'time';
  if (real.size > 1 && !promised && !quoted && !(odds >= ALIKE && hedged) && !alike(sameDay ? ALIKE : MUCH_ALIKE)) return 'reality';
  // Nobody says another's words at length.
  if (!quoted && odds < MUCH_ALIKE && otherTeller(a, b, ofState)) return 'origin';
  if (otherPerson(a, b) || otherCaller(a, b, ofState) || judges(a, b) || judges(b, a) || (odds < SURELY_ALIKE && otherQuotation(a, b)))
    return 'act';
  return excludes(a, b) || oneAndSeveral(a, b) || stops(a, b) || stops(b, a) ? 'opposite' : undefined;
}

/** "She was flown home", "They were flown home". */
function oneAndSeveral(a: Statement, b: Statement): boolean {
  const [one, other] = [a.words[0]?.word ?? '', b.words[0]?.word ?? ''];
  return (
    (SINGULAR.test(one) && other === 'they') ||
    (SINGULAR.test(other) && one === 'they') ||
    (one === 'he' && other === 'she') ||
    (one === 'she' && other === 'he')
  );
}
const SINGULAR = /^(?:he|she)$/;

/** How real a statement tells what another is about: "told ships to leave and will close" tells of closing as to come. */
function realityFor(of: Statement, about: Statement): Statement['reality'] {
  const { later } = of;
  return inBoth(later.verbs, about.head).length > 0 && inBoth(of.head, about.verbs).length === 0 ? later.reality : of.reality;
}

/** Whether the numbers that both give only lead up to what one tells. */
function onlyGiven(a: Statement, b: Statement): boolean {
  return a.givenNumbers.size > 0 && b.givenNumbers.size === 0 && inBoth(a.numbers, b.numbers).every((number) => a.givenNumbers.has(number));
}

/** Numbers that each may give alone for both to be lists of other things. */
const OTHERS = 2;

/** Whether each counts several things that the other does not: two parts of one list. */
function otherList(a: Statement, b: Statement): boolean {
  const both = countInBoth(a.numbers, b.numbers);
  return a.numbers.size - both >= OTHERS && b.numbers.size - both >= OTHERS;
}

/** Deeds by which another is not done, or no more. */
const STOPS = ['stop', 'delay', 'refuse'];

/** Whether one stops what the other tells as done: "suspended the release of the crew", "released the crew". */
function stops(a: Statement, b: Statement): boolean {
  if (!STOPS.some((stop) => a.deeds.has(stop)) || STOPS.some((stop) => b.deeds.has(stop))) return false;
  return inBoth(stoppedBy(a), b.head).length > 0;
}

const stopped = new WeakMap<Statement, ReadonlySet<string>>();

/** The deeds that a statement tells as stopped, delayed or refused, by the word right behind; not "stopped a command vessel". */
function stoppedBy(statement: Statement): ReadonlySet<string> {
  let known = stopped.get(statement);
  if (known === undefined) {
    const found = new Set<string>();
    const { words } = statement;
    const deedsAt = (at: number): readonly string[] => deedsOf(baseForm(words[at]?.word ?? '')) ?? [];
    words.forEach((_, i) => {
      if (!deedsAt(i).some((deed) => STOPS.includes(deed))) return;
      let at = i + 1;
      while (/^(?:the|a|an|its|their|his|her|all|any|of)$/.test(words[at]?.word ?? '')) at++;
      const { word: behind, capital } = words[at + 1] ?? { word: 'of', capital: false };
      if (capital || isStop(behind)) for (const deed of deedsAt(at)) found.add(deed);
    });
    known = found;
    stopped.set(statement, known);
  }
  return known;
}

/** Heads that tell of somebody's stance: another assertion than what the stance is on. */
const STANCES = ['praise', 'condemn', 'apologise', 'blame', 'mourn', 'protest', 'threaten', 'hope'];

/** Whether one tells of a stance that the other knows nothing of: "welcomed the decision to pay", "decided to pay". */
function judges(a: Statement, b: Statement): boolean {
  return STANCES.some((stance) => a.head.has(stance) && !b.deeds.has(stance) && !b.verbs.has(stance)) && !TAKES_FOR.test(a.text);
}

/** "Hailed it as the greatest" says that it is. */
const TAKES_FOR = /\bas (?:an?|the|"|“)/;

/** Longer words of a quotation that is short: most of them in common are one quotation, a word of it put otherwise. */
const SHORT = 4;

/** Whether both quote, and no three words in common, of short quotations not most words: what is quoted is what was said. */
function otherQuotation(a: Statement, b: Statement): boolean {
  const [least, most] = [Math.min(a.quoted.size, b.quoted.size), Math.max(a.quoted.size, b.quoted.size)];
  if (least < 2) return false;
  const both = countInBoth(a.quoted, b.quoted);
  if (least === 2) return both === 0;
  return countInBoth(a.quotedRuns, b.quotedRuns) === 0 && !(most <= SHORT && 2 * both > most);
}

/** Whether one holds a word that a word of the other excludes: "inside", "outside". */
function excludes(a: Statement, b: Statement): boolean {
  for (const word of a.coreStems) {
    const others = b.stems.has(word) ? undefined : opposites().get(word);
    if (others === undefined || isNameOnly(a, word)) continue;
    for (const other of others) if (b.coreStems.has(other) && !a.stems.has(other) && !isNameOnly(b, other)) return true;
  }
  return false;
}

/** Whether a word, by its base, only stands as part of a name: the North, the New Start treaty. */
function isNameOnly({ words }: Statement, base: string): boolean {
  return !words.some(({ word, capital }, i) => (!capital || (i === 0 && !words[1]?.capital)) && baseForm(word) === base);
}

/** Whether both name months or years, and none in common. */
function apart(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  for (const kind of [MONTH, YEAR]) {
    const [left, right] = [[...a.keys()].filter((term) => kind.test(term)), [...b.keys()].filter((term) => kind.test(term))];
    if (left.length > 0 && right.length > 0 && !left.some((term) => right.includes(term))) return true;
  }
  return false;
}

const MONTH = /^\*(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;
const YEAR = /^#(?:1[89]|20)\d\d$/;
