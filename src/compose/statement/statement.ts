import type { Cite, Source } from '../../model/source.ts';
import { countriesIn } from '../../text/places.ts';
import { type ExtractedFigure, extractFigures } from '../../text/quantities.ts';
import type { Token } from '../../text/tokens.ts';
import type { Unit } from '../segment/unit.ts';
import { baseForm } from './base-form.ts';
import { cueFinder } from './cues.ts';
import { few } from './few.ts';
import { mainVerbs } from './main-verbs.ts';
import { nameKey } from './name-key.ts';
import type { NameTest } from './name-test.ts';
import { countedNumbers, numberKey } from './numbers.ts';
import { originOf } from './origin.ts';
import { predicateOf } from './predicate.ts';
import { type Quotation, quotationOf } from './quoted.ts';
import { type Reality, realityOf } from './reality.ts';
import { termsOf } from './terms.ts';
import { isDeed, isNumberWord, isReporting, isStop } from './vocabulary.ts';
import { WordPlaces } from './word-places.ts';
import wording from './wording.yaml';

/** One sentence as the composer's passes see it. Immutable; passes keep what they find in tables beside it. */
export interface Statement extends Quotation {
  /** Place among all statements: sources in canonical order, then text order. */
  readonly index: number;
  /** Index of its source in canonical order. */
  readonly source: number;
  readonly cite: Cite;
  readonly unit: Unit;
  /** The words to print: the source's, less the unit's cuts. */
  readonly text: string;
  readonly words: readonly Token[];
  /** What it is about: names ("@ukraine"), numbers ("#1500"), deeds ("=attack") and stems, each with how much it tells. */
  readonly terms: ReadonlyMap<string, number>;
  /** Persons, places, organisations: "@" and the folded name, countries by one name. */
  readonly names: ReadonlySet<string>;
  readonly deeds: ReadonlySet<string>;
  readonly figures: readonly ExtractedFigure[];
  /** "1500|person": value and unit of each figure but ages, scores and points. */
  readonly numbers: ReadonlySet<string>;
  /** Those of `numbers` that stand before its main clause: "With the 2 million …, pledges come to …". */
  readonly givenNumbers: ReadonlySet<string>;
  /** Deeds and stem of the first verb of its main clause that is none of saying. */
  readonly head: ReadonlySet<string>;
  /** Deeds and stems of the verbs of its main clauses, verbs of saying left out. */
  readonly verbs: ReadonlySet<string>;
  /** Indexes of the words of its main clauses. */
  readonly core: WordPlaces;
  /** Names before the first verb: who does it. */
  readonly subject: ReadonlySet<string>;
  /** Stems of all its words. */
  readonly stems: ReadonlySet<string>;
  /** Those of `terms` that its main clauses hold. */
  readonly coreTerms: Iterable<string>;
  /** Stems of the words of its main clauses. */
  readonly coreStems: ReadonlySet<string>;
  /** Weekdays it names. */
  readonly days: ReadonlySet<string>;
  readonly reality: Reality;
  /** Where it tells first what was done: the verbs of what is to come, not told as done too, and how real that is. */
  readonly later: { readonly verbs: ReadonlySet<string>; readonly reality: Reality };
  /** Whether its main clause tells of what still is so, not of what came to be: "remains closed", "are still held". */
  readonly lasting: boolean;
  /** Whether its main clause tells of how things are: "is shut". */
  readonly state: boolean;
  /** Names of who says so; empty where nobody is named; absent where it is not attributed. */
  readonly origin?: ReadonlySet<string>;
}

const findPhrases = cueFinder(
  Object.entries((wording as { phrases: Record<string, string[]> }).phrases).flatMap(([deed, phrases]) =>
    phrases.map((phrase) => ({ phrase, means: deed })),
  ),
);

/**
 * What a sentence says, found by its words alone.
 *
 * @param index   place among all statements.
 * @param source  index of its source, `from`, in canonical order.
 * @param text    the words to print of `unit`, and `words` its tokens.
 */
export function readStatement(
  index: number,
  source: number,
  from: Source,
  unit: Unit,
  words: readonly Token[],
  text: string,
  isName: NameTest,
): Statement {
  const predicate = predicateOf(words, text, isDeed, isReporting);
  const figures = words.some(({ word, number }) => number || isNumberWord(word)) ? extractFigures(text, { language: unit.language }) : [];
  const counted = countedNumbers(figures, words, text);
  const phrases = findPhrases(words);
  const about = termsOf(words, predicate.core, counted.numbers, counted.inFigure, phrases, isName);
  const origin = originOf(words, text, isName);
  const opening = words[0]?.word === 'with' ? (words.find((_, i) => predicate.core.has(i))?.start ?? 0) : 0;
  const reality = realityOf(words, predicate, isReporting);
  const { head, verbs, later } = mainVerbs(words, predicate, phrases, reality.from);
  const isState = /^(?:is|are)$/.test(
    words.find(({ word }, i) => predicate.core.has(i) && /^(?:is|are|was|were|has|have|had|will)$/.test(word))?.word ?? '',
  );
  return {
    index,
    source,
    cite: { source: from.id, start: unit.start, end: unit.end },
    unit,
    text,
    words,
    ...about,
    figures,
    givenNumbers: few(new Set(figures.flatMap((figure) => (figure.end <= opening ? [numberKey(figure)] : [])))),
    head,
    verbs,
    core: new WordPlaces(predicate.core),
    subject: few(namesAmong(words.slice(0, predicate.subjectEnd), about.names)),
    coreStems: new Set(words.flatMap(({ word, number }, i) => (predicate.core.has(i) && !number && !isStop(word) ? [baseForm(word)] : []))),
    ...quotationOf(text, isStop),
    days: few(new Set([...about.terms.keys()].filter((term) => term.startsWith('*') && term.endsWith('day')))),
    lasting:
      words.some(({ word }, i) => LASTING.test(word) && predicate.core.has(i) && words[i - 1]?.word !== 'to') ||
      (isHeld(words, predicate.core) && words.some(({ word }) => word === 'until')),
    reality: reality.means,
    later: { verbs: later, reality: reality.later },
    state: isState,
    ...(origin === undefined ? {} : { origin: few(origin) }),
  };
}

/** "Is closed", "were suspended"; not "is appealing for". */
function isHeld(words: readonly Token[], core: ReadonlySet<number>): boolean {
  const at = words.findIndex(({ word }, i) => core.has(i) && /^(?:is|are|was|were|has|have|had|will)$/.test(word));
  return /^(?:is|are|was|were)$/.test(words[at]?.word ?? '') && !(words[at + 1]?.word ?? '').endsWith('ing');
}

const LASTING = /^(?:still|remain(?:s|ed)?|stay(?:s|ed)?)$/;

/** Keys of the countries, and of those names that are known, in a run of words. */
function namesAmong(words: readonly Token[], known: ReadonlySet<string>): Set<string> {
  const found = new Set(countriesIn(words).map((country) => `@${country.name}`));
  for (const { word, capital } of words) if (capital && known.has(nameKey(word))) found.add(nameKey(word));
  return found;
}
