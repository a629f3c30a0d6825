import type { FurnitureLexicon } from './furniture-lexicon.ts';
import { TELLS } from './told.ts';

/** A caption that is told by having no verb is short. */
export const CAPTION_MOST_WORDS = 20;
const JOINTS =
  /^(?:of|the|and|or|in|with|for|from|to|on|at|by|a|an|near|off|during|after|before|as|along|against|outside|inside|under|over|through|between|who|that|which|while|similar|left|right|not)$/;
/** Plurals that are no verbs. */
export const PEOPLE =
  /^(?:soldiers|troops|residents|protesters|demonstrators|workers|villagers|migrants|refugees|fighters|rescuers|survivors|voters|supporters|firefighters|officers|officials|ministers|leaders|delegates|students|tanks|lorries|trucks|ships|boats|houses|buildings|women|men)$/;
const MANY = /s$|^(?:police|people|men|women|children|cattle)$/;

/** Whether no sentence ends inside a text. */
export function isOneSentence(said: string): boolean {
  return !/[.!?]["”)]?\s+\p{Uppercase}/u.test(said.replace(/\b(?:\p{Uppercase}\.)+\s|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|No)\.\s/gu, ''));
}

/** One sentence in which nothing can be a finite verb: "HMS Kent at anchor off Malta in 1999." */
export function isVerbless(said: string, lexicon: FurnitureLexicon): boolean {
  if (!isOneSentence(said) || /["“”]/.test(said)) return false;
  const words = said.split(/[^\p{Alphabetic}\p{M}\p{N}'’-]+/u).filter((word) => word !== '');
  if (words.length < 4) return false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    // "Flooded houses near", "tents being loaded": participles.
    if (i === 0 && /^\p{Uppercase}\p{Lowercase}+ed$/u.test(word) && /^\p{Lowercase}+s$/u.test(words[1] ?? '')) {
      i++;
      continue;
    }
    if (word === 'being' && /(?:ed|en|wn)$/.test(words[i + 1] ?? '')) {
      i++;
      continue;
    }
    const small = word.toLowerCase().replace('’', "'");
    const capital = /^\p{Uppercase}/u.test(word);
    if (lexicon.verbs.has(small) && !(capital && i > 0)) return false;
    if (/n't$|'(?:s|re|ve|ll|d)$/.test(small) && !capital) return false;
    if (/^(?:i|he|she|they|we|you|it|this|these|there)$/.test(small)) return false;
    // "The rebels control", "Police clash": what follows a plural may be a verb.
    const before = (words[i - 1] ?? '').toLowerCase();
    if (!capital && i > 0 && MANY.test(before) && !JOINTS.test(small) && !/(?:ing|ly)$/.test(small)) return false;
    if (capital || /\d/.test(word)) continue;
    if (/ed$/.test(small) && words[i + 1] !== 'by') return false;
    if (
      /[^s]s$/.test(small) &&
      !PEOPLE.test(small) &&
      !/^(?:of|the|and|in|with|for|from|to|on|at|by|a|an|near|\d.*|two|three|four|five|six|ten|dozens|hundreds|thousands)$/.test(
        (words[i - 1] ?? '').toLowerCase(),
      )
    )
      return false;
  }
  return /\b(?:at|in|on|near|of|with|outside|after|during|from|to|by|off)\b/.test(said);
}

/** "(NWA Photo/Ann Lee)", "MERIDIAN/Bo Chen", "Handout via REUTERS": whose picture it is, at the end. */
const CREDITED =
  /\((?:[^()]{0,40}[ /])?(?:Photo|Photos|Image|Images|Pictures?|Handout)(?:[ /:][^()]{0,60})?\)\W*$|[.”"’'\d] ?\((?:\p{Uppercase}{2,12}|Reuters|Getty Images) ?\/ ?\p{Uppercase}[^()]{2,40}\)\W*$|[.”"’'\d] ?\p{Uppercase}{2,20}\/\p{Uppercase}[\p{Alphabetic}.'’-]{1,30}(?: \p{Uppercase}[\p{Alphabetic}.'’-]{1,30}){0,3} ?$|[.”"’'] (?:\p{Uppercase}\p{Alphabetic}* ){1,2}[Pp]hotos?\.?$|\bHandout (?:via|\/)\s?\p{Uppercase}{2,}\W*$|\/Handout(?: via \p{Uppercase}+)?\W*$/u;
/** "… on Friday Photo credit: MRN", "Bo Chen / Tide Pictures Inc. via Getty Images file", "… at the talks. — AFP Photo", "… on Monday. [AP] |". */
const CREDIT_ENDS =
  /(?:\s{2,}|[.!?…"”’)] ?|\p{Lowercase} )(?:Photo credit|Photograph|Photo courtesy|Picture credit|Image credit|Photo|Image|Picture) ?: ?\p{Uppercase}[^.!?:]{2,60}$|\/ ?\p{Uppercase}[^!?/]{2,40} via (?:Getty Images|AP|Reuters|REUTERS|AFP|EPA|Shutterstock)(?: [Ff]ile)?$|[—–-] ?(?:AFP|AP|EPA|PTI|APP|Reuters|REUTERS|Xinhua|Bernama|[Ff]ile) ?(?:[Pp]hotos?|[Ff]ile(?: photo)?)\.?$|[.!?] ?\[(?:AP|AFP|EPA|Reuters|REUTERS|Xinhua|Agencies|File)(?: [Pp]hoto)?\](?: \|)?$|[.!?] (?:REUTERS|AFP|EPA)\/$|[.!?] (?:(?:\p{Uppercase}[\p{Alphabetic}.]* ){1,5})?[Pp]hoto(?:graph)? by (?:\p{Uppercase}[\p{Alphabetic}.'’-]* ){1,5}\p{Uppercase}[\p{Alphabetic}'’-]+\.?$/u;
/** A caption's first sentence has no more words. */
const CAPTIONED_MOST = 40;
/** "Ann Lee, left, and Bo Chen …", "Ann Lee (right) …". */
const AT_LEFT =
  /^[^.!?"“”]{0,120}\p{Uppercase}[\p{Alphabetic}'’-]+(?:, (?:second from )?(?:left|right|cent(?:er|re)),| \((?:[Ll]eft|[Rr]ight|[Cc]ent(?:er|re)|[LRC])\))/u;
/** What pictures show, told as of now. */
const SHOWS =
  /\b(?:stands?|meets?|walks?|speaks?|carr(?:y|ies)|embraces?|looks?|waits?|gestures?|attends?|arrives?|sits?|holds?|watch(?:es)?|inspects?|queues?|march(?:es)?|waves?|shakes?|listens?|cleans?|clears?|search(?:es)?|gathers?|rides?|boards?|loads?|unloads?|patrols?|prays?|reacts?|burns?|poses?|passes|rests?|sails?|addresses|delivers?|leaves?|lies?|take part|takes part) /;
const SEEN = /\b(?:is|are) (?:seen|pictured|photographed)\b(?! as\b)/;
/** "in Oslo, Wednesday, April 8, 2026", "after running aground March 26, 2021": wires date pictures so. A weekday without a comma dates news too. */
const DATED =
  /, (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?:[,.]|$)|\p{Lowercase},? (?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)) \d{1,2}, \d{4}/u;
/** What is told, and not seen in a picture. */
export const TOLD = new RegExp(`\\b(?:${TELLS}|will|would|was|were|had|has|have|according)\\b`);
/** Of these verbs the present tells of what is to come too: "ministers meet Monday to discuss". */
const COMES = /^(?:meet|gather|arrive|leave|attend|addres)/;
/** A caption with such a verb has no more words. */
const COMES_MOST = 12;

/** "REUTERS/Ana Quist", "Net photo.": whose the picture above is. */
export const CREDIT_LINE =
  /^(?:\p{Lu}[\p{L} ]{2,20}\/ ?\p{Lu}[\p{L}. '’-]{2,40}|(?:\p{L}+ ){0,2}[Pp]hotos?\.|(?:Photo|Picture|Image|Credit)s?(?::| by ) ?\p{Lu}[^.]{2,60}\.?)$/u;

/** What is going on in a picture: "is unloaded", "are carrying". */
const GOES_ON = /\b(?:is|are) (?:being )?\p{Lowercase}+(?:ed|en|ing)\b/u;

/** A sentence that may tell what a picture shows, where a credit stands beside it: one, without quotation, told as of now or without a verb. */
export function maySayWhatIsSeen(said: string, lexicon: FurnitureLexicon): boolean {
  if (/["“”]|[.!?] \p{Uppercase}/u.test(said) || TOLD.test(said) || said.split(/\s+/, BESIDE_CREDIT_MOST + 1).length > BESIDE_CREDIT_MOST)
    return false;
  return SHOWS.test(said) || GOES_ON.test(said) || isVerbless(said, lexicon);
}
const BESIDE_CREDIT_MOST = 25;

/** "Above: Lorries in the harbour.", and where a date closes it, "Right: Lorries reach the harbour, May 3." */
const POINTED =
  /^(?:Above|Below|Inset|Pictured(?: here)?|(?:Top|Bottom|Far) (?:left|right)|Clockwise from [^:]{3,30}|(?:From )?[Ll]eft to right): ?\p{Uppercase}/u;
const POINTED_DATED = /^(?:Right|Left|Top|Bottom|Cent(?:er|re)): ?\p{Uppercase}/u;
/** ", Nov. 25." at the end of a sentence told as of now. */
export const ENDS_DATED =
  /\p{Alphabetic}, (?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)) \d{1,2}(?:, \d{4})?\.?$/u;

/** A sentence that tells what a picture shows, by its credit or by being told as of now beside a date. */
export function isCaption(said: string): boolean {
  if (/[(/]|Handout|[Pp]hoto/.test(said) && CREDITED.test(said)) return true;
  if (/[Pp]hoto|[Pp]icture|Image|\/|\]/.test(said) && CREDIT_ENDS.test(said)) return true;
  if (/left|right|cent(?:er|re)/.test(said) && AT_LEFT.test(said) && !TOLD.test(said)) return true;
  if (said.includes(': ') && (POINTED.test(said) || (POINTED_DATED.test(said) && ENDS_DATED.test(said)))) return true;
  if (/["“”]/.test(said) || !/day|\d/.test(said)) return false;
  const first = (/^.{20,}?[.!?](?=\s\p{Uppercase}|$)/u.exec(said)?.[0] ?? said).replace(/, who [^,]{3,60},/, '');
  if (
    first.split(/\s+/, CAPTIONED_MOST + 1).length > CAPTIONED_MOST ||
    !(DATED.test(first) || (ENDS_DATED.test(first) && isOneSentence(first)))
  )
    return false;
  if (SEEN.test(first)) return !TOLD.test(first);
  const shows = SHOWS.exec(first)?.[0];
  return shows !== undefined && !TOLD.test(first) && (!COMES.test(shows) || first.split(/\s+/, COMES_MOST + 1).length <= COMES_MOST);
}
