import { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
import { isAscii, type Mailbox } from '../model/mailbox.ts';
import { replyWords, type SmtpError, type Trouble, troubleOf, verdictOf } from './trouble.ts';

/** Where mail is handed in (RFC 6409). */
export interface Server {
  readonly host: string;
  readonly port: number;
  readonly security: 'starttls' | 'tls' | 'none';
  readonly user?: string;
  readonly password?: string;
  /** PEM of authorities that are trusted besides the well-known ones. */
  readonly ca?: string;
  /** [s] that the server may leave unanswered. */
  readonly answerSeconds: number;
}

/** What became of one message. */
export type Outcome =
  | { readonly what: 'accepted'; readonly reply: string }
  /** For good, this reader's message. */
  | { readonly what: 'refused'; readonly reply: string }
  /** Not now; it is certainly not on its way. */
  | { readonly what: 'deferred'; readonly reply: string }
  /** All of it was handed over, and no answer came. */
  | { readonly what: 'unknown'; readonly reply: string }
  /** Nobody's message is taken now or at all: the sender, the size, the login. None was begun. */
  | { readonly what: 'closed'; readonly trouble: Trouble };

/** An open connection over which one message goes after another. */
export interface Session {
  /** Largest message that the server takes, in bytes; undefined: it names no limit (RFC 1870). */
  readonly most?: number;
  /** Takes addresses beyond ASCII (RFC 6531). */
  readonly utf8: boolean;
  /** A server may go at any time. */
  isOpen(): boolean;
  send(from: Mailbox, to: Mailbox, message: readonly Buffer[]): Promise<Outcome>;
  /** Says goodbye and does not wait for the answer. */
  close(): void;
}

/** RFC 5321, 4.5.3.2 gives a server minutes to greet; one that takes longer than this is tried again later. */
const CONNECT_SECONDS = 60;
/** [bytes] Longest reply that is listened to. */
const LONGEST_REPLY = 65_536;
/** [bytes] A message goes out in pieces of this size. */
const PIECE = 65_536;

function* pieces(buffers: readonly Buffer[]): Generator<Buffer> {
  for (const buffer of buffers) for (let at = 0; at < buffer.length; at += PIECE) yield buffer.subarray(at, at + PIECE);
}

/** What the server said it can, in its answer to EHLO: one keyword a line. */
function offersOf(ehlo: string | false): { most?: number; utf8: boolean } {
  const lines =
    ehlo === false
      ? []
      : ehlo.split('\n').map((line) =>
          line
            .replace(/^\d{3}[ -]/, '')
            .trim()
            .toUpperCase(),
        );
  const size = Number(lines.find((line) => /^SIZE \d{1,20}$/.test(line))?.slice(5) ?? 0);
  return { ...(size > 0 && { most: size }), utf8: lines.includes('SMTPUTF8') };
}

/**
 * Connects to a mail server, encrypts and logs in as asked.
 *
 * A message of which the last byte was handed over and to which no answer came may be on its way: it is unknown. Before that
 * byte the server must not deliver it (RFC 5321, 4.1.1.4), so it may be tried again.
 *
 * @param until  ends connecting and logging in; what is being sent by then is still waited for.
 * @param limit  ends whatever is under way.
 * @throws Trouble (no Error) where there is no session.
 */
export async function openSession(server: Server, until: AbortSignal, limit: AbortSignal): Promise<Session> {
  const { default: SmtpConnection } = await import('nodemailer/lib/smtp-connection/index.js');
  const at = `${server.host}:${server.port}`;
  const connection = new SmtpConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: Math.min(CONNECT_SECONDS, server.answerSeconds) * 1000,
    greetingTimeout: Math.min(CONNECT_SECONDS, server.answerSeconds) * 1000,
    dnsTimeout: Math.min(CONNECT_SECONDS, server.answerSeconds) * 1000,
    socketTimeout: server.answerSeconds * 1000,
    socketCloseTimeout: 1000,
    maxResponseSize: LONGEST_REPLY,
    // Stated, so that no variable of the environment can turn it off.
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(server.ca !== undefined && { ca: [...rootCertificates, server.ca] }) },
  });
  let gone = false;
  /** Ends what is being waited for; set while something is. */
  let fail: ((error: SmtpError) => void) | undefined;
  connection.on('error', (error: SmtpError) => {
    gone = true;
    fail?.(error);
  });
  connection.on('end', () => {
    gone = true;
    // The words with which a server closes (421) reach the step that waits for them in this same turn.
    const waiting = fail;
    queueMicrotask(() => waiting?.({ message: 'the connection was closed', code: 'ECONNECTION' }));
  });
  const abort = (): void => {
    fail?.({ message: 'this run was ended', code: 'EABORT' });
    connection.close();
  };
  /** One step of the dialogue; rejects with what went wrong first. */
  const step = <Result>(begin: (done: (error?: SmtpError | null, result?: Result) => void) => void): Promise<Result | undefined> =>
    new Promise((done, reject) => {
      fail = reject;
      begin((error, result) => (error ? reject(error) : done(result)));
    }).finally(() => {
      fail = undefined;
    }) as Promise<Result | undefined>;

  if (until.aborted || limit.aborted) throw { kind: 'lasting', words: 'This run was ended' } satisfies Trouble;
  for (const signal of [until, limit]) signal.addEventListener('abort', abort, { once: true });
  const close = (): void => {
    for (const signal of [until, limit]) signal.removeEventListener('abort', abort);
    if (!gone) connection.quit();
    connection.close();
  };
  let offers: ReturnType<typeof offersOf>;
  try {
    await step<void>((done) => connection.connect(done));
    offers = offersOf(connection.lastServerResponse);
    const { user, password } = server;
    if (user !== undefined) await step((done) => connection.login({ user, pass: password ?? '' }, done));
  } catch (error) {
    close();
    throw troubleOf(error as SmtpError, at);
  }

  until.removeEventListener('abort', abort);
  return {
    ...offers,
    close,
    isOpen: () => !gone,
    async send(from, to, message) {
      if (gone) return { what: 'deferred', reply: 'the connection was closed' };
      const stream = Readable.from(pieces(message), { objectMode: false });
      let handedOver = false;
      stream.once('end', () => {
        handedOver = true;
      });
      const size = message.reduce((sum, { length }) => sum + length, 0);
      try {
        const info = await step<{ response: string }>((done) =>
          connection.send(
            { from: from.address, to: [to.address], size, use8BitMime: !isAscii(to.address) || !isAscii(from.address) },
            stream,
            done,
          ),
        );
        const reply = replyWords(info?.response ?? '');
        if (handedOver) return { what: 'accepted', reply };
        // An answer to half a message is no answer; the rest of it must not run into the next.
        connection.close();
        return { what: 'unknown', reply };
      } catch (thrown) {
        const error = thrown as SmtpError;
        const verdict = verdictOf(error);
        const reply = replyWords(error.response ?? error.message);
        if (verdict === undefined && handedOver) {
          connection.close();
          return { what: 'unknown', reply };
        }
        // 421 ends the connection, not the server's patience: some take so many messages over each.
        if (error.command === 'MAIL FROM' && verdict !== undefined && error.responseCode !== 421)
          return { what: 'closed', trouble: senderTrouble(error, verdict, at, from) };
        // Refused while it was still being sent: what is left of it must go out neither as words nor as commands.
        if (error.code === 'EMESSAGE' && !handedOver) connection.close();
        // The next message needs a clean slate (RFC 5321, 4.1.1.5).
        else if (!gone) await step<boolean>((done) => connection.reset(done)).catch(() => connection.close());
        if (verdict === 'lasting') return { what: 'refused', reply };
        return { what: 'deferred', reply };
      } finally {
        stream.destroy();
      }
    },
  };
}

/** The sender is not taken: so would it be for every reader. */
function senderTrouble(error: SmtpError, kind: Trouble['kind'], at: string, from: Mailbox): Trouble {
  const words = `${at} takes no mail from ${from.address}: ${replyWords(error.response ?? error.message)}`;
  if (kind === 'passing') return { kind, words };
  if (error.responseCode === 530) return { kind, words, hint: 'It wants a login: --user and a password.' };
  if (error.responseCode === 552) return { kind, words, hint: 'Attach less: --attach pdf, or --attach none.' };
  return { kind, words, hint: 'Check --from and --user.' };
}
