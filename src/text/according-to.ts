import { ARTICLES } from './closed-words.ts';
import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';
import { named, phraseOf, REACH, type Teller } from './teller-subjects.ts';

const RECKONING = /^(?:accounts?|reckoning|counts?|tally|estimates?|figures|calculations?)$/;

/** "by the army's account", "by Ostia's count": whose reckoning it is, from "by" at lexeme `at`. */
function reckoning(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): Teller {
  if (all[at]?.lower !== 'by') return undefined;
  if (/^(?:its|their|his|her)$/.test(all[at + 1]?.lower ?? '') && RECKONING.test(all[at + 2]?.lower ?? '')) return 'pronoun';
  // "by the count of the army"
  const counted = ARTICLES.has(all[at + 1]?.lower ?? '') ? at + 2 : at + 1;
  if (RECKONING.test(all[counted]?.lower ?? '') && all[counted + 1]?.lower === 'of') {
    const whose = phraseOf(all, counted + 2, lexicon);
    return whose !== undefined && whose !== 'pronoun' && named(all, whose, lexicon) ? whose : undefined;
  }
  for (let i = at + 2; i < at + 7; i++) {
    const lexeme = all[i];
    if (lexeme?.kind !== 'word' || lexeme.begins) return undefined;
    if (!RECKONING.test(lexeme.lower)) continue;
    const start = ARTICLES.has((all[at + 1] as Lexeme).lower) ? at + 2 : at + 1;
    // "by Ostian estimates"
    if (!/['’]s?$/.test((all[i - 1] as Lexeme).text))
      return (all[start] as Lexeme).capital && named(all, { start, end: i }, lexicon) ? { start, end: i + 1 } : undefined;
    return start < i && named(all, { start, end: i }, lexicon) ? { start, end: i } : undefined;
  }
  return undefined;
}

export function accordingTo(all: readonly Lexeme[], from: number, end: number, lexicon: QuantityLexicon): Teller {
  for (let i = from - 1; i >= 0 && i >= from - REACH; i--) {
    const whose = reckoning(all, i, lexicon);
    if (whose !== undefined) return whose;
    const behind = afterAccording(all, i, lexicon);
    if (behind > 0) return phraseOf(all, behind, lexicon);
    if ((all[i] as Lexeme).begins) break;
  }
  for (let i = end; i < all.length && i < end + REACH; i++) {
    if ((all[i] as Lexeme).begins) break;
    const whose = reckoning(all, i, lexicon);
    if (whose !== undefined && whose !== 'pronoun') return whose;
    const behind = afterAccording(all, i, lexicon);
    if (behind > 0) return phraseOf(all, behind, lexicon);
  }
  return undefined;
}

/** Where the teller starts behind "according to" at lexeme `at`; 0 where that does not stand there. */
function afterAccording(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): number {
  for (const phrase of lexicon.according) {
    if (all[at]?.lower !== phrase[0]) continue;
    let fits = true;
    for (let k = 1; k < phrase.length; k++) if (all[at + k]?.lower !== phrase[k]) fits = false;
    if (fits) return at + phrase.length;
  }
  return 0;
}
