/**
 * A TrueType or OpenType font file, read only as far as Latin, Greek and Cyrillic setting needs: characters,
 * advances, pair kerning, single substitutions and ligatures. Tables are read in place, on first use: opening
 * costs microseconds, where a general shaper costs tens of milliseconds. Everything else is fontkit's (complex.ts).
 * All measures are in 1/1000 em whatever the file's units are.
 */
export interface OpenType {
  readonly bytes: Uint8Array;
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
  readonly weight: number;
  /** xMin, yMin, xMax, yMax. */
  readonly box: readonly [number, number, number, number];
  /** Place of a table in `bytes`, or undefined. */
  table(tag: string): { readonly start: number; readonly length: number } | undefined;
  /** 0 where the font has none. */
  glyphOf(codePoint: number): number;
  advanceOf(glyph: number): number;
  /** Kerning between two neighbours: change of the first one's advance. */
  kern(left: number, right: number): number;
  /** The glyph after the single substitutions of the given features, in the font's order. */
  substitute(glyph: number, features: readonly string[]): number;
  /** Whether a ligature of the `liga` feature starts with this glyph. */
  beginsLigature(glyph: number): boolean;
  /** Longest ligature of the `liga` feature that starts at `at`: [glyph, how many it takes], or undefined. */
  ligature(glyphs: ArrayLike<number>, at: number): readonly [number, number] | undefined;
}

/** Pairs whose kerning is found without a map. */
const LATELY = 2048;

/** Scripts whose default language system is read; the features of all are joined. */
const SCRIPTS = new Set(['DFLT', 'latn', 'grek', 'cyrl']);

/** @throws RangeError if the bytes are not one TrueType or OpenType font. */
export function openType(file: Uint8Array): OpenType {
  // A plain view: Buffer's own slice() would share its memory with the copies that subsets are made of.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const u16 = (at: number) => view.getUint16(at);
  const i16 = (at: number) => view.getInt16(at);
  const u32 = (at: number) => view.getUint32(at);
  const tagAt = (at: number) => String.fromCharCode(bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!);

  // Of a collection, the first font.
  const top = bytes.length >= 16 && tagAt(0) === 'ttcf' ? u32(12) : 0;
  if (bytes.length < top + 12 || ![0x00010000, 0x4f54544f, 0x74727565].includes(u32(top)))
    throw new RangeError('not a TrueType or OpenType font');
  const tables = new Map<string, { start: number; length: number }>();
  for (let i = 0, at = top + 12; i < u16(top + 4); i++, at += 16) tables.set(tagAt(at), { start: u32(at + 8), length: u32(at + 12) });
  const place = (tag: string) => {
    const found = tables.get(tag);
    if (found === undefined) throw new RangeError(`the font has no table ${tag}`);
    return found.start;
  };

  const head = place('head');
  const hhea = place('hhea');
  const hmtx = place('hmtx');
  const maxp = place('maxp');
  const os2 = tables.get('OS/2')?.start;
  const post = tables.get('post')?.start;
  const unitsPerEm = u16(head + 18);
  const em = 1000 / unitsPerEm;
  const glyphCount = u16(maxp + 4);
  const advances = u16(hhea + 34);
  const os2Version = os2 === undefined ? 0 : u16(os2);

  // Characters: the best Unicode subtable (format 12 before 4).
  let format4 = 0;
  let format12 = 0;
  const cmap = tables.get('cmap')?.start;
  if (cmap !== undefined)
    for (let i = 0, at = cmap + 4; i < u16(cmap + 2); i++, at += 8) {
      const platform = u16(at);
      const encoding = u16(at + 2);
      if (!(platform === 0 ? encoding < 5 || encoding === 6 : platform === 3 && (encoding === 1 || encoding === 10))) continue;
      const sub = cmap + u32(at + 4);
      if (u16(sub) === 4) format4 = sub;
      else if (u16(sub) === 12) format12 = sub;
    }
  const lookUp = (code: number): number => {
    if (format12 !== 0) {
      let low = 0;
      let high = u32(format12 + 12);
      while (low < high) {
        const middle = (low + high) >> 1;
        const at = format12 + 16 + middle * 12;
        if (code < u32(at)) high = middle;
        else if (code > u32(at + 4)) low = middle + 1;
        else return u32(at + 8) + code - u32(at);
      }
      return 0;
    }
    if (format4 === 0 || code > 0xffff) return 0;
    const doubled = u16(format4 + 6);
    const ends = format4 + 14;
    let low = 0;
    let high = doubled >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (u16(ends + middle * 2) < code) low = middle + 1;
      else high = middle;
    }
    if (low >= doubled >> 1) return 0;
    const start = u16(ends + doubled + 2 + low * 2);
    if (code < start) return 0;
    const delta = u16(ends + 2 * doubled + 2 + low * 2);
    const rangeAt = ends + 3 * doubled + 2 + low * 2;
    const range = u16(rangeAt);
    if (range === 0) return (code + delta) & 0xffff;
    const glyph = u16(rangeAt + range + (code - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
  const characters = new Map<number, number>();
  /** By glyph; 0 also where it has not been asked for. */
  const advanceTable = new Float64Array(glyphCount);

  const gsub = layout('GSUB', 7);
  const gpos = layout('GPOS', 9);

  /** Lookups by feature, as places of their subtables with extension lookups resolved. */
  function layout(tag: string, extension: number) {
    interface Lookup {
      readonly index: number;
      readonly type: number;
      readonly subtables: readonly number[];
    }
    const features = new Map<string, Lookup[]>();
    const base = tables.get(tag)?.start;
    if (base === undefined) return features;
    const scripts = base + u16(base + 4);
    const featureList = base + u16(base + 6);
    const lookupList = base + u16(base + 8);
    const wanted = new Map<string, Set<number>>();
    for (let i = 0, at = scripts + 2; i < u16(scripts); i++, at += 6) {
      if (!SCRIPTS.has(tagAt(at))) continue;
      const script = scripts + u16(at + 4);
      if (u16(script) === 0) continue;
      const system = script + u16(script);
      for (let k = 0; k < u16(system + 4); k++) {
        const record = featureList + 2 + u16(system + 6 + k * 2) * 6;
        const feature = featureList + u16(record + 4);
        const name = tagAt(record);
        const set = wanted.get(name) ?? new Set<number>();
        wanted.set(name, set);
        for (let m = 0; m < u16(feature + 2); m++) set.add(u16(feature + 4 + m * 2));
      }
    }
    for (const [name, indexes] of wanted)
      features.set(
        name,
        [...indexes]
          .sort((a, b) => a - b)
          .map((index) => {
            const lookup = lookupList + u16(lookupList + 2 + index * 2);
            let type = u16(lookup);
            const subtables: number[] = [];
            for (let k = 0; k < u16(lookup + 4); k++) {
              let sub = lookup + u16(lookup + 6 + k * 2);
              if (type === extension || u16(lookup) === extension) {
                type = u16(sub + 2);
                sub += u32(sub + 4);
              }
              subtables.push(sub);
            }
            return { index, type, subtables };
          }),
      );
    return features;
  }

  /** Index of a glyph in a coverage table, or −1. */
  const covered = (coverage: number, glyph: number): number => {
    const count = u16(coverage + 2);
    let low = 0;
    let high = count;
    if (u16(coverage) === 1) {
      while (low < high) {
        const middle = (low + high) >> 1;
        const entry = u16(coverage + 4 + middle * 2);
        if (entry === glyph) return middle;
        if (entry < glyph) low = middle + 1;
        else high = middle;
      }
      return -1;
    }
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = coverage + 4 + middle * 6;
      if (glyph < u16(at)) high = middle;
      else if (glyph > u16(at + 2)) low = middle + 1;
      else return u16(at + 4) + glyph - u16(at);
    }
    return -1;
  };

  const classOf = (table: number, glyph: number): number => {
    if (u16(table) === 1) {
      const first = u16(table + 2);
      return glyph >= first && glyph < first + u16(table + 4) ? u16(table + 6 + (glyph - first) * 2) : 0;
    }
    let low = 0;
    let high = u16(table + 2);
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = table + 4 + middle * 6;
      if (glyph < u16(at)) high = middle;
      else if (glyph > u16(at + 2)) low = middle + 1;
      else return u16(at + 4);
    }
    return 0;
  };

  const bits = (format: number): number => {
    let count = 0;
    for (let rest = format; rest !== 0; rest >>= 1) count += rest & 1;
    return count;
  };
  /** What a subtable of pair kerning says where the left glyph is a certain one: a list of right glyphs, or a row of their classes. */
  interface Pairs {
    /** Of the list's first record, or of the row. */
    readonly at: number;
    /** Of a record, in bytes. */
    readonly size: number;
    /** Where in a value record the xAdvance is; −1 where there is none. */
    readonly advance: number;
    /** Records in the list; −1: a row. */
    readonly count: number;
    /** Table of the right glyphs' classes. */
    readonly classes: number;
  }
  const pairsOf = (sub: number, left: number): Pairs | undefined => {
    const at = covered(sub + u16(sub + 2), left);
    if (at < 0) return undefined;
    const format = u16(sub + 4);
    const size = 2 * (bits(format) + bits(u16(sub + 6)));
    const advance = (format & 4) === 0 ? -1 : 2 * bits(format & 3);
    if (u16(sub) === 1) {
      const set = sub + u16(sub + 10 + at * 2);
      return { at: set + 2, size: 2 + size, advance, count: u16(set), classes: 0 };
    }
    const row = classOf(sub + u16(sub + 8), left);
    return { at: sub + 16 + row * u16(sub + 14) * size, size, advance, count: -1, classes: sub + u16(sub + 10) };
  };
  const valueIn = ({ at, size, advance, count, classes }: Pairs, right: number): number | undefined => {
    if (count < 0) return advance < 0 ? 0 : i16(at + classOf(classes, right) * size + advance);
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      const record = at + middle * size;
      const second = u16(record);
      if (second === right) return advance < 0 ? 0 : i16(record + 2 + advance);
      if (second < right) low = middle + 1;
      else high = middle;
    }
    return undefined;
  };
  const kernLookups = (gpos.get('kern') ?? []).filter((lookup) => lookup.type === 2);
  /** By left glyph: of each lookup the subtables that have it. */
  const kernPlans = new Map<number, readonly (readonly Pairs[])[]>();
  const kernCache = new Map<number, number>();
  /** The same of the pairs asked for of late, each in one place only. */
  const latelyPair = new Float64Array(LATELY).fill(-1);
  const latelyKern = new Float64Array(LATELY);
  const kernOf = (left: number, right: number): number => {
    let plan = kernPlans.get(left);
    if (plan === undefined) {
      plan = kernLookups
        .map(({ subtables }) => subtables.map((sub) => pairsOf(sub, left)).filter((pairs) => pairs !== undefined))
        .filter((lookup) => lookup.length > 0);
      kernPlans.set(left, plan);
    }
    let sum = 0;
    for (const lookup of plan)
      for (const pairs of lookup) {
        const value = valueIn(pairs, right);
        if (value !== undefined) {
          sum += value;
          break;
        }
      }
    return sum * em;
  };

  const singleIn = (sub: number, glyph: number): number | undefined => {
    const at = covered(sub + u16(sub + 2), glyph);
    if (at < 0) return undefined;
    return u16(sub) === 1 ? (glyph + i16(sub + 4)) & 0xffff : u16(sub + 6 + at * 2);
  };
  /** By list of features: the subtables of their lookups, in the order in which those apply. */
  const substitutions = new WeakMap<readonly string[], readonly (readonly number[])[]>();
  const ligatureLookups = (gsub.get('liga') ?? []).filter((lookup) => lookup.type === 4);

  return {
    bytes,
    postscriptName: nameOf(6) ?? 'Font',
    unitsPerEm,
    glyphCount,
    ascent: i16(hhea + 4) * em,
    descent: i16(hhea + 6) * em,
    capHeight: (os2 !== undefined && os2Version >= 2 ? i16(os2 + 88) : i16(hhea + 4) * 0.7) * em,
    xHeight: (os2 !== undefined && os2Version >= 2 ? i16(os2 + 86) : i16(hhea + 4) * 0.5) * em,
    italicAngle: post === undefined ? 0 : view.getInt32(post + 4) / 65536,
    weight: os2 === undefined ? 400 : u16(os2 + 4),
    box: [i16(head + 36) * em, i16(head + 38) * em, i16(head + 40) * em, i16(head + 42) * em],
    table: (tag) => tables.get(tag),
    glyphOf(code) {
      let glyph = characters.get(code);
      if (glyph === undefined) {
        glyph = lookUp(code);
        characters.set(code, glyph);
      }
      return glyph;
    },
    advanceOf(glyph) {
      const known = advanceTable[glyph];
      if (known !== undefined && known !== 0) return known;
      const advance = u16(hmtx + 4 * Math.min(glyph, advances - 1)) * em;
      advanceTable[glyph] = advance;
      return advance;
    },
    kern(left, right) {
      const pair = left * 65536 + right;
      const place = (left * 31 + right) & (LATELY - 1);
      if (latelyPair[place] === pair) return latelyKern[place]!;
      let value = kernCache.get(pair);
      if (value === undefined) {
        value = kernOf(left, right);
        kernCache.set(pair, value);
      }
      latelyPair[place] = pair;
      latelyKern[place] = value;
      return value;
    },
    substitute(glyph, features) {
      let steps = substitutions.get(features);
      if (steps === undefined) {
        const lookups = new Map<number, readonly number[]>();
        for (const feature of features)
          for (const lookup of gsub.get(feature) ?? []) if (lookup.type === 1) lookups.set(lookup.index, lookup.subtables);
        steps = [...lookups].sort(([a], [b]) => a - b).map(([, subtables]) => subtables);
        substitutions.set(features, steps);
      }
      let result = glyph;
      for (const subtables of steps)
        for (const sub of subtables) {
          const found = singleIn(sub, result);
          if (found !== undefined) {
            result = found;
            break;
          }
        }
      return result;
    },
    beginsLigature: (glyph) => ligatureLookups.some((lookup) => lookup.subtables.some((sub) => covered(sub + u16(sub + 2), glyph) >= 0)),
    ligature(glyphs, at) {
      for (const lookup of ligatureLookups)
        for (const sub of lookup.subtables) {
          const index = covered(sub + u16(sub + 2), glyphs[at]!);
          if (index < 0) continue;
          const set = sub + u16(sub + 6 + index * 2);
          for (let i = 0; i < u16(set); i++) {
            const ligature = set + u16(set + 2 + i * 2);
            const count = u16(ligature + 2);
            let k = 1;
            while (k < count && glyphs[at + k] === u16(ligature + 2 + k * 2)) k++;
            if (k === count) return [u16(ligature), count];
          }
        }
      return undefined;
    },
  };

  function nameOf(id: number): string | undefined {
    const name = tables.get('name')?.start;
    if (name === undefined) return undefined;
    const strings = name + u16(name + 4);
    for (let i = 0, at = name + 6; i < u16(name + 2); i++, at += 12) {
      if (u16(at + 6) !== id) continue;
      const wide = u16(at) !== 1;
      let text = '';
      for (let k = 0, from = strings + u16(at + 10); k < u16(at + 8); k += wide ? 2 : 1)
        text += String.fromCharCode(wide ? u16(from + k) : bytes[from + k]!);
      return text;
    }
    return undefined;
  }
}
