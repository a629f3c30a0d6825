import { stem } from '../../text/stem.ts';
import type { Token } from '../../text/tokens.ts';
import { nameKey } from '../statement/name-key.ts';
import type { Statement } from '../statement/statement.ts';
import { isCalendar, isNumberWord, isReporting, isStop } from '../statement/vocabulary.ts';
import { AFTER_SUBJECT, kindOf, PAST, persons, telling, timeWords, unique } from './lean-words.ts';

/** How far back, in sentences, a noun or a partial name is looked for. */
export const REACH = 6;
/** A thing told of in so many sentences is the affair itself: every reader knows which. */
const AFFAIR = 4;
/** So many of the sentences that have told of a noun are kept. */
const MENTIONS_MOST = 6;
/** And so far where it is not the subject. */
export const NEAR = 3;

/** Where the nouns of a source stand, by kind. */
export interface Mentions {
  /** First told of by statement n. */
  readonly first: Map<string, number>;
  /** Last brought in ("a tanker", "two tankers") by statement n. */
  readonly brought: Map<string, number>;
  /** Told of by these, the last of them last; no more than are looked at. */
  readonly all: Map<string, number[]>;
}

export function rememberNouns(statement: Statement, { first, brought, all }: Mentions): void {
  const { words: tokens, index } = statement;
  tokens.forEach((token, at) => {
    if (token.number || token.word.length < 3 || (isStop(token.word) && !persons.has(token.word))) return;
    const kind = kindOf(token.word);
    if (!first.has(kind)) first.set(kind, index);
    const list = all.get(kind);
    if (list === undefined) all.set(kind, [index]);
    else if (list.at(-1) !== index) {
      list.push(index);
      if (list.length > MENTIONS_MOST) list.shift();
    }
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
export function knownNoun(
  statement: Statement,
  named: boolean,
  { first, brought, all }: Mentions,
  reach: number,
  heading: boolean,
): { on: number; others: readonly number[]; at: number; to: number; subject: boolean; affair: boolean } | undefined {
  const { words: tokens, text, index } = statement;
  const seen = new Set<string>();
  for (let at = 0; at < Math.min(tokens.length, 26); at++) {
    const token = tokens[at] as Token;
    if (token.word !== 'the') {
      if (!isStop(token.word) || persons.has(token.word)) seen.add(kindOf(token.word));
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
    const mentions = all.get(kind) ?? [];
    // "The 158,000-tonne ship", "the Maltese-flagged vessel": another name for what the sentence before has spoken of.
    const described = at < 2 && tokens.slice(at + 1, head).some(({ word, number }) => number || DESCRIBES.test(word));
    const near = described || (subject && BODIES.test(word) && named) ? index - 1 : (mentions.at(-1) ?? known);
    const on = index - near <= (subject ? REACH : reach) ? near : latest !== undefined && index - latest <= REACH ? latest : known;
    if (subject || (!heading && index - on <= reach))
      return {
        on,
        others: BODIES.test(word) ? [] : [...new Set([known, latest ?? known, ...mentions])].filter((n) => n !== on).reverse(),
        at,
        to: head + 1,
        subject,
        affair: mentions.length >= AFFAIR,
      };
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
export function namesBody({ subject, words, text }: Statement): boolean {
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
export function takenForKnown({ words: tokens, text }: Statement, { first }: Mentions): number | undefined {
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
      next === undefined ||
      /[.,;:]/.test(text.slice((tokens[head] as Token).end, next.start)) ||
      ((at < 2 || isReporting(tokens[at - 1]?.word ?? '')) && (AFTER_SUBJECT.test(next.word) || PAST.test(next.word)));
    if (ends && !unique.has(stem(word)) && !timeWords.has(word) && !first.has(kindOf(word))) return at;
  }
  return undefined;
}

/** The noun that a "the" belongs to, where nothing but it says which is meant; undefined for names and for what is told apart by more words. */
export function headOf(tokens: readonly Token[], from: number, text: string): number | undefined {
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
  // "the reopened road from Friday": when is not which.
  const beyond = tokens[head + 2];
  if (beyond !== undefined && isCalendar(beyond.word)) return head;
  if (/^(?:of|for|that|which|who|whose|where|between|from|when|against|into|about|behind|under)$/.test(next.word)) return undefined;
  if (
    /^(?:in|at|on|near|off|with|to|around|outside)$/.test(next.word) &&
    (tokens[head + 2]?.capital || tokens[head + 3]?.capital || next.word === 'to')
  )
    return undefined;
  if (next.capital) return undefined;
  return head;
}

/** A noun with a bare "the" as subject, and nothing that says which: "The ministry condemned". Index of the noun. */
export function bareNoun(tokens: readonly Token[]): number | undefined {
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
    /^(?:government|police|sun|world|public|weather|military|economy|internet|media|country|president|army|sea|south|north|east|west)$/.test(
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
