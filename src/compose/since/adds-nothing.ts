import type { Token } from '../../text/tokens.ts';
import { inBoth } from '../facts/in-both.ts';
import type { Vector } from '../facts/likeness.ts';
import { termsInOtherWords } from '../facts/meanings.ts';
import { baseForm } from '../statement/base-form.ts';
import type { Statement } from '../statement/statement.ts';
import { deedsOf, isNumberWord, isReporting, isStop, isWeak, thingsOf } from '../statement/vocabulary.ts';

/** So much of what a sentence tells, by weight, must have been told. */
const TOLD = 0.72;
/** A single term of this share of all weight that was not told is something new; of words that tell less than `TELLING`, none is. */
const NEW_TERM = 0.1;
const TELLING = 0.7;
/** One more of its kind. */
const MORE = /^(?:again|another|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/;
const DENIES = /^(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\p{L}+n't|denie[sd]|deny|denying)$/u;

/**
 * Whether one statement tells nothing that the other does not: no other name or number, no other doer, hardly a word of weight, nothing
 * denied there and affirmed here. Not symmetric: who told more has told the less.
 */
export function addsNothing(one: Statement, other: Statement, v: Vector, w: Vector): boolean {
  for (const name of one.names) if (!other.names.has(name)) return false;
  for (const number of one.numbers) if (!other.numbers.has(number)) return false;
  for (const quoted of one.quotedRuns) if (!other.quotedRuns.has(quoted)) return false;
  if (one.reality !== other.reality || denials(one) !== denials(other)) return false;
  if (one.subject.size > 0 && other.subject.size > 0 && inBoth(one.subject, other.subject).length === 0) return false;
  if (one.words.some(({ word }) => MORE.test(word) && !other.words.some((told) => told.word === word))) return false;
  const reworded = termsInOtherWords(one, other);
  if (tellsOf(one).some((base) => !isTold(base, other, reworded))) return false;
  // who tells as little has told another deed
  if (other.verbs.size <= one.verbs.size && other.head.size > 0) {
    const back = termsInOtherWords(other, one);
    if (![...other.head].some((deed) => one.deeds.has(deed) || one.stems.has(deed) || back.has(deed) || back.has(`=${deed}`))) return false;
  }
  let all = 0;
  let told = 0;
  for (const [term, weight] of v.weights) {
    all += weight;
    if (w.weights.has(term) || reworded.has(term)) told += weight;
    else if (weight >= NEW_TERM * v.total && (one.terms.get(term) ?? 0) >= TELLING) return false;
  }
  return told >= TOLD * all;
}

/** Base forms of the verbs of the main clauses, and of the noun behind the first: "struck a hospital". */
function tellsOf({ words, core, verbs, head }: Statement): string[] {
  const found: string[] = [];
  let headed = -1;
  words.forEach(({ word, number }, i) => {
    if (!core.has(i) || number || isStop(word) || isReporting(word)) return;
    const base = baseForm(word);
    const deeds = deedsOf(base) ?? [base];
    if (isWeak(base) || !deeds.some((deed) => verbs.has(deed))) return;
    found.push(base);
    if (headed < 0 && deeds.some((deed) => head.has(deed))) headed = i;
  });
  if (headed < 0) return found;
  let at = headed + 1;
  while (words[at] !== undefined && (/^(?:a|an|the|its|their|his|her)$/.test(words[at]?.word ?? '') || counts(words[at]))) at++;
  let noun: string | undefined;
  for (; words[at] !== undefined && !words[at]?.capital && !counts(words[at]) && !isStop(words[at]?.word ?? ''); at++)
    noun = words[at]?.word;
  if (noun !== undefined && !isWeak(baseForm(noun)) && !noun.endsWith('ly')) found.push(baseForm(noun));
  return found;
}

function counts(token: Token | undefined): boolean {
  return token !== undefined && (token.number || isNumberWord(token.word));
}

/** Whether a word is told by the other, or in other words of its meaning. */
function isTold(base: string, other: Statement, reworded: ReadonlySet<string>): boolean {
  if (other.stems.has(base) || reworded.has(base)) return true;
  const deeds = deedsOf(base) ?? [];
  const things = thingsOf(base) ?? [];
  return (
    deeds.some((deed) => other.deeds.has(deed) || reworded.has(`=${deed}`)) ||
    things.some((thing) => other.terms.has(`+${thing}`) || reworded.has(`+${thing}`))
  );
}

function denials({ words }: Statement): number {
  return words.filter(({ word }) => DENIES.test(word)).length;
}
