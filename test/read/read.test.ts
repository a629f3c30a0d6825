import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { record } from '../../src/model/log.ts';
import { placeOf } from '../../src/model/source.ts';
import { readSources } from '../../src/read/read.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = async (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
};

describe('files and folders', () => {
  test('ids follow the paths, not the order they are named in', async () => {
    const b = await put('b.txt', 'The second text has a sentence.\n');
    const a = await put('a.txt', 'The first text has one too.\n');
    const forth = await readSources([a, b], {}, record());
    const back = await readSources([b, a], {}, record());
    expect(forth).toEqual(back);
    expect(forth.sources.map(({ id, path }) => [id, path])).toEqual([
      ['s1', 'a.txt'],
      ['s2', 'b.txt'],
    ]);
  });

  test('what systems and programs leave in a folder is passed over', async () => {
    await put('report.txt', 'A sentence stands here.\n');
    for (const left of ['.DS_Store', 'Thumbs.db', 'desktop.ini', '~$report.docx']) await put(left, 'x');
    const { sources, failures } = await readSources([folder], {}, record());
    expect([sources.map(({ path }) => path), failures]).toEqual([['report.txt'], []]);
  });

  test('paths count from what was named; a file is read once', async () => {
    await put('day/x.txt', 'A sentence stands here.\n');
    await put('day/deep/y.md', 'Another *sentence* stands here.\n');
    const { sources, failures } = await readSources([folder, join(folder, 'day/x.txt')], {}, record());
    expect(failures).toEqual([]);
    expect(sources.map(({ path }) => path).sort()).toEqual(['day/deep/y.md', 'day/x.txt']);
  });

  test('files of one name are told apart by their folders', async () => {
    const a = await put('one/x.txt', 'A sentence stands here.\n');
    const b = await put('two/x.txt', 'Another sentence stands here.\n');
    const { sources } = await readSources([b, a], {}, record());
    expect(sources.map(({ path }) => path)).toEqual(['one/x.txt', 'two/x.txt']);
  });

  test('a folder is empty also beside one whose name begins with its own', async () => {
    await put('newsroom/x.txt', 'A sentence stands here.\n');
    await mkdir(join(folder, 'news'));
    const { sources, failures } = await readSources([`${folder}/./newsroom`, `${folder}/news`, `${folder}/./newsroom/.`], {}, record());
    expect(sources.map(({ path }) => path)).toEqual(['x.txt']);
    expect(failures).toEqual([{ path: 'news', reason: 'The folder holds no file to read.' }]);
  });

  test('bad sources among good ones are named, one sentence each', async () => {
    await put('in/good.txt', 'A sentence stands here.\n');
    await put('in/empty.txt', '');
    await put('in/blank.txt', ' \n\n');
    await put(
      'in/noise.bin',
      Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 256),
    );
    await put('in/picture.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]));
    await mkdir(join(folder, 'hollow'));
    const log = record();
    const { sources, failures } = await readSources([join(folder, 'in'), join(folder, 'hollow'), join(folder, 'gone.txt')], {}, log);
    expect(sources.map(({ path }) => path)).toEqual(['good.txt']);
    expect(failures).toEqual([
      { path: 'blank.txt', reason: 'The file holds nothing but white space.' },
      { path: 'empty.txt', reason: 'The file is empty.' },
      { path: 'gone.txt', reason: 'There is no such file or folder.' },
      { path: 'hollow', reason: 'The folder holds no file to read.' },
      { path: 'noise.bin', reason: 'The file is binary and holds no text that can be read.' },
      { path: 'picture.png', reason: 'The file is a picture (PNG), which is not read.' },
    ]);
    const errors = log.messages.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, place }) => `${code} ${place?.path}`).sort()).toEqual([
      'read/binary-file noise.bin',
      'read/empty-file blank.txt',
      'read/empty-file empty.txt',
      'read/empty-folder hollow',
      'read/missing-file gone.txt',
      'read/unread-format picture.png',
    ]);
  });

  test.skipIf(process.getuid?.() === 0)('a file that may not be read is named', async () => {
    const path = await put('locked.txt', 'A sentence.');
    await chmod(path, 0);
    const { failures } = await readSources([path], {}, record());
    expect(failures).toEqual([{ path: 'locked.txt', reason: 'The file may not be read.' }]);
  });

  test('the limit on size holds', async () => {
    const path = await put('long.txt', 'word '.repeat(1000));
    const { failures } = await readSources([path], { limits: { fileBytes: 1000 } }, record());
    expect(failures[0]?.reason).toMatch(/larger than/);
  });
});

describe('metadata', () => {
  const one = async (name: string, content: string, options = {}) => {
    const { sources } = await readSources([await put(name, content)], options, record());
    return sources[0];
  };

  test('a date in the name of the file or its folder', async () => {
    expect((await one('2024-10-22-talks.txt', 'A sentence stands here.'))?.published).toBe('2024-10-22');
    const stamped = (day: string) =>
      `Harbour of Kell is closed\n\nUpdated: ${day}\n\nThe harbour of Kell was closed after a storm, its master said.\n`;
    expect((await one('2024-10-22-b.txt', stamped('October 21, 2024')))?.published).toBe('2024-10-21');
    expect((await one('2024-10-22-c.txt', stamped('December 30, 2025')))?.published).toBe('2024-10-22');
    await put('2024-10-23/x.txt', 'A sentence stands here.');
    const { sources } = await readSources([join(folder, '2024-10-23')], {}, record());
    expect(sources[0]?.published).toBe('2024-10-23');
  });

  test('an undated source is said to be undated', async () => {
    const log = record();
    const { sources } = await readSources([await put('x.txt', 'A sentence stands here.')], {}, log);
    expect(sources[0]).not.toHaveProperty('published');
    expect(log.messages.map(({ code }) => code)).toContain('read/undated');
  });

  test('a dateline', async () => {
    const text = 'LAGOS, Oct 22 (Reuters) — The harbour board met on Tuesday to discuss dredging of the channel.\n';
    expect(await one('x.txt', text, { date: '2024-10-23' })).toMatchObject({ publisher: 'Reuters', published: '2024-10-22' });
    expect(await one('y.txt', text)).not.toHaveProperty('published');
  });

  test('title, byline and date lines', async () => {
    const text =
      'Harbour board meets over dredging\nBy Ann Example, Staff Writer\nFriday, March 23, 2007\n\nThe harbour board met on Tuesday to discuss dredging of the channel.\n';
    expect(await one('x.txt', text)).toMatchObject({
      headline: 'Harbour board meets over dredging',
      byline: 'Ann Example, Staff Writer',
      published: '2007-03-23',
    });
  });

  test('a byline and a date stand alone under the title, without blank lines', async () => {
    const text =
      'Harbour board puts off the dredging of the channel\nBy Ann Example and Bo Example\nSat 15 Mar 2025 18.20 GMT\nThe harbour board met on Tuesday to discuss dredging.\n';
    expect(await one('x.txt', text)).toMatchObject({
      headline: 'Harbour board puts off the dredging of the channel',
      byline: 'Ann Example and Bo Example',
      published: '2025-03-15T18:20:00+00:00',
    });
  });

  test('front matter of Markdown', async () => {
    const text =
      '---\ntitle: Harbour news\nauthor: [Ann Example, Bo Example]\ndate: 2024-10-22T08:00:00+02:00\nsource: Port Gazette\nurl: https://example.org/a\nlang: en-GB\n---\n\n# Harbour news\n\nThe **board** met.\n';
    expect(await one('x.md', text)).toMatchObject({
      headline: 'Harbour news',
      byline: 'Ann Example, Bo Example',
      publisher: 'Port Gazette',
      published: '2024-10-22T08:00:00+02:00',
      url: 'https://example.org/a',
      language: 'en-GB',
      text: 'Harbour news\n\nThe board met.',
    });
  });

  test('sources.yaml gives what is missing', async () => {
    await put('in/x.txt', 'A sentence stands here.');
    await put('in/y.md', '---\ndate: 2024-10-20\n---\nA sentence stands here.');
    await put(
      'in/sources.yaml',
      '"*": { publisher: Port Gazette }\nx.txt: { published: 2024-10-22, colour: red }\ny.md: { published: 2024-10-22, headline: Harbour }\n',
    );
    const log = record();
    const { sources } = await readSources([join(folder, 'in')], {}, log);
    expect(sources).toMatchObject([
      { path: 'x.txt', publisher: 'Port Gazette', published: '2024-10-22' },
      { path: 'y.md', publisher: 'Port Gazette', published: '2024-10-20', headline: 'Harbour' },
    ]);
    expect(log.messages.filter(({ code }) => code === 'read/completion-ignored')).toHaveLength(1);
  });
});

describe('text and places', () => {
  const read = async (name: string, content: string) => {
    const { sources } = await readSources([await put(name, content)], {}, record());
    return sources[0]!;
  };
  const passagesOf = (source: { text: string; passages: readonly { start: number; end: number }[] }) =>
    source.passages.map(({ start, end }) => source.text.slice(start, end));

  test('a clean text is kept to the letter', async () => {
    const text = 'Title without stop\nA first paragraph — with “quotes”.\n\n  An indented one.  \n';
    const source = await read('x.txt', text);
    expect(source.text).toBe(text);
    expect(passagesOf(source)).toEqual(['Title without stop', 'A first paragraph — with “quotes”.', 'An indented one.']);
    expect(placeOf(source, text.indexOf('indented'))).toEqual({ path: 'x.txt', line: 4, column: 6 });
  });

  test('mark, controls, direction marks and CRLF go; joiners stay; places hold', async () => {
    const source = await read('x.txt', '\ufeffOne\u0007 two\r\nthr\u202eee \u200djoined cafe\u0301 end\r\n');
    expect(source.text).toBe('One two\nthree \u200djoined café end\n');
    expect(placeOf(source, source.text.indexOf('two'))).toMatchObject({ line: 1, column: 6 });
    expect(placeOf(source, source.text.indexOf('ee'))).toMatchObject({ line: 2, column: 5 });
    expect(placeOf(source, source.text.indexOf('end'))).toMatchObject({ line: 2, column: 22 });
  });

  test('lines typed to a margin make one passage; a bare heading above them stays alone', async () => {
    const text =
      'HARBOUR TALKS\nThe harbour board met on Tuesday to discuss the dredging of the\nchannel, which has silted up since the floods of last spring and\nnow keeps larger ships out.\n\nShips wait.\n';
    expect(passagesOf(await read('x.txt', text))).toEqual([
      'HARBOUR TALKS',
      'The harbour board met on Tuesday to discuss the dredging of the\nchannel, which has silted up since the floods of last spring and\nnow keeps larger ships out.',
      'Ships wait.',
    ]);
  });

  test('lines of a narrow column make one passage, also where a paragraph has no full line of its own', async () => {
    const paragraphs = [
      'The harbour board met on\nTuesday to discuss the dredging\nof the channel, which has silted\nup since the floods.',
      'It named another 10 million from\nthe port’s own fund, which\nmakes 27 million so far.',
      'One ship in five is too large\nfor it.',
      'A pilot said that the second\ntide is expected within\ndays.',
    ];
    expect(passagesOf(await read('x.txt', `${paragraphs.join('\n\n')}\n`))).toEqual(paragraphs);
  });

  test('lines of a menu are no narrow column', async () => {
    const lines = [
      'Latest news from the harbour',
      'Weather and tides this week',
      'Ships that left yesterday',
      'Letters to our readers',
      'About us',
    ];
    const body = `The harbour board met on Tuesday, ${'and spoke of the channel, '.repeat(6)}until noon.`;
    expect(passagesOf(await read('x.txt', `${lines.join('\n')}\n\n${body}\n\n${lines.join('\n')}\n`))).toEqual([...lines, body, ...lines]);
  });

  test('a word parted at a line’s end goes on in the next line, however short either is', async () => {
    const text =
      'The harbour board met on Tuesday to discuss the dredging of the\nchan-\nnel, which has silted up. The board and the port have ex-\nchanged notes.\n';
    expect(passagesOf(await read('x.txt', text))).toEqual([text.trim()]);
  });

  test('long lines are passages of their own', async () => {
    const line =
      'The harbour board met on Tuesday to discuss dredging of the channel and much else besides, for hours on end, without result.';
    expect(passagesOf(await read('x.txt', `Head line\n${line}\nNext head\n${line}`))).toEqual(['Head line', line, 'Next head', line]);
  });

  test('Markdown is told apart by role, and its places lead to the lines', async () => {
    const text =
      '# Title\n\n## Part\n\nSome *stressed* [linked](http://example.org) words &amp; more.\n\n- one\n- two\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![a harbour](x.png)\n';
    const source = await read('x.md', text);
    expect(source.passages.map(({ start, end, role }) => [role, source.text.slice(start, end)])).toEqual([
      ['title', 'Title'],
      ['heading', 'Part'],
      ['text', 'Some stressed linked words & more.'],
      ['item', 'one'],
      ['item', 'two'],
      ['quote', 'quoted'],
      ['table', 'a\tb'],
      ['table', '1\t2'],
      ['caption', 'a harbour'],
    ]);
    expect(placeOf(source, source.text.indexOf('Some'))).toMatchObject({ line: 5, column: 1 });
    expect(placeOf(source, source.text.indexOf('two'))).toMatchObject({ line: 8 });
  });
});
