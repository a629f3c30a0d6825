import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Brief } from '../model/brief.ts';
import { BriefError, type Log } from '../model/log.ts';
import { parseBrief } from './brief-file.ts';

/** Editions further back than this are not read. */
const most = 60;

/**
 * The briefs of the editions in a folder that are dated before a day, earliest first; at most the latest sixty. An edition
 * without brief.json is passed over, one whose brief.json cannot be read is told.
 *
 * @param folder  holds one folder an edition, named by its date. None yet: there are no earlier editions.
 * @throws BriefError where the folder cannot be read.
 */
export function earlierBriefs(folder: string, before: string, log: Log): Brief[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      log.tell({ severity: 'info', code: 'archive/no-earlier', reason: `There is no folder ${folder} yet: no figure has a course.` });
      return [];
    }
    throw new BriefError('archive/cannot-read', `${folder} is no folder that can be read.`, {
      hint: 'Name the folder that editions were put in, as out.',
    });
  }
  return names
    .filter((name) => /^\d{4}-\d\d-\d\d$/.test(name) && name < before)
    .sort()
    .slice(-most)
    .flatMap((name) => {
      const path = join(folder, name, 'brief.json');
      if (!existsSync(path)) return [];
      try {
        return parseBrief(readFileSync(path, 'utf8'), path);
      } catch (error) {
        log.tell({
          severity: 'warning',
          code: 'archive/earlier-unreadable',
          reason: `The edition of ${name} is left out of the figures' courses: ${(error as Error).message}`,
        });
        return [];
      }
    });
}
