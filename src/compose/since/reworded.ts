import type { Because } from '../../model/log.ts';
import { type Conflicting, conflictOf } from '../facts/conflict.ts';
import { cosine, rarityOf, type Vector, vectorOf } from '../facts/likeness.ts';
import { risingToll } from '../facts/rising-toll.ts';
import { sameFact } from '../facts/same-fact.ts';
import type { Lean } from '../lean/lean.ts';
import { learnAffiliations } from '../statement/affiliation.ts';
import type { NameTest } from '../statement/name-test.ts';
import { unifyNames } from '../statement/name-variants.ts';
import { resolve } from '../statement/resolve.ts';
import { readStatement, type Statement } from '../statement/statement.ts';
import { toldApart } from '../talk/spoken.ts';
import { addsNothing } from './adds-nothing.ts';
import type { Wording } from './wordings.ts';

/** Two tell the same fact from these log odds on: more than is asked within one edition, since what is taken for told is news withheld. */
const SURELY_SAME = 1.5;
/** They speak of one event from here on. */
const SAME_EVENT = 0.8;
/** Terms in more wordings than this find no candidates; candidates share terms of at least this weight. */
const COMMON = 80;
const LEAST_SHARED = 3;
/** So many of the likest are looked at closer. */
const LOOKED_AT = 12;
/** Stories this alike are of one event; a little more than within one edition, where long talk is never of days apart. */
const ONE_STORY = 0.33;
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

/** What two statements are to each other. */
interface Pair {
  readonly wording: Wording;
  readonly odds: number;
  readonly event: number;
  readonly conflict: Conflicting | undefined;
  readonly toll: boolean;
  readonly nothingNew: boolean;
  readonly because: () => readonly Because[];
}

/**
 * Reads what earlier editions told beside the statements of this one.
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
  const documents = new Map<string, number>();
  const sources = given.reduce((most, { source }) => Math.max(most, source + 1), 0);
  const read = wordings.map((wording, i) => {
    const place = documents.get(wording.document) ?? sources + documents.size;
    documents.set(wording.document, place);
    return statementOf(wording, given.length + i, place, isName);
  });
  const statements = resolve(unifyNames([...given, ...read]), leaning);
  const of = rarityOf(statements);
  const ofState = learnAffiliations(statements);
  const vectors: (Vector | undefined)[] = [];
  const vectorAt = (n: number): Vector => {
    const vector = vectors[n] ?? vectorOf([statements[n] as Statement], of);
    vectors[n] = vector;
    return vector;
  };
  const find = finder(
    wordings.map((_, i) => vectorAt(given.length + i)),
    COMMON,
    LEAST_SHARED,
  );
  const ends = new Map<number, { first: number; count: number }>();
  for (const { source, index } of given) {
    const end = ends.get(source);
    if (end === undefined) ends.set(source, { first: index, count: 1 });
    else end.count++;
  }
  const placeOf = ({ source, index }: Statement): number => {
    const { first, count } = ends.get(source) as { first: number; count: number };
    return (index - first) / Math.max(1, count - 1);
  };

  const known = new Map<number, readonly Pair[]>();
  /** The earlier wordings that are most like a statement. */
  const pairsOf = (n: number): readonly Pair[] => {
    const found = known.get(n);
    if (found !== undefined) return found;
    const a = statements[n] as Statement;
    const va = vectorAt(n);
    const pairs = find(va)
      .slice(0, LOOKED_AT)
      .flatMap(([i]): Pair[] => {
        const [b, vb, wording] = [statements[given.length + i] as Statement, vectorAt(given.length + i), wordings[i] as Wording];
        if (toldApart(a, b)) return [];
        const { odds, event, because } = sameFact(a, b, va, vb, Math.abs(placeOf(a) - wording.at));
        const toll = risingToll(a, b, va, vb);
        if (event < SAME_EVENT && !toll) return [];
        return [{ wording, odds, event, because, toll, conflict: conflictOf(a, b, ofState, odds), nothingNew: addsNothing(a, b, va, vb) }];
      })
      .sort((x, y) => y.odds - x.odds);
    known.set(n, pairs);
    return pairs;
  };

  const byStory = new Map<string, number[]>();
  wordings.forEach(({ story }, i) => {
    const list = byStory.get(story);
    if (list === undefined) byStory.set(story, [i]);
    else list.push(i);
  });
  const stories = [...byStory.values()];
  const storyVectors = stories.map((list) =>
    vectorOf(
      list.map((i) => statements[given.length + i] as Statement),
      of,
    ),
  );
  const findStory = finder(storyVectors, COMMON_IN_STORIES, 2 * LEAST_SHARED);

  return {
    tellersOf: (n) => pairsOf(n).filter(({ odds, conflict, nothingNew }) => odds >= SURELY_SAME && conflict === undefined && nothingNew),
    eventOf: (n) => pairsOf(n)[0],
    addsNothingTo: (n, m) => addsNothing(statements[n] as Statement, statements[m] as Statement, vectorAt(n), vectorAt(m)),
    storyOf(members) {
      const vector = vectorOf(
        members.map((n) => statements[n] as Statement),
        of,
      );
      let best: { wording: Wording; likeness: number } | undefined;
      for (const [s] of findStory(vector).slice(0, LOOKED_AT)) {
        const likeness = cosine(vector, storyVectors[s] as Vector);
        if (likeness >= Math.max(ONE_STORY, best?.likeness ?? 0))
          best = { wording: wordings[(stories[s] as number[])[0] as number] as Wording, likeness };
      }
      return best;
    },
  };
}

/** A wording of an earlier edition as the passes see a sentence. */
function statementOf(wording: Wording, index: number, place: number, isName: NameTest): Statement {
  const { source, start, speaker, text, words } = wording;
  const unit = {
    start,
    end: start + text.length,
    kind: 'sentence',
    passage: 0,
    paragraph: 0,
    language: source.language,
    ...(speaker === undefined ? {} : { speaker }),
  } as const;
  return readStatement(index, place, { ...source, passages: [], anchors: [] }, unit, words, text, isName);
}

/** Finds the vectors that share most with one, by an inverted index; the most in common first. */
function finder(vectors: readonly Vector[], common: number, least: number): (vector: Vector) => (readonly [number, number])[] {
  const postings = new Map<string, number[]>();
  vectors.forEach(({ weights }, i) => {
    for (const term of weights.keys()) {
      const list = postings.get(term);
      if (list === undefined) postings.set(term, [i]);
      else list.push(i);
    }
  });
  return ({ weights }) => {
    const shared = new Map<number, number>();
    for (const [term, weight] of weights) {
      const list = postings.get(term);
      if (list !== undefined && list.length <= common) for (const i of list) shared.set(i, (shared.get(i) ?? 0) + weight);
    }
    return [...shared].filter(([, weight]) => weight >= least).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  };
}
