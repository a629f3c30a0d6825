import type { Cite, Source } from '../../model/source.ts';
import { countriesIn } from '../../text/places.ts';
import { type ExtractedFigure, extractFigures } from '../../text/quantities.ts';
import { stem } from '../../text/stem.ts';
import type { Token } from '../../text/tokens.ts';
import type { Unit } from '../segment/unit.ts';
import { cueFinder } from './cues.ts';
import { type Predicate, predicateOf } from './predicate.ts';
import { type Quotation, quotationOf } from './quoted.ts';
import { type Reality, realityOf } from './reality.ts';
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
  readonly core: ReadonlySet<number>;
  /** Names before the first verb: who does it. */
  readonly subject: ReadonlySet<string>;
  /** Stems of all its words. */
  readonly stems: ReadonlySet<string>;
  /** Those of `terms` that its main clauses hold. */
  readonly coreTerms: ReadonlySet<string>;
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

interface Wording {
  readonly stop: string;
  readonly weak: string;
  readonly reporting: string;
  readonly deeds: Record<string, string[]>;
  readonly phrases: Record<string, string[]>;
  readonly things: Record<string, string[]>;
}

const lexicon = wording as Wording;
const stopWords = new Set(lexicon.stop.split(/\s+/));
const weakStems = new Set(lexicon.weak.split(/\s+/).map(stem));
const reportingStems = new Set(lexicon.reporting.split(/\s+/).map(stem));
const deedsByStem = new Map<string, string[]>();
for (const [deed, words] of Object.entries(lexicon.deeds))
  for (const word of new Set(words.map(stem))) deedsByStem.set(word, [...(deedsByStem.get(word) ?? []), deed]);
const thingsByStem = new Map<string, string[]>();
for (const [thing, words] of Object.entries(lexicon.things))
  for (const word of new Set(words.map(stem))) thingsByStem.set(word, [...(thingsByStem.get(word) ?? []), thing]);
/** Past forms that the stemmer cannot lead back. */
const IRREGULAR = new Map(
  Object.entries({
    added: 'add',
    adding: 'add',
    met: 'meet',
    said: 'say',
    says: 'say',
    saying: 'say',
    pays: 'pay',
    paying: 'pay',
    buys: 'buy',
    buying: 'buy',
    dies: 'die',
    tries: 'try',
    trying: 'try',
    flies: 'fly',
    flying: 'fly',
    told: 'tell',
    sent: 'send',
    gave: 'give',
    given: 'give',
    left: 'leave',
    fell: 'fall',
    fallen: 'fall',
    rose: 'rise',
    risen: 'rise',
    grew: 'grow',
    grown: 'grow',
    won: 'win',
    fled: 'flee',
    sank: 'sink',
    sunk: 'sink',
    shot: 'shoot',
    struck: 'strike',
    began: 'begin',
    begun: 'begin',
    bought: 'buy',
    sold: 'sell',
    sought: 'seek',
    lent: 'lend',
    withdrew: 'withdraw',
    withdrawn: 'withdraw',
    swore: 'swear',
    sworn: 'swear',
    hit: 'attack',
    killed: 'kill',
    died: 'die',
    dying: 'die',
    wrote: 'write',
    spoke: 'speak',
    spoken: 'speak',
    held: 'hold',
    broke: 'break',
    broken: 'break',
    built: 'build',
    brought: 'bring',
    led: 'lead',
    kept: 'keep',
    froze: 'freeze',
    frozen: 'freeze',
    drew: 'draw',
    drawn: 'draw',
    drove: 'drive',
    driven: 'drive',
    chose: 'choose',
    chosen: 'choose',
    fought: 'fight',
    paid: 'pay',
    lost: 'lose',
    hid: 'hide',
    hidden: 'hide',
    stole: 'steal',
    threw: 'throw',
    thrown: 'throw',
    caught: 'catch',
    found: 'find',
    flew: 'fly',
    flown: 'fly',
    forgave: 'forgive',
    overthrew: 'overthrow',
    overthrown: 'overthrow',
    freed: 'free',
    swapped: 'swap',
    spent: 'spend',
    sped: 'speed',
    understood: 'understand',
    upheld: 'uphold',
    overturned: 'overturn',
    men: 'man',
    women: 'woman',
  }),
);
const findPhrases = cueFinder(
  Object.entries(lexicon.phrases).flatMap(([deed, phrases]) => phrases.map((phrase) => ({ phrase, means: deed }))),
);

const NUMBER_WORDS = new Set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half third quarter several'.split(
    ' ',
  ),
);
/** Kinds of figures that are no news by themselves. */
const UNTOLD: ReadonlySet<string> = new Set(['age', 'score', 'point']);
const CALENDAR = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);

/** How much a term tells before its frequency is known. */
const WEIGHT = { name: 1.5, seat: 0.7, number: 1.3, smallNumber: 0.6, year: 0.4, deed: 0.8, stem: 1, weak: 0.3, calendar: 0.4 } as const;

/** Whether a stem is that of a verb of saying. */
export function isReporting(word: string): boolean {
  return reportingStems.has(stem(IRREGULAR.get(word) ?? word));
}

export function isStop(word: string): boolean {
  return stopWords.has(word);
}

export function isCalendar(word: string): boolean {
  return CALENDAR.has(word);
}

export function isNumberWord(word: string): boolean {
  return NUMBER_WORDS.has(word);
}

/** Which words are names although a sentence starts with them: those seen with a capital elsewhere and hardly ever without. */
export type NameTest = (word: string) => boolean;

/** The words to print of a unit: its span less its cuts. */
export function printedText(source: Source, unit: Unit): string {
  let text = '';
  let at = unit.start;
  for (const cut of unit.cuts ?? []) {
    text += source.text.slice(at, cut.start);
    at = cut.end;
  }
  return text + source.text.slice(at, unit.end);
}

/** Learns from all texts which words are names. */
export function nameTest(texts: readonly (readonly Token[])[]): NameTest {
  const capital = new Map<string, number>();
  const small = new Map<string, number>();
  for (const words of texts)
    words.forEach((token, i) => {
      if (token.number) return;
      if (!token.capital) small.set(token.word, (small.get(token.word) ?? 0) + 1);
      else if (i > 0) capital.set(token.word, (capital.get(token.word) ?? 0) + 1);
    });
  return (word) => (capital.get(word) ?? 0) > 2 * (small.get(word) ?? 0);
}

/** One key for a name and the adjective made of it, also where no gazetteer knows it: "Elbonia", "Elbonian". */
export function nameKey(word: string): string {
  const bare =
    word.length > 5 ? word.replace(/(?:ians?|eans?|ans?|ese|ish|ia|i|a|s|e|n)$/, '') : word.length > 3 ? word.replace(/s$/, '') : word;
  return `@${bare}`;
}

export function readStatement(
  index: number,
  source: number,
  from: Source,
  unit: Unit,
  words: readonly Token[],
  text: string,
  isName: NameTest,
): Statement {
  const terms = new Map<string, number>();
  const names = new Set<string>();
  const deeds = new Set<string>();
  const numbers = new Set<string>();
  const stems = new Set<string>();
  const predicate = predicateOf(words, text, isDeed, isReporting);
  const coreTerms = new Set<string>();
  const put = (term: string, weight: number, at: number): void => {
    if ((terms.get(term) ?? 0) < weight) terms.set(term, weight);
    if (predicate.core.has(at)) coreTerms.add(term);
  };
  const inCountry = new Set<number>();
  for (const country of countriesIn(words)) {
    put(`@${country.name}`, country.seat ? WEIGHT.seat : WEIGHT.name, country.at);
    names.add(`@${country.name}`);
    for (let i = 0; i < country.length; i++) {
      if (country.seat) put(`@${words[country.at + i]?.word}`, WEIGHT.seat, country.at);
      inCountry.add(country.at + i);
    }
  }
  const figures = words.some(({ word, number }) => number || isNumberWord(word)) ? extractFigures(text, { language: unit.language }) : [];
  const inFigure = new Set<number>();
  for (const figure of figures) {
    const from = words.findIndex(({ end }) => end > figure.start);
    for (let i = from; i >= 0 && i < words.length && (words[i] as Token).start < figure.end; i++) inFigure.add(i);
    if (UNTOLD.has(figure.kind) || isPartOf(words, from, figure)) continue;
    const key = `${figure.value}|${numberUnit(figure)}`;
    const describes = isDescription(text, figure) || isVague(figure);
    if (!describes) numbers.add(key);
    put(`#${key}`, figure.value < 10 || describes ? WEIGHT.smallNumber : WEIGHT.number, from);
  }
  for (let i = 0; i < words.length; i++) {
    const token = words[i] as Token;
    const { word } = token;
    if (inCountry.has(i)) continue;
    if (inFigure.has(i)) continue;
    if (token.number) {
      const year = /^(?:1[89]|20)\d\d$/.test(word);
      put(`#${word}`, year ? WEIGHT.year : WEIGHT.smallNumber, i);
      continue;
    }
    if (word.length < 2) continue;
    if (CALENDAR.has(word) && (token.capital || word !== 'may')) {
      put(`*${word}`, WEIGHT.calendar, i);
      continue;
    }
    if (stopWords.has(word)) continue;
    const base = stem(IRREGULAR.get(word) ?? word);
    const weak = weakStems.has(base);
    stems.add(base);
    if (
      token.capital &&
      (i > 0 || isName(word)) &&
      !weak &&
      (isName(word) || words[i + 1]?.capital === true || words[i - 1]?.capital === true)
    ) {
      const key = nameKey(word);
      put(key, WEIGHT.name, i);
      names.add(key);
    }
    const known = deedsByStem.get(base);
    if (known !== undefined)
      for (const deed of known) {
        put(`=${deed}`, WEIGHT.deed, i);
        deeds.add(deed);
      }
    else if (!(token.capital && names.has(nameKey(word)))) {
      for (const term of thingsByStem.get(base)?.map((thing) => `+${thing}`) ?? [base]) put(term, weak ? WEIGHT.weak : WEIGHT.stem, i);
    }
  }
  const phrases = findPhrases(words);
  for (const { means, from } of phrases) {
    put(`=${means}`, WEIGHT.deed, from);
    deeds.add(means);
  }
  const origin = originOf(words, text, isName);
  const opening = words[0]?.word === 'with' ? (words.find((_, i) => predicate.core.has(i))?.start ?? 0) : 0;
  const givenNumbers = new Set(figures.flatMap((figure) => (figure.end <= opening ? [`${figure.value}|${numberUnit(figure)}`] : [])));
  const headed = headOf(words, predicate);
  const head = new Set(headed === undefined ? [] : (deedsByStem.get(baseOf(headed)) ?? [baseOf(headed)]));
  const reality = realityOf(words, predicate, isReporting);
  const verbsFrom = (from: number, to = words.length): Set<string> => {
    const found = new Set<string>();
    for (const i of predicate.verbs) {
      const word = (words[i] as Token).word;
      const base = baseOf(word);
      if (i < from || i >= to || isReporting(word) || stopWords.has(word) || weakStems.has(base)) continue;
      for (const deed of deedsByStem.get(base) ?? [base]) found.add(deed);
    }
    return found;
  };
  const quotation = quotationOf(text, isStop);
  const isState = /^(?:is|are)$/.test(
    words.find(({ word }, i) => predicate.core.has(i) && /^(?:is|are|was|were|has|have|had|will)$/.test(word))?.word ?? '',
  );
  const verbs = verbsFrom(0);
  const earlier = verbsFrom(0, reality.from);
  for (const { means, from } of phrases) if (predicate.core.has(from)) verbs.add(means);
  for (const { means, from, to } of phrases)
    if (headed !== undefined && words.slice(from, to).some(({ word }) => word === headed)) head.add(means);
  const subject = namesAmong(words.slice(0, predicate.subjectEnd), names);
  return {
    index,
    source,
    cite: { source: from.id, start: unit.start, end: unit.end },
    unit,
    text,
    words,
    terms,
    names,
    deeds,
    figures,
    numbers,
    givenNumbers,
    head,
    verbs,
    core: predicate.core,
    subject,
    stems,
    coreTerms,
    coreStems: new Set(
      words.flatMap(({ word, number }, i) => (predicate.core.has(i) && !number && !stopWords.has(word) ? [baseOf(word)] : [])),
    ),
    ...quotation,
    days: new Set([...terms.keys()].filter((term) => term.startsWith('*') && term.endsWith('day'))),
    lasting:
      words.some(({ word }, i) => LASTING.test(word) && predicate.core.has(i) && words[i - 1]?.word !== 'to') ||
      (isState && words.some(({ word }) => word === 'until')),
    reality: reality.means,
    later: { verbs: new Set([...verbsFrom(reality.from)].filter((verb) => !earlier.has(verb))), reality: reality.later },
    state: isState,
    ...(origin === undefined ? {} : { origin }),
  };
}

/** Whether two statements count the same with different numbers: same unit and a word of what is counted in common. */
export function differentNumbers(a: Statement, b: Statement): boolean {
  for (const one of a.figures)
    for (const other of b.figures) {
      if (one.unit !== other.unit || one.value === other.value || isVague(one) || isVague(other)) continue;
      if (b.numbers.has(`${one.value}|${numberUnit(one)}`) || a.numbers.has(`${other.value}|${numberUnit(other)}`)) continue;
      if (one.unit !== 'person' || one.counts.split(/\s+/).some((word) => word.length > 3 && other.counts.includes(word))) return true;
    }
  return false;
}

/** "One of the busiest": no count. */
function isPartOf(words: readonly Token[], at: number, { value }: ExtractedFigure): boolean {
  return value === 1 && words[at + 1]?.word === 'of';
}

/** A size by which something is called: "the 200,000-tonne ship", "400 metres (430 yards) long", "a ship of 200,000 tonnes". */
function isDescription(text: string, { start, end, kind, unit }: ExtractedFigure): boolean {
  if (kind === 'money' || kind === 'count' || unit === 'percent') return false;
  return (
    /^(?:-\p{L}|\s?\([^)]{1,30}\)\s(?:long|tall|wide|high|deep)\b|\s(?:long|tall|wide|high|deep)\b)/u.test(text.slice(end, end + 40)) ||
    /\d-\p{L}/u.test(text.slice(start, end)) ||
    (SIZES.test(unit) && /\bof $/.test(text.slice(Math.max(0, start - 3), start)))
  );
}
const SIZES = /^(?:ton|tonne|metre|meter|foot|kilogram)$/;

/** "Dozens", "hundreds of". */
function isVague({ asStated }: ExtractedFigure): boolean {
  return /(?:dozen|hundred|thousand|million)s\b/i.test(asStated) && !/\d/.test(asStated);
}

/** Bounds from above: perhaps less. "About 150", "at least 150" and "150" can all be true. */
const FROM_ABOVE: readonly string[] = ['up to', 'less than'];

/** Whether of two bounds of one number one is from above and the other is not. */
export function excludingBounds(one: string | undefined, other: string | undefined): boolean {
  return FROM_ABOVE.includes(one ?? '') !== FROM_ABOVE.includes(other ?? '');
}

/** Unit by which numbers of two texts are compared: money, percent and measures by their own, whatever else is counted by one. */
export function numberUnit(figure: ExtractedFigure): string {
  return figure.kind === 'count' || figure.kind === 'other' ? 'count' : figure.unit;
}

function baseOf(word: string): string {
  return stem(IRREGULAR.get(word) ?? word);
}

function isDeed(word: string): boolean {
  return deedsByStem.has(baseOf(word));
}

function namesAmong(words: readonly Token[], known: ReadonlySet<string>): Set<string> {
  const found = new Set(countriesIn(words).map((country) => `@${country.name}`));
  for (const { word, capital } of words) if (capital && known.has(nameKey(word))) found.add(nameKey(word));
  return found;
}

/** The first verb with a tense of its own that is none of saying. */
function headOf(words: readonly Token[], { finite }: Predicate): string | undefined {
  const at = finite.find((i) => {
    const { word } = words[i] as Token;
    return !isReporting(word) && !stopWords.has(word);
  });
  return at === undefined ? undefined : words[at]?.word;
}

const LASTING = /^(?:still|remain(?:s|ed)?|stay(?:s|ed)?)$/;

/** Who says so where no name is given. */
const TELLERS =
  /^(?:intelligence|police|ministry|navy|army|military|prosecutors|rescuers|witnesses|doctors|media|scientists|officials|operator|owner|company|union|hospital|court|government|bank|agency|authority|authorities|medics|regulators|lawyers|relatives)$/;

/** Whether a key of an origin is that of a teller without a name: "@police". */
export function isNamelessTeller(key: string): boolean {
  return TELLERS.test(key.slice(1));
}

/** Names of who says so: after "according to", or before a verb of saying. The innermost teller wins ("X said that Y indicated"). */
function originOf(words: readonly Token[], text: string, isName: NameTest): ReadonlySet<string> | undefined {
  const named = (from: number, to: number): Set<string> => {
    const part = words.slice(Math.max(0, from), to);
    const countries = countriesIn(part);
    const found = new Set(countries.map((country) => `@${country.name}`));
    part.forEach((token, i) => {
      if (countries.some(({ at, length }) => i >= at && i < at + length)) return;
      if (token.capital && !CALENDAR.has(token.word) && !stopWords.has(token.word) && isName(token.word)) found.add(nameKey(token.word));
      else if (TELLERS.test(token.word)) found.add(`@${token.word}`);
    });
    return found;
  };
  for (let i = 0; i + 1 < words.length; i++) if (words[i]?.word === 'according' && words[i + 1]?.word === 'to') return named(i + 2, i + 12);
  const tells = words.flatMap((token, i) => (i > 0 && isTelling(words, i) && !token.capital ? [i] : []));
  // "…, the ministry said on Friday."
  const end = tells.at(-1);
  if (end !== undefined && end >= words.length - CLOSING && words[end + 1]?.word !== 'that' && FINITE.test(words[end]?.word ?? '')) {
    let from = end;
    while (from > 0 && !/[,”"]/.test(text.slice((words[from - 1] as Token).end, (words[from] as Token).start))) from--;
    if (from > 0 && end - from <= LONG_TELLER) return named(from, end);
  }
  let last: ReadonlySet<string> | undefined;
  for (const i of tells) {
    if (words[i + 1]?.word === 'that' || last === undefined) {
      const before = named(i - 8, i);
      const after = before.size > 0 ? before : named(i + 1, i + 6);
      if (last === undefined || after.size > 0) last = after;
    }
    if (words[i + 1]?.word !== 'that' && last !== undefined && i > 14) break;
  }
  return last;
}

/** Words behind the verb of saying that closes a sentence, and before it. */
const CLOSING = 6;
const LONG_TELLER = 12;
const FINITE = /^(?:said|told|wrote|\w+ed|\w+s)$/;

/** A verb of saying with a teller: not "was believed to", not "claimed 80 lives". */
function isTelling(words: readonly Token[], i: number): boolean {
  const { word } = words[i] as Token;
  if (!isReporting(word)) return false;
  if (/^(?:is|are|was|were|be|been|being)$/.test(words[i - 1]?.word ?? '')) return false;
  const next = words[i + 1];
  return !(
    word.startsWith('claim') &&
    (next?.number || /^(?:the|at|more|about|over|an|hundreds|thousands|dozens)$/.test(next?.word ?? ''))
  );
}
