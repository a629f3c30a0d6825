import { parseBrief } from '../archive/brief-file.ts';
import { openEdition } from '../archive/open-edition.ts';
import type { Brief } from '../model/brief.ts';
import { changesHold } from './changes-hold.ts';
import { citesHold, figuresHold } from './cites-hold.ts';
import { epubIsSafe } from './epub-is-safe.ts';
import { checkedByEpubcheck } from './epubcheck.ts';
import type { Finding } from './finding.ts';
import { mailHolds } from './mail-holds.ts';
import { manifestHolds, sourcesAgree } from './manifest-holds.ts';
import { textOf } from './markup-text.ts';
import { openEpub } from './open-epub.ts';
import { pageListHolds } from './page-list-holds.ts';
import { type PdfPage, pdfPages } from './pdf-pages.ts';
import { allPrinted, letters, printedTexts } from './printed.ts';

/**
 * Checks an edition on disk against itself: nothing needs the sources' files, a network or Java. Every finding is told,
 * good or bad; a file that cannot be read as what it is makes its own bad finding.
 *
 * @throws BriefError where the folder is no edition.
 */
export async function verify(folder: string): Promise<Finding[]> {
  const edition = openEdition(folder);
  const findings: Finding[] = [manifestHolds(edition)];
  const json = edition.files.get('brief.json');
  if (json === undefined)
    return [
      ...findings,
      { ok: false, check: 'brief.json', detail: 'It is not in the folder: cites and outputs cannot be checked without it.' },
    ];
  let brief: Brief;
  try {
    brief = parseBrief(new TextDecoder().decode(json), 'brief.json');
  } catch (error) {
    return [...findings, { ok: false, check: 'brief.json', detail: (error as Error).message }];
  }
  findings.push(sourcesAgree(edition, brief), citesHold(brief), figuresHold(brief), changesHold(brief));

  const printed = printedTexts(brief);
  const open = async (name: string, check: () => Promise<Finding[]> | Finding[]): Promise<void> => {
    try {
      findings.push(...(await check()));
    } catch (error) {
      findings.push({ ok: false, check: name, detail: `It cannot be read: ${(error as Error).message}` });
    }
  };
  let pages: PdfPage[] | undefined;
  for (const [name, bytes] of edition.files) {
    if (name.endsWith('.pdf'))
      await open(name, async () => {
        pages = await pdfPages(bytes);
        return [allPrinted(`${name}: every printed sentence`, printed, pages.map((page) => letters(page.text)).join(''))];
      });
  }
  for (const [name, bytes] of edition.files) {
    if (name.endsWith('.epub'))
      await open(name, async () => {
        const epub = openEpub(bytes);
        return [
          allPrinted(`${name}: every printed sentence`, printed, letters(epub.spine.map((document) => textOf(document.xhtml)).join(' '))),
          epubIsSafe(name, epub),
          ...(pages === undefined ? [] : [pageListHolds(name, epub, pages)]),
          ...(await checkedByEpubcheck(name, bytes)),
        ];
      });
    else if (name.endsWith('.html'))
      await open(name, () => [
        allPrinted(
          `${name}: every printed sentence`,
          printed,
          letters(textOf(new TextDecoder().decode(bytes).replace(/<style>.*?<\/style>/gs, ''))),
        ),
      ]);
    else if (name.endsWith('.eml')) await open(name, () => mailHolds(name, bytes, edition, printed));
  }
  return findings;
}
