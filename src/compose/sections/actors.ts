import { countriesIn } from '../../text/places.ts';
import type { Token } from '../../text/tokens.ts';
import type { Classes } from '../statement/cues.ts';
import { nameKey } from '../statement/name-key.ts';
import type { Statement } from '../statement/statement.ts';
import { isCalendar, isStop } from '../statement/vocabulary.ts';
import type { Roles } from './roles.ts';

/** Behind a name, these say that it is the name of a state or government. */
const OF_STATE = new Set(
  'president government prime foreign ministry minister army forces troops military navy embassy ambassador ambassadors parliament authorities chancellor leader leaders lawmakers soldiers officials regime defence defense intelligence'.split(
    ' ',
  ),
);
/** Before a name, with a preposition between. */
const TO_STATE = new Set(
  'ambassador troops invasion visit sanctions war president government relations embassy army annexation withdrawal'.split(' '),
);

/** Keys of names that the texts use as states, beside those of the gazetteer: "the Elbonian foreign ministry", "troops in Elbonia". */
export function learnStates(texts: readonly (readonly Token[])[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const count = (token: Token | undefined): void => {
    if (token === undefined || !token.capital || isCalendar(token.word) || isStop(token.word) || OF_STATE.has(token.word)) return;
    seen.set(nameKey(token.word), (seen.get(nameKey(token.word)) ?? 0) + 1);
  };
  for (const words of texts)
    for (let i = 0; i + 1 < words.length; i++) {
      const token = words[i] as Token;
      if (token.capital && OF_STATE.has(words[i + 1]?.word ?? '') && words[i - 1]?.capital !== true) count(token);
      if (
        TO_STATE.has(token.word) &&
        /^(?:to|of|in|on|with|against|from)$/.test(words[i + 1]?.word ?? '') &&
        words[i + 3]?.capital !== true
      )
        count(words[i + 2]);
    }
  return new Set([...seen].filter(([, n]) => n > 1).map(([key]) => key));
}

/**
 * For each token its class, for cues that ask for one: "<state>" where it is part of a state's name, "<another>" where that is not
 * the first state of the sentence, "<money>" in a sum of money; and what the texts say a name is, "<leader>", "<officer>", "<warship>", "<merchant>".
 */
export function wordClasses(
  { words, figures }: Pick<Statement, 'words' | 'figures'>,
  states: ReadonlySet<string>,
  roles: Roles = new Map(),
): Classes {
  const classes: (string | undefined)[] = words.map(() => undefined);
  let first: string | undefined;
  const mark = (at: number, length: number, key: string): void => {
    first ??= key;
    for (let i = at; i < at + length; i++) classes[i] = key === first ? '<state>' : '<another>';
  };
  const known = new Map(countriesIn(words).map((country) => [country.at, country]));
  words.forEach(({ word, capital }, i) => {
    const country = known.get(i);
    if (country !== undefined) mark(i, country.length, `@${country.name}`);
    else if (classes[i] === undefined && capital && states.has(nameKey(word))) mark(i, 1, nameKey(word));
  });
  for (const figure of figures)
    if (figure.kind === 'money')
      words.forEach(({ start, end }, i) => {
        if (start < figure.end && end > figure.start) classes[i] ??= '<money>';
      });
  if (roles.size > 0)
    words.forEach(({ word, capital }, i) => {
      if (capital) classes[i] ??= roles.get(nameKey(word));
    });
  return classes;
}
