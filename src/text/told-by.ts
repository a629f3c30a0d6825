import { BE } from './closed-words.ts';
import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';
import { named, phraseOf, type Teller } from './teller-subjects.ts';

/** "was put at 2,275 by officials": said of a number that follows. */
const RECKONED = /^(?:put|estimated|reckoned|given|counted|valued|set|assessed|calculated|projected|forecast|tallied)$/;
/** "was announced by the fund", "has been notified by the ministry of". */
const TOLD =
  /^(?:announced|opened|launched|approved|pledged|promised|released|donated|offered|allocated|notified|informed|told|reported|confirmed|estimated|disclosed|revealed|published|proposed)$/;
/** The auxiliary stands so near before the participle. [lexemes] */
const AUXILIARY_WITHIN = 3;
/** The participle stands so near the number. [lexemes] */
const NEAR = 16;
const WAS = new Set(BE);

function isPassive(all: readonly Lexeme[], participle: number): boolean {
  for (let i = participle - 1; i >= 0 && i >= participle - AUXILIARY_WITHIN; i--) {
    if ((all[i] as Lexeme).kind !== 'word') return false;
    if (WAS.has((all[i] as Lexeme).lower)) return true;
    if ((all[i + 1] as Lexeme).begins) return false;
  }
  return false;
}

/** Who stands behind "by" at lexeme `at`; undefined where it is nobody who could say so. */
function byWhom(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): Teller {
  if (all[at]?.lower !== 'by' || (all[at] as Lexeme).begins) return undefined;
  const who = phraseOf(all, at + 1, lexicon);
  return who !== undefined && who !== 'pronoun' && named(all, who, lexicon) ? who : undefined;
}

/** "put at 2,275 by officials, with (3,665) more hurt": who reckoned the number before in the sentence. */
function putBefore(all: readonly Lexeme[], from: number, lexicon: QuantityLexicon): Teller {
  for (let i = from - 1; i > 1 && i > from - 2 * NEAR && !(all[i + 1] as Lexeme | undefined)?.begins; i--) {
    if (/^(?:although|though|while|but|who|which)$/.test((all[i] as Lexeme).lower)) return undefined;
    if ((all[i] as Lexeme).lower !== 'by') continue;
    for (let verb = i - 1; verb > 0 && verb > i - 8; verb--) {
      if ((all[verb] as Lexeme).begins) return undefined;
      if (RECKONED.test((all[verb] as Lexeme).lower) && all[verb + 1]?.lower === 'at' && isPassive(all, verb))
        return byWhom(all, i, lexicon);
    }
  }
  return undefined;
}

/** "the 350 million that was promised by the government", "$5 million pledged by Ostia": who gives it, right behind its words. */
export function promisedBy(all: readonly Lexeme[], end: number, lexicon: QuantityLexicon): Teller {
  let i = end;
  if (/^(?:that|which)$/.test(all[i]?.lower ?? '')) i++;
  while (i < end + AUXILIARY_WITHIN + 1 && (WAS.has(all[i]?.lower ?? '') || /^(?:has|had|have)$/.test(all[i]?.lower ?? ''))) i++;
  return PROMISED.test(all[i]?.lower ?? '') && !all[i]?.begins ? byWhom(all, i + 1, lexicon) : undefined;
}
const PROMISED = /^(?:promised|pledged|offered|announced|donated|approved|granted|allocated)$/;

/** Who says the words at lexemes [from, end) in the passive: "put at 83 percent by the organisers", "$18 billion was announced by the fund". */
export function toldBy(all: readonly Lexeme[], from: number, end: number, lexicon: QuantityLexicon): Teller {
  for (let i = from - 1; i > 0 && i >= from - NEAR && !(all[i + 1] as Lexeme | undefined)?.begins; i--) {
    const { lower, kind } = all[i] as Lexeme;
    if (kind !== 'word') continue;
    if (all[i + 1]?.lower === 'by' && TOLD.test(lower) && isPassive(all, i)) return byWhom(all, i + 1, lexicon);
    // "is put by the institute at $300 million"
    if (all[from - 1]?.lower === 'at' && all[i + 1]?.lower === 'by' && RECKONED.test(lower) && isPassive(all, i)) {
      const who = byWhom(all, i + 1, lexicon);
      if (who !== undefined && who !== 'pronoun' && who.end === from - 1) return who;
    }
    if (i >= from - 3 && RECKONED.test(lower) && isPassive(all, i)) {
      for (let k = end; k < end + 8 && all[k] !== undefined && !all[k]?.begins; k++) {
        const who = byWhom(all, k, lexicon);
        if (who !== undefined) return who;
      }
    }
  }
  const same = putBefore(all, from, lexicon);
  if (same !== undefined) return same;
  for (let i = end; i < end + NEAR && all[i] !== undefined && !all[i]?.begins; i++)
    if (all[i + 1]?.lower === 'by' && TOLD.test((all[i] as Lexeme).lower) && isPassive(all, i)) return byWhom(all, i + 1, lexicon);
  return undefined;
}
