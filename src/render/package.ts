import { type Chapter, EPub } from 'epub-gen-memory';
import { type ZipEntry, zipOf } from './zip.ts';

/** One file of the publication, in memory. `path` is within the package's folder. */
export interface Member {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A finished publication: every document written, nothing to be changed on the way into the file. */
export interface Publication {
  /** "urn:uuid:…" */
  readonly identifier: string;
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** ISO date: of every entry of the file. */
  readonly date: string;
  readonly opf: string;
  readonly nav: string;
  readonly ncx: string;
  readonly css: string;
  /** Spine documents but the contents; `path` ends in ".xhtml". */
  readonly documents: readonly { readonly path: string; readonly xhtml: string }[];
  /** PNG. */
  readonly cover: Uint8Array;
  readonly fonts: readonly Member[];
}

/** What the packager writes where; a document or font of the same name would overwrite it in silence. */
export const reserved = {
  css: 'style.css',
  opf: 'content.opf',
  nav: 'toc.xhtml',
  ncx: 'toc.ncx',
  cover: 'cover.png',
  fonts: 'fonts',
} as const;

/** Templates that pass what is under their name through as it is: no outside text is ever part of a template. */
const through = (name: string) => `<%- ${name} %>`;

/**
 * epub-gen-memory as a packager: it gives the container, the folder and the file names; every byte in them is ours.
 * Its own steps for chapters, fonts, images and the cover would fetch addresses and rewrite markup: each is replaced.
 */
class Packager extends EPub {
  readonly #publication: Publication;

  constructor(publication: Publication) {
    const { title, language, opf, nav, ncx, css, documents } = publication;
    // Empty content, so that its HTML repair never touches our markup: the documents ride beside it under a key of ours.
    const chapters = documents.map((document) => ({ title: document.path, filename: document.path, content: '', xhtml: document.xhtml }));
    // Option names that EJS takes for its own (strict, delimiter, async, client, context) must not be used here.
    const options = {
      title,
      lang: language,
      date: publication.date,
      css,
      version: 3,
      verbose: false,
      chapterXHTML: through('xhtml'),
      contentOPF: through('opf'),
      tocNCX: through('ncx'),
      tocXHTML: through('nav'),
      opf,
      nav,
      ncx,
    };
    super(options, chapters as Chapter[]);
    this.#publication = publication;
    this.uuid = publication.identifier.replace(/^urn:uuid:/, '');
    // The order of entries is the order of first mention: mimetype (done by the package), then the container.
    this.zip.file('META-INF/container.xml', '');
  }

  protected override async downloadAllFonts(): Promise<void> {
    for (const font of this.#publication.fonts) this.zip.file(`OEBPS/${reserved.fonts}/${font.path}`, font.bytes);
  }

  protected override async downloadAllImages(): Promise<void> {
    const [image] = this.images;
    if (image !== undefined) throw new RangeError(`an image is asked for by address: ${image.url}`);
  }

  protected override async makeCover(): Promise<void> {
    this.zip.file(`OEBPS/${reserved.cover}`, this.#publication.cover);
  }

  /** The file: entries in the order they were named, mimetype first and stored, every date the edition's. */
  async pack(): Promise<Uint8Array> {
    await this.render();
    const entries: ZipEntry[] = [];
    for (const [name, entry] of Object.entries(this.zip.files))
      if (!entry.dir) entries.push({ name, bytes: await entry.async('uint8array'), stored: stored.test(name) });
    return zipOf(entries, this.#publication.date);
  }
}

/** Entries that are not to be compressed: the one that names the format, and pictures, which are. */
const stored = /^mimetype$|\.png$/;

/**
 * Packs a publication. Pure: the same publication gives the same bytes.
 *
 * @throws RangeError if two members have one name, or a name is more than letters, digits, "-", "_" and ".".
 */
export async function packEpub(publication: Publication): Promise<Uint8Array> {
  const names = [
    ...Object.values(reserved),
    ...publication.documents.map((document) => document.path),
    ...publication.fonts.map((font) => `fonts/${font.path}`),
  ];
  const seen = new Set<string>();
  for (const name of names) {
    if (!/^(?:fonts\/)?[a-z\d][\w.-]*$/i.test(name)) throw new RangeError(`not a name for a file in an EPUB: ${name}`);
    if (seen.has(name.toLowerCase())) throw new RangeError(`two files of an EPUB would be named ${name}`);
    seen.add(name.toLowerCase());
  }
  return new Packager(publication).pack();
}
