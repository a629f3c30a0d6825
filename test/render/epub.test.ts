import { readFileSync } from 'node:fs';
import { EPub } from 'epub-gen-memory';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Brief } from '../../src/model/brief.ts';
import { record, silent } from '../../src/model/log.ts';
import { renderEpub } from '../../src/render/epub.ts';
import { packEpub } from '../../src/render/package.ts';
import { loadTheme } from '../../src/theme/load.ts';
import type { Theme } from '../../src/theme/theme.ts';
import { openType } from '../../src/typeset/opentype.ts';
import type { PageStart } from '../../src/typeset/page.ts';
import { fixture } from '../fixtures/brief.ts';
import { elements, headers } from './epub-file.ts';
import { harmless, hostileBrief } from './hostile.ts';

const starts: readonly PageStart[] = [
  { page: 1, label: '1', block: 'masthead', offset: 0 },
  { page: 2, label: '2', block: 'section/military', key: 'i3/2', offset: 13 },
  { page: 3, label: '3', block: 'section/funding', offset: 0 },
  { page: 4, label: '4', block: 'register', key: 'source/0', offset: 18 },
  { page: 5, label: '5', block: 'omitted', key: 'omitted/0', offset: 0 },
];

function entriesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(bytes)));
}
const decode = (bytes: Uint8Array | undefined) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

let theme: Theme;
let bytes: Uint8Array;
let entries: Map<string, Uint8Array>;
const text = (path: string) => decode(entries.get(`OEBPS/${path}`));
const spine = () => {
  const opf = elements(text('content.opf'));
  const items = new Map(opf.filter(({ name }) => name === 'item').map(({ attributes }) => [attributes.id, attributes.href as string]));
  return opf.filter(({ name }) => name === 'itemref').map(({ attributes }) => items.get(attributes.idref) as string);
};

beforeAll(async () => {
  theme = await loadTheme('bulletin');
  bytes = await renderEpub(fixture, { theme, starts }, silent);
  entries = entriesOf(bytes);
});

describe('container', () => {
  test('mimetype first and stored, then the container; no folders, no flags, one date', () => {
    const all = headers(bytes);
    expect(all[0]).toMatchObject({ name: 'mimetype', method: 0 });
    expect(all[1]?.name).toBe('META-INF/container.xml');
    expect(all.filter(({ name }) => name.endsWith('/'))).toEqual([]);
    expect(new Set(all.map(({ flags }) => flags))).toEqual(new Set([0]));
    // 21 October 2031 in MS-DOS's packed form.
    expect(new Set(all.map(({ date, time }) => `${date} ${time}`))).toEqual(new Set([`${((2031 - 1980) << 9) | (10 << 5) | 21} 0`]));
    expect(all.every(({ name }) => /^[\w./-]+$/.test(name))).toBe(true);
  });
  test('the same bytes twice, and in another time zone', async () => {
    const zone = process.env.TZ;
    try {
      for (const other of ['Pacific/Kiritimati', 'America/Havana']) {
        process.env.TZ = other;
        expect(Buffer.from(await renderEpub(fixture, { theme, starts }, silent)).equals(Buffer.from(bytes))).toBe(true);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
  test('small enough to be mailed to a reader', () => {
    expect(bytes.length).toBeLessThan(150_000);
    expect(entries.get('OEBPS/cover.png')?.length).toBeLessThan(128_000);
  });
  test('the manifest names every file and nothing else', () => {
    const hrefs = elements(text('content.opf'))
      .filter(({ name }) => name === 'item')
      .map(({ attributes }) => `OEBPS/${attributes.href}`);
    expect(new Set(hrefs)).toEqual(
      new Set([...entries.keys()].filter((name) => name.startsWith('OEBPS/') && name !== 'OEBPS/content.opf')),
    );
  });
});

describe('documents', () => {
  test('the numbers of a mark stay on one line', () => {
    const marks = spine()
      .flatMap((path) => elements(text(path)))
      .filter(({ attributes }) => attributes['epub:type'] === 'noteref')
      .map((mark) => mark.text);
    expect(marks.filter((mark) => /\d.\D?\d/.test(mark)).length).toBeGreaterThan(0);
    expect(marks.filter((mark) => mark.includes(' '))).toEqual([]);
  });
  test('every XML file is well formed, declares its encoding, holds no comment and no script', () => {
    for (const [name, file] of entries) {
      if (!/\.(?:xhtml|opf|ncx|xml)$/.test(name)) continue;
      const source = decode(file);
      expect(() => elements(source), name).not.toThrow();
      expect(source).toMatch(/^<\?xml version="1.0" encoding="UTF-8"/);
      expect(source).not.toMatch(/<!--|<script|\son\w+=|style="/i);
    }
  });
  test('every link leads somewhere, ids are single', () => {
    const ids = new Map(
      spine().map((path) => [path, elements(text(path)).flatMap(({ attributes }) => (attributes.id ? [attributes.id] : []))]),
    );
    for (const list of ids.values()) expect(new Set(list).size).toBe(list.length);
    for (const path of spine())
      for (const { name, attributes } of elements(text(path))) {
        if (name === 'img') expect(attributes.alt).toBeTruthy();
        if (name !== 'a') continue;
        const [file = '', id] = (attributes.href as string).split('#');
        if (/^https?:/.test(file)) continue;
        expect(ids.has(file || path), `${path} → ${attributes.href}`).toBe(true);
        if (id !== undefined) expect(ids.get(file || path), `${path} → ${attributes.href}`).toContain(id);
      }
  });
  test('every source mark leads to a note, and the note back', () => {
    const notes = elements(text('notes.xhtml'));
    for (const path of spine())
      for (const { attributes } of elements(text(path)).filter(({ attributes }) => attributes['epub:type'] === 'noteref')) {
        const id = (attributes.href as string).replace('notes.xhtml#', '');
        expect(notes.find((note) => note.attributes.id === id)?.name).toBe('li');
        expect(notes.some((note) => note.attributes.role === 'doc-backlink' && note.attributes.href === `${path}#${attributes.id}`)).toBe(
          true,
        );
      }
  });
  test('every sentence is there, in the language it is in', () => {
    const all = spine().map((path) => elements(text(path)));
    const words = all.map(([root]) => root?.text.replace(/\s+/g, ' ')).join(' ');
    expect(words).toContain('met in Port Maren on Monday, their first meeting since the border was closed in 2019.');
    expect(words).toContain('Ministers from Velia and Oster sat down');
    const foreign = all.flat().filter(({ attributes }) => attributes.lang === 'ar');
    expect(
      foreign.some(
        ({ text, attributes }) => text.includes('أعلنت وزارة النقل') && attributes.dir === 'rtl' && attributes['xml:lang'] === 'ar',
      ),
    ).toBe(true);
    // The whole line runs from the right, its full stop and mark at the left.
    expect(all.flat().find(({ text, attributes }) => attributes.class === 'lede' && text.includes('أعلنت'))?.attributes.dir).toBe('rtl');
  });
  test('the fact box is a table with head cells', () => {
    const cells = elements(text('title.xhtml')).filter(({ name }) => name === 'th');
    expect(cells.filter(({ attributes }) => attributes.scope === 'col')).toHaveLength(4);
    expect(cells.filter(({ attributes }) => attributes.scope === 'rowgroup').map((cell) => cell.text)).toEqual([
      'Forces',
      'Losses',
      'Money',
      'Other figures',
    ]);
    expect(cells.filter(({ attributes }) => attributes.scope === 'row').map((cell) => cell.text)).toContain('up to 14,000');
  });
  test('the course of a figure over editions stands in its row, in the reader’s colour, with words in its place', () => {
    const all = elements(text('title.xhtml'));
    const svg = all.find(({ attributes }) => attributes.class === 'spark');
    expect(svg?.attributes).toMatchObject({ role: 'img', viewBox: '0 0 22 18', 'aria-labelledby': 'series-figure-1' });
    expect(svg?.text).toMatch(/^Over time: 16 October 2031: 5,000; .*21 October 2031: about 9,000\.$/);
    expect(text('title.xhtml')).toMatch(/class="spark".*<g fill="currentColor">(?:<rect [^>]*\/>){4}<\/g>/);
  });
  test('the chart says what it shows, in the reader’s colour, without SVG text', () => {
    const all = elements(text('title.xhtml'));
    const svg = all.find(({ name, attributes }) => name === 'svg' && attributes.class === undefined);
    expect(svg?.attributes).toMatchObject({ role: 'img', viewBox: expect.stringMatching(/^0 0 \d+ \d+$/) });
    expect(all.find(({ name }) => name === 'desc')?.text).toBe(
      'Bar chart: Money. loans for rebuilding the coastal railway: €1.8 billion; hospitals: €350 million; schools: €120 million.',
    );
    expect(
      elements(/<figure[\s\S]*<\/figure>/.exec(text('title.xhtml'))?.[0] ?? '')
        .filter(({ name }) => name === 'rect')
        .map(({ attributes }) => attributes.width),
    ).toEqual(['4000', '778', '267']);
    expect(all.some(({ name }) => name === 'text')).toBe(false);
    expect(text('content.opf')).toContain('href="title.xhtml" media-type="application/xhtml+xml" properties="svg"');
  });
});

describe('navigation', () => {
  const after = (path: string, id: string) => {
    const source = text(path);
    return source
      .slice(source.indexOf('</span>', source.indexOf(` id="${id}"`)) + 7)
      .replace(/<sup.*?<\/sup>/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  };
  test('pages begin exactly where the printed ones do', () => {
    const list = /<nav epub:type="page-list".*?<\/nav>/s.exec(text('toc.xhtml'))?.[0] ?? '';
    const pages = elements(list.replace('<nav', '<nav xmlns:epub="e"')).filter(({ name }) => name === 'a');
    expect(pages.map((page) => page.text)).toEqual(['1', '2', '3', '4', '5']);
    const begins = pages.map(({ attributes }) => after(...((attributes.href as string).split('#') as [string, string])).slice(0, 24));
    expect(begins).toEqual([
      'Coast and River No. 214 ',
      'Oster put the number at ',
      'The League approved €1.8',
      'Harbour talks open in Po',
      'Subscribe to our newslet',
    ]);
  });
  test('the NCX has the same pages and one order of play without a gap', () => {
    const ncx = elements(text('toc.ncx'));
    const orders = ncx.flatMap(({ attributes }) => (attributes.playOrder ? [Number(attributes.playOrder)] : []));
    expect([...orders].sort((a, b) => a - b)).toEqual(orders.map((_, i) => i + 1));
    expect(ncx.filter(({ name }) => name === 'pageTarget').map(({ attributes }) => attributes.value)).toEqual(['1', '2', '3', '4', '5']);
  });
  test('contents in two levels, with the first words of each story', () => {
    const links = elements(text('toc.xhtml')).filter(({ name }) => name === 'a');
    expect(links.map((link) => link.text)).toEqual(
      expect.arrayContaining([
        'Diplomacy',
        'The foreign ministers of Velia and Oster met in…',
        'Power out on the Lower Islands',
        'Sources',
      ]),
    );
    const landmarks = links.flatMap(({ attributes }) => attributes['epub:type'] ?? []);
    expect(landmarks).toEqual(['cover', 'titlepage', 'toc', 'bodymatter', 'bibliography', 'endnotes']);
  });
  test('links to the documents before and after, under each title', () => {
    expect(text('section-2.xhtml')).toMatch(
      /<\/h1>\s*<p class="turn"><a rel="prev" href="section-1.xhtml"[^>]*>← Diplomacy<\/a> · <a href="toc.xhtml">Contents<\/a> · <a rel="next" href="section-3.xhtml"/,
    );
  });
  test('a page that begins nowhere in the brief is told', async () => {
    const log = record();
    await renderEpub(fixture, { theme, starts: [...starts, { page: 6, label: '6', block: 'elsewhere', offset: 0 }] }, log);
    expect(log.messages.map(({ code }) => code)).toContain('render/page-without-place');
  });
});

describe('metadata', () => {
  test('says who, when and how accessible', () => {
    const opf = elements(text('content.opf'));
    const value = (name: string) => opf.find((element) => element.name === name)?.text;
    expect(value('dc:title')).toBe('Coast and River, 21 October 2031');
    expect(value('dc:language')).toBe('en');
    expect(value('dc:date')).toBe('2031-10-21');
    expect(value('dc:rights')).toContain('TLP:AMBER+STRICT');
    expect(value('dc:description')).toMatch(/^The foreign ministers of Velia/);
    const metas = opf.filter(({ name }) => name === 'meta').map(({ attributes, text: content }) => [attributes.property, content]);
    expect(metas).toEqual(
      expect.arrayContaining([
        ['dcterms:modified', '2031-10-21T00:00:00Z'],
        ['group-position', '214'],
        ['source-of', 'pagination'],
        ['schema:accessMode', 'textual'],
        ['schema:accessModeSufficient', 'textual'],
        ['schema:accessibilityFeature', 'pageNavigation'],
        ['schema:accessibilityHazard', 'none'],
      ]),
    );
    expect(opf.filter(({ name, text: content }) => name.startsWith('dc:') && content.trim() === '')).toEqual([]);
  });
});

describe('style and fonts', () => {
  test('the style sheet forces nothing on an e-reader', () => {
    const css = text('style.css');
    expect(css).not.toMatch(/(?:^|[\s;{])(?:color|background)[\w-]*\s*:|flex|grid|var\(|\d+v[hw]\b|!important|url\((?!"fonts\/)/);
    for (const [rule] of css.matchAll(/@media[^{]*/g)) expect(rule).toMatch(/^@media all and \(/);
  });
  test('the fonts have every character of the text and a name of their own', () => {
    for (const [name, file] of entries) {
      if (!name.endsWith('.ttf')) continue;
      const font = openType(file);
      for (const character of 'Velia’s €1.8 billion — “frank”')
        if (character !== ' ') expect(font.glyphOf(character.codePointAt(0) as number), `${name} ${character}`).toBeGreaterThan(0);
      expect(font.postscriptName).toMatch(/^Brief(?:Serif|Sans)-/);
      expect(font.kern(font.glyphOf(0x56), font.glyphOf(0x65))).toBe(0);
      expect(font.table('kern')).toBeDefined();
    }
  });
});

describe('hostile text', () => {
  test('goes through whole and stays text', async () => {
    const evil = entriesOf(await renderEpub(hostileBrief, { theme, starts }, silent));
    for (const [name, file] of evil) {
      if (!/\.(?:xhtml|opf|ncx)$/.test(name)) continue;
      const source = decode(file);
      const all = elements(source);
      expect(all.map((element) => element.name)).not.toContain('script');
      expect(source).not.toMatch(/href="(?!https?:|[\w-]+\.(?:xhtml|css|png|ncx|ttf)|fonts\/|#)/);
      expect(source).not.toMatch(/href="[^"]*secret/);
      if (name.includes('section')) expect(all[0]?.text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")).toContain(harmless);
    }
    expect(decode(evil.get('OEBPS/sources.xhtml'))).toContain('href="https://host.example/a%22b%3Cc%3E?d=%7C&amp;e=%5B1%5D#f%23g"');
  });
  test('an empty brief still makes a book', async () => {
    const empty: Brief = {
      ...fixture,
      sources: [],
      bottomLine: [],
      figures: [],
      sections: [],
      disagreements: [],
      lookAhead: [],
      omitted: [],
      failures: [],
    };
    const all = entriesOf(await renderEpub(empty, { theme }, silent));
    for (const [name, file] of all) if (/\.(?:xhtml|opf|ncx)$/.test(name)) expect(() => elements(decode(file)), name).not.toThrow();
  });
});

describe('the packager', () => {
  test('is the version that was read, with the steps that are overridden', () => {
    const { version } = JSON.parse(readFileSync('node_modules/epub-gen-memory/package.json', 'utf8')) as { version: string };
    expect(version).toBe('1.1.2');
    for (const step of ['render', 'generateTemplateFiles', 'downloadAllFonts', 'downloadAllImages', 'makeCover'])
      expect(Object.hasOwn(EPub.prototype, step), step).toBe(true);
  });
  test('refuses names that would collide or leave the package', async () => {
    const publication = {
      identifier: 'urn:uuid:1',
      title: 't',
      language: 'en',
      date: '2031-10-21',
      opf: '',
      nav: '',
      ncx: '',
      css: '',
      cover: new Uint8Array(),
      fonts: [],
    };
    for (const path of ['Toc.xhtml', '../a.xhtml', 'a b.xhtml', 'é.xhtml'])
      await expect(packEpub({ ...publication, documents: [{ path, xhtml: '' }] })).rejects.toThrow(RangeError);
  });
});
