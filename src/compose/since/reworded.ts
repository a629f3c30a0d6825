import type { Because } from '../../model/log.ts';
import type { Token } from '../../text/tokens.ts';
import { type Conflicting, conflictOf } from '../facts/conflict.ts';
import { cosine, rarityOf, type Vector, vectorOf } from '../facts/likeness.ts';
import { risingToll } from '../facts/rising-toll.ts';
import { sameFact } from '../facts/same-fact.ts';
import type { Lean } from '../lean/lean.ts';
import { learnAffiliations } from '../statement/affiliation.ts';
import type { NameTest } from '../statement/name-test.ts';
import { resolve } from '../statement/resolve.ts';
import { readStatement, type Statement } from '../statement/statement.ts';
import { termsOf } from '../statement/terms.ts';
import { toldApart } from '../talk/spoken.ts';
import { addsNothing } from './adds-nothing.ts';
import { groupedBy } from './grouped-by.ts';
import type { Wording } from './wordings.ts';

/** Two tell the same fact from these log odds on: more than is asked within one edition, since what is taken for told is news withheld. */
const SURELY_SAME = 1.5;
/** They speak of one event from here on. */
const SAME_EVENT = 0.8;
/** Terms in more wordings than this find no candidates. */
const COMMON = 80;
/** A candidate has so much of what a statement tells, by weight; what tells the same of it has more. */
const SHARED = 0.2;
/** So many of the likest are looked at closer. */
const LOOKED_AT = 8;
/** Stories this alike are of one event, as findEvents has it; they share terms of so much weight. */
const ONE_STORY = 0.3;
const SHARED_BY_STORIES = 6;
const COMMON_IN_STORIES = 150;

/** What earlier editions told, in other words. */
export interface Earlier {
  /** Earlier wordings that tell a statement and leave nothing of it untold, the likest first. */
  tellersOf(n: number): readonly Teller[];
  /** The earlier wording that tells most likely of the same event, whatever it tells of it. */
  eventOf(n: number): Teller | undefined;
  /** Whether a statement adds nothing to another of its own edition, with which it is joined. */
  addsNothingTo(n: number, m: number): boolean;
  /** The earlier story of the same event as these statements. */
  storyOf(statements: readonly number[]): { readonly wording: Wording; readonly likeness: number } | undefined;
}

export interface Teller {
  readonly wording: Wording;
  readonly because: () => readonly Because[];
}

/** What a statement and an earlier wording are to each other. */
interface Pair extends Teller {
  readonly odds: number;
  readonly conflict: Conflicting | undefined;
  readonly nothingNew: boolean;
}

/**
 * Reads what earlier editions told beside the statements of this one. Terms are found in all of it, and find candidates; only these
 * are read as statements.
 *
 * @param wordings  each wording once.
 * @param isName    learned from the texts of this edition.
 */
export function readEarlier(
  given: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  wordings: readonly Wording[],
  isName: NameTest,
): Earlier {
  const statements = resolve(given, leaning);
  const ofState = learnAffiliations(given);
  const told = wordings.map((wording) => roughly(wording.read().words, isName));
  const tells = given.map(({ words }) => roughly(words, isName));
  const of = rarityOf([...tells, ...told]);
  const find = finder(
    told.map((one) => vectorOf([one], of)),
    COMMON,
  );
  const byStory = [...groupedBy(told.keys(), (i) => (wordings[i] as Wording).story).values()];
  const storyVectors = byStory.map((list) =>
    vectorOf(
      list.map((i) => told[i] as Rough),
      of,
    ),
  );
  const findStory = finder(storyVectors, COMMON_IN_STORIES);
  const placeOf = placesIn(given);

  const read = new Map<number, Read>();
  /** A statement of this edition, or behind them one of an earlier one. */
  const readAt = (n: number): Read => {
    let known = read.get(n);
    if (known === undefined) {
      const statement = statements[n] ?? statementOf(wordings[n - given.length] as Wording, n, isName);
      known = { statement, vector: vectorOf([statement], of) };
      read.set(n, known);
    }
    return known;
  };
  const pairs = new Map<number, readonly Pair[]>();
  /** The earlier wordings that may tell of the same event as a statement, the likest to tell the same first. */
  const pairsOf = (n: number): readonly Pair[] => {
    let known = pairs.get(n);
    if (known === undefined) {
      const vector = vectorOf([tells[n] as Rough], of);
      known = find(vector, SHARED * vector.total)
        .slice(0, LOOKED_AT)
        .flatMap(([i]) => pairOf(n, i) ?? [])
        .sort((x, y) => y.odds - x.odds);
      pairs.set(n, known);
    }
    return known;
  };
  function pairOf(n: number, i: number): Pair | undefined {
    const { statement: a, vector: va } = readAt(n);
    const { statement: b, vector: vb } = readAt(given.length + i);
    if (toldApart(a, b)) return undefined;
    const wording = wordings[i] as Wording;
    const { odds, event, because } = sameFact(a, b, va, vb, Math.abs(placeOf(a) - wording.at));
    if (event < SAME_EVENT && !risingToll(a, b, va, vb)) return undefined;
    return { wording, odds, because, conflict: conflictOf(a, b, ofState, odds), nothingNew: addsNothing(a, b, va, vb) };
  }

  return {
    tellersOf: (n) => pairsOf(n).filter(({ odds, conflict, nothingNew }) => odds >= SURELY_SAME && conflict === undefined && nothingNew),
    eventOf: (n) => pairsOf(n)[0],
    addsNothingTo(n, m) {
      const [a, b] = [readAt(n), readAt(m)];
      return addsNothing(a.statement, b.statement, a.vector, b.vector);
    },
    storyOf(members) {
      const vector = vectorOf(
        members.map((n) => tells[n] as Rough),
        of,
      );
      let best: { wording: Wording; likeness: number } | undefined;
      for (const [s] of findStory(vector, SHARED_BY_STORIES).slice(0, LOOKED_AT)) {
        const likeness = cosine(vector, storyVectors[s] as Vector);
        if (likeness >= Math.max(ONE_STORY, best?.likeness ?? 0))
          best = { wording: wordings[(byStory[s] as readonly number[])[0] as number] as Wording, likeness };
      }
      return best;
    },
  };
}

interface Read {
  readonly statement: Statement;
  readonly vector: Vector;
}

type Rough = Pick<Statement, 'terms'>;

/** What words are about, without a look at how the sentence is built and what its figures count: a tenth of the work. */
function roughly(words: readonly Token[], isName: NameTest): Rough {
  return { terms: termsOf(words, NONE, [], NONE, [], isName).terms };
}
const NONE: ReadonlySet<number> = new Set();

/** The place of a statement in its text, 0–1. */
function placesIn(statements: readonly Statement[]): (statement: Statement) => number {
  const texts = new Map<number, { first: number; count: number }>();
  for (const { source, index } of statements) {
    const text = texts.get(source);
    if (text === undefined) texts.set(source, { first: index, count: 1 });
    else text.count++;
  }
  return ({ source, index }) => {
    const { first, count } = texts.get(source) as { first: number; count: number };
    return (index - first) / Math.max(1, count - 1);
  };
}

/** A wording of an earlier edition as the passes see a sentence; of a text of its own. */
function statementOf({ source, start, speaker, text, read }: Wording, index: number, isName: NameTest): Statement {
  const unit = {
    start,
    end: start + text.length,
    kind: 'sentence',
    passage: 0,
    paragraph: 0,
    language: source.language,
    ...(speaker === undefined ? {} : { speaker }),
  } as const;
  return readStatement(index, index, { ...source, passages: [], anchors: [] }, unit, read().words, text, isName);
}

/** Finds the vectors that share at least so much weight with one, by an inverted index; those that share most first. */
function finder(vectors: readonly Vector[], common: number): (vector: Vector, least: number) => (readonly [number, number])[] {
  const postings = new Map<string, number[]>();
  vectors.forEach(({ weights }, i) => {
    for (const term of weights.keys()) {
      const list = postings.get(term);
      if (list === undefined) postings.set(term, [i]);
      else list.push(i);
    }
  });
  return ({ weights }, least) => {
    const shared = new Map<number, number>();
    for (const [term, weight] of weights) {
      const list = postings.get(term);
      if (list !== undefined && list.length <= common) for (const i of list) shared.set(i, (shared.get(i) ?? 0) + weight);
    }
    return [...shared].filter(([, weight]) => weight >= least).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  };
}
