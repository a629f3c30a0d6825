/** More words than this are set as several paragraphs: a reader's eye needs a place to rest. */
const LONG = 150;
/** Letters of a word with its space, as far as lengths need be known here. */
const WORD = 6;

/**
 * Cuts a story's sentences into paragraphs of about the same length, between sentences; every output cuts at the same
 * places. Every sentence is in one paragraph, in order; no paragraph is empty.
 */
export function paragraphsOf<T extends { readonly text: string }>(sentences: readonly T[]): T[][] {
  const words = sentences.map(({ text }) => text.length / WORD);
  const all = words.reduce((sum, n) => sum + n, 0);
  const parts = Math.max(1, Math.round(all / LONG));
  const paragraphs: T[][] = [];
  let done = 0;
  let at = -1;
  sentences.forEach((sentence, i) => {
    const part = Math.min(parts - 1, Math.floor(((done + words[i]! / 2) / all) * parts));
    done += words[i]!;
    if (part === at) paragraphs.at(-1)!.push(sentence);
    else paragraphs.push([sentence]);
    at = part;
  });
  return paragraphs;
}
