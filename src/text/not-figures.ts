import type { Amount } from './amounts.ts';
import { WEEKDAYS, WEEKDAYS_CUT } from './closed-words.ts';
import { DateReader } from './dates-in-figures.ts';
import { isYear, STARTERS } from './lexeme-reader.ts';
import type { Lexeme } from './lexemes.ts';
import { phraseFrom } from './noun-phrases.ts';
import type { NumberRead } from './number-read.ts';
import { readNumber } from './number-words.ts';
import { isLetterSign, isSign } from './numerals.ts';
import { isHuman } from './word-class.ts';

const DAYS = new Set([...WEEKDAYS, ...WEEKDAYS_CUT]);
/** Parts of texts are cited by number: "Chapter 11 filings", "Paragraph 7 obliges". */
const CITED = /^(?:annex|appendix|article|chapter|clause|footnote|page|paragraph|resolution|schedule|section|title)$/;
/** Makes that are named with numbers, in small letters too. */
const MAKES = /^(?:iphone|ipad|boeing|airbus|playstation|xbox|android|ios|macos|pixel|covid)$/;
/** Who is told to be under or over an age. */
const OF_AN_AGE =
  /^(?:children|kids|babies|infants|toddlers|boys?|girls?|youths?|youngsters|teenagers|pupils|child|those|people|adults|men|women|persons?|anyone|everyone|citizens|players)$/;
/** Behind these "one" is a pronoun or part of a name. */
const NOT_ONE_AFTER = new Set([
  'no', 'this', 'that', 'the', 'any', 'every', 'some', 'which', 'each', 'another', 'day', 'only', 'not', 'my', 'his', 'her', 'good', 'big', 'new', 'old', 'first', 'last', 'next', 'other', 'such', 'as', 'number', 'square', 'page', 'part', 'phase', 'tier', 'level', 'formula', 'force', 'year', 'week', 'game', 'round', 'season', 'chapter',
]); // biome-ignore format: one list

/** Numbers that count nothing: dates, clock times, ordinals, names that hold numbers, addresses, telephone numbers, pronouns. */
export class NameReader extends DateReader {
  /** Where a date, time, ordinal, name or address ends that this number belongs to; 0 where it counts something. */
  protected rejected(n: NumberRead): number {
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
      (isSign(previous, lexicon) ||
        isLetterSign(previous, first, n.magnitude) ||
        (previous.kind === 'word' && !previous.gap && isSign(all[n.start - 2] ?? previous, lexicon)));
    if (isDigits) {
      const end = this.digitsBehind(n, signed) || this.digitsBefore(n, signed) || this.clockOrPlace(n, after, signed);
      if (end > 0) return end;
    }
    // "half past nine", "three to one"
    if (!isDigits && n.value <= 12 && previous?.lower === 'past' && /^(?:half|quarter|minutes)$/.test(this.lower(n.start - 2)))
      return n.end;
    if (!isDigits && after?.lower === 'to' && this.lower(n.end + 1) === 'one' && !STARTERS.has(this.lower(n.end + 2))) return n.end + 2;
    if (!isDigits && after !== undefined && n.value <= 24 && /^(?:o'clock|a\.m\.|p\.m\.|am|pm)$/.test(after.lower)) return n.end + 1;
    // "one-on-one", "a day or two"
    if (!isDigits && previous !== undefined && this.isHyphen(n.start - 1) && !previous.gap && !first.gap) return n.end;
    if (!isDigits && previous?.lower === 'or' && /^(?:an?|one)$/.test(this.lower(n.start - 3))) return n.end;
    const plain = n.form === 'digits' && n.magnitude === 1 && !first.decimal && !first.grouped && !signed;
    if (plain) {
      const end = this.endOfPhoneNumber(n.start);
      if (end > 0) return end;
    }
    if (plain && first.value <= 31) {
      const end = this.dayOfMonth(n, previous, after);
      if (end > 0) return end;
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

  /** Glued to what stands before: G7, Covid-19, v2.0, #3, a/3; a year cut short: ’23; "per 100,000". */
  private digitsBehind(n: NumberRead, signed: boolean): number {
    const { all } = this;
    const first = all[n.start] as Lexeme;
    const previous = all[n.start - 1];
    if (previous !== undefined && !first.gap && !signed) {
      if (previous.kind === 'word') return this.endOfName(n.end);
      if ('/_=@&#№:*\\'.includes(previous.text)) return this.endOfName(n.end);
      if (this.isHyphen(n.start - 1) && !previous.gap && n.start >= 2) {
        const before = all[n.start - 2] as Lexeme;
        if (before.kind === 'word' && before.lower !== 'to') return this.endOfName(n.end);
        if (before.kind === 'number' && !this.isVote(n)) return this.endOfName(n.end);
      }
      if (previous.text === '.' && !previous.gap && n.start >= 2 && !first.gap && all[n.start - 2]?.kind !== 'mark')
        return this.endOfName(n.end);
    }
    // "back in August of ’23"
    if (
      previous !== undefined &&
      /^['’‘]$/.test(previous.text) &&
      previous.gap &&
      !first.gap &&
      first.text.length === 2 &&
      /^(?:of|in|since|from|summer|winter|spring|fall|autumn|until|by|before|after)$/.test(this.lower(n.start - 2)) &&
      !this.counts(n)
    )
      return n.end;
    // "640 per 100,000 residents", "four in every 10,000 each day"
    if (
      first.gap &&
      /^1[0,.\s]+$/.test(first.text) &&
      (previous?.lower === 'per' || (previous?.lower === 'every' && /^(?:in|of|for)$/.test(this.lower(n.start - 2))))
    )
      return n.end;
    if (previous !== undefined && (previous.text === '#' || previous.text === '№' || previous.text === '§')) return n.end;
    return 0;
  }

  /** What is glued behind digits: 10:30, 12/10, 1-2-3, 21st, 737s. */
  private digitsBefore(n: NumberRead, signed: boolean): number {
    const { all, lexicon } = this;
    const first = all[n.start] as Lexeme;
    const next = all[n.end];
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
    return 0;
  }

  /** "10 a.m.", "29 degrees 50 minutes north", "300 BC". */
  private clockOrPlace(n: NumberRead, after: Lexeme | undefined, signed: boolean): number {
    const { all } = this;
    if (
      after !== undefined &&
      /^(?:am|pm|a\.m\.|p\.m\.|o'clock|noon|midnight|gmt|utc|bst|cet|edt|est|cest)$/.test(after.lower) &&
      n.magnitude === 1
    )
      return n.end + 1;
    if (after !== undefined && /^(?:degrees?|minutes?|seconds?|°|'|′)$/.test(after.lower) && this.isCoordinate(n.end)) return n.end + 1;
    if (after?.lower === 'a' && all[n.end + 1]?.text === '.' && all[n.end + 2]?.lower === 'm') return n.end + 3;
    if (after !== undefined && /^(?:bc|ad|bce|ce)$/i.test(after.text) && after.capital && !signed) return n.end + 1;
    return 0;
  }

  protected endOfName(from: number): number {
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

  protected isAddress(n: NumberRead): boolean {
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
  protected isName(n: NumberRead, previous: Lexeme | undefined, after: Lexeme | undefined, plain: boolean): boolean {
    const first = this.all[n.start] as Lexeme;
    if (previous === undefined || first.begins) return this.opensName(n, after);
    const word = n.form === 'words' && (n.end === n.start + 1 || (first.capital && (this.all[n.end - 1] as Lexeme).capital));
    if (
      !plain &&
      !(first.kind === 'number' && n.magnitude === 1 && first.decimal && previous.capital && !this.lexicon.stops.has(previous.lower)) &&
      !word
    )
      return false;
    if (first.gap && MAKES.test(previous.lower) && first.kind === 'number' && n.magnitude === 1 && !first.grouped) return true;
    if (isSign(previous, this.lexicon) && first.kind === 'number' && !/^[A-Z]$/.test(previous.text)) return false;
    if (after !== undefined && first.kind === 'number' && this.unitAt(n.end, n, false) !== undefined) return false;
    if (after !== undefined && this.lexicon.currencyWords.has(after.lower)) return false;
    let namer = previous;
    if (previous.text === '.' && !previous.gap) namer = this.all[n.start - 2] ?? previous;
    if (namer.kind !== 'word') return this.opensName(n, after);
    if (
      namer.lower === 'of' &&
      /^(?:group|gang|club|council|committee|league)$/.test(this.lower(n.start - 2)) &&
      this.all[n.start - 2]?.capital
    )
      return word ? first.capital : n.value < 200;
    if (this.lexicon.namers.has(namer.lower)) {
      // "a tow line 25 to 30 meters long"
      if (namer.text === namer.lower && after?.lower === 'to') {
        const second = readNumber(this.all, n.end + 1, this.lexicon);
        if (second !== undefined && this.unitAt(second.end, second, false) !== undefined) return false;
      }
      if (namer.capital || namer.text !== namer.lower) return namer.begins && !CITED.test(namer.lower) ? !this.counts(n) : true;
      if (MAKES.test(namer.lower)) return true;
      if (word) return !this.counts(n) || /^(?:phase|part|number|level|type|chapter|day|week|stage|tier)$/.test(namer.lower);
      return (
        !this.counts(n) ||
        (n.value < 10 &&
          /^(?:phase|type|level|stage|tier|category|class|group|grade|windows|day|week|game|round|version|article|section)$/.test(
            namer.lower,
          ))
      );
    }
    if (word) return first.capital && ((previous.capital && !previous.begins) || this.opensName(n, after));
    if (!previous.capital && !/^i[A-Z]/.test(previous.text)) return false;
    if (previous.begins && !/\d|[A-Z].*[A-Z]/.test(previous.text)) {
      if (after?.kind !== 'word') return false;
      return false;
    }
    if (DAYS.has(previous.lower) || (this.lexicon.stops.has(previous.lower) && previous.text !== 'US')) return false;
    if (first.grouped || n.value >= 10000) return false;
    if (first.decimal) return after === undefined || after.kind !== 'word' || after.capital;
    return !this.counts(n);
  }

  /** "Four Seasons", "Seven Network": a spelled number in capitals amid a capitalised name. */
  protected opensName(n: NumberRead, after: Lexeme | undefined): boolean {
    const first = this.all[n.start] as Lexeme;
    return (
      n.form === 'words' &&
      first.capital &&
      !first.begins &&
      after?.capital === true &&
      n.end === n.start + 1 &&
      !this.lexicon.units.has(after.lower)
    );
  }

  protected isPronoun(n: NumberRead, previous: Lexeme | undefined, after: Lexeme | undefined): boolean {
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
  protected partOf(at: number): boolean {
    if (!/^(?:the|these|those|its|their|his|her|our|your|my)$/.test(this.lower(at))) return false;
    return phraseFrom(this.all, at + 1, true, this.lexicon)?.plural === true;
  }

  /** "The vote was 67 to 32", "voted 52-48", "by a 6-3 ruling": both numbers are votes. */
  protected isVote(n: NumberRead): boolean {
    const { all } = this;
    if (n.valueTo !== undefined || n.magnitude !== 1 || all[n.start]?.kind !== 'number' || (all[n.start] as Lexeme).decimal) return false;
    const paired = (i: number): boolean => this.lower(i) === 'to' || this.isHyphen(i);
    const first = paired(n.end) && all[n.end + 1]?.kind === 'number';
    const second = n.start > 1 && paired(n.start - 1) && all[n.start - 2]?.kind === 'number';
    if (!first && !second) return false;
    if (/^(?:votes?|majority|ruling|decision|verdict)$/.test(this.lower(first ? n.end + 2 : n.end))) return true;
    for (let i = n.start - 1; i >= 0 && i > n.start - 9; i--) {
      if (/^(?:votes?|voted|voting|passed|approved|rejected|backed)$/.test(this.lower(i))) return true;
      if ((all[i] as Lexeme).begins) return false;
    }
    return false;
  }

  /** "aged six and nine", "between the ages of 12 and 17": only numbers and links stand between. */
  private isAged(at: number): boolean {
    for (let i = at - 1; i >= 0 && i > at - 9; i--) {
      const lexeme = this.all[i] as Lexeme;
      if ((this.all[i + 1] as Lexeme).begins) return false;
      if (/^(?:aged|ages)$/.test(lexeme.lower) || (lexeme.lower === 'age' && i === at - 1)) return true;
      if (lexeme.kind === 'number' || STARTERS.has(lexeme.lower)) continue;
      if (!/^(?:and|or|to|,|between|from|of|the|about|around|under|over|up|at|least|just|only|–|-)$/.test(lexeme.lower)) return false;
    }
    return false;
  }

  /** "Ruiz, 66, has…", "aged 66", "(66)". */
  protected isAge(amount: Amount): boolean {
    const { all } = this;
    const n = amount.number;
    const lexeme = all[n.start] as Lexeme;
    // "children under five"
    if (
      n.magnitude === 1 &&
      n.value >= 1 &&
      n.value <= 115 &&
      amount.start === n.start &&
      !lexeme.decimal &&
      /^(?:under|over|below|above)$/.test(this.lower(n.start - 1)) &&
      OF_AN_AGE.test(this.lower(n.start - 2)) &&
      !lexeme.begins
    )
      return !this.counts(n);
    const opened = amount.start === n.start - 1 && this.lower(amount.start) === 'between';
    if (n.form === 'words' && n.magnitude === 1 && n.value >= 1 && n.value <= 115 && (opened || amount.start === n.start))
      return this.isAged(n.start) && !this.counts(n);
    if (
      n.form !== 'digits' ||
      n.magnitude !== 1 ||
      lexeme.decimal ||
      lexeme.grouped ||
      n.value > 115 ||
      n.value < 1 ||
      (amount.start !== n.start && !opened)
    )
      return false;
    const previous = all[n.start - 1];
    if (previous === undefined || lexeme.begins) return false;
    if (previous.lower === 'aged' || previous.lower === 'ages' || previous.lower === 'age') return true;
    if (this.isAged(n.start) && !this.counts(n)) return true;
    if (previous.lower === 'of' && this.lower(n.start - 2) === 'age') return true;
    // "She was 72 and …"
    if (
      /^(?:is|was|turned|turns)$/.test(previous.lower) &&
      /^(?:he|she|who)$/.test(this.lower(n.start - 2)) &&
      (all[n.end] === undefined || /^(?:and|when|,|[.]|;|but|at)$/.test(this.lower(n.end)))
    )
      return true;
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
    if (name?.kind !== 'word') return false;
    // "Ruiz, 66, has …" at the head of a sentence
    if (name.begins)
      return (
        name.capital &&
        n.value >= 12 &&
        all[n.end]?.text === ',' &&
        /^(?:has|had|is|was|who|said|says|told|will|would|became|won|lost|died)$/.test(this.lower(n.end + 1))
      );
    // "Kim Ji-won, 53, who"
    const double = this.isHyphen(n.start - 3) && all[n.start - 4]?.capital === true;
    if (!name.capital && !double && (!isHuman(name.lower, false, this.lexicon) || name.lower.endsWith('s') || all[n.end]?.text === '.'))
      return false;
    const next = all[n.end];
    if (next === undefined || !(next.text === ',' || next.text === ')' || next.text === '.' || next.text === ';')) return false;
    const third = all[n.end + 1];
    return !(next.text === ',' && third?.kind === 'number');
  }
}
