import { BoundReader } from './bounds.ts';
import { isYear } from './lexeme-reader.ts';
import type { Lexeme } from './lexemes.ts';
import { phraseFrom } from './noun-phrases.ts';
import type { NumberRead } from './number-read.ts';
import { isHuman } from './word-class.ts';

/** Months whose names mean nothing else, even in small letters. */
const MONTHS_ONLY = /^(?:january|february|april|june|july|august|september|october|november|december)$/;

/** What may stand between a count and a year in English. */
const MONTHLESS = /^(?:in|of|by|to|from|since|until|for|and|at|on|per|or|through|before|after|during|against|over|versus|vs)$/;

/** Where dates, clock times, coordinates and telephone numbers end, and which four digits are a year. */
export class DateReader extends BoundReader {
  /** Where the date ends that a number up to 31 is the day of: "June 5", "5 June 2024", "the 5th of June". 0 where it is none. */
  protected dayOfMonth(n: NumberRead, previous: Lexeme | undefined, after: Lexeme | undefined): number {
    const { all, lexicon } = this;
    const first = all[n.start] as Lexeme;
    if (previous?.kind === 'word' && previous.capital && lexicon.months.has(previous.lower) && (!this.counts(n) || first.value < 32))
      return this.endOfDate(n.end);
    if (previous?.text === '.' && all[n.start - 2]?.capital === true && lexicon.months.has(this.lower(n.start - 2)) && !first.begins)
      return this.endOfDate(n.end);
    if (after?.capital && lexicon.months.has(after.lower)) return this.endOfDate(n.end + 1);
    if (
      after?.text === '.' &&
      !after.gap &&
      all[n.end + 1]?.capital !== undefined &&
      lexicon.foreign &&
      lexicon.months.has(this.lower(n.end + 1))
    )
      return this.endOfDate(n.end + 2);
    if (lexicon.foreign && after !== undefined && lexicon.months.has(after.lower)) return this.endOfDate(n.end + 1);
    // "23 januari 2012": a word alone between a day and a year is a month, in whatever language
    const year = all[n.end + 1];
    if (
      after?.kind === 'word' &&
      after.gap &&
      year !== undefined &&
      !year.begins &&
      isYear(year) &&
      year.value >= 1900 &&
      !MONTHLESS.test(after.lower) &&
      !this.lexicon.units.has(after.lower) &&
      !/s$/.test(after.lower) &&
      all[n.end + 2]?.kind !== 'word'
    )
      return this.endOfDate(n.end + 1);
    const small = this.endOfSmallDate(n, previous, after);
    if (small > 0) return small;
    if (after !== undefined && this.lower(n.end) === 'of' && all[n.end + 1]?.capital && lexicon.months.has(this.lower(n.end + 1)))
      return n.end + 2;
    if (after?.lower === 'and' && all[n.end + 1]?.kind === 'number' && all[n.end + 2]?.capital && lexicon.months.has(this.lower(n.end + 2)))
      return n.end + 3;
    return 0;
  }

  /** "29 degrees 50.36 minutes north": only degrees, minutes and numbers come before a point of the compass. */
  protected isCoordinate(at: number): boolean {
    for (let i = at; i < at + 9; i++) {
      const lexeme = this.all[i];
      if (lexeme === undefined || (lexeme.begins && i > at)) return false;
      if (lexeme.kind === 'number' || /^(?:degrees?|minutes?|seconds?|°|'|′|"|″|,|and|\.)$/.test(lexeme.lower)) continue;
      return /^(?:north|south|east|west|latitude|longitude|n|s|e|w)$/.test(lexeme.lower) && (lexeme.lower.length > 1 || lexeme.capital);
    }
    return false;
  }

  /** "+44 20 7946 0958": three groups of digits or more, seven digits in all. 0 where it is none. */
  protected endOfPhoneNumber(from: number): number {
    let digits = 0;
    let groups = 0;
    let i = from;
    while (groups < 12) {
      const lexeme = this.all[i];
      if (lexeme?.kind !== 'number' || lexeme.decimal || lexeme.grouped) break;
      digits += lexeme.text.length;
      groups++;
      i++;
      if (this.isHyphen(i) && this.glued(i) && this.all[i + 1]?.kind === 'number') i++;
      const next = this.all[i];
      // digits in a column are no telephone number
      if (next !== undefined && this.text.slice(lexeme.end, next.start).includes('\n')) break;
    }
    return groups >= 3 && digits >= 7 && digits <= 16 ? i : 0;
  }

  protected endOfClock(from: number): number {
    let i = from;
    while (this.glued(i) && this.all[i]?.text === ':' && this.all[i + 1]?.kind === 'number') i += 2;
    return i;
  }

  /** "june 30", "3 august", "ended march 31" in a text without capitals; 0 where it is no date. */
  private endOfSmallDate(n: NumberRead, previous: Lexeme | undefined, after: Lexeme | undefined): number {
    const { months } = this.lexicon;
    if (previous?.kind === 'word' && !previous.capital && months.has(previous.lower)) {
      const dated = /^(?:on|of|by|since|until|till|before|after|from|through|to|ended|ending|in|and|last|this|next|early|late|mid)$/.test(
        this.lower(n.start - 2),
      );
      if ((MONTHS_ONLY.test(previous.lower) || dated) && !this.counts(n)) return this.endOfDate(n.end);
    }
    return after?.gap && MONTHS_ONLY.test(after.lower) ? this.endOfDate(n.end + 1) : 0;
  }

  protected endOfDate(from: number): number {
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

  protected isYearHere(n: NumberRead, previous: Lexeme | undefined, after: Lexeme | undefined): boolean {
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
}
