import { excludingBounds } from '../statement/different-numbers.ts';
import { numberUnit } from '../statement/numbers.ts';
import type { Statement } from '../statement/statement.ts';

/** Whether both give one number of some size with different bounds: "1,500", "up to 1,500". */
export function otherBound(a: Statement, b: Statement): boolean {
  return a.figures.some(
    (one) =>
      one.value >= 10 &&
      b.figures.some(
        (other) => other.value === one.value && numberUnit(other) === numberUnit(one) && excludingBounds(one.qualifier, other.qualifier),
      ),
  );
}
