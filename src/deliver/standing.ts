import { mailboxKey } from '../model/mailbox.ts';
import type { Entry } from './ledger.ts';

/** What a reader has of an edition, as far as the ledger says. */
export type Standing =
  /** Nothing. */
  | { readonly has: 'nothing' }
  /** This version. */
  | { readonly has: 'this' }
  /** Perhaps this version: a run ended before the server's answer was known. */
  | { readonly has: 'perhaps'; readonly since: string }
  /** Another version, surely or perhaps; `id` is that mail's. */
  | { readonly has: 'other'; readonly id: string };

const NOTHING: Standing = { has: 'nothing' };

/**
 * Folds the entries of one edition into what each reader has. An entry that ends a message ends the last that was begun for
 * that reader; an accepted one settles all before it, since one more would be one too many.
 *
 * @param content  SHA-256 of the version that is to be sent.
 * @returns `of`: the standing by the address's key (mailboxKey); `others`: how many have another version.
 */
export function standings(entries: readonly Entry[], content: string): { of(key: string): Standing; readonly others: number } {
  const readers = new Map<string, { accepted?: Entry; open: Entry[] }>();
  for (const entry of entries) {
    const key = mailboxKey(entry.to);
    const reader = readers.get(key) ?? { open: [] };
    readers.set(key, reader);
    if (entry.what === 'begun') reader.open.push(entry);
    else if (entry.what === 'accepted') Object.assign(reader, { accepted: entry, open: [] });
    else reader.open.pop();
  }
  const of = (key: string): Standing => {
    const reader = readers.get(key);
    if (reader === undefined) return NOTHING;
    const perhaps = reader.open.at(-1);
    if (perhaps?.content === content) return { has: 'perhaps', since: perhaps.at };
    if (perhaps !== undefined) return { has: 'other', id: perhaps.id };
    if (reader.accepted === undefined) return NOTHING;
    return reader.accepted.content === content ? { has: 'this' } : { has: 'other', id: reader.accepted.id };
  };
  return { of, others: [...readers.keys()].filter((key) => of(key).has === 'other').length };
}
