import { isCountry } from '../../text/places.ts';
import { lexicon } from './figure-words.ts';

/** So far before a sentence a body it means is looked for. [UTF-16 units] */
const EARLIER = 6000;

/** A teller as the source introduces it: "Mr Lund" → "Minister Ib Lund", "the ministry" → "Defence Ministry". `at`: where the sentence starts. */
export function introduced(teller: string, source: string, at: number): string {
  const surname = SURNAME.exec(teller)?.[1];
  if (surname !== undefined) return personCalled(surname, source) ?? inSmallLetters(teller);
  if (OFFICE.test(teller)) return officerCalled(teller, source.slice(Math.max(0, at - EARLIER), at)) ?? teller;
  if (SHOUTED.test(teller)) return inSmallLetters(teller);
  return BARE.test(teller) ? (bodyCalled(teller, source.slice(Math.max(0, at - EARLIER), at)) ?? teller) : teller;
}

/** "Lund", "Mr Lund", "ADM. LUND": one name, perhaps with a short title. */
const SURNAME =
  /^(?:(?:Mr|Mrs|Ms|Dr|Adm|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Prof|MR|MRS|MS|DR|ADM|GEN|COL|CAPT|LT|ADMIRAL|GENERAL|COLONEL|CAPTAIN|SECRETARY|President|Minister|General|Admiral|Colonel|Captain)\.?\s)?(\p{Lu}[\p{L}\p{M}’'-]{2,})$/u;
/** A noun for a body, without a name. */
const BARE = /^\p{Ll}[\p{Ll}-]*$/u;

/** An office that one person holds, in small letters: "president", "defence minister". */
const OFFICE =
  /^(?:(?:\p{Ll}+\s){0,2}(?:president|premier|chancellor|minister|governor|mayor|king|ambassador|commissioner)|colonel|general|admiral|captain|secretary[- ]general)$/u;
/** "THE PRESIDENT", "MS. LUND", "Mr. LUND": who speaks in a transcript. */
const SHOUTED = /^(?:THE \p{Lu}{4,}(?: \p{Lu}+)*|(?:Mr|Mrs|Ms|Dr|MR|MRS|MS|DR|SEN|REP|GEN|ADM|COL)\.? \p{Lu}{3,}(?:\. .*)?)$/su;

/** "MS. LUND" → "Ms. Lund", "THE PRESIDENT" → "President"; what a speaker is recorded to call out behind the name is left out. */
function inSmallLetters(teller: string): string {
  if (!/\p{Lu}{3}/u.test(teller) || !SHOUTED.test(teller)) return teller;
  return teller
    .replace(/^(\S+ \p{Lu}{3,})\. .*$/su, '$1')
    .replace(/^THE /, '')
    .replace(/\p{Lu}{2,}/gu, (word) => word.slice(0, 1) + word.slice(1).toLowerCase());
}

/** Who holds the office, where the text before names one alone: "the president" → "President Ana Holm". */
function officerCalled(office: string, before: string): string | undefined {
  const title = office.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  const names = new Set<string>();
  for (const { 1: name = '' } of before.matchAll(new RegExp(`\\b${title}\\s((?:\\p{Lu}[\\p{L}\\p{M}’'-]+\\s?){1,3})(?![\\p{L}])`, 'gu')))
    names.add(name.trim());
  const [first, ...others] = [...names].sort((a, b) => b.length - a.length);
  // "President Holm" is "President Ana Holm"; two presidents are nobody
  if (first === undefined || !others.every((name) => first.endsWith(name))) return undefined;
  return `${title} ${first}`;
}

/** Names in a row that end in this one: the longest first introduction that shows that it is a person. */
function personCalled(surname: string, source: string): string | undefined {
  const capital = surname.slice(0, 1) + surname.slice(1).toLowerCase();
  const name = source.includes(surname) && surname !== surname.toUpperCase() ? surname : capital;
  if (isCountry(name.toLowerCase())) return undefined;
  let titled: string | undefined;
  for (let from = 0, tries = 0; tries < 12; tries++) {
    const found = source.indexOf(name, from);
    if (found < 0) return titled;
    from = found + name.length;
    if (/[\p{L}\p{M}]/u.test(source[from] ?? '') || /^[’']?\s\p{Lu}/u.test(source.slice(from, from + 3))) continue;
    const before = NAMES_BEFORE.exec(source.slice(Math.max(0, found - 60), found))?.[0] ?? '';
    const names = ofOneSentence(before).replace(LINKED, '').replace(OPENER, '').trim();
    if (names === '' || /^(?:Mr|Mrs|Ms|Dr)\.?$/.test(names)) continue;
    // "President Lund": a fuller one may follow
    if (names.split(/\s+/).every((word) => word === 'Vice' || lexicon().offices.test(word))) {
      titled ??= `${names} ${name}`;
      continue;
    }
    const office = lexicon().offices.test(names);
    const lower = /(\p{Ll}+)\s$/u.exec(source.slice(Math.max(0, found - before.length - 20), found - before.length))?.[1] ?? '';
    if (
      office ||
      lexicon().offices.test(lower) ||
      APPOSED.test(source.slice(from, from + 30)) ||
      /,\s$/.test(source.slice(0, found - before.length))
    )
      return `${names} ${name}`.replace(/\s+/g, ' ');
  }
  return titled;
}

/** Words with capitals, without those that end the sentence before: "Halm. Ib (Lund)", not "Vice Adm. (Lund)". */
function ofOneSentence(names: string): string {
  const words = names.trim().split(/\s+/);
  const last = words.findLastIndex(
    (word) => word.length > 2 && word.endsWith('.') && !/\p{Lu}\.$/u.test(word) && !lexicon().offices.test(word),
  );
  return words.slice(last + 1).join(' ');
}
const NAMES_BEFORE = /(?:\p{Lu}[\p{L}\p{M}.’'-]*[ \t]+){1,5}$/u;
/** "Briefing With Vice Admiral (Lund)": what stands before the name in a heading. */
const LINKED = /^.*\b(?:With|By|From|Of|For|To|Says|Tells)\s+/;
/** A word with a capital that only opens a sentence. */
const OPENER = /^(?:But|And|The|A|An|In|On|At|For|As|So|Yet|When|While|After|Before|According|Meanwhile|Mr|Mrs|Ms)\s+/;
/** ", the head of", ", who", ", 59," */
const APPOSED = /^,\s(?:the|an?|who|its|his|her|their|\p{Ll}+\s(?:of|for|at)|[\p{Ll}-]+,|\d\d,)/u;

/** What a company is called besides. */
const ALSO: ReadonlyMap<string, string> = new Map(
  ['company', 'firm', 'group', 'operator', 'owner'].map((noun) => [
    noun,
    'company|firm|group|operator|owner|insurer|airline|carrier|maker|manufacturer|shipper',
  ]),
);

/** The last name before that holds the noun: "Defence Ministry", "the gas company Halmgas", "Halmgas, the gas company". */
function bodyCalled(noun: string, before: string): string | undefined {
  if (!lexicon().bodies.test(noun)) return undefined;
  const also = ALSO.get(noun) ?? noun;
  const capital = noun.slice(0, 1).toUpperCase() + noun.slice(1);
  const patterns = [
    new RegExp(
      `((?:\\p{Lu}[\\p{L}\\p{M}.&-]*(?:[’']s)?[ \\t]+(?:(?:of|for)[ \\t]+(?:the[ \\t]+)?)?){1,6}${capital})(?![\\p{L}\\p{M}])`,
      'gu',
    ),
    new RegExp(`(?<=\\b(?:${also}),? )(\\p{Lu}[\\p{L}\\p{M}.&’'-]*(?:[ \\t]\\p{Lu}[\\p{L}\\p{M}.&’'-]*){0,4})(?=[\\s,.;(])`, 'gu'),
    new RegExp(
      `(\\p{Lu}[\\p{L}\\p{M}.&-]*(?:[ \\t]\\p{Lu}[\\p{L}\\p{M}.&-]*){0,4}), (?:an?|the|its|\\p{Lu}\\p{L}+[’']s) (?:[\\p{L}’'-]+ ){0,3}(?:${also})\\b`,
      'gu',
    ),
  ];
  let last: { at: number; name: string } | undefined;
  for (const pattern of patterns)
    for (const { 1: name = '', index } of before.matchAll(pattern)) if (last === undefined || index > last.at) last = { at: index, name };
  return last?.name
    .replace(/^(?:The|A|An|In|On|But|And)\s+/, '')
    .replace(/^\p{Lu}[\p{L}\p{M}]+[’']s\s+(?=\p{Lu})/u, '')
    .replace(/\s+/g, ' ')
    .trim();
}
