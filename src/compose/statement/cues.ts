import { foldWord, type Token } from '../../text/tokens.ts';

/** A word or phrase that speaks for something. */
export interface Cue<T> {
  /** As written in the lexicon. */
  readonly phrase: string;
  readonly means: T;
}

interface Piece {
  readonly word: string;
  readonly prefix: boolean;
  /** Up to this many words may stand before it. */
  readonly gap: number;
}

/** For each token the class it belongs to, if any: "<state>". */
export type Classes = readonly (string | undefined)[];

interface Indexed<T> extends Cue<T> {
  /** Found when its first word is met: of a large lexicon a text meets little. */
  pieces?: readonly Piece[];
}

/** A cue found in a sentence: tokens [from, to). */
export interface CueHit<T> extends Cue<T> {
  readonly from: number;
  readonly to: number;
}

/** ".." in a phrase lets up to this many words stand between: a noun phrase and its adverb. */
const GAP = 6;

/** Shortest prefix a starred first word is looked up by. */
const LEAST_PREFIX = 2;

/**
 * Compiles phrases of a lexicon to a finder of them. "word*" matches any ending; "a .. b" allows up to six words between.
 * "<state>" stands for any token of that class. Case, accents and hyphens do not count. One look-up per distinct word of the text, so lexicons may be large.
 */
export function cueFinder<T>(cues: readonly Cue<T>[]): (words: readonly Token[], classes?: Classes) => CueHit<T>[] {
  const exact = new Map<string, Indexed<T>[]>();
  const prefixes = new Map<string, Indexed<T>[]>();
  for (const { phrase, means } of cues) {
    const first = firstPiece(phrase);
    if (first === undefined) continue;
    const index = first.prefix ? prefixes : exact;
    const list = index.get(first.word);
    if (list === undefined) index.set(first.word, [{ phrase, means }]);
    else list.push({ phrase, means });
  }
  let longest = 0;
  for (const prefix of prefixes.keys()) longest = Math.max(longest, prefix.length);
  const startingWith = new Map<string, readonly Indexed<T>[]>();
  const candidates = (word: string): readonly Indexed<T>[] => {
    let found = startingWith.get(word);
    if (found !== undefined) return found;
    found = exact.get(word) ?? [];
    for (let length = LEAST_PREFIX; length <= word.length && length <= longest; length++) {
      const more = prefixes.get(word.slice(0, length));
      if (more !== undefined) found = [...found, ...more];
    }
    startingWith.set(word, found);
    return found;
  };
  return (words, classes = []) => {
    const hits: CueHit<T>[] = [];
    const look = (list: readonly Indexed<T>[], at: number): void => {
      for (const cue of list) {
        cue.pieces ??= piecesOf(cue.phrase);
        const to = matchRest(cue.pieces, words, classes, at);
        if (to > 0) hits.push({ phrase: cue.phrase, means: cue.means, from: at, to });
      }
    };
    for (let at = 0; at < words.length; at++) {
      const list = candidates((words[at] as Token).word);
      if (list.length > 0) look(list, at);
      const named = classes[at];
      if (named !== undefined) for (const name of classNames(named)) look(exact.get(name) ?? [], at);
    }
    return hits;
  };
}

/** A second state is a state too. */
function classNames(named: string): readonly string[] {
  return named === '<another>' ? ['<another>', '<state>'] : [named];
}

function inClass(named: string | undefined, wanted: string): boolean {
  return named === wanted || (named === '<another>' && wanted === '<state>');
}

const BETWEEN = /[\s-]+/;

/** The first of `piecesOf`, found without the others. */
function firstPiece(phrase: string): Piece | undefined {
  const end = phrase.search(BETWEEN);
  const raw = end < 0 ? phrase : phrase.slice(0, end);
  return raw === '' || raw === '..' ? piecesOf(phrase)[0] : (pieceOf(raw, 0) ?? piecesOf(phrase)[0]);
}

function pieceOf(raw: string, gap: number): Piece | undefined {
  const prefix = raw.endsWith('*');
  const word = raw.startsWith('<') ? raw : foldWord(prefix ? raw.slice(0, -1) : raw);
  return word === '' ? undefined : { word, prefix, gap };
}

function piecesOf(phrase: string): Piece[] {
  const pieces: Piece[] = [];
  let gap = 0;
  for (const raw of phrase.trim().split(BETWEEN)) {
    if (raw === '..') {
      gap = GAP;
      continue;
    }
    const piece = pieceOf(raw, gap);
    if (piece !== undefined) pieces.push(piece);
    gap = 0;
  }
  return pieces;
}

/** End of the match that starts at `at`, or 0. The first piece is known to match. */
function matchRest(pieces: readonly Piece[], words: readonly Token[], classes: Classes, at: number): number {
  let next = at + 1;
  for (let k = 1; k < pieces.length; k++) {
    const piece = pieces[k] as Piece;
    const last = Math.min(words.length, next + piece.gap + 1);
    let i = next;
    while (
      i < last &&
      !(piece.prefix ? words[i]?.word.startsWith(piece.word) : words[i]?.word === piece.word || inClass(classes[i], piece.word))
    )
      i++;
    if (i >= last) return 0;
    next = i + 1;
  }
  return next;
}
