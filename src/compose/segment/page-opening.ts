import { fold } from './fold.ts';
import { type FurnitureLexicon, opensWith } from './furniture-lexicon.ts';
import { isNameLike } from './name-like.ts';
import { TELLS } from './told.ts';

/** "The Northern Hour is made by Ann Lee, Bo Chen and Ines Vaz." */
const MADE_BY =
  /^(?:\p{Uppercase}[\p{Alphabetic}’'-]* (?:(?:in|of|the|on|and|for) )*){1,5}is (?:made|produced|hosted|presented|edited) by \p{Uppercase}[\p{Alphabetic}.'’-]+ \p{Uppercase}[\p{Alphabetic}.'’-]+(?:(?:, (?:and )?| and )\p{Uppercase}[\p{Alphabetic}.'’-]+ \p{Uppercase}[\p{Alphabetic}.'’-]+){1,6}\.?$/u;

/** "I'm Ann Lee and I'll be with you until 4pm." */
const PRESENTS =
  /^i'm .{3,60}(?:,| and) i'll be (?:with you|here|bringing|taking you|guiding)\b|^did (?:someone|somebody|a (?:friend|colleague)) (?:forward|send|share)(?:ed)? (?:you )?this\b[^.]{0,40}\?$|^was this (?:e-?mail |newsletter )?(?:forwarded|shared)\b/;

/** Openings in which the page speaks to its reader: so may somebody whom the news quotes. */
const IMPERATIVE = /^[\p{Alphabetic} ']+$/u;
const QUOTED = new RegExp(`[,”"] ?(?:[\\p{Alphabetic}\\p{M}.'’-]+ ){1,6}(?:${TELLS}|urged|warned|added|wrote|called)\\b.*[.!?]["”]?$`, 'u');

/** "Produced by" opens a credit before names, and a sentence before anything else. */
const CREDITS_NAMES = /(?: by| par| por)$/;

function creditsNames(rest: string): boolean {
  return /; ?\p{Alphabetic}+ by /iu.test(rest) || isNameLike(rest.replace(/[)\].]+$/, ''), 24);
}

/** The opening of the lists by which a text is known as the page's own, unless somebody says it or it opens a sentence of the news. */
export function pageOpening(text: string, folded: string, lexicon: FurnitureLexicon): string | undefined {
  // "♦ Subscribe to …", "— With assistance by …"
  const lead = /^[♦•▪■►▶»›>—–*·\s-]*/u.exec(text)?.[0].length ?? 0;
  const start = opensWith(folded, lexicon.start) ?? (lead === 0 ? undefined : opensWith(fold(text.slice(lead)), lexicon.start));
  if (start === undefined || (IMPERATIVE.test(start) && QUOTED.test(text))) return undefined;
  const credits = !CREDITS_NAMES.test(start) || creditsNames(text.slice((folded.startsWith(start) ? 0 : lead) + start.length));
  return credits ? start : undefined;
}

/** Whether a text says who made a programme or a page, who presents it, or asks how it came. */
export function saysWhoMadeIt(text: string, folded: string): boolean {
  if (PRESENTS.test(folded)) return true;
  return / by \p{Uppercase}/u.test(text) && MADE_BY.test(text);
}
