import type { Source } from '../../model/source.ts';
import type { Statement } from '../statement/statement.ts';

/** Independent origins of a fact: wire copies, reports of one publisher, and reports that name the same teller count once. */
export function countOrigins(told: readonly Statement[], sources: readonly Source[], copyOf: readonly (number | undefined)[]): number {
  const kept: { outlet: string; origin: ReadonlySet<string> | undefined }[] = [];
  for (const { source, origin } of told) {
    const first = copyOf[source] ?? source;
    const outlet = sources[first]?.publisher ?? `#${first}`;
    const named = origin !== undefined && origin.size > 0 ? origin : undefined;
    if (
      kept.some(
        (other) =>
          other.outlet === outlet ||
          (named !== undefined && other.origin !== undefined && [...named].some((name) => other.origin?.has(name))),
      )
    )
      continue;
    kept.push({ outlet, origin: named });
  }
  return Math.max(1, kept.length);
}
