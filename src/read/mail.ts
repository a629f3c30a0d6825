import { answeredIn } from './answered.ts';
import type { Block } from './blocks.ts';
import { blocksText } from './blocks-text.ts';
import { collect } from './collect.ts';
import { declaredInMarkup } from './declared.ts';
import { decode, decodingMessages } from './decode.ts';
import { digest } from './digest.ts';
import type { Context, Document, Draft, Metadata } from './document.ts';
import { nameRest, Unreadable } from './document.ts';
import { bareSubject, creditOf, forwardedIn } from './forwarded.ts';
import { headerWords, senderName } from './header-words.ts';
import { fullBlocks } from './html.ts';
import { decodeTransfer, type Entity, parseEntity } from './mime.ts';
import { paragraphs } from './plain.ts';
import { languageTag, webAddress } from './preamble.ts';
import { removalMessages } from './removals.ts';
import { when } from './when.ts';

/** Parts within parts. The deepest real mails seen nest some ten. */
const DEPTH = 40;

/** Parts in one mail. A digest of a list holds some hundred. */
const PARTS = 5000;

/** How many parts a mail has, itself and those within parts counted. */
function size(entity: Entity): number {
  return entity.parts.reduce((sum, part) => sum + size(part), 1);
}

/** A mail: its text as one source, each mail or document attached as another. Places count in the decoded part. */
export async function readMail(document: Document, context: Context): Promise<Draft[]> {
  const raw = Buffer.from(document.bytes.buffer, document.bytes.byteOffset, document.bytes.byteLength).toString('latin1');
  const most = Math.min(context.limits.parts, PARTS);
  const message = parseEntity(raw, { depth: DEPTH, parts: most });
  if (message.parts.length > 0 && size(message) >= most) nameRest(document, context, `The mail holds ${most} parts or more`);
  const page = savedPage(message);
  if (page !== undefined)
    return context.open({
      path: `${document.path}#${page.number || '1'}`,
      name: 'page.html',
      bytes: decodeTransfer(page.body, page.encoding),
      charset: page.parameters.get('charset'),
      mediaType: 'text/html',
      url: webAddress(message.headers.get('snapshot-content-location')?.[0] ?? page.headers.get('content-location')?.[0]),
      depth: document.depth,
    });
  const shown: Shown[] = [];
  const attached: Entity[] = [];
  await choose(message, shown, attached, context, document.path);
  const drafts: Draft[] = [];
  const own = await letter(document, message, shown, attached.length === 0 && !message.type.startsWith('application/'), context);
  if (own !== undefined) drafts.push(own);
  for (const part of attached) drafts.push(...(await openAttached(part, document, context)));
  if (drafts.length === 0 && attached.length === 0) {
    if (/encrypted|pkcs7-mime/.test(message.type)) throw new Unreadable('encrypted', 'The message is encrypted.', 'Save it decrypted.');
    throw new Unreadable('empty-message', 'The message holds no text.');
  }
  return drafts;
}

/** The page of a file that a browser saved ("page.mht"): it has the form of a mail, but was sent to nobody. */
function savedPage(message: Entity): Entity | undefined {
  const { headers } = message;
  if (!headers.has('snapshot-content-location') && !(/^<saved by /i.test(headers.get('from')?.[0]?.trim() ?? '') && !headers.has('to')))
    return undefined;
  return message.type === 'text/html' ? message : message.parts.find(({ type }) => type === 'text/html');
}

/** A text part to be shown, decoded. */
interface Shown {
  readonly entity: Entity;
  readonly blocks: readonly Block[];
  readonly size: number;
}

const isAttachment = (part: Entity) =>
  part.disposition === 'attachment' || (part.filename !== undefined && part.disposition !== 'inline' && !part.type.startsWith('text/'));

/** Goes through the parts as a mail program would: what is shown, and what is attached. */
async function choose(part: Entity, shown: Shown[], attached: Entity[], context: Context, path: string): Promise<void> {
  if (part.parts.length > 0) {
    if (part.type === 'multipart/alternative') {
      const ways: { shown: Shown[]; attached: Entity[]; html: boolean }[] = [];
      for (const each of part.parts) {
        const way = { shown: [] as Shown[], attached: [] as Entity[], html: false };
        await choose(each, way.shown, way.attached, context, path);
        way.html = way.shown.some(({ entity }) => entity.type === 'text/html');
        ways.push(way);
      }
      const size = (way: (typeof ways)[number] | undefined) => way?.shown.reduce((sum, each) => sum + each.size, 0) ?? 0;
      const plain = ways.find((way) => !way.html && size(way) > 0);
      const html = ways.find((way) => way.html && size(way) > 0);
      // Plain text is what the writer wrote, unless it only says "see the other part".
      const best = plain === undefined || (html !== undefined && size(plain) < size(html) * 0.4) ? (html ?? plain) : plain;
      shown.push(...(best?.shown ?? []));
      for (const way of ways) attached.push(...way.attached);
    } else for (const each of part.parts) await choose(each, shown, attached, context, path);
    return;
  }
  if (part.type === 'message/rfc822' || part.type === 'message/global' || part.type === 'message/news') {
    attached.push(part);
    return;
  }
  const text =
    part.type === 'text/plain' ||
    part.type === 'text/html' ||
    part.type === 'text/enriched' ||
    part.type === 'text/richtext' ||
    (part.type.startsWith('text/') && !/calendar|vcard|directory|rfc822-headers|rtf|css|javascript/.test(part.type));
  if (!text || isAttachment(part)) {
    attached.push(part);
    return;
  }
  if (part.body === '') return;
  const bytes = decodeTransfer(part.body, part.encoding);
  const decoded = await decode(bytes, part.parameters.get('charset') ?? (part.type === 'text/html' ? declaredInMarkup(bytes) : undefined));
  for (const message of decodingMessages(decoded, path)) context.tell(message);
  const html =
    part.type === 'text/html' || (part.type === 'text/plain' && /^\s*<(?:!doctype html|html)[\s>]/i.test(decoded.text.slice(0, 300)));
  const blocks = html
    ? await fullBlocks(decoded.text, context.limits.nesting, { line: 1, column: 1 })
    : letterBlocks(part.type === 'text/plain' ? decoded.text : withoutRichText(part.type, decoded.text), part);
  if (blocks.length > 0) shown.push({ entity: html ? { ...part, type: 'text/html' } : part, blocks, size: blocksText(blocks).length });
}

/** The commands of text/enriched and text/richtext (RFC 1896, 1341). */
const withoutRichText = (type: string, text: string) =>
  type === 'text/enriched' || type === 'text/richtext'
    ? text
        .replace(/<nl>/gi, '\n')
        .replace(/<param>[^<]{0,200}<\/param>/gi, '')
        .replace(/<\/?[a-z][a-z0-9-]{0,60}>/gi, '')
        .replaceAll('<<', '<')
        .replaceAll('<lt>', '<')
    : text;

/** Files that old programs write into the text itself, blanked so that lines keep their numbers. */
const withoutFiles = (text: string) =>
  text.includes('\nend')
    ? text.replace(/^begin(?: [0-7]{3,4}|-base64 [0-7]{3}) .{1,200}\n(?:(?!end).{1,80}\n)*end$/gm, (file) => file.replace(/.+/g, ''))
    : text;

/** Plain copy of a mail: soft breaks joined (RFC 3676), quotes and the signature told apart. */
function letterBlocks(raw: string, part: Entity): Block[] {
  const text = withoutFiles(raw.replace(/\r\n?/g, '\n').replace(/^\ufeff/, ''));
  const flowed = part.parameters.get('format')?.toLowerCase() === 'flowed';
  const joinSpaces = part.parameters.get('delsp')?.toLowerCase() === 'yes';
  interface Line {
    readonly depth: number;
    text: string;
    readonly number: number;
    readonly column: number;
  }
  const lines: Line[] = [];
  let soft = false;
  text.split('\n').forEach((full, i) => {
    const marks = /^(?:> ?){1,20}|^>+/.exec(full)?.[0] ?? '';
    const quoted = marks !== '' && (flowed || /^(?:> ?)+(?:\S|$)/.test(marks + full.slice(marks.length, marks.length + 1)));
    const depth = quoted ? (marks.match(/>/g)?.length ?? 0) : 0;
    let line = quoted ? full.slice(marks.length) : full;
    if (flowed && line.startsWith(' ') && !quoted) line = line.slice(1);
    const before = lines[lines.length - 1];
    const signature = line === '-- ';
    if (flowed && soft && before !== undefined && before.depth === depth && !signature) before.text += line;
    else lines.push({ depth, text: line, number: i + 1, column: full.length - line.length + 1 });
    soft = flowed && line.endsWith(' ') && !signature;
    if (soft && joinSpaces) {
      const last = lines[lines.length - 1] as Line;
      last.text = last.text.slice(0, -1);
    }
  });
  const out: Block[] = [];
  const end = lines.findLastIndex(({ text, depth }, i) => depth === 0 && (text === '-- ' || (text === '--' && lines.length - i <= 8)));
  let start = 0;
  while (start < lines.length) {
    const depth = (lines[start] as Line).depth;
    const closing = end >= 0 && start >= end;
    let stop = start;
    while (stop < lines.length && (lines[stop] as Line).depth === depth && (closing || stop !== end)) stop++;
    const run = lines.slice(start, Math.max(stop, start + 1));
    const joined = run.map((line) => line.text).join('\n');
    const starts: number[] = [];
    let at = 0;
    for (const line of run) {
      starts.push(at);
      at += line.text.length + 1;
    }
    let index = 0;
    for (const span of paragraphs(joined)) {
      while (index + 1 < starts.length && (starts[index + 1] as number) <= span.start) index++;
      const line = run[index] as Line;
      out.push({
        role: closing ? 'boilerplate' : depth > 0 ? 'quote' : 'text',
        text: joined.slice(span.start, span.end),
        point: { line: line.number, column: line.column + span.start - (starts[index] as number) },
        linked: false,
      });
    }
    start = Math.max(stop, start + 1);
  }
  return out;
}

/** @param alone  nothing is attached: then the subject is all the mail says. */
async function letter(
  document: Document,
  message: Entity,
  shown: readonly Shown[],
  alone: boolean,
  context: Context,
): Promise<Draft | undefined> {
  const declared: Metadata = {};
  const header = (name: string) => headerWords(message.headers.get(name)?.[0]);
  const subject = await header('subject');
  const from = (await header('from')) || (await header('sender'));
  const passed = forwardedIn(
    shown.flatMap(({ blocks }) => blocks),
    subject,
  );
  const headline = bareSubject(passed?.subject ?? subject);
  if (headline !== '') declared.headline = headline;
  // A list's or newsletter's sender is its publisher, a person's letter has a writer.
  if (passed !== undefined) Object.assign(declared, creditOf(passed.from));
  else if (message.headers.has('list-unsubscribe') || message.headers.has('list-id') || message.headers.has('feedback-id'))
    declared.publisher = senderName(from);
  else Object.assign(declared, creditOf(from));
  declared.published =
    passed?.sent ??
    when(await header('date')) ??
    when((message.headers.get('received')?.[0] ?? '').split(';').pop()) ??
    when(await header('resent-date'));
  declared.url = webAddress(/<(https?:[^<>\s]{1,2000})>/.exec(`${await header('archived-at')} ${await header('list-post')}`)?.[1]);
  declared.language = languageTag(await header('content-language'));
  const collected = collect();
  // One letter may be put together of several parts: each keeps its own places.
  const answered = answeredIn(shown.flatMap(({ blocks }) => blocks));
  let number = 0;
  for (const { entity, blocks } of shown)
    for (const { role, text, point, language } of blocks) {
      const own = passed?.furniture.has(number) === true || answered.has(number) ? 'boilerplate' : role;
      number++;
      collected.block(own, text, { line: 1, column: 1, ...point, part: `#${entity.number || '1'}` }, language);
    }
  if (collected.size() === 0 && alone) collected.block('title', subject, { line: 1, column: 1, part: '#1' });
  const { text, passages, anchors, controls, directions } = collected.finish();
  for (const told of removalMessages({ controls, directions }, document.path)) context.tell(told);
  if (text === '') return undefined;
  return { path: document.path, sha256: digest(document.bytes), text, passages, anchors, declared, guessed: {} };
}

/** Kinds of attachment that carry no copy: named, not failed. */
const MUTE =
  /^(?:image|audio|video|font)\/|pgp-signature|pkcs7-(?:signature|mime)|calendar|vcard|directory|delivery-status|disposition-notification|rfc822-headers|pgp-encrypted|pgp-keys|octet-stream-signature|x-vcard|css|javascript|applefile|external-body|partial/;

async function openAttached(part: Entity, document: Document, context: Context): Promise<Draft[]> {
  const number = part.number || '1';
  const path = `${document.path}#${number}`;
  const name = ((await headerWords(part.filename)) || `part-${number}`)
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .split(/[\\/]/)
    .pop() as string;
  if (part.type === 'application/x-too-deep') {
    context.fail(path, new Unreadable('too-deep', `Parts of the mail nested deeper than ${DEPTH} were not read.`));
    return [];
  }
  if (part.type === 'application/ms-tnef' || /^winmail\.dat$/i.test(name)) {
    context.fail(
      path,
      new Unreadable(
        'unread-format',
        'The attachment “winmail.dat” is in Outlook’s own format, which is not read.',
        'Ask for the mail again as HTML or plain text.',
      ),
    );
    return [];
  }
  if (MUTE.test(part.type)) {
    context.tell({
      severity: 'info',
      code: 'read/attachment-skipped',
      reason: `The attachment “${name}” (${part.type}) holds no copy and was not read.`,
      place: { path },
    });
    return [];
  }
  const bytes = decodeTransfer(part.body, part.encoding);
  if (bytes.length === 0) return [];
  const message = part.type.startsWith('message/');
  return context.open({
    path,
    name: message ? `${name}.eml` : name,
    bytes,
    charset: part.parameters.get('charset'),
    mediaType: message ? 'message/rfc822' : part.type === 'application/octet-stream' ? undefined : part.type,
    depth: document.depth + 1,
  });
}

/** A mailbox: each mail a source, "box.mbox#2". */
export async function readMailbox(document: Document, context: Context): Promise<Draft[]> {
  const { bytes } = document;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const drafts: Draft[] = [];
  let number = 0;
  let start = 0;
  while (start < buffer.length) {
    let next = buffer.indexOf('\nFrom ', start === 0 ? 0 : start, 'latin1');
    // The line must end in a year and follow a blank line; else it is copy that begins with "From".
    while (next >= 0 && !isSeparator(buffer, next + 1)) next = buffer.indexOf('\nFrom ', next + 1, 'latin1');
    const end = next < 0 ? buffer.length : next + 1;
    const piece = buffer.subarray(start, end);
    start = end;
    if (piece.length < 10) continue;
    if (number >= context.limits.parts) {
      nameRest(document, context, `The mailbox holds more than ${context.limits.parts} mails`);
      break;
    }
    number++;
    const unquoted = Buffer.from(piece.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
    drafts.push(
      ...(await context.open({
        path: `${document.path}#${number}`,
        name: `${number}.eml`,
        bytes: unquoted,
        mediaType: 'message/rfc822',
        depth: document.depth + 1,
      })),
    );
  }
  return drafts;
}

function isSeparator(buffer: Buffer, at: number): boolean {
  const before = buffer.subarray(Math.max(0, at - 4), at).toString('latin1');
  if (!/\n\r?\n$/.test(before)) return false;
  const line = buffer
    .subarray(at, Math.min(buffer.length, at + 200))
    .toString('latin1')
    .split(/[\r\n]/, 1)[0] as string;
  // bounded: at most 200 characters
  return /^From \S+.*\d{4}/.test(line) || /^From \S*@\S*/.test(line) || /^From -/.test(line);
}
