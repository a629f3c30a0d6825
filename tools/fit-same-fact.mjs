// Fits the weights of src/compose/facts/same-fact.yaml to labelled sentences: logistic regression over pairs of sentences of different
// sources, by Newton's method, with a little L2. Deterministic.
//   node tools/fit-same-fact.mjs --folds | --write [KEY.json FOLDER]...
// The clusters of test/compose/clusters are always taken; a KEY is { rows: [{ role, source, start, end, text, sameFact?, mayMerge? }] }
// over the texts of FOLDER. --folds prints what cross-validation by cluster gives; --write writes the file.
import { writeFileSync } from 'node:fs';
import { fromLabelled } from './labelled.mjs';

const ENTRY = `
import { readTexts } from './src/compose/statement/reading.ts';
import { learnAffiliations } from './src/compose/statement/affiliation.ts';
import { findLeaning } from './src/compose/lean/lean.ts';
import { candidatePairs, rarityOf, vectorOf } from './src/compose/facts/likeness.ts';
import { compare } from './src/compose/facts/compare.ts';
import { unifyNames } from './src/compose/statement/name-variants.ts';
import { resolve } from './src/compose/statement/resolve.ts';
import { SIGNS, signsOf } from './src/compose/facts/same-fact.ts';
import { silent } from './src/model/log.ts';
export function made(given, labelOf) {
  const { statements: written, bySource, sources } = readTexts(given, silent);
  const of = rarityOf(written);
  const statements = resolve(unifyNames(written), bySource.flatMap((list) => findLeaning(list)));
  const ofState = learnAffiliations(statements);
  const vectors = statements.map((statement) => vectorOf([statement], of));
  const labels = statements.map((statement) => labelOf(statement, sources[statement.source]));
  const place = ({ source, index }) => (index - bySource[source][0].index) / Math.max(1, bySource[source].length - 1);
  const found = [];
  for (const [i, j] of candidatePairs(vectors, 80, 3)) {
    const [a, b] = [statements[i], statements[j]];
    const [la, lb] = [labels[i], labels[j]];
    if (a.source === b.source || la === undefined || lb === undefined) continue;
    if (la.mayMerge !== undefined && la.mayMerge === lb.mayMerge) continue;
    const same = la.sameFact !== undefined && la.sameFact === lb.sameFact;
    const between = Math.abs(place(a) - place(b));
    // What is never merged teaches nothing.
    if (compare(a, b, vectors[i], vectors[j], between, ofState).conflict() !== undefined) continue;
    const counted = signsOf(a, b, vectors[i], vectors[j], between);
    const signs = Object.fromEntries(SIGNS.map((name, k) => [name, counted[k]]));
    if (!same && signs['words and names in common'] < 0.1) continue;
    found.push({ same: Number(same), signs, a: a.text, b: b.text });
  }
  return found;
}
`;

const groups = (await fromLabelled(ENTRY)).map(({ name, made }) => ({ name, pairs: made }));
const names = Object.keys(groups[0].pairs[0].signs);

/** L2 on weights of signs of unit variance, for each pair. */
const SHRINK = 0.01;
/** Steps of Newton's method; it stands still long before. */
const STEPS = 12;

function regress(pairs) {
  const n = pairs.length;
  const mean = names.map((name) => pairs.reduce((sum, { signs }) => sum + signs[name], 0) / n);
  const spread = names.map((name, k) => Math.sqrt(pairs.reduce((sum, { signs }) => sum + (signs[name] - mean[k]) ** 2, 0) / n) || 1);
  const rows = pairs.map(({ signs }) => [...names.map((name, k) => (signs[name] - mean[k]) / spread[k]), 1]);
  const size = names.length + 1;
  const w = new Array(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = w.map((weight, k) => (k < names.length ? SHRINK * n * weight : 0));
    const curve = w.map((_, k) => w.map((_, l) => (k === l ? (k < names.length ? SHRINK * n : 1e-6) : 0)));
    rows.forEach((row, r) => {
      const p = 1 / (1 + Math.exp(-row.reduce((sum, value, k) => sum + w[k] * value, 0)));
      for (let k = 0; k < size; k++) {
        gradient[k] += (p - pairs[r].same) * row[k];
        for (let l = 0; l <= k; l++) curve[k][l] += p * (1 - p) * row[k] * row[l];
      }
    });
    solve(curve, gradient).forEach((change, k) => {
      w[k] -= change;
    });
  }
  const weights = Object.fromEntries(names.map((name, k) => [name, w[k] / spread[k]]));
  return { bias: w[names.length] - names.reduce((sum, name, k) => sum + weights[name] * mean[k], 0), weights };
}

/** Solves a symmetric positive definite system, of which the lower half is given, by Cholesky's method. */
function solve(matrix, right) {
  const lower = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < matrix.length; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i][j];
      for (let k = 0; k < j; k++) sum -= lower[i][k] * lower[j][k];
      lower[i][j] = i === j ? Math.sqrt(sum) : sum / lower[j][j];
    }
  const found = [...right];
  for (let i = 0; i < found.length; i++) {
    for (let k = 0; k < i; k++) found[i] -= lower[i][k] * found[k];
    found[i] /= lower[i][i];
  }
  for (let i = found.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < found.length; k++) found[i] -= lower[k][i] * found[k];
    found[i] /= lower[i][i];
  }
  return found;
}

const odds = ({ bias, weights }, { signs }) => names.reduce((sum, name) => sum + weights[name] * signs[name], bias);
const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

if (process.argv.includes('--folds')) {
  const judged = groups.flatMap((group) => {
    const fitted = regress(groups.filter((other) => other !== group).flatMap(({ pairs }) => pairs));
    return group.pairs.map((pair) => ({ ...pair, odds: odds(fitted, pair), name: group.name }));
  });
  for (const [what, some] of [
    ['all', judged],
    ['real', judged.filter(({ name }) => name.includes('/'))],
  ])
    for (const least of [-0.5, 0, 0.5, 1, 1.5, 2]) {
      const taken = some.filter((pair) => pair.odds >= least);
      const right = taken.filter(({ same }) => same).length;
      const [precision, recall] = [percent(right, taken.length), percent(right, some.filter(({ same }) => same).length)];
      console.log(`${what}, log odds ≥ ${least}: precision ${precision}, recall ${recall}`);
    }
  if (process.argv.includes('--errors'))
    for (const pair of judged.filter((p) => p.odds >= 0.5 !== (p.same === 1)).sort((a, b) => b.odds - a.odds))
      console.log(
        pair.same ? 'missed' : 'WRONG ',
        pair.odds.toFixed(1),
        pair.name,
        '\n  ',
        pair.a.slice(0, 160).replace(/\s+/g, ' '),
        '\n  ',
        pair.b.slice(0, 160).replace(/\s+/g, ' '),
      );
} else if (process.argv.includes('--write')) {
  const all = groups.flatMap(({ pairs }) => pairs);
  const { bias, weights } = regress(all);
  const lines = names.map((name) => `  "${name}": ${weights[name].toFixed(3)}`);
  writeFileSync(
    'src/compose/facts/same-fact.yaml',
    `# Made by tools/fit-same-fact.mjs from ${all.length} pairs of sentences, ${all.filter(({ same }) => same).length} of which tell the same fact.\n# Log odds by sign; a sign is a number, mostly between 0 and 1.\nbias: ${bias.toFixed(3)}\nweights:\n${lines.join('\n')}\n`,
  );
} else {
  process.stderr.write('Say --folds [--errors] or --write.\n');
  process.exitCode = 2;
}
