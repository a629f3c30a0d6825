import type { Labels } from '../theme/labels.ts';
import type { Theme } from '../theme/theme.ts';
import type { Fonts } from '../typeset/fonts.ts';
import type { FigureRow } from './reading.ts';
import type { Markup } from './xml.ts';

export function chartOf(
  _title: string,
  _rows: readonly FigureRow[],
  _id: string,
  _labels: Labels,
  _theme: Theme,
  _fonts: Fonts,
): Markup | undefined {
  return undefined;
}
