import { describe, expect, it } from 'vitest';
import { compose } from '../../src/compose/compose.ts';
import type { Brief } from '../../src/model/brief.ts';
import { BriefError, record, silent } from '../../src/model/log.ts';
import type { Source } from '../../src/model/source.ts';
import { seeds, sourceOf } from './sources.ts';

const OPTIONS = { date: '2024-10-22' };

/** The outline of a brief without words or names: for each section, for each story, its sentences as "source/rank of its sentence in the source". */
function structure(brief: Brief, nameOf: (source: string) => string = (source) => source): unknown {
  const starts = new Map<string, number[]>();
  for (const section of brief.sections)
    for (const item of section.items)
      for (const { cites } of item.sentences)
        for (const cite of cites)
          starts.set(
            cite.source,
            [...(starts.get(cite.source) ?? []), cite.start].sort((a, b) => a - b),
          );
  const label = ({ source, start }: { source: string; start: number }) => `${nameOf(source)}/${(starts.get(source) ?? []).indexOf(start)}`;
  return brief.sections.map((section) => [
    section.id,
    section.items
      .map((item) => item.sentences.map(({ cites }) => cites.map(label).sort().join('+')).sort())
      .sort((a, b) => String(a).localeCompare(String(b), 'en')),
  ]);
}

describe('compose', () => {
  it('accounts for every word of the seeds once: printed, merged or left out', () => {
    const sources = seeds();
    const brief = compose(sources, OPTIONS, silent);
    for (const source of sources) {
      const spans = [
        ...brief.sections.flatMap((section) => section.items.flatMap((item) => item.sentences.flatMap((sentence) => sentence.cites))),
        ...brief.omitted,
      ]
        .filter((cite) => cite.source === source.id)
        .sort((a, b) => a.start - b.start);
      let at = 0;
      for (const span of spans) {
        expect(source.text.slice(at, span.start).trim()).toBe('');
        expect(span.start).toBeGreaterThanOrEqual(at);
        at = span.end;
      }
      expect(source.text.slice(at).trim()).toBe('');
    }
  });

  it('prints word for word, less the cuts', () => {
    const sources = seeds();
    const brief = compose(sources, OPTIONS, silent);
    for (const { text, cites, cuts = [] } of brief.sections.flatMap((section) => section.items.flatMap((item) => item.sentences))) {
      const cite = cites[0];
      const source = sources.find(({ id }) => id === cite?.source) as Source;
      let words = '';
      let at = cite?.start ?? 0;
      for (const cut of cuts) {
        words += source.text.slice(at, cut.start);
        at = cut.end;
      }
      expect(text).toBe(words + source.text.slice(at, cite?.end));
    }
  });

  it('makes the seeds four sections of stories, with one fact of both once', () => {
    const brief = compose(seeds(), OPTIONS, silent);
    const counts = Object.fromEntries(brief.sections.map(({ id, items }) => [id, items.length]));
    expect(counts.diplomacy).toBeGreaterThanOrEqual(1);
    expect(counts.military).toBeGreaterThanOrEqual(2);
    expect(counts.funding).toBeGreaterThanOrEqual(2);
    expect(counts.shipping).toBe(1);
    expect(counts.other).toBeUndefined();
    expect(brief.sections[0]?.items[0]?.sentences[0]?.cites).toHaveLength(2);
    expect(brief.bottomLine.length).toBeGreaterThanOrEqual(3);
    expect(brief.bottomLine.length).toBeLessThanOrEqual(4);
    expect(brief.lookAhead[0]).toMatchObject({ date: '2024-10-24', asStated: 'On Thursday' });
    expect(brief.disagreements.length).toBeGreaterThan(0);
  });

  it('does not care in which order the sources come, nor what they are called', () => {
    const [first, second] = seeds() as [Source, Source];
    const brief = compose([first, second], OPTIONS, silent);
    expect(compose([second, first], OPTIONS, silent)).toEqual(brief);
    const renamed = compose(
      [
        { ...second, id: 's1', path: 'a.txt' },
        { ...first, id: 's2', path: 'b.txt' },
      ],
      OPTIONS,
      silent,
    );
    expect(structure(renamed, (id) => (id === 's1' ? 's2' : 's1'))).toEqual(structure(brief));
  });

  it('gives the same structure when all people, places and numbers are others', () => {
    const names: Record<string, string> = {
      Guterres: 'Okonjova',
      Antonio: 'Pereiro',
      António: 'Pereiró',
      Putin: 'Marovsky',
      Vladimir: 'Anatoli',
      'Jong-un': 'Tae-min',
      Kim: 'Ryo',
      'Xi Jinping': 'Lu Weiming',
      'Narendra Modi': 'Arjun Pateli',
      Zelenskyy: 'Havrylak',
      Volodymyr: 'Bohuslav',
      Sabbagh: 'Whitlock',
      Dan: 'Peter',
      Fedorov: 'Lysenkov',
      Ivan: 'Taras',
      Zinoviev: 'Kuprinov',
      Georgy: 'Artyom',
      Austin: 'Merrick',
      Lloyd: 'Howard',
      Biden: 'Hartwell',
      Sybiha: 'Melnykov',
      Andrii: 'Oleksa',
      'Recep Tayyip Erdoğan': 'Kemal Aydınlı',
      Guardian: 'Courier',
      SLB: 'QRT',
      BRICS: 'ZENIC',
      Brics: 'Zenic',
      SWIFT: 'PAYNET',
      Zaporizhzhia: 'Borivska',
      Kazan: 'Perelov',
      Odesa: 'Tavrina',
      Vladivostok: 'Ostrogorsk',
      Switzerland: 'Austria',
      'New York': 'Geneva',
      'Black Sea': 'Caspian Sea',
      'Far East': 'Far North',
      Ukrainian: 'Georgian',
      Ukraine: 'Georgia',
      Russian: 'Turkish',
      Russia: 'Turkey',
      Kremlin: 'Ankara',
      Moscow: 'Ankara',
      Kyiv: 'Tbilisi',
      Turkish: 'Greek',
      'South Korean': 'Kenyan',
      'South Korea': 'Kenya',
      'North Korean': 'Eritrean',
      'North Korea': 'Eritrea',
      Britain: 'France',
      China: 'Brazil',
      Iran: 'Chad',
      '12,000': '7,300',
      '1,500': '860',
      '70 shipments': '41 shipments',
      '8 million': '3 million',
      '2.26': '1.74',
      '50 billion': '35 billion',
      '300 billion': '210 billion',
      '800 million': '640 million',
      '400 million': '270 million',
      'over 30': 'over 44',
      'injured 15': 'injured 23',
      'two deaths': 'five deaths',
    };
    // Longest first, and all in one pass, so that no new name is renamed again.
    const keys = Object.keys(names).sort((a, b) => b.length - a.length);
    const pattern = new RegExp(keys.map((key) => key.replace(/[.]/g, '\\.')).join('|'), 'g');
    const renamed = seeds().map((source) =>
      sourceOf(
        source.id,
        source.path,
        source.text.replace(pattern, (name) => names[name] ?? name),
      ),
    );
    expect(structure(compose(renamed, OPTIONS, silent))).toEqual(structure(compose(seeds(), OPTIONS, silent)));
  });

  it('takes the whole thing from nothing', () => {
    const brief = compose([], OPTIONS, silent);
    expect(brief.bottomLine).toEqual([]);
    expect(brief.edition).toMatchObject({ title: 'Daily Brief', zone: 'UTC', language: 'en', date: '2024-10-22' });
    expect(brief.edition.asOf).toBeUndefined();
    expect(brief.edition.identifier).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('takes as-of and the period from the dates of the sources', () => {
    const text = 'A ferry sank off the coast of Norway on Monday, the coast guard said.\n';
    const { edition } = compose(
      [
        sourceOf('s1', 'a.txt', text, { published: '2024-10-20' }),
        sourceOf('s2', 'b.txt', `Another day.\n${text}`, { published: '2024-10-21T08:00:00+02:00' }),
      ],
      OPTIONS,
      silent,
    );
    expect(edition.covers).toEqual({ from: '2024-10-20', to: '2024-10-21' });
    expect(edition.asOf).toBe('2024-10-21T08:00:00+02:00');
  });

  it('prints a wire copy once, with both sources and one origin', () => {
    const story = [
      'A cargo ship with 21 sailors on board ran aground near the port of Varna on Monday, the Bulgarian coast guard said.',
      'Two tugboats were sent from the harbour to pull the vessel off the sandbank before a storm arrives.',
      'The crew is safe and no oil has leaked from the hull, according to the port authority.',
      'Bulgarian Transport Minister Petar Ivanov said the ship had lost its engine in heavy seas shortly before midnight.',
    ].join(' ');
    const brief = compose(
      [
        sourceOf('s1', 'a.txt', `${story}\n`, { publisher: 'Morning Post' }),
        sourceOf('s2', 'b.txt', `${story}\n`, { publisher: 'Evening Star' }),
      ],
      OPTIONS,
      silent,
    );
    const sentences = brief.sections.flatMap((section) => section.items.flatMap((item) => item.sentences));
    expect(sentences).toHaveLength(4);
    for (const sentence of sentences) {
      expect(sentence.cites.map(({ source }) => source).sort()).toEqual(['s1', 's2']);
      expect(sentence.origins).toBe(1);
    }
    expect(brief.sources.filter(({ copyOf }) => copyOf !== undefined)).toHaveLength(1);
  });

  it('sets different numbers side by side and merges neither', () => {
    const brief = compose(
      [
        sourceOf(
          's1',
          'a.txt',
          'At least 34 people were killed when a magnitude 7.1 earthquake struck northern Peru on Saturday, the civil defence agency said.\n',
        ),
        sourceOf(
          's2',
          'b.txt',
          'The earthquake that struck northern Peru on Saturday killed at least 51 people, the civil defence agency said.\n',
        ),
      ],
      OPTIONS,
      silent,
    );
    expect(brief.sections.flatMap((section) => section.items.flatMap((item) => item.sentences))).toHaveLength(2);
    expect(brief.disagreements).toHaveLength(1);
    expect(brief.disagreements[0]?.sentences).toHaveLength(2);
  });

  it.each([
    [
      'what is planned and what was done',
      'The Norwegian parliament is due to vote on a 40 million euro loan for Syrian schools on Friday.',
      'The Norwegian parliament voted on Friday for a 40 million euro loan for Syrian schools.',
    ],
    [
      'what still is and what came of it',
      'Kestrian forces are still holding 30 fishermen in the port of Varna.',
      'Kestrian forces on Thursday released the last 30 fishermen held in the port of Varna.',
    ],
    [
      'what happened and what remains of it',
      'The port of Varna was closed to ships by the harbour master on Wednesday.',
      'The port of Varna remains closed to ships, the harbour master said.',
    ],
  ])('keeps %s apart, and calls neither a disagreement', (_, first, second) => {
    const brief = compose([sourceOf('s1', 'a.txt', `${first}\n`), sourceOf('s2', 'b.txt', `${second}\n`)], OPTIONS, silent);
    const printed = brief.sections.flatMap((section) => section.items.flatMap((item) => item.sentences));
    expect(printed.map(({ text }) => text).sort()).toEqual([first, second].sort());
    expect(brief.disagreements).toEqual([]);
  });

  it('keeps the order of the lede’s text where a later sentence leans on an early one', () => {
    const told = [
      'The Baltic summit in Riga opens on Monday with leaders of Latvia, Poland and Norway.',
      'This summit is the largest meeting of leaders that Latvia has held.',
      'Polish Foreign Minister Anna Zawadzka’s talks with leaders in Riga underline the ties of Poland with Norway.',
      'Discussions at the summit will also turn to sanctions and to talks with Norway.',
    ];
    const brief = compose([sourceOf('s1', 'a.txt', `${told.join(' ')}\n`)], OPTIONS, silent);
    expect(brief.sections.flatMap(({ items }) => items.map(({ sentences }) => sentences.map(({ text }) => text)))).toEqual([told]);
  });

  it('never fuses two sentences of one source, and leaves out a sentence told twice', () => {
    const sentence = 'The Norwegian government will give 40 million euros to rebuild schools in Syria.';
    const brief = compose([sourceOf('s1', 'a.txt', `${sentence}\n\nOslo announced the plan on Monday.\n\n${sentence}\n`)], OPTIONS, silent);
    const printed = brief.sections.flatMap((section) => section.items.flatMap((item) => item.sentences));
    expect(printed.filter(({ text }) => text === sentence)).toHaveLength(1);
    expect(printed.every(({ cites }) => cites.length === 1)).toBe(true);
    expect(brief.omitted.filter(({ reason }) => reason === 'duplicate-sentence')).toHaveLength(1);
  });

  it('keeps talk about who talks out of the bottom line, and says who speaks', () => {
    const text = [
      'Press briefing',
      '',
      'MS. HOLM:  I have just one thing at the top, and then I will hand it over to Anna.',
      '',
      'You asked me about Kestria and Noravia, and I will come back to you on that.',
      '',
      'The Kestrian army withdrew from the Noravian town of Karsa on Sunday.',
      '',
      'Q  Did it leave prisoners?',
      '',
      'MR. BERG:  We do not know what it left in Karsa.',
      '',
      'Q  And in Tolm?',
      '',
      'MR. BERG:  The Noravian Red Cross counted 40 prisoners in Tolm.',
    ].join('\n');
    const brief = compose([sourceOf('s1', 'a.txt', `${text}\n`)], OPTIONS, silent);
    const printed = brief.sections.flatMap(({ items }) => items.map(({ id, sentences }) => ({ id, sentences })));
    const bottom = brief.bottomLine.map(({ item, sentence }) => printed.find(({ id }) => id === item)?.sentences[sentence]);
    expect(bottom.map((one) => one?.text).sort()).toEqual([
      'The Kestrian army withdrew from the Noravian town of Karsa on Sunday.',
      'The Noravian Red Cross counted 40 prisoners in Tolm.',
    ]);
    expect(bottom.map((one) => one?.speaker).sort()).toEqual(['MR. BERG', 'MS. HOLM']);
  });

  it('keeps to a number of pages without tearing anything', () => {
    const words = (brief: Brief) =>
      brief.sections
        .flatMap((section) => section.items.flatMap((item) => item.sentences))
        .reduce((n, { text }) => n + text.split(/\s+/).length, 0);
    let layouts = 0;
    const count = (brief: Brief) => {
      layouts++;
      return Math.ceil(words(brief) / 300);
    };
    const whole = compose(seeds(), OPTIONS, silent);
    expect(count(whole)).toBeGreaterThan(2);
    layouts = 0;
    const brief = compose(seeds(), { ...OPTIONS, pages: 2, count }, silent);
    expect(layouts).toBeLessThanOrEqual(8);
    expect(Math.ceil(words(brief) / 300)).toBeLessThanOrEqual(2);
    expect(words(brief)).toBeGreaterThan(450);
    expect(brief.omitted.some(({ reason }) => reason === 'length')).toBe(true);
    // A sentence kept stands behind what it leans on.
    const log = record(true);
    compose(seeds(), { ...OPTIONS, pages: 2, count }, log);
    const order = brief.sections.flatMap((section) =>
      section.items.flatMap((item) => item.sentences.flatMap(({ cites }) => cites.map((cite) => `${cite.source}/${cite.start}`))),
    );
    for (const { stage, subject, because } of log.explanations) {
      if (stage !== 'lean' || !order.includes(`${subject.source}/${subject.start}`)) continue;
      expect(order).toContain(`${because[0]?.cite?.source}/${because[0]?.cite?.start}`);
    }
  });

  it('explains every sentence', () => {
    const log = record(true);
    const brief = compose(seeds(), OPTIONS, log);
    const of = (stage: string) =>
      new Set(log.explanations.filter((entry) => entry.stage === stage).map(({ subject }) => `${subject.source}/${subject.start}`));
    const printed = brief.sections.flatMap((section) =>
      section.items.flatMap((item) => item.sentences.flatMap(({ cites }) => cites.map(({ source, start }) => `${source}/${start}`))),
    );
    for (const stage of ['section', 'story']) for (const place of printed) expect(of(stage)).toContain(place);
    expect(of('omit').size).toBe(new Set(brief.omitted.map(({ source, start }) => `${source}/${start}`)).size);
  });

  it("takes the user's sections in place of its own", () => {
    const brief = compose(
      seeds(),
      {
        ...OPTIONS,
        sections: [
          { id: 'sea', title: 'Sea', cues: { 5: ['navigation', 'shipping'] } },
          { id: 'land', title: 'Land', rest: true, limit: 1 },
        ],
      },
      silent,
    );
    expect(brief.sections.map(({ id, title }) => [id, title])).toEqual([
      ['sea', 'Sea'],
      ['land', 'Land'],
    ]);
    expect(brief.sections[0]?.items.length).toBeGreaterThan(0);
    expect(brief.sections[1]?.items).toHaveLength(1);
    expect(brief.omitted.some(({ reason }) => reason === 'length')).toBe(true);
  });

  it.each([
    ['no list', {}, /list/],
    ['an unknown key', [{ id: 'a', title: 'A', cuess: {} }], /cuess/],
    ['a bad id', [{ id: 'A b', title: 'A' }], /id/],
    [
      'an id twice',
      [
        { id: 'a', title: 'A' },
        { id: 'a', title: 'B' },
      ],
      /twice/,
    ],
    ['a bad weight', [{ id: 'a', title: 'A', cues: { none: ['x'] } }], /weight/],
  ])('refuses sections with %s', (_what, sections, message) => {
    expect(() => compose([], { ...OPTIONS, sections }, silent)).toThrow(BriefError);
    expect(() => compose([], { ...OPTIONS, sections }, silent)).toThrow(message);
  });
});
