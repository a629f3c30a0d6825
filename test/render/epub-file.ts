import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** Reads the parts of an EPUB as its readers do: elements by a strict XML parser, the ZIP by its local headers. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** All elements of a document, each with the text of all within it. @throws Error where it is not well formed. */
export function elements(source: string): Element[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof found)[number][] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    const element = { name: tag.name, attributes: { ...tag.attributes }, text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    for (const element of open) element.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(source).close();
  return found;
}

/** A local file header: method 0 is stored; lengths in bytes; time and date in MS-DOS's packed form. */
export interface Header {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly packed: number;
  readonly size: number;
  readonly extra: number;
}

/** The local file headers, as they follow one another. */
export function headers(bytes: Uint8Array): Header[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Header[] = [];
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const length = view.getUint16(at + 26, true);
    const header = {
      name: new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(at + 30, at + 30 + length)),
      flags: view.getUint16(at + 6, true),
      method: view.getUint16(at + 8, true),
      time: view.getUint16(at + 10, true),
      date: view.getUint16(at + 12, true),
      packed: view.getUint32(at + 18, true),
      size: view.getUint32(at + 22, true),
      extra: view.getUint16(at + 28, true),
    };
    found.push(header);
    at += 30 + length + header.extra + header.packed;
  }
  return found;
}
