import { stem } from '../text/stem.ts';
import type { Token } from '../text/tokens.ts';
import { cueFinder } from './cues.ts';
import words from './lean.yaml';
import { isCalendar, isNumberWord, isReporting, isStop, nameKey, type Statement } from './statement.ts';

/** One sentence cannot be read without an earlier one of its source. */
export interface Lean {
  /** Index of the earlier statement. */
  readonly on: number;
  readonly rule: string;
  /** The words that lean. */
  readonly words: string;
  /** A mere likelihood: it may be read alone, and goes its own way where it surely belongs in another section. */
  readonly loose: boolean;
  /** Where it surely belongs in another section than what it leans on, it goes there. */
  readonly weak?: true;
}

const lexicon = words as {
  openers: string[];
  back: string;
  time: string;
  persons: string;
  unique: string;
  telling: string;
  same: string[];
};
const findOpener = cueFinder(lexicon.openers.map((phrase) => ({ phrase, means: true })));
const backNouns = new Set(lexicon.back.split(/\s+/).map(stem));
const timeWords = new Set(lexicon.time.split(/\s+/));
const persons = new Set(lexicon.persons.split(/\s+/));
/** Nouns that "the" makes understood by themselves. */
const unique = new Set(lexicon.unique.split(/\s+/).map(stem));
/** With "the", these point at what was told although another word was used for it. */
const telling = new Set(lexicon.telling.split(/\s+/).map(stem));
/** Nouns that take up each other: "the vessel" is the tanker. By stem, the first of its kind. */
const kinds = new Map(
  lexicon.same.flatMap((line) => {
    const [first = '', ...others] = line.split(/\s+/).map(stem);
    return [first, ...others].map((word) => [word, first] as const);
  }),
);
/** Irregular past forms: what stands before them is the end of a subject. */
const PAST =
  /^(?:took|came|became|made|saw|found|got|went|led|lost|paid|put|ran|set|stood|thought|brought|caught|cut|dealt|drew|drove|fought|froze|hid|hit|kept|knew|laid|lay|met|rose|fell|grew|won|fled|sank|shot|struck|began|bought|sold|sought|lent|held|broke|built|told|sent|gave|left|spoke|wrote|withdrew|spent|spread|swept|threw|killed|hurt|cost|burst|read|rode|sat|shook|shut)$/;

const SINGULAR = new Set(['he', 'she', 'him', 'his', 'her', 'hers', 'himself', 'herself']);
const THING = new Set(['it', 'its', 'itself']);
const PLURAL = new Set(['they', 'them', 'their', 'theirs', 'themselves']);
/** Words that may follow a subject at once: where "the ministry" is followed by one of these, nothing says which ministry. */
const AFTER_SUBJECT =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|does|did|do|also|now|later|still|then|never|only|just|already|who|which|itself|themselves|said|says)$/;

/** Rules that tell of a likelihood only. */
const LOOSE = new Set([
  'opens with a quotation',
  'known from before',
  'also',
  'names nobody and no number',
  'partial name',
  'taken for known',
]);

/** How far back, in sentences, a noun or a partial name is looked for. */
const REACH = 6;
/** And so far where it is not the subject. */
const NEAR = 3;

/**
 * Finds the sentences that lean on an earlier one of the same source. An undecided case leans: two sentences kept together
 * cost less than one torn off. A heading between cuts all but pronouns off. Linear.
 *
 * @param statements  all of one source, in text order.
 * @returns one entry per statement, in the same order.
 */
export function findLeaning(statements: readonly Statement[]): (Lean | undefined)[] {
  const full = new Map<string, number>();
  const told: Mentions = { first: new Map(), brought: new Map(), last: new Map() };
  let quoteOpen = false;
  return statements.map((statement, i) => {
    const before = statements[i - 1];
    const insideQuote = quoteOpen && before !== undefined;
    const newParagraph = before !== undefined && before.unit.paragraph !== statement.unit.paragraph;
    // An open quotation ends with its paragraph unless the next one opens with a mark again.
    const startsQuoted = /^[\s*•-]*["“„«‘']/.test(statement.text);
    const carried = insideQuote && !(newParagraph && !startsQuoted);
    quoteOpen = openAfter(statement.text, carried && !startsQuoted);
    const lean = before === undefined ? undefined : leanOf(statements, i, before, carried, startsQuoted, full, told);
    rememberNames(statement, full);
    rememberNouns(statement, told);
    return lean;
  });
}

/** Whether a quotation is open at the end of a sentence. */
function openAfter(text: string, open: boolean): boolean {
  let now = open;
  for (const mark of text.match(/["“”„«»]/g) ?? []) now = mark === '"' ? !now : mark === '“' || mark === '„' || mark === '«';
  return now;
}

/** Full names by their last word: "Berzins" was introduced by statement n. */
function rememberNames(statement: Statement, full: Map<string, number>): void {
  const { words: tokens } = statement;
  for (let i = 0; i < tokens.length; i++) {
    const last = tokens[i] as Token;
    if (!last.capital) continue;
    const first = tokens[i - 1];
    const introduced = first?.capital === true && statement.names.has(nameKey(last.word)) && statement.names.has(nameKey(first.word));
    if (introduced || full.has(last.word)) full.set(last.word, statement.index);
  }
}

/** Where the nouns of a source stand, by kind. */
interface Mentions {
  /** First told of by statement n. */
  readonly first: Map<string, number>;
  /** Last brought in ("a tanker", "two tankers") by statement n. */
  readonly brought: Map<string, number>;
  /** Last told of by statement n. */
  readonly last: Map<string, number>;
}

function kindOf(word: string): string {
  const base = stem(word);
  return kinds.get(base) ?? base;
}

function rememberNouns(statement: Statement, { first, brought, last }: Mentions): void {
  const { words: tokens, index } = statement;
  tokens.forEach((token, at) => {
    if (token.number || token.word.length < 3 || isStop(token.word)) return;
    const kind = kindOf(token.word);
    if (!first.has(kind)) first.set(kind, index);
    last.set(kind, index);
    for (let j = at - 1; j >= Math.max(0, at - 4); j--) {
      const { word, number } = tokens[j] as Token;
      if (number || isNumberWord(word) || /^(?:an?|another|some|several|many)$/.test(word)) {
        brought.set(kind, index);
        break;
      }
      if (isStop(word)) break;
    }
  });
}

/**
 * What a sentence names as known, with "the" and nothing that says which: "the tanker", "the 158,000-tonne ship", "the vessel's owner".
 * Where an earlier sentence of the source has told of it, this one leans on that.
 *
 * @param named  whether the sentence before names a body.
 */
function knownNoun(
  statement: Statement,
  named: boolean,
  { first, brought, last }: Mentions,
  reach: number,
  heading: boolean,
): { on: number; at: number; to: number; subject: boolean } | undefined {
  const { words: tokens, text, index } = statement;
  const seen = new Set<string>();
  for (let at = 0; at < Math.min(tokens.length, 26); at++) {
    const token = tokens[at] as Token;
    if (token.word !== 'the') {
      if (!isStop(token.word)) seen.add(kindOf(token.word));
      continue;
    }
    const head = headOf(tokens, at + 1, text);
    if (head === undefined) continue;
    const word = (tokens[head] as Token).word;
    const kind = kindOf(word);
    const known = first.get(kind);
    if (known === undefined || seen.has(kind) || unique.has(stem(word)) || timeWords.has(word)) continue;
    const subject =
      at < 4 || isReporting(tokens[at - 1]?.word ?? '') || (tokens[at - 1]?.word === 'that' && isReporting(tokens[at - 2]?.word ?? ''));
    const latest = brought.get(kind);
    // "The 158,000-tonne ship", "the Maltese-flagged vessel": another name for what the sentence before has spoken of.
    const described = at < 2 && tokens.slice(at + 1, head).some(({ word, number }) => number || DESCRIBES.test(word));
    const near = described || (subject && BODIES.test(word) && named) ? index - 1 : (last.get(kind) ?? known);
    const on = index - near <= (subject ? REACH : reach) ? near : latest !== undefined && index - latest <= REACH ? latest : known;
    if (subject || (!heading && index - on <= reach)) return { on, at, to: head + 1, subject };
  }
  return undefined;
}

/** "The bank sees it", "the package includes up to 24", "the measure covers accounts": a verb behind a singular. */
function isPresent(token: Token, previous: Token, next: Token | undefined): boolean {
  return (
    !token.capital &&
    /[^s]s$/.test(token.word) &&
    !previous.word.endsWith('s') &&
    next !== undefined &&
    (isStop(next.word) || next.number || next.capital || telling.has(stem(previous.word)))
  );
}

/** Nouns by which a body that was named before is taken up. */
const BODIES =
  /^(?:organi[sz]ation|group|agency|company|firm|charity|union|party|bank|ministry|institute|association|body|council|commission|fund|committee|airline|operator|newspaper|broadcaster)$/;

/** Whether a sentence names a body or somebody: "Doctors Without Borders warned", "Comibol stopped". */
function namesBody({ subject, words, text }: Statement): boolean {
  if (subject.size > 1) return true;
  return words.some(({ word, capital, start, end }, i) => {
    if (!capital || isStop(word) || isCalendar(word)) return false;
    const next = words[i + 1];
    return (
      /^\p{Lu}{2,}$/u.test(text.slice(start, end)) ||
      (next?.capital === true && !isStop(next.word) && !isCalendar(next.word)) ||
      (i === 0 && subject.has(nameKey(word)))
    );
  });
}

/** Behind a hyphen, these describe rather than tell apart. */
const DESCRIBES = /^(?:flagged|owned|registered|built|operated|born|old|run|based)$/;

/** "the handover", "the minefields", told of nowhere before: what was told made them known. Index of "the". */
function takenForKnown({ words: tokens, text }: Statement, { first }: Mentions): number | undefined {
  // Who is brought in with the full name stands alone.
  for (let i = 1; i < Math.min(tokens.length, 12); i++) {
    const [one, other] = [tokens[i - 1] as Token, tokens[i] as Token];
    if (!one.capital || !other.capital || isStop(one.word) || isCalendar(other.word) || text.slice(one.end, other.start) !== ' ') continue;
    let run = i - 1;
    while (run > 0 && tokens[run - 1]?.capital && !isStop(tokens[run - 1]?.word ?? '')) run--;
    if (tokens[run - 1]?.word !== 'the') return undefined;
  }
  for (let at = 0; at < Math.min(tokens.length, 22); at++) {
    if (tokens[at]?.word !== 'the') continue;
    const head = headOf(tokens, at + 1, text);
    if (head === undefined || head > at + 1) continue;
    const { word } = tokens[head] as Token;
    const next = tokens[head + 1];
    const ends =
      next === undefined || /[.,;:]/.test(text.slice((tokens[head] as Token).end, next.start)) || (at < 2 && AFTER_SUBJECT.test(next.word));
    if (ends && !unique.has(stem(word)) && !timeWords.has(word) && !first.has(kindOf(word))) return at;
  }
  return undefined;
}

/** The noun that a "the" belongs to, where nothing but it says which is meant; undefined for names and for what is told apart by more words. */
function headOf(tokens: readonly Token[], from: number, text: string): number | undefined {
  let head: number | undefined;
  for (let i = from; i < Math.min(tokens.length, from + 5); i++) {
    const token = tokens[i] as Token;
    const previous = tokens[i - 1] as Token;
    if (i > from && /[^\s-]/.test(text.slice(previous.end, token.start))) break;
    if (i > from && (isStop(token.word) || isReporting(token.word) || PAST.test(token.word))) break;
    if (i > from && isPresent(token, previous, tokens[i + 1])) break;
    if (
      i > from &&
      token.word.endsWith('ed') &&
      !/^-/.test(text.slice(previous.end, token.start)) &&
      (tokens[i + 1] === undefined || isStop((tokens[i + 1] as Token).word))
    )
      break;
    head = i;
    // "the ship's owner"
    if (/['’]s$/.test(text.slice(token.start, token.end))) return token.capital ? undefined : i;
  }
  if (head === undefined) return undefined;
  const noun = tokens[head] as Token;
  const compound = tokens.slice(from, head).some(({ word }) => DESCRIBES.test(word));
  if (noun.capital || noun.number || isNumberWord(noun.word) || (tokens.slice(from, head).some(({ capital }) => capital) && !compound))
    return undefined;
  const next = tokens[head + 1];
  if (next === undefined) return head;
  const between = text.slice(noun.end, next.start);
  if (/[^\s]/.test(between)) return head;
  if (/^(?:of|for|that|which|who|whose|where|between|from|when|against|into|about|behind|under)$/.test(next.word)) return undefined;
  if (
    /^(?:in|at|on|near|off|with|to|around|outside)$/.test(next.word) &&
    (tokens[head + 2]?.capital || tokens[head + 3]?.capital || next.word === 'to')
  )
    return undefined;
  if (next.capital) return undefined;
  return head;
}

/** Verbs that answer what was said: "Thalassa denied that any collision had taken place". */
const ANSWERS = /^(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es|ed)|refut(?:es|ed)|confirm(?:s|ed)?|contest(?:s|ed)?)$/;

/** Whether a sentence answers the one before: its verb is one of answering and both share what it is about. */
function answers(statement: Statement, before: Statement): number | undefined {
  const { words: tokens } = statement;
  const at = tokens
    .slice(0, 9)
    .findIndex(
      ({ word }, i) =>
        ANSWERS.test(word) ||
        (isReporting(word) &&
          /^(?:it|they|he|she)$/.test(tokens[i + 1]?.word ?? '') &&
          /^(?:had|did|has|have|was|were|does|do|would|could)$/.test(tokens[i + 2]?.word ?? '') &&
          /^(?:not|never|nothing|no)$/.test(tokens[i + 3]?.word ?? '')),
    );
  if (at < 0) {
    // "Noravia says it holds no civilians", behind what it is accused of.
    const no = tokens.findIndex(
      ({ word }, i) =>
        i < 12 &&
        /^(?:no|not|never|nothing|neither)$/.test(word) &&
        isReporting(tokens.slice(0, i).find((token) => isReporting(token.word))?.word ?? ''),
    );
    if (no < 0) return undefined;
    const earlier = new Set(before.words.filter((token) => !token.capital && !isStop(token.word)).map((token) => stem(token.word)));
    return tokens
      .slice(no)
      .some((token) => !token.capital && !token.number && !isStop(token.word) && !isReporting(token.word) && earlier.has(stem(token.word)))
      ? no
      : undefined;
  }
  const behind = statement.words.slice(at + 1).filter((token) => !token.capital && !isStop(token.word));
  const earlier = new Set(before.words.map((token) => stem(token.word)));
  const shares =
    behind.some((token) => earlier.has(stem(token.word))) ||
    [...statement.names].some((name) => before.names.has(name) && !statement.subject.has(name)) ||
    [...statement.deeds].some((deed) => before.deeds.has(deed));
  return shares || behind.length === 0 ? at : undefined;
}

/** A sentence that stops short of what it speaks of: "France has not decided whether to take part." */
const ELLIPTIC =
  /\b(?:take part|taking part|do so|doing so|done so|go ahead|follow suit|declined to comment|not comment|no comment|not changed|be there|would attend|not respond(?:ed)?|to comply|to reply)\W*$/i;
const PARTITIVE =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|thousands|some|most|many|all|none|half|several|both|each|few|any|least|third|quarter|\d+)$/;

/** "five of the Filipinos", "most of the victims": index of "of". */
function partitive(tokens: readonly Token[], text: string): number | undefined {
  for (let at = 1; at < Math.min(tokens.length - 2, 12); at++) {
    if (tokens[at]?.word !== 'of' || tokens[at + 1]?.word !== 'the' || !PARTITIVE.test(tokens[at - 1]?.word ?? '')) continue;
    const head = headOf(
      tokens.map((token, i) => (i >= at + 2 && i < at + 4 ? { ...token, capital: false } : token)),
      at + 2,
      text,
    );
    if (head !== undefined && /(?:s|men|people|children)$/.test((tokens[head] as Token).word)) return at;
  }
  return undefined;
}

function leanOf(
  statements: readonly Statement[],
  i: number,
  before: Statement,
  insideQuote: boolean,
  startsQuoted: boolean,
  full: ReadonlyMap<string, number>,
  told: Mentions,
): Lean | undefined {
  const statement = statements[i] as Statement;
  const { words: tokens, text } = statement;
  const onPrevious = (rule: string, at: number, to = at + 1): Lean => ({
    on: before.index,
    rule,
    words: wordsAt(text, tokens, at, to),
    loose: LOOSE.has(rule),
    ...(LOOSE.has(rule) && rule !== 'known from before' ? { weak: true as const } : {}),
  });
  const heading = statement.unit.heading?.start !== before.unit.heading?.start && (statement.unit.heading?.start ?? -1) >= before.cite.end;
  if (insideQuote) return onPrevious('goes on quoting', 0, 3);
  if (tokens.length === 0) return undefined;
  // The rules below read English; in other languages a sentence keeps to its paragraph.
  if (!/^(?:en|und)\b/.test(statement.unit.language))
    return before.unit.paragraph === statement.unit.paragraph ? { ...onPrevious('same paragraph', 0, 3), loose: true } : undefined;

  // A list under a sentence that ends with a colon.
  if (isBullet(text)) {
    for (let j = i - 1; j >= Math.max(0, i - 30); j--) {
      const head = statements[j] as Statement;
      if (isBullet(head.text)) continue;
      return /:\s*$/.test(head.text) && !heading
        ? { on: head.index, rule: 'list under a colon', words: head.text.slice(-20), loose: false }
        : undefined;
    }
    return undefined;
  }
  if (/:\s*$/.test(before.text) && !heading && !isBullet(before.text) && statement.cite.start - before.cite.end < 4)
    return onPrevious('after a colon', 0, 3);

  const pronoun = barePronoun(tokens, statement);
  if (pronoun !== undefined) return onPrevious('pronoun', pronoun);
  const opener = findOpener(tokens.slice(0, 6)).find((hit) => hit.from === 0);
  if (opener !== undefined && !(startsQuoted && /^(?:i|we|you|my|our|your|no|there|if)\b/.test(opener.phrase)))
    return onPrevious('takes up', 0, opener.to);

  const pointed = demonstrative(tokens, text);
  if (pointed !== undefined) return onPrevious('points back', pointed, pointed + 2);
  const both = tokens.findIndex(
    ({ word }, at) => word === 'both' && at > 0 && tokens[at + 1]?.capital === false && telling.has(stem((tokens[at + 1] as Token).word)),
  );
  if (both >= 0 && !tokens.slice(both).some(({ word }) => word === 'and')) return onPrevious('points back', both, both + 2);
  const part = partitive(tokens, text);
  if (part !== undefined) return onPrevious('part of those told of before', part - 1, part + 3);
  const answer = heading ? undefined : answers(statement, before);
  if (answer !== undefined) return onPrevious('answers', answer);
  if (!heading && ELLIPTIC.test(text)) return onPrevious('stops short', Math.max(0, tokens.length - 2), tokens.length);
  const known = knownNoun(statement, namesBody(before), told, NEAR, heading);
  if (known !== undefined)
    return {
      on: known.on,
      rule: 'known from before',
      words: wordsAt(text, tokens, known.at, known.to),
      loose: true,
      ...(known.subject ? {} : { weak: true as const }),
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
  if (partial !== undefined && partial.on < statement.index && statement.index - partial.on <= REACH) return partial;

  const added = tokens.findIndex((token, at) => at > 0 && /^(?:added|continued|concluded)$/.test(token.word) && isSaying(tokens, at, text));
  if (added >= 0) return onPrevious('goes on speaking', added);

  if (tokens.slice(0, 8).some((token, at) => token.word === 'went' && tokens[at + 1]?.word === 'on' && tokens[at + 2]?.word === 'to'))
    return onPrevious('goes on speaking', 0, 5);

  const counted = tokens.findIndex((token, at) => token.word === 'the' && isBareCount(tokens, at + 1));
  if (counted >= 0 && !tokens.slice(0, counted).some((token) => token.number || isNumberWord(token.word)))
    return onPrevious('counts those told of before', counted, counted + 2);

  const noun = bareNoun(tokens);
  if (noun !== undefined && backNouns.has(stem((tokens[noun] as Token).word))) return onPrevious('known from before', noun - 1, noun + 1);
  const event = tokens.slice(0, 12).findIndex((token, at) => {
    if (token.word !== 'the') return false;
    const head = headOf(tokens, at + 1, text);
    return head !== undefined && telling.has(stem((tokens[head] as Token).word));
  });
  if (event >= 0) return onPrevious('known from before', event, event + 2);

  const there = placeTold(tokens);
  if (there !== undefined) return onPrevious('points at a place', there);
  if (tokens.length < 5) return onPrevious('too short alone', 0, tokens.length);

  if (startsQuoted) return onPrevious('opens with a quotation', 0, 3);
  if (before.unit.paragraph === statement.unit.paragraph && isBullet(before.text)) return onPrevious('same point of a list', 0, 3);
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
  if (also > 0 && statement.subject.size === 0) return onPrevious('also', also);
  const taken = heading ? undefined : takenForKnown(statement, told);
  if (taken !== undefined) return onPrevious('taken for known', taken, taken + 2);
  if (before.unit.paragraph === statement.unit.paragraph && statement.names.size === 0 && statement.numbers.size === 0)
    return onPrevious('names nobody and no number', 0, 3);
  return undefined;
}

/** "the fifteen are still held": a number with "the" that counts nothing behind it. */
function isBareCount(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (
    token === undefined ||
    !(token.number || isNumberWord(token.word)) ||
    /^(?:million|billion|hundred|thousand)s?$/.test(token.word) ||
    /^(?:1[89]|20)\d\d$/.test(token.word)
  )
    return false;
  const next = tokens[at + 1];
  return next === undefined || (isStop(next.word) && !next.capital);
}

function isBullet(text: string): boolean {
  return /^\s*[*•‣▪–-]\s/.test(text);
}

function wordsAt(text: string, tokens: readonly Token[], from: number, to: number): string {
  const first = tokens[Math.max(0, from)];
  const last = tokens[Math.min(tokens.length, to) - 1];
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
}

/** A pronoun of the third person that nothing before it in the sentence can stand for. */
function barePronoun(tokens: readonly Token[], statement: Statement): number | undefined {
  let person = false;
  let thing = false;
  let several = false;
  for (let at = 0; at < Math.min(tokens.length, 40); at++) {
    const token = tokens[at] as Token;
    const { word } = token;
    if (SINGULAR.has(word) && !person) return cataphoric(tokens, at, statement) ? undefined : at;
    if (PLURAL.has(word) && !several && !person) return cataphoric(tokens, at, statement) ? undefined : at;
    if (THING.has(word) && !thing) {
      if (word === 'it' && isDummy(tokens, at)) {
        thing = true;
        continue;
      }
      return cataphoric(tokens, at, statement) ? undefined : at;
    }
    if (isCalendar(word) || isStop(word)) {
      if (word === 'who' || word === 'both' || word === 'many' || word === 'some' || word === 'those') several = person = true;
      continue;
    }
    if (token.capital && at > 0 ? true : statement.names.has(nameKey(word))) person = thing = several = true;
    else if (persons.has(word)) person = several = true;
    else if (isNumberWord(word) || token.number) several = true;
    else if (!isReporting(word)) {
      // In English a thing that is one has an article or the like before it.
      thing ||= !/[^s]s$/.test(word) && determined(tokens, at);
      if (word.endsWith('s') || word === 'people' || word === 'men' || word === 'women' || word === 'children' || word === 'police') {
        several = true;
        person ||= persons.has(word.slice(0, -1));
      }
    }
  }
  return undefined;
}

function determined(tokens: readonly Token[], at: number): boolean {
  for (let j = at - 1; j >= Math.max(0, at - 4); j--) {
    const { word, capital } = tokens[j] as Token;
    if (/^(?:an?|the|this|that|each|every|no|any|one|another|his|her|their|our|my|your|its)$/.test(word) || capital) return true;
    if (isStop(word)) return false;
  }
  return false;
}

/** "It is not clear whether", "It was the first time": the pronoun stands for nothing. */
function isDummy(tokens: readonly Token[], at: number): boolean {
  const next = tokens.slice(at + 1, at + 8).map((token) => token.word);
  if (!/^(?:is|was|has|will|would|remains|remained|appears|appeared|seems|seemed|emerged|comes|came|takes|took)$/.test(next[0] ?? ''))
    return false;
  return next.slice(1).some((word) => /^(?:that|whether|how|what|who|when|why|where|to|unclear|after|as)$/.test(word));
}

/** "When he arrived, Smith said": the pronoun's name follows within the sentence. */
function cataphoric(tokens: readonly Token[], at: number, statement: Statement): boolean {
  if (!/^(?:when|while|as|if|after|before|in|since|although|though|despite|upon|during|with|once|asked)$/.test(tokens[0]?.word ?? ''))
    return false;
  const comma = statement.text.indexOf(',', tokens[at]?.end ?? 0);
  if (comma < 0) return false;
  const next = tokens.find((token) => token.start > comma);
  return next?.capital === true && next.word !== 'i';
}

/** "This meeting", "these issues", "this might": index of the word, or undefined. "This week" and "those who" do not point back. */
function demonstrative(tokens: readonly Token[], text: string): number | undefined {
  const seen = new Set<string>();
  for (let at = 0; at < tokens.length; at++) {
    const word = (tokens[at] as Token).word;
    const next = tokens[at + 1]?.word ?? '';
    if (/^(?:this|these|those|such|that)$/.test(word)) {
      const plural = word === 'those';
      const points =
        word === 'that'
          ? at === 0 || takesUp(tokens, at, text)
          : word === 'such'
            ? at < 3 || (next !== 'as' && next !== 'a' && !seen.has(stem(next)))
            : !timeWords.has(next) &&
              !(plural && /^(?:who|whose|in|of|with|from|on|that|which|involved|responsible|killed|under|at|living|affected)$/.test(next));
      if (points && (at < 4 || !seen.has(stem(next)))) return at;
    }
    if (!isStop(word)) seen.add(stem(word));
  }
  return undefined;
}

/** "rejected that account", "to make that position clear": no conjunction. */
function takesUp(tokens: readonly Token[], at: number, text: string): boolean {
  const [noun, next] = [tokens[at + 1], tokens[at + 2]];
  if (noun === undefined || noun.capital || noun.number || !telling.has(stem(noun.word))) return false;
  if (next === undefined || /[^\s-]/.test(text.slice(noun.end, next.start))) return true;
  if (/^(?:and|or|but|clear|as|when|while|because)$/.test(next.word)) return true;
  return !isReporting(tokens[at - 1]?.word ?? '') && /^(?:in|on|at|by|for|to|with|from)$/.test(next.word);
}

/** A noun with a bare "the" as subject, and nothing that says which: "The ministry condemned". Index of the noun. */
function bareNoun(tokens: readonly Token[]): number | undefined {
  const the = tokens.slice(0, 4).findIndex((token) => token.word === 'the');
  if (
    the < 0 ||
    (the > 0 && !tokens.slice(0, the).every((token) => isStop(token.word) || isCalendar(token.word) || token.word.endsWith('ly')))
  )
    return undefined;
  const noun = tokens[the + 1];
  const next = tokens[the + 2];
  if (noun === undefined || next === undefined || noun.number || (noun.capital && !persons.has(noun.word))) return undefined;
  if (
    /^(?:government|sun|world|public|weather|military|economy|internet|media|country|president|army|sea|south|north|east|west)$/.test(
      noun.word,
    )
  )
    return undefined;
  if (next.capital) return undefined;
  return AFTER_SUBJECT.test(next.word) ||
    isPresent(next, noun, tokens[the + 3]) ||
    (/[^s]s$/.test(noun.word) && !isStop(next.word)) ||
    PAST.test(next.word) ||
    next.word.endsWith('ed') ||
    next.word.endsWith('ly') ||
    isReporting(next.word)
    ? the + 1
    : undefined;
}

/** Whether the verb at `at` is one of saying in this sentence: a quotation or "that" is near. */
function isSaying(tokens: readonly Token[], at: number, text: string): boolean {
  return tokens[at + 1]?.word === 'that' || /["“”]/.test(text);
}

/** "an estimate would be presented there": index of "there" where no place is named before it in the sentence. */
function placeTold(tokens: readonly Token[]): number | undefined {
  for (let at = 2; at < tokens.length; at++) {
    const { word, capital } = tokens[at] as Token;
    if (capital && !isCalendar(word) && /^(?:in|at|to|from|near|of|on|off|outside|around)$/.test(tokens[at - 1]?.word ?? ''))
      return undefined;
    if (
      word === 'there' &&
      !/^(?:is|are|was|were|has|have|had|will|would|could|may|might|can|should|must|seems?|remains?|be|appears?|no)$/.test(
        tokens[at + 1]?.word ?? '',
      ) &&
      !/^(?:that|and|but|because|if|said|says|where)$/.test(tokens[at - 1]?.word ?? '')
    )
      return at;
  }
  return undefined;
}

/** Whether a quoting sentence says whose words it has. */
function namesSpeaker(statement: Statement): boolean {
  const { words: tokens, text } = statement;
  let inside = false;
  let at = 0;
  let outside = '';
  for (const part of text.split(/(["“”„«»])/)) {
    if (/^["“”„«»]$/.test(part)) inside = part === '"' ? !inside : part === '“' || part === '„' || part === '«';
    else if (!inside) outside += ` ${part}`;
    at += part.length;
  }
  return (
    at > 0 &&
    tokens.some((token) => isReporting(token.word) && outside.includes(text.slice(token.start, token.end))) &&
    /\p{L}{3}/u.test(outside)
  );
}

/** A surname alone before a verb of saying, where the full name stands in an earlier sentence. */
function partialName(statement: Statement, full: ReadonlyMap<string, number>): Lean | undefined {
  const { words: tokens, text } = statement;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const intro = full.get(token.word);
    if (!token.capital || intro === undefined || tokens[at - 1]?.capital === true || tokens[at + 1]?.capital === true) continue;
    const saying = [tokens[at - 1], tokens[at + 1], tokens[at + 2]].some(
      (near) => near !== undefined && !near.capital && isReporting(near.word),
    );
    if (saying) return { on: intro, rule: 'partial name', words: wordsAt(text, tokens, at, at + 1), loose: true };
  }
  return undefined;
}
