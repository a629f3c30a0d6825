import type { Lexeme } from './lexemes.ts';
import { phraseFrom } from './noun-phrases.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';

/** Words that a number in words may start with. */
export const STARTERS = new Set(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety a an half quarter third several few tens dozens scores hundreds thousands millions billions trillions twofold threefold fourfold fivefold sixfold sevenfold eightfold ninefold tenfold twentyfold thirtyfold fiftyfold hundredfold thousandfold'.split(
    ' ',
  ),
);

/** Words that may stand between a bound and its number. */
export const DETERMINERS = new Set([
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

/** A text as lexemes, read from left to right: what every layer of the reading of quantities asks. */
export class LexemeReader {
  protected readonly text: string;
  protected readonly all: readonly Lexeme[];
  protected readonly lexicon: QuantityLexicon;
  /** Lexemes before this one are taken. */
  protected taken = 0;

  constructor(text: string, all: readonly Lexeme[], lexicon: QuantityLexicon) {
    this.text = text;
    this.all = all;
    this.lexicon = lexicon;
  }

  protected glued(i: number): boolean {
    const lexeme = this.all[i];
    return lexeme !== undefined && !lexeme.gap;
  }
  protected isHyphen(i: number): boolean {
    const lexeme = this.all[i];
    return (
      lexeme !== undefined &&
      lexeme.kind === 'mark' &&
      (lexeme.text === '-' || lexeme.text === '‐' || lexeme.text === '‑' || lexeme.text === '–')
    );
  }
  protected lower(i: number): string {
    return this.all[i]?.lower ?? '';
  }

  protected words(start: number, end: number): string {
    if (end <= start) return '';
    return folded(this.text.slice((this.all[start] as Lexeme).start, (this.all[end - 1] as Lexeme).end));
  }

  /** A plural noun stands behind: the number counts. */
  protected counts(n: { readonly start: number; readonly end: number }): boolean {
    const phrase = phraseFrom(this.all, n.end, true, this.lexicon);
    return phrase?.plural === true;
  }
}

/** White space as single spaces. */
function folded(words: string): string {
  return OTHER_SPACE.test(words) ? words.replace(/\s+/g, ' ') : words;
}
const OTHER_SPACE = /\s\s|[^\S ]/;

/** Four digits that can be a year. */
export function isYear(lexeme: Lexeme): boolean {
  return (
    lexeme.kind === 'number' &&
    lexeme.text.length === 4 &&
    !lexeme.decimal &&
    !lexeme.grouped &&
    lexeme.value >= 1000 &&
    lexeme.value <= 2100
  );
}
