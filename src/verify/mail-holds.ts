import type { OpenEdition } from '../archive/open-edition.ts';
import { type Finding, finding } from './finding.ts';
import { textOf } from './markup-text.ts';
import { allPrinted, letters } from './printed.ts';

/** The message holds the whole brief and, byte for byte, the files of the folder that it names. */
export async function mailHolds(name: string, bytes: Uint8Array, { files }: OpenEdition, printed: readonly string[]): Promise<Finding[]> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes);
  const faults: string[] = [];
  for (const { filename, content } of mail.attachments) {
    const file = files.get(filename ?? '');
    // A format that was not asked for is attached all the same and has no file to be compared with.
    if (file !== undefined && !Buffer.from(file).equals(Buffer.from(content as ArrayBuffer)))
      faults.push(`${filename} is not the file of that name`);
  }
  return [
    allPrinted(`${name}: every printed sentence, as text`, printed, letters(mail.text ?? '')),
    allPrinted(
      `${name}: every printed sentence, as HTML`,
      printed,
      letters(textOf((mail.html ?? '').replace(/<style>.*?<\/style>/gs, ''))),
    ),
    finding(`${name}: attachments`, faults, `${mail.attachments.length} files`),
  ];
}
