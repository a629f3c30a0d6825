import type { FigureKind, Qualifier, Quantity } from '../model/brief.ts';
import type { Span } from '../model/source.ts';
import type { Amount } from './amounts.ts';
import type { Bound } from './bounds.ts';
import { CountedWordsReader } from './counted-words.ts';
import { leadSubject } from './lead-subject.ts';
import { STARTERS } from './lexeme-reader.ts';
import { type Lexeme, lexemes } from './lexemes.ts';
import { readNumber } from './number-words.ts';
import { quantityLexicon } from './quantity-lexicon.ts';
import { sinceOf } from './since.ts';
import { type Told, tellerOf, tellerOfSentence, words } from './tellers.ts';

/** A quantity with the place of its `asStated` in the text. */
export type ExtractedFigure = Quantity &
  Span & {
    /** The thing counted, and whose it is, as far as the words before and behind the number tell: parts of `counts`. */
    readonly thing?: string | undefined;
    readonly whose?: string | undefined;
    /** "promised" of "promised $60 million", where no noun tells more. */
    readonly deed?: string | undefined;
  };

export interface ExtractOptions {
  /** BCP 47 of the text; English where absent. Decides how digits are grouped. */
  readonly language?: string;
}

/**
 * All quantities of a text, in order. Never throws; time is linear in the length of the text.
 *
 * Conventions: "one solution" and "one of the guards" count 1, the pronoun "one" does not. "Dozens" is 12–120, "tens of thousands"
 * 10 000–100 000. "One in five" and "two-thirds" are shares between 0 and 1, of the unit they are shares of. A change is two figures
 * ("dropped 7 % to $2.3 billion"), "from 3 to 5" is a range. "-1.3 %" keeps its sign and has a trend. An amount converted in
 * parentheses shares bound and trend with the first. "$84.2" without a space, thousands without commas and sentences without commas
 * are read as they come. Durations glued to a noun are figures only in digits ("24-hour", not "five-year"). A number of which nothing
 * says what it counts has the unit "number".
 */
export function extractFigures(text: string, options: ExtractOptions = {}): ExtractedFigure[] {
  const language = (options.language ?? 'en').slice(0, 2).toLowerCase();
  const lexicon = quantityLexicon(language);
  const all = lexemes(text, language, lexicon.abbreviations);
  const reader = new QuantityReader(text, all, lexicon);
  return reader.read();
}

/** Who tells a sentence as a whole; "pronoun" where only "he" or "they" does. `behind`: also who is named behind a quotation. */
export function sentenceTeller(text: string, language = 'en', behind = false): Told | 'pronoun' | undefined {
  const code = language.slice(0, 2).toLowerCase();
  const lexicon = quantityLexicon(code);
  return tellerOfSentence(text, lexemes(text, code, lexicon.abbreviations), lexicon, behind);
}

/** Who or what opens a sentence as its subject, where that could say something: "Ostian Treasury". */
export function sentenceSubject(text: string, language = 'en'): string | undefined {
  const code = language.slice(0, 2).toLowerCase();
  const lexicon = quantityLexicon(code);
  const all = lexemes(text, code, lexicon.abbreviations);
  const subject = leadSubject(all, lexicon);
  return subject === undefined || subject === 'pronoun' ? undefined : words(text, all, subject.start, subject.end);
}

/** Kinds that are told twice in two units. */
const CONVERTED: ReadonlySet<FigureKind> = new Set(['money', 'measure', 'percent', 'point'] as const);

/** Puts numbers, units, bounds and nouns together. */
class QuantityReader extends CountedWordsReader {
  read(): ExtractedFigure[] {
    const found: { figure: ExtractedFigure; amount: Amount }[] = [];
    const { all } = this;
    let i = 0;
    while (i < all.length) {
      const lexeme = all[i] as Lexeme;
      if (
        lexeme.kind === 'word'
          ? !STARTERS.has(lexeme.lower) && !(this.lexicon.foreign && this.lexicon.numbers.has(lexeme.lower))
          : lexeme.kind === 'mark' && lexeme.text.charCodeAt(0) < 128
      ) {
        i++;
        continue;
      }
      const number = readNumber(all, i, this.lexicon);
      if (number === undefined) {
        i++;
        continue;
      }
      const rejected = this.rejected(number);
      if (rejected > i) {
        i = rejected;
        this.taken = i;
        continue;
      }
      const amount = this.amount(number);
      const { figures, end } = this.quantity(amount);
      for (const one of figures) {
        const previous = found[found.length - 1];
        const figure =
          previous === undefined
            ? one
            : this.convertedLikewise(
                found,
                this.likeEarlier(found, this.inherited(previous, this.converted(previous, one, amount), amount), amount),
                amount,
              );
        if (previous !== undefined && this.corrects(previous.figure, figure, previous.amount, amount)) found.pop();
        found.push({ figure, amount });
      }
      i = Math.max(end, number.end);
      if (figures.length > 0) this.spans.push({ start: amount.start, end: i });
      this.taken = i;
    }
    return found.map((row) => row.figure);
  }

  /** "more than 7.5 million crowns (US$1.1 million)": the bound and the trend hold for both. */
  private converted(previous: { figure: ExtractedFigure; amount: Amount }, figure: ExtractedFigure, amount: Amount): ExtractedFigure {
    const { figure: told } = previous;
    // what is converted counts the same
    if (
      this.all[amount.start - 1]?.text === '(' &&
      figure.kind === 'money' &&
      told.kind === 'money' &&
      figure.unit !== told.unit &&
      (this.all[amount.start - 1] as Lexeme).start - told.end < 30
    )
      figure = { ...figure, counts: told.counts, thing: told.thing, whose: told.whose };
    if (figure.qualifier !== undefined || figure.trend !== undefined || (told.qualifier === undefined && told.trend === undefined))
      return figure;
    // "(US$1.1 million)", "rose 41 cents, or 0.5%"
    const link = this.all[amount.start - 1];
    if (link === undefined || (link.text !== '(' && (link.lower !== 'or' || this.all[amount.start - 2]?.text !== ','))) return figure;
    if (
      !CONVERTED.has(told.kind) ||
      (told.kind !== figure.kind && link.text === '(') ||
      !CONVERTED.has(figure.kind) ||
      told.unit === figure.unit
    )
      return figure;
    if (link.start - told.end > 30) return figure;
    return {
      ...figure,
      ...(told.qualifier === undefined ? {} : { qualifier: told.qualifier }),
      ...(told.trend === undefined ? {} : { trend: told.trend }),
    };
  }

  /** A bare number takes the unit of the figure before it: "3 votes to 2", "15 sailors, eight from …", "$5 million and another 3 million". */
  private inherited(previous: { figure: ExtractedFigure; amount: Amount }, figure: ExtractedFigure, amount: Amount): ExtractedFigure {
    const { figure: told, amount: before } = previous;
    // "€43m, from 251m a year earlier"
    if (
      figure.unit === 'metre' &&
      told.kind === 'money' &&
      before.number.magnitude >= 1e6 &&
      /\dm$/.test(figure.asStated) &&
      amount.start - before.end < 12
    )
      return { ...figure, value: figure.value * 1e6, unit: told.unit, kind: 'money', counts: told.counts };
    // "a $15bn swap line with one and talks on another $10bn"
    if (
      figure.kind === 'money' &&
      told.kind === 'money' &&
      figure.thing === undefined &&
      told.thing !== undefined &&
      amount.start - before.end < 25
    ) {
      const another = /^(?:another|further|additional|extra)$/.test(this.lower(amount.start - 1));
      const thing = told.thing.split(/\s(?:of|for|with|from|to|in|on|by|at|between|against|into|worth)\s/)[0] as string;
      if (another) return { ...figure, thing, counts: figure.counts === '' ? thing : `${thing}, ${figure.counts}` };
    }
    // "13 officials of one side and eight of the other's ones"
    if (figure.unit === 'one' && told.kind === 'count' && amount.start - before.end <= 12) return { ...figure, unit: told.unit };
    if (figure.unit !== 'number') return figure;
    if (told.unit === 'number' || amount.start - before.end > 30) return figure;
    for (let i = before.end; i <= amount.start; i++) if ((this.all[i] as Lexeme).begins) return figure;
    const take = { ...figure, unit: told.unit, kind: told.kind };
    const word = this.lower(amount.end);
    const link = this.lower(amount.start - 1);
    if (told.kind === 'money')
      return (amount.number.magnitude >= 1e6 && before.number.magnitude >= 1e6) || (link === 'to' && amount.start - before.end <= 2)
        ? take
        : figure;
    if (told.kind === 'count' || told.kind === 'measure') {
      // "compared with 78.3 million a year earlier", "down from 300"
      for (let i = amount.start - 1; i > amount.start - 6 && i >= before.end; i--)
        if (
          (/^(?:compared|versus|from|against|than)$/.test(this.lower(i)) ||
            (i >= amount.start - 2 && /^(?:over|above|below|under|beyond|exceeds?)$/.test(this.lower(i))) ||
            (i === amount.start - 1 && link === 'to' && figure.trend !== undefined)) &&
          figure.value > told.value / 100 &&
          figure.value < told.value * 100
        )
          return { ...take, counts: told.counts };
      // "cuts output by 500,000 barrels a day and Ostia by 211,000"
      if (link === 'by' && this.lower(before.start - 1) === 'by' && amount.number.value >= 100) return take;
    }
    if (told.kind === 'count' && figure.value <= told.value && amount.number.magnitude === 1) {
      if (link === 'to' && amount.start - before.end <= 4) return take;
      // "of the 34 member states, 33 approved"
      const whole = this.lower(before.start - 1) === 'the' ? before.start - 2 : before.start - 1;
      if (link === ',' && this.lower(whole) === 'of' && (whole === 0 || (this.all[whole] as Lexeme).begins))
        return { ...take, counts: told.counts };
      // "67 drones, of which 58"
      if (/^(?:which|whom|them|these)$/.test(link) && this.lower(amount.start - 2) === 'of') return { ...take, counts: told.counts };
      if (
        /^(?:from|of|were|are|was|in|at|on|have|had|who|with|to|for|against|,|\.)$/.test(word) &&
        /^(?:,|and|\(|with|including|while|but|;|—|–|:)$/.test(link)
      )
        return { ...take, counts: `${told.counts}` };
    }
    return figure;
  }

  /** "closed at 3,005.47 points, while the other fell 0.4% to 2,161.79": a bare decimal near an earlier level has its unit. */
  private likeEarlier(
    found: readonly { figure: ExtractedFigure; amount: Amount }[],
    figure: ExtractedFigure,
    amount: Amount,
  ): ExtractedFigure {
    const digits = this.all[amount.number.start] as Lexeme;
    if (figure.unit !== 'number' || !digits.decimal || figure.valueTo !== undefined || amount.number.magnitude > 1) return figure;
    for (let i = found.length - 1; i >= 0 && i >= found.length - 3; i--) {
      const { figure: level, amount: place } = found[i] as { figure: ExtractedFigure; amount: Amount };
      if (figure.start - level.end > 160 || this.broken(place.end, amount.start)) return figure;
      if ((level.kind === 'point' || level.kind === 'money') && level.value > figure.value / 3 && level.value < figure.value * 3)
        return { ...figure, unit: level.unit, kind: level.kind };
    }
    return figure;
  }

  /** "640 crowns (20 dollars) … 717 crowns (23)": the second number in brackets is in the unit of the first. */
  private convertedLikewise(
    found: readonly { figure: ExtractedFigure; amount: Amount }[],
    figure: ExtractedFigure,
    amount: Amount,
  ): ExtractedFigure {
    const told = found[found.length - 1] as { figure: ExtractedFigure; amount: Amount };
    if (
      figure.kind !== 'money' ||
      amount.unit !== undefined ||
      this.all[amount.start - 1]?.text !== '(' ||
      told.figure.kind !== 'money' ||
      told.amount.end !== amount.start - 1
    )
      return figure;
    for (let i = found.length - 2; i > 0 && i > found.length - 6; i--) {
      const { figure: converted, amount: place } = found[i] as { figure: ExtractedFigure; amount: Amount };
      if (
        this.all[place.start - 1]?.text === '(' &&
        converted.kind === 'money' &&
        converted.unit !== told.figure.unit &&
        found[i - 1]?.figure.unit === told.figure.unit
      )
        return { ...figure, unit: converted.unit };
    }
    return figure;
  }

  /** A sentence begins between two lexemes. */
  private broken(from: number, to: number): boolean {
    for (let i = from; i <= to; i++) if ((this.all[i] as Lexeme).begins) return true;
    return false;
  }

  /** The figure or figures that start with this amount: a range, two amounts of a change, or one. */
  private quantity(first: Amount): { figures: ExtractedFigure[]; end: number } {
    const { all } = this;
    const second = this.rangeTo(first);
    const bound = this.boundBefore(first.start);
    if (second !== undefined) {
      const unit = second.unit ?? first.unit;
      let low = first.number.value;
      let high = second.number.valueTo ?? second.number.value;
      if (second.number.magnitude > 1 && first.number.magnitude === 1 && low < second.number.mantissa) low *= second.number.magnitude;
      const last = this.all[second.number.start] as Lexeme;
      if (
        this.isHyphen(first.number.end) &&
        last.grouped &&
        low * 1000 <= high &&
        low < 1000 &&
        first.number.magnitude === 1 &&
        high >= 1000 &&
        high % 1000 === 0
      )
        low *= 1000;
      if (low > high) [low, high] = [high, low];
      const opened = this.lower(first.start - 1) === 'between' && !(all[first.start] as Lexeme).begins && first.start - 1 >= this.taken;
      const merged: Amount = {
        ...second,
        start: opened ? first.start - 1 : first.start,
        unit,
        kind: second.kind ?? first.kind,
        sign: first.sign,
        attributive: second.attributive,
        number: {
          ...second.number,
          start: first.number.start,
          value: low,
          valueTo: high,
          form: first.number.form === 'vague' ? 'words' : first.number.form,
        },
      };
      return this.finish(merged, bound);
    }
    return this.finish(first, bound);
  }

  /** The figure of an amount with its bound, trend, teller and date; none where the number only describes ("five-year"). */
  private finish(amount: Amount, bound: Bound | undefined): { figures: ExtractedFigure[]; end: number } {
    const { all, lexicon, text } = this;
    const from = bound?.start ?? amount.start;
    const after = this.boundAfter(amount.end);
    const told = this.described(amount, bound, after);
    if (told === undefined) return { figures: [], end: amount.end };
    const before = bound?.qualifier ?? (amount.number.about ? 'about' : undefined) ?? this.hyphenBound(amount.number.end);
    // "15 points or more"
    const { counts } = told;
    const late =
      before === undefined && after === undefined && counts !== undefined && told.kind !== 'money' && counts.end <= amount.end + 3
        ? this.boundAfter(counts.end)
        : undefined;
    const behind = after ?? late;
    const qualifier = before ?? behind?.qualifier;
    const plus = this.hyphenBound(amount.number.end) === undefined ? 0 : amount.number.end + 2;
    const end = Math.max(plus, before === undefined && behind !== undefined ? behind.end : told.end);
    const trend = this.trendOf(amount, told.kind, from, end);
    const [value, valueTo] = signedValues(amount);
    const start = (all[from] as Lexeme).start;
    const stop = (all[end - 1] as Lexeme).end;
    const { counts: words, thing, whose, deed } = this.countedWords(told, amount, from);
    const attribution = tellerOf(text, all, from, end, told.kind === 'money', lexicon);
    const since = sinceOf(text, all, end, lexicon);
    // key by key: spreading costs more than all the rest of a figure
    const figure: { -readonly [Key in keyof ExtractedFigure]?: ExtractedFigure[Key] } = { value };
    if (valueTo !== undefined) figure.valueTo = valueTo;
    figure.unit = told.unit;
    if (qualifier !== undefined) figure.qualifier = qualifier;
    if (trend !== undefined) figure.trend = trend;
    figure.kind = told.kind;
    figure.counts = words;
    if (thing !== undefined) figure.thing = thing;
    if (whose !== undefined) figure.whose = whose;
    if (deed !== undefined) figure.deed = deed;
    figure.asStated = text.slice(start, stop);
    if (attribution !== undefined) figure.attribution = attribution;
    if (since !== undefined) figure.since = since;
    figure.start = start;
    figure.end = stop;
    return { figures: [figure as ExtractedFigure], end: Math.max(end, amount.end) };
  }

  /** "500-plus", "300-odd". */
  private hyphenBound(at: number): Qualifier | undefined {
    if (!this.isHyphen(at) || !this.glued(at)) return undefined;
    const word = this.lower(at + 1);
    return word === 'plus' ? 'more than' : word === 'odd' ? 'about' : undefined;
  }

  /** "$20 mil— $20 billion", "a $15 — excuse me — a $50 billion loan": the second corrects the first. */
  private corrects(first: ExtractedFigure, second: ExtractedFigure, a: Amount, b: Amount): boolean {
    if (second.start - first.end > 40 || second.start <= first.end) return false;
    if (first.kind !== second.kind && first.kind !== 'other' && first.kind !== 'count') return false;
    const between = this.text.slice(first.end, second.start);
    // a plain sign before the long pattern
    if (!'-—–….,'.includes(between.trimStart()[0] ?? ' ')) return false;
    const match =
      /^[^\S\n]*(-?[^\S\n]?—|–|--|-|\.\.\.|…|,)[^\S\n]*(excuse me|actually|i’m sorry|sorry|pardon me|pardon|i mean|rather|correction|or rather|i should say|make that|i'm sorry|i’m sorry|no|that is)?[^\S\n]*[—–,-]*[^\S\n]*(?:an?|the|about|up to|over|some)?[^\S\n]*$/iu.exec(
        between,
      );
    if (match === null) return false;
    if (match[2] !== undefined) return true;
    return (
      /[—–]|--/.test(match[1] as string) &&
      a.number.mantissa === b.number.mantissa &&
      first.unit === second.unit &&
      a.number.magnitude !== b.number.magnitude
    );
  }
}

/** Low and high end with the amount's sign, the lower first. */
function signedValues({ number, sign }: Amount): readonly [number, number | undefined] {
  const { value, valueTo } = number;
  if (sign !== '-') return [value, valueTo];
  return valueTo === undefined ? [-value, undefined] : [-valueTo, -value];
}
