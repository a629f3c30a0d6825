import type { Block } from './blocks.ts';
import { senderName } from './header-words.ts';
import { when } from './when.ts';

/** The mail inside a mail that somebody passes on. */
export interface Forwarded {
  /** Blocks above the words that are passed on: who passes them on, and their head. From the first, less than `words`. */
  readonly furniture: ReadonlySet<number>;
  /** As its "From:" has it, name and address. */
  readonly from: string;
  readonly subject?: string | undefined;
  /** ISO 8601. */
  readonly sent?: string | undefined;
}

/** "FW:", "Fwd:", "WG:", "TR:" before a subject: it is passed on. */
const PASSED_ON = /^(?:(?:re|aw|sv|antw)(?:\s?\[\d+\])?\s?:\s*)*(?:fwd?|wg|tr|rv|enc|vb|vs|doorst|пересл|перенапр)(?:\s?\[\d+\])?\s?:/i;
const PREFIXES = /^(?:(?:fwd?|wg|tr|rv|enc|vb|vs|doorst|пересл|перенапр|re|aw|sv|antw)(?:\s?\[\d+\])?\s?:\s*)+/i;
/** A line that mail programs set above what is passed on. */
const MARK =
  /^[-_ ]{0,10}(?:begin forwarded message:?|(?:forwarded|original) message|weitergeleitete nachricht|ursprüngliche nachricht|message transféré|message d['’]origine|mensaje (?:reenviado|original)|пересылаемое сообщение|переслане повідомлення)[-_: ]{0,10}$/i;

/** Names of the lines of a mail's head, as programs in many languages write them. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  from: ['from', 'von', 'de', 'expéditeur', 'от', 'от кого', 'від', 'da', 'van'],
  sent: [
    'sent',
    'date',
    'gesendet',
    'datum',
    'envoyé',
    'enviado',
    'enviado el',
    'fecha',
    'дата',
    'отправлено',
    'надіслано',
    'inviato',
    'verzonden',
  ],
  subject: ['subject', 'betreff', 'objet', 'asunto', 'тема', 'oggetto', 'onderwerp'],
  other: [
    'to',
    'an',
    'à',
    'para',
    'кому',
    'a',
    'aan',
    'cc',
    'cci',
    'bcc',
    'kopie',
    'копия',
    'reply-to',
    'importance',
    'priorität',
    'attachments',
    'anlagen',
  ],
};
const NAMES = new Map(Object.entries(FIELDS).flatMap(([field, names]) => names.map((name): [string, string] => [name, field])));
const FIELD = /^\*{0,2}(\p{L}[\p{L} -]{0,14}?)\s?:\*{0,2}\s*(.{0,1000})$/u;

/** Longer words above are somebody's own report. [words] */
const NOTE_MOST = 60;
/** Between two heads of a mail that was passed on twice. [words] */
const NOTE_BETWEEN_MOST = 25;

/** The subject without what says that it answers or passes on. */
export function bareSubject(subject: string): string {
  return subject.replace(PREFIXES, '').trim() || subject;
}

/** What a mail passes on, told by its subject or a mark, and the head above it; undefined for a mail's own words. Linear. */
export function forwardedIn(blocks: readonly Block[], subject: string): Forwarded | undefined {
  const marked = blocks.findIndex(({ text }) => text.length < 60 && MARK.test(text.trim()));
  if (marked < 0 && !PASSED_ON.test(subject)) return undefined;
  let found: Forwarded | undefined;
  let from = 0;
  for (;;) {
    const head = headFrom(blocks, from);
    if (head === undefined) return found;
    const words = blocks
      .slice(from, head.start)
      .reduce((sum, { text }) => sum + (MARK.test(text.trim()) ? 0 : text.split(/\s+/).length), 0);
    if (words > (found === undefined ? NOTE_MOST : NOTE_BETWEEN_MOST)) return found;
    if (found !== undefined && !PASSED_ON.test(found.subject ?? '')) return found;
    found = { furniture: new Set(Array.from({ length: head.end }, (_, i) => i)), from: head.from, subject: head.subject, sent: head.sent };
    from = head.end;
  }
}

interface Head {
  readonly start: number;
  /** Behind its last block. */
  readonly end: number;
  readonly from: string;
  readonly subject: string | undefined;
  readonly sent: string | undefined;
}

/** The first head of a mail from a block on: "From:" with two lines more that a head has, in one block or in a row of them. */
function headFrom(blocks: readonly Block[], at: number): Head | undefined {
  for (let start = at; start < blocks.length; start++) {
    const said = new Map<string, string>();
    let lines = 0;
    let end = start;
    for (; end < blocks.length && end - start < 10; end++) {
      const own = fieldsOf((blocks[end] as Block).text);
      if (own === undefined || (end === start && own[0]?.[0] !== 'from')) break;
      for (const [field, value] of own) if (!said.has(field)) said.set(field, value);
      lines += own.length;
    }
    const sender = said.get('from');
    if (lines >= 3 && sender !== undefined && (said.has('subject') || said.has('sent')))
      return { start, end, from: sender, subject: said.get('subject'), sent: when(said.get('sent')) };
  }
  return undefined;
}

/** The lines of a block if each of them is one of a mail's head. */
function fieldsOf(text: string): [field: string, value: string][] | undefined {
  if (text.length > 4000) return undefined;
  const fields: [string, string][] = [];
  for (const line of text.split('\n')) {
    const match = FIELD.exec(line.trim());
    const field = NAMES.get(match?.[1]?.toLowerCase() ?? '');
    if (field !== undefined) fields.push([field, (match?.[2] ?? '').trim()]);
    // A long list of readers runs on.
    else if (fields.length === 0 || !/[@;<>]/.test(line)) return undefined;
  }
  return fields.length > 0 ? fields : undefined;
}

/** Before the sign of an address: an office, no person. */
const OF_OFFICE =
  /[<\s(]?(?:[\w.-]{0,20}[._-])?(?:press|presse|prensa|news|newsdesk|newsletters?|media|info|notices?|alerts?|briefings?|bulletins?|no-?reply|do-?not-?reply|communications?|comms|pressoffice|press-?office|office|desk|editors?|wire|service|daily|digest|hello|mail|updates?|subscriptions?)(?:[._-][\w.-]{0,20})?@/i;
/** A word by which an office, a firm or a paper is known. */
const OFFICE =
  /\b(?:ministry|office|department|authority|agency|council|commission|embassy|government|parliament|police|press|news(?:letter|wire)?|service|services|desk|institute|university|centre|center|bank|union|association|federation|foundation|committee|board|court|company|plc|ltd|inc|gmbh|ministerium|pressestelle|ministère|ministerio|team|dispatch|times|post|tribune|gazette|herald|courier|ledger|briefing|digest|daily|weekly|today)\b/i;

/** Who sends a mail: an office or a paper publishes, a person writes. */
export function creditOf(from: string): { publisher?: string | undefined; byline?: string | undefined } {
  const name = senderName(from);
  if (name === undefined) return {};
  if (OF_OFFICE.test(from)) return { publisher: name };
  // "Ana Bank <ana.bank@…>"
  const local = /([\w.+-]{1,64})@/.exec(from)?.[1]?.toLowerCase() ?? '';
  const person = name
    .toLowerCase()
    .split(/[\s,]+/)
    .every((word) => local.includes(word));
  return OFFICE.test(name) && !person ? { publisher: name } : { byline: name };
}
