import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { sizeOf } from '../../src/model/size.ts';
import { documents, newFolder, orderOf, send, smallBrief, writeSmallEdition } from './edition.ts';
import { startMailServer } from './mail-server.ts';

const ledgerOf = (out: string): { what: string; to: string; reply?: string; at: string; id: string; kind: string }[] =>
  readFileSync(join(out, 'sent.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the message as it is received', () => {
  test('has the files of the edition byte for byte, the whole brief, and headers of this sending alone', async () => {
    const out = newFolder();
    const folder = await writeSmallEdition(out, smallBrief({ edition: { marking: 'TLP:AMBER' } }));
    const server = await startMailServer();
    const order = orderOf(folder, server.port, '"Quist, Ana" <ana@example.org>', {
      replyTo: { address: 'answers@example.org', key: 'answers@example.org' },
      unsubscribe: 'mailto:desk@example.org',
    });
    const { counts, subject } = await send(order);
    expect([counts, subject]).toEqual([{ had: 0, sent: 1 }, '[TLP:AMBER] Harbour Brief, 21 October 2031']);
    const [{ bytes, from, to } = { bytes: Buffer.alloc(0), from: '', to: [] }] = server.received;
    expect([from, to]).toEqual(['desk@example.org', ['ana@example.org']]);
    const mail = await simpleParser(bytes);
    expect(mail.attachments.map(({ filename, content }) => [filename, content])).toEqual([
      ['harbour-brief-2031-10-21.pdf', documents.pdf],
      ['harbour-brief-2031-10-21.epub', documents.epub],
    ]);
    expect(mail.text).toContain('The harbour of Velm opened on Monday.');
    expect(mail.html).toContain('The harbour of Velm opened on Monday.');
    const header = bytes.toString('latin1').split('\r\n\r\n')[0] as string;
    expect(header.split(/\r\n(?![ \t])/)).toEqual([
      'From: Harbour Desk <desk@example.org>',
      'To: "Quist, Ana" <ana@example.org>',
      'Reply-To: answers@example.org',
      'Date: Tue, 21 Oct 2031 06:00:00 +0000',
      expect.stringMatching(/^Message-ID: <6f9619ff-8b86-5011-b42d-00c04fc964ff\.[\da-f]{16}@example\.org>$/),
      'List-Id: Harbour Brief <harbour-brief.example.org>',
      'List-Unsubscribe: <mailto:desk@example.org>',
      'Auto-Submitted: auto-generated',
      'Precedence: list',
      'X-Auto-Response-Suppress: OOF, AutoReply',
      'Content-Language: en',
      'Subject: [TLP:AMBER] Harbour Brief, 21 October 2031',
      'MIME-Version: 1.0',
      expect.stringMatching(/^Content-Type: multipart\/mixed;/),
    ]);
    expect(bytes.toString('latin1')).not.toMatch(/invalid|X-Unsent/);
  });

  test('goes to each reader by itself, over one connection, and is the same mail to the byte but for who gets it', async () => {
    const folder = await writeSmallEdition(newFolder());
    const server = await startMailServer();
    await send(orderOf(folder, server.port, 'a@example.org, b@example.org, c@example.org'));
    expect(server.received.map(({ to }) => to)).toEqual([['a@example.org'], ['b@example.org'], ['c@example.org']]);
    expect(server.connections()).toBe(1);
    const own = server.received.map(({ bytes }) => bytes.toString('latin1'));
    expect(own[0]).not.toMatch(/[bc]@example/);
    const bare = own.map((one) => one.replace(/^To: .*$/m, '').replace(/^Message-ID: .*$/m, ''));
    expect(new Set(bare).size).toBe(1);
    expect(new Set(own.map((one) => /^Message-ID: (.*)$/m.exec(one)?.[1])).size).toBe(3);
  });

  test('is made again where the edition has no mail, and is then the mail that build makes', async () => {
    const server = await startMailServer();
    const order = async (kinds: readonly ('pdf' | 'epub' | 'json' | 'eml')[]) =>
      send(orderOf(await writeSmallEdition(newFolder(), smallBrief(), kinds), server.port, 'a@example.org'));
    await order(['pdf', 'epub', 'json', 'eml']);
    await order(['pdf', 'epub', 'json']);
    await order(['eml']);
    expect(server.received).toHaveLength(3);
    expect(server.received[1]?.bytes.equals(server.received[0]?.bytes as Buffer)).toBe(true);
    expect(server.received[2]?.bytes.equals(server.received[0]?.bytes as Buffer)).toBe(true);
    await expect(order(['pdf'])).rejects.toThrow('The edition has no mail, and no brief.json to make one of.');
  });

  test('is made in the edition’s own house style, or in one that is named where that is none of the product’s', async () => {
    const server = await startMailServer();
    const out = newFolder();
    const folder = await writeSmallEdition(out, smallBrief(), ['pdf', 'json']);
    const style = (name: string): void => {
      const path = join(folder, 'manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, JSON.stringify({ ...manifest, options: { style: name } }));
    };
    style('ledger');
    await send(orderOf(folder, server.port, 'a@example.org'));
    for (const name of ['house.yaml', '../../x', 'bulletin/../x', '']) {
      style(name);
      await expect(send(orderOf(folder, server.port, 'b@example.org'))).rejects.toMatchObject({ code: 'send/style' });
    }
    await send(orderOf(folder, server.port, 'c@example.org', { style: 'large' }));
    const html = await Promise.all(server.received.map(async ({ bytes }) => (await simpleParser(bytes)).html || ''));
    expect(html[0]).not.toBe(html[1]);
    expect(server.received.map(({ to }) => to[0])).toEqual(['a@example.org', 'c@example.org']);
  });

  test('has what is to be attached, and its words name no more', async () => {
    const folder = await writeSmallEdition(newFolder());
    const server = await startMailServer();
    await send(orderOf(folder, server.port, 'a@example.org', { attach: ['epub'] }));
    await send(orderOf(folder, server.port, 'b@example.org', { attach: [] }));
    const mails = await Promise.all(server.received.map(({ bytes }) => simpleParser(bytes)));
    expect(mails.map((mail) => mail.attachments.map(({ filename }) => filename))).toEqual([['harbour-brief-2031-10-21.epub'], []]);
    expect(mails.map((mail) => /\.pdf|\.epub/.exec(mail.text ?? '')?.[0])).toEqual(['.epub', undefined]);
    const lean = await writeSmallEdition(newFolder(), smallBrief(), ['pdf', 'json']);
    await expect(send(orderOf(lean, server.port, 'a@example.org', { attach: ['epub'] }))).rejects.toThrow(
      'The edition has no EPUB to attach.',
    );
  });

  test('reaches names and domains of other scripts, and addresses only where the server takes them', async () => {
    const folder = await writeSmallEdition(newFolder(), smallBrief({ edition: { title: 'Звіт порту', language: 'uk' } }));
    const to = 'Олена <olena@пошта.укр>, зоя@example.org';
    const server = await startMailServer({ hideSMTPUTF8: true });
    const { deliveries } = await send(orderOf(folder, server.port, to));
    expect(deliveries.map(({ result, words }) => [result, words])).toEqual([
      ['sent', '250 queued as 1'],
      ['refused', expect.stringContaining('it offers no SMTPUTF8')],
    ]);
    const mail = await simpleParser(server.received[0]?.bytes as Buffer);
    expect(server.received[0]?.bytes.toString()).toMatch(/^To: =\?UTF-8\?B\?\S+\?= <olena@xn--[\w-]+\.xn--j1amh>\r$/m);
    expect(mail.to).toMatchObject({ value: [{ name: 'Олена' }] });
    expect([mail.subject, mail.headers.get('list')]).toEqual([
      'Звіт порту, 21 жовтня 2031 року',
      { id: { name: expect.stringMatching(/^=\?UTF-8\?B\?/), id: 'brief.example.org' } },
    ]);
    const able = await startMailServer();
    expect((await send(orderOf(folder, able.port, to))).counts).toEqual({ had: 1, sent: 1 });
    expect(able.received[0]).toMatchObject({ to: ['зоя@example.org'], utf8: true });
  });
});

describe('nothing is sent twice', () => {
  test('over two runs, also when the edition was built again and the list names somebody otherwise', async () => {
    const out = newFolder();
    const server = await startMailServer();
    await send(orderOf(await writeSmallEdition(out), server.port, 'a@example.org, b@example.org'));
    const again = await send(
      orderOf(await writeSmallEdition(out), server.port, 'A@EXAMPLE.org, Bea <b@example.org>, c@example.org, C@example.org'),
    );
    expect([again.counts, again.told]).toEqual([{ had: 2, sent: 1 }, ['send/twice']]);
    expect(server.received.map(({ to }) => to[0])).toEqual(['a@example.org', 'b@example.org', 'c@example.org']);
    expect(ledgerOf(out).map(({ what, to }) => `${what} ${to}`)).toEqual([
      ...['a', 'b', 'c'].flatMap((name) => [`begun ${name}@example.org`, `accepted ${name}@example.org`]),
    ]);
    if (process.platform !== 'win32') expect(statSync(join(out, 'sent.jsonl')).mode & 0o777).toBe(0o600);
    expect(readdirSync(out).sort()).toEqual(['2031-10-21', 'sent.jsonl']);
  });

  test('after a run in which some were refused and some not reached: only they are tried', async () => {
    const folder = await writeSmallEdition(newFolder());
    let full = true;
    const pauses: number[] = [];
    const server = await startMailServer({}, (to) =>
      to === 'gone@example.org' ? '550 5.1.1 No such mailbox' : full && to === 'full@example.org' ? '452 4.2.2 Mailbox full' : undefined,
    );
    const order = orderOf(folder, server.port, 'a@example.org, gone@example.org, full@example.org, b@example.org', {
      pause: async (milliseconds) => void pauses.push(milliseconds),
    });
    const first = await send(order);
    expect(first.deliveries.map(({ mailbox, result, words }) => [mailbox.address, result, words])).toEqual([
      ['a@example.org', 'sent', '250 queued as 1'],
      ['gone@example.org', 'refused', '550 5.1.1 No such mailbox'],
      ['full@example.org', 'failed', '452 4.2.2 Mailbox full'],
      ['b@example.org', 'sent', '250 queued as 2'],
    ]);
    expect(pauses).toEqual([15_000, 60_000]);
    expect(first.told).toEqual(['send/again', 'send/again']);
    full = false;
    expect((await send(order)).counts).toEqual({ had: 2, refused: 1, sent: 1 });
    expect(server.received.map(({ to }) => to[0])).toEqual(['a@example.org', 'b@example.org', 'full@example.org']);
  });

  test('after a crash between handing over and the answer: who may have it is named, and tried again only when told to', async () => {
    const out = newFolder();
    const folder = await writeSmallEdition(out);
    const server = await startMailServer();
    await send(orderOf(folder, server.port, 'a@example.org, b@example.org'));
    const path = join(out, 'sent.jsonl');
    const lines = readFileSync(path, 'utf8').split('\n');
    // Cut off in the middle of the last line, which said that b@ has it.
    writeFileSync(path, `${lines.slice(0, 3).join('\n')}\n${lines[3]?.slice(0, 40)}`);
    const next = await send(orderOf(folder, server.port, 'a@example.org, b@example.org, c@example.org'));
    expect([next.counts, next.unknown.map(({ address }) => address), next.told]).toEqual([
      { had: 1, passedOver: 1, sent: 1 },
      ['b@example.org'],
      ['send/ledger-line'],
    ]);
    const told = await send(orderOf(folder, server.port, 'a@example.org, b@example.org, c@example.org', { allow: ['unknown'] }));
    expect(told.counts).toEqual({ had: 2, sent: 1 });
    const ids = server.received
      .filter(({ to }) => to[0] === 'b@example.org')
      .map(({ bytes }) => /^Message-ID: .*$/m.exec(bytes.toString())?.[0]);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  test('by two runs at once', async () => {
    const folder = await writeSmallEdition(newFolder());
    let go = (): void => {};
    const gate = new Promise<void>((done) => {
      go = done;
    });
    const server = await startMailServer({
      onMailFrom(_address, _session, done) {
        void gate.then(() => done());
      },
    });
    const first = send(orderOf(folder, server.port, 'a@example.org'));
    const second = send(orderOf(folder, server.port, 'a@example.org')).finally(go);
    await expect(Promise.allSettled([first, second])).resolves.toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'send/locked', message: expect.stringContaining(`process ${process.pid}`) } },
    ]);
    expect(server.received).toHaveLength(1);
    expect((await send(orderOf(folder, server.port, 'a@example.org'))).counts).toEqual({ had: 1 });
  });

  test('and nothing at all where the ledger cannot be written', async () => {
    const out = newFolder();
    const folder = await writeSmallEdition(out);
    mkdirSync(join(out, 'sent.jsonl'));
    const server = await startMailServer();
    await expect(send(orderOf(folder, server.port, 'a@example.org'))).rejects.toMatchObject({ code: 'send/ledger' });
    expect(server.received).toHaveLength(0);
  });

  test('when the lock is taken away in the middle: the run ends before the next message', async () => {
    const out = newFolder();
    const folder = await writeSmallEdition(out);
    const lock = join(out, 'sent.jsonl.lock');
    const server = await startMailServer({}, (_to, bytes) => {
      if (bytes !== undefined) renameSync(lock, `${lock}.away`);
      return undefined;
    });
    const { counts, stopped } = await send(orderOf(folder, server.port, 'a@example.org, b@example.org'));
    expect([counts, stopped?.words]).toEqual([{ had: 0, sent: 1, failed: 1 }, expect.stringMatching(/^The lock .* was taken away/)]);
    expect(server.received.map(({ to }) => to[0])).toEqual(['a@example.org']);
  });
});

describe('a changed edition of a day that was sent', () => {
  test('is refused, and goes out as a correction when that is asked for', async () => {
    const out = newFolder();
    const server = await startMailServer();
    const marked = { marking: 'TLP:GREEN', language: 'de' };
    await send(orderOf(await writeSmallEdition(out, smallBrief({ edition: marked })), server.port, 'a@example.org, b@example.org'));
    const changed = await writeSmallEdition(out, smallBrief({ edition: marked, words: 'The harbour of Velm opened on Tuesday.' }));
    const to = 'a@example.org, b@example.org, new@example.org';
    await expect(send(orderOf(changed, server.port, to))).rejects.toMatchObject({
      code: 'send/other-version',
      message: 'The edition of 2031-10-21 has been sent to 2 readers in another version.',
    });
    expect(server.received).toHaveLength(2);
    const order = orderOf(changed, server.port, to, { correction: true });
    expect((await send(order)).counts).toEqual({ had: 0, sent: 3 });
    const mails = await Promise.all(server.received.map(({ bytes }) => simpleParser(bytes)));
    expect(mails.slice(2).map(({ subject }) => subject)).toEqual(
      new Array(3).fill('[TLP:GREEN] Berichtigt: Harbour Brief, 21. Oktober 2031'),
    );
    expect(mails.map(({ inReplyTo }) => inReplyTo)).toEqual([undefined, undefined, mails[0]?.messageId, mails[1]?.messageId, undefined]);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(5);
    expect((await send(order)).counts).toEqual({ had: 3 });
    expect((await send(orderOf(changed, server.port, to))).counts).toEqual({ had: 3 });
    expect(ledgerOf(out).filter(({ kind }) => kind === 'correction')).toHaveLength(6);
  });

  test('is no correction where nothing was sent before', async () => {
    const folder = await writeSmallEdition(newFolder());
    await expect(send(orderOf(folder, 1, 'a@example.org', { correction: true }))).rejects.toMatchObject({
      code: 'send/nothing-to-correct',
    });
  });

  test('a mail with fewer files is the same edition, and who has that one has it', async () => {
    const folder = await writeSmallEdition(newFolder());
    const server = await startMailServer();
    await send(orderOf(folder, server.port, 'a@example.org'));
    expect((await send(orderOf(folder, server.port, 'a@example.org, b@example.org', { attach: [] }))).counts).toEqual({ had: 1, sent: 1 });
  });
});

describe('an edition that nobody wants to go out by itself', () => {
  test('without news, or of another day, is sent only when told to', async () => {
    const out = newFolder();
    const folder = await writeSmallEdition(out, smallBrief({ empty: true }));
    await expect(send(orderOf(folder, 1, 'a@example.org'))).rejects.toMatchObject({ code: 'send/no-news' });
    const today = (zone: string): string => (zone === 'UTC' ? '2031-10-22' : '');
    await expect(send(orderOf(folder, 1, 'a@example.org', { allow: ['no-news'], today }))).rejects.toMatchObject({
      code: 'send/other-day',
      message: 'The edition is of 2031-10-21, and in UTC it is 2031-10-22.',
    });
    const server = await startMailServer();
    expect((await send(orderOf(folder, server.port, 'a@example.org', { allow: ['no-news', 'other-day'], today }))).counts).toEqual({
      had: 0,
      sent: 1,
    });
  });

  test('knows that it holds none also without brief.json', async () => {
    const folder = await writeSmallEdition(newFolder(), smallBrief({ empty: true }), ['eml']);
    await expect(send(orderOf(folder, 1, 'a@example.org'))).rejects.toMatchObject({ code: 'send/no-news' });
  });

  test.each([
    [
      'a mail edited by hand',
      (folder: string) => appendFileSync(join(folder, 'harbour-brief-2031-10-21.eml'), 'More.\r\n'),
      'harbour-brief-2031-10-21.eml was changed',
    ],
    [
      'another document',
      (folder: string) => writeFileSync(join(folder, 'harbour-brief-2031-10-21.pdf'), 'x'),
      'harbour-brief-2031-10-21.pdf was changed',
    ],
    [
      'a manifest that leads outside',
      (folder: string) => {
        const path = join(folder, 'manifest.json');
        writeFileSync(path, readFileSync(path, 'utf8').replaceAll('harbour-brief-2031-10-21.pdf', '../../../etc/hostname'));
      },
      '../../../etc/hostname is missing',
    ],
    [
      'a manifest of another edition',
      (folder: string) => {
        const path = join(folder, 'manifest.json');
        writeFileSync(path, readFileSync(path, 'utf8').replaceAll('Harbour Brief', 'Other Brief'));
      },
      'manifest.json and brief.json are of different editions',
    ],
    [
      'another brief.json than it was made of',
      (folder: string) => {
        const path = join(folder, 'brief.json');
        writeFileSync(path, readFileSync(path, 'utf8').replace('harbour', 'HARBOUR'));
      },
      'brief.json is not as it was made',
    ],
    [
      'a manifest of no use',
      (folder: string) => writeFileSync(join(folder, 'manifest.json'), '{"outputs":[null],"sources":[]}'),
      'lists no outputs and sources',
    ],
  ])('is refused for %s', async (_what, spoil, expected) => {
    const out = newFolder();
    const folder = await writeSmallEdition(out);
    spoil(folder);
    await expect(send(orderOf(folder, 1, 'a@example.org'))).rejects.toThrow(expected);
    expect(existsSync(join(out, 'sent.jsonl'))).toBe(false);
  });

  test('is refused where mail and document disagree though the manifest lists both', async () => {
    const folder = await writeSmallEdition(newFolder());
    const other = Buffer.from('%PDF another');
    const { createHash } = await import('node:crypto');
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    const pdf = manifest.outputs.find((output: { type: string }) => output.type === 'application/pdf');
    Object.assign(pdf, { bytes: other.length, sha256: createHash('sha256').update(other).digest('hex') });
    writeFileSync(join(folder, pdf.path), other);
    writeFileSync(path, JSON.stringify(manifest));
    await expect(send(orderOf(folder, 1, 'a@example.org'))).rejects.toThrow('harbour-brief-2031-10-21.pdf is not the file of that name');
  });

  test('may lie beside files that are none of its own', async () => {
    const folder = await writeSmallEdition(newFolder());
    writeFileSync(join(folder, '.DS_Store'), 'x');
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link'));
    const server = await startMailServer();
    expect((await send(orderOf(folder, server.port, 'a@example.org'))).counts).toEqual({ had: 0, sent: 1 });
  });
});

test('a dry run says who would get what, connects to nobody and writes nothing', async () => {
  const out = newFolder();
  const folder = await writeSmallEdition(out);
  const server = await startMailServer();
  const report = await send(orderOf(folder, server.port, 'a@example.org, b@example.org', { dryRun: true }));
  expect([report.due.map(({ address }) => address), report.attached, report.size > 5000]).toEqual([
    ['a@example.org', 'b@example.org'],
    ['harbour-brief-2031-10-21.pdf', 'harbour-brief-2031-10-21.epub'],
    true,
  ]);
  expect([server.connections(), readdirSync(out)]).toEqual([0, ['2031-10-21']]);
});

test.each([
  [11_500, 'With --attach epub it fits.'],
  [9_000, 'With --attach epub it fits.'],
  [100, 'A shorter edition fits: see --pages.'],
])('a message that is larger than the %i bytes of a server is not even begun', async (most, hint) => {
  const out = newFolder();
  const folder = await writeSmallEdition(out);
  const server = await startMailServer({ size: most });
  const { stopped, counts, size } = await send(orderOf(folder, server.port, 'a@example.org, b@example.org'));
  expect([size > most, stopped?.words, stopped?.hint, counts]).toEqual([
    true,
    `The message has ${sizeOf(size)}, and the server takes ${sizeOf(most)} at most`,
    hint,
    { had: 0, failed: 2 },
  ]);
  expect(readFileSync(join(out, 'sent.jsonl'), 'utf8')).toBe('');
  if (hint.includes('epub'))
    expect((await send(orderOf(folder, server.port, 'a@example.org', { attach: ['epub'] }))).counts).toEqual({ had: 0, sent: 1 });
});
