import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { type Letterhead, listId, messageTo } from '../../src/deliver/message.ts';
import { templateOf } from '../../src/deliver/template.ts';
import { parseMailbox } from '../../src/model/mailbox.ts';

const from = parseMailbox('desk@example.org');
const eml = (more = ''): Buffer =>
  Buffer.from(
    `X-Unsent: 1\nFrom: x <daybrief@brief.invalid>\nSubject: One\n two\nBcc: spy@example.org\nDate: x\n${more}Content-Type: text/plain\n\nText\n`,
  );
const write = (head: Partial<Letterhead>, name?: string): string => {
  const mailbox = { address: 'ana@example.org', key: '', ...(name !== undefined && { name }) };
  const letterhead = { from, date: new Date('2031-10-21T06:00:00Z'), title: 'Brief', ...head };
  return Buffer.concat(messageTo({ mailbox, id: '<1@example.org>' }, letterhead, templateOf(eml(), 'x.eml'))).toString('utf8');
};

describe('the header of a message', () => {
  test('keeps of the archived mail what it says, and nothing of who, when and to whom', () => {
    const fields = write({})
      .split('\r\n\r\n')[0]
      ?.split(/\r\n(?![ \t])/);
    expect(fields?.filter((field) => /^(?:subject|content|from|bcc|x-unsent|date)/i.test(field))).toEqual([
      'From: desk@example.org',
      'Date: Tue, 21 Oct 2031 06:00:00 +0000',
      'Subject: One\r\n two',
      'Content-Type: text/plain',
    ]);
  });

  test('gives names, titles and subjects back as they are, in lines that every server takes', async () => {
    const text = fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength: 180 }),
        fc.string({ maxLength: 180 }),
        fc.constantFrom('=?utf-8?Q?x?=', 'Quist, Ana', '"', '\\', '(a)', 'a\r\nBcc: b@c.de'),
      )
      .map((one) => one.replace(/\s+/gu, ' ').trim())
      .filter((one) => one !== '' && !/[\p{Cc}\p{Cs}]/u.test(one));
    await fc.assert(
      fc.asyncProperty(text, text, async (name, subject) => {
        const message = write({ subject, title: name, from: { ...from, name } }, name);
        const mail = await PostalMime.parse(message);
        expect([mail.subject, mail.from?.name, mail.to?.[0]?.name, mail.to?.[0]?.address]).toEqual([
          subject,
          name,
          name,
          'ana@example.org',
        ]);
        const header = message.split('\r\n\r\n')[0] as string;
        expect(header).toMatch(/^[\x20-\x7e\r\n]*$/);
        expect(Math.max(...header.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(400);
        expect(header.match(/^\S+?:/gm)).toEqual(
          [
            'From',
            'To',
            'Date',
            'Message-ID',
            'List-Id',
            'Auto-Submitted',
            'Precedence',
            'X-Auto-Response-Suppress',
            'Subject',
            'Content-Type',
          ].map((field) => `${field}:`),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('names the list in the sender’s name space, whatever the title', () => {
    expect(['Black Sea Brief', 'Звіт', '– Ünïted – ', 'a'.repeat(90)].map((title) => listId(title, from))).toEqual([
      '<black-sea-brief.example.org>',
      '<brief.example.org>',
      '<united.example.org>',
      `<${'a'.repeat(60)}.example.org>`,
    ]);
  });
});

describe('a mail that cannot be sent', () => {
  test.each([
    ['no header', Buffer.from('Text'), 'it has no header'],
    ['two subjects', eml('Subject: Another\n'), 'it has 2 subjects'],
    ['no subject', Buffer.from('From: a\nContent-Type: text/plain\n\nx'), 'it has 0 subjects'],
    ['bytes beyond ASCII', eml('X: é\n'), 'it holds bytes that a mail may not'],
    ['a bare carriage return in a field', eml('Subject: a\rReply-To: thief@example.net\n'), 'it holds bytes that a mail may not'],
    ['a zero byte', eml('X: \0\n'), 'it holds bytes that a mail may not'],
    ['no type', Buffer.from('Subject: a\n\nx'), 'it does not say what it holds'],
  ])('%s', (_what, bytes, expected) => {
    expect(() => templateOf(bytes, 'x.eml')).toThrow(`x.eml cannot be sent: ${expected}.`);
  });
});
