import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Log } from '../model/log.ts';
import type { Failure, Source } from '../model/source.ts';
import { detectLanguage } from '../text/language.ts';
import { completions } from './completions.ts';
import type { Draft, Metadata, Reading } from './document.ts';
import { Unreadable } from './document.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { openDocument } from './open.ts';
import { whenNamed } from './when.ts';

export interface ReadOptions {
  readonly limits?: Partial<Limits>;
  /** The edition's date, ISO: gives the year to a dateline without one. */
  readonly date?: string;
  /** BCP 47: for sources that declare no language and from whose words none can be told. */
  readonly language?: string;
  /** Called after each file. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly path: string }) => void;
}

/** One file to be read. */
interface Named {
  /** As `Source.path`. */
  readonly path: string;
  readonly file: string;
  /** Where `sources.yaml` is looked for, and the path of the file from there. */
  readonly folder: string;
  /** Also carries dates: the named folder's own name. */
  readonly within: string;
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
    log.tell({
      severity: 'error',
      code: `read/${unreadable.code}`,
      reason: unreadable.message,
      place: { path },
      ...(unreadable.hint === undefined ? {} : { hint: unreadable.hint }),
    });
  };
  const named = await findFiles(paths, limits, fail);
  named.sort((a, b) => codeUnits(a.path, b.path));
  const complete = completions(log);
  const sources: Source[] = [];
  let done = 0;
  for (const one of named) {
    const reading = await readOne(one, limits, options);
    for (const message of reading.messages) log.tell(message);
    failures.push(...reading.failures);
    const more = await complete(one.folder, one.file);
    for (const draft of reading.drafts) {
      const source = settle(draft, `s${sources.length + 1}`, more(draft.path), one, options);
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
  failures.sort((a, b) => codeUnits(a.path, b.path));
  return { sources, failures };
}

async function readOne(one: Named, limits: Limits, options: ReadOptions): Promise<Reading> {
  const nothing = (unreadable: Unreadable): Reading => ({
    drafts: [],
    failures: [{ path: one.path, reason: unreadable.message }],
    messages: [
      {
        severity: 'error',
        code: `read/${unreadable.code}`,
        reason: unreadable.message,
        place: { path: one.path },
        ...(unreadable.hint === undefined ? {} : { hint: unreadable.hint }),
      },
    ],
  });
  try {
    const { size } = await stat(one.file);
    if (size > limits.fileBytes)
      return nothing(
        new Unreadable(
          'too-large',
          `The file is larger than ${Math.round(limits.fileBytes / 1024 / 1024)} MB.`,
          'Raise the limit if it is meant to be read.',
        ),
      );
    const bytes = await readFile(one.file);
    return await openDocument({ path: one.path, name: basename(one.file), bytes, depth: 0 }, { limits, date: options.date });
  } catch (error) {
    return nothing(unreadableFile(error));
  }
}

function unreadableFile(error: unknown): Unreadable {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Unreadable('missing-file', 'There is no such file or folder.', 'Check the name.');
  if (code === 'EACCES' || code === 'EPERM')
    return new Unreadable('unreadable-file', 'The file may not be read.', 'Check its permissions.');
  return new Unreadable('unreadable-file', `The file could not be read (${code ?? 'unknown error'}).`);
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
  for (const path of [...paths].sort(codeUnits)) {
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
    if ((count.get(one.path) ?? 0) < 2) return one;
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
function settle(draft: Draft, id: string, completed: Metadata, one: Named, options: ReadOptions): Source {
  const pick = (field: keyof Metadata) =>
    draft.declared[field] ??
    completed[field] ??
    (field === 'published' ? (draft.guessed.published ?? whenNamed(`${one.within}/${one.path}`)) : draft.guessed[field]);
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

/** Templates declare "en" for pages in any language: over enough text, the words are believed before the declaration. */
function languageOf(draft: Draft, declared: string | undefined, fallback: string | undefined): string {
  const told = detectLanguage(draft.text);
  if (declared === undefined) return told !== 'und' ? told : (fallback ?? 'und');
  if (told === 'und' || draft.text.length < 400 || declared.split('-')[0] === told.split('-')[0]) return declared;
  return told;
}
