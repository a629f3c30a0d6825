/** Bits of a number that V8 holds without a box. */
const BITS = 31;

/** Indexes of words of a sentence, a bit each: a brief may have many sentences, and each has some. */
export class WordPlaces {
  readonly #bits: readonly number[];

  constructor(places: ReadonlySet<number>) {
    let last = 0;
    for (const place of places) last = Math.max(last, place);
    const bits = new Array<number>(Math.floor(last / BITS) + 1).fill(0);
    for (const place of places) bits[Math.floor(place / BITS)] = (bits[Math.floor(place / BITS)] as number) | (1 << (place % BITS));
    this.#bits = bits;
  }

  has(place: number): boolean {
    return (((this.#bits[Math.floor(place / BITS)] ?? 0) >>> (place % BITS)) & 1) === 1;
  }
}
