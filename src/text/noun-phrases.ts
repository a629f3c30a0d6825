import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';
import {
  endsPhrase,
  hyphen,
  isHuman,
  isNounBehindAdjective,
  isNounHere,
  isOfCalendar,
  isPlural,
  isVerb,
  NOUN_TOO,
  POSSESSIVES,
  TEMPORAL,
} from './word-class.ts';

/** A noun phrase: lexemes [start, end), and its head. */
export interface Phrase {
  readonly start: number;
  readonly end: number;
  readonly head: Lexeme;
  /** The head is a plural, or a noun that is used as one. */
  readonly plural: boolean;
}

/**
 * The noun phrase that starts at lexeme `at`: what a number before it counts. Ends with its first plural noun, or, where `many` is
 * false or no plural comes, before the first word that cannot belong to it.
 */
export function phraseFrom(all: readonly Lexeme[], at: number, many: boolean, lexicon: QuantityLexicon): Phrase | undefined {
  let head: Lexeme | undefined;
  let plural = false;
  let end = at;
  let quoted = false;
  for (let i = at; i < at + 10; i++) {
    const lexeme = all[i];
    if (lexeme === undefined || (lexeme.begins && i > at)) break;
    if (lexeme.kind === 'mark') {
      if (hyphen(lexeme) && all[i + 1]?.gap === false && head !== undefined) continue;
      if ('“"‘\''.includes(lexeme.text) && !quoted && !plural) {
        quoted = true;
        continue;
      }
      break;
    }
    if (lexeme.kind === 'number') {
      if (head !== undefined && hyphen(all[i + 1]) && !plural && !lexeme.grouped) continue;
      // "MQ-9B drones"
      if (head?.capital && hyphen(all[i - 1]) && !lexeme.gap && !plural) {
        if (all[i + 1]?.gap === false && all[i + 1]?.kind === 'word') i++;
        continue;
      }
      break;
    }
    const word = lexeme.lower;
    // "ready-to-eat meals"
    if (head !== undefined && hyphen(all[i - 1]) && hyphen(all[i + 1]) && !lexeme.gap) continue;
    if (lexicon.stops.has(word) && !(lexeme.capital && word === 'us' && lexeme.text === 'US')) {
      const partner = all[i + 1];
      // "three high schools", "two away wins"
      if (
        many &&
        !plural &&
        ADJECTIVES.has(word) &&
        partner?.kind === 'word' &&
        !partner.begins &&
        (isPlural(partner.lower, lexicon) || continues(all, i + 1, lexicon))
      )
        continue;
      // "anti-ship and land attack missiles"
      if ((word === 'and' || word === 'or') && many && !plural && i >= at + 3 && hyphen(all[i - 2]) && continues(all, i + 1, lexicon))
        continue;
      // "1,600 strike and anti-aircraft missiles": two of the sort before one noun
      if (
        (word === 'and' || word === 'or') &&
        many &&
        !plural &&
        i === at + 1 &&
        head !== undefined &&
        hyphen(all[i + 2]) &&
        !lexicon.casualties.has(head.lower) &&
        continues(all, i + 1, lexicon)
      )
        continue;
      if (
        (word === 'and' || word === 'or') &&
        plural &&
        partner?.kind === 'word' &&
        lexicon.humans.has(partner.lower) &&
        !/(?:ed|dead|missing)$/.test(partner.lower) &&
        head !== undefined &&
        isHuman(head.lower, head.capital, lexicon)
      )
        continue;
      break;
    }
    const joined = hyphen(all[i - 1]) && !lexeme.gap;
    // "of all trade passes through"
    if (head !== undefined && !plural && GOES.has(word) && NOUN_TOO.test(head.lower)) break;
    const many1 = isPlural(word, lexicon);
    if (plural) {
      const before = all[i - 1];
      if (before?.lower === 'and' || before?.lower === 'or') {
        end = i + 1;
        head = lexeme;
        continue;
      }
      if (!many1 || lexicon.verbs.has(word) || lexicon.casualties.has(word)) break;
    } else if (!many && head !== undefined && NOUN_TOO.test(word) && (all[i + 1]?.lower === 'to' || endsPhrase(all[i + 1]))) {
      // "a £550m investment plan to close"
      end = i + 1;
      head = lexeme;
      break;
    } else if (
      head !== undefined &&
      !joined &&
      !(many && many1 && endsPhrase(all[i + 1])) &&
      ((lexicon.verbs.has(word) && !isNounBehindAdjective(all, i)) ||
        (/(?:ed|ing)$/.test(word) && !hyphen(all[i + 1]) && !(many && continues(all, i + 1, lexicon))))
    )
      break;
    else if (head === undefined && lexicon.verbs.has(word) && !many1 && !continues(all, i + 1, lexicon)) break;
    if (/ly$/.test(word) && !continues(all, i + 1, lexicon)) break;
    head = lexeme;
    end = i + 1;
    if (word.endsWith("'s")) {
      // "the fifteen crew's capture" counts the crew
      if (many && isHuman(word.slice(0, -2), false, lexicon) && !lexeme.capital && !continues(all, i + 1, lexicon)) break;
      continue;
    }
    if (many1 && many && !hyphen(all[i + 1])) plural = true;
  }
  if (head === undefined) return undefined;
  return { start: at, end, head, plural };
}

/** What trade and the like do, in forms that could be plurals. */
const GOES = new Set(['passes', 'flows', 'moves', 'goes', 'comes', 'travels', 'depends', 'relies']);

/** Words that end a phrase, unless the plural they describe follows. */
const ADJECTIVES = new Set(
  'home away overseas abroad long wide deep tall high thick late early both such other overall daily alone'.split(' '),
);

/** A plural noun comes before the phrase must end. */
function continues(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): boolean {
  for (let i = at; i < at + 4; i++) {
    const lexeme = all[i];
    if (lexeme === undefined || lexeme.begins || lexeme.kind === 'number') return false;
    if (lexeme.kind === 'mark') {
      if (hyphen(lexeme)) continue;
      return false;
    }
    if (lexicon.stops.has(lexeme.lower)) return false;
    if (isPlural(lexeme.lower, lexicon) && !lexicon.verbs.has(lexeme.lower)) return true;
  }
  return false;
}

const LINKS = new Set([
  'toward',
  'towards',
  'of',
  'in',
  'from',
  'for',
  'on',
  'at',
  'to',
  'against',
  'worth',
  'into',
  'by',
  'across',
  'near',
  'with',
  'between',
  'among',
]);

/** Where the complement of a phrase ends: "of grain from the east to the islands", "aimed at drone production". At most `most` lexemes. */
export function complement(all: readonly Lexeme[], at: number, most: number, lexicon: QuantityLexicon): number {
  let end = at;
  let open = false;
  let links = 0;
  let pair = false;
  for (let i = at; i < Math.min(at + most, all.length); i++) {
    const lexeme = all[i] as Lexeme;
    if (lexeme.begins && (i > at || lexeme.gap)) break;
    // "to 18 communities"
    if (lexeme.kind === 'number') {
      if (
        open &&
        /^(?:to|of|in|from|across|among|between)$/.test(all[i - 1]?.lower ?? '') &&
        all[i + 1]?.kind === 'word' &&
        !lexeme.decimal
      )
        continue;
      // "of Category 1 chemicals"
      if (open && end === i && all[i - 1]?.capital && all[i + 1]?.kind === 'word' && isPlural((all[i + 1] as Lexeme).lower, lexicon)) {
        end = i + 1;
        continue;
      }
      break;
    }
    if (lexeme.kind === 'word' && (all[i + 1]?.text === '$' || all[i + 1]?.kind === 'number') && all[i + 1]?.gap === false) break;
    if (lexeme.kind === 'mark') {
      if (hyphen(lexeme) && all[i + 1]?.gap === false) continue;
      // "of “obsolete defensive weapons”"
      const closing = open && end < i ? closingQuote(all, i) : 0;
      if (closing === 0) break;
      end = closing + 1;
      i = closing;
      open = false;
      continue;
    }
    const word = lexeme.lower;
    // "of what it called “obsolete” weapons"
    const called = open && end < i && word === 'what' ? behindCalled(all, i) : 0;
    if (called > 0) {
      i = called - 1;
      continue;
    }
    if (LINKS.has(word)) {
      const next = all[i + 1];
      if (
        (open && !(word === 'of' && end === i)) ||
        links >= 3 ||
        next === undefined ||
        (next.kind === 'mark' && closingQuote(all, i + 1) === 0) ||
        isOfCalendar(next.lower)
      )
        break;
      if (/^(?:more|less|over|about|at|up|nearly|almost|around)$/.test(next.lower)) break;
      // "at last", "at once", "on average"
      if (/^(?:at|in|on|for)$/.test(word) && /^(?:last|once|least|first|present|all|average|sight|hand|now|good)$/.test(next.lower)) break;
      const noun = POSSESSIVES.has(next.lower) ? all[i + 2] : next;
      if (word === 'in' && TEMPORAL.test(noun?.lower ?? '')) break;
      if (/^(?:by|at|until|from|for|on|in)$/.test(word) && /^(?:end|start|beginning|close|middle|moment|time)$/.test(noun?.lower ?? ''))
        break;
      if (word === 'to' && isInfinitive(next, all[i + 2])) break;
      open = true;
      pair = word === 'between';
      links++;
      continue;
    }
    if (open && POSSESSIVES.has(word)) {
      // "of oil a day"
      if (end === i && end > at) break;
      continue;
    }
    // "near one of the mines"
    if (
      open &&
      end < i &&
      !hyphen(all[i + 1]) &&
      /^(?:one|two|three|four|five|six|seven|eight|nine|ten|half|dozens|several|many|some|both|each)$/.test(word)
    )
      break;
    // "of watery and solid waste", "of oil and gas"
    if (word === 'and' && open && end === i && LINKS.has(all[i - 2]?.lower ?? '') && !lexeme.begins && isPaired(all, i, lexicon)) continue;
    if (word === 'and' && pair && end === i && all[i + 1]?.kind === 'word') {
      pair = false;
      open = true;
      continue;
    }
    if (
      !open &&
      links === 0 &&
      /(?:ed|ing)$/.test(word) &&
      LINKS.has(all[i + 1]?.lower ?? '') &&
      !lexicon.casualties.has(word) &&
      !lexicon.stops.has(word)
    )
      continue;
    if (lexicon.stops.has(word) && lexeme.text !== 'US') break;
    if (!open && end <= at) break;
    if (open && end === i && /ed$/.test(word) && !continues(all, i + 1, lexicon)) break;
    if (!open && (lexicon.verbs.has(word) || /ed$/.test(word))) break;
    if (
      lexicon.verbs.has(word) &&
      !isNounHere(all, i, lexicon) &&
      all[i - 1]?.lower !== 'to' &&
      !hyphen(all[i - 2]) &&
      !(isPlural(word, lexicon) && endsPhrase(all[i + 1])) &&
      end > at &&
      !LINKS.has(all[i - 1]?.lower ?? '') &&
      !POSSESSIVES.has(all[i - 1]?.lower ?? '')
    )
      break;
    end = i + 1;
    // "of world trade (passes)"
    if (NOUN_TOO.test(word) && all[i + 1]?.kind === 'word' && !endsPhrase(all[i + 1]) && isNounHere(all, i, lexicon)) break;
    if (LINKS.has(all[i + 1]?.lower ?? '')) open = false;
    else if (isPlural(word, lexicon) && !lexicon.verbs.has(word) && all[i - 1]?.lower !== 'to') {
      const next = all[i + 1];
      if (
        next === undefined ||
        next.kind !== 'word' ||
        !(
          isPlural(next.lower, lexicon) ||
          (next.lower === 'and' && (pair || (!next.begins && LINKS.has(all[i - 1]?.lower ?? '') && isPaired(all, i + 1, lexicon)))) ||
          (lexeme.capital && next.capital)
        )
      )
        break;
    }
  }
  // a name is not cut
  while (end === at + most && all[end]?.kind === 'word' && all[end]?.capital && all[end - 1]?.capital && !all[end]?.begins) end++;
  return end;
}

/** The lexeme of the mark that closes a quotation of a few words opened at `at`; 0 where it opens none. */
function closingQuote(all: readonly Lexeme[], at: number): number {
  if (!/^["“„«]$/.test((all[at] as Lexeme).text)) return 0;
  for (let i = at + 2; i < at + 9; i++) {
    const lexeme = all[i];
    if (lexeme === undefined) return 0;
    if (/^["”“»]$/.test(lexeme.text)) return i;
    if (lexeme.kind !== 'word' && !hyphen(lexeme)) return 0;
  }
  return 0;
}

/** Behind "what it called", from "what" at lexeme `at`, where a quotation stands there; else 0. */
function behindCalled(all: readonly Lexeme[], at: number): number {
  for (let i = at + 2; i < at + 6; i++)
    if (/^(?:calls?|called|terms|termed|describes|described)$/.test(all[i]?.lower ?? '')) {
      const mark = all[i + 1]?.lower === 'as' ? i + 2 : i + 1;
      return all[mark]?.kind === 'mark' && closingQuote(all, mark) > 0 ? mark : 0;
    }
  return 0;
}

/** Words that stand for a noun. */
const NO_NOUN =
  /^(?:another|others?|none|nobody|nothing|more|much|many|some|several|all|both|each|every|any|one|two|three|few|dozens|hundreds|thousands|millions|half|then|so|thus|later|perhaps|only|even|also|again|further)$/;

/** "(oil) and gas", "(watery) and solid waste": one more of the sort stands behind "and", not another clause. */
function isPaired(all: readonly Lexeme[], and: number, lexicon: QuantityLexicon): boolean {
  const second = all[and + 1];
  if (second?.kind !== 'word' || second.capital || second.begins || NO_NOUN.test(second.lower)) return false;
  if (lexicon.stops.has(second.lower) || lexicon.verbs.has(second.lower) || lexicon.says.has(second.lower) || isVerb(second, lexicon))
    return false;
  for (let i = and + 2; i < and + 5; i++) {
    const next = all[i];
    if (endsPhrase(next) || LINKS.has(next?.lower ?? '')) return true;
    if (next?.kind !== 'word' || next.capital || lexicon.stops.has(next.lower) || isVerb(next, lexicon)) return false;
  }
  return false;
}

/** "to support its allies" against "to the allies", "to rural areas": a verb follows. */
function isInfinitive(verb: Lexeme, next: Lexeme | undefined): boolean {
  if (/(?:ly|be|have)$/.test(verb.lower)) return true;
  if (verb.kind !== 'word' || verb.capital || POSSESSIVES.has(verb.lower) || next === undefined || next.begins) return false;
  return (
    POSSESSIVES.has(next.lower) ||
    next.lower === 'to' ||
    // "ordered to wait outside"
    /^(?:outside|inside|away|back|home|ashore|there|here|together|again)$/.test(next.lower) ||
    next.kind === 'number' ||
    // "to save it", "to work strictly"
    /^(?:it|them|him|us)$/.test(next.lower) ||
    (/ly$/.test(next.lower) && !next.capital) ||
    (next.kind === 'word' && next.capital && !verb.lower.endsWith('s'))
  );
}
