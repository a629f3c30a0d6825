// Fits the weights of src/compose/facts/same-fact.yaml to labelled sentences: logistic regression over pairs of sentences of different
// sources, by Newton's method, with a little L2. Deterministic.
//   node tools/fit-same-fact.mjs --folds | --write [KEY.json FOLDER]...
// The clusters of test/compose/clusters are always taken; a KEY is { rows: [{ role, source, start, end, text, sameFact?, mayMerge? }] }
// over the texts of FOLDER. --folds prints what cross-validation by cluster gives; --write writes the file.
import { writeFileSync } from 'node:fs';
import { labelledPairs, tellPairs } from './labelled-pairs.mjs';
import { logistic } from './logistic.mjs';

const groups = await labelledPairs();
const names = Object.keys(groups[0].pairs[0].signs);

/** L2 on weights of signs of unit variance, for each pair. */
const SHRINK = 0.01;

function regress(pairs) {
  const n = pairs.length;
  const mean = names.map((name) => pairs.reduce((sum, { signs }) => sum + signs[name], 0) / n);
  const spread = names.map((name, k) => Math.sqrt(pairs.reduce((sum, { signs }) => sum + (signs[name] - mean[k]) ** 2, 0) / n) || 1);
  const rows = pairs.map(({ signs }) => [...names.map((name, k) => (signs[name] - mean[k]) / spread[k]), 1]);
  const ridge = [...names.map(() => SHRINK * n), 1e-6];
  const w = logistic(
    rows,
    pairs.map(({ same }) => same),
    ridge,
  );
  const weights = Object.fromEntries(names.map((name, k) => [name, w[k] / spread[k]]));
  return { bias: w[names.length] - names.reduce((sum, name, k) => sum + weights[name] * mean[k], 0), weights };
}

const odds = ({ bias, weights }, { signs }) => names.reduce((sum, name) => sum + weights[name] * signs[name], bias);

if (process.argv.includes('--folds')) {
  const judged = groups.flatMap((group) => {
    const fitted = regress(groups.filter((other) => other !== group).flatMap(({ pairs }) => pairs));
    return group.pairs.map((pair) => ({ ...pair, odds: odds(fitted, pair), name: group.name }));
  });
  tellPairs(judged, [-0.5, 0, 0.5, 1, 1.5, 2]);
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
