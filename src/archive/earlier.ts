import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Brief } from '../model/brief.ts';
import { BriefError, type Log } from '../model/log.ts';
import { type EditionFigures, parseBrief, parseFigures } from './brief-file.ts';

/** An edition on disk that has a brief.json. */
export interface EarlierEdition {
  /** ISO date: the name of its folder. */
  readonly date: string;
  readonly path: string;
}

/**
 * The editions in a folder that are dated before a day, earliest first. An edition without brief.json is passed over.
 *
 * @param folder  holds one folder an edition, named by its date. None yet: there are no earlier editions.
 * @throws BriefError where the folder cannot be read.
 */
export function earlierEditions(folder: string, before: string, log: Log): EarlierEdition[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      log.tell({
        severity: 'info',
        code: 'archive/no-earlier',
        reason: `There is no folder ${folder} yet: no figure has a course, and nothing is marked as new.`,
      });
      return [];
    }
    throw new BriefError('archive/cannot-read', `${folder} is no folder that can be read.`, {
      hint: 'Name the folder that editions were put in, as out.',
    });
  }
  return names
    .filter((name) => /^\d{4}-\d\d-\d\d$/.test(name) && name < before)
    .sort()
    .map((date) => ({ date, path: join(folder, date, 'brief.json') }))
    .filter(({ path }) => existsSync(path));
}

/** The figures of editions; one whose brief.json cannot be read is told and left out. */
export function earlierFigures(editions: readonly EarlierEdition[], log: Log): EditionFigures[] {
  return opened(editions, log, parseFigures);
}

/** The briefs of editions; one whose brief.json cannot be read is told and left out. */
export function earlierBriefs(editions: readonly EarlierEdition[], log: Log): Brief[] {
  return opened(editions, log, (bytes, path) => parseBrief(bytes.toString(), path));
}

function opened<Part>(editions: readonly EarlierEdition[], log: Log, parse: (bytes: Buffer, path: string) => Part): Part[] {
  return editions.flatMap(({ date, path }) => {
    try {
      return parse(readFileSync(path), path);
    } catch (error) {
      log.tell({
        severity: 'warning',
        code: 'archive/earlier-unreadable',
        reason: `The edition of ${date} is not compared with: ${(error as Error).message}`,
      });
      return [];
    }
  });
}
