import type { OpenEdition } from './archive/open-edition.ts';
import type { Brief, Edition } from './model/brief.ts';
import { BriefError } from './model/log.ts';
import { renderDefaults, themeOf } from './outputs.ts';
import { fill, labelsFor } from './theme/labels.ts';

export type Attachable = 'pdf' | 'epub';

/** The mail of an edition, as it stands in the archive or would stand there. */
export interface EditionMail {
  /** File name. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Names of the files attached to it. */
  readonly attached: readonly string[];
}

const TYPES: Readonly<Record<Attachable, string>> = { pdf: 'application/pdf', epub: 'application/epub+zip' };

/** A file of the edition by its media type; only what the manifest lists is ever sent. */
function fileOf({ manifest, files }: OpenEdition, type: string): { name: string; type: string; bytes: Uint8Array } | undefined {
  const name = manifest.outputs.find((output) => output.type === type && files.has(output.path))?.path;
  return name === undefined ? undefined : { name, type, bytes: files.get(name) as Uint8Array };
}

/** The house style that the edition was made in. A style of the user's own is not in the edition: it has to be named. */
function styleOf({ manifest }: OpenEdition, named: string | undefined): string {
  if (named !== undefined) return named;
  const made = manifest.options?.style;
  if (typeof made === 'string' && /^[a-z][a-z\d-]{0,40}$/.test(made)) return made;
  throw new BriefError('send/style', 'The mail has to be made first, and the edition’s house style is none of daybrief’s own.', {
    hint: 'Name its file with --style, or build the edition with --formats eml.',
  });
}

/**
 * The mail to be sent: the edition's own, or one made of its brief.json and its files, byte for byte what build would have made.
 *
 * @param wanted  what to attach; undefined: as the edition's mail has it, else what there is.
 * @param style  the user's; undefined: the edition's.
 * @throws BriefError where the edition has neither a mail nor what one is made of, or not the file that is to be attached.
 */
export async function editionMail(
  edition: OpenEdition,
  brief: Brief | undefined,
  wanted: readonly Attachable[] | undefined,
  style: string | undefined,
): Promise<EditionMail> {
  const own = fileOf(edition, 'message/rfc822');
  if (own !== undefined && (wanted === undefined || wanted.length === 2)) {
    const text = Buffer.from(own.bytes.buffer, own.bytes.byteOffset, own.bytes.length).toString('latin1');
    const attached = [...text.matchAll(/^Content-Disposition: attachment;[ \r\n]+filename="?([\w.-]+)"?/gm)].map(([, name = '']) => name);
    return { name: own.name, bytes: own.bytes, attached };
  }
  if (brief === undefined)
    throw new BriefError(
      'send/no-mail',
      `The edition has no ${own === undefined ? 'mail' : 'other mail than its own'}, and no brief.json to make one of.`,
      {
        hint: 'Build it again with --formats pdf,epub,json,eml.',
      },
    );
  const attachments = (wanted ?? (['pdf', 'epub'] as const)).flatMap((format) => {
    const file = fileOf(edition, TYPES[format]);
    if (file === undefined && wanted !== undefined)
      throw new BriefError('send/no-file', `The edition has no ${format.toUpperCase()} to attach.`, {
        hint: `Build it with --formats ${format}, or name another with --attach.`,
      });
    return file ?? [];
  });
  const theme = await themeOf({ ...renderDefaults, style: styleOf(edition, style) });
  const { renderMail } = await import('./render/mail.ts');
  const bytes = await renderMail(brief, { theme, attachments });
  return { name: 'the mail', bytes, attached: attachments.map(({ name }) => name) };
}

/**
 * The subject of a mail as a person reads it, and as a correction has it, its marking still in front.
 *
 * @param field  the header field, coded as it stands: "Subject: …".
 */
export async function subjectOf(field: string, { language, marking }: Edition, correction: boolean): Promise<string> {
  const { default: PostalMime } = await import('postal-mime');
  const { subject = '' } = await PostalMime.parse(`${field}\r\n\r\n`);
  if (!correction) return subject;
  const [mark = ''] = (marking === undefined ? null : /^\[[^\]]*\] /.exec(subject)) ?? [];
  return mark + fill(labelsFor(language).mail.corrected, { subject: subject.slice(mark.length) });
}

/**
 * What to attach for a server that takes fewer bytes, in words.
 *
 * @param size  [bytes] of the message as it is.
 * @param most  [bytes] that the server takes.
 */
export function lighterMail({ attached }: EditionMail, { files }: OpenEdition, size: number, most: number): string {
  // 78 bytes for each 57 of a file (RFC 2045, 6.8).
  const weights = attached.map((name) => ({ name, bytes: Math.ceil((files.get(name)?.length ?? 0) / 57) * 78 }));
  const bare = size - weights.reduce((sum, { bytes }) => sum + bytes, 0);
  const fit = weights.find(({ bytes }) => weights.length > 1 && bytes > 0 && bare + bytes < most);
  if (fit !== undefined) return `With --attach ${fit.name.split('.').at(-1)} it fits.`;
  return bare < most && weights.length > 0 ? 'With --attach none it fits.' : 'A shorter edition fits: see --pages.';
}
