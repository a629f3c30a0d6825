import type { Lexeme } from './lexemes.ts';
import { magnitudes } from './magnitudes.ts';
import type { NumberRead } from './number-read.ts';
import { GLYPHS, isHyphen, own, SMALL, TENS, tidy } from './number-tables.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';

export function digits(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): NumberRead {
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
export function ratioAfter(all: readonly Lexeme[], start: number, at: number, top: number): NumberRead | undefined {
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
