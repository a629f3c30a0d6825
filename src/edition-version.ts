import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseBrief } from './archive/brief-file.ts';
import { sentencesOf } from './archive/manifest.ts';
import { type OpenEdition, openEdition } from './archive/open-edition.ts';
import type { Brief, Edition } from './model/brief.ts';
import { BriefError } from './model/log.ts';

/** One version of an edition, as it lies on disk: a rebuilt edition has the same identifier and, if it says anything else, another content. */
export interface Version {
  readonly opened: OpenEdition;
  readonly edition: Edition;
  /** Only where brief.json is among the outputs. */
  readonly brief?: Brief;
  /** SHA-256 of brief.json, whether or not it is among the outputs. */
  readonly content: string;
  /** How many are printed. */
  readonly sentences: number;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 1000;

/**
 * Opens an edition and finds out which version of it this is. The hashes of its files are not looked at.
 *
 * @throws BriefError where the folder is no edition, or its manifest and its brief.json are of different ones.
 */
export function openVersion(folder: string): Version {
  const opened = openEdition(folder);
  const { manifest, files } = opened;
  // What the manifest does not list is no part of the edition.
  const json = manifest.outputs.some(({ path }) => path === 'brief.json') ? files.get('brief.json') : undefined;
  const brief = json === undefined ? undefined : parseBrief(new TextDecoder().decode(json), join(folder, 'brief.json'));
  const edition = manifest.edition;
  if (![edition?.title, edition?.date, edition?.zone, edition?.language, edition?.identifier].every(isText))
    throw new BriefError('archive/not-an-edition', `${join(folder, 'manifest.json')} does not say of which edition it is.`);
  if (brief !== undefined && !isDeepStrictEqual(brief.edition, edition))
    throw new BriefError('send/changed', 'manifest.json and brief.json are of different editions.', { hint: 'Build the edition again.' });
  const content = json === undefined ? manifest.brief?.sha256 : createHash('sha256').update(json).digest('hex');
  if (manifest.brief !== undefined && manifest.brief.sha256 !== content)
    throw new BriefError('send/changed', 'brief.json is not as it was made.', { hint: 'Build the edition again.' });
  const sentences = brief === undefined ? manifest.brief?.sentences : sentencesOf(brief);
  if (!isText(content) || typeof sentences !== 'number')
    throw new BriefError('send/no-brief', 'The edition has no brief.json, and its manifest does not say what it holds.', {
      hint: 'Build it again.',
    });
  return { opened, edition, ...(brief !== undefined && { brief }), content, sentences };
}
