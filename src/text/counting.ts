import type { FigureKind, Qualifier } from '../model/brief.ts';
import type { Amount } from './amounts.ts';
import type { Bound } from './bounds.ts';
import { STARTERS } from './lexeme-reader.ts';
import type { Lexeme } from './lexemes.ts';
import { complement, type Phrase, phraseFrom } from './noun-phrases.ts';
import type { NumberRead } from './number-read.ts';
import { readNumber } from './number-words.ts';
import { RangeReader } from './ranges.ts';
import { subjectBefore } from './subjects.ts';
import { isHuman, isPlural, isTemporal, singular } from './word-class.ts';

/** What a number counts: its unit and kind, where its words end, and the words that say what is counted. */
export interface Described {
  readonly unit: string;
  readonly kind: FigureKind;
  readonly end: number;
  readonly counts?: { readonly start: number; readonly end: number } | undefined;
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

/** Those of them that are hardly ever nouns: "one official goal", but "one goal", "one river", "one agreement". */
const NEVER_NOUN =
  /(?:ed|ly|ous|able|ible|ful|less|(?<!th|k|r|w|str|build|meet|hear|open|bless|warn|kill|shoot|landing|land)ing|ish)$|^(?:new|old|more|other|same|such|main|key|major|big|long|straight|free|own|full|late|early|high|low|large|small|good|bad|separate|extra|short|shy|away|ahead|final|total|central|special|local|national|international|real|social|political|crucial|another|single|different|recent|active|positive|negative|massive|public|specific|basic|potential|initial)$/;

/** Verbs that only human beings are the subject of: "two million need food". */
const PEOPLE_DO = /^(?:need|lack|live|attended|marched|protested|gathered|queued|applied|enrolled|perished|starved|depend|rely)$/;
const BODY =
  /^(?:audience|city|town|village|community|battalion|brigade|company|congregation|contingent|crew|crowd|delegation|family|force|garrison|group|party|platoon|population|squad|staff|team|workforce)s?$/;
/** What kind of carrier it is: an aircraft carrier is none of goods. */
const CARRIES = /^(?:aircraft|armou?red|bulk|car|gas|lng|oil|ore|personnel|troop|vehicle)$/;

/** Determiners that may stand between "of" and what a share is a share of. */
export const OF_WHAT = new Set(['the', 'its', 'their', 'his', 'her', 'our', 'my', 'these', 'those', 'all', 'them', 'a', 'an']);
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
