import { createRequire } from 'node:module';
import type * as Fontkit from 'fontkit';
import type { Fonts } from '../typeset/fonts.ts';
import { lettersOf } from '../typeset/letters.ts';
import type { FaceId, GlyphRun, Line, Pt, Shape } from '../typeset/line.ts';
import type { OpenType } from '../typeset/opentype.ts';
import { wordsOf } from '../typeset/shape.ts';
import { fontFile, glyphTables } from './glyph-tables.ts';
import { bytesOf, hex, putByte, putNumber, short, textString } from './pdf-bytes.ts';

/** What drawing needs of pdfkit's document. Its types leave most of this out. */
export interface PdfDocument {
  ref(data: object): PdfReference;
}
export interface PdfReference {
  readonly data: Record<string, unknown>;
  end(bytes?: Uint8Array | string): void;
}

/**
 * Writes glyph runs as content stream operators, and at the end the fonts they used.
 *
 * All strings are binary: one character is one byte (latin1). Operators are for a page whose y axis points down, as
 * pdfkit leaves it. Marked content may begin and end between runs, inside the text object.
 */
export interface GlyphWriter {
  /** A new page, or a point where the graphics state is not what the last operators left: nothing is assumed. */
  forget(): void;
  /** Begins a text object. Runs stand in one. */
  begin(): string;
  end(): string;
  /** `x` is the left edge of the line's column, `y` the baseline. */
  line(line: Line, x: Pt, y: Pt): string;
  /** @param space  a word space that is written behind the run. */
  run(run: GlyphRun, scale: number, x: Pt, y: Pt, space?: Shape): string;
  /** Fonts written to since the last call, for the page's resources: name to reference. */
  fontsUsed(): Readonly<Record<string, PdfReference>>;
  /** Embeds all fonts. Once, after the last run, before the document ends. */
  finish(): void;
}

/** @param colourOf  operator that sets the fill colour of a style's colour name: "0 0.27 0.35 rg". */
export function glyphWriter(doc: PdfDocument, fonts: Fonts, colourOf: (name: string) => string): GlyphWriter {
  const files = new Map<FaceId, EmbeddedFace>();
  const used = new Map<string, PdfReference>();
  let current: EmbeddedFace | undefined;
  let size = 0;
  let colour = '';
  let scaling = Number.NaN;
  let wordSpace = Number.NaN;
  let letterSpace = Number.NaN;
  // A glyph takes at most a code of two escaped bytes and a number of kerning.
  const gathering = Buffer.alloc(24 * 512);
  // Beginning of the current line as the text object knows it, in thousandths of a point; and where the last glyph ended.
  let lineX = Number.NaN;
  let lineY = Number.NaN;
  let penX = Number.NaN;

  const fileOf = (id: FaceId): EmbeddedFace => {
    let file = files.get(id);
    if (file === undefined) {
      file = new EmbeddedFace(fonts.face(id), id, `G${files.size + 1}`, doc.ref({}));
      files.set(id, file);
    }
    return file;
  };

  const run = (part: GlyphRun, scale: number, x: Pt, y: Pt, space?: Shape): string => {
    const { style } = part.run;
    const file = current !== undefined && current.id === part.face ? current : fileOf(part.face);
    let out = '';
    if (file !== current || style.size !== size) {
      current = file;
      size = style.size;
      out += `/${file.name} ${size} Tf\n`;
      used.set(file.name, file.dictionary);
    }
    if (style.colour !== colour) {
      colour = style.colour;
      out += `${colourOf(colour)}\n`;
    }
    // In hundredths of a percent: a line of 12 cm is then set to a fiftieth of a point.
    const percent = Math.round(scale * 1e4);
    if (percent !== scaling) {
      scaling = percent;
      out += `${percent / 100} Tz\n`;
    }
    // Word spaces are the one code 32, which Tw widens.
    const tw = Math.round(part.gap * size);
    if (tw !== wordSpace) {
      wordSpace = tw;
      out += `${tw / 1000} Tw\n`;
    }
    // In ten-thousandths of a point: a line has a hundred letters.
    const tc = Math.round(part.spread * size * 10);
    if (tc !== letterSpace) {
      letterSpace = tc;
      out += `${tc / 10000} Tc\n`;
    }
    const left = Math.round((x + part.x) * 1000);
    const base = Math.round(y * 1000);
    if (base !== lineY || Math.abs(left - penX) > 10) {
      out += Number.isNaN(lineX) ? `1 0 0 -1 ${left / 1000} ${base / 1000} Tm\n` : `${(left - lineX) / 1000} ${(lineY - base) / 1000} Td\n`;
      lineX = left;
      lineY = base;
    }
    penX = left + Math.round(part.width * 1000);
    out += part.shapes === undefined ? plain(part, file, space) : shaped(part, part.shapes, file, space);
    return out.endsWith('[()]TJ\n') ? out.slice(0, -7) : out;
  };

  /** Words of the run's own look: found again by their letters, and gathered as bytes that become a string once a run. */
  const plain = (part: GlyphRun, file: EmbeddedFace, space: Shape | undefined): string => {
    const { style, language } = part.run;
    const superior = style.superior === true;
    const words = wordsOf(style, language ?? 'und', fonts);
    const text = part.run.text.slice(part.start, part.end);
    const letters = lettersOf(text);
    const beyond = text.length;
    let out = '[(';
    let bytes = 0;
    for (let from = 0; from < beyond; ) {
      const { shape, length } = words.at(text, letters, from, beyond);
      const { glyphs } = shape;
      if (bytes + 24 * glyphs.length > gathering.length) {
        out += gathering.toString('latin1', 0, bytes);
        bytes = 0;
      }
      if (part.divided && from + length === beyond) {
        out += gathering.toString('latin1', 0, bytes) + divided(file, words.get(`${shape.text}\u00ad`).shape);
        bytes = 0;
      } else if (24 * glyphs.length > gathering.length) out += file.encode(shape, superior);
      else if (shape.clusters === undefined && !superior) bytes = file.gatherLetters(shape, letters, from, gathering, bytes);
      else bytes = file.gather(shape, superior, 0, glyphs.length, gathering, bytes);
      from += length;
    }
    if (space !== undefined) {
      if (bytes + 24 * space.glyphs.length > gathering.length) {
        out += gathering.toString('latin1', 0, bytes);
        bytes = 0;
      }
      bytes = file.gather(space, superior, 0, space.glyphs.length, gathering, bytes);
    }
    return `${out}${gathering.toString('latin1', 0, bytes)})]TJ\n`;
  };

  /** What mixed.ts has shaped. */
  const shaped = (part: GlyphRun, shapes: readonly Shape[], file: EmbeddedFace, space: Shape | undefined): string => {
    const superior = part.run.style.superior === true;
    let out = '[(';
    for (const shape of shapes) {
      if (shape.readings !== undefined) {
        const code = shape.offsets === undefined ? file.encode(shape, superior) : `)]TJ\n${file.encodePlaced(shape, size)}[(`;
        // Glyphs that are not in the order or place of their characters. Right-to-left words are put in order by whoever reads them.
        const jumbled = !part.rightToLeft && (shape.offsets !== undefined || shape.readings.join('') !== shape.text);
        out += jumbled ? `)]TJ\n/Span<</ActualText(${textString(shape.text)})>>BDC\n[(${code})]TJ\nEMC\n[(` : code;
        if (shape.yielding === true && Math.abs(part.gap) >= 0.05) out += `)${short(-part.gap)}(`;
      } else out += shape.divided ? divided(file, shape) : file.encode(shape, superior);
    }
    if (space !== undefined) out += file.encode(space, superior);
    return `${out})]TJ\n`;
  };

  const lost = (): void => {
    lineX = Number.NaN;
    lineY = Number.NaN;
    penX = Number.NaN;
  };
  return {
    forget() {
      current = undefined;
      size = 0;
      colour = '';
      scaling = Number.NaN;
      wordSpace = Number.NaN;
      letterSpace = Number.NaN;
      lost();
    },
    begin() {
      lost();
      return 'BT\n';
    },
    end: () => 'ET\n',
    line(line, x, y) {
      let out = '';
      for (const part of line.runs) out += run(part, line.scale, x, y);
      return out;
    },
    run,
    fontsUsed() {
      const names = Object.fromEntries(used);
      used.clear();
      return names;
    },
    finish() {
      for (const file of files.values()) file.embed(doc);
    },
  };
}

/** The hyphen that only the line end made reads as a soft one. */
function divided(file: EmbeddedFace, shape: Shape): string {
  const [word, hyphen] = file.encodeDivided(shape);
  return `${word})]TJ\n/Span<</ActualText(\u00fe\u00ff\u0000\u00ad)>>BDC\n[(${hyphen})]TJ\nEMC\n[(`;
}

const SUPERIORS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** What a glyph reads as: superior digits as superscript digits, a no-break space as a space. */
function reading(text: string, superior: boolean): string {
  if (text.length === 1) {
    const code = text.charCodeAt(0);
    if (superior && code >= 0x30 && code <= 0x39) return SUPERIORS[code - 0x30]!;
    if (code === 0xa0) return ' ';
    // Its ActualText is the soft hyphen; readers without a sense for that, which drop soft hyphens, still see that the word goes on.
    if (code === 0xad) return '\u2010';
  }
  // Part of a sign that another glyph already stands for: read as nothing, but it must read as something.
  return text === '' ? '\u200b' : text;
}

/** fontkit's subset; its types are older than it. */
interface CompactSubset {
  includeGlyph(glyph: number): number;
  encode(): Uint8Array;
}

/** Codes of two bytes begin with these. */
const WIDE = 0xe0;
/** Codes of one byte that are given to signs without an ASCII code of their own: none that a string would have to escape. */
const SPARE: readonly number[] = Array.from({ length: WIDE - 1 }, (_, i) => i + 1).filter(
  (code) => (code < 0x20 || code > 0x7e) && code !== 0x0a && code !== 0x0d,
);

/**
 * One face as it is embedded: a CID is made for each glyph and reading that is drawn, in order of first use. A sign of
 * ASCII has its own code, others share the rest of the one-byte codes; when those are used up, codes have two bytes.
 * So text takes little room, and Tw widens the space, as it does for the one-byte code 32 alone.
 */
class EmbeddedFace {
  readonly id: FaceId;
  readonly name: string;
  readonly dictionary: PdfReference;
  readonly #face: OpenType;
  /** By CID. */
  readonly #glyphs: number[] = [0];
  readonly #readings: string[] = ['\ufffd'];
  /** As they stand in strings, escaped. */
  readonly #codes: number[] = [0];
  /** By glyph: the CIDs of its readings. */
  readonly #cids = new Map<number, number[]>();
  readonly #taken = new Set<number>();
  #spare = 0;
  #wide = WIDE << 8;
  /** By glyph: the sign that it last read as by itself, and its code then. */
  readonly #lastRead: Uint16Array;
  readonly #lastCode: Uint16Array;
  /** fontkit's subset, where the outlines are CFF. */
  readonly #compact: CompactSubset | undefined;

  constructor(face: OpenType, id: FaceId, name: string, dictionary: PdfReference) {
    this.#face = face;
    this.id = id;
    this.name = name;
    this.dictionary = dictionary;
    this.#lastRead = new Uint16Array(face.glyphCount);
    this.#lastCode = new Uint16Array(face.glyphCount);
    if (face.table('glyf') === undefined) {
      const opened = (createRequire(import.meta.url)('fontkit') as typeof Fontkit).create(face.bytes as Buffer);
      this.#compact = ('fonts' in opened ? opened.fonts[0]! : opened).createSubset() as unknown as CompactSubset;
    }
  }

  /** The code of a glyph that reads as `text`. */
  #code(glyph: number, text: string): number {
    let known = this.#cids.get(glyph);
    if (known === undefined) {
      known = [];
      this.#cids.set(glyph, known);
    }
    // A CFF subset holds each glyph once: its first reading stands.
    if (this.#compact !== undefined && known.length > 0) return this.#codes[known[0]!]!;
    for (let i = 0; i < known.length; i++) if (this.#readings[known[i]!] === text) return this.#codes[known[i]!]!;
    const cid = this.#compact === undefined ? this.#glyphs.length : this.#compact.includeGlyph(glyph);
    known.push(cid);
    this.#glyphs[cid] = glyph;
    this.#readings[cid] = text;
    this.#codes[cid] = this.#newCode(text);
    return this.#codes[cid]!;
  }

  #newCode(text: string): number {
    const own = text.length === 1 ? text.charCodeAt(0) : 0;
    let code =
      own >= 0x20 && own < 0x7f && own !== 0x28 && own !== 0x29 && own !== 0x5c && !this.#taken.has(own) ? own : SPARE[this.#spare++];
    if (code === undefined) {
      code = this.#wide++;
      if (code > 0xffff) throw new RangeError('more signs in one face than there are codes');
    }
    this.#taken.add(code);
    return code;
  }

  /** Inside of a TJ array, between "(" and ")". */
  encode(shape: Shape, superior: boolean): string {
    return this.#encode(shape, superior, 0, shape.glyphs.length);
  }

  encodeDivided(shape: Shape): [string, string] {
    const last = shape.glyphs.length - 1;
    return [this.#encode(shape, false, 0, last), this.#encode(shape, false, last, last + 1)];
  }

  #encode(shape: Shape, superior: boolean, from: number, to: number): string {
    const bytes = Buffer.allocUnsafe(24 * (to - from));
    return bytes.toString('latin1', 0, this.gather(shape, superior, from, to, bytes, 0));
  }

  /** Writes what encode gives of the glyphs from–to into `bytes`, which has 24 for each; gives the place behind. */
  gather(shape: Shape, superior: boolean, from: number, to: number, bytes: Uint8Array, start: number): number {
    const { text, glyphs, advances, clusters, readings } = shape;
    let at = start;
    let owed = 0;
    for (let i = from; i < to; i++) {
      const glyph = glyphs[i]!;
      const reads = readings !== undefined ? readings[i]! : clusters === undefined ? text[i]! : text.slice(clusters[i], clusters[i + 1]);
      at = putCode(this.#code(glyph, reading(reads, superior)), bytes, at);
      owed += advances[i]! - this.#face.advanceOf(glyph);
      if (owed === 0 || Math.abs(owed) < (i === to - 1 ? 0.05 : HAIR)) continue;
      at = putKern(owed, bytes, at);
      owed = 0;
    }
    return at;
  }

  /** The same of a whole word of one glyph for each letter: letters[from] and on. Most of a brief is written by it. */
  gatherLetters({ glyphs, advances }: Shape, letters: Uint16Array, from: number, bytes: Uint8Array, start: number): number {
    const lastRead = this.#lastRead;
    const lastCode = this.#lastCode;
    const face = this.#face;
    const last = glyphs.length - 1;
    let at = start;
    let owed = 0;
    for (let i = 0; i <= last; i++) {
      const glyph = glyphs[i]!;
      const letter = letters[from + i]!;
      let code = lastCode[glyph]!;
      if (code === 0 || lastRead[glyph] !== letter) {
        code = this.#code(glyph, reading(String.fromCharCode(letter), false));
        lastRead[glyph] = letter;
        lastCode[glyph] = code;
      }
      at = putCode(code, bytes, at);
      // A hair's breadth of kerning waits for the next, and is paid at the word's end.
      owed += advances[i]! - face.advanceOf(glyph);
      if (owed === 0 || Math.abs(owed) < (i === last ? 0.05 : HAIR)) continue;
      at = putKern(owed, bytes, at);
      owed = 0;
    }
    return at;
  }

  /** Glyphs with offsets, each raised and moved: whole operators. */
  encodePlaced(shape: Shape, size: Pt): string {
    const { glyphs, advances, offsets, readings } = shape;
    let out = '';
    for (let i = 0; i < glyphs.length; i++) {
      const dx = offsets![2 * i]!;
      const dy = offsets![2 * i + 1]!;
      const bytes: number[] = [];
      bytesOf(this.#code(glyphs[i]!, reading(readings![i]!, false)), bytes);
      const code = String.fromCharCode(...bytes);
      const rest = advances[i]! - this.#face.advanceOf(glyphs[i]!) - dx;
      if (dy !== 0) out += `${short((dy * size) / 1000)} Ts\n`;
      out += `[${dx === 0 ? '' : short(-dx)}(${code})${Math.abs(rest) < 0.05 ? '' : short(-rest)}]TJ\n`;
      if (dy !== 0) out += '0 Ts\n';
    }
    return out;
  }

  embed(doc: PdfDocument): void {
    const face = this.#face;
    const name = `${tag(this.name)}+${face.postscriptName.replace(/[^\w-]/g, '')}`;
    const file = doc.ref({});
    const compact = this.#compact;
    if (compact !== undefined) file.data.Subtype = 'CIDFontType0C';
    file.end(compact === undefined ? fontFile(glyphTables(face, this.#glyphs)) : compact.encode());
    const italic = face.italicAngle !== 0;
    const descriptor = doc.ref({
      Type: 'FontDescriptor',
      FontName: name,
      // Symbolic (its own encoding), and italic.
      Flags: 4 | (italic ? 64 : 0),
      FontBBox: face.box.map(Math.round),
      ItalicAngle: face.italicAngle,
      Ascent: face.ascent,
      Descent: face.descent,
      CapHeight: face.capHeight,
      XHeight: face.xHeight,
      // Not in the file; only used when the font is replaced. Roughly linear in the weight.
      StemV: Math.round(face.weight / 5),
      [compact === undefined ? 'FontFile2' : 'FontFile3']: file,
    });
    descriptor.end();
    const descendant = doc.ref({
      Type: 'Font',
      Subtype: compact === undefined ? 'CIDFontType2' : 'CIDFontType0',
      BaseFont: name,
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 1000,
      W: [0, this.#glyphs.map((glyph) => Math.round(face.advanceOf(glyph) * 1000) / 1000)],
      ...(compact === undefined ? { CIDToGIDMap: 'Identity' } : {}),
    });
    descendant.end();
    const encoding = doc.ref({
      Type: 'CMap',
      CMapName: `Daybrief-${this.name}`,
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      WMode: 0,
    });
    const codes = this.#codes.map((code) => `<${code.toString(16).padStart(code > 0xff ? 4 : 2, '0')}>`);
    encoding.end(cmap(`Daybrief-${this.name}`, 'Identity', 1, 'cidchar', codes.map((code, cid) => `${code} ${cid}`).slice(1)));
    const toUnicode = doc.ref({});
    toUnicode.end(
      cmap('Adobe-Identity-UCS', 'UCS', 2, 'bfchar', codes.map((code, cid) => `${code} <${hex(this.#readings[cid] ?? '')}>`).slice(1)),
    );
    Object.assign(this.dictionary.data, {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: encoding,
      DescendantFonts: [descendant],
      ToUnicode: toUnicode,
    });
    this.dictionary.end();
  }
}

/** Kerning below this, in 1/1000 em, is not worth a number of its own. */
const HAIR = 6;

/** A code as it stands in a string; gives the place behind. */
function putCode(code: number, bytes: Uint8Array, at: number): number {
  // No code of one byte has to be escaped.
  if (code > 0xff) return putByte(code & 0xff, bytes, putByte(code >> 8, bytes, at));
  bytes[at] = code;
  return at + 1;
}

/** Kerning between two strings, in 1/1000 em; gives the place behind. */
function putKern(kern: number, bytes: Uint8Array, at: number): number {
  bytes[at] = 0x29;
  const behind = putNumber(-kern, bytes, at + 1);
  bytes[behind] = 0x28;
  return behind + 1;
}

/** Six capitals that tell subsets of one font apart: "G12" gives "AAAAAL". */
function tag(name: string): string {
  let rest = Number(name.slice(1)) - 1;
  let letters = '';
  for (let i = 0; i < 6; i++) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26);
  }
  return letters;
}

/** A CMap from codes to CIDs or to Unicode. Source: Adobe Technical Notes 5014 and 5411. */
function cmap(name: string, ordering: string, type: 1 | 2, kind: 'cidchar' | 'bfchar', entries: readonly string[]): string {
  const lines: string[] = [];
  for (let from = 0; from < entries.length; from += 100) {
    const chunk = entries.slice(from, from + 100);
    lines.push(`${chunk.length} begin${kind}`, ...chunk, `end${kind}`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo 3 dict dup begin',
    '/Registry (Adobe) def',
    `/Ordering (${ordering}) def`,
    '/Supplement 0 def',
    'end def',
    `/CMapName /${name} def`,
    `/CMapType ${type} def`,
    ...(type === 1 ? ['/WMode 0 def'] : []),
    '2 begincodespacerange',
    `<00> <${(WIDE - 1).toString(16)}>`,
    `<${WIDE.toString(16)}00> <ffff>`,
    'endcodespacerange',
    ...lines,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
