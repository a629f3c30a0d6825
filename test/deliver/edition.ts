import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { briefJson } from '../../src/archive/brief-json.ts';
import { manifestOf, type Output } from '../../src/archive/manifest.ts';
import { writeEdition } from '../../src/archive/write.ts';
import type { Brief } from '../../src/model/brief.ts';
import { record } from '../../src/model/log.ts';
import { parseMailbox } from '../../src/model/mailbox.ts';
import { renderDefaults, themeOf } from '../../src/outputs.ts';
import { renderMail } from '../../src/render/mail.ts';
import { type SendOrder, type SendReport, sendEdition, splitList } from '../../src/send.ts';
import { sendable } from '../../src/verify/sendable.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const text = 'The harbour of Velm opened on Monday. Ships may enter again.';

/** A small brief of one story, or of none. */
export function smallBrief(more: { edition?: Partial<Brief['edition']>; words?: string; empty?: boolean } = {}): Brief {
  const words = more.words ?? 'The harbour of Velm opened on Monday.';
  const source = `${words} Ships may enter again.`;
  return {
    edition: {
      title: 'Harbour Brief',
      date: '2031-10-21',
      zone: 'UTC',
      language: 'en',
      identifier: 'urn:uuid:6f9619ff-8b86-5011-b42d-00c04fc964ff',
      ...more.edition,
    },
    sources: [{ id: 's1', path: 'a.txt', language: 'en', sha256: hash(Buffer.from(text)), text: source, words: 11 }],
    bottomLine: [],
    figures: [],
    sections: [
      {
        id: 'other',
        title: 'Other developments',
        items: more.empty
          ? []
          : [{ id: 'i1', value: 0.5, sentences: [{ text: words, cites: [{ source: 's1', start: 0, end: words.length }], origins: 1 }] }],
      },
    ],
    disagreements: [],
    lookAhead: [],
    omitted: [],
    failures: [],
  };
}

/** Stand-ins for the documents: every value a byte can have, and lines that SMTP has to mask. */
export const documents = {
  pdf: Buffer.concat([Buffer.from('%PDF-1.7\r\n.\r\n..\n'), Buffer.from(Array.from({ length: 4096 }, (_, i) => i % 256))]),
  epub: Buffer.from('PK\u0003\u0004 a book'),
};

/** A folder for editions, gone when the test is. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daybrief-send-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type Kind = 'pdf' | 'epub' | 'json' | 'eml';

/** Writes an edition as build does, with stand-ins for its documents. @returns its folder */
export async function writeSmallEdition(
  out: string,
  brief: Brief = smallBrief(),
  kinds: readonly Kind[] = ['pdf', 'epub', 'json', 'eml'],
): Promise<string> {
  const base = `harbour-brief-${brief.edition.date}`;
  const pdf = { name: `${base}.pdf`, type: 'application/pdf', bytes: documents.pdf };
  const epub = { name: `${base}.epub`, type: 'application/epub+zip', bytes: documents.epub };
  const mail = await renderMail(brief, { theme: await themeOf(renderDefaults), attachments: [pdf, epub] });
  const all: Record<Kind, Output> = {
    pdf,
    epub,
    json: { name: 'brief.json', type: 'application/json', bytes: briefJson(brief) },
    eml: { name: `${base}.eml`, type: 'message/rfc822', bytes: mail },
  };
  const outputs = kinds.map((kind) => all[kind]);
  const manifest = manifestOf(brief, outputs, { style: 'bulletin' }, {}, hash);
  const folder = join(out, brief.edition.date);
  writeEdition(folder, [...outputs, { name: 'manifest.json', type: 'application/json', bytes: Buffer.from(JSON.stringify(manifest)) }]);
  return folder;
}

const never = new AbortController().signal;

/** An order in which all is as it should be, at six in the morning of the edition's day. */
export function orderOf(folder: string, port: number, to: string, more: Partial<SendOrder> = {}): SendOrder {
  return {
    folder,
    from: parseMailbox('Harbour Desk <desk@example.org>'),
    readers: splitList(to),
    server: { host: '127.0.0.1', port, security: 'none', answerSeconds: 5 },
    correction: false,
    allow: [],
    dryRun: false,
    tries: 3,
    until: never,
    limit: never,
    today: () => '2031-10-21',
    now: () => new Date('2031-10-21T06:00:00Z'),
    pause: async () => {},
    async check(edition, mail, brief) {
      return (await sendable(edition, mail, brief)).filter(({ ok }) => !ok).map(({ check, detail }) => `${check}: ${detail}`);
    },
    ...more,
  };
}

/** Sends, and says how many have which result. */
export async function send(
  order: SendOrder,
): Promise<SendReport & { readonly counts: Readonly<Record<string, number>>; readonly told: readonly string[] }> {
  const log = record();
  const report = await sendEdition(order, log, { stage() {}, step() {} });
  const counts: Record<string, number> = { had: report.had, ...(report.unknown.length > 0 && { passedOver: report.unknown.length }) };
  for (const { result } of report.deliveries) counts[result] = (counts[result] ?? 0) + 1;
  return { ...report, counts, told: log.messages.map(({ code }) => code) };
}
