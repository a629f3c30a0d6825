import type { FigureKind } from '../model/brief.ts';
import { LexemeReader } from './lexeme-reader.ts';
import type { Lexeme } from './lexemes.ts';
import type { NumberRead } from './number-read.ts';
import { isLetterSign, isSign } from './numerals.ts';
import { singular } from './word-class.ts';

/** A number with its unit: lexemes [start, end). */
export interface Amount {
  readonly number: NumberRead;
  readonly start: number;
  readonly end: number;
  readonly unit: string | undefined;
  readonly kind: FigureKind | undefined;
  /** Glued to its unit with a hyphen: "five-year", "200-mile". */
  readonly attributive: boolean;
  /** "+" or "-" glued before it. */
  readonly sign: '+' | '-' | undefined;
}

const TAIL = new Set(['us', 'usd', 'u.s.', 'aud', 'cad', 'canadian', 'australian']);

const TIMES = /^(?:second|minute|hour|day|week|month|quarter|year)$/;

/** Numbers with their units: currencies before and behind, measures, percentages, rates. */
export class AmountReader extends LexemeReader {
  /** The unit whose words start at lexeme `at`: "percent", "square miles", "km". */
  protected unitAt(at: number, n: NumberRead, gluedOnly: boolean): { unit: string; kind: FigureKind; end: number } | undefined {
    const { all, lexicon } = this;
    const first = all[at];
    if (first === undefined || (first.begins && first.gap)) return undefined;
    if (gluedOnly && first.gap) return undefined;
    const rows =
      lexicon.units.get(first.lower) ?? (first.lower.includes('.') ? lexicon.units.get(first.lower.replaceAll('.', '')) : undefined);
    if (rows === undefined) {
      if (first.text === '°' || first.text === 'º') return undefined;
      return undefined;
    }
    const isDigits = all[n.start]?.kind === 'number';
    for (const { words, means } of rows) {
      let j = at + 1;
      let fits = true;
      for (let k = 1; k < words.length; k++) {
        if (this.isHyphen(j) && this.glued(j)) j++;
        if (all[j]?.lower !== words[k]) {
          fits = false;
          break;
        }
        j++;
      }
      if (!fits) continue;
      if (means.short) {
        if (!isDigits) continue;
        const text = first.text;
        if (text === "'" || text === '"' || text === '”') {
          if (first.gap || n.magnitude > 1) continue;
          // a closing quotation mark is no inch
          if (!this.opensNoQuote(at, text)) continue;
        } else if (text.length === 1 && /\p{L}/u.test(text)) {
          if (first.gap && !/^[CFVWAKJΩ]$/.test(text) && !(/^[mtxlhтМмг]$/.test(text) && !this.lexicon.stops.has(text))) continue;
          if (first.gap && text === 'A') {
            if (all[at + 1]?.kind === 'word') continue;
          }
          // "5G" names a network; grams are written small
          if (text === 'G' || text === 'T') continue;
          if (!first.gap && text === 'm' && n.magnitude > 1) continue;
          if (!first.gap && text === 's' && n.value >= 10) continue;
        } else if (first.lower === 'in' && first.gap) continue;
        else if (first.gap && first.lower === 'ps') continue;
      }
      if (means.unit === 'second' && first.lower === 'second' && n.value === 1) continue;
      return { unit: means.unit, kind: means.kind, end: j };
    }
    return undefined;
  }

  protected opensNoQuote(at: number, mark: string): boolean {
    const start = Math.max(0, at - 30);
    for (let i = at - 1; i >= start; i--) {
      const text = (this.all[i] as Lexeme).text;
      if (text === mark || (mark === '”' && text === '“')) return false;
    }
    return (this.all[at - 1] as Lexeme).value < 200;
  }

  /** A number with what stands before and behind it: "$", "million dollars", "km", "a barrel". */
  protected amount(n: NumberRead): Amount {
    const { all } = this;
    const isDigits = (all[n.start] as Lexeme).kind === 'number';
    const before = isDigits ? this.signBefore(n) : { start: n.start, unit: undefined, sign: undefined };
    const { start, sign } = before;
    let { unit } = before;
    let { end } = n;
    let kind: FigureKind | undefined;
    let attributive = false;
    if (unit !== undefined) {
      kind = 'money';
      // "$31.20 US", "$76 US a barrel"
      if (
        unit === 'USD' &&
        all[end]?.kind === 'word' &&
        TAIL.has(this.lower(end)) &&
        (all[end] as Lexeme).capital &&
        !(all[end] as Lexeme).begins
      ) {
        const tail = this.lower(end);
        if (tail === 'cad' || tail === 'canadian') unit = 'CAD';
        if (tail === 'aud' || tail === 'australian') unit = 'AUD';
        end++;
      }
      if (this.lower(end) === 'dollars' && unit.endsWith('D')) end++;
    } else ({ end, unit, kind, attributive } = this.unitBehind(n, isDigits));
    if (unit === undefined && n.end === n.start + 1 && this.lower(n.start).endsWith('fold')) {
      unit = 'time';
      kind = 'measure';
    }
    if (unit === undefined && isDigits && n.magnitude === 1 && n.value < 11 && this.isMagnitude(n)) {
      unit = 'magnitude';
      kind = 'measure';
    }
    // rates: per gallon, a barrel, an ounce, /kg
    if (unit !== undefined && kind !== 'duration' && kind !== undefined) {
      const per = this.rateAt(end);
      if (per !== undefined) {
        if (kind === 'money') unit = `${unit}/${per.unit}`;
        else if (kind !== 'percent') unit = `${unit} per ${per.unit}`;
        end = per.end;
      } else if (kind === 'money' || kind === 'measure') {
        const time = this.timeBehind(end, kind);
        if (time !== undefined) unit = kind === 'money' ? `${unit}/${time}` : `${unit} per ${time}`;
      }
    }
    return { number: n, start, end, unit, kind, attributive, sign };
  }

  /** A currency's sign or letters before digits ("US$", "HK $", "Rs"), and "+" or "-". */
  private signBefore(n: NumberRead): { start: number; unit: string | undefined; sign: Amount['sign'] } {
    const { all, lexicon } = this;
    let { start } = n;
    let unit: string | undefined;
    let sign: Amount['sign'];
    let p = n.start - 1;
    if (p >= this.taken && this.isHyphen(p) && this.glued(n.start) && p > 0 && isSign(all[p - 1] as Lexeme, lexicon)) p--;
    const mark = all[p];
    if (
      mark !== undefined &&
      p >= this.taken &&
      (isSign(mark, lexicon) || isLetterSign(mark, all[n.start] as Lexeme, n.magnitude)) &&
      (mark.kind === 'mark' ||
        !(all[n.start] as Lexeme).gap ||
        mark.text.length === 3 ||
        /^(?:Rs|rs|RM|HK|PS|NT|Rp|Tk|QR|SR|KD|LE|Sh|US)$/.test(mark.text)) &&
      !(mark.kind === 'word' && mark.text.length === 1 && !/^[RNP]$/.test(mark.text))
    ) {
      start = p;
      unit = lexicon.signs.get(mark.text);
      // "US$", "HK $", "A$"; "$US55"
      const before = all[p - 1];
      if (mark.kind === 'mark' && before?.kind === 'word' && p - 1 >= this.taken) {
        const letters = before.text.replace(/\./g, '');
        const upper = letters.toUpperCase();
        const joined =
          lexicon.signs.get(`${letters}${mark.text}`) ??
          lexicon.signs.get(`${before.text}${mark.text}`) ??
          (mark.gap ? undefined : lexicon.signs.get(`${upper}${mark.text}`));
        if (joined !== undefined && (!mark.gap || before.text.length > 1) && !(before.begins && before.text.length === 1 && mark.gap)) {
          unit = joined;
          start = p - 1;
        }
      } else if (mark.kind === 'word' && before?.kind === 'mark' && !mark.gap) {
        const joined = lexicon.signs.get(`${before.text}${mark.text}`);
        if (joined !== undefined) {
          unit = joined;
          start = p - 1;
        }
      }
    } else if (mark?.kind === 'word' && !(all[n.start] as Lexeme).gap && all[p - 1]?.kind === 'mark' && p - 1 >= this.taken) {
      const joined = lexicon.signs.get(`${(all[p - 1] as Lexeme).text}${mark.text}`);
      if (joined !== undefined) {
        unit = joined;
        start = p - 1;
      }
    }
    // signs: +0.2%, -5
    const s = all[start - 1];
    if (
      s !== undefined &&
      start - 1 >= this.taken &&
      s.gap &&
      this.glued(start) &&
      (s.text === '+' || s.text === '-' || s.text === '−' || s.text === '–')
    ) {
      sign = s.text === '+' ? '+' : '-';
      start--;
    }
    return { start, unit, sign };
  }

  /** The currency, measure or percentage behind a number. */
  private unitBehind(n: NumberRead, isDigits: boolean): Pick<Amount, 'end' | 'unit' | 'kind' | 'attributive'> {
    const { all, lexicon } = this;
    let { end } = n;
    let unit: string | undefined;
    let kind: FigureKind | undefined;
    let attributive = false;
    let at = n.end;
    // "a quarter of a percentage point"
    if (n.form === 'fraction' && this.lower(at) === 'of' && /^an?$/.test(this.lower(at + 1)) && lexicon.units.has(this.lower(at + 2)))
      at += 2;
    // "2,26 Mrd. Euro"
    if (
      n.magnitude > 1 &&
      all[at]?.text === '.' &&
      this.glued(at) &&
      all[at + 1]?.gap &&
      !(all[at + 1] as Lexeme).begins &&
      lexicon.abbreviations.has(this.lower(at - 1))
    )
      at++;
    if (this.isHyphen(at) && this.glued(at) && /^(?:plus|odd)$/.test(this.lower(at + 1))) at += 2;
    else if (this.isHyphen(at) && this.glued(at) && this.glued(at + 1) && all[at]?.text !== '–' && all[at + 1]?.kind === 'word') {
      at++;
      attributive = true;
    }
    const next = all[at];
    if (next !== undefined && !(next.begins && next.gap)) {
      // "millions of dollars", "hundreds of miles"
      if (
        n.form === 'vague' &&
        next.lower === 'of' &&
        !(all[at + 1] as Lexeme | undefined)?.begins &&
        all[at + 1] !== undefined &&
        (this.moneyAt(at + 1) !== undefined || lexicon.units.has(this.lower(at + 1)))
      )
        at++;
      const money = this.moneyAt(at);
      const named = this.unitAt(at, n, false);
      if (money !== undefined) {
        unit = money.unit;
        kind = 'money';
        end = money.end;
      } else if ((next.text === 'p' || next.text === 'c') && !next.gap && isDigits) {
        const warm = next.text === 'c' && this.tellsWarmth(n.start);
        unit = warm ? 'degree celsius' : next.text === 'p' ? 'penny' : 'cent';
        kind = warm ? 'measure' : 'money';
        end = at + 1;
      } else if (named !== undefined) {
        unit = named.unit;
        kind = named.kind;
        end = named.end;
        if (attributive && kind === 'percent') attributive = false;
      } else if (next.text === '°' || next.text === 'º') {
        const scale = all[at + 1];
        unit = /^c/i.test(scale?.text ?? '') ? 'degree celsius' : /^f/i.test(scale?.text ?? '') ? 'degree fahrenheit' : 'degree';
        kind = 'measure';
        end = at + (unit === 'degree' || scale?.text.length !== 1 ? 1 : 2);
      } else if (next.lower === 'pounds' || next.lower === 'pound') {
        unit = n.value >= 1000 && !this.weighs(n.start, at + 1) ? 'GBP' : 'pound';
        kind = unit === 'GBP' ? 'money' : 'measure';
        end = at + 1;
      }
      if (unit === undefined && (next.lower === 'magnitude' || (next.lower === 'on' && /^(?:richter|moment)$/.test(this.lower(at + 2))))) {
        unit = 'magnitude';
        kind = 'measure';
        if (next.lower === 'magnitude') end = at + 1;
        attributive = false;
      }
      if (unit === undefined) attributive = false;
    }
    return { end, unit, kind, attributive };
  }

  /** "magnitude 7.2", "a magnitude of 7.2" */
  private isMagnitude(n: NumberRead): boolean {
    const { all } = this;
    for (let i = n.start - 1; i >= Math.max(0, n.start - 9, this.taken - 6); i--) {
      if ((all[i + 1] as Lexeme).begins) return false;
      const word = this.lower(i);
      if (word === 'magnitude') return true;
      if (
        !/^(?:of|the|a|an|was|is|at|from|to|about|around|quake|earthquake|temblor|with|preliminary|measured|upgraded|estimated|-|–)$/.test(
          word,
        ) &&
        (all[i] as Lexeme).kind !== 'number'
      )
        return false;
    }
    return false;
  }

  /** A word of temperature stands before, in the same sentence. */
  private tellsWarmth(start: number): boolean {
    for (let i = start - 1; i >= 0 && i > start - 12 && !(this.all[i + 1] as Lexeme).begins; i--)
      if (
        /^(?:temperatures?|degrees?|heat|heatwave|warm(?:er|ing)?|cold(?:er)?|cool(?:er)?|hot(?:ter)?|mercury|highs?|lows?|celsius)$/.test(
          this.lower(i),
        )
      )
        return true;
    return false;
  }

  /** Pounds of a thing, or pounds behind a word of weight, are no money. */
  private weighs(start: number, end: number): boolean {
    if (this.lower(end) === 'of')
      return !/^(?:the|its|their|his|her|our|public|private|taxpayers?|money|cash|debts?|damages?|damage|aid|savings|revenues?|funding|funds|compensation|investments?|sterling|income|goods|government|state|extra|new|additional|losses|profits?|fines?|tax|taxes|benefits|support|loans?|assets|charity|donations|fraud|spending|credit|budget)$/.test(
        this.lower(end + 1),
      );
    for (let i = start - 1; i >= 0 && i > start - 9 && !(this.all[i + 1] as Lexeme).begins; i--)
      if (
        /^(?:weigh(?:s|ed|ing|t|ts)?|lift(?:s|ed|ing)?|payload|cargo|load|heavy|heavier|thrust|torque|tow(?:s|ing)?|haul(?:s|ed|ing)?|bomb|warhead)$/.test(
          this.lower(i),
        )
      )
        return true;
    return /^(?:heavier|lighter|bomb|bombs|warhead|gorilla)$/.test(this.lower(end));
  }

  protected moneyAt(at: number): { unit: string; end: number } | undefined {
    const { all, lexicon } = this;
    const next = all[at] as Lexeme;
    const part = next.kind === 'word' ? lexicon.cents.get(next.lower) : undefined;
    if (part !== undefined) return { unit: part, end: at + 1 };
    const code = next.kind === 'word' ? lexicon.currencyWords.get(lexicon.foreign ? next.lower.replace(/^d'/, '') : next.lower) : undefined;
    if (
      code !== undefined &&
      (next.lower !== code.toLowerCase() || next.text === code || next.lower === 'usd') &&
      !(next.lower === 'real' || next.lower === 'won' || next.lower === 'rand')
    )
      return { unit: code, end: at + 1 };
    if ((next.lower === 'won' || next.lower === 'rand' || next.lower === 'real') && this.isSum(all[at - 1] as Lexeme, at))
      return { unit: code as string, end: at + 1 };
    if (next.kind === 'mark' && lexicon.signs.has(next.text) && !(all[at + 1]?.kind === 'number' && !all[at + 1]?.gap))
      return { unit: lexicon.signs.get(next.text) as string, end: at + 1 };
    // Danish crowns, Hong Kong dollars, US dollars
    if (next.kind === 'word') {
      const second = all[at + 1];
      if (second?.kind === 'word' && !second.begins) {
        const adjective = next.lower.replace(/\./g, '');
        const code2 = lexicon.namedCurrencies
          .get(second.lower.endsWith('s') || second.lower.startsWith('kron') ? second.lower : `${second.lower}s`)
          ?.get(adjective);
        if (code2 !== undefined) return { unit: code2, end: at + 2 };
        const third = all[at + 2];
        if (third?.kind === 'word') {
          const code3 = lexicon.namedCurrencies.get(third.lower)?.get(`${adjective} ${second.lower}`);
          if (code3 !== undefined) return { unit: code3, end: at + 3 };
        }
        if (
          next.capital &&
          lexicon.currencyWords.has(second.lower) &&
          second.lower !== 'real' &&
          second.lower !== 'won' &&
          second.lower !== 'rand'
        )
          return { unit: lexicon.currencyWords.get(second.lower) as string, end: at + 2 };
      }
    }
    return undefined;
  }

  /** A magnitude word, or a figure that is more likely a sum than what somebody won. */
  private isSum(last: Lexeme, at: number): boolean {
    if (last.kind === 'word') return this.lexicon.magnitudes.has(last.lower);
    if (this.lower(at) === 'rand') return !(this.all[at] as Lexeme).capital;
    const behind = this.all[at + 1];
    const object = behind?.kind === 'word' && /^(?:a|an|the|its|their|his|her|in|by|at|gold|silver|seats|votes)$/.test(behind.lower);
    return last.grouped && (!object || this.rateAt(at + 1) !== undefined);
  }

  /** "$15 million of fees a day", "9 million barrels of oil a day", "$400 million is lost every hour": the time behind what is of a sum. */
  private timeBehind(behind: number, kind: FigureKind): string | undefined {
    const { all, lexicon } = this;
    // "$9.6bn (£7bn) are lost every day"
    let at = all[behind]?.text === ')' ? behind + 1 : behind;
    if (all[at]?.text === '(') for (let i = at; i < at + 8; i++) if (all[i]?.text === ')') at = i + 1;
    const told = kind === 'money' && /^(?:is|are|was|were)$/.test(this.lower(at));
    if (this.lower(at) !== 'of' && !told) return undefined;
    for (let i = at + 1; i < at + 7; i++) {
      const lexeme = all[i];
      if (lexeme?.kind !== 'word' || lexeme.begins) return undefined;
      if (/^(?:an?|each|every|per)$/.test(lexeme.lower)) {
        const unit = this.lower(i + 1);
        return TIMES.test(unit) && this.rateAt(i) !== undefined ? unit : undefined;
      }
      if (told ? !/(?:ed|ing|lost|spent|paid|held|up|by|out)$/.test(lexeme.lower) : lexicon.stops.has(lexeme.lower)) return undefined;
    }
    return undefined;
  }

  protected rateAt(at: number): { unit: string; end: number } | undefined {
    const { all, lexicon } = this;
    let i = at;
    const first = all[i];
    if (first === undefined || (first.begins && first.gap)) return undefined;
    if (this.isHyphen(i) && this.glued(i)) i++;
    const word = this.lower(i);
    const slash = all[i]?.text === '/' && this.glued(i);
    if (word !== 'a' && word !== 'an' && word !== 'per' && word !== 'each' && word !== 'every' && !slash) return undefined;
    i++;
    if (this.isHyphen(i) && this.glued(i)) i++;
    const unit = all[i];
    if (unit?.kind !== 'word' || unit.begins) return undefined;
    // "$2.4 billion a year ago"
    const behind = all[i + 2];
    if (/^(?:ago|earlier|later|old|prior|from|previously)$/.test(this.lower(i + 1)) && !slash) return undefined;
    if (this.lower(i + 1) === 'before' && !slash && (behind === undefined || behind.kind === 'mark' || behind.begins)) return undefined;
    const two = `${unit.lower} ${this.lower(i + 1)}`;
    if (lexicon.rates.has(two)) return { unit: two, end: i + 2 };
    if (lexicon.rates.has(unit.lower) || word === 'per' || slash) {
      let end = i + 1;
      if (slash && all[end]?.kind === 'number' && !all[end]?.gap) end++;
      return { unit: unit.lower === 'h' ? 'hour' : unit.lower === 's' ? 'second' : singular(unit.lower, lexicon), end };
    }
    return undefined;
  }
}
