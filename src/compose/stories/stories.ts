import { type Rarity, rarity, vectorOf } from '../facts/likeness.ts';
import type { Lean } from '../lean/lean.ts';
import { apart, best } from '../sections/classify.ts';
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
/** A sentence that stands by itself counts as so many that lean. */
const HEAD = 2;
/** The rest section has so much of its own: a section needs more before a part leaves it. */
const LEAST = 1.8;
/** No sentence speaks louder for a section than this. */
const LOUDEST = 10;
/** Its stretch speaks for a part too. */
const AROUND = 0.3;
/** A part of n sentences speaks n to this power times as loud as one. */
const TOGETHER = 0.5;
/** What a change of section costs from one part of a text to the next: in one paragraph, between paragraphs, where the writer turns. */
const CHANGE = { inParagraph: 1.5, between: 1, turn: 0.5 } as const;

export function findStories(
  given: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  printedAs: Int32Array,
  scores: readonly (readonly number[])[],
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
    if (
      printedAs[index] !== index ||
      lean === undefined ||
      (lean.weak === true && apart(scores[index] as readonly number[], scores[lean.on] as readonly number[], sections))
    )
      continue;
    const on = printedAs[lean.on] as number;
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

  /** Mean scores; what leans on nothing says more of what a part is about than what leans. */
  function mean(members: readonly number[]): number[] {
    let weight = 0;
    const sum = sections.rules.map(() => 0);
    for (const n of members) {
      const factor = leaning[n] === undefined ? HEAD : 1;
      weight += factor;
      (scores[n] as readonly number[]).forEach((score, s) => {
        sum[s] = (sum[s] as number) + factor * score;
      });
    }
    return sum.map((score) => score / weight);
  }
  /** How much the sentences of a part together speak for each section. */
  function spokenFor(members: readonly number[]): number[] {
    let weight = 0;
    const sum = sections.rules.map(() => 0);
    for (const n of members) {
      const factor = leaning[n] === undefined ? HEAD : 1;
      weight += factor;
      (scores[n] as readonly number[]).forEach((score, s) => {
        sum[s] = (sum[s] as number) + factor * Math.min(LOUDEST, score);
      });
    }
    return sum.map((score) => (score / weight) * members.length ** TOGETHER);
  }

  /**
   * The sections of the parts: for each source the way through its parts that is spoken for most, where every change of section
   * from one part to the next costs. (Viterbi's way; linear.)
   */
  function smoothed(parts: readonly Part[]): number[] {
    const chosen: number[] = parts.map(() => sections.rest);
    const bySource = new Map<number, number[]>();
    parts.forEach(({ members }, p) => {
      const { source } = statements[members[0] as number] as Statement;
      bySource.set(source, [...(bySource.get(source) ?? []), p]);
    });
    for (const list of bySource.values()) {
      list.sort((a, b) => ((parts[a] as Part).members[0] as number) - ((parts[b] as Part).members[0] as number));
      let best = sections.rules.map(() => 0);
      const from: number[][] = [];
      list.forEach((p, i) => {
        const part = parts[p] as Part;
        const first = part.members[0] as number;
        const [one, before] = [statements[first] as Statement, statements[first - 1]];
        const cost =
          i === 0 || before === undefined
            ? 0
            : turned(one) || before.unit.heading?.start !== one.unit.heading?.start
              ? CHANGE.turn
              : before.unit.paragraph === one.unit.paragraph
                ? CHANGE.inParagraph
                : CHANGE.between;
        const top = best.reduce((most, score, s) => (score > (best[most] as number) ? s : most), 0);
        from.push(best.map((score, s) => ((best[top] as number) - cost > score ? top : s)));
        best = best.map((score, s) => Math.max(score, (best[top] as number) - cost) + (part.votes[s] as number));
      });
      let at = best.reduce((most, score, s) => (score > (best[most] as number) ? s : most), 0);
      for (let i = list.length - 1; i >= 0; i--) {
        chosen[list[i] as number] = at;
        at = (from[i] as number[])[at] as number;
      }
    }
    return chosen;
  }

  const ofStretch = stretches.map(({ members }) => mean(members));
  const parts: Part[] = [...molecules.values()].map((members) => {
    const home = stretchOf[members[0] as number] as number;
    const around = ofStretch[home] as readonly number[];
    const speaks = spokenFor(members);
    const votes = speaks.map((score, s) => score + AROUND * (around[s] as number) + (s === sections.rest ? LEAST : 0));
    return {
      members,
      stretch: home,
      votes,
      vector: vectorOf(
        members.map((n) => statements[n] as Statement),
        of,
      ),
      length: members.reduce((sum, n) => sum + lengthOf(statements[n] as Statement), 0),
    };
  });
  const sectionOf = smoothed(parts);
  const joined = joinParts(parts, sectionOf, statements, printedAs, of);
  const byStory = new Map<number, number[]>();
  parts.forEach((part, p) => {
    const root = joined.find(p);
    const list = byStory.get(root);
    if (list === undefined) byStory.set(root, [...part.members]);
    else list.push(...part.members);
  });
  const stories = [...byStory]
    .map(([root, members]) => ({ section: sectionOf[root] as number, statements: members.sort((a, b) => a - b) }))
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
