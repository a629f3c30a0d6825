import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';

export function tellerOf(
  _text: string,
  _all: readonly Lexeme[],
  _from: number,
  _end: number,
  _lexicon: QuantityLexicon,
): string | undefined {
  return undefined;
}
export function sinceOf(_text: string, _all: readonly Lexeme[], _end: number, _lexicon: QuantityLexicon): string | undefined {
  return undefined;
}
