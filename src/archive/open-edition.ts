import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BriefError } from '../model/log.ts';
import type { Manifest } from './manifest.ts';

/** An edition's folder as it lies on disk. */
export interface OpenEdition {
  readonly manifest: Manifest;
  /** Every file in it but manifest.json, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** False for what leads nowhere too. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Every entry of both lists of a manifest names a path. */
const isList = (value: unknown): boolean => Array.isArray(value) && value.every((entry) => typeof entry?.path === 'string');

/** @throws BriefError where the folder is no edition, or cannot be read. */
export function openEdition(folder: string): OpenEdition {
  const read = (name: string): Uint8Array => {
    try {
      return readFileSync(join(folder, name));
    } catch (error) {
      throw new BriefError('archive/cannot-read', `${join(folder, name)} could not be read: ${(error as Error).message}.`);
    }
  };
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    throw new BriefError('archive/cannot-read', `${folder} is no folder that can be read.`, {
      hint: 'Name the folder of one edition, as out/2024-10-22.',
    });
  }
  if (!names.includes('manifest.json'))
    throw new BriefError('archive/not-an-edition', `${folder} is no edition of daybrief: it has no manifest.json.`, {
      hint: 'Name the folder of one edition, as out/2024-10-22.',
    });
  let manifest: Manifest;
  try {
    manifest = JSON.parse(new TextDecoder().decode(read('manifest.json'))) as Manifest;
  } catch (error) {
    if (error instanceof BriefError) throw error;
    throw new BriefError('archive/not-an-edition', `${join(folder, 'manifest.json')} is not JSON.`);
  }
  if (!isList(manifest?.outputs) || !isList(manifest.sources))
    throw new BriefError('archive/not-an-edition', `${join(folder, 'manifest.json')} lists no outputs and sources.`);
  const files = new Map(names.filter((name) => name !== 'manifest.json' && isFile(join(folder, name))).map((name) => [name, read(name)]));
  return { manifest, files };
}
