import type { OmissionReason } from '../../model/brief.ts';
import { apparatusOf } from './apparatus.ts';
import { isByline, isPlaceLine } from './byline.ts';
import { isDateLine, isOutletAndDay, isStamp } from './date-line.ts';
import { isDeskNote } from './desk-note.ts';
import { fold, trimmed } from './fold.ts';
import type { FurnitureLexicon } from './furniture-lexicon.ts';
import { linksOf } from './links.ts';
import { pageNote } from './page-note.ts';
import { pageOpening, saysWhoMadeIt } from './page-opening.ts';
import { creditedCaption, listedCaption, pictureLine } from './picture-line.ts';

/** What a text is, and by which rule it was known. */
export interface Furniture {
  readonly kind: OmissionReason;
  readonly rule: string;
}

/** Longest text that is looked at as furniture; what is longer is prose. [UTF-16 units] */
export const FURNITURE_MOST = 420;

const AGENCY =
  '(?:reuters|afp|ap|dpa|cnn|upi|efe|ansa|apa|tass|interfax|ukrinform|unian|xinhua|pti|ani|ians|kyodo|yonhap|anadolu|aa|belga|anp|ritzau|ntb|tt|pap|mti|agerpres|bta|cp|aap|rtr|kna|epd|sid)';
/** How wires end: "Enditem", "(Ends)", "(AFP, Reuters)", "dh/rt (AFP, dpa)", "dpa se xx yyzz". */
const SIGN_OFF = new RegExp(
  `^(?:[([]?(?:enditem|endit|item ends|ends?|story ends|more to follow|-30-|30)[)\\].]*|[([\\/–—-]*\\s*${AGENCY}(?:(?:, ?| ?/ ?| and | und | et | y )(?:${AGENCY}|[a-z]{2,3}))*[)\\].]*|[a-z]{2,4}(?:/[a-z]{2,4})+(?: \\([^)]{2,40}\\))?|dpa(?: [a-z]{2,4}){1,6})$`,
);

/** "Follow the Daily on X, Facebook and Instagram". */
const FOLLOWS =
  /^(?:follow|like|join|find) [^.!?]{2,60} on (?:x|twitter|facebook|instagram|linkedin|telegram|whatsapp|youtube|tiktok|google news|bluesky|threads)\b/;

/** "More news can be found on Facebook and Twitter". */
const MORE_ON =
  /^(?:more|latest|further) (?:news|stories|articles|photos|pictures|videos|information)\b[^.!?]{0,40} on (?:our )?(?:x|twitter|facebook|instagram|linkedin|telegram|youtube|flickr)\b/;
/** How a broadcast opens and its reporters sign off: "This is Evening Edition from MRN News.", "I'm Ana Quist.", "Bo Chen, MRN News, Karum." */
const ON_AIR =
  /^(?:This is \p{Uppercase}[\p{Alphabetic} ]{2,60} from \p{Uppercase}{2,5}(?: News| Radio)?|(?:I['’]m|This is) \p{Uppercase}\p{Lowercase}[\p{Alphabetic}'’-]+ \p{Uppercase}\p{Lowercase}[\p{Alphabetic}'’-]+|(?:\p{Uppercase}[\p{Alphabetic}'’-]+ ){1,2}\p{Uppercase}[\p{Alphabetic}'’-]+, \p{Uppercase}{2,5}(?: News| Radio), \p{Uppercase}[\p{Alphabetic} ]{2,30})\.?$/u;

/** "- A A A +": no word has two letters. */
const LETTERS_ALONE = /^[^\p{Alphabetic}\d]*(?:[A-Za-z](?![\p{Alphabetic}\d])[^\p{Alphabetic}\d]{1,6}){3,12}$/u;

/**
 * What a short block or sentence is if it stands around the news rather than in it; undefined if it may be news.
 * `whole` is true for a block, false for a sentence out of a longer one.
 */
export function furnitureOf(text: string, lexicon: FurnitureLexicon, whole: boolean): Furniture | undefined {
  if (!/[a-z\d]/i.test(text.slice(0, 2000)) && !/[\p{Alphabetic}\p{N}]/u.test(text.slice(0, 2000))) return boilerplate('no words');
  if (LETTERS_ALONE.test(text)) return boilerplate('letters alone');
  if (text.length > FURNITURE_MOST) return undefined;
  const folded = fold(text);
  if (isDateLine(folded, lexicon)) return { kind: 'dateline', rule: 'date line' };
  return (whole ? wholeBlock(text, folded, lexicon) : undefined) ?? anyText(text, folded, lexicon, whole);
}

/** What only a whole block can be. The first rule that holds names it. */
function wholeBlock(text: string, folded: string, lexicon: FurnitureLexicon): Furniture | undefined {
  const bare = trimmed(folded);
  if (lexicon.whole.has(bare) || lexicon.whole.has(folded)) return boilerplate(bare);
  const links = folded.length < 160 ? linksOf(bare, lexicon) : undefined;
  if (links !== undefined) return boilerplate(links);
  if (isOutletAndDay(text)) return { kind: 'dateline', rule: 'outlet and day' };
  if (isByline(text, lexicon) || isPlaceLine(text)) return { kind: 'byline', rule: 'byline' };
  if (isStamp(folded)) return { kind: 'dateline', rule: 'when it was published' };
  if (/^(?:list \d+ of \d+|list of \d+ items|end of list)$/.test(bare)) return boilerplate('list of stories');
  const credited = creditedCaption(text, folded);
  if (credited !== undefined) return { kind: 'caption', rule: credited };
  if (isDeskNote(text, folded)) return boilerplate('a note of the desk');
  const picture = pictureLine(text, folded);
  if (picture !== undefined) return { kind: 'caption', rule: picture };
  const apparatus = apparatusOf(folded);
  if (apparatus !== undefined) return boilerplate(apparatus);
  const caption = listedCaption(folded, lexicon);
  if (caption !== undefined) return { kind: 'caption', rule: caption };
  if (/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(folded) || /^@\S+(?:\s+@\S+)*$/.test(folded)) return boilerplate('address');
  return undefined;
}

/** What a block can be and a sentence out of one too. The first rule that holds names it. */
function anyText(text: string, folded: string, lexicon: FurnitureLexicon, whole: boolean): Furniture | undefined {
  if (folded.length <= 60 && SIGN_OFF.test(folded)) return boilerplate('sign-off');
  const opening = pageOpening(text, folded, lexicon);
  if (opening !== undefined) return boilerplate(opening);
  if (/^(?:https?:\/\/|www\.)\S+$/.test(folded)) return boilerplate('address');
  if (saysWhoMadeIt(text, folded)) return boilerplate('who made it');
  if (FOLLOWS.test(folded) || MORE_ON.test(folded)) return boilerplate('whom to follow');
  if (folded.length <= 100 && ON_AIR.test(text)) return boilerplate('opening or sign-off of a broadcast');
  const note = pageNote(text, folded);
  if (note !== undefined) return boilerplate(note);
  if (!whole && /^\(?(?:file )?(?:photo|foto|фото|image|bild)\s?[:/]/.test(folded)) return { kind: 'caption', rule: 'credit' };
  const held = folded.length <= 260 ? lexicon.anywhere.exec(folded) : null;
  return held === null ? undefined : boilerplate(held[0]);
}

function boilerplate(rule: string): Furniture {
  return { kind: 'boilerplate', rule };
}
