import { unzipSync } from 'fflate';

/** An EPUB, unpacked. */
export interface OpenEpub {
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** In reading order; paths from the package's folder. */
  readonly spine: readonly { readonly path: string; readonly xhtml: string }[];
  readonly nav: string;
}

/** The value of an attribute of a start tag of our own making, as it is written. */
export const attributeOf = (element: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1];

/** Opens an EPUB of our own making; as far as that goes, anyone's. @throws Error for one that is broken or unpacks to too much. */
export function openEpub(bytes: Uint8Array): OpenEpub {
  let total = 0;
  const files = unzipSync(bytes, {
    filter: ({ originalSize }) => {
      total += originalSize;
      if (total > 200_000_000) throw new Error('it unpacks to more than 200 MB');
      return true;
    },
  });
  const text = (path: string): string => {
    const file = files[path];
    if (file === undefined) throw new Error(`${path} is missing`);
    return new TextDecoder().decode(file);
  };
  const opfPath = attributeOf(/<rootfile\s[^>]*>/.exec(text('META-INF/container.xml'))?.[0] ?? '', 'full-path') ?? '';
  const base = opfPath.slice(0, opfPath.lastIndexOf('/') + 1);
  const opf = text(opfPath);
  const items = new Map((opf.match(/<item\s[^>]*>/g) ?? []).map((item) => [attributeOf(item, 'id'), item]));
  const nav = [...items.values()].find((item) => /\snav\b/.test(` ${attributeOf(item, 'properties') ?? ''}`));
  return {
    files,
    nav: nav === undefined ? '' : text(base + (attributeOf(nav, 'href') ?? '')),
    spine: (opf.match(/<itemref\s[^>]*>/g) ?? []).map((ref) => {
      const path = attributeOf(items.get(attributeOf(ref, 'idref')) ?? '', 'href') ?? '';
      return { path, xhtml: text(base + path) };
    }),
  };
}
