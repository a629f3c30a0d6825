import type { Token } from '../../text/tokens.ts';
import { isReporting } from '../statement/vocabulary.ts';
import { AFTER_SUBJECT } from './lean-words.ts';

/** Index of the word that speaks of somebody or something which only a sentence before has named; undefined where none does. */
export function unnamed(tokens: readonly Token[], text: string): number | undefined {
  return saidByPronoun(tokens, text) ?? setAgainst(tokens) ?? bareQuantity(tokens);
}

/**
 * "The fleet, she said, is ready": words of somebody named before, a pronoun behind them says whose. Index of the pronoun;
 * undefined where the sentence names who speaks, or begins within talk.
 */
function saidByPronoun(tokens: readonly Token[], text: string): number | undefined {
  for (let at = 2; at + 1 < tokens.length; at++) {
    const [own, verb] = [tokens[at] as Token, tokens[at + 1] as Token];
    if (isReporting(own.word) && tokens[at - 1]?.capital) return undefined;
    if (!/^(?:he|she|it|they)$/.test(own.word) || !(isReporting(verb.word) || verb.word === 'went')) continue;
    const before = text.slice((tokens[at - 1] as Token).end, own.start);
    const behind = text.slice(verb.end, verb.end + 4);
    if (/^[,”"’']+\s*$/.test(before) && /^(?:[,.;]| on[,. ]|$)/.test(behind)) return at;
  }
  return undefined;
}

/** "for his part", "each blamed the other": words that only say that there are two. Index of the first. */
function setAgainst(tokens: readonly Token[]): number | undefined {
  const at = tokens.findIndex(
    ({ word }, i) =>
      i > 0 &&
      i < 9 &&
      ((word === 'for' && /^(?:his|her|its|their)$/.test(tokens[i + 1]?.word ?? '') && tokens[i + 2]?.word === 'part') ||
        (word === 'each' && tokens.slice(i, i + 5).some(({ word: later }) => later === 'other'))),
  );
  return at < 0 ? undefined : at;
}

/** "Some were angry", "Many on board were glad": who they are stands before. */
function bareQuantity(tokens: readonly Token[]): number | undefined {
  const at = tokens.findIndex(({ word }) => !/^(?:but|and|yet|still|even|so|all|the|same|at|first|however|meanwhile)$/.test(word));
  const [own, next] = [tokens[at], tokens[at + 1]];
  if (own === undefined || next === undefined || at > 4) return undefined;
  if (!/^(?:some|many|several|most|few|others|both|neither|none|two|three|four|five|six|seven|eight|nine|ten|another)$/.test(own.word))
    return undefined;
  return AFTER_SUBJECT.test(next.word) ||
    /^(?:on|aboard|among|inside|there|came|went|told|left|stayed|called|complained|feared)$/.test(next.word)
    ? at
    : undefined;
}
