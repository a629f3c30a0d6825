import { describe, expect, test } from 'vitest';
import { placeOf } from '../../src/model/source.ts';
import { readBytes } from './reading.ts';

const mail = (lines: string[] | string) => readBytes('letter.eml', typeof lines === 'string' ? lines : lines.join('\r\n'));
const head = [
  'From: "Ann Example" <ann@example.org>',
  'To: desk@example.org',
  'Subject: =?utf-8?Q?Caf=C3=A9?= =?utf-8?B?IG5ld3M=?=',
  'Date: Tue, 22 Oct 2024 09:15:00 +0200',
  'MIME-Version: 1.0',
];

describe('mails', () => {
  test('headers, quoted-printable, charset', async () => {
    const { sources } = await mail([
      ...head,
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'The caf=E9 is a very =',
      'long line.',
      '',
      '-- ',
      'Ann',
    ]);
    expect(sources).toMatchObject([
      {
        path: 'letter.eml',
        headline: 'Café news',
        byline: 'Ann Example',
        published: '2024-10-22T09:15:00+02:00',
        text: 'The café is a very long line.\n\n--\n\nAnn',
      },
    ]);
    expect(sources[0]?.passages.map(({ role }) => role)).toEqual(['text', 'boilerplate', 'boilerplate']);
    expect(placeOf(sources[0]!, 4)).toEqual({ path: 'letter.eml#1', line: 1, column: 5 });
  });

  test('an answer stands without the mail that it answers; what was sent on with a word above it stays', async () => {
    const quoted = [
      'On 22 Nov 2026, at 21:10, Desk <desk@example.org> wrote:',
      '>',
      '> Can you get a new number for the ships?',
      '> The last we have is 34.',
    ];
    const roles = async (own: string) => (await mail([...head, '', own, '', ...quoted])).sources[0]?.passages.map(({ role }) => role);
    expect(await roles('Just spoke to the port: 36 ships are now waiting, two more than yesterday, the harbour master told us.')).toEqual([
      'text',
      'boilerplate',
      'boilerplate',
      'boilerplate',
    ]);
    expect(await roles('See below.')).toEqual(['text', 'text', 'quote', 'quote']);
  });

  test('multipart: the plain way unless it says nothing; parts are numbered', async () => {
    const parts = (plain: string) => [
      ...head,
      'Content-Type: multipart/mixed; boundary=a',
      '',
      '--a',
      'Content-Type: multipart/alternative; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      plain,
      '--b',
      'Content-Type: text/html',
      '',
      '<html><body><h1>Head</h1><p>Rich <b>words</b> that go on and on.</p><div style="display:none">hidden</div></body></html>',
      '--b--',
      '--a--',
    ];
    const plain = await mail(parts('Plain words that go on and on.'));
    expect(plain.sources[0]?.text).toBe('Plain words that go on and on.');
    expect(placeOf(plain.sources[0]!, 0).path).toBe('letter.eml#1.1');
    const rich = await mail(parts('See HTML.'));
    expect(rich.sources[0]?.text).toBe('Head\n\nRich words that go on and on.');
    expect(placeOf(rich.sources[0]!, 0).path).toBe('letter.eml#1.2');
  });

  test('attached mails and documents are sources of their own; pictures are named', async () => {
    const { sources, codes } = await mail([
      ...head,
      'Content-Type: multipart/mixed; boundary=a',
      '',
      '--a',
      '',
      'Outer words.',
      '--a',
      'Content-Type: message/rfc822',
      '',
      'Subject: Inner',
      'From: bo@example.org',
      '',
      'Inner words.',
      '--a',
      'Content-Type: text/html; name="page.html"',
      'Content-Disposition: attachment; filename="page.html"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<html><title>P</title><body><p>Attached words.</p></body></html>').toString('base64'),
      '--a',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--a--',
    ]);
    expect(sources.map(({ path, headline, text }) => [path, headline, text])).toEqual([
      ['letter.eml', 'Café news', 'Outer words.'],
      ['letter.eml#2', 'Inner', 'Inner words.'],
      ['letter.eml#3', 'P', 'Attached words.'],
    ]);
    expect(codes).toContain('read/attachment-skipped');
  });

  test('format=flowed and quotes', async () => {
    const { sources } = await mail([
      ...head,
      'Content-Type: text/plain; format=flowed',
      '',
      'One line that ',
      'goes on.',
      '> quoted words ',
      '> go on',
      '>> deeper',
      'End.',
    ]);
    expect(sources[0]?.passages.map(({ start, end, role }) => [role, sources[0]?.text.slice(start, end)])).toEqual([
      ['text', 'One line that goes on.'],
      ['quote', 'quoted words go on'],
      ['quote', 'deeper'],
      ['text', 'End.'],
    ]);
  });

  test.each([
    ['no boundary parameter', 'Content-Type: multipart/mixed\n\n--xyz\nContent-Type: text/plain\n\nWords here.\n--xyz--\n'],
    ['no closing delimiter', 'Content-Type: multipart/mixed; boundary=xyz\n\n--xyz\nContent-Type: text/plain\n\nWords here.\n'],
    ['unknown charset', 'Content-Type: text/plain; charset=x-nobody-knows\n\nWords here.'],
    ['broken type', 'Content-Type: text\n\nWords here.'],
    [
      'junk in base64',
      `Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n${Buffer.from('Words here.')
        .toString('base64')
        .replace(/^(....)/, '$1!\n*')}`,
    ],
    ['carriage returns alone', 'X: y\r\rWords here.'],
  ])('broken mails are read: %s', async (_, rest) => {
    const { sources } = await mail(`From: ann@example.org\nSubject: S\nDate: Tue, 22 Oct 2024 09:15:00 +0200\n${rest}`);
    expect(sources[0]?.text).toBe('Words here.');
  });

  test('Outlook’s winmail.dat is named as unread, whatever it is declared as', async () => {
    for (const type of ['application/ms-tnef; name="winmail.dat"', 'application/octet-stream; name="WINMAIL.DAT"']) {
      const { sources, failures } = await mail([
        ...head,
        'Content-Type: multipart/mixed; boundary=a',
        '',
        '--a',
        '',
        'Words here.',
        '--a',
        `Content-Type: ${type}`,
        'Content-Transfer-Encoding: base64',
        '',
        'eJ8+IgAA',
        '--a--',
      ]);
      expect(sources.map(({ text }) => text)).toEqual(['Words here.']);
      expect(failures).toEqual([
        { path: 'letter.eml#2', reason: 'The attachment “winmail.dat” is in Outlook’s own format, which is not read.' },
      ]);
    }
  });

  test('a mail of a subject alone is its subject', async () => {
    const { sources, failures } = await mail([...head, '', '']);
    expect(failures).toEqual([]);
    expect(sources).toMatchObject([{ headline: 'Café news', text: 'Café news', passages: [{ role: 'title' }] }]);
  });

  test.each([
    ['a document type', '<!DOCTYPE html><html><body><p>Words here.</p></body></html>'],
    ['an XML declaration', '<?xml version="1.0"?><html><body><p>Words here.</p></body></html>'],
    ['comments', '<!-- one --><p>Words <!--[if mso]>gone<![endif]-->here.</p><!-- open'],
    ['conditions of Outlook', '<![if !mso]><p>Words here.</p><![endif]>'],
    ['CDATA', '<p>Words here.</p><![CDATA[ gone ]]>'],
    ['nothing but a comment beside it', '<p>Words here.</p><p><!-- --></p>'],
    ['a table with a comment', '<table><!-- a --><tr><!-- b --><td>Words<!-- c --></td></tr><tr><td>here.</td></tr></table>'],
  ])('HTML with %s', async (_, html) => {
    expect((await mail([...head, 'Content-Type: text/html', '', html])).sources[0]?.text.replace(/\n+/g, ' ')).toBe('Words here.');
  });

  test('a digest’s mails keep their headers; a blank line before a part’s headers does no harm', async () => {
    const parts = (type: string, inner: string) =>
      mail([...head, `Content-Type: multipart/${type}; boundary=d`, '', '--d', '', inner, '--d--']);
    const digest = await parts('digest', 'From: Bo Sample <bo@example.org>\r\nSubject: Inner\r\n\r\nInner words.');
    expect(digest.sources).toMatchObject([{ headline: 'Inner', byline: 'Bo Sample', text: 'Inner words.' }]);
    const late = await parts('mixed', 'Content-Type: text/html\r\n\r\n<p>Words here.</p>');
    expect(late.sources[0]?.text).toBe('Words here.');
  });

  test('a page saved as one file is a page', async () => {
    const html = `<!DOCTYPE html><html><head><title>Harbour board meets</title></head><body><nav><a href="/">Menu</a></nav><article>${'<p>The harbour board met on Tuesday, and after a long debate it decided to dredge the channel.</p>'.repeat(4)}</article></body></html>`;
    const { sources } = await readBytes(
      'page.mht',
      `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/1\r\nSubject: Harbour\r\nDate: Tue, 22 Oct 2024 09:15:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: https://example.org/1\r\n\r\n${html}\r\n--b\r\nContent-Type: text/css\r\nContent-Location: cid:x\r\n\r\np{}\r\n--b--\r\n`,
    );
    expect(sources).toMatchObject([{ path: 'page.mht#1', headline: 'Harbour board meets', url: 'https://example.org/1' }]);
    expect(sources[0]?.text).toMatch(/^The harbour board met/);
    expect(sources[0]?.published).toBeUndefined();
  });

  test('HTML names its own charset where the mail names none', async () => {
    const { sources } = await readBytes(
      'letter.eml',
      Buffer.from(
        `${head.join('\r\n')}\r\nContent-Type: text/html\r\n\r\n<meta charset="iso-8859-2"><p>Rada zebra\xb3a si\xea.</p>`,
        'latin1',
      ),
    );
    expect(sources[0]?.text).toBe('Rada zebrała się.');
  });

  test('a file written into the text is no copy', async () => {
    const { sources } = await mail([...head, '', 'Words here.', '', 'begin 644 photo.jpg', '#0V%T', '`', 'end', '', 'More words.']);
    expect(sources[0]?.text).toBe('Words here.\n\nMore words.');
    const whole = await mail([...head, '', 'We begin 644 things', 'and end', 'them all.']);
    expect(whole.sources[0]?.text).toMatch(/^We begin 644 things\s+and end\s+them all\.$/);
  });

  test('parts beyond the limit are named', async () => {
    const part = '--b\n\nWords here.\n';
    const { failures } = await readBytes(
      'letter.eml',
      `From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n${part.repeat(6)}--b--\n`,
      {
        limits: { parts: 4 },
      },
    );
    expect(failures).toEqual([{ path: 'letter.eml', reason: 'The mail holds 4 parts or more; the rest was not read.' }]);
  });

  test('endless nesting ends', async () => {
    const { sources, failures } = await mail(
      `From: a@example.org\nSubject: S\n${Array.from({ length: 500 }, (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\n\n--b${i}\n`).join('')}Content-Type: text/plain\n\nhello`,
    );
    expect(sources).toEqual([]);
    expect(failures).toHaveLength(1);
  });

  test('a mailbox gives each mail', async () => {
    const box =
      'From ann@example.org Tue Oct 22 09:15:00 2024\nFrom: Ann <ann@example.org>\nSubject: One\n\nFirst words.\n>From here on.\n\nFrom bo@example.org Tue Oct 22 10:15:00 2024\nFrom: Bo <bo@example.org>\nSubject: Two\n\nSecond words.\n';
    const { sources } = await readBytes('day.mbox', box);
    expect(sources.map(({ path, headline, byline, text }) => [path, headline, byline, text])).toEqual([
      ['day.mbox#1', 'One', 'Ann', 'First words.\n\nFrom here on.'],
      ['day.mbox#2', 'Two', 'Bo', 'Second words.'],
    ]);
  });
});

describe('mails passed on', () => {
  const passedOn = [
    'From: Night Desk <night@example.org>',
    'To: day@example.org',
    'Subject: FW: Fwd: Ferry notice 7',
    'Date: Tue, 22 Oct 2024 09:15:00 +0200',
  ];
  test('by Outlook: the words, the date and the sender are those of the mail inside', async () => {
    const { sources } = await mail([
      ...passedOn,
      'Content-Type: text/html; charset=utf-8',
      '',
      '<html><body><p class="MsoNormal">Hi, see below, came in late. Can you use it?</p><p>Kit</p><p>This email is confidential.</p>',
      '<div><p><b>From:</b> Harbour Authority &lt;notices@port.example&gt;<br><b>Sent:</b> 21 October 2024 06:12<br><b>To:</b> News list<br><b>Subject:</b> RE: Ferry notice 7</p></div>',
      '<p>The port of Karum opens on Friday.</p></body></html>',
    ]);
    expect(sources[0]).toMatchObject({ headline: 'Ferry notice 7', publisher: 'Harbour Authority', published: '2024-10-21' });
    expect(sources[0]?.byline).toBeUndefined();
    const copy = sources[0]?.passages.filter(({ role }) => role !== 'boilerplate') ?? [];
    expect(copy.map(({ start, end }) => sources[0]?.text.slice(start, end))).toEqual(['The port of Karum opens on Friday.']);
  });

  test('as plain text, twice; a person is a writer', async () => {
    const { sources } = await mail([
      ...passedOn,
      'Content-Type: text/plain; charset=utf-8',
      '',
      'FYI',
      '',
      '---------- Forwarded message ---------',
      'From: Bo Quist <bo@example.net>',
      'Date: Tue, Oct 22, 2024 at 8:58 AM',
      'Subject: Fwd: Quay closed',
      'To: <night@example.org>',
      '',
      'as discussed',
      '',
      'Von: Ana Lind <ana@example.com>',
      'Gesendet: Montag, 21. Oktober 2024 17:01',
      'An: Bo Quist',
      'Betreff: Quay closed',
      '',
      'The quay stays closed until Friday.',
    ]);
    expect(sources[0]).toMatchObject({ headline: 'Quay closed', byline: 'Ana Lind', published: '2024-10-21' });
    const copy = sources[0]?.passages.filter(({ role }) => role !== 'boilerplate') ?? [];
    expect(copy.map(({ start, end }) => sources[0]?.text.slice(start, end))).toEqual(['The quay stays closed until Friday.']);
  });

  test('a report above what it passes on is kept, and so is an answer', async () => {
    const inner = ['From: Ana Lind <ana@example.com>', 'Date: 21 October 2024', 'Subject: Quay closed', '', 'The quay stays closed.'];
    const long = `The port of Karum was shut on Monday, the harbour master said. ${'More ships were turned away in the night. '.repeat(10)}`;
    const report = await mail([...passedOn, 'Content-Type: text/plain', '', long, '', ...inner]);
    expect(report.sources[0]).toMatchObject({ headline: 'Ferry notice 7', publisher: 'Night Desk' });
    expect(report.sources[0]?.passages[0]?.role).toBe('text');
    const answer = await mail([
      ...passedOn.map((line) => line.replace('FW: Fwd:', 'Re:')),
      'Content-Type: text/plain',
      '',
      'It opens again on Friday.',
      '',
      ...inner,
    ]);
    expect(answer.sources[0]?.passages[0]?.role).toBe('text');
    expect(answer.sources[0]?.headline).toBe('Ferry notice 7');
  });
});
