import { tokens } from '../../text/tokens.ts';
import { few } from './few.ts';

/** What a sentence quotes. */
export interface Quotation {
  /** Longer words. */
  readonly quoted: ReadonlySet<string>;
  /** Runs of three words, one of them longer. */
  readonly quotedRuns: ReadonlySet<string>;
}

/** What stands within quotation marks; a quotation may have begun in the sentence before. */
export function quotationOf(text: string, isStop: (word: string) => boolean): Quotation {
  if (!/["“”]/.test(text)) return NOTHING;
  const quoted = new Set<string>();
  const quotedRuns = new Set<string>();
  const read = (inside: string): void => {
    const words = tokens(inside).map(({ word }) => word);
    const isLong = (word: string | undefined): boolean => word !== undefined && word.length > 3 && !isStop(word);
    words.forEach((word, i) => {
      if (isLong(word)) quoted.add(word);
      const run = words.slice(i, i + RUN);
      if (run.length === RUN && run.some(isLong)) quotedRuns.add(run.join(' '));
    });
  };
  let from = 0;
  let open = !OPENS.test(text);
  for (const { index, 0: mark } of text.matchAll(/["“”]/g)) {
    const opens =
      mark === '“' || (mark === '"' && (index === 0 || /[\s(—–-]/.test(text[index - 1] as string)) && /\S/.test(text[index + 1] ?? ' '));
    if (!opens && open) read(text.slice(from, index));
    open = opens;
    from = index + 1;
  }
  if (open && from > 0) read(text.slice(from));
  return { quoted: few(quoted), quotedRuns: few(quotedRuns) };
}
const NOTHING: Quotation = { quoted: few(new Set()), quotedRuns: few(new Set()) };
const RUN = 3;

/** The first quotation mark opens. */
const OPENS = /^[^"“”]*(?:“|(?:^|[\s(—–-])"\S)/;
