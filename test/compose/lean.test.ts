import { describe, expect, it } from 'vitest';
import { findLeaning } from '../../src/compose/lean.ts';
import { readTexts } from '../../src/compose/reading.ts';
import { silent } from '../../src/model/log.ts';
import { sourceOf } from './sources.ts';

/** Which of the sentences of one paragraph lean: the number of the sentence they lean on, or "-". */
function leans(...sentences: string[]): (number | '-')[] {
  const { statements } = readTexts([sourceOf('s1', 'a.txt', `${sentences.join(' ')}\n`)], silent);
  expect(statements).toHaveLength(sentences.length);
  return findLeaning(statements).map((lean) => (lean === undefined ? '-' : lean.on));
}

describe('findLeaning', () => {
  const first = 'The Latvian parliament rejected a budget of 14 billion euros on Monday after a long debate.';

  it.each([
    'They argue that the plan would harm schools in Riga.',
    'This decision surprised investors in Riga.',
    'The budget was drafted by Finance Minister Andris Kalnins.',
    'However, Prime Minister Liga Ozola will present another draft in Riga.',
    'It had been drafted by Finance Minister Andris Kalnins.',
    'Despite this setback, Prime Minister Liga Ozola refused to resign.',
    'Both Estonia and Lithuania have warned of the harm this might do.',
    'In response, Prime Minister Liga Ozola called a new vote.',
    'Such votes are rare in Latvia.',
    'Another 40 members of the opposition abstained.',
  ])('leans: %s', (second) => {
    expect(leans(first, second)).toEqual(['-', 0]);
  });

  it.each([
    'Estonian Foreign Minister Mart Kask arrived in Helsinki on Tuesday for talks about the Baltic Sea.',
    'Lithuania bought 44 tanks from Germany for 2 billion euros.',
    'Those who live in Vilnius pay more for heating than people in Warsaw.',
    'This week Poland opens a new port in Gdynia.',
    'When he arrived in Oslo, Danish Defence Minister Lars Holm praised the Norwegian navy.',
  ])('stands by itself: %s', (second) => {
    expect(leans(first, second)).toEqual(['-', '-']);
  });

  it('leans on whoever was introduced by the full name', () => {
    expect(
      leans(
        'The Baltic Courier’s editor, Janis Berzins, noted that 900 soldiers had crossed into Narva.',
        'Estonia closed 3 bridges to Russia on Friday.',
        'Berzins reported that 12 trains had followed from Pskov.',
      )[2],
    ).toBe(0);
  });

  it('goes on with a quotation that is still open', () => {
    expect(leans('“We have lost 40 houses in Liepaja.', 'The sea took Kalnins Street within an hour,” said Mayor Uldis Sesks.')).toEqual([
      '-',
      0,
    ]);
  });
});
