import { describe, expect, it } from 'vitest';
import { excerpt } from '../../../src/compose/figures/excerpt.ts';

const around = (text: string, figure: string): string => excerpt(text, text.indexOf(figure), text.indexOf(figure) + figure.length);

describe('excerpt', () => {
  it.each([
    [
      'Ostia has propped up the economy of Vorland with $35.4 billion, an official said.',
      '$35.4 billion',
      'has propped up the economy of Vorland with',
    ],
    ['The minister said that the work would come to $27 billion in two years.', '$27 billion', 'work'],
    [
      'Donors who met in Maren promised more than 900 million dollars (6.7 billion kronor) for roads.',
      'more than 900 million dollars',
      'met in Maren promised',
    ],
    ['“We have buried 40,000”, he said.', '40,000', 'We have buried'],
    ['$27 billion', '$27 billion', ''],
    ['$27 billion and could pay for more.', '$27 billion', ''],
    ['It was $27 billion.', '$27 billion', ''],
    ['The firm, in a report of its own, put the total cost at 650 million euros.', '650 million euros', 'total cost'],
    ['Some 40,000 people are now classed as homeless.', 'Some 40,000', 'people are now classed as homeless'],
    ['At least $134 million is for the mission in Ostia.', 'At least $134 million', 'for the mission in Ostia'],
    ['Acme said on Monday it would pay out $114 million by Friday.', '$114 million', 'would pay out'],
    ['A ferry of eight decks with more than 1,000 Ostians aboard left Halm.', 'more than 1,000', 'Ostians aboard left Halm'],
    [
      'Ostia has promised the new council $18 million to mend the quay.',
      '$18 million',
      'Ostia has promised the new council to mend the quay',
    ],
  ])('%s', (text, figure, expected) => {
    expect(around(text, figure)).toBe(expected);
  });

  it('takes a long clause in part and is linear in a text without marks', () => {
    const text = `${'word '.repeat(200_000)}$5 million${' word'.repeat(200_000)}`;
    expect(around(text, '$5 million')).toBe(`${'word '.repeat(8)}…${' word'.repeat(7)}`);
  });
});
