// A screenshot with a dozen colours in place of millions: a tenth of its bytes, and a person sees the same page.
import { deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Greys from black to white, the blues of links by day and by night, and the house's accent. */
const palette = [
  ...[16, 70, 128, 180, 216, 255].map((grey) => [grey, grey, grey]),
  [0, 0, 238],
  [120, 120, 246],
  [156, 196, 255],
  [80, 100, 132],
  [11, 74, 90],
  [133, 164, 172],
];

/** Pixels of a PNG with 8 bits a channel that is not interlaced: what Chromium writes. */
function pixelsOf(png) {
  if (!png.subarray(0, 8).equals(signature)) throw new Error('not a PNG');
  const packed = [];
  let header;
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR')
      header = { width: data.readUInt32BE(0), height: data.readUInt32BE(4), depth: data[8], colour: data[9], lace: data[12] };
    if (type === 'IDAT') packed.push(data);
    at += 12 + length;
  }
  const channels = { 2: 3, 6: 4 }[header.colour];
  if (channels === undefined || header.depth !== 8 || header.lace !== 0) throw new Error('not a PNG as Chromium writes it');
  const raw = inflateSync(Buffer.concat(packed));
  const { width, height } = header;
  const stride = width * channels;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let i = 0; i < stride; i++) {
      const value = raw[y * (stride + 1) + 1 + i];
      const left = i >= channels ? pixels[y * stride + i - channels] : 0;
      const up = y > 0 ? pixels[(y - 1) * stride + i] : 0;
      const corner = i >= channels && y > 0 ? pixels[(y - 1) * stride + i - channels] : 0;
      pixels[y * stride + i] = value + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  return { width, height, channels, pixels };
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

const sums = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  let sum = 0xffffffff;
  for (const byte of body) sum = sums[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  whole.writeUInt32BE((sum ^ 0xffffffff) >>> 0, body.length + 4);
  return whole;
}

/** The same picture as a PNG of four bits a pixel. */
export function fewColours(png) {
  const { width, height, channels, pixels } = pixelsOf(png);
  const nearest = new Map();
  const indexOf = (r, g, b) => {
    const key = (r << 16) | (g << 8) | b;
    let best = nearest.get(key);
    if (best === undefined) {
      let least = Number.POSITIVE_INFINITY;
      palette.forEach(([pr, pg, pb], i) => {
        const distance = (r - pr) ** 2 + (g - pg) ** 2 + (b - pb) ** 2;
        if (distance < least) [best, least] = [i, distance];
      });
      nearest.set(key, best);
    }
    return best;
  };
  const stride = Math.ceil(width / 2);
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      rows[y * (stride + 1) + 1 + (x >> 1)] |= indexOf(pixels[at], pixels[at + 1], pixels[at + 2]) << (x % 2 === 0 ? 4 : 0);
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([4, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
