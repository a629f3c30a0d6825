import { stem } from '../../text/stem.ts';
import { tokens } from '../../text/tokens.ts';
import { isTitleCase } from './title-case.ts';

/** So much of a point's words stands in the text that tells it again. */
const AGAIN = 0.65;
/** Fewer words prove nothing. */
const AGAIN_LEAST = 4;
/** A standfirst is no longer. [words] */
const MOST = 45;

const WHEN =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight|(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z.]* \d|\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec))/;
/** "… on Wednesday it would pay out…" */
const CUT_OFF = /\p{Alphabetic}(?:…|\.\.\.)$/u;

/** Whether the first line below a title sums the story up that the paragraph behind it begins to tell. */
export function isStandfirst(line: string | undefined, paragraph: string): boolean {
  if (line === undefined || paragraph === '' || /["“”]/.test(line)) return false;
  if (line.split(/\s+/, MOST + 1).length > MOST || (WHEN.test(line) && !CUT_OFF.test(line))) return false;
  return line.length <= paragraph.length && isToldWhole(line, paragraph);
}

/** Whether a text has nearly all words of a point above it. */
export function isToldAgain(point: string, text: string): boolean {
  const own = stems(point);
  return own.size >= AGAIN_LEAST && shareOf(own, text) >= AGAIN;
}

const NUMBERS = new Map(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, i): [string, string] => [word, String(i + 1)])
    .concat(
      'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i): [string, string] => [word, String(10 * (i + 2))]),
    ),
);
/** What the words around it turn on, as a number does. */
const WEIGHTY =
  /^(?:dozens?|scores|hundreds?|thousands?|[mb]illions?|half|third|quarter|twice|both|not|no|none|never|without|nobody|cannot|.*n't)$/;
/** First words that name nothing. */
const OPENS =
  /^(?:an?|the|but|and|as|at|after|before|by|for|from|in|it|its|he|she|they|his|her|their|on|some|that|this|these|to|when|while|with)$/;

/** Numbers, amounts and names. */
const isWeighty = ({ word, key }: Word, i: number): boolean =>
  /\d/.test(key) || WEIGHTY.test(word.toLowerCase()) || (/^\p{Uppercase}/u.test(word) && (i > 0 || !OPENS.test(key)));

/** Whether each number, and each name behind the first word, of a line in few words stands in a text that may tell it again. */
export function isNamedWhole(line: string, text: string): boolean {
  const told = wordsOf(text);
  const behind = new Set(told.map(({ key }) => key));
  const roots = new Set(told.map(({ word }) => word.slice(0, ROOT)));
  const names = !isTitleCase(line, TITLE_LEAST);
  return wordsOf(line).every(({ word, key }, i) => {
    if (behind.has(key)) return true;
    if (/\d/.test(key)) return false;
    return !names || i === 0 || !/^\p{Uppercase}\p{Lowercase}/u.test(word) || roots.has(word.slice(0, ROOT));
  });
}
/** "Somalia", "Somali": so many letters of a name are its own. */
const ROOT = 5;
/** [words] */
const TITLE_LEAST = 3;

/** Whether a text tells a line again with nearly all its words and with every name and number in it, sentence by sentence. */
export function isToldWhole(line: string, text: string): boolean {
  const told = wordsOf(text);
  const behind = new Set(told.map(({ key }) => key));
  return line.split(/(?<=[.!?…]["”’)]?)\s+(?=["“‘(]?\p{Uppercase})/u).every((sentence) => {
    if (!isToldAgain(sentence, text)) return false;
    const words = wordsOf(sentence);
    if (!words.every((word, i) => !isWeighty(word, i) || (/^\d/.test(word.key) ? counts(words, i, told) : behind.has(word.key))))
      return false;
    const rest = words.filter((word, i) => word.key.length > 3 && !isWeighty(word, i));
    return rest.length > 0 && rest.filter(({ key }) => behind.has(key)).length >= AGAIN * rest.length;
  });
}

/** A number and what it counts stand no farther apart. [words] */
const COUNTS_MOST = 4;

/** Whether the number at `i` stands in a text too, before what it counts. */
function counts(words: readonly Word[], i: number, told: readonly Word[]): boolean {
  const counted = words.slice(i + 1).find(({ key }) => key.length > 3)?.key;
  return told.some(
    ({ key }, k) =>
      key === words[i]?.key && (counted === undefined || told.slice(k + 1, k + 1 + COUNTS_MOST).some((next) => next.key === counted)),
  );
}

interface Word {
  readonly word: string;
  /** Its stem, or the number it says. */
  readonly key: string;
}

function wordsOf(said: string): Word[] {
  return [...said.replace(/’/g, "'").matchAll(/\d+(?:[.,:]\d+)*|\p{Alphabetic}[\p{Alphabetic}\p{M}']*/gu)].map(([found]) => {
    const word = found.replace(/'s?$/, '');
    const small = word.toLowerCase().replace(/(?<=\d),(?=\d)/g, '');
    return { word, key: NUMBERS.get(small) ?? stem(small) };
  });
}

function shareOf(own: ReadonlySet<string>, text: string): number {
  const behind = stems(text);
  return own.size === 0 ? 0 : [...own].filter((word) => behind.has(word)).length / own.size;
}

function stems(said: string): Set<string> {
  return new Set(tokens(said).flatMap(({ word }) => (word.length > 3 || /\d/.test(word) ? [stem(word)] : [])));
}
