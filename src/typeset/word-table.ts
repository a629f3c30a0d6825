/** How many words are kept at least; at most twice as many. More are found no faster: they are made anew as fast as memory is cleared of them. */
const WORDS = 1024;
/** Slots at first, and for each word at least. Most looks set a few words only. */
const FIRST = 256;
const ROOM = 4;

class Table<Word> {
  #hashes = new Int32Array(FIRST);
  #words = new Array<Word | undefined>(FIRST).fill(undefined);
  /** Where the word in a slot begins in the letters, and how many it has. */
  #begins = new Int32Array(FIRST);
  #lengths = new Int32Array(FIRST);
  #letters = new Uint16Array(8 * FIRST);
  #used = 0;
  size = 0;

  get(letters: Uint16Array, from: number, to: number, hash: number): Word | undefined {
    return this.#words[this.#slotOf(letters, from, to, hash)];
  }

  /** A word that it has not. */
  put(letters: Uint16Array, from: number, to: number, hash: number, word: Word): void {
    if (ROOM * this.size >= this.#words.length) this.#grow();
    const beyond = this.#used + to - from;
    if (beyond > this.#letters.length) {
      const grown = new Uint16Array(2 * beyond);
      grown.set(this.#letters.subarray(0, this.#used));
      this.#letters = grown;
    }
    const slot = this.#slotOf(letters, from, to, hash);
    this.#hashes[slot] = hash;
    this.#words[slot] = word;
    this.#begins[slot] = this.#used;
    this.#lengths[slot] = to - from;
    for (let i = from; i < to; i++) this.#letters[this.#used++] = letters[i]!;
    this.size++;
  }

  clear(): void {
    this.#words.fill(undefined);
    this.#used = 0;
    this.size = 0;
  }

  /** The slot that has the word, or the free one where it would stand. */
  #slotOf(letters: Uint16Array, from: number, to: number, hash: number): number {
    const words = this.#words;
    const hashes = this.#hashes;
    const known = this.#letters;
    const last = words.length - 1;
    let slot = firstSlot(hash, last);
    search: for (; ; slot = (slot + 1) & last) {
      if (words[slot] === undefined) return slot;
      if (hashes[slot] !== hash || this.#lengths[slot] !== to - from) continue;
      const away = this.#begins[slot]! - from;
      for (let i = from; i < to; i++) if (known[away + i] !== letters[i]) continue search;
      return slot;
    }
  }

  #grow(): void {
    const words = this.#words;
    const hashes = this.#hashes;
    const begins = this.#begins;
    const lengths = this.#lengths;
    const slots = ROOM * words.length;
    this.#words = new Array<Word | undefined>(slots).fill(undefined);
    this.#hashes = new Int32Array(slots);
    this.#begins = new Int32Array(slots);
    this.#lengths = new Int32Array(slots);
    for (let old = 0; old < words.length; old++) {
      if (words[old] === undefined) continue;
      let slot = firstSlot(hashes[old]!, slots - 1);
      while (this.#words[slot] !== undefined) slot = (slot + 1) & (slots - 1);
      this.#words[slot] = words[old];
      this.#hashes[slot] = hashes[old]!;
      this.#begins[slot] = begins[old]!;
      this.#lengths[slot] = lengths[old]!;
    }
  }
}

const firstSlot = (hash: number, last: number): number => (hash ^ (hash >>> 15)) & last;

/** One letter more. Begins with 0. */
export const hashOn = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/**
 * The words that were used of late, found by their letters, so that no string is made of those that are known.
 * News repeats its words, but not its numbers and names: when as many are new as are to be kept, those that were not
 * asked for meanwhile are forgotten.
 *
 * A word is letters[from] to letters[to − 1], and `hash` that of these letters.
 */
export class WordTable<Word> {
  #young = new Table<Word>();
  #old: Table<Word> | undefined;

  find(letters: Uint16Array, from: number, to: number, hash: number): Word | undefined {
    const found = this.#young.get(letters, from, to, hash);
    if (found !== undefined || this.#old === undefined) return found;
    const older = this.#old.get(letters, from, to, hash);
    if (older !== undefined) this.add(letters, from, to, hash, older);
    return older;
  }

  /** A word that was not found. */
  add(letters: Uint16Array, from: number, to: number, hash: number, word: Word): void {
    if (this.#young.size >= WORDS) {
      const fresh = this.#old ?? new Table<Word>();
      fresh.clear();
      this.#old = this.#young;
      this.#young = fresh;
    }
    this.#young.put(letters, from, to, hash, word);
  }
}
