import type { Lexeme } from './lexemes.ts';
import { magnitudes } from './magnitudes.ts';
import type { NumberRead } from './number-read.ts';
import { FOLDS, GLYPHS, isHyphen, own, PARTS, SCALES, SMALL, TENS, tidy, VAGUE } from './number-tables.ts';
import { digits, ratioAfter } from './numerals.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';

/** A number in words is not longer than this many lexemes. */
const LONGEST = 24;

/** The number that starts at lexeme `at`; undefined where none does. Looks ahead a bounded way. */
export function readNumber(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): NumberRead | undefined {
  const first = all[at] as Lexeme;
  if (first.kind === 'number') return digits(all, at, lexicon);
  if (first.kind === 'mark') {
    const value = own(GLYPHS, first.text);
    return value === undefined ? undefined : { start: at, end: at + 1, value, mantissa: 1, magnitude: 1, form: 'fraction' };
  }
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
