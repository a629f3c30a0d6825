import type { PassageRole } from '../model/source.ts';
import { damageMessage, type Entry } from './archive.ts';
import { collect } from './collect.ts';
import { declaredInMarkup } from './declared.ts';
import { decode } from './decode.ts';
import { digest } from './digest.ts';
import type { Context, Document, Draft, Metadata } from './document.ts';
import { Unreadable } from './document.ts';
import { lineCounter } from './lines.ts';
import { firstLines, openingMetadata } from './opening.ts';
import { languageTag } from './preamble.ts';
import { removalMessages } from './removals.ts';
import { tame } from './tame.ts';
import { when } from './when.ts';

/**
 * DOCX (ECMA-376, transitional and strict): body, text boxes, footnotes and endnotes, "report.docx!word/document.xml";
 * headers and footers as boilerplate. Tracked deletions, hidden text, field codes and comments are not the document's.
 */
export async function readDocx(document: Document, context: Context, entries: readonly Entry[]): Promise<Draft[]> {
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const load = async (name: string): Promise<string | undefined> => {
    const entry = byName.get(name.toLowerCase());
    if (entry === undefined) return undefined;
    const bytes = entry.bytes();
    if (entry.damaged()) context.tell(damageMessage(`${document.path}!${name}`));
    return (await decode(bytes, declaredInMarkup(bytes) ?? 'utf-8')).text.replace(/\r\n?/g, '\n');
  };
  const optional = async (name: string) => {
    try {
      return await load(name);
    } catch (error) {
      if (error instanceof Unreadable && error.code === 'archive-too-large') throw error;
      return undefined;
    }
  };
  const relations = (await optional('_rels/.rels')) ?? '';
  const stated = relations
    .slice(0, 100_000)
    .split('<Relationship')
    .find((one) => one.slice(0, 1000).includes('officeDocument"'));
  const main = [
    /Target="\/?([^"]{1,300})"/.exec(stated?.slice(0, 1000) ?? '')?.[1],
    'word/document.xml',
    ...entries.map(({ name }) => name).filter((name) => /(?:^|\/)document\d*\.xml$/i.test(name)),
  ].find((name) => name !== undefined && byName.has(name.toLowerCase()));
  if (main === undefined) throw new Unreadable('broken-file', 'The document is damaged: its text part is missing.');
  const xml = await load(main);
  if (xml === undefined) throw new Unreadable('broken-file', 'The document is damaged: its text part is lost.');
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/') + 1) : '';
  const styles = styleNames((await optional(`${folder}styles.xml`)) ?? '');
  const beside = [`${folder}footnotes.xml`, `${folder}endnotes.xml`];
  for (const { name } of entries)
    if (name.startsWith(folder) && /^(?:header|footer)\d{0,3}\.xml$/i.test(name.slice(folder.length))) beside.push(name);
  const parts: Part[] = [{ path: `!${main}`, xml }];
  // Headers before footers, as they stand on a page.
  for (const name of [
    ...beside.slice(0, 2),
    ...beside.slice(2, 40).sort((a, b) => Number(/footer/i.test(a)) - Number(/footer/i.test(b)) || (a < b ? -1 : 1)),
  ]) {
    const found = await optional(name);
    if (found !== undefined) parts.push({ path: `!${name}`, xml: found });
  }
  const draft = await wordText(document, context, parts, styles);
  Object.assign(draft.declared, coreMetadata((await optional('docProps/core.xml')) ?? ''));
  return [draft];
}

/** Word's XML in one file: Word 2003's, or a flat package. */
export async function readWordXml(document: Document, context: Context): Promise<Draft[]> {
  const { text } = await decode(document.bytes, declaredInMarkup(document.bytes) ?? document.charset);
  const xml = text.replace(/\r\n?/g, '\n');
  return [await wordText(document, context, [{ path: undefined, xml }], styleNames(xml))];
}

/** One of the XML files of a document. */
interface Part {
  /** As a source's place names it. */
  readonly path: string | undefined;
  readonly xml: string;
}

async function wordText(document: Document, context: Context, parts: readonly Part[], styles: ReadonlyMap<string, string>): Promise<Draft> {
  const collected = collect();
  const declared: Metadata = {};
  const furniture = new Set<string>();
  const placed: Placed[] = [];
  for (const { path, xml: source } of parts) {
    const { html: xml } = tame(source, context.limits.nesting, true);
    const lines = lineCounter(xml);
    for (const paragraph of await paragraphsOf(xml, styles))
      placed.push({ ...paragraph, point: { ...lines(paragraph.at), ...(path === undefined ? {} : { part: path }) } });
  }
  let first = true;
  for (const paragraph of withNotes(placed)) {
    if (collected.size() > context.limits.textUnits) break;
    const folded = paragraph.text.replace(/\s+/g, ' ').trim();
    // Documents give first, even and odd pages the same header.
    if (folded === '' || (paragraph.role === 'boilerplate' && furniture.has(folded))) continue;
    if (paragraph.role === 'boilerplate') furniture.add(folded);
    const role = paragraph.role === 'title' && !first ? 'heading' : paragraph.role;
    if (role === 'title') declared.headline = folded;
    if (role !== 'boilerplate') first = false;
    collected.block(role, paragraph.text, paragraph.point);
  }
  const { text, passages, anchors, controls, directions } = collected.finish();
  for (const message of removalMessages({ controls, directions }, document.path)) context.tell(message);
  if (passages.every(({ role }) => role === 'boilerplate')) throw new Unreadable('empty-file', 'The document holds no text.');
  return {
    path: document.path,
    sha256: digest(document.bytes),
    text,
    passages,
    anchors,
    declared,
    guessed: openingMetadata(firstLines(text, passages), context.date),
  };
}

interface Placed extends Paragraph {
  readonly point: { readonly line: number; readonly column: number; readonly part?: string };
}

/** Paragraphs with the foot- and endnotes at the end of the chapters that refer to them: what a note says is of that chapter. */
function withNotes(paragraphs: readonly Placed[]): Placed[] {
  const notes = new Map<string, Placed[]>();
  for (const paragraph of paragraphs) {
    if (paragraph.note === undefined) continue;
    const own = notes.get(paragraph.note);
    if (own === undefined) notes.set(paragraph.note, [paragraph]);
    else own.push(paragraph);
  }
  const out: Placed[] = [];
  let waiting: Placed[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.note !== undefined) continue;
    if (paragraph.role === 'heading' || paragraph.role === 'title' || paragraph.role === 'boilerplate') {
      for (const note of waiting) out.push(note);
      waiting = [];
    }
    out.push(paragraph);
    for (const name of paragraph.notes) {
      for (const note of notes.get(name) ?? []) waiting.push(note);
      notes.delete(name);
    }
  }
  // What no paragraph refers to stands where notes do, before headers and footers.
  const rest = [...waiting, ...[...notes.values()].flat()];
  const end = out.findLastIndex(({ role }) => role !== 'boilerplate') + 1;
  return [...out.slice(0, end), ...rest, ...out.slice(end)];
}

/** Style ids by their names: ids are in the writer's language, names of built-in styles are not. */
function styleNames(xml: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const piece of xml
    .slice(0, 4_000_000)
    .split(/<w:style(?=\s)/)
    .slice(1, 3000)) {
    const id = /w:styleId="([^"]{1,200})"/.exec(piece.slice(0, 600))?.[1];
    const name = /<w:name w:val="([^"]{1,200})"/.exec(piece.slice(0, 1500))?.[1];
    if (id !== undefined && name !== undefined) names.set(id, name.toLowerCase());
  }
  return names;
}

interface Paragraph {
  readonly role: PassageRole;
  readonly text: string;
  /** Offset of its first words in the XML. */
  readonly at: number;
  /** Of a foot- or endnote: its name, "footnote 2". */
  readonly note?: string;
  /** Names of the notes that it refers to. */
  readonly notes: readonly string[];
}

/** Content that is not shown. */
const SILENT = new Set([
  'del',
  'movefrom',
  'instrtext',
  'deltext',
  'delinstrtext',
  'rt',
  'docparts',
  'sdtpr',
  'comment',
  'annotation',
  'binData',
  'bindata',
  'styles',
  'fonts',
  'docpr',
  'documentproperties',
]);

async function paragraphsOf(xml: string, styles: ReadonlyMap<string, string>): Promise<Paragraph[]> {
  const { Parser } = await import('htmlparser2');
  const out: Paragraph[] = [];
  interface Open {
    text: string[];
    role: PassageRole;
    at: number;
  }
  // Text boxes hold paragraphs within a paragraph: they come after the words before them.
  const open: Open[] = [];
  const rows: { cells: string[][]; at: number }[] = [];
  let tables = 0;
  let silent = 0;
  // In a page's header or footer.
  let aside = 0;
  let note: string | undefined;
  // Referred to since the last paragraph that is done.
  let referred: string[] = [];
  const put = (role: PassageRole, text: string, at: number) => {
    out.push({
      role: aside > 0 ? 'boilerplate' : role,
      text,
      at: Math.max(0, at),
      ...(note === undefined ? {} : { note }),
      notes: referred,
    });
    referred = [];
  };
  // Of alternative contents around, whether the first way was there: then the fallback says the same again.
  const chosen: boolean[] = [];
  let inText = 0;
  let hidden = false;
  let inRunProperties = false;
  const local = (name: string) => name.toLowerCase().replace(/^.*:/, '');
  const close = () => {
    const done = open.pop();
    if (done === undefined) return;
    const text = done.text.join('');
    const row = rows[rows.length - 1];
    if (row !== undefined && tables > 0) {
      if (text.trim() !== '') {
        (row.cells[row.cells.length - 1] ?? row.cells[row.cells.push([]) - 1])?.push(text.trim());
        if (row.at < 0) row.at = done.at;
      }
    } else put(done.role, text, done.at);
  };
  const closeRow = () => {
    const row = rows.pop();
    if (row === undefined) return;
    const cells = row.cells.filter((cell) => cell.length > 0);
    // A row of one cell, or of cells with paragraphs in them, lays out copy.
    if (cells.length < 2 || cells.some((cell) => cell.length > 2 || cell.some((text) => text.length > 400)))
      for (const cell of cells) for (const text of cell) put('text', text, row.at);
    else put('table', cells.map((cell) => cell.join(' ').replace(/\s+/g, ' ')).join('\t'), row.at);
  };
  const parser: InstanceType<typeof Parser> = new Parser(
    {
      onopentag(full, attributes) {
        const name = local(full);
        if (name === 'alternatecontent') chosen.push(false);
        else if (name === 'choice' && chosen.length > 0) chosen[chosen.length - 1] = true;
        if (SILENT.has(name) || (name === 'fallback' && chosen.at(-1) === true)) silent++;
        if (silent > 0) return;
        if (name === 'hdr' || name === 'ftr') aside++;
        const value = (key: string) => {
          for (const name in attributes) if (name === key || name.endsWith(`:${key}`)) return attributes[name];
          return undefined;
        };
        switch (name) {
          case 'footnote':
          case 'endnote':
            note = `${name} ${value('id') ?? ''}`;
            break;
          case 'footnotereference':
          case 'endnotereference':
            referred.push(`${name.slice(0, -'reference'.length)} ${value('id') ?? ''}`);
            break;
          case 'p':
            open.push({ text: [], role: 'text', at: -1 });
            hidden = false;
            break;
          case 'pstyle': {
            const top = open[open.length - 1];
            const id = value('val');
            if (top === undefined || id === undefined) break;
            const style = styles.get(id) ?? id.toLowerCase();
            if (/^heading ?\d|^überschrift|^titre ?\d/.test(style)) top.role = 'heading';
            else if (style === 'title') top.role = 'title';
            else if (style === 'caption') top.role = 'caption';
            else if (/quote/.test(style)) top.role = 'quote';
            else if (/^list/.test(style)) top.role = 'item';
            break;
          }
          case 'outlinelvl': {
            const top = open[open.length - 1];
            if (top !== undefined && top.role === 'text' && Number(value('val')) < 9) top.role = 'heading';
            break;
          }
          case 'numpr': {
            const top = open[open.length - 1];
            if (top?.role === 'text') top.role = 'item';
            break;
          }
          case 'rpr':
            inRunProperties = true;
            break;
          case 'r':
            hidden = false;
            break;
          case 'vanish':
            if (inRunProperties && !/^(?:0|false|off)$/.test(value('val') ?? '')) hidden = true;
            break;
          case 't':
            inText++;
            break;
          case 'ptab':
            if (!hidden) open[open.length - 1]?.text.push('\t');
            break;
          case 'tab':
            // Tab stops are settings; a tab in a run is a character.
            if (!hidden && value('val') === undefined && value('pos') === undefined) open[open.length - 1]?.text.push('\t');
            break;
          case 'br':
          case 'cr':
            if (!hidden) open[open.length - 1]?.text.push('\n');
            break;
          case 'nobreakhyphen':
            open[open.length - 1]?.text.push('\u2011');
            break;
          case 'softhyphen':
            open[open.length - 1]?.text.push('\u00ad');
            break;
          case 'sym': {
            const code = Number.parseInt(value('char') ?? '', 16);
            if (code > 31 && code < 0xe000) open[open.length - 1]?.text.push(String.fromCharCode(code));
            break;
          }
          case 'tbl':
            tables++;
            break;
          case 'tr':
            rows.push({ cells: [], at: -1 });
            break;
          case 'tc':
            rows[rows.length - 1]?.cells.push([]);
            break;
          default:
            break;
        }
      },
      ontext(text) {
        if (silent > 0 || inText === 0 || hidden) return;
        let top = open[open.length - 1];
        if (top === undefined) {
          // Words outside any paragraph, in damaged files.
          top = { text: [], role: 'text', at: -1 };
          open.push(top);
        }
        if (top.at < 0) top.at = parser.startIndex;
        top.text.push(text);
      },
      onclosetag(full) {
        const name = local(full);
        if (SILENT.has(name) || (name === 'fallback' && chosen.at(-1) === true)) {
          silent = Math.max(0, silent - 1);
          return;
        }
        if (name === 'alternatecontent') chosen.pop();
        if (silent > 0) return;
        if (name === 'hdr' || name === 'ftr') aside = Math.max(0, aside - 1);
        else if (name === 'footnote' || name === 'endnote') note = undefined;
        else if (name === 't') inText = Math.max(0, inText - 1);
        else if (name === 'p') close();
        else if (name === 'rpr') inRunProperties = false;
        else if (name === 'tr') closeRow();
        else if (name === 'tbl') tables = Math.max(0, tables - 1);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let i = 0; i < xml.length; i += 65_536) parser.write(xml.slice(i, i + 65_536));
  parser.end();
  while (open.length > 0) close();
  while (rows.length > 0) closeRow();
  return out;
}

function coreMetadata(xml: string): Metadata {
  const field = (name: string) => {
    const found = new RegExp(`<(?:\\w{1,20}:)?${name}(?:\\s[^>]{0,300})?>([^<]{1,1000})<`)
      .exec(xml.slice(0, 50_000))?.[1]
      ?.replace(/\s+/g, ' ')
      .trim();
    return found?.replace(
      /&(amp|lt|gt|quot|apos);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] as string,
    );
  };
  const out: Metadata = {};
  const title = field('title');
  if (title !== undefined && !/^(?:untitled|document\d*|microsoft word\b.*)$/i.test(title)) out.headline = title;
  const creator = field('creator');
  if (creator !== undefined && !/^(?:user|admin|administrator|unknown|python-docx|apache poi|author|microsoft office user)$/i.test(creator))
    out.byline = creator;
  out.published = when(field('created')) ?? when(field('modified'));
  out.language = languageTag(field('language'));
  return Object.fromEntries(Object.entries(out).filter(([, value]) => value !== undefined));
}
