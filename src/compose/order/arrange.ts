import type { Lean } from '../lean/lean.ts';
import type { Statement } from '../statement/statement.ts';
import { precedence } from './precedence.ts';

/** A sentence that likely goes on from the one before it, which is in the story too, opens it only where it is worth so much more. */
const GOES_ON = 0.5;

/**
 * The order of a story's sentences: the lede first, its source in text order, then what other sources add, each in text order;
 * every leaning sentence behind what it leans on, close behind where that does not take it out of its text's order; and where it
 * can be, every sentence behind what its own text told before it.
 *
 * @param members  printed statements of the story, ascending.
 * @param told     all statements that a printed one stands for, itself first.
 * @param value    news value of a statement that can open the story; −∞ where it cannot.
 * @param likely   how likely a statement goes on from the one before it in its text, 0–1.
 */
export function arrange(
  members: readonly number[],
  statements: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  printedAs: Int32Array,
  told: (n: number) => readonly number[],
  value: (n: number) => number,
  likely: (n: number) => number,
): number[] {
  const inside = new Set(members);
  const sourceOf = (n: number): number => (statements[n] as Statement).source;
  const antecedents = new Map<number, number[]>();
  for (const n of members)
    for (const m of told(n)) {
      const on = leaning[m] === undefined ? undefined : (printedAs[(leaning[m] as Lean).on] as number);
      if (on === undefined || on === n || !inside.has(on)) continue;
      const list = antecedents.get(n);
      if (list === undefined) antecedents.set(n, [on]);
      else if (!list.includes(on)) list.push(on);
    }
  const dependents = new Map<number, number[]>();
  for (const n of members) {
    // What the printed words lean on comes first.
    const on = antecedents.get(n)?.[0];
    if (on !== undefined) dependents.set(on, [...(dependents.get(on) ?? []), n]);
  }
  const openers = members.filter((n) => !antecedents.has(n));
  const asLede = (n: number): number => value(n) - (inside.has(n - 1) && sourceOf(n - 1) === sourceOf(n) ? GOES_ON * likely(n) : 0);
  const lede = (openers.length > 0 ? openers : members).reduce((a, b) => (asLede(b) > asLede(a) ? b : a));
  const home = sourceOf(lede);
  const bySource = (first: number) => (a: number, b: number) => Number(sourceOf(b) === first) - Number(sourceOf(a) === first) || a - b;

  // What the printed words lean on weighs most, then what the words of those merged into them do, then the order of each text, in
  // whatever words it is printed. Texts that take each other's facts in crossed order would ask for circles.
  const first = precedence();
  for (const n of members) if (n !== lede) first.put(lede, n);
  for (const n of members) for (const on of (antecedents.get(n) ?? []).slice(0, 1)) first.put(on, n);
  for (const n of members) for (const on of (antecedents.get(n) ?? []).slice(1)) first.put(on, n);
  for (const n of members) {
    const printed = sourceOf(n) === (statements[n - 1] as Statement | undefined)?.source ? (printedAs[n - 1] as number) : n;
    if (printed !== n && inside.has(printed)) first.put(printed, n);
  }

  const ordered: number[] = [];
  const placed = new Set<number>();
  const waits = (n: number): readonly number[] => first.before(n).filter((on) => !placed.has(on));
  /** Whether the lede's source tells something of its own between the two that is still to come: its text order holds. */
  const comesLater = (n: number, m: number): boolean =>
    sourceOf(n) === home &&
    sourceOf(m) === home &&
    members.some((k) => k > n && k < m && sourceOf(k) === home && !placed.has(k) && !antecedents.has(k));
  const stack: number[] = [];
  for (const start of [lede, ...[...members].sort(bySource(home))]) {
    stack.push(start);
    while (stack.length > 0) {
      const n = stack.at(-1) as number;
      const missing = waits(n);
      if (missing.length > 0) {
        stack.push(...[...missing].reverse());
        continue;
      }
      stack.pop();
      if (placed.has(n)) continue;
      placed.add(n);
      ordered.push(n);
      const following = (dependents.get(n) ?? []).filter((m) => !placed.has(m) && !comesLater(n, m) && waits(m).length === 0);
      stack.push(...following.sort(bySource(sourceOf(n))).reverse());
    }
  }
  return ordered;
}
