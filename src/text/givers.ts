import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';
import { subjectOf, type Teller } from './teller-subjects.ts';

/** What one does with one's own money, or asks of others: that it does so is its own word. */
const GIVES =
  /^(?:approv(?:ed|es|e)|allocat(?:ed|es)|releas(?:ed|es)|grant(?:ed|s)|earmark(?:ed|s)|disburs(?:ed|es|e)|commit(?:ted|s)|donat(?:ed|es)|request(?:ed|s)|ask(?:ed|s)|launch(?:ed|es))$/;

/** "The World Bank approved a loan of $130 million": who gives or asks for a sum. */
export function giverOf(all: readonly Lexeme[], from: number, lexicon: QuantityLexicon): Teller {
  for (let i = from - 1; i > 0 && i > from - 14 && !(all[i] as Lexeme).begins; i--) {
    const { lower, kind } = all[i] as Lexeme;
    if (kind !== 'word' || !GIVES.test(lower)) continue;
    // "launched an appeal", not an attack
    if (
      /^launch/.test(lower) &&
      !all.slice(i + 1, from).some((word) => /^(?:appeal|fund|drive|programme|program|scheme|plan)$/.test(word.lower))
    )
      return undefined;
    const giver = subjectOf(all, i, lexicon) ?? dueTo(all, i, lexicon);
    return giver === 'pronoun' ? undefined : giver;
  }
  return undefined;
}

/** "The bank is due to approve", "the bank is expected to approve". */
function dueTo(all: readonly Lexeme[], verb: number, lexicon: QuantityLexicon): Teller {
  if (all[verb - 1]?.lower !== 'to' || !/^(?:due|expected|set|ready|about|likely)$/.test(all[verb - 2]?.lower ?? '')) return undefined;
  if (!/^(?:is|are|was|were)$/.test(all[verb - 3]?.lower ?? '')) return undefined;
  return subjectOf(all, verb - 3, lexicon);
}
