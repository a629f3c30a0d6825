import type { Token } from '../../text/tokens.ts';
import { baseForm } from './base-form.ts';
import type { CueHit } from './cues.ts';
import { few } from './few.ts';
import type { Predicate } from './predicate.ts';
import { deedsOf, isReporting, isStop, isWeak } from './vocabulary.ts';

/** What the main clauses of a sentence say is done: deeds, and stems of verbs that name none. Verbs of saying are left out. */
export interface MainVerbs {
  /** Of the first verb with a tense of its own. */
  readonly head: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  /** Those told only from word `turn` on. */
  readonly later: ReadonlySet<string>;
}

/**
 * @param phrases  where phrases name deeds.
 * @param turn     index of the word where a sentence turns to what is to come; their number where it does not.
 */
export function mainVerbs(words: readonly Token[], predicate: Predicate, phrases: readonly CueHit<string>[], turn: number): MainVerbs {
  const headed = headOf(words, predicate);
  const head = new Set(headed === undefined ? [] : (deedsOf(baseForm(headed)) ?? [baseForm(headed)]));
  const verbsFrom = (from: number, to = words.length): Set<string> => {
    const found = new Set<string>();
    for (const i of predicate.verbs) {
      const word = (words[i] as Token).word;
      const base = baseForm(word);
      if (i < from || i >= to || isReporting(word) || isStop(word) || isWeak(base)) continue;
      for (const deed of deedsOf(base) ?? [base]) found.add(deed);
    }
    return found;
  };
  const verbs = verbsFrom(0);
  const earlier = verbsFrom(0, turn);
  for (const { means, from } of phrases) if (predicate.core.has(from)) verbs.add(means);
  for (const { means, from, to } of phrases)
    if (headed !== undefined && words.slice(from, to).some(({ word }) => word === headed)) head.add(means);
  return { head: few(head), verbs: few(verbs), later: few(new Set([...verbsFrom(turn)].filter((verb) => !earlier.has(verb)))) };
}

/** The first verb with a tense of its own that is none of saying. */
function headOf(words: readonly Token[], { finite }: Predicate): string | undefined {
  const at = finite.find((i) => {
    const { word } = words[i] as Token;
    return !isReporting(word) && !isStop(word);
  });
  return at === undefined ? undefined : words[at]?.word;
}
