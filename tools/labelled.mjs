// Labelled clusters for the tools that fit weights: what a piece of the composer makes of each.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { importedData } from './imported-data.mjs';

/** Reads clusters, and finds the label of a statement: that of the row it covers as the scorer of briefs would have it. */
const READERS = `
import { readSources } from './src/read/read.ts';
import { silent as quiet } from './src/model/log.ts';
import { cluster } from './test/compose/sources.ts';
export async function fromFolder(folder, rows) {
  const { sources } = await readSources([folder], {}, quiet);
  return made(sources, ({ cite }, { path }) => rows.find((row) => row.role === 'sentence' && path.endsWith(row.source)
    && cite.end - cite.start <= 1.3 * (row.end - row.start) + 2
    && Math.min(cite.end, row.end) - Math.max(cite.start, row.start) >= 0.6 * (row.end - row.start)));
}
export function fromCluster(name) {
  const { sources, labels } = cluster(name);
  const rows = labels.map((label) => ({ ...label, sameFact: label.fact }));
  return made(sources, ({ cite }, { text }) => rows.find((row) => row.source === cite.source && text.slice(cite.start, cite.end).trim() === row.text));
}
`;

/**
 * Builds `entry`, TypeScript that exports `made(sources, labelOf)`, and asks it for every cluster of test/compose/clusters, then for
 * each KEY.json FOLDER on the command line. `labelOf(statement, source)` is the row that labels a statement:
 * { sections, leansOn?, sameFact?, mayMerge? }, undefined for one that has none.
 *
 * @returns { name, made }: the cluster's file or its key, and what the entry made of it.
 */
export async function fromLabelled(entry) {
  const folder = mkdtempSync(join('node_modules', '.fit-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'labelled.mjs');
  await build({
    stdin: { contents: `${READERS}${entry}`, resolveDir: '.', loader: 'ts', sourcefile: 'entry.ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [importedData],
    define: { 'import.meta.url': JSON.stringify(pathToFileURL('test/compose/sources.ts').href) },
    outfile,
    logLevel: 'error',
  });
  const { fromCluster, fromFolder } = await import(pathToFileURL(outfile).href);
  const clusters = readdirSync('test/compose/clusters')
    .sort()
    .map((name) => ({ name, made: fromCluster(name.replace('.txt', '')) }));
  const args = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
  for (let i = 0; i + 1 < args.length; i += 2)
    clusters.push({ name: args[i], made: await fromFolder(args[i + 1], JSON.parse(readFileSync(args[i], 'utf8')).rows) });
  return clusters;
}
