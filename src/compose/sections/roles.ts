import { countriesIn } from '../../text/places.ts';
import type { Token } from '../../text/tokens.ts';
import { nameKey } from '../statement/name-key.ts';
import { isCalendar, isStop } from '../statement/vocabulary.ts';
import words from './roles.yaml';

/** What the texts say a name is: by key of the name, its class for cues. */
export type Roles = ReadonlyMap<string, string>;

/** Titles of a class, the longest first, by their first word. */
const TITLES = new Map<string, { readonly words: readonly string[]; readonly role: string }[]>();
for (const [role, titles] of Object.entries((words as { titles: Record<string, readonly string[]> }).titles))
  for (const title of titles) {
    const parts = title.split(' ');
    const first = parts[0] as string;
    TITLES.set(first, [...(TITLES.get(first) ?? []), { words: parts, role: `<${role}>` }]);
  }
for (const list of TITLES.values()) list.sort((a, b) => b.words.length - a.words.length);

/** Before a title, these make another of it: "attorney general", "vice president". */
const OTHER_OFFICE = /^(?:attorney|surgeon|solicitor|director|consul|inspector|auditor|vice|company|union|club|university|bank)$/;
/** "General Assembly", "King County". */
const NO_NAME = /^(?:assembly|council|electric|motors|hospital|election|elections|committee|congress|county|office|command|staff)$/;

/** Words of a name at the most: "Ana Maria de la Cruz". */
const NAME_MOST = 4;
/** Behind a name and a comma, the title stands within so many words: ", the acting Kestrian foreign minister". */
const APPOSITION = 6;

/**
 * What the texts call their persons and ships: "President Ann Lee", "Ann Lee, the Norwegian foreign minister", "the tanker Corinth".
 * A name that is called two different things has no role. Linear.
 */
export function learnRoles(texts: readonly { readonly words: readonly Token[]; readonly text: string }[]): Roles {
  const roles = new Map<string, string>();
  const learn = (token: Token | undefined, role: string): void => {
    if (token === undefined || token.word.length < 3 || NO_NAME.test(token.word) || isCalendar(token.word) || isStop(token.word)) return;
    const key = nameKey(token.word);
    const known = roles.get(key);
    roles.set(key, known === undefined || known === role ? role : '');
  };
  for (const { words: tokens, text } of texts)
    for (let at = 0; at < tokens.length; at++) {
      const title = TITLES.get((tokens[at] as Token).word)?.find((one) => one.words.every((word, i) => tokens[at + i]?.word === word));
      if (title === undefined) continue;
      const from = at + title.words.length;
      if (OTHER_OFFICE.test(tokens[at - 1]?.word ?? '') || (tokens[from]?.word === 'of' && !ofState(tokens, from + 1))) continue;
      const gap = (a: number, b: number): string => text.slice(tokens[a]?.end, tokens[b]?.start);
      let to = from;
      while (to < from + NAME_MOST && tokens[to]?.capital && /^[\s“"«'.]*$/.test(gap(to - 1, to))) to++;
      if (to > from) learn(tokens[to - 1], title.role);
      else {
        // The name stands before the title, with a comma between.
        for (let comma = at; comma > Math.max(0, at - APPOSITION); comma--) {
          const between = gap(comma - 1, comma);
          if (/^\s*$/.test(between) || /^-$/.test(between)) continue;
          if (/^,\s*$/.test(between) && tokens[comma - 1]?.capital && tokens[comma - 2]?.capital) learn(tokens[comma - 1], title.role);
          break;
        }
      }
      at = from - 1;
    }
  for (const [key, role] of roles) if (role === '') roles.delete(key);
  return roles;
}

/** "president of France", "president of the European Council", not "president of Nordlinje". */
function ofState(tokens: readonly Token[], at: number): boolean {
  const from = tokens[at]?.word === 'the' ? at + 1 : at;
  return countriesIn(tokens.slice(from, from + 4)).some((country) => country.at === 0);
}
