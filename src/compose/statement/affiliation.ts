import { countriesIn } from '../../text/places.ts';
import { nameKey } from './name-key.ts';
import type { Statement } from './statement.ts';

/** Words of a title between a country and a name: "Iranian foreign minister Karim Daei". */
const LONGEST_TITLE = 6;

/** By name key the countries it belongs to. */
export type Affiliations = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Whose the persons and bodies are: "British Royal Navy", "Iranian President N". By name key, the countries that stand right before it
 * anywhere in the texts.
 */
export function learnAffiliations(statements: readonly Pick<Statement, 'words'>[]): Affiliations {
  const found = new Map<string, Set<string>>();
  for (const { words } of statements)
    for (const country of countriesIn(words)) {
      if (country.seat) continue;
      const from = country.at + country.length;
      for (let i = from; i < Math.min(words.length, from + LONGEST_TITLE) && words[i]?.capital; i++) {
        const key = nameKey(words[i]?.word ?? '');
        const list = found.get(key);
        if (list === undefined) found.set(key, new Set([`@${country.name}`]));
        else list.add(`@${country.name}`);
      }
    }
  return found;
}
