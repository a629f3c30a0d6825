/**
 * Dates as documents state them, brought to ISO 8601: "2024-10-22", or with the time of day where the document names
 * its offset ("2024-10-22T09:15:00+02:00"). A time without an offset is left out: it would be a guess.
 */
const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan january janvier januar enero ene gennaio gen janeiro januari janv jänner ianuarie января янв січня студзеня stycznia ledna ocak ιανουαρίου ιαν januára január tammikuuta január janar يناير',
    'feb february février fév févr februar febrero febbraio febr fevereiro fev februari februarie февраля фев лютого lutego února şubat φεβρουαρίου φεβ február februára helmikuuta فبراير',
    'mar march mars märz marzo março maart mrt mär maerz martie марта мар березня marca března mart μαρτίου μάρ μαρ március maaliskuuta مارس',
    'apr april avril abril abr aprile avr aprilie апреля апр квітня kwietnia dubna nisan απριλίου απρ április apríla huhtikuuta أبريل ابريل',
    'may mai mayo maggio mag maio mei maj мая травня maja května mayıs μαΐου μαϊ május mája toukokuuta مايو',
    'jun june juin juni junio giugno giu junho iunie июня июн червня czerwca června haziran ιουνίου ιούν ιουν június júna kesäkuuta يونيو',
    'jul july juillet juli julio luglio lug julho juil iulie июля июл липня lipca července temmuz ιουλίου ιούλ ιουλ július júla heinäkuuta يوليو',
    'aug august août aout agosto ago augustus augusti августа авг серпня sierpnia srpna ağustos αυγούστου αύγ αυγ augusztus augusta elokuuta أغسطس',
    'sep sept september septembre septiembre settembre set setembro septembrie сентября сен вересня września září eylül σεπτεμβρίου σεπ szeptember septembra syyskuuta سبتمبر',
    'oct october octobre oktober octubre ottobre ott outubro okt out octombrie октября окт жовтня października října ekim οκτωβρίου οκτ október októbra lokakuuta أكتوبر اكتوبر',
    'nov november novembre noviembre novembro noiembrie ноября ноя листопада listopadu kasım νοεμβρίου νοέ νοε novembra marraskuuta نوفمبر',
    'dec december décembre dezember diciembre dicembre dezembro dez dic déc desember decembrie декабря дек грудня grudnia prosince aralık δεκεμβρίου δεκ decembra joulukuuta ديسمبر',
  ].flatMap((names, month) => names.split(' ').map((name) => [name, month + 1])),
);
const ZONES: Readonly<Record<string, string>> = {
  z: 'Z',
  ut: '+00:00',
  utc: '+00:00',
  gmt: '+00:00',
  wet: '+00:00',
  bst: '+01:00',
  west: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  jst: '+09:00',
  kst: '+09:00',
  ist: '+05:30',
};

const two = (n: number) => String(n).padStart(2, '0');

function day(year: number, month: number, date: number): string | undefined {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || date < 1 || date > 31) return undefined;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return date > last ? undefined : `${year}-${two(month)}-${two(date)}`;
}

/** Two figures of a year as mail readers take them (RFC 5322, 4.3). */
const fullYear = (figures: string) => (figures.length > 2 ? Number(figures) : Number(figures) + (Number(figures) < 50 ? 2000 : 1900));

function offsetOf(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const numeric = /^(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(text);
  if (numeric !== null) {
    const hours = Number(numeric[2]);
    const minutes = Number(numeric[3] ?? 0);
    return hours <= 14 && minutes < 60 ? `${numeric[1]}${two(hours)}:${two(minutes)}` : undefined;
  }
  return ZONES[text.toLowerCase()];
}

/** "T09:15:00+02:00", or nothing where time or offset is missing. */
function clock(text: string): string {
  const found =
    /(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?\s?m\.?)?\s*([a-z]{1,4}(?![a-z])(?:[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{1,2}:?(?:\d{2})?)?/i.exec(
      text,
    );
  if (found === null) return '';
  const offset = offsetOf(found[5]);
  if (offset === undefined) return '';
  let hour = Number(found[1]);
  if (found[4] !== undefined) hour = (hour % 12) + (found[4].toLowerCase() === 'p' ? 12 : 0);
  const minute = Number(found[2]);
  const second = Number(found[3] ?? 0);
  return hour < 24 && minute < 60 && second < 60 ? `T${two(hour)}:${two(minute)}:${two(second)}${offset}` : '';
}

/**
 * @param text  a date as documents write it, at most a line long.
 * @returns ISO 8601; undefined where no whole date (day, month, year) is named.
 */
export function when(text: string | undefined): string | undefined {
  if (text === undefined || text.length > 200) return undefined;
  const line = text.trim().replace(/\s+/g, ' ');
  // A clock that was never set.
  if (/^1970-01-01T00:00/.test(line) || /^Thu, 0?1 Jan 1970 00:00/.test(line)) return undefined;
  let found =
    /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(line) ??
    /(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/.exec(line) ??
    /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(line);
  if (found !== null) {
    const date = day(Number(found[1]), Number(found[2]), Number(found[3]));
    if (date === undefined) return undefined;
    const rest = line.slice(found.index + found[0].length);
    const compact = /^T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})$/.exec(rest);
    return date + clock(compact === null ? rest.replace(/^T/i, '') : `${compact[1]}:${compact[2]}:${compact[3] ?? '00'}${compact[4]}`);
  }
  found = /(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]/.exec(line);
  if (found !== null) return day(Number(found[1]), Number(found[2]), Number(found[3]));
  // "22 October 2024", "22. Oktober 2024", "22 de octubre de 2024", "Tue, 22-Oct-24".
  for (const match of line.matchAll(
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[ -]{1,2}(?:de )?(\p{L}{3,12})\.?,?[ -](?:de |del )?(\d{4}|\d{2})(?!\d)/giu,
  )) {
    const month = MONTHS[(match[2] as string).toLowerCase()];
    const date = month === undefined ? undefined : day(fullYear(match[3] as string), month, Number(match[1]));
    if (date !== undefined) return date + clock(line.slice(match.index + match[0].length) || line.slice(0, match.index));
  }
  // "October 22, 2024", "Oct. 22 2024"; "Tue Oct 22 09:15:00 GMT 2024".
  for (const match of line.matchAll(
    /(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (?:(\d{1,2}:\d{2}(?::\d{2})?) (?:([A-Z]{1,4}) )?)?(\d{4})(?!\d)/gu,
  )) {
    const month = MONTHS[(match[1] as string).toLowerCase()];
    const date = month === undefined ? undefined : day(Number(match[5]), month, Number(match[2]));
    if (date !== undefined)
      return date + clock(match[3] === undefined ? line.slice(match.index + match[0].length) : `${match[3]} ${match[4] ?? ''}`);
  }
  // "2024. október 22.", "2024-július-13T9:15".
  found = /(?<!\d)(\d{4})(?:\. |[-/ ])(\p{L}{3,12})(?:\.? |[-/])(\d{1,2})(?!\d)/u.exec(line);
  if (found !== null) {
    const month = MONTHS[(found[2] as string).toLowerCase()];
    const date = month === undefined ? undefined : day(Number(found[1]), month, Number(found[3]));
    if (date !== undefined) return date + clock(line.slice(found.index + found[0].length).replace(/^T/i, ''));
  }
  // "10/22/2024" only where it cannot be read the other way round.
  found = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/.exec(line);
  if (found !== null) {
    const [a, b, year] = [Number(found[1]), Number(found[2]), Number(found[3])];
    if (found[0].includes('.') || a > 12 || a === b) return day(year, b, a);
    if (b > 12) return day(year, a, b);
  }
  return undefined;
}

/**
 * A day and month without a year, dated by the edition: the latest such day not after the day following it.
 *
 * @param edition  ISO date.
 */
export function whenInYear(month: string, date: number, edition: string): string | undefined {
  const number = MONTHS[month.toLowerCase().replace(/\.$/, '')];
  const year = Number(edition.slice(0, 4));
  if (number === undefined || !(year > 0)) return undefined;
  const limit = new Date(Date.parse(`${edition.slice(0, 10)}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const here = day(year, number, date);
  if (here !== undefined && here <= limit) return here;
  return day(year - 1, number, date);
}

/** The day of the group that closes a wire's text: "221915 Nov 26" is the 22nd, at 19:15 by the agency's clock. */
export function whenGrouped(end: string): string | undefined {
  const found = /(?:^|\s)(\d{2})([01]\d|2[0-3])[0-5]\dZ? (\p{L}{3,9})\.? (\d{4}|\d{2})\s*$/u.exec(end);
  const month = found === null ? undefined : MONTHS[(found[3] as string).toLowerCase()];
  return found === null || month === undefined ? undefined : day(fullYear(found[4] as string), month, Number(found[1]));
}

/** The date a file's name or folder carries: "2024-10-22-talks.txt", "20241022.txt", "2024/10/22/talks.html". */
export function whenNamed(path: string): string | undefined {
  for (const found of [...path.matchAll(/(?<!\d)((?:19|20)\d{2})([-_./ ]?)(\d{2})\2(\d{2})(?!\d)/g)].reverse()) {
    const date = day(Number(found[1]), Number(found[3]), Number(found[4]));
    if (date !== undefined) return date;
  }
  return undefined;
}
