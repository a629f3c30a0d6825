import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../src/compose/figures/figures.ts';
import type { PrintedSentence, ToldSentence } from '../../../src/compose/statement/told-sentence.ts';
import { silent } from '../../../src/model/log.ts';

/** Who says the figure of `value` in one source of these sentences; "¶" before one begins a paragraph. */
function tellerOf(value: number, ...sentences: string[]): string | undefined {
  let text = '';
  let before: ToldSentence | undefined;
  const list: PrintedSentence[] = [];
  for (const sentence of sentences) {
    const opens = sentence.startsWith('¶');
    const words = opens ? sentence.slice(1) : sentence;
    if (text !== '') text += opens ? '\n\n' : ' ';
    const cite = { source: 's1', start: text.length, end: text.length + words.length };
    const one: ToldSentence = { cite, language: 'en', ...(before === undefined ? {} : { before }) };
    list.push({ told: [one], value: 0.5, origins: 1, story: 'i1' });
    before = one;
    text += words;
  }
  return figuresOf(list, () => text, silent).find((figure) => figure.value === value)?.attribution;
}

describe('who holds an office', () => {
  it('is named as the text before names it', () =>
    expect(
      tellerOf(35, 'President Ana Holm came to Halm.', '¶President Holm was met by a crowd.', 'Raiders took 35 boats, the president said.'),
    ).toBe('President Ana Holm'));
  it('stays without a name where there are two', () =>
    expect(tellerOf(35, 'President Ana Holm met President Ib Lund.', 'Raiders took 35 boats, the president said.')).toBe('president'));
});

describe('whom a pronoun means', () => {
  it('is who spoke before other words of the same quotation', () =>
    expect(
      tellerOf(
        27e6,
        '“I will not forget it,” Ib Lund said at the port.',
        '“So many are in need in so many places.”',
        'He announced $27 million more.',
      ),
    ).toBe('Ib Lund'));
  it('"he" is no ministry', () =>
    expect(tellerOf(340, 'Ib Lund ruled out talks.', 'The ministry of ports said so too.', 'He said 340 boats had sunk.')).not.toBe(
      'ministry of ports',
    ));
  it('"it" is no person and no officials', () => {
    expect(tellerOf(340, 'The port is shut, Ostian officials said.', 'Norland had 340 trucks ready, it said.')).toBe('Norland');
    expect(tellerOf(340, 'The Port Agency is shut, its head Ib Lund said.', 'It said 340 boats had sunk.')).not.toBe('Ib Lund');
  });
  it('is the subject of the same sentence, which does the deed', () =>
    expect(
      tellerOf(
        9,
        'The sailors are safe, Halm Maritime said.',
        'The Ostian Treasury on Sunday blacklisted nine ships that it said had moved oil.',
      ),
    ).toBe('Ostian Treasury'));
  it('is no ship', () => expect(tellerOf(4000, 'The ship was carrying 4,000 tonnes of oil, it said.')).toBeUndefined());
  it('is a body that opens the sentence before', () =>
    expect(tellerOf(340, 'The Port Agency closed the quay.', 'It said 340 boats had sunk.')).toBe('Port Agency'));
  it('is a person of one name', () =>
    expect(
      tellerOf(
        35e9,
        'Lund called a stop to the deliveries an “extreme measure,” and asked for talks.',
        'Ostia, he went on, had paid $35 billion.',
      ),
    ).toBe('Lund'));
});

describe('a count told right behind one', () => {
  it('is told by who told that', () =>
    expect(tellerOf(340, 'Over 1,200 people have been killed, the Relief Union says.', 'At least 340 homes have been lost.')).toBe(
      'Relief Union',
    ));
  it('is the text’s own in a paragraph of its own', () =>
    expect(
      tellerOf(340, 'Over 1,200 people have been killed, the Relief Union says.', '¶At least 340 homes have been lost.'),
    ).toBeUndefined());
  it('is the text’s own where the sentence begins with another matter', () =>
    expect(tellerOf(340, 'Over 1,200 people have been killed, the Relief Union says.', 'Norland has lost 340 homes.')).toBeUndefined());
});

describe('a name', () => {
  it('is told as the text introduces the person', () => {
    expect(tellerOf(340, 'Ostian Minister Ib Lund came to Halm.', '¶Mr Lund said 340 boats had sunk.')).toBe('Ostian Minister Ib Lund');
    expect(tellerOf(340, 'The harbour master, Ib Lund, came to Halm.', '¶Lund said 340 boats had sunk.')).toBe('Ib Lund');
    expect(tellerOf(340, 'Vice Admiral Ib Lund commands the fleet.', '¶ADM. LUND said 340 boats had sunk.')).toBe('Vice Admiral Ib Lund');
  });
  it('is fuller than a title', () => {
    expect(
      tellerOf(340, 'President Lund came to Halm.', 'Ib Lund, the president, had come by air.', '¶Mr Lund said 340 boats had sunk.'),
    ).toBe('Ib Lund');
    expect(tellerOf(340, 'Briefing With Vice Adm. Lund.', '¶ADM. LUND said 340 boats had sunk.')).toBe('Vice Adm. Lund');
  });
  it('stays where the text has no fuller one', () => {
    expect(tellerOf(340, 'But Lund came to Halm.', '¶Lund said 340 boats had sunk.')).toBe('Lund');
    expect(tellerOf(340, 'A ship of New Norland lay in the port of Halm.', '¶Norland said 340 boats had sunk.')).toBe('Norland');
  });
});

describe('a body that is not named', () => {
  it.each([
    ['Ostia’s Defence Ministry denied it.', 'The ministry said 340 boats had sunk.', 'Defence Ministry'],
    ['The state-run Halm Research Institute put it lower.', 'The institute said 340 boats had sunk.', 'Halm Research Institute'],
    [
      'The ship was seized, according to its operator, Halm Maritime, and monitors.',
      'The operator said 340 boats had sunk.',
      'Halm Maritime',
    ],
    ['Halmgas, the Ostian gas company, wants money.', 'The company said 340 boats had sunk.', 'Halmgas'],
    ['The relief agency Acta came.', 'The agency said 340 boats had sunk.', 'Acta'],
    ['The port of Halm, which lies at Karum, shut.', 'The alliance said 340 boats had sunk.', 'alliance'],
    ['Nobody came.', 'The company said 340 boats had sunk.', 'company'],
  ])('%s %s', (first, second, who) => expect(tellerOf(340, first, `¶${second}`)).toBe(who));
});

it.each([
  [
    'Remarks by Minister Ib Lund following the Council',
    '¶On Ostia we have added 22 people to those under sanctions.',
    22,
    'Minister Ib Lund',
  ],
  ['STATEMENT BY THE PRESIDENT ON OSTIA', '¶Some 340 homes are lost.', 340, 'PRESIDENT'],
  [
    'What follows sums up what Relief Union spokesperson Ana Berg, to whom quoted text may be attributed, told the press.',
    '¶Some 340 homes are lost.',
    340,
    'Relief Union spokesperson Ana Berg',
  ],
  ['Ministers spoke of remarks by others.', '¶Some 340 homes are lost.', 340, undefined],
])('a statement that is the whole text: %s', (first, second, value, who) => expect(tellerOf(value, first, second)).toBe(who));

it('data are whose they are', () =>
  expect(
    tellerOf(
      120,
      'Ship-tracking data from maritime analytics firm Halmwind shows that fewer ships call.',
      'Vessels made 120 port visits in March, the data shows.',
    ),
  ).toBe('maritime analytics firm Halmwind'));

it('a statement is told by whose statement it was', () =>
  expect(
    tellerOf(
      9e8,
      'The money will come soon, a statement of the Halm Bank said.',
      '“Ostia has asked for $900 million,” the statement said.',
    ),
  ).toBe('Halm Bank'));
