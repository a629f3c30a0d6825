import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/compose/compose.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

/** What is ahead on 12 March 2031, a Wednesday, when the text is of that day. */
function ahead(text: string, language = 'en'): string[] {
  const source = sourceOf('s1', 'a.txt', `${text}\n`, { published: '2031-03-12', language });
  return compose([source], { date: '2031-03-12', language }, silent).lookAhead.map(({ date, asStated }) => `${date} ${asStated}`);
}

describe('look ahead', () => {
  it.each([
    ['The union called a rally in Gdansk for Saturday.', '2031-03-15 for Saturday'],
    ['The mine could stop work as early as Friday, a person familiar with its plans said.', '2031-03-14 as early as Friday'],
    ['The agency said it would review the rating of Kestria on July 25.', '2031-07-25 on July 25'],
    ['The advice will be reviewed on 17 March.', '2031-03-17 on 17 March'],
    ['On Thursday, the Kestrian president is set to meet the envoy.', '2031-03-13 On Thursday'],
    ['The council of Gdansk will vote on the budget today.', '2031-03-12 today'],
    ['The council will decide before Saturday’s vote in Gdansk.', '2031-03-15 before Saturday’s'],
    ['The court adjourned the case until Monday.', '2031-03-17 until Monday'],
    ['The king will visit Varna, where voters elect a mayor on Friday.', '2031-03-14 on Friday'],
    ['Kestria and Lund plan a summit on Friday.', '2031-03-14 on Friday'],
    ['Kestria moved the vote on the budget to Friday.', '2031-03-14 Friday'],
    ['Kestria postponed the vote on the budget to early on Friday.', '2031-03-14 early on Friday'],
    ['The plan is to be presented on Friday.', '2031-03-14 on Friday'],
  ])('%s', (text, expected) => {
    expect(ahead(text)).toEqual([expected]);
  });

  it.each([
    'He met the ambassador in Varna on Saturday and assured him the road would be reopened.',
    'The minister said on Monday that the road will be repaired.',
    'The bridge that fell on Tuesday was built in 1961.',
    'The new law was passed on Friday after a debate.',
    'The president said he would not let the attacks of Saturday pass.',
    'Kestria will ask who gave the order for Saturday’s raid.',
    'Today, the bank is announcing that it plans to lend 4 million euros to Kestria.',
    'The Kestrian president could not be prouder than he is today.',
    'The news raised hopes that Kestria will get a loan, which on Friday had seemed out of reach.',
    'The fleets will exercise later this week 70 miles south of where Saturday’s skirmish took place.',
    'Only a third has come in of the $5 million that agencies asked for in June to meet the needs.',
    'Kestria accepted the plan Tuesday.',
    'Kestria moved five missile boats from Varna to the island of Grell on Friday night, satellite pictures show.',
    'Crude for April delivery was up $1.18 on the exchange of Varna.',
  ])('nothing: %s', (text) => {
    expect(ahead(text)).toEqual([]);
  });

  it('announces an event once, by the first sentence that names it', () => {
    const text =
      'The G4 summit that Kestria was due to host in Varna in June will not take place. The four said that they will stop preparing for the G4 summit in Varna in June. The Kestrian parliament will elect a speaker in June.';
    expect(ahead(text)).toEqual(['2031-06 in June', '2031-06 in June']);
  });

  it('does not announce a month that has begun as one to come', () => {
    expect(ahead('Kestria will pay 400 euros for gas from March on.')).toEqual([]);
    expect(ahead('Kestria will pay 400 euros for gas from April on.')).toEqual(['2031-04 from April']);
    expect(ahead('Kestria will vote on the gas law later in March.')).toHaveLength(1);
  });

  it('takes no talk about the talk for an event', () => {
    const call = (said: string): string =>
      `Call on the floods\n\nMR. HOLM: ${said}\n\nMS. LUND: We shut the road to Brno.\n\nMR. HOLM: We sent boats to Brno.\n`;
    expect(ahead(call('On Friday I’m going to turn it over to Admiral Kruse.'))).toEqual([]);
    expect(ahead(call('I’ll have more to say on that on Friday.'))).toEqual([]);
    expect(ahead(call('On Friday we’ll open the bridge in Brno.'))).toEqual(['2031-03-14 On Friday']);
  });

  it.each([
    ['de', 'Der Bundestag wird am Donnerstag über den Haushalt abstimmen.', '2031-03-13 am Donnerstag'],
    ['fr', 'Les deux ministres se rencontreront jeudi à Genève, a annoncé le gouvernement.', '2031-03-13 jeudi'],
    ['es', 'La cumbre se celebrará el jueves en Quito, según el gobierno.', '2031-03-13 el jueves'],
    ['uk', 'Переговори відбудуться у четвер у Варшаві, повідомило міністерство.', '2031-03-13 у четвер'],
    ['ru', 'Переговоры пройдут в четверг в Варшаве, сообщило министерство.', '2031-03-13 в четверг'],
  ])('%s: %s', (language, text, expected) => {
    expect(ahead(text, language)).toEqual([expected]);
  });
});

describe('tolls that rise', () => {
  it('stand side by side, however they are worded', () => {
    const texts = [
      'At least 12 people were killed when a cyclone struck the south of Kestria on Wednesday night, officials said.',
      'The death toll from the cyclone in Kestria climbed to 17 on Friday as rescuers reached the hills.',
      'The cyclone in Kestria has claimed 19 lives, the civil protection agency said on Saturday.',
    ];
    const brief = compose(
      texts.map((text, i) => sourceOf(`s${i + 1}`, `${i}.txt`, `${text}\n`, { published: `2031-03-1${i + 3}` })),
      { date: '2031-03-15' },
      silent,
    );
    expect(brief.disagreements.map(({ sentences }) => sentences.map(({ text }) => text))).toEqual([texts]);
  });

  it('are none where the events are two', () => {
    const texts = [
      'At least 12 people were killed when a cyclone struck the south of Kestria on Wednesday night, officials said.',
      'A bus fell into a ravine in Noravia on Friday, killing 17 people.',
      'The war has killed more than 9,400 people in Kestria since 2027.',
    ];
    const sources = texts.map((text, i) => sourceOf(`s${i + 1}`, `${i}.txt`, `${text}\n`));
    expect(compose(sources, { date: '2031-03-15' }, silent).disagreements).toEqual([]);
  });
});
