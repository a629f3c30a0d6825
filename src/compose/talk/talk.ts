import { type Token, tokens as tokensOf } from '../../text/tokens.ts';
import { cueFinder } from '../statement/cues.ts';
import { isCalendar, isStop } from '../statement/vocabulary.ts';
import words from './talk.yaml';

/**
 * What a sentence of talk does.
 * - managing: hands the word on, greets, thanks, speaks of the order of talk
 * - refusing: puts a question aside
 * - empty: reacts, and names nothing that could be told on
 * - broken: is not finished
 * - asking: a question, printed for the answer that leans on it
 * - telling: says something
 */
export type TalkKind = 'managing' | 'refusing' | 'empty' | 'broken' | 'asking' | 'telling';

export interface Talk {
  readonly kind: TalkKind;
  /** Leading words that only open talk ("So, look,"): the sentence proper begins with this token. */
  readonly from: number;
  /** Nothing is lost with it: neither a name, nor a number, nor any word beyond those of conversation. */
  readonly plain: boolean;
}

interface Lexicon {
  readonly openings: readonly string[];
  readonly managing: readonly string[];
  readonly none: readonly string[];
  readonly refusing: readonly string[];
  readonly decisions: string;
  readonly deeds: string;
  readonly vague: string;
}

const lexicon = words as Lexicon;
const findOpening = cueFinder(lexicon.openings.map((phrase) => ({ phrase, means: true })));
const findSign = cueFinder<'managing' | 'refusing' | 'none'>([
  ...lexicon.none.map((phrase) => ({ phrase, means: 'none' as const })),
  ...lexicon.managing.map((phrase) => ({ phrase, means: 'managing' as const })),
  ...lexicon.refusing.map((phrase) => ({ phrase, means: 'refusing' as const })),
]);
const vague = new Set(lexicon.vague.split(/\s+/));
const telling = new Map<string, 'decision' | 'deed'>([
  ...lexicon.deeds
    .trim()
    .split(/\s+/)
    .map((word) => [word, 'deed'] as const),
  ...lexicon.decisions
    .trim()
    .split(/\s+/)
    .map((word) => [word, 'decision'] as const),
]);

/** So many words into a sentence a sign still decides what the whole of it does. */
const NEAR = 7;
/** A broken-off sentence of more words has told something before. */
const BROKEN_MOST = 14;

/** A broken-off sentence or a refusal of so many words that bear anything tells nothing. */
const SMALL = 2;

/**
 * Judges a sentence of English talk by its set phrases and by what is left of it without the words of conversation. Linear.
 *
 * @param tokens  of the sentence, in order.
 */
export function talkOf(tokens: readonly Token[], text: string): Talk {
  const from = openingEnd(tokens, text);
  const called = vocatives(tokens, text, from);
  let names = 0;
  let bearing = 0;
  tokens.forEach((token, i) => {
    if (called.has(i) || i < from) return;
    if (token.number) bearing++;
    else if (token.capital && i > from && !isStop(token.word) && token.word !== 'i' && !/^i'/.test(token.word)) names++;
    else if (token.word.length > 1 && !isStop(token.word) && !vague.has(token.word)) bearing++;
  });
  const found = findSign(tokens);
  const signs = found.filter(({ from: at }) => !found.some((other) => other.means === 'none' && other.from <= at && at < other.to));
  const managing = signs.some(({ means, from: at }) => means === 'managing' && at <= from + NEAR);
  const aside = signs.find(({ means, from: at }) => means === 'refusing' && at <= from + 2 * NEAR);
  const refused = signs.reduce((last, { means, to }) => (means === 'refusing' ? Math.max(last, to) : last), 0);
  const refusing = aside !== undefined && !goesOn(tokens, refused);
  const bare = names === 0 && bearing === 0;
  const broken = (tokens.length - from <= BROKEN_MOST && /[—–-]["'”’]?\s*$/.test(text)) || /^\s*[—–-]/.test(text);
  const kind: TalkKind = managing ? 'managing' : refusing ? 'refusing' : bare ? 'empty' : broken ? 'broken' : 'telling';
  const plain = names === 0 && ((managing && bearing <= 1) || ((broken || refusing) && bearing <= SMALL));
  return { kind, from, plain };
}

/** "I cannot speak to that, but Norland has signed the treaty": what follows tells something after all. */
function goesOn(tokens: readonly Token[], from: number): boolean {
  const turn = tokens.findIndex(({ word }, i) => i >= from && /^(?:but|except|although|though)$/.test(word));
  if (turn < 0) return false;
  const rest = tokens.slice(turn + 1);
  return (
    rest.some(({ word }) => announces(word) !== undefined) &&
    rest.some(({ capital, number, word }) => number || (capital && !/^i(?:'|$)/.test(word)))
  );
}

/** Whether a sentence of English talk only hands the word on, greets, or breaks off: nothing is lost where it is left out. */
export function isPlainTalk(text: string): boolean {
  return talkOf(tokensOf(text), text).plain;
}

/** What is told with a verb: an announcement, decision or finding, or what is done for somebody. */
export function announces(word: string): 'decision' | 'deed' | undefined {
  return telling.get(word);
}

/** Index of the first word behind what only opens talk: "So, look, I think we", "Yeah. No, the". Most of a sentence is left. */
function openingEnd(tokens: readonly Token[], text: string): number {
  let from = 0;
  for (;;) {
    const longest = findOpening(tokens.slice(from, from + 7)).reduce((most, hit) => (hit.from === 0 ? Math.max(most, hit.to) : most), 0);
    const called = longest === 0 ? calledAt(tokens, text, from) : 0;
    if (longest + called === 0 || from + longest + called >= tokens.length) return from;
    from += longest + called;
  }
}

/** A name of one or two words and a comma, where a sentence proper begins: "Anna, that is". Words of it, or 0. */
function calledAt(tokens: readonly Token[], text: string, at: number): number {
  let to = at;
  while (to < at + 2 && tokens[to]?.capital === true) to++;
  const [last, next] = [tokens[to - 1], tokens[to]];
  if (to === at || last === undefined || next === undefined || next.capital) return 0;
  if (tokens.slice(at, to).some(({ word }) => (isStop(word) && !TITLE.test(word)) || isCalendar(word) || ADVERB.test(word))) return 0;
  return /^,\s/.test(text.slice(last.end, next.start)) &&
    (/^(?:that|it|you|let|i|thanks?)(?:'|$)/.test(next.word) || tokens[to + 1]?.word === 'floor')
    ? to - at
    : 0;
}
const TITLE = /^(?:mr|mrs|ms|dr|sir)$/;
/** Words with a comma that open a sentence too. */
const ADVERB =
  /ly$|^(?:today|tonight|tomorrow|yesterday|together|overall|sometimes|soon|perhaps|maybe|meanwhile|indeed|later|earlier|next|last|first|second|third|one|two|three|unless|whatever)$/;

/** Names by which somebody is spoken to: behind the last comma ("Go ahead, Anna."), or alone before the sentence proper. */
function vocatives(tokens: readonly Token[], text: string, from: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = 0; i < from; i++) found.add(i);
  let first = tokens.length;
  while (first > 0 && first > tokens.length - 3 && tokens[first - 1]?.capital === true) first--;
  const before = tokens[first - 1];
  const opens = tokens[first];
  if (before !== undefined && opens !== undefined && /^,\s*$/.test(text.slice(before.end, opens.start)))
    for (let i = first; i < tokens.length; i++) found.add(i);
  return found;
}
