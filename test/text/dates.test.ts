import { describe, expect, it } from 'vitest';
import { daysBetween, findDates } from '../../src/text/dates.ts';

const read = (text: string, reference: string, towards: 'future' | 'past' = 'future') =>
  findDates(text, reference, towards).map(({ date, asStated }) => [date, asStated]);

describe('findDates', () => {
  // 2024-10-22 is a Tuesday.
  it.each([
    ['On Thursday, the two will meet.', [['2024-10-24', 'On Thursday']]],
    ['They meet on Tuesday.', [['2024-10-22', 'on Tuesday']]],
    ['The vote is on November 3rd.', [['2024-11-03', 'on November 3rd']]],
    ['The vote is on 3 November 2025.', [['2025-11-03', 'on 3 November 2025']]],
    ['Talks open on Jan. 7.', [['2025-01-07', 'on Jan. 7']]],
    ['Talks resume next month.', [['2024-11', 'next month']]],
    ['It ends by the end of the year.', [['2024-12', 'by the end of the year']]],
    ['They fly tomorrow.', [['2024-10-23', 'tomorrow']]],
    ['In two weeks the law takes force.', [['2024-11-05', 'In two weeks']]],
    ['The law of 2024-11-30 is void.', [['2024-11-30', '2024-11-30']]],
    ['In May 2026 it opens.', [['2026-05', 'In May 2026']]],
  ])('%s', (text, expected) => {
    expect(read(text, '2024-10-22')).toEqual(expected);
  });

  it('looks back where the sentence does', () => {
    expect(read('On Thursday, shells fell.', '2024-10-22', 'past')).toEqual([['2024-10-17', 'On Thursday']]);
    expect(read('They were seized on March 23.', '2007-03-28', 'past')).toEqual([['2007-03-23', 'on March 23']]);
  });

  it('takes a day just past for that, whatever the sentence promises', () => {
    expect(read('It will not free the sailors seized on March 23.', '2007-03-28')).toEqual([['2007-03-23', 'on March 23']]);
  });

  it('finds no date where there is none', () => {
    for (const text of ['The march may last.', 'She won 3 of 12.', 'Chapter 11 march 40', 'On February 31 nothing is.'])
      expect(read(text, '2024-10-22')).toEqual([]);
  });

  it('reads the place of its words', () => {
    const text = 'He said they would meet on Friday in Oslo.';
    for (const { start, end, asStated } of findDates(text, '2024-10-22', 'future')) expect(text.slice(start, end)).toBe(asStated);
  });

  it('stays linear on long runs', () => {
    expect(read('on the '.repeat(20_000), '2024-10-22')).toEqual([]);
  });
});

it('counts days between dates', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2024-10-22', '2024-10-21T23:00:00+02:00')).toBe(-1);
});
