import type { Figure } from '../model/brief.ts';

/** Least figures of one unit in a group that make a chart. */
const least = 3;

/** Most that the longest bar may be of the shortest: beyond it the short ones cannot be told from nothing. */
const widest = 30;

/**
 * Length of the bar of each figure of a group that is charted: its share of the longest bar of its unit, 0–1.
 * Charted are figures of a unit that three or more of the group have, where all bars can be seen.
 * A range is as long as its lower end.
 */
export function barShares(figures: readonly Figure[]): ReadonlyMap<Figure, number> {
  const byUnit = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (!(figure.value > 0) || !Number.isFinite(figure.value)) continue;
    const unit = byUnit.get(figure.unit);
    if (unit === undefined) byUnit.set(figure.unit, [figure]);
    else unit.push(figure);
  }
  const shares = new Map<Figure, number>();
  for (const same of byUnit.values()) {
    if (same.length < least) continue;
    const most = Math.max(...same.map((figure) => figure.valueTo ?? figure.value));
    if (most > widest * Math.min(...same.map((figure) => figure.value))) continue;
    for (const figure of same) shares.set(figure, figure.value / most);
  }
  return shares;
}
