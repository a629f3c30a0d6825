import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OpenEdition } from './archive/open-edition.ts';
import { type Delivery, deliver, type Run, type RunResult } from './deliver/deliver.ts';
import { type Entry, type OpenLedger, openLedger, readLedger } from './deliver/ledger.ts';
import { type Lock, takeLock } from './deliver/lock.ts';
import { type Addressee, type Letterhead, messageTo } from './deliver/message.ts';
import { type Plan, planOf } from './deliver/plan.ts';
import { type ListEntry, recipientsOf } from './deliver/recipients.ts';
import { openSession, type Server } from './deliver/session.ts';
import { templateOf } from './deliver/template.ts';
import type { Trouble } from './deliver/trouble.ts';
import type { Watch } from './edition.ts';
import { type Attachable, type EditionMail, editionMail, lighterMail, subjectOf } from './edition-mail.ts';
import { openVersion, type Version } from './edition-version.ts';
import type { Brief, Edition } from './model/brief.ts';
import { BriefError, type Log } from './model/log.ts';
import type { Mailbox } from './model/mailbox.ts';

export { readList, splitList } from './deliver/recipients.ts';
export type { Delivery, ListEntry, Server, Trouble };

/** What a person has said yes to. */
export type Allowance = 'other-day' | 'no-news' | 'unknown';

/** One sending. Everything of the world comes from outside. */
export interface SendOrder {
  /** The edition's folder. */
  readonly folder: string;
  readonly from: Mailbox;
  readonly replyTo?: Mailbox;
  readonly unsubscribe?: string;
  readonly readers: readonly ListEntry[];
  readonly server: Server;
  /** Undefined: as the edition's mail has it. */
  readonly attach?: readonly Attachable[];
  /** For a mail that has to be made; undefined: the edition's. */
  readonly style?: string;
  readonly correction: boolean;
  readonly allow: readonly Allowance[];
  readonly dryRun: boolean;
  readonly tries: number;
  /** Nothing more is begun once it is aborted. */
  readonly until: AbortSignal;
  /** What is under way ends when it is aborted, and so does `until`. */
  readonly limit: AbortSignal;
  /** The day it is in a time zone, as an ISO date. */
  today(zone: string): string;
  now(): Date;
  pause(milliseconds: number): Promise<void>;
  /** What is wrong with the edition or its mail, one sentence each. */
  check(edition: OpenEdition, mail: EditionMail, brief?: Brief): Promise<readonly string[]>;
}

export interface SendReport {
  readonly edition: Edition;
  readonly kind: Entry['kind'];
  readonly subject: string;
  /** [bytes] of a message. */
  readonly size: number;
  readonly attached: readonly string[];
  /** Path of the ledger. */
  readonly ledger: string;
  readonly readers: number;
  /** Who was to get it, when the run began. */
  readonly due: readonly Mailbox[];
  /** Had this version already. */
  readonly had: number;
  /** One for each who was to get it; none in a dry run. */
  readonly deliveries: readonly Delivery[];
  /** May have it from an earlier run, and was passed over. */
  readonly unknown: readonly Mailbox[];
  /** Entries of the list that were no addresses. */
  readonly faults: number;
  /** Why the run ended before everybody was tried. */
  readonly stopped?: Trouble;
}

/** What a person would not want to go out by itself. @throws BriefError */
function refuseUnwanted({ edition, sentences }: Version, { allow, today }: SendOrder): void {
  if (sentences === 0 && !allow.includes('no-news'))
    throw new BriefError('send/no-news', `The edition of ${edition.date} holds no news.`, {
      hint: '--allow no-news sends it all the same.',
    });
  const day = today(edition.zone);
  if (edition.date !== day && !allow.includes('other-day'))
    throw new BriefError('send/other-day', `The edition is of ${edition.date}, and in ${edition.zone} it is ${day}.`, {
      hint: '--allow other-day sends it all the same.',
    });
}

/** The edition's mail, once edition and mail are found to be as they were made. @throws BriefError */
async function checkedMail({ opened, brief }: Version, order: SendOrder): Promise<EditionMail> {
  const mail = await editionMail(opened, brief, order.attach, order.style);
  const [fault] = await order.check(opened, mail, brief);
  if (fault !== undefined)
    throw new BriefError('send/changed', `The edition is not as it was made: ${fault}.`, {
      hint: `Build it again; daybrief verify ${order.folder} says more.`,
    });
  return mail;
}

function letterheadOf(order: SendOrder, title: string, subject: string): Letterhead {
  const { from, replyTo, unsubscribe, correction } = order;
  return {
    from,
    ...(replyTo !== undefined && { replyTo }),
    ...(unsubscribe !== undefined && { unsubscribe }),
    date: order.now(),
    title,
    ...(correction && { subject }),
  };
}

/** [bytes], of the longest message; 0 where there is none. */
function longest(due: readonly Addressee[], message: (addressee: Addressee) => readonly Buffer[]): number {
  const bytesOf = (parts: readonly Buffer[]): number => parts.reduce((sum, { length }) => sum + length, 0);
  return due.reduce((most, addressee) => Math.max(most, bytesOf(message(addressee))), 0);
}

/** Writes into the ledger what happens, as long as the lock is ours. */
function recorder(
  ledger: OpenLedger,
  lock: Lock,
  path: string,
  of: Pick<Entry, 'edition' | 'date' | 'content' | 'kind'>,
  now: () => Date,
): Run['record'] {
  return (what, { mailbox, id }, reply) => {
    if (what === 'begun' && !lock.holds())
      throw new BriefError('send/lock-lost', `The lock ${path}.lock was taken away: another run may be sending.`, {
        hint: 'Nothing more was sent. Run the command again.',
      });
    ledger.append({ at: now().toISOString(), what, ...of, to: mailbox.address, id, ...(reply !== undefined && { reply }) });
  };
}

/**
 * Sends an edition to its readers: opens and checks it, takes its mail, asks the ledger who has it, hands the rest to the server.
 *
 * @throws BriefError where nothing may be sent, or the ledger cannot be kept.
 */
export async function sendEdition(order: SendOrder, log: Log, watch: Watch): Promise<SendReport> {
  watch.stage('read');
  const version = openVersion(order.folder);
  const { edition, content, opened } = version;
  refuseUnwanted(version, order);
  const mail = await checkedMail(version, order);
  const template = templateOf(mail.bytes, mail.name);
  const subject = await subjectOf(template.subject, edition, order.correction);
  const { mailboxes, faults } = recipientsOf(order.readers, log);
  const letterhead = letterheadOf(order, edition.title, subject);
  const message = (addressee: Addressee) => messageTo(addressee, letterhead, template);
  const path = join(dirname(realpathSync(order.folder)), 'sent.jsonl');
  const kind = order.correction ? 'correction' : 'edition';
  const intent = { edition, content, from: order.from, correction: order.correction, again: order.allow.includes('unknown') };
  const plan = (): Plan => planOf(mailboxes, readLedger(path, edition.identifier, log), intent);
  const report = ({ due, had, unknown }: Plan, size: number, result: RunResult): SendReport => ({
    ...{ edition, kind, subject, size, attached: mail.attached, ledger: path, readers: mailboxes.length },
    ...{ due: due.map(({ mailbox }) => mailbox), had, unknown, faults },
    ...result,
  });
  if (order.dryRun) {
    const planned = plan();
    return report(planned, longest(planned.due, message), { deliveries: [] });
  }

  const lock = takeLock(`${path}.lock`);
  try {
    const planned = plan();
    const size = longest(planned.due, message);
    if (planned.due.length === 0) return report(planned, size, { deliveries: [] });
    const ledger = openLedger(path);
    try {
      watch.stage('send');
      const result = await deliver({
        from: order.from,
        due: planned.due,
        size,
        message,
        lighter: (most) => lighterMail(mail, opened, size, most),
        open: () => openSession(order.server, order.until, order.limit),
        record: recorder(ledger, lock, path, { edition: edition.identifier, date: edition.date, content, kind }, order.now),
        tries: order.tries,
        pause: order.pause,
        until: order.until,
        onProgress: (done, total) => watch.step(done, total),
        onRetry(readers, milliseconds, words) {
          const who = readers === 1 ? 'One reader is' : `${readers} readers are`;
          log.tell({ severity: 'warning', code: 'send/again', reason: `${who} tried again in ${milliseconds / 1000} s: ${words}.` });
        },
      });
      return report(planned, size, result);
    } finally {
      ledger.close();
    }
  } finally {
    lock.release();
  }
}
