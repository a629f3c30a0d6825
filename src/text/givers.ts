import { ARTICLES } from './closed-words.ts';
import { leadSubject } from './lead-subject.ts';
import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';
import { chunkBefore } from './subjects.ts';
import { named, subjectOf, type Teller } from './teller-subjects.ts';

/** What one does with one's own money, or asks of others: that it does so is its own word. */
const GIVES =
  /^(?:approv(?:ed|es|e)|allocat(?:ed|es)|releas(?:ed|es)|grant(?:ed|s)|earmark(?:ed|s)|disburs(?:ed|es|e)|commit(?:ted|s)|donat(?:ed|es)|request(?:ed|s)|ask(?:ed|s)|launch(?:ed|es)|ask|demand(?:ed|s)?|seek(?:s|ing)?|sought|want(?:ed|s))$/;

/** "The World Bank approved a loan of $130 million": who gives or asks for a sum. */
export function giverOf(all: readonly Lexeme[], from: number, lexicon: QuantityLexicon): Teller {
  for (let i = from - 1; i > 0 && i > from - 14 && !(all[i] as Lexeme).begins; i--) {
    const { lower, kind } = all[i] as Lexeme;
    if (kind !== 'word') continue;
    if (ASKS.test(lower)) {
      const whose = ownerOf(all, i, lexicon);
      if (whose !== undefined) return whose;
    }
    if (!GIVES.test(lower)) continue;
    // "launched an appeal", not an attack
    if (
      /^launch/.test(lower) &&
      !all.slice(i + 1, from).some((word) => /^(?:appeal|fund|drive|programme|program|scheme|plan)$/.test(word.lower))
    )
      return undefined;
    const giver = subjectOf(all, i, lexicon) ?? dueTo(all, i, lexicon) ?? (SUES.test(lower) ? leadSubject(all, lexicon) : undefined);
    return giver === 'pronoun' ? undefined : giver;
  }
  return undefined;
}

/** What an action or a plan is for: whose it is opens the sentence. */
const SUES = /^(?:ask|demand|seek)s?$/;

/** "$102 million is new money which the fund’s board approved": who gives the sum before lexeme `end`. */
export function giverBehind(all: readonly Lexeme[], end: number, lexicon: QuantityLexicon): Teller {
  for (let i = end + 1; i < end + 14 && all[i] !== undefined && !all[i]?.begins; i++) {
    if (!GIVES.test((all[i] as Lexeme).lower)) continue;
    const giver = subjectOf(all, i, lexicon);
    if (giver === undefined || giver === 'pronoun') return undefined;
    const link = ARTICLES.has(all[giver.start - 1]?.lower ?? '') ? giver.start - 2 : giver.start - 1;
    return link >= end && /^(?:which|that)$/.test(all[link]?.lower ?? '') ? giver : undefined;
  }
  return undefined;
}

/** What is somebody's word for a sum: "the union's appeal for $5 million". */
const ASKS = /^(?:appeal|pledge|offer|request|demand)$/;

/** "the union’s flash appeal", "the UN appeal": whose it is. */
function ownerOf(all: readonly Lexeme[], noun: number, lexicon: QuantityLexicon): Teller {
  const chunk = chunkBefore(all, noun, lexicon);
  if (chunk === undefined) return undefined;
  for (let i = chunk.start; i < noun; i++)
    if (/['’]s$/.test((all[i] as Lexeme).text))
      return named(all, { start: chunk.start, end: i + 1 }, lexicon) ? { start: chunk.start, end: i + 1 } : undefined;
  return undefined;
}

/** "The bank is due to approve", "the bank is expected to approve". */
function dueTo(all: readonly Lexeme[], verb: number, lexicon: QuantityLexicon): Teller {
  if (all[verb - 1]?.lower !== 'to' || !/^(?:due|expected|set|ready|about|likely)$/.test(all[verb - 2]?.lower ?? '')) return undefined;
  if (!/^(?:is|are|was|were)$/.test(all[verb - 3]?.lower ?? '')) return undefined;
  return subjectOf(all, verb - 3, lexicon);
}
