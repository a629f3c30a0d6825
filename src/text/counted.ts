import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';

/** A noun phrase: lexemes [start, end), and its head. */
export interface Phrase {
  readonly start: number;
  readonly end: number;
  readonly head: Lexeme;
  /** The head is a plural, or a noun that is used as one. */
  readonly plural: boolean;
}

const hyphen = (lexeme: Lexeme | undefined): boolean =>
  lexeme !== undefined && !lexeme.gap && (lexeme.text === '-' || lexeme.text === '‐' || lexeme.text === '‑' || lexeme.text === '/');
const bare = (lower: string): string => (lower.endsWith("'s") ? lower.slice(0, -2) : lower.endsWith("s'") ? lower.slice(0, -1) : lower);

export function isPlural(word: string, lexicon: QuantityLexicon): boolean {
  if (lexicon.plainPlurals.has(word) || lexicon.irregular.has(word) || lexicon.humans.has(word)) return true;
  return (
    word.length > 3 &&
    word.endsWith('s') &&
    !word.endsWith('ss') &&
    !word.endsWith('us') &&
    !word.endsWith('is') &&
    !word.endsWith("'s") &&
    !lexicon.notPlurals.has(word)
  );
}

/** "countries" → "country"; a word that is no plural stays. */
export function singular(word: string, lexicon: QuantityLexicon): string {
  const irregular = lexicon.irregular.get(word);
  if (irregular !== undefined) return irregular;
  if (word.endsWith('men') && word.length > 4 && lexicon.humans.has(word)) return `${word.slice(0, -3)}man`;
  if (
    !word.endsWith('s') ||
    word.endsWith('ss') ||
    word.endsWith('us') ||
    word.endsWith('is') ||
    lexicon.notPlurals.has(word) ||
    word.length < 4
  )
    return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The word names human beings. */
export function isHuman(word: string, capital: boolean, lexicon: QuantityLexicon): boolean {
  if (lexicon.humans.has(word)) return true;
  if (lexicon.notHumans.has(word)) return false;
  if (
    word.length > 3 &&
    (lexicon.humans.has(`${word}s`) || (word.endsWith('man') && word.length > 5 && lexicon.humans.has(`${word.slice(0, -3)}men`)))
  )
    return true;
  if (word === 'person' || word === 'man' || word === 'woman' || word === 'child' || word === 'individual') return true;
  if (word.length > 6 && (word.endsWith('men') || word.endsWith('women'))) return true;
  if (capital && word.length > 5 && /(?:ians|icans|eans|ans|ishmen|ese|landers)$/.test(word)) return true;
  return word.length > 7 && (word.endsWith('ists') || word.endsWith('icians') || word.endsWith('arians'));
}

const POSSESSIVES = new Set(['the', 'its', 'their', 'his', 'her', 'our', 'my', 'your', 'these', 'those', 'all', 'a', 'an']);

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
      (lexicon.verbs.has(word) || (/(?:ed|ing)$/.test(word) && !hyphen(all[i + 1]) && !(many && continues(all, i + 1, lexicon))))
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

/** Words that end a phrase, unless the plural they describe follows. */
const ADJECTIVES = new Set(
  'home away overseas abroad long wide deep tall high thick late early both such other overall daily alone'.split(' '),
);

/** "two convincing wins,": no object can follow, so a form in -s is a noun. */
function endsPhrase(next: Lexeme | undefined): boolean {
  return (
    next === undefined ||
    next.begins ||
    (next.kind === 'mark'
      ? !hyphen(next)
      : /^(?:of|in|at|for|on|by|from|and|or|with|this|last|over|since|during|before|after|per)$/.test(next.lower))
  );
}

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

/** Words of time: "in the quarter" does not say what is counted. */
const TEMPORAL =
  /^(?:quarter|months?|years?|weeks?|days?|period|past|last|first|second|third|fourth|same|coming|next|latest|current|morning|evening|decade|century|hours?)$/;
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
      break;
    }
    if (lexeme.kind === 'word' && (all[i + 1]?.text === '$' || all[i + 1]?.kind === 'number') && all[i + 1]?.gap === false) break;
    if (lexeme.kind === 'mark') {
      if (hyphen(lexeme) && all[i + 1]?.gap === false) continue;
      break;
    }
    const word = lexeme.lower;
    if (LINKS.has(word)) {
      const next = all[i + 1];
      if (
        (open && !(word === 'of' && end === i)) ||
        links >= 3 ||
        next === undefined ||
        next.kind === 'mark' ||
        MONTH_OR_DAY.test(next.lower)
      )
        break;
      if (/^(?:more|less|over|about|at|up|nearly|almost|around)$/.test(next.lower)) break;
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
      /^(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens|several|many|some|both|each)$/.test(word)
    )
      break;
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
        !(isPlural(next.lower, lexicon) || (pair && next.lower === 'and') || (lexeme.capital && next.capital))
      )
        break;
    }
  }
  return end;
}

/** "to support its allies" against "to the allies", "to rural areas": a verb follows. */
function isInfinitive(verb: Lexeme, next: Lexeme | undefined): boolean {
  if (/(?:ly|be|have)$/.test(verb.lower)) return true;
  if (verb.kind !== 'word' || verb.capital || POSSESSIVES.has(verb.lower) || next === undefined || next.begins) return false;
  return (
    POSSESSIVES.has(next.lower) ||
    next.lower === 'to' ||
    next.kind === 'number' ||
    (next.kind === 'word' && next.capital && !verb.lower.endsWith('s'))
  );
}

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
      MONTH_OR_DAY.test(lexeme.lower) ||
      CONTRACTED.test(lexeme.lower) ||
      (i > 0 &&
        !lexeme.begins &&
        INFINITIVE.test((all[i - 1] as Lexeme).lower) &&
        !/(?:al|er|ive|ic|ous|ful|ary|ed|new|big|huge|full)$/.test(lexeme.lower))
    )
      break;
    start = i;
  }
  if (start === at) return undefined;
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
/** What a verb in its bare form stands behind. */
const INFINITIVE =
  /^(?:to|will|would|can|could|should|may|might|must|shall|not|did|does|do|won't|can't|wouldn't|didn't|don't|let's|please)$/;
/** "it's 39,000 troops" */
const CONTRACTED = /^(?:it|that|there|he|she|what|here|who|this|how|where|let|one)'s$|'(?:re|ve|ll|d|m)$/;
const PLAIN_MODIFIERS = new Set(['another', 'further', 'extra', 'whopping', 'staggering', 'only', 'just', 'estimated', 'at', 'least']);

const AUX = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'being',
  'has',
  'have',
  'had',
  'will',
  'would',
  'could',
  'may',
  'might',
  'can',
  'should',
  'must',
  'shall',
  'do',
  'does',
  'did',
  'having',
]);
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
const MONTH_OR_DAY =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow|week|month|year|january|february|march|april|june|july|august|september|october|november|december)$/;
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

/** Nouns that are verbs elsewhere: "a production cut of", "seaborne trade in", "storm surge". */
const NOUN_TOO =
  /^(?:cut|trade|rise|drop|increase|decrease|decline|gain|surge|need|cost|plan|work|raise|build|advance|average|total|measure|use|pledge|rescue|arrest|wound|split|spread|offer|hope|help|stay|stand|set|find|show|read|reach|produce|contract|slide|dip|plunge|jump|climb|run|break|drive|fight|worth)$/;
/** Such a word is a noun behind a singular noun or an adjective, before a link: "the output cut of". */
function isNounHere(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): boolean {
  const lexeme = all[at] as Lexeme;
  const before = all[at - 1];
  if (lexeme.begins || before?.kind !== 'word') return false;
  if (/^(?:an?|the|its|their|his|her)$/.test(before.lower)) return !lexeme.lower.endsWith('ed') && !AUX.has(lexeme.lower);
  if (!NOUN_TOO.test(lexeme.lower)) return false;
  const next = all[at + 1];
  // "world trade passes"
  if (!endsPhrase(next))
    return (
      /^(?:trade|plan|cost|work)$/.test(lexeme.lower) &&
      next?.kind === 'word' &&
      (isVerb(next, lexicon) || /(?<!s)s$/.test(next.lower)) &&
      !before.capital
    );
  // "the bank cut by" tells a deed, "the production cut of" a thing
  return all[at + 1]?.lower === 'of' || all[at + 1]?.lower === 'in'
    ? !before.capital && !lexicon.stops.has(before.lower) && !isPlural(before.lower, lexicon) && !before.lower.endsWith('ly')
    : false;
}

function isVerb(lexeme: Lexeme, lexicon: QuantityLexicon): boolean {
  if (lexeme.kind !== 'word' || lexeme.capital) return lexeme.kind === 'word' && AUX.has(lexeme.lower);
  const word = lexeme.lower;
  return (
    AUX.has(word) || lexicon.verbs.has(word) || lexicon.up.has(word) || lexicon.down.has(word) || (word.length > 4 && word.endsWith('ed'))
  );
}

/**
 * Whose number it is, where the words behind it do not say: the noun before "of", or the subject of its clause.
 * `at` is the lexeme where the quantity starts, its bound included. Looks back a bounded way.
 */
export interface Subject {
  readonly start: number;
  readonly end: number;
  /** It is the subject of the verb before the number; else merely the nearest noun. */
  readonly ofVerb: boolean;
}

export function subjectBefore(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): Subject | undefined {
  const previous = all[at - 1];
  if (previous === undefined || (all[at] as Lexeme).begins) return undefined;
  if (previous.lower === 'of' && !previous.begins) {
    const chunk = quotedBefore(all, at - 1) ?? chunkBefore(all, at - 1, lexicon);
    if (chunk !== undefined && !EMPTY.has((all[chunk.end - 1] as Lexeme).lower)) return { ...chunk, ofVerb: true };
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
          (AUX.has(before.lower) ||
            SKIPPED.has(before.lower) ||
            MONTH_OR_DAY.test(before.lower) ||
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
      if (chunk !== undefined) return { ...widened(all, chunk, lexicon), ofVerb: true };
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
  return last === undefined ? undefined : { ...last, ofVerb: false };
}

/** "in 2004-05", "on 31 March": numbers and names of months, which are no subject. */
function isDated(all: readonly Lexeme[], { start, end }: { start: number; end: number }): boolean {
  for (let i = start; i < end; i++) {
    const { kind, lower } = all[i] as Lexeme;
    if (kind === 'word' && !MONTH_OR_DAY.test(lower)) return false;
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
      !/^(?:has|have|had|having)$/.test(all[i - 1]?.lower ?? '');
    const noun = start === end && isNounHere(all, i, lexicon);
    if (isVerb(lexeme, lexicon) && !joined && !(hyphen(all[i + 1]) && start < end) && !participle && !noun) break;
    start = i;
    if (lexeme.begins) break;
  }
  // "by Thursday nobody"
  if (
    end - start > 1 &&
    MONTH_OR_DAY.test((all[start] as Lexeme).lower) &&
    !(all[start] as Lexeme).begins &&
    all[start - 1]?.lower !== 'on'
  )
    start++;
  if (
    start === end ||
    (end - start === 1 && /(?:ing|^least|^most|^more|^others?)$/.test((all[start] as Lexeme).lower) && !(all[start] as Lexeme).capital)
  )
    return undefined;
  if (/^(?:least|most|more)$/.test((all[start] as Lexeme).lower)) return undefined;
  return { start, end };
}

/** "raised its key rate (to 5%)": the object whose change a number tells, where a verb stands right before it; `at` is the link. */
export function objectBefore(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): { start: number; end: number } | undefined {
  if (!/^(?:to|by|from|at|above|below|past|beyond)$/.test(all[at]?.lower ?? '') || (all[at] as Lexeme).begins) return undefined;
  const last = chunkBefore(all, at, lexicon);
  const chunk = last === undefined || isTemporal(all, last.end) ? last : widened(all, last, lexicon);
  if (chunk === undefined || chunk.start === 0 || (all[chunk.start] as Lexeme).begins) return undefined;
  let verb = chunk.start - 1;
  while (verb > 0 && POSSESSIVES.has((all[verb] as Lexeme).lower)) verb--;
  const before = all[verb] as Lexeme;
  const head = (all[chunk.end - 1] as Lexeme).lower;
  if (before.kind !== 'word' || AUX.has(before.lower) || MONTH_OR_DAY.test(head) || TEMPORAL.test(head)) return undefined;
  if (chunk.end - chunk.start === 1 && EMPTY.has(head) && !(verb < chunk.start - 1 && /^(?:value|cost|price|rate|level|total)$/.test(head)))
    return undefined;
  return isVerb(before, lexicon) || /(?:ed|ing)$/.test(before.lower) ? chunk : undefined;
}

/** Words of time alone: they do not say what is counted. */
export function isTemporal(all: readonly Lexeme[], end: number): boolean {
  const { lower } = all[end - 1] as Lexeme;
  return TEMPORAL.test(lower) || MONTH_OR_DAY.test(lower);
}
