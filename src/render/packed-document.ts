import { createHash } from 'node:crypto';
import { deflate } from 'node:zlib';
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
function pdfName(text: string): string {
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
  _offsets: unknown[];
  _root: Reference;
  _info: Reference;
  _waiting: number;
  ref(data?: object): Reference;
}

interface Reference extends PdfReference {
  readonly id: number;
  readonly compress: boolean;
  buffer: readonly Uint8Array[];
  finalize(): void;
}

/** An object with a stream: its dictionary's entries, and its bytes as they stand in the file. */
interface Stream {
  readonly id: number;
  readonly entries: string;
  readonly bytes: Uint8Array | Promise<Uint8Array>;
}

/** A file to be attached; `date` is its only time. */
export interface Attachment {
  readonly name: string;
  /** MIME. */
  readonly type: string;
  readonly description: string;
  readonly relationship: 'Data' | 'Source';
  readonly date: Date;
}

/** Streams that are compressed at a time; each takes a quarter of a megabyte. */
const AT_ONCE = 6;

/**
 * pdfkit's document, written in the compact form of PDF 1.5: objects that are no streams are packed and compressed
 * together, and a stream takes the cross-reference table's place. Structure elements and links of a long brief then
 * take a tenth of their room. The file's identity is a digest of its content.
 *
 * Streams are compressed by other threads while the next are made; the file is put together at the end, in the order in
 * which they were ended. Nothing of pdfkit's own writing is used: after `end`, `whole` gives the file.
 */
export class PackedDocument extends PDFDocument {
  // Set by the methods that super's constructor calls already.
  declare private head: Uint8Array[];
  declare private streams: Stream[];
  declare private packed: { readonly id: number; readonly body: string }[];
  declare private xmp: string;
  declare private attached: { readonly name: string; readonly id: number }[] | undefined;
  /** Those under way. */
  declare private compressing: Set<Promise<unknown>>;

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

  /** A file within the file, as PDF/A-3 wants it. All have other names, of ASCII. */
  attach(bytes: Uint8Array, file: Attachment): void {
    const { name, type, description, relationship, date } = file;
    const content = this.reserve();
    const dates = `/CreationDate ${pdfDate(date)}/ModDate ${pdfDate(date)}`;
    this.stream(content, `/Type/EmbeddedFile/Subtype${pdfName(type)}/Params<<${dates}/Size ${bytes.length}>>`, bytes);
    const id = this.reserve();
    const named = pdfString(name);
    this.add(
      id,
      `<</Type/Filespec/AFRelationship/${relationship}/F${named}/UF${named}/EF<</F ${content} 0 R>>/Desc${pdfString(description)}>>`,
    );
    this.attached ??= [];
    this.attached.push({ name, id });
  }

  override end(): void {
    if (this.attached !== undefined) {
      // By code units, as PDF sorts name trees.
      const sorted = [...this.attached].sort((a, b) => (a.name < b.name ? -1 : 1));
      const names = sorted.map(({ name, id }) => `${pdfString(name)}${id} 0 R`).join('\n');
      (this.catalogue.Names as PdfReference).data.EmbeddedFiles = new Raw(`<</Names[${names}]>>`);
      this.catalogue.AF = this.attached.map(({ id }) => new Raw(`${id} 0 R`));
    }
    super.end();
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
    ref.finalize = (): void => {
      if (ref.buffer.length === 0) this.add(ref.id, serialize(ref.data));
      else {
        const { Length: _, Filter: __, ...entries } = ref.data;
        const body = serialize(entries);
        const bytes = ref.buffer.length === 1 ? (ref.buffer[0] as Uint8Array) : Buffer.concat(ref.buffer);
        this.stream(ref.id, body.slice(2, -2), bytes, ref.compress);
        ref.buffer = [];
      }
      this.inside._waiting--;
    };
    return ref as never;
  }

  _write(data: string | Uint8Array): void {
    this.head ??= [];
    this.head.push(typeof data === 'string' ? Buffer.from(`${data}\n`, 'latin1') : data);
  }

  /** The structure tree is written by TagTree. */
  override endMarkings(): void {}

  override endMetadata(): void {
    const ref = this.inside.ref({ Type: 'Metadata', Subtype: 'XML' });
    (ref as unknown as { compress: boolean }).compress = false;
    this.catalogue.Metadata = ref;
    ref.end(Buffer.from(this.xmp, 'utf8'));
  }

  /** Called by `end`, which then has given out all numbers. */
  _finalize(): void {}

  /** Waits until the other threads have room for more. */
  async room(): Promise<void> {
    while (this.compressing !== undefined && this.compressing.size >= AT_ONCE) await Promise.race(this.compressing);
  }

  /** More than zlib's usual effort takes four times as long for 2 % less. */
  private stream(id: number, entries: string, data: Uint8Array, compress = true): void {
    this.streams ??= [];
    this.compressing ??= new Set();
    if (!compress) {
      this.streams.push({ id, entries, bytes: data });
      return;
    }
    const bytes = new Promise<Uint8Array>((done, fail) => {
      deflate(data, (error, compressed) => {
        this.compressing.delete(bytes);
        if (error === null) done(compressed);
        else fail(error);
      });
    });
    this.compressing.add(bytes);
    this.streams.push({ id, entries: `${entries}/Filter/FlateDecode`, bytes });
  }

  /** The whole file, after `end`. Once. */
  async whole(): Promise<Uint8Array> {
    const { inside } = this;
    // In order of their numbers, which then compress to almost nothing.
    const packed = this.packed.sort((a, b) => a.id - b.id);
    // What an object's row of the cross-reference stream says: the stream it is packed in, and which object in it.
    const within = new Uint32Array(inside._offsets.length + packed.length / PACKED_TOGETHER + 3);
    const nth = new Uint16Array(within.length);
    for (let from = 0; from < packed.length; from += PACKED_TOGETHER) {
      await this.room();
      const group = packed.slice(from, from + PACKED_TOGETHER);
      const stream = this.reserve();
      let head = '';
      let body = '';
      for (let index = 0; index < group.length; index++) {
        const { id, body: one } = group[index] as (typeof group)[number];
        within[id] = stream;
        nth[id] = index;
        head += `${id} ${body.length} `;
        body += `${one}\n`;
      }
      this.stream(stream, `/Type/ObjStm/N ${group.length}/First ${head.length}`, Buffer.from(head + body, 'latin1'));
    }
    const parts: Uint8Array[] = [...this.head];
    let length = parts.reduce((total, part) => total + part.length, 0);
    const push = (part: Uint8Array): void => {
      parts.push(part);
      length += part.length;
    };
    const offsets = new Uint32Array(within.length);
    const put = async ({ id, entries, bytes }: Stream): Promise<void> => {
      const content = await bytes;
      offsets[id] = length;
      push(Buffer.from(`${id} 0 obj\n<<${entries}/Length ${content.length}>>\nstream\n`, 'latin1'));
      push(content);
      push(Buffer.from('\nendstream\nendobj\n', 'latin1'));
    };
    for (const stream of this.streams) await put(stream);
    this.streams = [];

    const id = this.reserve();
    const start = length;
    offsets[id] = start;
    const size = id + 1;
    const rows = crossReferenceRows(size, offsets, within, nth);
    const digest = createHash('sha256');
    for (const part of parts) digest.update(part);
    const identity = `<${digest.digest('hex').slice(0, 32)}>`;
    this.stream(
      id,
      `/Type/XRef/Size ${size}/W[1 4 2]/Root ${inside._root.id} 0 R/Info ${inside._info.id} 0 R/ID[${identity}${identity}]/DecodeParms<</Predictor 12/Columns 7>>`,
      rows,
    );
    for (const stream of this.streams) await put(stream);
    push(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
    return Buffer.concat(parts, length);
  }
}

/**
 * Rows of a cross-reference stream (ISO 32000-1, 7.5.8): kind, place in four bytes, index in two. Each is written as what it
 * differs from the one above (PNG predictor "Up"): offsets compress well that way.
 *
 * @param offsets  by object: its place in the file; 0 where it has none of its own.
 * @param within  by object: the stream it is packed in, or 0; and `nth` which object in it.
 */
function crossReferenceRows(size: number, offsets: Uint32Array, within: Uint32Array, nth: Uint16Array): Uint8Array {
  const rows = new Uint8Array(size * 8);
  let kind = 0;
  let place = 0;
  let index = 0;
  for (let number = 0; number < size; number++) {
    const [aboveKind, abovePlace, aboveIndex] = [kind, place, index];
    kind = within[number] !== 0 ? 2 : offsets[number] !== 0 ? 1 : 0;
    place = kind === 2 ? within[number]! : offsets[number]!;
    index = kind === 2 ? nth[number]! : number === 0 ? 0xffff : 0;
    const at = number * 8;
    rows[at] = 2;
    rows[at + 1] = kind - aboveKind;
    // Differences byte by byte; an array of bytes keeps the lowest eight bits.
    for (let i = 0, shift = 24; i < 4; i++, shift -= 8) rows[at + 2 + i] = (place >>> shift) - (abovePlace >>> shift);
    rows[at + 6] = (index >>> 8) - (aboveIndex >>> 8);
    rows[at + 7] = index - aboveIndex;
  }
  return rows;
}
