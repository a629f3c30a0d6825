import { countriesIn } from '../../text/places.ts';
import { stem } from '../../text/stem.ts';
import type { Token } from '../../text/tokens.ts';
import { nameKey } from '../statement/name-key.ts';
import type { Statement } from '../statement/statement.ts';
import { isCalendar, isNumberWord, isReporting, isStop } from '../statement/vocabulary.ts';
import { headOf } from './known-nouns.ts';
import { PAST, persons, telling, timeWords } from './lean-words.ts';

const SINGULAR = new Set(['he', 'she', 'him', 'his', 'her', 'hers', 'himself', 'herself']);
const THING = new Set(['it', 'its', 'itself']);
const PLURAL = new Set(['they', 'them', 'their', 'theirs', 'themselves']);

const PARTITIVE =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|thousands|some|most|many|all|none|half|several|both|each|few|any|least|third|quarter|\d+)$/;

/** "five of the Filipinos", "most of the victims": index of "of". */
export function partitive(tokens: readonly Token[], text: string): number | undefined {
  for (let at = 1; at < Math.min(tokens.length - 2, 12); at++) {
    if (tokens[at]?.word !== 'of' || tokens[at + 1]?.word !== 'the' || !PARTITIVE.test(tokens[at - 1]?.word ?? '')) continue;
    const head = headOf(
      tokens.map((token, i) => (i >= at + 2 && i < at + 4 ? { ...token, capital: false } : token)),
      at + 2,
      text,
    );
    if (head !== undefined && /(?:s|men|people|children)$/.test((tokens[head] as Token).word)) return at;
  }
  return undefined;
}

/** "He Lifeng, vice premier": a family name that is spelt like a pronoun stands before a given name. */
function isSurname(tokens: readonly Token[], at: number): boolean {
  const [own, next] = [tokens[at], tokens[at + 1]];
  return (
    (own?.word === 'he' || own?.word === 'she') && own.capital && next?.capital === true && !isStop(next.word) && next.start === own.end + 1
  );
}

/** Spans of time: nobody is "they" for them. */
const SPAN = /^(?:minutes?|hours?|days?|weeks?|months?|years?|decades?|nights?|times?)$/;

/** A pronoun of the third person that nothing before it in the sentence can stand for. */
export function barePronoun(tokens: readonly Token[], statement: Statement): number | undefined {
  let person = false;
  let thing = false;
  let several = false;
  const places = new Set(countriesIn(tokens).flatMap(({ at, length }) => Array.from({ length }, (_, i) => at + i)));
  const object = objectOfFirstVerb(tokens);
  if (object !== undefined) return object;
  for (let at = 0; at < Math.min(tokens.length, 40); at++) {
    const token = tokens[at] as Token;
    const { word } = token;
    if (isSurname(tokens, at)) {
      person = thing = several = true;
      continue;
    }
    if (SINGULAR.has(word) && !person) return cataphoric(tokens, at, statement) ? undefined : at;
    if (
      word === 'them' &&
      tokens[at - 1]?.word === 'of' &&
      (PARTITIVE.test(tokens[at - 2]?.word ?? '') || isNumberWord(tokens[at - 2]?.word ?? ''))
    )
      return at;
    if (word === 'it' && isSaidByPerson(tokens, at)) return at;
    if (PLURAL.has(word) && !several && !person) return cataphoric(tokens, at, statement) ? undefined : at;
    if (THING.has(word) && !thing) {
      if (word === 'it' && isDummy(tokens, at)) {
        thing = true;
        continue;
      }
      return cataphoric(tokens, at, statement) ? undefined : at;
    }
    if (isCalendar(word) || isStop(word)) {
      if (word === 'who') several = person = true;
      else if (word === 'both' || word === 'many' || word === 'some' || word === 'those') several = true;
      continue;
    }
    if (SPAN.test(word)) continue;
    if (token.capital && at > 0 ? true : statement.names.has(nameKey(word))) {
      thing = several = true;
      person ||= !places.has(at);
    } else if (persons.has(word)) person = several = true;
    else if (isNumberWord(word) || token.number) several ||= !SPAN.test(tokens[at + 1]?.word ?? '');
    else if (!isReporting(word)) {
      // In English a thing that is one has an article or the like before it.
      thing ||= !/[^s]s$/.test(word) && determined(tokens, at);
      if (word.endsWith('s') || word === 'people' || word === 'men' || word === 'women' || word === 'children' || word === 'police') {
        several = true;
        person ||= persons.has(word.slice(0, -1));
      }
    }
  }
  return undefined;
}

/**
 * "Nicaragua alone opposed it", "the bank puts its value at": what the subject does is done to another.
 * Index of the pronoun behind the first verb; undefined where anything but the subject stands before it.
 */
function objectOfFirstVerb(tokens: readonly Token[]): number | undefined {
  for (let at = 1; at < Math.min(tokens.length, 10); at++) {
    const { word, capital } = tokens[at] as Token;
    const verb = tokens[at - 1] as Token;
    if (word === 'it' || word === 'them' || word === 'him' || (word === 'its' && /^(?:puts?|values?|estimates?)$/.test(verb.word)))
      return !verb.capital && at > 1 && isVerb(verb.word) ? at : undefined;
    if (!capital && (BREAKS.test(word) || isReporting(word))) return undefined;
    if (at > 1 && isVerb(verb.word) && !/^(?:led|based|owned|backed|held|run|called)$/.test(verb.word)) return undefined;
  }
  return undefined;
}

function isVerb(word: string): boolean {
  return PAST.test(word) || /[^e]ed$/.test(word) || /^(?:puts?|values?|estimates?|calls?|makes?|wants?|sees|needs?)$/.test(word);
}

/** Behind these another clause or phrase may bring in what the pronoun stands for. */
const BREAKS =
  /^(?:that|who|which|whose|and|or|but|after|when|while|as|if|because|since|where|with|of|by|from|in|at|on|for|to|is|are|was|were|be|been)$/;

/** "Defence minister Ann Lee said it would stay": no person is "it". */
function isSaidByPerson(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at - 1]?.word === 'that' ? at - 2 : at - 1;
  if (verb < 1 || verb > 9 || !isReporting(tokens[verb]?.word ?? '') || isDummy(tokens, at)) return false;
  const subject = tokens.slice(0, verb);
  // A spokesman's "it" is whom he speaks for.
  return (
    subject.every(({ word, capital }) => capital || !isStop(word)) &&
    subject.some(({ word }) =>
      /^(?:minister|president|chancellor|king|queen|prime|premier|general|admiral|judge|professor|mr|mrs|ms|senator|governor|mayor)$/.test(
        word,
      ),
    ) &&
    subject.filter(({ capital }, i) => capital && i > 0).length >= 1
  );
}

function determined(tokens: readonly Token[], at: number): boolean {
  for (let j = at - 1; j >= Math.max(0, at - 4); j--) {
    const { word, capital } = tokens[j] as Token;
    if (/^(?:an?|the|this|that|each|every|no|any|one|another|his|her|their|our|my|your|its)$/.test(word) || (capital && j > 0)) return true;
    if (isStop(word)) return false;
  }
  return false;
}

/** What "it" stands in for. */
const FULL = /^(?:that|whether|how|what|who|when|why|where|to|if)$/;
/** Behind "it is", these tell of what follows: "It is likely that", "It was hoped to". */
const OF_WHAT_FOLLOWS =
  /^(?:clear|unclear|likely|unlikely|possible|impossible|probable|necessary|important|essential|vital|crucial|true|obvious|evident|certain|uncertain|known|unknown|understood|hoped|feared|expected|agreed|decided|announced|reported|revealed|claimed|alleged|said|believed|thought|estimated|assumed|rumou?red|confirmed|disclosed|learnt|learned|time|difficult|hard|easy|easier|harder|better|best|worse|safe|dangerous|wrong|right|good|bad|too|up|illegal|unlawful|legal|common|rare|natural|strange|surprising|premature|early|late|fair|worth|vain|pity|shame|duty|first|second|third|last|only|not|no|still|now|also|yet|already|widely|increasingly|becoming|become|been|being|far|very|quite|so|more|most|generally|an?|the)$/;
/** These raise the subject of what follows: in "It was thought to be", the pronoun stands for something. */
const RAISING =
  /^(?:known|understood|expected|reported|claimed|alleged|said|believed|thought|estimated|assumed|rumou?red|likely|unlikely|certain|due)$/;

/** "It is not clear whether", "It was the first time": the pronoun stands for nothing. */
function isDummy(tokens: readonly Token[], at: number): boolean {
  const [verb = '', ...rest] = tokens.slice(at + 1, at + 8).map((token) => token.word);
  if (/^(?:emerged|comes|came)$/.test(verb)) return rest.some((word) => FULL.test(word) || word === 'as' || word === 'after');
  if (/^(?:will|would)$/.test(verb))
    return /^(?:be|take|cost|help|mean|seem|appear|come|become)$/.test(rest[0] ?? '') && rest.slice(1).some((word) => FULL.test(word));
  if (/^(?:remains|remained|appears|appeared|seems|seemed|takes|took)$/.test(verb)) return rest.some((word) => FULL.test(word));
  if (!/^(?:is|was|has)$/.test(verb) || !OF_WHAT_FOLLOWS.test(rest[0] ?? '')) return false;
  const full = rest.findIndex((word) => FULL.test(word));
  return full > 0 && !(rest[full] === 'to' && RAISING.test(rest[full - 1] ?? ''));
}

/** "When he arrived, Smith said": the pronoun's name follows within the sentence. */
function cataphoric(tokens: readonly Token[], at: number, statement: Statement): boolean {
  if (!/^(?:when|while|as|if|after|before|in|since|although|though|despite|upon|during|with|once|asked)$/.test(tokens[0]?.word ?? ''))
    return false;
  const comma = statement.text.indexOf(',', tokens[at]?.end ?? 0);
  if (comma < 0) return false;
  const next = tokens.find((token) => token.start > comma);
  return next?.capital === true && next.word !== 'i';
}

/** "This meeting", "these issues", "this might": index of the word, or undefined. "This week" and "those who" do not point back. */
export function demonstrative(tokens: readonly Token[], text: string): number | undefined {
  const seen = new Set<string>();
  for (let at = 0; at < tokens.length; at++) {
    const word = (tokens[at] as Token).word.replace(/^that's$/, 'that');
    const next = tokens[at + 1]?.word ?? '';
    if (/^(?:this|these|those|such|that)$/.test(word)) {
      const plural = word === 'those';
      const points =
        word === 'that'
          ? (at === 0 && tokens[1]?.word !== 'the' && tokens[1]?.capital !== true) ||
            takesUp(tokens, at, text) ||
            standsForTold(tokens, at, text)
          : word === 'such'
            ? at < 3 || (next !== 'as' && next !== 'a' && !seen.has(stem(next)))
            : !timeWords.has(next) &&
              !(
                plural &&
                /^(?:who|whose|in|of|with|from|on|that|which|involved|responsible|killed|under|at|living|affected|already|still|not|now|trying|waiting|taking|wanting|seeking|held|found|needed)$/.test(
                  next,
                )
              );
      if (points && (at < 4 || !seen.has(stem(next)))) return at;
    }
    if (!isStop(word)) seen.add(stem(word));
  }
  return undefined;
}

/** "Germany is to approve a similar measure": index of "similar". */
export function likeOne(tokens: readonly Token[]): number | undefined {
  for (let at = 1; at + 1 < Math.min(tokens.length, 24); at++)
    if (
      (/^(?:similar|identical|comparable)$/.test(tokens[at]?.word ?? '') ||
        (tokens[at]?.word === 'same' && tokens[at - 1]?.word === 'the')) &&
      !tokens[at + 1]?.capital &&
      telling.has(stem(tokens[at + 1]?.word ?? '')) &&
      !/^(?:to|as|that|with)$/.test(tokens[at + 2]?.word ?? '')
    )
      return at;
  return undefined;
}

/** "rejected that account", "to make that position clear": no conjunction. */
function takesUp(tokens: readonly Token[], at: number, text: string): boolean {
  const [noun, next] = [tokens[at + 1], tokens[at + 2]];
  if (noun === undefined || noun.capital || noun.number || !telling.has(stem(noun.word))) return false;
  if (next === undefined || /[^\s-]/.test(text.slice(noun.end, next.start))) return true;
  if (/^(?:and|or|but|clear|as|when|while|because)$/.test(next.word)) return true;
  return !isReporting(tokens[at - 1]?.word ?? '') && /^(?:in|on|at|by|for|to|with|from)$/.test(next.word);
}

/** "The allies do not accept that.", "Under that treaty it may keep": a pronoun, or a noun told of before. */
function standsForTold(tokens: readonly Token[], at: number, text: string): boolean {
  const [before, own, next, beyond] = [tokens[at - 1], tokens[at] as Token, tokens[at + 1], tokens[at + 2]];
  if (before === undefined || (before.capital && at > 1)) return false;
  if (next === undefined || /^\s*[.;:!?]/.test(text.slice(own.end, next.start))) return !/^(?:so|given|except|in)$/.test(before.word);
  return (
    /^(?:under|at|on|with|by|from|after|before|during|since|into|for|of|against)$/.test(before.word) &&
    !next.capital &&
    !next.number &&
    !isStop(next.word) &&
    !timeWords.has(next.word) &&
    beyond !== undefined &&
    !/^(?:who|which|is|are|was|were|has|have|had|will|would)$/.test(beyond.word) &&
    !tokens.slice(0, at).some(({ word }) => stem(word) === stem(next.word))
  );
}

/** "the fifteen are still held": a number with "the" that counts nothing behind it. */
export function isBareCount(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (
    token === undefined ||
    !(token.number || isNumberWord(token.word)) ||
    /^(?:million|billion|hundred|thousand)s?$/.test(token.word) ||
    /^(?:1[89]|20)\d\d$/.test(token.word)
  )
    return false;
  const next = tokens[at + 1];
  return next === undefined || (isStop(next.word) && !next.capital);
}

/** "an estimate would be presented there": index of "there" where no place is named before it in the sentence. */
export function placeTold(tokens: readonly Token[]): number | undefined {
  for (let at = 1; at < tokens.length; at++) {
    const { word, capital } = tokens[at] as Token;
    if (capital && !isCalendar(word) && /^(?:in|at|to|from|near|of|on|off|outside|around)$/.test(tokens[at - 1]?.word ?? ''))
      return undefined;
    if (
      word === 'there' &&
      (/^(?:nobody|everybody|anybody|somebody|everyone|anyone|someone|one|people|those|troops|officials)$/.test(
        tokens[at - 1]?.word ?? '',
      ) ||
        !/^(?:is|are|was|were|has|have|had|will|would|could|may|might|can|should|must|seems?|remains?|be|appears?|no)$/.test(
          tokens[at + 1]?.word ?? '',
        )) &&
      !/^(?:that|and|but|because|if|said|says|where)$/.test(tokens[at - 1]?.word ?? '')
    )
      return at;
  }
  return undefined;
}
