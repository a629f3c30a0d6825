/** What comes before what, without circles. */
export interface Precedence {
  /** `earlier` comes before `later`, unless the other way was asked for before, directly or by way of others. */
  put(earlier: number, later: number): void;
  /** What is to come right before it, in the order in which it was asked for. */
  before(n: number): readonly number[];
}

/** Begins with nothing asked for. A question costs at most all that was asked for before. */
export function precedence(): Precedence {
  const asked = new Map<number, number[]>();
  const before = (n: number): readonly number[] => asked.get(n) ?? [];
  const comesBefore = (earlier: number, later: number): boolean => {
    const seen = new Set([later]);
    for (const n of seen) {
      if (n === earlier) return true;
      for (const m of before(n)) seen.add(m);
    }
    return false;
  };
  return {
    before,
    put(earlier, later) {
      if (before(later).includes(earlier) || comesBefore(later, earlier)) return;
      asked.set(later, [...before(later), earlier]);
    },
  };
}
