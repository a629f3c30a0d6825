/** Edit distance between two short strings, transpositions counted once (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(substitution, (row[j] as number) + 1, (next[j - 1] as number) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] as number) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] as number;
}

/** The known word most like `word`, for "did you mean"; undefined where none is near. Ties go to the first. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const asked = word.slice(0, 64).toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.ceil(asked.length / 3)) + 1;
  for (const candidate of known) {
    const folded = candidate.toLowerCase();
    const far = folded.startsWith(asked) && asked.length >= 3 ? 1 : distance(asked, folded);
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  return best;
}
