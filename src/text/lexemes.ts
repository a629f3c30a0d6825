/** A word, a number in digits, or a mark of a text, as the reading of quantities needs them. */
export interface Lexeme {
  readonly kind: 'word' | 'number' | 'mark';
  /** Offsets into the text, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Lower case, straight apostrophes. */
  readonly lower: string;
  /** White space (or the start of the text) stands before it. */
  readonly gap: boolean;
  /** First of a sentence, as far as its marks tell. */
  readonly begins: boolean;
  /** Starts with a capital letter. */
  readonly capital: boolean;
  /** Value of a number in digits; NaN where the digits are no number ("1.2.3"). */
  readonly value: number;
  /** The digits hold a decimal mark, or group marks. */
  readonly decimal: boolean;
  readonly grouped: boolean;
}

const WORD = /[\p{Alphabetic}\p{M}]+(?:['’][\p{Alphabetic}\p{M}]+)*/uy;
const DOTTED = /(?:\p{Alphabetic}\.){2,}/uy;
const NARROW_SPACES = '\u00a0\u202f\u2009\u2008';
/** Languages that group digits with a point and mark decimals with a comma. */
const POINT_GROUPS = new Set(['de', 'es', 'it', 'pt', 'nl', 'tr', 'da', 'id', 'ro', 'el', 'sl', 'hr', 'sr']);
/** Languages that group digits with a space and mark decimals with a comma. */
const SPACE_GROUPS = new Set(['fr', 'ru', 'uk', 'pl', 'cs', 'sk', 'bg', 'hu', 'sv', 'nb', 'no', 'fi', 'et', 'lv', 'lt']);

const digit = (text: string, i: number): boolean => {
  const c = text.charCodeAt(i);
  return c >= 48 && c <= 57;
};
/** Exactly three digits stand at `i`. */
const three = (text: string, i: number): boolean => digit(text, i) && digit(text, i + 1) && digit(text, i + 2) && !digit(text, i + 3);

/** Dashes, quotation marks, dots and currency signs. */
const isSign = (c: number): boolean => (c >= 0x2010 && c <= 0x2027) || (c >= 0x20a0 && c <= 0x20cf);
const asciiLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90);

/** Where the word of ASCII letters and apostrophes that starts at `i` ends; 0 where other letters may belong to it. Saves WORD's tables. */
function asciiWord(text: string, i: number): number {
  let j = i + 1;
  for (;;) {
    const c = text.charCodeAt(j);
    if (asciiLetter(c)) j++;
    else if (c === 39 || c === 0x2019) {
      const next = text.charCodeAt(j + 1);
      if (next > 127) return 0;
      if (!asciiLetter(next)) return j;
      j += 2;
    } else return c > 0xa9 && !isSign(c) ? 0 : j;
  }
}

/** The lexemes of a text in order; white space is left out. Linear. `abbreviations`: lower case, without the last stop. */
export function lexemes(text: string, language: string, abbreviations: ReadonlySet<string>): Lexeme[] {
  const found: Lexeme[] = [];
  const commaDecimal = POINT_GROUPS.has(language) || SPACE_GROUPS.has(language);
  const pointGroups = POINT_GROUPS.has(language);
  const spaceGroups = SPACE_GROUPS.has(language) || language === 'de' || language === 'es';
  let i = 0;
  let gap = true;
  let breaks = true;
  /** A sentence mark was seen, and only closing marks since. */
  let ended = false;
  const push = (kind: Lexeme['kind'], end: number, value = Number.NaN, decimal = false, grouped = false): void => {
    const raw = text.slice(i, end);
    let lower = raw.toLowerCase();
    if (kind === 'word' && lower.includes('’')) lower = lower.replaceAll('’', "'");
    const first = raw.charCodeAt(0);
    const capital = kind === 'word' && (first < 128 ? first < 97 : raw[0] !== (raw[0] as string).toLowerCase());
    const opens = capital || kind === 'number' || (kind === 'mark' && OPENING.includes(raw));
    const begins = breaks || (ended && gap && opens);
    found.push({ kind, start: i, end, text: raw, lower, gap, begins, capital, value, decimal, grouped });
    if (kind === 'mark' && (raw === '.' || raw === '!' || raw === '?' || raw === '…')) {
      const before = found[found.length - 2];
      ended = !(
        raw === '.' &&
        !gap &&
        before !== undefined &&
        before.kind === 'word' &&
        abbreviations.has(before.lower) &&
        before.end === i
      );
      if (raw === '.' && before?.kind === 'word' && before.text.length === 1 && before.capital) ended = false;
    } else if (!(kind === 'mark' && CLOSING.includes(raw) && !gap)) ended = false;
    if (kind === 'word' && raw.endsWith('.')) ended = false;
    i = end;
    gap = false;
    breaks = false;
  };
  while (i < text.length) {
    const c = text.charCodeAt(i);
    if (
      c === 32 ||
      (c >= 9 && c <= 13) ||
      c === 0xa0 ||
      (c >= 0x2000 && c <= 0x200b) ||
      c === 0x202f ||
      c === 0x2028 ||
      c === 0x2029 ||
      c === 0x3000 ||
      c === 0xfeff
    ) {
      gap = true;
      if (c === 10) {
        let j = i + 1;
        while (text.charCodeAt(j) === 32 || text.charCodeAt(j) === 9 || text.charCodeAt(j) === 13) j++;
        if (text.charCodeAt(j) === 10) breaks = true;
        i = j;
      } else i++;
      continue;
    }
    if (digit(text, i) || (c === 46 && digit(text, i + 1) && (gap || !/[\p{Alphabetic}\p{N}]/u.test(text[i - 1] ?? ' ')))) {
      number();
      continue;
    }
    if (asciiLetter(c) || (c > 0xa9 && !isSign(c))) {
      if (text.charCodeAt(i + 1) === 46 && (text.charCodeAt(i + 3) === 46 || text.charCodeAt(i + 2) > 127)) {
        DOTTED.lastIndex = i;
        const dotted = DOTTED.exec(text);
        if (dotted !== null) {
          push('word', i + dotted[0].length);
          continue;
        }
      }
      const end = c < 128 ? asciiWord(text, i) : 0;
      if (end > 0) {
        push('word', end);
        continue;
      }
      WORD.lastIndex = i;
      const word = WORD.exec(text);
      if (word !== null) {
        push('word', i + word[0].length);
        continue;
      }
    }
    push('mark', i + (c >= 0xd800 && c <= 0xdbff && i + 1 < text.length ? 2 : 1));
  }
  return found;

  function number(): void {
    let j = i;
    let digits = '';
    let grouped = false;
    while (digit(text, j)) j++;
    digits = text.slice(i, j);
    if (digits.length <= 3 && digits.length > 0) {
      const separator = text[j] ?? '';
      const groups =
        separator === ','
          ? !commaDecimal
          : separator === '.'
            ? pointGroups
            : separator === ' '
              ? spaceGroups
              : separator === "'" || separator === '’' || NARROW_SPACES.includes(separator);
      if (groups && separator !== '') {
        while (text[j] === separator && three(text, j + 1)) {
          digits += text.slice(j + 1, j + 4);
          j += 4;
          grouped = true;
        }
        // Indian grouping: 1,00,000
        if (!grouped && separator === ',' && digits.length <= 2) {
          let k = j;
          let more = '';
          while (text[k] === ',' && digit(text, k + 1) && digit(text, k + 2) && text[k + 3] === ',') {
            more += text.slice(k + 1, k + 3);
            k += 3;
          }
          if (more !== '' && text[k] === ',' && three(text, k + 1)) {
            digits += more + text.slice(k + 1, k + 4);
            j = k + 4;
            grouped = true;
          }
        }
      }
    }
    let decimal = false;
    const mark = text[j];
    if ((mark === '.' || (mark === ',' && commaDecimal)) && digit(text, j + 1)) {
      let k = j + 1;
      while (digit(text, k)) k++;
      digits += `.${text.slice(j + 1, k)}`;
      decimal = true;
      j = k;
    }
    let value = digits.length > 40 ? Number.NaN : Number(digits.startsWith('.') ? `0${digits}` : digits);
    // 1.2.3, 12.10.2024: a version or a date
    while (decimal && text[j] === '.' && digit(text, j + 1)) {
      value = Number.NaN;
      j++;
      while (digit(text, j)) j++;
    }
    push('number', j, value, decimal, grouped);
  }
}

const OPENING = '"“„«‘\'([—–-•*';
const CLOSING = '"”“»’\')]';
