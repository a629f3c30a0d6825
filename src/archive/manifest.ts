import type { Brief, Edition } from '../model/brief.ts';
import { briefJson } from './brief-json.ts';

/** One file of an edition, finished in memory. */
export interface Output {
  /** File name within the edition's folder. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What manifest.json holds: enough to check every file of the edition and to make it again. */
export interface Manifest {
  readonly versions: Readonly<Record<string, string>>;
  readonly edition: Edition;
  /** Options that shape the outputs, as given or by default. No paths. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Hash of the bytes read (of the part's bytes within a container). */
  readonly sources: readonly { readonly id: string; readonly path: string; readonly sha256: string }[];
  readonly failures: Brief['failures'];
  /** Of the brief itself, whether or not brief.json is among the outputs: hash of its bytes, and how many sentences are printed. */
  readonly brief: { readonly sha256: string; readonly sentences: number };
  /** Of every other file in the folder, in order of name. */
  readonly outputs: readonly { readonly path: string; readonly type: string; readonly bytes: number; readonly sha256: string }[];
}

/**
 * Describes an edition: hashes of all that went in and came out.
 *
 * @param hash  SHA-256 in hexadecimal; given, so that this stays a pure function.
 */
export function manifestOf(
  brief: Brief,
  outputs: readonly Output[],
  options: Readonly<Record<string, unknown>>,
  versions: Readonly<Record<string, string>>,
  hash: (bytes: Uint8Array) => string,
): Manifest {
  const json = outputs.find(({ name }) => name === 'brief.json')?.bytes ?? briefJson(brief);
  return {
    versions,
    edition: brief.edition,
    options,
    sources: brief.sources.map(({ id, path, sha256 }) => ({ id, path, sha256 })),
    failures: brief.failures,
    brief: { sha256: hash(json), sentences: sentencesOf(brief) },
    outputs: outputs
      .map(({ name, type, bytes }) => ({ path: name, type, bytes: bytes.length, sha256: hash(bytes) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** Printed sentences of a brief's sections. */
export function sentencesOf(brief: Brief): number {
  return brief.sections.reduce((sum, { items }) => items.reduce((printed, { sentences }) => printed + sentences.length, sum), 0);
}
