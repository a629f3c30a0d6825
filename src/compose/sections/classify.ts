import { tokens } from '../../text/tokens.ts';
import type { CueHit } from '../statement/cues.ts';
import type { Statement } from '../statement/statement.ts';
import type { Sections, Vote } from './sections.ts';

/** How much each section is spoken for, by index. */
export type Scores = readonly number[];

/** Own words of a sentence, heading and neighbours count so much. */
const HEADING = 0.2;
const NEIGHBOUR = 0.35;
/** A neighbour alone never moves a sentence: so much of its score counts at the most. */
const MOST_OF_NEIGHBOUR = 5;
/** A section needs this much before a sentence is taken from the rest section. */
const LEAST = 3;
/** The same section is spoken for by many cues: each further one counts less. */
const FADE = 0.8;

/** A cue in a relative clause, or in a participle behind a noun, tells of whom and not of what: it counts so much. */
const ASIDE = 0.4;

/**
 * Scores of one sentence by its words alone. A cue counts once; one within a longer unbroken cue of its section not at all.
 *
 * @param core  tokens of the main clauses.
 */
export function ownScores(hits: readonly CueHit<Vote>[], sections: Sections, core?: Pick<ReadonlySet<number>, 'has'>): number[] {
  const bySection: CueHit<Vote>[][] = sections.rules.map(() => []);
  for (const hit of hits) {
    const list = bySection[hit.means.section] as CueHit<Vote>[];
    if (!list.some((other) => other.phrase === hit.phrase)) list.push(hit);
  }
  const weightOf = ({ from, means }: CueHit<Vote>): number => means.weight * (core === undefined || core.has(from) ? 1 : ASIDE);
  return bySection.map((list) => {
    const kept = list.filter((hit) => !list.some((other) => other !== hit && outdoes(other, hit)));
    const weights = kept.map(weightOf).sort((a, b) => b - a);
    let score = 0;
    let factor = 1;
    for (const weight of weights) {
      if (weight < 0) {
        score += weight;
        continue;
      }
      score += weight * factor;
      factor *= FADE;
    }
    return score;
  });
}

/** Whether a cue speaks in place of another: it holds it unbroken, or stands on the same words and weighs more. */
function outdoes(cue: CueHit<Vote>, other: CueHit<Vote>): boolean {
  if (cue.from > other.from || cue.to < other.to) return false;
  if (cue.to - cue.from > other.to - other.from)
    return !cue.phrase.includes('..') && Math.sign(cue.means.weight) === Math.sign(other.means.weight);
  return Math.abs(cue.means.weight) > Math.abs(other.means.weight);
}

/** Scores of headings, each heading once. */
export function headingScores(headings: readonly string[], sections: Sections): Scores[] {
  const known = new Map<string, Scores>();
  return headings.map((heading) => {
    let scores = known.get(heading);
    if (scores === undefined) {
      scores = ownScores(sections.find(tokens(heading)), sections);
      known.set(heading, scores);
    }
    return scores;
  });
}

/** Scores of all statements of one source: own words, the heading above, and the neighbours of the same paragraph. */
export function contextScores(statements: readonly Statement[], own: readonly Scores[], heading: readonly Scores[]): Scores[] {
  return statements.map((statement, i) => {
    const scores = [...(own[i] as Scores)];
    const add = (other: Scores | undefined, factor: number): void =>
      other?.forEach((score, s) => {
        scores[s] = (scores[s] as number) + factor * score;
      });
    add(heading[i], HEADING);
    for (const j of [i - 1, i + 1])
      if (statements[j]?.unit.paragraph === statement.unit.paragraph)
        add(
          own[j]?.map((score) => Math.min(MOST_OF_NEIGHBOUR, score)),
          NEIGHBOUR,
        );
    return scores;
  });
}

/** The section most spoken for, and by how much it leads the next. The rest section where none is. */
export function best(scores: Scores, sections: Sections, least = LEAST): { section: number; lead: number } {
  let section = sections.rest;
  let top = Math.max(least, scores[sections.rest] ?? 0);
  let next = 0;
  scores.forEach((score, s) => {
    if (s === sections.rest) return;
    if (score > top) {
      next = top;
      top = score;
      section = s;
    } else if (score > next) next = score;
  });
  return { section, lead: top - next };
}

/** A section leads by this where a sentence's own words leave little doubt. */
const SURE = 2;

/** And by this where they leave none. */
const CERTAIN = 5;
/** A section that is this far behind a sentence's best is none of its own. */
const BEHIND = 3;

/** Whether a sentence surely belongs in another section than one that it leans on. */
export function apart(one: Scores, other: Scores, sections: Sections): boolean {
  const [a, b] = [best(one, sections), best(other, sections)];
  if (a.section === b.section) return false;
  // Two sections may contend for a sentence, neither of them the other's.
  const behind = (one[a.section] ?? 0) - (one[b.section] ?? 0);
  return a.lead >= CERTAIN || (b.lead >= SURE && (a.lead >= SURE || behind >= BEHIND));
}
