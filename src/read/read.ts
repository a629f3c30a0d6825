import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Log } from '../model/log.ts';
import type { Failure, Source } from '../model/source.ts';
import { detectLanguage } from '../text/language.ts';
import { completions } from './completions.ts';
import type { Draft, Metadata, Reading } from './document.ts';
import { Unreadable } from './document.ts';
import { failed, messageOf, unreadableFile } from './failed.ts';
import { type Job, readBytes, readJob } from './job.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { openPool, type Pool } from './pool.ts';
import { recognise } from './recognise.ts';
import { shownAddress } from './shown-address.ts';
import { whenNamed } from './when.ts';

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

/** One file, address or stream to be read. */
interface Named {
  /** As `Source.path`. */
  readonly path: string;
  /** Empty for addresses and standard input. */
  readonly file: string;
  /** Where `sources.yaml` is looked for. */
  readonly folder: string;
  /** Also carries dates: the named folder's own name. */
  readonly within: string;
  readonly address?: string;
}

/** Files that systems leave in folders. */
const LITTER = /^(?:\..*|thumbs\.db|desktop\.ini|__macosx|sources\.ya?ml)$/i;

const codeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

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
        const source = settle(draft, `s${sources.length + 1}`, more(draft.path), one, options, reading.drafts.length);
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

/** All files meant, each once, however often it is named. */
async function findFiles(paths: readonly string[], limits: Limits, fail: (path: string, unreadable: Unreadable) => void): Promise<Named[]> {
  const found: Named[] = [];
  const seen = new Set<string>();
  const add = async (one: Named): Promise<void> => {
    const real = await realpath(one.file);
    if (seen.has(real)) return;
    seen.add(real);
    found.push(one);
  };
  for (const path of [...new Set(paths)].sort(codeUnits)) {
    if (path === '-') {
      found.push({ path: '-', file: '', folder: '', within: '' });
      continue;
    }
    if (/^[a-z][a-z\d+.-]{1,20}:\/\//i.test(path)) {
      found.push({ path: shownAddress(path), file: '', folder: '', within: '', address: path });
      continue;
    }
    const full = resolve(path);
    const name = basename(full) || path;
    try {
      const info = await stat(full);
      if (info.isDirectory()) {
        const before = found.length;
        const failed = await walk(full, full, name, new Set(), add, limits, found, fail);
        if (found.length === before && !failed && !(await anySeen(full, seen)))
          fail(
            name,
            new Unreadable('empty-folder', 'The folder holds no file to read.', 'Put source texts into it, or name another folder.'),
          );
      } else if (info.isFile()) await add({ path: name, file: full, folder: resolve(full, '..'), within: '' });
      else fail(name, new Unreadable('not-a-file', 'It is neither a file nor a folder.'));
    } catch (error) {
      fail(name, unreadableFile(error));
    }
  }
  return distinct(found);
}

/** A folder named twice is not empty the second time. */
async function anySeen(folder: string, seen: ReadonlySet<string>): Promise<boolean> {
  const real = await realpath(folder);
  for (const file of seen) if (file.startsWith(real)) return true;
  return false;
}

/** @returns whether something in the folder failed, so that it is not called empty as well. */
async function walk(
  root: string,
  folder: string,
  within: string,
  above: ReadonlySet<string>,
  add: (one: Named) => Promise<void>,
  limits: Limits,
  found: readonly Named[],
  fail: (path: string, unreadable: Unreadable) => void,
): Promise<boolean> {
  const real = await realpath(folder);
  if (above.has(real) || above.size > 40) return false;
  let failed = false;
  const inside = (name: string) =>
    join(folder, name)
      .slice(root.length + 1)
      .replaceAll('\\', '/');
  const names = (await readdir(folder)).sort(codeUnits);
  for (const name of names) {
    if (LITTER.test(name)) continue;
    // "page_files" holds the pictures and scripts of the saved page beside it.
    const page = /^(.+)(?:_files|\.files|-Dateien|_fichiers|_archivos)$/.exec(name)?.[1];
    if (page !== undefined && names.some((other) => /\.x?html?$/i.test(other) && other.startsWith(page))) continue;
    if (found.length >= limits.files) {
      fail(
        within,
        new Unreadable(
          'too-many-files',
          `The folder holds more than ${limits.files} files; the rest is not read.`,
          'Raise the limit, or name fewer.',
        ),
      );
      return true;
    }
    const file = join(folder, name);
    try {
      const info = await stat(file);
      if (info.isDirectory()) failed = (await walk(root, file, within, new Set([...above, real]), add, limits, found, fail)) || failed;
      else if (info.isFile()) await add({ path: inside(name), file, folder: root, within });
      else {
        fail(inside(name), new Unreadable('not-a-file', 'It is neither a file nor a folder.'));
        failed = true;
      }
    } catch (error) {
      fail(inside(name), unreadableFile(error));
      failed = true;
    }
  }
  return failed;
}

/** Files of one name from several folders get as much of their folders' names as tells them apart. */
function distinct(found: readonly Named[]): Named[] {
  const count = new Map<string, number>();
  for (const { path } of found) count.set(path, (count.get(path) ?? 0) + 1);
  const out = found.map((one) => {
    if ((count.get(one.path) ?? 0) < 2 || one.file === '') return one;
    const twins = found.filter((other) => other.path === one.path && other !== one);
    const parts = one.file.replaceAll('\\', '/').split('/');
    const own = one.path.split('/').length;
    for (let n = own + 1; n < parts.length; n++) {
      const path = parts.slice(-n).join('/');
      if (twins.every((other) => !other.file.replaceAll('\\', '/').endsWith(`/${path}`))) return { ...one, path };
    }
    return one;
  });
  return out;
}

/** A draft with its name, its metadata settled: what the document says, then what `sources.yaml` says, then what can be told. */
function settle(draft: Draft, id: string, completed: Metadata, one: Named, options: ReadOptions, siblings: number): Source {
  const pick = (field: keyof Metadata) =>
    draft.declared[field] ??
    completed[field] ??
    (field === 'published'
      ? earlier(
          draft.guessed.published,
          siblings === 1 || draft.path.includes('!')
            ? whenNamed(one.address === undefined ? `${one.within}/${draft.path}` : one.address)
            : undefined,
        )
      : draft.guessed[field]);
  const fields: Record<string, string> = {};
  for (const field of ['headline', 'byline', 'publisher', 'published', 'url'] as const) {
    const value = pick(field);
    if (value !== undefined && value !== '') fields[field] = value;
  }
  return {
    id,
    path: draft.path,
    ...fields,
    language: languageOf(draft, pick('language'), options.language),
    sha256: draft.sha256,
    text: draft.text,
    passages: draft.passages,
    anchors: draft.anchors,
  };
}

/**
 * The date told by the text, or by its name where the text tells none or a later day: what lay in a file of the 12th
 * was not published on the 20th, however the page is stamped.
 */
function earlier(told: string | undefined, named: string | undefined): string | undefined {
  if (told === undefined || named === undefined) return told ?? named;
  return told.slice(0, 10) > named ? named : told;
}

/** Templates declare "en" for pages in any language: over enough text, the words are believed before the declaration. */
function languageOf(draft: Draft, declared: string | undefined, fallback: string | undefined): string {
  const told = detectLanguage(draft.text);
  if (declared === undefined) return told !== 'und' ? told : (fallback ?? 'und');
  if (told === 'und' || draft.text.length < 400 || declared.split('-')[0] === told.split('-')[0]) return declared;
  return told;
}
