/** Disjoint sets over 0…n−1. The smallest index stands for its set, so the outcome does not depend on the order of joining. */
export interface Groups {
  find(i: number): number;
  join(i: number, j: number): void;
}

export function groups(n: number): Groups {
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] as number;
    for (let at = i; at !== root; ) {
      const next = parent[at] as number;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  return {
    find,
    join(i, j) {
      const a = find(i);
      const b = find(j);
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    },
  };
}
