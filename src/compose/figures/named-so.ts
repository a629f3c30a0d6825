import { isCountry } from '../../text/places.ts';
import { lexicon } from './figure-words.ts';

/** What an office-holder, a speaker or another human being is called, in small letters. */
const hasOffice = (who: string): boolean => lexicon().offices.test(who);

/** A body: an institution, a country, a name in capitals alone. */
export function isBody(who: string): boolean {
  if (hasOffice(who)) return false;
  return lexicon().bodies.test(who) || isCountry(who.toLowerCase()) || /^\p{Lu}{2,}$/u.test(who);
}

/** A person: an office and a name, or a name of two words and more that is no body's; `single` takes a name of one word too. */
export function isPerson(who: string, single = false): boolean {
  if (hasOffice(who)) return !isMany(who);
  if (isBody(who) || isMany(who)) return false;
  const capitals = who.match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 || (single && capitals === 1 && !/\s/.test(who));
}

/** Several: "officials in Halm", "Ostia and Norland". */
function isMany(who: string): boolean {
  const [head = ''] = who.split(/\s(?:of|in|at|for|from|with)\s/);
  return /\sand\s/.test(who) || /(?:^|\s)\p{Ll}+(?<!s)s$/u.test(head) || /(?:^|\s)(?:police|people|men|women)$/.test(head);
}

/** Whether "he", "she" or "it" can mean this teller; any other word can. */
export function agrees(who: string, pronoun: string | undefined): boolean {
  if (pronoun === 'he' || pronoun === 'she') return !isBody(who) && !isMany(who);
  return pronoun !== 'it' || (!hasOffice(who) && !isMany(who));
}

/** As `agrees`, for one who has said nothing yet and is only the subject of a sentence. */
export function mayBe(who: string, pronoun: string | undefined): boolean {
  if (pronoun === 'he' || pronoun === 'she') return isPerson(who, true);
  return pronoun === 'it' && (isBody(who) || (/^\p{Lu}[\p{L}’'-]+$/u.test(who) && !hasOffice(who)));
}
