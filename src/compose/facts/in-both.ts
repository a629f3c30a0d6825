/** What two sets have in common, in the order of the smaller. */
export function inBoth(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return [...small].filter((term) => large.has(term));
}

/** How much two sets have in common. */
export function countInBoth<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let count = 0;
  for (const term of small) if (large.has(term)) count++;
  return count;
}
