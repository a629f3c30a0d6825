import { daysBetween, findDates } from '../../text/dates.ts';
import type { Statement } from '../statement/statement.ts';

/** [days] What is farther back than this is told as background. */
const RECENT = 21;
/** Something that may be a date far back: most sentences have nothing of the kind, and are not looked at closer. */
const PERHAPS =
  /\b(?:1[89]|20)\d\d\b|\b(?:last (?:year|month|spring|summer|autumn|fall|winter)|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/;
/** What goes on since then, or until then, is not over; "the law of 2012", "the 2012 law" only say which. */
const GOES_ON = /^(?:since|until|till|by|from|through|to|before|of|seit|bis|depuis|jusqu|desde|hasta)\b/i;
const SAYS_WHICH = /(?:\bof|\bthe|\bits|\btheir|\bhis|\bher|\bsince|['’]s)\s*$/iu;
/** [days] A month is told of as new for longer: figures of September come out in November. */
const RECENT_MONTH = 120;
/** Behind a verb, "a murder committed (in 1998)", "for the massacre in Belt (in 1968)": the date is that of the noun. */
const VERB =
  /\s(?:\p{Ll}+ed|is|are|was|were|has|have|had|held|said|told|won|lost|gave|sent|took|made|found|met|left|began|sought|sued|freed|tried)\s/u;
const OF_NOUN =
  /(?:\s\p{Ll}+\s(?:an?|the|two|three|\d+)\s(?:\p{Ll}+\s){1,2}?\p{Ll}+(?:ed|en)|\s(?:for|over|about|into)\s(?:an?|the|its|their|his|her)\s(?:\p{L}+\s){1,3}?(?:in|at|near|off|on)\s(?:the\s)?\p{Lu}[\p{L}\s’'-]*?)\s(?:(?:in|on)\s)?$/u;
/** Opens a clause that tells of something else than the sentence. */
const CLAUSE = /\b(?:which|who|whom|whose|where|when|that|after|before|since|as|because|although|though|while|whereas|than|if)\b/i;

/** Speaks of what is to come, or may: then the date is that of the coming one. */
const AHEAD =
  /\b(?:will|would|shall|could|may|might|must|is to|are to|was to|were to|due|expect(?:s|ed)?|plan(?:s|ned)|schedul\w+|call(?:s|ed) (?:a|an|for)|next|begin|starts?)\b|['’]ll\b/;

/** The last day of a date that names a day, a month or a year. */
function endOf(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-28` : date;
}

/**
 * Whether a statement tells of what was over long before its text was written: each date it names is, and one of them stands in
 * its main clause. Background that many texts repeat, and no day's news.
 *
 * @param written  ISO date of the text; not known: nothing is long over.
 */
export function longOver({ text, unit }: Statement, written: string | undefined): boolean {
  if (written === undefined || !PERHAPS.test(text) || AHEAD.test(text)) return false;
  const dates = findDates(text, written, 'past', unit.language);
  if (
    dates.length === 0 ||
    dates.some(
      ({ date, asStated }) => daysBetween(endOf(date), written) <= (date.length === 7 ? RECENT_MONTH : RECENT) || GOES_ON.test(asStated),
    )
  )
    return false;
  return dates.some(({ start, end }) => {
    const clause = text.slice(Math.max(0, ...[',', ';', '—', '–', '('].map((mark) => text.lastIndexOf(mark, start) + 1)), start);
    return (
      !SAYS_WHICH.test(clause) &&
      !CLAUSE.test(clause) &&
      !datesNoun(clause) &&
      !/^\s*(?:\p{Ll}+ed )?\p{Ll}*(?:law|deal|treaty|agreement|accord|pact)\b/u.test(text.slice(end, end + 30))
    );
  });
}

/** Whether a date that follows is that of a noun which the verb of its clause is about, and not of the verb. */
function datesNoun(clause: string): boolean {
  const at = clause.search(OF_NOUN);
  return at >= 0 && VERB.test(` ${clause.slice(0, at)} `);
}
