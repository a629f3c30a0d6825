/** What goes wrong with a mail server, in words for a person. */
export interface Trouble {
  /** "passing": may be gone at another try. "lasting": will not, before something is changed. */
  readonly kind: 'passing' | 'lasting';
  readonly words: string;
  readonly hint?: string;
}

/** As nodemailer's errors are (nodemailer 10, errors.js), of which each field may be missing. */
export interface SmtpError {
  readonly message: string;
  readonly code?: string | undefined;
  /** The system's own code where `code` is nodemailer's. */
  readonly originalCode?: string | undefined;
  /** All that the server said, perhaps in many lines. */
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
  /** Command that was in flight: "MAIL FROM", "RCPT TO", "DATA", "CONN". */
  readonly command?: string | undefined;
}

/** Longest reply that is kept, in characters; a server may say a megabyte. */
const MOST = 300;

/** A server's reply as one line that steers no terminal. */
export function replyWords(reply: string): string {
  const line = reply
    .slice(0, 20 * MOST)
    .replace(/\r?\n\d{3}[ -]/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line;
}

/** RFC 5321, 4.2.1: 4yz may be tried again, 5yz may not. Anything else decides nothing. */
export function verdictOf({ responseCode }: SmtpError): 'passing' | 'lasting' | undefined {
  if (responseCode === undefined || responseCode < 400 || responseCode > 599) return undefined;
  return responseCode < 500 ? 'passing' : 'lasting';
}

const CERTIFICATES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  CERT_REVOKED: 'it was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its authority is not one of those that are trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is not one of those that are trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'its authority is not one of those that are trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is not one of those that are trusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is made out to another name',
};

const PASSING_DNS = /EAI_AGAIN|ESERVFAIL|ETIMEOUT|ECONNREFUSED|ETIMEDOUT/;

/**
 * What an error says of the server: connecting, encrypting, logging in.
 *
 * @param at  "mail.example.org:587", for the words.
 */
export function troubleOf(error: SmtpError, at: string): Trouble {
  const { code = '', originalCode = '', response } = error;
  const said = response === undefined ? '' : `: ${replyWords(response)}`;
  const verdict = verdictOf(error);
  const system = `${originalCode} ${code}`;
  const certificate =
    CERTIFICATES[originalCode] ??
    CERTIFICATES[code] ??
    (response === undefined && /certificate/i.test(error.message) ? replyWords(error.message) : undefined);
  if (certificate !== undefined)
    return {
      kind: 'lasting',
      words: `The certificate of ${at} is not accepted: ${certificate}`,
      hint: 'Name the host as its certificate does, or its authority with --ca.',
    };
  if (code === 'EAUTH')
    return {
      kind: verdict ?? 'lasting',
      words: `${at} does not take the user name and password${said}`,
      hint: 'Check --user and the password.',
    };
  if (code === 'ETLS' && response !== undefined)
    return {
      kind: 'lasting',
      words: `${at} offers no encryption by STARTTLS, and nothing is sent without${said}`,
      hint: 'Try --security tls with port 465; --security none sends openly.',
    };
  if (code === 'EDNS')
    return PASSING_DNS.test(`${originalCode} ${error.message}`)
      ? { kind: 'passing', words: `The address of ${at} could not be looked up (${replyWords(originalCode || error.message)})` }
      : { kind: 'lasting', words: `There is no mail server ${at} (${replyWords(originalCode || error.message)})`, hint: 'Check --host.' };
  if (/ERR_SSL|EPROTO\b/.test(system) || /wrong version number|SSL routines/i.test(error.message))
    return {
      kind: 'lasting',
      words: `${at} does not speak TLS there`,
      hint: 'Try --security starttls, or another --port.',
    };
  if (code === 'ETIMEDOUT') return { kind: 'passing', words: `${at} does not answer` };
  if (/ECONNREFUSED/.test(system)) return { kind: 'passing', words: `${at} refuses the connection`, hint: 'Check --host and --port.' };
  if (code === 'EPROTOCOL' && verdict === undefined)
    return { kind: 'lasting', words: `${at} does not speak SMTP${said}`, hint: 'Check --host and --port.' };
  if (verdict !== undefined) return { kind: verdict, words: `${at} takes no mail from here${said}` };
  return { kind: 'passing', words: `The connection to ${at} was lost (${replyWords(error.message)})` };
}
