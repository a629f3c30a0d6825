import { describe, expect, it } from 'vitest';
import type { OmissionReason } from '../../src/model/brief.ts';
import { labelsFor } from '../../src/theme/labels.ts';
import { incipit, omissionGroups, otherWordings, sourceName } from '../../src/theme/wording.ts';
import { fixture } from '../fixtures/brief.ts';

const labels = labelsFor('en');

/** A brief that left out `n` passages for one reason. */
function leftOut(n: number, reason: OmissionReason) {
  const passages = Array.from({ length: n }, (_, i) => `Passage ${String(i).padStart(4, '0')}.`);
  const text = passages.join(' ');
  const omitted = passages.map((_, i) => ({ source: 's1', start: i * 14, end: i * 14 + 13, reason }));
  return { sources: [{ ...fixture.sources[0]!, id: 's1', text }], omitted };
}

describe('what was left out', () => {
  it('is printed whole where it is short', () => {
    const [group] = omissionGroups(leftOut(16, 'question'), labels);
    expect(group!.passages.map(({ text }) => text)).toHaveLength(16);
    expect(group!.count).toBe('16 passages');
  });
  it('is counted whole and listed in part where it is long, and says where the rest stands', () => {
    const [group] = omissionGroups(leftOut(300, 'question'), labels);
    expect(group!.passages.map(({ text }) => text)).toEqual(Array.from({ length: 12 }, (_, i) => `Passage ${String(i).padStart(4, '0')}.`));
    expect(group!.count).toBe('300 passages; the first 12 stand here, all of them in brief.json');
  });
  it('does not print a title again that names its source', () => {
    const brief = leftOut(3, 'title');
    const named = (headline: string) => ({ ...brief, sources: [{ ...brief.sources[0]!, headline }] });
    const [group] = omissionGroups(named('Passage  0001.'), labels);
    expect(group!.passages.map(({ text }) => text)).toEqual(['Passage 0000.', 'Passage 0002.']);
    expect(group!.count).toBe('3 passages, 1 of them among the sources');
    const only = { ...named('Passage 0001.'), omitted: brief.omitted.slice(1, 2) };
    expect(omissionGroups(only, labels)[0]).toMatchObject({ count: '1 passage: see the sources', passages: [] });
  });
  it('is told by edition where it was printed before, the last first', () => {
    const brief = leftOut(3, 'told-before');
    const editions = ['2031-10-18', '2031-10-20', '2031-10-18'];
    const omitted = brief.omitted.map((omission, i) => ({ ...omission, edition: editions[i]! }));
    expect(omissionGroups({ ...brief, omitted }, labels).map(({ label, count }) => [label, count])).toEqual([
      ['Printed in the edition of 20 October 2031', '1 passage'],
      ['Printed in the edition of 18 October 2031', '2 passages'],
    ]);
  });
  it('lists more of what was held over for length, which is news', () => {
    expect(omissionGroups(leftOut(300, 'length'), labels)[0]!.passages).toHaveLength(40);
    expect(omissionGroups(leftOut(44, 'length'), labels)[0]!.passages).toHaveLength(44);
  });
});

describe('a source', () => {
  const bare = { id: 's1', path: 'in/003_9af1.txt', language: 'en', sha256: '0'.repeat(64), words: 9 };
  it('is named by its publisher, then its headline, then its first words', () => {
    const text = 'The harbour  of\nKell was closed again on Tuesday after a storm.';
    expect(sourceName({ ...bare, text, publisher: 'The Maren Herald', headline: 'Harbour closed' })).toBe('The Maren Herald');
    expect(sourceName({ ...bare, text, headline: 'Harbour closed' })).toBe('Harbour closed');
    expect(sourceName({ ...bare, text })).toBe('The harbour of Kell was closed…');
  });
  it.each([
    ['Rain, wind.', 'Rain, wind.'],
    ['  \n ', 'in/003_9af1.txt'],
    ['* Harbour shut, ministry says', 'Harbour shut, ministry says'],
    ['Ministers of both countries said on Monday night, after the talks', 'Ministers of both countries said…'],
    ['港'.repeat(80), `${'港'.repeat(32)}…`],
    [`${'a'.repeat(31)}𐍈𐍈`, `${'a'.repeat(31)}…`],
  ])('whose text begins %j goes by %j', (text, name) => expect(incipit({ ...bare, text })).toBe(name));
});

describe('wordings of a figure', () => {
  const { qualifier: _, attribution: __, valueTo: ___, ...plain } = fixture.figures[0]!;
  const cite = plain.cites[0]!;
  const others = (figure: object, ...wordings: object[]) =>
    otherWordings({ ...plain, asStated: 'fifteen', ...figure, wordings: wordings.map((one) => ({ cite, ...one })) as never }).map(
      ({ asStated }) => asStated,
    );
  it('that say no more than the printed one are not printed', () =>
    expect(others({}, { asStated: 'fifteen' }, { asStated: '15' }, { asStated: 'Fifteen' })).toEqual([]));
  it('with another bound are, once each', () =>
    expect(others({}, { asStated: 'up to 15', qualifier: 'at most' }, { asStated: 'Up  to 15', qualifier: 'at most' })).toEqual([
      'up to 15',
    ]));
  it('of another teller are', () =>
    expect(
      others({ attribution: 'the ministry' }, { asStated: '15', attribution: 'the port' }, { asStated: '15', attribution: 'the ministry' }),
    ).toEqual(['15']));
  it('beside a bound are', () => expect(others({ qualifier: 'at most', asStated: 'up to 15' }, { asStated: '15' })).toEqual(['15']));
});
