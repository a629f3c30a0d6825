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

  it.each([
    ['They will meet as early as Wednesday.', [['2024-10-23', 'as early as Wednesday']]],
    ['The union called a rally in Oslo for Saturday.', [['2024-10-26', 'for Saturday']]],
    ['It would review the rating on Friday, Oct. 25, 2024.', [['2024-10-25', 'on Friday, Oct. 25, 2024']]],
    ['The day after tomorrow they leave.', [['2024-10-24', 'The day after tomorrow']]],
    ['He returns by the end of the month.', [['2024-10', 'by the end of the month']]],
  ])('%s', (text, expected) => {
    expect(read(text, '2024-10-22')).toEqual(expected);
  });

  it.each([
    ['de', 'Am Donnerstag wird gewählt.', [['2024-10-24', 'Am Donnerstag']]],
    ['de', 'Der Gipfel findet am 3. November 2025 statt.', [['2025-11-03', 'am 3. November 2025']]],
    ['de', 'Das Gericht entscheidet Mitte November.', [['2024-11', 'Mitte November']]],
    [
      'de',
      'Nächste Woche reist sie nach Oslo, und morgen spricht er.',
      [
        ['2024-10-28', 'Nächste Woche'],
        ['2024-10-23', 'morgen'],
      ],
    ],
    ['de', 'Am Morgen fiel Regen.', []],
    ['de', 'In zwei Wochen endet die Frist.', [['2024-11-05', 'In zwei Wochen']]],
    ['fr', 'Ils se réuniront jeudi 24 octobre.', [['2024-10-24', 'jeudi 24 octobre']]],
    ['fr', 'Le scrutin aura lieu le 3 novembre.', [['2024-11-03', 'le 3 novembre']]],
    ['fr', 'Le 1er novembre, la loi entre en vigueur.', [['2024-11-01', 'Le 1er novembre']]],
    ['fr', 'Elle arrive la semaine prochaine.', [['2024-10-28', 'la semaine prochaine']]],
    ['fr', 'Les pourparlers reprendront lundi prochain.', [['2024-10-28', 'lundi prochain']]],
    ['es', 'La cumbre será el jueves.', [['2024-10-24', 'el jueves']]],
    ['es', 'Votarán el 3 de noviembre de 2025.', [['2025-11-03', 'el 3 de noviembre de 2025']]],
    ['es', 'Llegará la próxima semana.', [['2024-10-28', 'la próxima semana']]],
    ['es', 'Por la mañana llovió.', []],
    ['uk', 'Вибори відбудуться у четвер.', [['2024-10-24', 'у четвер']]],
    ['uk', 'Саміт почнеться 3 листопада.', [['2024-11-03', '3 листопада']]],
    ['uk', 'Він приїде наступного тижня.', [['2024-10-28', 'наступного тижня']]],
    ['ru', 'Переговоры пройдут в среду.', [['2024-10-23', 'в среду']]],
    ['ru', 'Выборы состоятся 3 ноября 2025 года.', [['2025-11-03', '3 ноября 2025']]],
    ['ru', 'Он прилетит на следующей неделе.', [['2024-10-28', 'на следующей неделе']]],
    ['ru', 'Завтра начнётся суд.', [['2024-10-23', 'Завтра']]],
  ])('%s: %s', (language, text, expected) => {
    expect(findDates(text, '2024-10-22', 'future', language).map(({ date, asStated }) => [date, asStated])).toEqual(expected);
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
