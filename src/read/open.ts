import type { Message } from '../model/log.ts';
import type { Failure } from '../model/source.ts';
import type { Context, Document, Reader, Reading } from './document.ts';
import { Unreadable } from './document.ts';
import { megabytes, messageOf } from './failed.ts';
import type { Limits } from './limits.ts';
import { misnamed } from './misnamed.ts';
import { type Format, recognise } from './recognise.ts';

/** Each format's reader, loaded when the first such document turns up. */
const readers: Readonly<Record<Format, () => Promise<Reader>>> = {
  subtitles: async () => (await import('./subtitles.ts')).readSubtitles,
  plain: async () => (await import('./plain.ts')).readPlain,
  feed: async () => (await import('./feed.ts')).readFeed,
  json: async () => (await import('./json.ts')).readJson,
  mail: async () => (await import('./mail.ts')).readMail,
  mailbox: async () => (await import('./mail.ts')).readMailbox,
  pdf: async () => (await import('./pdf.ts')).readPdf,
  'word-xml': async () => (await import('./docx.ts')).readWordXml,
  xml: async () => (await import('./html.ts')).readXml,
  zip: async () => (await import('./zip.ts')).readZip,
  html: async () => (await import('./html.ts')).readHtml,
  markdown: async () => (await import('./markdown.ts')).readMarkdown,
};

/** Reads one file's bytes, with all that lies within. Never throws: what cannot be read is named in the reading. */
export async function openDocument(
  document: Document,
  options: { readonly limits: Limits; readonly date?: string | undefined },
): Promise<Reading> {
  const failures: Failure[] = [];
  const messages: Message[] = [];
  let unpacked = 0;
  let parts = 0;
  const { limits } = options;
  const context: Context = {
    limits,
    date: options.date,
    tell: (message) => void messages.push(message),
    fail(path, unreadable) {
      failures.push({ path, reason: unreadable.message });
      messages.push(messageOf(path, unreadable));
    },
    unpacked(bytes) {
      unpacked += bytes;
      if (unpacked > limits.archiveBytes)
        throw new Unreadable(
          'archive-too-large',
          `The archive unpacks to more than ${megabytes(limits.archiveBytes)}.`,
          'Unpack it and name the folder.',
        );
    },
    async open(inner) {
      try {
        if (inner.depth > limits.depth) throw new Unreadable('too-deep', `More than ${limits.depth} containers lie within one another.`);
        if (++parts > limits.parts + 1) throw new Unreadable('too-many-parts', `More than ${limits.parts} documents lie in one file.`);
        if (inner.bytes.length === 0) throw new Unreadable('empty-file', 'The file is empty.');
        if (inner.bytes.length > limits.fileBytes)
          throw new Unreadable(
            'too-large',
            `The file is larger than ${megabytes(limits.fileBytes)}.`,
            'Raise the limit if it is meant to be read.',
          );
        const kind = recognise(inner);
        if ('unread' in kind)
          throw kind.unread === 'binary'
            ? new Unreadable('binary-file', 'The file is binary and holds no text that can be read.')
            : new Unreadable('unread-format', `The file is ${kind.unread}, which is not read.`, 'Give the text itself.');
        const other = misnamed(inner, kind.format);
        if (other !== undefined) messages.push(other);
        const read = await readers[kind.format]();
        const drafts = await read(inner, context);
        for (const draft of drafts)
          if (draft.text.length > limits.textUnits)
            throw new Unreadable('too-long', `The text is longer than ${limits.textUnits} characters.`, 'Split it, or raise the limit.');
        return drafts;
      } catch (error) {
        context.fail(
          inner.path,
          error instanceof Unreadable
            ? error
            : new Unreadable('broken-file', `The file is broken and could not be read (${oneLine(error)}).`),
        );
        return [];
      }
    },
  };
  const drafts = await context.open(document);
  return { drafts, failures, messages };
}

/** An error of a library, fit to stand in a sentence. */
function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (
    text
      .slice(0, 160)
      .replace(/\s+/g, ' ')
      .replace(/[.\s]+$/, '') || // bounded: at most 160 characters
    'no reason given'
  );
}
