import type { FigureKind, Qualifier } from '../model/brief.ts';
import type { Amount } from './amounts.ts';
import type { Bound } from './bounds.ts';
import { AUXILIARIES } from './closed-words.ts';
import { DETERMINERS, STARTERS } from './lexeme-reader.ts';
import type { Lexeme } from './lexemes.ts';
import { complement, type Phrase, phraseFrom } from './noun-phrases.ts';
import type { NumberRead } from './number-read.ts';
import { readNumber } from './number-words.ts';
import { RangeReader } from './ranges.ts';
import { chunkBefore, modifiersBefore, objectBefore, type Subject, subjectBefore } from './subjects.ts';
import { endsPhrase, isHuman, isPlural, isTemporal, isVerb, singular } from './word-class.ts';

/** What a number counts: its unit and kind, where its words end, and the words that say what is counted. */
export interface Described {
  readonly unit: string;
  readonly kind: FigureKind;
  readonly end: number;
  readonly counts?: { readonly start: number; readonly end: number } | undefined;
}

/** The words for what is counted: all that bear on it, the thing itself, and the subject of the verb or the noun before "of". */
export interface Counted {
  readonly counts: string;
  readonly thing: string | undefined;
  readonly whose: string | undefined;
  /** The verb that governs a sum of which no noun tells more. */
  readonly deed: string | undefined;
}

/** A bound that stands behind its number. */
interface BoundBehind {
  readonly qualifier: Qualifier;
  readonly end: number;
}

/** Plurals whose number is a price or a level, not a count. */
const PRICED =
  /^(?:shares|stocks|futures|prices|bonds|yields|rates|sales|markets|odds|temperatures|gains|losses|contracts|levels|earnings|profits|revenues|exports|imports|results|indices|indexes|expectations|estimates|units|points|values|costs|bills|wages|metals|options)$/;
/** Adjectives and participles, by their endings: no noun to count by. */
const NO_NOUN =
  /(?:ed|(?<!th|k|r|w|str)ing|ly|ous|ive|able|ible|ful|less|ent|ant|ary|ic|al|ish|er|or|new|old|more|other|same|such|main|key|major|big|long|straight|row|free|own|full|late|early|high|low|large|small|good|bad|separate|extra|short|shy|away|ahead)$/;

/** Verbs that only say how much. */
const STATES =
  /^(?:worth|costs?|costing|reach(?:ed|es|ing)?|total(?:l?ed|s|l?ing)?|stands?|stood|hits?|averaged?|averages|equals?|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|remains?|priced|valued|estimated|including)$/;

/** Those of them that are hardly ever nouns: "one official goal", but "one goal", "one river", "one agreement". */
const NEVER_NOUN =
  /(?:ed|ly|ous|able|ible|ful|less|(?<!th|k|r|w|str|build|meet|hear|open|bless|warn|kill|shoot|landing|land)ing|ish)$|^(?:new|old|more|other|same|such|main|key|major|big|long|straight|free|own|full|late|early|high|low|large|small|good|bad|separate|extra|short|shy|away|ahead|final|total|central|special|local|national|international|real|social|political|crucial|another|single|different|recent|active|positive|negative|massive|public|specific|basic|potential|initial)$/;

/** Verbs of telling: who tells is not whose the thing is. */
const TELLS =
  /^(?:sa(?:y|ys|id|ying)|t(?:old|ells?)|report(?:s|ed|ing)?|claim(?:s|ed|ing)?|estimat(?:e|es|ed|ing)|believ(?:e|es|ed)|stat(?:es|ed)|confirm(?:s|ed)|not(?:es|ed)|warn(?:s|ed)|add(?:s|ed)|insist(?:s|ed))$/;
/** Nouns before "of" that only say that a number follows. */
const NO_HEAD =
  /^(?:total|average|rate|maximum|minimum|record|cost|price|value|one|lot|range|number|amount|level|figure|sum|tune|equivalent|tally|excess|extent)$/;

/** Verbs that only human beings are the subject of: "two million need food". */
const PEOPLE_DO = /^(?:need|lack|live|attended|marched|protested|gathered|queued|applied|enrolled|perished|starved|depend|rely)$/;
const BODY =
  /^(?:audience|city|town|village|community|battalion|brigade|company|congregation|contingent|crew|crowd|delegation|family|force|garrison|group|party|platoon|population|squad|staff|team|workforce)s?$/;
/** What kind of carrier it is: an aircraft carrier is none of goods. */
const CARRIES = /^(?:aircraft|armou?red|bulk|car|gas|lng|oil|ore|personnel|troop|vehicle)$/;

/** What is done to others: "locking out 40 men was hurting trade". */
const HARMS = /^(?:hurt|kill|injur|wound|captur)ing$/;
const INVESTS = /^(?:put|poured|pumped|invested|sunk|ploughed|plowed|injected)$/;
const PUTS = /^(?:puts?|reckon(?:s|ed)|estimate[sd]|values?|valued|assess(?:es|ed))$/;
/** Numbers in a word. */
const VAGUELY = /^(?:dozens|scores|hundreds|thousands|millions|billions)$/;
/** Determiners that may stand between "of" and what a share is a share of. */
const OF_WHAT = new Set(['the', 'its', 'their', 'his', 'her', 'our', 'my', 'these', 'those', 'all', 'them', 'a', 'an']);
/** Links to what a percentage, a sum or a measure is of; "to" only says whose it becomes. */
const OF_LINKS = new Set(['of', 'in', 'for', 'worth', 'from', 'on', 'to', 'into', 'towards', 'toward']);
/** What may be counted in front of another noun: "12-member council". Human beings too. */
const ATTRIBUTIVE = new Set(
  'member page seat point vessel ship nation state country storey story room bed strong item vehicle vote team piece'.split(' '),
);
const AGE_UNITS = new Set(['year', 'month', 'week', 'day']);
/** Singular and plural forms that stand for "years old". */
const OLD = new Set(['old', 'olds']);

const isMoneySign = (lexeme: Lexeme | undefined): boolean => lexeme?.kind === 'mark' && /^[$€£¥₹]$/.test(lexeme.text);

/** What numbers count: nouns behind and before them, human beings, votes and ages. */
export class CountReader extends RangeReader {
  /** Lexemes of the figures read so far. */
  protected readonly spans: { start: number; end: number }[] = [];

  /** What an amount counts; undefined where the number only describes something ("five-year plan"). */
  protected described(amount: Amount, bound: Bound | undefined, after: BoundBehind | undefined): Described | undefined {
    const { all } = this;
    const { number: n, kind, unit } = amount;
    if (kind === 'duration') {
      const old = this.isHyphen(amount.end) && this.glued(amount.end) ? amount.end + 1 : amount.end;
      if (AGE_UNITS.has(unit as string) && OLD.has(this.lower(old)) && !(all[old] as Lexeme).begins)
        return { unit: unit as string, kind: 'age', end: old + 1 };
      if (amount.attributive && n.form !== 'fraction' && (all[n.start] as Lexeme).kind !== 'number') return undefined;
    }
    if (unit === undefined && n.form !== 'fraction' && this.isAge(amount)) return { unit: 'year', kind: 'age', end: amount.end };
    if (kind === undefined && this.isTally(amount)) return { unit: 'vote', kind: 'count', end: amount.end };
    if (kind === undefined && this.isVote(n)) return { unit: 'vote', kind: 'count', end: amount.end };
    if (kind === undefined) {
      if (
        after === undefined &&
        this.isHyphen(amount.end) &&
        this.glued(amount.end) &&
        this.glued(amount.end + 1) &&
        all[amount.end]?.text !== '–'
      )
        return this.attributive(amount);
      return this.counting(amount, bound, after);
    }
    return unit === undefined ? undefined : { unit, kind, end: amount.end, counts: this.measured(amount, after) };
  }

  /** "58 abstained", "Eleven voted against", "100 members voted for": seats in a chamber. */
  private isTally({ end }: Amount): boolean {
    const { all } = this;
    let verb = end;
    while (verb < end + 2 && /^(?:members?|others?|other|more)$/.test(this.lower(verb)) && !all[verb]?.begins) verb++;
    if (all[verb] === undefined || (all[verb] as Lexeme).begins) return false;
    return (
      this.lower(verb) === 'abstained' ||
      (this.lower(verb) === 'voted' &&
        /^(?:for|against|in|yes|no|aye|nay)$/.test(this.lower(verb + 1)) &&
        !/^(?:the|a|an)$/.test(this.lower(verb + 2)))
    );
  }

  /** "a crew of 32", "a family of five": human beings, though no noun behind says so. */
  private isBody({ start }: Amount, bound: Bound | undefined): boolean {
    const of = (bound?.start ?? start) - 1;
    return this.lower(of) === 'of' && BODY.test(this.lower(of - 1)) && !(this.all[of] as Lexeme).begins;
  }

  /** "12-member council": counted, if the noun is one of which things have a number. */
  private attributive({ number: n, end }: Amount): Described | undefined {
    const { all, lexicon } = this;
    const noun = all[end + 1];
    if (noun?.kind !== 'word' || n.form !== 'digits') return undefined;
    const human = isHuman(noun.lower, false, lexicon);
    if (!human && !ATTRIBUTIVE.has(noun.lower)) return undefined;
    const rest = phraseFrom(all, end + 2, false, lexicon);
    // "the 40-member union's rank": the union has them
    const owner = rest === undefined ? -1 : all.slice(rest.start, rest.end).findIndex(({ lower }) => lower.endsWith("'s"));
    return {
      unit: human || noun.lower === 'strong' ? 'person' : singular(noun.lower, lexicon),
      kind: 'count',
      end: end + 2,
      // "13,000-member union": the member stands in the number's words
      counts: {
        start: human && rest !== undefined ? rest.start : end + 1,
        end: owner < 0 ? (rest?.end ?? end + 2) : (rest as Phrase).start + owner + 1,
      },
    };
  }

  /** The noun behind a bare number, else what its verb or its subject tells. */
  private counting(amount: Amount, bound: Bound | undefined, after: BoundBehind | undefined): Described | undefined {
    const { all, lexicon } = this;
    const { number: n, end } = amount;
    const share = n.form === 'fraction' || n.form === 'ratio';
    const { at, partitive } = this.nounAt(amount, after);
    const begins = all[at]?.begins ?? true;
    const phrase = begins && (all[at]?.gap ?? true) ? undefined : phraseFrom(all, at, n.value !== 1 || partitive, lexicon);
    if (phrase === undefined) {
      const unit =
        this.humanVerb(amount) ||
        PEOPLE_DO.test(this.lower(end)) ||
        this.isBody(amount, bound) ||
        (n.form === 'vague' && all[end]?.kind === 'word')
          ? 'person'
          : (this.subjectUnit(bound?.start ?? amount.start, n) ?? 'number');
      // "the number of ships held up has reached 248"
      const numbered = unit === 'number' || unit === 'person' ? undefined : this.numbered(bound?.start ?? amount.start);
      return { unit, kind: share || unit === 'number' ? 'other' : 'count', end, counts: numbered };
    }
    const noun = this.countedNoun(phrase, n, partitive);
    const word = noun.lower.endsWith("'s") ? noun.lower.slice(0, -2) : noun.lower;
    const single = phrase.end - phrase.start === 1;
    if (
      n.value === 1 &&
      n.form === 'words' &&
      bound === undefined &&
      single &&
      NEVER_NOUN.test(word) &&
      !isHuman(word, noun.capital, lexicon)
    )
      return undefined;
    let unit = singular(word, lexicon);
    if (unit === 'carrier') unit = this.carrier(phrase);
    if (isHuman(word, noun.capital, lexicon) || this.humanOthers(word, amount) || (lexicon.foreign && lexicon.casualties.has(word)))
      unit = 'person';
    else if (!phrase.plural && n.value !== 1 && single && NO_NOUN.test(word))
      unit = lexicon.casualties.has(word) || this.humanVerb(amount) || n.form === 'vague' ? 'person' : 'number';
    const kind = unit === 'point' ? 'point' : share || unit === 'number' ? 'other' : 'count';
    // "about 50 freighters a day"
    const rate = kind === 'count' && phrase.plural ? this.rateAt(phrase.end) : undefined;
    return { unit, kind, end, counts: { start: phrase.start, end: rate?.end ?? phrase.end } };
  }

  /** "armored personnel carrier". */
  private carrier({ end }: Phrase): string {
    let start = end - 1;
    while (start > end - 3 && CARRIES.test(this.lower(start - 1))) start--;
    return [...this.all.slice(start, end - 1).map(({ lower }) => lower), 'carrier'].join(' ');
  }

  /** Where the noun of a number may start: behind its bound, "of the", the whole it is part of, the size of each. */
  private nounAt(amount: Amount, after: BoundBehind | undefined): { at: number; partitive: boolean } {
    const { all, lexicon } = this;
    const { form } = amount.number;
    let at = this.behindAside(after?.end ?? amount.end);
    const partitive = this.lower(at) === 'of' && !(all[at] as Lexeme).begins;
    if (partitive) {
      at++;
      while (at < amount.end + 6 && OF_WHAT.has(this.lower(at))) at++;
      // "19 of the port's 22 berths"
      for (let i = at; i < at + 4 && all[i]?.kind === 'word' && !all[i]?.begins; i++)
        if (/s['’]?$/.test((all[i] as Lexeme).text) && all[i + 1]?.kind === 'number') {
          at = i + 1;
          break;
        }
      // "42 of 59 drones"
      if (all[at] !== undefined && ((all[at] as Lexeme).kind === 'number' || STARTERS.has(this.lower(at))))
        at = readNumber(all, at, lexicon)?.end ?? at;
    } else if (form === 'fraction' || form === 'ratio')
      while (at < amount.end + 3 && /^(?:the|its|their|all|that|a)$/.test(this.lower(at))) at++;
    // "eight million 250ml bottles"
    if (
      all[at]?.kind === 'number' &&
      all[at + 1]?.kind === 'word' &&
      this.glued(at + 1) &&
      !(all[at] as Lexeme).begins &&
      lexicon.units.has(this.lower(at + 1))
    )
      at += 2;
    return { at, partitive };
  }

  private countedNoun(phrase: Phrase, n: NumberRead, partitive: boolean): Lexeme {
    if (this.lexicon.foreign) return this.foreignNoun(phrase);
    return phrase.plural || partitive || n.value <= 1 || phrase.end - phrase.start < 2 ? phrase.head : this.attributiveNoun(phrase);
  }

  /** What a percentage, a sum or a measure is of. */
  private measured(amount: Amount, after: BoundBehind | undefined): { start: number; end: number } | undefined {
    const { all, lexicon } = this;
    let of = this.behindAside(after?.end ?? amount.end);
    if (this.lower(of) === 'worth' && this.lower(of + 1) === 'of') of++;
    // "a revised 10.8 trillion naira ($29.92 billion) budget"
    if (all[of]?.text === '(' && amount.kind === 'money' && this.isOne(amount.start)) {
      let close = of + 1;
      while (close < of + 8 && all[close]?.text !== ')') close++;
      if (all[close]?.text === ')' && all[close + 1]?.kind === 'word') of = close + 1;
    }
    const link = all[of];
    if (link === undefined || link.begins) return undefined;
    const whole = this.wholeBehind(of);
    if (whole !== undefined) return this.measured(whole, undefined);
    if (OF_LINKS.has(link.lower) && amount.kind !== 'duration') {
      const stop = complement(all, of, 9, lexicon);
      let start = of + 1;
      while (start < stop && OF_WHAT.has(this.lower(start))) start++;
      const often = /^(?:first|second|third|fourth|fifth|sixth|last|next)$/.test(this.lower(start)) && this.lower(start + 1) === 'time';
      return stop > start && link.lower !== 'to' && !often && !isTemporal(all, stop) ? { start, end: stop } : undefined;
    }
    if (link.kind !== 'word' || lexicon.stops.has(link.lower) || lexicon.verbs.has(link.lower)) return undefined;
    const phrase = phraseFrom(all, of, false, lexicon);
    // "next week", "several times": when and how often
    return phrase === undefined || isTemporal(all, phrase.end) || /^times?$/.test(phrase.head.lower) ? undefined : phrase;
  }

  /** "$5 billion of the $300 billion in frozen assets": the sum behind "of" that a sum is part of. */
  private wholeBehind(of: number): Amount | undefined {
    const { all, lexicon } = this;
    if (this.lower(of) !== 'of') return undefined;
    let start = of + 1;
    while (start < of + 3 && OF_WHAT.has(this.lower(start))) start++;
    const first = all[start];
    if (!isMoneySign(first) || (first as Lexeme).begins) return undefined;
    const number = readNumber(all, start + 1, lexicon);
    return number === undefined ? undefined : this.amount(number);
  }

  /** An article stands before the amount, an adjective between at most: it is the size of one thing. */
  private isOne(at: number): boolean {
    return /^(?:an?|the|its|their)$/.test(this.lower(at - 1)) || /^(?:an?|the|its|their)$/.test(this.lower(at - 2));
  }

  /** Behind a number in brackets: "more than half (55%) of", "23% (12 of 52) of". */
  private behindAside(at: number): number {
    const { all } = this;
    if (all[at]?.text === ')') return this.lower(at + 1) === 'of' ? at + 1 : at;
    if (all[at]?.text !== '(' || (all[at + 1]?.kind !== 'number' && !isMoneySign(all[at + 1]))) return at;
    for (let i = at + 2; i < at + 8; i++) if (all[i]?.text === ')') return this.lower(i + 1) === 'of' ? i + 1 : at;
    return at;
  }

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

  /** "Daily transits fell to 35": the subject's plural, where a verb of change stands before a bare number. */
  private subjectUnit(from: number, n: NumberRead): string | undefined {
    if (n.form !== 'digits' || !Number.isInteger(n.value) || n.value < 2 || n.start === 0) return undefined;
    if (!/^(?:to|from|by|at|totaled|totalled|numbered|reached|hit)$/.test(this.lower(from - 1))) return undefined;
    // "the organisers put the number at 20,000"
    if (/^(?:crowd|turnout)$/.test(this.lower(from - 2))) return 'person';
    if (/^(?:number|figure|total|count|tally)$/.test(this.lower(from - 2))) return undefined;
    const numbered = this.numbered(from);
    if (numbered !== undefined)
      return isHuman(numbered.head.lower, numbered.head.capital, this.lexicon) ? 'person' : singular(numbered.head.lower, this.lexicon);
    const subject = subjectBefore(this.all, from, this.lexicon);
    if (subject === undefined || !subject.ofVerb) return undefined;
    const head = this.all[subject.end - 1] as Lexeme;
    if (head.kind !== 'word' || head.capital || !isPlural(head.lower, this.lexicon) || PRICED.test(head.lower)) return undefined;
    return isHuman(head.lower, false, this.lexicon) ? 'person' : singular(head.lower, this.lexicon);
  }

  /** "the number of ships waiting there has risen to 327": the plural behind "number of", in the same sentence. */
  private numbered(from: number): Phrase | undefined {
    const { all, lexicon } = this;
    for (let i = from - 2; i > 0 && i > from - 18 && !(all[i + 1] as Lexeme).begins; i--) {
      if (this.lower(i) !== 'of' || this.lower(i - 1) !== 'number') continue;
      const phrase = phraseFrom(all, i + 1, true, lexicon);
      return phrase?.plural ? phrase : undefined;
    }
    return undefined;
  }

  /** In a language whose plurals are not known: the first human being, else the first noun as far as capitals tell, else the first word. */
  private foreignNoun(phrase: Phrase): Lexeme {
    const words = this.all.slice(phrase.start, phrase.end).filter(({ kind }) => kind === 'word');
    return words.find(({ lower }) => this.lexicon.humans.has(lower)) ?? words.find(({ capital }) => capital) ?? words[0] ?? phrase.head;
  }

  /** "12 page document": the noun right behind the number, where a singular phrase follows it. */
  private attributiveNoun(phrase: Phrase): Lexeme {
    const first = this.all[phrase.start] as Lexeme;
    return first.capital || NO_NOUN.test(first.lower) || phrase.head.lower.endsWith("'s") ? phrase.head : first;
  }

  /** "injured 15 others", "killed two more". */
  private humanOthers(word: string, amount: Amount): boolean {
    if (word !== 'others' && word !== 'more' && word !== 'other') return false;
    return this.humanVerb(amount);
  }
  private humanVerb(amount: Amount): boolean {
    for (let i = amount.start - 1; i >= 0 && i >= amount.start - 7; i--) {
      if (this.all[i + 1]?.begins) break;
      if (this.lexicon.casualties.has(this.lower(i))) return true;
    }
    for (let i = amount.end; i < amount.end + 6; i++) {
      const lexeme = this.all[i];
      if (lexeme === undefined || lexeme.begins || lexeme.kind === 'number' || (lexeme.kind === 'mark' && lexeme.text !== "'")) break;
      if (this.lexicon.casualties.has(lexeme.lower)) return true;
    }
    return false;
  }
}
