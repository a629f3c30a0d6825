import type { Source } from '../../model/source.ts';
import type { Unit } from '../segment/unit.ts';

/** The words to print of a unit: its span less its cuts. */
export function printedText(source: Pick<Source, 'text'>, unit: Unit): string {
  let text = '';
  let at = unit.start;
  for (const cut of unit.cuts ?? []) {
    text += source.text.slice(at, cut.start);
    at = cut.end;
  }
  return text + source.text.slice(at, unit.end);
}
