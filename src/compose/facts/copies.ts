import type { Token } from '../../text/tokens.ts';
import { hashOf, hashOfRun } from './word-hash.ts';

/** Words in a shingle: long enough that two reports of one event share hardly any. */
const SHINGLE = 5;
/** Shingles kept of each text to find candidates: the smallest by hash. */
const SKETCH = 128;
/** Shorter texts are never taken for copies. */
const LEAST_WORDS = 40;
/** So much of the shorter text stands word for word in the longer one. */
const COPIED = 0.7;
/** And so much of both together is shared, so that a quotation of a short text in a long one is no copy. */
const ALIKE = 0.45;

/**
 * Wire copies: texts that are for the most part another's, word for word. Candidates come from an inverted index of sketches.
 *
 * @param texts  words of each source, in canonical order; the first of a group is taken for the one copied.
 * @returns for each source the index of the source it copies, or undefined. Never a chain.
 */
export function findCopies(texts: readonly (readonly Token[])[]): (number | undefined)[] {
  const shingles = texts.map((words) => (words.length < LEAST_WORDS ? new Set<number>() : shinglesOf(words)));
  const postings = new Map<number, number[]>();
  const copyOf: (number | undefined)[] = texts.map(() => undefined);
  shingles.forEach((set, j) => {
    const shared = new Map<number, number>();
    const sketch = [...set].sort((a, b) => a - b).slice(0, SKETCH);
    for (const hash of sketch) for (const i of postings.get(hash) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    for (const [i] of [...shared].filter(([, n]) => n >= sketch.length / 5).sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
      if (!isCopy(shingles[i] as Set<number>, set)) continue;
      copyOf[j] = i;
      return;
    }
    for (const hash of sketch) {
      const list = postings.get(hash);
      if (list === undefined) postings.set(hash, [j]);
      else if (list.length < 50) list.push(j);
    }
  });
  return copyOf;
}

function isCopy(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  for (const hash of small) if (large.has(hash)) both++;
  return both >= COPIED * small.size && both >= ALIKE * (a.size + b.size - both);
}

/** Hashes of all runs of five words. */
function shinglesOf(words: readonly Token[]): Set<number> {
  const hashes = words.map(({ word }) => hashOf(word));
  const found = new Set<number>();
  for (let i = 0; i + SHINGLE <= hashes.length; i++) found.add(hashOfRun(hashes, i, SHINGLE));
  return found;
}
