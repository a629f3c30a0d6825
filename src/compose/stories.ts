import { best } from './classify.ts';
import { cueFinder } from './cues.ts';
import { groups } from './groups.ts';
import type { Lean } from './lean.ts';
import { candidatePairs, cosine, type Rarity, rarity, type Vector, vectorOf } from './likeness.ts';
import type { Sections } from './sections.ts';
import type { Statement } from './statement.ts';

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
  readonly vector: Vector;
}

/** Where a writer turns to something else. */
const findTurn = cueFinder(
  [
    'in a separate',
    'separately',
    'meanwhile',
    'lastly',
    'finally',
    'elsewhere',
    'simultaneously',
    'in other news',
    'in another',
    'at the same time',
    'in a significant',
    'turning to',
    'on another',
    'also on',
    'in related news',
    'in a related',
    'next',
  ].map((phrase) => ({ phrase, means: true })),
);

/** What speaks for a cut between two sentences. */
const CUT = { sameParagraph: 0.1, newParagraph: 0.55, heading: 1.3, turn: 0.7, afterTurn: 0.25, otherSection: 0.3 } as const;
/** A cut is made where it outweighs cohesion by this. */
const CUT_AT = 0.5;
/** Cohesion counts so much: the share of a sentence's telling terms that the stretch before it has, 0–1. */
const COHESION = 1.1;
/** Sentences back that cohesion looks at. */
const WINDOW = 5;
/** Stretches of different sources this alike are one story. */
const ALIKE = 0.22;
/** The writer of one source has set two stretches apart: more is needed to join them. */
const ALIKE_WITHIN = 0.3;
/** Facts told in both bring two stretches this much nearer. */
const MERGED = 0.25;
/** Sentences of a stretch, and of a story joined of stretches, at the most: nobody reads on, and running stories have chapters. */
const LONGEST = 20;
/** A sentence that stands by itself counts as so many that lean. */
const HEAD = 2;
/** A mean over several sentences needs this much to leave the rest section: not every sentence holds a cue. */
const LEAST_MEAN = 1.8;
/** A section leads by this where a sentence's own words leave no doubt. */
const SURE = 3.5;
/** Sentences bound together trust their own cues as much as their surroundings' when they are so many. */
const HEARSAY = 0.4;
/** Of the surroundings, the stretch of the same source counts so much, the rest of the story what remains. */
const STRETCH = 0.65;
/** A part of a story leaves the story's section only if its own leads by this. */
const TRULY = 2;
/** And by so much where it stands within a paragraph. */
const TRULY_INSIDE = 2.5;

export function findStories(
  statements: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  printedAs: Int32Array,
  scores: readonly (readonly number[])[],
  of: Rarity,
  sections: Sections,
): Story[] {
  const stretches = cutStretches(statements, leaning, scores, of, sections);
  const stretchOf = new Int32Array(statements.length);
  stretches.forEach((stretch, s) => {
    for (const n of stretch.members) stretchOf[n] = s;
  });
  const eventOf = joinStretches(stretches, printedAs, stretchOf);

  // Sentences that lean travel with what they lean on, or with what it was merged into.
  const bound = groups(statements.length);
  const boundSize = statements.map(() => 1);
  for (const { index, unit } of statements) {
    const lean = leaning[index];
    if (printedAs[index] !== index || lean === undefined || (lean.loose && apart(index, lean.on))) continue;
    const on = lean.loose ? stayedBehind(lean.on) : (printedAs[lean.on] as number);
    if (on === undefined) continue;
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

  /** What is still printed in its own source, at or before a statement: a loose lean does not follow into another source's words. */
  function stayedBehind(n: number): number | undefined {
    const { source } = statements[n] as Statement;
    for (let m = n; m >= 0 && (statements[m] as Statement).source === source; m--) if (printedAs[m] === m) return m;
    return undefined;
  }

  /** Whether two sentences surely belong in different sections. */
  function apart(a: number, b: number): boolean {
    const [one, other] = [best(scores[a] as readonly number[], sections), best(scores[b] as readonly number[], sections)];
    return one.section !== other.section && one.lead >= SURE && other.lead >= SURE;
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
  /** Share of the sentences that speak for each section; those without a cue abstain. */
  function votesOf(members: readonly number[]): number[] {
    const votes = sections.rules.map(() => 0);
    let all = 0;
    for (const n of members) {
      const { section } = best(scores[n] as readonly number[], sections);
      if (section === sections.rest && ((scores[n] as readonly number[])[section] as number) < LEAST_MEAN) continue;
      const factor = leaning[n] === undefined ? HEAD : 1;
      votes[section] = (votes[section] as number) + factor;
      all += factor;
    }
    return all === 0 ? votes : votes.map((count) => count / all);
  }

  /** The section with most votes; the rest section where nobody votes. */
  function prevailing(votes: readonly number[]): number {
    return votes.reduce((most, count, s) => (count > (votes[most] as number) ? s : most), sections.rest);
  }

  const ofStretch = stretches.map(({ members }) => ({ mean: mean(members), votes: votesOf(members) }));
  const parts = [...molecules.values()].map((members) => {
    // The event of most of its members; of equals the one of the first that leans on nothing.
    const votes = new Map<number, number>();
    for (const n of members) {
      const event = eventOf(stretchOf[n] as number);
      votes.set(event, (votes.get(event) ?? 0) + (leaning[n] === undefined ? 1.01 : 1));
    }
    const surroundings = ofStretch[stretchOf[members[0] as number] as number] as (typeof ofStretch)[number];
    const event = [...votes].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
    return { members, event, mean: mean(members), stretch: surroundings.mean, stretchVotes: surroundings.votes };
  });
  const byEvent = new Map<number, typeof parts>();
  for (const part of parts) {
    const list = byEvent.get(part.event);
    if (list === undefined) byEvent.set(part.event, [part]);
    else list.push(part);
  }

  const stories: Story[] = [];
  for (const [event, list] of byEvent) {
    const whole = mean(list.flatMap((part) => part.members));
    const wholeVotes = votesOf(list.flatMap((part) => part.members));
    const bySection = new Map<number, number[]>();
    for (const part of list) {
      // The fewer sentences speak for themselves, the more their stretch and their story speak for them.
      const trust = part.members.length / (part.members.length + HEARSAY);
      const mixed = part.mean.map(
        (score, s) => trust * score + (1 - trust) * (STRETCH * (part.stretch[s] as number) + (1 - STRETCH) * (whole[s] as number)),
      );
      const home = prevailing(part.stretchVotes.map((votes, s) => STRETCH * votes + (1 - STRETCH) * (wholeVotes[s] as number)));
      const own = best(mixed, sections, LEAST_MEAN);
      const first = part.members[0] as number;
      const inside =
        statements[first - 1]?.unit.paragraph === (statements[first] as Statement).unit.paragraph &&
        statements[first - 1]?.source === (statements[first] as Statement).source;
      const least = (inside ? TRULY_INSIDE : TRULY) / Math.sqrt(part.members.length);
      const truly = own.section !== home && (part.mean[own.section] as number) - (part.mean[home] as number) >= least;
      const section = truly ? own.section : home;
      bySection.set(section, [...(bySection.get(section) ?? []), ...part.members]);
    }
    for (const [section, members] of bySection) stories.push({ section, event, statements: members.sort((a, b) => a - b) });
  }
  return stories.sort((a, b) => (a.statements[0] as number) - (b.statements[0] as number));
}

/** Opens with a turn to something else, or a leading "Meanwhile," was cut. */
function turned({ unit, words }: Statement): boolean {
  return findTurn(words.slice(0, 5)).some((hit) => hit.from === 0) || (unit.cuts?.some((cut) => cut.start === unit.start) ?? false);
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
        vector: vectorOf(
          members.map((n) => statements[n] as Statement),
          of,
        ),
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

/** Joins stretches of all sources that are about one thing. Returns the event of a stretch. */
function joinStretches(stretches: readonly Stretch[], printedAs: Int32Array, stretchOf: Int32Array): (stretch: number) => number {
  const joined = groups(stretches.length);
  const size = stretches.map(({ members }) => members.filter((n) => printedAs[n] === n).length);
  const merged = new Map<string, number>();
  printedAs.forEach((printed, n) => {
    if (printed === n) return;
    const [a, b] = [stretchOf[printed] as number, stretchOf[n] as number];
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    merged.set(key, (merged.get(key) ?? 0) + 1);
  });
  const pairs: { a: number; b: number; alike: number; least: number }[] = [];
  const vectors = stretches.map((stretch) => stretch.vector);
  const seen = new Set<string>();
  const consider = (a: number, b: number): void => {
    const facts = merged.get(`${a} ${b}`) ?? 0;
    const [one, other] = [stretches[a] as Stretch, stretches[b] as Stretch];
    const share = facts / Math.min(one.members.length, other.members.length);
    const alike = cosine(one.vector, other.vector) + (facts > 0 ? MERGED * Math.min(1, 0.5 + share) : 0);
    const least = one.source === other.source ? ALIKE_WITHIN : ALIKE;
    if (alike >= least) pairs.push({ a, b, alike, least });
  };
  for (const [a, b] of candidatePairs(vectors, 150, 6)) {
    seen.add(`${a} ${b}`);
    consider(a, b);
  }
  for (const key of merged.keys()) {
    const [a, b] = key.split(' ').map(Number) as [number, number];
    if (a !== b && !seen.has(key)) consider(a, b);
  }
  pairs.sort((x, y) => y.alike - x.alike || x.a - y.a || x.b - y.b);
  const clusters = new Map<number, Vector>();
  const clusterOf = (root: number): Vector => clusters.get(root) ?? (vectors[root] as Vector);
  for (const { a, b, alike, least } of pairs) {
    const [ra, rb] = [joined.find(a), joined.find(b)];
    if (ra === rb) continue;
    const bonus = alike - cosine(vectors[a] as Vector, vectors[b] as Vector);
    const both = (size[ra] as number) + (size[rb] as number);
    if (both > LONGEST || cosine(clusterOf(ra), clusterOf(rb)) + bonus < least) continue;
    const sum = added(clusterOf(ra), clusterOf(rb));
    joined.join(ra, rb);
    clusters.set(joined.find(ra), sum);
    size[joined.find(ra)] = both;
  }
  return (stretch) => joined.find(stretch);
}

function added(a: Vector, b: Vector): Vector {
  const weights = new Map(a.weights);
  for (const [term, weight] of b.weights) weights.set(term, (weights.get(term) ?? 0) + weight);
  return { weights, total: a.total + b.total };
}
