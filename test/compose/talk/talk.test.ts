import { describe, expect, it } from 'vitest';
import { findLeaning } from '../../../src/compose/lean/lean.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import type { Statement } from '../../../src/compose/statement/statement.ts';
import { fluency, hangsOnQuestion, spoken, toldApart } from '../../../src/compose/talk/spoken.ts';
import { spokenValue } from '../../../src/compose/talk/spoken-value.ts';
import { isPlainTalk, type Talk, talkOf } from '../../../src/compose/talk/talk.ts';
import { silent } from '../../../src/model/log.ts';
import { tokens } from '../../../src/text/tokens.ts';
import { plain } from '../plain-source.ts';

const talk = (text: string): Talk => talkOf(tokens(text), text);

describe('talkOf', () => {
  it.each([
    'Go ahead, Petra.',
    'So, with that, I’ll hand it over.',
    'I have two things at the top and then we’ll take your questions.',
    'Sorry if we’re running a bit late.',
    'Let me finish the second question first, Marek.',
    'Petra, the floor is yours.',
    'Mrs Kask, thank you for coming.',
    'Hang on just a second.',
    'That’s a good question.',
    'Thank you all for joining the call.',
    'You’re saying that —',
    'I’m not going to get into hypotheticals.',
    'I — I don’t have anything to share with you on that.',
  ])('is plain talk about the talk: %s', (text) => {
    expect(talk(text).plain).toBe(true);
    expect(isPlainTalk(text)).toBe(true);
  });

  it.each([
    'Thanks to the work of the rescuers, 40 miners were brought up in Zabrze.',
    'On your second question, we expect to send 12 aircraft to Tallinn in March.',
    'We gave the go-ahead for the harbour of Gdynia.',
    'The commission announced that its envoy would fly to Tbilisi.',
    'We shut the border at Narva on Monday.',
  ])('tells something: %s', (text) => {
    expect(talk(text)).toMatchObject({ kind: 'telling', plain: false });
  });

  it.each([
    ['I’m going to turn it over to my colleague, Admiral Vanda Kruse, who will speak of the floods in Moravia.', 'managing'],
    ['I’m not going to get into what was said in Riga of the ferry.', 'refusing'],
    ['I’d refer you to the ministry in Riga on that.', 'refusing'],
    ['And, you know, that’s what we all saw.', 'empty'],
    ['He — he — right.', 'empty'],
    ['— and the Latvians have said so many times.', 'broken'],
  ])('says nothing that could open a story: %s', (text, kind) => {
    expect(talk(text)).toMatchObject({ kind, plain: false });
  });

  it('leaves out what only names another to ask', () => {
    expect(talk('That is a question for the defence ministry.')).toMatchObject({ kind: 'refusing', plain: true });
  });
  it('hears what follows a refusal', () => {
    const refused = 'I can’t speak to the date, but';
    expect(talk(`${refused} Latvia has signed the treaty.`).kind).toBe('telling');
    expect(talk(`${refused} we’ll see.`).kind).toBe('refusing');
    expect(talk('I can’t speak to Latvia, but I’m not going to get into what Lithuania decided.').kind).toBe('refusing');
  });

  it.each([
    ['So, look, Latvia signed.', 'latvia'],
    ['And to be clear, the bridge is shut.', 'the'],
    ['Marek, that is not what Latvia signed.', 'that'],
    ['Now, in terms of your question, you know, the bridge is shut.', 'the'],
    ['Lithuania, which signed, is glad.', 'lithuania'],
    ['Today, I’m announcing a loan to Latvia.', 'today'],
    ['Together, we signed.', 'together'],
    ['So.', 'so'],
  ])('finds the sentence proper: %s', (text, first) => {
    expect(tokens(text)[talk(text).from]?.word).toBe(first);
  });
});

const BRIEFING = `Briefing on the floods

MR. HOLM: Good evening, everyone. I have one thing at the top, and then I’ll take questions.

So, today, we’re announcing that Denmark will provide $40 million to Moravia. We condemn the looting in Ostrava.

Q Did the minister speak with Prime Minister Havel about Ostrava?

MR. HOLM: He did. He called him on Monday. Look, Denmark has sent 12 helicopters to Brno.

Q Is that enough?

MR. HOLM: We’ll see. They need more boats in Brno.

Q What does Denmark say to the criticism from Norway of the dam at Slezska Harta?

MR. HOLM: I wouldn’t get into what Norway said. The dam at Slezska Harta held, and Norway knows it.
`;

function heard(text = BRIEFING): readonly Statement[] {
  return readTexts([plain(text)], silent).statements;
}

/** A short call in which the first speaker says `text`. */
const call = (text: string): string =>
  `A call\n\nMR. HOLM: ${text}\n\nMS. LUND: We shut the border at Narva.\n\nMR. HOLM: We opened the bridge at Vilnius.\n`;

const opens = (list: readonly Statement[], words: string): Statement => {
  const found = list.find(({ text }) => text.includes(words));
  if (found === undefined) throw new Error(`no “${words}”`);
  return found;
};

describe('turns', () => {
  it('counts exchanges: a question that names nobody goes on with the one before', () => {
    const list = heard();
    const turn = (words: string) => opens(list, words).unit.turn;
    expect(turn('we’re announcing')?.answers).toBe(false);
    expect(turn('He called him')).toMatchObject({ answers: true });
    expect(turn('12 helicopters')?.index).toBe(turn('He called him')?.index);
    expect(turn('more boats')?.index).toBe(turn('12 helicopters')?.index);
    expect(turn('Norway knows')?.index).toBe((turn('more boats')?.index ?? 0) + 1);
  });

  it('leaves out what only manages the talk', () => {
    const { omitted } = readTexts([plain(BRIEFING)], silent);
    const fragments = omitted.filter(({ reason }) => reason === 'fragment').map(({ start, end }) => BRIEFING.slice(start, end));
    expect(fragments).toContain('I have one thing at the top, and then I’ll take questions.');
  });
});

describe('leaning in talk', () => {
  const list = heard();
  const leaning = findLeaning(list);
  const on = (words: string): string | undefined => {
    const lean = leaning[opens(list, words).index];
    return lean === undefined ? undefined : (list[lean.on] as Statement).text;
  };

  it('is not made by words that open talk, nor by who speaks', () => {
    expect(on('we’re announcing')).toBeUndefined();
    expect(on('We condemn the looting')).toBeUndefined();
    expect(on('12 helicopters')).toBeUndefined();
  });

  it('goes on within an exchange, and does not cross a question that changes the subject', () => {
    expect(on('more boats')).toMatch(/Is that enough/);
    expect(on('Is that enough')).toMatch(/12 helicopters/);
    expect(on('He called him')).toMatch(/^Did the minister speak/);
    expect(on('Norway knows')).toBeUndefined();
  });

  it('points back in words of talk', () => {
    const { statements } = readTexts(
      [
        plain(
          call(
            'Denmark will lend 40 million euros to Moravia. We need to do that with Norway. Norway says the same thing. Norway will lend as Denmark did.',
          ),
        ),
      ],
      silent,
    );
    expect(
      findLeaning(statements)
        .slice(0, 4)
        .map((lean) => lean?.on),
    ).toEqual([undefined, 0, 1, undefined]);
  });

  it('knows what hangs on a question', () => {
    expect(hangsOnQuestion(opens(list, 'He called him'))).toBe(true);
    expect(hangsOnQuestion(opens(list, '12 helicopters'))).toBe(false);
    expect(hangsOnQuestion(opens(list, 'we’re announcing'))).toBe(false);
  });
});

describe('news value of talk', () => {
  const list = heard();
  const value = (words: string): number => {
    const statement = opens(list, words);
    return spokenValue(statement, spoken(statement) as Talk, { leans: false, origins: 1, sources: 1, age: 0, headline: 0, year: 2031 })
      .value;
  };

  it('is highest for what is announced, with its figure; least for talk about the talk', () => {
    expect(value('we’re announcing')).toBeGreaterThan(value('We condemn the looting'));
    expect(value('We condemn the looting')).toBeGreaterThan(value('more boats'));
    expect(value('12 helicopters')).toBeGreaterThan(value('He called him'));
    expect(value('I wouldn’t get into')).toBeLessThan(0.05);
  });

  it.each([
    ['Two cranes fell into the basin and four workers were hurt.', 'My friends, the last year was hard for the workers of Brno.'],
    ['Denmark has sent 12 helicopters to Brno.', 'Sending 12 helicopters to Brno from Denmark today to help.'],
    ['Denmark has sent 12 helicopters to Brno.', 'In 2029, Denmark had sent 12 helicopters to Brno.'],
    ['Denmark has sent 12 helicopters to the town of Brno.', 'Denmark has sent 12 heli- — 12 helicopters to the town of Brno.'],
    ['Denmark has decided to help Moravia.', 'Denmark continues to help Moravia.'],
    ['Denmark has decided to help Moravia.', 'I think Denmark has wanted to help my friends in Moravia.'],
    ['Denmark agreed to help Moravia.', 'Don’t know whether Denmark agreed to help Moravia.'],
    ['Denmark agreed to help Moravia.', 'Denmark agreed to help Moravia, but, you know —'],
  ])('is higher for “%s” than for “%s”', (better, worse) => {
    const [high, low] = [better, worse].map((text) => {
      const [statement] = heard(call(text)) as [Statement];
      return spokenValue(statement, spoken(statement) as Talk, { leans: false, origins: 1, sources: 1, age: 0, headline: 0, year: 2031 })
        .value;
    });
    expect(high).toBeGreaterThan(low as number);
  });

  it('is not raised by words that open talk', () => {
    const [bare, opened] = ['Denmark has sent 12 helicopters to Brno.', 'So, look, Denmark has sent 12 helicopters to Brno.'].map(
      (text) => {
        const [statement] = heard(
          `A briefing\n\nMR. HOLM: ${text}\n\nMR. LUND: We shut the border at Narva.\n\nMR. HOLM: We opened the bridge at Vilnius.\n`,
        );
        return spokenValue(statement as Statement, spoken(statement as Statement) as Talk, {
          leans: false,
          origins: 1,
          sources: 1,
          age: 0,
          headline: 0,
          year: 2031,
        }).value;
      },
    );
    expect(opened).toBeLessThanOrEqual(bare as number);
  });
});

describe('one fact once, in talk', () => {
  const pair = (one: string, other: string): [Statement, Statement] => {
    const { statements } = readTexts([plain(call(one)), plain(call(other), { id: 's2', path: 'b.txt' })], silent);
    return [opens(statements, one.slice(0, 20)), opens(statements, other.slice(0, 20))];
  };

  it('needs more in common than a name', () => {
    expect(toldApart(...pair('We talked of Moravia and of the weather.', 'They also talked about Moravia.'))).toBe(true);
    expect(toldApart(...pair('Denmark will lend 40 million euros to Moravia.', 'We are lending 40 million euros to Moravia.'))).toBe(false);
  });

  it('tells how fluent a sentence is', () => {
    const [whole, broken] = pair('Denmark will lend 40 million euros.', 'Denmark will lend the — the 40 mil- — million euros.');
    expect(fluency(whole)).toBe(1);
    expect(fluency(broken)).toBeCloseTo(0.3);
  });
});

describe('speakers of a few words', () => {
  const speakers = (text: string): (string | undefined)[] => heard(text).map(({ unit }) => unit.speaker);

  it('knows a single label by the office', () => {
    expect(
      speakers('Remarks on the floods\n\nTHE PRESIDENT: Denmark will lend 40 million euros to Moravia.\n\nWe will send boats to Brno.\n'),
    ).toEqual(['THE PRESIDENT', 'THE PRESIDENT']);
  });

  it('knows statements of two', () => {
    const text = 'Statements\n\nCHANCELLOR LIND: Denmark will lend money to Moravia.\n\nPRESIDENT HAVEL: Moravia is grateful to Denmark.\n';
    expect(speakers(text)).toEqual(['CHANCELLOR LIND', 'PRESIDENT HAVEL']);
  });

  it('takes no heading with a colon for one', () => {
    expect(
      speakers('Floods in Moravia\n\nTHE LATEST: Denmark will lend 40 million euros to Moravia.\n\nBoats were sent to Brno.\n'),
    ).toEqual([undefined, undefined]);
  });
});

describe('openings of talk', () => {
  it('are cut where they only open the sentence', () => {
    const [statement] = heard(call('So, look, Denmark has sent 12 helicopters to Brno.'));
    expect(statement?.text).toBe('Denmark has sent 12 helicopters to Brno.');
    const [kept] = heard(call('I think, Denmark has sent 12 helicopters to Brno.'));
    expect(kept?.text).toBe('I think, Denmark has sent 12 helicopters to Brno.');
  });

  it('stay in written text', () => {
    expect(heard('Floods\n\nNow, Denmark has sent 12 helicopters to Brno.\n')[0]?.text).toBe(
      'Now, Denmark has sent 12 helicopters to Brno.',
    );
  });
});
