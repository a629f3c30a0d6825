import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/compose/compose.ts';
import { findLeaning } from '../../../src/compose/lean/lean.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

const HEAD = 'Briefing on the ferries\n\nMR. HOLM: Denmark will lend 40 million euros to Moravia.\n\n';
const read = (exchange: string) => readTexts([sourceOf('s1', 'a.txt', `${HEAD}${exchange}\n`)], silent);
/** What is printed of an exchange behind the first statement. */
const printed = (exchange: string): string[] =>
  read(exchange)
    .statements.slice(1)
    .map(({ text }) => text.trim());
const asked = (question: string, answer: string): string => `Q ${question}\n\nMR. HOLM: ${answer}`;

describe('a question is printed', () => {
  it.each([
    ['Did the Moravians say that they might shut the bridge at Olmitz?', 'That did not come up.'],
    ['Are you worried about the ferry to Gotland?', 'No, I am not.'],
    ['Are you worried about the ferry to Gotland?', 'Yes.'],
    ['Will you go to Olmitz yourself?', 'I will.'],
    ['Will there be any relief for the fishermen?', 'None: our dues stay in place, and tomorrow there will be more.'],
    ['Does the minister think the pirates will take revenge?', 'This could raise the dangers in the whole strait off Gotland.'],
    ['And the fourth sailor, where was he?', 'The fourth had come over to the frigate Havel to talk.'],
    ['Why does the minister not travel to Olmitz?', 'Because the mayor of Olmitz has not asked him.'],
    ['Should the Moravians sail on?', 'If the ice melts off Gotland, yes.'],
    ['Minister, will you ask for the mines to be cleared before the talks?', 'We have asked the Moravian government for that already.'],
    ['Minister, will you ask for the mines to be cleared before the talks?', 'We have asked for that already.'],
  ])('where its answer cannot be read without it: %s %s', (question, answer) => {
    const { statements } = read(asked(question, answer));
    expect(statements.slice(1).map(({ text }) => text.trim())).toEqual([question, answer]);
    expect(findLeaning(statements)[2]).toMatchObject({ on: 1, rule: 'answers a question' });
  });

  it.each([
    ['What did the minister do in Olmitz?', 'The minister met Mayor Ludek Vrana in Olmitz on Monday.'],
    ['Is it clear what the loan is for?', 'It is clear that Denmark wants the ferries to sail by March.'],
    [
      'Will the ferries sail?',
      'No, look, the harbour of Visby has told the owners of the Gotland ferries that the ice is still too thick.',
    ],
  ])('not where its answer stands alone: %s %s', (question, answer) => {
    expect(printed(asked(question, answer))).toEqual([expect.stringContaining(answer.slice(-20))]);
  });

  it('with the sentence that it goes on from', () => {
    const exchange = asked('The Moravians have asked for ferries. Did they get them?', 'They did, on Monday.');
    expect(printed(exchange)).toEqual(['The Moravians have asked for ferries.', 'Did they get them?', 'They did, on Monday.']);
  });

  it('without what hands the word on', () => {
    const exchange = asked('Thank you, Anna. Did the Moravians ask for ferries? Thank you.', 'They did, on Monday.');
    expect(printed(exchange)).toEqual(['Did the Moravians ask for ferries?', 'They did, on Monday.']);
  });

  it('twice with the same answer', () => {
    const exchange = `${asked('Will Denmark lend more?', 'Yes.')}\n\n${asked('Will Norway lend too?', 'Yes.')}`;
    expect(printed(exchange)).toEqual(['Will Denmark lend more?', 'Yes.', 'Will Norway lend too?', 'Yes.']);
  });
});

describe('a question and its answer are left out', () => {
  it.each([
    ['Can I ask about that?', 'We will talk about it.'],
    ['Did the Moravians ask for ferries?', 'Yeah.'],
  ])('where neither tells anything: %s %s', (question, answer) => {
    expect(printed(asked(question, answer))).toEqual([]);
  });
});

describe('in the brief', () => {
  const options = { date: '2031-03-04', zone: 'UTC' };
  const briefOf = (text: string) => compose([sourceOf('s1', 'a.txt', text)], options, silent);

  it('an answer stands behind its question in one story', () => {
    const brief = briefOf(`${HEAD}${asked('Did the Moravians ask for 30 warships at Olmitz?', 'That did not come up.')}\n`);
    const stories = brief.sections.flatMap(({ items }) => items.map(({ sentences }) => sentences.map(({ text }) => text.trim())));
    expect(stories.find((list) => list.includes('That did not come up.'))?.join(' ')).toContain('30 warships at Olmitz? That did not');
    expect(brief.figures.map(({ value }) => value)).not.toContain(30);
  });

  it('talk that cannot stand alone has a question and its answer for a bottom line', () => {
    const brief = briefOf(
      `Remarks at the harbour\n\n${asked('Will you eat an ice?', 'I will.')}\n\n${asked('Are you worried about the Moravian ships off Gotland?', 'I am worried about it, yes.')}\n`,
    );
    const lines = brief.bottomLine.map(({ item, sentence }) =>
      brief.sections
        .flatMap(({ items }) => items)
        .find(({ id }) => id === item)
        ?.sentences[sentence]?.text.trim(),
    );
    expect(lines).toEqual(['Are you worried about the Moravian ships off Gotland?', 'I am worried about it, yes.']);
  });

  it('a brief of news has a bottom line, however short the news', () => {
    expect(briefOf('A small note\n\nThe baker of the village shut his shop.\n').bottomLine).toHaveLength(1);
  });
});

describe('transcripts', () => {
  it('are known by a few labels with ranks, the office in brackets behind the first', () => {
    const text =
      'Briefing\n\nCOL. ADA LUND (Deputy Assistant Secretary of Defence for the Outer Harbours): Good morning from Visby.\n\n' +
      'ADM. HOLM: The frigate sank.\n\nQ: Admiral, did your men fire at the frigate?\n\nADM. HOLM: No, they did not.\n';
    const { statements } = readTexts([sourceOf('s1', 'a.txt', text)], silent);
    expect(statements.map(({ unit }) => unit.speaker)).toEqual(['COL. ADA LUND', 'ADM. HOLM', 'Q', 'ADM. HOLM']);
  });

  it('end with a line that is not printed', () => {
    expect(printed('END 8:44 P.M. EDT')).toEqual([]);
  });
});
