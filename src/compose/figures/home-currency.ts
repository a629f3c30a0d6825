import { countriesIn } from '../../text/places.ts';
import type { ExtractedFigure } from '../../text/quantities.ts';
import { tokens } from '../../text/tokens.ts';
import data from './home-currency.yaml';

const HOMES = data as Readonly<Record<string, Readonly<Record<string, string>>>>;
/** So much of a text tells where it is from. [UTF-16 units] */
const READ_MOST = 8000;
/** Signs and letters that say whose currency it is: only sums in words, "Rs" and "Sh" leave it open. */
const OPEN = /(?:pesos?|kron(?:e|er|a|or)|dinars?|francs?|rupees?|rs\.?|shillings?|sh|rials?|liras?|pounds?)\b/i;

/**
 * A sum in a currency of the country that its text is about: pesos in a text about the Philippines are PHP. Dollars are
 * taken for US dollars unless the text, or one of its sisters about the same country, marks its own; pounds with a sign for sterling,
 * whatever the text is about.
 *
 * @param source   the whole text of the source.
 * @param sisters  codes of the dollars that the other sources mark: asked where a sum has bare dollars.
 */
export function inHomeCurrency(
  figure: ExtractedFigure,
  source: string,
  sisters: () => ReadonlySet<string> = () => new Set(),
): ExtractedFigure {
  if (figure.kind !== 'money') return figure;
  const [currency = '', per] = figure.unit.split('/');
  if (currency === 'USD' && BARE_DOLLARS.test(figure.asStated)) {
    const own = dollarsOf(source) ?? homeDollars(source, sisters());
    return own === undefined ? figure : { ...figure, unit: per === undefined ? own : `${own}/${per}` };
  }
  const homes = Object.hasOwn(HOMES, currency) ? HOMES[currency] : undefined;
  if (homes === undefined || !OPEN.test(figure.asStated) || countriesIn(tokens(figure.asStated)).length > 0) return figure;
  const named = new Map<string, number>();
  let best: string | undefined;
  for (const { name } of countriesIn(tokens(source.slice(0, READ_MOST)))) {
    if (homes[name] === undefined) continue;
    const times = (named.get(name) ?? 0) + 1;
    named.set(name, times);
    if (best === undefined || times > (named.get(best) ?? 0)) best = name;
  }
  if (best === undefined) return figure;
  return { ...figure, unit: per === undefined ? (homes[best] as string) : `${homes[best]}/${per}` };
}

/** "$1 million", "1 million dollars": no letters say whose. */
const BARE_DOLLARS = /^[^$]*(?<![A-Za-z]\s?)\$(?![A-Z])|^[^$]*\bdollars?\b/;
const MARKED = /(?<![A-Za-z])(NZ|AU|A|C|CA|CDN|S|SG|HK|NT|US|U\.S\. )\$|\$(NZ|AU?|CA?|S|HK|NT|US)(?=\s?\d)/g;
const DOLLARS: Readonly<Record<string, string>> = {
  NZ: 'NZD', AU: 'AUD', A: 'AUD', C: 'CAD', CA: 'CAD', CDN: 'CAD', S: 'SGD', SG: 'SGD', HK: 'HKD', NT: 'TWD',
}; // biome-ignore format: one list

/** "A$4.5 billion ($2.9 billion)", "$2.9 billion (A$4.5 billion)": there the bare sign means those of the United States. */
const CONVERTED =
  /\$(?:NZ|AU?|CA?|S|HK|NT)?\s?\d[\d.,]*(?:[\s-](?:\p{L}+)){0,2},?\s\(?(?:(?:or|about|around|some|nearly|roughly|almost|over|approximately)\s){0,2}(?:NZ|AU|A|C|CA|CDN|S|SG|HK|NT)?\$(?:NZ|AU?|CA?|S|HK|NT)?\d/gu;
const MARKED_SUM = /(?<![A-Za-z])(?:NZ|AU|A|C|CA|CDN|S|SG|HK|NT)\$|\$(?:NZ|AU?|CA?|S|HK|NT)(?=\s?\d)/;

/** Whether a text gives a sum in its own dollars and, right beside, in those of the United States. */
function converts(text: string): boolean {
  for (const { 0: pair, index } of text.matchAll(CONVERTED)) {
    // the letters of the first sum stand before its sign
    const first = text.slice(Math.max(0, index - 3), index) + pair.slice(0, 4);
    const second = pair.slice(pair.lastIndexOf('$') - 3);
    if (MARKED_SUM.test(first) !== MARKED_SUM.test(second)) return true;
  }
  return false;
}

/** Whose dollars a text counts in, where it marks some sums so and none as those of the United States; else undefined. */
export function dollarsOf(source: string): string | undefined {
  let found: string | undefined;
  if (converts(source.slice(0, READ_MOST))) return undefined;
  for (const [, before, behind] of source.slice(0, READ_MOST).matchAll(MARKED)) {
    const code = DOLLARS[(before ?? behind ?? '').trim()];
    if (code === undefined || (found !== undefined && found !== code)) return undefined;
    found = code;
  }
  return found;
}

const DOLLAR_LANDS: Readonly<Record<string, string>> = {
  'new zealand': 'NZD', australia: 'AUD', canada: 'CAD', singapore: 'SGD', taiwan: 'TWD',
}; // biome-ignore format: one list

/** The dollars of the country that a text names most, where its sisters mark sums in them and it marks none itself. */
function homeDollars(source: string, sisters: ReadonlySet<string>): string | undefined {
  if (sisters.size === 0 || source.slice(0, READ_MOST).search(MARKED) >= 0) return undefined;
  const named = new Map<string, number>();
  for (const { name } of countriesIn(tokens(source.slice(0, READ_MOST)))) named.set(name, (named.get(name) ?? 0) + 1);
  const [most] = [...named].sort((a, b) => b[1] - a[1]);
  const code = most === undefined ? undefined : DOLLAR_LANDS[most[0]];
  return code !== undefined && sisters.has(code) ? code : undefined;
}
