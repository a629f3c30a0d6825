import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../src/compose/figures/figures.ts';
import type { PrintedSentence, ToldSentence } from '../../../src/compose/statement/told-sentence.ts';
import type { Figure } from '../../../src/model/brief.ts';
import { record, silent } from '../../../src/model/log.ts';
import { growth, TOO_MUCH } from '../../growth.ts';

/** Sources as lists of sentences; each sentence is printed, or told along with another ("s1/0+s2/1"). */
function brief(sources: Record<string, readonly string[]>, printed?: readonly string[]): readonly Figure[] {
  const texts = new Map(Object.entries(sources).map(([id, sentences]) => [id, sentences.join(' ')]));
  const told = new Map<string, ToldSentence>();
  for (const [id, sentences] of Object.entries(sources)) {
    let at = 0;
    let before: ToldSentence | undefined;
    sentences.forEach((sentence, n) => {
      const one: ToldSentence = {
        cite: { source: id, start: at, end: at + sentence.length },
        language: 'en',
        ...(before === undefined ? {} : { before }),
      };
      told.set(`${id}/${n}`, one);
      before = one;
      at += sentence.length + 1;
    });
  }
  const rows = printed ?? [...told.keys()];
  const list: PrintedSentence[] = rows.map((row) => ({
    told: row.split('+').map((key) => told.get(key) as ToldSentence),
    value: 0.5,
    origins: row.split('+').length,
    story: 'i1',
  }));
  return figuresOf(list, (source) => texts.get(source) ?? '', silent);
}
const told = (figures: readonly Figure[]): string[] =>
  figures.map(({ qualifier, value, unit }) => [qualifier, value, unit].filter((part) => part !== undefined).join(' '));

describe('one figure of several sources', () => {
  const figures = brief({
    s1: [
      'According to Ostian intelligence, a convoy was seen moving Vorland soldiers, with an estimated 9,000 troops mobilized to aid the siege.',
      'This includes a contingent of 1,200 mountain troops already in the north.',
    ],
    s2: [
      'The Courier’s editor, Ana Berg, noted that Ostia’s Intelligence Office has indicated that up to 1,200 Vorland mountain troops have crossed the river.',
      'This first group could signal a larger deployment of around 9,000 troops.',
    ],
  });

  it('is joined with all its cites and wordings', () => {
    expect(told(figures)).toEqual(['about 9000 person', 'up to 1200 person']);
    for (const figure of figures) {
      expect(figure.cites.map(({ source }) => source).sort()).toEqual(['s1', 's2']);
      expect(figure.wordings).toHaveLength(2);
      expect(figure.group).toBe('forces');
      expect(figure.box).toBe(true);
    }
  });

  it('carries the more careful bound, and each wording its own', () => {
    expect(figures[1]?.wordings.map(({ asStated, qualifier }) => [asStated, qualifier])).toEqual([
      ['up to 1,200', 'up to'],
      ['1,200', undefined],
    ]);
    expect(figures[1]?.cites[0]).toEqual(figures[1]?.wordings[0]?.cite);
  });

  it('names the primary origin, carried over to the sentence that leans on it', () => {
    expect(figures[1]?.attribution).toBe('Ostia’s Intelligence Office');
    expect(figures[0]?.wordings.map(({ attribution }) => attribution)).toEqual(['Ostian intelligence', 'Ostia’s Intelligence Office']);
    expect(figures.map(({ origins }) => origins)).toEqual([1, 1]);
  });
});

describe('figures that are not the same', () => {
  it('the dead and the injured', () =>
    expect(told(brief({ s1: ['The fire in Halm killed 15 people and injured 15 others.'] }))).toEqual(['15 person', '15 person']));

  it('different numbers stand side by side', () =>
    expect(told(brief({ s1: ['The flood in Halm killed 15 people.'], s2: ['The flood in Halm killed 18 people.'] }))).toEqual([
      '18 person',
      '15 person',
    ]));

  it('a floor and a ceiling', () =>
    expect(
      brief({
        s1: ['Ostia will give at least $10 million of the loan to farmers.'],
        s2: ['Ostia hopes to give up to $10 million of the loan to ports.'],
      }),
    ).toHaveLength(2));

  it('equal money for different things', () =>
    expect(
      brief({ s1: ['The town of Halm will spend $5 million on a bridge.'], s2: ['A painter from Ostia sold a portrait for $5 million.'] }),
    ).toHaveLength(2));
});

describe('the fact box', () => {
  it('leaves out ages, scores, durations and trifles, which brief.json keeps', () => {
    const figures = brief({
      s1: ['Premier Eva Holm, 54, spoke for two hours about three options.', 'She pledged $40 million in grain loans to the islands.'],
    });
    expect(figures.filter(({ box }) => box).map(({ value }) => value)).toEqual([40_000_000]);
    expect(figures.map(({ kind }) => kind).sort()).toEqual(['age', 'count', 'duration', 'money']);
  });

  const boxed = (sources: Record<string, readonly string[]>): number[] =>
    brief(sources)
      .filter(({ box }) => box)
      .map(({ value }) => value);

  it('has a sum converted in brackets once', () =>
    expect(boxed({ s1: ['Ostia will lend the islands €50 million ($54 million) for a new quay.'] })).toEqual([50_000_000]));

  it('has the exact number, not the rounded one', () =>
    expect(
      boxed({ s1: ['A quake in Halm has killed more than 1,100 people.'], s2: ['The quake in Halm killed at least 1,140 people.'] }),
    ).toEqual([1140]));

  it('has the new level, not the step to it as well', () =>
    expect(boxed({ s1: ['Ostia raised its key rate to 46%.'], s2: ['Ostia has raised its key rate from 42.5% to 46%.'] })).toEqual([46]));

  it('leaves out what names no number, and what nothing is said of', () => {
    const rows = Array.from({ length: 12 }, (_, n) => `Raid ${String.fromCharCode(65 + n)} in Halm killed ${20 + 7 * n} people.`);
    const values = boxed({ s1: [...rows, 'Thousands of soldiers went to Halm.'] });
    expect(values).toHaveLength(12);
    expect(values).not.toContain(1000);
    expect(boxed({ s1: ['It is 38 percent.'] })).toEqual([]);
  });

  it('leaves out counts of states, parts of a whole and what was compared with', () => {
    expect(boxed({ s1: ['All 27 member states agreed.'] })).toEqual([]);
    expect(boxed({ s1: ['The 64 sailors are 40 Ostians, 16 Norlanders and eight Vorlanders.'] })).toEqual([64]);
    expect(boxed({ s1: ['Inflation slowed to 11.8% in May from 13.1% in April.'] })).toEqual([11.8]);
  });

  it.each([
    ['The 200,000-tonne freighter Solveig lay across the Halm canal.'],
    ['The dredger that can move 2,000 cubic metres of sand an hour is on site.'],
    ['About 50 freighters a day pass Halm.'],
    ['For a tanker worth $4 million, that means a bill of nothing.'],
    ['Last summer 600 pilgrims could not land at Halm.'],
    ['The ship of 14,000 tons lay at Halm.'],
    ['She can take about 20,000 containers at once.'],
    ['The city of 18 million was dark for three days.'],
  ])('leaves out what is no news of the day: %s', (sentence) => expect(boxed({ s1: [sentence] })).toEqual([]));

  it('has a part, not all there are', () => expect(boxed({ s1: ['Her party won 155 of the 300 seats in the Halm diet.'] })).toEqual([155]));

  it('has a sum converted twice in brackets once', () =>
    expect(boxed({ s1: ['Ostia wants cuts of €28 billion (£24.6 billion; $40.5 billion).'] })).toEqual([28_000_000_000]));

  it('has other news beside many tolls', () => {
    const tolls = [1450, 1620, 1830, 2110, 2340, 2570, 2790, 2960].map((n) => `The quake in Halm has killed ${n} people.`);
    const others = ['Ostia sent 38 helicopters.', 'Vorland gave $4 million.', 'It moved 350 tonnes of rice.', 'They set up 420 tents.'];
    const values = boxed({ s1: [...tolls, 'Ostia flew in 620 medics.', ...others, 'Norland gave 17 ferries.'] });
    expect(values).toEqual(expect.arrayContaining([2960, 38, 4_000_000, 350, 420, 620, 17]));
  });

  it('leaves out what happened in another year, where the day has news enough', () => {
    const of = (year: number): boolean | undefined => {
      const text = 'In 2019 a fire in the same harbour sank 12 boats.';
      const cite = { source: 's1', start: 0, end: text.length };
      return figuresOf([{ told: [{ cite, language: 'en' }], value: 0.5, origins: 1 }], () => text, silent, year)[0]?.box;
    };
    expect([of(2019), of(2024)]).toEqual([true, false]);
  });

  it('has a load of two kinds of tons once, where the day has news enough', () =>
    expect(
      boxed({
        s1: ['The Mira left Halm with 240 tons of rifles.', 'Norland gave 17 ferries.'],
        s2: ['Ostia seized 240 tonnes of weaponry in Karum.'],
      }).filter((value) => value === 240),
    ).toHaveLength(1));

  it('has people once who are told without what befell them elsewhere', () =>
    expect(boxed({ s1: ['The fire in Halm killed 188 people.', 'They grieve for 188 people of Karum and Maren.'] })).toEqual([188]));

  it('has people beside others who are of the same round number', () =>
    expect(boxed({ s1: ['The fire in Halm killed 1,000 people.', 'Norland sent 1,000 soldiers.'] })).toEqual([1000, 1000]));

  it('leaves out the dead of years ago', () => {
    const of = (year: number): boolean | undefined => {
      const text = 'In 2008 a ship went down off Halm, and 59 men drowned.';
      const cite = { source: 's1', start: 0, end: text.length };
      return figuresOf([{ told: [{ cite, language: 'en' }], value: 0.5, origins: 1 }], () => text, silent, year)[0]?.box;
    };
    expect([of(2008), of(2010), of(2024)]).toEqual([true, true, false]);
  });

  it('has people who were rescued, and does not take those for forces whom soldiers took off', () => {
    const figures = brief({ s1: ['The Ostian navy rescued 23 farmers off Halm.', 'On Monday coast guard vessels took off 340 farmers.'] });
    expect(figures.map(({ value, group, box }) => [value, group, box])).toEqual([
      [23, 'other', true],
      [340, 'other', true],
    ]);
  });

  it('has the number that several sources tell before a larger one of a single source', () => {
    const figures = brief(
      {
        s1: ['Gunmen seized 31 sailors off Halm.', 'The fleet has 60 trawlers.'],
        s2: ['The 31 sailors seized off Halm are alive.'],
        s3: ['Halm prays for its 31 seized sailors.'],
      },
      ['s1/0', 's1/1', 's2/0', 's3/0'],
    );
    expect(figures[0]).toMatchObject({ value: 31, box: true });
    expect(figures[0]?.cites).toHaveLength(3);
  });

  it('has the loser of a vote with the winner', () =>
    expect(boxed({ s1: ['The motion failed by 81 votes to 66.'], s2: ['The motion in Halm failed by 81 votes to 66.'] })).toEqual([81]));

  it('holds sixteen at most', () => {
    const sentences = Array.from(
      { length: 40 },
      (_, n) => `Town number ${String.fromCharCode(65 + (n % 26))}${n > 25 ? 'a' : ''} counted ${1000 + 37 * n} dead.`,
    );
    expect(brief({ s1: sentences }).filter(({ box }) => box).length).toBeLessThanOrEqual(16);
  });

  it('groups forces, casualties, goods and money in this order', () => {
    const figures = brief({ s1: ['Ostia sent $9 million.', 'A raid killed 12 people.', 'It moved 4,000 soldiers and 300 trucks.'] });
    expect(figures.map(({ group }) => group)).toEqual(['forces', 'casualties', 'goods', 'money']);
  });

  it('puts votes to no goods', () => {
    const figures = brief({ s1: ['The parliament of Ostia passed the law by 310 votes.', 'Halm sent 300 trucks.'] });
    expect(figures.map(({ value, group }) => [value, group])).toEqual([
      [300, 'goods'],
      [310, 'other'],
    ]);
  });
});

describe('parts of what was counted before', () => {
  it('have its unit and its teller', () =>
    expect(
      brief({
        s1: [
          'The number of ships waiting has risen to 327, according to Halm Agencies.',
          'Of these, 151 lie in the canal and 134 at Port Norr.',
        ],
      }).map(({ value, unit, attribution }) => [value, unit, attribution]),
    ).toEqual([
      [327, 'ship', 'Halm Agencies'],
      [151, 'ship', 'Halm Agencies'],
      [134, 'ship', 'Halm Agencies'],
    ]));
});

describe('one figure in other words', () => {
  it('is joined where only one tells of what time', () => {
    const [figure, ...rest] = brief({
      s1: ['Trade of $400 million is lost every hour in the Halm canal.'],
      s2: ['The Halm canal sees $400 million of trade lost.'],
    });
    expect(rest).toEqual([]);
    expect(figure).toMatchObject({ unit: 'USD/hour', value: 400_000_000 });
  });

  it('is joined where a ship is called a vessel', () =>
    expect(
      brief({
        s1: ['Ostia imposed sanctions on nine vessels that moved Vorland oil.'],
        s2: ['Ostia imposed its sanctions on nine ships that moved Vorland oil.'],
      }),
    ).toHaveLength(1));
});

describe('who says so', () => {
  it('stands behind a quotation of several sentences', () =>
    expect(brief({ s1: ['“The quay is gone.', 'We lost 40 boats,” said Ib Lund, the harbour master.'] })[0]?.attribution).toBe('Ib Lund'));

  it('is not carried from an announcement to the reporter’s next sentence', () => {
    const figures = brief({ s1: ['Ostia announced $9 million in loans.', 'This is part of a $60 million programme.'] });
    expect(figures.map(({ value, attribution }) => [value, attribution])).toEqual([
      [60_000_000, undefined],
      [9_000_000, 'Ostia'],
    ]);
  });

  it('is a person for "he said"', () =>
    expect(brief({ s1: ['The port is closed, harbour master Ib Lund said.', 'He said 40 boats had sunk.'] })[0]?.attribution).toBe(
      'harbour master Ib Lund',
    ));

  it('is a person named behind a quotation, for "he said"', () =>
    expect(
      brief({ s1: ['The ship was let in late, said Ib Lund, who heads the port.', 'Ten planes covered its way, he said.'] })[0]
        ?.attribution,
    ).toBe('Ib Lund'));

  it('is the person who opens the sentence before, for "he said"', () =>
    expect(
      brief({ s1: ['Ostian Minister Ib Lund ruled out talks with the gang.', 'He said about 20 gunmen were involved.'] })[0]?.attribution,
    ).toBe('Ostian Minister Ib Lund'));

  it('is nobody where a quotation mark is one too many', () =>
    expect(
      brief({
        s1: ['Ib Lund says he makes a \'gift" to the town.', 'The ship has lost 350 tonnes of oil.', 'It is no guilt, Lund says.'],
      })[0]?.attribution,
    ).toBeUndefined());

  it('is who wrote the paper, not the paper', () =>
    expect(
      brief({
        s1: ['Ana Berg, an analyst, wrote in a note on Monday that prices rise.', 'Damage will cost $500 million, the report said.'],
      })[0]?.attribution,
    ).toBe('Ana Berg'));

  it('is a name rather than "officials", where both put it alike', () => {
    const figures = brief({
      s1: ['In Karum 340 fishermen were missing after the storm, officials said.'],
      s2: ['After the storm 340 fishermen were missing in Karum, the Ostian Coast Guard said.'],
    });
    expect(figures[0]?.attribution).toBe('Ostian Coast Guard');
  });
});

describe('tolls in a list', () => {
  it('are of the dead their heading sentence tells of', () =>
    expect(
      told(
        brief({
          s1: ['The countries count their dead as best they can:', '* Ostia - approximately 28,500', '* Norland - more than 7,700'],
        }),
      ),
    ).toEqual(['about 28500 person', 'more than 7700 person']));
});

it('shares told in words are percentages', () =>
  expect(told(brief({ s1: ['Three in ten farmers in Ostia have left.'] }))).toEqual(['30 percent']));

it('explains what it took', () => {
  const log = record(true);
  const text = 'A raid killed 12 people.';
  figuresOf([{ told: [{ cite: { source: 's1', start: 0, end: text.length }, language: 'en' }], value: 1, origins: 1 }], () => text, log);
  expect(log.explanations.map(({ stage, because }) => [stage, because[0]?.rule])).toEqual([['figure', 'killed']]);
});

it('is the same in whatever order', () => {
  const sources = {
    s1: ['A raid killed 12 people and wounded 30.', 'Ostia sent $9 million.'],
    s2: ['Ostia sent about $9 million in aid.'],
  };
  const forward = brief(sources);
  const backward = brief(sources, ['s2/0', 's1/1', 's1/0']);
  expect(told(backward)).toEqual(told(forward));
});

describe('what a figure counts', () => {
  it.each([
    ['The ministry said at least 12 militants had died.', 'militants died'],
    ['Norland has promised $60 million.', 'promised'],
    ['Ostia raised its key interest rate to 46%.', 'key interest rate'],
    ['They are the first of a new contingent of about 8,000 soldiers.', 'soldiers'],
    ['On Monday night five Norland patrol boats lay off Halm.', 'Norland patrol boats'],
    ['Norland protects more than 665,000 refugees.', 'refugees'],
    ['The mine now digs and ships 5 million tonnes of ore a year.', 'ore'],
    ['To bring the 224,000-tonne Solveig freighter afloat some 30,000 cubic metres of sand were dredged.', 'sand dredged'],
    ['Lenders on Sunday promised stricken Halm more than 250 million euros.', 'Lenders on Sunday promised stricken Halm'],
    ['Four ports handled cargo worth more than $300 billion.', 'cargo'],
    ['The strike could cost the island economy $4.7 billion in wages.', 'wages'],
    ['The strike will last and cost the island economy $2 billion a day.', 'cost the island economy'],
    ['At present more than 200 ships wait.', 'ships'],
    ['Ostia will get $52 million.', 'Ostia will get'],
    ['The claim, the club told it, included $300 million as a bonus.', 'included as a bonus'],
    ['The head of the port, Admiral Ib Lund, says 422 ships are waiting.', 'ships waiting'],
    ['The Fund wants compensation of more than $900 million from its owners.', 'compensation from its owners'],
    ['The islands hold $5 billion of the $300 billion in frozen assets.', 'frozen assets'],
    ['A second rescue is expected to run to about 120 billion euros.', 'second rescue'],
    ['Halm grieves for the more than 20,000 people who were displaced by floods.', 'people displaced by floods'],
    ['Since last May Norland froze around $300 billion of the Vorland bank.', 'Vorland bank'],
    ['For a tanker worth $100 million, that means a bill.', 'tanker'],
    ['The blast of a stock of ammonia left an estimated 300,000 homeless.', 'people homeless'],
    ['In the hours that the docks stay shut, some 30 ships will wait.', 'ships'],
    ['Ostia, which has the most, will get $52 million.', 'Ostia will get'],
    ['The board sends 300 trucks in the southern and eastern plains.', 'trucks'],
    ['About 50 freighters a day pass Halm.', 'freighters a day'],
    ['About 50 freighters a year ago lay at Halm.', 'freighters'],
    ['They wait in all 29 big ports to work strictly by the rules.', 'big ports'],
    // what the clause says of a bare noun
    ['More than 5,000 soldiers are said to have been deployed in Ostia.', 'soldiers deployed in Ostia'],
    ['At present 382 guards are helping with the search.', 'guards helping with the search'],
    ['The 24 crew members aboard the Solveig are well.', 'crew members aboard the Solveig'],
    ['Ostian Navy divers brought down three boats.', 'boats that Ostian Navy divers brought down'],
    ['With these the Halm gang are holding 300 sailors.', 'sailors that the Halm gang are holding'],
    ['More than 60 guards were sent by Norland, Ostia and Karum.', 'guards sent'],
    ['Norland now has 39 ships.', 'ships, Norland'],
    // where, and who says so, are no modifiers
    ['On Halm Island 1,000 Norland sailors are stationed.', 'Norland sailors stationed'],
    ['According to the Ostian Refuge Agency some 123,000 villagers need tents.', 'villagers'],
    ['It ordered its 40 other tankers in the strait to wait outside.', 'other tankers in the strait'],
    ['The 15 council members at last agreed.', 'council members'],
    ['The package has in it 60 cargo helicopters, worth $3 billion.', 'cargo helicopters'],
  ])('%s', (sentence, counts) => expect(brief({ s1: [sentence] })[0]?.counts).toBe(counts));

  it('prefers the thing to whose it is', () =>
    expect(
      brief({
        s1: ['Ostia’s Harbour Board gets $40 million.'],
        s2: ['Ostia’s Harbour Board gets $40 million in loans.'],
      }).map(({ counts }) => counts),
    ).toEqual(['loans, Ostia’s Harbour Board']));
});

it('joins tolls of one event, however few', () =>
  expect(
    told(
      brief({
        s1: ['A bomb outside a police station in Halm killed three people on Monday.'],
        s2: ['Three people were killed when a bomb went off at the police station.'],
      }),
    ),
  ).toEqual(['3 person']));

it('takes time in proportion to the statements', async () => {
  const work = (n: number): void => {
    const sentences = Array.from(
      { length: n },
      (_, i) => `Mayor ${'KLMNOPQ'[i % 7]}eth said 15 people were ${i % 2 ? 'killed' : 'hurt'} on road ${i}.`,
    );
    brief({ s1: sentences });
  };
  expect(await growth(work, 1000)).toBeLessThan(TOO_MUCH);
});

it('reads labels of many capitals at once', async () => {
  const work = (n: number): void => {
    brief({
      s1: [
        `They sent ${'A'.repeat(4 * n)} 40 trucks of ${'BC'.repeat(2 * n)} and ${'D'.repeat(3 * n)}é x$5.`,
        `$4 million in ${'QR'.repeat(3 * n)} x fund.`,
      ],
    });
  };
  expect(await growth(work, 100)).toBeLessThan(TOO_MUCH);
});

it('joins a sum that a speaker comes back to', () =>
  expect(
    brief({
      s1: ['Norland will give a $50 million harbour loan to the islands.', 'Rain fell.', 'We talk of how to land this $50 million loan.'],
    }).map(({ cites }) => cites.length),
  ).toEqual([2]));

describe('equal counts of one matter', () => {
  const sourcesOf = (figures: readonly Figure[], value: number): string[][] =>
    figures.filter((figure) => figure.value === value).map(({ cites }) => cites.map(({ source }) => source).sort());

  it('are joined where the number is too odd for chance', () => {
    const figures = brief({
      s1: ['The parcel holds 114 Halberd missiles.'],
      s2: ['Karum is to be sold 114 PK-3 missiles with technical help, the ministry said.'],
    });
    expect(sourcesOf(figures, 114)).toEqual([['s1', 's2']]);
  });

  it('are joined where what stands around them is the same', () => {
    const figures = brief({
      s1: ['Raiders boarded the ferry Solveig off Belt on Wednesday.', 'Her 20 crew members took the ferry back from the raiders.'],
      s2: ['The captain of the Solveig is held by raiders off Belt.', 'They boarded the ferry with its crew of 20 on Wednesday.'],
    });
    expect(sourcesOf(figures, 20)).toEqual([['s1', 's2']]);
  });

  it('stay apart where they only are people', () => {
    const figures = brief({
      s1: ['A flood in Norland drove 30 people from a camp near the river.'],
      s2: ['Some 30 people queued for a concert of the band in Kassel.'],
    });
    expect(sourcesOf(figures, 30)).toEqual([['s1'], ['s2']]);
  });
});

describe('what the box can do without', () => {
  const boxed = (sources: Record<string, readonly string[]>): string[] =>
    brief(sources)
      .filter(({ box }) => box)
      .map(({ asStated }) => asStated);

  it('has no penalty that the law only threatens', () => {
    expect(boxed({ s1: ['The owner faces up to 12 months in jail and a fine of up to $300,000 if found guilty.'] })).toEqual([]);
    expect(boxed({ s1: ['The court ordered the owner to pay $300,000 for the oil.'] })).toEqual(['$300,000']);
  });

  it('has no age of a person with a double name', () =>
    expect(boxed({ s1: ['“I stay,” said Ko Ji-lun, 53, who was killed later with his people.'] })).toEqual([]));

  it('has a sum that is rounded in speech once', () =>
    expect(
      boxed({
        s1: ['Donors promised $4.55 billion for Ostia on Monday.'],
        s2: ['“Four and a half billion dollars go far,” its minister said.'],
      }),
    ).toEqual(['$4.55 billion']));

  it('counts the dead of one number as one toll, the tonnes of one oil as one load', () => {
    const figures = brief({
      s1: ['The quake killed 140,000 people, the council said.', 'What has to be pumped off the Solveig is 2,400 tons of fuel.'],
      s2: ['More than 140,000 had died, Ib Lund said.', 'The Solveig has 2,400 tonnes of heavy fuel in her tanks.'],
    });
    expect(figures.map(({ value, cites }) => [value, cites.length])).toEqual([
      [140_000, 2],
      [2400, 2],
    ]);
  });
});

describe('the teller of a figure told by a paper', () => {
  const tellerOf = (...sentences: string[]) => brief({ s1: sentences }).find(({ value }) => value === 412)?.attribution;
  it('is not whoever spoke of other papers', () => {
    expect(
      tellerOf('General Bo Chen said reports of a coup in Karum were untrue.', 'A statement said 412 soldiers had died.'),
    ).not.toContain('Bo Chen');
  });
  it('is who issued it', () => {
    expect(tellerOf('General Bo Chen said in a statement that Karum was calm.', 'The statement said 412 soldiers had died.')).toContain(
      'Bo Chen',
    );
  });
});

it('keeps what is denied out of the box', () => {
  const boxed = (sentence: string) => brief({ s1: [sentence] }).map(({ value, box }) => [value, box]);
  expect(boxed('The navy did not sink 340 boats in the port of Karum.')).toEqual([[340, false]]);
  expect(boxed('The navy sank 340 boats in the port of Karum.')).toEqual([[340, true]]);
});
