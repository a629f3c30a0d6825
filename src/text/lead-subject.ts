import { MONTHS_AND_WEEKDAYS } from './closed-words.ts';
import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';
import { named, PASSED, phraseOf, type Teller } from './teller-subjects.ts';
import { isVerb } from './word-class.ts';

/** Words before the subject that opens a sentence. */
const OPENERS = /^(?:but|and|yet|meanwhile|earlier|later|now|[,"“„«])$/;
/** A dateline ends so early. [lexemes] */
const DATELINE = 14;

/** The named noun phrase that opens a sentence as the subject of its first verb: "Norland (had four planes)". */
export function leadSubject(all: readonly Lexeme[], lexicon: QuantityLexicon): Teller {
  let at = 0;
  for (let i = 1; i < DATELINE && i < all.length - 1; i++)
    if (/^[-–—]$/.test((all[i] as Lexeme).text) && (all[i] as Lexeme).gap && all[i + 1]?.gap) at = i + 1;
  while (at < all.length && OPENERS.test((all[at] as Lexeme).lower)) at++;
  const subject = phraseOf(all, at, lexicon, true);
  if (subject === undefined || subject === 'pronoun' || !named(all, subject, lexicon)) return undefined;
  const next = all[subject.end];
  if (next === undefined || next.begins) return undefined;
  const acts =
    isVerb(next, lexicon) || PASSED.has(next.lower) || MONTHS_AND_WEEKDAYS.has(next.lower) || next.text === ',' || next.text === '(';
  return acts ? subject : undefined;
}
