import type { Token } from '../../text/tokens.ts';
import type { Statement } from './statement.ts';
import { isReporting } from './vocabulary.ts';

/** Whether a quotation is open at the end of a sentence. */
export function openAfter(text: string, open: boolean): boolean {
  let now = open;
  for (const mark of text.match(/["“”„«»]/g) ?? []) now = mark === '"' ? !now : mark === '“' || mark === '„' || mark === '«';
  return now;
}

/** Whether a quoting sentence says whose words it has. */
export function namesSpeaker(statement: Statement): boolean {
  const { words: tokens, text } = statement;
  let inside = false;
  let at = 0;
  let outside = '';
  for (const part of text.split(/(["“”„«»])/)) {
    if (/^["“”„«»]$/.test(part)) inside = part === '"' ? !inside : part === '“' || part === '„' || part === '«';
    else if (!inside) outside += ` ${part}`;
    at += part.length;
  }
  return (
    at > 0 &&
    tokens.some((token) => isReporting(token.word) && outside.includes(text.slice(token.start, token.end))) &&
    /\p{L}{3}/u.test(outside)
  );
}

/** Whether the verb at `at` is one of saying in this sentence: a quotation or "that" is near. */
export function isSaying(tokens: readonly Token[], at: number, text: string): boolean {
  return tokens[at + 1]?.word === 'that' || /["“”]/.test(text);
}
