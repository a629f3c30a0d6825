import { BriefError } from '../model/log.ts';

/** The mail of an edition, less all that is of one sending. */
export interface Template {
  /** Header fields that are kept as they are written, folded lines included: what the message says and how it is coded. */
  readonly fields: readonly string[];
  /** The subject's field among them: "Subject: …". */
  readonly subject: string;
  /** From the line behind the header on; every line ends in CRLF. */
  readonly body: Buffer;
}

/** All that is taken over; a list of what is left out would let through what nobody thought of. */
const KEPT = /^(?:subject|mime-version|content-[a-z-]+|x-mailer)$/i;

/** With every line ending as SMTP wants it (RFC 5321, 2.3.8), so that its size is known. */
function withCrlf(bytes: Uint8Array): Buffer {
  let bare = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 10 && bytes[i - 1] !== 13) bare++;
  if (bare === 0) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const out = Buffer.alloc(bytes.length + bare);
  let at = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === 10 && bytes[i - 1] !== 13) out[at++] = 13;
    out[at++] = bytes[i] as number;
  }
  return out;
}

/**
 * Takes an edition's mail apart. Sender, date, identity and the mark of a draft (X-Unsent) are not kept: they are of the
 * archive, and each reader's message gets its own.
 *
 * @param name  file name, for messages.
 * @throws BriefError for a file that is no message of this program: no subject, two of them, or not ASCII.
 */
export function templateOf(eml: Uint8Array, name: string): Template {
  const whole = withCrlf(eml);
  const end = whole.indexOf('\r\n\r\n');
  const broken = (why: string): BriefError =>
    new BriefError('send/message', `${name} cannot be sent: ${why}.`, { hint: 'Build the edition again with --formats eml.' });
  if (end < 0) throw broken('it has no header');
  // A bare carriage return would end a line on its way: a field of the header could hold another.
  whole.forEach((byte, i) => {
    if (byte > 127 || byte === 0 || (byte === 13 && whole[i + 1] !== 10)) throw broken('it holds bytes that a mail may not');
  });
  const fields = whole
    .subarray(0, end)
    .toString('latin1')
    .split(/\r\n(?![ \t])/)
    .filter((field) => KEPT.test(field.slice(0, Math.max(0, field.indexOf(':')))));
  const subjects = fields.filter((field) => /^subject:/i.test(field));
  const [subject] = subjects;
  if (subject === undefined || subjects.length > 1) throw broken(`it has ${subjects.length} subjects`);
  if (!fields.some((field) => /^content-type:/i.test(field))) throw broken('it does not say what it holds');
  return { fields, subject, body: whole.subarray(end + 4) };
}
