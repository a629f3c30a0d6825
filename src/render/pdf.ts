import type { Brief } from '../model/brief.ts';
import type { Log } from '../model/log.ts';
import { languageTag } from '../text/language-tag.ts';
import { fill, formatDate, type Labels, labelsFor } from '../theme/labels.ts';
import { sourceName } from '../theme/wording.ts';
import type { GlyphRun, Pt, Run, Shape } from '../typeset/line.ts';
import type { Artifact, Page, Tag, Typeset } from '../typeset/page.ts';
import { wordsOf } from '../typeset/shape.ts';
import { versions } from '../version.ts';
import { sRgbProfile } from './colour-profile.ts';
import { type GlyphWriter, glyphWriter, type PdfReference } from './glyphs.ts';
import { type Overlay, overlayOf } from './overlay.ts';
import { PackedDocument, pdfNumber, pdfString, Raw } from './packed-document.ts';
import { type Element, TagTree } from './tag-tree.ts';
import { xmpPacket } from './xmp.ts';

export interface PdfOptions {
  /** Attach the sources' texts, and brief.json where its bytes are given. */
  readonly attachments: boolean;
  readonly briefJson?: Uint8Array | undefined;
  /** Draw boxes, grid, ratios and cites over the pages. */
  readonly overlay?: boolean;
}

/**
 * Up to so many pages each source mark is a Reference around its Link. In longer files it is the Link alone: the wrappers
 * would be a fifth of all elements, and say nothing that the link's description does not.
 */
const REFERENCES = 200;

const ARTIFACTS: Readonly<Record<Artifact, string>> = {
  header: '/Artifact<</Type/Pagination/Subtype/Header>>BDC\n',
  footer: '/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n',
  layout: '/Artifact<</Type/Layout>>BDC\n',
  background: '/Artifact<</Type/Layout>>BDC\n',
};

/**
 * Draws set pages as a PDF that is PDF/UA-1 and PDF/A-3a at once: tagged, with bookmarks, links, page labels, the sources
 * attached. Decides nothing about the page.
 *
 * Deterministic: the only time in the file is the edition's date.
 */
export async function drawPdf(set: Typeset, brief: Brief, options: PdfOptions, _log: Log): Promise<Uint8Array> {
  const { edition } = brief;
  const labels = labelsFor(edition.language);
  const language = languageTag(edition.language) ?? 'en';
  const created = new Date(`${/^\d{4}-\d\d-\d\d$/.test(edition.date) ? edition.date : '2000-01-01'}T00:00:00Z`);
  const title = `${clean(edition.title)}, ${formatDate(edition.date, labels)}`;
  const producer = `daybrief ${versions.daybrief}`;
  const doc = new PackedDocument({
    pdfVersion: '1.7',
    size: [set.paper.width, set.paper.height],
    margin: 0,
    autoFirstPage: false,
    lang: language,
    displayTitle: true,
    // No default font: nothing but the theme's faces is opened.
    font: null as unknown as string,
    info: { Title: title, Creator: producer, Producer: producer, CreationDate: created, ModDate: created },
  });
  const colourOf = colourOperators(set);
  const writer = glyphWriter(doc as unknown as Parameters<typeof glyphWriter>[0], set.fonts, colourOf);
  const tags = new TagTree(doc, set.pages.length);
  const pageIds: number[] = [];
  const targets = new Map<string, string>();
  for (const page of set.pages) {
    doc.addPage();
    const { dictionary, fonts, write } = doc.page as unknown as {
      dictionary: PdfReference & { id: number };
      fonts: object;
      write(bytes: Uint8Array): void;
    };
    pageIds.push(dictionary.id);
    const drawn = drawPage(set, page, writer, colourOf, tags, doc, brief, labels, targets);
    const overlay = options.overlay === true ? drawOverlay(overlayOf(set, page, brief), writer) : '';
    write.call(doc.page, Buffer.from(drawn.content + overlay, 'latin1'));
    Object.assign(fonts, writer.fontsUsed());
    dictionary.data.StructParents = page.number - 1;
    dictionary.data.Tabs = 'S';
    if (drawn.annotations.length > 0) dictionary.data.Annots = drawn.annotations.map((id) => new Raw(`${id} 0 R`));
    await doc.room();
  }
  writer.finish();
  tags.write(set.tree, pageIds);
  destinations(doc, set, pageIds);
  bookmarks(doc, set, pageIds);
  doc.catalogue.PageLabels = new Raw('<</Nums[0<</S/D>>]>>');
  outputIntent(doc);
  if (options.attachments) attach(doc, brief, labels, created, options.briefJson);
  doc.metadataXml = xmpPacket({ title, language, created, producer, identifier: edition.identifier });
  doc.end();
  return doc.whole();
}

function drawOverlay({ paths, notes }: Overlay, writer: GlyphWriter): string {
  writer.forget();
  const lines = notes.map(({ line, x, y }) => writer.line(line, x, y)).join('');
  return `${ARTIFACTS.layout}${paths}EMC\n${ARTIFACTS.layout}${writer.begin()}${lines}${writer.end()}EMC\n`;
}

/** What sets the fill colour of each name. Made once each: every mark has a colour of its own. */
function colourOperators(set: Typeset): (name: string) => string {
  const colours: Readonly<Record<string, string>> = set.colours;
  const made = new Map<string, string>();
  return (name) => {
    let operator = made.get(name);
    if (operator === undefined) {
      const colour = colours[name] ?? '#000000';
      const [r, g, b] = [1, 3, 5].map((at) => pdfNumber(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
      operator = r === g && g === b ? `${r} g` : `${r} ${g} ${b} rg`;
      made.set(name, operator);
    }
    return operator;
  };
}

/** Control characters have no place in a title bar. */
const clean = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** Whether two tags name languages that are read differently. */
const differs = (a: string, b: string): boolean => a !== b && primary(a) !== primary(b);
const primary = (language: string): string => language.toLowerCase().split('-', 1)[0] as string;

/**
 * Pieces in order, each run under its element. Marked content is either inside one text object or has none inside.
 *
 * @param targets  what a link leads to and is called, as written before.
 */
function drawPage(
  set: Typeset,
  page: Page,
  writer: GlyphWriter,
  colourOf: (name: string) => string,
  tags: TagTree,
  doc: PackedDocument,
  brief: Brief,
  labels: Labels,
  targets: Map<string, string>,
) {
  const { height } = set.paper;
  const at = page.number - 1;
  const home = languageTag(brief.edition.language) ?? 'en';
  const annotations: number[] = [];
  let content = '';
  let current: Element | Artifact | undefined;
  let inText = false;
  /** The element of the last run that needed one of its own; a run over several lines stays one element. */
  let own: { run: Run; parent: Element; element: Element } | undefined;
  writer.forget();

  /** Whether the marked content was begun inside the text object: it must end there too. */
  let begunInText = false;
  const text = (on: boolean): void => {
    if (inText !== on) content += on ? writer.begin() : writer.end();
    inText = on;
  };
  const close = (): void => {
    if (current === undefined) return;
    if (!begunInText) text(false);
    content += 'EMC\n';
    current = undefined;
  };
  /** What follows belongs to this owner, and is text or not. */
  const open = (owner: Element | Artifact, asText: boolean): void => {
    if (owner !== current || (begunInText && !asText)) {
      close();
      text(asText);
      current = owner;
      begunInText = asText;
      content += typeof owner === 'string' ? ARTIFACTS[owner] : `/${owner.type}<</MCID ${tags.content(owner, at)}>>BDC\n`;
    } else text(asText);
  };
  const elementOf = (owner: Element, tag: Tag, run: Run): Element => {
    const { link, language } = run;
    const foreign = language !== undefined && language !== 'und' && differs(language, tag.language ?? home);
    if (link === undefined && !foreign) return owner;
    if (own?.run === run && own.parent === owner) return own.element;
    let parent = owner;
    if (foreign && link === undefined) parent = tags.inner(owner, 'Span', language);
    else {
      if ((run.role === 'mark' && set.pages.length <= REFERENCES) || tag.type === 'TOCI') parent = tags.inner(parent, 'Reference');
      parent = tags.inner(parent, 'Link', foreign ? language : undefined);
    }
    own = { run, parent: owner, element: parent };
    return parent;
  };
  const targetOf = (link: string, run: Run): string => {
    // A mark reads as its number, which its link has too.
    const key = run.role === 'mark' ? link : `${link} ${run.text}`;
    let target = targets.get(key);
    if (target === undefined) {
      target = link.startsWith('#')
        ? `/Dest${pdfString(link.slice(1))}/Contents${pdfString(described(link, run, brief, labels))}`
        : `/A<</S/URI/URI${pdfString(asciiAddress(link))}>>/Contents${pdfString(clean(link))}`;
      targets.set(key, target);
    }
    return target;
  };
  const annotate = (element: Element, part: GlyphRun, x: Pt, y: Pt): void => {
    const { link, style } = part.run;
    if (link === undefined) return;
    const left = x + part.x;
    // Whole points: a link is no smaller for it, and its description a third shorter.
    const { round } = Math;
    const rect = `${round(left - 0.5)} ${round(height - y - style.size * 0.25)} ${round(left + part.width + 0.5)} ${round(height - y + style.size * 0.9)}`;
    const id = doc.reserve();
    const key = tags.annotation(element, at, id);
    doc.add(id, `<</Type/Annot/Subtype/Link/Rect[${rect}]/Border[0 0 0]/F 4/StructParent ${key}${targetOf(link, part.run)}>>`);
    annotations.push(id);
  };

  page.pieces.forEach((piece, i) => {
    const { tag } = piece;
    if (piece.kind === 'rect') {
      open(typeof tag === 'string' ? tag : tags.element(tag), false);
      const { x, y, width, height: tall } = piece;
      content += `${colourOf(piece.colour)}\n${pdfNumber(x)} ${pdfNumber(y)} ${pdfNumber(width)} ${pdfNumber(tall)} re f\n`;
      if (typeof tag !== 'string') widen(tags.element(tag), x, height - y - tall, x + width, height - y);
      writer.forget();
      return;
    }
    const { line } = piece;
    const next = page.pieces[i + 1];
    const goesOn = next?.kind === 'text' && next.tag === tag && line.spaced;
    line.runs.forEach((part, k) => {
      const last = k === line.runs.length - 1;
      const space = goesOn && last ? spaceBehind(part, set) : undefined;
      if (typeof tag === 'string') {
        open(tag, true);
        content += writer.run(part, line.scale, piece.x, piece.y, space);
        return;
      }
      const owner = tags.element(tag);
      const element = elementOf(owner, tag, part.run);
      open(element, true);
      content += writer.run(part, line.scale, piece.x, piece.y, space);
      if (element !== owner) annotate(element, part, piece.x, piece.y);
    });
  });
  close();
  text(false);
  return { content, annotations };
}

/** Lines of a paragraph are parted by a real space, for those who read or copy the text without its places. */
function spaceBehind(part: GlyphRun, set: Typeset): Shape | undefined {
  const { style, language } = part.run;
  if (part.rightToLeft || part.face !== style.face) return undefined;
  return wordsOf(style, language ?? 'und', set.fonts).blank.shape;
}

function widen(element: Element, left: Pt, bottom: Pt, right: Pt, top: Pt): void {
  const box = element.box;
  element.box =
    box === undefined
      ? [left, bottom, right, top]
      : [Math.min(box[0], left), Math.min(box[1], bottom), Math.max(box[2], right), Math.max(box[3], top)];
}

/** Said of a link by a screen reader. */
function described(link: string, run: Run, brief: Brief, labels: Labels): string {
  const n = /^#source-(\d+)$/.exec(link)?.[1];
  if (n === undefined) return clean(run.text) || link.slice(1);
  const source = brief.sources[Number(n) - 1];
  const name = source === undefined ? '' : clean(sourceName(source)).slice(0, 80);
  const mark = fill(labels.mark, { n });
  return name === '' ? mark : `${mark}: ${name}`;
}

/** An address of ASCII characters, as PDF wants it. */
function asciiAddress(link: string): string {
  return link.replace(/[^\x21-\x7e]/gu, (c) => encodeURIComponent(c.toWellFormed()));
}

function destinations(doc: PackedDocument, set: Typeset, pageIds: readonly number[]): void {
  // Stories are led to by bookmarks alone. By code units, as PDF sorts name trees.
  const linked = set.destinations.filter(({ name }) => !name.startsWith('story-'));
  const sorted = linked.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const names = sorted.map(
    ({ name, page, y }) => `${pdfString(name)}[${pageIds[page - 1]} 0 R/XYZ 0 ${pdfNumber(set.paper.height - y + 6)} null]`,
  );
  const id = doc.reserve();
  doc.add(id, `<</Names[${names.join('\n')}]>>`);
  (doc.catalogue.Names as PdfReference).data.Dests = new Raw(`${id} 0 R`);
}

function bookmarks(doc: PackedDocument, set: Typeset, pageIds: readonly number[]): void {
  if (set.bookmarks.length === 0) return;
  const places = new Map(set.destinations.map((place) => [place.name, place]));
  const root = doc.reserve();
  const write = (marks: Typeset['bookmarks'], parent: number): { first: number; last: number } => {
    const ids = marks.map(() => doc.reserve());
    marks.forEach((mark, i) => {
      const place = places.get(mark.destination);
      let body = `<</Title${pdfString(clean(mark.title))}/Parent ${parent} 0 R`;
      if (place !== undefined) body += `/Dest[${pageIds[place.page - 1]} 0 R/XYZ 0 ${pdfNumber(set.paper.height - place.y + 6)} null]`;
      if (i > 0) body += `/Prev ${ids[i - 1]} 0 R`;
      if (i < ids.length - 1) body += `/Next ${ids[i + 1]} 0 R`;
      if (mark.children.length > 0) {
        const { first, last } = write(mark.children, ids[i] as number);
        // Closed: the stories show when their section is opened.
        body += `/First ${first} 0 R/Last ${last} 0 R/Count ${-mark.children.length}`;
      }
      doc.add(ids[i] as number, `${body}>>`);
    });
    return { first: ids[0] as number, last: ids.at(-1) as number };
  };
  const { first, last } = write(set.bookmarks, root);
  doc.add(root, `<</Type/Outlines/First ${first} 0 R/Last ${last} 0 R/Count ${set.bookmarks.length}>>`);
  doc.catalogue.Outlines = new Raw(`${root} 0 R`);
  doc.catalogue.PageMode = 'UseOutlines';
}

function outputIntent(doc: PackedDocument): void {
  const profile = doc.ref({ N: 3 }) as PdfReference;
  profile.end(sRgbProfile());
  const intent = doc.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    Info: new String('sRGB IEC61966-2.1'),
    OutputConditionIdentifier: new String('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  }) as PdfReference;
  intent.end();
  doc.catalogue.OutputIntents = [intent];
}

/** Names of attached source texts: "source-01.txt". */
export function attachedSourceName(n: number, sources: number): string {
  return `source-${String(n).padStart(String(sources).length, '0')}.txt`;
}

function attach(doc: PackedDocument, brief: Brief, labels: Labels, date: Date, briefJson: Uint8Array | undefined): void {
  if (briefJson !== undefined)
    doc.attach(briefJson, { name: 'brief.json', type: 'application/json', description: labels.attachedData, relationship: 'Data', date });
  brief.sources.forEach((source, i) => {
    doc.attach(Buffer.from(source.text, 'utf8'), {
      name: attachedSourceName(i + 1, brief.sources.length),
      type: 'text/plain',
      description: `${fill(labels.attachedSource, { n: i + 1 })}: ${clean(source.headline ?? sourceName(source))}`,
      relationship: 'Source',
      date,
    });
  });
}
