/** How many entries are kept at least; at most twice as many. */
const ENTRIES = 4096;

/**
 * What was used of late: news repeats its words, but not its numbers and names. When as many are new as are to be kept,
 * those that were not asked for meanwhile are forgotten.
 */
export class Recent<Key, Value> {
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();

  get(key: Key): Value | undefined {
    let value = this.#young.get(key);
    if (value !== undefined) return value;
    value = this.#old.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    if (this.#young.size >= ENTRIES) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
