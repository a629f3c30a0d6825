import { simpleParser } from 'mailparser';
import { beforeAll, expect, test } from 'vitest';
import { renderMail } from '../../src/render/mail.ts';
import { loadTheme } from '../../src/theme/load.ts';
import type { Theme } from '../../src/theme/theme.ts';
import { fixture } from '../fixtures/brief.ts';
import { hostileBrief } from './hostile.ts';

const attachments = [
  { name: 'coast-and-river-2031-10-21.pdf', type: 'application/pdf', bytes: Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) & 255) },
  { name: 'coast-and-river-2031-10-21.epub', type: 'application/epub+zip', bytes: Uint8Array.of(80, 75, 3, 4, 13, 10, 0, 255) },
];

let theme: Theme;
let bytes: Uint8Array;
beforeAll(async () => {
  theme = await loadTheme('bulletin');
  bytes = await renderMail(fixture, { theme, attachments });
});

test('reads back as it was meant', async () => {
  const mail = await simpleParser(Buffer.from(bytes));
  expect(mail.subject).toBe('[TLP:AMBER+STRICT] Coast and River, 21 October 2031');
  expect(mail.date?.toISOString()).toBe('2031-10-21T00:00:00.000Z');
  expect(mail.messageId).toBe('<0b7c1f6e-2f5a-5d0e-9a41-6b8f2f0c7d11@brief.invalid>');
  expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual(
    attachments.map(({ name, type }) => [name, type]),
  );
  mail.attachments.forEach(({ content }, i) => {
    expect(content.equals(Buffer.from(attachments[i]?.bytes ?? []))).toBe(true);
  });
});

test('holds the whole brief twice, as text and as HTML, marked at head and foot', async () => {
  const mail = await simpleParser(Buffer.from(bytes));
  const html = (mail.html || '')
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"');
  for (const text of [mail.text ?? '', html]) {
    expect(text.trim()).toMatch(/TLP:AMBER\+STRICT$/);
    expect(text).toMatch(/^\s*TLP:AMBER\+STRICT\s/);
    for (const words of [
      'Observers from the Northern League',
      'up to 14,000',
      'Insurers raised',
      'أعلنت وزارة النقل',
      'wire/broken.docx',
      '20 October 2031: The ferry carries 140 passengers; the edition said 1,400.',
      'Port Authority, Duty Room',
      '2 reports, 1 origin',
    ])
      expect(text).toContain(words);
  }
  expect(mail.html).not.toMatch(/<script|<img|<link|url\(|src=/i);
  // Layout tables say that they are none; the figures' table has head cells.
  expect((mail.html || '').match(/<table(?! role="presentation")/g)).toHaveLength(1);
  expect(mail.html).toContain('scope="row"');
});

test('the same bytes every time', async () => {
  const zone = process.env.TZ;
  process.env.TZ = 'America/Caracas';
  expect(Buffer.from(await renderMail(fixture, { theme, attachments })).equals(Buffer.from(bytes))).toBe(true);
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test('lines are as long as mail allows, and all ASCII', () => {
  const text = Buffer.from(bytes).toString('latin1');
  expect(text.split('\r\n').every((line) => line.length <= 998)).toBe(true);
  expect(text).not.toMatch(/[\x80-\xff]/);
});

test('sender and recipients are those given', async () => {
  const mail = await simpleParser(
    Buffer.from(await renderMail(fixture, { theme, attachments: [], from: 'Desk <desk@a.example>', to: ['b@b.example', 'c@c.example'] })),
  );
  expect(mail.from?.text).toBe('"Desk" <desk@a.example>');
  expect([mail.to].flat().map((one) => one?.text)).toEqual(['b@b.example, c@c.example']);
});

test('hostile text makes no header, no script, no address', async () => {
  const mail = await simpleParser(Buffer.from(await renderMail(hostileBrief, { theme, attachments: [] })));
  expect(mail.headers.has('bcc')).toBe(false);
  expect([...mail.headers.keys()].sort()).toEqual([
    'content-language',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'subject',
    'x-unsent',
  ]);
  expect(mail.from?.value).toHaveLength(1);
  expect(mail.html).not.toMatch(/<script|href="(?!https?:)/);
  expect(mail.text).toContain('<script>alert(1)</script>');
});
