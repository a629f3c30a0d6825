import type { Figure } from '../model/brief.ts';
import type { Labels } from '../theme/labels.ts';
import { courseOf } from '../theme/series.ts';
import { type Markup, xml } from './xml.ts';

/**
 * The course of a figure over editions as inline SVG, a column for each, in the reader's own colour. Undefined where it has none.
 *
 * @param id  names the drawing within its document.
 */
export function sparkline(figure: Figure, id: string, labels: Labels): Markup | undefined {
  const course = courseOf(figure, labels);
  if (course === undefined) return undefined;
  const [step, thick, tall] = [6, 4, 18];
  const rects = course.shares.map((share, i) => {
    const height = Math.max(1, Math.round(share * tall));
    return xml`<rect x="${i * step}" y="${tall - height}" width="${thick}" height="${height}"/>`;
  });
  const width = (course.shares.length - 1) * step + thick;
  return xml`<svg xmlns="http://www.w3.org/2000/svg" class="spark" role="img" width="${width}" height="${tall}" viewBox="0 0 ${width} ${tall}" aria-labelledby="${id}"><title id="${id}">${course.words}</title><g fill="currentColor">${rects}</g></svg>`;
}
