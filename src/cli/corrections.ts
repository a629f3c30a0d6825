import { readFileSync } from 'node:fs';
import { isExists } from 'date-fns/isExists';
import type { Correction } from '../model/brief.ts';
import { BriefError } from '../model/log.ts';

/**
 * Reads corrections to earlier editions: paragraphs of a text file, each with the day of the edition first, "2024-10-21: The
 * loan is …".
 *
 * @returns in the order of the days, then of the file.
 * @throws BriefError with file and line for a file that cannot be read and a paragraph without day or text.
 */
export function readCorrections(path: string): Correction[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'does not exist' : error instanceof TypeError ? 'is not UTF-8 text' : 'cannot be read';
    throw new BriefError('corrections/unreadable', `The corrections ${path} ${why}.`, { hint: 'Check the name after --corrections.' });
  }
  const found: Correction[] = [];
  let line = 1;
  for (const paragraph of text.split(/(?<=\n)(?=\s*\n)/)) {
    const place = { path, line: line + (/^\s*/.exec(paragraph)?.[0].split('\n').length ?? 1) - 1 };
    line += paragraph.split('\n').length - 1;
    // Only what cannot be printed goes: controls, and marks that turn the direction of what follows.
    const words = paragraph
      .replace(/\s+/g, ' ')
      .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
      .trim()
      .normalize('NFC')
      .toWellFormed();
    if (words === '') continue;
    const [, year = '', month = '', day = '', said = ''] = /^(\d{4})-(\d{2})-(\d{2}): ?(.+)$/u.exec(words) ?? [];
    if (said === '' || !isExists(Number(year), Number(month) - 1, Number(day)))
      throw new BriefError('corrections/paragraph', 'A correction must begin with the day of the edition and a colon.', {
        place,
        hint: 'For example: 2024-10-21: The loan is $50 billion, not $15 billion.',
      });
    found.push({ edition: `${year}-${month}-${day}`, text: said });
  }
  return found.sort((a, b) => (a.edition < b.edition ? -1 : a.edition > b.edition ? 1 : 0));
}
