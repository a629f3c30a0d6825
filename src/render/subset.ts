import type { OpenType } from '../typeset/opentype.ts';
import { fontFile, glyphTables, NoOutlines } from './glyph-tables.ts';

export interface SubsetNames {
  /** The subset's own family name: a licence may reserve the original's for the unchanged font. */
  readonly family: string;
  /** "Regular", "SemiBold", … */
  readonly style: string;
}

/**
 * A small TrueType font with the glyphs of the given characters and nothing else: no hinting, no layout tables but pair
 * kerning. The original's copyright and licence notes stay in its name table. Characters the font lacks are left out.
 *
 * Pure, and the same bytes for the same set of characters in any order.
 *
 * @param pairs  neighbours in the text ("AV"), for which kerning is kept.
 * @throws NoOutlines if the font has no glyf table.
 * Source: OpenType specification 1.9, chapters cmap, kern, name.
 */
export function subsetFont(face: OpenType, characters: Iterable<string>, pairs: Iterable<string>, names: SubsetNames): Uint8Array {
  const codes = [...new Set([...characters].map((character) => character.codePointAt(0) as number))].sort((a, b) => a - b);
  const glyphs: number[] = [0];
  const newGlyph = new Map<number, number>([[0, 0]]);
  const map: [number, number][] = [];
  for (const code of codes) {
    const glyph = face.glyphOf(code);
    if (glyph === 0) continue;
    let place = newGlyph.get(glyph);
    if (place === undefined) {
      place = glyphs.length;
      newGlyph.set(glyph, place);
      glyphs.push(glyph);
    }
    map.push([code, place]);
  }
  const copied = (tag: string, length?: number): Uint8Array => {
    const found = face.table(tag);
    if (found === undefined) throw new NoOutlines(`the font has no table ${tag}`);
    return face.bytes.slice(found.start, found.start + (length ?? found.length));
  };
  const post = copied('post', 32);
  new DataView(post.buffer).setUint32(0, 0x00030000);
  const os2 = copied('OS/2');
  new DataView(os2.buffer).setUint16(64, Math.min(map[0]?.[0] ?? 0, 0xffff));
  new DataView(os2.buffer).setUint16(66, Math.min(map.at(-1)?.[0] ?? 0, 0xffff));

  const kern: [number, number, number][] = [];
  const scale = face.unitsPerEm / 1000;
  for (const pair of new Set(pairs)) {
    const [left, right] = [...pair].map((character) => face.glyphOf(character.codePointAt(0) as number));
    if (!left || !right || !newGlyph.has(left) || !newGlyph.has(right)) continue;
    const value = Math.round(face.kern(left, right) * scale);
    if (value !== 0) kern.push([newGlyph.get(left) as number, newGlyph.get(right) as number, value]);
  }
  kern.sort((a, b) => a[0] - b[0] || a[1] - b[1]);

  return fontFile([
    ...glyphTables(face, glyphs),
    ['OS/2', os2],
    ['cmap', cmapTable(map)],
    ['name', nameTable(face, names)],
    ['post', post],
    ...(kern.length > 0 ? ([['kern', kernTable(kern)]] as const) : []),
  ]);
}

/** Characters to glyphs, in format 4 and, beyond U+FFFF, format 12. One segment for each run of characters and glyphs. */
function cmapTable(map: readonly (readonly [number, number])[]): Uint8Array {
  const groups: { first: number; last: number; glyph: number }[] = [];
  for (const [code, glyph] of map) {
    const last = groups.at(-1);
    if (last !== undefined && code === last.last + 1 && glyph === last.glyph + (code - last.first)) last.last = code;
    else groups.push({ first: code, last: code, glyph });
  }
  const bmp = groups.filter((group) => group.last < 0xffff);
  const segments = [...bmp, { first: 0xffff, last: 0xffff, glyph: 0 }];
  const n = segments.length;
  const four = new DataView(new ArrayBuffer(16 + n * 8));
  const power = 2 ** Math.floor(Math.log2(n));
  [4, four.byteLength, 0, n * 2, power * 2, Math.log2(power), (n - power) * 2].forEach((value, i) => {
    four.setUint16(i * 2, value);
  });
  segments.forEach((segment, i) => {
    four.setUint16(14 + i * 2, segment.last);
    four.setUint16(16 + n * 2 + i * 2, segment.first);
    four.setUint16(16 + n * 4 + i * 2, segment.first === 0xffff ? 1 : (segment.glyph - segment.first) & 0xffff);
    four.setUint16(16 + n * 6 + i * 2, 0);
  });
  const wide = groups.some((group) => group.last > 0xffff);
  const twelve = new DataView(new ArrayBuffer(wide ? 16 + groups.length * 12 : 0));
  if (wide) {
    twelve.setUint16(0, 12);
    twelve.setUint32(4, twelve.byteLength);
    twelve.setUint32(12, groups.length);
    groups.forEach((group, i) => {
      twelve.setUint32(16 + i * 12, group.first);
      twelve.setUint32(20 + i * 12, group.last);
      twelve.setUint32(24 + i * 12, group.glyph);
    });
  }
  const records: [number, number, number][] = [[3, 1, 0], ...(wide ? ([[3, 10, four.byteLength]] as [number, number, number][]) : [])];
  const header = 4 + records.length * 8;
  const table = new Uint8Array(header + four.byteLength + twelve.byteLength);
  const view = new DataView(table.buffer);
  view.setUint16(2, records.length);
  records.forEach(([platform, encoding, at], i) => {
    view.setUint16(4 + i * 8, platform);
    view.setUint16(6 + i * 8, encoding);
    view.setUint32(8 + i * 8, header + at);
  });
  table.set(new Uint8Array(four.buffer), header);
  table.set(new Uint8Array(twelve.buffer), header + four.byteLength);
  return table;
}

/** Format 0: pairs in order. */
function kernTable(pairs: readonly (readonly [number, number, number])[]): Uint8Array {
  const n = pairs.length;
  const view = new DataView(new ArrayBuffer(18 + n * 6));
  const power = 2 ** Math.floor(Math.log2(n));
  [0, 1, 0, 14 + n * 6, 1, n, power * 6, Math.log2(power), (n - power) * 6].forEach((value, i) => {
    view.setUint16(i * 2, value);
  });
  pairs.forEach(([left, right, value], i) => {
    view.setUint16(18 + i * 6, left);
    view.setUint16(20 + i * 6, right);
    view.setInt16(22 + i * 6, value);
  });
  return new Uint8Array(view.buffer);
}

/** Copyright (0), licence (13) and its address (14) as they are; the other names are the subset's own. */
function nameTable(face: OpenType, names: SubsetNames): Uint8Array {
  const kept = new Map<number, Uint8Array>();
  const place = face.table('name');
  if (place !== undefined) {
    const view = new DataView(face.bytes.buffer, face.bytes.byteOffset + place.start, place.length);
    const strings = view.getUint16(4);
    for (let i = 0; i < view.getUint16(2); i++) {
      const at = 6 + i * 12;
      const id = view.getUint16(at + 6);
      if (view.getUint16(at) !== 3 || view.getUint16(at + 4) !== 0x409 || ![0, 13, 14].includes(id)) continue;
      const from = place.start + strings + view.getUint16(at + 10);
      kept.set(id, face.bytes.subarray(from, from + view.getUint16(at + 8)));
    }
  }
  const utf16 = (text: string): Uint8Array => {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i));
    return new Uint8Array(view.buffer);
  };
  const { family, style } = names;
  const own: [number, string][] = [
    [1, family],
    [2, style],
    [3, `${family} ${style}, subset`],
    [4, `${family} ${style}`],
    [5, 'Version 1.0'],
    [6, `${family}-${style}`.replace(/[^\w-]/g, '')],
  ];
  const records = [...own.map(([id, text]) => [id, utf16(text)] as const), ...kept].sort((a, b) => a[0] - b[0]);
  const header = 6 + records.length * 12;
  const table = new Uint8Array(header + records.reduce((sum, [, text]) => sum + text.length, 0));
  const view = new DataView(table.buffer);
  view.setUint16(2, records.length);
  view.setUint16(4, header);
  let at = 0;
  records.forEach(([id, text], i) => {
    [3, 1, 0x409, id, text.length, at].forEach((value, k) => {
      view.setUint16(6 + i * 12 + k * 2, value);
    });
    table.set(text, header + at);
    at += text.length;
  });
  return table;
}
