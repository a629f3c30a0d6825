import { stem } from '../../text/stem.ts';
import type { Statement } from '../statement/statement.ts';
import { isReporting, isStop } from '../statement/vocabulary.ts';

/** Verbs that answer what was said: "Thalassa denied that any collision had taken place". */
const ANSWERS = /^(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es|ed)|refut(?:es|ed)|confirm(?:s|ed)?|contest(?:s|ed)?)$/;

/** And these whatever is said: "Lee answered that waiting was a gamble". */
const REPLIES = /^(?:answered|replied|countered|retorted|responded)$/;

/** Whether a sentence answers the one before: its verb is one of answering and both share what it is about. */
export function answers(statement: Statement, before: Statement): number | undefined {
  const { words: tokens } = statement;
  const reply = tokens
    .slice(0, 9)
    .findIndex(({ word }, i) => REPLIES.test(word) && i > 0 && /^(?:that|by)$/.test(tokens[i + 1]?.word ?? ''));
  if (reply >= 0) return reply;
  const at = tokens
    .slice(0, 9)
    .findIndex(
      ({ word }, i) =>
        (ANSWERS.test(word) &&
          !/^(?:an?|the|its|this|confirmed)$/.test(tokens[i - 1]?.word ?? '') &&
          !tokens[i - 1]?.number &&
          !/^(?:dead|deaths?|cases?|vote|and)$/.test(tokens[i + 1]?.word ?? '')) ||
        (isReporting(word) &&
          /^(?:it|they|he|she)$/.test(tokens[i + 1]?.word ?? '') &&
          /^(?:had|did|has|have|was|were|does|do|would|could)$/.test(tokens[i + 2]?.word ?? '') &&
          /^(?:not|never|nothing|no)$/.test(tokens[i + 3]?.word ?? '')),
    );
  if (at < 0) {
    // "Noravia says it holds no civilians", behind what it is accused of.
    const no = tokens.findIndex(
      ({ word }, i) =>
        i < 12 &&
        /^(?:no|not|never|nothing|neither)$/.test(word) &&
        isReporting(tokens.slice(0, i).find((token) => isReporting(token.word))?.word ?? ''),
    );
    if (no < 0) return undefined;
    const earlier = new Set(before.words.filter((token) => !token.capital && !isStop(token.word)).map((token) => stem(token.word)));
    return tokens
      .slice(no)
      .some((token) => !token.capital && !token.number && !isStop(token.word) && !isReporting(token.word) && earlier.has(stem(token.word)))
      ? no
      : undefined;
  }
  const behind = statement.words.slice(at + 1).filter((token) => !token.capital && !isStop(token.word));
  const earlier = new Set(before.words.map((token) => stem(token.word)));
  const shares =
    behind.some((token) => earlier.has(stem(token.word))) ||
    [...statement.names].some((name) => before.names.has(name) && !statement.subject.has(name)) ||
    [...statement.deeds].some((deed) => before.deeds.has(deed));
  return shares || behind.length === 0 ? at : undefined;
}
