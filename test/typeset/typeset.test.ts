import { beforeAll, describe, expect, it } from 'vitest';
import type { Brief, Item } from '../../src/model/brief.ts';
import { record } from '../../src/model/log.ts';
import { loadTheme } from '../../src/theme/load.ts';
import type { Theme } from '../../src/theme/theme.ts';
import { dumpPages } from '../../src/typeset/dump.ts';
import { splitFigure } from '../../src/typeset/figures.ts';
import { textOf } from '../../src/typeset/line.ts';
import type { Page, Tag, Typeset } from '../../src/typeset/page.ts';
import { typeset } from '../../src/typeset/typeset.ts';
import { fixture } from '../fixtures/brief.ts';

let theme: Theme;
beforeAll(async () => {
  theme = await loadTheme('bulletin');
});

/** A brief of one source and as many stories as are asked for. */
function long(stories: number, sentences = 6): Brief {
  let text = '';
  const items: Item[] = Array.from({ length: stories }, (_, i) => ({
    id: `i${i + 1}`,
    value: 0.5,
    sentences: Array.from({ length: sentences }, (_, k) => {
      const said = `In story ${i + 1} the harbour master of the upper town gave sentence ${k + 1} to the assembled reporters.`;
      const start = text.length;
      text += `${said} `;
      return { text: said, cites: [{ source: 's1', start, end: start + said.length }], origins: 1 };
    }),
  }));
  return {
    edition: {
      title: 'Long',
      date: '2031-01-02',
      zone: 'UTC',
      language: 'en',
      identifier: 'urn:uuid:0b7c1f6e-2f5a-5d0e-9a41-6b8f2f0c7d11',
    },
    sources: [{ id: 's1', path: 'a.txt', text, language: 'en', sha256: '0'.repeat(64), words: text.split(' ').length }],
    bottomLine: [{ item: 'i1', sentence: 0 }],
    figures: [],
    sections: [
      { id: 'diplomacy', title: 'Diplomacy', items: items.slice(0, stories / 2) },
      { id: 'other', title: 'Other developments', items: items.slice(stories / 2) },
    ],
    disagreements: [],
    lookAhead: [],
    omitted: [],
    failures: [],
  };
}

/** Text of the pieces under each tag, in drawing order. */
function textByTag(set: Typeset): Map<Tag, string> {
  const texts = new Map<Tag, string>();
  for (const page of set.pages)
    for (const piece of page.pieces)
      if (piece.kind === 'text' && typeof piece.tag !== 'string')
        texts.set(piece.tag, `${texts.get(piece.tag) ?? ''}${textOf(piece.line)}${piece.line.hyphenated ? '' : ' '}`);
  return texts;
}

/** All that is read, in reading order. */
function read(set: Typeset): string {
  const texts = textByTag(set);
  const visit = (tag: Tag): string => (texts.get(tag) ?? '') + tag.children.map(visit).join('');
  return visit(set.tree).replace(/\s+/g, ' ');
}

const bodyLines = (page: Page) =>
  page.pieces.flatMap((piece) =>
    piece.kind === 'text' && piece.line.runs.some((run) => run.run.style.size === theme.text.body.size) ? [piece] : [],
  );

describe('typeset', () => {
  it('sets every sentence whole, in reading order, on pages of its paper', () => {
    const set = typeset(fixture, theme, record());
    const words = read(set);
    let at = 0;
    for (const section of fixture.sections)
      for (const item of section.items.slice(0, section.id === 'other' ? 1 : undefined))
        for (const sentence of item.sentences) {
          const start = sentence.text.replace(/["'“”‘’].*/s, '').slice(1, 40);
          const found = words.indexOf(start, at);
          expect(found, start).toBeGreaterThan(at);
          at = found;
        }
    for (const page of set.pages)
      for (const piece of page.pieces) {
        const right =
          piece.kind === 'rect' ? piece.x + piece.width : Math.max(...piece.line.runs.map((run) => piece.x + run.x + run.width));
        expect(piece.x).toBeGreaterThan(10);
        expect(right).toBeLessThan(set.paper.width - 10);
        expect(piece.y).toBeGreaterThan(10);
        expect(piece.y).toBeLessThan(set.paper.height - 10);
      }
  });
  it('prints the marking at the top and bottom right of every page, read once', () => {
    const set = typeset(fixture, theme, record());
    for (const page of set.pages) {
      const marks = page.pieces.filter((piece) => piece.kind === 'text' && textOf(piece.line) === 'TLP:AMBER+STRICT');
      expect(marks).toHaveLength(2);
    }
    expect(read(set).match(/TLP:AMBER\+STRICT(?!:)/g)).toHaveLength(1);
    expect(
      typeset({ ...fixture, edition: { ...fixture.edition, marking: '' } }, theme, record()).pages[0]!.pieces.some(
        (piece) => piece.kind === 'text' && piece.tag === 'footer' && /TLP/.test(textOf(piece.line)),
      ),
    ).toBe(false);
  });
  it('keeps body text on the grid, and no line of a paragraph alone', () => {
    const set = typeset(long(60), theme, record());
    expect(set.bodyPages).toBeGreaterThan(3);
    const grid = theme.layout.grid;
    for (const page of set.pages.slice(0, set.bodyPages)) {
      const lines = bodyLines(page);
      const first = lines[0]!;
      for (const line of lines) expect(Math.abs(((line.y - first.y) / grid) % 1)).toBeCloseTo(0, 3);
      const byTag = new Map<unknown, number>();
      for (const line of lines) byTag.set(line.tag, (byTag.get(line.tag) ?? 0) + 1);
      const whole = textByTag(set);
      for (const [tag, n] of byTag) if ((whole.get(tag as Tag)?.length ?? 0) > 200) expect(n).toBeGreaterThan(1);
    }
  });
  it('keeps a lede on one page, and parts the stories of a page that ends short', () => {
    const { grid } = theme.layout;
    const brief = long(60);
    // Ledes of about six lines, as no column holds a whole number of them.
    for (const { items } of brief.sections)
      for (const item of items) (item.sentences[0] as { text: string }).text = Array(4).fill(item.sentences[0]!.text).join(' ');
    const set = typeset(brief, theme, record());
    const pagesOf = new Map<Tag, Set<Page>>();
    const gaps = new Set<number>();
    for (const page of set.pages.slice(1, set.bodyPages - 1)) {
      const lines = page.pieces.flatMap((piece) =>
        piece.kind === 'text' && typeof piece.tag !== 'string' ? [{ ...piece, tag: piece.tag }] : [],
      );
      const ofPage = new Set<number>();
      for (const [i, line] of lines.entries()) {
        if (line.tag.type !== 'H3') continue;
        pagesOf.set(line.tag, (pagesOf.get(line.tag) ?? new Set()).add(page));
        const above = lines[i - 1];
        if (above?.tag.type === 'P' && above.y < line.y) ofPage.add(Math.floor((line.y - above.y) / grid));
      }
      // One page, one space between its stories.
      expect(ofPage.size).toBeLessThan(2);
      for (const gap of ofPage) gaps.add(gap);
    }
    expect(pagesOf.size).toBeGreaterThan(30);
    for (const pages of pagesOf.values()) expect(pages.size).toBe(1);
    expect(gaps).toEqual(new Set([1, 2]));
  });
  it('prints a contents from five body pages on, with the pages of the sections', () => {
    const short = typeset(long(40), theme, record());
    expect(read(short)).not.toContain('Contents');
    const set = typeset(long(160), theme, record());
    expect(set.bodyPages).toBeGreaterThanOrEqual(5);
    const other = set.destinations.find((place) => place.name === 'section-other')!;
    expect(read(set)).toContain(`Diplomacy 1 Other developments ${other.page} Sources`);
  });
  it.each(['bulletin', 'ledger', 'large'])('ends no column of %s in a divided word', async (name) => {
    const words = 'international representatives notwithstanding considerable misunderstandings approximately administration'.split(' ');
    const brief = long(120);
    const told = brief.sections.map((section) => ({
      ...section,
      items: section.items.map((item, i) => ({
        ...item,
        sentences: item.sentences.map((sentence, k) => ({
          ...sentence,
          text: `${sentence.text.slice(0, -1)} of ${words[(i + k) % 7]} ${words[(i * 3 + k) % 7]} and ${words[(i + k * 5) % 7]}.`,
        })),
      })),
    }));
    const style = await loadTheme(name);
    const set = typeset({ ...brief, sections: told }, style, record());
    let divided = 0;
    for (const page of set.pages.slice(0, set.bodyPages)) {
      const columns = new Map<number, { y: number; hyphenated: boolean }>();
      for (const piece of page.pieces) {
        if (piece.kind !== 'text' || !piece.line.runs.some((run) => run.run.style.size === style.text.body.size)) continue;
        if (piece.line.hyphenated) divided++;
        const column = Math.round(piece.x / 20);
        if (piece.y >= (columns.get(column)?.y ?? 0)) columns.set(column, { y: piece.y, hyphenated: piece.line.hyphenated });
      }
      for (const { hyphenated } of columns.values()) expect(hyphenated, `page ${page.number}`).toBe(false);
    }
    if (name !== 'large') expect(divided).toBeGreaterThan(10);
  });
  it('says where each page begins', () => {
    const set = typeset(long(60), theme, record());
    expect(set.starts[0]).toEqual({ page: 1, label: '1', block: 'masthead', offset: 0 });
    expect(set.starts).toHaveLength(set.pages.length);
    for (const start of set.starts.slice(1, set.bodyPages)) {
      if (start.key === undefined) continue;
      const [id, n] = start.key.split('/');
      const sentence = long(60)
        .sections.flatMap((section) => section.items)
        .find((item) => item.id === id)!.sentences[Number(n)]!;
      const first = bodyLines(set.pages[start.page - 1]!)[0]!;
      if (set.pages[start.page - 1]!.pieces.find((piece) => piece.kind === 'text' && piece.tag !== 'header') === first)
        expect(textOf(first.line).startsWith(sentence.text.slice(start.offset, start.offset + 8))).toBe(true);
    }
  });
  it.each(['bulletin', 'ledger', 'large'])('names the place of the first words of every page of %s that no head begins', async (name) => {
    const brief = long(40);
    const sentences = brief.sections.flatMap(({ items }) => items.flatMap((item) => item.sentences));
    const reasons = ['caption', 'byline', 'dateline', 'table', 'question', 'fragment', 'boilerplate', 'heading', 'excluded'] as const;
    const omitted = sentences.slice(0, 90).map((one, i) => ({ ...one.cites[0]!, reason: reasons[i % reasons.length]! }));
    const failures = Array.from({ length: 60 }, (_, i) => ({
      path: `in/${i}.docx`,
      reason: `The file number ${i} holds nothing that can be read.`,
    }));
    const bottomLine = brief.sections[0]!.items.slice(0, 14).map(({ id }) => ({ item: id, sentence: 0 }));
    const set = typeset({ ...brief, bottomLine, omitted, failures }, await loadTheme(name), record());
    const headed = new Set(set.destinations.map((place) => `${place.page} ${place.name.replace(/^section-/, 'section/')}`));
    const without = set.starts.slice(1).filter((start) => start.key === undefined && !headed.has(`${start.page} ${start.block}`));
    expect(without).toEqual([]);
    expect(set.starts.some((start) => start.block === 'omitted' && start.key !== undefined)).toBe(true);
  });
  it('sets the quotes of headlines and of what is left out as those of sentences', () => {
    const text = `The port's owner said "no" to the Line's plan.`;
    const [source] = fixture.sources;
    const set = typeset(
      {
        ...long(2),
        sources: [{ ...source!, id: 's1', text, headline: `"No": port's owner` }],
        omitted: [{ source: 's1', start: 0, end: text.length, reason: 'question' }],
      },
      theme,
      record(),
    );
    expect(read(set)).toContain('The port’s owner said “no” to the Line’s plan.');
    expect(read(set)).toContain('“No”: port’s owner');
  });
  it('counts reports of one origin once for a paragraph', () => {
    const brief = long(4, 6);
    const [source] = brief.sources;
    const sources = [source!, { ...source!, id: 's2', path: 'b.txt' }];
    const items = brief.sections[0]!.items.map((item) => ({
      ...item,
      sentences: item.sentences.map((one) => ({ ...one, cites: [one.cites[0]!, { ...one.cites[0]!, source: 's2' }], origins: 1 })),
    }));
    const told = read(typeset({ ...brief, sources, sections: [{ ...brief.sections[0]!, items }] }, theme, record()));
    // Once for each story's lede, once for what follows it.
    expect(told.match(/2 reports, 1 origin/g)).toHaveLength(2 * items.length);
  });
  it('moves disagreements and look ahead into the margin only where there is one', async () => {
    const set = typeset(fixture, await loadTheme('large'), record());
    expect(read(set)).toContain('WHERE SOURCES DISAGREE');
    expect(read(typeset(fixture, theme, record()))).toContain('LOOK AHEAD');
  });
  it('sets or reports what is out of all measure, and loses nothing', () => {
    const word = 'Donau'.repeat(400);
    const much = `The list names ${'harbour '.repeat(10_000)}at last.`;
    const brief = long(2, 2);
    const text = `${word} was said. ${much}`;
    const odd: Brief = {
      ...brief,
      sources: [{ ...brief.sources[0]!, text }],
      sections: [
        { id: 'diplomacy', title: 'Diplomacy', items: [] },
        {
          id: 'other',
          title: 'Other developments',
          items: [
            {
              id: 'i1',
              value: 1,
              sentences: [
                { text: `${word} was said.`, cites: [{ source: 's1', start: 0, end: 10 }], origins: 1 },
                { text: much, cites: [{ source: 's1', start: 11, end: text.length }], origins: 1 },
              ],
            },
          ],
        },
      ],
      figures: Array.from({ length: 500 }, (_, n) => ({
        value: n + 1,
        unit: 'person',
        kind: 'count' as const,
        counts: `people at place ${n + 1}`,
        asStated: `up to ${n + 1}`,
        box: true,
        group: 'forces' as const,
        origins: 1,
        wordings: [],
        cites: [{ source: 's1', start: 0, end: 10 }],
      })),
    };
    const set = typeset(odd, theme, record());
    const words = read(set);
    expect(words).toContain('Diplomacy'.toUpperCase());
    expect(words).toContain('Nothing reported.');
    expect(words.match(/harbour /g)!.length).toBeGreaterThanOrEqual(10_000);
    expect(words.replace(/[\s\u00ad-]/g, '')).toContain(word);
    for (let n = 1; n <= 500; n++) expect(words).toContain(`people at place ${n}`);
  });
  it('leaves no line of back matter alone where its columns are balanced', () => {
    const brief = long(2, 2);
    const [source] = brief.sources;
    for (let n = 1; n < 40; n++) {
      const sources = Array.from({ length: n }, (_, i) => ({
        ...source!,
        id: `s${i + 1}`,
        headline: `Headline of source ${i + 1} in some words more`,
      }));
      const set = typeset({ ...brief, sources }, theme, record());
      const method = set.tree.children.at(-1)!.children.at(-1)!;
      const columns = new Map<string, number>();
      for (const page of set.pages)
        for (const piece of page.pieces) {
          if (piece.kind !== 'text' || piece.tag !== method) continue;
          const column = `${page.number} ${piece.x}`;
          columns.set(column, (columns.get(column) ?? 0) + 1);
        }
      expect(columns.size, `${n} sources`).toBeGreaterThan(0);
      for (const lines of columns.values()) expect(lines, `${n} sources`).toBeGreaterThan(1);
    }
  });
  it('tells of characters that no font has, in one message where they are many', () => {
    const told = (title: string) => {
      const log = record();
      typeset({ ...long(2, 2), edition: { ...long(2, 2).edition, title } }, theme, log);
      return log.messages.filter(({ code }) => code === 'typeset/missing-character').map(({ reason }) => reason);
    };
    expect(told('Long')).toEqual([]);
    expect(told('Long \u3042\u3042')).toEqual([expect.stringContaining('The character あ (U+3042) is in none of the fonts')]);
    expect(told('Long \u3042\u3044\u3046\u3048')).toEqual([expect.stringMatching(/^4 characters .* “Long あいうえ”: あ \(U\+3042\), い/)]);
  });
  it.each(['bulletin', 'ledger', 'large'])(
    'draws the course of a figure over editions in %s, within its cell, with words in its place',
    async (name) => {
      const set = typeset(fixture, await loadTheme(name), record());
      const tags: Tag[] = [];
      const visit = (tag: Tag): void => {
        if (tag.alt?.startsWith('Over time')) tags.push(tag);
        tag.children.forEach(visit);
      };
      visit(set.tree);
      expect(tags.map(({ type, alt }) => [type, alt])).toEqual([
        [
          'Figure',
          'Over time: 16 October 2031: 5,000; 17 October 2031: some 5,500; 20 October 2031: about 8,200; 21 October 2031: about 9,000.',
        ],
      ]);
      const columns = set.pages.flatMap((page) =>
        page.pieces.flatMap((piece) => (piece.kind === 'rect' && piece.tag === tags[0] ? [piece] : [])),
      );
      expect(columns).toHaveLength(4);
      const foot = columns.map(({ y, height }) => y + height);
      for (const y of foot) expect(y).toBeCloseTo(foot[0]!, 6);
      const heights = columns.map(({ height }) => height / columns[3]!.height);
      for (const [i, value] of [5000, 5500, 8200, 9000].entries()) expect(heights[i]).toBeCloseTo(value / 9000, 6);
      expect(columns.map(({ colour }) => colour)).toEqual(['barLight', 'barLight', 'barLight', 'bar']);
    },
  );
  it.each(['bulletin', 'ledger', 'large'])(
    'sets a figure whose number and unit have no room side by side in %s on two lines',
    async (name) => {
      const figure = { ...fixture.figures[0]!, asStated: 'up to US$214.5 quadrillion', wordings: [], box: true };
      const log = record();
      const set = typeset({ ...fixture, figures: [figure] }, await loadTheme(name), log);
      expect(log.messages.filter(({ reason }) => /too wide|divided/.test(reason))).toEqual([]);
      expect(read(set)).toContain('up to US$214.5 quadrillion');
    },
  );
  it('sets the marks of a figure that many sources tell behind its words, within its measure', () => {
    const sources = Array.from({ length: 12 }, (_, i) => ({ ...fixture.sources[0]!, id: `s${i + 1}`, path: `${i + 10}.txt` }));
    const figure = {
      ...fixture.figures[0]!,
      asStated: 'seventeen',
      cites: sources.map(({ id }) => ({ ...fixture.figures[0]!.cites[0]!, source: id })),
    };
    const log = record();
    const set = typeset({ ...fixture, sources: [...fixture.sources.slice(0, 3), ...sources.slice(3)], figures: [figure] }, theme, log);
    expect(log.messages.filter(({ reason }) => /too wide|divided/.test(reason))).toEqual([]);
    expect(read(set)).toContain('seventeen ');
    expect(read(set)).toMatch(/1,2,3,4,5,6,7,8,9,10,11,12/);
  });
  it('sets no bars of two groups in one row', async () => {
    const counted = (group: 'forces' | 'goods', value: number, n: number) => ({
      ...fixture.figures[0]!,
      group,
      value,
      unit: group === 'forces' ? 'person' : 'ton',
      counts: `${group} ${n}`,
      asStated: String(value),
      wordings: [],
    });
    const figures = [
      ...[900, 800, 700].map((value, n) => counted('forces', value, n)),
      ...[90, 80, 70].map((value, n) => counted('goods', value, n)),
    ];
    const set = typeset({ ...fixture, figures }, await loadTheme('ledger'), record());
    const rows = new Map<string, Set<unknown>>();
    for (const page of set.pages)
      for (const piece of page.pieces)
        if (piece.kind === 'rect' && typeof piece.tag !== 'string' && piece.tag.alt?.startsWith('Bar chart')) {
          const row = `${page.number} ${piece.y.toFixed(1)}`;
          rows.set(row, (rows.get(row) ?? new Set()).add(piece.tag));
        }
    expect(rows.size).toBeGreaterThan(1);
    for (const tags of rows.values()) expect(tags.size).toBe(1);
  });
  it('dumps its lines', () => {
    const dump = dumpPages(typeset(fixture, theme, record())) as { pages: { lines: { role: string; text: string; left: number }[] }[] };
    expect(dump.pages[0]!.lines.find((line) => line.role === 'H1')).toMatchObject({
      text: 'Coast and River',
      face: 'serif-semibold',
      size: 25,
    });
  });
});

describe('a figure', () => {
  it.each([
    ['up to 8 million rounds', 'up to 8', ' million rounds'],
    ['US$300 billion', 'US$300', ' billion'],
    ['1.25%', '1.25%', ''],
    ['two', 'two', ''],
  ])('%s is large up to its last digit', (asStated, large, small) => expect(splitFigure(asStated)).toEqual({ large, small }));
});
