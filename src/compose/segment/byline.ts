import { fold } from './fold.ts';
import type { FurnitureLexicon } from './furniture-lexicon.ts';
import { isNameLike } from './name-like.ts';

/** "Ann Lee reported from Oslo, and Bo Chen from Rome." */
export function isPlaceLine(text: string): boolean {
  if (
    text.length > 200 ||
    !/(?:reported|contributed) from/.test(text) ||
    !/ reported from \p{Uppercase}| contributed from \p{Uppercase}/u.test(text)
  )
    return false;
  return isNameLike(text.replace(/\b(?:reported|contributed|from|reporting|additional)\b/g, ' ').replace(/\.$/, ''), 24);
}

/** "our economics staff", "a Tide correspondent". */
const OF_STAFF =
  /^(?:our|a|the) (?:[\p{Alphabetic}'’-]+ ){0,4}(?:staff|staff writers?|correspondents?|reporters?|team|desk|bureau|editors?|newsroom)(?: in \p{Uppercase}[\p{Alphabetic} ]{2,30})?$/u;

/** "By Jane Doe and John Roe, Staff Writers": a word for the author, then names. */
export function isByline(text: string, lexicon: FurnitureLexicon): boolean {
  if (text.length > 160) return false;
  const folded = fold(text);
  const word = lexicon.bylines.find((opening) => folded.startsWith(opening) && /^[\s:]/.test(folded.slice(opening.length)));
  if (word === undefined) return false;
  const rest = text.slice(word.length).replace(/^[\s:]+/, '');
  if (OF_STAFF.test(rest)) return true;
  return !/[!?]$/.test(rest) && !(/\.$/.test(rest) && !/\b\p{Uppercase}\.$/u.test(rest)) && isNameLike(rest.replace(/\d.*$/, ''), 14);
}
