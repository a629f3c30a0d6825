const NONE: ReadonlySet<never> = new Set<never>();
/** Sets of one string, by it. */
const ones = new Map<string, ReadonlySet<string>>();
const MOST_KNOWN = 50_000;

/**
 * An equal set that is held once where it has one member or none: a sentence has a dozen sets of names, deeds and numbers, and most of
 * them are as small.
 */
export function few(set: ReadonlySet<string>): ReadonlySet<string> {
  if (set.size > 1) return set;
  for (const one of set) {
    const known = ones.get(one);
    if (known !== undefined) return known;
    if (ones.size >= MOST_KNOWN) ones.clear();
    ones.set(one, set);
    return set;
  }
  return NONE;
}
