// Fits the weights of src/compose/facts/evidence.ts to labelled pairs of sentences of different sources: logistic regression on top of
// the likeness, which counts as it is shipped; and, for comparison, with a weight of its own, by which all are divided then. Prints them
// beside the shipped ones, and how well each cluster is judged by the weights of the others.
//   node tools/fit-evidence.mjs [KEY.json FOLDER]...
// The clusters of test/compose/clusters are always taken; a KEY is { rows: [{ role, source, start, end, text, sameFact?, mayMerge? }] }
// over the texts of FOLDER. The likeness stays as it is: judge by clusters that it was not fitted to. Deterministic.
import { labelledPairs, tellPairs } from './labelled-pairs.mjs';
import { logistic } from './logistic.mjs';

// Of wire copies nothing but the likeness is asked.
const groups = (await labelledPairs()).map((group) => ({ ...group, pairs: group.pairs.filter(({ copies }) => !copies) }));
const { weights: shipped, least } = groups[0];
const names = Object.keys(shipped);

/** L2 on each weight, as much as one pair counts. */
const SHRINK = 1;

/** Two ways to fit weights to pairs; both return them in the order of the names. */
const WAYS = {
  'on top of the likeness': (rows, classes, given) =>
    logistic(
      rows,
      classes,
      names.map(() => SHRINK),
      given,
    ),
  'the likeness weighed too': (rows, classes, given) => {
    const withGiven = rows.map((row, r) => [...row, given[r]]);
    const weights = logistic(
      withGiven,
      classes,
      [...names, 'given'].map(() => SHRINK),
    );
    const ofGiven = weights.pop();
    return weights.map((weight) => weight / ofGiven);
  },
};

/** Weights by name. */
function fitBeside(of, way) {
  const pairs = of.flatMap((group) => group.pairs);
  const fitted = WAYS[way](
    pairs.map(({ beside }) => names.map((name) => beside[name])),
    pairs.map(({ same }) => same),
    pairs.map(({ given }) => given),
  );
  return Object.fromEntries(names.map((name, k) => [name, fitted[k]]));
}

const judge = (of, oddsOf) => of.flatMap(({ name, pairs }) => pairs.map((pair) => ({ name, same: pair.same, odds: oddsOf(pair) })));
const oddsBy = (weights) => (pair) => names.reduce((sum, name) => sum + weights[name] * pair.beside[name], pair.given);

const all = groups.flatMap(({ pairs }) => pairs);
console.log(`${all.length} pairs, ${all.filter(({ same }) => same).length} of which tell the same fact`);
const fitted = Object.keys(WAYS).map((way) => [way, fitBeside(groups, way)]);
for (const name of names)
  console.log(`  ${name}: ${fitted.map(([way, weights]) => `${weights[name].toFixed(2)} ${way}`).join(', ')}, ${shipped[name]} shipped`);

const tell = (of, judged) => tellPairs(judged, [least], `${of}: `);
tell(
  'likeness alone',
  judge(groups, ({ given }) => given),
);
tell(
  'as shipped',
  judge(groups, ({ odds }) => odds),
);
for (const way of Object.keys(WAYS)) {
  const byOthers = (group) => {
    const others = groups.filter((other) => other !== group);
    return judge([group], oddsBy(fitBeside(others, way)));
  };
  tell(`each by the others, ${way}`, groups.flatMap(byOthers));
}
