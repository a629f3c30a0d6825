import { ARTICLES, AUXILIARIES, BE } from '../../text/closed-words.ts';
import type { ExtractedFigure } from '../../text/quantities.ts';
import { quantityLexicon } from '../../text/quantity-lexicon.ts';
import { isOfCalendar } from '../../text/word-class.ts';
import { clauseBefore, clauseBehind, WHEN, wholeWords } from './excerpt.ts';
import { lexicon } from './figure-words.ts';

/** Words that a label takes from the clause, at the most. */
const MOST = 8;
/** So far behind a number its noun ends. [UTF-16 units] */
const NOUN_WITHIN = 80;
/** A clause is read so far. [UTF-16 units] */
const CLAUSE_WITHIN = 300;
/** "by Norland(, Ostia and Vorland)": a list that a comma cuts; its first member alone would be wrong. */
const LISTED = /^,\s\p{Lu}[^,.;]{1,60}(?:,|\sand\s)/u;
const LAST_LINK = /\s(?:by|to|from|in|of|with|for)\s[^,]*?$/u;

/** What says of a thing no more than that it is so: "are", "have been", "are said to have been", "who are". */
const BEING =
  /^(?:(?:who|which|that)\s)?(?:(?:have|has|had)\s(?:\p{Ll}+ly\s|all\s|also\s|already\s|now\s|so far\s)?(?:been\s)?|(?:is|are|was|were)\s(?:\p{Ll}+ly\s|all\s|also\s|already\s|now\s|still\s|being\s)?(?:(?:said|reported|thought|believed|known|understood)\sto\s(?:be|have(?:\sbeen)?)\s)?)/u;
/** A participle, or where somebody is. */
const PREDICATE =
  /^(?:\p{Ll}{2,}(?:ed|ing|en)|sent|held|lost|left|brought|found|kept|put|shot|sunk|hit|cut|struck|caught|built|torn|drawn|flown|laid|set|spent|stuck|bound|shut|afloat|ashore|aboard|away|on board|at (?:risk|sea|work|large)|in (?:need|place|danger|captivity|custody|prison|hospital|hiding)|under (?:way|siege|arrest|threat)|without)(?=\s|$)/u;
/** What may follow a noun directly and belongs to it. */
const PLACED = /^(?:aboard|on board|ashore|inside|who|whose|that|which)(?=\s|$)/u;
/** What only has the thing: whose it is is told behind a comma. */
const HAS = new Set([
  'has',
  'have',
  'had',
  'having',
  'own',
  'owns',
  'owned',
  'get',
  'gets',
  'got',
  'receive',
  'receives',
  'received',
  'employs',
  'employ',
  'employed',
  'with',
  'numbers',
  'of',
  ...BE,
]);

/**
 * A bare noun with what its clause says of it, in the words of the sentence: "troops deployed in Halm" of "5,000 troops were deployed in
 * Halm", "boats that the navy sank" of "The navy sank three boats". Undefined where the noun tells enough, or the clause nothing more.
 */
export function clauseLabel(text: string, figure: ExtractedFigure): string | undefined {
  const { thing } = figure;
  // "a 200-tonne ship" is what is described, not what is counted
  if (thing === undefined || !isBare(thing) || (figure.kind === 'measure' && /\d-\p{L}/u.test(figure.asStated))) return undefined;
  return saidOf(text, figure, thing) ?? doneWith(text, figure, thing);
}

/** One to three words, none of which joins another noun or says what befell it. */
function isBare(thing: string): boolean {
  const words = thing.split(' ');
  const last = words.at(-1) as string;
  return (
    words.length <= 3 &&
    !LINKED.test(thing) &&
    !lexicon().fates.has(last.toLowerCase()) &&
    !words.some((word) => /ed$/.test(word) && word === last)
  );
}
const LINKED = /\s(?:of|in|on|at|from|for|to|with|between|against|aboard|among|an?|per|and|or)\s/;

/** Behind the noun: "were deployed in Halm", "who live near the plant", "aboard". */
function saidOf(text: string, figure: ExtractedFigure, thing: string): string | undefined {
  const rest = text.slice(figure.end, figure.end + NOUN_WITHIN);
  const head = thing.split(' ').at(-1) as string;
  const at = rest.indexOf(head);
  if (at < 0 || /[,;:.!?]\s/.test(rest.slice(0, at))) return undefined;
  const tail = text.slice(figure.end + at + head.length, figure.end + at + head.length + CLAUSE_WITHIN);
  const whole = clauseBehind(tail, PLACED);
  const behind = (LISTED.test(tail.slice(whole.length)) ? whole.replace(LAST_LINK, '') : whole).trim();
  const being = BEING.exec(behind)?.[0] ?? '';
  const said = behind
    .slice(being.length)
    .replace(/^(?:\p{Ll}+ly|now|still|already|also)\s/u, '')
    .replace(NEXT_VERB, '');
  if (being === '' ? !PLACED.test(said) : !PREDICATE.test(said) || /^been\b/.test(said)) return undefined;
  const words = wholeWords(said, MOST)
    .replace(WHEN, '')
    .replace(/(?:\s(?:to|in|from)\s\p{Ll}+)?\ssuch$|\stoo$/u, '');
  if (words === '' || /^whose\s\S+$/.test(words) || /^(?:(?:who|whose|that|which)(?:\s(?:it|he|she|they|we|you|i)\b.*)?)$/.test(words))
    return undefined;
  // "have left their homes": who left them
  const deed = /(?:^|\sto\s)(?:have|has|had)\s(?!.*been\s$)/.test(being) && !/^\p{Ll}+ing\b/u.test(words);
  return `${thing} ${deed ? (figure.unit === 'person' ? 'who ' : 'that ') : ''}${words}`;
}

/** Another verb, and what is told of other things. */
const NEXT_VERB =
  /\s(?:(?:and|but)\s(?:(?:is|are|was|were|has|have|had|will|would)\s|\d).*|(?:is|are|was|were|has|have|had|will|would|could|can|may|might|must|should)\s.*)$/u;

/** Before the number: who did what with the things. "boats that the navy sank". */
function doneWith(text: string, figure: ExtractedFigure, thing: string): string | undefined {
  const words = clauseBefore(text.slice(Math.max(0, figure.start - CLAUSE_WITHIN), figure.start))
    .split(/\s+/)
    .filter((word) => word !== '');
  const { doing, stops } = quantityLexicon('en');
  const isDoing = (word: string): boolean => doing.has(word) || (/ed$/.test(word) && word.length > 4);
  // "are holding"
  let verb = /ing$/.test(words.at(-1) ?? '') && /^(?:is|are|was|were)$/.test(words.at(-2) ?? '') ? words.length - 2 : words.length;
  while (
    verb > 0 &&
    (isDoing(words[verb - 1] as string) || (verb < words.length && /^(?:to|not|also|already|\p{Ll}+ly)$/u.test(words[verb - 1] as string)))
  )
    verb--;
  const deed = words.slice(verb);
  const subject = withoutAdverbial(words.slice(0, verb));
  if (deed.length === 0 || deed.length > 4 || subject.length === 0 || subject.length + deed.length > MOST) return undefined;
  if (
    deed.every((word) => HAS.has(word) || AUXILIARIES.has(word)) ||
    /^(?:to|including|said|says)$/.test(deed[0] as string) ||
    /ing$/.test(deed[0] as string)
  )
    return undefined;
  if (
    subject.some(
      (word, n) =>
        isDoing(word) ||
        (stops.has(word.toLowerCase()) && !(n === 0 ? ARTICLES.has(word.toLowerCase()) : /^(?:of|the|and|in)$/.test(word))),
    )
  )
    return undefined;
  const [first = '', second = ''] = subject;
  const heads =
    figure.start < CLAUSE_WITHIN &&
    text.trimStart().startsWith(words.join(' ')) &&
    /^\p{Ll}/u.test(second) &&
    !/^(?:of|and|in)$/.test(second);
  const who = [heads || ARTICLES.has(first.toLowerCase()) ? first.toLowerCase() : first, ...subject.slice(1)].join(' ');
  return /\p{L}{3}/u.test(who) ? `${thing} that ${who} ${deed.join(' ')}` : undefined;
}

/** "On Monday coast guard vessels" without when; "With these the gang" from its article on. */
function withoutAdverbial(words: readonly string[]): readonly string[] {
  const [link = '', when = ''] = words;
  if (/^(?:on|in|since|by|last)$/i.test(link) && isOfCalendar(when.toLowerCase())) return words.slice(2);
  const article = words.findLastIndex((word) => /^(?:the|an?)$/.test(word));
  return article > 0 &&
    /^(?:with|in|at|by|after|before|since|during|from)$/i.test(link) &&
    !/^(?:of|with|in|at|by|from|to|for|on)$/i.test(words[article - 1] as string)
    ? words.slice(article)
    : words;
}

/** Whether another clause begins between a subject and its number: "one crew was let go only after $5 million had been paid". */
export function isApart(text: string, { whose, start }: ExtractedFigure): boolean {
  const near = text.slice(Math.max(0, start - CLAUSE_WITHIN), start);
  const at = whose === undefined ? -1 : near.lastIndexOf(whose);
  if (whose === undefined || at < 0) return false;
  const between = near.slice(at + whose.length);
  // "the cost of it, which is $5 million"
  if (/^,?\s(?:which|that|who)\s/.test(between)) return false;
  return OPENS_CLAUSE.test(between.slice(between.lastIndexOf(',') + 1));
}
const OPENS_CLAUSE = /\s(?:after|before|when|while|because|although|though|if|unless|until|where|that|which|who)\s/i;

/** Words between an owner and what it has, at the most. */
const OWNED_WITHIN = 6;

/** Whether the words between a subject and its number say no more than that it has them. */
export function isOwner(text: string, { whose, start }: ExtractedFigure): boolean {
  const near = text.slice(Math.max(0, start - CLAUSE_WITHIN), start);
  const at = whose === undefined ? -1 : near.lastIndexOf(whose);
  if (whose === undefined || at < 0) return true;
  const { doing } = quantityLexicon('en');
  const clause = near.slice(at + whose.length).toLowerCase();
  if (/\b(?:with|carrying|bearing|aboard)\b[^,;]*$/.test(clause)) return true;
  const between = clause.match(/[\p{L}'’]+/gu) ?? [];
  if (between.length > OWNED_WITHIN) return false;
  return between.every((word) => HAS.has(word) || AUXILIARIES.has(word) || !(doing.has(word) || /(?:ed|ing)$/.test(word)));
}
