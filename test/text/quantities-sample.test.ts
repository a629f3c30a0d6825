import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ExtractedFigure, extractFigures } from '../../src/text/quantities.ts';

interface Label {
  /** Bound, else trend, else "=". */
  readonly sign: string;
  readonly value: number;
  readonly valueTo: number | undefined;
  readonly unit: string;
}

const ARROWS: Record<string, string> = { '↑': 'up', '↓': 'down' };

function label(text: string): Label {
  const match = /^(↑|↓)?(?:(about|up to|less than|at least|more than) )?(-?[\d.e+]+)(?:–([\d.e+]+))? (.+)$/.exec(text.trim());
  if (match === null) throw new Error(`not a label: ${text}`);
  const [, arrow, bound, value, valueTo, unit] = match;
  return {
    sign: bound ?? (arrow === undefined ? '=' : (ARROWS[arrow] as string)),
    value: Number(value),
    valueTo: valueTo === undefined ? undefined : Number(valueTo),
    unit: unit as string,
  };
}

const rows = ['quantities-sample.tsv', 'quantities-fresh.tsv']
  .flatMap((file) => readFileSync(new URL(file, import.meta.url), 'utf8').split('\n'))
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [text = '', labels = ''] = line.split('\t');
    return { text, labels: labels.trim() === '-' ? [] : labels.split(';').map(label) };
  });

const close = (a: number | undefined, b: number | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && Math.abs(a - b) <= 1e-8 + 1e-5 * Math.abs(b));
const sign = (figure: ExtractedFigure): string => figure.qualifier ?? figure.trend ?? '=';

/** How many of the labels were found, in what respects, and how many figures were read in all. */
function measure(sentences: readonly { readonly text: string; readonly labels: readonly Label[] }[]) {
  const count = { labels: 0, read: 0, value: 0, sign: 0, unit: 0 };
  for (const { text, labels } of sentences) {
    const figures = [...extractFigures(text)];
    count.labels += labels.length;
    count.read += figures.length;
    for (const wanted of labels) {
      const fits = (figure: ExtractedFigure): number =>
        Number(sign(figure) === wanted.sign) + 2 * Number(wanted.unit === '*' || wanted.unit === figure.unit);
      const [best] = figures
        .filter((figure) => close(figure.value, wanted.value) && close(figure.valueTo, wanted.valueTo))
        .sort((a, b) => fits(b) - fits(a));
      if (best === undefined) continue;
      figures.splice(figures.indexOf(best), 1);
      count.value++;
      if (sign(best) === wanted.sign) count.sign++;
      if (wanted.unit === '*' || wanted.unit === best.unit) count.unit++;
    }
  }
  const f1 = (right: number): number => (200 * right) / (count.labels + count.read);
  return { value: f1(count.value), sign: f1(count.sign), unit: f1(count.unit) };
}

describe('sentences labelled by hand', () => {
  it.each(rows)('$text', ({ text, labels }) => {
    const read = measure([{ text, labels }]);
    const told = extractFigures(text).map((figure) => `${sign(figure)} ${figure.value}–${figure.valueTo ?? ''} ${figure.unit}`);
    if (labels.length + told.length > 0) expect(read, told.join('; ')).toEqual({ value: 100, sign: 100, unit: 100 });
  });

  it('are read nearly as well without capitals and commas', () => {
    const plain = measure(rows.map(({ text, labels }) => ({ text: text.toLowerCase().replace(/,(?!\d)/g, ''), labels })));
    expect(plain.value).toBeGreaterThan(96);
    expect(plain.sign).toBeGreaterThan(95);
    expect(plain.unit).toBeGreaterThan(94);
  });
});
