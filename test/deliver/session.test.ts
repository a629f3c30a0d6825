import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { openSession, type Server } from '../../src/deliver/session.ts';
import { parseMailbox } from '../../src/model/mailbox.ts';
import { certificate, civil, expired, otherName, type Script, startMailServer, startRawServer } from './mail-server.ts';

const never = new AbortController().signal;
const from = parseMailbox('desk@example.org');
const to = parseMailbox('ana@example.org');
const message = [Buffer.from('Subject: Harbour\r\n\r\n'), Buffer.from('.\r\nThe harbour of Velm.\r\n')];
const server = (port: number, more: Partial<Server> = {}): Server => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  answerSeconds: 2,
  ...more,
});
const open = (port: number, more: Partial<Server> = {}, limit = never) => openSession(server(port, more), never, limit);
/** What becomes of one message at a server that does as told. */
async function sendTo(script: Script, more: Partial<Server> = {}, limit = never) {
  const { port, lines } = await startRawServer('220 localhost\r\n', script);
  const session = await open(port, more, limit);
  const outcome = await session.send(from, to, message);
  return { outcome, lines, session };
}

describe('a server that can', () => {
  test('encrypts and logs in by STARTTLS and by TLS, with an authority of the house', async () => {
    for (const security of ['starttls', 'tls'] as const) {
      const { port, received } = await startMailServer({
        secure: security === 'tls',
        disabledCommands: [],
        authOptional: false,
        onAuth({ username, password }, _session, done) {
          done(null, username === 'desk' && password === 'påss' ? { user: 'desk' } : { message: 'Wrong' });
        },
      });
      const session = await open(port, { host: 'localhost', security, ca: certificate, user: 'desk', password: 'påss' });
      expect(await session.send(from, to, message)).toEqual({ what: 'accepted', reply: '250 queued as 1' });
      session.close();
      expect(received.map(({ secure, user, bytes }) => [secure, user, bytes.toString()])).toEqual([
        [true, 'desk', Buffer.concat(message).toString()],
      ]);
      await expect(open(port, { host: 'localhost', security, ca: certificate, user: 'desk', password: 'no' })).rejects.toMatchObject({
        kind: 'lasting',
        words: expect.stringMatching(/^localhost:\d+ does not take the user name and password: 535 /),
      });
    }
  });

  test('says what it takes, in as many lines as it likes', async () => {
    const say = (...lines: string[]) => civil({ EHLO: `250-localhost\r\n${lines.map((line) => `250-${line}\r\n`).join('')}250 HELP\r\n` });
    const offers = async (...lines: string[]) => {
      const { port } = await startRawServer('220-Many\r\n220-lines\r\n220 localhost\r\n', say(...lines));
      const { most, utf8 } = await open(port);
      return [most, utf8];
    };
    expect(await offers('SIZE 1000', 'SMTPUTF8')).toEqual([1000, true]);
    expect(await offers('SIZE')).toEqual([undefined, false]);
    expect(await offers('SIZE 0')).toEqual([undefined, false]);
    expect(await offers('XSIZE 5', ...new Array(500).fill('X-MORE'))).toEqual([undefined, false]);
    expect(await offers('size 99999999999999999999')).toEqual([1e20, false]);
  });

  test('gets one message after another, also behind one that it refused', async () => {
    let n = 0;
    const { outcome, session, lines } = await sendTo(
      civil({ RCPT: () => (n++ === 0 ? '550-5.1.1 No\r\n550 such user\r\n' : '250 OK\r\n') }),
    );
    expect(outcome).toEqual({ what: 'refused', reply: '550-5.1.1 No such user' });
    expect(await session.send(from, to, message)).toEqual({ what: 'accepted', reply: '250 Queued' });
    expect(lines.filter((line) => /^(?:MAIL|RCPT|RSET|DATA)/.test(line)).map((line) => line.slice(0, 4))).toEqual([
      'MAIL',
      'RCPT',
      'RSET',
      'MAIL',
      'RCPT',
      'DATA',
    ]);
  });
});

describe('a server whose certificate is wrong gets nothing', () => {
  test.each([
    ['signed by itself', {}, {}, 'it is signed by itself'],
    ['made out to another name', { cert: otherName }, { ca: otherName }, 'it is made out to another name'],
    ['that has expired', { cert: expired }, { ca: expired }, 'it has expired'],
  ])('%s', async (_what, ofServer, ofClient, expected) => {
    for (const security of ['starttls', 'tls'] as const) {
      const { port, received } = await startMailServer({ secure: security === 'tls', disabledCommands: [], ...ofServer });
      const thrown = await open(port, { security, host: 'localhost', ...ofClient }).catch((error) => error);
      expect(thrown).toEqual({
        kind: 'lasting',
        words: expect.stringMatching(expected),
        hint: expect.stringContaining('--ca'),
      });
      expect(received).toEqual([]);
    }
  });
  test('whatever the environment says', async () => {
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      const { port } = await startMailServer({ disabledCommands: [] });
      await expect(open(port, { security: 'starttls' })).rejects.toMatchObject({ kind: 'lasting' });
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });
  test('and none that offers no encryption, or takes it back, gets anything either', async () => {
    const plain = await startRawServer('220 localhost\r\n', civil());
    await expect(open(plain.port, { security: 'starttls', user: 'desk', password: 'secret' })).rejects.toMatchObject({
      kind: 'lasting',
      words: expect.stringContaining('offers no encryption by STARTTLS'),
    });
    const stripped = await startRawServer(
      '220 localhost\r\n',
      civil({ EHLO: '250-localhost\r\n250 STARTTLS\r\n', STARTTLS: '454 Not now\r\n' }),
    );
    await expect(open(stripped.port, { security: 'starttls' })).rejects.toMatchObject({ kind: 'lasting' });
    for (const { lines } of [plain, stripped]) expect(lines.map((line) => line.split(' ')[0])).toEqual(['EHLO', 'STARTTLS']);
    const talks = await startRawServer('220 localhost\r\n', civil());
    await expect(open(talks.port, { security: 'tls' })).rejects.toMatchObject({
      kind: 'lasting',
      words: expect.stringContaining('does not speak TLS there'),
    });
  });
});

describe('no session comes about', () => {
  const free = (): Promise<number> =>
    new Promise((done) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as { port: number };
        probe.close(() => done(port));
      });
    });
  test('where nobody listens', async () => {
    await expect(open(await free())).rejects.toMatchObject({ kind: 'passing', words: expect.stringContaining('refuses the connection') });
  });
  test('where there is no such host', async () => {
    await expect(open(25, { host: 'mail.nowhere.invalid' })).rejects.toMatchObject({
      words: expect.stringMatching(/no mail server|could not be looked up/),
    });
  });
  test.each([
    ['talks garbage', 'SSH-2.0-OpenSSH_9.6\r\n', 'lasting', /does not speak SMTP: SSH-2\.0/],
    ['talks for ever', `${'x'.repeat(70_000)}`, 'lasting', /does not speak SMTP|lost/],
    ['steers terminals', '220 \u001b[2J\r\n', 'passing', /does not answer/],
    ['is full', '421 4.3.2 Too many connections\r\n', 'passing', /takes no mail from here: 421 4\.3\.2 Too many connections/],
    ['wants nobody', '554 5.7.1 Go away\r\n', 'lasting', /takes no mail from here: 554 5\.7\.1 Go away/],
  ])('where the server %s', async (_what, greeting, kind, words) => {
    const { port } = await startRawServer(greeting);
    const thrown = await open(port, { answerSeconds: 0.2 }).catch((error) => error);
    expect(thrown).toMatchObject({ kind, words: expect.stringMatching(words) });
  });
  test('where the server says nothing, or goes at once', async () => {
    const mute = await startRawServer(undefined);
    await expect(open(mute.port, { answerSeconds: 0.1 })).rejects.toMatchObject({
      kind: 'passing',
      words: expect.stringContaining('does not answer'),
    });
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const thrown = await open((server.address() as { port: number }).port).catch((error) => error);
    server.close();
    expect(thrown).toMatchObject({ kind: 'passing' });
  });
});

describe('what became of a message', () => {
  test('for now: not, and it is certainly not on its way', async () => {
    for (const [replies, reply] of [
      [{ RCPT: '450 4.2.1 Greylisted\r\n' }, '450 4.2.1 Greylisted'],
      [{ DATA: '451 4.3.0 Later\r\n' }, '451 4.3.0 Later'],
      [{ '.': '452 4.3.1 No room\r\n' }, '452 4.3.1 No room'],
      [{ MAIL: '421 4.3.2 Closing\r\n' }, '421 4.3.2 Closing'],
    ] as const)
      expect((await sendTo(civil(replies))).outcome).toMatchObject({ what: 'deferred', reply });
  });
  test('for now: not, where the connection is lost before the end of the message', async () => {
    for (const word of ['MAIL', 'RCPT', 'DATA'])
      await sendTo(civil({ [word]: (socket) => void socket.destroy() })).then(({ outcome, session }) =>
        expect([outcome.what, session.isOpen()]).toEqual(['deferred', false]),
      );
  });
  test('not known, where the connection is lost or falls silent behind the end of the message, or the answer is none', async () => {
    expect((await sendTo(civil({ '.': (socket) => void socket.destroy() }))).outcome).toMatchObject({ what: 'unknown' });
    expect((await sendTo(civil({ '.': () => undefined }), { answerSeconds: 0.1 })).outcome).toMatchObject({ what: 'unknown' });
    expect((await sendTo(civil({ '.': 'What?\r\n' }))).outcome).toMatchObject({ what: 'unknown', reply: expect.stringContaining('What?') });
    const limit = new AbortController();
    expect((await sendTo(civil({ '.': () => void limit.abort() }), { answerSeconds: 60 }, limit.signal)).outcome).toEqual({
      what: 'unknown',
      reply: 'this run was ended',
    });
  });
  test('not known, where the server answers before it has heard all', async () => {
    const { port } = await startRawServer('220 localhost\r\n', civil({ DATA: '354 Go on\r\n250 Queued\r\n' }));
    const session = await open(port);
    const long = [...message, Buffer.alloc(20_000_000, 'x\r\n')];
    expect([await session.send(from, to, long), session.isOpen()]).toEqual([{ what: 'unknown', reply: '250 Queued' }, false]);
  });
  test('not at all, where the server refuses before it has heard all: the rest is not sent', async () => {
    for (const [refusal, what] of [
      ['451 4.3.0 Later', 'deferred'],
      ['552 5.3.4 Too big', 'refused'],
    ] as const) {
      const { port, lines } = await startRawServer('220 localhost\r\n', civil({ DATA: `354 Go on\r\n${refusal}\r\n` }));
      const session = await open(port);
      const long = [...message, Buffer.alloc(20_000_000, 'x\r\n')];
      expect(await session.send(from, to, long)).toEqual({ what, reply: refusal });
      expect([session.isOpen(), lines.includes('.'), lines.includes('RSET')]).toEqual([false, false, false]);
    }
  });
  test('told in the words with which the server closes, also where commands go ahead of answers', async () => {
    const closing = civil({ EHLO: '250-localhost\r\n250 PIPELINING\r\n', MAIL: '421 4.7.0 Too many messages, slow down\r\n' });
    expect((await sendTo(closing)).outcome).toEqual({ what: 'deferred', reply: '421 4.7.0 Too many messages, slow down' });
  });
  test('refused for good', async () => {
    expect((await sendTo(civil({ '.': '554 5.7.1 Looks like spam\r\n' }))).outcome).toEqual({
      what: 'refused',
      reply: '554 5.7.1 Looks like spam',
    });
  });
  test('nobody’s is taken', async () => {
    expect((await sendTo(civil({ MAIL: '530 5.7.0 Authentication required\r\n' }))).outcome).toMatchObject({
      what: 'closed',
      trouble: {
        kind: 'lasting',
        words: expect.stringMatching(/takes no mail from desk@example\.org: 530/),
        hint: expect.stringContaining('--user'),
      },
    });
    expect((await sendTo(civil({ MAIL: '552 5.3.4 Too big\r\n' }))).outcome).toMatchObject({
      what: 'closed',
      trouble: { hint: expect.stringContaining('--attach') },
    });
    expect((await sendTo(civil({ MAIL: '450 4.7.1 Slower\r\n' }))).outcome).toMatchObject({
      what: 'closed',
      trouble: { kind: 'passing', words: expect.stringMatching(/takes no mail from desk@example\.org: 450 4\.7\.1 Slower/) },
    });
  });
  test('is told in one line of bounded length that steers nothing', async () => {
    const reply = `550-${'no '.repeat(500)}\r\n550 \u001b[31mred\u0007\r\n`;
    const { outcome } = await sendTo(civil({ RCPT: reply }));
    expect(outcome).toMatchObject({ what: 'refused' });
    expect((outcome as { reply: string }).reply).toMatch(/^550-no no [^\p{Cc}]{1,300}$/u);
  });
  test('large messages arrive whole', async () => {
    const { port, received } = await startMailServer();
    const session = await open(port, { answerSeconds: 30 });
    const large = [Buffer.from('Subject: x\r\n\r\n'), Buffer.from(`${'x'.repeat(76)}\r\n.\r\n`.repeat(20_000))];
    expect(await session.send(from, to, large)).toMatchObject({ what: 'accepted' });
    expect(received[0]?.bytes.equals(Buffer.concat(large))).toBe(true);
  });
});
