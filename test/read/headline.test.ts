import { describe, expect, it } from 'vitest';
import { openingMetadata } from '../../src/read/opening.ts';
import { readBytes } from './reading.ts';

const copy = [
  'The harbour of Kell was closed to all ships on Tuesday after a storm tore two cranes from their rails, the harbour master said.',
  'Insurers said that twenty ships were waiting outside the harbour, and that the closure could last until the end of the week.',
  'The town sent away its fishing fleet on Monday evening, when the first warnings of the storm had come from the weather office.',
];
const headline = (...above: string[]) => openingMetadata([...above, ...copy]).headline;

describe('the headline of a text without fields', () => {
  it.each([
    ['is its first line', ['Storm closes harbour of Kell']],
    ['stands below a link', ['Skip to main content', 'Storm closes harbour of Kell']],
    ['stands below a kicker', ['News', 'Storm closes harbour of Kell', 'By Ana Quist']],
    ['stands below a date', ['Wednesday, 22 October 2031', 'Storm closes harbour of Kell', 'Storm closes harbour of Kell']],
    [
      'stands below a menu',
      ['The Maren Herald Home World Weather Sport Opinion Games', 'Islands and Coast', 'Storm closes harbour of Kell'],
    ],
    [
      'stands below a notice of its own sentence',
      [
        'Maren Media Group',
        'This site is run by Maren Media Group, which holds the copyright of all that is printed on its pages.',
        'Storm closes harbour of Kell',
        'Photo: the harbour',
      ],
    ],
    ['stands above highlights', ['Storm closes harbour of Kell', '• Story highlights', '• Two cranes torn from rails by storm']],
    [
      'is no caption',
      ['Ships wait outside the harbour of Kell in this picture of Tuesday. Handout via REUTERS', 'Storm closes harbour of Kell'],
    ],
    [
      'stands below a wire’s number and keywords',
      ['abc0231 3 pl 186  abc 0412', 'Shipping/Weather/Kell/', 'Storm closes harbour of Kell ='],
    ],
    ['is marked with a caret', ['MRN0412 4 i 0261 MRN-0318', '^BC-SHIPPING-KELL/URGENT', '^Storm closes harbour of Kell']],
  ])('%s', (_, above) => expect(headline(...above)).toBe('Storm closes harbour of Kell'));
  it('is the first line where none is said again', () => expect(headline('A night to remember', 'Ana Quist')).toBe('A night to remember'));
  it('is none where the copy comes first', () => expect(headline()).toBeUndefined());
  it('is said in other alphabets too', () =>
    expect(
      openingMetadata([
        'Новости',
        'Шторм закрыл гавань Келля',
        'Гавань Келля была закрыта для всех судов во вторник после шторма, который сорвал два крана с рельсов, сообщил капитан порта.',
        'Страховщики сообщили, что двадцать судов ждут за пределами гавани и что закрытие может продлиться до конца недели.',
      ]).headline,
    ).toBe('Шторм закрыл гавань Келля'));
});

describe('the date of a text without fields', () => {
  it('is its dateline’s, not the stamp of the page', () =>
    expect(
      openingMetadata(['Storm closes harbour', 'February 10, 2033, 10:21 AM', `KELL, VELIA, March 5, 2032 — ${copy[0]}`]).published,
    ).toBe('2032-03-05'));
  it('is the stamp’s where the dateline has no year', () =>
    expect(
      openingMetadata(['Storm closes harbour', 'February 10, 2033', `KELL, Feb 9 (Reuters) — ${copy[0]}`], '2033-02-11').published,
    ).toBe('2033-02-10'));
});

describe('a wire as its agency sends it', () => {
  const wire = (end: string) =>
    `abc0231 3 pl 186  abc 0412\n\nSchifffahrt/Wetter/Kell/\nSturm schließt Hafen von Kell =\n\nKell (abc) - Der Hafen von Kell ist am Sonntag nach einem Sturm für alle Schiffe geschlossen worden, teilte die Behörde mit.\n\nabc bo yyzz n1 ila\n${end}\n`;
  it('is dated by the group at its end, and its keywords run into no headline', async () => {
    expect((await readBytes('a.txt', wire('222015 Nov 26'))).sources[0]).toMatchObject({
      headline: 'Sturm schließt Hafen von Kell',
      published: '2026-11-22',
    });
  });
  it.each(['220005 Okt 26', '22 2015 Nov', '229915 Nov 26'])('%s', async (end) => {
    expect((await readBytes('a.txt', wire(end))).sources[0]?.published).toBe(end.startsWith('220005') ? '2026-10-22' : undefined);
  });
});
