// Fits the weights of src/compose/lean/likely.yaml to labelled clusters: sentences on which no rule of leaning has a say, and which of
// them lean. Prints them, and how well each cluster is told by the weights of the others.
//   node tools/fit-leaning.mjs [KEY.json FOLDER]...
// The clusters of test/compose/clusters are always taken; a KEY is { rows: [{ role, source, start, end, text, leansOn? }] } over the
// texts of FOLDER. Deterministic.
import { fromLabelled } from './labelled.mjs';
import { softmax } from './softmax.mjs';

const ENTRY = `
import { findLeaning } from './src/compose/lean/lean.ts';
import { signsOf } from './src/compose/lean/likely.ts';
import { readTexts } from './src/compose/statement/reading.ts';
import likely from './src/compose/lean/likely.yaml';
import { silent } from './src/model/log.ts';
export function made(given, labelOf) {
  const { statements, bySource, sources } = readTexts(given, silent);
  const leant = bySource.flatMap((list) => findLeaning(list));
  const rows = [];
  statements.forEach((statement, n) => {
    const before = statements[n - 1];
    if (before?.source !== statement.source || leant[n] !== undefined || before.unit.heading?.start !== statement.unit.heading?.start) return;
    const label = labelOf(statement, sources[statement.source]);
    if (label === undefined) return;
    const signs = signsOf(before, statement);
    rows.push({ leans: Number(label.leansOn !== undefined), signs: Float64Array.from(names, (name) => signs[name] ?? 0) });
  });
  return { rows, names };
}
const names = Object.keys(likely.weights).filter((name) => name !== 'bias');
`;

const clusters = await fromLabelled(ENTRY);
const { names } = clusters[0].made;
const rowsOf = (some) => some.flatMap(({ made }) => made.rows);

/** The L2 on the weights is that of one sentence. */
function fitSigns(rows) {
  const { weights, bias } = softmax(
    rows.map(({ signs }) => signs),
    rows.map(({ leans }) => leans),
    rows.map(() => 1),
    2,
    1,
  );
  return { bias: bias[1] - bias[0], weights: weights[1].map((weight, i) => weight - weights[0][i]) };
}

const odds = ({ bias, weights }, { signs }) => signs.reduce((sum, much, i) => sum + much * weights[i], bias);
const FOLDS = 6;
const judged = Array.from({ length: FOLDS }, (_, fold) => {
  const others = fitSigns(rowsOf(clusters.filter((_, i) => i % FOLDS !== fold)));
  return rowsOf(clusters.filter((_, i) => i % FOLDS === fold)).map((row) => ({ leans: row.leans, odds: odds(others, row) }));
}).flat();
const [leaning, free] = [1, 0].map((leans) => judged.filter((row) => row.leans === leans).map((row) => row.odds));
const above = leaning.reduce((sum, one) => sum + free.filter((other) => one > other).length, 0);
console.log(
  `${judged.length} sentences, ${leaning.length} lean; area under the curve ${(above / (leaning.length * free.length)).toFixed(3)}`,
);
const fitted = fitSigns(rowsOf(clusters));
for (const [i, name] of ['bias', ...names].entries())
  console.log(`  ${name}: ${(i === 0 ? fitted.bias : fitted.weights[i - 1]).toFixed(2)}`);
