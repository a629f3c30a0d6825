import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Log } from '../model/log.ts';
import type { Metadata } from './document.ts';
import { setField } from './preamble.ts';

type Entries = ReadonlyMap<string, Metadata>;

/**
 * What `sources.yaml` beside the files adds to them. It maps paths (from its own folder) to fields:
 *
 *     "briefing.txt": { publisher: The White House, published: 2024-10-15, url: https://… }
 *     "*": { language: en }
 *
 * @returns for a folder and a file in it, a function giving the fields for a source's path; "*" serves all.
 */
export function completions(log: Log): (folder: string, file: string) => Promise<(path: string) => Metadata> {
  const loaded = new Map<string, Promise<Entries | undefined>>();
  const load = (folder: string) => {
    let entries = loaded.get(folder);
    if (entries === undefined) {
      entries = readEntries(folder, log);
      loaded.set(folder, entries);
    }
    return entries;
  };
  return async (folder, file) => {
    const own = dirname(file);
    const tables: { entries: Entries; inside: string }[] = [];
    for (const each of own === folder ? [folder] : [folder, own]) {
      const entries = await load(each);
      if (entries !== undefined) tables.push({ entries, inside: relative(each, file).replaceAll('\\', '/') });
    }
    // The table nearest to the file says most.
    return (path) =>
      Object.assign({}, ...tables.flatMap(({ entries, inside }) => [entries.get('*'), entries.get(inside), entries.get(path)]));
  };
}

async function readEntries(folder: string, log: Log): Promise<Entries | undefined> {
  for (const name of ['sources.yaml', 'sources.yml']) {
    let text: string;
    try {
      text = await readFile(join(folder, name), 'utf8');
    } catch {
      continue;
    }
    const place = { path: name };
    const entries = new Map<string, Metadata>();
    try {
      const { parse } = await import('yaml');
      const value: unknown = text.length > 4_000_000 ? undefined : parse(text, { maxAliasCount: 50, logLevel: 'silent' });
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not a map');
      for (const [path, fields] of Object.entries(value)) {
        const metadata: Metadata = {};
        if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
          log.tell({
            severity: 'warning',
            code: 'read/completion-ignored',
            reason: `What sources.yaml says of “${path}” is not a map of fields.`,
            place,
            hint: 'Write it as "file.txt": { publisher: …, published: … }.',
          });
          continue;
        }
        for (const [field, stated] of Object.entries(fields))
          if (!setField(metadata, field, stated))
            log.tell({
              severity: 'warning',
              code: 'read/completion-ignored',
              reason: `sources.yaml gives “${path}” an unknown field “${field}”.`,
              place,
              hint: 'Known are headline, byline, publisher, published, url, language.',
            });
        entries.set(path.replace(/^\.\//, ''), metadata);
      }
      return entries;
    } catch {
      log.tell({
        severity: 'warning',
        code: 'read/completion-ignored',
        reason: 'sources.yaml is not valid YAML and was not used.',
        place,
        hint: 'It maps file names to fields such as publisher and published.',
      });
      return undefined;
    }
  }
  return undefined;
}
