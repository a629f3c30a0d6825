import { baseForm } from '../statement/base-form.ts';
import type { Statement } from '../statement/statement.ts';
import { deedsOf } from '../statement/vocabulary.ts';

/** So many words before a deed say how it is told. */
const BEFORE = 5;

/** "The exercises", "its fall": a deed spoken of, not told. */
const NAMED = /^(?:the|an?|its|their|his|her|our|this|these|that|those|any|no|of)$/;

/** A word that tells a deed. */
export interface DeedTold {
  /** What it means: deeds, or its base form where it names none. */
  readonly deeds: readonly string[];
  /** The words right before it, as far as no mark stands between, the nearest first. */
  readonly before: readonly string[];
}

/** The words of a statement that can tell deeds: no names, no numbers, none behind an article. */
export function deedsTold({ words, text }: Pick<Statement, 'words' | 'text'>): DeedTold[] {
  return words.flatMap(({ word, capital, number }, i) => {
    if ((capital && i > 0) || number || NAMED.test(words[i - 1]?.word ?? '')) return [];
    const base = baseForm(word);
    const before: string[] = [];
    for (let at = i - 1; at >= Math.max(0, i - BEFORE); at--) {
      if (/[,;:.–—]/.test(text.slice(words[at]?.end, words[at + 1]?.start))) break;
      before.push(words[at]?.word ?? '');
    }
    return [{ deeds: deedsOf(base) ?? [base], before }];
  });
}
