import { createRequire } from 'node:module';
import type * as Fontkit from 'fontkit';
import type { Fonts } from '../typeset/fonts.ts';
import type { FaceId, GlyphRun, Line, Pt, Shape } from '../typeset/line.ts';
import type { OpenType } from '../typeset/opentype.ts';
import { fontFile, glyphTables } from './glyph-tables.ts';

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
 * pdfkit leaves it, and stand between BT and ET, which are the caller's, as are marked content and everything else.
 */
export interface GlyphWriter {
  /** A new page, or a point where the graphics state is not what the last operators left: nothing is assumed. */
  forget(): void;
  /** `x` is the left edge of the line's column, `y` the baseline. */
  line(line: Line, x: Pt, y: Pt): string;
  run(run: GlyphRun, scale: number, x: Pt, y: Pt): string;
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
  let scaling = 1;

  const fileOf = (id: FaceId): EmbeddedFace => {
    let file = files.get(id);
    if (file === undefined) {
      file = new EmbeddedFace(fonts.face(id), `G${files.size + 1}`, doc.ref({}));
      files.set(id, file);
    }
    return file;
  };

  const run = (part: GlyphRun, scale: number, x: Pt, y: Pt): string => {
    const { style } = part.run;
    const file = fileOf(part.face);
    let out = '';
    if (file !== current || style.size !== size) {
      current = file;
      size = style.size;
      out += `/${file.name} ${size} Tf\n`;
    }
    used.set(file.name, file.dictionary);
    if (style.colour !== colour) {
      colour = style.colour;
      out += `${colourOf(colour)}\n`;
    }
    if (scale !== scaling) {
      scaling = scale;
      out += `${short(scale * 100)} Tz\n`;
    }
    out += `1 0 0 -1 ${short(x + part.x)} ${short(y)} Tm\n[(`;
    const gap = Math.abs(part.gap) < 0.05 ? '' : `)${short(-part.gap)}(`;
    const superior = style.superior === true;
    const { shapes } = part;
    for (let i = 0; i < shapes.length; i++) {
      const shape = shapes[i]!;
      if (shape.readings !== undefined) {
        const code = shape.offsets === undefined ? file.encode(shape, superior) : `)]TJ\n${file.encodePlaced(shape, size)}[(`;
        // Glyphs that are not in the order or place of their characters. Right-to-left words are put in order by whoever reads them.
        const jumbled = part.rightToLeft !== true && (shape.offsets !== undefined || shape.readings.join('') !== shape.text);
        out += jumbled ? `)]TJ\n/Span<</ActualText(${textString(shape.text)})>>BDC\n[(${code})]TJ\nEMC\n[(` : code;
        if (shape.yielding === true) out += gap;
      } else if (shape.space) out += file.encode(shape, superior) + gap;
      else if (shape.text.charCodeAt(shape.text.length - 1) === 0xad) {
        // The hyphen that only the line end made reads as a soft one.
        const [word, hyphen] = file.encodeDivided(shape);
        out += `${word})]TJ\n/Span<</ActualText(\u00fe\u00ff\u0000\u00ad)>>BDC\n[(${hyphen})]TJ\nEMC\n[(`;
      } else out += file.encode(shape, superior);
    }
    out += ')]TJ\n';
    return out.endsWith('[()]TJ\n') ? out.slice(0, -7) : out;
  };

  return {
    forget() {
      current = undefined;
      size = 0;
      colour = '';
      scaling = Number.NaN;
    },
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

/** Inside of a text string in UTF-16, between "(" and ")". */
function textString(text: string): string {
  let out = '\u00fe\u00ff';
  for (let i = 0; i < text.length; i++) out += escaped(text.charCodeAt(i));
  return out;
}

/** At most three decimals, and never an exponent. */
const short = (value: number): string => `${Math.round(value * 1000) / 1000}`;

const SUPERIORS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** What a glyph reads as: superior digits as superscript digits, all fixed and no-break spaces as a space. */
function reading(text: string, superior: boolean): string {
  if (text.length === 1) {
    const code = text.charCodeAt(0);
    if (superior && code >= 0x30 && code <= 0x39) return SUPERIORS[code - 0x30]!;
    if (code === 0xa0) return ' ';
  }
  // Part of a sign that another glyph already stands for: read as nothing, but it must read as something.
  return text === '' ? '\u200b' : text;
}

/** fontkit's subset; its types are older than it. */
interface CompactSubset {
  includeGlyph(glyph: number): number;
  encode(): Uint8Array;
}

/** One face as it is embedded: a CID is made for each glyph and reading that is drawn, in order of first use. */
class EmbeddedFace {
  readonly name: string;
  readonly dictionary: PdfReference;
  readonly #face: OpenType;
  /** By CID. */
  readonly #glyphs: number[] = [0];
  readonly #readings: string[] = ['\ufffd'];
  readonly #cids = new Map<string, number>();
  readonly #plain = new Map<Shape, string>();
  readonly #superior = new Map<Shape, string>();
  /** fontkit's subset, where the outlines are CFF. */
  readonly #compact: CompactSubset | undefined;

  constructor(face: OpenType, name: string, dictionary: PdfReference) {
    this.#face = face;
    this.name = name;
    this.dictionary = dictionary;
    if (face.table('glyf') === undefined) {
      const opened = (createRequire(import.meta.url)('fontkit') as typeof Fontkit).create(face.bytes as Buffer);
      this.#compact = ('fonts' in opened ? opened.fonts[0]! : opened).createSubset() as unknown as CompactSubset;
    }
  }

  #cid(glyph: number, text: string): number {
    // A CFF subset holds each glyph once: its first reading stands.
    const key = this.#compact === undefined ? `${glyph} ${text}` : `${glyph}`;
    let cid = this.#cids.get(key);
    if (cid === undefined) {
      cid = this.#compact === undefined ? this.#glyphs.length : this.#compact.includeGlyph(glyph);
      this.#glyphs.push(glyph);
      this.#readings.push(text);
      this.#cids.set(key, cid);
    }
    return cid;
  }

  /** Inside of a TJ array, between "(" and ")". Kept per shape. */
  encode(shape: Shape, superior: boolean): string {
    const cache = superior ? this.#superior : this.#plain;
    let code = cache.get(shape);
    if (code === undefined) {
      code = this.#encode(shape, superior, 0, shape.glyphs.length);
      cache.set(shape, code);
    }
    return code;
  }

  encodeDivided(shape: Shape): [string, string] {
    const last = shape.glyphs.length - 1;
    return [this.#encode(shape, false, 0, last), this.#encode(shape, false, last, last + 1)];
  }

  #encode(shape: Shape, superior: boolean, from: number, to: number): string {
    const { text, glyphs, advances, clusters, readings } = shape;
    let code = '';
    for (let i = from; i < to; i++) {
      const glyph = glyphs[i]!;
      const reads = reading(
        readings !== undefined ? readings[i]! : clusters === undefined ? text[i]! : text.slice(clusters[i], clusters[i + 1]),
        superior,
      );
      code += escaped(this.#cid(glyph, reads));
      const extra = advances[i]! - this.#face.advanceOf(glyph);
      if (Math.abs(extra) >= 0.05) code += `)${short(-extra)}(`;
    }
    return code;
  }

  /** Glyphs with offsets, each raised and moved: whole operators. */
  encodePlaced(shape: Shape, size: Pt): string {
    const { glyphs, advances, offsets, readings } = shape;
    let out = '';
    for (let i = 0; i < glyphs.length; i++) {
      const dx = offsets![2 * i]!;
      const dy = offsets![2 * i + 1]!;
      const cid = escaped(this.#cid(glyphs[i]!, reading(readings![i]!, false)));
      const rest = advances[i]! - this.#face.advanceOf(glyphs[i]!) - dx;
      if (dy !== 0) out += `${short((dy * size) / 1000)} Ts\n`;
      out += `[${dx === 0 ? '' : short(-dx)}(${cid})${Math.abs(rest) < 0.05 ? '' : short(-rest)}]TJ\n`;
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
    const toUnicode = doc.ref({});
    toUnicode.end(cmapOf(this.#readings));
    Object.assign(this.dictionary.data, {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: toUnicode,
    });
    this.dictionary.end();
  }
}

/** Two bytes of a string, as they may stand between parentheses. */
const escaped = (cid: number): string => byte(cid >> 8) + byte(cid & 0xff);
const byte = (value: number): string =>
  value === 0x28 || value === 0x29 || value === 0x5c
    ? `\\${String.fromCharCode(value)}`
    : value === 0x0d
      ? '\\r'
      : String.fromCharCode(value);

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

/** What each CID reads as. Source: Adobe Technical Note 5411. */
function cmapOf(readings: readonly string[]): string {
  const hex = (text: string): string => {
    let out = '';
    for (let i = 0; i < text.length; i++) out += text.charCodeAt(i).toString(16).padStart(4, '0');
    return out;
  };
  const lines: string[] = [];
  for (let from = 1; from < readings.length; from += 100) {
    const chunk = readings.slice(from, from + 100);
    lines.push(
      `${chunk.length} beginbfchar`,
      ...chunk.map((text, i) => `<${(from + i).toString(16).padStart(4, '0')}> <${hex(text)}>`),
      'endbfchar',
    );
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...lines,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
