import type { Brief, Figure, SeriesPoint } from '../model/brief.ts';

/** Editions further back than this are not drawn. */
export const EDITIONS_DRAWN = 60;
/** Fewer editions than this show no course. */
const least = 3;

/** Folds words; each is folded once, since sixty editions say much in the same ones. */
function folding(): (text: string | undefined) => string {
  const known = new Map<string, string>();
  return (text = '') => {
    let folded = known.get(text);
    if (folded === undefined) {
      folded = text
        .normalize('NFC')
        .toLowerCase()
        .replace(/\s+/g, ' ')
        .replace(/^(?:the|a|an) /, '')
        .trim();
      known.set(text, folded);
    }
    return folded;
  };
}

/**
 * A brief whose figures carry what earlier editions said of the same thing: same kind and unit, counted in the same words,
 * told by the same teller. A course over different things would be worse than none: an edition in which two values
 * answer to that gives no point. Pure; the order of `earlier` does not matter, and of two editions of one date the last counts.
 *
 * @param earlier  editions of any dates; only those before the brief's count.
 */
export function withSeries(brief: Brief, earlier: readonly Pick<Brief, 'edition' | 'figures'>[]): Brief {
  const { date } = brief.edition;
  const editions = [...new Map(earlier.filter(({ edition }) => edition.date < date).map((one) => [one.edition.date, one])).values()].sort(
    (a, b) => (a.edition.date < b.edition.date ? -1 : 1),
  );
  if (editions.length + 1 < least) return brief;
  const fold = folding();
  /** What a figure counts, in whose words: figures that agree in it are one figure at different times. No line break is left in folded words. */
  const identity = ({ kind, unit, counts, attribution }: Figure): string => `${kind}\n${unit}\n${fold(counts)}\n${fold(attribution)}`;
  const told = editions.map(({ edition, figures }) => {
    const points = new Map<string, SeriesPoint | undefined>();
    for (const figure of figures) {
      const key = identity(figure);
      const point = { date: edition.date, value: figure.value, asStated: figure.asStated };
      points.set(key, points.has(key) && points.get(key)?.value !== point.value ? undefined : point);
    }
    return points;
  });
  const own = new Map<string, number>();
  for (const figure of brief.figures) own.set(identity(figure), (own.get(identity(figure)) ?? 0) + 1);
  return {
    ...brief,
    figures: brief.figures.map((figure) => {
      const key = identity(figure);
      if (fold(figure.counts) === '' || (own.get(key) ?? 0) > 1) return figure;
      const points = told.flatMap((edition) => edition.get(key) ?? []);
      if (points.length + 1 < least) return figure;
      return { ...figure, series: [...points, { date, value: figure.value, asStated: figure.asStated }] };
    }),
  };
}
