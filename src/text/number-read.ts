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
