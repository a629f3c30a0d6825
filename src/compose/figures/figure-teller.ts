import type { SourceId } from '../../model/source.ts';
import { type ExtractedFigure, sentenceSubject, sentenceTeller } from '../../text/quantities.ts';
import type { ToldSentence } from '../statement/told-sentence.ts';
import { lexicon } from './figure-words.ts';
import { introduced } from './introduced.ts';
import { agrees, mayBe } from './named-so.ts';

/** Offsets below this are looked at for quotation marks: a paragraph, not a book. */
const LONGEST_PARAGRAPH = 4000;

/** Whether a quotation is open at `end`, counted from `start`. */
function isQuoted(text: string, start: number, end: number): boolean {
  let open = false;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x201c || c === 0x201e || c === 0xab) open = true;
    else if (c === 0x201d || c === 0xbb) open = false;
    else if (c === 0x22) open = !open;
  }
  return open;
}

/** A figure in a quotation whose teller stands before it in the same cited words: "X claims that, “… [15 billion] …”". */
export function quotedWithin(figure: ExtractedFigure, told: ToldSentence, text: string): string | undefined {
  if (!isQuoted(text, 0, figure.start)) return undefined;
  const teller = sentenceTeller(text.slice(0, figure.start).replace(/(?:\.\.\.|…)\s*/g, ' '), told.language);
  return teller === undefined || teller === 'pronoun' ? undefined : teller.who;
}

/** The teller of a quotation that this sentence stands in: who is named behind its closing mark, or before, in the same paragraph. */
export function quotedTeller(told: ToldSentence, source: string): string | undefined {
  const { start, end } = told.cite;
  const earliest = Math.max(0, start - LONGEST_PARAGRAPH);
  const from = earliest + source.slice(earliest, start).lastIndexOf('\n') + 1;
  // one mark too many: nobody knows which words it opens, unless the paragraph goes on with a quotation
  const line = source.slice(from, from + LONGEST_PARAGRAPH).split('\n', 1)[0] as string;
  if (line.split('"').length % 2 === 0 && !/^\s*"/.test(line)) return undefined;
  const inside = isQuoted(source, from, start);
  const before = told.before !== undefined && told.before.cite.start >= from ? told.before : undefined;
  if (!inside && !isQuoted(source, from, end)) {
    // “…,” said X. “… seven years.”
    return before !== undefined && /^\s*["“„«]/.test(source.slice(start, start + 4)) ? knownTeller(before, source) : undefined;
  }
  const rest = /^[^\n]*/.exec(source.slice(inside ? start : end, end + 1500))?.[0] ?? '';
  const close = rest.search(/["”»]/);
  const after = close < 0 ? '' : (/^[^.!?\n]*/.exec(rest.slice(close + 1))?.[0] ?? '');
  const teller = after.trim() === '' ? undefined : sentenceTeller(`“It is so,” ${after.replace(/^[,\s]+/, '')}.`, told.language, true);
  if (teller !== undefined && teller !== 'pronoun') return teller.who;
  return before === undefined ? undefined : knownTeller(before, source);
}

function knownTeller(told: ToldSentence, source: string): string | undefined {
  const teller = sentenceTeller(source.slice(told.cite.start, told.cite.end), told.language, true);
  return teller === undefined || teller === 'pronoun' ? undefined : teller.who;
}

/** Sentences that are looked back over for who told them. */
const FARTHEST = 4;

/** Who told the sentence before, where this one leans on it ("This group could signal …", "he said"), or goes on counting in its paragraph. */
export function carriedTeller(told: ToldSentence, text: string, textOf: (source: SourceId) => string): string | undefined {
  const own = sentenceTeller(text, told.language);
  const pronoun = own === 'pronoun' ? SAYING.exec(text)?.[1]?.toLowerCase() : undefined;
  // "Ostia blacklisted nine ships that it said had moved oil": the sentence has its own
  if (pronoun !== undefined && EMBEDDED.test(text)) {
    const subject = sentenceSubject(text, told.language);
    if (subject !== undefined && mayBe(subject, pronoun)) return subject;
  }
  if (own === 'pronoun') return meant(told, pronoun, ownSubject(text, told.language, pronoun), textOf);
  if (leans(text)) return leantOn(told, textOf);
  return own === undefined && COUNTING.test(text) ? countedOn(told, textOf) : undefined;
}

const SAYING =
  /\b(he|she|it|they)\s(?:(?:has|had|have|also|then|later|further|now)\s){0,2}(?:said|says?|adds?|added|noted|notes|told|tells|went on|goes on|announced|estimate[sd]?|reported|reports|warned|warns|puts?|explained|stressed|claim(?:s|ed)?|believe[sd]?|expect(?:s|ed)?|reckon(?:s|ed)?)\b/i;
const EMBEDDED = /\b(?:that|which|who|whom|what)\s(?:it|he|she|they)\s(?:has |had )?(?:said|says?|claims?|claimed|believes?|believed)\b/i;

/** "Of these, 151 …", "This group …" */
function leans(text: string): boolean {
  const [, opener = '', second = ''] = /^[\s"“„«‘'—–-]*(\p{L}+)(?:\s+(\p{L}+))?/u.exec(text) ?? [];
  return lexicon().leaning.has((opener === 'Of' ? second : opener).toLowerCase());
}

/** Nothing but words of a quotation. */
const QUOTED = /^\s*["“„«][^"”»]*["”»]?\s*$/;

function wordsOf({ cite }: ToldSentence, textOf: (source: SourceId) => string): string {
  return textOf(cite.source).slice(cite.start, cite.end);
}

/** Whom "he", "she", "it" or "they" means: the last teller before that can be meant, else `own`, or who opens a sentence before. */
function meant(
  told: ToldSentence,
  pronoun: string | undefined,
  own: string | undefined,
  textOf: (source: SourceId) => string,
): string | undefined {
  let { before } = told;
  for (let steps = 0; before !== undefined && steps < FARTHEST; steps++, before = before.before) {
    const earlier = wordsOf(before, textOf);
    const teller = sentenceTeller(earlier, before.language, true);
    if (teller !== undefined && teller !== 'pronoun') {
      if (agrees(teller.who, pronoun)) return teller.who;
      if (own !== undefined) return own;
      continue;
    }
    if (teller === 'pronoun' || QUOTED.test(earlier) || leans(earlier)) continue;
    const subject = sentenceSubject(earlier, before.language);
    return subject !== undefined && mayBe(subject, pronoun) ? subject : own;
  }
  return own;
}

/** "Norland had four planes ready, it said": the subject of the sentence itself. */
function ownSubject(text: string, language: string, pronoun: string | undefined): string | undefined {
  const subject = pronoun === undefined ? undefined : sentenceSubject(text, language);
  return subject !== undefined && mayBe(subject, pronoun) ? subject : undefined;
}

/** Who told the sentence that this one leans on; who only announced a deed there has not told this one. */
function leantOn({ before }: ToldSentence, textOf: (source: SourceId) => string, steps = 0): string | undefined {
  if (before === undefined || steps >= FARTHEST) return undefined;
  const earlier = wordsOf(before, textOf);
  const teller = sentenceTeller(earlier, before.language);
  if (teller === 'pronoun') return carriedTeller(before, earlier, textOf);
  if (teller !== undefined) return teller.deed ? undefined : teller.who;
  return leans(earlier) ? leantOn(before, textOf, steps + 1) : undefined;
}

/** "At least 340 homes are lost." */
const COUNTING =
  /^\s*(?:(?:at least|more than|about|some|nearly|another|a further|over|up to|around|almost)\s)?(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|a dozen|dozens)\b)/i;

/** "…, the union says. At least 340 homes are lost": who told the count before, in the same paragraph. */
function countedOn({ before, cite }: ToldSentence, textOf: (source: SourceId) => string): string | undefined {
  if (before === undefined || textOf(cite.source).slice(before.cite.end, cite.start).includes('\n')) return undefined;
  const earlier = wordsOf(before, textOf);
  if (!/\d/.test(earlier) || /["“”]/.test(earlier)) return undefined;
  const teller = sentenceTeller(earlier, before.language, true);
  return teller === undefined || teller === 'pronoun' || teller.deed ? undefined : teller.who;
}

/** What is written by somebody: alone it does not say by whom. */
const PAPER =
  /^(?:advisory|briefing|bulletin|data|figures|document|letter|note|press release|release|report|statement|study|summary|survey)$/i;
/** "said in a statement", "issued its report": whose paper that is. The paper is in the first group. */
const ISSUED =
  /\b(?:in|issued|issues|published|publishes|released|releases|wrote)\s(?:an?|the|its|his|her|their|this)\s(?:(?!(?:on|of|that|which|about|from|by)\s)[\p{L}’'-]+\s){0,3}?(advisory|briefing|bulletin|data|document|letter|note|press release|release|report|statement|study|summary|survey)\b/giu;

/** "a statement of the Halm Bank said": the paper, and whose it is. */
const OF_WHOM =
  /\b(advisory|briefing|bulletin|data|figures|letter|note|report|statement|study|survey) (?:of|by|from|issued by) (?:the |its )?((?:\p{Ll}+\s){0,3}(?:\p{Lu}[\p{L}\p{M}.’'-]*\s){1,5}|bank |company |fund |ministry |agency )(?=(?:said|says?|showed|shows?|put|found|told)\b)/u;

/** "the statement said": who issued that paper, or said something in it, in one of the sentences before. */
export function writerOf(teller: string, told: ToldSentence, textOf: (source: SourceId) => string): string {
  if (!PAPER.test(teller)) return teller;
  let { before } = told;
  for (let steps = 0; before !== undefined && steps < 4; steps++, before = before.before) {
    const text = wordsOf(before, textOf);
    const whose = OF_WHOM.exec(text);
    if (whose !== null && kindOf(whose[1] as string) === kindOf(teller))
      return introduced((whose[2] as string).trim(), textOf(before.cite.source), before.cite.start);
    if (![...text.matchAll(ISSUED)].some(([, paper = '']) => kindOf(paper) === kindOf(teller))) continue;
    const writer = sentenceTeller(text, before.language, true);
    if (writer !== undefined && writer !== 'pronoun' && !PAPER.test(writer.who)) return writer.who;
  }
  return teller;
}

/** A note may be called a report, a statement may not. */
function kindOf(paper: string): string {
  const name = paper.toLowerCase();
  if (/^(?:data|figures)$/.test(name)) return 'data';
  return /^(?:briefing|bulletin|document|note|report|study|summary|survey)$/.test(name) ? 'report' : name.replace('press ', '');
}

/** A heading so near the beginning names who makes the statement that follows. [UTF-16 units] */
const HEADING = 1200;
const LONGEST_NAME = 90;
const STATEMENT =
  /^[ \t]*(?:remarks|statement|speech|address|declaration|message)(?:\s+to the press)?\s+(?:by|of|from)\s+(?:the\s+)?(\p{Lu}[^\n]{2,90}?)(?=\s+(?:on|following|about|regarding|to|at|in|after|concerning|before)\s|\s+[-–—:]\s|,?\s*\(|,\s+\d|$)/imu;
/** The formula of the United Nations’ briefing notes, behind the name of a speaker. */
const ATTRIBUTED = 'to whom quoted text may be attributed';
const SPEAKER = /((?:\p{Lu}[\p{L}\p{M}’'-]*|spokes\p{Ll}+)(?:\s(?:\p{Lu}[\p{L}\p{M}’'-]*|spokes\p{Ll}+)){0,7}),?\s(?:[–—-]\s)?$/u;

/** Who makes a statement that is the whole source: "Remarks by Minister Ib Lund on …". */
export function statementBy(source: string): string | undefined {
  const head = source.slice(0, HEADING);
  const formula = head.indexOf(ATTRIBUTED);
  const who = formula > 0 ? SPEAKER.exec(head.slice(Math.max(0, formula - 120), formula))?.[1] : STATEMENT.exec(head)?.[1];
  return who === undefined || who.length > LONGEST_NAME ? undefined : who.replace(/\s+/g, ' ').trim();
}
