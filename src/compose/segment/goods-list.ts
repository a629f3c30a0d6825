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

/** "The ships that will sail are:": what follows are things, not headlines. */
const INTRODUCES = /\b(?:are|is|were|was|includes?|included|following|follows|these|below|namely|named)\b[^:]{0,80}:$/i;
/** Of pages: "Here are today's top stories:". */
const OF_PAGES =
  /\b(?:stories|headlines|articles?|news|links?|topics|read|watch|reporting|photos|videos|questions|numbers|hashtags?|here)\b/i;
/** Lines under an introduction, at the least and at the most. */
const ROW_LEAST = 2;
const ROW_MOST = 40;
/** [words] */
const LINE_LEAST = 3;

/** Bare lines without bullets in a row under a line that introduces them and ends with a colon; the introduction is one of them. */
export function linesUnderColon({ blocks, shapes, slices, verdicts, transcript }: Page): ReadonlySet<number> {
  const listed = new Set<number>();
  if (transcript) return listed;
  shapes.forEach((shape, i) => {
    const head = slices[i];
    if (verdicts[i] !== undefined || head === undefined || !shape.colon || shape.words < 4 || !INTRODUCES.test(head) || OF_PAGES.test(head))
      return;
    let end = i + 1;
    for (; end < shapes.length && end - i <= ROW_MOST; end++) {
      const line = shapes[end];
      if (
        line === undefined ||
        verdicts[end] !== undefined ||
        blocks[end]?.role !== 'text' ||
        line.bullet ||
        line.colon ||
        line.words < LINE_LEAST
      )
        break;
      if (!isBare(line, slices[end])) break;
    }
    // Behind the list the text goes on, or ends: a row of headings has a text under each.
    if (end - i - 1 >= ROW_LEAST) for (let k = i; k < end; k++) listed.add(k);
  });
  return listed;
}
