import { stem } from '../../text/stem.ts';
import type { Token } from '../../text/tokens.ts';
import { partialName, rememberNames } from '../statement/partial-name.ts';
import { isSaying, namesSpeaker, openAfter } from '../statement/quotation.ts';
import type { Statement } from '../statement/statement.ts';
import { isNumberWord } from '../statement/vocabulary.ts';
import { goesOn } from '../talk/elliptic.ts';
import { answers } from './answers.ts';
import { grammarSign } from './grammar-signs.ts';
import { bareNoun, headOf, knownNoun, type Mentions, NEAR, namesBody, REACH, rememberNouns, takenForKnown } from './known-nouns.ts';
import { isRestOfSentence, leanInTalk, pointsBackInTalk, properStatement } from './lean-spoken.ts';
import { backNouns, findOpener, findWithin, namesWhatItTakesUp, telling, wordsAt } from './lean-words.ts';
import { overOpenLines } from './open-lines.ts';
import { barePronoun, demonstrative, isBareCount, likeOne, partitive, placeTold } from './pointers.ts';
import { unnamed } from './unnamed.ts';

/** One sentence cannot be read without an earlier one of its source. */
export interface Lean {
  /** Index of the earlier statement. */
  readonly on: number;
  /** Earlier statements that tell of the same and could be leant on instead, the nearest first. */
  readonly others?: readonly number[];
  readonly rule: string;
  /** The words that lean. */
  readonly words: string;
  /** A mere likelihood: it may be read alone, and goes its own way where it surely belongs in another section. */
  readonly loose: boolean;
  /** It goes its own way where it belongs in another section than what it leans on. */
  readonly weak?: true;
}

/** Rules that tell of a likelihood only. */
const LOOSE = new Set([
  'opens with a quotation',
  'known from before',
  'also',
  'names nobody and no number',
  'takes up what was said',
  'partial name',
  'taken for known',
  'takes up within',
  'one more of its kind',
  'takes up when',
]);

/** Of these, those that keep to the section of what they are likely to lean on. */
const BINDING = new Set(['opens with a quotation', 'known from before']);

/**
 * Finds the sentences that lean on an earlier one of the same source. An undecided case leans: two sentences kept together
 * cost less than one torn off. A heading between cuts all but pronouns off. Linear.
 *
 * @param statements  all of one source, in text order.
 * @returns one entry per statement, in the same order.
 */
export function findLeaning(statements: readonly Statement[]): (Lean | undefined)[] {
  const full = new Map<string, number>();
  const told: Mentions = { first: new Map(), brought: new Map(), all: new Map() };
  let quoteOpen = false;
  return statements.map((statement, i) => {
    const before = statements[i - 1];
    const insideQuote = quoteOpen && before !== undefined;
    const newParagraph = before !== undefined && before.unit.paragraph !== statement.unit.paragraph;
    // An open quotation ends with its paragraph unless the next one opens with a mark again.
    const startsQuoted = /^[\s*•-]*["“„«‘']/.test(statement.text);
    const carried = insideQuote && !(newParagraph && !startsQuoted);
    quoteOpen = openAfter(statement.text, carried && !startsQuoted);
    const lean =
      before === undefined ? undefined : leanInTalk(statements, i, leanOf(statements, i, before, carried, startsQuoted, full, told));
    rememberNames(statement, full);
    rememberNouns(statement, told);
    return lean;
  });
}

/** A sentence that stops short of what it speaks of: "France has not decided whether to take part." */
const ELLIPTIC =
  /\b(?:wants? one|(?:anything|nothing|something) to do with (?:it|them)|take part|taking part|do so|doing so|done so|go ahead|follow suit|declined to comment|not comment|no comment|not changed|be there|would attend|not respond(?:ed)?|to comply|to reply|(?:invited|asked|due|expected|refused|declined|failed) to (?:participate|attend|join|appear)|(?:is|are|was|were|be) (?:also )?(?:exempt(?:ed)?|excluded|included|unaffected|embarked|aboard|on board|hurt|injured)|(?:voted|were|was) (?:in favou?r|against)|(?:is|are|was|were) (?:still )?on board|blamed the other|(?<!not )too|either|as well)\W*$/i;

/** "Lind's angry speech came", "the bank's warning": index of the noun. Where more says which, it stands alone. */
function somebodysUtterance(tokens: readonly Token[], text: string): number | undefined {
  for (let at = 1; at < Math.min(tokens.length, 6); at++) {
    const { word, capital } = tokens[at] as Token;
    if (capital || !/^(?:speech|remarks?|comments?|announcement|warning|threats?|statement|outburst|order|call)$/.test(word)) continue;
    const owned = [tokens[at - 1], tokens[at - 2]].some(
      (token) => token !== undefined && /['’]s?$/.test(text.slice(token.start, token.end)),
    );
    const next = tokens[at + 1];
    if (owned && next !== undefined && !/^(?:to|of|that|on|in|at|for|about|with|by)$/.test(next.word)) return at;
  }
  return undefined;
}

/** "Afterwards the talks", "beforehand" with what it was before: nothing is taken up. */
const AFTER_WHAT =
  /^(?:the|a|an|its|his|her|their|he|she|it|they|they're|being|[12]\d{3}|last|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)$/;

function leanOf(
  statements: readonly Statement[],
  i: number,
  before: Statement,
  insideQuote: boolean,
  startsQuoted: boolean,
  full: ReadonlyMap<string, number>,
  told: Mentions,
): Lean | undefined {
  const statement = properStatement(statements[i] as Statement);
  const { words: tokens, text } = statement;
  const onPrevious = (rule: string, at: number, to = at + 1): Lean => ({
    on: before.index,
    rule,
    words: wordsAt(text, tokens, at, to),
    loose: LOOSE.has(rule),
    ...(LOOSE.has(rule) && !BINDING.has(rule) ? { weak: true as const } : {}),
  });
  const heading = statement.unit.heading?.start !== before.unit.heading?.start && (statement.unit.heading?.start ?? -1) >= before.cite.end;
  if (insideQuote) return onPrevious('goes on quoting', 0, 3);
  if (tokens.length === 0) return undefined;
  if (statement.unit.turn?.role === 'answer' && before.unit.turn?.role === 'question') return onPrevious('answers a question', 0, 3);
  if (statement.unit.turn?.role === 'question' && before.unit.turn?.index === statement.unit.turn.index && goesOn(tokens))
    return onPrevious('asks on', 0, 3);
  // The rules below read English; in other languages a sentence keeps to its paragraph.
  if (!/^(?:en|und)\b/.test(statement.unit.language))
    return before.unit.paragraph === statement.unit.paragraph ? { ...onPrevious('same paragraph', 0, 3), loose: true } : undefined;

  // A list under a sentence that ends with a colon.
  if (isBullet(statement)) {
    for (let j = i - 1; j >= Math.max(0, i - 30); j--) {
      const head = statements[j] as Statement;
      if (isBullet(head)) continue;
      if (/:\s*$/.test(head.text) && !heading)
        return { on: head.index, rule: 'list under a colon', words: head.text.slice(-20), loose: false };
      break;
    }
    const pointed = heading ? undefined : barePronoun(tokens, statement);
    return pointed === undefined ? undefined : onPrevious('pronoun', pointed);
  }
  if (/:\s*$/.test(before.text) && !heading && !isBullet(before) && statement.cite.start - before.cite.end < 4)
    return onPrevious('after a colon', 0, 3);
  const introduced = heading ? undefined : overOpenLines(statements, i);
  if (introduced !== undefined)
    return { on: introduced.index, rule: 'list under a colon', words: introduced.text.slice(-20), loose: false };

  if (isPoint(statement) && !heading)
    for (let j = i - 1; j >= Math.max(0, i - 30); j--)
      if (!isPoint(statements[j] as Statement))
        return { on: (statements[j] as Statement).index, rule: 'point of a list', words: wordsAt(text, tokens, 0, 3), loose: false };
  if (isRestOfSentence(statement)) return onPrevious('goes on within a sentence', 0, 3);
  const pronoun = barePronoun(tokens, statement);
  if (pronoun !== undefined) return onPrevious('pronoun', pronoun);
  const another = unnamed(tokens, text);
  if (another !== undefined) return onPrevious('takes up who was named', another, another + 2);
  const opener = findOpener(tokens.slice(0, 6)).find((hit) => hit.from === 0);
  // Who says "we" in talk is named before the sentence, as in a quotation.
  const speakerNamed = startsQuoted || statement.unit.speaker !== undefined;
  if (
    opener !== undefined &&
    !namesWhatItTakesUp(tokens, opener.to) &&
    !(speakerNamed && /^(?:i|we|you|my|our|your|no|there|if)\b/.test(opener.phrase))
  )
    return onPrevious('takes up', 0, opener.to);

  const back = pointsBackInTalk(statement);
  if (back >= 0)
    return onPrevious(
      'points back',
      tokens.findIndex(({ start }) => start >= back),
    );
  const pointed = demonstrative(tokens, text);
  if (pointed !== undefined) return onPrevious('points back', pointed, pointed + 2);
  const like = likeOne(tokens);
  if (like !== undefined) return onPrevious('points back', like, like + 2);
  const both = tokens.findIndex(
    ({ word }, at) => word === 'both' && at > 0 && tokens[at + 1]?.capital === false && telling.has(stem((tokens[at + 1] as Token).word)),
  );
  if (both >= 0 && !tokens.slice(both).some(({ word }) => word === 'and')) return onPrevious('points back', both, both + 2);
  const part = partitive(tokens, text);
  if (part !== undefined) return onPrevious('part of those told of before', part - 1, part + 3);
  const answer = heading ? undefined : answers(statement, before);
  if (answer !== undefined) return onPrevious('answers', answer);
  if (!heading && ELLIPTIC.test(text)) return onPrevious('stops short', Math.max(0, tokens.length - 2), tokens.length);
  const sign = heading ? undefined : grammarSign(statement, statements, i);
  if (sign !== undefined) return { ...onPrevious(sign.rule, sign.at, sign.to), on: sign.on ?? before.index };
  const known = knownNoun(statement, namesBody(before), told, NEAR, heading);
  if (known !== undefined)
    return {
      on: known.on,
      others: known.others,
      rule: 'known from before',
      words: wordsAt(text, tokens, known.at, known.to),
      loose: true,
      ...(known.subject && known.at < 3 && !known.affair ? {} : { weak: true as const }),
    };
  if (heading) return undefined;
  const point = tokens
    .slice(0, 3)
    .findIndex((token, at) => (token.number || isNumberWord(token.word)) && /^(?:others?|more|further)$/.test(tokens[at + 1]?.word ?? ''));
  if (point >= 0 && tokens[point + 2]?.word !== 'than') return onPrevious('adds to those told of before', point, point + 2);

  if (startsQuoted && !namesSpeaker(statement)) return onPrevious('quotation without its speaker', 0, 3);
  if (startsQuoted && /\b(?:one|another|an?) [\p{Ll} -]{3,30} (?:said|told)\b/u.test(text))
    return onPrevious('quotation of a nameless speaker', 0, 3);

  const partial = partialName(statement, full);
  if (partial !== undefined && partial.on < statement.index && statement.index - partial.on <= REACH)
    return { on: partial.on, rule: 'partial name', words: wordsAt(text, tokens, partial.at, partial.at + 1), loose: true, weak: true };

  const utterance = somebodysUtterance(tokens, text);
  if (utterance !== undefined) return onPrevious('takes up what was said', 0, utterance + 1);

  const added = tokens.findIndex((token, at) => at > 0 && /^(?:added|continued|concluded)$/.test(token.word) && isSaying(tokens, at, text));
  if (added >= 0) return onPrevious('goes on speaking', added);

  if (tokens.slice(0, 8).some((token, at) => token.word === 'went' && tokens[at + 1]?.word === 'on' && tokens[at + 2]?.word === 'to'))
    return onPrevious('goes on speaking', 0, 5);

  const counted = tokens.findIndex((token, at) => token.word === 'the' && isBareCount(tokens, at + 1));
  if (counted >= 0 && !tokens.slice(0, counted).some((token) => token.number || isNumberWord(token.word)))
    return onPrevious('counts those told of before', counted, counted + 2);

  const within = findWithin(tokens).find(({ from, to }) => from > 0 && (to >= tokens.length || !AFTER_WHAT.test(tokens[to]?.word ?? '')));
  if (within !== undefined) return onPrevious('takes up within', within.from, within.to);

  const noun = bareNoun(tokens);
  if (noun !== undefined && backNouns.has(stem((tokens[noun] as Token).word))) return onPrevious('known from before', noun - 1, noun + 1);
  const event = tokens.slice(0, 12).findIndex((token, at) => {
    if (token.word !== 'the') return false;
    const head = headOf(tokens, at + 1, text);
    return head !== undefined && telling.has(stem((tokens[head] as Token).word));
  });
  // Who opens a paragraph and names an event only within it may go his own way.
  const aside = event >= 3 && before.unit.paragraph !== statement.unit.paragraph;
  if (event >= 0) return { ...onPrevious('known from before', event, event + 2), ...(aside ? { weak: true as const } : {}) };

  const there = placeTold(tokens);
  if (there !== undefined) return onPrevious('points at a place', there);
  if (tokens.length < 5) return onPrevious('too short alone', 0, tokens.length);

  if (startsQuoted) return onPrevious('opens with a quotation', 0, 3);
  if (before.unit.paragraph === statement.unit.paragraph && isBullet(before)) return onPrevious('same point of a list', 0, 3);
  const office = tokens
    .slice(0, 12)
    .findIndex(
      (token, at) =>
        token.word === 'the' &&
        /^(?:for|of|with|at)$/.test(tokens[at - 1]?.word ?? '') &&
        backNouns.has(stem(tokens[at + 1]?.word ?? '')) &&
        !tokens[at + 1]?.capital &&
        (tokens[at + 2] === undefined || /[,.;]/.test(text.slice((tokens[at + 1] as Token).end, tokens[at + 2]?.start))),
    );
  if (office >= 0) return onPrevious('known from before', office, office + 2);
  const also = tokens.slice(0, 8).findIndex((token) => token.word === 'also');
  if (also > 0 && statement.subject.size === 0 && statement.unit.speaker === undefined) return onPrevious('also', also);
  const taken = heading ? undefined : takenForKnown(statement, told);
  if (taken !== undefined) {
    const { weak, ...bound } = onPrevious('taken for known', taken, taken + 2);
    return taken === 0 || weak === undefined ? bound : { ...bound, weak };
  }
  if (before.unit.paragraph === statement.unit.paragraph && statement.names.size === 0 && statement.numbers.size === 0)
    return onPrevious('names nobody and no number', 0, 3);
  return undefined;
}

/** Words of a point of a list at the most. */
const POINT_MOST = 14;

/** "114 missiles (2.8bn)": a short line of its own without a stop. */
function isPoint({ text, words, unit }: Statement): boolean {
  return unit.turn === undefined && words.length <= POINT_MOST && !/[.!?:…]["”’)\]]*\s*$/.test(text);
}

/** A cut bullet with the space behind it. [UTF-16 units] */
const BULLET_MOST = 3;

/** A point of a list, its bullet printed or cut. */
function isBullet({ text, unit }: Statement): boolean {
  const cut = unit.cuts?.[0];
  return /^\s*[*•‣▪–-]\s/.test(text) || (cut !== undefined && cut.start === unit.start && cut.end - cut.start <= BULLET_MOST);
}
