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
 * A sum in a currency of the country that its text is about: pesos in a text about the Philippines are PHP. Dollars are taken for US
 * dollars, pounds with a sign for sterling, whatever the text is about.
 *
 * @param source  the whole text of the source.
 */
export function inHomeCurrency(figure: ExtractedFigure, source: string): ExtractedFigure {
  if (figure.kind !== 'money') return figure;
  const [currency = '', per] = figure.unit.split('/');
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
