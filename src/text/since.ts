import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';

/** "since August of last year" behind the figure, with no other figure between: the words after "since". */
export function sinceOf(text: string, all: readonly Lexeme[], end: number, lexicon: QuantityLexicon): string | undefined {
  for (let i = end; i < all.length && i < end + 18; i++) {
    const lexeme = all[i] as Lexeme;
    if (lexeme.begins || lexeme.kind === 'number' || lexeme.text === ';' || lexeme.text === ',') return undefined;
    if (lexeme.lower !== 'since') continue;
    let stop = i + 1;
    for (let k = i + 1; k < i + 10; k++) {
      const word = all[k];
      if (word === undefined || word.begins) break;
      if (word.kind === 'mark' && !(word.text === '-' && !word.gap)) {
        // "Feb. 24", "2 March, 2022"
        if (word.text === '.' && !word.gap && all[k + 1]?.kind === 'number') continue;
        break;
      }
      if (word.kind === 'word' && ['and', 'but', 'when', 'as', 'according', 'with', 'while'].includes(word.lower)) break;
      stop = k + 1;
    }
    return stop > i + 1 && lexicon !== undefined
      ? text.slice((all[i + 1] as Lexeme).start, (all[stop - 1] as Lexeme).end).replace(/\s+/g, ' ')
      : undefined;
  }
  return undefined;
}
