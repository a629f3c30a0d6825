import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { BriefError } from '../model/log.ts';

/** Held while something is being sent. */
export interface Lock {
  /** Whether it is still ours: somebody may have taken the file away. */
  holds(): boolean;
  release(): void;
}

/** Who made a lock. */
interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as its system counts: a number of a process is given again, this with it is not. */
  readonly began: string;
}

/** Start of a process on Linux: which start of the system, and the clock tick since (proc(5), field 22 of stat); elsewhere ''. */
function beginningOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold anything.
    const tick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return tick === undefined ? '' : `${boot}/${tick}`;
  } catch {
    return '';
  }
}

function isOwner(value: unknown): value is Owner {
  const owner = value as Partial<Owner> | null;
  return (
    typeof owner?.pid === 'number' &&
    Number.isInteger(owner.pid) &&
    owner.pid > 0 &&
    typeof owner.host === 'string' &&
    typeof owner.began === 'string'
  );
}

/** Whether the maker of a lock is known to be gone. One that wrote nothing yet, or on another machine, is not known to be. */
function isGone(text: string): boolean {
  let owner: unknown;
  try {
    owner = JSON.parse(text);
  } catch {
    return false;
  }
  if (!isOwner(owner) || owner.host !== hostname()) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  const began = beginningOf(owner.pid);
  return owner.began !== '' && began !== '' && owner.began !== began;
}

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/**
 * Puts a lock away whose maker is gone. Only one process at a time may: between a look at the file and its end, no other can have put
 * the same one away and made its own.
 */
function clear(path: string, stale: string): void {
  const clearing = `${path}.clearing`;
  try {
    closeSync(openSync(clearing, 'wx', 0o600));
  } catch {
    return; // another is at it
  }
  try {
    if (read(path) === stale) rmSync(path);
  } finally {
    rmSync(clearing, { force: true });
  }
}

/**
 * Takes the lock: a file that is made if there is none (O_EXCL), with the number of the process in it. One that a dead process
 * left behind is put away.
 *
 * @throws BriefError "send/locked" while another process holds it.
 */
export function takeLock(path: string): Lock {
  const own = `${JSON.stringify({ pid: process.pid, host: hostname(), began: beginningOf(process.pid) })}\n`;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = openSync(path, 'wx', 0o600);
      try {
        writeSync(handle, own);
        fsyncSync(handle);
      } catch (error) {
        // An empty lock would stand for ever.
        rmSync(path, { force: true });
        throw error;
      } finally {
        closeSync(handle);
      }
      return {
        holds: () => read(path) === own,
        release() {
          if (read(path) === own) rmSync(path, { force: true });
        },
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new BriefError('send/lock', `The lock ${path} cannot be made: ${(error as Error).message}.`, {
          hint: 'The folder of the editions must be writable: the ledger stands there too.',
        });
    }
    const found = read(path);
    if (found !== undefined && !isGone(found)) break;
    if (found !== undefined) clear(path, found);
  }
  const owner = /"pid":(\d{1,10}),"host":"([\w.-]{1,200})"/.exec(read(path) ?? '');
  throw new BriefError(
    'send/locked',
    `These editions are being sent by another run${owner === null ? '' : ` (process ${owner[1]} on ${owner[2]})`}.`,
    {
      hint: `Wait until it has ended. If there is none any more, delete ${existsSync(`${path}.clearing`) ? `${path}.clearing` : path}.`,
    },
  );
}
