import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { segment } from '../../../src/compose/segment/segment.ts';
import { printedText } from '../../../src/compose/statement/printed-text.ts';
import { silent } from '../../../src/model/log.ts';
import { plain } from '../plain-source.ts';

interface Line {
  readonly mark: string;
  readonly said: string;
}

const pages = ['pages', 'more-kinds', 'archives', 'desk']
  .flatMap((file) =>
    readFileSync(new URL(`outlets/${file}.txt`, import.meta.url), 'utf8')
      .split(/^# /m)
      .slice(1),
  )
  .map((page) => {
    const [name = '', ...lines] = page.trim().split('\n');
    return { name, lines: lines.map((line): Line => ({ mark: line.slice(0, 1), said: line.slice(2) })) };
  });

/** Lines of the news that are not printed whole, and lines around it that are. */
function mistaken(lines: readonly Line[], between: string): { lost: string[]; printed: string[] } {
  const source = plain(lines.map(({ said }) => said).join(between), { language: 'und' });
  const units = segment(source, silent);
  const lost: string[] = [];
  const printed: string[] = [];
  let at = 0;
  for (const { mark, said } of lines) {
    const start = source.text.indexOf(said, at);
    const end = start + said.length;
    at = end;
    const own = units.filter((unit) => unit.start < end && unit.end > start);
    const left = own.filter((unit) => unit.kind !== 'sentence');
    if (mark === '+' && left.some((unit) => /\p{L}/u.test(source.text.slice(unit.start, unit.end)))) lost.push(said);
    if ((mark === '-' || mark === '=') && own.length > left.length) printed.push(said);
  }
  return { lost, printed };
}

describe.each([
  ['paragraphs', '\n\n'],
  ['lines', '\n'],
])('pages of many outlets, as %s', (_, between) => {
  it.each(pages)('$name', ({ lines }) => expect(mistaken(lines, between)).toEqual({ lost: [], printed: [] }));
});

describe('what is cut from a sentence that stands', () => {
  it.each([
    ['The ferry ran aground off Karum overnight. [https://click.anchor.example/?qs=abc]', 'The ferry ran aground off Karum overnight.'],
    ['The ferry Selma [https://click.anchor.example/?qs=abc] ran aground overnight.', 'The ferry Selma ran aground overnight.'],
    ['The ferry Selma<https://click.anchor.example/?qs=abc> ran aground, the line said.', 'The ferry Selma ran aground, the line said.'],
    [
      '📈 The cost of chartering a small ship rose 9% in a day, brokers said.',
      'The cost of chartering a small ship rose 9% in a day, brokers said.',
    ],
    ['Nov 23 (MRN) - Rescuers brought the last passengers ashore on Monday.', 'Rescuers brought the last passengers ashore on Monday.'],
    ['KARUM (AP) _ Rescuers brought the last passengers ashore on Monday.', 'Rescuers brought the last passengers ashore on Monday.'],
    ['КАРУМ, 16 листопада. Пором із 340 людьми на борту сів на мілину.', 'Пором із 340 людьми на борту сів на мілину.'],
    ['ОСЛО, 16 ноября. /ТАСС/. Посольство предложило спасательное судно.', 'Посольство предложило спасательное судно.'],
    ['ОСЛО, 16 ноября. /ТАСС/. Посольство предложило спасательное судно.', 'Посольство предложило спасательное судно.'],
  ])('%s', (said, printed) => {
    const source = plain(`${said}\n\nMore was to follow on Tuesday, the office said.`, { language: 'und' });
    const [unit] = segment(source, silent).filter(({ kind }) => kind === 'sentence');
    expect(unit && printedText(source, unit).trim()).toBe(printed);
  });

  it('an address that is news stays', () => {
    const source = plain('The leak was put on https://leaks.example on Monday, police said.', { language: 'en' });
    const [unit] = segment(source, silent);
    expect(unit).toMatchObject({ kind: 'sentence' });
    expect(unit?.cuts).toBeUndefined();
  });
});

describe('what only looks like page furniture', () => {
  it.each([
    'The post that she leaves first appeared on the list of jobs in March, the ministry said.',
    'Then $75 per month was paid to each of the farmers, the court heard.',
    'If you are just joining the army, the general told recruits, you will not be sent abroad.',
    'The newsletter is 600 years old, the museum said.',
    'The attachments are confidential, a court in Karum ruled on Monday.',
    'Needs: the ministry said 2,000 blankets were missing.',
    'Cancel the strike or lose your jobs, the line told its crane drivers.',
    'Ms. Holm is a former chief inspector of ships who was arrested on Monday.',
    'Foreign ministers meet Monday in Kassel to discuss new sanctions against Marovia and aid for those who fled to the north.',
    'The president has said the pilot walks free Monday.',
    'The ferry leaves Kassel on Monday, the line said.',
    'Sailors are seen as the most likely to leave, a union leader said Tuesday.',
    'Follow the money, the auditor told deputies on Monday.',
    'Read the treaty, the minister told the deputies, before you vote on it.',
    'Save the Children said 40 schools had been hit since January.',
    'Join our forces, the rebel commander urged the garrison over the radio.',
    'Watch out for ice, the road service warned drivers in the north.',
    'We and our allies will defend the strait, the admiral said.',
    'This interview was the first that the general has given since the coup.',
    'Verification is under way at all four sites, the agency said.',
    'The streaming service added 5.1 million paid subscribers in the quarter.',
    'The app was removed from the App Store on Monday after an order of the court.',
    'Opinion polls give the party 31 percent.',
    'Published in 1948, the book is still banned in two countries.',
    'Updated rules on drones take effect on 1 July, the regulator said.',
    'About 600 people attended the funeral.',
    'Updates to the law on drones take effect in May, the ministry said.',
    'You can be fined for comments on the website of the court, a lawyer told the paper.',
    'Material from the wreck was washed up on the beach at Sorrel.',
    'Received on Monday, the letter was opened by the court a day later.',
    'Filed under seal, the complaint names 12 officers of the guard.',
    'The vaccine is made by Kessan Pharma and Norland Bio.',
    'Posted in Karum since 2024, the envoy speaks the language well.',
    'The ship was seen in a picture released by the navy on Monday.',
    'The army adds details of the raid to its report every week.',
    'The two ministers and their partners in the region will open an account for aid.',
    'The fund will help you, dear farmers, and your partners, to replant, the minister told them.',
    'Subscribers will pay 12 euros a month from June, the paper said.',
    'Only 40% of villages have access to clean water.',
    'To find out more, the police will check cameras in the harbour.',
    'News websites are blocked and the internet is slow.',
    'Advertisers have left the site.',
    'The web site was blocked on Monday.',
    'Videos of the raid were shared online.',
    'Support for the treaty fell to 31 percent.',
    'Following the vote, the minister read the text of the law to the deputies.',
    'Material for the report was gathered by 40 volunteers.',
    'A further 50,000 wait for transport to the sites.',
    'Soldiers and police dug with bare hands through the night.',
    'The shoal lies 124 miles from the nearest base.',
    'Right: that is what the court found, and the ministry must pay.',
    'The White House urged Marovia to talk to its neighbour.',
    'People sit on tiny islands with the flood all about them.',
    'Save the Children estimates that 40 percent of pupils have missed a year of school.',
    'Start-ups in Karum raised $3 billion in three months.',
    'Save for a 5% rise in March, prices have fallen every month this year.',
    'Special forces offer help to flood victims.',
    'Limited ceasefire offer rejected by the rebels.',
    'Only $1 a month is left to each family for food.',
    'The court found that staff shortages and worn brakes contributed.',
    'Smoke and heat contributed to the death of 12 crew.',
    'What follows is a power struggle between the two generals.',
    'Here is the full text of the agreement that ends the war.',
    'There being no objection, the bill passes to the senate on Monday.',
    'The next report will be issued in June by the nuclear watchdog.',
    'The boundaries and names of the new provinces remain in dispute.',
    'There are no discussions under way on a new loan, the finance ministry insists.',
    'Welcome to Karum, where the dead outnumber the living.',
    'Call records show two ministers wrote to holm@karum.example on Monday.',
    'To find out more, contact tracers call every family in Belt.',
    '(Two of the dead are journalists.)',
    '(Holm is the editor of the banned paper.)',
    '(More than 300 outlets have carried the news.)',
    'Information in this report shows that 40 inmates died in custody last year.',
    'Ann Holm Beats Bo Quist!',
    'Access to independent news websites is now blocked.',
    'News websites now need permission to publish online.',
    'Publishers must now delete posts and videos within an hour.',
    'Users must be identified before posting videos.',
    'Staff emails, messages and accounts are still unavailable.',
    'We received a message of support for the article.',
    'Users delete apps.',
    'Publishers remove articles, videos and web pages.',
  ])('%s', (said) => {
    const text = `Parliament to vote on treaty\n\nThe treaty was signed in May by both of the presidents.\n\n${said}\n\nThe vote is due on Friday.`;
    expect(segment(plain(text), silent).find((unit) => text.slice(unit.start, unit.end) === said)?.kind).toBe('sentence');
  });

  it('a sentence with a link behind it is no title', () => {
    const text =
      'A third grain ship left Karum on Monday. Read the full story\n\nThe price of a loaf rose 6% in a week, the statistics office said.\n\nThe office had expected 4%.';
    const kinds = segment(plain(text), silent).map((unit) => [unit.kind, text.slice(unit.start, unit.end)]);
    expect(kinds.slice(0, 2)).toEqual([
      ['sentence', 'A third grain ship left Karum on Monday.'],
      ['boilerplate', 'Read the full story'],
    ]);
  });

  const kindsOf = (text: string) => new Map(segment(plain(text), silent).map((unit) => [text.slice(unit.start, unit.end), unit.kind]));

  it('a speaker before a dash is no dateline', () => {
    const said = 'QUIST — The line will pay for the oil that was lost.';
    const lines = [said, 'VAZ — Nobody has asked the crews of the tugs.', 'QUIST — We shall do so on Monday.'];
    const text = `Karum asks the line\n\nThe owner of the line, Ana Quist, met the mayor, Ines Vaz, on Friday.\n\n${lines.join('\n\n')}`;
    const units = segment(plain(text), silent);
    expect(units.filter(({ cuts }) => cuts !== undefined)).toEqual([]);
    for (const [town, rest] of [
      ['KARUM', 'In Karum the quay was closed.'],
      ['OSSEK', 'The mayor, Ines Vaz, closed the quay.'],
    ])
      expect(
        segment(plain(`Line to pay\n\n${town} — The line will pay for the oil that was lost, it said.\n\n${rest}`), silent).some(
          ({ cuts }) => cuts !== undefined,
        ),
      ).toBe(true);
  });

  it('a paragraph of the same story behind a line that ends stories', () => {
    const story =
      'Ferry aground off Karum\n\nThe ferry Selma ran aground off Karum on Monday with 340 people on board.\n\nIts owner, Norline, sent two tugs from Belt, the coastguard said.';
    const later = 'The toll on the Selma rose to three in the evening, a hospital in Belt said.';
    expect(kindsOf(`${story}\n\nReporting by Ann Lee; editing by Bo Chen\n\n${later}`).get(later)).toBe('sentence');
    const other = 'Farmers in the south blocked three roads with tractors over the price of milk.';
    expect(kindsOf(`${story}\n\nReporting by Ann Lee; editing by Bo Chen\n\n${other}`).get(other)).toBe('boilerplate');
  });

  it('a point above a story that the story does not tell', () => {
    const story =
      'The ferry Selma ran aground off Karum on Monday with 340 people on board, the coastguard said. All of them were brought ashore by two tugs from Belt before the night, and nobody was hurt in the grounding.';
    const [told, more, whom] = [
      '- Ferry with 340 aboard runs onto rocks',
      '- Tanker with 12 crew missing off the cape',
      '- Minister Holm to visit site of wreck',
    ];
    const kinds = kindsOf(`Ferry aground off Karum\n\n${told}\n${more}\n${whom}\n\n${story}`);
    expect([told, more, whom].map((point) => kinds.get(point as string))).toEqual(['heading', 'sentence', 'sentence']);
  });

  it('keeps a lede above a picture of another matter', () => {
    const lede = 'UN lorries reached the town on Saturday for the first time since February.';
    const text = `Lorries reach Sorrel\n\n${lede}\n\nWFP/Bo Chen\n\nFood is unloaded in Belt.\n\nThe agency needs fuel, it said.`;
    const kinds = segment(plain(text), silent).map((unit) => [unit.kind, text.slice(unit.start, unit.end)]);
    expect(kinds).toContainEqual(['sentence', lede]);
    expect(kinds).toContainEqual(['caption', 'Food is unloaded in Belt.']);
  });

  it('keeps who is about to be quoted, where the quotation follows', () => {
    const text =
      'Aid for Sorrel\n\nAid was sent on Monday to Sorrel.\n\nMinister Ann Lee said:\n\nNo town will be left alone.\n\nMore comes.';
    expect(segment(plain(text), silent).find((unit) => text.slice(unit.start, unit.end).endsWith('said:'))?.kind).toBe('sentence');
  });

  it('keeps a short list of demands', () => {
    const text =
      'Rebels name terms\n\nThe rebels named their terms on Monday:\n\n1. All troops must leave\n2. Open the border now\n\nThe army refused.';
    const told = segment(plain(text), silent)
      .filter((unit) => unit.kind === 'sentence')
      .map((unit) => text.slice(unit.start, unit.end));
    expect(told).toContain('1. All troops must leave');
  });

  it('keeps what an article tells under a heading that opens with "About"', () => {
    const told = 'The group was founded in 1982 and holds 14 seats in parliament.';
    const text = `Talks with Karum resume\n\nEnvoys met on Monday in the capital for two hours.\n\nThey will meet again on Thursday, the ministry said.\n\nAbout Karum\n\n${told}`;
    expect(segment(plain(text), silent).at(-1)).toMatchObject({ kind: 'sentence' });
  });

  it('keeps a sentence that names the author of another text', () => {
    const text =
      'Mayor resigns\n\nBy Ann Lee\n\nThe mayor resigned on Monday.\n\nRoe joined the council in 2016 and led its budget committee.';
    expect(segment(plain(text), silent).at(-1)?.kind).toBe('sentence');
  });

  it('leaves out a standfirst that the first paragraph tells again, and keeps a lede that the second goes on from', () => {
    const story =
      'The relief agency in Karum, which runs nine camps, needs 14 million crowns until June to go on with its work.\n\nIts lorries have not reached the valley for five weeks, and the bridge at Belt is closed to them.';
    const kinds = (text: string) => segment(plain(text), silent).map((unit) => [unit.kind, text.slice(unit.start, unit.end)]);
    const standfirst = 'Harbour workers in Karum end strike over pay.';
    const lede = 'On Monday harbour workers in Karum ended a strike over pay that had lasted for nine days.';
    expect(kinds(`Cranes turn again\n\n${standfirst}\n\n${lede}\n\n${story}`)).toContainEqual(['heading', standfirst]);
    expect(kinds(`Cranes turn again\n\n${lede}\n\n${standfirst}\n\n${story}`)).toContainEqual(['sentence', lede]);
    const headline = 'Strike shuts port, but spokesman says talks will go on.';
    expect(kinds(`Cranes stand still\n\n${headline}\n\n${story}`)).toContainEqual(['sentence', headline]);
  });

  it('keeps a first sentence that hangs together with the second by few words', () => {
    const text =
      'Gas for Norland\n\nThe energy company Kessgas has begun to pump gas to Norland again.\n\nOn Friday its head, Bo Chen, told parliament that the pipe under the Sel would be mended by May, at a cost of 40 million crowns.\n\nNorland had gone without gas for nine days, and schools and hospitals in the north were closed.';
    expect(segment(plain(text), silent)[1]).toMatchObject({ kind: 'sentence' });
  });

  it('leaves out what stands behind the end in the last paragraph', () => {
    const text =
      'Dam at Belt cracked\n\nEngineers found cracks in the dam at Belt in 2019.\n\nThe company did not tell the ministry. Read the original article on Daily Tide. AllNews publishes around 500 reports a day.';
    expect(segment(plain(text), silent).map(({ kind }) => kind)).toEqual(['title', 'sentence', 'sentence', 'boilerplate', 'boilerplate']);
  });

  const STORY =
    'Envoys from three states met in Belt to speak of the river, and they went home without a word to the press that stood waiting.\n\nThe bridge there is closed, and its lorries have not come through for five weeks.';
  const told = (text: string): string[] =>
    segment(plain(text), silent)
      .filter(({ kind }) => kind === 'sentence')
      .map(({ start, end }) => text.slice(start, end));

  it.each([
    ['Ana Quist has resigned as president.', STORY],
    [
      'Ana Quist resigned as president of Norland.',
      `Ana Quist, president of Norland since 2010, spoke on Tuesday of her garden.\n\n${STORY}`,
    ],
    ['Eleven hostages were freed in the raid, government says.', STORY],
    [
      'Forty miners died in a blast at a coal mine in Halm.',
      `The blast in the coal mine in Halm on Tuesday was the third this year, and the union has called for a strike in every pit.\n\n${STORY}`,
    ],
    [
      'Forty miners died in a blast at a coal mine in Halm.',
      `Miners died in a blast at the coal mine in Halm, 40 kilometres north of the border, and the union has called for a strike.\n\n${STORY}`,
    ],
    [
      'Ostia has called off every parade in the country after drones hit the palace.',
      `KARUM, May 7 (AFX) - May 9 Victory Day events will be held in the north, the governor told reporters.\n\n${STORY}`,
    ],
    ['Three trucks with aid for 4,000 families wait at the border with Ostia for a fourth day.', STORY],
    ['Forty dead in a blast at a market in Karum.', STORY],
    ['Two soldiers lie dead in Halm.', STORY],
    ['President Ann Holm talks to the rebels after nine years of war.', STORY],
  ])('keeps a first paragraph that nothing tells again: %s', (lede, story) => {
    expect(told(`A week in Karum\n\n${lede}\n\n${story}`)).toContain(lede);
    expect(told(`A week in Karum\n\nAnn Lee\n\n${lede}\n\nBy Ann Lee\n\n${story}`)).toContain(lede);
  });

  it('leaves out a picture above the story that has a credit or that the story tells again', () => {
    const seen = 'Two soldiers wait at a bridge near Sorrel.';
    expect(told(`A week\n\n${seen}\n\nMERIDIAN/Bo Chen\n\n${STORY}`)).not.toContain(seen);
    const again = `Two soldiers wait at the bridge near Sorrel, where forty stood in May.\n\n${STORY}`;
    expect(told(`A week\n\n${seen}\n\n${again}`)).not.toContain(seen);
  });

  it.each([
    'Finland will become a member of NATO on Tuesday.',
    'Its flag goes up in Brussels, and Finland will become a member of the alliance today.',
    'Protests are prohibited without permission from the governor.',
    'The network has changed its terms of service after a ruling in Karum.',
    'The loan is subject to the terms of the treaty of 1999.',
    'The names of all who died are available online now.',
    'The paper, which is funded by readers, was shut by the police.',
    'With input from 40 states, the panel drew up a treaty.',
    'Unless otherwise stated, the curfew in Halm ends at six.',
    'This message was sent by the rebels to the garrison in Karum.',
    'This e-mail was the first proof that the minister knew.',
    'This email is at the centre of the trial in Halm.',
    'This email was intended to warn the minister.',
    'The website is no longer within reach since the raid on its office.',
    'Please contact the embassy if you are in Karum, the ministry wrote.',
    'Archived content from the ministry shows that it knew.',
    'The audio for this was taken from a phone of the pilot.',
    'This program aired on state television the night before the coup.',
    'Corrections or clarifications were printed by three papers on Monday.',
    'The content of this field was sold to a refinery in Ostia.',
    'Your use of force is subject to the law, the judge told the colonel.',
    'Left: Norland quits the coalition.',
    'Bottom: A barrel sells at $40.',
    'The storm leaves 300,000 without power Tuesday.',
    'The Federal Reserve meets Tuesday to set rates.',
  ])('keeps plain news: %s', (news) => {
    expect(told(`A week in Karum\n\n${STORY}\n\n${news}\n\nThe talks go on in May.`)).toContain(news);
  });

  it('keeps the stories of a digest behind the first that ends in a link', () => {
    const link = 'Read the original article';
    const digest = ['one', 'two', 'three', 'four', 'five'].map(
      (name) => `Dam ${name} at Belt\n\nEngineers found cracks in dam ${name} at Belt when they came to mend it.\n\n${link}`,
    );
    expect(told(`Dams of the north\n\n${digest.join('\n\n')}`)).toHaveLength(5);
    const once = `${STORY}\n\n${STORY}\n\n${link}\n\nThe dam at Sorrel broke on Monday and took nine houses.\n\nForty people are missing below the dam at Sorrel.`;
    expect(told(`Dams\n\n${once}`)).toContain('Forty people are missing below the dam at Sorrel.');
  });

  it.each([
    'Ann Lee was a reporter for the Karum Tide and had covered the war since it began.',
    'Jim Holm is the editor of the Halm Post and was arrested at the scene with two of his staff.',
    'Ann Holm is a reporter for the Karum Tide who is held in Ostia.',
  ])('keeps what befell a reporter: %s', (news) => {
    expect(told(`Blast in Karum\n\nBy Bo Holm\n\n${STORY}\n\n${news}`)).toContain(news);
  });

  it('leaves out who wrote, of somebody whom the text does not name', () => {
    expect(told(`Blast in Karum\n\n${STORY}\n\nAnn Lee is a freelance journalist based in Sorrel.`)).toHaveLength(2);
  });

  it('keeps news behind stars and colons', () => {
    const stars = ['** Forty dead in blast at market in Karum', '** Norland quits talks', '** Rates rise to 9% in Ostia'];
    expect(told(`A week in Karum\n\n${STORY}\n\n${stars.join('\n\n')}\n\nThe talks go on in May.`)).toEqual(
      expect.arrayContaining([stars[0], stars[2]]),
    );
    const fall = ': Karum falls to rebels after a night of fighting';
    expect(told(`A week\n\n${STORY}\n\n${fall}\n\nThe talks go on in May.`)).toContain(fall);
    expect(told(`A week\n\n${STORY}\n\n${stars[0]}\n\nThe talks go on in May.`)).toContain(stars[0]);
  });

  it('keeps points whose numbers the story does not tell', () => {
    const points = ['- Forty miners died in the blast in the coal mine in Halm.', '- The union calls for a strike in every pit in Halm.'];
    const story = `The blast in the coal mine in Halm was the third this year in which miners died, and the union calls for a strike in every pit.\n\n${STORY}`;
    expect(told(`Blast\n\n${points.join('\n')}\n\n${story}`).join(' ')).toContain('Forty miners');
  });
});
