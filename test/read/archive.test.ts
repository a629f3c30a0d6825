import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { placeOf } from '../../src/model/source.ts';
import { readBytes } from './reading.ts';
import { zip } from './zipped.ts';

const w = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`;
const p = (text: string, style = '') =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

describe('DOCX', () => {
  const part = (name: string, body: string) => `<?xml version="1.0"?>\n\n<w:${name} xmlns:w="x">${body}</w:${name}>`;

  test('a note stands at the end of the chapter that refers to it', async () => {
    const heading = (text: string) => `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const noted = (text: string, kind: string, id: number) =>
      `<w:p><w:r><w:t>${text}</w:t></w:r><w:r><w:${kind}Reference w:id="${id}"/></w:r></w:p>`;
    const body = [
      heading('Shipping'),
      noted('Six ships passed.', 'footnote', 2),
      p('Four were Norland’s.'),
      heading('Military'),
      noted('Reservists were called up.', 'endnote', 2),
    ];
    const docx = zip([
      ['word/document.xml', w(body.join(''))],
      [
        'word/footnotes.xml',
        part(
          'footnotes',
          `<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${p('Small craft not counted.')}</w:footnote><w:footnote w:id="3">${p('Nobody refers to it.')}</w:footnote>`,
        ),
      ],
      ['word/endnotes.xml', part('endnotes', `<w:endnote w:id="2">${p('Marovia says 8,000.')}</w:endnote>`)],
    ]);
    expect((await readBytes('a.docx', docx)).sources[0]?.text.split(/\n+/).filter(Boolean)).toEqual([
      'Shipping',
      'Six ships passed.',
      'Four were Norland’s.',
      'Small craft not counted.',
      'Military',
      'Reservists were called up.',
      'Marovia says 8,000.',
      'Nobody refers to it.',
    ]);
  });
  test('roles, tables, breaks; what is deleted, hidden or a field is left out', async () => {
    const body = [
      p('The title', 'Title'),
      p('A part', 'berschrift1'),
      '<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>words &amp; more.</w:t><w:br/><w:t>Next line.</w:t></w:r></w:p>',
      '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
      '<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>An item</w:t></w:r></w:p>',
    ].join('');
    const { sources } = await readBytes(
      'report.docx',
      zip([
        ['word/document.xml', w(body)],
        [
          'word/styles.xml',
          '<w:styles><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>',
        ],
        [
          'docProps/core.xml',
          '<cp:coreProperties><dc:creator>Ann Example</dc:creator><dcterms:created xsi:type="x">2024-10-22T08:00:00Z</dcterms:created></cp:coreProperties>',
        ],
      ]),
    );
    const source = sources[0]!;
    expect(source).toMatchObject({ headline: 'The title', byline: 'Ann Example', published: '2024-10-22T08:00:00Z' });
    expect(source.passages.map(({ start, end, role }) => [role, source.text.slice(start, end)])).toEqual([
      ['title', 'The title'],
      ['heading', 'A part'],
      ['text', 'Kept words & more.\nNext line.'],
      ['table', 'a\tb'],
      ['item', 'An item'],
    ]);
    expect(placeOf(source, 0)).toMatchObject({ path: 'report.docx!word/document.xml', line: 2 });
  });

  test('notes stand at the end with their own places; headers and footers are kept apart from the copy', async () => {
    const { sources } = await readBytes(
      'report.docx',
      zip([
        [
          'word/document.xml',
          w(
            p('The board met on Tuesday.') +
              '<w:p><w:r><w:pict><w:txbxContent>' +
              p('Boxed words.') +
              '</w:txbxContent></w:pict></w:r></w:p>',
          ),
        ],
        [
          'word/footnotes.xml',
          part('footnotes', `<w:footnote w:type="separator"><w:p/></w:footnote><w:footnote>${p('A note.')}</w:footnote>`),
        ],
        ['word/endnotes.xml', part('endnotes', `<w:endnote>${p('The last note.')}</w:endnote>`)],
        ['word/header1.xml', part('hdr', p('PRESS RELEASE'))],
        ['word/header2.xml', part('hdr', p('PRESS RELEASE'))],
        ['word/footer1.xml', part('ftr', p('Page 1'))],
      ]),
    );
    const source = sources[0]!;
    expect(source.headline).toBeUndefined();
    expect(source.passages.map(({ start, end, role }) => [role, source.text.slice(start, end), placeOf(source, start).path])).toEqual([
      ['text', 'The board met on Tuesday.', 'report.docx!word/document.xml'],
      ['text', 'Boxed words.', 'report.docx!word/document.xml'],
      ['text', 'A note.', 'report.docx!word/footnotes.xml'],
      ['text', 'The last note.', 'report.docx!word/endnotes.xml'],
      ['boilerplate', 'PRESS RELEASE', 'report.docx!word/header1.xml'],
      ['boilerplate', 'Page 1', 'report.docx!word/footer1.xml'],
    ]);
    expect(placeOf(source, source.text.indexOf('A note'))).toMatchObject({ line: 3 });
  });

  test.each([
    [
      'a text box given twice',
      '<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>After.</w:t></w:r></w:p>',
      'Boxed.\n\nAfter.',
    ],
    [
      'a text box in the fallback alone',
      '<w:p><w:r><mc:AlternateContent><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>',
      'Boxed.',
    ],
    [
      'words of a diagram',
      '<w:p><w:r><w:drawing><a:p><a:r><a:t>Drawn.</a:t></a:r></a:p></w:drawing></w:r><w:r><w:t>After.</w:t></w:r></w:p>',
      'Drawn.\n\nAfter.',
    ],
    ['a tab set by alignment', '<w:p><w:r><w:t>a</w:t><w:ptab w:alignment="right"/><w:t>b</w:t></w:r></w:p>', 'a\tb'],
  ])('%s', async (_, inner, text) => {
    expect((await readBytes('a.docx', zip([['word/document.xml', w(inner)]]))).sources[0]?.text).toBe(text);
  });

  test('another prefix for the same names', async () => {
    const xml = w(p('The title', 'Title') + p('One.') + p('Two.')).replace(/(<\/?|\s)w:/g, '$1x:');
    expect((await readBytes('a.docx', zip([['word/document.xml', xml]]))).sources[0]).toMatchObject({
      headline: 'The title',
      text: 'The title\n\nOne.\n\nTwo.',
    });
  });

  test('a document cut off still gives its beginning', async () => {
    const whole = zip([
      ['word/document.xml', w(Array.from({ length: 400 }, (_, i) => p(`Sentence number ${i * 7919} stands here.`)).join(''))],
    ]);
    const { sources } = await readBytes('report.docx', whole.subarray(0, Math.floor(whole.length * 0.6)));
    expect(sources[0]?.text).toMatch(/^Sentence number 0 stands here\.\n\nSentence number 7919/);
  });
});

describe('archives', () => {
  test('each file by its own format, with its path inside', async () => {
    const { sources, failures } = await readBytes(
      'day.zip',
      zip([
        ['b/letter.eml', 'From: a@example.org\nSubject: S\nDate: Tue, 22 Oct 2024 09:00:00 +0000\n\nMail words.'],
        ['a.txt', 'Plain words.'],
        ['../../x.txt', 'Slipped words.'],
        ['pic.png', Buffer.from('\x89PNG....', 'latin1')],
      ]),
    );
    expect(sources.map(({ path, text }) => [path, text])).toEqual([
      ['day.zip!a.txt', 'Plain words.'],
      ['day.zip!b/letter.eml', 'Mail words.'],
      ['day.zip!x.txt', 'Slipped words.'],
    ]);
    expect(failures.map(({ path }) => path)).toEqual(['day.zip!pic.png']);
  });

  test('bombs are refused by ratio, by sum and by depth', { timeout: 60_000 }, async () => {
    const big = Buffer.alloc(4_000_000, 97);
    const packed = deflateRawSync(big);
    expect((await readBytes('a.zip', zip([['a.txt', big, packed]]))).failures[0]?.reason).toMatch(/250 times/);
    const many = zip(Array.from({ length: 30 }, (_, i) => [`${i}.txt`, big, packed] as const));
    expect(
      (await readBytes('a.zip', many, { limits: { archiveRatio: 5000, archiveBytes: 20_000_000 } })).failures.map(({ reason }) => reason),
    ).toContain('The archive unpacks to more than 20 MB.');
    let nested = zip([['a.txt', 'Words.']]);
    for (let i = 0; i < 12; i++) nested = zip([['n.zip', nested]]);
    expect((await readBytes('a.zip', nested)).failures[0]?.reason).toMatch(/containers/);
  });

  test('what is damaged is read as far as it goes, and told', async () => {
    const long = Array.from({ length: 300 }, (_, i) => `Sentence ${i * 7919} stands here.`).join('\n');
    const whole = zip([
      ['a.txt', long],
      ['b.txt', 'Whole words.'],
    ]);
    const broken = Buffer.from(whole);
    broken.fill(0x5a, 600, 640);
    const { sources, messages } = await readBytes('day.zip', broken);
    expect(sources.map(({ path }) => path)).toEqual(['day.zip!a.txt', 'day.zip!b.txt']);
    expect(sources[0]?.text).toMatch(/^Sentence 0 stands here\.\nSentence 7919 /);
    expect(messages.filter(({ code }) => code === 'read/damaged')).toMatchObject([
      {
        severity: 'warning',
        place: { path: 'day.zip!a.txt' },
        reason: 'The archive is damaged: what could be unpacked of this file may be wrong or cut off.',
      },
    ]);
    expect((await readBytes('day.zip', whole)).codes).not.toContain('read/damaged');
  });

  test('files that a broken directory leaves out are found; too many are named', async () => {
    const whole = zip([
      ['a.txt', 'First words.'],
      ['b.txt', 'Second words.'],
      ['c.txt', 'Third words.'],
    ]);
    const second = whole.indexOf('PK\x01\x02', whole.indexOf('PK\x01\x02', 0, 'latin1') + 4, 'latin1');
    const broken = Buffer.from(whole);
    broken.write('XX', second, 'latin1');
    expect((await readBytes('day.zip', broken)).sources.map(({ text }) => text)).toEqual(['First words.', 'Second words.', 'Third words.']);
    const { sources, failures } = await readBytes('day.zip', whole, { limits: { parts: 2 } });
    expect(sources).toHaveLength(2);
    expect(failures).toEqual([{ path: 'day.zip', reason: 'The archive holds more than 2 files; the rest was not read.' }]);
  });

  test('two files of one name are both read', async () => {
    const twice = zip([
      ['a.txt', 'First words.'],
      ['./a.txt', 'Second words.'],
    ]);
    expect((await readBytes('day.zip', twice)).sources.map(({ path, text }) => [path, text])).toEqual([
      ['day.zip!a.txt', 'First words.'],
      ['day.zip!a.txt (2)', 'Second words.'],
    ]);
  });

  test.each([
    ['a.url', '[InternetShortcut]\r\nURL=https://a.example/\r\n', 'The file is a link to a page (internet shortcut), which is not read.'],
    ['a.rtf', '{\\rtf1\\ansi Words here.}', 'The file is a rich-text document (RTF), which is not read.'],
    [
      'a.odt',
      zip([
        ['mimetype', 'application/vnd.oasis.opendocument.text'],
        ['content.xml', '<x/>'],
      ]),
      'The file is an OpenDocument file, which is not read.',
    ],
    ['a.doc', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1......', 'latin1'), 'The file is an old Office document, which is not read.'],
  ])('%s is named as unread', async (name, bytes, reason) => {
    expect((await readBytes(name, bytes)).failures).toEqual([{ path: name, reason }]);
  });

  test('other kinds of archive are named', async () => {
    expect((await readBytes('a.xlsx', zip([['xl/workbook.xml', '<x/>']]))).failures[0]?.reason).toBe(
      'The file is a spreadsheet (XLSX), which is not read.',
    );
  });
});
