/** What a desk tells its clients of the copy it sends: "(Adds detail, background)", "Eds: Updates with …". */
const NOTE =
  /^\(?(?:(?:eds?|editors|attention|attn|desks?)\s?[:—–-] ?|(?:updates?|adds?|recasts?|corrects?|rewrites?|releads?|re-leads|refiles?|repeats?|removes?|deletes?|fixes|clarifies|restores?|trims|edits|writes through|new throughout|recasts throughout|changes (?:dateline|headline|slug|byline))(?=[ ,;:)]|$))/;
/** The words that such a note goes on with: a sentence of the news that opens with one of its verbs has others. */
const OF_COPY =
  /\b(?:details?|paragraphs?|paras?|grafs?|quotes?|quotations?|comments?|background|byline|dateline|headline|lead|lede|story|slug|throughout|reaction|context|photos?|graphic|analyst|prices?|shares|typo|links?|spelling|bullets?|text)\b/;
/** "(For a graphic on … see: …)", "(For more …, click on …)". */
const POINTER = /^\(for (?:a|an|more|full|other|related|the|all)\b.{3,120}\b(?:see|click|visit|go to|double-?click)\b/;
/** "BC-KESSA-TALKS/2NDLD", "bc-kessa-talks,410": the name of a piece of copy. */
const SLUG =
  /^(?:BC|AM|PM|bc|am|pm)-\p{L}[^\s.!?]*(?:[ ,](?:\d{1,2}(?:st|nd|rd|th) )?(?:Ld|LD|Lead|LEAD|Writethru|WRITETHRU|Add|ADD|Take|TAKE|\d)[^.!?]{0,40})?$/u;
/** Marks of the last page or the next one, and rows of carets around a box. */
const MARKS = /^(?:\(?more(?: to (?:come|follow))?\)?[-–—]?|[<>^\s/=_*#~-]{3,})$/;
/** "burs-jr/md/rl", "jfm-hv/gk": who wrote and who edited. */
const INITIALS = /^\(?(?:burs|bur)?[-/]?[a-z]{2,4}(?:[-/][a-z]{2,4}){1,5}\)?$/;
/** "((ann.lee@…; +49 …; Messaging: …))". */
const CONTACT = /^\(\(.{5,200}\)\)$/;

/** Whether a short block is a desk's note to those who take its copy, not to their readers. */
export function isDeskNote(said: string, folded: string): boolean {
  if (MARKS.test(folded) || INITIALS.test(said) || CONTACT.test(said)) return true;
  if (SLUG.test(said) || (folded.startsWith('(for') && POINTER.test(folded))) return true;
  return NOTE.test(folded) && (/^\(.*\)$|^(?:eds?|editors|attention|attn|desks?)\b/.test(folded) ? OF_COPY.test(folded) : false);
}
