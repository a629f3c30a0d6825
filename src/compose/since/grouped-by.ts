/** What has the same key, in order; the groups in order of their first. */
export function groupedBy<T>(all: Iterable<T>, key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const own = key(one);
    const list = groups.get(own);
    if (list === undefined) groups.set(own, [one]);
    else list.push(one);
  }
  return groups;
}
