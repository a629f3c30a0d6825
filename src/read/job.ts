import { readFile, stat } from 'node:fs/promises';
import type { Reading } from './document.ts';
import { Unreadable } from './document.ts';
import { failed, megabytes, unreadableFile } from './failed.ts';
import type { Limits } from './limits.ts';
import { openDocument } from './open.ts';

/** One file or fetched document to be read; plain values, so that it can be sent to a worker. */
export interface Job {
  /** As `Source.path`. */
  readonly path: string;
  readonly name: string;
  /** Where the bytes are, unless they are given. */
  readonly file?: string | undefined;
  readonly bytes?: Uint8Array | undefined;
  readonly charset?: string | undefined;
  readonly mediaType?: string | undefined;
  readonly url?: string | undefined;
  /** [bytes] Gives large files more time. */
  readonly size?: number | undefined;
  readonly date?: string | undefined;
}

/** Reads a job to the end. Never throws. */
export async function readJob(job: Job, limits: Limits): Promise<Reading> {
  try {
    const bytes = job.bytes ?? (await readBytes(job.file as string, limits));
    return await openDocument(
      { path: job.path, name: job.name, bytes, charset: job.charset, mediaType: job.mediaType, url: job.url, depth: 0 },
      { limits, date: job.date },
    );
  } catch (error) {
    return failed(job.path, error instanceof Unreadable ? error : unreadableFile(error));
  }
}

/** @throws Unreadable for a file over the limit; errors of the file system. */
export async function readBytes(file: string, limits: Limits): Promise<Uint8Array> {
  const { size } = await stat(file);
  if (size > limits.fileBytes)
    throw new Unreadable(
      'too-large',
      `The file is larger than ${megabytes(limits.fileBytes)}.`,
      'Raise the limit if it is meant to be read.',
    );
  return readFile(file);
}
