import { STARTERS } from './lexeme-reader.ts';
import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';
import { chunkBefore } from './subjects.ts';
import { isPlural } from './word-class.ts';

/** How far a teller is looked for, in lexemes. */
const REACH = 70;
const BE = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'being',
  'as',
  'widely',
  'reportedly',
  'it',
  'to',
  'the',
  'an',
  'a',
  'of',
  'by',
]);
const BE_FORMS = new Set(['is', 'are', 'was', 'were', 'been']);
const PASSED = new Set([
  'has',
  'have',
  'had',
  'also',
  'later',
  'earlier',
  'then',
  'today',
  'yesterday',
  'now',
  'previously',
  'recently',
  'already',
  'again',
  'first',
  'just',
  'once',
  'publicly',
  'will',
  'would',
  'could',
  'not',
  'on',
  'late',
  'early',
  'last',
  'week',
  'month',
  'year',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'itself',
  'himself',
  'herself',
  'did',
  'does',
  'do',
]);
const ARTICLES = new Set(['the', 'a', 'an', 'its', 'their', 'his', 'her']);
const PREPOSITIONS = new Set(['in', 'of', 'at', 'for', 'on', 'from', 'with']);
const MONTHLY =
  /^(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;
const PRONOUNS = new Set(['he', 'she', 'they', 'it', 'we', 'i', 'who', 'which', 'that']);

/** Lexemes [start, end) that name who says so, or "pronoun" where only one does. */
type Teller = { readonly start: number; readonly end: number; readonly verb?: number } | 'pronoun' | undefined;

/** Who tells a sentence. */
export interface Told {
  readonly who: string;
  /** The teller announced what it does itself ("Britain announced …"); the next sentence is not its word. */
  readonly deed: boolean;
}

const DEEDS = /^(?:announc|pledg|promis|vow|declar|propos|recommend|denie|deny)/;

/** The teller of a whole sentence, for the sentence behind it that leans on it. "pronoun": only "he", "they" says so. */
export function tellerOfSentence(
  text: string,
  all: readonly Lexeme[],
  lexicon: QuantityLexicon,
  behind = false,
): Told | 'pronoun' | undefined {
  const last = all.length - 1;
  if (last < 0) return undefined;
  const teller =
    tellerBefore(all, last, lexicon) ?? accordingTo(all, last, last, lexicon) ?? (behind ? tellerBehind(all, 0, lexicon) : undefined);
  if (teller === undefined || teller === 'pronoun') return teller;
  return {
    who: words(text, all, teller.start, teller.end),
    deed: teller.verb !== undefined && DEEDS.test((all[teller.verb] as Lexeme).lower),
  };
}

/**
 * Who says the words at lexemes [from, end): the innermost teller of the sentence before them ("A noted that B has indicated that …" is B),
 * else "according to X" anywhere in it, else a teller behind ("…, X said"). Where only a pronoun says so, or none, undefined.
 */
export function tellerOf(
  text: string,
  all: readonly Lexeme[],
  from: number,
  end: number,
  isMoney: boolean,
  lexicon: QuantityLexicon,
): string | undefined {
  let teller = tellerBefore(all, from, lexicon);
  // "He said the camp, which by the army's account lay 1.1 miles …"
  if (teller === 'pronoun') teller = accordingTo(all, from, from, lexicon) ?? teller;
  // "The government declared …, the ministry said": who announces its own deed is told of by another
  if (teller !== undefined && teller !== 'pronoun' && teller.verb !== undefined && DEEDS.test((all[teller.verb] as Lexeme).lower))
    teller = tellerBehind(all, end, lexicon) ?? teller;
  teller ??= accordingTo(all, from, end, lexicon) ?? tellerBehind(all, end, lexicon) ?? leadingTeller(all, from);
  if (isMoney) teller ??= giverOf(all, from, lexicon);
  if (teller === undefined || teller === 'pronoun') return undefined;
  return words(text, all, teller.start, teller.end);
}

/** What one does with one's own money, or asks of others: that it does so is its own word. */
const GIVES =
  /^(?:approv(?:ed|es|e)|allocat(?:ed|es)|releas(?:ed|es)|grant(?:ed|s)|earmark(?:ed|s)|disburs(?:ed|es|e)|commit(?:ted|s)|donat(?:ed|es)|request(?:ed|s)|ask(?:ed|s)|launch(?:ed|es))$/;

/** "The World Bank approved a loan of $130 million": who gives or asks for a sum. */
function giverOf(all: readonly Lexeme[], from: number, lexicon: QuantityLexicon): Teller {
  for (let i = from - 1; i > 0 && i > from - 14 && !(all[i] as Lexeme).begins; i--) {
    const { lower, kind } = all[i] as Lexeme;
    if (kind !== 'word' || !GIVES.test(lower)) continue;
    // "launched an appeal", not an attack
    if (
      /^launch/.test(lower) &&
      !all.slice(i + 1, from).some((word) => /^(?:appeal|fund|drive|programme|program|scheme|plan)$/.test(word.lower))
    )
      return undefined;
    const giver = subjectOf(all, i, lexicon) ?? dueTo(all, i, lexicon);
    return giver === 'pronoun' ? undefined : giver;
  }
  return undefined;
}

/** "The bank is due to approve", "the bank is expected to approve". */
function dueTo(all: readonly Lexeme[], verb: number, lexicon: QuantityLexicon): Teller {
  if (all[verb - 1]?.lower !== 'to' || !/^(?:due|expected|set|ready|about|likely)$/.test(all[verb - 2]?.lower ?? '')) return undefined;
  if (!/^(?:is|are|was|were)$/.test(all[verb - 3]?.lower ?? '')) return undefined;
  return subjectOf(all, verb - 3, lexicon);
}

/** "AP – “at least 124,000 …": the name before the quotation. */
function leadingTeller(all: readonly Lexeme[], from: number): Teller {
  let i = from;
  while (i > 0 && i > from - REACH && !(all[i] as Lexeme).begins) i--;
  if (/^[*•–—-]$/.test((all[i] as Lexeme).text)) i++;
  const start = i;
  while (i < start + 8 && (all[i]?.capital || all[i]?.text === '&' || (i > start && all[i]?.kind === 'word' && !all[i]?.begins))) i++;
  if (i === start || i >= from || !/^[-–—:]$/.test(all[i]?.text ?? '') || !/^[“"„«]$/.test(all[i + 1]?.text ?? '')) return undefined;
  return { start, end: i };
}

function words(text: string, all: readonly Lexeme[], start: number, end: number): string {
  return text
    .slice((all[start] as Lexeme).start, (all[end - 1] as Lexeme).end)
    .replace(/\s+/g, ' ')

    .replace(/^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|the|an?) (?:the |an? )?/i, '');
}

function tellerBefore(all: readonly Lexeme[], from: number, lexicon: QuantityLexicon): Teller {
  if ((all[from] as Lexeme | undefined)?.begins) return undefined;
  let pronoun = false;
  for (let i = from - 1; i > 0 && i >= from - REACH; i--) {
    const lexeme = all[i] as Lexeme;
    if (lexeme.begins) break;
    if (lexeme.kind !== 'word' || (lexeme.capital && lexeme.text !== lexeme.text.toUpperCase()) || areStates(all, i)) continue;
    const says = lexicon.says.has(lexeme.lower);
    const finds = !says && lexicon.finds.has(lexeme.lower);
    if ((!says && !finds) || addsTo(all, i)) continue;
    const teller = subjectOf(all, i, lexicon);
    if (teller === 'pronoun') {
      pronoun ||= says && !/^(?:i|we|you)$/.test((all[i - 1] as Lexeme).lower);
      continue;
    }
    if (teller === undefined) continue;
    if (finds && !holdsInstitution(all, teller, lexicon)) continue;
    return { ...teller, verb: i };
  }
  return pronoun ? 'pronoun' : undefined;
}

/** "Acme added 15 cents": a sum is the object, nothing is told. */
function addsTo(all: readonly Lexeme[], verb: number): boolean {
  if (!/^(?:add|put|detail)(?:s|ed)?$/.test((all[verb] as Lexeme).lower)) return false;
  const object = all[verb + 1];
  return (
    object !== undefined &&
    !object.begins &&
    (object.kind === 'number' ||
      /^[$€£¥₹]$|^(?:an?|another|some|about|nearly|more|up|over|around)$/.test(object.lower) ||
      STARTERS.has(object.lower))
  );
}

/** "the member states": a noun, unless something is stated. */
function areStates(all: readonly Lexeme[], at: number): boolean {
  return (all[at] as Lexeme).lower === 'states' && all[at + 1]?.lower !== 'that' && all[at + 1]?.kind !== 'mark';
}

function holdsInstitution(all: readonly Lexeme[], span: { start: number; end: number }, lexicon: QuantityLexicon): boolean {
  for (let i = span.start; i < span.end; i++) if (lexicon.institutions.has((all[i] as Lexeme).lower)) return true;
  return false;
}

/** The noun phrase that is subject of the verb at `verb`; "pronoun" where it is one. */
function subjectOf(all: readonly Lexeme[], verb: number, lexicon: QuantityLexicon): Teller {
  let i = verb;
  for (let steps = 0; i > 0 && steps < 6; steps++) {
    const before = all[i - 1] as Lexeme;
    if ((all[i] as Lexeme).begins) return undefined;
    // "is estimating" tells; "is estimated" does not
    if (before.kind === 'word' && BE_FORMS.has(before.lower) && (all[verb] as Lexeme).lower.endsWith('ing')) {
      i--;
      continue;
    }
    if (before.kind === 'word' && BE.has(before.lower) && !PRONOUNS.has(before.lower)) return undefined;
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
        const chunk = chunkBefore(all, k, lexicon);
        return chunk === undefined || !named(all, chunk, lexicon) ? undefined : chunk;
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
  // "the council of a small town in the west said": the head stands before the preposition
  for (let steps = 0; steps < 3 && chunk.start > 0 && !(all[chunk.start] as Lexeme).begins; steps++) {
    let at = chunk.start - 1;
    if (ARTICLES.has((all[at] as Lexeme).lower) && at > 0 && !(all[at] as Lexeme).begins) at--;
    if (!PREPOSITIONS.has((all[at] as Lexeme).lower) || (all[at] as Lexeme).begins) break;
    const head = chunkBefore(all, at, lexicon);
    if (head === undefined || !named(all, head, lexicon) || MONTHLY.test((all[head.end - 1] as Lexeme).lower)) break;
    chunk = { start: head.start, end: chunk.end };
  }
  return named(all, chunk, lexicon) ? chunk : undefined;
}

/** Words that can be a teller: a name, a human being, an institution. */
function named(all: readonly Lexeme[], span: { start: number; end: number }, lexicon: QuantityLexicon): boolean {
  for (let i = span.start; i < span.end; i++) {
    const lexeme = all[i] as Lexeme;
    if (lexeme.kind !== 'word') continue;
    if (lexeme.capital && !lexicon.stops.has(lexeme.lower)) return true;
    const word = lexeme.lower.endsWith("'s") ? lexeme.lower.slice(0, -2) : lexeme.lower;
    if (lexicon.institutions.has(word) || lexicon.humans.has(word) || lexicon.humans.has(`${word}s`)) return true;
    if (/(?:man|woman|person)$/.test(word)) return true;
  }
  return false;
}

const RECKONING = /^(?:accounts?|reckoning|counts?|tally|estimates?|figures|calculations?)$/;

/** "by the army's account", "by Ostia's count": whose reckoning it is, from "by" at lexeme `at`. */
function reckoning(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): Teller {
  if (all[at]?.lower !== 'by') return undefined;
  if (/^(?:its|their|his|her)$/.test(all[at + 1]?.lower ?? '') && RECKONING.test(all[at + 2]?.lower ?? '')) return 'pronoun';
  for (let i = at + 2; i < at + 7; i++) {
    const lexeme = all[i];
    if (lexeme?.kind !== 'word' || lexeme.begins) return undefined;
    if (!RECKONING.test(lexeme.lower)) continue;
    if (!/['’]s?$/.test((all[i - 1] as Lexeme).text)) return undefined;
    const start = ARTICLES.has((all[at + 1] as Lexeme).lower) ? at + 2 : at + 1;
    return start < i && named(all, { start, end: i }, lexicon) ? { start, end: i } : undefined;
  }
  return undefined;
}

function accordingTo(all: readonly Lexeme[], from: number, end: number, lexicon: QuantityLexicon): Teller {
  for (let i = from - 1; i >= 0 && i >= from - REACH; i--) {
    const whose = reckoning(all, i, lexicon);
    if (whose !== undefined) return whose;
    const behind = afterAccording(all, i, lexicon);
    if (behind > 0) return phraseOf(all, behind, lexicon);
    if ((all[i] as Lexeme).begins) break;
  }
  for (let i = end; i < all.length && i < end + REACH; i++) {
    if ((all[i] as Lexeme).begins) break;
    const behind = afterAccording(all, i, lexicon);
    if (behind > 0) return phraseOf(all, behind, lexicon);
  }
  return undefined;
}

/** Where the teller starts behind "according to" at lexeme `at`; 0 where that does not stand there. */
function afterAccording(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): number {
  for (const phrase of lexicon.according) {
    if (all[at]?.lower !== phrase[0]) continue;
    let fits = true;
    for (let k = 1; k < phrase.length; k++) if (all[at + k]?.lower !== phrase[k]) fits = false;
    if (fits) return at + phrase.length;
  }
  return 0;
}

/** A noun phrase from `at` on, with its "of …" and names. */
function phraseOf(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): Teller {
  let start = at;
  while (start < at + 3 && ['the', 'a', 'an', 'its', 'their', 'his', 'her'].includes(all[start]?.lower ?? '')) start++;
  let end = start;
  for (let i = start; i < start + 12; i++) {
    const lexeme = all[i];
    if (lexeme === undefined || lexeme.begins) break;
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
      (lexicon.verbs.has(lexeme.lower) || lexicon.says.has(lexeme.lower)) &&
      !isPlural(lexeme.lower, lexicon) &&
      end > start
    )
      break;
    end = i + 1;
  }
  return end > start ? { start, end } : undefined;
}

/** "…, X said", "…, said X", "… X told reporters". */
function tellerBehind(all: readonly Lexeme[], end: number, lexicon: QuantityLexicon): Teller {
  for (let i = end; i < all.length && i < end + REACH; i++) {
    const lexeme = all[i] as Lexeme;
    if (lexeme.begins && end > 0) {
      // a closing quotation is told by what follows it: “…,” he said
      return undefined;
    }
    if (lexeme.kind !== 'word' || lexeme.capital) continue;
    const before = all[i - 1] as Lexeme;
    // "…, shipping data shows."
    if (/^shows?$|^showed$|^suggests?$/.test(lexeme.lower) && (all[i + 1] === undefined || all[i + 1]?.kind === 'mark')) {
      const shown = subjectOf(all, i, lexicon);
      if (shown !== undefined && shown !== 'pronoun' && holdsInstitution(all, shown, lexicon)) {
        const comma = all[shown.start - 1];
        if (comma?.text === ',' || (ARTICLES.has(comma?.lower ?? '') && all[shown.start - 2]?.text === ',')) return shown;
      }
      continue;
    }
    if (!lexicon.says.has(lexeme.lower) || /ing$/.test(lexeme.lower) || addsTo(all, i) || areStates(all, i)) continue;
    // "…,” Ann Holm, head of the chamber, told the paper": who is told stands behind
    const listened = lexeme.lower === 'told' && before.text === ',';
    if (!listened && before.kind === 'mark' && (before.text === ',' || before.text === '"' || before.text === '”' || before.text === '’')) {
      const behind = phraseOf(all, all[i + 1]?.text === ',' && all[i + 2]?.capital ? i + 2 : i + 1, lexicon);
      if (behind !== undefined && behind !== 'pronoun' && named(all, behind, lexicon)) return behind;
      if (PRONOUNS.has(all[i + 1]?.lower ?? '')) return 'pronoun';
      continue;
    }
    // "After the U.S. raised its gift to $350 million, Japan announced a donation": its own deed, not what it says of the other
    const object = all[i + 1];
    if (
      DEEDS.test(lexeme.lower) &&
      object !== undefined &&
      (object.kind === 'number' || /^(?:an?|the|its|their|his|her|that|new|more|additional|another|plans|further)$/.test(object.lower))
    )
      continue;
    let subject = subjectOf(all, i, lexicon);
    if (subject === 'pronoun') {
      const comma = all[i - 2];
      if (comma?.kind === 'mark') return 'pronoun';
      continue;
    }
    if (subject !== undefined) {
      // "one of the insurers and canal sources said"
      while (subject !== undefined && all[subject.start - 1]?.lower === 'and' && !(all[subject.start - 1] as Lexeme).begins) {
        let first = chunkBefore(all, subject.start - 1, lexicon);
        if (first === undefined) break;
        if (/^(?:the|its|their)$/.test(all[first.start - 1]?.lower ?? '') && all[first.start - 2]?.lower === 'of') {
          const of = chunkBefore(all, first.start - 2, lexicon);
          first = { start: of?.start ?? (STARTERS.has(all[first.start - 3]?.lower ?? '') ? first.start - 3 : first.start), end: first.end };
        }
        subject = { start: first.start, end: subject.end };
      }
      // only a teller that stands apart: behind a comma or a quotation
      const comma = all[subject.start - 1];
      // "figures published by X show"
      if (
        comma?.lower === 'by' &&
        /ed$/.test(all[subject.start - 2]?.lower ?? '') &&
        lexicon.institutions.has(all[subject.start - 3]?.lower ?? '')
      )
        return subject;
      const article = comma?.kind === 'word' && ['the', 'a', 'an', 'its', 'their'].includes(comma.lower) ? all[subject.start - 2] : comma;
      if (article?.kind === 'mark' && (article.text === ',' || article.text === '"' || article.text === '”')) return subject;
      continue;
    }
    if (lexeme.lower === 'said') {
      const behind = phraseOf(all, i + 1, lexicon);
      if (
        behind !== undefined &&
        behind !== 'pronoun' &&
        (all[behind.start] as Lexeme).capital &&
        !MONTHLY.test((all[behind.start] as Lexeme).lower)
      )
        return behind;
    }
  }
  return undefined;
}

/** "since August of last year" behind the figure, with no other figure between: the words after "since". */
export function sinceOf(text: string, all: readonly Lexeme[], end: number, lexicon: QuantityLexicon): string | undefined {
  for (let i = end; i < all.length && i < end + 18; i++) {
    const lexeme = all[i] as Lexeme;
    if (lexeme.begins || lexeme.kind === 'number' || lexeme.text === ';' || lexeme.text === ',') return undefined;
    if (lexeme.lower !== 'since') continue;
    let stop = i + 1;
    for (let k = i + 1; k < i + 10; k++) {
      const word = all[k];
      if (word === undefined || word.begins) break;
      if (word.kind === 'mark' && !(word.text === '-' && !word.gap)) {
        // "Feb. 24", "2 March, 2022"
        if (word.text === '.' && !word.gap && all[k + 1]?.kind === 'number') continue;
        break;
      }
      if (word.kind === 'word' && ['and', 'but', 'when', 'as', 'according', 'with', 'while'].includes(word.lower)) break;
      stop = k + 1;
    }
    return stop > i + 1 && lexicon !== undefined
      ? text.slice((all[i + 1] as Lexeme).start, (all[stop - 1] as Lexeme).end).replace(/\s+/g, ' ')
      : undefined;
  }
  return undefined;
}
