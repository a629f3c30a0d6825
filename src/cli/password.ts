import { readFileSync, statSync } from 'node:fs';
import { BriefError } from '../model/log.ts';
import { whyUnreadable } from '../model/unreadable.ts';

/** Where the password is looked for first. */
const VARIABLE = 'DAYBRIEF_SMTP_PASSWORD';

/**
 * The password for the mail server: of the environment, else the first line of a file. Never of the command line, which every
 * user of a machine can read. A file that everybody may read is refused; its group may (Windows has no such bits).
 *
 * @throws BriefError where there is none, or the file may be read by others.
 */
export function readPassword(file: string | undefined, environment: NodeJS.ProcessEnv = process.env): string {
  const given = environment[VARIABLE];
  if (given !== undefined && given !== '') return given;
  if (file === undefined)
    throw new BriefError('send/password', 'A user name is given, and no password.', {
      hint: `Put it into ${VARIABLE}, or name a file with --password-file.`,
    });
  let text: string;
  let mode: number;
  try {
    mode = statSync(file).mode;
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new BriefError('send/password', `The password file ${file} ${whyUnreadable(error)}.`);
  }
  if (process.platform !== 'win32' && (mode & 0o004) !== 0)
    throw new BriefError('send/password', `The password file ${file} may be read by everybody on this machine.`, {
      hint: `chmod 600 ${file}`,
    });
  const [line = ''] = text.split(/\r?\n/);
  if (line === '' || line.includes('\0'))
    throw new BriefError('send/password', `The password file ${file} holds no password in its first line.`);
  return line;
}
