import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseBrief, parseFigures } from '../../src/archive/brief-file.ts';
import { earlierBriefs, earlierEditions, earlierFigures } from '../../src/archive/earlier.ts';
import type { Brief } from '../../src/model/brief.ts';
import { record } from '../../src/model/log.ts';
import { briefJson } from '../../src/outputs.ts';
import { fixture } from '../fixtures/brief.ts';

const edition = (date: string): Brief => ({ ...fixture, edition: { ...fixture.edition, date } });
const written = (date: string) => new TextDecoder().decode(briefJson(edition(date)));

describe('earlier editions', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'daybrief-earlier-'));
    const put = (name: string, text?: string) => {
      mkdirSync(join(folder, name));
      if (text !== undefined) writeFileSync(join(folder, name, 'brief.json'), text);
    };
    put('2031-10-20', written('2031-10-20'));
    put('2031-10-16', JSON.stringify(edition('2031-10-16')));
    put('2031-10-17', '{ "edition": 1 }');
    put('2031-10-18');
    put('2031-10-22', written('2031-10-22'));
    put('notes', written('2031-10-19'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('are those dated before a day that have a brief.json, by date', () => {
    const log = record();
    expect(earlierEditions(folder, '2031-10-21', log).map(({ date }) => date)).toEqual(['2031-10-16', '2031-10-17', '2031-10-20']);
    expect(log.messages).toEqual([]);
  });
  test.each([
    ['briefs', earlierBriefs],
    ['figures', earlierFigures],
  ] as const)('are read for their %s; of one that cannot be read is told', (_, open) => {
    const log = record();
    const read = open(earlierEditions(folder, '2031-10-21', log), log);
    expect(read.map((one) => [one.edition.date, one.figures.length])).toEqual([
      ['2031-10-16', fixture.figures.length],
      ['2031-10-20', fixture.figures.length],
    ]);
    expect(log.messages.map(({ code, reason }) => [code, reason.includes('2031-10-17')])).toEqual([['archive/earlier-unreadable', true]]);
  });
  test('there is nothing before the first edition; what is no folder is refused', () => {
    const log = record();
    expect(earlierEditions(join(folder, 'none'), '2031-10-21', log)).toEqual([]);
    expect(log.messages.map(({ severity, code }) => [severity, code])).toEqual([['info', 'archive/no-earlier']]);
    expect(() => earlierEditions(join(folder, '2031-10-16', 'brief.json'), '2031-10-21', record())).toThrow('no folder');
  });
});

describe('parseFigures', () => {
  const whole = written('2031-10-20');
  test('reads the same figures as the whole brief has, without its sources', () => {
    const read = parseFigures(Buffer.from(whole), 'a/brief.json');
    expect(read.figures).toEqual(fixture.figures);
    expect(read.edition).toEqual(parseBrief(whole, 'a/brief.json').edition);
    expect(Object.entries(read).filter(([, value]) => Array.isArray(value) && value.length > 0)).toHaveLength(1);
  });
  test('is not taken in by keys within the texts of sources, nor by another layout', () => {
    const sly = { ...edition('2031-10-20'), sources: fixture.sources.map((one) => ({ ...one, text: `${one.text}\n  "figures": [` })) };
    expect(parseFigures(Buffer.from(briefJson(sly)), 'a').figures).toEqual(fixture.figures);
    expect(parseFigures(Buffer.from(JSON.stringify(sly)), 'a').figures).toEqual(fixture.figures);
    const { figures, edition: of, ...rest } = sly;
    expect(parseFigures(Buffer.from(JSON.stringify({ figures, edition: of, ...rest }, null, 2)), 'a').figures).toEqual(fixture.figures);
  });
  test('refuses figures that are none', () =>
    expect(() => parseFigures(Buffer.from(whole.replace(/"value": \d+/, '"value": "many"')), 'a/brief.json')).toThrow('a/brief.json'));
});
