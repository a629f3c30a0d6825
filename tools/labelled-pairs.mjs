// Labelled pairs of statements of different sources for the tools that fit weights of same facts.
import { fromLabelled } from './labelled.mjs';

const PAIRS = `
import { raritiesByAffair } from './src/compose/facts/affairs.ts';
import { compare } from './src/compose/facts/compare.ts';
import { findCopies } from './src/compose/facts/copies.ts';
import { evidenceByAffair, SPEAKING, WEIGHTS } from './src/compose/facts/evidence.ts';
import { candidatePairs, rarityOf, vectorOf } from './src/compose/facts/likeness.ts';
import { SAME } from './src/compose/facts/merge.ts';
import { SIGNS, signsOf } from './src/compose/facts/same-fact.ts';
import { findLeaning } from './src/compose/lean/lean.ts';
import { silent } from './src/model/log.ts';
import { learnAffiliations } from './src/compose/statement/affiliation.ts';
import { unifyNames } from './src/compose/statement/name-variants.ts';
import { readTexts } from './src/compose/statement/reading.ts';
import { resolve } from './src/compose/statement/resolve.ts';
const byName = (names, values) => Object.fromEntries(names.map((name, k) => [name, values[k]]));
export function made(given, labelOf) {
  const { statements: written, bySource, sources, wordsOf } = readTexts(given, silent);
  const of = rarityOf(written);
  const statements = resolve(unifyNames(written), bySource.flatMap((list) => findLeaning(list)));
  const affairs = raritiesByAffair(statements, of);
  const ofState = learnAffiliations(statements);
  const vectors = statements.map((statement) => vectorOf([statement], affairs.get(statement.source)));
  const days = statements.map(({ source }) => sources[source].published?.slice(0, 10));
  const evidence = evidenceByAffair(statements, affairs, of, days);
  const copyOf = findCopies(wordsOf);
  const labels = statements.map((statement) => labelOf(statement, sources[statement.source]));
  const place = ({ source, index }) => (index - bySource[source][0].index) / Math.max(1, bySource[source].length - 1);
  const pairs = [];
  for (const [i, j] of candidatePairs(vectors, 80, 3)) {
    const [a, b] = [statements[i], statements[j]];
    const [la, lb] = [labels[i], labels[j]];
    if (a.source === b.source || la === undefined || lb === undefined) continue;
    if (la.mayMerge !== undefined && la.mayMerge === lb.mayMerge) continue;
    const same = la.sameFact !== undefined && la.sameFact === lb.sameFact;
    const between = Math.abs(place(a) - place(b));
    const sameDay = days[i] !== undefined && days[i] === days[j];
    const { likeness, conflict } = compare(a, b, vectors[i], vectors[j], between, ofState, sameDay);
    // What is never merged teaches nothing.
    if (conflict() !== undefined) continue;
    const signs = byName(SIGNS, signsOf(a, b, vectors[i], vectors[j], between));
    if (!same && signs['words and names in common'] < 0.1) continue;
    const copies = (copyOf[a.source] ?? a.source) === (copyOf[b.source] ?? b.source);
    const beside = evidence.signs(i, j);
    const odds = likeness + evidence.weigh(i, j);
    const given = odds - beside.reduce((sum, sign, k) => sum + sign * WEIGHTS[k], 0);
    pairs.push({ same: Number(same), signs, beside: byName(SPEAKING, beside), given, odds, copies, a: a.text, b: b.text });
  }
  return { pairs, weights: byName(SPEAKING, WEIGHTS), least: SAME };
}
`;

/**
 * Candidate pairs that nothing forbids to merge, of each cluster of test/compose/clusters and each KEY.json FOLDER on the command line.
 *
 * @returns a cluster's { name, pairs, weights: of what speaks beside the likeness, as shipped, least: log odds of what is merged }. A pair
 *   is { same: 0 or 1, signs: of the likeness, beside: of what else speaks, both by name, odds: as shipped, given: without what the signs
 *   beside add, copies: whether the texts are one in wire copies, a, b: texts }.
 */
export async function labelledPairs() {
  return (await fromLabelled(PAIRS)).map(({ name, made }) => ({ name, ...made }));
}

const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/** Prints precision and recall of judged pairs, { name, same, odds }, at each of some log odds: of all, and of those of real clusters. */
export function tellPairs(judged, leasts, of = '') {
  const real = judged.filter(({ name }) => name.includes('/'));
  for (const [what, some] of [
    ['all', judged],
    ['real', real],
  ])
    for (const least of leasts) {
      const taken = some.filter((pair) => pair.odds >= least);
      const right = taken.filter(({ same }) => same).length;
      const [precision, recall] = [percent(right, taken.length), percent(right, some.filter(({ same }) => same).length)];
      console.log(`${of}${what}, log odds ≥ ${least}: precision ${precision}, recall ${recall}`);
    }
}
