import { accordingTo } from './according-to.ts';
import { ARTICLES, MONTHS_AND_WEEKDAYS } from './closed-words.ts';
import { giverBehind, giverOf } from './givers.ts';
import { STARTERS } from './lexeme-reader.ts';
import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';
import { chunkBefore } from './subjects.ts';
import { holdsInstitution, named, PRONOUNS, phraseOf, REACH, subjectOf, type Teller } from './teller-subjects.ts';
import { promisedBy, toldBy } from './told-by.ts';
import { isVerb, POSSESSIVES } from './word-class.ts';

/** Who tells a sentence. */
export interface Told {
  readonly who: string;
  /** The teller announced what it does itself ("Britain announced …"); the next sentence is not its word. */
  readonly deed: boolean;
}

/** What findings do. */
const SHOWS: ReadonlySet<string> = new Set(['show', 'shows', 'showed', 'suggest', 'suggests', 'found', 'finds', 'saw']);

/** What one has resolved to do is told of by others too. */
const RESOLVES = /^(?:agree[ds]|decide[ds]|plans?|intends?|hopes?|aims?)$/;
const isDeed = (verb: string): boolean => DEEDS.test(verb) || RESOLVES.test(verb);

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
  if (isRejected(all, from, end)) return undefined;
  if (isOthersNumber(all, from)) {
    const near = tellerBehind(all, end, lexicon);
    return near === undefined || near === 'pronoun' || near.start > end + 1 ? undefined : words(text, all, near.start, near.end);
  }
  let teller = promisedBy(all, end, lexicon) ?? tellerBefore(all, from, lexicon);
  // "He said the camp, which by the army's account lay 1.1 miles …", "a cap that he puts at $14 million, Holm says"
  if (teller === 'pronoun') {
    teller = accordingTo(all, from, from, lexicon) ?? teller;
    const behind = teller === 'pronoun' ? tellerBehind(all, end, lexicon) : undefined;
    if (behind !== undefined) teller = behind;
  }
  if (
    isMoney &&
    teller !== undefined &&
    teller !== 'pronoun' &&
    teller.verb !== undefined &&
    DEEDS.test((all[teller.verb] as Lexeme).lower)
  ) {
    const other = giverInTurn(all, teller.verb, from, lexicon);
    if (other !== undefined && other !== 'pronoun') teller = { ...other, verb: teller.verb };
  }
  // "The government declared …, the ministry said": who announces its own deed is told of by another
  if (teller !== undefined && teller !== 'pronoun' && teller.verb !== undefined && isDeed((all[teller.verb] as Lexeme).lower))
    teller = tellerBehind(all, end, lexicon) ?? teller;
  teller ??=
    accordingTo(all, from, end, lexicon) ?? tellerBehind(all, end, lexicon) ?? toldBy(all, from, end, lexicon) ?? leadingTeller(all, from);
  if (isMoney) teller ??= giverOf(all, from, lexicon) ?? giverBehind(all, end, lexicon);
  if (teller === undefined || teller === 'pronoun') return undefined;
  return words(text, all, teller.start, teller.end);
}

/** "nearer to 2,000 than to the 10,000 estimated before": it is not the teller's own. */
function isOthersNumber(all: readonly Lexeme[], from: number): boolean {
  if (all[from - 1]?.lower !== 'the') return false;
  return all[all[from - 2]?.lower === 'to' ? from - 3 : from - 2]?.lower === 'than';
}

/** "the estimate of 10,000 was wrong": who tells of it does not say so. */
function isRejected(all: readonly Lexeme[], from: number, end: number): boolean {
  if (all[from - 1]?.lower !== 'of' || !CLAIM.test(all[from - 2]?.lower ?? '')) return false;
  for (let i = end; i < end + 24 && all[i] !== undefined && !all[i]?.begins; i++)
    if (/^(?:is|was|were|are)$/.test((all[i] as Lexeme).lower) && UNTRUE.test(all[i + 1]?.lower ?? '')) return true;
  return false;
}
const CLAIM = /^(?:estimates?|figures?|numbers?|reports?|tolls?|claims?|counts?|tally)$/;
const UNTRUE = /^(?:wrong|untrue|false|incorrect|exaggerated|overstated|mistaken|baseless|inflated)$/;

/** "Norland promised $5 million and Ostia $3 million": whose deed the same verb is told of. */
function giverInTurn(all: readonly Lexeme[], verb: number, from: number, lexicon: QuantityLexicon): Teller {
  const name = chunkBefore(all, from, lexicon);
  if (name === undefined || name.start < 3) return undefined;
  for (let i = name.start; i < name.end; i++) if (!(all[i] as Lexeme).capital) return undefined;
  const link = all[name.start - 1]?.lower === 'the' ? name.start - 2 : name.start - 1;
  if (!/^(?:and|,)$/.test(all[link]?.lower ?? '')) return undefined;
  for (let i = link - 1; i > verb; i--) if ((all[i] as Lexeme).kind === 'number') return name;
  return undefined;
}

const LEADS: ReadonlySet<string> = new Set(['-', '–', '—', ':']);

/** "AP – “at least 124,000 …": the name before the quotation. */
function leadingTeller(all: readonly Lexeme[], from: number): Teller {
  let i = from;
  while (i > 0 && i > from - REACH && !(all[i] as Lexeme).begins) i--;
  if (/^[*•–—-]$/.test((all[i] as Lexeme).text)) i++;
  const start = i;
  while (i < start + 8 && (all[i]?.capital || all[i]?.text === '&' || (i > start && all[i]?.kind === 'word' && !all[i]?.begins))) i++;
  if (i === start || i >= from || !LEADS.has(all[i]?.text ?? '') || !/^[“"„«]$/.test(all[i + 1]?.text ?? '')) return undefined;
  return { start, end: i };
}

export function words(text: string, all: readonly Lexeme[], start: number, end: number): string {
  return text
    .slice((all[start] as Lexeme).start, (all[end - 1] as Lexeme).end)
    .replace(/\s+/g, ' ')
    .replace(/['’]s$/, '')
    .replace(UNDASHED, '')
    .replace(/^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|the|an?) (?:the |an? )?/i, '');
}

/** "HALM Jan 16 Acme Corp": a dateline without a dash. */
const UNDASHED = /^(?:\p{Lu}{3,}\s){1,3}(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}\s(?=\p{Lu})/u;

function tellerBefore(all: readonly Lexeme[], from: number, lexicon: QuantityLexicon): Teller {
  if ((all[from] as Lexeme | undefined)?.begins) return undefined;
  let pronoun = false;
  let deed: Teller;
  for (let i = from - 1; i > 0 && i >= from - REACH; i--) {
    const lexeme = all[i] as Lexeme;
    if (lexeme.begins) break;
    if (lexeme.kind !== 'word' || (lexeme.capital && lexeme.text !== lexeme.text.toUpperCase())) continue;
    const { lower } = lexeme;
    const says = lexicon.says.has(lower) || goesOn(all, i) || (SPEAKS.has(lower) && all[i + 1]?.lower === 'of');
    const finds = !says && lexicon.finds.has(lower);
    if (
      (!says && !finds) ||
      areStates(all, i) ||
      addsTo(all, i) ||
      isOrder(all, i) ||
      // "…, Ostia announced; 40 boats had sunk": its deed stands before
      (all[i + 1]?.text === ';' && isDeed(lower)) ||
      isPassed(all, i, from, lexicon) ||
      isPossible(all, i)
    )
      continue;
    const teller = subjectOf(all, i, lexicon);
    if (teller === 'pronoun') {
      pronoun ||= says && !/^(?:i|we|you)$/.test((all[i - 1] as Lexeme).lower);
      continue;
    }
    if (teller === undefined) continue;
    // "Holm put the number of guards at 18"
    const reckons = /^puts?$/.test(lexeme.lower) && all[from - 1]?.lower === 'at';
    if (finds && !reckons && (asideOpens(all, i + 1, from) || !holdsInstitution(all, teller, lexicon))) continue;
    // "the results gave 96 percent", "the union and its partners plan to assist"
    if (
      lower === 'gave'
        ? !COUNTS_VOTES.test((all[teller.end - 1] as Lexeme).lower) && !COUNTS_VOTES.test(headOf(all, teller))
        : BARE_PLAN.test(lower) && all[i + 1]?.lower !== 'to'
    )
      continue;
    // "Holm said that Ostia had pledged $5 million": a deed is told by whoever tells of it
    if (isDeed(lower)) {
      deed ??= { start: teller.start, end: teller.end, verb: i };
      continue;
    }
    return { start: teller.start, end: teller.end, verb: i };
  }
  return deed ?? (pronoun ? 'pronoun' : undefined);
}

const COUNTS_VOTES = /^(?:results?|returns|polls?|surveys?|counts?|tally|census)$/;
const BARE_PLAN = /^(?:plan|intend|aim|hope)$/;

/** "results" of "official results of the vote". */
function headOf(all: readonly Lexeme[], { start, end }: { start: number; end: number }): string {
  for (let i = start + 1; i < end; i++) if (/^(?:of|in|at|for|from)$/.test((all[i] as Lexeme).lower)) return (all[i - 1] as Lexeme).lower;
  return (all[end - 1] as Lexeme).lower;
}

const SPEAKS: ReadonlySet<string> = new Set(['spoke', 'spoken', 'speaks', 'talked', 'talks']);

/** "Ostia, he went on, had paid", not "they went on fishing". */
function goesOn(all: readonly Lexeme[], verb: number): boolean {
  const { lower } = all[verb] as Lexeme;
  if ((lower !== 'went' && lower !== 'goes') || all[verb + 1]?.lower !== 'on') return false;
  const next = all[verb + 2];
  return next === undefined || next.kind === 'mark' || next.lower === 'to';
}

/** "told the navy on Friday to free them", "told the owner, Acme, to pay": an order tells nothing. */
function isOrder(all: readonly Lexeme[], verb: number): boolean {
  if (!/^(?:told|tells?)$/.test((all[verb] as Lexeme).lower)) return false;
  for (let i = verb + 1; i < verb + 14; i++) {
    const lexeme = all[i];
    if (lexeme === undefined || lexeme.begins || /^(?:that|[:;“"„«]|he|she|it|they|we|who|which)$/.test(lexeme.lower)) return false;
    if (lexeme.lower !== 'to') continue;
    const next = all[i + 1];
    return next?.kind === 'word' && !next.capital && !POSSESSIVES.has(next.lower);
  }
  return false;
}

/**
 * What is told at lexeme `verb` ends before `from`: in an aside ("The raid, which Ostia said was small, came after …"), or where another
 * clause is set against it (", while others gave …").
 */
function isPassed(all: readonly Lexeme[], verb: number, from: number, lexicon: QuantityLexicon): boolean {
  let aside: boolean | undefined;
  for (let i = verb + 1; i < from; i++) {
    if ((all[i] as Lexeme).text !== ',') continue;
    const next = all[i + 1] as Lexeme;
    if (/^(?:while|whereas)$/.test(next.lower) && DEEDS.test((all[verb] as Lexeme).lower)) return true;
    aside ??= isAside(all, verb);
    if (aside && i + 1 < from && isVerb(next, lexicon)) return true;
  }
  return false;
}

/** "could argue that": nobody has. */
function isPossible(all: readonly Lexeme[], verb: number): boolean {
  return /^(?:could|may|might|should)$/.test((all[verb - 1] as Lexeme).lower);
}

/** The verb stands in a clause that a comma and "which" or "who" open. */
function isAside(all: readonly Lexeme[], verb: number): boolean {
  for (let i = verb - 1; i > 0 && i > verb - 10; i--) {
    if ((all[i] as Lexeme).begins || (all[i] as Lexeme).text === ',') return false;
    if (/^(?:which|who|whom|where)$/.test((all[i] as Lexeme).lower)) return all[i - 1]?.text === ',';
  }
  return false;
}

/** "The bank agreed to help Ostia, where floods have …": what stands behind the relative word is not what was agreed. */
function asideOpens(all: readonly Lexeme[], from: number, end: number): boolean {
  for (let i = from + 1; i < end; i++)
    if ((all[i - 1] as Lexeme).text === ',' && /^(?:where|which|who|whose|when)$/.test((all[i] as Lexeme).lower)) return true;
  return false;
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

/** A dash or a semicolon stands between lexemes. */
function isCutOff(all: readonly Lexeme[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((all[i] as Lexeme).gap && /^[–—;]$/.test((all[i] as Lexeme).text)) return true;
  return false;
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
    if (SHOWS.has(lexeme.lower) && (all[i + 1] === undefined || all[i + 1]?.kind === 'mark')) {
      const shown = subjectOf(all, i, lexicon);
      if (
        shown !== undefined &&
        shown !== 'pronoun' &&
        (holdsInstitution(all, shown, lexicon) || (lexeme.lower === 'saw' && named(all, shown, lexicon)))
      ) {
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
      // "…, Ann Holm, head of the chamber, said": the name before the apposition
      if (before.text !== ',') continue;
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
        // "lost 400 homes and officials said": what is counted tells nothing
        if (first.start <= end && end > 0) break;
        subject = { start: first.start, end: subject.end };
      }
      // "they can ask for $1 million — and last year, Ostia reckons, they took in $150 million"
      if (all[i + 1]?.text === ',' && isCutOff(all, end, subject.start)) continue;
      // "the $960 million the union says it needs"
      const opening = ARTICLES.has(all[subject.start - 1]?.lower ?? '') ? subject.start - 1 : subject.start;
      if (opening === end && end > 0 && !(all[end] as Lexeme).begins) return subject;
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
        !MONTHS_AND_WEEKDAYS.has((all[behind.start] as Lexeme).lower)
      )
        return behind;
    }
  }
  return undefined;
}
