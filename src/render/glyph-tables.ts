import type { OpenType } from '../typeset/opentype.ts';

/** A TrueType font's outlines are wanted, and this one has none (CFF outlines, bitmaps). */
export class NoOutlines extends Error {}

/**
 * The tables of a TrueType font that hold the given glyphs, renumbered in the given order, without hinting. A glyph may
 * stand more than once. Parts of composed glyphs follow after them.
 *
 * @param glyphs  the first is .notdef (0).
 * @throws NoOutlines if the font has no glyf table.
 * Source: OpenType specification 1.9, chapters glyf, loca, hmtx, head.
 */
export function glyphTables(face: OpenType, glyphs: readonly number[]): (readonly [tag: string, table: Uint8Array])[] {
  const { bytes } = face;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = (tag: string): number => {
    const found = face.table(tag);
    if (found === undefined) throw new NoOutlines(`the font has no table ${tag}`);
    return found.start;
  };
  const glyf = start('glyf');
  const loca = start('loca');
  const long = view.getInt16(start('head') + 50) === 1;
  const order = [...glyphs];
  const parts = new Map<number, number>();
  order.forEach((glyph, i) => {
    if (!parts.has(glyph)) parts.set(glyph, i);
  });
  const take = (glyph: number): number => {
    let place = parts.get(glyph);
    if (place === undefined) {
      place = order.length;
      parts.set(glyph, place);
      order.push(glyph);
    }
    return place;
  };

  /** A glyph's description with its parts renumbered and its instructions taken out. */
  const outline = (glyph: number): Uint8Array => {
    const from = glyf + (long ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2);
    const to = glyf + (long ? view.getUint32(loca + glyph * 4 + 4) : view.getUint16(loca + glyph * 2 + 2) * 2);
    if (to <= from) return new Uint8Array();
    const contours = view.getInt16(from);
    if (contours >= 0) {
      const lengthAt = from + 10 + contours * 2;
      const instructions = view.getUint16(lengthAt);
      const copy = new Uint8Array(to - from - instructions);
      copy.set(bytes.subarray(from, lengthAt));
      copy.set(bytes.subarray(lengthAt + 2 + instructions, to), lengthAt - from + 2);
      return copy;
    }
    const copy = bytes.slice(from, to);
    const own = new DataView(copy.buffer);
    let at = 10;
    for (let more = true; more; ) {
      const flags = own.getUint16(at);
      own.setUint16(at, flags & ~0x0100);
      own.setUint16(at + 2, take(own.getUint16(at + 2)));
      at += 4 + (flags & 0x0001 ? 4 : 2) + (flags & 0x0008 ? 2 : flags & 0x0040 ? 4 : flags & 0x0080 ? 8 : 0);
      more = (flags & 0x0020) !== 0;
    }
    return copy.subarray(0, at);
  };

  const outlines: Uint8Array[] = [];
  for (let i = 0; i < order.length; i++) outlines.push(outline(order[i]!));
  const padded = outlines.map((one) => (one.length + 3) & ~3);
  const glyfTable = new Uint8Array(padded.reduce((total, length) => total + length, 0));
  const locaTable = new DataView(new ArrayBuffer((order.length + 1) * 4));
  const hmtxTable = new DataView(new ArrayBuffer(order.length * 4));
  const hmtx = start('hmtx');
  const metrics = view.getUint16(start('hhea') + 34);
  let offset = 0;
  order.forEach((glyph, i) => {
    glyfTable.set(outlines[i]!, offset);
    locaTable.setUint32(i * 4, offset);
    offset += padded[i]!;
    hmtxTable.setUint16(i * 4, view.getUint16(hmtx + Math.min(glyph, metrics - 1) * 4));
    hmtxTable.setInt16(
      i * 4 + 2,
      glyph < metrics ? view.getInt16(hmtx + glyph * 4 + 2) : view.getInt16(hmtx + metrics * 4 + (glyph - metrics) * 2),
    );
  });
  locaTable.setUint32(order.length * 4, offset);

  const copied = (tag: string): Uint8Array => bytes.slice(start(tag), start(tag) + face.table(tag)!.length);
  const head = copied('head');
  new DataView(head.buffer).setUint32(8, 0);
  new DataView(head.buffer).setInt16(50, 1);
  const hhea = copied('hhea');
  new DataView(hhea.buffer).setUint16(34, order.length);
  const maxp = copied('maxp');
  new DataView(maxp.buffer).setUint16(4, order.length);
  return [
    ['glyf', glyfTable],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', new Uint8Array(hmtxTable.buffer)],
    ['loca', new Uint8Array(locaTable.buffer)],
    ['maxp', maxp],
  ];
}

/** A font file of the given tables: in order of tag, each padded to four bytes, checksums set. */
export function fontFile(tables: readonly (readonly [tag: string, table: Uint8Array])[]): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const n = sorted.length;
  const header = 12 + n * 16;
  const font = new Uint8Array(sorted.reduce((total, [, table]) => total + ((table.length + 3) & ~3), header));
  const view = new DataView(font.buffer);
  const checksum = (from: number, to: number): number => {
    let total = 0;
    for (let i = from; i < to; i += 4) total = (total + view.getUint32(i)) >>> 0;
    return total;
  };
  const power = 2 ** Math.floor(Math.log2(n));
  view.setUint32(0, 0x00010000);
  [n, power * 16, Math.log2(power), (n - power) * 16].forEach((value, i) => {
    view.setUint16(4 + i * 2, value);
  });
  let at = header;
  let head = 0;
  sorted.forEach(([tag, table], i) => {
    font.set(table, at);
    const end = at + ((table.length + 3) & ~3);
    for (let k = 0; k < 4; k++) font[12 + i * 16 + k] = tag.charCodeAt(k);
    view.setUint32(16 + i * 16, checksum(at, end));
    view.setUint32(20 + i * 16, at);
    view.setUint32(24 + i * 16, table.length);
    if (tag === 'head') head = at;
    at = end;
  });
  view.setUint32(head + 8, (0xb1b0afba - checksum(0, font.length)) >>> 0);
  return font;
}
