import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { BriefError } from '../model/log.ts';
import type { Output } from './manifest.ts';

/** Makes a folder and those above it. Not mkdir's own recursion: on /proc that never ends. @throws BriefError for a file in the way. */
function makeFolder(path: string): void {
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) return;
    throw new BriefError('archive/cannot-write', `${path} is a file, so no edition can be put into it.`, {
      hint: 'Name a folder with --out.',
    });
  }
  makeFolder(dirname(path));
  mkdirSync(path);
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'wx');
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** An edition's folder is replaced whole; anything else that stands at its place is not ours to delete. */
function mayReplace(folder: string): boolean {
  if (!statSync(folder).isDirectory()) return false;
  const names = readdirSync(folder);
  return names.length === 0 || names.includes('manifest.json');
}

/**
 * Writes an edition's folder: aside, flushed, then moved into place, so that a reader finds the old edition or the new
 * one and never half of either.
 *
 * @throws BriefError where the folder cannot be written, or holds something that is no edition.
 */
export function writeEdition(folder: string, outputs: readonly Output[]): void {
  const parent = dirname(resolve(folder));
  let aside: string | undefined;
  try {
    makeFolder(parent);
    if (existsSync(folder) && !mayReplace(folder))
      throw new BriefError(
        'archive/not-an-edition',
        `${folder} exists and is no edition of daybrief (it has no manifest.json), so it is not replaced.`,
        {
          hint: 'Name another folder with --out, or move it away.',
        },
      );
    aside = mkdtempSync(join(parent, `.${basename(folder)}-`));
    const fresh = join(aside, 'new');
    mkdirSync(fresh);
    for (const output of outputs) writeWhole(join(fresh, output.name), output.bytes);
    sync(fresh);
    if (existsSync(folder)) renameSync(folder, join(aside, 'old'));
    try {
      renameSync(fresh, folder);
    } catch (error) {
      if (existsSync(join(aside, 'old'))) renameSync(join(aside, 'old'), folder);
      throw error;
    }
    sync(parent);
  } catch (error) {
    if (error instanceof BriefError) throw error;
    throw new BriefError('archive/cannot-write', `The edition could not be written to ${folder}: ${(error as Error).message}.`, {
      hint: 'Check that the folder may be written and the disk has room, or name another with --out.',
    });
  } finally {
    if (aside !== undefined) rmSync(aside, { recursive: true, force: true });
  }
}
