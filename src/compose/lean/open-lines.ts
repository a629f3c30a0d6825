import type { Statement } from '../statement/statement.ts';

/** A list has no more lines. */
const MOST = 40;
/** White space between two lines of one list. [UTF-16 units] */
const BETWEEN = 4;

const isOpen = (text: string): boolean => !/[.!?…]["”’)]*\s*$/.test(text);

/** The line with a colon over a row of lines without full stops, of which `i` is one; undefined where it is none. */
export function overOpenLines(statements: readonly Statement[], i: number): Statement | undefined {
  if (!isOpen((statements[i] as Statement).text)) return undefined;
  for (let j = i - 1; j >= Math.max(0, i - MOST); j--) {
    const head = statements[j] as Statement;
    const behind = statements[j + 1] as Statement;
    if (!isOpen(head.text) || behind.cite.source !== head.cite.source || behind.cite.start - head.cite.end > BETWEEN) return undefined;
    if (/:\s*$/.test(head.text)) return head;
  }
  return undefined;
}
