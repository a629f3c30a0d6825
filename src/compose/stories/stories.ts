import { type Rarity, rarity, vectorOf } from '../facts/likeness.ts';
import type { Kin } from '../facts/merge.ts';
import type { Lean } from '../lean/lean.ts';
import { best } from '../sections/classify.ts';
import type { Sections } from '../sections/sections.ts';
import { unifyNames } from '../statement/name-variants.ts';
import type { Statement } from '../statement/statement.ts';
import { findEvents } from './events.ts';
import { groups } from './groups.ts';
import { joinParts, type Part } from './join-parts.ts';
import { turned } from './transitions.ts';

/** A story in one section: printed statements that belong together. */
export interface Story {
  /** Indexes of printed statements, ascending. */
  readonly statements: readonly number[];
  readonly section: number;
  /** Stories of one event in different sections share this. */
  readonly event: number;
}

/** A run of neighbouring sentences of one source about one thing. */
interface Stretch {
  readonly source: number;
  readonly members: readonly number[];
}

/** What speaks for a cut between two sentences. */
const CUT = { sameParagraph: 0.1, newParagraph: 0.55, heading: 1.3, turn: 0.7, afterTurn: 0.25, otherSection: 0.3 } as const;
/** A cut is made where it outweighs cohesion by this. */
const CUT_AT = 0.5;
/** Cohesion counts so much: the share of a sentence's telling terms that the stretch before it has, 0–1. */
const COHESION = 1.1;
/** Sentences back that cohesion looks at. */
const WINDOW = 5;
/** Sentences of a stretch, and of a part, at the most. */
const LONGEST = 20;

/**
 * Puts printed statements into stories.
 *
 * @param affairs    by source index, one thing for each affair.
 * @param kin        statements of different sources that speak of one event.
 * @param scores     by statement, for where a text turns to something else.
 * @param sectionOf  the section of each statement: a story is in one.
 */
export function findStories(
  given: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  printedAs: Int32Array,
  affairs: ReadonlyMap<number, unknown>,
  kin: readonly Kin[],
  scores: readonly (readonly number[])[],
  sectionOf: Int32Array,
  of: Rarity,
  sections: Sections,
): Story[] {
  const statements = unifyNames(given);
  const stretches = cutStretches(statements, leaning, scores, of, sections);
  const stretchOf = new Int32Array(statements.length);
  stretches.forEach((stretch, s) => {
    for (const n of stretch.members) stretchOf[n] = s;
  });

  // Sentences that lean travel with what they lean on, or with what it was merged into.
  const bound = groups(statements.length);
  const boundSize = statements.map(lengthOf);
  for (const { index, unit } of statements) {
    const lean = leaning[index];
    if (printedAs[index] !== index || lean === undefined) continue;
    const on = printedAs[lean.on] as number;
    if (sectionOf[index] !== sectionOf[on]) continue;
    const both = (boundSize[bound.find(index)] as number) + (boundSize[bound.find(on)] as number);
    // Speeches go on and on: where a part is long enough, it may be cut between paragraphs.
    if (both > LONGEST && (lean.loose || unit.paragraph !== (statements[lean.on] as Statement).unit.paragraph)) continue;
    if (bound.find(index) === bound.find(on)) continue;
    bound.join(index, on);
    boundSize[bound.find(on)] = both;
  }
  const molecules = new Map<number, number[]>();
  for (const { index } of statements) {
    if (printedAs[index] !== index) continue;
    const root = bound.find(index);
    const list = molecules.get(root);
    if (list === undefined) molecules.set(root, [index]);
    else list.push(index);
  }

  const parts: Part[] = [...molecules.values()].map((members) => ({
    members,
    stretch: stretchOf[members[0] as number] as number,
    section: sectionOf[members[0] as number] as number,
    affair: affairs.get((statements[members[0] as number] as Statement).source),
    vector: vectorOf(
      members.map((n) => statements[n] as Statement),
      of,
    ),
    length: members.reduce((sum, n) => sum + lengthOf(statements[n] as Statement), 0),
  }));
  const joined = joinParts(parts, statements, printedAs, kin, of);
  const byStory = new Map<number, number[]>();
  parts.forEach((part, p) => {
    const root = joined.find(p);
    const list = byStory.get(root);
    if (list === undefined) byStory.set(root, [...part.members]);
    else list.push(...part.members);
  });
  const stories = [...byStory]
    .map(([root, members]) => ({ section: (parts[root] as Part).section, statements: members.sort((a, b) => a - b) }))
    .sort((a, b) => (a.statements[0] as number) - (b.statements[0] as number));
  const events = findEvents(
    stories.map((story) => story.statements.map((n) => statements[n] as Statement)),
    of,
  );
  return stories.map((story, i) => ({ ...story, event: events[i] as number }));
}

/** Talk is cut into shorter stories: it goes on and on. */
function lengthOf({ unit }: Statement): number {
  return unit.speaker === undefined ? 1 : 2.5;
}

/** Cuts each source into stretches. Never before a sentence that leans. */
function cutStretches(
  statements: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  scores: readonly (readonly number[])[],
  of: Rarity,
  sections: Sections,
): Stretch[] {
  const stretches: Stretch[] = [];
  let members: number[] = [];
  const close = (): void => {
    if (members.length > 0)
      stretches.push({
        source: (statements[members[0] as number] as Statement).source,
        members,
      });
    members = [];
  };
  statements.forEach((statement, n) => {
    const before = statements[n - 1];
    if (before === undefined || before.source !== statement.source) close();
    else if (leaning[n] === undefined && gap(before, statement) + sectionGap(n) - COHESION * cohesion(n) > CUT_AT) close();
    else if (members.length >= LONGEST && before.unit.paragraph !== statement.unit.paragraph && leaning[n] === undefined) close();
    members.push(n);
  });
  close();
  return stretches;

  function gap(before: Statement, statement: Statement): number {
    let weight: number = before.unit.paragraph === statement.unit.paragraph ? CUT.sameParagraph : CUT.newParagraph;
    if (before.unit.heading?.start !== statement.unit.heading?.start) weight += CUT.heading;
    if (turned(statement)) weight += CUT.turn;
    // What was told "in a separate event" ends with its paragraph.
    else if (weight >= CUT.newParagraph && turned(statements[members[0] as number] as Statement)) weight += CUT.afterTurn;
    return weight;
  }

  function sectionGap(n: number): number {
    const a = best(scores[n - 1] as readonly number[], sections);
    const b = best(scores[n] as readonly number[], sections);
    return a.section !== b.section && a.lead > 2 && b.lead > 2 ? CUT.otherSection : 0;
  }

  function cohesion(n: number): number {
    const { terms } = statements[n] as Statement;
    const near = members.slice(-WINDOW);
    if (near.length === 0) return 1;
    let sharedWeight = 0;
    let total = 0;
    for (const [term, weight] of terms) {
      const telling = weight * rarity(of, term) ** 2;
      total += telling;
      if (near.some((m) => (statements[m] as Statement).terms.has(term))) sharedWeight += telling;
    }
    return total === 0 ? 1 : Math.min(1, (3 * sharedWeight) / total);
  }
}
