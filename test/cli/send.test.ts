import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { newFolder, smallBrief, writeSmallEdition } from '../deliver/edition.ts';
import { startMailServer } from '../deliver/mail-server.ts';
import type { Ran } from './program.ts';
import { runMain } from './terminal.ts';

/** Runs the command at six in the morning of the edition's day; waiting takes no time. */
const run = (words: readonly string[], clock = '2031-10-21T06:00:00Z'): Promise<Ran> =>
  runMain(words, { clock: () => new Date(clock), pause: async () => {} });

/** An edition, a list and a config file that say all that is needed, and what runs the command in their folder. */
async function desk(port: number, list = 'Ana Quist <ana@example.org>\nbo@example.org  # the desk\n', more = '') {
  const folder = newFolder();
  const edition = await writeSmallEdition(folder, smallBrief({ edition: { zone: 'Europe/Kyiv' } }));
  writeFileSync(join(folder, 'readers.txt'), list);
  writeFileSync(
    join(folder, 'daybrief.yaml'),
    `title: Harbour Brief\nsend:\n  from: Harbour Desk <desk@example.org>\n  to: readers.txt\n  host: localhost\n  port: ${port}\n${more}`,
  );
  const send = async (words: readonly string[] = [], clock?: string): Promise<Ran> => {
    const { code, out, err } = await run(['send', edition, '--config', join(folder, 'daybrief.yaml'), ...words], clock);
    return { code, out: out.replaceAll(folder, ''), err: err.replaceAll(folder, '') };
  };
  return { folder, edition, send };
}

describe('daybrief send', () => {
  it('says what it did, and the second time that all have it', async () => {
    const server = await startMailServer();
    const { send, folder } = await desk(server.port);
    const first = await send();
    expect(first).toEqual({
      code: 0,
      err: '',
      out: `Harbour Brief, 2031-10-21, to 2 readers
  sent 2
  “Harbour Brief, 21 October 2031”, 13 kB, with harbour-brief-2031-10-21.pdf, harbour-brief-2031-10-21.epub
  /sent.jsonl
`,
    });
    expect(await send()).toEqual({ code: 0, err: '', out: 'Harbour Brief, 2031-10-21, to 2 readers\n  sent 0 · already had it 2\n' });
    expect(await send(['--quiet'])).toEqual({ code: 0, err: '', out: '' });
    expect(server.received).toHaveLength(2);
    expect(readFileSync(join(folder, 'sent.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(4);
  });

  it('names who was refused with the server’s words, and what is wrong with the list with its lines', async () => {
    const server = await startMailServer({}, (to) => (to.startsWith('gone') ? '550 5.1.1 No such mailbox' : undefined));
    const list = 'ana@example.org\n\n# gone since May\ngone@example.org\nAna <ana@EXAMPLE.org>\nbo@example\n"x\u0007" <c@example.org>\n';
    const { send } = await desk(server.port, list);
    const { code, out, err } = await send();
    expect([code, out]).toEqual([
      1,
      `Harbour Brief, 2031-10-21, to 2 readers
  sent 1 · refused 1 · no address 2
  “Harbour Brief, 21 October 2031”, 13 kB, with harbour-brief-2031-10-21.pdf, harbour-brief-2031-10-21.epub
  refused: gone@example.org: 550 5.1.1 No such mailbox
  /sent.jsonl
`,
    ]);
    expect(err).toBe(
      `warning: /readers.txt:5: ana@example.org stands in the list again and gets one mail. [send/twice]
error: /readers.txt:6: "bo@example" is no address: "example" is no domain. This entry gets nothing. [send/address]
error: /readers.txt:7: It holds control characters. This entry gets nothing. [send/address]
`,
    );
  });

  it('as JSON', async () => {
    const server = await startMailServer({}, (to) => (to.startsWith('bo') ? '550 No' : undefined));
    const { send } = await desk(server.port);
    const { code, out, err } = await send(['--log', 'json']);
    expect([code, out, JSON.parse(err).report]).toEqual([
      1,
      '',
      expect.objectContaining({
        readers: 2,
        sent: 1,
        had: 0,
        refused: [{ to: 'bo@example.org', words: '550 No' }],
        failed: [],
        unknown: [],
        dryRun: false,
      }),
    ]);
  });

  it('in a dry run names the readers and touches nothing', async () => {
    const server = await startMailServer();
    const { send } = await desk(server.port);
    const { code, out } = await send(['--dry-run', '--attach', 'none']);
    expect([code, out]).toEqual([
      0,
      `Harbour Brief, 2031-10-21, to 2 readers: a dry run, nothing is sent
  would be sent 2
  “Harbour Brief, 21 October 2031”, 9.0 kB, nothing attached
  by localhost:${server.port} (not encrypted)
    Ana Quist <ana@example.org>
    bo@example.org
`.replace(/\d\.\d kB/, /\d\.\d kB/.exec(out)?.[0] ?? ''),
    ]);
    expect(server.connections()).toBe(0);
  });

  it('knows the edition’s own day', async () => {
    const server = await startMailServer();
    const { send } = await desk(server.port);
    // In Kyiv the day has begun three hours before, and ends three hours before.
    expect((await send(['--dry-run'], '2031-10-20T21:30:00Z')).code).toBe(0);
    expect(await send([], '2031-10-21T21:30:00Z')).toEqual({
      code: 2,
      out: '',
      err: 'error: The edition is of 2031-10-21, and in Europe/Kyiv it is 2031-10-22. --allow other-day sends it all the same. [send/other-day]\n',
    });
    expect((await send(['--allow', 'other-day'], '2031-10-22T21:30:00Z')).code).toBe(0);
  });

  it('ends with 2 where nobody was reached, and says so once', async () => {
    const server = await startMailServer({
      authOptional: true,
      onMailFrom: (_from, _session, done) => done(Object.assign(new Error('5.7.1 Sender unknown'), { responseCode: 553 })),
    });
    const { send } = await desk(server.port);
    const { code, out, err } = await send();
    expect([code, err]).toEqual([
      2,
      `error: localhost:${server.port} takes no mail from desk@example.org: 553 5.7.1 Sender unknown. Check --from and --user. [send/stopped]\n`,
    ]);
    expect(out).toContain('sent 0 · failed 2');
  });

  it('quietly names only who has not got it, those with one reason together', async () => {
    const server = await startMailServer({}, (to) => (to.startsWith('ana') ? undefined : '550 5.7.1 No'));
    const { send } = await desk(server.port, `ana@example.org\n${Array.from({ length: 12 }, (_, i) => `r${i}@example.org`).join('\n')}\n`);
    const { code, out, err } = await send(['--quiet']);
    const named = Array.from({ length: 10 }, (_, i) => `r${i}@example.org`).join(', ');
    expect([code, out, err]).toEqual([1, '', `error: refused: ${named} and 2 more: 550 5.7.1 No [send/not-sent]\n`]);
  });

  it('sends today’s edition where none is named, by the clock of the zone', async () => {
    const server = await startMailServer();
    const { folder } = await desk(server.port);
    const words = ['send', '--config', join(folder, 'daybrief.yaml'), '--out', folder, '--zone', 'Europe/Kyiv'];
    expect((await run(words, '2031-10-20T22:30:00Z')).code).toBe(0);
    expect(server.received).toHaveLength(2);
    const { code, err } = await run(words, '2031-10-21T22:30:00Z');
    expect([code, err]).toEqual([2, expect.stringContaining('There is no edition of today')]);
  });

  it('takes readers from the command line, the config file or a list in it', async () => {
    const server = await startMailServer();
    const { edition, folder } = await desk(server.port);
    const path = join(folder, 'list.yaml');
    writeFileSync(
      path,
      `send:\n  from: desk@example.org\n  host: localhost\n  port: ${server.port}\n  to:\n    - Ana <ana@example.org>\n    - nobody\n`,
    );
    const { code, err } = await run(['send', edition, '--config', path]);
    expect([code, err.replaceAll(folder, '')]).toEqual([
      1,
      'error: /list.yaml:7: "nobody" is no address: it has no @. This entry gets nothing. [send/address]\n',
    ]);
    expect((await run(['send', edition, '--config', path, '--to', '"Roe, Bo" <bo@example.org>, cy@example.org'])).code).toBe(0);
    expect(server.received.map(({ to }) => to[0])).toEqual(['ana@example.org', 'bo@example.org', 'cy@example.org']);
  });
});

describe('the password', () => {
  // Of whoever runs the tests.
  beforeAll(() => void delete process.env.DAYBRIEF_SMTP_PASSWORD);

  const withLogin = () =>
    startMailServer({
      disabledCommands: ['STARTTLS'],
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) => done(null, password === 'secret' ? { user: 'desk' } : { message: 'Wrong' }),
    });

  it('comes of a file that others may not read, or of the environment', async () => {
    const server = await withLogin();
    const { send, folder } = await desk(server.port, 'ana@example.org\n', '  user: desk\n  password-file: password\n');
    const path = join(folder, 'password');
    writeFileSync(path, 'secret\n', { mode: 0o600 });
    if (process.platform !== 'win32') {
      chmodSync(path, 0o644);
      expect((await send()).err).toBe(
        'error: /daybrief.yaml:8: The password file /password may be read by everybody on this machine. chmod 600 /password [send/password]\n',
      );
      chmodSync(path, 0o600);
    }
    expect((await send()).code).toBe(0);
    expect(server.received).toHaveLength(1);
    process.env.DAYBRIEF_SMTP_PASSWORD = 'other';
    onTestFinished(() => void delete process.env.DAYBRIEF_SMTP_PASSWORD);
    const { code, err } = await send(['--to', 'bo@example.org']);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^error: localhost:\d+ does not take the user name and password: 535 .* \[send\/stopped\]\n$/),
    ]);
    expect(err).not.toContain('other');
  });

  it('does not travel openly, and stands neither in the call nor in the config file', async () => {
    const { send } = await desk(1, undefined, '');
    const err = async (...words: string[]): Promise<string> => (await send(words)).err;
    expect(await err('--host', 'mail.example.org', '--security', 'none', '--user', 'desk')).toMatch(
      /^error: The password is not sent to mail\.example\.org over an open connection\./,
    );
    expect(await err('--user', 'desk')).toMatch(/^error: A user name is given, and no password\. Put it into DAYBRIEF_SMTP_PASSWORD/);
    expect(await err('--password', 'x')).toMatch(/^error: There is no option --password\. Did you mean --password-file\?/);
  });
});

describe('the settings', () => {
  it.each([
    ['sned:\n  host: a\n', 'There is no setting “sned”. Did you mean “send”?'],
    ['host: mail.example.org\n', 'There is no setting “host”. It stands under “send”.'],
    ['send:\n  hots: mail.example.org\n', 'daybrief.yaml:2: There is no setting “send.hots”. Did you mean “host”?'],
    ['send:\n  title: x\n', 'There is no setting “send.title”. It stands beside “send”, not under it.'],
    ['send:\n  password: x\n', 'There is no setting “send.password”. A password does not stand in the config file: see password-file.'],
    ['send:\n  correction: true\n', 'There is no setting “send.correction”.'],
    ['send: mail.example.org\n', '“send” must hold names and values.'],
    ['send:\n  port: 70000\n', 'daybrief.yaml:2: port "70000" is not a whole number from 1 to 65535.'],
    ['send:\n  security: ssl\n', 'security "ssl" is not one of starttls, tls, none.'],
    ['send:\n  from: Desk\n', 'from: "Desk" is no address: it has no @.'],
    ['send:\n  from: desk@brief.invalid\n', '.invalid is kept for addresses that cannot be'],
    ['send:\n  host: smtp://mail.example.org\n', 'is not the name of a mail server such as mail.example.org'],
    ['send:\n  attach: [pdf, doc]\n', 'attach "doc" is not one of pdf, epub, none'],
    ['send:\n  unsubscribe: "javascript:x"\n', 'unsubscribe "javascript:x" is not an address such as mailto:'],
  ])('%j is refused', async (text, expected) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'daybrief.yaml'), text);
    const { code, err } = await run(['send', folder, '--config', join(folder, 'daybrief.yaml')]);
    expect([code, err.replaceAll(folder, '')]).toEqual([2, expect.stringContaining(expected)]);
    expect(err.trimEnd()).not.toContain('\n');
  });

  it.each([
    [['send', '--out', 'nowhere'], 'There is no edition of today: nowhere/2031-10-21. Build it first'],
    [['send', '--out', 'nowhere', '--zone', 'Pacific/Kiritimati'], 'There is no edition of today: nowhere/2031-10-21.'],
    [['send', 'a', 'b'], 'One edition folder is expected, not 2.'],
    [
      ['send', 'nowhere'],
      '--from is missing. For example --from "Daily Brief <brief@example.org>"; or from under send: in the config file.',
    ],
    [['send', 'nowhere', '--from', 'a@example.org'], '--to is missing.'],
    [['send', 'nowhere', '--from', 'a@example.org', '--to', 'a@example.org'], '--host is missing.'],
    [
      ['send', 'nowhere', '--from', 'a@example.org', '--to', 'b@example.org', '--host', 'localhost'],
      'nowhere is no folder that can be read.',
    ],
    [
      ['send', 'nowhere', '--from', 'a@example.org', '--to', 'none.txt', '--host', 'localhost'],
      'The list of readers none.txt does not exist.',
    ],
    [['send', 'nowhere', '--from', 'a@example.org', '--to', 'test', '--host', 'localhost'], 'The list of readers test is a folder.'],
    [['send', 'x', '--from', 'A\r\nBcc: b@example.org <a@example.org>'], '--from: It holds control characters.'],
    [
      ['send', 'x', '--attach', 'none,pdf', '--from', 'a@example.org', '--to', 'b@example.org', '--host', 'localhost'],
      'none stands alone.',
    ],
    [['build', 'x', '--host', 'localhost'], '--host is no option of daybrief build. It belongs to daybrief send.'],
  ])('%j is refused', async (words, expected) => {
    const { code, out, err } = await run(words);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(expected)]);
  });
});
