import { AUXILIARIES } from './closed-words.ts';
import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';
import { bare, hyphen, isNounHere, isOfCalendar, isPlural, isTemporal, isVerb, POSSESSIVES, TEMPORAL } from './word-class.ts';

/** Adjectives and possessives right before a quantity: "a broader US$50 billion …". */
export function modifiersBefore(
  all: readonly Lexeme[],
  at: number,
  from: number,
  lexicon: QuantityLexicon,
): { start: number; end: number } | undefined {
  let start = at;
  for (let i = at - 1; i >= from && i >= at - 4; i--) {
    const lexeme = all[i] as Lexeme;
    if ((all[i + 1] as Lexeme).begins || lexeme.kind !== 'word') break;
    if (
      lexicon.stops.has(lexeme.lower) ||
      isVerb(lexeme, lexicon) ||
      lexicon.says.has(lexeme.lower) ||
      /ing$/.test(lexeme.lower) ||
      PLAIN_MODIFIERS.has(lexeme.lower) ||
      isOfCalendar(lexeme.lower) ||
      TEMPORAL.test(lexeme.lower) ||
      CONTRACTED.test(lexeme.lower) ||
      // "protects 600 refugees", "mines and ships five tonnes": a verb or another noun
      (!lexeme.capital && /[^su]s$/.test(lexeme.lower) && !/['’]s$|^(?:profit|sale|earning|revenue|export|import)s$/.test(lexeme.lower)) ||
      // "at present 200 ships"
      (lexeme.lower === 'present' && all[i - 1]?.lower === 'at') ||
      // "Officially 40 are dead"
      (lexeme.begins && /\p{Ll}{4}ly$/u.test(lexeme.lower)) ||
      (!lexeme.begins && isInfinitive(all, i) && !/(?:al|ive|ic|ous|ful|ary|(?<![ef])ed|new|big|huge|full)$/.test(lexeme.lower))
    )
      break;
    start = i;
  }
  // what stands right behind the figure before belongs to that
  if (start === at || (start === from && start > 0 && !(all[start] as Lexeme).begins && !(all[at - 1] as Lexeme).capital)) return undefined;
  if (isReceiver(all, start, at) || isDone(all, start, at)) return undefined;
  // "On Halm Island 1,000 sailors": where, no modifier
  const article = start > 1 && (all[start - 1] as Lexeme).lower === 'the' ? 1 : 0;
  if (
    start > article &&
    !(all[start] as Lexeme).begins &&
    WHERE.test((all[start - 1 - article] as Lexeme).lower) &&
    (article === 0
      ? (all[at - 1] as Lexeme).capital
      : /^according$/.test(all[start - 3]?.lower ?? '') ||
        // "In the strait 125 vessels wait"
        ((all[start - 2] as Lexeme).begins &&
          (at - start === 1 || (all[start] as Lexeme).capital) &&
          !ADJECTIVAL.test((all[start] as Lexeme).lower)))
  )
    return undefined;
  // "costs Peru $5 million": an object, no modifier
  const opener = all[start - 1];
  if (
    opener !== undefined &&
    !(all[start] as Lexeme).begins &&
    opener.kind === 'word' &&
    (isVerb(opener, lexicon) || /^(?:we|they|he|she|i|you|it|who)$/.test(opener.lower)) &&
    !/['’]s?$/.test((all[at - 1] as Lexeme).text)
  )
    return undefined;
  return { start, end: at };
}

/** "lets banks move $6 billion", "which handle a quarter": one small word that nothing shows to be an adjective. */
function isDone(all: readonly Lexeme[], start: number, at: number): boolean {
  const word = all[start] as Lexeme;
  const before = all[start - 1];
  if (at - start !== 1 || word.capital || word.begins || before?.kind !== 'word' || /s$/.test(word.lower) || ADJECTIVAL.test(word.lower))
    return false;
  return !POSSESSIVES.has(before.lower);
}

/** "to charter 16 planes", "to buy, ship and store 40 tons": the word at lexeme `at` is what is to be done. */
function isInfinitive(all: readonly Lexeme[], at: number): boolean {
  let i = at - 1;
  for (; i > 0 && i > at - 7; i -= 2) {
    const { lower, text } = all[i] as Lexeme;
    if (lower === 'and' && all[i - 1]?.text === ',') i--;
    else if (lower !== 'and' && lower !== 'or' && text !== ',') break;
    if (all[i - 1]?.kind !== 'word' || all[i - 1]?.capital) return false;
  }
  return i >= 0 && INFINITIVE.test((all[i] as Lexeme).lower);
}

/** What the name of a place or of who says so stands behind. */
const WHERE = /^(?:in|on|at|from|to|near|off|for|by|with|inside|outside|aboard)$/;

/** "cost the island economy $5 million", "gave its farmers 40 tractors": to whom, no modifier of the figure. */
function isReceiver(all: readonly Lexeme[], start: number, at: number): boolean {
  if ((all[start] as Lexeme).begins || !POSSESSIVES.has(all[start - 1]?.lower ?? '')) return false;
  return GIVES.test(all[start - 2]?.lower ?? '') && !ADJECTIVAL.test((all[at - 1] as Lexeme).lower);
}
const GIVES =
  /^(?:cost(?:s|ing)?|g[ai]v(?:e|es|en|ing)|pa(?:y|ys|id|ying)|promis(?:ed?|es|ing)|offer(?:s|ed|ing)?|send(?:s|ing)?|sent|lend(?:s|ing)?|lent|grant(?:s|ed|ing)?|award(?:s|ed|ing)?|ow(?:e|es|ed)|sav(?:e|es|ed|ing)|fin(?:ed|es|ing)|charg(?:e|es|ed|ing))$/;
const ADJECTIVAL = /(?:al|er|ive|ic|ous|ful|ary|ed|new|big|huge|full|first|second|next|last|other|extra|same)$/;

/** What a verb in its bare form stands behind. */
const INFINITIVE =
  /^(?:to|will|would|can|could|should|may|might|must|shall|not|did|does|do|won't|can't|wouldn't|didn't|don't|let's|please)$/;

/** "it's 39,000 troops" */
const CONTRACTED = /^(?:it|that|there|he|she|what|here|who|this|how|where|let|one)'s$|'(?:re|ve|ll|d|m)$/;

const PLAIN_MODIFIERS = new Set(['another', 'further', 'extra', 'whopping', 'staggering', 'only', 'just', 'estimated', 'at', 'least']);

const SKIPPED = new Set([
  'able',
  'likely',
  'due',
  'ready',
  'expected',
  'also',
  'already',
  'now',
  'still',
  'only',
  'just',
  'even',
  'not',
  'never',
  'then',
  'currently',
  'recently',
  'all',
  'both',
  'each',
  'itself',
  'later',
  'earlier',
  'further',
  'again',
]);

const EMPTY = new Set([
  'total',
  'average',
  'rate',
  'maximum',
  'minimum',
  'record',
  'cost',
  'price',
  'value',
  'one',
  'lot',
  'range',
  'number',
  'amount',
  'level',
  'figure',
  'sum',
  'tune',
  'equivalent',
  'tally',
  'excess',
  'extent',
]);

/** Whose number it is: lexemes [start, end). */
export interface Subject {
  readonly start: number;
  readonly end: number;
  /** It is the subject of the verb before the number; else merely the nearest noun. */
  readonly ofVerb: boolean;
  /** The lexeme of that verb. */
  readonly verb?: number | undefined;
}

/**
 * Whose number it is, where the words behind it do not say: the noun before "of", or the subject of its clause.
 * `at` is the lexeme where the quantity starts, its bound included. Looks back a bounded way.
 */
export function subjectBefore(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): Subject | undefined {
  const previous = all[at - 1];
  if (previous === undefined || (all[at] as Lexeme).begins) return undefined;
  if (previous.lower === 'of' && !previous.begins) {
    const chunk = quotedBefore(all, at - 1) ?? chunkBefore(all, at - 1, lexicon);
    if (chunk !== undefined && !EMPTY.has((all[chunk.end - 1] as Lexeme).lower))
      return { start: chunk.start, end: chunk.end, ofVerb: true, verb: undefined };
  }
  let last: { start: number; end: number } | undefined;
  let steps = 0;
  for (let i = at - 1; i >= 0 && steps < 40; i--, steps++) {
    const lexeme = all[i] as Lexeme;
    if (lexeme.lower === 'with' && all[i - 1]?.text === ',') break;
    if (isVerb(lexeme, lexicon)) {
      let j = i;
      while (j > 0 && j > i - 8) {
        const before = all[j - 1] as Lexeme;
        if ((all[j] as Lexeme).begins) break;
        if (
          before.kind === 'word' &&
          (AUXILIARIES.has(before.lower) ||
            SKIPPED.has(before.lower) ||
            isOfCalendar(before.lower) ||
            before.lower === 'on' ||
            before.lower === 'last' ||
            before.lower === 'to' ||
            before.lower === 'who' ||
            before.lower === 'which' ||
            before.lower === 'that' ||
            before.lower.endsWith('ly') ||
            (isVerb(before, lexicon) && !isNounHere(all, j - 1, lexicon)))
        )
          j--;
        else if (before.text === ',') {
          j--;
          const main = behindClause(all, j);
          if (main === j) continue;
          j = main;
          break;
        } else break;
      }
      let chunk = chunkBefore(all, j, lexicon);
      // "growth this year"
      if (chunk !== undefined && isTemporal(all, chunk.end) && /^(?:this|last|next|that)$/.test(all[chunk.start - 1]?.lower ?? ''))
        chunk = chunkBefore(all, chunk.start - 1, lexicon) ?? chunk;
      if (chunk !== undefined && isDated(all, chunk)) {
        i = chunk.start;
        continue;
      }
      // "Acme announced plans to lay off 6,000": Acme's
      if (chunk !== undefined && (all[i - 1] as Lexeme | undefined)?.lower === 'to' && INTENTS.test((all[chunk.end - 1] as Lexeme).lower)) {
        i = chunk.start;
        continue;
      }
      if (chunk !== undefined) {
        const { start, end } = widened(all, chunk, lexicon);
        return { start, end, ofVerb: true, verb: i };
      }
      i = Math.min(i, j);
    } else if (last === undefined && lexeme.kind === 'word' && !lexicon.stops.has(lexeme.lower)) {
      const chunk = chunkBefore(all, i + 1, lexicon);
      if (
        chunk !== undefined &&
        !(chunk.end - chunk.start === 1 && EMPTY.has((all[chunk.start] as Lexeme).lower)) &&
        (chunk.start === 0 || all[chunk.start - 1]?.kind !== 'number') &&
        all[chunk.start]?.gap !== false
      ) {
        last = chunk;
        steps += i - chunk.start;
        i = chunk.start;
      }
    }
    if ((all[i] as Lexeme | undefined)?.begins) break;
  }
  return last === undefined ? undefined : { start: last.start, end: last.end, ofVerb: false, verb: undefined };
}

/** Nouns that an infinitive stands behind: whose they are is told before. */
const INTENTS = /^(?:plans?|decisions?|efforts?|bids?|promises?|pledges?|orders?|proposals?|vows?|offers?|intentions?|moves?)$/;

/** "in 2004-05", "on 31 March": numbers and names of months, which are no subject. */
function isDated(all: readonly Lexeme[], { start, end }: { start: number; end: number }): boolean {
  for (let i = start; i < end; i++) {
    const { kind, lower } = all[i] as Lexeme;
    if (kind === 'word' && !isOfCalendar(lower)) return false;
  }
  return true;
}

/** Where the main clause goes on before a clause between commas: "growth this year, which ends in March, (will slip)". */
function behindClause(all: readonly Lexeme[], at: number): number {
  if (all[at]?.text !== ',') return at;
  for (let i = at - 1; i > at - 14 && i > 0 && !(all[i] as Lexeme).begins; i--)
    if (/^(?:which|who|whose|where)$/.test((all[i] as Lexeme).lower)) return all[i - 1]?.text === ',' ? i - 1 : at;
  return at;
}

/** Words in quotation marks that end right before lexeme `end`: "“port and food costs” of". At most six. */
function quotedBefore(all: readonly Lexeme[], end: number): { start: number; end: number } | undefined {
  const closing = all[end - 1];
  if (closing?.kind !== 'mark' || !/^["”’']$/.test(closing.text)) return undefined;
  for (let i = end - 2; i > end - 9 && i >= 0; i--) {
    if (/^["“‘']$/.test((all[i] as Lexeme).text)) return i + 1 < end - 1 ? { start: i + 1, end: end - 1 } : undefined;
    if ((all[i] as Lexeme).kind !== 'word') return undefined;
  }
  return undefined;
}

/** A subject with the nouns its prepositions hang on: "strike in the city" for "city". */
function widened(all: readonly Lexeme[], chunk: { start: number; end: number }, lexicon: QuantityLexicon): { start: number; end: number } {
  let { start } = chunk;
  let between = false;
  for (let steps = 0; steps < 4 && start > 0 && chunk.end - start < 10 && !(all[start] as Lexeme).begins; steps++) {
    let at = start - 1;
    if (POSSESSIVES.has((all[at] as Lexeme).lower) && at > 0 && !(all[at] as Lexeme).begins) at--;
    const link = all[at] as Lexeme;
    const joins =
      /^(?:in|of|at|for|from|on|to|with|between|against)$/.test(link.lower) ||
      (link.lower.endsWith('ing') && !link.capital) ||
      // "profits before tax"
      (/^(?:before|after)$/.test(link.lower) && /^(?:tax|taxes|tax-and-interest|items)$/.test((all[start] as Lexeme).lower)) ||
      (link.lower === 'and' && !between && (all[at - 2]?.lower === 'between' || (all[start]?.capital && all[at - 1]?.capital))) ||
      (link.lower === 'by' && /ed$|^(?:hit|struck|held|run|led|built|made|torn|cut)$/.test(all[at - 1]?.lower ?? ''));
    if (link.begins || link.kind !== 'word' || !joins) break;
    between = link.lower === 'between';
    // "civilians killed in the strikes"
    const told = link.lower === 'by' || (lexicon.casualties.has(all[at - 1]?.lower ?? '') && /ed$/.test(all[at - 1]?.lower ?? ''));
    // "exports so far in the season"
    const far = all[at - 1]?.lower === 'far' && all[at - 2]?.lower === 'so' ? at - 2 : at;
    const head = chunkBefore(all, told ? at - 1 : far, lexicon);
    if (head === undefined) break;
    start = head.start;
  }
  return { start, end: chunk.end };
}

/** The noun phrase that ends right before lexeme `end`. */
export function chunkBefore(all: readonly Lexeme[], end: number, lexicon: QuantityLexicon): { start: number; end: number } | undefined {
  let start = end;
  for (let i = end - 1; i >= 0 && i > end - 12; i--) {
    const lexeme = all[i] as Lexeme;
    const word = lexeme.lower;
    if (lexeme.kind === 'mark') {
      if (
        (hyphen(lexeme) || lexeme.text === '&' || lexeme.text === '.') &&
        start < end &&
        !(all[i + 1] as Lexeme).begins &&
        !(all[i + 1] as Lexeme).gap
      )
        continue;
      break;
    }
    if (lexeme.kind === 'number') {
      if (start === end) start = i;
      if (lexeme.begins) break;
      continue;
    }
    if (word === 'of' || word === "'s") {
      if (start === end || lexeme.begins) break;
      continue;
    }
    if (word === 'the' || word === 'a' || word === 'an' || word === 'its' || word === 'their') {
      if (start < end && all[i - 1]?.lower === 'of') continue;
      break;
    }
    // "start-up", "well-off"
    const joined = hyphen(all[i - 1]) && !lexeme.gap && !lexeme.begins;
    if (lexicon.stops.has(bare(word)) && lexeme.text !== 'US' && !joined && !(hyphen(all[i + 1]) && lexeme.capital)) break;
    // "the council estimates losses"
    if (
      lexicon.says.has(word) &&
      start < end &&
      !lexeme.capital &&
      all[i - 1]?.capital &&
      !lexeme.begins &&
      /s$/.test(word) &&
      !/^(?:report|claim|forecast)s$/.test(word)
    )
      break;
    const participle =
      /ed$/.test(word) &&
      start < end &&
      !lexicon.verbs.has(word) &&
      all[i + 1]?.kind === 'word' &&
      !/^(?:has|have|had|having)$/.test(all[i - 1]?.lower ?? '') &&
      !isDoer(all[i - 1], lexicon);
    const noun =
      (start === end || (all[i + 1]?.lower === 'of' && /^(?:an?|the|its|their)$/.test(all[i - 1]?.lower ?? ''))) &&
      isNounHere(all, i, lexicon);
    if (isVerb(lexeme, lexicon) && !joined && !(hyphen(all[i + 1]) && start < end) && !participle && !noun) break;
    start = i;
    if (lexeme.begins) break;
  }
  // "by Thursday nobody"
  if (end - start > 1 && isOfCalendar((all[start] as Lexeme).lower) && !(all[start] as Lexeme).begins && all[start - 1]?.lower !== 'on')
    start++;
  if (
    start === end ||
    (end - start === 1 && /(?:ing|^least|^most|^more|^others?)$/.test((all[start] as Lexeme).lower) && !(all[start] as Lexeme).capital)
  )
    return undefined;
  if (/^(?:least|most|more)$/.test((all[start] as Lexeme).lower)) return undefined;
  return { start, end };
}

/** "four ports (handled cargo)", "on Sunday (promised)": behind such a word a form in -ed is a verb. */
function isDoer(before: Lexeme | undefined, lexicon: QuantityLexicon): boolean {
  if (before?.kind !== 'word') return false;
  return isOfCalendar(before.lower) || (!before.capital && isPlural(before.lower, lexicon) && !lexicon.stops.has(before.lower));
}

/** "raised its key rate (to 5%)": the object whose change a number tells, where a verb stands right before it; `at` is the link. */
export function objectBefore(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): { start: number; end: number } | undefined {
  if (!/^(?:to|by|from|at|above|below|past|beyond)$/.test(all[at]?.lower ?? '') || (all[at] as Lexeme).begins) return undefined;
  // "put the dead last week at 40"
  const when = /^(?:this|last|next)$/.test(all[at - 2]?.lower ?? '') && TEMPORAL.test(all[at - 1]?.lower ?? '') ? at - 2 : at;
  const last = chunkBefore(all, when, lexicon);
  const chunk = last === undefined || isTemporal(all, last.end) ? last : widened(all, last, lexicon);
  if (chunk === undefined || chunk.start === 0 || (all[chunk.start] as Lexeme).begins) return undefined;
  let verb = chunk.start - 1;
  while (verb > 0 && (POSSESSIVES.has((all[verb] as Lexeme).lower) || (all[verb] as Lexeme).lower === "it's")) verb--;
  const before = all[verb] as Lexeme;
  const head = (all[chunk.end - 1] as Lexeme).lower;
  if (before.kind !== 'word' || AUXILIARIES.has(before.lower) || isOfCalendar(head) || TEMPORAL.test(head)) return undefined;
  if (chunk.end - chunk.start === 1 && EMPTY.has(head) && !(verb < chunk.start - 1 && /^(?:value|cost|price|rate|level|total)$/.test(head)))
    return undefined;
  return isVerb(before, lexicon) || /(?:ed|ing)$/.test(before.lower) ? chunk : undefined;
}
