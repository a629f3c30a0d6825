import { stem } from '../text/stem.ts';
import type { Token } from '../text/tokens.ts';
import lexicon from './predicate.yaml';

/** What a sentence says in its main clause, and in the clause that a verb of saying opens. */
export interface Predicate {
  /** Indexes of the tokens that stand in these clauses. */
  readonly core: ReadonlySet<number>;
  /** Indexes of the verbs, and of nouns made of verbs, in them. */
  readonly verbs: readonly number[];
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
  let subjectEnd = -1;
  let skipUntil = -1;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const { word } = token;
    const previous = tokens[i - 1];
    const between = previous === undefined ? '' : text.slice(previous.end, token.start);
    if (skipUntil > i) {
      const back = /[,;:)–—]/.test(between) && i > 1;
      if (!back) continue;
      skipUntil = -1;
    }
    if (aside.has(word) && !(word === 'that' && previous !== undefined && isReporting(previous.word)) && (i > 0 || word !== 'that')) {
      skipUntil = i + ASIDE;
      continue;
    }
    core.add(i);
    if (token.capital || token.number) continue;
    const auxiliaryBefore = before(tokens, i);
    const finite =
      auxiliaryBefore || irregular.has(word) || (word.endsWith('ed') && word.length > 4) || (word.endsWith('ing') && auxiliaryBefore);
    if (finite && !auxiliaryBefore && previous !== undefined && isPostmodifier(tokens, i)) {
      core.delete(i);
      skipUntil = i + ASIDE;
      continue;
    }
    const infinitive = previous?.word === 'to' && !place.has(tokens[i - 2]?.word ?? '');
    const following = tokens[i + 1];
    const attributive =
      !auxiliaryBefore &&
      word.endsWith('ed') &&
      following !== undefined &&
      !following.capital &&
      !following.number &&
      !FUNCTION.test(following.word) &&
      (/^(?:the|a|an|its|their|his|her|of|by)$/.test(previous?.word ?? '') || (previous?.capital === true && laterVerb(tokens, i)));
    if (attributive) continue;
    if (PLACE.test(word)) continue;
    if (finite || infinitive || isDeed(word)) {
      verbs.push(i);
      if (subjectEnd < 0 && (finite || (i > 1 && isDeed(word)))) subjectEnd = i;
    }
  }
  return { core, verbs, subjectEnd: subjectEnd < 0 ? Math.min(tokens.length, 8) : subjectEnd };
}

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
