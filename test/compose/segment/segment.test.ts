import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segment } from '../../../src/compose/segment/segment.ts';
import { record, silent } from '../../../src/model/log.ts';
import type { Passage, Source } from '../../../src/model/source.ts';
import { plain, shown } from '../plain-source.ts';

const blank = (text: string): string => text.replace(/[\s\u200b]+/g, '');

function expectWhole(source: Source): void {
  const units = segment(source, silent);
  let at = 0;
  for (const unit of units) {
    expect(unit.start).toBeGreaterThanOrEqual(at);
    expect(unit.end).toBeGreaterThan(unit.start);
    expect(blank(source.text.slice(at, unit.start))).toBe('');
    for (const cut of unit.cuts ?? []) {
      expect(cut.start).toBeGreaterThanOrEqual(unit.start);
      expect(cut.end).toBeLessThanOrEqual(unit.end);
    }
    at = unit.end;
  }
  expect(blank(source.text.slice(at))).toBe('');
}

describe('nothing vanishes', () => {
  const piece = fc.constantFrom(
    'The talks ended.', 'A bare line', ' ', '\n', '\n\n', 'Q ', 'MR. SMITH: ', 'By Ann Lee', '• ', '"Yes," he said.', 'Advertisement', '. . .', '…', '(Laughter.)', 'KYIV, Oct 22 (Reuters) — ', 'Meanwhile, ',
    'U.S. ', '5 p.m. ', '\t', '1) ', 'Sources', '© 2024', 'Photo: AP', '—', '?!', '“', '”', 'x', '。', '́', '\u200b',
  ); // biome-ignore format: one list
  test('every character that is not white space stands in one unit', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 40 }), (pieces) => {
        expectWhole(plain(pieces.join('')));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
  test('also what stands in no passage, and where passages are many', () => {
    const text = 'Before. The first one ended. Between the two. The second went on.';
    const passages: Passage[] = [
      { start: 8, end: 28, role: 'text' },
      { start: 46, end: text.length, role: 'heading' },
    ];
    expectWhole(plain(text, { passages }));
    expect(segment(plain(text, { passages }), silent).map((unit) => unit.kind)).toContain('heading');
  });
});

test('title, date line, paragraphs', () => {
  expect(
    shown(
      plain(
        'Ministers agree on river treaty\nTuesday, 3 June 2025\nTwo states signed a treaty on Monday. It covers three dams.\nWhat comes next\nMeanwhile, the parliaments must vote on the text.',
      ),
    ),
  ).toEqual([
    'title: Ministers agree on river treaty',
    'dateline: Tuesday, 3 June 2025',
    'sentence: Two states signed a treaty on Monday.',
    'sentence: It covers three dams.',
    'heading: What comes next',
    'sentence: ‹Meanwhile, ›the parliaments must vote on the text.',
  ]);
});

test('says why', () => {
  const log = record(true);
  segment(plain('Harbour reopens\nAdvertisement\nThe harbour reopened on Friday.'), log);
  expect(log.explanations.map(({ verdict, because }) => [verdict, because[0]?.rule])).toEqual([
    ['title', 'first line'],
    ['boilerplate', 'advertisement'],
    ['sentence', 'sentence'],
  ]);
});

test('turns of talk: labels, questions, stage directions, courtesies', () => {
  const source = plain(
    `Press Gaggle by the Spokesman
Via Teleconference

1:47 P.M. EDT

MODERATOR: Hey, everyone. Thanks for joining.

MR. HOLM: Good afternoon. The ministers met in Aldborg on Monday. (Laughter.)

They will meet again in June.

Q Thank you. Will the treaty hold?

MR. HOLM: Yes. It binds both states — Q For how long? MR. HOLM: For twenty years, we think.

Q And —

MR. HOLM: That’s all. Thank you, everybody.

1:59 P.M. EDT`,
  );
  expect(shown(source)).toEqual([
    'title: Press Gaggle by the Spokesman',
    'dateline: Via Teleconference',
    'dateline: 1:47 P.M. EDT',
    'boilerplate: ‹MODERATOR: ›Hey, everyone.',
    'boilerplate: Thanks for joining.',
    'fragment: ‹MR. HOLM: ›Good afternoon.',
    'sentence: The ministers met in Aldborg on Monday.',
    'fragment: (Laughter.)',
    'sentence: They will meet again in June.',
    'question: ‹Q ›Thank you.',
    'question: Will the treaty hold?',
    'fragment: ‹MR. HOLM: ›Yes.',
    'fragment: It binds both states —',
    'question: ‹Q ›For how long?',
    'sentence: ‹MR. HOLM: ›For twenty years, we think.',
    'question: ‹Q ›And —',
    'fragment: ‹MR. HOLM: ›That’s all.',
    'fragment: Thank you, everybody.',
    'dateline: 1:59 P.M. EDT',
  ]);
  expect(segment(source, silent).find((unit) => source.text.slice(unit.start).startsWith('They will meet'))?.speaker).toBe('MR. HOLM');
});

test('a parliament’s record names its speakers before a stop', () => {
  const source = plain(
    `FERRY TREATY

Mr. HOLM. Madam President, I shall vote for the treaty on ferries.

It binds Moravia to sail every day.

The PRESIDING OFFICER. The Senator from Olmitz has the floor.

Mrs. DVORAK of West Halm. The treaty costs Moravia 40 million euros.`,
  );
  expect(segment(source, silent).flatMap(({ kind, speaker }) => (kind === 'sentence' ? [speaker] : []))).toEqual([
    'Mr. HOLM',
    'Mr. HOLM',
    'The PRESIDING OFFICER',
    'Mrs. DVORAK of West Halm',
  ]);
  const news = plain('Treaty signed\n\nMr. Holm. The man who signed the treaty on ferries was greeted so in Olmitz on Monday.');
  expect(segment(news, silent).every(({ speaker }) => speaker === undefined)).toBe(true);
});

test.each([
  ['KYIV, Oct 22 (Reuters) — Two dams held.', 'KYIV, Oct 22 (Reuters) — '],
  ['NEW YORK (AP) — Two dams held the flood.', 'NEW YORK (AP) — '],
  ['WASHINGTON — Two dams held the flood.', 'WASHINGTON — '],
  ['Berlin (dpa) - Zwei Dämme hielten stand.', 'Berlin (dpa) - '],
  ['LONDON/PARIS, Oct. 22 (Reuters) - Two dams held.', 'LONDON/PARIS, Oct. 22 (Reuters) - '],
  ['(CNN) Two dams held the flood back.', '(CNN) '],
  ['Aldborg (CNN)Two dams held the flood back.', 'Aldborg (CNN)'],
  ['(NORPRESS) Two dams held the flood back.', ''],
  ['Meadow Lake, Manitoba – The town council met.', 'Meadow Lake, Manitoba – '],
  ['Saturday, March 26, 2005 Up to four dams held.', 'Saturday, March 26, 2005 '],
  ['Friday, March 25, 2005Through four gates it went.', 'Friday, March 25, 2005'],
  ['ALDBORG, NORLAND, March 5, 2008 — -- Two dams held.', 'ALDBORG, NORLAND, March 5, 2008 — -- '],
  ['ALDBORG: Two dams held the flood back.', ''],
  ['Oslo: Two dams held the flood back, the ministry said.', 'Oslo: '],
  ['(Aldborg) Two dams held the flood back.', ''],
  ['(Oslo) Two dams held the flood back.', '(Oslo) '],
  ['Background: Two dams held the flood back.', ''],
  ['The dam — built in 1970 — held the flood back.', ''],
  ['NATO — the alliance of 32 states — met on Monday.', ''],
  ['IBM – Apple’s rival – fell behind on Monday.', ''],
  ['On March 26, 2005 Norland joined the treaty.', ''],
  ['Two towns - Hest and Tarn - were flooded.', ''],
])('dateline of %j', (text, cut) => {
  const [, unit] = segment(plain(`A title without a stop\n${text}`), silent);
  const first = unit?.cuts?.[0];
  const source = `A title without a stop\n${text}`;
  expect(first === undefined ? '' : source.slice(first.start, first.end)).toBe(cut);
});

test.each([
  ['TALIN, Norland, Nov 13 Rain drowned fields in the north of the country on Wednesday.', 'TALIN, Norland, Nov 13 '],
  ["Talin, Jan. 30 (NNA) The government's plan for the harbour was welcomed by the ministry.", 'Talin, Jan. 30 (NNA) '],
  ['TALIN, NORLAND // The first ship with aid on board reached the port today.', 'TALIN, NORLAND // '],
  ['ABOARD THE NS KESTREL | A ship with aid on board anchored off the port on Sunday.', 'ABOARD THE NS KESTREL | '],
  ['Talin - The ministry asked on Monday for bids for the harbour in Talin.', 'Talin - '],
  ['New Talin >> The harbour workers in New Talin went home on Monday.', 'New Talin >> '],
  ['NEW TALIN The harbour workers in New Talin went home on Monday.', 'NEW TALIN '],
  ['TALIN/KARUM, Nov 16 Harbour workers went home on Monday.', 'TALIN/KARUM, Nov 16 '],
  ['(Talin/New Karum, 29 April 2026): Harbour workers went home on Monday.', '(Talin/New Karum, 29 April 2026): '],
  ['Talin, Norland, February 8, 2026 – The harbour authority has closed two gates.', 'Talin, Norland, February 8, 2026 – '],
  ['Talin – February 8, 2026 – The harbour authority has closed two gates.', 'Talin – February 8, 2026 – '],
  ['Talin, Aug 21, NNA -- More than 600 workers went home on Monday.', 'Talin, Aug 21, NNA -- '],
  ['19 January 2026 – The council gave its support to the harbour.', '19 January 2026 – '],
  ['Sept 8 The harbour workers went home on Thursday.', 'Sept 8 '],
  ['AFP - Harbour workers went home on Monday.', 'AFP - '],
  ['(VOA)The harbour workers went home on Monday.', '(VOA)'],
  ['Talin (AFP) Dec 3, 2026 The harbour workers went home on Monday.', 'Talin (AFP) Dec 3, 2026 '],
  ['TALIN BEACH, Norl. -- Some of the busiest ports of the world are shut.', 'TALIN BEACH, Norl. -- '],
  ['TALIN, United Norland — (AP) — About 600 workers went home.', 'TALIN, United Norland — (AP) — '],
  ['TALIN, April 24. /TASS/. Harbour workers went home on Monday.', 'TALIN, April 24. /TASS/. '],
  ['Why it matters: The port of Talin takes in half of the grain.', 'Why it matters: '],
  ['A0378.jpgTALIN (Reuters) – The alliance agreed on Tuesday to freeze its contacts.', 'A0378.jpgTALIN (Reuters) – '],
])('cuts the dateline of %j', (lede, cut) => {
  const text = `Harbour plan welcomed\n\n${lede}\n\nThe work is to begin in May.`;
  const unit = segment(plain(text), silent).find(({ kind }) => kind === 'sentence');
  expect(unit?.cuts?.map(({ start, end }) => text.slice(start, end))).toEqual([cut]);
});

test.each([
  'Norland - Kessa had bought it in May - kept the harbour.',
  'Analysis: Harbour workers went home on Monday.',
  'NATO Secretary General Ann Lee went home on Monday.',
  'Sept. 8 is the day on which the workers went home.',
  'January 6 Committee votes to charge the former governor with three crimes.',
  'March 14 Alliance wins 71 seats in the new parliament.',
  'June 4 Tiananmen vigil banned for the third year in a row.',
  'May 9 Victory Day parades were cancelled in four towns.',
  'HAMAS/ISRAEL Ceasefire holds for a third day in the south.',
  '(NBC) Universal cuts 400 jobs in its news division.',
  '(NATO) Secretary General Ann Lee went home on Monday.',
  '(Former) President Ann Lee went home on Monday.',
  'Sanctions - US lifts bans on six banks of Norland.',
  'Moscow - Kyiv talks resume on Monday after a pause of a year.',
  'Quist: Ostia lost 30,000 men in May. It was the worst month, according to Quist.',
  'Reuters: Ostia plans to seize the port of Belt. Two generals spoke to Reuters.',
  'Moscow: Ostia lost 30,000 men in May.',
  'TESLA Chief Ann Holm resigned. She worked at Tesla for nine years and has shares in Tesla.',
  'Iran - The Iranian army shot down four drones in Iranian waters.',
  'Ole Lund (SDP) - Minister for trade since the vote in May.',
  'Ann Lee, Minister – Norland lost 30,000 men in May.',
  'CAPITOL January 6 Committee votes to charge the former governor.',
  'May 9, 2026 Victory Day parades are cancelled in four towns.',
])('cuts no dateline of %j', (lede) => {
  const text = `Harbour plan welcomed\n\n${lede}\n\nThe work is to begin in May.`;
  const unit = segment(plain(text), silent).find(({ kind }) => kind === 'sentence');
  expect(unit?.cuts).toBeUndefined();
});

test('keeps the name of a day in the third paragraph', () => {
  const lede = 'May 9 Victory Day parades were cancelled in four towns of the north.';
  const text = `Harbour plan welcomed\n\nThe work is to begin in June.\n\nIt will take two years.\n\n${lede}`;
  expect(segment(plain(text), silent).at(-1)).toMatchObject({ kind: 'sentence' });
  expect(segment(plain(text), silent).at(-1)?.cuts).toBeUndefined();
});

test('a moderator may tell news', () => {
  const text = [
    'MODERATOR: Good afternoon, everyone, and thank you for joining us today on such short notice.',
    'Captain Ole Lund has been freed, as most of you know by now, and he is safe on board the Kestrel.',
    'ADMIRAL VOSS: Our sailors freed the captain at 7:19 this evening.',
    'MODERATOR: We will take the first question from Ann Lee of the Daily Tide, who is on the line.',
    'Q: Is he hurt?',
    'ADMIRAL VOSS: He is in good health and has talked to his family.',
  ].join('\n\n');
  expect(
    segment(plain(text), silent)
      .filter(({ kind }) => kind === 'sentence')
      .map((unit) => text.slice(unit.start, unit.end).slice(0, 30)),
  ).toEqual(['Captain Ole Lund has been free', 'ADMIRAL VOSS: Our sailors free', 'ADMIRAL VOSS: He is in good he']);
});
