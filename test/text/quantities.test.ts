import { describe, expect, it } from 'vitest';
import { type ExtractedFigure, extractFigures } from '../../src/text/quantities.ts';
import { growth, TOO_MUCH } from '../growth.ts';

/** "about 12000 person": bound, value or range, unit; in order. */
const read = (text: string, language?: string): string[] => extractFigures(text, language === undefined ? {} : { language }).map(brief);
const brief = (figure: ExtractedFigure): string =>
  [figure.qualifier, figure.valueTo === undefined ? figure.value : `${figure.value}–${figure.valueTo}`, figure.unit]
    .filter((part) => part !== undefined)
    .join(' ');
const one = (text: string): ExtractedFigure => extractFigures(text)[0] as ExtractedFigure;

describe('what counts nothing', () => {
  it.each([
    ['It fell to four children in every 10,000 each day.', ['4 person']],
    ['Overgenomen van de raad, gepubliceerd op maandag 23 januari 2012.', []],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

it('a second sum in brackets is of the currency of the first', () =>
  expect(read('Damage came to 640 billion baht (21 billion dollars) and losses to 717 billion baht (24 billion).')).toEqual([
    '640000000000 THB',
    '21000000000 USD',
    '717000000000 THB',
    '24000000000 USD',
  ]));

it('a cut of one level to another is no range', () =>
  expect(read('It was a cut of more than 40 barrels to around 200 barrels.')).toEqual(['more than 40 barrel', 'about 200 barrel']));

describe('values', () => {
  it.each([
    ['The mill employs 1,250 people.', '1250 person'],
    ['It holds 1,600 strike and anti-aircraft missiles.', '1600 missile'],
    ['A half million customers lost power.', '500000 person'],
    ['The fund wants euro28 billion in cuts.', '28000000000 EUR'],
    ['The field gave 41,000 bpd.', '41000 barrel per day'],
    ['Rifles were found beneath 40 tons of sand.', '40 ton'],
    ['Stocks fell beneath 40 tons.', 'less than 40 ton'],
    ['It was lent under a 23-month credit.', '23 month'],
    ['Tens of thousands of residents fled.', '10000–100000 person'],
    ['They bought a dozen trucks.', '12 truck'],
    ['It lasted two and a half years.', '2.5 year'],
    ['He owns two hundred and fifty thousand shares.', '250000 share'],
    ['The bridge is 2 1/2 miles long.', '2.5 mile'],
    ['It rained 1½ inches.', '1.5 inch'],
    ['One in five households is affected.', '0.2 household'],
    ['Nine out of ten farmers agreed.', '0.9 person'],
    ['Two-thirds of the barley was lost.', `${2 / 3} barley`],
    ['The fund holds 3 lakh rupees.', '300000 INR'],
    ['Losses came to .5 percent.', '0.5 percent'],
    ['There were 1 to 2 thousand geese.', '1000–2000 goose'],
    ['Passenger numbers hit 8.3m in July.', '8300000 number'],
    ['The tower is 8.3m high.', '8.3 metre'],
    ['Seven out of the nine judges agreed.', `${7 / 9} person`],
    ['The flock shrank by a quarter.', '0.25 number'],
    ['Exports were up tenfold.', '10 time'],
    ['It took the last half hour.', '0.5 hour'],
    ['Corn fell 7-1/4 cents.', '7.25 cent'],
    ['Corn closed at $5.86-1/2 a bushel.', '5.865 USD/bushel'],
    ['It shut 19 of the port’s berths.', '19 berth'],
    ['They won two convincing home wins, both late.', '2 win'],
    ['It closed three high schools.', '3 school'],
    ['The striker has just one goal.', '1 goal'],
    ['One river burst its banks.', '1 river'],
    ['The dam holds 35m of its tiles.', '35000000 tile'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([expected]));
});

describe('money', () => {
  it.each([
    ['a £2.4bn fund', '2400000000 GBP'],
    ['US$50 billion', '50000000000 USD'],
    ['$US17,246,208', '17246208 USD'],
    ['€1.5m', '1500000 EUR'],
    ['HK $216,925', '216925 HKD'],
    ['RM23.50', '23.5 MYR'],
    ['7.5 million Danish crowns', '7500000 DKK'],
    ['9 billion shekels', '9000000000 ILS'],
    ['20 Canadian dollars', '20 CAD'],
    ['$81.35 a barrel', '81.35 USD/barrel'],
    ['500,000 USD', '500000 USD'],
    ['N500m', '500000000 NGN'],
    ['P1.2 billion', '1200000000 PHP'],
    ['20,000 rand', '20000 ZAR'],
    ['Rs 2.3 lakh crore', '2300000000000 INR'],
    ['3 million Moroccan dirhams', '3000000 MAD'],
    ['41 pesos', '41 peso'],
    ['nz$14.6 million', '14600000 NZD'],
    ['2,000 pounds', '2000 GBP'],
    ['12 billion-euro', '12000000000 EUR'],
  ])('%s', (words, expected) => expect(read(`It cost ${words} in all.`)).toEqual([expected]));
});

describe('bounds', () => {
  it.each([
    ['up to 1,500', 'up to'],
    ['as many as 1,500', 'up to'],
    ['no more than 1,500', 'up to'],
    ['around 1,500', 'about'],
    ['an estimated 1,500', 'about'],
    ['nearly 1,500', 'about'],
    ['some 1,500', 'about'],
    ['at least 1,500', 'at least'],
    ['no fewer than 1,500', 'at least'],
    ['over 1,500', 'more than'],
    ['more than 1,500', 'more than'],
    ['fewer than 1,500', 'less than'],
    ['just under 1,500', 'less than'],
    ['a maximum of 1,500', 'up to'],
    ['no higher than 1,500', 'up to'],
    ['shy of 1,500', 'less than'],
    ['north of 1,500', 'more than'],
    ['well over 1,500', 'more than'],
    ['the better part of 1,500', 'about'],
    ['1,500-plus', 'more than'],
    ['1,500-odd', 'about'],
    ['1,500 or so', 'about'],
    ['1,500 or more', 'at least'],
  ])('%s', (words, qualifier) => {
    const figure = one(`The union counted ${words} strikers.`);
    expect(figure).toMatchObject({ value: 1500, unit: 'person', qualifier });
    expect(figure.asStated).toBe(words);
  });

  it.each([
    'It was far fewer than the 5,000 that were hoped for.',
    'The offer is worth 11% over three years.',
    'It lasts from two weeks plus 30 days of grace.',
    'That adds up to 40 boats.',
    'Profit was down 9 percent and under the 12 percent of last year.',
  ])('none in: %s', (text) => expect(extractFigures(text).every(({ qualifier }) => qualifier === undefined)).toBe(true));

  it('stands behind the noun too', () => expect(one('She had three games of 15 points or more.').value).toBe(3));

  it('is read behind the noun', () =>
    expect(extractFigures('She had games of 15 points or more.')[0]).toMatchObject({
      value: 15,
      qualifier: 'at least',
      asStated: '15 points or more',
    }));

  it.each([
    'It spoke about a $2 billion loan.',
    'The rate ticked up to 5.4%.',
    'The number of the dead has gone up to 29.',
    'The toll is going up to 29.',
  ])('is none in: %s', (text) => expect(one(text).qualifier).toBeUndefined());

  it('holds for the amount converted in parentheses', () =>
    expect(read('It paid more than 7.5 million shekels ($2 million).')).toEqual(['more than 7500000 ILS', 'more than 2000000 USD']));

  it('keeps the place of its words', () => {
    const text = 'Officials said up to 40 boats had sunk.';
    const figure = one(text);
    expect(text.slice(figure.start, figure.end)).toBe('up to 40');
  });
});

describe('ranges', () => {
  it.each([
    ['50,000-60,000 visitors came.', '50000–60000 person'],
    ['It takes between 10 and 15 percent.', '10–15 percent'],
    ['We see 3- to 7,000 soldiers.', '3000–7000 person'],
    ['They spent tens of millions of dollars.', '10000000–100000000 USD'],
    ['They need $3 billion to $5 billion.', '3000000000–5000000000 USD'],
    ['A 5-10W lamp burned.', '5–10 watt'],
    ['Prices range from $200 to $4 million.', '200–4000000 USD'],
    ['Plots start from 450 sq ft up to 900 sq ft.', '450–900 square foot'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([expected]));

  it('nor a price that it led to', () => expect(read('Platinum fell $4 to $921.')).toEqual(['4 USD', '921 USD']));

  it('does not take a change for a range', () =>
    expect(read('Exports dropped 7% to $2.3 billion.')).toEqual(['7 percent', '2300000000 USD']));
});

describe('self-corrections in speech', () => {
  it.each([
    ['We sent $20 mil— $20 billion.', ['20000000000 USD']],
    ['It is a $15 — excuse me — a $50 billion loan.', ['50000000000 USD']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
});

describe('what is no figure', () => {
  it.each([
    'The talks of 21 October 2024 ended.',
    'On June 5 and 6, 2023, they met.',
    'Feb. 21 was the day.',
    'It opens at 10:30 and closes at 5 p.m.',
    'Doors open at 9am on the 3rd floor.',
    'In 2004 and the 1990s it grew.',
    'The 2018-19 season.',
    'The G7 and Covid-19.',
    'A Boeing 737, an F-16 and a MiG-29 flew.',
    'Route 66 and Article 5 and Room 101.',
    'The talks begin at five o’clock.',
    'Call 555-1234 or +44 20 7946 0958.',
    'Version 2.1.3 of the 22nd amendment.',
    'She lives at 49 Zorro Ranch Road.',
    'He met her at 10 Downing Street.',
    'World War II and Windows 10.',
    'No one said so, and one of them left.',
    'The Group of Seven and the Group of 20 met.',
    'They met in August of ’23.',
    'It was in column 2.',
    'Catch-22 and Nineteen Eighty-Four were banned.',
    'results for the year ended march 31 were late',
    'it opened on 3 august',
    'An A320, an iphone 15 pro, an iPhone 4S and N95 masks.',
    'The position was 29 degrees, 50.36 minutes north.',
  ])('%s', (text) => expect(read(text)).toEqual([]));
});

describe('kinds', () => {
  it.each([
    ['The suspect is 32 years old.', 'age', '32 year'],
    ['Ana Ruiz, 66, won.', 'age', '66 year'],
    ['Many children under five have died.', 'age', 'less than 5 year'],
    ['People over 65 pay nothing.', 'age', 'more than 65 year'],
    ['Her son, aged six, was found.', 'age', '6 year'],
    ['They were aged between 4 and 11.', 'age', '4–11 year'],
    ['She was 72 and ill.', 'age', '72 year'],
    ['Ruiz, 66, has won.', 'age', '66 year'],
    ['The bag weighs 3,300 pounds.', 'measure', '3300 pound'],
    ['temperatures rose to 38c on sunday', 'measure', '38 degree celsius'],
    ['She scored 21 points.', 'point', '21 point'],
    ['It took 13 days.', 'duration', '13 day'],
    ['A magnitude 7.1 earthquake struck.', 'measure', '7.1 magnitude'],
    ['It fell by 3 percent.', 'percent', '3 percent'],
  ])('%s', (text, kind, expected) => {
    expect(one(text).kind).toBe(kind);
    expect(read(text)).toEqual([expected]);
  });
});

describe('human beings', () => {
  it.each([
    ['Two deaths were confirmed.', 2],
    ['The blast injured 15 others.', 15],
    ['At least 40 were killed.', 40],
    ['The death toll rose to 45.', 45],
    ['They hired 60 fishermen.', 60],
    ['Some 300 Bolivians crossed.', 300],
    ['The 200-strong unit left.', 200],
  ])('%s', (text, value) => expect(one(text)).toMatchObject({ value, unit: 'person' }));
});

describe('what a bare number means', () => {
  it.each([
    ['The motion passed by 3 votes to 2.', ['3 vote', '2 vote']],
    ['Twenty sailors came, eight from the north.', ['20 person', '8 person']],
    ['They launched 67 drones, of which 58 were shot down.', ['67 drone', '58 drone']],
    ['Daily transits fell to 35 from 75.', ['35 transit', '75 transit']],
    ['Revenue was $6 million, down from $9 million a year ago.', ['6000000 USD', '9000000 USD']],
    ['Tens of thousands marched.', ['10000–100000 person']],
    ['The council voted 7–4 to close.', ['7 vote', '4 vote']],
    ['It passed by a 498-114 vote.', ['498 vote', '114 vote']],
    ['Cases stand at 640 per 100,000 residents.', ['640 number']],
    ['It closed at 1,463.87 points, while the other fell 0.4% to 1,161.79.', ['1463.87 point', '0.4 percent', '1161.79 point']],
    ['They bought 31 MQ-9B drones.', ['31 drone']],
    ['They downed 42 of 59 drones.', ['42 drone', '59 drone']],
    ['It sold 77 million phones, compared with 78 million a year ago.', ['77000000 phone', '78000000 phone']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
});

describe('trend', () => {
  it.each([
    ['Shares rose 5 percent.', 'up'],
    ['Output fell by 5 percent.', 'down'],
    ['The index was up 0.2%.', 'up'],
    ['Acme +0.3%.', 'up'],
    ['The rate ticked up to 5.4%.', 'up'],
    ['The index closed 1.8 percent lower.', 'down'],
    ['Output was 12% up on a year ago.', 'up'],
    ['Income rose just 2 percent.', 'up'],
    ['Prices rose at an annual rate of 4 percent.', 'up'],
    ['It shot down 14 drones.', undefined],
    ['It reached an orbit 550 km up.', undefined],
    ['Acme -0.3%.', 'down'],
    ['The team gave up 517 yards.', undefined],
  ])('%s', (text, trend) => expect(one(text).trend).toBe(trend));
});

describe('who says so', () => {
  it.each([
    ['Norland’s coast guard said 12 boats had sunk.', 'Norland’s coast guard'],
    ['Twelve boats sank, according to harbour master Ib Lund.', 'harbour master Ib Lund'],
    ['Twelve boats sank, the harbour office said.', 'harbour office'],
    ['The Courier’s editor noted that Norland’s navy has indicated that up to 12 boats sank.', 'Norland’s navy'],
    ['“We lost 12 boats,” said Ib Lund, the harbour master.', 'Ib Lund'],
    ['Premier Eva Holm announced the state is preparing a $40 million loan.', 'Premier Eva Holm'],
    ['On the same day Premier Eva Holm said 12 boats had sunk.', 'Premier Eva Holm'],
    ['The Norland Agency for Island Development (NAID) said 12 boats had sunk.', 'Norland Agency for Island Development'],
    ['Twelve boats sank in the storm.', undefined],
  ])('%s', (text, who) => expect(one(text).attribution).toBe(who));

  it('is nobody who only adds a sum', () =>
    expect(extractFigures('Acme rose 18 cents, Bolt added 15 cents.').map(({ attribution }) => attribution)).toEqual([
      undefined,
      undefined,
    ]));

  it('is not who then does the same', () =>
    expect(one('After Ostia raised its gift to $350 million, Norland announced a donation.').attribution).toBeUndefined());

  it('reads since when', () =>
    expect(one('It has tracked 70 convoys since August of last year, officers said.').since).toBe('August of last year'));
});

describe('other languages', () => {
  it.each([
    ['de', 'Es kamen mehr als 1.500 Menschen.', ['more than 1500 person']],
    ['de', 'Der Fonds hält 2,26 Mrd. Euro.', ['2260000000 EUR']],
    ['de', 'Am 5. Oktober 2024 sanken drei Schiffe.', ['3 schiffe']],
    ['fr', 'Il y avait environ 1 500 personnes.', ['about 1500 person']],
    ['fr', 'Cela coûte 2,5 millions d’euros.', ['2500000 EUR']],
    ['es', 'Murieron al menos 12 personas.', ['at least 12 person']],
    ['uk', 'Прибуло до 12 000 солдатів.', ['up to 12000 person']],
    ['uk', 'Вони дали 2,26 млрд гривень 18 жовтня 2024 року.', ['2260000000 UAH']],
    ['ru', 'Цены выросли на 1,5 процента.', ['1.5 percent']],
    ['ru', 'Погибли около 20 человек.', ['about 20 person']],
  ])('%s: %s', (language, text, expected) => expect(read(text, language)).toEqual(expected));

  it('names the teller', () =>
    expect(extractFigures('Laut Hafenmeister Ib Lund sanken 12 Boote.', { language: 'de' })[0]?.attribution).toBe('Hafenmeister Ib Lund'));
});

describe('hostile text', () => {
  it.each([
    ['digits', '1'],
    ['commas', '1,'],
    ['words', 'one hundred and '],
    ['ranges', 'between 1 and '],
    ['tellers', 'said 5 '],
    ['dots', 'A.'],
    ['spaces', ' '],
  ])('%s are read in linear time', async (_name, piece) => {
    const work = (length: number) => extractFigures(`${piece.repeat(length / piece.length)}5`);
    expect(await growth(work, 15_000)).toBeLessThan(TOO_MUCH);
  });
});

describe('the time behind what a sum or a measure is of', () => {
  it.each([
    ['It lost some $15 million of transit fees a day.', 'about 15000000 USD/day'],
    ['About $400 million is lost every hour.', 'about 400000000 USD/hour'],
    ['Ostia burns 100 million barrels of oil a day.', '100000000 barrel per day'],
    ['Goods worth $9 billion (€8 billion) are held up every day.', '9000000000 USD/day', '8000000000 EUR/day'],
    ['It lost $15 million of fees a year ago.', '15000000 USD'],
    ['It gave $15 million of its own and an hour later more.', '15000000 USD'],
  ])('%s', (text, ...figures) => expect(read(text)).toEqual(figures));
});

describe('numbers whose noun stands before', () => {
  it.each([
    ['The number of ships waiting there has risen to 327.', ['327 ship']],
    ['The number of Ostians in camps fell to 4,100.', ['4100 person']],
    ['Of the 34 member states, 33 approved it.', ['34 state', '33 state']],
    ['Police put the crowd at 8,000.', ['8000 person']],
    ['Ostia is cutting output by 500,000 barrels a day and Norland by 211,000.', ['500000 barrel per day', '211000 barrel per day']],
    ['The detour could add up to 10 days.', ['up to 10 day']],
    ['The costs add up to $10 million.', ['10000000 USD']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures));
});

describe('the trend of what a verb changes', () => {
  it.each([
    ['The bank raised its key rate by 75 basis points.', 'up'],
    ['The bank raised its key rate by a quarter of a percentage point.', 'up'],
    ['The bank cut the rate by a full 0.5 percentage points.', 'down'],
    ['The bank kept the rate, and by 5% the vote was lost.', undefined],
  ])('%s', (text, trend) => expect(one(text).trend).toBe(trend));

  it('"over" is where it flew, not how many', () =>
    expect(read('It shot down 29 drones over eight regions.')).toEqual(['29 drone', '8 region']));
});

describe('tellers', () => {
  it.each([
    ['“The detour is about 3,500 miles,” Ann Holm, head of the Chamber of Trade, told the Today programme.', 'Ann Holm'],
    ['Goods worth $9.6bn are held up by the stranded ship, shipping data shows.', 'shipping data'],
    ['It wants $916 million of its owner, one of the insurers and canal sources said Tuesday.', 'one of the insurers and canal sources'],
    ['It wants $916 million, it said Tuesday.', undefined],
    ['The World Bank approved an emergency loan of $130 million.', 'World Bank'],
    ['The World Bank is due to approve a loan of up to $150 million next week.', 'World Bank'],
    ['The League of Ports today launched an appeal for $214 million.', 'League of Ports'],
    ['Vorland launched rockets worth $214 million.', undefined],
    ['He said the camp, which by the army’s account lay 1.1 miles from the border, was empty.', 'army'],
    ['By its reckoning it lost $15 million.', undefined],
    ['The camp by the army’s account lay 1.1 miles from the border.', 'army'],
    ['Of the 34 member states of the league 33 approved the resolution.', undefined],
  ])('%s', (text, who) => expect(one(text).attribution).toBe(who));
});

describe('what is counted', () => {
  it.each([
    ['Ostia raised its key interest rate to 46% on Thursday.', 'key interest rate'],
    ['It’s around 39,000 troops.', 'troops'],
    ['They agreed to exchange 120 prisoners.', 'prisoners'],
    ['It gave $800 million in aid to support its fleet.', 'aid'],
    ['It gave $9 million in aid to rural areas.', 'aid to rural areas'],
    ['People died by 2000 in clashes near one of the 12 mines.', 'mines'],
    ['Acme +0.2% Bolt +0.3%.', 'Acme'],
    ['Ostia consumes up to 100 million barrels of oil a day.', 'oil'],
    ['It will finish the delivery of $800 million worth of grain aid by the middle of April.', 'grain aid'],
    ['Ostia raised its key rate by 75 basis points for the third time in a row.', 'key rate'],
    ['The bank chose to lower the key policy rate by 75 basis points to 14.25%.', 'key policy rate'],
    ['They raised the threshold for audits of their accounts to $5 million.', 'threshold for audits of their accounts'],
    ['The league launched an urgent appeal on Friday for $415 million.', 'urgent appeal'],
    ['The league more than doubled its appeal for victims of the quake to $550 million.', 'appeal for victims of the quake'],
    ['It will put $40 billion into the farm sector.', 'farm sector'],
    ['The institute puts its value at €38 million.', 'value'],
    ['More than half (55%) of Ostians agree.', 'Ostians'],
    ['They sent 2 million ready-to-eat meals.', 'ready-to-eat meals'],
    ['The senate passed a revised 10.8 trillion naira ($29.92 billion) budget.', 'budget'],
    ['It announced a £550 million investment plan to close 113 stores.', 'investment plan'],
    ['Its war has pushed global displacement above 100 million.', 'global displacement'],
    ['A quarter of our high school students left.', 'high school students'],
    ['About 10% of world trade passes through the canal.', 'world trade'],
    ['By Thursday nobody had moved it, and some 100 ships are trapped.', 'ships'],
  ])('%s', (text, thing) => expect(extractFigures(text).some((figure) => figure.thing === thing)).toBe(true));

  it.each([
    ['This oil production cut of 3.6 million barrels is the largest.', 'oil production cut'],
    ['It had settled “port and food costs” of $9 million.', 'port and food costs'],
    ['Growth this year, which ends on 31 March, will slip to 5%.', 'Growth'],
    ['An estimated storm surge of 9 feet came in.', 'estimated storm surge'],
    ['The final cost came to CHF 1.2 billion.', 'final cost'],
    ['Statutory profits before tax crashed 89%.', 'Statutory profits before tax'],
    ['Wheat exports so far in the season had fallen by 11%.', 'Wheat exports so far in the season'],
    ['The number of civilians killed in the strikes has risen to 220.', 'number of civilians killed in the strikes'],
  ])('%s', (text, whose) => expect(one(text).whose).toBe(whose));

  it('is no word of when', () => {
    expect(one('The growth rate in 2004-05 was 7.5%.').counts).toBe('growth rate');
    expect(one('It will approve a loan of up to $150 million next week.').counts).toBe('loan');
    expect(one('The organisers, a league of clubs, put the number at 20,000.').unit).toBe('number');
  });

  it('is the same for what is converted, and for another sum', () => {
    expect(extractFigures('It has 7 million shekels in grain loans ($2 million).').map(({ thing }) => thing)).toEqual([
      'grain loans',
      'grain loans',
    ]);
    expect(extractFigures('It has a $15bn swap line with Ostia and seeks another $10bn.')[1]?.thing).toBe('swap line');
  });

  it('is whose it is where nothing says what', () =>
    expect(one('Federal aid for towns hit by Hurricanes Ada and Bob has surpassed $1.8 billion.').whose).toBe(
      'Federal aid for towns hit by Hurricanes Ada and Bob',
    ));
});

describe('who says so, in the passive and behind the number', () => {
  it.each([
    ['Turnout was put at 83 percent by the organisers.', 83, 'organisers'],
    ['The toll was put at 2,275 on Wednesday by disaster officials in Norland.', 2275, 'disaster officials'],
    ['An appeal for $301 million was opened by the Kessan Relief Fund yesterday.', 301e6, 'Kessan Relief Fund'],
    ['Congress has been notified by the Pentagon of a sale of arms worth $6bn.', 6e9, 'Pentagon'],
    ['Lund put the number of guards at 18.', 18, 'Lund'],
    ['Holm reports 322 million dollars in gifts, in addition to the 350 million that was promised by the government.', 350e6, 'government'],
    ['The Port Office speaks of $5 million pledged by Ostia.', 5e6, 'Ostia'],
    ['HALM Jan 16 Acme Corp put the damage at $90 million.', 90e6, 'Acme Corp'],
    ['For a ship raiders can ask much — and last year, Ostia reckons, they took $150 million.', 150e6, 'Ostia'],
    ['The plan has the support of 95 percent of voters, election authorities there say.', 95, 'election authorities'],
    ['The rebels hold at least 17 ships, fishing groups in Karum say.', 17, 'fishing groups in Karum'],
  ])('%s', (text, value, who) => {
    expect(extractFigures(text).find((figure) => figure.value === value)?.attribution).toBe(who);
  });

  it.each([
    ['A bridge of 40 metres was opened by the sea.', 40],
    ['The town lost 400 homes and officials said more would follow.', 400],
    ['Aid is on its way, Ostia has announced; more than 340 people were killed.', 340],
    ['For a ship raiders can ask $1 million — and last year, Ostia reckons, they took more.', 1e6],
    ['Lund put 18 guards at the gate.', 18],
    ['The fence was put up at 12 sites by night.', 12],
  ])('nobody: %s', (text, value) => {
    expect(extractFigures(text).find((figure) => figure.value === value)?.attribution).toBeUndefined();
  });

  it('reads no bound of the next number into this one', () => {
    expect(
      extractFigures('The carrier has 5,000 sailors and more than 80 aircraft.').map(({ value, qualifier }) => [value, qualifier]),
    ).toEqual([
      [5000, undefined],
      [80, 'more than'],
    ]);
  });
});

describe('who says so, with what stands beside the name', () => {
  it.each([
    ['Two days after the flood 25 farmers are unaccounted for, Ann Holm, a senior rescue official, said on state radio.', 'Ann Holm'],
    ['Ann Holm, Norland’s minister, who had come by air, said that 40 inquiries had been opened.', 'Ann Holm'],
    ['Up to 3.5 million children are in danger, the agency’s spokesman in Ostia, Ann Holm, said.', 'Ann Holm'],
    ['A doctor at the clinic in Ostia said it had taken in more than 60 wounded.', 'doctor at the clinic in Ostia'],
    ['Brandt Ltd., in a report of its own, put the total cost at 650 million euros.', 'Brandt Ltd'],
    ['The firm is not liable beyond a cap that he reckons at $14 million, Mr Lund says.', 'Mr Lund'],
    ['What the ban will cost is put by the Ostian Trade Institute at about $300 million a year.', 'Ostian Trade Institute'],
    ['By resolution 12, the Council decided that the mission is to have up to 8,940 soldiers.', 'Council'],
  ])('%s', (text, who) => expect(extractFigures(text).at(-1)?.attribution).toBe(who));

  it('is nobody where a clause is only added to what was decided', () =>
    expect(extractFigures('The bank agreed to help Ostia, where floods have affected 14 million people.')[0]?.attribution).toBeUndefined());
});
