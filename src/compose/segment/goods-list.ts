import { isBare, type Page } from './block-shape.ts';

/** Lines of a list of goods and sums, at the least. */
const LEAST = 3;
/** "60 helicopters ($3.1bn)", "Radio gear for jets (€340m)", "Norland: $40 million". */
const PRICED =
  /(?:\(|[:–—-] ?)(?:about |over |up to )?(?:\p{L}{0,3}\p{Sc} ?\d[\d.,]*|\d[\d.,]* ?(?:%|percent|per cent|\p{Sc}|euros?|dollars?|pounds?))(?: ?(?:bn|billion|m|mn|million|trillion|tn|k|thousand))?\)?$/u;
const NUMBERED =
  /^(?:\p{Sc} ?)?\d[\d.,]* (?!of |things |ways |reasons |facts |questions |takeaways |tips |hours? |minutes? |days? |weeks? |min |photos |pictures |comments? )\p{L}/u;

/**
 * Bare lines that say what is bought, paid or given, one thing a line, in a row: no headings, though they have no full stop.
 * Every line has a sum at its end, or opens with a number while half of the row has such a sum.
 */
export function goodsListed({ shapes, slices, verdicts }: Page): ReadonlySet<number> {
  const listed = new Set<number>();
  let row: number[] = [];
  let priced = 0;
  const close = (): void => {
    if (row.length >= LEAST && 2 * priced >= row.length) for (const i of row) listed.add(i);
    row = [];
    priced = 0;
  };
  shapes.forEach((shape, i) => {
    const said = slices[i];
    const open = verdicts[i] === undefined && !shape.bullet && isBare(shape, said) && said !== undefined;
    const sum = open && PRICED.test(said);
    if (sum || (open && NUMBERED.test(said))) {
      row.push(i);
      priced += Number(sum);
    } else close();
  });
  close();
  return listed;
}
