import { ENDS_DATED, isOneSentence, PEOPLE, TOLD } from './caption.ts';
import type { FurnitureLexicon } from './furniture-lexicon.ts';

/** Right behind these a word is a noun, a participle or an infinitive. */
const BEFORE_NOUN =
  /^(?:a|an|the|his|her|its|their|our|my|your|no|of|in|at|on|with|without|for|from|to|by|over|under|after|before|near|outside|inside|during|into|through|across|off|between|against|along|behind|beside|around|amid|than|as)$|(?:'s|s')$/;
/** And behind these most likely a plural. */
const BEFORE_PLURAL =
  /^(?:\d.*|two|three|four|five|six|seven|eight|nine|ten|some|many|more|other|new|old|joint|first|last|former|local|young|armed|heavy|huge|empty|giant|foreign|makeshift)$|[a-z]{3}(?:ic|ish|ian|ese|ous|ive|ful|ing)$/;
const PRONOUN =
  /^(?:i|he|she|they|we|you|it|there|who|which|that|what|how|these|those|this|all|none|most|nothing|everything|everyone|nobody|another|both)$/;
const FINITE =
  /^(?:is|are|was|were|am|be|been|has|have|had|follows|will|would|could|should|must|shall|do|does|did|said|says|told|isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't|won't|can't|couldn't|don't|doesn't|didn't)$/;
const NOUNS_IN_S =
  /^(?:news|headquarters|series|forces|affairs|sanctions|troops|goods|means|others|previous|perhaps|plus|besides|always|across|yes|his|its|this|us|as|thus)$/;
const MANY = /s$|^(?:police|people|men|women|children|cattle)$/;

/**
 * Whether nothing in a sentence can be its finite verb: "Volunteers filling sandbags at the town hall in March." Such are captions
 * and headings to which somebody gave a full stop. In doubt a word is a verb.
 */
export function isWithoutVerb(said: string, lexicon: FurnitureLexicon): boolean {
  if (lexicon.verbs.size === 0 || /["“”?]/.test(said) || !isOneSentence(said)) return false;
  const dated = ENDS_DATED.exec(said);
  const told = dated === null ? said : said.slice(0, dated.index + 1);
  const words = told.split(/[^\p{Alphabetic}\p{M}\p{N}'’-]+/u).filter((word) => word !== '' && word !== '-');
  if (words.length < (dated === null ? 4 : 3) || words.length > MOST) return false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const capital = /^\p{Uppercase}/u.test(word);
    const small = word.toLowerCase().replace('’', "'");
    if ((PRONOUN.test(small) && (i === 0 || !/^(?:this|these|those|all|another|both)$/.test(small))) || /'(?:re|ve|ll|d|m)$/.test(small))
      return false;
    if (capital && i > 0) continue;
    if (FINITE.test(small)) return false;
    if (i === 0) continue;
    const before = (words[i - 1] as string).toLowerCase().replace('’', "'");
    if (BEFORE_NOUN.test(before) || /^\d/.test(word)) continue;
    // "… after air strikes, Nov. 14."
    if (dated !== null && i === words.length - 1 && /s$/.test(small)) continue;
    if (lexicon.verbs.has(small)) return false;
    if (/ed$/.test(small) && words[i + 1] !== 'by') return false;
    if (/[^s']s$/.test(small) && !BEFORE_PLURAL.test(before) && !PEOPLE.test(small) && !NOUNS_IN_S.test(small)) return false;
    if (
      MANY.test(before) &&
      !NOUNS_IN_S.test(before) &&
      (i === 1 || !/^\p{Uppercase}/u.test(words[i - 1] as string)) &&
      !BEFORE_NOUN.test(small) &&
      !/(?:ing|ly)$/.test(small) &&
      !/^(?:and|or|but|who|left|right|not|this|last|next|yesterday|today)$/.test(small)
    )
      return false;
  }
  return dated !== null || /\b(?:at|in|on|near|of|with|outside|after|during|from|to|by|off|under|over)\b/.test(said);
}
/** [words] */
const MOST = 32;

/** What anybody in a picture does. */
const IS_SEEN_DOING =
  /\b(?:stands?|walks?|sits?|holds?|carr(?:y|ies)|waits?|watch(?:es)?|gestures?|waves?|wades?|queues?|sleeps?|rests?|prays?|looks?|clears?|cleans?|search(?:es)?|rides?|loads?|unloads?|takes? (?:food|cover|part|a break)|hugs?|embraces?|kneels?|lies|lie|cr(?:y|ies)|weeps?|poses?|sorts?|stacks?|fills?|fix(?:es)?|fastens?|burns?|hangs?|lines?|pass(?:es)?)\b/;
/** What named persons do in pictures, and hardly in the first sentence of a story. */
const POSES =
  /\b(?:speaks?|gestures?|waves?|shakes? hands|shaking hands|poses?|listens?|looks? (?:on|at)|walks?|embraces?|hugs?|greets?|talks?) (?:to |with |at |during |in |on |after |as |his |her |outside |the |\p{Uppercase})/u;
const UNNAMED =
  /^(?:An? |Two |Three |Four |Five )(?:[\p{Alphabetic}-]+ ){0,2}(?:wom[ae]n|m[ae]n|child(?:ren)?|boys?|girls?|soldiers?|residents?|workers?|villagers?|officers?|policem[ae]n|protesters?|demonstrators?|refugees?|migrants?|supporters?|mourners?|journalists?|nurses?|doctors?|fisherm[ae]n|farmers?|traders?|family|families|mother|father|couple|group|crowd|vendors?|volunteers?|rescuers?|firefighters?|sailors?|passengers?|trucks?|lorr(?:y|ies)|ships?|vessels?|boats?|helicopters?|planes?|tanks?|signs?|flags?|buildings?|houses?|posters?|banners?|motorcyclists?|pedestrians?|monks?|fighters?|rebels?|pupils|students?)\b|^(?:People|Residents|Soldiers|Workers|Women|Men|Children|Protesters|Demonstrators|Rescuers|Firefighters|Villagers|Migrants|Refugees|Mourners|Supporters|Passengers|Volunteers|Police officers|Rescue workers|Aid workers|Health workers|Security forces|Members of) /u;
const PERSON = /^(?:\p{Uppercase}[\p{Alphabetic}.'’-]+ ){2,7}(?:\([^)]{1,20}\) |, [^,]{3,60}, )?/u;
/** A caption that is told by its verb alone is short. [words] */
const SCENE_MOST = 28;

/** A deed that is over. */
const DONE =
  /(?<!\b(?:[Aa]n?|[Tt]he|his|her|their|its|and) )\b\p{Lowercase}{2,}ed (?!by\b)|\b(?:took|came|went|left|began|became|gave|made|found|held|met|dug|rose|fell)\b/u;
/** One sentence that may be what the picture above a story shows: without verb, or told as of now of somebody who is seen. */
export function isScene(said: string, lexicon: FurnitureLexicon): boolean {
  if (isWithoutVerb(said, lexicon)) return /\s\p{Uppercase}/u.test(said);
  if (/["“”?:;]/.test(said) || !isOneSentence(said) || said.split(/\s+/, SCENE_MOST + 1).length > SCENE_MOST) return false;
  const plain = said.replace(/, who [^,]+,/, '');
  if (TOLD.test(plain) || DONE.test(plain) || /\b(?:says|say|today|yesterday|week|month|year)\b/.test(plain)) return false;
  return UNNAMED.test(plain) ? IS_SEEN_DOING.test(plain) : PERSON.test(plain) && POSES.test(plain);
}
