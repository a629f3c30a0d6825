/** V8 copies pieces of a text up to this length; longer ones are places in it, and one of them kept would keep the text. */
export const COPIED = 12;
/** Strings met before. */
const known = new Map<string, string>();
const MOST_KNOWN = 200_000;

/**
 * One string for all short ones that are equal: a long text has each of its words many times, and what is one string is held once,
 * hashed once and compared at a glance. Longer ones come back as they are.
 */
export function interned(text: string): string {
  if (text.length > COPIED) return text;
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, text);
  return text;
}
