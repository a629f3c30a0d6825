import type { Span } from '../../model/source.ts';

/** Where a link leads, as mails write it behind the words: "[https://…]", "<https://…>". [UTF-16 units] */
const MOST = 2000;
const IN_BRACKETS = new RegExp(`\\s*(?:\\[(?:https?://|mailto:)[^\\s\\]]{1,${MOST}}\\]|<(?:https?://|mailto:)[^\\s>]{1,${MOST}}>)`, 'gu');
/** "… police said. https://…": behind the end of a sentence. */
const BEHIND_STOP = new RegExp(`(?<=[.!?…]["'”’)]{0,2})\\s+https?://\\S{1,${MOST}}$`, 'u');

/** Addresses that a sentence carries beside its words, with the white space before them. Linear. */
export function addressesIn(text: string, start: number, end: number): Span[] {
  const words = text.slice(start, end);
  if (!words.includes('://') && !words.includes('mailto:')) return [];
  const found = [...words.matchAll(IN_BRACKETS)].map(({ 0: said, index }) => ({ start: start + index, end: start + index + said.length }));
  const last = BEHIND_STOP.exec(words);
  if (last !== null && (found.at(-1)?.end ?? start) <= start + last.index) found.push({ start: start + last.index, end });
  return found;
}

/** End of a block's words, less the addresses behind them. */
export function beforeAddresses(text: string, start: number, end: number): number {
  let to = end;
  for (const { start: from, end: until } of addressesIn(text, start, end).reverse()) {
    if (until !== to || from === start) break;
    to = from;
  }
  return to;
}

/** Pictographs and flags before the words: letters open their paragraphs with them. */
const PICTOGRAPHS =
  /^(?:(?![©®™])[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}][\ufe0e\ufe0f\u200d\u20e3\u{1f3fb}-\u{1f3ff}]{0,3}\s*){1,12}(?=[\p{L}\p{N}\p{P}\p{Sc}])/u;

/** How many units the pictographs take that a text opens with. */
export function pictographsAt(text: string, at: number): number {
  return PICTOGRAPHS.exec(text.slice(at, at + 120))?.[0].length ?? 0;
}
