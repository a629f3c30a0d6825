import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import type { PdfReference } from './glyphs.ts';

/** Objects in one object stream, some 150 kB: few enough for a reader to unpack at once, many enough to share their words. */
const PACKED_TOGETHER = 2000;

/** Written as it is. */
export class Raw {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

/** What PDFDocEncoding has at 0x80 to 0x9E and at 0xA0 (ISO 32000-1, table D.2). */
const ENCODED: ReadonlyMap<string, string> = new Map(
  [...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'].map((c, i) => [c, String.fromCharCode(0x80 + i)] as const).concat([['€', '\xa0']]),
);

/** A text string, one character a byte: in PDFDocEncoding where that has all its characters, else in UTF-16. */
export function pdfString(text: string): string {
  const out = text.replace(/[^\x20-\x7e\xa1-\xac\xae-\xff]/gu, (c) => ENCODED.get(c) ?? '\0');
  if (!out.includes('\0')) return `(${out.replace(/[\\()]/g, '\\$&')})`;
  let hex = '';
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, '0');
  return `<feff${hex}>`;
}

/** Names may hold anything but what has a meaning in the syntax. */
export function pdfName(text: string): string {
  return `/${text.replace(/[^\w.+-]/g, (c) => [...Buffer.from(c)].map((byte) => `#${byte.toString(16).padStart(2, '0')}`).join(''))}`;
}

export const pdfNumber = (value: number): string => String(Math.round(value * 1000) / 1000);

function pdfDate(date: Date): string {
  return `(D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z)`;
}

/** Any value that pdfkit keeps in a dictionary. There strings are names and String objects texts. */
function serialize(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `/${value}`;
    case 'number':
      return String(Math.round(value * 1e6) / 1e6);
    case 'boolean':
      return String(value);
    case 'object': {
      if (value === null) return 'null';
      if (value instanceof String) return pdfString(value.valueOf());
      if (value instanceof Date) return pdfDate(value);
      if (value instanceof Uint8Array) return `<${Buffer.from(value).toString('hex')}>`;
      if (Array.isArray(value)) return `[${value.map((item) => serialize(item === undefined ? null : item)).join(' ')}]`;
      if (Object.getPrototypeOf(value) === Object.prototype) {
        let out = '<<';
        for (const [key, item] of Object.entries(value)) if (item !== undefined) out += `/${key} ${serialize(item)}`;
        return `${out}>>`;
      }
      // References, trees and raw values write themselves.
      return String(value);
    }
    default:
      return 'null';
  }
}

/** What pdfkit's classes have besides what their types say. */
interface Inside {
  _offsets: (number | null)[];
  _offset: number;
  _root: Reference;
  _info: Reference;
  _waiting: number;
  _ended: boolean;
  ref(data?: object): Reference;
  _refEnd(ref: Reference): void;
}

interface Reference extends PdfReference {
  readonly id: number;
  offset: number;
  readonly buffer: readonly Uint8Array[];
  finalize(): void;
}

/**
 * pdfkit's document, written in the compact form of PDF 1.5: objects that are no streams are packed and compressed
 * together, and a stream takes the cross-reference table's place. Structure elements and links of a long brief then
 * take a tenth of their room. The file's identity is a digest of its content.
 *
 * Nothing is streamed: `bytes` gives the file after `end`.
 */
export class PackedDocument extends PDFDocument {
  // Set by the methods that super's constructor calls already.
  declare private chunks: Uint8Array[];
  declare private packed: { readonly id: number; readonly body: string }[];
  declare private xmp: string;

  private get inside(): Inside {
    return this as unknown as Inside;
  }

  /** An object's number before there is the object. */
  reserve(): number {
    this.inside._offsets.push(null);
    return this.inside._offsets.length;
  }

  /** An object that is no stream. `body` is PDF syntax, one character a byte. */
  add(id: number, body: string): void {
    this.packed ??= [];
    this.packed.push({ id, body });
  }

  /** The document catalogue. */
  get catalogue(): Record<string, unknown> {
    return this.inside._root.data;
  }

  /** XMP packet, to stand in place of pdfkit's, which escapes nothing. */
  set metadataXml(xml: string) {
    this.xmp = xml;
  }

  override ref(data?: object): never {
    const ref = (PDFDocument.prototype as unknown as Inside).ref.call(this, data);
    const plain = ref.finalize;
    ref.finalize = (): void => {
      if (ref.buffer.length > 0) {
        plain.call(ref);
        return;
      }
      this.add(ref.id, serialize(ref.data));
      this.inside._refEnd(ref);
    };
    return ref as never;
  }

  _write(data: string | Uint8Array): void {
    const bytes = typeof data === 'string' ? Buffer.from(`${data}\n`, 'latin1') : data;
    this.chunks ??= [];
    this.chunks.push(bytes);
    this.inside._offset += bytes.length;
  }

  /** The structure tree is written by TagTree. */
  override endMarkings(): void {}

  override endMetadata(): void {
    const ref = this.inside.ref({ Type: 'Metadata', Subtype: 'XML' });
    (ref as unknown as { compress: boolean }).compress = false;
    this.catalogue.Metadata = ref;
    ref.end(Buffer.from(this.xmp, 'utf8'));
  }

  _finalize(): void {
    const { inside } = this;
    // In order of their numbers, which then compress to almost nothing.
    const packed = (this.packed ?? []).sort((a, b) => a.id - b.id);
    const places = new Map<number, { stream: number; index: number }>();
    for (let from = 0; from < packed.length; from += PACKED_TOGETHER) {
      const group = packed.slice(from, from + PACKED_TOGETHER);
      const stream = this.reserve();
      let head = '';
      let body = '';
      group.forEach(({ id, body: one }, index) => {
        places.set(id, { stream, index });
        head += `${id} ${body.length} `;
        body += `${one}\n`;
      });
      this.stream(stream, `/Type/ObjStm/N ${group.length}/First ${head.length}`, Buffer.from(head + body, 'latin1'));
    }
    const id = this.reserve();
    const start = inside._offset;
    const size = id + 1;
    const rows = Buffer.alloc(size * 8);
    // Each row is written as what it differs from the one above (PNG predictor "Up"): offsets compress well that way.
    const row = Buffer.alloc(7);
    const above = Buffer.alloc(7);
    for (let number = 0; number < size; number++) {
      const place = places.get(number);
      const offset = number === id ? start : number === 0 ? 0 : inside._offsets[number - 1];
      row.fill(0);
      if (place !== undefined) {
        row[0] = 2;
        row.writeUInt32BE(place.stream, 1);
        row.writeUInt16BE(place.index, 5);
      } else if (offset !== null && offset !== undefined && number > 0) {
        row[0] = 1;
        row.writeUInt32BE(offset, 1);
      } else row.writeUInt16BE(number === 0 ? 0xffff : 0, 5);
      const at = number * 8;
      rows[at] = 2;
      for (let i = 0; i < 7; i++) rows[at + 1 + i] = row[i]! - above[i]!;
      row.copy(above);
    }
    const digest = createHash('sha256');
    for (const chunk of this.chunks) digest.update(chunk);
    const identity = `<${digest.digest('hex').slice(0, 32)}>`;
    this.stream(
      id,
      `/Type/XRef/Size ${size}/W[1 4 2]/Root ${inside._root.id} 0 R/Info ${inside._info.id} 0 R/ID[${identity}${identity}]/DecodeParms<</Predictor 12/Columns 7>>`,
      rows,
    );
    this._write(`startxref\n${start}\n%%EOF`);
  }

  /** More than zlib's usual effort takes four times as long for 2 % less. */
  private stream(id: number, entries: string, data: Uint8Array): void {
    const bytes = deflateSync(data);
    this.inside._offsets[id - 1] = this.inside._offset;
    this._write(`${id} 0 obj\n<<${entries}/Filter/FlateDecode/Length ${bytes.length}>>\nstream`);
    this._write(bytes);
    this._write('\nendstream\nendobj');
  }

  /** The whole file, after `end`. */
  get bytes(): Uint8Array {
    return Buffer.concat(this.chunks);
  }
}
