import type { Token } from '../../text/tokens.ts';

/** Which words are names although a sentence starts with them: those seen with a capital elsewhere and hardly ever without. */
export type NameTest = (word: string) => boolean;

/** Learns from all texts which words are names. */
export function nameTest(texts: readonly (readonly Token[])[]): NameTest {
  const capital = new Map<string, number>();
  const small = new Map<string, number>();
  for (const words of texts)
    words.forEach((token, i) => {
      if (token.number) return;
      if (!token.capital) small.set(token.word, (small.get(token.word) ?? 0) + 1);
      else if (i > 0) capital.set(token.word, (capital.get(token.word) ?? 0) + 1);
    });
  return (word) => (capital.get(word) ?? 0) > 2 * (small.get(word) ?? 0);
}
