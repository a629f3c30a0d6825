import type { Fonts } from '../typeset/fonts.ts';
import type { Line } from '../typeset/line.ts';
import { shapesOf } from '../typeset/shape.ts';

/** Every glyph of a line with its origin, from the line's left edge, and its size. */
export function* glyphsOf(
  line: Line,
  fonts: Fonts,
): Generator<{ face: string; glyph: number; x: number; y: number; size: number; scale: number }> {
  for (const part of line.runs) {
    const { size } = part.run.style;
    let x = part.x;
    for (const shape of shapesOf(part, fonts)) {
      for (let i = 0; i < shape.glyphs.length; i++) {
        yield {
          face: shape.face,
          glyph: shape.glyphs[i] as number,
          x: x + (((shape.offsets?.[2 * i] ?? 0) * size) / 1000) * line.scale,
          y: ((shape.offsets?.[2 * i + 1] ?? 0) * size) / 1000,
          size,
          scale: line.scale,
        };
        x += (((shape.advances[i] as number) + (shape.space ? part.gap : 0) + part.spread) * size * line.scale) / 1000;
      }
    }
  }
}
