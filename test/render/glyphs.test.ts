import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { glyphWriter } from '../../src/render/glyphs.ts';
import { openFonts } from '../../src/typeset/fonts.ts';
import type { Line, Run, RunStyle } from '../../src/typeset/line.ts';
import { setParagraph } from '../../src/typeset/paragraph.ts';

const face = (id: string, file: string) => ({ id, bytes: () => readFileSync(`fonts/${file}.ttf`) });
const fonts = openFonts([face('serif', 'SourceSerif4-Regular'), face('sans', 'SourceSans3-Regular')]);
const body: RunStyle = { face: 'serif', size: 10, colour: 'ink' };

/** The lines one below the other on a page of their own; the file, and the page's operators. */
async function drawn(lines: readonly Line[]): Promise<{ pdf: Uint8Array; content: string }> {
  const doc = new PDFDocument({
    autoFirstPage: false,
    font: null as unknown as string,
    info: { CreationDate: new Date(0) },
    size: [400, 400],
    margin: 0,
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((done) => doc.on('end', done));
  doc.addPage();
  const writer = glyphWriter(doc as never, fonts, () => '0 g');
  writer.forget();
  let content = writer.begin();
  lines.forEach((line, i) => {
    content += writer.line(line, 20, 30 + i * 14);
  });
  content += writer.end();
  const page = doc.page as unknown as { write(bytes: Uint8Array): void; fonts: object };
  page.write(Buffer.from(content, 'latin1'));
  Object.assign(page.fonts, writer.fontsUsed());
  writer.finish();
  doc.end();
  await ended;
  return { pdf: new Uint8Array(Buffer.concat(chunks)), content };
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

async function readBack(pdf: Uint8Array): Promise<Item[]> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 });
  const page = await (await task.promise).getPage(1);
  const { items } = await page.getTextContent();
  await task.destroy();
  return items as Item[];
}

const set = (runs: readonly Run[], measure = 300): Line[] => setParagraph(runs, { measure, align: 'justify' }, fonts);

describe('glyphWriter', () => {
  test('text reads back: ligatures, figures, small capitals, superiors, no-break spaces, soft hyphens', async () => {
    const runs: Run[] = [
      { text: 'The office’s difficult fjord — 1,250 (in 2024) \\ “Київ”, Αθήνα, $5\u00a0million', style: body },
      { text: '12,3', style: { ...body, superior: true } },
      { text: ' Nato', style: { ...body, smallCaps: true } },
      { text: ' and international representatives', style: { ...body, face: 'sans' }, language: 'en' },
    ];
    const lines = set(runs, 150);
    const text = (await readBack((await drawn(lines)).pdf)).map((item) => item.str).join('');
    expect(text.replace(/\u2010/g, '').replace(/\s/g, '')).toBe(
      'The office’s difficult fjord — 1,250 (in 2024) \\ “Київ”, Αθήνα, $5 million¹²,³ Nato and international representatives'.replace(
        /\s/g,
        '',
      ),
    );
    expect(lines.some((line) => line.hyphenated)).toBe(true);
    expect(text.split('\u2010').length - 1).toBe(lines.filter((line) => line.hyphenated).length);
  });

  test('glyphs stand where the lines say', async () => {
    const copy = 'Negotiators from twelve countries met on Tuesday to agree on shipping, funding and the release of prisoners. '.repeat(4);
    const lines = set([
      { text: copy, style: body, language: 'en' },
      { text: '12', style: { ...body, superior: true } },
    ]);
    const spread = lines.filter((line) => line.runs[0]!.spread !== 0);
    expect([spread.length > 0, spread.length < lines.length]).toEqual([true, true]);
    const { pdf, content } = await drawn(lines);
    expect(content).toMatch(/\d Tc\n/);
    const items = (await readBack(pdf)).filter((item) => item.str.trim() !== '');
    lines.forEach((line, i) => {
      const own = items.filter((item) => Math.abs(400 - item.transform[5]! - (30 + i * 14)) < 0.01);
      const first = line.runs[0]!;
      const last = line.runs.at(-1)!;
      expect(own[0]!.transform[4]).toBeCloseTo(20 + first.x, 1);
      const end = own.at(-1)!;
      expect(Math.abs(end.transform[4]! + end.width - (20 + last.x + last.width))).toBeLessThan(0.05);
    });
  });

  test('a space is code 32, and Tw makes the gaps', async () => {
    const lines = set([{ text: 'one two three four five six seven eight nine ten eleven twelve thirteen', style: body }], 180);
    const { content } = await drawn(lines);
    expect(content).toMatch(/\d Tw\n/);
    expect(content).toContain('(one t)-10(w)15(o thr)');
    expect(content).not.toMatch(/NaN|undefined|e-\d/);
  });

  test('the same lines give the same bytes', async () => {
    const make = () => drawn(set([{ text: 'The same bytes, on any machine.', style: body }]));
    expect(Buffer.from((await make()).pdf).equals(Buffer.from((await make()).pdf))).toBe(true);
  });

  test('more signs than one-byte codes', async () => {
    const signs: string[] = [];
    for (let code = 0xc0; signs.length < 320 && code < 0x500; code++) {
      const sign = String.fromCharCode(code);
      if (/\p{L}/u.test(sign) && sign === sign.normalize('NFC') && fonts.face('serif').glyphOf(code) !== 0) signs.push(sign);
    }
    const copy = signs.join(' ');
    const items = await readBack((await drawn(set([{ text: copy, style: body }]))).pdf);
    expect(
      items
        .map((item) => item.str)
        .join('')
        .replace(/\s/g, ''),
    ).toBe(signs.join(''));
  });

  test('streams are well formed', async () => {
    const { pdf } = await drawn(set([{ text: 'a) b( c\\ d', style: body }]));
    const file = Buffer.from(pdf).toString('latin1');
    const at = file.indexOf('stream\n') + 7;
    expect(() => inflateSync(Buffer.from(file.slice(at, file.indexOf('\nendstream', at)), 'latin1'))).not.toThrow();
  });
});
