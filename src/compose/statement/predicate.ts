import { stem } from '../../text/stem.ts';
import type { Token } from '../../text/tokens.ts';
import lexicon from './predicate.yaml';

/** What a sentence says in its main clause, and in the clause that a verb of saying opens. */
export interface Predicate {
  /** Indexes of the tokens that stand in these clauses. */
  readonly core: ReadonlySet<number>;
  /** Indexes of the verbs, and of nouns made of verbs, in them. */
  readonly verbs: readonly number[];
  /** Those of `verbs` that have a tense of their own. */
  readonly finite: readonly number[];
  /** Tokens [0, subjectEnd) hold the subject of the first verb. */
  readonly subjectEnd: number;
}

const words = lexicon as { auxiliaries: string; aside: string; place: string; irregular: string };
const auxiliaries = new Set(words.auxiliaries.split(/\s+/));
const aside = new Set(words.aside.split(/\s+/));
const place = new Set(words.place.split(/\s+/));
const irregular = new Set(words.irregular.split(/\s+/));

/** Longest run of words that a relative clause or participle is taken to last without a mark or an auxiliary. */
const ASIDE = 14;

/**
 * Reads the main predicate off an English sentence by its function words: relative clauses ("who were arrested"), participles
 * behind nouns ("detained by guards") and subordinate clauses ("until they are freed") are set aside. No grammar is parsed;
 * what cannot be told counts as core. Linear.
 *
 * @param isDeed       whether a word names a deed: only such nouns count as verbs.
 * @param isReporting  verbs of saying: the clause with "that" behind them is core.
 */
export function predicateOf(
  tokens: readonly Token[],
  text: string,
  isDeed: (word: string) => boolean,
  isReporting: (word: string) => boolean,
): Predicate {
  const core = new Set<number>();
  const verbs: number[] = [];
  const finites: number[] = [];
  let subjectEnd = -1;
  let skipUntil = -1;
  let participle = false;
  let relative = -1;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const { word } = token;
    const previous = tokens[i - 1];
    const between = previous === undefined ? '' : text.slice(previous.end, token.start);
    if (skipUntil > i) {
      const back =
        (/[,;:)–—]/.test(between) && i > 1) || (participle && takesUp(tokens, i)) || (relative >= 0 && endsRelative(tokens, relative, i));
      if (!back) continue;
      skipUntil = -1;
    }
    participle = false;
    relative = -1;
    if (i === 0 && word === 'with') {
      skipUntil = tokens.length;
      continue;
    }
    if (aside.has(word) && !(word === 'that' && isTold(tokens, i, isReporting)) && (i > 0 || word !== 'that')) {
      skipUntil = i + ASIDE;
      if (RELATIVE.test(word)) relative = i;
      continue;
    }
    core.add(i);
    if (token.capital || token.number) continue;
    const auxiliaryBefore = before(tokens, i);
    const finite =
      auxiliaryBefore || irregular.has(word) || (word.endsWith('ed') && word.length > 4) || (word.endsWith('ing') && auxiliaryBefore);
    if (finite && !auxiliaryBefore && previous !== undefined && !TELLS.test(word) && isPostmodifier(tokens, i)) {
      core.delete(i);
      skipUntil = i + ASIDE;
      participle = true;
      continue;
    }
    const present =
      word.endsWith('s') &&
      i > 0 &&
      isDeed(word) &&
      /^(?:the|a|an|its|their|his|her|that|to|all|any)$/.test(tokens[i + 1]?.word ?? '') &&
      !DETERMINER.test(previous?.word ?? '');
    const infinitive = previous?.word === 'to' && !place.has(tokens[i - 2]?.word ?? '');
    const following = tokens[i + 1];
    const attributive =
      !auxiliaryBefore &&
      word.endsWith('ed') &&
      following !== undefined &&
      !following.capital &&
      !following.number &&
      !FUNCTION.test(following.word) &&
      (/^(?:the|a|an|its|their|his|her|of|by)$/.test(previous?.word ?? '') ||
        (previous?.capital === true && laterVerb(untilConjunction(tokens, i), i)));
    if (attributive) continue;
    if (PLACE.test(word) || NO_VERB.test(word)) continue;
    if (finite || infinitive || isDeed(word)) {
      verbs.push(i);
      if (finite || present) finites.push(i);
      if (subjectEnd < 0 && (finite || (i > 1 && isDeed(word)))) subjectEnd = i;
    }
  }
  return { core, verbs, finite: finites, subjectEnd: subjectEnd < 0 ? Math.min(tokens.length, 8) : subjectEnd };
}

/** "said that", "said on Tuesday that", "told reporters that": the clause is what is told. */
function isTold(tokens: readonly Token[], at: number, isReporting: (word: string) => boolean): boolean {
  for (let i = at - 1; i >= Math.max(0, at - TELLING); i--) {
    const { word } = tokens[i] as Token;
    if (isReporting(word) && !(UTTERANCE.test(word) && laterAuxiliary(tokens, at + 3))) return true;
    if (!ADJUNCT.test(word)) return false;
  }
  return false;
}

/** "The announcement that it would sell arms was welcomed" tells of the welcome. */
const UTTERANCE = /^(?:announcement|statement|claim|report|comment|suggestion|warning|declaration|allegation)s?$/;
/** Of the stem of a verb, but none. */
const NO_VERB = /^(?:authorit(?:y|ies)|according|accordance|council|resolution)$/;
const DETERMINER = /^(?:the|a|an|its|their|his|her|of|these|those|some|more|new|for|in|on|and)$/;
/** These forms are no participles behind a noun. */
const TELLS = /^(?:said|told|says|announced|confirmed|warned|insisted)$/;
/** Words between a verb of saying and its "that". */
const TELLING = 5;
const ADJUNCT =
  /^(?:on|in|at|the|a|an|his|her|its|eve|sidelines|weekend|late|early|earlier|later|yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|afternoon|evening|night|statement|announcement|press|release|briefing|letter|speech|report|interview|reporters|journalists|parliament|lawmakers|television|twitter|also|again|afterwards)$/;

/** The verb to which the noun before a participle belongs: "the doses promised by the agency arrived". */
function takesUp(tokens: readonly Token[], i: number): boolean {
  const { word, capital, number } = tokens[i] as Token;
  if (capital || number || FUNCTION.test(tokens[i - 1]?.word ?? '') || PARTICIPLE_LINK.test(tokens[i - 1]?.word ?? '')) return false;
  return auxiliaries.has(word) || irregular.has(word) || (word.endsWith('ed') && word.length > 4);
}
const PARTICIPLE_LINK = /^(?:and|or|of|who|which|that|but)$/;

/**
 * Whether the verb at `i` is that of the clause around a relative clause without commas, which has had its own: "the jets which Taiwan
 * had wanted are not …", "the man who was hurt has died".
 */
function endsRelative(tokens: readonly Token[], from: number, i: number): boolean {
  if (!RESUMES.test(tokens[i]?.word ?? '') || i - from < 2) return false;
  if (/^(?:and|or|but|which|who|that|not|to|he|she|it|they|we|i|you|what|as|than)$/.test(tokens[i - 1]?.word ?? '')) return false;
  const within = tokens.slice(from + 1, i);
  const own = within.findIndex(
    ({ word, capital }) => !capital && (auxiliaries.has(word) || irregular.has(word) || (word.length > 4 && word.endsWith('ed'))),
  );
  // "Which had been", "who has already been": still the first.
  if (own < 0 || before(tokens, i)) return false;
  return !within.slice(own + 1).some(({ word }) => NESTS.test(word));
}
const RELATIVE = /^(?:who|which|that)$/;
const RESUMES = /^(?:is|are|was|were|has|have|had|will|would|could|may|might|must)$/;
/** A clause within the clause: its verb is its own. */
const NESTS = /^(?:and|or|but|who|which|that|when|where|while|because|if|after|before|as|than|what|how|whether|said|says|say)$/;

/** After "is", these are no verbs. */
const PLACE =
  /^(?:inside|outside|within|beyond|above|below|north|south|east|west|likely|able|due|ready|safe|well|more|less|up|down|over|back|home)$/;

/** What follows a verb rather than a participle that describes a noun. */
const FUNCTION =
  /^(?:the|a|an|its|their|his|her|by|to|in|on|at|for|from|with|that|and|as|up|down|out|off|over|into|after|before|about|against|it|him|them|all|some|more|at|least|than|how|what|\w+ly)$/;

/** An auxiliary right before, adverbs apart. */
function before(tokens: readonly Token[], i: number): boolean {
  for (let j = i - 1; j >= Math.max(0, i - 3); j--) {
    const word = tokens[j]?.word ?? '';
    if (auxiliaries.has(word)) return true;
    if (!word.endsWith('ly') && !/^(?:not|also|been|being|still|already|now|never|just|be|have)$/.test(word)) return false;
  }
  return false;
}

/** "sailors detained by guards", "troops stationed in the east": a participle without an auxiliary, behind a noun, before a preposition. */
function isPostmodifier(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]?.word ?? '';
  const previous = tokens[i - 1] as Token;
  if (!/^(?:by|in|on|at|during|off|near|from|under|with|after|since|last|for)$/.test(next)) return false;
  if (next !== 'by' && previous.capital) return false;
  // The first verb of the sentence is its own unless a later auxiliary shows another.
  return next === 'by' ? !/^(?:and|or|who|which|that)$/.test(previous.word) && laterVerb(tokens, i) : laterAuxiliary(tokens, i);
}

function laterAuxiliary(tokens: readonly Token[], i: number): boolean {
  return tokens.slice(i + 1, i + ASIDE).some((token) => /^(?:is|are|was|were|has|have|had|will|would|could|may|might)$/.test(token.word));
}

function laterVerb(tokens: readonly Token[], i: number): boolean {
  return (
    laterAuxiliary(tokens, i) ||
    tokens.slice(0, i).some((token, j) => j > 0 && (auxiliaries.has(token.word) || irregular.has(token.word))) ||
    tokens.slice(i + 2, i + ASIDE).some((token) => !token.capital && (irregular.has(token.word) || token.word.endsWith('ed')))
  );
}

/** The tokens up to the next "and" or "but" behind a place. */
function untilConjunction(tokens: readonly Token[], at: number): readonly Token[] {
  const end = tokens.findIndex(({ word }, i) => i > at && (word === 'and' || word === 'but'));
  return end < 0 ? tokens : tokens.slice(0, end);
}

/** Pairs of words of which one excludes the other: "inside" and "outside", "accepted" and "rejected". By stem. */
export function opposites(): ReadonlyMap<string, ReadonlySet<string>> {
  if (opposed !== undefined) return opposed;
  const map = new Map<string, Set<string>>();
  for (const [left, right] of (lexicon as { opposites: [string, string][] }).opposites)
    for (const one of left.split(' '))
      for (const other of right.split(' ')) {
        map.set(stem(one), (map.get(stem(one)) ?? new Set()).add(stem(other)));
        map.set(stem(other), (map.get(stem(other)) ?? new Set()).add(stem(one)));
      }
  opposed = map;
  return map;
}
let opposed: ReadonlyMap<string, ReadonlySet<string>> | undefined;
