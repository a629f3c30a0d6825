import type { Figure } from '../model/brief.ts';
import { fill, formatDate, type Labels } from './labels.ts';

/** Fewer points show no course. */
const least = 3;
/** More columns than this are too thin to be told apart beside a figure; the latest are drawn. */
const most = 24;

/** The course of a figure over editions, as columns. */
export interface Course {
  /** Height of each column, earliest first: its share of the highest, 0–1. */
  readonly shares: readonly number[];
  /** What is read in its place: "Over time: 20 October 2031: about 9,000; …". */
  readonly words: string;
}

/** Undefined where a figure has no series to be drawn: fewer than three points, or one that is no column's height. */
export function courseOf(figure: Figure, labels: Labels): Course | undefined {
  const points = (figure.series ?? []).slice(-most);
  if (points.length < least || points.some(({ value }) => !(value >= 0) || !Number.isFinite(value))) return undefined;
  const highest = Math.max(...points.map(({ value }) => value));
  if (highest === 0) return undefined;
  const values = points.map(({ date, asStated }) => `${formatDate(date, labels)}: ${asStated.replace(/\s+/g, ' ').trim()}`);
  return { shares: points.map(({ value }) => value / highest), words: fill(labels.series, { values: values.join(labels.listSeparator) }) };
}
