import type { Lexeme } from './lexemes.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';

/** A number as written, in digits or words: lexemes [start, end). */
export interface NumberRead {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** "tens of thousands" is 10 000 to 100 000. */
  readonly valueTo?: number;
  /** 2 in "2 million"; the value itself where no magnitude word stands. */
  readonly mantissa: number;
  readonly magnitude: number;
  readonly form: 'digits' | 'words' | 'fraction' | 'vague' | 'ratio';
  /** A word like "an estimated" is not needed: "several hundred". */
  readonly about?: boolean;
}

const SMALL: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Record<string, number> = { hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
const VAGUE: Record<string, number> = {
  tens: 10,
  dozens: 12,
  scores: 20,
  hundreds: 100,
  thousands: 1e3,
  millions: 1e6,
  billions: 1e9,
  trillions: 1e12,
};
const PARTS: Record<string, number> = {
  half: 2,
  halves: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fourth: 4,
  fourths: 4,
  fifth: 5,
  fifths: 5,
  sixth: 6,
  sixths: 6,
  seventh: 7,
  sevenths: 7,
  eighth: 8,
  eighths: 8,
  ninth: 9,
  ninths: 9,
  tenth: 10,
  tenths: 10,
  hundredth: 100,
  hundredths: 100,
};
const FOLDS: Record<string, number> = {
  twofold: 2,
  threefold: 3,
  fourfold: 4,
  fivefold: 5,
  sixfold: 6,
  sevenfold: 7,
  eightfold: 8,
  ninefold: 9,
  tenfold: 10,
  twentyfold: 20,
  thirtyfold: 30,
  fiftyfold: 50,
  hundredfold: 100,
  thousandfold: 1000,
};
const GLYPHS: Record<string, number> = {
  '½': 1 / 2,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅙': 1 / 6,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
};
/** A number in words is not longer than this many lexemes. */
const LONGEST = 24;

const own = (table: Record<string, number>, word: string | undefined): number | undefined =>
  word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
const isHyphen = (lexeme: Lexeme | undefined): boolean =>
  lexeme !== undefined && (lexeme.text === '-' || lexeme.text === '‐' || lexeme.text === '‑') && !lexeme.gap;

/** The number that starts at lexeme `at`; undefined where none does. Looks ahead a bounded way. */
export function readNumber(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): NumberRead | undefined {
  const first = all[at] as Lexeme;
  if (first.kind === 'number') return digits(all, at, lexicon);
  if (first.kind === 'mark')
    return own(GLYPHS, first.text) === undefined
      ? undefined
      : { start: at, end: at + 1, value: GLYPHS[first.text] as number, mantissa: 1, magnitude: 1, form: 'fraction' };
  const { lower } = first;
  const foreign = lexicon.numbers.get(lower);
  if (foreign !== undefined) {
    const { factor, end } = magnitudes(all, at + 1, lexicon, false);
    return { start: at, end, value: foreign * factor, mantissa: foreign, magnitude: factor, form: 'words' };
  }
  if (own(SMALL, lower) !== undefined || own(TENS, lower) !== undefined) return cardinal(all, at, lexicon);
  if (lower === 'a' || lower === 'an' || lower === 'half' || lower === 'quarter' || lower === 'third') return withArticle(all, at, lexicon);
  if (lower === 'dozen' || own(SCALES, lower) !== undefined) {
    // "several hundred", "a few thousand", "couple hundred"
    return undefined;
  }
  const folds = own(FOLDS, lower);
  if (folds !== undefined) return { start: at, end: at + 1, value: folds, mantissa: folds, magnitude: 1, form: 'words' };
  if (lower === 'several' || lower === 'few') {
    const scale = own(SCALES, all[at + 1]?.lower) ?? (all[at + 1]?.lower === 'dozen' ? 12 : undefined);
    if (scale === undefined || all[at + 1]?.begins) return undefined;
    const next = own(SCALES, all[at + 2]?.lower);
    const unit = scale * (next !== undefined && next > scale ? next : 1);
    return {
      start: at,
      end: at + (next !== undefined && next > scale ? 3 : 2),
      value: unit,
      valueTo: unit * 10,
      mantissa: 1,
      magnitude: unit,
      form: 'vague',
      about: true,
    };
  }
  const vague = own(VAGUE, lower);
  if (vague !== undefined && !isHyphen(all[at + 1])) {
    let value = vague;
    let end = at + 1;
    while (all[end]?.lower === 'of' && end < at + 5) {
      const more = own(VAGUE, all[end + 1]?.lower) ?? own(SCALES, all[end + 1]?.lower);
      if (more === undefined) break;
      value *= more;
      end += 2;
    }
    return { start: at, end, value, valueTo: value * 10, mantissa: 1, magnitude: value, form: 'vague' };
  }
  return undefined;
}

/** Magnitude words from `at` on ("million", "bn", "hundred thousand"): their product and where they end. */
function magnitudes(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon, money: boolean): { factor: number; end: number } {
  let factor = 1;
  let end = at;
  for (let n = 0; n < 2; n++) {
    let i = end;
    if (isHyphen(all[i]) && all[i + 1]?.gap === false && (all[i + 1]?.lower.length ?? 0) > 1) i++;
    const lexeme = all[i];
    if (lexeme === undefined || lexeme.kind !== 'word' || lexeme.begins) break;
    if (lexeme.lower === 'dozen' && n === 0) return { factor: 12, end: i + 1 };
    const more = lexicon.magnitudes.get(lexeme.lower);
    if (more === undefined) break;
    if (lexeme.text.length === 1) {
      // "5m people" is millions, "5m long" is metres; "$5 m"
      const glued = !lexeme.gap && i === end;
      if (!glued && !money) break;
      // "221B Baker Street"
      if (lexeme.text === 'B' && !money && all[i + 1]?.capital) break;
      if (!glued && lexeme.lower !== 'm' && lexeme.text !== 'B') break;
      if (
        lexeme.text === 'm' &&
        !money &&
        !countable(all[i + 1], lexicon) &&
        !tellsCount(all, at, lexicon) &&
        !(all[i + 1]?.lower === 'of' && /^(?:its|their|his|her|them|these|those)$/.test(all[i + 2]?.lower ?? ''))
      )
        break;
      if (lexeme.text === 'b' && !money && !countable(all[i + 1], lexicon) && !tellsCount(all, at, lexicon)) break;
    } else if (
      lexeme.lower === 'mm' ||
      (lexeme.capital &&
        lexeme.gap &&
        lexeme.text.length < 4 &&
        lexeme.text !== lexeme.text.toUpperCase() &&
        lexeme.text !== 'Mio' &&
        lexeme.text !== 'Mrd' &&
        lexeme.text !== 'Bn')
    )
      break;
    // "million." as in "8 mil. people"
    factor *= more;
    end = i + 1;
    if (more >= 1e6 || lexeme.text.length === 1) break;
  }
  return { factor, end };
}

/** Nouns whose number may be told in "m" without the noun behind it: "passenger numbers hit 8.3m in July". */
const COUNTED_IN_MILLIONS =
  /^(?:numbers?|population|audiences?|viewership|readership|sales|downloads|visits|turnover|circulation|votes|copies|units|households|deliveries|shipments|jobs|traffic|registrations|membership|total|revenues?|profits?|loss(?:es)?|costs?|debts?|budget|earnings|income|spending|deficit|surplus|investment|funding|fee|worth|bonus|streams|views|transactions|purchases|orders|exports|imports|hits)$/;
const MEASURED_IN_METRES =
  /^(?:tall|long|deep|high|wide|met(?:re|er)s?|race|distance|depth|heights?|waves?|tower|swim|swam|ran|run|hurdles|sprint|dash|freestyle|pool|butterfly|backstroke|breaststroke|relay|altitude|diameter|km|jump(?:ed)?|threw|throw)$/;

/** The words before a number, in its sentence, tell a count or a sum rather than a length. */
function tellsCount(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): boolean {
  let found = false;
  for (let i = at - 2; i >= 0 && i >= at - 10 && !(all[i + 1] as Lexeme).begins; i--) {
    const { lower } = all[i] as Lexeme;
    if (MEASURED_IN_METRES.test(lower)) return false;
    found ||= COUNTED_IN_MILLIONS.test(lower) || lexicon.humans.has(lower) || lexicon.humans.has(`${lower}s`);
  }
  return found;
}

function countable(next: Lexeme | undefined, lexicon: QuantityLexicon): boolean {
  return (
    next !== undefined &&
    next.kind === 'word' &&
    next.gap &&
    !next.begins &&
    !lexicon.stops.has(next.lower) &&
    !['long', 'high', 'wide', 'tall', 'deep', 'below', 'above', 'apart', 'race', 'freestyle', 'sprint', 'final', 'hurdles'].includes(
      next.lower,
    )
  );
}

function digits(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): NumberRead {
  const first = all[at] as Lexeme;
  let value = first.value;
  let end = at + 1;
  let form: NumberRead['form'] = 'digits';
  const glyph = own(GLYPHS, all[end]?.text);
  if (glyph !== undefined && !first.decimal) {
    value += glyph;
    end++;
  } else if (first.decimal && !first.grouped && isHyphen(all[end]) && all[end + 1]?.gap === false && fraction(all, end + 1) !== undefined) {
    // "$5.86-1/2": a price with a part of its last digit
    const part = fraction(all, end + 1) as { value: number; end: number };
    value = tidy(value + part.value / 10 ** (first.text.length - first.text.indexOf('.') - 1));
    end = part.end;
  } else if (!first.decimal && !first.grouped) {
    const half = fraction(all, end);
    // "2 1/2", "7-1/4"
    const joined = half === undefined && isHyphen(all[end]) && all[end + 1]?.gap === false ? fraction(all, end + 1) : undefined;
    const part = half !== undefined && all[end]?.gap ? half : joined;
    if (part !== undefined && value < 10000) {
      value += part.value;
      end = part.end;
    } else {
      const alone = fraction(all, at);
      if (alone !== undefined) {
        value = alone.value;
        end = alone.end;
        form = 'fraction';
      }
    }
  }
  // "2 and a half million"
  if (
    form === 'digits' &&
    all[end]?.lower === 'and' &&
    (all[end + 1]?.lower === 'a' || all[end + 1]?.lower === 'one') &&
    (all[end + 2]?.lower === 'half' || all[end + 2]?.lower === 'quarter')
  ) {
    value += all[end + 2]?.lower === 'half' ? 0.5 : 0.25;
    end += 3;
  }
  const sign = all[at - 1];
  const money = sign !== undefined && (isSign(sign, lexicon) || isLetterSign(sign, first, 1e3));
  const { factor, end: after } = magnitudes(all, end, lexicon, money);
  const ratio = after === end && form === 'digits' ? ratioAfter(all, at, end, value) : undefined;
  if (ratio !== undefined) return ratio;
  return { start: at, end: after, value: tidy(value * factor), mantissa: value, magnitude: factor, form };
}

/** A currency's sign. Of single letters only "R": others are signs where `isLetterSign` says so. */
export function isSign(lexeme: Lexeme, lexicon: QuantityLexicon): boolean {
  if (lexeme.kind === 'mark') return lexicon.signs.has(lexeme.text);
  return lexeme.kind === 'word' && (lexeme.text.length > 1 || lexeme.text === 'R') && lexicon.signs.has(lexeme.text);
}

/** "N500m", "P1.2 billion": a letter glued to a sum that no model or mask is named by. */
export function isLetterSign(lexeme: Lexeme | undefined, number: Lexeme, magnitude: number): boolean {
  return (
    lexeme?.kind === 'word' &&
    (lexeme.text === 'N' || lexeme.text === 'P') &&
    lexeme.gap &&
    !number.gap &&
    (magnitude >= 1e3 || (number.grouped && number.value >= 1e4))
  );
}

/** "1/2", "1⁄32": what looks like a fraction and not like a date. */
function fraction(all: readonly Lexeme[], at: number): { value: number; end: number } | undefined {
  const [top, bar, bottom] = [all[at], all[at + 1], all[at + 2]];
  if (top?.kind !== 'number' || bottom?.kind !== 'number' || bar === undefined || bar.gap || bottom.gap) return undefined;
  if (bar.text !== '/' && bar.text !== '⁄' && bar.text !== '∕') return undefined;
  if (all[at + 3]?.text === bar.text && !all[at + 3]?.gap) return undefined;
  if (!(top.value < bottom.value) || top.decimal || bottom.decimal) return undefined;
  if (bar.text === '/' && ![2, 3, 4, 5, 8, 16, 32, 64].includes(bottom.value)) return undefined;
  return { value: top.value / bottom.value, end: at + 3 };
}

/** "one in five", "nine out of ten": a share. */
function ratioAfter(all: readonly Lexeme[], start: number, at: number, top: number): NumberRead | undefined {
  let i = at;
  if (all[i]?.lower === 'out' && all[i + 1]?.lower === 'of') i += all[i + 2]?.lower === 'the' ? 3 : 2;
  else if (all[i]?.lower === 'in') i += 1;
  else return undefined;
  if (all[i]?.lower === 'every') i++;
  const bottom = all[i];
  if (bottom === undefined || bottom.begins) return undefined;
  const words =
    bottom.kind === 'word'
      ? (own(SMALL, bottom.lower) ?? own(TENS, bottom.lower))
      : bottom.kind === 'number' && !bottom.decimal
        ? bottom.value
        : undefined;
  if (words === undefined || !(words > top) || top < 1 || words > 1000 || !Number.isInteger(top)) return undefined;
  const next = all[i + 1];
  if (
    at + 1 === i &&
    next !== undefined &&
    (/^(?:years?|months?|days?|weeks?|hours?|minutes?|seconds?|decades?|games?|matches|%|percent|million|billion|thousand|hundred|countries|states|cities)$/.test(
      next.lower,
    ) ||
      isHyphen(next))
  )
    return undefined;
  return { start, end: i + 1, value: top / words, mantissa: top, magnitude: 1, form: 'ratio' };
}

/** "twenty-five", "two hundred and fifty thousand", "one and a half million", "two-thirds". */
function cardinal(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): NumberRead | undefined {
  let total = 0;
  let current = 0;
  let i = at;
  let last: 'none' | 'unit' | 'tens' | 'scale' = 'none';
  let scaled = 1;
  let smallest = Number.POSITIVE_INFINITY;
  const stop = at + LONGEST;
  while (i < stop) {
    let j = i;
    if (i > at) {
      if (isHyphen(all[j])) j++;
      else if (
        all[j]?.lower === 'and' &&
        last === 'scale' &&
        (own(SMALL, all[j + 1]?.lower) !== undefined || own(TENS, all[j + 1]?.lower) !== undefined)
      )
        j++;
      else if (
        all[j]?.text === ',' &&
        last === 'scale' &&
        scaled >= 1000 &&
        own(SMALL, all[j + 1]?.lower) !== undefined &&
        own(SCALES, all[j + 2]?.lower) !== undefined
      )
        j++;
    }
    const lexeme = all[j];
    if (lexeme === undefined || lexeme.kind !== 'word' || (lexeme.begins && j > at)) break;
    const small = own(SMALL, lexeme.lower);
    const tens = own(TENS, lexeme.lower);
    const scale = own(SCALES, lexeme.lower);
    if (small !== undefined) {
      if (last === 'unit' || (last === 'tens' && (small === 0 || small > 9)) || (j > i && last === 'none')) break;
      if (last === 'scale' && scaled > 100 && smallest <= small) break;
      current += small;
      last = 'unit';
    } else if (tens !== undefined) {
      if (last === 'unit' || last === 'tens') break;
      current += tens;
      last = 'tens';
    } else if (scale !== undefined) {
      if (scale === 100) {
        if (current === 0 || current >= 100) break;
        current *= 100;
      } else {
        if (current === 0 && last === 'scale' && total > 0 && scale > scaled) total *= scale;
        else {
          total += current * scale;
          current = 0;
        }
        smallest = scale;
      }
      scaled = scale;
      last = 'scale';
    } else break;
    i = j + 1;
  }
  if (i === at) return undefined;
  const whole = total + current;
  // "two-thirds", "three quarters"
  const bar = isHyphen(all[i]) ? 1 : 0;
  const part = own(PARTS, all[i + bar]?.lower);
  if (part !== undefined && total === 0 && current < part && !all[i + bar]?.begins) {
    const name = all[i + bar]?.lower as string;
    if (
      (whole === 1) !== name.endsWith('s') &&
      (whole > 1 ||
        bar === 1 ||
        ['of', 'the', 'a', 'its', 'their', 'to', 'in', 'from', 'since', 'more', 'less', 'lower', 'higher'].includes(
          all[i + bar + 1]?.lower ?? '',
        ) ||
        all[i + bar + 1]?.kind !== 'word')
    )
      return { start: at, end: i + bar + 1, value: whole / part, mantissa: whole, magnitude: 1, form: 'fraction' };
  }
  let value = whole;
  // "two and a half"
  if (
    all[i]?.lower === 'and' &&
    (all[i + 1]?.lower === 'a' || all[i + 1]?.lower === 'one') &&
    (all[i + 2]?.lower === 'half' || all[i + 2]?.lower === 'quarter') &&
    whole < 1000
  ) {
    value += all[i + 2]?.lower === 'half' ? 0.5 : 0.25;
    i += 3;
    const { factor, end } = magnitudes(all, i, lexicon, false);
    return { start: at, end, value: tidy(value * factor), mantissa: value, magnitude: factor, form: 'words' };
  }
  if (i === at + 1) {
    const ratio = ratioAfter(all, at, i, whole);
    if (ratio !== undefined) return ratio;
  }
  // "five bn", "six dozen"
  const { factor, end } = total === 0 ? magnitudes(all, i, lexicon, false) : { factor: 1, end: i };
  return {
    start: at,
    end,
    value: tidy(value * factor),
    mantissa: factor > 1 ? value : current === 0 ? 1 : value,
    magnitude: factor,
    form: 'words',
  };
}

/** "a million", "half a dozen", "a half million", "half of", "a third of", "a quarter of a million". */
function withArticle(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): NumberRead | undefined {
  let i = at;
  const article = all[i]?.lower === 'a' || all[i]?.lower === 'an';
  if (article) i++;
  const word = all[i];
  if (word === undefined || word.begins !== (i === at ? word.begins : false)) return undefined;
  const scale = own(SCALES, word.lower) ?? (word.lower === 'dozen' ? 12 : undefined);
  if (article && scale !== undefined) {
    let value = scale;
    let end = i + 1;
    // "a hundred thousand", "a hundred and twenty"
    if (scale < 1e6 && scale !== 12) {
      const next = own(SCALES, all[end]?.lower);
      if (next !== undefined && next > scale) {
        value *= next;
        end++;
      }
    }
    if (all[end]?.lower === 'and' && all[end + 1]?.lower === 'a' && all[end + 2]?.lower === 'half') {
      value *= 1.5;
      end += 3;
    } else if (scale === 100 && all[end]?.lower === 'and') {
      const more = cardinal(all, end + 1, lexicon);
      if (more !== undefined && more.value < 100 && more.form === 'words') {
        value += more.value;
        end = more.end;
      }
    }
    return { start: i - 1, end, value, mantissa: 1, magnitude: value, form: 'words' };
  }
  if (article && (word.lower === 'few' || word.lower === 'couple')) {
    let j = i + 1;
    if (word.lower === 'couple' && all[j]?.lower === 'of') j++;
    const many = own(SCALES, all[j]?.lower) ?? (all[j]?.lower === 'dozen' ? 12 : undefined);
    if (many === undefined) return undefined;
    if (word.lower === 'couple')
      return { start: at, end: j + 1, value: 2 * many, mantissa: 2, magnitude: many, form: 'words', about: true };
    return { start: at, end: j + 1, value: many, valueTo: many * 10, mantissa: 1, magnitude: many, form: 'vague', about: true };
  }
  const part = own(PARTS, word.lower);
  if (part === undefined) return undefined;
  let end = i + 1;
  if (isHyphen(all[end])) end++;
  if (
    all[end]?.lower === 'of' &&
    (all[end + 1]?.lower === 'a' || all[end + 1]?.lower === 'an') &&
    own(SCALES, all[end + 2]?.lower) !== undefined
  )
    end++;
  if (all[end]?.lower === 'a' || all[end]?.lower === 'an') {
    end++;
    if (isHyphen(all[end])) end++;
  }
  const many = own(SCALES, all[end]?.lower) ?? (all[end]?.lower === 'dozen' ? 12 : undefined);
  if (many !== undefined) return { start: at, end: end + 1, value: many / part, mantissa: 1 / part, magnitude: many, form: 'words' };
  const next = all[i + 1];
  const of =
    next?.lower === 'of' ||
    next?.lower === 'the' ||
    next?.lower === 'that' ||
    next?.lower === 'its' ||
    next?.lower === 'their' ||
    next?.lower === 'all';
  if (word.lower === 'half') {
    const previous = all[at - 1]?.lower ?? '';
    const measured = next !== undefined && lexicon.units.has(next.lower);
    if (article && !of && !measured && !(all[at - 1]?.lower === 'by' && standsAlone(next, lexicon))) return undefined;
    if (
      !article &&
      !(measured && !/^(?:years?|times?)$/.test(next?.lower ?? '')) &&
      [
        'first',
        'second',
        'the',
        'other',
        'in',
        'better',
        'third',
        'fourth',
        'this',
        'that',
        'latter',
        'top',
        'bottom',
        'last',
        'one',
        'time',
        'and',
        'his',
        'her',
      ].includes(previous)
    )
      return undefined;
    if (!article && isHyphen(next)) return undefined;
    if (of || next?.lower === 'a' || next?.lower === 'an' || next?.kind === 'mark' || next === undefined || next.kind === 'word') {
      if (
        next?.kind === 'word' &&
        !of &&
        next.lower !== 'a' &&
        next.lower !== 'an' &&
        !lexicon.units.has(next.lower) &&
        !['were', 'are', 'is', 'was', 'have', 'had', 'in', 'from', 'by', 'since', 'to', 'on', 'as', 'lower', 'higher'].includes(next.lower)
      )
        return undefined;
      let last = i + 1;
      if (next?.lower === 'a' || next?.lower === 'an') {
        if (!lexicon.units.has(all[i + 2]?.lower ?? '')) return undefined;
        last = i + 2;
      }
      return { start: at, end: last, value: 0.5, mantissa: 0.5, magnitude: 1, form: 'fraction' };
    }
    return undefined;
  }
  // "by a third", "nearly a third were …", "a third more"
  const led = /^(?:by|nearly|almost|about|around|roughly|over|than|least|under|only|just|up|down)$/.test(all[at - 1]?.lower ?? '');
  const alone =
    (led && standsAlone(next, lexicon)) ||
    /^(?:more|less|fewer|higher|lower|bigger|smaller|larger|cheaper|longer|shorter)$/.test(next?.lower ?? '');
  if (article && (of || (alone && !next?.begins)))
    return { start: at, end: i + 1, value: 1 / part, mantissa: 1, magnitude: 1, form: 'fraction' };
  return undefined;
}

/** No noun follows: "by a quarter since 1990". */
function standsAlone(next: Lexeme | undefined, lexicon: QuantityLexicon): boolean {
  return (
    next === undefined || next.begins || (next.kind === 'mark' ? !isHyphen(next) : next.kind === 'word' && lexicon.stops.has(next.lower))
  );
}

/** 2.26 × 1e9 without the noise of binary fractions. */
function tidy(value: number): number {
  return Number.isInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(15));
}
