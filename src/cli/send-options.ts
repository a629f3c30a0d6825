import { BriefError } from '../model/log.ts';
import { type Mailbox, parseMailbox } from '../model/mailbox.ts';
import { listOf, oneOf, option, text, whole, wrong, yes } from './option.ts';

const only = ['send'] as const;

function mailbox(given: string, name: string): Mailbox {
  try {
    return parseMailbox(given);
  } catch (error) {
    if (error instanceof BriefError) throw new BriefError('cli/option', `--${name}: ${error.message}`, { hint: error.hint });
    throw error;
  }
}

/** A name that can be looked up, or an IP address; no port and no scheme. */
function host(given: string, name: string): string {
  const isName = given.length <= 253 && given.split('.').every((label) => /^[a-z\d_-]{1,63}$/i.test(label));
  if (isName || /^[\da-f:.]{2,45}$/i.test(given)) return given.toLowerCase();
  throw wrong(name, given, 'the name of a mail server such as mail.example.org');
}

/** Where readers ask to be taken off the list (RFC 2369, 3.2). */
function unsubscribe(given: string, name: string): string {
  const isPlain = given.length <= 500 && /^[\x21-\x7e]+$/.test(given);
  // bounded: at most 500 characters
  if (isPlain && /^(?:mailto:[^\s<>,"]+@[^\s<>,"]+|https:\/\/[^\s<>,"]+)$/i.test(given)) return given;
  throw wrong(name, given, 'an address such as mailto:desk@example.org or https://example.org/leave');
}

/** What `daybrief send` takes and no other command: in a config file they stand under `send:`. */
export const sending = {
  from: option({
    help: 'Who sends: an address, or a name and an address',
    example: '"Daily Brief <brief@example.org>"',
    commands: only,
    group: 'Mail',
    check: mailbox,
  }),
  to: option({
    help: 'Who gets it: a file with an address a line, or addresses with commas between',
    example: 'readers.txt',
    commands: only,
    group: 'Mail',
    check: text,
  }),
  'reply-to': option({ help: 'Where answers go', example: 'desk@example.org', commands: only, group: 'Mail', check: mailbox }),
  unsubscribe: option({
    help: 'Where readers ask to be taken off the list',
    example: 'mailto:desk@example.org',
    commands: only,
    group: 'Mail',
    check: unsubscribe,
  }),
  attach: option({
    help: 'Files to attach, of pdf, epub, none',
    example: 'pdf',
    default: 'as the edition’s mail has them: pdf,epub',
    commands: only,
    group: 'Mail',
    check: listOf(['pdf', 'epub', 'none']),
  }),
  correction: option({
    help: 'Send an edition that was changed since it was sent as a correction of it',
    commands: only,
    group: 'Mail',
    check: yes,
  }),
  allow: option({
    help: 'Send although: other-day (the edition is not of today), no-news (it has none), unknown (a reader may have it: a run ended in between)',
    example: 'other-day',
    commands: only,
    group: 'Mail',
    check: listOf(['other-day', 'no-news', 'unknown']),
  }),
  'dry-run': option({ help: 'Say what would be sent to whom; connect to nobody', commands: only, group: 'Mail', check: yes }),
  host: option({ help: 'Mail server, by name', example: 'mail.example.org', commands: only, group: 'Server', check: host }),
  port: option({
    help: 'Port of the mail server',
    example: '465',
    default: '587, or 465 with --security tls',
    commands: only,
    group: 'Server',
    check: whole(1, 65_535),
  }),
  security: option({
    help: 'starttls, tls (from the first byte), or none',
    example: 'tls',
    default: 'starttls; tls on port 465; none on this machine itself',
    commands: only,
    group: 'Server',
    check: oneOf(['starttls', 'tls', 'none']),
  }),
  user: option({
    help: 'User name at the server; the password stands in DAYBRIEF_SMTP_PASSWORD or in --password-file',
    example: 'brief@example.org',
    commands: only,
    group: 'Server',
    check: text,
  }),
  'password-file': option({
    help: 'File with the password in its first line; one that everybody may read is refused',
    example: 'smtp-password',
    commands: only,
    group: 'Server',
    check: text,
  }),
  ca: option({
    help: 'PEM file of an authority whose certificates are trusted besides the well-known ones',
    example: 'house-ca.pem',
    commands: only,
    group: 'Server',
    check: text,
  }),
  'answer-seconds': option({
    help: 'Seconds that the server may leave unanswered',
    example: '60',
    default: '300',
    commands: only,
    group: 'Server',
    check: whole(1, 3600),
  }),
  tries: option({
    help: 'How often a reader is tried in one run while the server says: not now',
    example: '1',
    default: '4',
    commands: only,
    group: 'Server',
    check: whole(1, 10),
  }),
  'max-minutes': option({
    help: 'Minutes the run may take; who has not been reached by then is named',
    example: '20',
    default: '60',
    commands: only,
    group: 'Server',
    check: whole(1, 1440),
  }),
} as const;
