import { readFileSync } from 'node:fs';
import { BriefError, type Log } from '../model/log.ts';
import { type Mailbox, parseMailbox } from '../model/mailbox.ts';
import type { Place } from '../model/source.ts';
import { whyUnreadable } from '../model/unreadable.ts';

/** One entry of a list of readers, unread. */
export interface ListEntry {
  readonly text: string;
  /** Where it stands in a file. */
  readonly place?: Place;
}

export interface Recipients {
  /** Each reader once, in the order of the list. */
  readonly mailboxes: readonly Mailbox[];
  /** Entries that are no address; each has been told. */
  readonly faults: number;
  /** Entries that name a reader again; each has been told. */
  readonly repeats: number;
}

/** A list is for colleagues, not for the public: above this it wants a mailing-list service. */
const MOST_READERS = 2000;
/** No list of so many readers is longer. */
const MOST_BYTES = 1_000_000;

/** What stands on a line before its comment: a line that begins with "#", or what follows " #" behind an address. */
function uncommented(line: string): string {
  if (/^\s*#/.test(line)) return '';
  const at = line.indexOf('@');
  const comment = at < 0 ? -1 : line.slice(at).search(/\s#/);
  return (comment < 0 ? line : line.slice(0, at + comment)).trim();
}

/**
 * The entries of a file with one a line; empty lines and comments ("#" to the end of the line) are passed over.
 *
 * @throws BriefError where the file cannot be read as a text.
 */
export function readList(path: string): ListEntry[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new BriefError('send/list', `The list of readers ${path} ${whyUnreadable(error)}.`, {
      hint: 'Name a file with one address a line.',
    });
  }
  const none = (why: string) =>
    new BriefError('send/list', `${path} is no list of readers: ${why}.`, { hint: 'Name a file with one address a line.' });
  if (bytes.length > MOST_BYTES || bytes.includes(0)) throw none('it is too long, or no text');
  let text: string;
  try {
    // Takes the mark of a beginning (BOM) away.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw none('it is not UTF-8 text');
  }
  return text
    .split(/\r\n|\n|\r/)
    .map((line, i) => ({ text: uncommented(line), place: { path, line: i + 1 } }))
    .filter((entry) => entry.text !== '');
}

/** The entries of "a@example.org, Name <b@example.org>": commas within quotes part nothing. */
export function splitList(given: string): ListEntry[] {
  return (given.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+|"/g) ?? []).map((text) => ({ text: text.trim() })).filter(({ text }) => text !== '');
}

/**
 * Reads a list of readers. An entry that is no address is told with its line and passed over, so that one slip does not cost
 * the others their brief; a list that is mostly such entries is some other file. Who is named twice gets one mail.
 *
 * @throws BriefError where there is nobody to send to, or more than a list may hold.
 */
export function recipientsOf(entries: readonly ListEntry[], log: Log): Recipients {
  const found = new Map<string, Mailbox>();
  let faults = 0;
  let repeats = 0;
  for (const { text, place } of entries) {
    const where = place === undefined ? {} : { place };
    try {
      const mailbox = parseMailbox(text);
      if (found.has(mailbox.key)) {
        repeats++;
        log.tell({
          severity: 'warning',
          code: 'send/twice',
          reason: `${mailbox.address} stands in the list again and gets one mail.`,
          ...where,
        });
      } else found.set(mailbox.key, mailbox);
    } catch (error) {
      if (!(error instanceof BriefError)) throw error;
      if (faults++ < 50)
        log.tell({ severity: 'error', code: 'send/address', reason: error.message, hint: 'This entry gets nothing.', ...where });
    }
  }
  if (found.size === 0)
    throw new BriefError('send/nobody', entries.length === 0 ? 'The list of readers is empty.' : 'The list of readers holds no address.', {
      hint: 'Give it an address a line.',
    });
  if (faults > found.size)
    throw new BriefError('send/list', `${faults} of ${entries.length} entries are no addresses: that is no list of readers.`, {
      hint: 'Nothing was sent. Check the file named with --to.',
    });
  if (found.size > MOST_READERS)
    throw new BriefError('send/list', `The list has ${found.size} readers; ${MOST_READERS} is the most that is sent to.`, {
      hint: 'Use a mailing-list service for more, or part the list.',
    });
  return { mailboxes: [...found.values()], faults, repeats };
}
