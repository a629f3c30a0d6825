import { basename } from 'node:path';
import type { Log } from '../model/log.ts';
import type { Failure, Source } from '../model/source.ts';
import { codeUnits } from './code-units.ts';
import { completions } from './completions.ts';
import type { Reading } from './document.ts';
import { Unreadable } from './document.ts';
import { failed, messageOf, unreadableFile } from './failed.ts';
import { findFiles, type Named } from './find-files.ts';
import { type Job, readBytes, readJob } from './job.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { openPool, type Pool } from './pool.ts';
import { recognise } from './recognise.ts';
import { settle } from './settle.ts';
import { shownAddress } from './shown-address.ts';

export interface ReadOptions {
  readonly limits?: Partial<Limits>;
  /** The edition's date, ISO: gives the year to a dateline without one. */
  readonly date?: string;
  /** BCP 47: for sources that declare no language and from whose words none can be told. */
  readonly language?: string;
  /** Called after each file. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly path: string }) => void;
  /** Hosts of addresses that may be private or loopback: "intranet.example", "localhost:8080". */
  readonly allowHosts?: readonly string[];
  /** Where copies of fetched addresses are kept, to ask next time only for what is new. */
  readonly cacheFolder?: string;
  /** Seconds an address may take. */
  readonly timeoutSeconds?: number;
  /** Pauses before an address is tried again. [ms] */
  readonly retryPauses?: readonly number[];
  /** What "-" reads; the process's standard input if not given. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

/**
 * Opens sources: files, folders (all files in them), whatever format each has.
 *
 * Never throws for what a source is: what cannot be read is told to the log and named in `failures`; the rest goes on.
 * Ids are given in code-unit order of `path`, so the order of `paths` does not matter.
 */
export async function readSources(
  paths: readonly string[],
  options: ReadOptions,
  log: Log,
): Promise<{ sources: Source[]; failures: Failure[] }> {
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const failures: Failure[] = [];
  const fail = (path: string, unreadable: Unreadable) => {
    failures.push({ path, reason: unreadable.message });
    log.tell(messageOf(path, unreadable));
  };
  const named = await findFiles(paths, limits, fail);
  named.sort((a, b) => codeUnits(a.path, b.path));
  const complete = completions(log);
  const sources: Source[] = [];
  const pool = openPool(limits);
  try {
    const readings = inOrder(named, (one) => readOne(one, limits, options, pool));
    let done = 0;
    for await (const [one, reading] of readings) {
      for (const message of reading.messages) log.tell(message);
      failures.push(...reading.failures);
      const more = one.file === '' ? () => ({}) : await complete(one.folder, one.file);
      for (const draft of reading.drafts) {
        const source = settle(draft, `s${sources.length + 1}`, more(draft.path), one, reading.drafts.length, options.language);
        if (source.published === undefined)
          log.tell({
            severity: 'info',
            code: 'read/undated',
            reason: 'The source is undated.',
            place: { path: source.path },
            hint: 'Give its date in sources.yaml, or in the name of the file.',
          });
        sources.push(source);
      }
      done += 1;
      options.onProgress?.({ done, total: named.length, path: one.path });
    }
  } finally {
    await pool.close();
  }
  failures.sort((a, b) => codeUnits(a.path, b.path));
  return { sources, failures };
}

/** So many are under way at once: enough for every core, few enough that unread results do not pile up. */
const UNDER_WAY = 16;

/** Works on many, gives the results in their order. */
async function* inOrder<T, R>(all: readonly T[], work: (one: T) => Promise<R>): AsyncGenerator<[T, R]> {
  const running: Promise<R>[] = [];
  for (let i = 0; i < all.length; i++) {
    while (running.length < Math.min(UNDER_WAY, all.length - i)) running.push(work(all[i + running.length] as T));
    yield [all[i] as T, await (running.shift() as Promise<R>)];
  }
}

/** Plain copy is read here; all else in a worker, which can be stopped. */
async function readOne(one: Named, limits: Limits, options: ReadOptions, pool: Pool): Promise<Reading> {
  try {
    if (one.address !== undefined) {
      const { fetchAddress } = await import('./address.ts');
      const { bytes, charset, mediaType, url } = await fetchAddress(one.address, { bytes: limits.fileBytes, ...options });
      const name = basename(new URL(url).pathname);
      return await pool.read({
        path: one.path,
        name,
        bytes,
        charset,
        mediaType: mediaType ?? (/\.[a-z\d]{2,5}$/i.test(name) ? undefined : 'text/html'),
        url: shownAddress(url),
        date: options.date,
        size: bytes.length,
      });
    }
    const bytes = one.file === '' ? await readAll(options.stdin ?? process.stdin, limits) : await readBytes(one.file, limits);
    const job: Job = { path: one.path, name: one.file === '' ? '' : basename(one.file), date: options.date, size: bytes.length };
    const kind = recognise({ name: job.name, bytes });
    const light =
      bytes.length === 0 ||
      'unread' in kind ||
      (kind.format === 'plain' && bytes.length < LIGHT) ||
      (kind.format === 'markdown' && bytes.length < LIGHT_MARKDOWN);
    if (light) return await readJob({ ...job, bytes }, limits);
    return await pool.read(one.file === '' ? { ...job, bytes } : { ...job, file: one.file });
  } catch (error) {
    return failed(one.path, error instanceof Unreadable ? error : unreadableFile(error));
  }
}

/** [bytes] Plain copy up to here takes no longer than starting a worker would. */
const LIGHT = 512 * 1024;
/** [bytes] Markdown can be written so that reading it takes long; short of this it cannot take much. */
const LIGHT_MARKDOWN = 24 * 1024;

async function readAll(stream: AsyncIterable<Uint8Array | string>, limits: Limits): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    length += bytes.length;
    if (length > limits.fileBytes)
      throw new Unreadable('too-large', 'Standard input holds more than the limit allows.', 'Raise the limit if it is meant to be read.');
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}
