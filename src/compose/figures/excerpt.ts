import { WORDS } from './figure-words.ts';

/** Words of a sentence that are taken before a figure and behind it, at the most. */
const BEFORE = 8;
const BEHIND = 7;

/** Where what is said of a figure ends: a mark, or a word that opens another clause. */
const MARK = /(?:[,;:!?)\]"“”„«»–—]|(?<!\b\p{Lu})\.)\s|\s[–—-]\s|\s["“„«([]|[)\]"”]$/gu;
const CLAUSE =
  /\s(?:that|which|who|whom|whose|when|while|where|because|although|though|after|before|(?<!\b(?:class|describ|regard|list|count|treat|rank|register|know|see)(?:ed|n)\s)as(?! an? )|if|unless|since|but)\s/giu;
const EDGES = /^[\s"“”„«»–—-]+|[\s"“”„«»–—-]+$/gu;

/** What may not stand at the end of an excerpt, nor alone. */
const LOOSE_END =
  /(?:(?:^|\s)(?:a|an|the|and|or|of|for|to|in|on|at|by|with|from|into|its|his|her|their|is|are|was|were|has|have|had|be|such|only|some))+$/iu;
/** What ends with a word that joins. */
const JOINED = /^.*\s(?:and|or|with)\s(?=\S+\s)/su;
/** Before such a word a phrase may be cut. */
const SEAM =
  /^(?:in|on|at|for|to|from|by|with|into|over|under|across|through|during|against|and|or|as|aboard|near|between|among|above|below|since|until|without|within|around|behind|beyond|off|onto|inside|outside|towards?)$/iu;
/** What goes on from a verb over the figure: "promised … to rebuild", "paid … for roads". */
const GOES_ON = /^(?:to|for|in|into|from|on|as|over|between)\s/iu;
/** A noun with what is said of it: "people are dead", "Ostians aboard". */
const COUNTED =
  /^(?!(?:to|for|in|into|from|on|as|of|at|by|with|and|or|is|are|was|were|has|have|had|could|would|will|may|go|goes|it|that|this)\s)(?:[\p{L}\p{M}-]+\s){0,2}(?:\p{L}[\p{L}\p{M}-]+s|people|men|women|children|police|crew|personnel|staff)(?=\s|$)/iu;
/** What only says that a number follows: "the package (would come to)", "losses (are expected to take)". */
const STATES =
  /\s(?:(?:would|will|could|may|might|should|has|have|had)\s(?:be(?:en)?\s)?)?(?:(?:is|are|was|were)\s(?:expected|likely|thought|estimated|due|set)\sto\s)?(?:be|come|comes|came|amount(?:s|ed)?|totals?|totall?ed|stands?|stood|takes?|costs?|reach(?:es|ed)?|is|are|was|were)(?:\s(?:to|at|in|about))?$/iu;
/** Another thing or deed than what is counted. */
const GOES_ON_ELSEWHERE = /(?:^\s*(?:and|or|but|nor)\s|\s(?:and|or|but|nor)\s[$€£¥\d]).*$/su;
/** "put the total cost (at)", "at a cost (of)". */
const PUT = /^(?:.*\s)?(?:puts?|at)\s(?:the|a|an|its|their)?\s?(.+)\s(?:at|of)$/iu;
/** "Acme said on Monday it would pay out": who said so stands elsewhere. */
const SAID =
  /^.*\s(?:(?:says|said|announced)\s(?:(?:on\s)?\p{Lu}\p{L}+day\s)?(?:that\s)?(?:it|he|she|they)|(?:says|said)(?:\sthat)?(?=\s\S+\s\S))\s/u;
/** When, at the end of words: the figure stands in a dated text. */
export const WHEN =
  /(?:^|\s)(?:(?:on|since|by|until|late|early|last|this)\s)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|so far|in all|at present|at once|at last|already|again|too|(?:this|last|next) (?:week|month|year))$/iu;

/**
 * The words of a sentence around a figure: what is counted, where no noun says it. "Ostia has propped up the economy with", "people are
 * now classed as homeless", "donors promised to rebuild the port". An ellipsis stands for the figure only where neither side is a phrase.
 * Empty where nothing stands beside the figure.
 *
 * @param start  of the figure in the text, [start, end), UTF-16 units.
 */
export function excerpt(text: string, start: number, end: number): string {
  // "$310 million for which the union had asked"
  const asked = WHICH.exec(text.slice(end, end + LONGEST_LINK))?.[1];
  if (asked !== undefined)
    return `${asked.trim()} ${ended(wholeWords(clauseBehind(text.slice(end + asked.length)), BEHIND)).replace(ANOTHER_VERB, '$1')}`;
  const before = flat(lastWords(behindFigure(clauseBefore(text.slice(0, start))), BEFORE));
  const rest = clauseBehind(text.slice(end));
  const behind = ended(wholeWords(before === '' || /^of\s/iu.test(before) ? rest.trimStart().replace(BEING, '') : rest, BEHIND)).replace(
    GOES_ON_ELSEWHERE,
    '',
  );
  const said = joined(before, behind);
  return said === '…' || !/\p{Ll}{3}/u.test(said) ? '' : said;
}

const ended = (words: string): string => flat(flat(words).replace(WHEN, '').replace(LOOSE_END, ''));

/** "are for the mission", "have been paid to them": what only says that the figure is so. */
const BEING =
  /^(?:(?:is|are|was|were) (?=(?:for|from|in|[\p{L}-]+ (?:\p{L}+ )?and)\s)|(?:(?:has|have|had) (?:\p{Ll}+ly )?been|(?:will|would) be|is|are|was|were) (?:\p{Ll}+ly )?(?=\p{Ll}+(?:ed|id|nt|en|ld|ne)\s))/u;
/** "the union had asked (had arrived)" */
const ANOTHER_VERB = /^(.*?\b(?:had|has|have|is|are|was|were)\b.*?)\s(?:had|has|have|is|are|was|were|would|will|could)\b.*$/su;
/** "$310 million for which the union had asked" */
export const WHICH = /^(\s(?:for|to|from|with|on|at)\swhich\s)(?!\s*(?:is|are|was|were)\b)/u;
const LONGEST_LINK = 20;

const flat = (words: string): string => words.replace(/\s+/gu, ' ').replace(EDGES, '');

/** One phrase of what stands before the figure and behind it. */
function joined(before: string, behind: string): string {
  if (before === '' || /^of\s/iu.test(before)) return behind;
  if (COUNTED.test(behind)) return behind;
  const put = PUT.exec(before)?.[1];
  const stated = put ?? before.replace(SAID, '').replace(STATES, '');
  if (stated !== before.replace(SAID, '') && NOUN_ALONE.test(stated) && !HOW_LONG.test(stated))
    return stated.replace(OTHER_NAME, '').replace(/^(?:the|that|this|an?)\s/iu, '');
  const told = before.replace(SAID, '').replace(/(?:\sof)?\s(?:the|an?|its|their)$/iu, '');
  if (behind === '') return /^(?:\S+|(?:it|this|that|they|there) \S+)$/iu.test(told) ? '' : told;
  return GOES_ON.test(behind) ? `${told.replace(LOOSE_END, '')} ${behind}` : `${before.replace(SAID, '')} … ${behind}`;
}
/** "Ten days (could cost)" */
const HOW_LONG = /^(?:\S+\s){0,2}(?:hours?|days?|weeks?|months?|years?)$/iu;
/** "(with the bank) the total": a name of another phrase before an article. */
const OTHER_NAME = /^.*\p{Lu}\p{L}+\s(?=(?:the|its|their)\s)/u;
/** Words that can be a noun with what belongs to it: no pronoun opens them. */
const NOUN_ALONE = /^(?!(?:it|he|she|they|we|i|what|which|who|there|here|and)\s)(?=.*\p{L}{4}).+$/iu;

/** What stands behind the last end of a clause. */
export function clauseBefore(text: string): string {
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

/** What stands before the first end of a clause; a word that opens one does not end it where `opening` matches the text's own start. */
export function clauseBehind(text: string, opening?: RegExp): string {
  let to = text.length;
  const skipped = opening?.test(text.trimStart()) ? text.length - text.trimStart().length + 1 : 0;
  for (const pattern of [MARK, CLAUSE]) for (const { index } of text.matchAll(pattern)) if (index >= skipped) to = Math.min(to, index);
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

/** The first words of a phrase, cut before a word that joins rather than within what it joins. */
export function wholeWords(text: string, most: number): string {
  const words = [...text.matchAll(WORDS)].slice(0, most + 1);
  if (words.length <= most) return text;
  for (let at = most; at > 1; at--)
    if (SEAM.test((words[at] as RegExpExecArray)[0])) return text.slice(0, (words[at] as RegExpExecArray).index).trimEnd();
  const last = words[most - 1] as RegExpExecArray;
  return text.slice(0, last.index + last[0].length);
}
