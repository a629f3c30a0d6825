import { describe, expect, it } from 'vitest';
import { compose } from '../../src/compose/compose.ts';
import { record } from '../../src/model/log.ts';
import { sourceOf } from './sources.ts';

const copy = (frigates: string) => [
  'KARUM, March 12 (MRN) - Two ships with 61,000 tonnes of wheat left the port of Karum on Wednesday, the port authority said.',
  `The ships were escorted by ${frigates} frigates, a port official said.`,
  'A spokesman for the Kestrian navy said it would "stop and search whom we like".',
  'Six sailors were hurt when a tug struck a mine off Grell on Tuesday, two officials said.',
];
const first = [
  'MRN0412 4 i 0261 MRN-0318',
  'Grain ships leave Karum - port',
  ...copy('three'),
  '(Reporting by Sven Aker; Editing by Jo Marsh)',
].join('\n\n');
const corrected = [
  'CORRECTED-Grain ships leave Karum - port',
  '(Corrects number of frigates in second paragraph to two, not three)',
  ...copy('two'),
].join('\n\n');

function brief(...texts: (readonly [text: string, published?: string])[]) {
  const log = record();
  const sources = texts.map(([text, published = '2031-03-12'], i) =>
    sourceOf(`s${i + 1}`, `${i}.txt`, text, { published, publisher: 'MRN' }),
  );
  const made = compose(sources, { date: '2031-03-12' }, log);
  const printed = made.sections.flatMap(({ items }) =>
    items.flatMap(({ sentences }) => sentences.map(({ text, cites }) => [text, cites.length])),
  );
  return { made, printed, messages: log.messages };
}

describe('a text that corrects another', () => {
  it('stands in its place', () => {
    const { made, printed } = brief([first], [corrected]);
    expect(printed).toHaveLength(4);
    expect(printed.every(([, cites]) => cites === 1)).toBe(true);
    expect(JSON.stringify(printed)).toContain('two frigates');
    expect(made.disagreements).toEqual([]);
    expect(made.omitted.filter(({ reason }) => reason === 'corrected')).toHaveLength(4);
  });
  it.each([
    ['says so nowhere', [[first], [corrected.replace(/CORRECTED-|\(Corrects[^)]*\)\n\n/g, '')]]],
    [
      'was sent before the other',
      [
        [first, '2031-03-12T10:00:00Z'],
        [corrected, '2031-03-12T09:00:00Z'],
      ],
    ],
    [
      'is another story',
      [
        [
          'Mine clearing resumes off Grell\n\nTwo boats began to clear mines off Grell on Wednesday, the navy said.\n\nThey found 11 of them by noon.',
        ],
        [corrected],
      ],
    ],
  ] as const)('and one that %s', (_, texts) => {
    expect(brief(...(texts as unknown as (readonly [string])[])).made.omitted.filter(({ reason }) => reason === 'corrected')).toEqual([]);
  });
  it('is taken back: the desk is told', () => {
    const { messages } = brief(
      [first],
      ['MRN0460\n\nEDITORS: Please kill story headlined "Kestria fires on tanker", MRN0399. No substitute story will be sent.'],
    );
    expect(messages).toMatchObject([{ severity: 'warning', code: 'compose/withdrawn', place: { path: '1.txt' } }]);
    expect(brief([first], [corrected]).messages).toEqual([]);
  });
});
