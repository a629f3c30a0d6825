import { AUXILIARIES, MONTHS_AND_WEEKDAYS } from './closed-words.ts';
import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';

export const hyphen = (lexeme: Lexeme | undefined): boolean =>
  lexeme !== undefined && !lexeme.gap && (lexeme.text === '-' || lexeme.text === '‐' || lexeme.text === '‑' || lexeme.text === '/');

export const bare = (lower: string): string =>
  lower.endsWith("'s") ? lower.slice(0, -2) : lower.endsWith("s'") ? lower.slice(0, -1) : lower;

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

export const POSSESSIVES = new Set(['the', 'its', 'their', 'his', 'her', 'our', 'my', 'your', 'these', 'those', 'all', 'a', 'an']);

/** Words of time: "in the quarter" does not say what is counted. */
export const TEMPORAL =
  /^(?:quarter|fiscal|months?|years?|weeks?|days?|period|past|last|first|second|third|fourth|same|coming|next|latest|current|morning|evening|decade|century|hours?|night|noon|dawn|midnight)$/;

const OF_CALENDAR: ReadonlySet<string> = new Set([...MONTHS_AND_WEEKDAYS, 'today', 'yesterday', 'tomorrow', 'week', 'month', 'year']);

/** A word that says when: "Tuesday", "yesterday", "month". */
export const isOfCalendar = (word: string): boolean => OF_CALENDAR.has(word);

/** Nouns that are verbs elsewhere: "a production cut of", "seaborne trade in", "storm surge". */
export const NOUN_TOO =
  /^(?:cut|trade|rise|drop|increase|decrease|decline|gain|surge|need|cost|plan|work|raise|build|advance|average|total|measure|use|pledge|rescue|arrest|wound|split|spread|offer|hope|help|stay|stand|set|find|show|read|reach|produce|contract|slide|dip|plunge|jump|climb|run|break|drive|fight|worth)$/;

/** "international trade", "humanitarian work": a word that is a verb elsewhere is a noun behind an adjective. */
export function isNounBehindAdjective(all: readonly Lexeme[], at: number): boolean {
  const before = all[at - 1];
  return (
    before?.kind === 'word' &&
    !before.capital &&
    !(all[at] as Lexeme).begins &&
    NOUN_TOO.test((all[at] as Lexeme).lower) &&
    ADJECTIVAL.test(before.lower)
  );
}
const ADJECTIVAL = /(?<!capit|hospit|journ|sign|tot|met|anim|riv|civ)(?:[a-z]{2}al|itarian|[a-z]{3}ic|[a-z]{3}ous)$/;

/** Such a word is a noun behind a singular noun or an adjective, before a link: "the output cut of". */
export function isNounHere(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): boolean {
  const lexeme = all[at] as Lexeme;
  const before = all[at - 1];
  if (lexeme.begins || before?.kind !== 'word') return false;
  if (/^(?:an?|the|its|their|his|her)$/.test(before.lower)) return !lexeme.lower.endsWith('ed') && !AUXILIARIES.has(lexeme.lower);
  if (!NOUN_TOO.test(lexeme.lower)) return false;
  // "loss of use"
  if (before.lower === 'of' || isNounBehindAdjective(all, at)) return true;
  // "a second rescue is expected"
  if (/^(?:first|second|third|fourth|new|latest|planned)$/.test(before.lower)) return true;
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

export function isVerb(lexeme: Lexeme, lexicon: QuantityLexicon): boolean {
  if (lexeme.kind !== 'word' || lexeme.capital) return lexeme.kind === 'word' && AUXILIARIES.has(lexeme.lower);
  const word = lexeme.lower;
  return lexicon.doing.has(word) || (word.length > 4 && word.endsWith('ed'));
}

/** "two convincing wins,": no object can follow, so a form in -s is a noun. */
export function endsPhrase(next: Lexeme | undefined): boolean {
  return (
    next === undefined ||
    next.begins ||
    (next.kind === 'mark'
      ? !hyphen(next)
      : /^(?:of|in|at|for|on|by|from|and|or|with|this|last|over|since|during|before|after|per)$/.test(next.lower))
  );
}

/** Words of time alone: they do not say what is counted. */
export function isTemporal(all: readonly Lexeme[], end: number): boolean {
  const { lower } = all[end - 1] as Lexeme;
  return TEMPORAL.test(lower) || isOfCalendar(lower);
}
