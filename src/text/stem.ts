/** Stems found before: a text asks for each of its words five times. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

/**
 * Porter's stemmer for English words in lower case; other alphabets come back unchanged.
 * Source: M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), 130–137.
 */
export function stem(word: string): string {
  let found = known.get(word);
  if (found === undefined) {
    found = strip(word);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, found);
  }
  return found;
}

function strip(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let w = word.startsWith('y') ? `Y${word.slice(1)}` : word;
  w = plural(w);
  w = past(w);
  if (w.endsWith('y') && /[aeiouy]/.test(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  w = replaceLongest(w, STEP2, 0);
  w = replaceLongest(w, STEP3, 0);
  w = dropEnding(w);
  if (w.endsWith('e') && (measure(w.slice(0, -1)) > 1 || (measure(w.slice(0, -1)) === 1 && !shortEnd(w.slice(0, -1))))) w = w.slice(0, -1);
  if (w.endsWith('ll') && measure(w) > 1) w = w.slice(0, -1);
  return w.toLowerCase();
}

/** Endings by their last letter: few words have to be asked for many. */
function byLast<Rule extends string | readonly [string, string]>(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    const last = (typeof rule === 'string' ? rule : rule[0]).slice(-1);
    const list = found.get(last);
    if (list === undefined) found.set(last, [rule]);
    else list.push(rule);
  }
  return found;
}

type Rules = ReadonlyMap<string, readonly (readonly [string, string])[]>;
const STEP2: Rules = byLast([
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['isation', 'ize'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['entli', 'ent'],
  ['ousli', 'ous'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['ator', 'ate'],
  ['eli', 'e'],
]);
const STEP3: Rules = byLast([
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
]);
const STEP4 = byLast([
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ant',
  'ent',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'ise',
  'al',
  'er',
  'ic',
  'ou',
]);

/** Porter's m: how often a vowel run is followed by a consonant run. */
function measure(stemmed: string): number {
  return stemmed.replace(/^[^aeiouy]+/, '').match(/[aeiouy]+[^aeiouy]+/g)?.length ?? 0;
}

/** Consonant, vowel, consonant other than w, x, y at the end: "hop". */
function shortEnd(w: string): boolean {
  return /[^aeiou][aeiouy][^aeiouwxy]$/.test(w);
}

function plural(w: string): string {
  if (w.endsWith('sses') || w.endsWith('ies')) return w.slice(0, -2);
  return w.endsWith('s') && !w.endsWith('ss') ? w.slice(0, -1) : w;
}

function past(w: string): string {
  if (w.endsWith('eed')) return measure(w.slice(0, -3)) > 0 ? w.slice(0, -1) : w;
  const cut = w.endsWith('ed') ? w.slice(0, -2) : w.endsWith('ing') ? w.slice(0, -3) : undefined;
  if (cut === undefined || !/[aeiouy]/.test(cut)) return w;
  if (/(at|bl|iz)$/.test(cut)) return `${cut}e`;
  if (/([^aeiouylsz])\1$/.test(cut)) return cut.slice(0, -1);
  return measure(cut) === 1 && shortEnd(cut) ? `${cut}e` : cut;
}

function replaceLongest(w: string, rules: Rules, least: number): string {
  for (const [from, to] of rules.get(w.slice(-1)) ?? [])
    if (w.endsWith(from)) return measure(w.slice(0, -from.length)) > least ? w.slice(0, -from.length) + to : w;
  return w;
}

function dropEnding(w: string): string {
  if ((w.endsWith('tion') || w.endsWith('sion')) && measure(w.slice(0, -3)) > 1) return w.slice(0, -3);
  for (const from of STEP4.get(w.slice(-1)) ?? [])
    if (w.endsWith(from)) return measure(w.slice(0, -from.length)) > 1 ? w.slice(0, -from.length) : w;
  return w;
}
