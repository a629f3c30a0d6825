/** More words than this are set as several paragraphs: a reader's eye needs a place to rest. */
const LONG = 150;
/** Letters of a word with its space, as far as lengths need be known here. */
const WORD = 6;

/** A quotation open for more sentences than this was never closed: a slip of the source. */
const SPOKEN = 6;

/**
 * Cuts a story's sentences into paragraphs of about the same length, between sentences and not within a quotation; every
 * output cuts at the same places. Every sentence is in one paragraph, in order; no paragraph is empty.
 */
export function paragraphsOf<T extends { readonly text: string }>(sentences: readonly T[]): T[][] {
  const words = sentences.map(({ text }) => text.length / WORD);
  const all = words.reduce((sum, n) => sum + n, 0);
  const parts = Math.max(1, Math.round(all / LONG));
  const paragraphs: T[][] = [];
  let done = 0;
  let at = -1;
  /** Sentences since a quotation was opened; 0: none is open. */
  let quoted = 0;
  sentences.forEach((sentence, i) => {
    const part = Math.min(parts - 1, Math.floor(((done + words[i]! / 2) / all) * parts));
    done += words[i]!;
    if (part === at || (quoted > 0 && quoted <= SPOKEN)) paragraphs.at(-1)!.push(sentence);
    else {
      paragraphs.push([sentence]);
      at = part;
    }
    quoted = endsQuoted(sentence.text, quoted > 0) ? quoted + 1 : 0;
  });
  return paragraphs;
}

/** Whether a double quotation is open at the end of a text, which may begin within one. Marks of any language. */
function endsQuoted(text: string, within: boolean): boolean {
  let open = within;
  for (const [mark] of text.matchAll(/["“”„«»]/gu)) open = mark === '„' || (mark !== '”' && !open);
  return open;
}
