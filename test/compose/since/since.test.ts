import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/compose/compose.ts';
import type { ComposeOptions } from '../../../src/compose/options.ts';
import type { Brief } from '../../../src/model/brief.ts';
import { record, silent } from '../../../src/model/log.ts';
import { usesBySource } from '../../../src/model/register.ts';
import type { Source } from '../../../src/model/source.ts';
import { sourceOf } from '../sources.ts';

const FERRY =
  'The ferry Halmar struck a pier in the harbour of Tolvik on Monday, and 12 people were killed. The coast guard of Norvia sent four boats to the wreck. Transport minister Ilse Brandt promised an inquiry into the pilot of the Halmar.';
const LOAN =
  'The parliament of Ostland approved a loan of $40 million for the railway between Tolvik and Karsk. Finance minister Jonas Falk said that the first payment would be made in spring.';

/** Sources of one day, each text in a file of its own. */
const day = (published: string | undefined, ...texts: string[]): Source[] =>
  texts.map((text, i) =>
    sourceOf(`s${i + 1}`, `${published}-${i}.txt`, text, {
      sha256: `${'0'.repeat(63)}${i}`,
      ...(published === undefined ? {} : { published }),
    }),
  );
const edition = (date: string, sources: readonly Source[], more: Partial<ComposeOptions> = {}): Brief =>
  compose(sources, { date, ...more }, silent);
const monday = edition('2031-10-20', day('2031-10-20', FERRY, LOAN));

const items = (brief: Brief) => brief.sections.flatMap((section) => section.items);
/** Of the story that holds these words. */
const status = (brief: Brief, words: string) =>
  items(brief).find(({ sentences }) => sentences.some(({ text }) => text.includes(words)))?.status;
const toldIn = (brief: Brief, words: string) =>
  items(brief)
    .flatMap(({ sentences }) => sentences)
    .find(({ text }) => text.includes(words))?.toldIn;
/** What a sentence of the next day is, told by another text. */
const next = (text: string, earlier = [monday], published = '2031-10-21') => {
  const brief = edition('2031-10-21', day(published, text), { earlier });
  const [first] = items(brief);
  return { status: first?.status, toldIn: first?.sentences[0]?.toldIn };
};

describe('what changed since the last edition', () => {
  it('is not asked where there is no earlier edition: the brief is the same to the byte', () => {
    const sources = day('2031-10-20', FERRY, LOAN);
    expect(JSON.stringify(edition('2031-10-20', sources, { earlier: [], unchanged: 'drop' }))).toBe(JSON.stringify(monday));
    expect(JSON.stringify(edition('2031-10-20', sources, { earlier: [edition('2031-10-21', sources)] }))).toBe(JSON.stringify(monday));
    expect(monday.edition.changes).toBeUndefined();
  });

  it('finds a folder unchanged that is read twice, dated or not', () => {
    for (const published of ['2031-10-20', undefined]) {
      const sources = day(published, FERRY, LOAN);
      const log = record();
      const again = compose(sources, { date: '2031-10-21', earlier: [edition('2031-10-20', sources)] }, log);
      expect(items(again).map((item) => item.status)).toEqual(['unchanged', 'unchanged']);
      expect(again.edition.changes).toEqual({ since: '2031-10-20', new: 0, updated: 0, unchanged: 2 });
      expect(log.messages.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'compose/nothing-new']]);
    }
  });

  it('tells the new half of a folder from the old', () => {
    const half = edition('2031-10-20', day('2031-10-20', FERRY));
    const whole = edition('2031-10-21', day('2031-10-20', FERRY, LOAN), { earlier: [half] });
    expect([status(whole, 'ferry'), status(whole, 'loan')]).toEqual(['unchanged', 'new']);
    expect(whole.edition.changes).toEqual({ since: '2031-10-20', new: 1, updated: 0, unchanged: 1 });
  });

  it('knows a wire copy of yesterday in another outlet, whatever its quotes, case and white space', () => {
    const copy = FERRY.replace('The ferry Halmar', 'THE FERRY  HALMAR').replace('an inquiry', 'an\ninquiry');
    expect(next(copy, undefined, '2031-10-20').status).toBe('unchanged');
  });

  it('knows what was told two editions ago and not in the last, by the last that told it', () => {
    const tuesday = edition('2031-10-21', day('2031-10-21', LOAN), { earlier: [monday] });
    const wednesday = edition('2031-10-22', day('2031-10-20', FERRY, LOAN), { earlier: [tuesday, monday] });
    expect([toldIn(wednesday, 'ferry'), toldIn(wednesday, 'loan')]).toEqual(['2031-10-20', '2031-10-21']);
    expect(wednesday.edition.changes?.since).toBe('2031-10-21');
  });

  it('forgets what was told more than seven editions ago', () => {
    const between = Array.from({ length: 7 }, (_, i) => edition(`2031-10-2${i + 1}`, day(undefined, LOAN)));
    const late = (earlier: readonly Brief[]) => status(edition('2031-10-30', day('2031-10-20', FERRY), { earlier }), 'ferry');
    expect(late([monday, ...between.slice(1)])).toBe('unchanged');
    expect(late([monday, ...between])).toBe('new');
  });

  it.each([
    ['another toll', 'The ferry Halmar struck a pier in the harbour of Tolvik on Monday, and 15 people were killed.', 'updated'],
    ['a correction', 'The ferry Halmar struck a pier in the harbour of Tolvik on Sunday, and 12 people were killed.', 'updated'],
    ['a denial', 'The ferry Halmar did not strike a pier in the harbour of Tolvik on Monday, the coast guard of Norvia said.', 'updated'],
    ['another day, in the same words', 'The coast guard of Norvia sent four boats to the wreck overnight.', undefined],
    ['another doer', 'The coast guard of Ostland sent four boats to the wreck.', undefined],
    ['something else', 'The mayor of Karsk opened a museum of glass in the old customs house.', 'new'],
  ])('takes %s for news', (_, text, expected) => {
    const now = next(text);
    expect(now.toldIn).toBeUndefined();
    if (expected !== undefined) expect(now.status).toBe(expected);
  });

  it.each([
    ['The ferry Halmar hit a pier in the harbour of Tolvik on Monday and 12 people were killed.'],
    ['The parliament of Ostland has approved a $40 million loan for the railway between Tolvik and Karsk.'],
  ])('knows a fact in other words: %s', (text) => expect(next(text)).toEqual({ status: 'unchanged', toldIn: '2031-10-20' }));

  it.each([
    ['Ann Holm resigned as defence minister of Norvia on Monday.', 'Ann Holm returned as defence minister of Norvia on Monday.'],
    ['Dockers in the port of Tolvik went on strike over pay.', 'Dockers in the port of Tolvik ended a strike over pay.'],
    ['Ostland struck a power plant in Tolvik, the army of Norvia said.', 'Ostland struck a hospital in Tolvik, the army of Norvia said.'],
    ['Troops of Ostland seized the port of Tolvik.', 'Troops of Ostland left the port of Tolvik.'],
    ['An earthquake shook the town of Tolvik in Norvia.', 'A second earthquake shook the town of Tolvik in Norvia.'],
    ['Ostland shelled Tolvik at dawn.', 'Ostland shelled Tolvik again at dawn.'],
    ['Ostland shelled the harbour of Tolvik at dawn.', 'Ostland shelled the harbour of Tolvik  at dawn.'],
  ])('takes another deed, thing or time for news: %s', (before, now) => {
    expect(next(now, [edition('2031-10-20', day('2031-10-20', before))]).toldIn).toBeUndefined();
  });

  it('takes the same words for news that speak of another day', () => {
    const drones = 'The air force of Norvia shot down 30 drones overnight over the port of Tolvik.';
    const before = edition('2031-10-20', day('2031-10-20', drones));
    expect(next(`${drones} `, [before], '2031-10-21').toldIn).toBeUndefined();
    expect(next(`${drones} `, [before], '2031-10-20').toldIn).toBe('2031-10-20');
    const weekly = 'The dollar of Norvia fell against the crown of Ostland on Friday.';
    const friday = edition('2031-10-17', day('2031-10-17', weekly));
    const sources = day('2031-10-24', `${weekly} `);
    expect(items(edition('2031-10-24', sources, { earlier: [friday] }))[0]?.sentences[0]?.toldIn).toBeUndefined();
  });

  it.each([
    ['de', 'Die Luftwaffe von Norvia schoss in der Nacht 30 Drohnen über dem Hafen von Tolvik ab.'],
    ['uk', 'Сили ППО Норвії збили за ніч 30 дронів над портом Толвік, повідомили військові.'],
  ])('takes the news of another night for news in %s', (language, text) => {
    const before = edition('2031-10-20', [{ ...day('2031-10-20', text)[0]!, language }]);
    const toldAfter = (published: string) =>
      items(edition('2031-10-21', [{ ...day(published, `${text} `)[0]!, language }], { earlier: [before] }))[0]?.sentences[0]?.toldIn;
    expect([toldAfter('2031-10-20'), toldAfter('2031-10-21')]).toEqual(['2031-10-20', undefined]);
  });

  it('does not know a sentence apart from what it leans on', () => {
    const other =
      'Prime minister Marek Thal of Velia resigned after a vote in Sarn. He said that the decision had been taken with a heavy heart.';
    const before = edition('2031-10-20', day('2031-10-20', other));
    const now = 'The bishop of Karsk, Piet Lund, left his see. He said that the decision had been taken with a heavy heart.';
    expect(toldIn(edition('2031-10-21', day('2031-10-21', now), { earlier: [before] }), 'heavy heart')).toBeUndefined();
  });

  it('marks the sentences of an updated story that are known', () => {
    const more = `${FERRY} The captain of the Halmar was arrested in Tolvik.`;
    const brief = edition('2031-10-21', day('2031-10-21', more), { earlier: [monday] });
    expect(status(brief, 'ferry')).toBe('updated');
    expect([toldIn(brief, 'inquiry'), toldIn(brief, 'arrested')]).toEqual(['2031-10-20', undefined]);
  });

  it('does not take for printed what an earlier edition held over', () => {
    const held = { ...monday, sections: monday.sections.map((section) => ({ ...section, items: [] })) };
    expect(next(FERRY, [held], '2031-10-20').status).toBe('new');
  });

  describe('unchanged stories', () => {
    const sources = day('2031-10-20', FERRY, LOAN, 'The mayor of Karsk opened a museum of glass in the old customs house of Karsk.');
    const with_ = (unchanged: ComposeOptions['unchanged']) => edition('2031-10-21', sources, { earlier: [monday], unchanged });

    it('stand behind the others of their section with "last", in the same words', () => {
      const brief = with_('last');
      for (const { items: list } of brief.sections) {
        const known = list.map((item) => item.status === 'unchanged');
        expect(known).toEqual([...known].sort((a, b) => Number(a) - Number(b)));
      }
      expect(brief.edition.changes).toEqual(with_('keep').edition.changes);
    });

    it('are left out with "drop", each sentence accounted for with its edition, and the register counts them', () => {
      const brief = with_('drop');
      expect(items(brief).map((item) => item.status)).toEqual(['new']);
      expect(brief.edition.changes).toEqual({ since: '2031-10-20', new: 1, updated: 0, unchanged: 2, dropped: 2 });
      const told = brief.omitted.filter(({ reason }) => reason === 'told-before');
      expect(told.map(({ source, edition: of }) => [source, of])).toEqual([
        ...Array(3).fill(['s1', '2031-10-20']),
        ...Array(2).fill(['s2', '2031-10-20']),
      ]);
      expect(usesBySource(brief).get('s1')).toEqual({ printed: 0, merged: 0, omitted: 3 });
    });

    it('that are left out day after day stay known', () => {
      let earlier: Brief[] = [monday];
      for (let n = 21; n < 31; n++) {
        const brief = edition(`2031-10-${n}`, sources, { earlier, unchanged: 'drop' });
        expect(status(brief, 'ferry')).toBeUndefined();
        earlier = [...earlier, brief];
      }
    });

    it('stand in the bottom line only where there is too little that is new', () => {
      const old = edition('2031-10-20', sources);
      const news = [
        'Foreign minister Ana Quist of Velia met her colleague Piet Lund of Norvia in Sarn for talks about the border.',
        'A frigate of the navy of Velia left the base of Sarn with 200 sailors for a patrol in the northern sea.',
        'The port authority of Sarn closed the harbour of Velia to tankers after an oil spill near the lighthouse.',
      ];
      const brief = edition('2031-10-21', [...sources, ...day('2031-10-21', ...news).map((one, i) => ({ ...one, id: `s${4 + i}` }))], {
        earlier: [old],
      });
      const line = brief.bottomLine.map(({ item, sentence }) => items(brief).find(({ id }) => id === item)?.sentences[sentence]?.toldIn);
      expect(line).toEqual([undefined, undefined, undefined]);
      expect(edition('2031-10-21', sources, { earlier: [old] }).bottomLine.length).toBe(old.bottomLine.length);
    });
  });

  it('says why', () => {
    const log = record(true);
    compose(day('2031-10-21', FERRY), { date: '2031-10-21', earlier: [monday] }, log);
    const said = log.explanations.filter(({ stage }) => stage === 'since');
    expect(said[0]?.verdict).toBe('the story is unchanged');
    expect(said[1]).toMatchObject({ verdict: 'told in the edition of 2031-10-20', because: [{ rule: 'the same text' }] });
  });
});
