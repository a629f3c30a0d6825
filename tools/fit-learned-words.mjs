// Makes src/compose/sections/learned-words.yaml: what single words say of a sentence's section. A softmax regression on the mean
// of word vectors is fitted to labelled sentences; since it is linear, each word of the vectors' vocabulary gets weights of its
// own, those too that no labelled sentence has. The vectors are not needed any more then. Deterministic.
//   node tools/fit-learned-words.mjs VECTORS WORDS [--folds | --write] [KEY.json FOLDER]...
// VECTORS: "word v1 v2 …" a line, frequent words first (GloVe 6B, 100 dimensions: public domain, PDDL). WORDS: the words of a
// dictionary, one a line (the lower-case lemmas of WordNet 3.1); names are left out so. The clusters of test/compose/clusters are
// always taken; a KEY is { rows: [{ role, source, start, end, text, sections }] } over the texts of FOLDER. --folds judges each
// cluster by what is learned from the others.
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fromLabelled } from './labelled.mjs';
import { softmax } from './softmax.mjs';

const [vectorFile, wordFile] = process.argv.slice(2, 4);
if (vectorFile === undefined || wordFile === undefined || !process.argv.some((arg) => /^--(folds|write)$/.test(arg))) {
  process.stderr.write('Say VECTORS, WORDS and --folds or --write; the head of this file tells what they are.\n');
  process.exit(2);
}
process.argv.splice(2, 2);

const SECTIONS = ['diplomacy', 'military', 'funding', 'shipping', 'other'];
/** So many of the most frequent words are taken. */
const VOCABULARY = 30_000;
/** How much the sentences count against the L2 on the weights. */
const MUCH = 0.5;
/** Of src/compose/sections/learned-words.ts. */
const LEVELS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ASIDE = 0.5;
const PRIOR = 3;
/** A word whose weights are all below this many steps says nothing. */
const LEAST_STEPS = 2;

const vectors = await readVectors();

const ENTRY = `
import { readTexts } from './src/compose/statement/reading.ts';
import { isStop } from './src/compose/statement/vocabulary.ts';
import { silent } from './src/model/log.ts';
export function made(given, labelOf) {
  const { statements, sources } = readTexts(given, silent);
  return statements.flatMap((statement) => {
    const label = labelOf(statement, sources[statement.source]);
    if (label === undefined) return [];
    const seen = new Set();
    return [{ sections: label.sections, words: statement.words.flatMap(({ word, number }, i) => {
      if (number || isStop(word) || seen.has(word)) return [];
      seen.add(word);
      return [{ word, core: statement.core.has(i) }];
    }) }];
  });
}
`;

const clusters = (await fromLabelled(ENTRY)).map(({ name, made }) => ({
  name,
  sentences: made.map(({ sections, words }) => ({ sections, vector: vectorOf(words) })),
}));

if (process.argv.includes('--folds')) {
  const judged = clusters.map(({ name, sentences }) => {
    const fitted = learn(clusters.filter((other) => other.name !== name));
    const right = sentences.filter(({ sections, vector }) => {
      const odds = oddsOf(fitted, vector);
      return sections.includes(SECTIONS[odds.indexOf(Math.max(...odds))]);
    }).length;
    console.log(`${name}: ${right} of ${sentences.length} sentences by their words alone`);
    return { right, of: sentences.length };
  });
  const sum = (key) => judged.reduce((all, one) => all + one[key], 0);
  console.log(`each by the others: ${((100 * sum('right')) / sum('of')).toFixed(1)} % of ${sum('of')}`);
} else write(learn(clusters));

async function readVectors() {
  const dictionary = new Set(readFileSync(wordFile, 'utf8').split('\n'));
  const found = new Map();
  let taken = 0;
  for await (const line of createInterface({ input: createReadStream(vectorFile) })) {
    if (taken++ >= VOCABULARY) break;
    const [word, ...numbers] = line.split(' ');
    found.set(word, Float64Array.from(numbers, Number));
  }
  // All around their mean, of length 1.
  const mean = new Float64Array(found.values().next().value.length);
  for (const vector of found.values())
    vector.forEach((x, i) => {
      mean[i] += x / found.size;
    });
  for (const [word, vector] of found) {
    if (!inDictionary(word, dictionary)) {
      found.delete(word);
      continue;
    }
    const around = vector.map((x, i) => x - mean[i]);
    const length = Math.hypot(...around);
    found.set(
      word,
      around.map((x) => x / length),
    );
  }
  return found;
}

/** Whether a word is one of the dictionary or a regular form of one. */
function inDictionary(word, dictionary) {
  if (!/^[a-z]{3,}$/.test(word)) return false;
  if (dictionary.has(word)) return true;
  for (const [ending, stems] of [
    ['ies', ['y']],
    ['ied', ['y']],
    ['es', ['', 'e']],
    ['s', ['']],
    ['ed', ['', 'e']],
    ['ing', ['', 'e']],
    ['er', ['', 'e']],
    ['ers', ['', 'e', 'er']],
  ]) {
    if (!word.endsWith(ending)) continue;
    const base = word.slice(0, -ending.length);
    if (stems.some((stem) => dictionary.has(base + stem))) return true;
    if (base.length > 2 && base.at(-1) === base.at(-2) && dictionary.has(base.slice(0, -1))) return true;
  }
  return false;
}

function vectorOf(words) {
  const sum = new Float64Array(vectors.values().next().value.length);
  let mass = 0;
  for (const { word, core } of words) {
    const vector = vectors.get(word);
    if (vector === undefined) continue;
    const weight = core ? 1 : ASIDE;
    mass += weight;
    vector.forEach((x, i) => {
      sum[i] += weight * x;
    });
  }
  return sum.map((x) => x / Math.sqrt(mass + PRIOR));
}

function learn(of) {
  const [rows, classes, weights] = [[], [], []];
  for (const { sentences } of of)
    for (const { sections, vector } of sentences)
      sections.forEach((section, place) => {
        rows.push(vector);
        classes.push(SECTIONS.indexOf(section));
        // The best section of several counts most.
        weights.push(sections.length === 1 ? 1 : place === 0 ? 0.6 : 0.4 / (sections.length - 1));
      });
  return softmax(rows, classes, weights, SECTIONS.length, MUCH);
}

function oddsOf({ weights, bias }, vector) {
  return weights.map((w, c) => vector.reduce((sum, x, i) => sum + x * w[i], bias[c]));
}

function write(fitted) {
  const projected = [...vectors].map(([word, vector]) => ({
    word,
    weights: centred(oddsOf({ ...fitted, bias: fitted.bias.map(() => 0) }, vector)),
  }));
  const most = projected.reduce((top, { weights }) => Math.max(top, ...weights.map(Math.abs)), 0);
  const step = Math.ceil((1000 * most) / (LEVELS.length / 2 - 1)) / 1000;
  const lines = projected
    .map(({ word, weights }) => ({ word, steps: weights.map((weight) => Math.round(weight / step)) }))
    .filter(({ steps }) => steps.some((n) => Math.abs(n) >= LEAST_STEPS))
    .sort((a, b) => (a.word < b.word ? -1 : 1))
    .map(({ word, steps }) => `  ${word} ${steps.map((n) => LEVELS[n + LEVELS.length / 2]).join('')}`);
  const bias = centred(fitted.bias).map((x) => x.toFixed(3));
  const sentences = clusters.reduce((sum, one) => sum + one.sentences.length, 0);
  writeFileSync(
    'src/compose/sections/learned-words.yaml',
    `# Made by tools/fit-learned-words.mjs from ${sentences} labelled sentences and GloVe's word vectors (public domain).
# What words say of a sentence's section: behind each a letter a section, ${LEVELS[0]} to ${LEVELS.at(-1)} for −${LEVELS.length / 2} to ${LEVELS.length / 2 - 1} steps of log odds.
sections: [${SECTIONS.join(', ')}]
bias: [${bias.join(', ')}]
step: ${step}
words: |
${lines.join('\n')}
`,
  );
  console.log(`${lines.length} words`);
}

function centred(list) {
  const mean = list.reduce((a, b) => a + b, 0) / list.length;
  return list.map((x) => x - mean);
}
