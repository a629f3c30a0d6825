import { describe, expect, it } from 'vitest';
import { rarityOf } from '../../../src/compose/facts/likeness.ts';
import { merge } from '../../../src/compose/facts/merge.ts';
import { findLeaning } from '../../../src/compose/lean/lean.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

/** For the first sentence of each text the index of the text whose sentence is printed in its place. */
function printedFor(...texts: readonly string[]): number[] {
  return printedOn((i) => `2031-05-0${i + 1}`, ...texts);
}

function printedOn(day: (i: number) => string, ...texts: readonly string[]): number[] {
  const sources = texts.map((text, i) => sourceOf(`s${i}`, `s${i}.txt`, text, { published: day(i) }));
  const { statements, bySource } = readTexts(sources, silent);
  const leaning = bySource.flatMap((list) => findLeaning(list));
  const { printedAs } = merge(
    statements,
    leaning,
    rarityOf(statements),
    [],
    sources.map(({ published }) => published),
  );
  return bySource.map((list) => statements[printedAs[list[0]?.index ?? -1] ?? -1]?.source ?? -1);
}

/** Whether the first sentences of two texts are taken for one fact. */
function merged(one: string, other: string): boolean {
  const [first, second] = printedFor(one, other);
  return first === second;
}

describe('two statements of one fact', () => {
  it.each([
    [
      'what was done and then will be',
      'The frigate Ardent left Bahrain overnight and will join the patrol ship Teviot.',
      'The frigate Ardent has departed Bahrain overnight to join the patrol ship Teviot.',
    ],
    [
      'a day in May is no doubt',
      'On May 8, the UN Security Council adopted a resolution demanding the release of the crew.',
      'The UN Security Council adopted a resolution on May 8 demanding that the crew be released.',
    ],
    [
      'told on a day, and quoted',
      'Foreign Minister Farid Nuri said on Saturday that the Qashiri delegation would be at the talks in Muscat.',
      '"The Qashiri delegation will be at the talks in Muscat," Foreign Minister Farid Nuri said on Saturday.',
    ],
    [
      'a promise and a vow',
      "Qashir's foreign ministry called the measures “economic piracy” and promised a response.",
      "Qashir's foreign ministry described the measures as “economic piracy” and vowed to respond.",
    ],
    [
      'the teller closes the sentence',
      'Floods have killed at least 63 people in Sindh province since Monday, the disaster authority said on Thursday.',
      'At least 63 people have been killed by floods in Sindh province since Monday, Elbonia’s disaster authority said.',
    ],
    [
      'the ministry of the state that announced it',
      "The army and the Rapid Force agreed on Sunday to exchange 300 prisoners, the kingdom's foreign ministry said.",
      'The army and the Rapid Force have agreed on Sunday to swap 300 prisoners, Saudi Arabia announced.',
    ],
    [
      'a remark and praise for the same',
      'President Ann Holm said the Norvia treaty was the most comprehensive arms control agreement in two decades.',
      'President Ann Holm hailed the Norvia treaty as the most comprehensive arms control agreement in two decades.',
    ],
    [
      'a council called by its number, and with another number',
      'The 15-nation Council of Halm authorised the Tolvik force in December to win back the north of Norvia.',
      'The Council of Halm authorised a Tolvik force of 3,300 in December to win back the north of Norvia.',
    ],
    [
      'one sum, converted more or less exactly',
      'Norvia Air approved a plan to lend 60 billion won ($54.16 million) to Halm Shipping.',
      'A plan to lend Halm Shipping 60 billion won ($54 million) was approved by Norvia Air.',
    ],
    [
      'a word that is part of a name',
      'The Senate of Norvia ratified the New Start treaty with Halm on Wednesday by 71 votes to 26.',
      'The Senate of Norvia ratified the treaty with Halm on Wednesday by 71 votes to 26 as its session ended.',
    ],
    [
      'good will is nothing to come',
      "Norvia's civilian government counts on the good will of Halm after eight years under General Bo Chen.",
      "Norvia's civilian government counts on goodwill from Halm after eight years under General Bo Chen.",
    ],
    [
      'what is so and what remains so',
      'The port of Quelimane remains closed because a sunken barge is blocking its entrance channel.',
      'The port of Quelimane is closed because a sunken barge blocks its entrance channel.',
    ],
    [
      'a relative clause without commas ends with its own verb',
      'Drone tankers, for which Elbonia has asked, were not in the package.',
      'But the drone tankers which Elbonia had wanted are not in the package.',
    ],
    [
      'what an announcement says would be done, and what is said of it',
      "The kingdom's announcement that it would sell patrol boats to Elbonia was welcomed on Saturday by the Elbonian navy, which called it a sign of trust.",
      "Elbonia's navy on Saturday welcomed the kingdom's announcement of the sale of patrol boats, calling it a sign of trust.",
    ],
    [
      'told in a press release that they would',
      'The trade ministry said in a press release that Elbonia would put tariffs on Velidian steel and glass.',
      'Elbonia, the trade ministry said, would put tariffs on Velidian steel and glass.',
    ],
    [
      'what the same words quoted say, told as to come and as done',
      'Li Anwen, the deputy minister, said that the plan would have a "grave negative effect" on trade between the two states.',
      'Li Anwen, the deputy minister, said on Friday that the sale had made the government indignant and warned of a "grave negative effect" on trade between the two states.',
    ],
    [
      'officials, and who they are',
      'Energy minister Omar Gaspari said on Wednesday that households would pay 50 percent more for gas from May 1.',
      'Households will pay 50 percent more for gas from May 1, officials said on Wednesday.',
    ],
    [
      'neither of them is no denial',
      'The defence ministry said two marines were wounded in the raid on the trawler, neither of them critically.',
      'The defence ministry said that two marines were wounded in the raid on the trawler.',
    ],
    [
      'agreed to, and agreed that it should',
      'The ministers of Halm agreed last week that crowns of the Brandt bank frozen in Tolvik should be used to help pay for dredging its port, which angered Norvia.',
      'Last week the ministers of Halm agreed to use crowns of the Brandt bank that are frozen in Tolvik to help pay for dredging its port, a move that angered Norvia.',
    ],
    [
      'one word of a short quotation put otherwise',
      'Omar Brandt thanked the “entire coastal community” as states promised pumps or money at a meeting in the old customs house of Halm on the river Teviot.',
      'President Omar Brandt of Norvia thanked the “whole coastal community” for its offers.',
    ],
    [
      'a teller between commas',
      'Elbonia, their resolution says, violated the sovereignty of Velidia by the raid on a rebel camp.',
      'The permanent council adopted a resolution stating that Elbonia violated the sovereignty of Velidia by the raid on a rebel camp.',
    ],
  ])('merges: %s', (_, one, other) => {
    expect(merged(one, other)).toBe(true);
  });

  it.each([
    [
      'agreed on a day, and done',
      'Velidia and Drenovia agreed on Tuesday to exchange 120 prisoners at the Lipnik bridge.',
      'Velidia and Drenovia exchanged 120 prisoners at the Lipnik bridge.',
    ],
    [
      'will close, and closed',
      'The port of Quelimane has told ships to leave by Wednesday noon and will close at 6 p.m. the same day.',
      'The port of Quelimane closed at 6 p.m. on Wednesday.',
    ],
    [
      'what is given leads up to what is new',
      'Portugal promised €2 million for emergency relief.',
      'With the €2 million promised by Portugal for emergency relief, pledges now come to $27 million.',
    ],
    [
      'promised, and arrived',
      'The World Health Organization has promised 600,000 doses of vaccine for Nampula.',
      'The 600,000 doses of vaccine promised by the World Health Organization arrived in Nampula.',
    ],
    [
      'welcomed, and decided',
      'The executive board of the Monetary Fund approved a payment of $1.1 billion to Velidia.',
      'The central bank welcomes the decision of the executive board of the Monetary Fund to pay $1.1 billion to Velidia.',
    ],
    [
      'a size by which something is called',
      'The owner of the 200,000-tonne container ship has apologised for the disruption.',
      'The container ship of 200,000 tonnes can carry 20,000 containers.',
    ],
    [
      'one and several',
      'She was flown to Muscat by the Omani air force on Monday.',
      'They were flown to Muscat by the Omani air force on Monday.',
    ],
    [
      'held until, and seized',
      'The Canal Authority says that the cargo of the ship is impounded until the dispute is settled.',
      'The Canal Authority has impounded the ship and its cargo in a dispute.',
    ],
    [
      'thousands are no number in common',
      'President Chavo ordered tanks and thousands of soldiers to the frontier on Sunday.',
      'Thousands of soldiers have left the capital since Sunday, President Chavo said.',
    ],
    [
      'two callers of one demand',
      'The United Kingdom also called for the immediate release of the sailors.',
      'Members of the Security Council demanded the immediate release of the sailors.',
    ],
    [
      'two remarks of one speaker',
      '"The quicker it is resolved, the easier it will be for all of us," added Adeyemi.',
      'Adeyemi said "I hope that this is resolved in the next few days, it would be easier for us."',
    ],
    [
      'two parts of one list',
      'The package has in it 114 missiles, 60 helicopters, 12 radars and 35 terminals for the navy of Elbonia.',
      'The navy of Elbonia is to be sold 114 missiles, 60 helicopters, 25 boats and 18 guns of the package.',
    ],
    [
      'the release, and that it is suspended',
      "Elbonia's security council announced that it will suspend the release of the captured sailors.",
      "Elbonia's president announced that it will release the captured sailors.",
    ],
    [
      'about to approve, and approved',
      'On Monday the board of the Halm Fund began a meeting at which it is expected to approve a loan of $7.6 billion for Norvia.',
      'The board of the Halm Fund has approved a loan of $7.6 billion for Norvia, the fund said on Tuesday.',
    ],
    [
      'other shares of one sum',
      'Officials of the Halm Fund say that about a quarter of the $459 million it asked for last week has come in.',
      'The Halm Fund said on Tuesday that it had got about 40 percent of the $459 million it had asked for.',
    ],
    [
      'one word quoted in two remarks',
      'Prime Minister Arsen Yatin said that the peninsula would be given up to nobody, and appealed for "real help, political and economic."',
      'Prime Minister Arsen Yatin said the country would not pay the new price, which he called "political."',
    ],
  ])('keeps apart: %s', (_, one, other) => {
    expect(merged(one, other)).toBe(false);
  });

  it('tells what is to come and what is so as one thing where both were written on one day', () => {
    const texts = [
      'Norvia stayed on alert, and its navy said again that it would hold exercises with Halm in the Teviot Sea later this week.',
      'The exercises of the navy of Norvia with Halm in the Teviot Sea will be held later this week, it said again.',
    ];
    const [one, other] = printedOn(() => '2031-05-01', ...texts);
    expect(one).toBe(other);
    expect(printedFor(...texts)).toEqual([0, 1]);
  });

  it('keeps a group together only where each is like each', () => {
    const [sharp, needed, ended, took] = printedFor(
      "After a week of debate that was often sharp, Tuesday's vote of 67-28 to end it had told opponents of the treaty that their effort was lost.",
      "Thirteen Liberals voted with all of the Senate's Democrats for ratification, which needed 67 votes.",
      'On Tuesday the Senate had voted 67-28 to end debate.',
      'To ratify it took 67 votes.',
    );
    expect(sharp).toBe(ended);
    expect(needed).toBe(took);
    expect(sharp).not.toBe(took);
  });
});

it('takes a third wording into a group that is like all of it in the mean', () => {
  const [told, who, why] = printedFor(
    "Ann Holm, the finance minister of Norvia, resigned on Friday over a loan of 30 million crowns to her brother's shipyard.",
    'The finance minister of Norvia resigned on Friday over the shipyard of her brother.',
    'Ann Holm quit because of a loan of 30 million crowns to a shipyard.',
  );
  expect([who, why]).toEqual([told, told]);
});

describe("one sentence with a word put in another's place", () => {
  it.each([
    ['The ferry Ardent sank off Tolvik on Monday.', 'The ferry Teviot sank off Tolvik on Monday.'],
    ['The army of Norvia shelled the port of Halm overnight.', 'The army of Norvia shelled the airport of Halm overnight.'],
    [
      'The court in Tolvik sentenced Omar Brandt to nine years in prison.',
      'The court in Tolvik sentenced Bo Chen to nine years in prison.',
    ],
    ['Norvia will send 300 troops to Halm on Friday.', 'Norvia will send 300 troops to Halm on Sunday.'],
    ['Norvia invaded Halm with tanks and helicopters before dawn.', 'Halm invaded Norvia with tanks and helicopters before dawn.'],
    ['The president of Norvia accused Halm of breaking the truce.', 'The president of Halm accused Norvia of breaking the truce.'],
    ['The price of wheat rose by 4 percent in Norvia last week.', 'The price of rice rose by 4 percent in Norvia last week.'],
    [
      'Omar Brandt was elected president of Norvia with 54 percent of the vote.',
      'Omar Brandt was elected mayor of Tolvik with 54 percent of the vote.',
    ],
    ['About 300 people were killed in the earthquake in Norvia.', 'About 300 people were injured in the earthquake in Norvia.'],
    ["Halm's parliament debated the budget on Monday for nine hours.", "Halm's parliament passed the budget on Monday after nine hours."],
    ['Two sailors of the Ardent were rescued and three are missing.', 'Three sailors of the Ardent were rescued and two are missing.'],
    [
      'More than half of the voters of Norvia support the treaty, a poll shows.',
      'Less than half of the voters of Norvia support the treaty, a poll shows.',
    ],
    [
      'A brother of President Omar Brandt died in a hospital of Tolvik on Monday.',
      'President Omar Brandt died in a hospital of Tolvik on Monday.',
    ],
    ["Omar Brandt's wife was arrested at the airport of Tolvik on Monday.", 'Omar Brandt was arrested at the airport of Tolvik on Monday.'],
  ])('is another fact: %s / %s', (one, other) => {
    expect(merged(one, other)).toBe(false);
    const [first, second] = printedOn(() => '2031-05-01', one, other);
    expect(first).not.toBe(second);
  });

  it.each([
    ['The army of Norvia shelled the port of Halm overnight.', 'The army of Norvia bombarded the harbour of Halm overnight.'],
    [
      'Lt Bo Chen of the navy of Norvia was found in the port of Halm.',
      'Lieutenant Bo Chen of the navy of Norvia was found in the port of Halm.',
    ],
    ['The mayor told reporters the port of Halm was shut on Monday.', 'The mayor said that the port of Halm was shut on Monday.'],
    [
      "Omar Brandt's wife Ann Holm was arrested at the airport of Tolvik on Monday.",
      'Ann Holm was arrested at the airport of Tolvik on Monday.',
    ],
  ])('is the same where it means the same: %s / %s', (one, other) => expect(merged(one, other)).toBe(true));
});

describe('opposite deeds', () => {
  it.each([
    ['President Ann Holm dismissed Defence Minister Bo Chen.', 'President Ann Holm appointed Defence Minister Bo Chen.'],
    ['A court in Nairobi jailed Ilse Brandt for treason.', 'A court in Nairobi cleared Ilse Brandt of treason.'],
    ["Ostia lifted sanctions on Venezuela's state oil company.", "Ostia tightened sanctions on Venezuela's state oil company."],
    ['The World Bank suspended its loan to Kenya.', 'The World Bank doubled its loan to Kenya.'],
  ])('are two facts: %s', (one, other) => expect(merged(one, other)).toBe(false));

  const PAIRS =
    `dismissed appointed, sacked reinstated, ousted reappointed, jailed cleared, jailed acquitted, imprisoned pardoned, convicted acquitted, charged exonerated,
    lifted tightened, lifted imposed, eased tightened, relaxed toughened, repealed imposed, suspended resumed, suspended doubled, froze tripled, doubled halved, attacked defended,
    promised withheld, published suppressed, joined quit, joined left, seized returned, captured relinquished, banned allowed, prohibited permitted, outlawed legalised,
    praised condemned, welcomed denounced, built demolished, installed dismantled, added removed, signed repudiated, lent borrowed, concealed disclosed, extended curtailed,
    expanded shrank, established dissolved, created abolished, deployed withdrew, occupied liberated, nationalised privatised, accelerated delayed, upheld overturned,
    upheld quashed, encouraged discouraged, included excluded, invited expelled, merged split, upgraded downgraded, connected disconnected, armed disarmed, loaded unloaded,
    locked unlocked, blocked unblocked, approved vetoed, improved worsened, escalated defused, hijacked released, sank salvaged, granted revoked, obeyed defied, honoured violated,
    rewarded punished, subsidised taxed, opened closed, started ended, won lost, entered left, raised cut, accepted refused, arrested freed, bought sold`
      .split(',')
      .map((pair) => pair.trim().split(' ') as [string, string]);
  const said = (verb: string): string => `The council of Halm ${verb} the Brandt Railway Company of Tolvik.`;
  it.each(PAIRS)('%s, %s', (one, other) => {
    expect([one, other].map((verb) => merged(said(verb), `${said(verb).slice(0, -1)} in Norvia.`))).toEqual([true, true]);
    expect(merged(said(one), said(other))).toBe(false);
  });
});
