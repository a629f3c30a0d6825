import type { OmissionReason } from '../../model/brief.ts';
import { beforeAddresses } from './addresses.ts';
import type { Block } from './blocks.ts';
import { fold } from './fold.ts';
import { FURNITURE_MOST } from './furniture.ts';
import type { FurnitureLexicon } from './furniture-lexicon.ts';

/** Why a block is left out whole. */
export interface Verdict {
  readonly kind: OmissionReason;
  readonly rule: string;
}

/** A bare line of more words is a sentence whose full stop was forgotten. */
export const HEADING_MOST_WORDS = 25;
/** A mark that ends sentences; behind it a note's number, a wire's square or its name ("— AP", "/AFP/") may stand. */
const ENDED =
  /[.!?…。！？؟۔।](?:["'”’»«“‘)\]]|\s[»«])*(?:\s*\[(?:\d{1,3}|\p{L}{1,2}|note \d{1,2}|(?:citation|clarification) needed)\])*(?:\s*[■□◼●▪◆]|(?:\s*[—–-])?\s*[—–/(-]\s*(?:AP|AFP|AFX|PTI|ANI|IANS|UNI|UPI|DPA|dpa|PA|TNS|Reuters|REUTERS|Xinhua|Bernama|BSS|APP|PNA|NNN|Agencies)\s*[)/]?)?$/u;
export const BULLET = /^(?:[*•⁃▪●◦‣·–—-]|\d{1,2}[.)]|[a-z]\))\s+/;

/** The longest ending: a stop with notes or an agency's name behind it. [UTF-16 units] */
const ENDING_MOST = 40;

/** What a block looks like, before it is judged. */
export interface Shape {
  readonly words: number;
  /** Ends with a mark that ends sentences. */
  readonly ended: boolean;
  readonly bullet: boolean;
  readonly colon: boolean;
}

/** A text in blocks while they are judged. The rows are of one length, one entry a block. */
export interface Page {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly shapes: readonly Shape[];
  /** The blocks' words; undefined for blocks too long to be anything but prose. */
  readonly slices: readonly (string | undefined)[];
  /** Written by one pass after the other; undefined where nothing speaks against printing. */
  readonly verdicts: (Verdict | undefined)[];
  /** Index of the title, or −1. */
  readonly title: number;
  readonly lexicon: FurnitureLexicon;
  readonly transcript: boolean;
}

export function shapeOf(text: string, block: Block): Shape {
  const last = beforeAddresses(text, block.start, block.end);
  const tail = text.slice(Math.max(block.start, last - ENDING_MOST), last);
  let words = 0;
  let wide = 0;
  let inside = false;
  const most = Math.min(block.end, block.start + 4 * FURNITURE_MOST);
  for (let i = block.start; i < most; i++) {
    const code = text.charCodeAt(i);
    const space = code <= 0x20 || code === 0xa0;
    if ((code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xe00 && code <= 0xe7f)) wide++;
    if (!space && !inside) words++;
    inside = !space;
  }
  // Scripts without spaces: two characters count as a word.
  return {
    words: words + (wide >> 1),
    ended: ENDED.test(tail),
    bullet: BULLET.test(text.slice(block.start, block.start + 6)),
    colon: /:$/.test(tail),
  };
}

/** "Japan tops the U.S.": the stop belongs to the word. */
function endsInAbbreviation(words: string): boolean {
  return /(?:^|\s)(?:\p{Lu}\.){2,}$/u.test(words);
}

export function hasVerb(words: string, lexicon: FurnitureLexicon): boolean {
  return fold(words)
    .split(/[^\p{L}\p{M}']+/u)
    .some((word) => lexicon.verbs.has(word) || (/\p{L}{2}(?:ed|n't|'s|'re|'ve)$/u.test(word) && lexicon.verbs.size > 0));
}

/** "The ferry sank on Monday. Read the full story": a sentence, and a link without a stop. */
const LINKED =
  /^(?:\S+ ){3,}\S*[\p{Lowercase}\d)"”’][.!?]["”’)]? (?:\[?(?:Read|Continue|Full story|See|Watch|Listen|Learn|More|Find out|Details|Mehr|Weiterlesen|Lire|Leer|Детальніше|Подробнее)\b[^.!?]{0,60})$/u;

export function isBare(shape: Shape, said: string | undefined): boolean {
  if (said !== undefined && !shape.ended && LINKED.test(said)) return false;
  return said !== undefined && shape.words <= HEADING_MOST_WORDS && (!shape.ended || (shape.words <= 12 && endsInAbbreviation(said)));
}
