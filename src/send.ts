import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseBrief } from './archive/brief-file.ts';
import { sentencesOf } from './archive/manifest.ts';
import { type OpenEdition, openEdition } from './archive/open-edition.ts';
import { type Delivery, deliver } from './deliver/deliver.ts';
import { type Entry, openLedger, readLedger } from './deliver/ledger.ts';
import { takeLock } from './deliver/lock.ts';
import { type Addressee, domainOf, type Letterhead, messageTo } from './deliver/message.ts';
import { type ListEntry, recipientsOf } from './deliver/recipients.ts';
import { openSession, type Server } from './deliver/session.ts';
import { standings } from './deliver/standing.ts';
import { templateOf } from './deliver/template.ts';
import type { Trouble } from './deliver/trouble.ts';
import type { Watch } from './edition.ts';
import { type Attachable, type EditionMail, editionMail } from './edition-mail.ts';
import type { Brief, Edition } from './model/brief.ts';
import { BriefError, type Log } from './model/log.ts';
import type { Mailbox } from './model/mailbox.ts';
import { fill, labelsFor } from './theme/labels.ts';

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
  /** Who was to get it in this run: all of them where nothing was sent in earnest. */
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

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

/** An edition that is about to be sent, known to be whole. */
interface Version {
  readonly opened: OpenEdition;
  readonly edition: Edition;
  readonly brief?: Brief;
  /** SHA-256 of the brief. */
  readonly content: string;
  readonly sentences: number;
}

/** Opens an edition and finds out which version of it this is. @throws BriefError where manifest and brief.json differ. */
function openVersion(folder: string): Version {
  const opened = openEdition(folder);
  const { manifest, files } = opened;
  const json = files.get('brief.json');
  const brief = json === undefined ? undefined : parseBrief(new TextDecoder().decode(json), join(folder, 'brief.json'));
  const edition = manifest.edition;
  const isText = (value: unknown): boolean => typeof value === 'string' && value !== '' && value.length <= 1000;
  if (![edition?.title, edition?.date, edition?.zone, edition?.language, edition?.identifier].every(isText))
    throw new BriefError('archive/not-an-edition', `${join(folder, 'manifest.json')} does not say of which edition it is.`);
  if (brief !== undefined && JSON.stringify(brief.edition) !== JSON.stringify(edition))
    throw new BriefError('send/changed', 'manifest.json and brief.json are of different editions.', { hint: 'Build the edition again.' });
  const content = json === undefined ? manifest.brief?.sha256 : sha256(json);
  const sentences = brief === undefined ? manifest.brief?.sentences : sentencesOf(brief);
  if (!isText(content) || typeof sentences !== 'number')
    throw new BriefError('send/no-brief', 'The edition has no brief.json, and its manifest does not say what it holds.', {
      hint: 'Build it again.',
    });
  return { opened, edition, ...(brief !== undefined && { brief }), content: content as string, sentences };
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

/** The subject as a person reads it, and as a correction has it, its marking still in front. */
async function subjectOf(field: string, { language, marking }: Edition, correction: boolean): Promise<string> {
  const { default: PostalMime } = await import('postal-mime');
  const { subject = '' } = await PostalMime.parse(`${field}\r\n\r\n`);
  if (!correction) return subject;
  const [mark = ''] = (marking === undefined ? null : /^\[[^\]]*\] /.exec(subject)) ?? [];
  return mark + fill(labelsFor(language).mail.corrected, { subject: subject.slice(mark.length) });
}

/** Who is to get this version, who has it, and who may have it. @throws BriefError where it has to be sent as a correction, or cannot be. */
function planOf(mailboxes: readonly Mailbox[], entries: readonly Entry[], { edition, content }: Version, order: SendOrder) {
  const { of, others } = standings(entries, content);
  if (others > 0 && !order.correction)
    throw new BriefError(
      'send/other-version',
      `The edition of ${edition.date} has been sent to ${others === 1 ? 'a reader' : `${others} readers`} in another version.`,
      { hint: '--correction sends this one as a correction of it.' },
    );
  if (order.correction && !entries.some((entry) => entry.content !== content && ['begun', 'accepted'].includes(entry.what)))
    throw new BriefError('send/nothing-to-correct', `The edition of ${edition.date} has been sent to nobody in another version.`, {
      hint: 'Leave --correction out.',
    });
  const due: Addressee[] = [];
  const unknown: Mailbox[] = [];
  let had = 0;
  const uuid = edition.identifier
    .replace(/^urn:uuid:/, '')
    .replace(/[^\w-]/g, '')
    .slice(0, 64);
  for (const mailbox of mailboxes) {
    const standing = of(mailbox.key);
    if (standing.has === 'this') had++;
    else if (standing.has === 'perhaps' && !order.allow.includes('unknown')) unknown.push(mailbox);
    else {
      const corrects = standing.has === 'other' ? standing.id : undefined;
      const own = sha256(JSON.stringify([edition.identifier, content, mailbox.key, corrects ?? ''])).slice(0, 16);
      due.push({ mailbox, id: `<${uuid}.${own}@${domainOf(order.from)}>`, ...(corrects !== undefined && { corrects }) });
    }
  }
  return { due, unknown, had };
}

/**
 * Sends an edition to its readers: opens and checks it, takes its mail, asks the ledger who has it, hands the rest to the server.
 *
 * @throws BriefError where nothing may be sent, or the ledger cannot be kept.
 */
export async function sendEdition(order: SendOrder, log: Log, watch: Watch): Promise<SendReport> {
  watch.stage('read');
  const version = openVersion(order.folder);
  const { edition, brief, content, opened } = version;
  refuseUnwanted(version, order);
  const mail = await editionMail(opened, brief, order.attach, order.style);
  const [fault] = await order.check(opened, mail, brief);
  if (fault !== undefined)
    throw new BriefError('send/changed', `The edition is not as it was made: ${fault}.`, {
      hint: `Build it again; daybrief verify ${order.folder} says more.`,
    });
  const template = templateOf(mail.bytes, mail.name);
  const subject = await subjectOf(template.subject, edition, order.correction);
  const { mailboxes, faults } = recipientsOf(order.readers, log);
  const letterhead: Letterhead = {
    from: order.from,
    ...(order.replyTo !== undefined && { replyTo: order.replyTo }),
    ...(order.unsubscribe !== undefined && { unsubscribe: order.unsubscribe }),
    date: order.now(),
    title: edition.title,
    ...(order.correction && { subject }),
  };
  const message = (addressee: Addressee) => messageTo(addressee, letterhead, template);
  const sizeOf = (addressee: Addressee): number => message(addressee).reduce((sum, { length }) => sum + length, 0);
  const path = join(dirname(realpathSync(order.folder)), 'sent.jsonl');
  const kind = order.correction ? 'correction' : 'edition';
  /** What of the attachments would do; a file takes 78 bytes for each 57 of its own (RFC 2045, 6.8). */
  const lighter = (most: number, size: number): string => {
    const weights = mail.attached.map((name) => ({ name, bytes: Math.ceil((opened.files.get(name)?.length ?? 0) / 57) * 78 }));
    const bare = size - weights.reduce((sum, { bytes }) => sum + bytes, 0);
    const fit = weights.find(({ bytes }) => weights.length > 1 && bytes > 0 && bare + bytes < most);
    if (fit !== undefined) return `With --attach ${fit.name.split('.').at(-1)} it fits.`;
    return bare < most && weights.length > 0 ? 'With --attach none it fits.' : 'A shorter edition fits: see --pages.';
  };
  const report = (
    { due, had, unknown }: ReturnType<typeof planOf>,
    size: number,
    result: Awaited<ReturnType<typeof deliver>>,
  ): SendReport => ({
    edition,
    kind,
    subject,
    size,
    attached: mail.attached,
    ledger: path,
    readers: mailboxes.length,
    due: due.map(({ mailbox }) => mailbox),
    had,
    unknown,
    faults,
    ...result,
  });
  const plan = () => {
    const planned = planOf(mailboxes, readLedger(path, edition.identifier, log), version, order);
    return { planned, size: Math.max(0, ...planned.due.map(sizeOf)) };
  };
  if (order.dryRun) {
    const { planned, size } = plan();
    return report(planned, size, { deliveries: [] });
  }

  const lock = takeLock(`${path}.lock`);
  try {
    const { planned, size } = plan();
    if (planned.due.length === 0) return report(planned, size, { deliveries: [] });
    const ledger = openLedger(path);
    try {
      watch.stage('send');
      const result = await deliver({
        from: order.from,
        due: planned.due,
        size,
        message,
        lighter: (most) => lighter(most, size),
        open: () => openSession(order.server, order.until, order.limit),
        record(what, { mailbox, id }, reply) {
          if (what === 'begun' && !lock.holds())
            throw new BriefError('send/lock-lost', `The lock ${path}.lock was taken away: another run may be sending.`, {
              hint: 'Nothing more was sent. Run the command again.',
            });
          const line = {
            at: order.now().toISOString(),
            what,
            edition: edition.identifier,
            date: edition.date,
            content,
            kind,
            to: mailbox.address,
            id,
          };
          ledger.append({ ...line, ...(reply !== undefined && { reply }) } as Entry);
        },
        tries: order.tries,
        pause: order.pause,
        until: order.until,
        onProgress: (done, total) => watch.step(done, total),
      });
      return report(planned, size, result);
    } finally {
      ledger.close();
    }
  } finally {
    lock.release();
  }
}
