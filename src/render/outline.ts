import type { OpenType } from '../typeset/opentype.ts';

/** A closed curve of on- and off-curve points in font units, y upwards: quadratic splines as in TrueType. */
export interface Contour {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly on: readonly boolean[];
}

/** Depth to which composed glyphs are followed: fonts nest two or three deep, hostile ones without end. */
const deepest = 6;

/** The contours of a glyph; none for a blank one, and for a font without TrueType outlines. */
export function outlineOf(face: OpenType, glyph: number): Contour[] {
  const glyf = face.table('glyf')?.start;
  const loca = face.table('loca')?.start;
  const head = face.table('head')?.start;
  if (glyf === undefined || loca === undefined || head === undefined) return [];
  const { bytes } = face;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const long = view.getInt16(head + 50) === 1;
  return contours(glyph, 0);

  function contours(glyph: number, depth: number): Contour[] {
    if (glyph >= face.glyphCount || depth > deepest) return [];
    const at = (i: number) =>
      (glyf as number) + (long ? view.getUint32((loca as number) + i * 4) : view.getUint16((loca as number) + i * 2) * 2);
    const from = at(glyph);
    if (at(glyph + 1) <= from) return [];
    const count = view.getInt16(from);
    return count >= 0 ? simple(from, count) : composed(from, depth);
  }

  function simple(from: number, count: number): Contour[] {
    if (count === 0) return [];
    const ends = Array.from({ length: count }, (_, i) => view.getUint16(from + 10 + i * 2));
    const points = (ends.at(-1) as number) + 1;
    let at = from + 10 + count * 2;
    at += 2 + view.getUint16(at);
    const flags: number[] = [];
    while (flags.length < points) {
      const flag = view.getUint8(at++);
      flags.push(flag);
      if (flag & 8) for (let n = view.getUint8(at++); n > 0 && flags.length < points; n--) flags.push(flag);
    }
    const read = (short: number, same: number): number[] => {
      let value = 0;
      return flags.map((flag) => {
        if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
        else if (!(flag & same)) {
          value += view.getInt16(at);
          at += 2;
        }
        return value;
      });
    };
    const x = read(2, 16);
    const y = read(4, 32);
    let first = 0;
    return ends.map((end) => {
      const slice = [first, end + 1] as const;
      first = end + 1;
      return { x: x.slice(...slice), y: y.slice(...slice), on: flags.slice(...slice).map((flag) => (flag & 1) === 1) };
    });
  }

  function composed(from: number, depth: number): Contour[] {
    const found: Contour[] = [];
    let at = from + 10;
    for (let more = true; more; ) {
      const flags = view.getUint16(at);
      const part = view.getUint16(at + 2);
      at += 4;
      const wide = flags & 1;
      const byOffset = flags & 2;
      const dx = byOffset ? (wide ? view.getInt16(at) : view.getInt8(at)) : 0;
      const dy = byOffset ? (wide ? view.getInt16(at + 2) : view.getInt8(at + 1)) : 0;
      at += wide ? 4 : 2;
      const fixed = (): number => {
        at += 2;
        return view.getInt16(at - 2) / 16384;
      };
      let [a, b, c, d] = [1, 0, 0, 1];
      if (flags & 8) a = d = fixed();
      else if (flags & 64) [a, d] = [fixed(), fixed()];
      else if (flags & 128) [a, b, c, d] = [fixed(), fixed(), fixed(), fixed()];
      for (const { x, y, on } of contours(part, depth + 1))
        found.push({
          x: x.map((px, i) => a * px + c * (y[i] as number) + dx),
          y: y.map((py, i) => b * (x[i] as number) + d * py + dy),
          on,
        });
      more = (flags & 32) !== 0;
    }
    return found;
  }
}

/** Receives a contour as a pen would draw it. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  curveTo(cx: number, cy: number, x: number, y: number): void;
}

/** Draws a contour: implied on-curve points are put in, the end is joined to the start. */
export function trace(contour: Contour, pen: Pen): void {
  const { x, y, on } = contour;
  const n = x.length;
  if (n < 2) return;
  const middle = (along: readonly number[], i: number, k: number): number => ((along[i] as number) + (along[k] as number)) / 2;
  const firstOn = on.indexOf(true);
  const from = Math.max(firstOn, 0);
  const startX = firstOn >= 0 ? (x[from] as number) : middle(x, n - 1, 0);
  const startY = firstOn >= 0 ? (y[from] as number) : middle(y, n - 1, 0);
  pen.moveTo(startX, startY);
  let control = -1;
  for (let step = firstOn >= 0 ? 1 : 0; step < n; step++) {
    const i = (from + step) % n;
    if (on[i]) {
      if (control >= 0) pen.curveTo(x[control] as number, y[control] as number, x[i] as number, y[i] as number);
      else pen.lineTo(x[i] as number, y[i] as number);
      control = -1;
    } else {
      if (control >= 0) pen.curveTo(x[control] as number, y[control] as number, middle(x, control, i), middle(y, control, i));
      control = i;
    }
  }
  if (control >= 0) pen.curveTo(x[control] as number, y[control] as number, startX, startY);
  else pen.lineTo(startX, startY);
}
