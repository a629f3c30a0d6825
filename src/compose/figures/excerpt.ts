import { WORDS } from './figure-words.ts';

/** Words of a sentence that are taken before a figure and behind it, at the most. */
const BEFORE = 8;
const BEHIND = 7;

/** Where what is said of a figure ends: a mark, or a word that opens another clause. */
const MARK = /[,;:.!?)\]"“”„«»–—]\s|\s[–—-]\s|\s["“„«([]|[)\]"”]$/gu;
const CLAUSE = /\s(?:that|which|who|whom|whose|when|while|where|because|although|though|after|before|as(?! an? )|if|unless|since|but)\s/giu;
const EDGES = /^[\s"“”„«»–—-]+|[\s"“”„«»–—-]+$/gu;

/** What may not stand at the end of an excerpt, nor alone. */
const LOOSE_END = /(?:\s(?:a|an|the|and|or|of|for|to|in|on|at|by|with|from|its|his|her|their|is|are|was|were|has|have|had|be))+$/iu;
/** What ends with a word that joins. */
const JOINED = /^.*\s(?:and|or|with)\s(?=\S+\s)/su;

/**
 * The words of a sentence around a figure, an ellipsis in its place: what is counted, where no noun says it. "Moscow has
 * propped up the economy with …". Empty where nothing stands beside the figure.
 *
 * @param start  of the figure in the text, [start, end), UTF-16 units.
 */
export function excerpt(text: string, start: number, end: number): string {
  const flat = (words: string): string => words.replace(/\s+/gu, ' ').replace(EDGES, '');
  const before = lastWords(behindFigure(lastOf(text.slice(0, start))), BEFORE);
  const behind = firstWords(firstOf(text.slice(end)), BEHIND).replace(LOOSE_END, '');
  const said = [flat(before), '…', flat(behind)].filter((part) => part !== '').join(' ');
  return said === '…' || !/\p{Ll}{3}/u.test(said) ? '' : said;
}

/** What stands behind the last end of a clause. */
function lastOf(text: string): string {
  let from = 0;
  for (const pattern of [MARK, CLAUSE]) for (const { 0: mark, index } of text.matchAll(pattern)) from = Math.max(from, index + mark.length);
  return text.slice(from);
}

/** What stands behind another figure and what is joined to it; the text where it has none. */
function behindFigure(text: string): string {
  const digit = text.search(/\d\D*$/);
  const rest = digit < 0 ? '' : text.slice(digit);
  return JOINED.test(rest) ? rest.replace(JOINED, '') : text;
}

/** What stands before the first end of a clause. */
function firstOf(text: string): string {
  let to = text.length;
  for (const pattern of [MARK, CLAUSE]) for (const { index } of text.matchAll(pattern)) to = Math.min(to, index);
  return text.slice(0, to).replace(/[.,;:!?]+$/u, '');
}

function lastWords(text: string, most: number): string {
  const words = [...text.matchAll(WORDS)];
  let at = words.length - most;
  // a name is not cut
  while (at > 0 && at > words.length - most - 4 && /^\p{Lu}/u.test(words[at]?.[0] ?? '') && /^\p{Lu}/u.test(words[at - 1]?.[0] ?? '')) at--;
  const first = words[at];
  return words.length <= most || first === undefined ? text : text.slice(first.index);
}

function firstWords(text: string, most: number): string {
  const words = [...text.matchAll(WORDS)];
  const last = words[most - 1];
  return words.length <= most || last === undefined ? text : text.slice(0, last.index + last[0].length);
}
