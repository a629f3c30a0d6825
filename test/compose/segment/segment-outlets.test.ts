import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { segment } from '../../../src/compose/segment/segment.ts';
import { silent } from '../../../src/model/log.ts';
import { plain } from '../plain-source.ts';

interface Line {
  readonly mark: string;
  readonly said: string;
}

const pages = ['pages', 'more-kinds', 'archives']
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

describe('what only looks like page furniture', () => {
  it.each([
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
  ])('%s', (said) => {
    const text = `Parliament to vote on treaty\n\nThe treaty was signed in May by both of the presidents.\n\n${said}\n\nThe vote is due on Friday.`;
    expect(segment(plain(text), silent).find((unit) => text.slice(unit.start, unit.end) === said)?.kind).toBe('sentence');
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
    expect(kinds(`Cranes stand still\n\n${headline}\n\n${story}`)).toContainEqual(['heading', headline]);
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
});
