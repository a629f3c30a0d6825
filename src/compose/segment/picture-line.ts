import { type FurnitureLexicon, opensWith } from './furniture-lexicon.ts';

/** A credit behind the words of a caption. */
const CREDIT_WITHIN =
  /[.!?]["')]?\s*[([]?(?:file photo|archive photo|photo|photograph|image|picture|credit|foto|bild|фото|imagen|crédit photo|photo credit|image credit)\s?: ?\p{Alphabetic}/u;

/** "REUTERS/Ana Quist", "WFP/Bo Chen": whose picture it is, alone in its line. */
const CREDIT_ALONE =
  /^(?:©\s?)?(?:(?:AFP|AP|EPA|PA) (?:PHOTO|Photo) ?\/|\p{Uppercase}{2,12}(?: PHOTO)?\/ ?)\p{Uppercase}[\p{Alphabetic}.'’-]+(?: \p{Uppercase}[\p{Alphabetic}.'’-]+){0,3}(?: \*\*\*.*)?$/u;
/** "… on Friday. [Reuters]", "… in the valley [Bo Chen/AP Photo]". */
const CREDIT_IN_SQUARES =
  /\[(?:\p{Uppercase}[\p{Alphabetic}. '’-]{2,40}\/ ?)?(?:Reuters|REUTERS|AFP|AP|AP Photo|EPA|EPA-EFE|Getty Images|Getty|Xinhua|Anadolu(?: Agency)?|Al Jazeera|File(?: photo)?|Handout|Courtesy)[^\]]{0,40}\]$/u;
/** "… in Karum on Monday. REUTERS/Ana Quist", "… by boat. Photo by EPA/Bo Chen", "… at the gate. WFP/Bo Chen | License Photo". */
const CREDIT_BEHIND =
  /[.!?]["”')]*\s*(?:[Pp]hoto by )?(?:AFP|AP|EPA|PA|UPI|REUTERS|Reuters|GETTY|Getty|TASS|Xinhua|WFP|UNICEF|UNHCR|ICRC|NATO|EU|UN)(?: PHOTO| Photo)? ?\/ ?\p{Uppercase}[\p{Alphabetic}.'’-]+(?: \p{Uppercase}[\p{Alphabetic}.'’-]+){0,4}(?: \| [^.|]{1,40})?$/u;
/** "… after the storm.(Ana Quist : Reuters)". */
const CREDIT_IN_BRACKETS =
  /[.!?]\s?\(\p{Uppercase}[\p{Alphabetic}. '’-]{2,40} ?[:/] ?(?:Reuters|REUTERS|AFP|AP|AP Photo|EPA|Getty Images|Getty|Xinhua|ABC|BBC)\)$/u;
/** "… in this file photo taken on …", "… in an undated handout picture released by …". */
const SHOWN =
  /\bin (?:this|an? (?:undated|file|handout|combination|satellite handout)) (?:\p{Alphabetic}+ ){0,3}(?:photo|photograph|picture|image|still)s? (?:taken|released|provided|made|obtained|issued|supplied|shot|from|by)\b/u;
/** "Cquote1.svg", "File:Location Karum.png". */
const IMAGE_FILE = /^(?:file:|image:)?[^\n]{1,80}\.(?:svg|png|jpe?g|gif|webp|tiff?)$/;

/** Why a block is a caption by its count of pictures or the credit behind its words. */
export function creditedCaption(text: string, folded: string): string | undefined {
  if (/^(?:\[\d{1,2}\/\d{1,2}\]|item \d+ of \d+|\d{1,2} of \d{1,2}\b(?! the))/.test(folded)) return 'one of several pictures';
  if (folded.includes(':') && CREDIT_WITHIN.test(folded)) return 'picture credit';
  if (/^(?:Getty Images|Reuters|AFP|EPA|PA Media|AP Photo|AP) \p{Uppercase}\p{Lowercase}* [^.]*$/u.test(text)) return 'picture credit';
  return undefined;
}

/** Why a block is a caption by whose picture it names, or by saying that it tells of one. */
export function pictureLine(text: string, folded: string): string | undefined {
  if (folded.length <= 200 && folded.includes('/') && CREDIT_ALONE.test(text)) return 'picture credit';
  if (folded.includes('/') && CREDIT_BEHIND.test(text)) return 'picture credit';
  if (folded.endsWith(')') && CREDIT_IN_BRACKETS.test(text)) return 'picture credit';
  if (folded.endsWith(']') && CREDIT_IN_SQUARES.test(text)) return 'picture credit';
  if (/photo|picture|image|still/.test(folded) && SHOWN.test(folded)) return 'what a picture shows';
  return undefined;
}

/** Why a block is a caption by a file's name, a number of its own, or the words of the lists. */
export function listedCaption(folded: string, lexicon: FurnitureLexicon): string | undefined {
  if (IMAGE_FILE.test(folded)) return "a picture's file";
  if (/^(?:table|figure|fig\.|chart|map|box) \d{1,2}[.:]/.test(folded) && !/[.!?]$/.test(folded)) return 'table or figure';
  const caption = opensWith(folded, lexicon.captions);
  if (caption !== undefined) return caption;
  const credit = lexicon.credits.exec(folded.slice(-40));
  return credit !== null && folded.length > credit[0].length ? credit[0] : undefined;
}
