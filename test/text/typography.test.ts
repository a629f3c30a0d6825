import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayText } from '../../src/text/typography.ts';
import { growth, TOO_MUCH } from '../growth.ts';

const shown = (text: string, language: string): string => displayText({ text }, language).text;

describe('displayText', () => {
  test.each([
    ['en', 'The minister said: "No one\'s leaving."', 'The minister said: “No one’s leaving.”'],
    ['en', "\"It's 'unacceptable',\" he said.", '“It’s ‘unacceptable’,” he said.'],
    ['en', "the troops' orders", 'the troops’ orders'],
    ['en', "'The troops' orders were clear'", '‘The troops’ orders were clear’'],
    ['en', "rock 'n' roll of the '90s", 'rock ’n’ roll of the ’90s'],
    ['en', 'He is 6\'2" tall', 'He is 6\'2" tall'],
    ['en', 'He said "1,500"', 'He said “1,500”'],
    ['en', "``Yes,'' she said", '“Yes,” she said'],
    ['en', 'a deal -- and a war--and...', 'a deal\u00a0— and a war—and…'],
    ['en', 'Berlin - the capital', 'Berlin\u00a0– the capital'],
    ['en', '10-15 ships on 2024-10-22, F-16, 202-456-1414, 3-2', '10–15 ships on 2024-10-22, F-16, 202-456-1414, 3-2'],
    ['en', 'Mr. Kirby met J. Smith at 5 p.m.', 'Mr.\u00a0Kirby met J.\u00a0Smith at 5\u00a0p.m.'],
    ['en', '$2.26 billion', '$2.26\u00a0billion'],
    ['en', 'two\n  lines\tand\u00a0more ', 'two lines and\u00a0more'],
    ['en', 'hy\u00adphen', 'hyphen'],
    ['en', 'the decision-\nmaking of 340 pris-\n  oners', 'the decision-making of 340 pris-oners'],
    ['en', '“Kept” and ‘kept’', '“Kept” and ‘kept’'],
    ['en', '("Quoted")', '(“Quoted”)'],
    ['en', 'Sixty \\[thousand\\] tents for \\$5 million, 1\\. in Kaunas\\*', 'Sixty [thousand] tents for $5\u00a0million, 1. in Kaunas*'],
    ['en', 'in C:\\.cache, \\\\[host] and tools\\.old or \\n', 'in C:\\.cache, \\\\[host] and tools\\.old or \\n'],
    ['de', 'Er sagte: "Das ist \'gut\'."', 'Er sagte: „Das ist ‚gut‘.“'],
    ['de', 'Berlin -- z. B. 10 %', 'Berlin\u00a0– z.\u00a0B. 10\u00a0%'],
    ['fr', 'Il a dit: "Vraiment?"', 'Il a dit\u202f: «\u202fVraiment\u202f?\u202f»'],
    [
      'fr',
      "Quoi ?! L'heure : 18:30 ; «oui» https://a.example/",
      'Quoi\u202f?! L’heure\u202f: 18:30\u202f; «\u202foui\u202f» https://a.example/',
    ],
    ['fr', '10 000 personnes', '10\u00a0000 personnes'],
    ['es', '¿"Por qué"?', '¿«Por qué»?'],
    ['uk', 'Це "удар" - і він був у Києві', 'Це «удар»\u00a0— і\u00a0він був у\u00a0Києві'],
    ['uk', "п'ять об'єктів", 'п’ять об’єктів'],
    ['ru', 'в Москве - "да"', 'в\u00a0Москве\u00a0— «да»'],
    ['ja', '"引用"', '"引用"'],
  ])('%s: %s', (language, source, expected) => expect(shown(source, language)).toBe(expected));

  test('a capital where the first words were cut', () => {
    const cites = [{ source: 's1', start: 10, end: 40 }];
    expect(displayText({ text: '“the talks go on.', cites, cuts: [{ start: 10, end: 21 }] }, 'en').text).toBe('“The talks go on.');
    expect(displayText({ text: 'iPhone sales rose', cites, cuts: [{ start: 10, end: 21 }] }, 'en').text).toBe('iPhone sales rose');
    expect(displayText({ text: 'the talks go on.', cites, cuts: [{ start: 25, end: 30 }] }, 'en').text).toBe('the talks go on.');
    expect(displayText({ text: 'the talks go on.', cites }, 'en').text).toBe('the talks go on.');
  });

  test('words are never altered', () => {
    const folded = (text: string): string =>
      text
        .replace(/\u00ad|\ufeff|\\/g, '')
        .replace(/["'`“”‘’„‚«»‹›]/g, '')
        .replace(/…/g, '...')
        .replace(/[\s\u0085]/g, '')
        .replace(/[-–—]+/g, '-');
    const word = fc.constantFrom(
      'word',
      "it's",
      '"',
      "'",
      '-',
      '--',
      '...',
      '. . .',
      '5',
      '10-12',
      'в',
      '?',
      ':',
      '«',
      '»',
      'Mr.',
      '\n',
      '\u00a0',
      '%',
      '``',
      "''",
      '😀',
      'é',
    );
    const text = fc
      .array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 30 })
      .chain((parts) => fc.constantFrom(parts.join(''), parts.join(' ')));
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'de', 'fr', 'es', 'uk', 'ru', 'pl', 'sv', 'und', 'he'), (source, language) => {
        expect(folded(shown(source, language))).toBe(folded(source));
      }),
      { numRuns: 500 },
    );
  });

  test('setting what is set changes nothing', () => {
    for (const language of ['en', 'de', 'fr', 'uk'])
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom('word', '"word"', "it's", 'a', '--', '-', '10', '000', 'km', '!', '...'), { maxLength: 12 }),
          (parts) => {
            const once = shown(parts.join(' '), language);
            expect(shown(once, language)).toBe(once);
          },
        ),
      );
  });

  test.each(['"', "'", '-', '- ', '. ', ' ', '1 ', '1-', '« ', 'a. ', '\u00a0'])('%j over and over, in linear time', async (unit) => {
    const work = (n: number): void => {
      for (const language of ['en', 'fr', 'uk', 'de']) shown(unit.repeat(n), language);
    };
    expect(await growth(work, 12_500)).toBeLessThan(TOO_MUCH);
  });
});
