import { createHash } from 'node:crypto';
import type { OpenEdition } from '../archive/open-edition.ts';
import type { Brief } from '../model/brief.ts';
import { type Finding, finding } from './finding.ts';

/** Every file of the folder is listed and as it was written. */
export function manifestHolds({ manifest, files }: OpenEdition): Finding {
  const faults: string[] = [];
  const listed = new Set(manifest.outputs.map((output) => output.path));
  for (const { path, sha256, bytes } of manifest.outputs) {
    const file = files.get(path);
    if (file === undefined) faults.push(`${path} is missing`);
    else if (file.length !== bytes || createHash('sha256').update(file).digest('hex') !== sha256) faults.push(`${path} was changed`);
  }
  for (const name of files.keys()) if (!listed.has(name)) faults.push(`${name} is not listed`);
  return finding('manifest.json: hashes of all files', faults, `${manifest.outputs.length} files as they were written`);
}

/** The manifest and brief.json are of the same sources. */
export function sourcesAgree({ manifest }: OpenEdition, brief: Brief): Finding {
  const hashes = new Map(manifest.sources.map((source) => [source.path, source.sha256]));
  const faults = brief.sources
    .filter((source) => hashes.get(source.path) !== source.sha256)
    .map((source) => `${source.path} has another hash in brief.json`);
  if (manifest.sources.length !== brief.sources.length)
    faults.push(`${manifest.sources.length} sources are listed, ${brief.sources.length} are in brief.json`);
  return finding('brief.json: sources of the manifest', faults, `${brief.sources.length} sources`);
}
