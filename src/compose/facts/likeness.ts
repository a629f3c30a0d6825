import type { Statement } from '../statement/statement.ts';

/** Terms of a set of statements weighed by what they tell and how rare they are. */
export interface Vector {
  readonly weights: ReadonlyMap<string, number>;
  /** Sum of weights. */
  readonly total: number;
}

/** Frequencies of terms among all statements. */
export interface Rarity {
  readonly statements: number;
  readonly frequency: ReadonlyMap<string, number>;
}

export function rarityOf(statements: readonly Pick<Statement, 'terms'>[]): Rarity {
  const frequency = new Map<string, number>();
  for (const { terms } of statements) for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  return { statements: statements.length, frequency };
}

/**
 * Prior: as if this many more statements had been seen that hold a term as seldom as any. Keeps the rarity of terms sane
 * where there are few texts.
 */
const PRIOR = 60;

/** ln((n + prior) / (df + 1)), at least 0.2. */
export function rarity(of: Rarity, term: string): number {
  return Math.max(0.2, Math.log((of.statements + PRIOR) / ((of.frequency.get(term) ?? 0) + 1)) / 2);
}

export function vectorOf(statements: readonly Pick<Statement, 'terms'>[], of: Rarity): Vector {
  const weights = new Map<string, number>();
  let total = 0;
  for (const { terms } of statements)
    for (const [term, weight] of terms) {
      // A term that comes again adds less each time.
      const before = weights.get(term) ?? 0;
      const now = before === 0 ? weight * rarity(of, term) : before + (weight * rarity(of, term)) / 4;
      weights.set(term, now);
      total += now - before;
    }
  return { weights, total };
}

/** Cosine of two vectors, 0–1. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [term, weight] of small.weights) dot += weight * (large.weights.get(term) ?? 0);
  return dot === 0 ? 0 : dot / (normsOf(a).all * normsOf(b).all);
}

/** Cosines of two vectors by all their terms, by names, and by what is no name, 0–1. */
export function angles(a: Vector, b: Vector): { readonly all: number; readonly names: number; readonly words: number } {
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let names = 0;
  let words = 0;
  for (const [term, weight] of small.weights) {
    const other = large.weights.get(term);
    if (other === undefined) continue;
    if (isNameTerm(term)) names += weight * other;
    else words += weight * other;
  }
  const [one, other] = [normsOf(a), normsOf(b)];
  return {
    all: names + words === 0 ? 0 : (names + words) / (one.all * other.all),
    names: names === 0 ? 0 : names / (one.names * other.names),
    words: words === 0 ? 0 : words / (one.words * other.words),
  };
}

function isNameTerm(term: string): boolean {
  return term.startsWith('@');
}

interface Norms {
  readonly all: number;
  readonly names: number;
  readonly words: number;
}

const norms = new WeakMap<Vector, Norms>();
function normsOf(vector: Vector): Norms {
  let known = norms.get(vector);
  if (known === undefined) {
    let names = 0;
    let words = 0;
    for (const [term, weight] of vector.weights)
      if (isNameTerm(term)) names += weight * weight;
      else words += weight * weight;
    known = { all: Math.sqrt(names + words), names: Math.sqrt(names), words: Math.sqrt(words) };
    norms.set(vector, known);
  }
  return known;
}

/** Weight of what two vectors share, over the weight of the smaller, 0–1. */
export function containment(a: Vector, b: Vector): number {
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [term, weight] of small.weights) {
    const other = large.weights.get(term);
    if (other !== undefined) shared += Math.min(weight, other);
  }
  const least = Math.min(a.total, b.total);
  return least === 0 ? 0 : shared / least;
}

/**
 * Pairs of vectors that share a telling term, each once (i < j), from an inverted index. Terms that stand in more vectors
 * than `common` make no pairs, so the number of pairs grows with the text and not with its square.
 *
 * @param represented  whether an earlier vector stands for vector j, given the earlier ones it shares most with, the likest first:
 *   then j makes no pairs, now or later. A hundred near copies of a sentence make so a hundred pairs and not five thousand.
 */
export function* candidatePairs(
  vectors: readonly Vector[],
  common: number,
  leastShared: number,
  represented: (j: number, likest: readonly number[]) => boolean = () => false,
): Generator<readonly [number, number]> {
  const postings = new Map<string, number[]>();
  for (let j = 0; j < vectors.length; j++) {
    const shared = new Map<number, number>();
    const { weights } = vectors[j] as Vector;
    for (const [term, weight] of weights) {
      const list = postings.get(term);
      if (list !== undefined && list.length <= common) for (const i of list) shared.set(i, (shared.get(i) ?? 0) + weight);
    }
    if (represented(j, likestOf(shared))) continue;
    for (const term of weights.keys()) {
      const list = postings.get(term);
      if (list === undefined) postings.set(term, [j]);
      else if (list.length <= common) list.push(j);
    }
    for (const [i, weight] of shared) if (weight >= leastShared) yield [i, j];
  }
}

/** So many of the likest are asked whether they stand for a vector. */
const ASKED = 3;

function likestOf(shared: ReadonlyMap<number, number>): number[] {
  const likest: number[] = [];
  const weightOf = (i: number): number => shared.get(i) as number;
  for (const i of shared.keys()) {
    let at = likest.length;
    while (
      at > 0 &&
      (weightOf(i) > weightOf(likest[at - 1] as number) ||
        (weightOf(i) === weightOf(likest[at - 1] as number) && i < (likest[at - 1] as number)))
    )
      at--;
    if (at >= ASKED) continue;
    likest.splice(at, 0, i);
    likest.length = Math.min(likest.length, ASKED);
  }
  return likest;
}
