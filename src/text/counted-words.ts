import type { Amount } from './amounts.ts';
import { AUXILIARIES } from './closed-words.ts';
import { CountReader, type Described, OF_WHAT } from './counting.ts';
import { DETERMINERS } from './lexeme-reader.ts';
import type { Lexeme } from './lexemes.ts';
import { complement } from './noun-phrases.ts';
import { chunkBefore, modifiersBefore, objectBefore, type Subject, subjectBefore } from './subjects.ts';
import { endsPhrase, isPlural, isTemporal, isVerb } from './word-class.ts';

/** The words for what is counted: all that bear on it, the thing itself, and the subject of the verb or the noun before "of". */
export interface Counted {
  readonly counts: string;
  readonly thing: string | undefined;
  readonly whose: string | undefined;
  /** The verb that governs a sum of which no noun tells more. */
  readonly deed: string | undefined;
}

/** Verbs that only say how much. */
const STATES =
  /^(?:worth|costs?|costing|reach(?:ed|es|ing)?|total(?:l?ed|s|l?ing)?|stands?|stood|hits?|averaged?|averages|equals?|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|remains?|priced|valued|estimated|including)$/;

/** Verbs of telling: who tells is not whose the thing is. */
const TELLS =
  /^(?:sa(?:y|ys|id|ying)|t(?:old|ells?)|report(?:s|ed|ing)?|claim(?:s|ed|ing)?|estimat(?:e|es|ed|ing)|believ(?:e|es|ed)|stat(?:es|ed)|confirm(?:s|ed)|not(?:es|ed)|warn(?:s|ed)|add(?:s|ed)|insist(?:s|ed))$/;
/** Nouns before "of" that only say that a number follows. */
const NO_HEAD =
  /^(?:total|average|rate|maximum|minimum|record|cost|price|value|one|lot|range|number|amount|level|figure|sum|tune|equivalent|tally|excess|extent)$/;
/** What is done to others: "locking out 40 men was hurting trade". */
const HARMS = /^(?:hurt|kill|injur|wound|captur)ing$/;
const INVESTS = /^(?:put|poured|pumped|invested|sunk|ploughed|plowed|injected)$/;
const PUTS = /^(?:puts?|reckon(?:s|ed)|estimate[sd]|values?|valued|assess(?:es|ed))$/;
/** Numbers in a word. */
const VAGUELY = /^(?:dozens|scores|hundreds|thousands|millions|billions)$/;

/** The words for what numbers count: around them, before them, and of what befell the people. */
export class CountedWordsReader extends CountReader {
  /** Lexemes of the figures read so far. */
  protected readonly spans: { start: number; end: number }[] = [];

  /** What is counted, in words of the source: what stands before and behind the number, and whose it is where that says too little. */
  protected countedWords({ counts, kind, unit }: Described, amount: Amount, from: number): Counted {
    const { all, lexicon } = this;
    const before = modifiersBefore(all, from, this.taken, lexicon);
    const said = (span: { readonly start: number; readonly end: number }): string => this.words(span.start, span.end);
    let thing: string | undefined;
    // "Dow +0.2% Nasdaq +0.8%": whose it is stands before
    const listed = amount.sign === undefined || kind !== 'percent' ? undefined : chunkBefore(all, from, lexicon);
    if (listed !== undefined && (all[listed.start] as Lexeme).capital && !this.isCounted(listed)) thing = said(listed);
    else if (counts !== undefined && kind === 'money' && this.invests(from - 1)) thing = this.paidFor(amount, from);
    else if (counts !== undefined && kind === 'money' && this.ofNoun(from, counts) !== undefined) thing = this.ofNoun(from, counts);
    else if (counts !== undefined) thing = `${before === undefined ? '' : `${said(before)} `}${this.phraseWords(counts, unit, amount)}`;
    else if (unit === 'person') thing = this.befell(amount);
    else if (kind === 'money') thing = this.paidFor(amount, from) ?? this.costTo(from);
    const changed = thing === undefined && from > 0 && kind !== 'age' ? this.changed(before?.start ?? from) : undefined;
    if (changed !== undefined && !this.isCounted(changed)) thing = said(changed);
    const sought = thing === undefined && kind === 'money' ? this.soughtFor(from) : undefined;
    if (sought !== undefined) thing = said(sought);
    if (amount.number.start === 0) return { counts: thing ?? '', thing, whose: undefined, deed: undefined };
    const deed = kind === 'money' && thing === undefined ? this.deed(from) : undefined;
    const found = this.subject(before?.start ?? from, unit === 'person' && thing !== undefined);
    const subject = found !== undefined && thing?.startsWith(`${said(found)} `) ? undefined : found;
    const previous = all[from - 1];
    let near: string | undefined;
    if (before !== undefined && counts === undefined && !isTemporal(all, before.end)) thing ??= said(before);
    if (subject !== undefined) near = said(subject);
    else if (
      thing === undefined &&
      deed === undefined &&
      previous?.kind === 'word' &&
      !(all[from] as Lexeme).begins &&
      !lexicon.stops.has(previous.lower)
    )
      near = previous.text;
    const told = thing !== undefined && subject?.verb !== undefined && TELLS.test(this.lower(subject.verb));
    const whose = subject?.ofVerb && !told && !isTemporal(all, subject.end) ? near : undefined;
    const first = thing ?? deed;
    const both = first === undefined ? (near ?? '') : near === undefined ? first : `${first}, ${near}`;
    return { counts: both, thing, whose, deed };
  }

  /** "compensation of $900m from its owners": the noun before "of", with what its own preposition adds behind the sum. */
  private ofNoun(from: number, counts: { readonly start: number; readonly end: number }): string | undefined {
    const { all, lexicon } = this;
    if (this.lower(from - 1) !== 'of' || (all[from - 1] as Lexeme).begins) return undefined;
    let link = counts.start - 1;
    while (link > from && OF_WHAT.has(this.lower(link))) link--;
    if (!/^(?:for|from|on|into|towards?)$/.test(this.lower(link))) return undefined;
    const head = chunkBefore(all, from - 1, lexicon);
    if (head === undefined || this.isCounted(head) || isTemporal(all, head.end) || NO_HEAD.test(this.lower(head.end - 1))) return undefined;
    let { start } = head;
    while (start < head.end - 1 && /ing$/.test(this.lower(start))) start++;
    return `${this.words(start, head.end)} ${this.words(link, Math.max(counts.end, complement(all, counts.end, 10, lexicon)))}`;
  }

  /** "cost the island economy $2 billion": the verb and whom it costs. */
  private costTo(from: number): string | undefined {
    const { all, lexicon } = this;
    const whom = chunkBefore(all, from, lexicon);
    if (whom === undefined || whom.start === 0 || (all[whom.start] as Lexeme).begins) return undefined;
    let verb = whom.start - 1;
    while (verb > 0 && OF_WHAT.has(this.lower(verb))) verb--;
    return /^cost(?:s|ing)?$/.test(this.lower(verb)) && verb >= this.taken ? this.words(verb, from) : undefined;
  }

  /** What is changed by or to a number: "raised its key rate by a quarter point (to 5%)". */
  private changed(from: number): { start: number; end: number } | undefined {
    const { all, lexicon } = this;
    let link = from - 1;
    while (link > 0 && /^(?:an?|between)$/.test(this.lower(link))) link--;
    // "the debt, which he put at $5 million"
    if (this.lower(link) === 'at') {
      let which = link - 1;
      while (which > link - 7 && !/^(?:which|,)$/.test(this.lower(which)) && !all[which]?.begins) which--;
      if (this.lower(which) === 'which' && all[which - 1]?.text === ',' && PUTS.test(this.lower(link - 1)))
        return chunkBefore(all, which - 1, this.lexicon);
    }
    // "pushed displacement above 100 million"
    if (/^(?:above|below|past|beyond)$/.test(this.lower(from))) link = from;
    const told = this.spans.at(-1);
    // "by 75 basis points to 14.25%"
    const first = told?.end === link && this.lower(link) === 'to' && this.lower(told.start - 1) === 'by' ? told.start - 1 : link;
    return objectBefore(all, first, lexicon);
  }

  /** What a sum is for, or is the worth of: "an urgent appeal on Friday for $9 million". */
  private soughtFor(from: number): { start: number; end: number } | undefined {
    const { all, lexicon } = this;
    if (!/^(?:for|worth|totall?ing)$/.test(this.lower(from - 1)) || (all[from - 1] as Lexeme).begins) return undefined;
    let at = from - 1;
    // "60 helicopters, worth $3 billion"
    if (this.lower(at) === 'worth' && all[at - 1]?.text === ',') {
      const { end } = this.spans.at(-1) ?? { end: 0 };
      const goods = chunkBefore(all, at - 1, lexicon);
      if (goods === undefined || end === 0 || end > goods.start || at - end > 9) return end > 0 ? undefined : goods;
      return all.slice(end, at - 1).every(({ kind, text }) => kind !== 'mark' || text === '-') ? { start: end, end: at - 1 } : goods;
    }
    while (at > 0 && isTemporal(all, at) && !(all[at - 1] as Lexeme).begins) at--;
    if (at < from - 1 && this.lower(at - 1) === 'on') at--;
    const chunk = chunkBefore(all, at, lexicon);
    return chunk === undefined || this.isCounted(chunk) || isTemporal(all, chunk.end) ? undefined : chunk;
  }

  /** The noun phrase with its complement, and what befell the people: "people died in clashes between police and villagers". */
  private phraseWords(counts: { readonly start: number; readonly end: number }, unit: string, amount: Amount): string {
    const { all, lexicon } = this;
    const noun = this.pairEnd(counts, amount);
    const stop = Math.max(noun, complement(all, noun, 10, lexicon));
    const words = this.words(counts.start, stop);
    const fate = unit === 'person' ? this.fateWord(amount, counts.end) : undefined;
    if (fate === undefined || words.toLowerCase().includes(fate.word)) return words;
    const where = fate.at >= stop ? complement(all, fate.at + 1, 10, lexicon) : 0;
    return where > fate.at + 1 ? `${words} ${fate.word} ${this.words(fate.at + 1, where)}` : `${words} ${fate.word}`;
  }

  /** "21 drones and missiles": where the words end that are counted together. */
  private pairEnd({ start, end }: { readonly start: number; readonly end: number }, amount: Amount): number {
    const { all, lexicon } = this;
    const first = all[end - 1] as Lexeme;
    const second = all[end + 1];
    if (this.lower(end) !== 'and' || all[end]?.begins || end - start > 2 || !isPlural(first.lower, lexicon) || first.capital) return end;
    if (
      second?.kind !== 'word' ||
      second.capital ||
      second.begins ||
      !isPlural(second.lower, lexicon) ||
      isVerb(second, lexicon) ||
      VAGUELY.test(second.lower)
    )
      return end;
    const next = all[end + 2];
    // "missiles fired by"
    if (endsPhrase(next) || (/(?:ed|en)$/.test(next?.lower ?? '') && endsPhrase(all[end + 3]))) return end + 2;
    // "40 tankers and trucks were sent back", not "they took 40 homes and schools were shut"
    const opener = (this.boundBefore(amount.start)?.start ?? amount.start) - 1;
    const opens = opener < 0 || all[opener + 1]?.begins || all[opener]?.kind === 'mark' || /^(?:and|but)$/.test(this.lower(opener));
    return opens && AUXILIARIES.has(next?.lower ?? '') ? end + 2 : end;
  }

  /** "promised $60 million": the verb, where no noun tells more. */
  private deed(from: number): string | undefined {
    const { all, lexicon } = this;
    const verb = all[from - 1];
    if (verb?.kind !== 'word' || verb.capital || from - 1 < this.taken || (all[from] as Lexeme).begins) return undefined;
    if (lexicon.up.has(verb.lower) || lexicon.down.has(verb.lower) || lexicon.stops.has(verb.lower) || STATES.test(verb.lower))
      return undefined;
    return /(?:ed|ing)$/.test(verb.lower) || lexicon.verbs.has(verb.lower) ? verb.text : undefined;
  }

  /** "paid $32 million to 18 communities": the verb and to whom. */
  private paidFor(amount: Amount, from: number): string | undefined {
    const { all, lexicon } = this;
    const verb = all[from - 1];
    if (verb?.kind !== 'word' || from - 1 < this.taken || (all[from] as Lexeme).begins) return undefined;
    if (!/(?:ed|put|sunk|paid|spent|gave|given|sent|lent|won|lost|spend|pay|give)$/.test(verb.lower)) return undefined;
    const stop = complement(all, amount.end, 8, lexicon);
    return stop > amount.end ? `${verb.text} ${this.words(amount.end, stop)}` : undefined;
  }

  /** Whose number it is; not the words of a figure read before. */
  private subject(at: number, ofVerb: boolean): Subject | undefined {
    let from = at;
    for (let tries = 0; tries < 4; tries++) {
      const found = subjectBefore(this.all, from, this.lexicon);
      if (found === undefined) return undefined;
      if (!this.isCounted(found)) return ofVerb && !found.ofVerb ? undefined : found;
      // "the key 30 year rate climbed": what stands behind the figure in the same phrase
      const last = this.spans.findLast((span) => span.end > found.start && span.end < found.end);
      if (found.ofVerb && last !== undefined) return { ...found, start: last.end };
      const inner = this.spans.slice(-8).findLast((span) => span.start < from && found.start <= span.end);
      if (inner === undefined || inner.start >= from) return undefined;
      from = inner.start;
    }
    return undefined;
  }

  /** The words belong to a figure read before. */
  private isCounted(span: { start: number; end: number }): boolean {
    for (let i = this.spans.length - 1; i >= 0 && i >= this.spans.length - 8; i--) {
      const other = this.spans[i] as { start: number; end: number };
      if (span.start <= other.end && other.start < span.end) return true;
    }
    return false;
  }

  /** "driven from their homes" of "driven 2 million from their homes", "killed" of "12 were killed". */
  private befell(amount: Amount): string | undefined {
    const fate = this.fateWord(amount, amount.end);
    if (fate === undefined || fate.at >= 0) return fate?.word;
    const stop = complement(this.all, amount.end, 6, this.lexicon);
    return stop > amount.end ? `${fate.word} ${this.words(amount.end, stop)}` : fate.word;
  }

  /** "has put … into": where a sum goes is said with its verb. */
  private invests(verb: number): boolean {
    return INVESTS.test(this.lower(verb)) && (this.lower(verb) !== 'put' || /^(?:has|have|had|been|already)$/.test(this.lower(verb - 1)));
  }

  /** "killed" of "killed 12 others", "12 people were killed". */
  private fateWord(amount: Amount, end: number): { readonly word: string; readonly at: number } | undefined {
    const { all, lexicon } = this;
    for (let i = end; i < end + 5 && all[i]?.kind === 'word' && !(all[i] as Lexeme).begins; i++) {
      if (
        lexicon.casualties.has(this.lower(i)) &&
        !HARMS.test(this.lower(i)) &&
        /(?:ed|en|ing|dead|hurt|killed|slain|shot|fled|missing|homeless)$/.test(this.lower(i))
      )
        return { word: this.lower(i), at: i };
      if (!/^(?:were|was|have|has|had|been|are|is|being|reported|reportedly|also|still|now|confirmed|feared|who|that)$/.test(this.lower(i)))
        break;
    }
    for (let i = amount.start - 1; i >= 0 && i >= amount.start - 4; i--) {
      if ((all[i + 1] as Lexeme).begins) break;
      const word = this.lower(i);
      if (lexicon.casualties.has(word) && /(?:ed|hurt|driven)$/.test(word)) return { word, at: -1 };
      if (
        (all[i] as Lexeme).kind === 'word' &&
        !DETERMINERS.has(word) &&
        !lexicon.before.has(word) &&
        !/^(?:at|least|more|than|many|as|up|to|fewer|less)$/.test(word)
      )
        break;
    }
    return undefined;
  }
}
