import { describe, expect, test } from 'vitest';
import { withSeries } from '../../src/archive/series.ts';
import type { Brief, Figure } from '../../src/model/brief.ts';
import { fixture } from '../fixtures/brief.ts';

const { series: _, ...soldiers } = fixture.figures[1] as Figure;
/** An edition of a day with figures like that of the soldiers. */
const edition = (date: string, ...figures: Partial<Figure>[]): Brief => ({
  ...fixture,
  edition: { ...fixture.edition, date },
  figures: figures.map((more) => ({ ...soldiers, ...more })),
});
const today = edition('2031-10-21', { value: 9000, asStated: 'about 9,000' });
const earlier = [
  edition('2031-10-20', { value: 8200, asStated: 'about 8,200' }),
  edition('2031-10-16', { value: 5000, asStated: '5,000', counts: 'The  Soldiers' }),
];
const courses = (brief: Brief, others: readonly Brief[]) =>
  withSeries(brief, others).figures.map(({ series }) => series?.map(({ value }) => value));

describe('withSeries', () => {
  test('joins the same figure of earlier editions, by date, this one last', () =>
    expect(withSeries(today, earlier).figures[0]?.series).toEqual([
      { date: '2031-10-16', value: 5000, asStated: '5,000' },
      { date: '2031-10-20', value: 8200, asStated: 'about 8,200' },
      { date: '2031-10-21', value: 9000, asStated: 'about 9,000' },
    ]));
  test('needs three editions, before this one', () => {
    expect(courses(today, earlier.slice(1))).toEqual([undefined]);
    expect(courses(today, [earlier[0]!, edition('2031-10-21', { value: 1 }), edition('2031-10-22', { value: 1 })])).toEqual([undefined]);
  });
  test.each([{ unit: 'ship' }, { kind: 'money' as const }, { counts: 'reserve soldiers' }, { attribution: 'Officials in Oster' }])(
    'takes nothing for the same that differs in %j',
    (more) => expect(courses(today, [earlier[0]!, edition('2031-10-16', { value: 5000, ...more })])).toEqual([undefined]),
  );
  test('an edition in which two values answer gives no point, one value said twice does', () => {
    expect(courses(today, [...earlier, edition('2031-10-17', { value: 1 }, { value: 2 })])).toEqual([[5000, 8200, 9000]]);
    expect(courses(today, [...earlier, edition('2031-10-17', { value: 7 }, { value: 7 })])).toEqual([[5000, 7, 8200, 9000]]);
  });
  test('two figures of one brief that count alike have no course', () =>
    expect(courses(edition('2031-10-21', { value: 1 }, { value: 2 }), earlier)).toEqual([undefined, undefined]));
  test('leaves the brief alone', () => {
    const copy = structuredClone(today);
    withSeries(today, earlier);
    expect(today).toEqual(copy);
  });
});
