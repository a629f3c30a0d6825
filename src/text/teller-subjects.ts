import { ARTICLES, BE, DO, HAVE, MONTHS_AND_WEEKDAYS, WEEKDAYS } from './closed-words.ts';
import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';
import { chunkBefore } from './subjects.ts';
import { hyphen, isPlural, isVerb } from './word-class.ts';

/** How far a teller is looked for, in lexemes. */
export const REACH = 70;
/** Behind a subject, before a verb that then tells of nobody who says so: "is said to", "it was estimated". */
const PASSIVE = new Set([...BE, 'be', 'being', 'as', 'widely', 'reportedly', 'it', 'to', 'the', 'an', 'a', 'of', 'by']);
const WAS = new Set(BE);

/** What may stand between a subject and its verb. */
export const PASSED: ReadonlySet<string> = new Set([
  ...HAVE, ...DO, ...WEEKDAYS, 'will', 'would', 'could', 'not', 'also', 'later', 'earlier', 'then', 'today', 'yesterday', 'now', 'previously',
  'recently', 'already', 'again', 'first', 'just', 'once', 'publicly', 'on', 'late', 'early', 'last', 'week', 'month', 'year', 'itself', 'there', 'here',
  'himself', 'herself',
]); // biome-ignore format: one list

const PREPOSITIONS = new Set(['in', 'of', 'at', 'for', 'on', 'from', 'with']);

export const PRONOUNS = new Set(['he', 'she', 'they', 'it', 'we', 'i', 'who', 'which', 'that']);

/** Lexemes [start, end) that name who says so, or "pronoun" where only one does. */
export type Teller = { readonly start: number; readonly end: number; readonly verb?: number } | 'pronoun' | undefined;

/** The noun phrase that is subject of the verb at `verb`, with the first of two ("Ostia and Norland"); "pronoun" where it is one. */
export function subjectOf(all: readonly Lexeme[], verb: number, lexicon: QuantityLexicon): Teller {
  const subject = nearestSubject(all, verb, lexicon);
  return subject === undefined || subject === 'pronoun' ? subject : withFirst(all, subject, lexicon);
}

function nearestSubject(all: readonly Lexeme[], verb: number, lexicon: QuantityLexicon): Teller {
  let i = verb;
  for (let steps = 0; i > 0 && steps < 6; steps++) {
    const before = all[i - 1] as Lexeme;
    if ((all[i] as Lexeme).begins) return undefined;
    // "is estimating" tells; "is estimated" does not
    if (before.kind === 'word' && WAS.has(before.lower) && (all[verb] as Lexeme).lower.endsWith('ing')) {
      i--;
      continue;
    }
    if (before.kind === 'word' && PASSIVE.has(before.lower) && !PRONOUNS.has(before.lower)) return undefined;
    if (
      before.kind === 'word' &&
      !PRONOUNS.has(before.lower) &&
      (PASSED.has(before.lower) || (before.lower.length > 4 && before.lower.endsWith('ly') && !before.capital))
    )
      i--;
    else break;
  }
  const before = all[i - 1] as Lexeme;
  // "Dan, an editor at the paper, said": the name before the apposition
  if (before.text === ',' || before.text === ')' || before.text === '”' || before.text === '"') {
    const opening = before.text === ')' ? '(' : ',';
    for (let k = i - 2; k > 0 && k > i - 22; k--) {
      if ((all[k] as Lexeme).text === opening) {
        const chunk = chunkBefore(all, nameEnd(all, bracketBefore(all, k)), lexicon);
        // "the agency's spokesman in Ostia, Ann Holm, said": the name is the apposition
        if (
          opening === ',' &&
          isWholeName(all, k + 1, i - 1) &&
          (chunk === undefined || PREPOSITIONS.has(all[chunk.start - 1]?.lower ?? '') || !holdsName(all, chunk))
        )
          return { start: k + 1, end: i - 1 };
        if (chunk === undefined || !named(all, chunk, lexicon)) return undefined;
        // "Ann Holm, Norland's minister, who had come by air, said": the name before both
        const clause = /^(?:who|which)$/.test(all[k + 1]?.lower ?? '') && all[chunk.start - 1]?.text === ',';
        const name = clause ? chunkBefore(all, chunk.start - 1, lexicon) : undefined;
        return wholeName(all, name !== undefined && isWholeName(all, name.start, name.end) ? name : chunk, lexicon);
      }
      if ((all[k] as Lexeme).begins) {
        return undefined;
      }
    }
    return undefined;
  }
  if (before.kind !== 'word') return undefined;
  if (PRONOUNS.has(before.lower)) {
    // "Lund, who said": the name before the comma
    if (before.lower === 'who' || before.lower === 'which' || before.lower === 'that') {
      const at = all[i - 2]?.text === ',' ? i - 2 : i - 1;
      const chunk = chunkBefore(all, at, lexicon);
      return chunk !== undefined && named(all, chunk, lexicon) && before.lower !== 'that'
        ? chunk
        : before.lower === 'that'
          ? undefined
          : 'pronoun';
    }
    return 'pronoun';
  }
  let chunk = chunkBefore(all, i, lexicon);
  if (chunk === undefined) return undefined;
  chunk = withHead(all, chunk, lexicon);
  // "on the same day President Holm said"
  if (
    /^(?:same|next|previous|following)$/.test((all[chunk.start] as Lexeme).lower) &&
    /^(?:day|week|month|morning|evening|night)$/.test(all[chunk.start + 1]?.lower ?? '') &&
    chunk.end > chunk.start + 2
  )
    chunk = { start: chunk.start + 2, end: chunk.end };
  chunk = withoutOthers(all, chunk, lexicon);
  if (!named(all, chunk, lexicon)) return whoDid(all, chunk.start, lexicon);
  return LEADS_TO.test(all[chunk.start - 1]?.lower ?? '') ? (whoDid(all, chunk.start, lexicon) ?? chunk) : chunk;
}

/** "From the bank and other lenders Ostia (expects)": a common plural before a name is another phrase. */
function withoutOthers(
  all: readonly Lexeme[],
  chunk: { start: number; end: number },
  lexicon: QuantityLexicon,
): { start: number; end: number } {
  for (let i = chunk.end - 1; i > chunk.start; i--) {
    const before = all[i - 1] as Lexeme;
    if ((all[i] as Lexeme).capital && before.kind === 'word' && !before.capital && isPlural(before.lower, lexicon))
      return { start: i, end: chunk.end };
    if (before.kind === 'word' && before.lower === 'of') return chunk;
  }
  return chunk;
}

const LEADS_TO = /^(?:over|in|at|on|from|to|into|near|around|through|for|with|of|during|after)$/;

/** "an official who led the press over the island (said)": whom a clause without commas tells of, from the words before `at`. */
function whoDid(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): Teller {
  for (let i = at - 1; i > 1 && i > at - 14; i--) {
    const { begins, kind, lower } = all[i] as Lexeme;
    if (begins || kind === 'mark' || lexicon.says.has(lower)) return undefined;
    if (lower !== 'who') continue;
    const chunk = chunkBefore(all, i, lexicon);
    return chunk !== undefined && named(all, chunk, lexicon) ? chunk : undefined;
  }
  return undefined;
}

/** Where the words before a bracket end that closes before lexeme `at`: "Acme Co (AC), (in a note,)". */
function bracketBefore(all: readonly Lexeme[], at: number): number {
  if (all[at - 1]?.text !== ')') return at;
  for (let i = at - 2; i > 0 && i > at - 8; i--) if ((all[i] as Lexeme).text === '(') return i;
  return at;
}

/** What may stand before the first of two subjects, where a clause begins. */
const CLAUSE_BEGINS = /^(?:[,;:“"„«—–-]|that|and|but|while|when|as)$/;
const THEIRS = /^(?:its|their|his|her)$/;

/** "Ostia and Norland (said)", "the Harbour and Warehouse Union (said)", "the union and its partners (said)": both, where nothing rules the first. */
function withFirst(
  all: readonly Lexeme[],
  second: { start: number; end: number },
  lexicon: QuantityLexicon,
): { start: number; end: number } {
  const head = all[second.start] as Lexeme;
  const article = all[second.start - 1];
  const given = article !== undefined && !head.begins && (ARTICLES.has(article.lower) || article.lower === 'other');
  const link = given ? second.start - 2 : second.start - 1;
  if (all[link]?.lower !== 'and' || (all[link] as Lexeme).begins || (all[link + 1] as Lexeme).begins) return second;
  const first = chunkBefore(all, bracketBefore(all, link), lexicon);
  if (first === undefined || !named(all, first, lexicon) || !(all[first.end - 1] as Lexeme).capital) return second;
  const theirs = given && (THEIRS.test(article.lower) || article.lower === 'other');
  if (!head.capital && !theirs) return second;
  const before = all[first.start] as Lexeme;
  const determined = !before.begins && ARTICLES.has(all[first.start - 1]?.lower ?? '');
  const opener = determined ? all[first.start - 2] : all[first.start - 1];
  const opens = before.begins || (determined && (all[first.start - 1] as Lexeme).begins) || opener === undefined;
  // one name of two parts
  if (determined && !given && isBodyOfTwo(all, first, second, lexicon))
    return withFirst(all, { start: first.start, end: second.end }, lexicon);
  if (opens || CLAUSE_BEGINS.test(opener?.lower ?? '') || opener?.kind === 'number' || MONTHS_AND_WEEKDAYS.has(opener?.lower ?? ''))
    return opener?.lower === 'and' ? second : { start: first.start, end: second.end };
  return second;
}

/** "Harbour and Warehouse Union": the first part has no noun for a body of its own. */
function isBodyOfTwo(
  all: readonly Lexeme[],
  first: { start: number; end: number },
  second: { start: number; end: number },
  lexicon: QuantityLexicon,
): boolean {
  return lexicon.institutions.has((all[second.end - 1] as Lexeme).lower) && !holdsInstitution(all, first, lexicon);
}

/**
 * "the council of a small town in the west (said)", "a doctor at the hospital in Ostia (said)": a phrase with the head that stands before
 * its prepositions, as far as that can be a teller.
 */
function withHead(all: readonly Lexeme[], chunk: { start: number; end: number }, lexicon: QuantityLexicon): { start: number; end: number } {
  let { start } = chunk;
  let reached = start;
  for (let steps = 0; steps < 3 && reached > 0 && !(all[reached] as Lexeme).begins; steps++) {
    let at = reached - 1;
    if (ARTICLES.has((all[at] as Lexeme).lower) && at > 0 && !(all[at] as Lexeme).begins) at--;
    if (!PREPOSITIONS.has((all[at] as Lexeme).lower) || (all[at] as Lexeme).begins) break;
    const head = chunkBefore(all, at, lexicon) ?? chunkBefore(all, participleBefore(all, at), lexicon);
    if (head === undefined || MONTHS_AND_WEEKDAYS.has((all[head.end - 1] as Lexeme).lower)) break;
    reached = head.start;
    if (named(all, head, lexicon)) start = reached;
  }
  return { start, end: chunk.end };
}

/** Where "still working" begins before lexeme `at`: what the noun before it does. */
function participleBefore(all: readonly Lexeme[], at: number): number {
  const verb = all[at - 1];
  if (verb?.kind !== 'word' || verb.capital || verb.begins || !/(?:ing|ed)$/.test(verb.lower)) return at;
  return /^(?:still|now|already|currently)$/.test(all[at - 2]?.lower ?? '') ? at - 2 : at - 1;
}

/** Where a name ends before the comma at lexeme `comma`: "Acme Ltd., (in a note,)". */
function nameEnd(all: readonly Lexeme[], comma: number): number {
  const stop = all[comma - 1];
  return stop?.text === '.' && !stop.gap && all[comma - 2]?.capital ? comma - 1 : comma;
}

/** "the ship's operator", "a spokesman": no name is among the words, but that of another. */
function holdsName(all: readonly Lexeme[], { start, end }: { start: number; end: number }): boolean {
  for (let i = start; i < end; i++) if ((all[i] as Lexeme).capital && !/['’]s$/.test((all[i] as Lexeme).text)) return true;
  return false;
}

/** Lexemes [start, end) are a person's name: two capitals or more, and nothing else. */
function isWholeName(all: readonly Lexeme[], start: number, end: number): boolean {
  if (end - start < 2 || end - start > 5) return false;
  for (let i = start; i < end; i++)
    if (!(all[i] as Lexeme).capital && !/^(?:[-.’']|al|bin|da|de|del|der|di|van|von)$/.test((all[i] as Lexeme).lower)) return false;
  return true;
}

/** "Agency for Island Development", "Office for the Coordination of Relief": the head stands before "for". */
function wholeName(all: readonly Lexeme[], name: { start: number; end: number }, lexicon: QuantityLexicon): { start: number; end: number } {
  let link = name.start - 1;
  if (all[link]?.lower === 'the') link--;
  if (all[link]?.lower !== 'for' || (all[link] as Lexeme).begins || !(all[name.start] as Lexeme).capital) return name;
  const head = chunkBefore(all, link, lexicon);
  const last = head === undefined ? undefined : all[head.end - 1];
  return head !== undefined && last?.capital && lexicon.institutions.has(last.lower) ? { start: head.start, end: name.end } : name;
}

/** Words that can be a teller: a name, a human being, an institution. */
export function named(all: readonly Lexeme[], span: { start: number; end: number }, lexicon: QuantityLexicon): boolean {
  for (let i = span.start; i < span.end; i++) {
    const lexeme = all[i] as Lexeme;
    if (lexeme.kind !== 'word') continue;
    if (lexeme.capital && !lexicon.stops.has(lexeme.lower)) return true;
    const word = lexeme.lower.endsWith("'s") ? lexeme.lower.slice(0, -2) : lexeme.lower;
    if (lexicon.institutions.has(word) || (word.endsWith('s') && lexicon.institutions.has(word.slice(0, -1)))) return true;
    if (lexicon.humans.has(word) || lexicon.humans.has(`${word}s`)) return true;
    if (/(?:man|woman|person)$/.test(word)) return true;
  }
  return false;
}

export function holdsInstitution(all: readonly Lexeme[], span: { start: number; end: number }, lexicon: QuantityLexicon): boolean {
  for (let i = span.start; i < span.end; i++) if (lexicon.institutions.has((all[i] as Lexeme).lower)) return true;
  return false;
}

/** A noun phrase from `at` on, with its "of …" and names; `opening`: it may open a sentence. */
export function phraseOf(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon, opening = false): Teller {
  let start = at;
  while (start < at + 3 && ARTICLES.has(all[start]?.lower ?? '')) start++;
  let end = start;
  for (let i = start; i < start + 12; i++) {
    const lexeme = all[i];
    if (lexeme === undefined || (lexeme.begins && !(opening && i === start))) break;
    if (lexeme.kind === 'number') {
      if (end > start) break;
      end = i + 1;
      continue;
    }
    if (lexeme.kind === 'mark') {
      if (
        !lexeme.gap &&
        (lexeme.text === '-' || lexeme.text === '&' || lexeme.text === '.' || lexeme.text === '/' || lexeme.text === '’') &&
        all[i + 1] !== undefined &&
        (!(all[i + 1] as Lexeme).gap || (lexeme.text === '.' && all[i + 1]?.capital))
      )
        continue;
      break;
    }
    // "according to the league the ports …": another phrase
    if (lexeme.lower === 'the' && end > start && !/^(?:of|for|and|by|from)$/.test((all[i - 1] as Lexeme).lower)) break;
    if (
      lexeme.lower === 'of' ||
      lexeme.lower === 'for' ||
      lexeme.lower === 'the' ||
      lexeme.lower === 'and' ||
      lexeme.lower === 'by' ||
      lexeme.lower === 'from'
    ) {
      if (end === start) break;
      if (lexeme.lower === 'and' && !(all[i - 1]?.capital && all[i + 1]?.capital)) break;
      continue;
    }
    if (lexicon.foreign && end > start) {
      if (/^(?:de|du|des|del|la|le|von|der|d)$/.test(lexeme.lower)) continue;
      if (!lexeme.capital && all[end - 1]?.capital) break;
    }
    if (lexicon.stops.has(lexeme.lower) && !(lexeme.capital && lexeme.text === lexeme.text.toUpperCase())) break;
    if (
      !lexeme.capital &&
      (lexicon.verbs.has(lexeme.lower) || lexicon.says.has(lexeme.lower) || (opening && isVerb(lexeme, lexicon))) &&
      !isPlural(lexeme.lower, lexicon) &&
      // "state-run"
      !hyphen(all[i - 1]) &&
      end > start
    )
      break;
    end = i + 1;
  }
  return end > start ? { start, end } : undefined;
}
