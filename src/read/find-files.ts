import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { codeUnits } from './code-units.ts';
import { Unreadable } from './document.ts';
import { unreadableFile } from './failed.ts';
import type { Limits } from './limits.ts';
import { shownAddress } from './shown-address.ts';

/** One file, address or stream to be read. */
export interface Named {
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

/** Files that systems leave in folders; "~$report.docx" says who has the report open. */
const LITTER = /^(?:\..*|~\$.*|thumbs\.db|desktop\.ini|__macosx|sources\.ya?ml)$/i;

/** What is being looked for, and what has been found. */
interface Search {
  readonly limits: Limits;
  /** Tells of what is named or met and cannot be read. */
  readonly fail: (path: string, unreadable: Unreadable) => void;
  readonly found: Named[];
  /** Real paths of what was found: each file counts once, by whatever links it is met. */
  readonly seen: Set<string>;
}

/**
 * All files meant, each once, however often it is named. Names of addresses and "-" stand for themselves.
 *
 * Never rejects: what is not there, or may not be looked into, is told to `fail`.
 */
export async function findFiles(paths: readonly string[], limits: Limits, fail: Search['fail']): Promise<Named[]> {
  const search: Search = { limits, fail, found: [], seen: new Set() };
  for (const path of [...new Set(paths)].sort(codeUnits)) {
    if (path === '-') search.found.push({ path: '-', file: '', folder: '', within: '' });
    else if (/^[a-z][a-z\d+.-]{1,20}:\/\//i.test(path))
      search.found.push({ path: shownAddress(path), file: '', folder: '', within: '', address: path });
    else await findNamed(search, path);
  }
  return distinct(search.found);
}

/** A file or folder of the command line. */
async function findNamed(search: Search, path: string): Promise<void> {
  const full = resolve(path);
  const name = basename(full) || path;
  try {
    const info = await stat(full);
    if (info.isDirectory()) {
      const before = search.found.length;
      const failed = await walk(search, { folder: full, within: name }, full, new Set());
      if (search.found.length === before && !failed && !(await anySeen(full, search.seen)))
        search.fail(
          name,
          new Unreadable('empty-folder', 'The folder holds no file to read.', 'Put source texts into it, or name another folder.'),
        );
    } else if (info.isFile()) await add(search, { path: name, file: full, folder: dirname(full), within: '' });
    else search.fail(name, NO_FILE);
  } catch (error) {
    search.fail(name, unreadableFile(error));
  }
}

const NO_FILE = new Unreadable('not-a-file', 'It is neither a file nor a folder.');

async function add({ found, seen }: Search, one: Named): Promise<void> {
  const real = await realpath(one.file);
  if (seen.has(real)) return;
  seen.add(real);
  found.push(one);
}

/** A folder named twice is not empty the second time. */
async function anySeen(folder: string, seen: ReadonlySet<string>): Promise<boolean> {
  const real = join(await realpath(folder), sep);
  for (const file of seen) if (file.startsWith(real)) return true;
  return false;
}

/** Folders within folders; a link may lead round in a circle by ever new names. */
const DEEPEST = 40;

/**
 * Finds what lies in a folder and below it.
 *
 * @param root  the folder that was named: paths count from it.
 * @param above  real paths of the folders around this one.
 * @returns whether something in the folder failed, so that it is not called empty as well.
 */
async function walk(search: Search, root: Pick<Named, 'folder' | 'within'>, folder: string, above: ReadonlySet<string>): Promise<boolean> {
  const { limits, fail, found } = search;
  const real = await realpath(folder);
  if (above.has(real) || above.size > DEEPEST) return false;
  let failed = false;
  const names = (await readdir(folder)).sort(codeUnits);
  for (const name of names) {
    if (LITTER.test(name)) continue;
    // "page_files" holds the pictures and scripts of the saved page beside it.
    const page = /^(.+)(?:_files|\.files|-Dateien|_fichiers|_archivos)$/.exec(name)?.[1];
    if (page !== undefined && names.some((other) => /\.x?html?$/i.test(other) && other.startsWith(page))) continue;
    if (found.length >= limits.files) {
      const reason = `The folder holds more than ${limits.files} files; the rest is not read.`;
      fail(root.within, new Unreadable('too-many-files', reason, 'Raise the limit, or name fewer.'));
      return true;
    }
    const file = join(folder, name);
    const path = relative(root.folder, file).replaceAll('\\', '/');
    try {
      const info = await stat(file);
      if (info.isDirectory()) failed = (await walk(search, root, file, new Set([...above, real]))) || failed;
      else if (info.isFile()) await add(search, { path, file, ...root });
      else {
        fail(path, NO_FILE);
        failed = true;
      }
    } catch (error) {
      fail(path, unreadableFile(error));
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
