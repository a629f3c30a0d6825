// News that nobody wrote: sentences with ever other names, numbers and places, so that no cache of lines or sentences
// helps and nothing repeats. The same seed gives the same text anywhere.

/** A generator of numbers in [0, 1): mulberry32. */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const split = (words) => words.trim().split(/\s+/);
const onsets = split('b br c ch d dr f fl g gr h j k kl kr l m n p pr r s sh sk st sv t tr v vl w y z zh');
const vowels = split('a e i o u ai ei ou ia io a e i o');
const codas = split('n r l s t k v m nd rn sk lt rd x th ng n r l');
const endings = split('ov ić enko ski ung ara ine elli sson berg quist idze yan ova ez ard ette by stan mar polis');
const places = split('haven stad grad burg mouth field ford nia stan port holm minster vale ridge sund bay pol dorf ville wick');
const officials = split(
  'minister governor envoy spokeswoman spokesman general admiral ambassador commissioner prosecutor mayor senator premier chancellor inspector secretary president councillor',
);
const bodies = split(
  'ministry parliament cabinet council agency navy army court commission treasury embassy coastguard police union fund bank committee assembly authority bureau',
);
const matters =
  split(`defence finance transport energy agriculture health justice education trade fisheries migration industry housing intelligence
  customs aviation communications reconstruction veterans planning science weather shipping irrigation electricity`);
const adjectives =
  split(`northern southern eastern western coastal inland industrial historic remote contested strategic joint temporary unexpected
  preliminary emergency bilateral regional civilian military independent provisional annual additional frozen damaged reinforced bilingual
  long-delayed unprecedented confidential controversial comprehensive humanitarian agricultural maritime administrative constitutional`);
const things = split(`convoy agreement bridge reservoir pipeline terminal railway warehouse delegation ceasefire budget tariff licence ferry
  refinery exercise garrison hospital curfew inquiry summit proposal shipment embargo radar corridor harbour dispute satellite turbine substation
  referendum amendment evacuation negotiation settlement contract investigation accusation sanction deployment withdrawal reconnaissance blockade`);
const goods =
  split(`barrels tonnes rifles shells tents generators vaccines containers vehicles drones blankets helmets transformers passports
  houses boats documents vessels trucks kilometres hectares families soldiers workers refugees engineers fishermen volunteers inspectors students`);
const acts =
  split(`announced rejected welcomed postponed confirmed denied criticised approved suspended described questioned examined extended
  cancelled opened condemned reviewed published defended ordered`);
const moves = split(
  'sent delivered moved lost recovered counted seized promised inspected transferred requested registered shipped withheld released',
);
const days = split('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const months = split('January February March April May June July August September October November December');
const manners = split(
  'quietly reluctantly formally unanimously repeatedly briefly publicly narrowly abruptly cautiously separately officially provisionally',
);
const reasons = [
  'after weeks of talks that had produced little',
  'because the previous arrangement had expired',
  'despite objections from neighbouring districts',
  'while observers waited outside the hall',
  'although no date had been fixed',
  'before the winter closes the northern passage',
  'as prices on the exchange fell for a third day',
  'in what diplomats called a cautious first step',
  'without giving further details',
  'amid concern over the state of the embankments',
  'so that repairs can begin before the rains',
  'under terms that neither side would disclose',
];

/** Makers of words from one stream of chance. */
function newsroom(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const capital = (word) => word.slice(0, 1).toUpperCase() + word.slice(1);
  const syllable = () => pick(onsets) + pick(vowels) + (random() < 0.5 ? pick(codas) : '');
  const surname = () => capital(syllable() + (random() < 0.6 ? pick(onsets) + pick(vowels) : '') + pick(endings));
  const given = () => capital(syllable() + (random() < 0.5 ? pick(vowels) + pick(codas) : pick(['a', 'o', 'in', 'el'])));
  const place = () => capital(syllable() + (random() < 0.4 ? pick(onsets) + pick(vowels) : '') + pick(places));
  const number = () => {
    const size = random();
    if (size < 0.4) return String(3 + Math.floor(random() * 96));
    if (size < 0.8) return (100 + Math.floor(random() * 98000)).toLocaleString('en-US');
    return `${(1 + random() * 98).toFixed(1)} million`;
  };
  const money = () =>
    `${pick(['$', '€', '£', '$'])}${(1 + random() * 899).toFixed(random() < 0.5 ? 0 : 1)} ${pick(['million', 'million', 'billion'])}`;
  const bound = () => (random() < 0.35 ? `${pick(['up to', 'about', 'more than', 'at least', 'nearly', 'some'])} ` : '');
  const person = () => `${given()} ${surname()}`;
  const body = () => `the ${pick(matters)} ${pick(bodies)}`;
  const official = () => `${capital(pick(matters))} ${capital(pick(officials))} ${person()}`;
  const day = () => `on ${pick(days)}`;
  const date = () => `${1 + Math.floor(random() * 28)} ${pick(months)}`;
  const thing = () => `${pick(adjectives)} ${pick(things)}`;
  const forms = [
    () => `${official()} ${pick(acts)} the ${thing()} in ${place()} ${day()}, ${pick(reasons)}.`,
    () =>
      `${capital(body())} ${pick(manners)} ${pick(acts)} a ${pick(adjectives)} ${pick(things)} worth ${bound()}${money()}, according to ${person()}, who leads the ${pick(bodies)} in ${place()}.`,
    () =>
      `${bound()}${number()} ${pick(goods)} were ${pick(['moved', 'counted', 'lost', 'delivered', 'inspected'])} near ${place()} between ${date()} and ${date()}, ${body()} said.`,
    () =>
      `“The ${thing()} in ${place()} will not be ${pick(['reopened', 'discussed', 'abandoned', 'paid for'])} before ${pick(months)},” said ${person()}, the ${pick(matters)} ${pick(officials)}.`,
    () =>
      `${person()}, a ${pick(adjectives)} ${pick(officials)} from ${place()}, ${pick(moves)} ${bound()}${number()} ${pick(goods)} to ${place()}, ${pick(reasons)}.`,
    () =>
      `In ${place()}, the ${thing()} ${pick(['remained closed', 'was hit twice', 'drew criticism', 'resumed work', 'changed hands'])} ${day()}, and ${bound()}${number()} ${pick(goods)} were ${pick(['damaged', 'withheld', 'released', 'registered'])}.`,
    () =>
      `Talks between ${place()} and ${place()} over the ${thing()} are to continue on ${date()}, when ${official()} is expected to present a ${pick(adjectives)} ${pick(things)}.`,
    () =>
      `Support for the ${thing()} rose to ${(10 + random() * 80).toFixed(1)} percent in ${place()}, the ${pick(matters)} ${pick(bodies)} reported, ${pick(reasons)}.`,
    () =>
      `The ${pick(bodies)} of ${place()} ${pick(acts)} the ${pick(adjectives)} ${pick(things)} that ${person()} had ${pick(acts)} ${day()}; ${body()} ${pick(acts)} it ${pick(manners)}.`,
    () =>
      `Aid of ${bound()}${money()} for ${number()} ${pick(goods)} reached ${place()} ${day()}, though ${person()} of the ${pick(matters)} ${pick(bodies)} ${pick(acts)} the ${thing()}.`,
  ];
  const sentence = () => {
    return capital(pick(forms)());
  };
  const headline = () => capital(`${pick(matters)} ${pick(bodies)} ${pick(acts)} ${pick(adjectives)} ${pick(things)} in ${place()}`);
  return { sentence, headline, place, person, number, money, pick, random };
}

const count = (text) => text.split(/\s+/).length;

/** A plain text of at least `words` words: headlines, and paragraphs of four or five sentences. */
export function newsText({ words, seed = 1 }) {
  const room = newsroom(chance(seed));
  const blocks = [];
  let made = 0;
  while (made < words) {
    if (blocks.length % 5 === 0) blocks.push(room.headline());
    else {
      const sentences = [];
      for (let left = words - made; sentences.length < 4 && left > 0; left -= count(sentences.at(-1))) sentences.push(room.sentence());
      blocks.push(sentences.join(' '));
    }
    made += count(blocks.at(-1));
  }
  return `${blocks.join('\n')}\n`;
}

/**
 * A finished brief of at least `words` printed words, as brief.json holds it: one source, four sections, stories of a lede
 * and four or five sentences, each citing its own words; no figures, so that peers can be given the same content.
 */
export function newsBrief({ words, seed = 1, sections = 4 }) {
  const random = chance(seed);
  const room = newsroom(random);
  let text = '';
  let made = 0;
  let number = 0;
  const cite = (sentence) => {
    const start = text.length;
    text += `${sentence} `;
    made += count(sentence);
    return { text: sentence, cites: [{ source: 's1', start, end: start + sentence.length }], origins: 1 };
  };
  const parts = ['Diplomacy', 'Military', 'Funding', 'Shipping', 'Other developments', 'Energy', 'Justice', 'Trade']
    .slice(0, sections)
    .map((title, i) => {
      const items = [];
      while (made < (words * (i + 1)) / sections) {
        const sentences = Array.from({ length: 5 + Math.floor(random() * 2) }, () => cite(room.sentence()));
        items.push({ id: `i${++number}`, sentences, value: 0.5 });
      }
      return { id: title.toLowerCase().split(' ')[0], title, items };
    });
  return {
    edition: {
      title: 'Daily Brief',
      date: '2024-10-22',
      zone: 'UTC',
      language: 'en',
      identifier: 'urn:uuid:6f9619ff-8b86-5011-b42d-00c04fc964ff',
    },
    sources: [{ id: 's1', path: 'generated.txt', language: 'en', sha256: '0'.repeat(64), text, words: made }],
    bottomLine: parts.flatMap(({ items }) => items.slice(0, 1).map(({ id }) => ({ item: id, sentence: 0 }))).slice(0, 4),
    figures: [],
    sections: parts,
    disagreements: [],
    lookAhead: [],
    omitted: [],
    failures: [],
  };
}
