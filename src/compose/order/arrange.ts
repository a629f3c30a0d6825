import type { Lean } from '../lean/lean.ts';
import type { Statement } from '../statement/statement.ts';

/**
 * The order of a story's sentences: the lede first, its source in text order, then what other sources add, each in text order;
 * every leaning sentence behind what it leans on, close behind where that does not take it out of its text's order; and where it
 * can be, every sentence behind what its own text told before it.
 *
 * @param members  printed statements of the story, ascending.
 * @param told     all statements that a printed one stands for, itself first.
 * @param value    news value of a statement that can open the story; −∞ where it cannot.
 */
export function arrange(
  members: readonly number[],
  statements: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  printedAs: Int32Array,
  told: (n: number) => readonly number[],
  value: (n: number) => number,
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
  /** What comes before a sentence: what it leans on; and what its own text told just before, in whatever words that is printed. */
  const before = (n: number, inTextOrder: boolean): readonly number[] => {
    const on = antecedents.get(n) ?? [];
    const previous = n - 1;
    if (!inTextOrder || n === lede || (statements[previous] as Statement | undefined)?.source !== sourceOf(n)) return on;
    const printed = printedAs[previous] as number;
    return printed === n || printed === lede || !inside.has(printed) || on.includes(printed) ? on : [...on, printed];
  };
  const openers = members.filter((n) => !antecedents.has(n));
  const lede = (openers.length > 0 ? openers : members).reduce((a, b) => (value(b) > value(a) ? b : a));
  const home = sourceOf(lede);
  const bySource = (first: number) => (a: number, b: number) => Number(sourceOf(b) === first) - Number(sourceOf(a) === first) || a - b;

  function order(inTextOrder: boolean): number[] {
    const ordered: number[] = [];
    const placed = new Set<number>();
    /** Whether the lede's source tells something of its own between the two that is still to come: its text order holds. */
    const comesLater = (n: number, m: number): boolean =>
      sourceOf(n) === home &&
      sourceOf(m) === home &&
      members.some((k) => k > n && k < m && sourceOf(k) === home && !placed.has(k) && !antecedents.has(k));
    // Two texts that take each other's facts in crossed order could ask for a circle: whoever is waited for a second time goes first.
    const waited = new Set<number>();
    const stack: number[] = [];
    for (const start of [lede, ...[...members].sort(bySource(home))]) {
      stack.push(start);
      while (stack.length > 0) {
        const n = stack.at(-1) as number;
        const missing = placed.has(n) || waited.has(n) ? [] : before(n, inTextOrder).filter((on) => !placed.has(on));
        if (missing.length > 0) {
          waited.add(n);
          stack.push(...missing.reverse());
          continue;
        }
        stack.pop();
        if (placed.has(n)) continue;
        placed.add(n);
        ordered.push(n);
        const following = (dependents.get(n) ?? []).filter((m) => !placed.has(m) && !comesLater(n, m)).sort(bySource(sourceOf(n)));
        stack.push(...following.reverse());
      }
    }
    return ordered;
  }
  /** How many sentences stand before what they lean on. */
  const torn = (list: readonly number[]): number => {
    const place = new Map(list.map((n, i) => [n, i]));
    return members.filter((n) => (antecedents.get(n) ?? []).some((on) => (place.get(on) as number) > (place.get(n) as number))).length;
  };
  const [asTexts, bare] = [order(true), order(false)];
  return torn(asTexts) > torn(bare) ? bare : asTexts;
}
