// One cold process: reads sources and composes, through the library. node compose.mjs result.json sources…
import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { compose, readSources } from '../../dist/index.js';

const [, , to, ...paths] = process.argv;
const log = { tell() {}, explain() {}, explaining: false };
const { sources } = await readSources(paths, {}, log);
const began = performance.now();
const brief = await compose(sources, { date: '2024-10-22', zone: 'UTC' }, log);
const composing = (performance.now() - began) / 1000;
const words = sources.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
const printed = brief.sections.flatMap(({ items }) => items).reduce((sum, { sentences }) => sum + sentences.length, 0);
writeFileSync(to, JSON.stringify({ words, composing, printed }));
