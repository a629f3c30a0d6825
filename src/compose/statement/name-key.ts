import { COPIED } from '../../text/interned.ts';

/** Keys made before: a name stands in a text again and again. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

/** One key for a name and the adjective made of it, also where no gazetteer knows it: "Elbonia", "Elbonian". */
export function nameKey(word: string): string {
  if (word.length > COPIED) return `@${bareName(word)}`;
  let key = known.get(word);
  if (key === undefined) {
    key = `@${bareName(word)}`;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, key);
  }
  return key;
}

function bareName(word: string): string {
  if (word.length > 5) return word.replace(/(?:ians?|eans?|ans?|ese|ish|ia|i|a|s|e|n)$/, '');
  return word.length > 3 ? word.replace(/s$/, '') : word;
}
