/** FNV-1a hash of a word, 32 bits. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Hash of `length` words in a row from `from`, of the hashes of each. Numbers take a tenth of the room that the words joined would. */
export function hashOfRun(hashes: readonly number[], from: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + length; i++) hash = Math.imul(hash ^ (hashes[i] as number), 0x01000193) ^ (hash >>> 15);
  return hash | 0;
}
