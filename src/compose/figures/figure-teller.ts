import type { SourceId } from '../../model/source.ts';
import { type ExtractedFigure, sentenceTeller } from '../../text/quantities.ts';
import type { ToldSentence } from '../statement/told-sentence.ts';
import { lexicon } from './figure-words.ts';

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

/** Who told the sentence before, where this one leans on it ("This group could signal …", "he said"). */
export function carriedTeller(told: ToldSentence, text: string, textOf: (source: SourceId) => string, depth: number): string | undefined {
  if (told.before === undefined || depth > 3) return undefined;
  const own = sentenceTeller(text, told.language);
  const [, opener = '', second = ''] = /^[\s"“„«‘'—–-]*(\p{L}+)(?:\s+(\p{L}+))?/u.exec(text) ?? [];
  // "Of these, 151 …"
  const first = (opener === 'Of' ? second : opener).toLowerCase();
  if (own !== 'pronoun' && !lexicon().leaning.has(first)) return undefined;
  const { before } = told;
  const earlier = textOf(before.cite.source).slice(before.cite.start, before.cite.end);
  // "…, said Ann Holm. Ten planes took part, she said"
  const teller = sentenceTeller(earlier, before.language, own === 'pronoun');
  if (teller !== undefined && teller !== 'pronoun') return teller.deed && own !== 'pronoun' ? undefined : teller.who;
  return carriedTeller(before, earlier, textOf, depth + 1) ?? (own === 'pronoun' && HE.test(text) ? personAtHead(earlier) : undefined);
}

const HE = /\b(?:he|she)\b/i;
/** "Interior Minister Ann Holm ruled out talks": two capitals or more at the head of a sentence, before a small letter. */
const PERSON_AT_HEAD = /^[\s"“„«‘'—–-]*(?!The\s)((?:\p{Lu}[\p{L}\p{M}.'’-]*\s+){1,6}\p{Lu}[\p{L}\p{M}'’-]+)\s+\p{Ll}/u;

/** Whom "he" means where the sentence before tells of nobody who says something: the person that opens it. */
function personAtHead(earlier: string): string | undefined {
  return PERSON_AT_HEAD.exec(earlier)?.[1]?.replace(/\s+/g, ' ');
}

/** What is written by somebody: alone it does not say by whom. */
const PAPER = /^(?:advisory|briefing|bulletin|data|document|letter|note|press release|release|report|statement|study|summary|survey)$/i;
/** "said in a statement", "issued its report": whose paper that is. The paper is in the first group. */
const ISSUED =
  /\b(?:in|issued|issues|published|publishes|released|releases|wrote)\s(?:an?|the|its|his|her|their|this)\s(?:(?!(?:on|of|that|which|about|from|by)\s)[\p{L}’'-]+\s){0,3}?(advisory|briefing|bulletin|data|document|letter|note|press release|release|report|statement|study|summary|survey)\b/giu;

/** "the statement said": who issued that paper, or said something in it, in one of the sentences before. */
export function writerOf(teller: string, told: ToldSentence, textOf: (source: SourceId) => string): string {
  if (!PAPER.test(teller)) return teller;
  let { before } = told;
  for (let steps = 0; before !== undefined && steps < 4; steps++, before = before.before) {
    const text = textOf(before.cite.source).slice(before.cite.start, before.cite.end);
    if (![...text.matchAll(ISSUED)].some(([, paper = '']) => kindOf(paper) === kindOf(teller))) continue;
    const writer = sentenceTeller(text, before.language, true);
    if (writer !== undefined && writer !== 'pronoun' && !PAPER.test(writer.who)) return writer.who;
  }
  return teller;
}

/** A note may be called a report, a statement may not. */
function kindOf(paper: string): string {
  const name = paper.toLowerCase();
  return /^(?:briefing|bulletin|document|note|report|study|summary|survey)$/.test(name) ? 'report' : name.replace('press ', '');
}
