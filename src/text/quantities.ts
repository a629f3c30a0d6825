import type { FigureKind, Qualifier, Quantity } from '../model/brief.ts';
import type { Span } from '../model/source.ts';
import { complement, isHuman, modifiersBefore, type Phrase, phraseFrom, singular, subjectBefore } from './counted.ts';
import { type Lexeme, lexemes } from './lexemes.ts';
import { isSign, type NumberRead, readNumber } from './number-words.ts';
import { type QuantityLexicon, quantityLexicon } from './quantity-lexicon.ts';
import { sinceOf, type Told, tellerOf, tellerOfSentence } from './tellers.ts';

/** A quantity with the place of its `asStated` in the text. */
export type ExtractedFigure = Quantity & Span;

export interface ExtractOptions {
  /** BCP 47 of the text; English where absent. Decides how digits are grouped. */
  readonly language?: string;
}

/** A number with its unit: lexemes [start, end). */
interface Amount {
  readonly number: NumberRead;
  readonly start: number;
  readonly end: number;
  readonly unit: string | undefined;
  readonly kind: FigureKind | undefined;
  /** Glued to its unit with a hyphen: "five-year", "200-mile". */
  readonly attributive: boolean;
  /** "+" or "-" glued before it. */
  readonly sign: '+' | '-' | undefined;
}

interface Bound {
  readonly qualifier: Qualifier;
  /** First lexeme of the bound's words. */
  readonly start: number;
}

/** All quantities of a text, in order. Never throws; time is linear in the length of the text. */
export function extractFigures(text: string, options: ExtractOptions = {}): ExtractedFigure[] {
  const language = (options.language ?? 'en').slice(0, 2).toLowerCase();
  const lexicon = quantityLexicon(language);
  const all = lexemes(text, language, lexicon.abbreviations);
  const reader = new Reader(text, all, lexicon);
  return reader.read();
}

/** Who tells a sentence as a whole; "pronoun" where only "he" or "they" does. `behind`: also who is named behind a quotation. */
export function sentenceTeller(text: string, language = 'en', behind = false): Told | 'pronoun' | undefined {
  const code = language.slice(0, 2).toLowerCase();
  const lexicon = quantityLexicon(code);
  return tellerOfSentence(text, lexemes(text, code, lexicon.abbreviations), lexicon, behind);
}

const STARTERS = new Set(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety a an half quarter third several few tens dozens scores hundreds thousands millions billions trillions'.split(
    ' ',
  ),
);
const DETERMINERS = new Set([
  'a',
  'an',
  'the',
  'another',
  'additional',
  'further',
  'extra',
  'its',
  'their',
  'his',
  'her',
  'whopping',
  'staggering',
  'record',
  'massive',
  'huge',
  'total',
  'only',
  'just',
  'about',
  'these',
  'those',
  'combined',
  'estimated',
  'further',
]);
const NOT_UP_AFTER =
  /^(?:g[ai]v(?:e|es|en|ing)|ma(?:de|ke|kes|king)|set|pick(?:ed|s)?|took|take|takes|taken|put|puts|c[ao]me|comes|end(?:ed|s)?|rack(?:ed|s)?|pil(?:ed|es)|sign(?:ed|s)?|bl[eo]w|open(?:ed|s)?|use[ds]?|w[io]u?nd|bring|brought|buy|buys|bought|snap(?:ped|s)?|show(?:ed|s)?|grew|grow|grown|back(?:ed|s)?|pull(?:ed|s)?|call(?:ed|s)?|follow(?:ed|s)?|line[ds]?|round(?:ed|s)?)$/;
/** Adjectives and participles, by their endings: no noun to count by. */
const NO_NOUN =
  /(?:ed|(?<!th|k|r|w|str)ing|ly|ous|ive|able|ible|ful|less|ent|ant|ary|ic|al|ish|er|or|new|old|more|other|same|such|main|key|major|big|long|straight|row|free|own|full|late|early|high|low|large|small|good|bad|separate|extra)$/;
const DAYS = new Set([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'mon',
  'tue',
  'tues',
  'wed',
  'thu',
  'thur',
  'thurs',
  'fri',
  'sat',
  'sun',
]);
const NOT_ONE_AFTER = new Set([
  'no',
  'this',
  'that',
  'the',
  'any',
  'every',
  'some',
  'which',
  'each',
  'another',
  'day',
  'only',
  'not',
  'my',
  'his',
  'her',
  'good',
  'big',
  'new',
  'old',
  'first',
  'last',
  'next',
  'other',
  'such',
  'as',
  'number',
  'square',
  'page',
  'part',
  'phase',
  'day',
  'tier',
  'level',
  'formula',
  'force',
  'year',
  'week',
  'game',
  'round',
  'season',
  'chapter',
]);
const TAIL = new Set(['us', 'usd', 'u.s.', 'aud', 'cad', 'canadian', 'australian']);

class Reader {
  private readonly text: string;
  private readonly all: readonly Lexeme[];
  private readonly lexicon: QuantityLexicon;
  /** Lexemes before this one are taken. */
  private taken = 0;
  /** Lexemes of the figures read so far. */
  private readonly spans: { start: number; end: number }[] = [];
  constructor(text: string, all: readonly Lexeme[], lexicon: QuantityLexicon) {
    this.text = text;
    this.all = all;
    this.lexicon = lexicon;
  }

  read(): ExtractedFigure[] {
    const found: { figure: ExtractedFigure; amount: Amount }[] = [];
    const { all } = this;
    let i = 0;
    while (i < all.length) {
      const lexeme = all[i] as Lexeme;
      if (
        lexeme.kind === 'word'
          ? !STARTERS.has(lexeme.lower) && !this.lexicon.numbers.has(lexeme.lower)
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
        const figure = previous === undefined ? one : this.inherited(previous, this.converted(previous, one, amount), amount);
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
    if (figure.qualifier !== undefined || figure.trend !== undefined || (told.qualifier === undefined && told.trend === undefined))
      return figure;
    if (told.kind !== figure.kind || (figure.kind !== 'money' && figure.kind !== 'measure') || told.unit === figure.unit) return figure;
    if (this.all[amount.start - 1]?.text !== '(' || (this.all[amount.start - 1] as Lexeme).start - told.end > 30) return figure;
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
          /^(?:compared|versus|from|against|than)$/.test(this.lower(i)) &&
          figure.value > told.value / 100 &&
          figure.value < told.value * 100
        )
          return { ...take, counts: told.counts };
    }
    if (told.kind === 'count' && figure.value <= told.value && amount.number.magnitude === 1) {
      if (link === 'to' && amount.start - before.end <= 4) return take;
      if (
        /^(?:from|of|were|are|was|in|at|on|have|had|who|with|to|for|against|,|\.)$/.test(word) &&
        /^(?:,|and|\(|with|including|while|but|;|—|–|:)$/.test(link)
      )
        return { ...take, counts: `${told.counts}` };
    }
    return figure;
  }

  private glued(i: number): boolean {
    const lexeme = this.all[i];
    return lexeme !== undefined && !lexeme.gap;
  }
  private isHyphen(i: number): boolean {
    const lexeme = this.all[i];
    return (
      lexeme !== undefined &&
      lexeme.kind === 'mark' &&
      (lexeme.text === '-' || lexeme.text === '‐' || lexeme.text === '‑' || lexeme.text === '–')
    );
  }
  private lower(i: number): string {
    return this.all[i]?.lower ?? '';
  }

  /** Where a date, time, ordinal, name or address ends that this number belongs to; 0 where it counts something. */
  private rejected(n: NumberRead): number {
    const { all, lexicon } = this;
    const first = all[n.start] as Lexeme;
    const previous = n.start > 0 ? all[n.start - 1] : undefined;
    const next = all[n.end];
    const after = next !== undefined && !next.begins ? next : undefined;
    if (Number.isNaN(n.value)) return n.end;
    const isDigits = first.kind === 'number';
    if (isDigits && first.text.length > 15 && !first.grouped && !first.decimal) return n.end;
    const signed =
      previous !== undefined &&
      (isSign(previous, lexicon) || (previous.kind === 'word' && !previous.gap && isSign(all[n.start - 2] ?? previous, lexicon)));
    if (isDigits) {
      // glued to what stands before: G7, Covid-19, v2.0, #3, a/3
      if (previous !== undefined && !first.gap && !signed) {
        if (previous.kind === 'word') return this.endOfName(n.end);
        if ('/_=@&#№:*\\'.includes(previous.text)) return this.endOfName(n.end);
        if (this.isHyphen(n.start - 1) && !previous.gap && n.start >= 2) {
          const before = all[n.start - 2] as Lexeme;
          if (before.kind === 'word' && before.lower !== 'to') return this.endOfName(n.end);
          if (before.kind === 'number') return this.endOfName(n.end);
        }
        if (previous.text === '.' && !previous.gap && n.start >= 2 && !first.gap && all[n.start - 2]?.kind !== 'mark')
          return this.endOfName(n.end);
      }
      if (previous !== undefined && (previous.text === '#' || previous.text === '№' || previous.text === '§')) return n.end;
      // 10:30, 12/10, 1-2-3 and what is glued behind
      const magnitude = n.magnitude > 1;
      if (next !== undefined && !next.gap && !magnitude && n.form === 'digits') {
        if (next.text === ':' && all[n.end + 1]?.kind === 'number' && this.glued(n.end + 1)) return this.endOfClock(n.end + 2);
        if (next.text === '/' && all[n.end + 1]?.kind === 'number' && this.glued(n.end + 1) && !signed) return this.endOfName(n.end);
        if (this.isHyphen(n.end) && all[n.end + 1]?.kind === 'number' && this.glued(n.end + 1)) {
          const second = all[n.end + 1] as Lexeme;
          if (this.isHyphen(n.end + 2) && this.glued(n.end + 2) && this.glued(n.end + 3) && all[n.end + 3]?.kind === 'number')
            return this.endOfName(n.end);
          if (
            !signed &&
            isYear(first) &&
            second.text.length <= 4 &&
            !second.decimal &&
            !second.grouped &&
            (second.text.length === 2 || isYear(second))
          )
            return n.end + 2;
        }
        if (next.kind === 'word') {
          if (/^(?:st|nd|rd|th)$/.test(next.lower)) return n.end + 1;
          if (/^'?s$/.test(next.lower) && first.value >= 10) return n.end + 1;
          if (/^(?:am|pm|a\.m\.|p\.m\.)$/.test(next.lower)) return n.end + 1;
          if (
            !this.unitAt(n.end, n, true) &&
            !lexicon.currencyWords.has(next.lower) &&
            !(next.lower === 'p' || next.lower === 'c') &&
            !lexicon.magnitudes.has(next.lower)
          )
            return this.endOfName(n.end + 1);
        }
        if ((next.text === "'" || next.text === '’') && all[n.end + 1]?.lower === 's' && this.glued(n.end + 1)) return n.end + 2;
        if (next.text === '_' || next.text === '@' || next.text === '=') return this.endOfName(n.end);
      }
      if (
        after !== undefined &&
        /^(?:am|pm|a\.m\.|p\.m\.|o'clock|noon|midnight|gmt|utc|bst|cet|edt|est|cest)$/.test(after.lower) &&
        n.magnitude === 1
      )
        return n.end + 1;
      if (after !== undefined && /^(?:degrees?|minutes?|seconds?|°|'|′)$/.test(after.lower) && this.isCoordinate(n.end)) return n.end + 1;
      if (after?.lower === 'a' && all[n.end + 1]?.text === '.' && all[n.end + 2]?.lower === 'm') return n.end + 3;
      if (after !== undefined && /^(?:bc|ad|bce|ce)$/i.test(after.text) && after.capital && !signed) return n.end + 1;
    }
    if (!isDigits && after !== undefined && n.value <= 24 && /^(?:o'clock|a\.m\.|p\.m\.|am|pm)$/.test(after.lower)) return n.end + 1;
    // "one-on-one", "a day or two"
    if (!isDigits && previous !== undefined && this.isHyphen(n.start - 1) && !previous.gap && !first.gap) return n.end;
    if (!isDigits && previous?.lower === 'or' && /^(?:an?|one)$/.test(this.lower(n.start - 3))) return n.end;
    const plain = n.form === 'digits' && n.magnitude === 1 && !first.decimal && !first.grouped && !signed;
    if (plain) {
      const end = this.endOfPhoneNumber(n.start);
      if (end > 0) return end;
    }
    // months
    if (plain && first.value <= 31) {
      if (previous?.kind === 'word' && previous.capital && lexicon.months.has(previous.lower) && (!this.counts(n) || first.value < 32))
        return this.endOfDate(n.end);
      if (previous?.text === '.' && all[n.start - 2]?.capital === true && lexicon.months.has(this.lower(n.start - 2)) && !first.begins)
        return this.endOfDate(n.end);
      if (after !== undefined && after.capital && lexicon.months.has(after.lower)) return this.endOfDate(n.end + 1);
      if (
        after?.text === '.' &&
        !after.gap &&
        all[n.end + 1]?.capital !== undefined &&
        lexicon.foreign &&
        lexicon.months.has(this.lower(n.end + 1))
      )
        return this.endOfDate(n.end + 2);
      if (lexicon.foreign && after !== undefined && lexicon.months.has(after.lower)) return this.endOfDate(n.end + 1);
      if (after !== undefined && this.lower(n.end) === 'of' && all[n.end + 1]?.capital && lexicon.months.has(this.lower(n.end + 1)))
        return n.end + 2;
      if (
        after?.lower === 'and' &&
        all[n.end + 1]?.kind === 'number' &&
        all[n.end + 2]?.capital &&
        lexicon.months.has(this.lower(n.end + 2))
      )
        return n.end + 3;
      if (previous?.lower === 'the' && n.value === 911) return n.end;
    }
    if (
      n.form !== 'digits' &&
      previous?.kind === 'word' &&
      previous.capital &&
      lexicon.months.has(previous.lower) &&
      previous.lower !== 'may'
    )
      return n.end;
    if (plain && isYear(first) && this.isYearHere(n, previous, after)) return n.end;
    if (plain && first.text.length === 4 && first.text.startsWith('0')) return n.end;
    if (plain && this.isAddress(n)) return n.end + 1;
    if (
      plain &&
      this.isAge({ number: n, start: n.start, end: n.end, unit: undefined, kind: undefined, attributive: false, sign: undefined })
    )
      return 0;
    if (plain && previous?.text === ':' && after?.capital && first.value <= 10 && /ed$/.test(after.lower)) return n.end;
    if (this.isName(n, previous, after, plain)) return n.end;
    if (n.form === 'words' && n.value === 1 && n.end === n.start + 1 && first.lower === 'one' && this.isPronoun(n, previous, after))
      return n.end;
    // ordinals: twenty-first, two-fold is fine
    if (
      n.form === 'words' &&
      this.isHyphen(n.end) &&
      this.glued(n.end) &&
      this.glued(n.end + 1) &&
      /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|on|off|time|sided|way|handed|liner|word|by|to|step|piece|nil|all|eyed|dimensional|hit|seater|legged|tier|man|woman|person|party|and|up|stop|night|part|pronged|bedroom|seat|door|state|run)$/.test(
        this.lower(n.end + 1),
      ) &&
      n.value <= 100 &&
      this.lower(n.end + 1) !== 'to'
    )
      return n.end + 2;
    return 0;
  }

  /** "29 degrees 50.36 minutes north": only degrees, minutes and numbers come before a point of the compass. */
  private isCoordinate(at: number): boolean {
    for (let i = at; i < at + 9; i++) {
      const lexeme = this.all[i];
      if (lexeme === undefined || (lexeme.begins && i > at)) return false;
      if (lexeme.kind === 'number' || /^(?:degrees?|minutes?|seconds?|°|'|′|"|″|,|and|\.)$/.test(lexeme.lower)) continue;
      return /^(?:north|south|east|west|latitude|longitude|n|s|e|w)$/.test(lexeme.lower) && (lexeme.lower.length > 1 || lexeme.capital);
    }
    return false;
  }

  private endOfName(from: number): number {
    const { all } = this;
    let i = from;
    while (i < all.length && i < from + 8 && !(all[i] as Lexeme).gap) {
      const lexeme = all[i] as Lexeme;
      if (lexeme.kind === 'mark' && !this.glued(i + 1)) break;
      if (lexeme.kind === 'mark' && !'-–/.:_=@&#'.includes(lexeme.text)) break;
      i++;
    }
    return Math.max(i, from);
  }
  /** "+44 20 7946 0958": three groups of digits or more, seven digits in all. 0 where it is none. */
  private endOfPhoneNumber(from: number): number {
    let digits = 0;
    let groups = 0;
    let i = from;
    while (groups < 12) {
      const lexeme = this.all[i];
      if (lexeme?.kind !== 'number' || lexeme.decimal || lexeme.grouped) break;
      digits += lexeme.text.length;
      groups++;
      i++;
      if (this.isHyphen(i) && this.all[i + 1]?.kind === 'number') i++;
    }
    return groups >= 3 && digits >= 7 && digits <= 16 ? i : 0;
  }

  private endOfClock(from: number): number {
    let i = from;
    while (this.glued(i) && this.all[i]?.text === ':' && this.all[i + 1]?.kind === 'number') i += 2;
    return i;
  }
  private endOfDate(from: number): number {
    const { all } = this;
    let i = from;
    if (all[i]?.kind === 'word' && !all[i]?.gap && /^(?:st|nd|rd|th)$/.test(this.lower(i))) i++;
    // "June 5-7", "June 5 and 6"
    if (this.isHyphen(i) && all[i + 1]?.kind === 'number' && (all[i + 1] as Lexeme).value <= 31 && !(all[i + 1] as Lexeme).decimal) i += 2;
    else if (
      (this.lower(i) === 'and' || this.lower(i) === 'to') &&
      all[i + 1]?.kind === 'number' &&
      (all[i + 1] as Lexeme).value <= 31 &&
      !(all[i + 1] as Lexeme).decimal &&
      !(all[i + 1] as Lexeme).grouped &&
      !this.counts({ start: i + 1, end: i + 2 })
    )
      i += 2;
    if (
      all[i]?.text === ',' &&
      all[i + 1]?.kind === 'number' &&
      isYear(all[i + 1] as Lexeme) &&
      !(all[i + 2]?.text === '-' && this.glued(i + 2))
    )
      i += 2;
    else if (all[i]?.kind === 'number' && isYear(all[i] as Lexeme)) i += 1;
    return i;
  }

  /** A plural noun stands behind: the number counts. */
  private counts(n: { readonly start: number; readonly end: number }): boolean {
    const phrase = phraseFrom(this.all, n.end, true, this.lexicon);
    return phrase?.plural === true;
  }

  private isYearHere(n: NumberRead, previous: Lexeme | undefined, after: Lexeme | undefined): boolean {
    const value = (this.all[n.start] as Lexeme).value;
    if (this.lexicon.foreign && value >= 1900 && this.unitAt(n.end, n, false)?.unit === 'year') return true;
    if (
      value >= 1950 &&
      value <= 2035 &&
      previous?.kind === 'word' &&
      (after === undefined || after.kind === 'mark') &&
      this.boundBefore(n.start)?.qualifier === 'more than'
    )
      return true;
    if (this.unitAt(n.end, n, false) !== undefined && !(after?.gap && /^(?:"|'|”|’|a|c|f|v|w|s|h|l|in)$/.test(after.lower))) return false;
    if (after !== undefined && this.lexicon.currencyWords.has(after.lower) && after.kind === 'word') return false;
    if (this.boundBefore(n.start) !== undefined && !/^(?:around|about|over|under|near|below|above|beyond)$/.test(previous?.lower ?? ''))
      return false;
    const phrase = after?.kind === 'word' && after.gap ? phraseFrom(this.all, n.end, true, this.lexicon) : undefined;
    if (phrase?.plural && phrase.end - phrase.start <= 2) {
      if (
        phrase.end - phrase.start === 1 &&
        isHuman(phrase.head.lower, phrase.head.capital, this.lexicon) &&
        previous?.lower !== 'the' &&
        previous?.lower !== 'in'
      )
        return false;
      if (value < 1900 && !/^(?:in|since|until|between|and|from|to|by|before|after|of|the)$/.test(previous?.lower ?? '')) return false;
    }
    if (value < 1700 && !/^(?:in|since|until|between|and|from|to|by|before|after|of|the|circa)$/.test(previous?.lower ?? '')) return false;
    return value < 1900
      ? /^(?:in|since|until|between|and|from|to|by|before|after|of|the|circa|around|early|late|,|\(|–|-)$/.test(previous?.lower ?? '') ||
          (previous?.capital ?? false)
      : true;
  }

  private isAddress(n: NumberRead): boolean {
    const { all, lexicon } = this;
    for (let i = n.end; i < n.end + 5; i++) {
      const lexeme = all[i];
      if (lexeme === undefined || lexeme.begins) return false;
      if (lexeme.kind === 'number') {
        i += all[i + 1]?.kind === 'word' && !all[i + 1]?.gap ? 1 : 0;
        continue;
      }
      if (lexeme.kind !== 'word' || !lexeme.capital) return false;
      if (lexicon.streets.has(lexeme.lower) && (i > n.end || ['ave', 'rue', 'via', 'calle', 'avenue'].includes(lexeme.lower))) return true;
    }
    return false;
  }

  /** "Boeing 737", "Article 5", "iPhone 12 Mini", "phase two", "Air Force One". */
  private isName(n: NumberRead, previous: Lexeme | undefined, after: Lexeme | undefined, plain: boolean): boolean {
    const first = this.all[n.start] as Lexeme;
    if (previous === undefined || first.begins) return this.opensName(n, after);
    const word = n.form === 'words' && n.end === n.start + 1;
    if (
      !plain &&
      !(first.kind === 'number' && n.magnitude === 1 && first.decimal && previous.capital && !this.lexicon.stops.has(previous.lower)) &&
      !word
    )
      return false;
    if (isSign(previous, this.lexicon) && first.kind === 'number' && !/^[A-Z]$/.test(previous.text)) return false;
    if (after !== undefined && first.kind === 'number' && this.unitAt(n.end, n, false) !== undefined) return false;
    if (after !== undefined && this.lexicon.currencyWords.has(after.lower)) return false;
    let namer = previous;
    if (previous.text === '.' && !previous.gap) namer = this.all[n.start - 2] ?? previous;
    if (namer.kind !== 'word') return this.opensName(n, after);
    if (this.lexicon.namers.has(namer.lower)) {
      if (namer.capital || namer.text !== namer.lower) return namer.begins ? !this.counts(n) : true;
      if (word) return !this.counts(n) || /^(?:phase|part|number|level|type|chapter|day|week|stage|tier)$/.test(namer.lower);
      return (
        !this.counts(n) ||
        (n.value < 10 &&
          /^(?:phase|type|level|stage|tier|category|class|group|grade|windows|day|week|game|round|version|article|section)$/.test(
            namer.lower,
          ))
      );
    }
    if (word) return first.capital && previous.capital && !previous.begins;
    if (!previous.capital && !/^i[A-Z]/.test(previous.text)) return false;
    if (previous.begins && !/\d|[A-Z].*[A-Z]/.test(previous.text)) {
      if (!after || after.kind !== 'word') return false;
      return false;
    }
    if (DAYS.has(previous.lower) || (this.lexicon.stops.has(previous.lower) && previous.text !== 'US')) return false;
    if (first.grouped || n.value >= 10000) return false;
    if (first.decimal) return after === undefined || after.kind !== 'word' || after.capital;
    return !this.counts(n);
  }

  /** "Four Seasons", "Seven Network": a spelled number in capitals amid a capitalised name. */
  private opensName(n: NumberRead, after: Lexeme | undefined): boolean {
    const first = this.all[n.start] as Lexeme;
    return (
      n.form === 'words' &&
      first.capital &&
      !first.begins &&
      after !== undefined &&
      after.capital &&
      n.end === n.start + 1 &&
      !this.lexicon.units.has(after.lower)
    );
  }

  private isPronoun(n: NumberRead, previous: Lexeme | undefined, after: Lexeme | undefined): boolean {
    if (previous !== undefined && !(this.all[n.start] as Lexeme).begins && NOT_ONE_AFTER.has(previous.lower)) return true;
    if (after === undefined || after.kind !== 'word') return !(after?.kind === 'mark' && after.text === '%');
    if (after.lower === "'s" || after.lower === 'another' || after.lower === 'by') return true;
    if (after.lower === 'day' && this.lower(n.end + 1) !== 'of') return true;
    if (after.lower === 'of') return !this.partOf(n.end + 1);
    if (this.lexicon.stops.has(after.lower) && after.text !== 'US' && !['more', 'other', 'long', 'high', 'thick'].includes(after.lower))
      return true;
    if (
      this.lexicon.verbs.has(after.lower) &&
      !['need', 'work', 'plan', 'report', 'set', 'hit', 'show', 'win', 'loss', 'drop', 'rise', 'break', 'cut'].includes(after.lower)
    )
      return true;
    return false;
  }

  /** "(one) of the students": a plural stands behind an article. */
  private partOf(at: number): boolean {
    if (!/^(?:the|these|those|its|their|his|her|our|your|my)$/.test(this.lower(at))) return false;
    return phraseFrom(this.all, at + 1, true, this.lexicon)?.plural === true;
  }

  /** The unit whose words start at lexeme `at`: "percent", "square miles", "km". */
  private unitAt(at: number, n: NumberRead, gluedOnly: boolean): { unit: string; kind: FigureKind; end: number } | undefined {
    const { all, lexicon } = this;
    const first = all[at];
    if (first === undefined || (first.begins && first.gap)) return undefined;
    if (gluedOnly && first.gap) return undefined;
    const rows =
      lexicon.units.get(first.lower) ?? (first.lower.includes('.') ? lexicon.units.get(first.lower.replaceAll('.', '')) : undefined);
    if (rows === undefined) {
      if (first.text === '°' || first.text === 'º') return undefined;
      return undefined;
    }
    const isDigits = all[n.start]?.kind === 'number';
    for (const { words, means } of rows) {
      let j = at + 1;
      let fits = true;
      for (let k = 1; k < words.length; k++) {
        if (this.isHyphen(j) && this.glued(j)) j++;
        if (all[j]?.lower !== words[k]) {
          fits = false;
          break;
        }
        j++;
      }
      if (!fits) continue;
      if (means.short) {
        if (!isDigits) continue;
        const text = first.text;
        if (text === "'" || text === '"' || text === '”') {
          if (first.gap || n.magnitude > 1) continue;
          // a closing quotation mark is no inch
          if (!this.opensNoQuote(at, text)) continue;
        } else if (text.length === 1 && /\p{L}/u.test(text)) {
          if (first.gap && !/^[CFVWAKJΩ]$/.test(text) && !(/^[mtxlhтМмг]$/.test(text) && !this.lexicon.stops.has(text))) continue;
          if (first.gap && text === 'A') {
            if (all[at + 1]?.kind === 'word') continue;
          }
          if (!first.gap && text === 'm' && n.magnitude > 1) continue;
          if (!first.gap && text === 's' && n.value >= 10) continue;
        } else if (first.lower === 'in' && first.gap) continue;
        else if (first.gap && first.lower === 'ps') continue;
      }
      if (means.unit === 'second' && first.lower === 'second' && n.value === 1) continue;
      return { unit: means.unit, kind: means.kind, end: j };
    }
    return undefined;
  }

  private opensNoQuote(at: number, mark: string): boolean {
    const start = Math.max(0, at - 30);
    for (let i = at - 1; i >= start; i--) {
      const text = (this.all[i] as Lexeme).text;
      if (text === mark || (mark === '”' && text === '“')) return false;
    }
    return (this.all[at - 1] as Lexeme).value < 200;
  }

  private amount(n: NumberRead): Amount {
    const { all, lexicon } = this;
    let start = n.start;
    let end = n.end;
    let unit: string | undefined;
    let kind: FigureKind | undefined;
    let attributive = false;
    let sign: Amount['sign'];
    const isDigits = (all[n.start] as Lexeme).kind === 'number';
    if (isDigits) {
      let p = n.start - 1;
      if (p >= this.taken && this.isHyphen(p) && this.glued(n.start) && p > 0 && isSign(all[p - 1] as Lexeme, lexicon)) p--;
      const mark = all[p];
      if (
        mark !== undefined &&
        p >= this.taken &&
        isSign(mark, lexicon) &&
        (mark.kind === 'mark' || !(all[n.start] as Lexeme).gap || mark.text.length === 3 || /^(?:Rs|RM|HK|PS|NT|Rp)$/.test(mark.text)) &&
        !(mark.kind === 'word' && mark.text.length === 1 && !/^R$/.test(mark.text))
      ) {
        start = p;
        unit = lexicon.signs.get(mark.text);
        // "US$", "HK $", "A$"; "$US55"
        const before = all[p - 1];
        if (mark.kind === 'mark' && before?.kind === 'word' && p - 1 >= this.taken) {
          const joined = lexicon.signs.get(
            `${before.text.replace(/\./g, '').toUpperCase() === before.text.replace(/\./g, '') ? before.text.replace(/\./g, '') : before.text}${mark.text}`,
          );
          if (joined !== undefined && (!mark.gap || before.text.length > 1) && !(before.begins && before.text.length === 1 && mark.gap)) {
            unit = joined;
            start = p - 1;
          }
        } else if (mark.kind === 'word' && before?.kind === 'mark' && !mark.gap) {
          const joined = lexicon.signs.get(`${before.text}${mark.text}`);
          if (joined !== undefined) {
            unit = joined;
            start = p - 1;
          }
        }
      } else if (mark?.kind === 'word' && !(all[n.start] as Lexeme).gap && all[p - 1]?.kind === 'mark' && p - 1 >= this.taken) {
        const joined = lexicon.signs.get(`${(all[p - 1] as Lexeme).text}${mark.text}`);
        if (joined !== undefined) {
          unit = joined;
          start = p - 1;
        }
      }
      // signs: +0.2%, -5
      const s = all[start - 1];
      if (
        s !== undefined &&
        start - 1 >= this.taken &&
        s.gap &&
        this.glued(start) &&
        (s.text === '+' || s.text === '-' || s.text === '−' || s.text === '–')
      ) {
        sign = s.text === '+' ? '+' : '-';
        start--;
      }
    }
    if (unit !== undefined) {
      kind = 'money';
      // "$31.20 US", "$76 US a barrel"
      if (
        unit === 'USD' &&
        all[end]?.kind === 'word' &&
        TAIL.has(this.lower(end)) &&
        (all[end] as Lexeme).capital &&
        !(all[end] as Lexeme).begins
      ) {
        const tail = this.lower(end);
        if (tail === 'cad' || tail === 'canadian') unit = 'CAD';
        if (tail === 'aud' || tail === 'australian') unit = 'AUD';
        end++;
      }
      if (this.lower(end) === 'dollars' && unit.endsWith('D')) end++;
    } else {
      let at = n.end;
      // "2,26 Mrd. Euro"
      if (
        n.magnitude > 1 &&
        all[at]?.text === '.' &&
        this.glued(at) &&
        all[at + 1]?.gap &&
        !(all[at + 1] as Lexeme).begins &&
        lexicon.abbreviations.has(this.lower(at - 1))
      )
        at++;
      if (this.isHyphen(at) && this.glued(at) && /^(?:plus|odd)$/.test(this.lower(at + 1))) at += 2;
      else if (this.isHyphen(at) && this.glued(at) && this.glued(at + 1) && all[at]?.text !== '–' && all[at + 1]?.kind === 'word') {
        at++;
        attributive = true;
      }
      const next = all[at];
      if (next !== undefined && !(next.begins && next.gap)) {
        // "millions of dollars", "hundreds of miles"
        if (
          n.form === 'vague' &&
          next.lower === 'of' &&
          !(all[at + 1] as Lexeme | undefined)?.begins &&
          all[at + 1] !== undefined &&
          (this.moneyAt(at + 1) !== undefined || lexicon.units.has(this.lower(at + 1)))
        )
          at++;
        const money = this.moneyAt(at);
        const named = this.unitAt(at, n, false);
        if (money !== undefined) {
          unit = money.unit;
          kind = 'money';
          end = money.end;
        } else if ((next.text === 'p' || next.text === 'c') && !next.gap && isDigits) {
          unit = next.text === 'p' ? 'penny' : 'cent';
          kind = 'money';
          end = at + 1;
        } else if (named !== undefined) {
          unit = named.unit;
          kind = named.kind;
          end = named.end;
          if (attributive && kind === 'percent') attributive = false;
        } else if (next.text === '°' || next.text === 'º') {
          const scale = all[at + 1];
          unit = /^c/i.test(scale?.text ?? '') ? 'degree celsius' : /^f/i.test(scale?.text ?? '') ? 'degree fahrenheit' : 'degree';
          kind = 'measure';
          end = at + (unit === 'degree' || scale?.text.length !== 1 ? 1 : 2);
        } else if (next.lower === 'pounds' || next.lower === 'pound') {
          unit = n.value >= 1000 ? 'GBP' : 'pound';
          kind = unit === 'GBP' ? 'money' : 'measure';
          end = at + 1;
        }
        if (
          unit === undefined &&
          (next.lower === 'magnitude' || (next.lower === 'on' && /^(?:richter|moment)$/.test(this.lower(at + 2))))
        ) {
          unit = 'magnitude';
          kind = 'measure';
          if (next.lower === 'magnitude') end = at + 1;
          attributive = false;
        }
        if (unit === undefined) attributive = false;
      }
    }
    // "magnitude 7.2", "a magnitude of 7.2"
    if (unit === undefined && isDigits && n.magnitude === 1 && n.value < 11) {
      for (let i = n.start - 1; i >= Math.max(0, n.start - 9, this.taken - 6); i--) {
        if ((all[i + 1] as Lexeme).begins) break;
        const word = this.lower(i);
        if (word === 'magnitude') {
          unit = 'magnitude';
          kind = 'measure';
          break;
        }
        if (
          !/^(?:of|the|a|an|was|is|at|from|to|about|around|quake|earthquake|temblor|with|preliminary|measured|upgraded|estimated|-|–)$/.test(
            word,
          ) &&
          (all[i] as Lexeme).kind !== 'number'
        )
          break;
      }
    }
    // rates: per gallon, a barrel, an ounce, /kg
    if (unit !== undefined && kind !== 'duration' && kind !== undefined) {
      const per = this.rateAt(end);
      if (per !== undefined) {
        if (kind === 'money') unit = `${unit}/${per.unit}`;
        else if (kind !== 'percent') unit = `${unit} per ${per.unit}`;
        end = per.end;
      }
    }
    return { number: n, start, end, unit, kind, attributive, sign };
  }

  private moneyAt(at: number): { unit: string; end: number } | undefined {
    const { all, lexicon } = this;
    const next = all[at] as Lexeme;
    const part = next.kind === 'word' ? lexicon.cents.get(next.lower) : undefined;
    if (part !== undefined) return { unit: part, end: at + 1 };
    const code = next.kind === 'word' ? lexicon.currencyWords.get(lexicon.foreign ? next.lower.replace(/^d'/, '') : next.lower) : undefined;
    if (
      code !== undefined &&
      (next.lower !== code.toLowerCase() || next.text === code || next.lower === 'usd') &&
      !(next.lower === 'real' || next.lower === 'won' || next.lower === 'rand')
    )
      return { unit: code, end: at + 1 };
    if (
      (next.lower === 'won' || next.lower === 'rand' || next.lower === 'real') &&
      (all[at - 1] as Lexeme).kind === 'word' &&
      lexicon.magnitudes.has(this.lower(at - 1))
    )
      return { unit: code as string, end: at + 1 };
    if (next.kind === 'mark' && lexicon.signs.has(next.text) && !(all[at + 1]?.kind === 'number' && !all[at + 1]?.gap))
      return { unit: lexicon.signs.get(next.text) as string, end: at + 1 };
    // Danish crowns, Hong Kong dollars, US dollars
    if (next.kind === 'word') {
      const second = all[at + 1];
      if (second?.kind === 'word' && !second.begins) {
        const adjective = next.lower.replace(/\./g, '');
        const code2 = lexicon.namedCurrencies
          .get(second.lower.endsWith('s') || second.lower.startsWith('kron') ? second.lower : `${second.lower}s`)
          ?.get(adjective);
        if (code2 !== undefined) return { unit: code2, end: at + 2 };
        const third = all[at + 2];
        if (third?.kind === 'word') {
          const code3 = lexicon.namedCurrencies.get(third.lower)?.get(`${adjective} ${second.lower}`);
          if (code3 !== undefined) return { unit: code3, end: at + 3 };
        }
        if (
          next.capital &&
          lexicon.currencyWords.has(second.lower) &&
          second.lower !== 'real' &&
          second.lower !== 'won' &&
          second.lower !== 'rand'
        )
          return { unit: lexicon.currencyWords.get(second.lower) as string, end: at + 2 };
      }
    }
    return undefined;
  }

  private rateAt(at: number): { unit: string; end: number } | undefined {
    const { all, lexicon } = this;
    let i = at;
    const first = all[i];
    if (first === undefined || (first.begins && first.gap)) return undefined;
    if (this.isHyphen(i) && this.glued(i)) i++;
    const word = this.lower(i);
    const slash = all[i]?.text === '/' && this.glued(i);
    if (word !== 'a' && word !== 'an' && word !== 'per' && word !== 'each' && word !== 'every' && !slash) return undefined;
    i++;
    if (this.isHyphen(i) && this.glued(i)) i++;
    const unit = all[i];
    if (unit?.kind !== 'word' || unit.begins) return undefined;
    const two = `${unit.lower} ${this.lower(i + 1)}`;
    if (lexicon.rates.has(two)) return { unit: two, end: i + 2 };
    if (lexicon.rates.has(unit.lower) || word === 'per' || slash) {
      let end = i + 1;
      if (slash && all[end]?.kind === 'number' && !all[end]?.gap) end++;
      return { unit: unit.lower === 'h' ? 'hour' : unit.lower === 's' ? 'second' : singular(unit.lower, lexicon), end };
    }
    return undefined;
  }

  /** The bound whose words end right before lexeme `at`, determiners left out. */
  private boundBefore(at: number): Bound | undefined {
    const { all, lexicon } = this;
    let i = at - 1;
    let found: Bound | undefined;
    for (let step = 0; step < 4 && i >= this.taken && i >= 0; step++) {
      if ((all[i + 1] as Lexeme | undefined)?.begins) break;
      const lexeme = all[i] as Lexeme;
      const rows = lexicon.before.get(lexeme.lower);
      let matched: { words: readonly string[]; means: string } | undefined;
      if (rows !== undefined)
        for (const row of rows) {
          const from = i - row.words.length + 1;
          if (from < this.taken) continue;
          let fits = true;
          for (let k = 0; k < row.words.length; k++)
            if (all[from + k]?.lower !== row.words[k] || (k > 0 && all[from + k]?.begins)) {
              fits = false;
              break;
            }
          if (fits && this.isBound(row.words, from, at)) {
            matched = row;
            break;
          }
        }
      if (matched !== undefined) {
        const qualifier = matched.means as Qualifier;
        const from = i - matched.words.length + 1;
        // "up to about 500": the bound, not the approximation
        found = { qualifier: found === undefined || found.qualifier === 'about' ? qualifier : found.qualifier, start: from };
        i = from - 1;
        continue;
      }
      if (found === undefined && lexeme.kind === 'word' && DETERMINERS.has(lexeme.lower)) {
        i--;
        continue;
      }
      break;
    }
    return found;
  }

  private isBound(words: readonly string[], from: number, at: number): boolean {
    if (words.length > 1) return true;
    const word = words[0] as string;
    const before = this.all[from - 1];
    if (
      word === 'over' ||
      word === 'under' ||
      word === 'above' ||
      word === 'below' ||
      word === 'near' ||
      word === 'beyond' ||
      word === 'beneath'
    ) {
      if (from + 1 < at && word !== 'over' && word !== 'under') return false;
      if (from + 1 < at && this.lower(from + 1) === 'the') return false;
      if (
        (word === 'over' || word === 'under') &&
        before !== undefined &&
        /^(?:won|victory|win|beat|triumph|took|take|way|pulled|turned|turn|hand|handed|moved|down|from)$/.test(before.lower)
      )
        return false;
      if (word === 'over' && before !== undefined && before.kind === 'word' && !before.begins) {
        // "grew 20 % over five years" is no bound; "in over two years" is
        const n = readNumber(this.all, this.firstOf(at), this.lexicon);
        const unit = n === undefined ? undefined : this.unitAt(n.end, n, false);
        if (unit?.kind === 'duration')
          return /^(?:in|for|of|after|since|took|take|takes|lasted|last|lasting|lasts|spent|spend|and|is|was|were|been|well|just|with|has|have|had|than|at|aged|by|to|from)$/.test(
            before.lower,
          );
      }
      return true;
    }
    if (word === 'some') return from + 1 === at;
    if (word === 'lower' || word === 'higher') return false;
    if (/^(?:pass(?:ed|ing|es)?|near(?:ing|s|ed)|approach(?:ing|es|ed)?)$/.test(word)) {
      const first = this.all[this.firstOf(at)] as Lexeme;
      const n = first.kind === 'number' || first.kind === 'word' ? readNumber(this.all, this.firstOf(at), this.lexicon) : undefined;
      return n !== undefined && n.value >= 1000 && before?.kind === 'word';
    }
    // "talks about a $2 billion loan": with an article between, the word is a preposition
    if (word === 'about' || word === 'around')
      return (
        from + 1 === at ||
        (!/^(?:a|an|the|its|their|his|her)$/.test(this.lower(from + 1)) &&
          (this.all[from + 1]?.kind === 'mark' || DETERMINERS.has(this.lower(from + 1))))
      );
    return true;
  }
  /** The number's first lexeme at or behind `at`: skips currency marks. */
  private firstOf(at: number): number {
    let i = at;
    while (i < at + 3 && this.all[i] !== undefined && this.all[i]?.kind !== 'number' && isSign(this.all[i] as Lexeme, this.lexicon)) i++;
    return Math.min(i, this.all.length - 1);
  }

  private boundAfter(at: number): { qualifier: Qualifier; end: number } | undefined {
    const { all, lexicon } = this;
    let i = at;
    if (all[i] === undefined || (all[i] as Lexeme).begins) return undefined;
    if (this.isHyphen(i) && this.glued(i) && (this.lower(i + 1) === 'odd' || this.lower(i + 1) === 'plus')) i++;
    const rows = lexicon.after.get((all[i] as Lexeme).lower);
    if (rows === undefined) return undefined;
    for (const { words, means } of rows) {
      let fits = true;
      for (let k = 0; k < words.length; k++) if (all[i + k]?.lower !== words[k]) fits = false;
      if (!fits) continue;
      const last = i + words.length;
      if (words[0] === '+' && (all[i] as Lexeme).gap) continue;
      if (
        words.length === 1 &&
        (words[0] === 'plus' ||
          words[0] === 'odd' ||
          words[0] === 'max' ||
          words[0] === 'tops' ||
          words[0] === 'maximum' ||
          words[0] === 'minimum' ||
          words[0] === 'approximately' ||
          words[0] === 'approx') &&
        all[i] &&
        (all[i] as Lexeme).gap &&
        all[last]?.kind === 'word' &&
        words[0] !== 'odd'
      )
        continue;
      if (words.length > 1 && words[0] === 'at' && all[last] !== undefined && all[last].kind !== 'mark') continue;
      return { qualifier: means as Qualifier, end: last };
    }
    return undefined;
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

  /** The other end of a range that starts with `first`. */
  private rangeTo(first: Amount): Amount | undefined {
    const { all } = this;
    const n = first.number;
    if (n.form === 'ratio' || (n.form === 'fraction' && n.value === 0.5) || n.valueTo !== undefined) return undefined;
    let i = first.end;
    // "from 21 mpg combined to 23", "from 300 people to 500"
    if (
      all[i]?.kind === 'word' &&
      this.lower(i + 1) === 'to' &&
      this.fromBefore(first.start) &&
      !this.lexicon.stops.has(this.lower(i)) &&
      all[i]?.gap
    )
      i++;
    const link = all[i];
    if (link === undefined || (link.begins && link.gap)) return undefined;
    const before = this.lower(first.start - 1);
    const before2 = this.lower(first.start - 2);
    let kind: 'dash' | 'to' | 'and' | 'or';
    if (this.isHyphen(i) || link.text === '—' || link.text === '−') {
      const spaced = link.gap && all[i + 1]?.gap === true;
      if (link.text === '—' && !(!link.gap && this.glued(i + 1))) return undefined;
      if (spaced && link.text === '-' && first.unit !== undefined) return undefined;
      kind = 'dash';
      i++;
      // "200,000 to-260,000", "10-to-15"
      if (this.lower(i) === 'to' || this.lower(i) === 'or') {
        i++;
        if (this.isHyphen(i)) i++;
      }
    } else if (link.lower === 'to' || (link.lower === 'up' && this.lower(i + 1) === 'to' && this.fromBefore(first.start))) {
      kind = 'to';
      i += link.lower === 'to' ? 1 : 2;
      if (this.isHyphen(i) && this.glued(i)) i++;
    } else if (link.lower === 'and') {
      kind = 'and';
      i++;
    } else if (link.lower === 'or') {
      kind = 'or';
      i++;
    } else return undefined;
    if (kind === 'to')
      while (
        i < first.end + 4 &&
        [
          'about',
          'around',
          'nearly',
          'approximately',
          'almost',
          'roughly',
          'a',
          'some',
          'perhaps',
          'as',
          'much',
          'many',
          'over',
          'more',
          'than',
        ].includes(this.lower(i)) &&
        readNumber(all, i, this.lexicon) === undefined
      )
        i++;
    let j = i;
    while (j < i + 3 && all[j] !== undefined && all[j]?.kind !== 'number' && isSign(all[j] as Lexeme, this.lexicon)) j++;
    const start = all[j];
    if (start === undefined || start.begins) return undefined;
    if (start.kind === 'word' && !STARTERS.has(start.lower)) return undefined;
    const m = readNumber(all, j, this.lexicon);
    if (m === undefined || m.form === 'ratio' || Number.isNaN(m.value) || (m.form === 'vague' && n.form !== 'vague')) return undefined;
    if (
      kind !== 'dash' &&
      kind !== 'to' &&
      m.form === 'digits' &&
      isYear(start) &&
      n.form === 'digits' &&
      isYear(all[n.start] as Lexeme) === false &&
      this.isYearHere(m, all[j - 1], all[m.end])
    )
      return undefined;
    const taken = this.taken;
    this.taken = i;
    const second = this.amount(m);
    this.taken = taken;
    if (
      kind === 'dash' &&
      m.form === 'digits' &&
      all[m.end]?.kind === 'word' &&
      !all[m.end]?.gap &&
      second.unit === undefined &&
      m.magnitude === 1
    )
      return undefined;
    const same =
      first.unit === undefined ||
      second.unit === undefined ||
      second.unit.split('/')[0] === first.unit.split('/')[0] ||
      (first.unit === 'degree' && second.unit.startsWith('degree'));
    if (!same) return undefined;
    const leftUnitless = first.unit === undefined;
    if (kind === 'and') {
      if (!this.betweenBefore(first.start)) return undefined;
    } else if (kind === 'or') {
      if (!leftUnitless && first.unit !== second.unit) return undefined;
      if (!(m.value > n.value && (m.value <= n.value * 2 || m.value - n.value === 1)) || (second.unit === undefined && !this.counts(m)))
        return undefined;
    } else if (kind === 'to') {
      const from = this.fromBefore(first.start);
      const changed = this.trendWord(first.start);
      if (!from) {
        if (changed !== undefined && !leftUnitless && first.kind === 'percent' && second.unit === undefined) return undefined;
        if (
          changed !== undefined &&
          first.unit === undefined &&
          second.unit !== undefined &&
          second.kind !== 'money' &&
          second.kind !== 'percent' &&
          second.kind !== 'measure'
        )
          return undefined;
        // votes and scores: "won 5 to 4"
        if (m.value < n.value && m.magnitude <= n.magnitude && first.unit === undefined) return undefined;
        if (first.unit !== undefined && second.unit === undefined && first.kind !== 'money') return undefined;
        if (before === 'up' || (before2 === 'up' && before === 'by')) return undefined;
        if (first.unit !== undefined && second.unit === undefined && m.magnitude === 1) return undefined;
      }
    } else if (kind === 'dash') {
      if (first.unit === undefined && second.unit === undefined && !second.attributive && n.magnitude === 1 && m.magnitude === 1) {
        if (m.value <= n.value) return undefined;
        if (n.value < 20 && m.value < 20 && !this.counts(m) && this.boundBefore(first.start) === undefined && !this.isHyphen(m.end))
          return undefined;
      }
      if (m.value < n.value && m.magnitude === 1 && !(n.value < m.value * m.magnitude)) return undefined;
    }
    return second;
  }

  private betweenBefore(at: number): boolean {
    for (let i = at - 1; i >= at - 4 && i >= 0; i--) {
      if (this.all[i + 1]?.begins) return false;
      const word = this.lower(i);
      if (word === 'between') return true;
      if (!DETERMINERS.has(word) && word !== 'around' && word !== 'about' && !isSign(this.all[i] as Lexeme, this.lexicon)) return false;
    }
    return false;
  }
  private fromBefore(at: number): boolean {
    for (let i = at - 1; i >= at - 4 && i >= 0; i--) {
      if (this.all[i + 1]?.begins) return false;
      const word = this.lower(i);
      if (word === 'from' || word === 'between' || word === 'ranging' || word === 'of') return word !== 'of';
      if (!DETERMINERS.has(word) && !this.lexicon.before.has(word) && !isSign(this.all[i] as Lexeme, this.lexicon)) return false;
    }
    return false;
  }

  /** "rose 5 %", "fell by about 3 points", "was up 0.2": the change told right before lexeme `at`. */
  private trendWord(at: number): 'up' | 'down' | undefined {
    const { all, lexicon } = this;
    for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
      const lexeme = all[i] as Lexeme;
      if (all[i + 1]?.begins) return undefined;
      if (lexeme.kind !== 'word') {
        if (isSign(lexeme, lexicon)) continue;
        return undefined;
      }
      const word = lexeme.lower;
      if (word === 'up' && (this.lower(i + 1) === 'to' || NOT_UP_AFTER.test(this.lower(i - 1)))) return undefined;
      if (lexicon.up.has(word)) return 'up';
      if (lexicon.down.has(word)) return 'down';
      if (
        word === 'by' ||
        word === 'a' ||
        word === 'an' ||
        word === 'another' ||
        word === 'the' ||
        word === 'as' ||
        word === 'much' ||
        (word === 'to' && i === at - 1) ||
        word.endsWith('ly')
      )
        continue;
      if (
        word === 'of' &&
        /^(?:increase|increases|rise|gain|gains|jump|surge|drop|fall|decline|decrease|growth|loss|losses|hike|reduction|cut|slide|dip|slump)$/.test(
          this.lower(i - 1),
        )
      )
        return lexicon.down.has(this.lower(i - 1)) || /^(?:loss|losses|reduction)$/.test(this.lower(i - 1)) ? 'down' : 'up';
      return undefined;
    }
    return undefined;
  }

  private finish(amount: Amount, bound: Bound | undefined): { figures: ExtractedFigure[]; end: number } {
    const { all, lexicon, text } = this;
    const n = amount.number;
    const nothing = { figures: [], end: amount.end };
    let { unit, kind } = amount;
    let end = amount.end;
    let qualifier = bound?.qualifier;
    if (qualifier === undefined && n.about) qualifier = 'about';
    if (qualifier === undefined && this.isHyphen(n.end) && this.glued(n.end))
      qualifier = this.lower(n.end + 1) === 'plus' ? 'more than' : this.lower(n.end + 1) === 'odd' ? 'about' : undefined;
    const from = bound?.start ?? amount.start;
    let after = this.boundAfter(end);
    if (after === undefined && kind === undefined) after = undefined;
    let phrase: Phrase | undefined;
    let counts: { start: number; end: number } | undefined;
    // ages
    const oldAt = this.isHyphen(end) && this.glued(end) ? end + 1 : end;
    if (
      kind === 'duration' &&
      (unit === 'year' || unit === 'month' || unit === 'week' || unit === 'day') &&
      (this.lower(oldAt) === 'old' || this.lower(oldAt) === 'olds') &&
      !(all[oldAt] as Lexeme).begins
    ) {
      kind = 'age';
      end = oldAt + 1;
    } else if (amount.attributive && kind === 'duration' && n.form !== 'fraction' && (all[n.start] as Lexeme).kind !== 'number')
      return nothing;
    if (unit === undefined && n.form !== 'fraction' && this.isAge(amount)) {
      kind = 'age';
      unit = 'year';
    }
    if (kind === undefined && this.isVote(amount)) {
      unit = 'vote';
      kind = 'count';
    }
    if (kind === undefined) {
      let at = end;
      let partitive = false;
      if (after === undefined && this.isHyphen(at) && this.glued(at) && this.glued(at + 1) && all[at]?.text !== '–') {
        // "12-member council": counted, if the noun is one
        const noun = all[at + 1];
        if (
          noun?.kind === 'word' &&
          n.form !== 'vague' &&
          (isHuman(noun.lower, false, lexicon) ||
            [
              'member',
              'page',
              'seat',
              'point',
              'vessel',
              'ship',
              'nation',
              'state',
              'country',
              'storey',
              'story',
              'room',
              'bed',
              'strong',
              'item',
              'vehicle',
            ].includes(noun.lower)) &&
          n.form === 'digits'
        ) {
          unit = noun.lower === 'strong' || isHuman(noun.lower, false, lexicon) ? 'person' : singular(noun.lower, lexicon);
          kind = 'count';
          counts = { start: at + 1, end: at + 2 };
          const rest = phraseFrom(all, at + 2, false, lexicon);
          if (rest !== undefined) counts = { start: at + 1, end: rest.end };
          end = at + 2;
        } else return nothing;
      } else {
        if (after !== undefined) at = after.end;
        if (this.lower(at) === 'of' && !(all[at] as Lexeme).begins) {
          partitive = true;
          at++;
          while (
            at < amount.end + 6 &&
            ['the', 'its', 'their', 'his', 'her', 'our', 'these', 'those', 'all', 'them', 'a', 'an', 'my'].includes(this.lower(at))
          )
            at++;
        } else if (n.form === 'fraction' || n.form === 'ratio')
          while (at < amount.end + 3 && ['the', 'its', 'their', 'all', 'that', 'a'].includes(this.lower(at))) at++;
        // "42 of 59 drones"
        if (partitive && all[at] !== undefined && ((all[at] as Lexeme).kind === 'number' || STARTERS.has(this.lower(at))))
          at = readNumber(all, at, lexicon)?.end ?? at;
        // "eight million 250ml bottles"
        if (
          all[at]?.kind === 'number' &&
          all[at + 1]?.kind === 'word' &&
          this.glued(at + 1) &&
          !(all[at] as Lexeme).begins &&
          lexicon.units.has(this.lower(at + 1))
        )
          at += 2;
        const begins = all[at]?.begins ?? true;
        phrase = begins && (all[at]?.gap ?? true) ? undefined : phraseFrom(all, at, n.value !== 1 || partitive, lexicon);
        if (phrase !== undefined) {
          const noun = lexicon.foreign
            ? this.foreignNoun(phrase)
            : phrase.plural || partitive || n.value <= 1 || phrase.end - phrase.start < 2
              ? phrase.head
              : this.attributiveNoun(phrase);
          const word = noun.lower.endsWith("'s") ? noun.lower.slice(0, -2) : noun.lower;
          counts = { start: phrase.start, end: phrase.end };
          if (
            n.value === 1 &&
            n.form === 'words' &&
            bound === undefined &&
            phrase.end - phrase.start === 1 &&
            NO_NOUN.test(word) &&
            !isHuman(word, noun.capital, lexicon)
          )
            return nothing;
          if (isHuman(word, noun.capital, lexicon) || this.humanOthers(word, amount)) unit = 'person';
          else if (lexicon.foreign && lexicon.casualties.has(word)) unit = 'person';
          else if (!phrase.plural && n.value !== 1 && phrase.end - phrase.start === 1 && NO_NOUN.test(word))
            unit = lexicon.casualties.has(word) || this.humanVerb(amount) ? 'person' : 'number';
          else unit = singular(word, lexicon);
          kind = unit === 'number' ? 'other' : 'count';
          if (n.form === 'fraction' || n.form === 'ratio') {
            kind = 'other';
            unit = unit === 'person' ? 'person' : unit;
          }
          if (unit === 'point') kind = 'point';
        } else {
          kind = n.form === 'fraction' || n.form === 'ratio' ? 'other' : 'count';
          unit = this.humanVerb(amount) ? 'person' : 'number';
          if (unit === 'number') kind = 'other';
        }
      }
    } else if (kind === 'percent' || kind === 'money' || kind === 'measure' || kind === 'duration') {
      const of = after !== undefined ? after.end : end;
      const word = this.lower(of);
      if (
        !(all[of]?.begins ?? true) &&
        (word === 'of' || word === 'in' || word === 'for' || word === 'worth' || word === 'from' || word === 'on' || word === 'to') &&
        kind !== 'duration'
      ) {
        const stop = complement(all, of, 9, lexicon);
        let start = of + 1;
        if (word === 'worth' && this.lower(start) === 'of') start++;
        while (start < stop && ['the', 'its', 'their', 'his', 'her', 'our', 'all', 'a', 'an', 'these', 'those'].includes(this.lower(start)))
          start++;
        if (stop > start && word !== 'to') counts = { start, end: stop };
      } else if (!(all[of]?.begins ?? true) && all[of]?.kind === 'word' && !lexicon.stops.has(word) && !lexicon.verbs.has(word)) {
        phrase = phraseFrom(all, of, false, lexicon);
        if (phrase !== undefined) counts = { start: phrase.start, end: phrase.end };
      }
    }
    if (unit === undefined || kind === undefined) return nothing;
    if (qualifier === undefined && after !== undefined) {
      qualifier = after.qualifier;
      end = after.end;
    }
    let trend = amount.sign === '+' ? ('up' as const) : amount.sign === '-' && kind === 'percent' ? ('down' as const) : undefined;
    if (trend === undefined && kind !== 'age') {
      trend = this.trendWord(from);
      if (
        trend !== undefined &&
        kind === 'count' &&
        !/^(?:up|down|by|rose|rise|fell|fall|increased|decreased|dropped|jumped|climbed|grew|declined)$/.test(this.lower(from - 1))
      )
        trend = undefined;
    }
    const negative = amount.sign === '-';
    let value = negative ? -n.value : n.value;
    let valueTo = n.valueTo;
    if (negative && valueTo !== undefined) [value, valueTo] = [-valueTo, -n.value];
    const countsText = this.counted(counts, kind, unit, amount, from, n);
    const start = (all[from] as Lexeme).start;
    const stop = (all[end - 1] as Lexeme).end;
    const attribution = tellerOf(text, all, from, end, lexicon);
    const since = sinceOf(text, all, end, lexicon);
    const figure: ExtractedFigure = {
      value,
      ...(valueTo === undefined ? {} : { valueTo }),
      unit,
      ...(qualifier === undefined ? {} : { qualifier }),
      ...(trend === undefined ? {} : { trend }),
      kind,
      counts: countsText,
      asStated: text.slice(start, stop),
      ...(attribution === undefined ? {} : { attribution }),
      ...(since === undefined ? {} : { since }),
      start,
      end: stop,
    };
    return { figures: [figure], end: Math.max(end, amount.end) };
  }

  /** What is counted, in words of the source: what stands before and behind the number, and whose it is where that says too little. */
  private counted(
    counts: { start: number; end: number } | undefined,
    kind: FigureKind,
    unit: string,
    amount: Amount,
    from: number,
    n: NumberRead,
  ): string {
    const { all, lexicon } = this;
    const parts: string[] = [];
    const before = modifiersBefore(all, from, this.taken, lexicon);
    if (counts !== undefined) {
      const fate = unit === 'person' ? this.fateWord(amount, counts.end) : undefined;
      const stop = Math.max(counts.end, complement(all, counts.end, 10, lexicon));
      let words = this.words(counts.start, stop);
      if (before !== undefined) {
        words = `${this.words(before.start, before.end)} ${words}`;
      }
      if (fate !== undefined && !words.toLowerCase().includes(fate.word)) {
        words = `${words} ${fate.word}`;
        if (fate.at >= stop) {
          // "people died in clashes between police and villagers"
          const where = complement(all, fate.at + 1, 10, lexicon);
          if (where > fate.at + 1) words = `${words} ${this.words(fate.at + 1, where)}`;
        }
      }
      parts.push(words);
    } else if (unit === 'person') {
      const fate = this.fateWord(amount, amount.end);
      if (fate !== undefined) parts.push(fate.word);
    } else if (kind === 'money') {
      // "paid $32 million to 18 communities"
      const verb = all[from - 1];
      const stop = complement(all, amount.end, 8, lexicon);
      if (
        verb?.kind === 'word' &&
        from - 1 >= this.taken &&
        !(all[from] as Lexeme).begins &&
        stop > amount.end &&
        /(?:ed|paid|spent|gave|given|sent|lent|won|lost|spend|pay|give)$/.test(verb.lower)
      ) {
        parts.push(`${verb.text} ${this.words(amount.end, stop)}`);
      }
    }
    if (n.start > 0) {
      const subject = this.subject(before?.start ?? from, unit === 'person' && parts.length > 0);
      if (subject !== undefined) parts.push(this.words(subject.start, subject.end));
      else if (before !== undefined && counts === undefined) parts.push(this.words(before.start, before.end));
      else if (
        parts.length === 0 &&
        all[from - 1]?.kind === 'word' &&
        !(all[from] as Lexeme).begins &&
        !lexicon.stops.has(this.lower(from - 1))
      )
        parts.push(this.words(from - 1, from));
    }
    return parts.join(', ');
  }

  /** Whose number it is; not the words of a figure read before. */
  private subject(at: number, ofVerb: boolean): { start: number; end: number } | undefined {
    let from = at;
    for (let tries = 0; tries < 4; tries++) {
      const found = subjectBefore(this.all, from, this.lexicon);
      if (found === undefined) return undefined;
      if (!this.isCounted(found)) return ofVerb && !found.ofVerb ? undefined : found;
      const inner = this.spans.findLast((span) => span.start < from && found.start <= span.end);
      if (inner === undefined || inner.start >= from) return undefined;
      from = inner.start;
    }
    return undefined;
  }

  /** The words belong to a figure read before. */
  private isCounted(span: { start: number; end: number }): boolean {
    for (let i = this.spans.length - 1; i >= 0 && i >= this.spans.length - 8; i--) {
      const other = this.spans[i] as { start: number; end: number };
      if (span.start <= other.end && other.start < span.end) return true;
    }
    return false;
  }

  /** "killed" of "killed 12 others", "12 people were killed". */
  private fateWord(amount: Amount, end: number): { readonly word: string; readonly at: number } | undefined {
    const { all, lexicon } = this;
    for (let i = end; i < end + 3 && all[i]?.kind === 'word' && !(all[i] as Lexeme).begins; i++) {
      if (lexicon.casualties.has(this.lower(i)) && /(?:ed|en|ing|dead|hurt|killed|slain|shot|fled|missing|homeless)$/.test(this.lower(i)))
        return { word: this.lower(i), at: i };
      if (!/^(?:were|was|have|has|had|been|are|is|being|reported|reportedly|also|still|confirmed|feared)$/.test(this.lower(i))) break;
    }
    for (let i = amount.start - 1; i >= 0 && i >= amount.start - 4; i--) {
      if ((all[i + 1] as Lexeme).begins) break;
      const word = this.lower(i);
      if (lexicon.casualties.has(word) && /(?:ed|hurt)$/.test(word)) return { word, at: -1 };
      if (
        (all[i] as Lexeme).kind === 'word' &&
        !DETERMINERS.has(word) &&
        !lexicon.before.has(word) &&
        !/^(?:at|least|more|than|many|as|up|to|fewer|less)$/.test(word)
      )
        break;
    }
    return undefined;
  }

  private words(start: number, end: number): string {
    if (end <= start) return '';
    return this.text.slice((this.all[start] as Lexeme).start, (this.all[end - 1] as Lexeme).end).replace(/\s+/g, ' ');
  }

  /** "Maddon, 66, has…", "aged 66", "(66)". */
  private isAge(amount: Amount): boolean {
    const { all } = this;
    const n = amount.number;
    const lexeme = all[n.start] as Lexeme;
    if (
      n.form !== 'digits' ||
      n.magnitude !== 1 ||
      lexeme.decimal ||
      lexeme.grouped ||
      n.value > 115 ||
      n.value < 1 ||
      amount.start !== n.start
    )
      return false;
    const previous = all[n.start - 1];
    if (previous === undefined || lexeme.begins) return false;
    if (previous.lower === 'aged' || previous.lower === 'ages' || previous.lower === 'age') return true;
    if (previous.lower === 'of' && this.lower(n.start - 2) === 'age') return true;
    if (
      previous.kind === 'word' &&
      n.value >= 15 &&
      previous.capital &&
      !previous.begins &&
      all[n.start - 2]?.capital === true &&
      all[n.end]?.kind === 'word'
    )
      return (
        /^(?:has|have|had|is|was|who|said|says|of|from|and|told|died|will|would|were|are)$/.test(this.lower(n.end)) &&
        !this.lexicon.namers.has(previous.lower) &&
        !this.lexicon.months.has(previous.lower)
      );
    if (previous.text !== ',' && previous.text !== '(') return false;
    const name = all[n.start - 2];
    if (name?.kind !== 'word' || name.begins) return false;
    if (!name.capital && (!isHuman(name.lower, false, this.lexicon) || name.lower.endsWith('s') || all[n.end]?.text === '.')) return false;
    const next = all[n.end];
    if (next === undefined || !(next.text === ',' || next.text === ')' || next.text === '.' || next.text === ';')) return false;
    const third = all[n.end + 1];
    return !(next.text === ',' && third?.kind === 'number');
  }

  /** In a language whose plurals are not known: the first human being, else the first noun as far as capitals tell, else the first word. */
  private foreignNoun(phrase: Phrase): Lexeme {
    const words = this.all.slice(phrase.start, phrase.end).filter(({ kind }) => kind === 'word');
    return words.find(({ lower }) => this.lexicon.humans.has(lower)) ?? words.find(({ capital }) => capital) ?? words[0] ?? phrase.head;
  }

  /** "12 page document": the noun right behind the number, where a singular phrase follows it. */
  private attributiveNoun(phrase: Phrase): Lexeme {
    const first = this.all[phrase.start] as Lexeme;
    return first.capital || NO_NOUN.test(first.lower) || phrase.head.lower.endsWith("'s") ? phrase.head : first;
  }

  /** "The vote was 67 to 32", "voted 52-48": both numbers are votes. */
  private isVote(amount: Amount): boolean {
    const { all } = this;
    const n = amount.number;
    if (n.valueTo !== undefined || n.magnitude !== 1 || all[n.start]?.kind !== 'number' || (all[n.start] as Lexeme).decimal) return false;
    const paired = (i: number): boolean => this.lower(i) === 'to' || this.isHyphen(i);
    const first = paired(n.end) && all[n.end + 1]?.kind === 'number';
    const second = n.start > 1 && paired(n.start - 1) && all[n.start - 2]?.kind === 'number';
    if (!first && !second) return false;
    for (let i = n.start - 1; i >= 0 && i > n.start - 9; i--) {
      if (/^(?:votes?|voted|voting|passed|approved|rejected|backed)$/.test(this.lower(i))) return true;
      if ((all[i] as Lexeme).begins) return false;
    }
    return false;
  }

  /** "injured 15 others", "killed two more". */
  private humanOthers(word: string, amount: Amount): boolean {
    if (word !== 'others' && word !== 'more' && word !== 'other') return false;
    return this.humanVerb(amount);
  }
  private humanVerb(amount: Amount): boolean {
    for (let i = amount.start - 1; i >= 0 && i >= amount.start - 7; i--) {
      if (this.all[i + 1]?.begins) break;
      if (this.lexicon.casualties.has(this.lower(i))) return true;
    }
    for (let i = amount.end; i < amount.end + 6; i++) {
      const lexeme = this.all[i];
      if (lexeme === undefined || lexeme.begins || lexeme.kind === 'number' || (lexeme.kind === 'mark' && lexeme.text !== "'")) break;
      if (this.lexicon.casualties.has(lexeme.lower)) return true;
    }
    return false;
  }

  /** "$20 mil— $20 billion", "a $15 — excuse me — a $50 billion loan": the second corrects the first. */
  private corrects(first: ExtractedFigure, second: ExtractedFigure, a: Amount, b: Amount): boolean {
    if (second.start - first.end > 40 || second.start <= first.end) return false;
    if (first.kind !== second.kind && first.kind !== 'other' && first.kind !== 'count') return false;
    const between = this.text.slice(first.end, second.start);
    const match =
      /^[^\S\n]*(-?[^\S\n]?—|–|--|-|\.\.\.|…|,)[^\S\n]*(excuse me|actually|i’m sorry|sorry|pardon me|pardon|i mean|rather|correction|or rather|i should say|make that|i'm sorry|i’m sorry|no|that is)?[^\S\n]*[—–,-]*[^\S\n]*(?:an?|the|about|up to|over|some)?[^\S\n]*$/iu.exec(
        between,
      );
    if (match === null) return false;
    if (match[2] !== undefined) return true;
    return (
      (match[1] === '—' || match[1] === '--' || match[1] === '–') &&
      a.number.mantissa === b.number.mantissa &&
      first.unit === second.unit &&
      a.number.magnitude !== b.number.magnitude
    );
  }
}

function isYear(lexeme: Lexeme): boolean {
  return (
    lexeme.kind === 'number' &&
    lexeme.text.length === 4 &&
    !lexeme.decimal &&
    !lexeme.grouped &&
    lexeme.value >= 1000 &&
    lexeme.value <= 2100
  );
}
