import type { Token } from '../../text/tokens.ts';
import { nameKey } from './name-key.ts';
import type { Statement } from './statement.ts';
import { isReporting } from './vocabulary.ts';

/** Full names by their last word: "Berzins" was introduced by statement n. */
export function rememberNames(statement: Statement, full: Map<string, number>): void {
  const { words: tokens } = statement;
  for (let i = 0; i < tokens.length; i++) {
    const last = tokens[i] as Token;
    if (!last.capital) continue;
    const first = tokens[i - 1];
    const introduced = first?.capital === true && statement.names.has(nameKey(last.word)) && statement.names.has(nameKey(first.word));
    if (introduced || full.has(last.word)) full.set(last.word, statement.index);
  }
}

/** A surname alone before a verb of saying, where the full name stands in an earlier sentence. */
export function partialName(statement: Statement, full: ReadonlyMap<string, number>): { on: number; at: number } | undefined {
  const { words: tokens } = statement;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const intro = full.get(token.word);
    if (!token.capital || intro === undefined || tokens[at - 1]?.capital === true || tokens[at + 1]?.capital === true) continue;
    const saying = [tokens[at - 1], tokens[at + 1], tokens[at + 2]].some(
      (near) => near !== undefined && !near.capital && isReporting(near.word),
    );
    if (saying) return { on: intro, at };
  }
  return undefined;
}
