import type { Shape } from './line.ts';

/** What is kept is known by how it reads. */
interface Entry {
  readonly shape: Pick<Shape, 'text'>;
}

/** How many words are kept at least; at most twice as many. */
const WORDS = 4096;
const SLOTS = 4 * WORDS;

interface Table<Word extends Entry> {
  readonly hashes: Int32Array;
  readonly words: (Word | undefined)[];
  size: number;
}

const newTable = <Word extends Entry>(): Table<Word> => ({
  hashes: new Int32Array(SLOTS),
  words: new Array<Word | undefined>(SLOTS).fill(undefined),
  size: 0,
});

/** One letter more. Begins with 0. */
export const hashOn = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/** The slot that has the word, or the free one where it would stand. */
function slotOf(table: Table<Entry>, text: string, from: number, to: number, hash: number): number {
  const { words, hashes } = table;
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  search: for (; ; slot = (slot + 1) & (SLOTS - 1)) {
    const word = words[slot];
    if (word === undefined) return slot;
    if (hashes[slot] !== hash) continue;
    const known = word.shape.text;
    if (known.length !== to - from) continue;
    for (let i = 0; i < known.length; i++) if (known.charCodeAt(i) !== text.charCodeAt(from + i)) continue search;
    return slot;
  }
}

/**
 * The words that were used of late, found by their place in a text, so that no string is made of those that are known.
 * News repeats its words, but not its numbers and names: when as many are new as are to be kept, those that were not
 * asked for meanwhile are forgotten.
 */
export class WordTable<Word extends Entry> {
  #young = newTable<Word>();
  #old: Table<Word> | undefined;

  /** The word text.slice(from, to), whose letters have this hash. */
  find(text: string, from: number, to: number, hash: number): Word | undefined {
    const slot = slotOf(this.#young, text, from, to, hash);
    const found = this.#young.words[slot];
    if (found !== undefined || this.#old === undefined) return found;
    const older = this.#old.words[slotOf(this.#old, text, from, to, hash)];
    if (older !== undefined) this.#put(slot, hash, older);
    return older;
  }

  /** A word that was not found. */
  add(word: Word, hash: number): void {
    const { text } = word.shape;
    this.#put(slotOf(this.#young, text, 0, text.length, hash), hash, word);
  }

  #put(slot: number, hash: number, word: Word): void {
    let at = slot;
    if (this.#young.size >= WORDS) {
      this.#old = this.#young;
      this.#young = newTable<Word>();
      const { text } = word.shape;
      at = slotOf(this.#young, text, 0, text.length, hash);
    }
    this.#young.hashes[at] = hash;
    this.#young.words[at] = word;
    this.#young.size++;
  }
}
