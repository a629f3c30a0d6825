import { stem } from '../../text/stem.ts';
import { baseForm } from './base-form.ts';
import wording from './wording.yaml';

interface Wording {
  readonly stop: string;
  readonly weak: string;
  readonly reporting: string;
  readonly deeds: Record<string, string[]>;
  readonly things: Record<string, string[]>;
}

const lexicon = wording as Wording;
const stopWords = new Set(lexicon.stop.split(/\s+/));
const weakStems = new Set(lexicon.weak.split(/\s+/).map(stem));
const reportingStems = new Set(lexicon.reporting.split(/\s+/).map(stem));
const deedsByStem = byStem(lexicon.deeds);
const thingsByStem = byStem(lexicon.things);
const NUMBER_WORDS = new Set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half third quarter several'.split(
    ' ',
  ),
);
const CALENDAR = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);

function byStem(classes: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [name, words] of Object.entries(classes))
    for (const word of new Set(words.map(stem))) found.set(word, [...(found.get(word) ?? []), name]);
  return found;
}

/** Whether a word is a verb of saying. */
export function isReporting(word: string): boolean {
  return reportingStems.has(baseForm(word));
}

/** Whether a word says nothing about what a sentence is about. */
export function isStop(word: string): boolean {
  return stopWords.has(word);
}

/** Whether a word, by its base form, is frequent in all news. */
export function isWeak(base: string): boolean {
  return weakStems.has(base);
}

/** Whether a word is a weekday or a month. */
export function isCalendar(word: string): boolean {
  return CALENDAR.has(word);
}

/** Whether a word says a number, or is part of one. */
export function isNumberWord(word: string): boolean {
  return NUMBER_WORDS.has(word);
}

/** Whether a word names a deed. */
export function isDeed(word: string): boolean {
  return deedsByStem.has(baseForm(word));
}

/** The deeds that a base form names: one where words of one meaning have one name, or none. */
export function deedsOf(base: string): readonly string[] | undefined {
  return deedsByStem.get(base);
}

/** The things that a base form names. */
export function thingsOf(base: string): readonly string[] | undefined {
  return thingsByStem.get(base);
}
