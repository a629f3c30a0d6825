import { countriesIn } from '../../text/places.ts';
import type { Token } from '../../text/tokens.ts';
import { nameKey } from './name-key.ts';
import type { NameTest } from './name-test.ts';
import { isCalendar, isReporting, isStop } from './vocabulary.ts';

/** Who says so where no name is given. */
const TELLERS =
  /^(?:intelligence|police|ministry|navy|army|military|prosecutors|rescuers|witnesses|doctors|media|scientists|officials|operator|owner|company|union|hospital|court|government|bank|agency|authority|authorities|medics|regulators|lawyers|relatives)$/;
/** Words behind the verb of saying that closes a sentence, and before it. */
const CLOSING = 6;
const LONG_TELLER = 12;
const FINITE = /^(?:said|told|wrote|\w+ed|\w+s)$/;

/**
 * Who says so, as keys of names and of nameless tellers ("@police"): after "according to", or before a verb of saying. The innermost
 * teller wins ("X said that Y indicated").
 *
 * @returns nothing where a sentence is not attributed.
 */
export function originOf(words: readonly Token[], text: string, isName: NameTest): ReadonlySet<string> | undefined {
  const named = (from: number, to: number): Set<string> => {
    const part = words.slice(Math.max(0, from), to);
    const countries = countriesIn(part);
    const found = new Set(countries.map((country) => `@${country.name}`));
    part.forEach((token, i) => {
      if (countries.some(({ at, length }) => i >= at && i < at + length)) return;
      if (token.capital && !isCalendar(token.word) && !isStop(token.word) && isName(token.word)) found.add(nameKey(token.word));
      else if (TELLERS.test(token.word)) found.add(`@${token.word}`);
    });
    return found;
  };
  for (let i = 0; i + 1 < words.length; i++) if (words[i]?.word === 'according' && words[i + 1]?.word === 'to') return named(i + 2, i + 12);
  // "Reuters reported, citing the ministry."
  const citing = words.findIndex(({ word }) => word === 'citing');
  const cited = citing < 0 ? new Set<string>() : named(citing + 1, citing + 1 + BEFORE);
  if (cited.size > 0) return cited;
  const tells = words.flatMap((token, i) => (i > 0 && isTelling(words, i) && !token.capital ? [i] : []));
  // "…, the ministry said on Friday."
  const end = tells.at(-1);
  if (end !== undefined && end >= words.length - CLOSING && words[end + 1]?.word !== 'that' && FINITE.test(words[end]?.word ?? '')) {
    let from = end;
    while (from > 0 && !/[,”"]/.test(text.slice((words[from - 1] as Token).end, (words[from] as Token).start))) from--;
    if (from > 0 && end - from <= LONG_TELLER) return named(from, end);
  }
  let last: ReadonlySet<string> | undefined;
  for (const i of tells) {
    if (words[i + 1]?.word === 'that' || last === undefined) {
      const from = tellerFrom(words, text, i);
      const before = named(from, i);
      // "Said Omar Nuri", but "it noted that Elbonia had …": a pronoun or "that" names nobody.
      const silent = from > i - BEFORE || words[i + 1]?.word === 'that';
      const found = before.size > 0 || silent ? before : named(i + 1, i + 6);
      if (last === undefined || found.size > 0) last = found;
    }
    if (words[i + 1]?.word !== 'that' && last !== undefined && i > 14) break;
  }
  return last;
}

/** Whether a key of an origin is that of a teller without a name: "@police". */
export function isNamelessTeller(key: string): boolean {
  return TELLERS.test(key.slice(1));
}

/** Words before a verb of saying that may name the teller. */
const BEFORE = 8;

/** From which word on the teller of a verb of saying may be named: "…, their resolution says, …" names it between the commas. */
function tellerFrom(words: readonly Token[], text: string, i: number): number {
  if ([words[i - 1], AUXILIARY.test(words[i - 1]?.word ?? '') ? words[i - 2] : undefined].some((word) => PRONOUN.test(word?.word ?? '')))
    return i;
  // "Omar Brandt, head of the union, said", "The union, which …, stopped work and said".
  const before = words[i - 1];
  if (/,/.test(text.slice(before?.end, words[i]?.start)) || before?.word === 'and') return i - LONG_TELLER;
  if (/^\s*,/.test(text.slice((words[i] as Token).end, words[i + 1]?.start)))
    for (let at = i - 1; at > 0 && at > i - BEFORE; at--)
      if (/[,;:”"]/.test(text.slice((words[at - 1] as Token).end, (words[at] as Token).start))) return at;
  return i - BEFORE;
}
const PRONOUN = /^(?:he|she|it|they|i|we|you|who|which)$/;
const AUXILIARY = /^(?:has|have|had|can|could|would|will|also|later|then|did|must|may)$/;

/** A verb of saying with a teller: not "was believed to", not "claimed 80 lives". */
function isTelling(words: readonly Token[], i: number): boolean {
  const { word } = words[i] as Token;
  if (!isReporting(word)) return false;
  if (/^(?:is|are|was|were|be|been|being)$/.test(words[i - 1]?.word ?? '')) return false;
  const next = words[i + 1];
  // "Told its troops to leave" is an order.
  if (word === 'told' && words.slice(i + 2, i + 6).some(({ word: later }, k) => later === 'to' && words[i + 3 + k]?.capital === false))
    return false;
  return !(
    word.startsWith('claim') &&
    (next?.number || /^(?:the|at|more|about|over|an|hundreds|thousands|dozens)$/.test(next?.word ?? ''))
  );
}
