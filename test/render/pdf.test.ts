import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Brief } from '../../src/model/brief.ts';
import { record } from '../../src/model/log.ts';
import { drawPdf } from '../../src/render/pdf.ts';
import { loadTheme } from '../../src/theme/load.ts';
import { typeset } from '../../src/typeset/typeset.ts';
import { fixture } from '../fixtures/brief.ts';

const json = new TextEncoder().encode('{"a": 1}\n');

async function draw(brief: Brief, attachments = true): Promise<Uint8Array> {
  const theme = await loadTheme('bulletin');
  return drawPdf(typeset(brief, theme, record()), brief, { attachments, briefJson: json }, record());
}

// biome-ignore lint/suspicious/noExplicitAny: pdf.js's types leave out what is asked here
async function open(bytes: Uint8Array): Promise<any> {
  return getDocument({ data: Uint8Array.from(bytes), verbosity: 0, isEvalSupported: false, useSystemFonts: false }).promise;
}

interface Node {
  role: string;
  alt?: string;
  lang?: string;
  children: (Node | { type: string; id: string })[];
}

describe('the PDF', () => {
  // biome-ignore lint/suspicious/noExplicitAny: as above
  let file: any;
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await draw(fixture);
    file = await open(bytes);
  });

  it('has the same bytes twice, whatever the time zone', async () => {
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Kiritimati';
    const again = await draw(fixture);
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(again))).toBe(0);
  });
  it('says what it is', async () => {
    const { info, metadata } = await file.getMetadata();
    expect(info).toMatchObject({
      Title: 'Coast and River, 21 October 2031',
      PDFFormatVersion: '1.7',
      CreationDate: 'D:20311021000000Z',
      Language: 'en',
    });
    const xmp: string = metadata.getRaw();
    for (const part of ['<pdfaid:part>3</pdfaid:part>', '<pdfaid:conformance>A</pdfaid:conformance>', '<pdfuaid:part>1</pdfuaid:part>'])
      expect(xmp).toContain(part);
    expect(await file.getMarkInfo()).toMatchObject({ Marked: true });
    expect((await file.getViewerPreferences()).DisplayDocTitle).toBe(true);
    expect(await file.getPageLabels()).toEqual(Array.from({ length: file.numPages }, (_, i) => String(i + 1)));
  });
  it('reads back in order', async () => {
    let text = '';
    for (let n = 1; n <= file.numPages; n++) {
      const { items } = await (await file.getPage(n)).getTextContent();
      text += items.map((item: { str: string; hasEOL: boolean }) => item.str + (item.hasEOL ? ' ' : '')).join('');
    }
    const folded = text
      .replace(/\u00ad/g, '')
      .replace(/\s+/g, ' ')
      .replace(/[¹²³]|,(?=[¹²³])/g, '');
    expect(folded).toContain('their first meeting since the border was closed in 2019.');
    expect(folded).toContain(
      'The Velian minister, Ana Quist, called the talks “frank and useful” and said that a second round would follow on 4 November.',
    );
    expect(folded.indexOf('BOTTOM LINE')).toBeLessThan(folded.indexOf('KEY FIGURES'));
    expect(folded.indexOf('KEY FIGURES')).toBeLessThan(folded.indexOf('DIPLOMACY'));
    expect(folded.indexOf('DIPLOMACY')).toBeLessThan(folded.indexOf('SHIPPING'));
  });
  it('is tagged, with heads of table rows and text for the chart', async () => {
    const tree = (await (await file.getPage(1)).getStructTree()) as Node;
    const found: Node[] = [];
    const visit = (node: Node): void => {
      found.push(node);
      for (const child of node.children) if ('role' in child) visit(child);
    };
    visit(tree);
    const roles = found.map((node) => node.role);
    for (const role of [
      'Document',
      'Sect',
      'H1',
      'H2',
      'H3',
      'P',
      'L',
      'LI',
      'LBody',
      'Table',
      'Caption',
      'TR',
      'TH',
      'TD',
      'Figure',
      'Reference',
      'Link',
    ])
      expect(roles).toContain(role);
    expect(found.filter((node) => node.role === 'Figure').map((node) => node.alt)).toEqual([
      expect.stringMatching(/^Over time: 16 October 2031: 5,000; /),
      'Bar chart: Money. loans for rebuilding the coastal railway: €1.8 billion; hospitals: €350 million; schools: €120 million.',
    ]);
    // Rows in the order they are read: each figure before the next, other wordings with their own.
    expect(roles.indexOf('H1')).toBeLessThan(roles.indexOf('H2'));
  });
  it('leads from every mark to the register, and from the register to the address', async () => {
    let marks = 0;
    const addresses: string[] = [];
    for (let n = 1; n <= file.numPages; n++)
      for (const link of await (await file.getPage(n)).getAnnotations()) {
        if (link.url !== undefined) addresses.push(link.url);
        else {
          expect(await file.getDestination(link.dest)).not.toBeNull();
          if (/^source-\d+$/.test(link.dest)) marks++;
        }
        expect(link.contentsObj.str).not.toBe('');
      }
    const cites = fixture.sections
      .flatMap((section) => section.items)
      .flatMap((item) => item.sentences)
      .flatMap((sentence) => sentence.cites);
    expect(marks).toBeGreaterThanOrEqual(cites.length);
    expect(addresses).toEqual(['https://herald.example/2031/talks?id=7&lang=en']);
  });
  it('has bookmarks for sections and stories', async () => {
    const outline = (await file.getOutline()) as { title: string; items: { title: string }[] }[];
    expect(outline.map((mark) => mark.title)).toEqual([
      'Bottom line',
      'Diplomacy',
      'Military',
      'Funding',
      'Shipping',
      'Other developments',
      'Where sources disagree',
      'Look ahead',
      'Sources',
      'Left out, and why',
      'Could not be read',
      'Corrections',
      'Distribution',
      'How this brief is made',
    ]);
    expect(outline[1]!.items).toHaveLength(2);
  });
  it('holds the sources and the data, unless told not to', async () => {
    const attached = await file.getAttachments();
    expect(Object.keys(attached).sort()).toEqual(['brief.json', 'source-1.txt', 'source-2.txt', 'source-3.txt']);
    expect(Buffer.from(attached['source-1.txt'].content).toString('utf8')).toBe(fixture.sources[0]!.text);
    expect(Buffer.from(attached['brief.json'].content).equals(Buffer.from(json))).toBe(true);
    expect(await (await open(await draw(fixture, false))).getAttachments()).toBeNull();
  });
  it('keeps hostile text text', async () => {
    const evil = '</rdf:li>)/JS(app.alert(1))>> & \\ endobj <script>';
    const brief: Brief = {
      ...fixture,
      edition: { ...fixture.edition, title: evil },
      sources: fixture.sources.map((source) => ({ ...source, headline: evil, publisher: evil, url: 'javascript:alert(1)' as string })),
    };
    const opened = await open(await draw(brief));
    expect((await opened.getMetadata()).info.Title).toBe(`${evil}, 21 October 2031`);
    expect(await opened.getJSActions()).toBeNull();
    for (let n = 1; n <= opened.numPages; n++)
      for (const link of await (await opened.getPage(n)).getAnnotations()) expect(link.unsafeUrl).toBeUndefined();
  });
});
