import { stem } from '../../text/stem.ts';
import { clauseLabel, isApart, isOwner } from './clause-label.ts';
import { clauseBehind, WHEN, WHICH, wholeWords } from './excerpt.ts';
import type { FigureStatement } from './figure-statement.ts';
import { isLong, lexicon, shared, stems, WORDS } from './figure-words.ts';

/** What is counted, for a reader who does not see the sentence: whose it is only where the words alone say too little. */
function label({ figure, attribution, text, told }: FigureStatement): string {
  const { counts, deed } = figure;
  // "less than 40 per cent of the $300m": another figure says nothing of this one
  const whose = OF_SHARE.test(figure.whose ?? '') || (figure.kind === 'money' && isApart(text, figure)) ? undefined : figure.whose;
  const thing = figure.thing !== undefined && MORE_OR_LESS.test(figure.thing) ? undefined : figure.thing;
  if (thing === undefined && deed !== undefined) return deedLabel(deed, whose, attribution);
  const bare = figure.kind === 'money' && /^(?:en|und)\b/.test(told.language) ? (thing ?? whose ?? counts) : undefined;
  if (bare !== undefined && /^\p{Ll}+$/u.test(bare)) {
    const behind = text.slice(figure.end, figure.end + FAR_BEHIND);
    if (thing === undefined && WHICH.test(behind)) return '';
    const purpose = wholeWords(clauseBehind(PURPOSE.exec(behind)?.[0] ?? ''), MOST_FOR);
    if (purpose !== '' && !/\d/.test(purpose)) return `${bare}${purpose}`.replace(/\s+/g, ' ').trim();
  }
  // "could cost $5 million", "reach 40"
  if (thing === undefined && whose === undefined && SAYS_HOW_MUCH.test(counts)) return '';
  if (thing === undefined) return whose ?? (figure.whose === undefined && figure.thing === undefined ? counts : '');
  // the rules for clauses read English
  const clause =
    (figure.kind === 'count' || figure.kind === 'measure') && /^(?:en|und)\b/.test(told.language) ? clauseLabel(text, figure) : undefined;
  if (clause !== undefined) return clause;
  if (whose === undefined || /\s/.test(thing) || stems(whose).size === 0) return thing;
  // "injured, Halm guard", "ships, docks", "tanker, tanker"; "deaths, Norland raid in Halm" stays
  if (figure.unit === 'person' && lexicon().fates.has(thing) && !thing.endsWith('s')) return thing;
  if (/^\p{Ll}/u.test(whose) && (figure.unit === 'person' || saysWhat(thing))) return thing;
  // "the navy sank three boats": the boats are not the navy's; "the raid caused two deaths": the deaths are the raid's
  if (!lexicon().fates.has(thing) && (shared(stems(thing), stems(whose)) > 0 || !isOwner(text, figure))) return thing;
  // "a larger deployment of 12,000 troops": what holds them says nothing more of them.
  if (HOLDS.test(whose)) return thing;
  // "militants, Defense Ministry", where the ministry says so
  const tellers = attribution === undefined ? undefined : stems(attribution);
  return tellers !== undefined && shared(tellers, stems(whose)) > 0 ? thing : `${thing}, ${whose}`;
}

const SAYS_HOW_MUCH = /^(?:costs?|reach(?:ed|es)?|totals?|worth|hits?|put|puts|take|takes)$/;
/** "40 per cent" */
const OF_SHARE = /\d.*(?:percent|per cent|%)/;
/** "20 per cent less": no thing. */
const MORE_OR_LESS = /^(?:less|more|fewer|higher|lower|up|down|next|last|first)$/;

/** "(an appeal for $5 million) to help 700 people", "(cover of up to $5 million) for each voyage": what a sum is for, right behind it. */
const PURPOSE = /^\s(?:to\s(?=\p{Ll}{2,}\s)(?!the\s|a\s|an\s|be\s|\p{Ll}+s\s)|for\s(?=each|every))[^\n]+/u;
/** A purpose is looked for so far, and told in so many words. [UTF-16 units; words] */
const FAR_BEHIND = 200;
const MOST_FOR = 6;

/** "troops in the southern", "grain for the Board's", "loans for Ostia early": an adjective or a genitive whose noun was not read. */
function withoutLooseEnd(words: string): string {
  const kept = words
    .replace(WHEN, '')
    .replace(OF_MONTH, '')
    .replace(LINKED_END, '')
    .replace(/\s(?:early|late)$/, '')
    // "the 40-member union's (rank)"
    .replace(/^([^\s]+(?:\s[^\s]+)?)['’]s$/, '$1');
  if (!LOOSE.test(kept)) return kept;
  const parts = kept.split(' ');
  const link = parts.findLastIndex((part) => LINK.test(part));
  return link > 0 ? parts.slice(0, link).join(' ') : kept;
}
const OF_MONTH = /\s(?:(?:on|in|by|since|until|last|early|late)\s)+(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?$/i;
const LINKED_END =
  /\s(?:and|or|but|of|for|to|in|on|at|by|with|from|the|an?|will|would|could|may|might|must|should|will be|would be|is|are|was|were|has|have|had)$/i;
const LINK = /^(?:in|on|at|for|to|from|of|by|with)$/;
const LOOSE = /['’]s$|\s(?:(?:north|south|east|west)(?:ern)?|merchant|commercial|central|civilian|foreign|various|several|other)$/;

/** "promised" where the teller is who promised; else the words around the figure say more than a verb. */
function deedLabel(deed: string, whose: string | undefined, attribution: string | undefined): string {
  if (!/(?:ed|paid|spent|lent|sent)$/.test(deed)) return '';
  if (whose === undefined) return deed;
  return attribution !== undefined && shared(stems(attribution), stems(whose)) > 0 ? deed : '';
}

/** Nouns that a counted thing stands behind with "of". */
const HOLDS =
  /^\P{Lu}*\b(?:batch|column|consignment|contingent|convoy|crew|crowd|delegation|deployment|fleet|force|group|number|shipment|team|total)s?$/u;

/** How much a label tells: its content stems where it names the thing; names alone tell whose it is, not what. */
function tells({ figure, fate }: FigureStatement, words: string): number {
  if (words === '') return 0;
  if (
    figure.thing === undefined ||
    !saysWhat(words) ||
    words.split(/[\s,]+/).every((word) => /^\p{Lu}/u.test(word) || /^(?:of|the|and|for|in)?$/.test(word))
  )
    return 0.5;
  // what befell them is what the figure is told for
  const befell =
    fate !== undefined &&
    words.includes(' ') &&
    words
      .toLowerCase()
      .split(' ')
      .some((word) => lexicon().fates.has(word));
  return stems(words).size + (befell ? BEFELL : 0);
}
const BEFELL = 2;

/** The fullest words for what is counted; the lead's where they are as full. Longer ones than `WORDIEST` stems are no label. */
export function bestCounts(statements: readonly FigureStatement[]): string {
  let best: string | undefined;
  let most = -1;
  for (const statement of statements) {
    const words = withoutLooseEnd(label(statement));
    const told = tells(statement, words);
    if (told > most && (best === undefined || told <= WORDIEST)) {
      best = words;
      most = told;
    }
  }
  return best ?? '';
}
const WORDIEST = 7;

/** "China has promised 60.5 million": who says so is printed as such, not as the thing counted. */
export function withoutTeller(words: string, attribution: string | undefined): string {
  if (attribution === undefined || words === '') return words;
  const tellers = stems(attribution);
  const told = [...stems(words)];
  return told.length > 0 && told.every((word) => tellers.has(word)) ? '' : words;
}

/** Whether words name a thing that is counted: names alone tell whose it is, and a "package" may hold anything. */
export function saysWhat(words: string): boolean {
  return [...words.matchAll(WORDS)].some(
    ([word]) => isLong(word) && !/^\p{Lu}/u.test(word) && !lexicon().plain.has(stem(word)) && !lexicon().vague.has(stem(word)),
  );
}
