import { crc32, deflateSync } from 'node:zlib';
import type { Contour, Pen } from './outline.ts';
import { trace } from './outline.ts';

/** A picture with a palette of at most 16 colours. */
export interface Picture {
  /** Even. */
  readonly width: number;
  readonly height: number;
  /** One colour index a pixel, row by row. */
  readonly pixels: Uint8Array;
}

/** A shape ready to be stamped: how much of each pixel it covers, in steps. Placed from the pixel of the shape's origin. */
export interface Stamp {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** 0 to `steps`, row by row. */
  readonly cover: Uint8Array;
}

/** Where a curve is cut into straight lines: the greatest distance from the curve that is left, in pixels. */
const flatness = 0.12;

/** Signed areas of the shape being filled; kept between calls, and all 0 there. */
let areas = new Float32Array(1 << 14);

/**
 * Fills contours: the exact area under the straightened outline, pixel by pixel. Contours that overlap count once.
 *
 * @param place  font units to pixels: x' = x · scale + dx, y' = −y · scale.
 * @param steps  of coverage, from nothing to all.
 * @param most   pixels that a stamp may have; a larger shape is no letter of ours and gives none.
 * Source: R. Levien, “Inside the fastest font renderer in the world” (2016): signed areas, summed along each row.
 */
export function stampOf(
  contours: readonly Contour[],
  place: { readonly scale: number; readonly dx: number },
  steps: number,
  most: number,
): Stamp | undefined {
  const { scale, dx } = place;
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { x, y } of contours)
    for (let i = 0; i < x.length; i++) {
      const px = (x[i] as number) * scale + dx;
      const py = -(y[i] as number) * scale;
      if (px < left) left = px;
      if (px > right) right = px;
      if (py < top) top = py;
      if (py > bottom) bottom = py;
    }
  if (!(left < right && top < bottom)) return undefined;
  const [x0, y0] = [Math.floor(left), Math.floor(top)];
  const width = Math.ceil(right) - x0 + 2;
  const height = Math.ceil(bottom) - y0 + 1;
  if (width * height > most) return undefined;
  if (areas.length < width * height) areas = new Float32Array(width * height);
  const sums = areas;
  const edge = (ax: number, ay: number, bx: number, by: number): void => {
    if (ay === by) return;
    const down = ay < by ? 1 : -1;
    let x = down > 0 ? ax : bx;
    const fromY = down > 0 ? ay : by;
    const toY = down > 0 ? by : ay;
    const slope = ((down > 0 ? bx : ax) - x) / (toY - fromY);
    for (let row = Math.floor(fromY); row < toY; row++) {
      const share = Math.min(row + 1, toY) - Math.max(row, fromY);
      const next = x + slope * share;
      const area = share * down;
      const a = Math.min(x, next);
      const b = Math.max(x, next);
      const first = Math.floor(a);
      const last = Math.ceil(b);
      const at = row * width + first;
      if (last <= first + 1) {
        const middle = area * ((x + next) / 2 - first);
        sums[at]! += area - middle;
        sums[at + 1]! += middle;
      } else {
        const s = 1 / (b - a);
        const head = 1 - (a - first);
        const tail = b - last + 1;
        const a0 = 0.5 * s * head * head;
        const am = 0.5 * s * tail * tail;
        const span = last - first;
        sums[at]! += area * a0;
        if (span === 2) sums[at + 1]! += area * (1 - a0 - am);
        else {
          const a1 = s * (0.5 + head);
          sums[at + 1]! += area * (a1 - a0);
          for (let k = 2; k < span - 1; k++) sums[at + k]! += area * s;
          sums[at + span - 1]! += area * (1 - (a1 + (span - 3) * s) - am);
        }
        sums[at + span]! += area * am;
      }
      x = next;
    }
  };
  let px = 0;
  let py = 0;
  const to = (x: number, y: number): void => {
    edge(px, py, x, y);
    px = x;
    py = y;
  };
  const toX = (x: number) => x * scale + dx - x0;
  const toY = (y: number) => -y * scale - y0;
  const pen: Pen = {
    moveTo: (x, y) => {
      px = toX(x);
      py = toY(y);
    },
    lineTo: (x, y) => to(toX(x), toY(y)),
    curveTo: (controlX, controlY, endX, endY) => {
      const sx = px;
      const sy = py;
      const cx = toX(controlX);
      const cy = toY(controlY);
      const ex = toX(endX);
      const ey = toY(endY);
      const bend = Math.hypot(sx - 2 * cx + ex, sy - 2 * cy + ey);
      const parts = Math.max(1, Math.ceil(Math.sqrt(bend / (4 * flatness))));
      for (let i = 1; i <= parts; i++) {
        const t = i / parts;
        const u = 1 - t;
        to(u * u * sx + 2 * u * t * cx + t * t * ex, u * u * sy + 2 * u * t * cy + t * t * ey);
      }
    },
  };
  for (const contour of contours) trace(contour, pen);
  const cover = new Uint8Array(width * height);
  for (let row = 0, at = 0; row < height; row++) {
    let sum = 0;
    let step = 0;
    for (let column = 0; column < width; column++, at++) {
      const area = sums[at] as number;
      // No edge: as the pixel before.
      if (area !== 0) {
        sum += area;
        sums[at] = 0;
        const all = sum < 0 ? -sum : sum;
        step = all >= 1 ? steps : Math.round(all * steps);
      }
      if (step > 0) cover[at] = step;
    }
  }
  return { x: x0, y: y0, width, height, cover };
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + content.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(content, 8);
  view.setUint32(8 + content.length, crc32(bytes.subarray(4, 8 + content.length)));
  return bytes;
}

/**
 * A PNG of four bits a pixel.
 *
 * @param palette  at most 16 colours, "#rrggbb".
 */
export function pngOf(picture: Picture, palette: readonly string[]): Uint8Array {
  const { width, height, pixels } = picture;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([4, 3, 0, 0, 0], 8);
  // Each row: filter 0, then two pixels a byte.
  const raw = new Uint8Array((1 + width / 2) * height);
  for (let y = 0, at = 0, from = 0; y < height; y++) {
    at++;
    for (const end = from + width; from < end; from += 2) raw[at++] = ((pixels[from] as number) << 4) | (pixels[from + 1] as number);
  }
  const colours = Uint8Array.from(palette.flatMap((colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))));
  const chunks = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(raw, { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ];
  const png = new Uint8Array(chunks.reduce((total, one) => total + one.length, 0));
  let at = 0;
  for (const one of chunks) {
    png.set(one, at);
    at += one.length;
  }
  return png;
}
