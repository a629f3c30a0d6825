import { readFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A certificate that is its own authority, made out to localhost and 127.0.0.1, valid from 2024 to 2124. */
export const certificate = readFileSync(new URL('../fixtures/tls/certificate.pem', import.meta.url), 'utf8');
/** The same of another name: mail.example.org. */
export const otherName = readFileSync(new URL('../fixtures/tls/other-name.pem', import.meta.url), 'utf8');
/** The same, run out in 2024. */
export const expired = readFileSync(new URL('../fixtures/tls/expired.pem', import.meta.url), 'utf8');
const key = readFileSync(new URL('../fixtures/tls/key.pem', import.meta.url), 'utf8');

/** A message as a server got it. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: Buffer;
  readonly secure: boolean;
  readonly utf8: boolean;
  readonly user?: string;
}

type Options = NonNullable<ConstructorParameters<typeof SMTPServer>[0]>;

export interface MailServer {
  readonly port: number;
  readonly received: Received[];
  /** How many connections there have been. */
  connections(): number;
}

/** An answer that a server gives in place of its own: "451 4.7.1 Later". */
export const answer = (line: string): Error => Object.assign(new Error(line.slice(4)), { responseCode: Number(line.slice(0, 3)) });

/**
 * A mail server on loopback, without TLS and login unless they are asked for; it is closed when the test ends.
 *
 * @param judge  what it says to a recipient, or to a whole message (`bytes` is there): undefined is yes.
 */
export async function startMailServer(
  options: Options = {},
  judge: (to: string, bytes?: Buffer) => string | undefined = () => undefined,
): Promise<MailServer> {
  const received: Received[] = [];
  let connections = 0;
  const server = new SMTPServer({
    key,
    cert: certificate,
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 10,
    logger: false,
    onConnect(_session, done) {
      connections++;
      done();
    },
    onRcptTo({ address }, _session, done) {
      const refusal = judge(address);
      done(refusal === undefined ? null : answer(refusal));
    },
    onData(stream, session, done) {
      const take = (bytes: Buffer): void => {
        const { mailFrom, rcptTo, smtpUtf8 } = session.envelope;
        const to = rcptTo.map(({ address }) => address);
        const refusal = judge(to[0] ?? '', bytes);
        if (refusal !== undefined) {
          done(answer(refusal));
          return;
        }
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to,
          bytes,
          secure: session.secure,
          utf8: smtpUtf8 ?? false,
          ...(typeof session.user === 'string' && { user: session.user }),
        });
        done(null, `queued as ${received.length}`);
      };
      // A client that goes in the middle of its message has sent none.
      buffer(stream).then(take, () => {});
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  return { port: (server.server.address() as AddressInfo).port, received, connections: () => connections };
}

/** What a server that knows no rules does with one line; `socket` is its side of the connection. */
export type Script = (line: string, socket: net.Socket) => string | undefined;

/**
 * A server that says what it likes.
 *
 * @param greeting  its first words, with line ends; undefined: none.
 * @param script  what it says to each line; within a message each line of that too.
 */
export async function startRawServer(
  greeting: string | undefined,
  script: Script = () => undefined,
): Promise<{ port: number; lines: string[] }> {
  const lines: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    if (greeting !== undefined) socket.write(greeting);
    let rest = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\r\n');
      rest = parts.pop() ?? '';
      for (const line of parts) {
        lines.push(line);
        const reply = script(line, socket);
        if (reply !== undefined && !socket.destroyed) socket.write(reply);
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(
    () =>
      new Promise<void>((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  );
  return { port: (server.address() as AddressInfo).port, lines };
}

/** A script that does as RFC 5321 says; `replies` stand in for its own by the first word of a command, "." for the end of a message. */
export function civil(replies: Readonly<Record<string, string | ((socket: net.Socket) => string | undefined)>> = {}): Script {
  const own: Readonly<Record<string, string>> = {
    EHLO: '250 localhost\r\n',
    MAIL: '250 OK\r\n',
    RCPT: '250 OK\r\n',
    DATA: '354 Go on\r\n',
    RSET: '250 OK\r\n',
    '.': '250 Queued\r\n',
    QUIT: '221 Bye\r\n',
  };
  let inMessage = false;
  return (line, socket) => {
    if (inMessage && line !== '.') return undefined;
    const word = line.split(' ', 1)[0] ?? '';
    const given = replies[word] ?? own[word] ?? '502 No\r\n';
    const reply = typeof given === 'function' ? given(socket) : given;
    inMessage = word === 'DATA' && (reply?.startsWith('3') ?? false);
    return reply;
  };
}
