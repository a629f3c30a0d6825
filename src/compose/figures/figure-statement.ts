import type { SourceId } from '../../model/source.ts';
import { type ExtractedFigure, extractFigures } from '../../text/quantities.ts';
import { stem } from '../../text/stem.ts';
import type { ToldSentence } from '../statement/told-sentence.ts';
import { fateOf, tollBefore } from './fate.ts';
import { type Standing, standingOf } from './figure-standing.ts';
import { carriedTeller, quotedTeller, quotedWithin, statementBy, writerOf } from './figure-teller.ts';
import { isLong, lexicon, stems, WORDS } from './figure-words.ts';
import { inHomeCurrency } from './home-currency.ts';
import { introduced } from './introduced.ts';

/** One statement of a figure by one source. */
export interface FigureStatement {
  /** Place among all statements of figures. */
  readonly order: number;
  readonly figure: ExtractedFigure;
  readonly told: ToldSentence;
  /** The sentence, as the source has it. */
  readonly text: string;
  readonly printed: number;
  readonly story: string | undefined;
  readonly attribution: string | undefined;
  /** Content stems of what is counted, and of the sentence. */
  readonly counted: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
  /** Stems of the names in the sentence. */
  readonly names: ReadonlySet<string>;
  /** Stem of its first word, where that has a capital: perhaps a name. */
  readonly opener: string | undefined;
  /** What befell the people counted: "killed", "injured". */
  readonly fate: string | undefined;
  /** Soldiers, by whatever word. */
  readonly forces: boolean;
  /** Content stems of the sentence and the one before it; made when asked for. */
  readonly context: () => ReadonlySet<string>;
  readonly standing: Standing;
}

/** The figures that one source states in one sentence, with what tells them from others. */
export function statementsOf(
  told: ToldSentence,
  printed: number,
  story: string | undefined,
  textOf: (source: SourceId) => string,
  year: number | undefined,
  dollars: () => ReadonlySet<string>,
): Omit<FigureStatement, 'order'>[] {
  const source = textOf(told.cite.source);
  const text = source.slice(told.cite.start, told.cite.end);
  const figures = told.figures ?? extractFigures(text, { language: told.language });
  if (figures.length === 0) return [];
  const around = stems(text);
  const names = namesIn(text);
  const opener = openerOf(text);
  let wide: ReadonlySet<string> | undefined;
  const context = (): ReadonlySet<string> => {
    wide ??=
      told.before === undefined
        ? around
        : new Set([...around, ...stems(textOf(told.before.cite.source).slice(told.before.cite.start, told.before.cite.end))]);
    return wide;
  };
  let carried: { who: string | undefined } | undefined;
  let toll: { fate: string | undefined } | undefined;
  return figures.flatMap((found, n) => {
    let figure = inHomeCurrency(asShare(found), source, dollars);
    let fate = fateOf(figure, text);
    if (figure.unit === 'number' && figure.value >= 10) {
      // "India – more than 7,700" under a sentence that tells of deaths
      toll ??= { fate: tollBefore(told, textOf) };
      if (toll.fate !== undefined && !/[%°]/.test(figure.asStated) && Number.isInteger(figure.value)) {
        fate = toll.fate;
        figure = { ...figure, unit: 'person', kind: 'count' };
      }
    }
    if (figure.unit === 'number' && OF_THESE.test(text)) figure = { ...figure, ...wholeBefore(told, figure.value, textOf) };
    if (!isKey(figure, fate)) return [];
    carried ??= { who: carriedTeller(told, text, textOf) ?? quotedTeller(told, source) };
    const counted = stems(figure.counts);
    const teller = figure.attribution ?? quotedWithin(figure, told, text) ?? carried.who ?? told.speaker ?? statementBy(source);
    const statement = {
      figure,
      told,
      text,
      printed,
      story,
      attribution: teller === undefined ? undefined : introduced(writerOf(teller, told, textOf), source, told.cite.start),
      counted,
      forces: [...stems(figure.thing ?? figure.counts)].some((word) => lexicon().forces.has(word)),
      context,
      around,
      names,
      opener,
      fate,
      standing: standingOf(found, figures.slice(0, n), text, told, year),
    };
    return [statement];
  });
}

/** The sentence counts parts of what the one before it counts. */
const OF_THESE = /^\s*(?:of|among) (?:these|them|those|whom|which)\b/i;

/** "The ships waiting are 327. Of these, 151 …": unit and words of the count before, where it is as large. */
function wholeBefore(
  { before }: ToldSentence,
  part: number,
  textOf: (source: SourceId) => string,
): Partial<Pick<ExtractedFigure, 'unit' | 'kind' | 'counts' | 'thing'>> {
  if (before === undefined) return {};
  const text = textOf(before.cite.source).slice(before.cite.start, before.cite.end);
  const whole = (before.figures ?? extractFigures(text, { language: before.language })).find(
    ({ kind, value }) => kind === 'count' && value >= part,
  );
  return whole === undefined ? {} : { unit: whole.unit, kind: whole.kind, counts: whole.counts, thing: whole.thing };
}

/** A share told in words is a percentage in the brief; its units are spelled one way. */
function asShare(figure: ExtractedFigure): ExtractedFigure {
  const unit = figure.unit.replace(/metre/g, 'meter').replace(/litre/g, 'liter');
  if (figure.kind === 'other' && unit !== 'number' && figure.value > 0 && figure.value < 1)
    return { ...figure, unit: 'percent', kind: 'percent', value: Math.round(figure.value * 1e4) / 100 };
  return unit === figure.unit ? figure : { ...figure, unit };
}

/** "one solution" and small bare numbers tell a reader nothing. */
function isKey(figure: ExtractedFigure, fate: string | undefined): boolean {
  if (figure.unit === 'number' && Math.abs(figure.value) < 100 && Number.isInteger(figure.value)) return false;
  if (figure.kind === 'count' && figure.value === 1 && figure.valueTo === undefined && fate === undefined) return false;
  return true;
}

/** A capital and two letters or more. */
const isName = (word: string): boolean => isLong(word) && /^\p{Lu}/u.test(word);

/** The stem of the name or other word with a capital that opens a sentence. */
function openerOf(text: string): string | undefined {
  const word = text.matchAll(WORDS).next().value?.[0];
  if (word === undefined || !isName(word) || !/^[\s"“„«‘'—–-]*$/.test(text.slice(0, text.indexOf(word)))) return undefined;
  return stem(word.toLowerCase());
}

/** Whether white space stands before, and something that ends no sentence before that. */
function withinSentence(text: string, at: number): boolean {
  let i = at;
  while (i > 0 && /\s/.test(text[i - 1] as string)) i--;
  return i < at && i > 0 && !/[.!?“"]/.test(text[i - 1] as string);
}

/** Stems of words in capitals that do not open the sentence: who and where. */
function namesIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { 0: word, index } of text.matchAll(WORDS))
    if (isName(word) && withinSentence(text, index)) found.add(stem(word.toLowerCase()));
  return found;
}
