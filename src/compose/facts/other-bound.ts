import { excludingBounds, isFromAbove } from '../statement/different-numbers.ts';
import { numberUnit } from '../statement/numbers.ts';
import type { Statement } from '../statement/statement.ts';

/** Words that make a bound of a number: "limits them to 700" is "no more than 700". */
const LIMITS = /^(?:limit(?:s|ed|ing)?|ceiling|cap(?:s|ped)?|maximum)$/;

/** Whether both give one number of some size with different bounds: "1,500", "up to 1,500". */
export function otherBound(a: Statement, b: Statement): boolean {
  return (
    a.figures.some(
      (one) =>
        one.value >= 10 &&
        b.figures.some(
          (other) => other.value === one.value && numberUnit(other) === numberUnit(one) && excludingBounds(one.qualifier, other.qualifier),
        ),
    ) && !(limits(a) && limits(b))
  );
}

/** Whether a statement tells of a bound from above. */
function limits({ words, figures }: Statement): boolean {
  return figures.some(({ qualifier }) => isFromAbove(qualifier)) || words.some(({ word }) => LIMITS.test(word));
}
