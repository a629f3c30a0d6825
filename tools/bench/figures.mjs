// One cold process: characters a second of extractFigures. node figures.mjs result.json [files…]
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { extractFigures } from '../../dist/index.js';
import { newsText } from './text.mjs';

const [, , to, ...files] = process.argv;
const rows = {};
function measure(name, texts) {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  extractFigures((texts[0] ?? '').slice(0, 5000));
  const began = performance.now();
  let found = 0;
  for (const text of texts) found += extractFigures(text).length;
  const seconds = (performance.now() - began) / 1000;
  rows[name] = { characters, figures: found, 'M characters/s': Number((characters / seconds / 1e6).toFixed(2)) };
}
measure(
  'generated, articles',
  Array.from({ length: 150 }, (_, i) => newsText({ words: 1000, seed: 300 + i })),
);
measure('generated, one text', [newsText({ words: 150_000, seed: 9 })]);
const given = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, 'utf8'));
if (given.length > 0) measure('given', given);
writeFileSync(to, JSON.stringify(rows));
