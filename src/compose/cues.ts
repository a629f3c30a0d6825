import { foldWord, type Token } from '../text/tokens.ts';

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

interface Compiled<T> extends Cue<T> {
  readonly pieces: readonly Piece[];
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
  const exact = new Map<string, Compiled<T>[]>();
  const prefixes = new Map<string, Compiled<T>[]>();
  for (const cue of cues) {
    const pieces = piecesOf(cue.phrase);
    const first = pieces[0];
    if (first === undefined) continue;
    const index = first.prefix ? prefixes : exact;
    const list = index.get(first.word);
    if (list === undefined) index.set(first.word, [{ ...cue, pieces }]);
    else list.push({ ...cue, pieces });
  }
  const startingWith = new Map<string, readonly Compiled<T>[]>();
  const candidates = (word: string): readonly Compiled<T>[] => {
    const known = startingWith.get(word);
    if (known !== undefined) return known;
    const found = [...(exact.get(word) ?? [])];
    for (let length = LEAST_PREFIX; length <= word.length; length++) found.push(...(prefixes.get(word.slice(0, length)) ?? []));
    startingWith.set(word, found);
    return found;
  };
  return (words, classes = []) => {
    const hits: CueHit<T>[] = [];
    for (let at = 0; at < words.length; at++) {
      const named = classes[at];
      for (const list of [candidates((words[at] as Token).word), ...classNames(named).map((name) => exact.get(name) ?? [])])
        for (const cue of list) {
          const to = matchRest(cue.pieces, words, classes, at);
          if (to > 0) hits.push({ phrase: cue.phrase, means: cue.means, from: at, to });
        }
    }
    return hits;
  };
}

/** A second state is a state too. */
function classNames(named: string | undefined): readonly string[] {
  return named === undefined ? [] : named === '<another>' ? ['<another>', '<state>'] : [named];
}

function inClass(named: string | undefined, wanted: string): boolean {
  return named === wanted || (named === '<another>' && wanted === '<state>');
}

function piecesOf(phrase: string): Piece[] {
  const pieces: Piece[] = [];
  let gap = 0;
  for (const raw of phrase.trim().split(/[\s-]+/)) {
    if (raw === '..') {
      gap = GAP;
      continue;
    }
    const prefix = raw.endsWith('*');
    const word = raw.startsWith('<') ? raw : foldWord(prefix ? raw.slice(0, -1) : raw);
    if (word !== '') pieces.push({ word, prefix, gap });
    gap = 0;
  }
  return pieces;
}

/** End of the match that starts at `at`, or 0. The first piece is known to match. */
function matchRest(pieces: readonly Piece[], words: readonly Token[], classes: Classes, at: number): number {
  let next = at + 1;
  for (const piece of pieces.slice(1)) {
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
