import type { Sentence } from '../model/brief.ts';

/** Outer and inner quotation marks. French sets its guillemets with a narrow space inside. */
const QUOTES: Readonly<Record<string, readonly [open: string, close: string, innerOpen: string, innerClose: string]>> = {
  en: ['“', '”', '‘', '’'],
  de: ['„', '“', '‚', '‘'],
  'de-ch': ['«', '»', '‹', '›'],
  fr: ['«\u202f', '\u202f»', '“', '”'],
  'fr-ch': ['«', '»', '‹', '›'],
  es: ['«', '»', '“', '”'],
  it: ['«', '»', '“', '”'],
  el: ['«', '»', '“', '”'],
  no: ['«', '»', '‘', '’'],
  nb: ['«', '»', '‘', '’'],
  nn: ['«', '»', '‘', '’'],
  uk: ['«', '»', '„', '“'],
  ru: ['«', '»', '„', '“'],
  be: ['«', '»', '„', '“'],
  bg: ['„', '“', '‚', '‘'],
  cs: ['„', '“', '‚', '‘'],
  sk: ['„', '“', '‚', '‘'],
  sl: ['„', '“', '‚', '‘'],
  hr: ['„', '“', '‚', '‘'],
  sr: ['„', '“', '‚', '‘'],
  lt: ['„', '“', '‚', '‘'],
  is: ['„', '“', '‚', '‘'],
  pl: ['„', '”', '‚', '’'],
  ro: ['„', '”', '«', '»'],
  hu: ['„', '”', '»', '«'],
  sv: ['”', '”', '’', '’'],
  fi: ['”', '”', '’', '’'],
  et: ['„', '“', '‚', '‘'],
  lv: ['“', '”', '‘', '’'],
}; // biome-ignore format: a table

/** Scripts with marks of their own: straight quotes are left alone. */
const OWN_QUOTES: ReadonlySet<string> = new Set(['zh', 'ja', 'he', 'yi']);
/** Words of one letter stay with the next word. */
const CLINGING: ReadonlySet<string> = new Set(['uk', 'ru', 'be', 'bg', 'cs', 'sk', 'pl']);
/** A dash between words is long in these, else half as long. */
const LONG_DASH: ReadonlySet<string> = new Set(['uk', 'ru', 'be', 'bg', 'es']);
/** Thousands are parted by spaces. */
const SPACED_THOUSANDS: ReadonlySet<string> = new Set([
  'fr',
  'uk',
  'ru',
  'be',
  'bg',
  'cs',
  'sk',
  'pl',
  'sv',
  'fi',
  'nb',
  'nn',
  'no',
  'es',
  'et',
  'lv',
  'lt',
  'hu',
]);

/**
 * A sentence as it is printed: white space folded, the backslashes of escapes left out, quotation marks, apostrophes, dashes,
 * ellipses and no-break spaces set by the rules of its language, and a capital where its first words were cut.
 *
 * Pure, and never alters a word: letters and digits stay as they are in their order, but for that one capital. Marks that
 * the source set itself are kept, whatever the language.
 *
 * @param language  BCP 47 of the sentence; English rules where it is not known.
 */
export function displayText(
  sentence: Pick<Sentence, 'text'> & Partial<Pick<Sentence, 'cuts' | 'cites'>>,
  language: string,
): { readonly text: string } {
  const tag = language.toLowerCase();
  const main = tag.split('-', 1)[0]!;
  let text = spaces(sentence.text);
  if (text.includes('\\')) text = text.replace(ESCAPED, '$1$2');
  if (/["'`]/.test(text) && !OWN_QUOTES.has(main)) text = quotes(text, QUOTES[tag] ?? QUOTES[main] ?? QUOTES.en!);
  if (text.includes('-') || text.includes('—') || text.includes('–')) text = dashes(text, main);
  if (text.includes('. ') || text.includes('..')) text = ellipses(text);
  text = noBreaks(text, main);
  const start = sentence.cites?.[0]?.start;
  if (start !== undefined && sentence.cuts?.some((cut) => cut.start <= start)) text = capital(text, main);
  return { text };
}

/**
 * What converters to Markdown leave in plain text: "\[thousand\]", "\$5", "1\.". Not behind another backslash or a colon, nor a letter where
 * a name may follow: that is a path or code.
 */
const ESCAPED = /(?<![\\:])\\([[\]()$*_#`~>|<^@"'])|(?<![\\:\p{Alphabetic}])\\([.+!-])/gu;

const UNFOLDED = /[\u00ad\ufeff\t-\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]| {2}|^ | $/;

/** One space for every stretch of white space; a no-break space between two signs of a number or name is kept. */
function spaces(text: string): string {
  // Most texts have single spaces and nothing else.
  if (!UNFOLDED.test(text)) return text;
  return (
    text
      .replace(/\u00ad|\ufeff/g, '')
      // A word parted at its line's end: whether the hyphen is its own is not known, that no space is, is.
      .replace(/(?<=\p{Lowercase}-)[ \t]*\r?\n[ \t]*(?=\p{Lowercase})/gu, '')
      .replace(/[\s\u0085]+/g, (white, at: number, whole: string) =>
        /^[\u00a0\u2007\u2009\u202f]$/.test(white) &&
        /[\p{Alphabetic}\p{N}.]/u.test(whole[at - 1] ?? '') &&
        /[\p{Alphabetic}\p{N}%€$£°]/u.test(whole[at + 1] ?? '')
          ? '\u00a0'
          : ' ',
      )
      .replace(/^ | $/g, '')
  );
}

const letter = /\p{Alphabetic}/u;
const letterOrDigit = /[\p{Alphabetic}\p{N}]/u;
/** After these a quotation mark opens. */
const opener = /[\s([{¿¡«„‚“‘‹\-–—/]/u;

/** Straight quotation marks and apostrophes. A mark that opens nothing and closes nothing (inches, feet) stays straight. */
function quotes(source: string, [open, close, innerOpen, innerClose]: readonly [string, string, string, string]): string {
  const text = source.replace(/``|''/g, '"');
  // Places where a single quote could close: not between letters, after a sign that is no space.
  let lastClosing = -1;
  for (let i = text.length - 1; i > 0 && lastClosing < 0; i--)
    if (text[i] === "'" && text[i - 1] !== ' ' && !letterOrDigit.test(text[i + 1] ?? '')) lastClosing = i;
  let out = '';
  let outer = false;
  let inner = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (sign !== '"' && sign !== "'" && sign !== '`') {
      out += sign;
      continue;
    }
    const before = i === 0 ? ' ' : text[i - 1]!;
    const after = text[i + 1] ?? ' ';
    const opens = (opener.test(before) || before === '"' || before === "'") && after !== ' ';
    if (sign === '"') {
      if (opens) {
        out += open;
        outer = true;
      } else if (outer) {
        out += close;
        outer = false;
      } else out += before === ' ' || /\d/.test(before) ? sign : close;
    } else if (sign === '`') {
      if (opens && lastClosing > i && !inner) {
        out += outer ? innerOpen : open;
        inner = true;
      } else out += sign;
    } else if (letter.test(before) && letterOrDigit.test(after)) out += '’';
    else if (opens && !inner && lastClosing > i && letterOrDigit.test(after) && !elided(text, i)) {
      out += innerOpen;
      inner = true;
    } else if (inner && before !== ' ' && !letterOrDigit.test(after)) {
      // "the troops' orders": with a mark still to come that closes, this one is an apostrophe.
      const plural = (before === 's' || before === 'S') && after === ' ' && lastClosing > i;
      out += plural ? '’' : innerClose;
      if (!plural) inner = false;
    } else if (/\d/.test(before) && /[\d" ]/.test(after)) out += sign;
    else out += '’';
  }
  return out;
}

/** "'90s", "'em", "'tis": letters are left out, nothing is quoted. */
function elided(text: string, at: number): boolean {
  return /^'(?:\d\ds?|em|tis|twas|til|cause|n)(?![\p{Alphabetic}\p{N}])/iu.test(text.slice(at, at + 8));
}

/** Two hyphens and hyphens between spaces are dashes; so is one between two plain numbers, the lower first. */
function dashes(text: string, language: string): string {
  const long = LONG_DASH.has(language);
  if (!text.includes('-') && !/ [–—] /.test(text)) return text;
  const dashed = text
    .replace(/(?<!-)-{2,3}(?!-)/g, (_, at: number, whole: string) => (!long && language !== 'en' && whole[at - 1] === ' ' ? '–' : '—'))
    .replace(/(?<= )-(?= )/g, long ? '—' : '–');
  const ranged = !/\d-\d/.test(dashed)
    ? dashed
    : dashed.replace(
        /(?<![\p{Alphabetic}\p{N}.,:/–-])(\d{1,4})-(\d{1,4})(?![\p{Alphabetic}\p{N}:/–-]|[.,]\d)/gu,
        (range, low: string, high: string) => (Number(low) < Number(high) ? `${low}–${high}` : range),
      );
  return ranged.replace(/ ([–—])(?= )/g, '\u00a0$1');
}

function ellipses(text: string): string {
  return text
    .replace(/(?<!\.)\.\.\.(?!\.)/g, '…')
    .replace(/(?<!\.)\.\.\.\.(?!\.)/g, '….')
    .replace(/(?<![. ]) ?\. \. \.(?! ?\.)/g, '\u00a0…');
}

const UNIT =
  /(\d) (%|‰|°C|°F|€|£|\$|km|m|cm|mm|kg|g|t|km²|m²|ha|km\/h|kW|MW|GW|TW|kWh|MWh|GWh|TWh|a\.m\.|p\.m\.|million|billion|trillion|Mio\.|Mrd\.|млн|млрд|тыс\.|тис\.)(?![\p{Alphabetic}\p{N}])/gu;
const TITLE =
  /(?<!\p{Alphabetic})(Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|St|No|Nr|vol|pp|Art|Abs|M|Mme) ?(\.?) (?=[\p{Uppercase}\d])/gu;
const INITIAL = /(?<![\p{Alphabetic}\p{N}.])(\p{Uppercase}\.) (?=\p{Uppercase}\p{Lowercase})/gu;

/** Spaces at which no line may end. */
function noBreaks(source: string, language: string): string {
  let text = source;
  if (/\d /.test(text)) {
    text = text.replace(UNIT, '$1\u00a0$2');
    if (SPACED_THOUSANDS.has(language)) text = text.replace(/(?<=(?<!\d)\d{1,3}|\d{3}) (?=\d{3}(?!\d))/g, '\u00a0');
  }
  if (text.includes('. ')) {
    text = text.replace(TITLE, (match, word: string, dot: string) => (dot === '.' ? `${word}.\u00a0` : match));
    text = text.replace(INITIAL, '$1\u00a0');
  }
  if (language === 'fr') {
    text = text
      .replace(/(?<=[^\s;:!?…«(]) ?(?=[;!?](?![\p{Alphabetic}\p{N}]))/gu, '\u202f')
      .replace(/(?<=[^\s;:!?«(]) ?(?=:(?:[ \u00a0]|$))/gu, '\u202f')
      .replace(/« ?(?=[^\s\u202f])/g, '«\u202f')
      .replace(/(?<=[^\s\u202f«]) ?»/g, '\u202f»');
  } else if (language === 'de') text = text.replace(/(?<!\p{Alphabetic})([zdou])\. (?=[BhäaUÄ]\.)/gu, '$1.\u00a0');
  if (CLINGING.has(language)) text = text.replace(/(?<![\p{Alphabetic}\p{N}'’-])(\p{Alphabetic}) (?=[\p{Alphabetic}\p{N}])/gu, '$1\u00a0');
  return text;
}

/** The first letter as a capital, behind any opening marks; a word with a capital inside ("iPhone") stays. */
function capital(text: string, language: string): string {
  return text.replace(
    /^([^\p{Alphabetic}\p{N}]*)(\p{Lowercase})(?!\p{Uppercase})/u,
    (_, marks: string, first: string) => marks + (language === 'tr' || language === 'az' ? first.toLocaleUpperCase('tr') : upper(first)),
  );
}

/** A letter whose capital is not one letter (ß, ŉ) stays. */
const upper = (sign: string): string => (sign.toUpperCase().length === sign.length ? sign.toUpperCase() : sign);
