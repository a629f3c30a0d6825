/**
 * Markup that was made here: well formed, every outside string in it escaped. Only `xml` makes it,
 * so that text can never pass for markup.
 */
export class Markup {
  readonly source: string;
  private constructor(source: string) {
    this.source = source;
  }
  /** For `xml` alone, and for markup written out in our own source. */
  static trusted(source: string): Markup {
    return new Markup(source);
  }
  toString(): string {
    return this.source;
  }
}

/** What may stand in a template's braces. Strings are text and are escaped; false and undefined print nothing. */
export type Part = Markup | string | number | false | undefined | readonly Part[];

/** What XML 1.0 forbids and the other non-characters; directional controls U+202A–202E, U+2066–2069. */
const unprintable =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ufeff]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
const special = /[&<>"']/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The text without what no document may hold: forbidden characters, directional controls, lone surrogates. */
export function printable(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replace(unprintable, '');
}

/** The one escaper: text for element content and quoted attribute values, in XML and in HTML. */
export function escaped(text: string): string {
  return printable(text).replace(special, (character) => entities[character] as string);
}

function written(part: Part): string {
  if (part instanceof Markup) return part.source;
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if (part === undefined || part === false) return '';
  return part.map(written).join('');
}

/** Markup from a template: what stands in its braces is escaped unless it is markup already. Attributes must be quoted. */
export function xml(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let source = strings[0] as string;
  for (let i = 0; i < parts.length; i++) source += written(parts[i]) + strings[i + 1];
  return Markup.trusted(source);
}

/** ` name="value"`, or nothing where there is no value. The name is ours. */
export function attribute(name: string, value: string | undefined): Markup | undefined {
  return value === undefined ? undefined : Markup.trusted(` ${name}="${escaped(value)}"`);
}

const schemes = new Set(['http:', 'https:', 'mailto:']);

/**
 * An address that a reader may follow: http, https or mailto, in ASCII, without a user's name or password.
 * Undefined for everything else (scripts, files, relative addresses, what is no address).
 */
export function safeAddress(address: string): string | undefined {
  const url = parsed(address);
  if (url === undefined || !schemes.has(url.protocol)) return undefined;
  if (url.protocol === 'mailto:') {
    if (!url.pathname.includes('@')) return undefined;
  } else {
    if (url.hostname === '') return undefined;
    url.username = '';
    url.password = '';
  }
  // Characters the URL standard lets stand and stricter checkers (RFC 3986) do not.
  const [, origin = '', rest = ''] = /^([a-z]+:(?:\/\/[^/?#]*)?)(.*)$/s.exec(url.href) ?? [];
  return (
    origin +
    rest
      .replace(/[^\w\-.~:/?#@!$&'()*+,;=%]/g, (character) => encodeURIComponent(character))
      .replace(/%(?![\da-fA-F]{2})/g, '%25')
      .replace(/(#[^#]*)#/g, '$1%23')
  );
}

function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const firstStrong = /\p{L}/u;

/** Direction of a text, from its first letter. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const letter = firstStrong.exec(text)?.[0];
  return letter !== undefined && rightToLeft.test(letter) ? 'rtl' : 'ltr';
}
