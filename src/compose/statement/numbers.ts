import type { ExtractedFigure } from '../../text/quantities.ts';
import type { Token } from '../../text/tokens.ts';

/** A figure of a sentence as others are compared with it. */
export interface CountedNumber {
  /** "1500|person": value and unit. */
  readonly key: string;
  /** Index of its first word. */
  readonly at: number;
  /** Only says of what size a thing is, or about how many. */
  readonly describes: boolean;
  readonly small: boolean;
}

/** Kinds of figures that are no news by themselves. */
const UNTOLD: ReadonlySet<string> = new Set(['age', 'score', 'point']);

/** Whether a figure is news by itself; an age, a score or a point of an index is not. */
export function isTold({ kind }: ExtractedFigure): boolean {
  return !UNTOLD.has(kind);
}

/** The numbers among the figures of a sentence, ages, scores and points left out, and the indexes of the words of all figures. */
export function countedNumbers(
  figures: readonly ExtractedFigure[],
  words: readonly Token[],
  text: string,
): { numbers: readonly CountedNumber[]; inFigure: ReadonlySet<number> } {
  const inFigure = new Set<number>();
  const numbers: CountedNumber[] = [];
  for (const figure of figures) {
    const at = words.findIndex(({ end }) => end > figure.start);
    for (let i = at; i >= 0 && i < words.length && (words[i] as Token).start < figure.end; i++) inFigure.add(i);
    if (!isTold(figure) || isPartOf(words, at, figure)) continue;
    numbers.push({ key: numberKey(figure), at, describes: isDescription(text, figure) || isVague(figure), small: figure.value < 10 });
  }
  return { numbers, inFigure };
}

/** Value and unit of a figure: "1500|person". */
export function numberKey(figure: ExtractedFigure): string {
  return `${figure.value}|${numberUnit(figure)}`;
}

/** Unit by which numbers of two texts are compared: money, percent and measures by their own, whatever else is counted by one. */
export function numberUnit(figure: ExtractedFigure): string {
  // as papers use the words
  if (figure.unit === 'tonne') return 'ton';
  return figure.kind === 'count' || figure.kind === 'other' ? 'count' : figure.unit;
}

/** "Dozens", "hundreds of". */
export function isVague({ asStated }: ExtractedFigure): boolean {
  return /(?:dozen|hundred|thousand|million)s\b/i.test(asStated) && !/\d/.test(asStated);
}

/** "One of the busiest": no count. */
function isPartOf(words: readonly Token[], at: number, { value }: ExtractedFigure): boolean {
  return value === 1 && words[at + 1]?.word === 'of';
}

/** A size by which something is called: "the 200,000-tonne ship", "400 metres (430 yards) long", "a ship of 200,000 tonnes". */
function isDescription(text: string, { start, end, kind, unit }: ExtractedFigure): boolean {
  if (MEMBERS.test(text.slice(Math.max(start, end - 9), end + 9))) return true;
  if (kind === 'money' || kind === 'count' || unit === 'percent') return false;
  return (
    /^(?:-\p{L}|\s?\([^)]{1,30}\)\s(?:long|tall|wide|high|deep)\b|\s(?:long|tall|wide|high|deep)\b)/u.test(text.slice(end, end + 40)) ||
    /\d-\p{L}/u.test(text.slice(start, end)) ||
    (SIZES.test(unit) && /\bof $/.test(text.slice(Math.max(0, start - 3), start)))
  );
}
/** "The 15-nation bloc", "the 27-member council". */
const MEMBERS = /-(?:nation|member|country|state|party|seat|strong)\b/;
const SIZES = /^(?:ton|tonne|metre|meter|foot|kilogram)$/;
