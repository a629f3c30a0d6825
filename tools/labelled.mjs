// Labelled clusters for the tools that fit weights: what a piece of the composer makes of each.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { importedData } from './imported-data.mjs';

/**
 * Builds `entry`, TypeScript that exports `fromCluster(name)` and `fromFolder(folder, rows)`, and asks it for every cluster of
 * test/compose/clusters, then for each KEY.json FOLDER on the command line.
 *
 * @returns { name, made }: the cluster's file or its key, and what the entry made of it.
 */
export async function fromLabelled(entry) {
  const folder = mkdtempSync(join('node_modules', '.fit-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'labelled.mjs');
  await build({
    stdin: { contents: entry, resolveDir: '.', loader: 'ts', sourcefile: 'entry.ts' },
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
