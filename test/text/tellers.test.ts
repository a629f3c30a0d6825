import { describe, expect, it } from 'vitest';
import { extractFigures } from '../../src/text/quantities.ts';

/** Who says the figure of `value` in a text. */
const tellerOf = (text: string, value: number): string | undefined =>
  extractFigures(text).find((figure) => figure.value === value)?.attribution;

describe('who says so: orders and deeds are told by another', () => {
  it.each([
    // who is told to do something has been told nothing
    ['President Lund told the navy on Friday to take every measure to free the 12 sailors.', 12, undefined],
    [
      'A court in Ostia told the owner, Halm Kaisha, to pay $800 million in compensation, the newspaper Halm Post said.',
      8e8,
      'newspaper Halm Post',
    ],
    ['President Lund told the council that 12 sailors were free.', 12, 'President Lund'],
    ['Ann Holm, head of relief, said yesterday that Norland had already pledged 600 troops.', 600, 'Ann Holm'],
    ['Norland had already pledged 600 troops.', 600, 'Norland'],
    ['The company agreed to pay $5 million, the ministry said.', 5e6, 'ministry'],
    ['Lund said the bank had agreed to lend $5 million.', 5e6, 'Lund'],
    ['Berg reported that Ostian intelligence has tracked 70 convoys.', 70, 'Ostian intelligence'],
    ['The company could argue that it owes no more than $14 million, Mr Lund says.', 14e6, 'Mr Lund'],
  ])('%s', (text, value, who) => expect(tellerOf(text, value)).toBe(who));
});

describe('who says so: several together', () => {
  it.each([
    ['The Relief Union and its partners today launched an appeal for $214 million.', 214e6, 'Relief Union and its partners'],
    ['The Halm Harbour and Warehouse Union said 29 ports were shut.', 29, 'Halm Harbour and Warehouse Union'],
    ['Ostia and Norland said 21 drones had been shot down.', 21, 'Ostia and Norland'],
    ['21 drones were shot down, Ostia and Norland said.', 21, 'Ostia and Norland'],
    // two clauses
    ['The ship sank between Ostia and Norland and Karum said 21 people had died.', 21, 'Karum'],
  ])('%s', (text, value, who) => expect(tellerOf(text, value)).toBe(who));
});

describe('who says so: where the name ends and begins', () => {
  it.each([
    ['According to the Union of Worried Doctors the administration spends $41 million on it.', 41e6, 'Union of Worried Doctors'],
    ['From the Halm Bank and other lenders Ostia expects $500 million.', 500e6, 'Ostia'],
    [
      'Doctors at the two hospitals still working in Karum province said they believed the toll could exceed 2,000.',
      2000,
      'Doctors at the two hospitals still working in Karum province',
    ],
    ['Soldiers needed about 10 minutes, an army official who led journalists over Halm on Friday said.', 10, 'army official'],
    ['Soldiers needed about 10 minutes, a military official who led journalists over the island on Friday said.', 10, 'military official'],
    ['The ship’s operator, Halm Line Ltd, confirmed that 21 sailors were free.', 21, 'Halm Line Ltd'],
    ['Lund said the rebels had fled, while 12 of his men, as he told it, were lost.', 12, 'Lund'],
    ['The $960 million the Relief Union says it requires is not there.', 960e6, 'Relief Union'],
    ['It is far less than the some $960 million the Union says it requires.', 960e6, 'Union'],
    [
      'What the ban will cost Ostia is put by the state-run Halm Research Institute at about $300 million a year.',
      300e6,
      'state-run Halm Research Institute',
    ],
    ['At least 494 people have been killed, by the count of the Relief Union.', 494, 'Relief Union'],
    ['In the south alone more than 29,000 homes were lost, by Ostian estimates.', 29000, 'Ostian estimates'],
    [
      'The confirmed death toll was put at 2,275 on Sunday by disaster officials in Ostia, with 3,665 more injured.',
      3665,
      'disaster officials',
    ],
  ])('%s', (text, value, who) => expect(tellerOf(text, value)).toBe(who));
});

describe('who says so: bodies and papers of many kinds', () => {
  it.each([
    ['The tanker was carrying oil worth 30 million euros, state media said.', 30e6, 'state media'],
    ['The company said the crew are 15 Ostians.', 15, 'company'],
    ['The highest ransom rose to $5.4 million, the report found.', 5.4e6, 'report'],
    ['The Red Cross had spoken of up to 50,000 dead earlier in the week.', 50000, 'Red Cross'],
    ['Brokers in Halm were quoting up to 0.5% of a ship’s value.', 0.5, 'Brokers in Halm'],
    ['Halm Shipping Co (HSC), in an advisory to customers, named 11 ports that it would call at.', 11, 'Halm Shipping Co'],
    ['Official results of the disputed vote on Sunday gave 96.77 percent for the plan.', 96.77, 'Official results of the disputed vote'],
    ['The Relief Union and its partners plan to assist at least eight million people.', 8e6, 'Relief Union and its partners'],
    ['Four planes were over the camp, a Halm Post journalist saw.', 4, 'Halm Post journalist'],
  ])('%s', (text, value, who) => expect(tellerOf(text, value)).toBe(who));
});

describe('who says so: sums given and asked for', () => {
  it.each([
    ['Norland promised over US$120 million and Ostia US$96 million.', 96e6, 'Ostia'],
    ['Norland promised over US$120 million and Ostia US$96 million.', 120e6, 'Norland'],
    ['The consumer group Acta demands at least $160,000 for each passenger.', 160e3, 'consumer group Acta'],
    ['The Relief Union’s flash appeal, for $575 million, has been met in part.', 575e6, 'Relief Union'],
    ['Ministers of Norland promised Karum and Ostia $20 billion.', 20e9, 'Ministers of Norland'],
    ['Of the loan $102 million is new money which the Halm Fund’s board approved on Sunday.', 102e6, 'Halm Fund’s board'],
    [
      'The consumer group Acta is gathering names for an action that is to ask for 125,000 euros for each passenger.',
      125e3,
      'consumer group Acta',
    ],
    // a clause of others is not the first one's word
    [
      'The Halm Bank promised a loan of $523 million, while foreign governments have committed some $344 million.',
      344e6,
      'foreign governments',
    ],
  ])('%s', (text, value, who) => expect(tellerOf(text, value)).toBe(who));
});

describe('who says so: what only stands in an aside', () => {
  it.each([
    ['The attack, which Ostia said was the work of a smuggler, came after six days of air strikes.', 6, undefined],
    ['Norland bought the ship, which the owner says cost $60 million.', 60e6, 'owner'],
    ['He put the loss nearer to $2 million than to the $10 million estimated before.', 10e6, undefined],
    ['President Lund said the toll was nearer to 2,000 than to the 10,000 estimated before.', 10000, undefined],
    ['President Lund said that the estimate of 10,000 dead was wrong.', 10000, undefined],
    ['President Lund said the toll was nearer to 2,000 than to the 10,000 estimated before.', 2000, 'President Lund'],
  ])('%s', (text, value, who) => expect(tellerOf(text, value)).toBe(who));
});
