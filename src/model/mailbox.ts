import { domainToASCII } from 'node:url';
import { BriefError } from './log.ts';

/** Somebody who gets or sends mail. */
export interface Mailbox {
  /** As it is shown; no control characters. */
  readonly name?: string;
  /** As the server is told: the domain in ASCII and small letters, the part before the @ as it was written. */
  readonly address: string;
  /** The same for all ways of writing one address. */
  readonly key: string;
}

/** RFC 5321, 4.5.3.1: octets before the @, of a domain, and of a path less its brackets. */
const MOST = { local: 64, domain: 255, address: 254, name: 200 } as const;

/** Steers a terminal or the direction of a text, or ends a header line. */
const STEERING = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** RFC 5321, 4.1.2, Dot-string, with the characters beyond ASCII of RFC 6531, 3.3. Quoted parts are not taken. */
const LOCAL = /^[\w!#$%&'*+/=?^`{|}~\-\u00a0-\u{10ffff}]+(?:\.[\w!#$%&'*+/=?^`{|}~\-\u00a0-\u{10ffff}]+)*$/u;

/** A host name of two parts or more, in ASCII; the last part is no number. bounded: at most 255 characters. */
const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?!\d+$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;

const octets = (text: string): number => new TextEncoder().encode(text).length;

function refuse(why: string, hint?: string): never {
  throw new BriefError('mail/address', why, { hint });
}

/** The key under which an address counts as one, however it was written. */
export function mailboxKey(address: string): string {
  // RFC 5321, 2.4 lets a host tell capitals apart before the @ and advises against it: hardly one does, and two mails are worse.
  return address.normalize('NFC').toLowerCase();
}

/** The display name: as it stands, or out of its quotes (RFC 5322, 3.2.4); quotes within it are its own. */
function nameOf(written: string): string | undefined {
  const bare = written.trim();
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(bare)?.[1];
  if (quoted === undefined && bare.split('"').length % 2 === 0)
    refuse('The name before the address has a quotation mark without its other one.');
  const name = (quoted?.replace(/\\(.)/g, '$1') ?? bare).replace(/\s+/gu, ' ').trim().normalize('NFC');
  if ([...name].length > MOST.name) refuse(`The name before the address is longer than ${MOST.name} characters.`);
  return name === '' ? undefined : name;
}

/**
 * Reads "address", "<address>" or "Name <address>". Nothing but one address is taken: what could end a header line or begin
 * another recipient is refused, not cleaned.
 *
 * @throws BriefError "mail/address" with one sentence that says what is wrong.
 */
export function parseMailbox(given: string): Mailbox {
  const text = given.trim();
  if (text === '') refuse('There is no address.');
  if (text.length > 600) refuse('It is too long to be an address.');
  if (STEERING.test(text)) refuse('It holds control characters.');
  const [, before, inside] = /^([^<>]*)<([^<>]*)>$/.exec(text) ?? [];
  if (inside === undefined && /[<>]/.test(text)) refuse('It is not of the form Name <address>.');
  const written = (inside ?? text).trim();
  const at = written.lastIndexOf('@');
  if (at < 0) refuse(`${JSON.stringify(written)} is no address: it has no @.`);
  const local = written.slice(0, at).normalize('NFC');
  if (!LOCAL.test(local) || /[\p{Z}\p{Cf}]/u.test(local))
    refuse(`${JSON.stringify(written)} is no address: what stands before the @ cannot.`);
  if (octets(local) > MOST.local) refuse(`What stands before the @ is longer than ${MOST.local} bytes.`);
  const unicode = written.slice(at + 1);
  const domain = /^[\p{L}\p{M}\p{N}\u200c\u200d\u3002.-]+$/u.test(unicode) ? domainToASCII(unicode) : '';
  if (domain !== 'localhost' && (domain.length > MOST.domain || !DOMAIN.test(domain)))
    refuse(`${JSON.stringify(written)} is no address: ${JSON.stringify(unicode)} is no domain.`);
  if (/(?:^|\.)invalid$/.test(domain)) refuse(`${written} is nobody’s: .invalid is kept for addresses that cannot be (RFC 2606).`);
  const address = `${local}@${domain}`;
  if (octets(address) > MOST.address) refuse(`The address is longer than ${MOST.address} bytes.`);
  const name = before === undefined ? undefined : nameOf(before);
  return { ...(name !== undefined && { name }), address, key: mailboxKey(address) };
}

/** "Name <address>", for people. */
export const formatMailbox = ({ name, address }: Mailbox): string => (name === undefined ? address : `${name} <${address}>`);

/** What stands behind the @ of an address, in ASCII. */
export const domainOf = ({ address }: Mailbox): string => address.slice(address.lastIndexOf('@') + 1);

/** Whether every server takes an address or a text: with other letters it must offer SMTPUTF8 (RFC 6531). */
export const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);
