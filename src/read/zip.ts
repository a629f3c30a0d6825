import { damageMessage, openArchive } from './archive.ts';
import type { Context, Document, Draft } from './document.ts';
import { nameRest, Unreadable } from './document.ts';

/** Archives by another name, told by a file they hold. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.(?:xml|bin)$/, 'a spreadsheet (XLSX)'],
  [/^ppt\/presentation\.xml$/, 'a presentation (PPTX)'],
  [/^META-INF\/container\.xml$/, 'an e-book (EPUB)'],
  [/^META-INF\/MANIFEST\.MF$/, 'a program (JAR)'],
  [/^content\.xml$/, 'an OpenDocument file'],
];

/** Files that systems leave in archives. bounded: names are at most 500 characters. */
const LITTER = /(?:^|\/)(?:\.[^/]*|__MACOSX\/.*|Thumbs\.db|desktop\.ini|sources\.ya?ml)$/i;

/** An archive: each file in it by its own format, "day.zip!letters/1.eml". A DOCX is an archive too. */
export async function readZip(document: Document, context: Context): Promise<Draft[]> {
  const entries = openArchive(document.bytes, context);
  if (entries.length === 0) throw new Unreadable('broken-archive', 'The archive is empty or damaged: no file can be found in it.');
  if (
    entries.some(({ name }) => /^word\/.*\.xml$/i.test(name)) ||
    // bounded: names are at most 500 characters
    (/\.docx$/i.test(document.name) && entries.some(({ name }) => /document[^/]*\.xml$/i.test(name)))
  ) {
    const { readDocx } = await import('./docx.ts');
    return readDocx(document, context, entries);
  }
  for (const [holds, kind] of OTHERS)
    if (
      entries.some(({ name }) => holds.test(name)) &&
      !(kind.startsWith('an Open') && !entries.some(({ name }) => name === 'mimetype' || name === 'META-INF/manifest.xml'))
    )
      throw new Unreadable('unread-format', `The file is ${kind}, which is not read.`, 'Give the text itself.');
  if (/\.docx$/i.test(document.name)) throw new Unreadable('broken-file', 'The document is damaged: it holds no text part.');
  const drafts: Draft[] = [];
  const files = entries
    .filter(({ name }) => !LITTER.test(name) && !name.startsWith('__MACOSX/'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (files.length === 0) throw new Unreadable('empty-archive', 'The archive holds no file to read.');
  if (entries.length > context.limits.parts) nameRest(document, context, `The archive holds more than ${context.limits.parts} files`);
  for (const { name, bytes, damaged } of files.slice(0, context.limits.parts)) {
    const path = `${document.path}!${name}`;
    try {
      // One at a time: unpacked bytes live no longer than their reading.
      const unpacked = bytes();
      if (damaged()) context.tell(damageMessage(path));
      drafts.push(...(await context.open({ path, name: name.split('/').pop() as string, bytes: unpacked, depth: document.depth + 1 })));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      if (error.code === 'archive-too-large') throw error;
      context.fail(path, error);
    }
  }
  return drafts;
}
