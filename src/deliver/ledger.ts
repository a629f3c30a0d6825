import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { BriefError, type Log } from '../model/log.ts';

/**
 * One line of the ledger. "begun" stands there before a message goes out; what became of it stands in a line behind it:
 * "accepted" by the server, "refused" for good, "failed" for now (the message is certainly not on its way).
 */
export interface Entry {
  /** When, as RFC 3339 in UTC. */
  readonly at: string;
  readonly what: 'begun' | 'accepted' | 'refused' | 'failed';
  /** The edition's identifier: the same for all versions of one title and date. */
  readonly edition: string;
  readonly date: string;
  /** SHA-256 of the brief that was sent: another one is another version. */
  readonly content: string;
  readonly kind: 'edition' | 'correction';
  /** Address of the reader. */
  readonly to: string;
  /** Message-ID, with brackets. */
  readonly id: string;
  /** What the server said, or why nothing came of it. */
  readonly reply?: string;
}

const cannot = (path: string, what: string, error: unknown): BriefError =>
  new BriefError('send/ledger', `The ledger ${path} ${what}: ${(error as Error).message}.`, {
    hint: 'Without it nothing is sent, since nobody could know what was.',
  });

const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { at, what, edition, date, content, to, id, kind } = value as Record<string, unknown>;
  return (
    ['begun', 'accepted', 'refused', 'failed'].includes(what as string) &&
    ['edition', 'correction'].includes(kind as string) &&
    [at, edition, date, content, to].every((text) => isText(text, 1000)) &&
    isText(id, 500) &&
    /^<[!-;=?-~]+>$/.test(id)
  );
}

/**
 * The entries of one edition, in the order in which they were written. Half a last line (the machine went down while it was
 * written) and lines that are no entries are told and passed over: what they would have ended then counts as unknown.
 *
 * @throws BriefError where the file is there and cannot be read.
 */
export function readLedger(path: string, edition: string, log: Log): Entry[] {
  if (!existsSync(path)) return [];
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw cannot(path, 'cannot be read', error);
  }
  const entries: Entry[] = [];
  const named = JSON.stringify(edition);
  const spoilt: number[] = [];
  text.split('\n').forEach((line, i) => {
    if (line === '') return;
    // Years of other editions need not be parsed to be passed over.
    if (!line.includes(named) && line.startsWith('{"at":') && line.endsWith('}')) return;
    try {
      const value: unknown = JSON.parse(line);
      if (!isEntry(value)) spoilt.push(i + 1);
      else if (value.edition === edition) entries.push(value);
    } catch {
      spoilt.push(i + 1);
    }
  });
  const [line] = spoilt;
  if (line !== undefined)
    log.tell({
      severity: 'warning',
      code: 'send/ledger-line',
      reason:
        spoilt.length === 1
          ? 'This line of the ledger is no entry.'
          : `${spoilt.length} lines of the ledger are no entries, this one first.`,
      place: { path, line },
      hint: 'A run that was cut off leaves half a line; whom it may have reached is named as unknown.',
    });
  return entries;
}

export interface OpenLedger {
  /** On disk when this returns. @throws BriefError where it cannot be written: then nothing more may be sent. */
  append(entry: Entry): void;
  close(): void;
}

/** Opens the ledger for writing at its end. @throws BriefError */
export function openLedger(path: string): OpenLedger {
  let handle: number;
  try {
    const isNew = !existsSync(path);
    // It holds addresses: for its owner alone.
    handle = openSync(path, 'a+', 0o600);
    if (isNew) {
      const folder = openSync(dirname(path), 'r');
      fsyncSync(folder);
      closeSync(folder);
    }
    const { size } = fstatSync(handle);
    const last = Buffer.alloc(1);
    if (size > 0 && readSync(handle, last, 0, 1, size - 1) === 1 && last[0] !== 10) {
      writeSync(handle, '\n');
      fsyncSync(handle);
    }
  } catch (error) {
    throw cannot(path, 'cannot be written', error);
  }
  return {
    append(entry) {
      try {
        const line = Buffer.from(`${JSON.stringify(entry)}\n`, 'utf8');
        for (let done = 0; done < line.length; ) done += writeSync(handle, line, done);
        fsyncSync(handle);
      } catch (error) {
        throw cannot(path, 'cannot be written', error);
      }
    },
    close: () => closeSync(handle),
  };
}
