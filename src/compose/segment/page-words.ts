import data from './page-words.yaml';
import { TOLD_BY } from './told.ts';

const { own, shared, small } = data as Readonly<Record<'own' | 'shared' | 'small', readonly string[]>>;
const OWN = new Set(own);
const SHARED = new Set(shared);
const SMALL = new Set(small);

/** Of the words that say something, so many must be a page's, with one that only pages use; all, where nobody is spoken to. */
const SHARE = 0.8;
/** Longer sentences have news in them. [words] */
const MOST = 40;

/** A deed of the past, a duty, or of something named before, is told by the news, unless the page speaks to its reader or of itself. */
const NARRATED =
  /^(?:The|An?|His|Her|Their|Its|Two|Three|Four|Five|Several|Some|Many|Dozens|Hundreds|Thousands)\b|\b(?:was|were|had|will|would|could|did|must|needs?)\b|\b(?:[Ww]e|I) \p{Alphabetic}+ed\b/u;
const TO_READER =
  /\b(?:[Yy]ou|[Yy]our|[Pp]lease|[Tt]his (?:page|site|web ?site|web ?page|article|story|content|material|post|entry|blog|browser|e-?mail|newsletter))\b/u;
/** "Users delete apps.", "Staff emails, messages and accounts are still unavailable.": many who do something are the news's. */
const OF_MANY =
  /^(?!(?:Comments|Notifications|Subscribers get|Replies|Cookies|Always|News|This|Its|Us)\b)(?:\p{Alphabetic}+[^s\P{Alphabetic}]s\b|(?:[\p{Alphabetic}'’,-]+ ){0,8}?\p{Alphabetic}+s (?:(?:also|now|still|not|only|all) )?(?:are|have|can|cannot|may|should|do)\b).*[.!]$/su;

/**
 * Whether a sentence has hardly a word but those in which pages speak of themselves: "Replies to comments are moderated.",
 * "Unlock premium news, start a free trial today.". Names and numbers count for nothing.
 */
export function isOfPageWords(text: string): boolean {
  const spoken = TO_READER.test(text);
  if (TOLD_BY.test(text) || (!spoken && (NARRATED.test(text) || OF_MANY.test(text)))) return false;
  const words = text.match(/\p{Alphabetic}[\p{Alphabetic}'’-]*/gu) ?? [];
  if (words.length > MOST) return false;
  let [pages, only, others, names] = [0, 0, 0, 0];
  words.forEach((word, i) => {
    const small = word.toLowerCase().replace('’', "'");
    if (OWN.has(small)) only++;
    else if (SHARED.has(small)) pages++;
    else if (SMALL.has(small)) return;
    else if (/^\p{Uppercase}{2}/u.test(word) || (i > 0 && /^\p{Uppercase}/u.test(word))) names++;
    else others++;
  });
  return only >= 1 && only + pages >= 2 && only + pages >= (spoken ? SHARE : 1) * (only + pages + others) && names <= NAMES_MOST;
}
/** Names of the outlet, at the most. [words] */
const NAMES_MOST = 4;
