import { describe, expect, it } from 'vitest';
import { findLeaning } from '../../../src/compose/lean/lean.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

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
    'He Wenling, head of a Taiwanese delegation, said in Tallinn that the ferries would sail again.',
    'It was announced in Oslo that Norway will build 12 ferries.',
    'It is not clear when Norway will build 12 ferries.',
    'Finland, Foreign Minister Elina Aalto said, will build 12 ferries.',
    'Two ports in Poland have ordered 12 ferries.',
    'When he arrived in Oslo, Danish Defence Minister Lars Holm praised the Norwegian navy.',
  ])('stands by itself: %s', (second) => {
    expect(leans(first, second)).toEqual(['-', '-']);
  });

  const ship = 'A Maltese freighter with 22 sailors collided with a Danish ferry off Gotland on Monday.';
  it.each([
    'The freighter was towed to Visby.',
    'The Maltese-flagged vessel was built in Gdansk in 2011.',
    'Sweden said the ship had carried timber to Riga.',
    'The ship’s owner is a company in Piraeus.',
    'Denmark denied that a collision had taken place.',
    'Denmark rejects that account and blames Malta.',
    'Norway has not decided whether to take part.',
    'At least five of the sailors come from Manila.',
    'Six others were flown to Stockholm.',
    'Those on board were taken to a hospital in Visby.',
    'On the same day a storm closed the port of Visby.',
    'Denmark rejected both accounts.',
    'The decision covers passengers of Swedish ferries in Gotland.',
    'Denmark said it had not ordered the ferry to turn.',
    'Some were taken to a hospital in Visby.',
    'It is 140 metres long where it is longest.',
    'It was towed to keep the harbour of Visby open.',
    'The harbour of Visby, he said, would stay open.',
    '“The port of Visby stays open,” she added.',
    'Denmark and Malta each blamed the other.',
    'Malta for its part will ask for damages.',
    'All the same, some were angry about the port of Visby.',
    'Many on board had never been to Sweden.',
    'Everyone aboard will be questioned in Visby.',
    'Malta denies that it had anything to do with it.',
    'Hours earlier a storm had closed the port of Visby.',
    'The Swedish coast guard said that divers would be sent there.',
    'Eleven of them are Filipinos, and the others come from Malta.',
    'Swedish doctors said that all of them were well.',
    'Tugs with 3 pumps and hoses began pulling at it within an hour.',
    'Transport minister Anna Lind said it would stay in Visby as long as necessary.',
    'Finland is due to approve a similar measure on Friday.',
    'It would stay in Visby as long as there was a storm.',
    'Denmark alone blamed it for the damage in Gotland.',
    'Anna Lind answered that the lights of Malta were a matter for Malta.',
    'Denmark sent 2 tugs from Helsingor too.',
    'Lifeboats and tugs from Gotland are exempt.',
    'The Baltic Insurance Club puts its value at 38 million euros.',
    'It was towed to keep the port of Visby open.',
    'It was thought to be the oldest of its kind in Sweden.',
    'Sweden’s coast guard said that she was at home in Gdynia.',
    'For two days they ate bread and water in Visby.',
    'Norway and Finland do not accept that.',
    'Under that rule Sweden may keep 12 tugs in Gotland.',
    'Sweden’s prime minister flew to Visby soon afterwards.',
    'Malta, for its part, blamed Denmark for 3 errors.',
    'All ambassadors in Stockholm were invited to attend.',
    'A further 31 million kroner will pay for tugs from Gotland.',
    'Many other ferries, he says, sail to Riga at night.',
    'In the end Judge Maria Berg found that Denmark was right.',
    'A crew of 12 from Manila is still on board.',
    'That’s why Denmark sent 3 tugs to Visby.',
  ])('leans on what was told: %s', (second) => {
    expect(leans(ship, second)).toEqual(['-', 0]);
  });

  it.each([
    'The port of Visby was closed for 3 hours by the fire brigade.',
    'Sweden will buy 4 tugs from Poland in 2031.',
    'The Swedish government will publish a report on Thursday.',
    'The ferry company Nordlinje cancelled 12 sailings between Oslo and Kiel.',
    'There are 40 lighthouses on the coast of Estonia.',
    'The police said 3 divers from Gotland had been fined.',
    'It will take 3 weeks to mend the harbour of Visby.',
    'Finland is due to approve a ferry similar to those of Tallink.',
    'The Baltic Bank said it would lend Malta 40 million euros.',
    'The ferry company Nordlinje said its profits had risen to 12 million euros.',
    'The former head of the Polish navy flew to Riga on Sunday.',
    'Both Norway and Finland are building 3 bridges to Sweden.',
    'It was reported that Norway had built 3 bridges in Narvik.',
    'Sweden counted 17 confirmed dead in Narvik on Friday.',
  ])('stands by itself behind it: %s', (second) => {
    expect(leans(ship, second)).toEqual(['-', '-']);
  });

  it('takes a captain for known as it does a ship', () => {
    expect(leans('The Danish navy freed the captain of a ferry off Narva on Monday.', 'The captain flew to Oslo.')).toEqual(['-', 0]);
  });

  it('takes lines without a stop for points of what was said last', () => {
    const goods = ['14 Marten missiles ($3bn)', '2 Otter mine-hunting boats ($105m)', '12 Heron radar masts ($37m)'];
    const text = ['Norway will buy arms for 9 billion kroner from Poland.', ...goods, 'Sweden held an election on Sunday.'].join('\n');
    const { statements } = readTexts([sourceOf('s1', 'a.txt', text)], silent);
    expect(findLeaning(statements).map((lean) => lean?.on)).toEqual([undefined, 0, 0, 0, undefined]);
  });

  it('leans on the sentence that brought a thing in, not on any before', () => {
    expect(
      leans(
        ship,
        'Poland opened 2 bridges in Gdansk on Sunday.',
        'Norway raised wages for 900 teachers in Bergen.',
        'The freighter was towed to Visby.',
      )[3],
    ).toBe(0);
  });

  it('leans on a road of which only the time is told', () => {
    expect(
      leans(
        'Soldiers cleared the road over the Brenner of 3 landslides on Thursday.',
        'The bus company Karwendel said it would run buses to Bolzano on the reopened road from Friday.',
      ),
    ).toEqual(['-', 0]);
  });

  it.each(['The text calls for 4 observers in Gotland.', 'Lind’s angry speech came a day after Malta had closed its port.'])(
    'leans on what was said or written: %s',
    (second) => {
      expect(leans('The Baltic Council adopted a resolution on fishing by 9 votes to 1 on Monday.', second)).toEqual(['-', 0]);
    },
  );

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

describe('signs of grammar', () => {
  const gang = 'A Latvian patrol caught five smugglers with amber for 20 million euros near Ventspils on Monday.';

  it.each([
    'The five belonged to a ring of 13 smugglers from Liepaja.',
    'The 20 million euros are to be paid to fishermen in Liepaja.',
    'The other five smugglers came from Klaipeda in Lithuania.',
    'Each smuggler faces seven years in a Riga prison.',
    'Interior Minister Liga Ozola had named Andris Kalnins to the post in August.',
    'Finance Minister Mart Kask has found no amber in Tallinn either.',
    'Finance Minister Mart Kask has since closed two ports in Estonia.',
    'Shipowners in Klaipeda, too, are worried about amber.',
    'Lithuanian customs in Klaipeda on the same day let 12 Swedish ferries go.',
    'A second patrol found 40 kilos of silver in Liepaja.',
    'Both patrols were sent by Riga and paid by Brussels.',
  ])('lean: %s', (second) => {
    expect(leans(gang, second)).toEqual(['-', 0]);
  });

  it.each([
    'The 2030 Baltic Games open in Tallinn in June.',
    'Each year Klaipeda in Lithuania welcomes 40 ferries.',
    'Estonia offered the post of harbour master to Mart Kask.',
    'Estonia has closed two ports since Mart Kask took office.',
    'Ferries to Gotland are too slow for Swedish traders.',
    'Mart Kask opened two ports in Estonia on Monday and left Tallinn on the same day.',
    'A second meeting of Baltic ministers is planned in Tallinn for June.',
    'Both Estonia and Lithuania are at sea this week.',
  ])('and their likes do not: %s', (second) => {
    expect(leans(gang, second)).toEqual(['-', '-']);
  });

  it('find the number where it was told', () => {
    const between = 'Estonian ferries to Gotland sailed again in March.';
    expect(leans(gang, between, 'The 20 million euros went to fishermen in Liepaja.')[2]).toBe(0);
  });
});

it('lines without bullets lean on the line with a colon over them', () => {
  const text =
    'Norland sends ships\n\nThe navy said on Monday that four ships would leave Karum.\n\nThe ships that will sail are:\n\nThe frigate Sel, from the northern squadron\nThe tanker Belt Star, with 300 tonnes of fuel\nThe tug Norland, on loan from the coast guard\n\nThe ministry in Karum said that the strait was free of mines.\n';
  const { statements } = readTexts([sourceOf('s1', 'a.txt', text)], silent);
  expect(findLeaning(statements).map((lean, i) => [statements[i]?.text.slice(0, 12), lean?.on])).toEqual([
    ['The navy sai', undefined],
    ['The ships th', undefined],
    ['The frigate ', 1],
    ['The tanker B', 1],
    ['The tug Norl', 1],
    ['The ministry', undefined],
  ]);
});

it.each([
  ['A third of Norwegian ships were built in Halm.', '-'],
  ['Ana Quist and Bo Chen died on the same day.', '-'],
  ['A third ship left Halm.', 0],
  ['Ana Quist died on the same day.', 0],
])('one more, and the same day: %s', (second, on) => {
  expect(leans('The parliament of Ostia rejected a budget.', second)).toEqual(['-', on]);
});
