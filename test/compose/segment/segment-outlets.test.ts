import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { segment } from '../../../src/compose/segment/segment.ts';
import { silent } from '../../../src/model/log.ts';
import { plain } from '../plain-source.ts';

interface Line {
  readonly mark: string;
  readonly said: string;
}

const pages = readFileSync(new URL('outlets/pages.txt', import.meta.url), 'utf8')
  .split(/^# /m)
  .slice(1)
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
    'Subscribers will pay 12 euros a month from June, the paper said.',
  ])('%s', (said) => {
    const text = `Parliament to vote on treaty\n\nThe treaty was signed in May by both of the presidents.\n\n${said}\n\nThe vote is due on Friday.`;
    expect(segment(plain(text), silent).find((unit) => text.slice(unit.start, unit.end) === said)?.kind).toBe('sentence');
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
});
