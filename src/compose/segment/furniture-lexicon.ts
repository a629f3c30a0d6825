import lexiconData from './furniture.yaml';

type Kind =
  | 'whole'
  | 'start'
  | 'anywhere'
  | 'captions'
  | 'credits'
  | 'tails'
  | 'notes'
  | 'greetings'
  | 'farewells'
  | 'bylines'
  | 'dates'
  | 'courtesy'
  | 'moderators'
  | 'reporters'
  | 'verbs';
const DATA = lexiconData as Readonly<Record<string, Partial<Record<Kind, readonly string[]>>>>;

/** What is known of page furniture in one language. Entries are folded as `fold` folds a text. */
export interface FurnitureLexicon {
  readonly whole: ReadonlySet<string>;
  /** Openings by their first word. */
  readonly start: ReadonlyMap<string, readonly string[]>;
  readonly captions: ReadonlyMap<string, readonly string[]>;
  readonly anywhere: RegExp;
  /** At the end, with or without the bracket. */
  readonly credits: RegExp;
  readonly tails: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
  readonly greetings: readonly string[];
  readonly farewells: ReadonlySet<string>;
  readonly bylines: readonly string[];
  readonly dates: ReadonlySet<string>;
  readonly courtesy: ReadonlySet<string>;
  readonly moderators: ReadonlySet<string>;
  readonly reporters: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
}

const lexicons = new Map<string, FurnitureLexicon>();

const FIRST_WORD = /^[^\s:,./]*/;

/** Openings by first word; one that is cut inside its first word ("©", "www.") stands under its first character. */
function byFirstWord(entries: readonly string[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const entry of entries) {
    const word = FIRST_WORD.exec(entry)?.[0] ?? '';
    const key = /^\p{Alphabetic}/u.test(word) ? word : entry.slice(0, 1);
    const known = map.get(key);
    if (known === undefined) map.set(key, [entry]);
    else known.push(entry);
  }
  return map;
}

/** One expression that finds any of the phrases; they are literals, so it is linear. */
function anyOf(phrases: readonly string[], ending: string): RegExp {
  return new RegExp(`(?:${phrases.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|')})${ending}`, 'u');
}

/** The lists of a language together with those of every language; English ones also serve where a language has none. */
export function furnitureLexicon(language: string): FurnitureLexicon {
  const primary = language.split('-', 1)[0]?.toLowerCase() ?? '';
  const key = primary !== '*' && Object.hasOwn(DATA, primary) ? primary : 'en';
  const known = lexicons.get(key);
  if (known !== undefined) return known;
  const list = (kind: Kind): string[] => [...(DATA['*']?.[kind] ?? []), ...(DATA[key]?.[kind] ?? [])];
  const made: FurnitureLexicon = {
    whole: new Set(list('whole')),
    start: byFirstWord(list('start')),
    captions: byFirstWord(list('captions')),
    anywhere: anyOf(list('anywhere'), ''),
    credits: anyOf(list('credits'), '[^\\p{Alphabetic}\\p{N}]{0,3}$'),
    tails: new Set(list('tails')),
    notes: new Set(list('notes')),
    greetings: list('greetings'),
    farewells: new Set(list('farewells')),
    bylines: list('bylines'),
    dates: new Set(list('dates')),
    courtesy: new Set(list('courtesy')),
    moderators: new Set(list('moderators')),
    reporters: new Set([...(DATA.en?.reporters ?? [])]),
    verbs: new Set(list('verbs')),
  };
  lexicons.set(key, made);
  return made;
}

/** The opening that a folded text begins with. */
export function opensWith(folded: string, openings: ReadonlyMap<string, readonly string[]>): string | undefined {
  const word = FIRST_WORD.exec(folded)?.[0] ?? '';
  const entries = openings.get(word) ?? openings.get(folded.slice(0, 1));
  return entries?.find((entry) => folded.startsWith(entry));
}
