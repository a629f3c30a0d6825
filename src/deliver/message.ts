import { encodeWord, foldLines } from 'nodemailer/lib/mime-funcs/index.js';
import { domainOf, type Mailbox } from '../model/mailbox.ts';
import type { Template } from './template.ts';

/** What one sending adds to an edition's mail, the same for all readers. */
export interface Letterhead {
  readonly from: Mailbox;
  readonly replyTo?: Mailbox;
  /** When this sending began. */
  readonly date: Date;
  /** Title of the brief: the list is named after it. */
  readonly title: string;
  /** Address for readers who want no more of it: mailto: or https:. */
  readonly unsubscribe?: string;
  /** In place of the mail's own: a correction says that it is one. */
  readonly subject?: string;
}

/** What is of one reader alone. */
export interface Addressee {
  readonly mailbox: Mailbox;
  /** Message-ID with its brackets. */
  readonly id: string;
  /** Message-ID of the mail that this one corrects. */
  readonly corrects?: string;
}

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** Words of a header: as they are, or as encoded words (RFC 2047). */
const encoded = (text: string): string => (isPlain(text) && !text.includes('=?') ? text : encodeWord(text, 'B', 52));

/** A display name (RFC 5322, 3.2.5): atoms, a quoted string, or encoded words. */
function phrase(name: string): string {
  if (!isPlain(name) || name.includes('=?')) return encodeWord(name, 'B', 52);
  return /^[\w!#$%&'*+/=?^`{|}~ -]+$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

const written = ({ name, address }: Mailbox): string => (name === undefined ? address : `${phrase(name)} <${address}>`);

/** "Tue, 22 Oct 2024 06:00:00 +0000" (RFC 5322, 3.3). */
const dateTime = (date: Date): string => date.toUTCString().replace('GMT', '+0000');

/** RFC 2919, 2: stable over editions, in the sender's name space: "daily-brief.example.org". */
export function listId(title: string, from: Mailbox): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return `<${slug === '' ? 'brief' : slug}.${domainOf(from)}>`;
}

const field = (name: string, value: string): string => foldLines(`${name}: ${value}`, 76);

/**
 * One reader's message, in pieces that follow each other; the body is shared by all.
 *
 * The archived mail stays as it is; what goes out differs from it in its header alone. Date is when the message is handed over
 * (RFC 5322, 3.6.1: "put … into its final form, ready to enter the mail delivery system"), not the edition's, which the subject
 * has. Message-ID is the same however often one version is tried for one reader (RFC 5322, 3.6.4), so that a mail program that
 * gets it twice can tell. Auto-Submitted keeps replies of machines away (RFC 3834, 5), as do List-Id (RFC 2919), Precedence and, for Exchange,
 * X-Auto-Response-Suppress ([MS-OXCMAIL] 2.1.3.2.20).
 */
export function messageTo({ mailbox, id, corrects }: Addressee, head: Letterhead, { fields, body }: Template): readonly Buffer[] {
  const { from, replyTo, date, title, unsubscribe, subject } = head;
  const kept = subject === undefined ? fields : [field('Subject', encoded(subject)), ...fields.filter((one) => !/^subject:/i.test(one))];
  const lines = [
    field('From', written(from)),
    field('To', written(mailbox)),
    ...(replyTo === undefined ? [] : [field('Reply-To', written(replyTo))]),
    field('Date', dateTime(date)),
    // Never folded: not all programs put it together again.
    `Message-ID: ${id}`,
    ...(corrects === undefined ? [] : [`In-Reply-To: ${corrects}`, `References: ${corrects}`]),
    field('List-Id', `${phrase(title)} ${listId(title, from)}`),
    ...(unsubscribe === undefined ? [] : [`List-Unsubscribe: <${unsubscribe}>`]),
    'Auto-Submitted: auto-generated',
    'Precedence: list',
    'X-Auto-Response-Suppress: OOF, AutoReply',
    ...kept,
  ];
  return [Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8'), body];
}
