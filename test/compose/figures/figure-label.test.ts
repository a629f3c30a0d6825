import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../src/compose/figures/figures.ts';
import { silent } from '../../../src/model/log.ts';

/** "10000 tons: sugar in sacks" of each figure of a sentence, in order of their places. */
function labels(sentence: string): string[] {
  const cite = { source: 's1', start: 0, end: sentence.length };
  return [...figuresOf([{ told: [{ cite, language: 'en' }], value: 0.5, origins: 1, story: 'i1' }], () => sentence, silent)]
    .sort((a, b) => sentence.indexOf(a.asStated) - sentence.indexOf(b.asStated))
    .map(({ asStated, counts }) => `${asStated}: ${counts}`);
}

describe('the label of a figure', () => {
  it.each([
    // things counted together
    ['Guards shot down 21 drones and missiles over the gulf.', '21: drones and missiles'],
    ['About 40 tankers and trucks have been sent back from Halm.', 'About 40: tankers and trucks'],
    ['The flood took 300 homes and schools were shut in Halm.', '300: homes that the flood took'],
    ['The fire killed 12 soldiers and dozens of police were hurt.', '12: soldiers killed'],
    [
      'The mission stopped at least 20 attacks by raiders on fishing and cargo boats.',
      'at least 20: attacks by raiders on fishing and cargo boats',
    ],
    ['Ships shot down 21 drones and missiles fired by the rebels.', '21: drones and missiles'],
    // people, and what befell them
    ['The rebels injured 20 in a raid.', '20: people injured in a raid'],
    ['Brandt’s office put the dead last week at close to 10,000.', 'close to 10,000: people dead'],
    ['The number of ships held up by the fog has reached 248.', '248: ships'],
    // sums
    ['The firm has put some 100 million euros into the quay since May.', 'some 100 million euros: put into the quay'],
    ['The guild has an insurance with cover of up to $50 million for each voyage.', 'up to $50 million: cover for each voyage'],
    ['A shutdown would cost Ostia $4.7 billion in wages and revenue.', '$4.7 billion: wages and revenue'],
    ['Ten days could cost $19.4 billion.', '$19.4 billion: Ten days could cost'],
    ['It is little beside the $7 billion at which the cost of piracy is put.', '$7 billion: at which the cost of piracy is put'],
    ['A study put the cost of piracy at between $7 billion (€6 billion) and $9 billion.', '$7 billion: cost of piracy'],
    ['A study put the cost of piracy to the economy at $7 billion.', '$7 billion: cost of piracy to the economy'],
    // what a measure is of
    ['Aboard the Mira are 6000 tons of watery and solid chemical waste.', '6000 tons: watery and solid chemical waste'],
    ['They shipped 2 million tons of oil and gas from Halm.', '2 million tons: oil and gas from Halm'],
    ['They sent 40 tons of cement and set off for Halm.', '40 tons: cement'],
    ['The Brava carries 23,000 tonnes of grain and another will follow.', '23,000 tonnes: grain'],
    ['The ship completed the destruction of its load of 600 tonnes of Category 1 chemicals.', '600 tonnes: Category 1 chemicals'],
    ['They loaded 240 tons of “obsolete defensive weaponry” at Halm.', '240 tons: “obsolete defensive weaponry” at Halm'],
    [
      'Ostia was sending 240 tons of what it called “obsolete” weapons to Norland.',
      '240 tons: what it called “obsolete” weapons to Norland',
    ],
    // verbs and adverbs before a number are no part of it
    ['The board gives money to buy, ship and store up to 150,000 tonnes of Ostian wheat.', 'up to 150,000 tonnes: Ostian wheat'],
    ['It may have to charter at least 16 cargo planes.', 'at least 16: cargo planes'],
    ['The ship brings supplies to feed 2 million children and women.', '2 million: children and women'],
    ['The law lets banks move $6 billion of frozen Ostian funds.', '$6 billion: frozen Ostian funds'],
    ['Officially 188 people are dead.', '188: people dead'],
    // names and nouns are not cut
    [
      'The union signed over 12 million euros to the Organization for the Prohibition of Chemical Weapons.',
      'over 12 million euros: signed to the Organization for the Prohibition of Chemical Weapons',
    ],
    [
      'The fund has already given $15 million to start humanitarian work on the ground.',
      '$15 million: given to start humanitarian work on the ground',
    ],
    ['About a quarter of all Ostian coastal trade passes through Halm.', 'About a quarter: Ostian coastal trade'],
    ['In the strait 125 vessels with half a million containers are waiting.', '125: vessels'],
    ['The 13,000-member dock union’s rank and file must agree.', '13,000-member: dock union'],
    // when, and another clause
    ['At least 40 men were killed in the fire last week.', 'At least 40: men killed in the fire'],
    ['On some of the more than 200 ships that lie off the coast will be fruit.', 'more than 200: ships that lie off the coast'],
    // whose it is, only where it is
    ['The Solveig left Halm on the Black Lake early on Monday with 26,527 tonnes of corn.', '26,527 tonnes: corn, Solveig'],
    ['Parliament is to vote by the end of the month on 28 billion euros of cuts.', '28 billion euros: cuts'],
    ['Oil production has dropped by 45,000 barrels of oil a day.', '45,000 barrels: oil'],
    ['Two months ago one crew was let go only after $9 million had been paid to pirates.', '$9 million: paid to pirates'],
    ['The union wants the debt, which the minister puts at some $2 billion, paid at once.', 'some $2 billion: debt'],
    ['Less than 40 per cent of the $310 million for which the union had asked had come.', '$310 million: for which the union had asked'],
    ['Halm Lines put the damage from loss of use at about $90 million.', 'about $90 million: damage from loss of use'],
    ['The governor said that $5 billion had been deposited in Vorland.', '$5 billion: deposited in Vorland'],
    ['Two weeks ago the fund said goods worth about $38 million were on board.', 'about $38 million: goods'],
  ])('%s', (sentence, label) => expect(labels(sentence)).toContain(label));
});
