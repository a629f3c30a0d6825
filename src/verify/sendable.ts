import type { OpenEdition } from '../archive/open-edition.ts';
import type { Brief } from '../model/brief.ts';
import type { Finding } from './finding.ts';
import { mailHolds } from './mail-holds.ts';
import { manifestHolds, sourcesAgree } from './manifest-holds.ts';
import { printedTexts } from './printed.ts';

/**
 * What must hold before an edition is sent: its files are those of the manifest, and the mail holds the brief and the files
 * of the folder. What takes seconds (the words of the PDF) is left to `verify`.
 *
 * @param mail  name and bytes of the message that is to go out.
 * @param brief  the data, where the edition has them.
 */
export async function sendable(edition: OpenEdition, mail: { name: string; bytes: Uint8Array }, brief?: Brief): Promise<Finding[]> {
  // What else lies there (.DS_Store) is never sent.
  const listed = new Map([...edition.files].filter(([name]) => edition.manifest.outputs.some(({ path }) => path === name)));
  return [
    manifestHolds({ manifest: edition.manifest, files: listed }),
    ...(brief === undefined ? [] : [sourcesAgree(edition, brief)]),
    ...(await mailHolds(mail.name, mail.bytes, edition, brief === undefined ? [] : printedTexts(brief))),
  ];
}
