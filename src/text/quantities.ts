import type { FigureKind, Quantity } from '../model/brief.ts';
import type { Span } from '../model/source.ts';
import type { Amount } from './amounts.ts';
import type { Bound } from './bounds.ts';
import { complement, isHuman, isPlural, modifiersBefore, type Phrase, phraseFrom, singular, subjectBefore } from './counted.ts';
import { DETERMINERS, STARTERS } from './lexeme-reader.ts';
import { type Lexeme, lexemes } from './lexemes.ts';
import { type NumberRead, readNumber } from './number-words.ts';
import { quantityLexicon } from './quantity-lexicon.ts';
import { RangeReader } from './ranges.ts';
import { sinceOf, type Told, tellerOf, tellerOfSentence } from './tellers.ts';

/** A quantity with the place of its `asStated` in the text. */
export type ExtractedFigure = Quantity & Span;

export interface ExtractOptions {
  /** BCP 47 of the text; English where absent. Decides how digits are grouped. */
  readonly language?: string;
}

/**
 * All quantities of a text, in order. Never throws; time is linear in the length of the text.
 *
 * Conventions: "one solution" and "one of the guards" count 1, the pronoun "one" does not. "Dozens" is 12–120, "tens of thousands"
 * 10 000–100 000. "One in five" and "two-thirds" are shares between 0 and 1, of the unit they are shares of. A change is two figures
 * ("dropped 7 % to $2.3 billion"), "from 3 to 5" is a range. "-1.3 %" keeps its sign and has a trend. An amount converted in
 * parentheses shares bound and trend with the first. "$84.2" without a space, thousands without commas and sentences without commas
 * are read as they come. Durations glued to a noun are figures only in digits ("24-hour", not "five-year"). A number of which nothing
 * says what it counts has the unit "number".
 */
export function extractFigures(text: string, options: ExtractOptions = {}): ExtractedFigure[] {
  const language = (options.language ?? 'en').slice(0, 2).toLowerCase();
  const lexicon = quantityLexicon(language);
  const all = lexemes(text, language, lexicon.abbreviations);
  const reader = new QuantityReader(text, all, lexicon);
  return reader.read();
}

/** Who tells a sentence as a whole; "pronoun" where only "he" or "they" does. `behind`: also who is named behind a quotation. */
export function sentenceTeller(text: string, language = 'en', behind = false): Told | 'pronoun' | undefined {
  const code = language.slice(0, 2).toLowerCase();
  const lexicon = quantityLexicon(code);
  return tellerOfSentence(text, lexemes(text, code, lexicon.abbreviations), lexicon, behind);
}

/** Plurals whose number is a price or a level, not a count. */
const PRICED =
  /^(?:shares|stocks|futures|prices|bonds|yields|rates|sales|markets|odds|temperatures|gains|losses|contracts|levels|earnings|profits|revenues|exports|imports|results|indices|indexes|expectations|estimates|units|points|values|costs|bills|wages|metals|options)$/;
/** Adjectives and participles, by their endings: no noun to count by. */
const NO_NOUN =
  /(?:ed|(?<!th|k|r|w|str)ing|ly|ous|ive|able|ible|ful|less|ent|ant|ary|ic|al|ish|er|or|new|old|more|other|same|such|main|key|major|big|long|straight|row|free|own|full|late|early|high|low|large|small|good|bad|separate|extra|short|shy|away|ahead)$/;

/** Puts numbers, units, bounds and nouns together. */
class QuantityReader extends RangeReader {
  /** Lexemes of the figures read so far. */
  private readonly spans: { start: number; end: number }[] = [];

  read(): ExtractedFigure[] {
    const found: { figure: ExtractedFigure; amount: Amount }[] = [];
    const { all } = this;
    let i = 0;
    while (i < all.length) {
      const lexeme = all[i] as Lexeme;
      if (
        lexeme.kind === 'word'
          ? !STARTERS.has(lexeme.lower) && !this.lexicon.numbers.has(lexeme.lower)
          : lexeme.kind === 'mark' && lexeme.text.charCodeAt(0) < 128
      ) {
        i++;
        continue;
      }
      const number = readNumber(all, i, this.lexicon);
      if (number === undefined) {
        i++;
        continue;
      }
      const rejected = this.rejected(number);
      if (rejected > i) {
        i = rejected;
        this.taken = i;
        continue;
      }
      const amount = this.amount(number);
      const { figures, end } = this.quantity(amount);
      for (const one of figures) {
        const previous = found[found.length - 1];
        const figure = previous === undefined ? one : this.inherited(previous, this.converted(previous, one, amount), amount);
        if (previous !== undefined && this.corrects(previous.figure, figure, previous.amount, amount)) found.pop();
        found.push({ figure, amount });
      }
      i = Math.max(end, number.end);
      if (figures.length > 0) this.spans.push({ start: amount.start, end: i });
      this.taken = i;
    }
    return found.map((row) => row.figure);
  }

  /** "more than 7.5 million crowns (US$1.1 million)": the bound and the trend hold for both. */
  private converted(previous: { figure: ExtractedFigure; amount: Amount }, figure: ExtractedFigure, amount: Amount): ExtractedFigure {
    const { figure: told } = previous;
    if (figure.qualifier !== undefined || figure.trend !== undefined || (told.qualifier === undefined && told.trend === undefined))
      return figure;
    if (told.kind !== figure.kind || (figure.kind !== 'money' && figure.kind !== 'measure') || told.unit === figure.unit) return figure;
    if (this.all[amount.start - 1]?.text !== '(' || (this.all[amount.start - 1] as Lexeme).start - told.end > 30) return figure;
    return {
      ...figure,
      ...(told.qualifier === undefined ? {} : { qualifier: told.qualifier }),
      ...(told.trend === undefined ? {} : { trend: told.trend }),
    };
  }

  /** A bare number takes the unit of the figure before it: "3 votes to 2", "15 sailors, eight from …", "$5 million and another 3 million". */
  private inherited(previous: { figure: ExtractedFigure; amount: Amount }, figure: ExtractedFigure, amount: Amount): ExtractedFigure {
    const { figure: told, amount: before } = previous;
    // "€43m, from 251m a year earlier"
    if (
      figure.unit === 'metre' &&
      told.kind === 'money' &&
      before.number.magnitude >= 1e6 &&
      /\dm$/.test(figure.asStated) &&
      amount.start - before.end < 12
    )
      return { ...figure, value: figure.value * 1e6, unit: told.unit, kind: 'money', counts: told.counts };
    if (figure.unit !== 'number') return figure;
    if (told.unit === 'number' || amount.start - before.end > 30) return figure;
    for (let i = before.end; i <= amount.start; i++) if ((this.all[i] as Lexeme).begins) return figure;
    const take = { ...figure, unit: told.unit, kind: told.kind };
    const word = this.lower(amount.end);
    const link = this.lower(amount.start - 1);
    if (told.kind === 'money')
      return (amount.number.magnitude >= 1e6 && before.number.magnitude >= 1e6) || (link === 'to' && amount.start - before.end <= 2)
        ? take
        : figure;
    if (told.kind === 'count' || told.kind === 'measure') {
      // "compared with 78.3 million a year earlier", "down from 300"
      for (let i = amount.start - 1; i > amount.start - 6 && i >= before.end; i--)
        if (
          /^(?:compared|versus|from|against|than)$/.test(this.lower(i)) &&
          figure.value > told.value / 100 &&
          figure.value < told.value * 100
        )
          return { ...take, counts: told.counts };
    }
    if (told.kind === 'count' && figure.value <= told.value && amount.number.magnitude === 1) {
      if (link === 'to' && amount.start - before.end <= 4) return take;
      // "67 drones, of which 58"
      if (/^(?:which|whom|them|these)$/.test(link) && this.lower(amount.start - 2) === 'of') return { ...take, counts: told.counts };
      if (
        /^(?:from|of|were|are|was|in|at|on|have|had|who|with|to|for|against|,|\.)$/.test(word) &&
        /^(?:,|and|\(|with|including|while|but|;|—|–|:)$/.test(link)
      )
        return { ...take, counts: `${told.counts}` };
    }
    return figure;
  }

  /** The figure or figures that start with this amount: a range, two amounts of a change, or one. */
  private quantity(first: Amount): { figures: ExtractedFigure[]; end: number } {
    const { all } = this;
    const second = this.rangeTo(first);
    const bound = this.boundBefore(first.start);
    if (second !== undefined) {
      const unit = second.unit ?? first.unit;
      let low = first.number.value;
      let high = second.number.valueTo ?? second.number.value;
      if (second.number.magnitude > 1 && first.number.magnitude === 1 && low < second.number.mantissa) low *= second.number.magnitude;
      const last = this.all[second.number.start] as Lexeme;
      if (
        this.isHyphen(first.number.end) &&
        last.grouped &&
        low * 1000 <= high &&
        low < 1000 &&
        first.number.magnitude === 1 &&
        high >= 1000 &&
        high % 1000 === 0
      )
        low *= 1000;
      if (low > high) [low, high] = [high, low];
      const opened = this.lower(first.start - 1) === 'between' && !(all[first.start] as Lexeme).begins && first.start - 1 >= this.taken;
      const merged: Amount = {
        ...second,
        start: opened ? first.start - 1 : first.start,
        unit,
        kind: second.kind ?? first.kind,
        sign: first.sign,
        attributive: second.attributive,
        number: {
          ...second.number,
          start: first.number.start,
          value: low,
          valueTo: high,
          form: first.number.form === 'vague' ? 'words' : first.number.form,
        },
      };
      return this.finish(merged, bound);
    }
    return this.finish(first, bound);
  }

  private finish(amount: Amount, bound: Bound | undefined): { figures: ExtractedFigure[]; end: number } {
    const { all, lexicon, text } = this;
    const n = amount.number;
    const nothing = { figures: [], end: amount.end };
    let { unit, kind } = amount;
    let end = amount.end;
    let qualifier = bound?.qualifier;
    if (qualifier === undefined && n.about) qualifier = 'about';
    if (qualifier === undefined && this.isHyphen(n.end) && this.glued(n.end))
      qualifier = this.lower(n.end + 1) === 'plus' ? 'more than' : this.lower(n.end + 1) === 'odd' ? 'about' : undefined;
    const from = bound?.start ?? amount.start;
    let after = this.boundAfter(end);
    if (after === undefined && kind === undefined) after = undefined;
    let phrase: Phrase | undefined;
    let counts: { start: number; end: number } | undefined;
    // ages
    const oldAt = this.isHyphen(end) && this.glued(end) ? end + 1 : end;
    if (
      kind === 'duration' &&
      (unit === 'year' || unit === 'month' || unit === 'week' || unit === 'day') &&
      (this.lower(oldAt) === 'old' || this.lower(oldAt) === 'olds') &&
      !(all[oldAt] as Lexeme).begins
    ) {
      kind = 'age';
      end = oldAt + 1;
    } else if (amount.attributive && kind === 'duration' && n.form !== 'fraction' && (all[n.start] as Lexeme).kind !== 'number')
      return nothing;
    if (unit === undefined && n.form !== 'fraction' && this.isAge(amount)) {
      kind = 'age';
      unit = 'year';
    }
    if (kind === undefined && this.isVote(amount)) {
      unit = 'vote';
      kind = 'count';
    }
    if (kind === undefined) {
      let at = end;
      let partitive = false;
      if (after === undefined && this.isHyphen(at) && this.glued(at) && this.glued(at + 1) && all[at]?.text !== '–') {
        // "12-member council": counted, if the noun is one
        const noun = all[at + 1];
        if (
          noun?.kind === 'word' &&
          n.form !== 'vague' &&
          (isHuman(noun.lower, false, lexicon) ||
            [
              'member',
              'page',
              'seat',
              'point',
              'vessel',
              'ship',
              'nation',
              'state',
              'country',
              'storey',
              'story',
              'room',
              'bed',
              'strong',
              'item',
              'vehicle',
            ].includes(noun.lower)) &&
          n.form === 'digits'
        ) {
          unit = noun.lower === 'strong' || isHuman(noun.lower, false, lexicon) ? 'person' : singular(noun.lower, lexicon);
          kind = 'count';
          counts = { start: at + 1, end: at + 2 };
          const rest = phraseFrom(all, at + 2, false, lexicon);
          if (rest !== undefined) counts = { start: at + 1, end: rest.end };
          end = at + 2;
        } else return nothing;
      } else {
        if (after !== undefined) at = after.end;
        if (this.lower(at) === 'of' && !(all[at] as Lexeme).begins) {
          partitive = true;
          at++;
          while (
            at < amount.end + 6 &&
            ['the', 'its', 'their', 'his', 'her', 'our', 'these', 'those', 'all', 'them', 'a', 'an', 'my'].includes(this.lower(at))
          )
            at++;
        } else if (n.form === 'fraction' || n.form === 'ratio')
          while (at < amount.end + 3 && ['the', 'its', 'their', 'all', 'that', 'a'].includes(this.lower(at))) at++;
        // "42 of 59 drones"
        if (partitive && all[at] !== undefined && ((all[at] as Lexeme).kind === 'number' || STARTERS.has(this.lower(at))))
          at = readNumber(all, at, lexicon)?.end ?? at;
        // "eight million 250ml bottles"
        if (
          all[at]?.kind === 'number' &&
          all[at + 1]?.kind === 'word' &&
          this.glued(at + 1) &&
          !(all[at] as Lexeme).begins &&
          lexicon.units.has(this.lower(at + 1))
        )
          at += 2;
        const begins = all[at]?.begins ?? true;
        phrase = begins && (all[at]?.gap ?? true) ? undefined : phraseFrom(all, at, n.value !== 1 || partitive, lexicon);
        if (phrase !== undefined) {
          const noun = lexicon.foreign
            ? this.foreignNoun(phrase)
            : phrase.plural || partitive || n.value <= 1 || phrase.end - phrase.start < 2
              ? phrase.head
              : this.attributiveNoun(phrase);
          const word = noun.lower.endsWith("'s") ? noun.lower.slice(0, -2) : noun.lower;
          counts = { start: phrase.start, end: phrase.end };
          if (
            n.value === 1 &&
            n.form === 'words' &&
            bound === undefined &&
            phrase.end - phrase.start === 1 &&
            NO_NOUN.test(word) &&
            !isHuman(word, noun.capital, lexicon)
          )
            return nothing;
          if (isHuman(word, noun.capital, lexicon) || this.humanOthers(word, amount)) unit = 'person';
          else if (lexicon.foreign && lexicon.casualties.has(word)) unit = 'person';
          else if (!phrase.plural && n.value !== 1 && phrase.end - phrase.start === 1 && NO_NOUN.test(word))
            unit = lexicon.casualties.has(word) || this.humanVerb(amount) || n.form === 'vague' ? 'person' : 'number';
          else unit = singular(word, lexicon);
          kind = unit === 'number' ? 'other' : 'count';
          if (n.form === 'fraction' || n.form === 'ratio') {
            kind = 'other';
            unit = unit === 'person' ? 'person' : unit;
          }
          if (unit === 'point') kind = 'point';
        } else {
          kind = n.form === 'fraction' || n.form === 'ratio' ? 'other' : 'count';
          unit =
            this.humanVerb(amount) || (n.form === 'vague' && all[end]?.kind === 'word')
              ? 'person'
              : (this.subjectUnit(from, n) ?? 'number');
          if (unit === 'number') kind = 'other';
        }
      }
    } else if (kind === 'percent' || kind === 'money' || kind === 'measure' || kind === 'duration') {
      const of = after !== undefined ? after.end : end;
      const word = this.lower(of);
      if (
        !(all[of]?.begins ?? true) &&
        (word === 'of' || word === 'in' || word === 'for' || word === 'worth' || word === 'from' || word === 'on' || word === 'to') &&
        kind !== 'duration'
      ) {
        const stop = complement(all, of, 9, lexicon);
        let start = of + 1;
        if (word === 'worth' && this.lower(start) === 'of') start++;
        while (start < stop && ['the', 'its', 'their', 'his', 'her', 'our', 'all', 'a', 'an', 'these', 'those'].includes(this.lower(start)))
          start++;
        if (stop > start && word !== 'to') counts = { start, end: stop };
      } else if (!(all[of]?.begins ?? true) && all[of]?.kind === 'word' && !lexicon.stops.has(word) && !lexicon.verbs.has(word)) {
        phrase = phraseFrom(all, of, false, lexicon);
        if (phrase !== undefined) counts = { start: phrase.start, end: phrase.end };
      }
    }
    if (unit === undefined || kind === undefined) return nothing;
    if (qualifier === undefined && after !== undefined) {
      qualifier = after.qualifier;
      end = after.end;
    }
    let trend = amount.sign === '+' ? ('up' as const) : amount.sign === '-' && kind === 'percent' ? ('down' as const) : undefined;
    if (trend === undefined && kind !== 'age') {
      trend = this.trendWord(from);
      if (
        trend !== undefined &&
        (kind === 'count' || kind === 'measure' || kind === 'duration') &&
        !/^(?:up|down|by|to|r[io]se[ns]?|rising|f[ae]ll(?:s|en|ing)?|(?:in|de)creas(?:ed?|es|ing)|drop(?:s|ped|ping)?|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|gr[eo]w[ns]?|declin(?:ed?|es|ing)|plunged|tumbled|about|around|over|nearly|almost|roughly|some)$/.test(
          this.lower(from - 1),
        )
      )
        trend = undefined;
    }
    const negative = amount.sign === '-';
    let value = negative ? -n.value : n.value;
    let valueTo = n.valueTo;
    if (negative && valueTo !== undefined) [value, valueTo] = [-valueTo, -n.value];
    const countsText = this.counted(counts, kind, unit, amount, from, n);
    const start = (all[from] as Lexeme).start;
    const stop = (all[end - 1] as Lexeme).end;
    const attribution = tellerOf(text, all, from, end, lexicon);
    const since = sinceOf(text, all, end, lexicon);
    const figure: ExtractedFigure = {
      value,
      ...(valueTo === undefined ? {} : { valueTo }),
      unit,
      ...(qualifier === undefined ? {} : { qualifier }),
      ...(trend === undefined ? {} : { trend }),
      kind,
      counts: countsText,
      asStated: text.slice(start, stop),
      ...(attribution === undefined ? {} : { attribution }),
      ...(since === undefined ? {} : { since }),
      start,
      end: stop,
    };
    return { figures: [figure], end: Math.max(end, amount.end) };
  }

  /** What is counted, in words of the source: what stands before and behind the number, and whose it is where that says too little. */
  private counted(
    counts: { start: number; end: number } | undefined,
    kind: FigureKind,
    unit: string,
    amount: Amount,
    from: number,
    n: NumberRead,
  ): string {
    const { all, lexicon } = this;
    const parts: string[] = [];
    const before = modifiersBefore(all, from, this.taken, lexicon);
    if (counts !== undefined) {
      const fate = unit === 'person' ? this.fateWord(amount, counts.end) : undefined;
      const stop = Math.max(counts.end, complement(all, counts.end, 10, lexicon));
      let words = this.words(counts.start, stop);
      if (before !== undefined) {
        words = `${this.words(before.start, before.end)} ${words}`;
      }
      if (fate !== undefined && !words.toLowerCase().includes(fate.word)) {
        words = `${words} ${fate.word}`;
        if (fate.at >= stop) {
          // "people died in clashes between police and villagers"
          const where = complement(all, fate.at + 1, 10, lexicon);
          if (where > fate.at + 1) words = `${words} ${this.words(fate.at + 1, where)}`;
        }
      }
      parts.push(words);
    } else if (unit === 'person') {
      const fate = this.fateWord(amount, amount.end);
      if (fate !== undefined) parts.push(fate.word);
    } else if (kind === 'money') {
      // "paid $32 million to 18 communities"
      const verb = all[from - 1];
      const stop = complement(all, amount.end, 8, lexicon);
      if (
        verb?.kind === 'word' &&
        from - 1 >= this.taken &&
        !(all[from] as Lexeme).begins &&
        stop > amount.end &&
        /(?:ed|paid|spent|gave|given|sent|lent|won|lost|spend|pay|give)$/.test(verb.lower)
      ) {
        parts.push(`${verb.text} ${this.words(amount.end, stop)}`);
      }
    }
    if (n.start > 0) {
      const subject = this.subject(before?.start ?? from, unit === 'person' && parts.length > 0);
      if (subject !== undefined) parts.push(this.words(subject.start, subject.end));
      else if (before !== undefined && counts === undefined) parts.push(this.words(before.start, before.end));
      else if (
        parts.length === 0 &&
        all[from - 1]?.kind === 'word' &&
        !(all[from] as Lexeme).begins &&
        !lexicon.stops.has(this.lower(from - 1))
      )
        parts.push(this.words(from - 1, from));
    }
    return parts.join(', ');
  }

  /** Whose number it is; not the words of a figure read before. */
  private subject(at: number, ofVerb: boolean): { start: number; end: number } | undefined {
    let from = at;
    for (let tries = 0; tries < 4; tries++) {
      const found = subjectBefore(this.all, from, this.lexicon);
      if (found === undefined) return undefined;
      if (!this.isCounted(found)) return ofVerb && !found.ofVerb ? undefined : found;
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

  /** "killed" of "killed 12 others", "12 people were killed". */
  private fateWord(amount: Amount, end: number): { readonly word: string; readonly at: number } | undefined {
    const { all, lexicon } = this;
    for (let i = end; i < end + 3 && all[i]?.kind === 'word' && !(all[i] as Lexeme).begins; i++) {
      if (lexicon.casualties.has(this.lower(i)) && /(?:ed|en|ing|dead|hurt|killed|slain|shot|fled|missing|homeless)$/.test(this.lower(i)))
        return { word: this.lower(i), at: i };
      if (!/^(?:were|was|have|has|had|been|are|is|being|reported|reportedly|also|still|confirmed|feared)$/.test(this.lower(i))) break;
    }
    for (let i = amount.start - 1; i >= 0 && i >= amount.start - 4; i--) {
      if ((all[i + 1] as Lexeme).begins) break;
      const word = this.lower(i);
      if (lexicon.casualties.has(word) && /(?:ed|hurt)$/.test(word)) return { word, at: -1 };
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
    const subject = subjectBefore(this.all, from, this.lexicon);
    if (subject === undefined || !subject.ofVerb) return undefined;
    const head = this.all[subject.end - 1] as Lexeme;
    if (head.kind !== 'word' || head.capital || !isPlural(head.lower, this.lexicon) || PRICED.test(head.lower)) return undefined;
    return isHuman(head.lower, false, this.lexicon) ? 'person' : singular(head.lower, this.lexicon);
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

  /** "The vote was 67 to 32", "voted 52-48": both numbers are votes. */
  private isVote(amount: Amount): boolean {
    const { all } = this;
    const n = amount.number;
    if (n.valueTo !== undefined || n.magnitude !== 1 || all[n.start]?.kind !== 'number' || (all[n.start] as Lexeme).decimal) return false;
    const paired = (i: number): boolean => this.lower(i) === 'to' || this.isHyphen(i);
    const first = paired(n.end) && all[n.end + 1]?.kind === 'number';
    const second = n.start > 1 && paired(n.start - 1) && all[n.start - 2]?.kind === 'number';
    if (!first && !second) return false;
    for (let i = n.start - 1; i >= 0 && i > n.start - 9; i--) {
      if (/^(?:votes?|voted|voting|passed|approved|rejected|backed)$/.test(this.lower(i))) return true;
      if ((all[i] as Lexeme).begins) return false;
    }
    return false;
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

  /** "$20 mil— $20 billion", "a $15 — excuse me — a $50 billion loan": the second corrects the first. */
  private corrects(first: ExtractedFigure, second: ExtractedFigure, a: Amount, b: Amount): boolean {
    if (second.start - first.end > 40 || second.start <= first.end) return false;
    if (first.kind !== second.kind && first.kind !== 'other' && first.kind !== 'count') return false;
    const between = this.text.slice(first.end, second.start);
    const match =
      /^[^\S\n]*(-?[^\S\n]?—|–|--|-|\.\.\.|…|,)[^\S\n]*(excuse me|actually|i’m sorry|sorry|pardon me|pardon|i mean|rather|correction|or rather|i should say|make that|i'm sorry|i’m sorry|no|that is)?[^\S\n]*[—–,-]*[^\S\n]*(?:an?|the|about|up to|over|some)?[^\S\n]*$/iu.exec(
        between,
      );
    if (match === null) return false;
    if (match[2] !== undefined) return true;
    return (
      /[—–]|--/.test(match[1] as string) &&
      a.number.mantissa === b.number.mantissa &&
      first.unit === second.unit &&
      a.number.magnitude !== b.number.magnitude
    );
  }
}
