// Fits the weights of src/compose/sections/ties.yaml to labelled clusters: each weight in turn is made larger and smaller and the best
// kept, until nothing betters what is measured: sections right and how sure, and sentences in the section of what they lean on.
//   node tools/fit-sections.mjs [--folds | --write] [KEY.json FOLDER]...
// The clusters of test/compose/clusters are always taken; a KEY is { rows: [{ role, source, start, end, text, sections, leansOn? }] }
// over the texts of FOLDER. The learned words stay as they are: judge by clusters that they were not learned from. --folds judges each cluster by the weights of the others; --write writes the file. Deterministic.
import { readFileSync, writeFileSync } from 'node:fs';
import { fromLabelled } from './labelled.mjs';

const ENTRY = `
import { findCopies } from './src/compose/facts/copies.ts';
import { rarityOf } from './src/compose/facts/likeness.ts';
import { merge } from './src/compose/facts/merge.ts';
import { antecedentsInPrint } from './src/compose/lean/antecedents.ts';
import { findLeaning } from './src/compose/lean/lean.ts';
import { alikeAcross } from './src/compose/sections/alike.ts';
import { apart } from './src/compose/sections/classify.ts';
import { sectionScores } from './src/compose/sections/section-scores.ts';
import { compileSections, standardSections } from './src/compose/sections/sections.ts';
import { readTexts } from './src/compose/statement/reading.ts';
import { chooseSections } from './src/compose/sections/choose.ts';
import { silent } from './src/model/log.ts';
export function made(given, labelOf) {
  const sections = compileSections(standardSections());
  const reading = readTexts(given, silent);
  const { statements, bySource } = reading;
  const leant = bySource.flatMap((list) => findLeaning(list));
  const { own, heading, learned, scores } = sectionScores(reading, sections);
  const of = rarityOf(statements);
  const { printedAs } = merge(statements, leant, of, findCopies(reading.wordsOf));
  const leaning = antecedentsInPrint(leant, printedAs, (a, b) => apart(scores[a], scores[b], sections));
  const evidence = { own, learned, heading, alike: alikeAcross(statements, printedAs, of) };
  const labels = reading.statements.map((statement) => labelOf(statement, reading.sources[statement.source]));
  const on = labels.map((label) => label?.leansOn === undefined ? -1
    : labels.findIndex((other) => other !== undefined && other.source === label.source && other.text.startsWith(label.leansOn)));
  const right = labels.map((label) => label?.sections.map((id) => sections.rules.findIndex((rule) => rule.id === id)));
  return (ties) => {
    const { section, belief } = chooseSections(reading.statements, leaning, printedAs, evidence, sections, ties);
    let judged = 0, hits = 0, sure = 0, leans = 0, kept = 0;
    right.forEach((may, n) => {
      if (may === undefined) return;
      judged++;
      const hit = may.includes(section[n]);
      hits += hit;
      sure += Math.log(1e-3 + (hit ? belief[n] : 1 - belief[n]));
      if (on[n] < 0) return;
      leans++;
      kept += section[n] === section[on[n]];
    });
    return { right: hits / judged, sure: sure / judged, kept: leans === 0 ? 1 : kept / leans };
  };
}
`;

const clusters = (await fromLabelled(ENTRY)).map(({ name, made }) => ({ name, judge: made }));

const FILE = 'src/compose/sections/ties.yaml';
const file = readFileSync(FILE, 'utf8');
const START = Object.fromEntries([...file.matchAll(/^(\w+): (\S+)$/gm)].map(([, key, value]) => [key, Number(value)]));
/** Each weight is tried times these; a weight of none is tried as if it were SMALL. */
const FACTORS = [0, 0.6, 0.8, 0.9, 1.1, 1.25, 1.6];
const SMALL = 0.1;
/** Each is worth so many points of the share of sections that are right. */
const WORTH = { right: 100, sure: 60, kept: 70 };
/** What betters less than this is chance. */
const LEAST_GAIN = 0.02;
const ROUNDS = 3;

const mean = (of, ties) => {
  const all = of.map(({ judge }) => judge(ties));
  return Object.fromEntries(Object.keys(WORTH).map((key) => [key, all.reduce((sum, one) => sum + one[key], 0) / all.length]));
};
const worth = (measured) => Object.entries(WORTH).reduce((sum, [key, weight]) => sum + weight * measured[key], 0);

function fitTies(of) {
  let ties = START;
  let best = worth(mean(of, ties));
  for (let round = 0, moved = true; round < ROUNDS && moved; round++) {
    moved = false;
    for (const key of Object.keys(START))
      for (const factor of FACTORS) {
        const tried = { ...ties, [key]: Number(((ties[key] || SMALL) * factor).toFixed(3)) };
        const now = worth(mean(of, tried));
        if (now < best + LEAST_GAIN) continue;
        best = now;
        ties = tried;
        moved = true;
      }
  }
  return ties;
}
const tell = (name, { right, kept }) =>
  console.log(name, `sections right ${(100 * right).toFixed(1)} %, with what they lean on ${(100 * kept).toFixed(1)} %`);

tell('as they are:', mean(clusters, START));
if (process.argv.includes('--folds')) {
  const judged = clusters.map((one) => {
    const measured = one.judge(fitTies(clusters.filter((other) => other !== one)));
    tell(one.name, measured);
    return { judge: () => measured };
  });
  tell('each by the others:', mean(judged, START));
} else {
  const ties = fitTies(clusters);
  console.log(ties);
  tell('fitted:', mean(clusters, ties));
  if (process.argv.includes('--write'))
    writeFileSync(
      FILE,
      file.replace(/^(\w+): (\S+)$/gm, (_, key) => `${key}: ${ties[key]}`),
    );
}
