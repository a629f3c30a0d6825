import type { FigureKind, Qualifier } from '../model/brief.ts';
import { type Amount, AmountReader } from './amounts.ts';
import { DETERMINERS } from './lexeme-reader.ts';
import type { Lexeme } from './lexemes.ts';
import { readNumber } from './number-words.ts';
import { isSign } from './numerals.ts';
import { objectBefore } from './subjects.ts';

export interface Bound {
  readonly qualifier: Qualifier;
  /** First lexeme of the bound's words. */
  readonly start: number;
}

/** Verbs that "up to" belongs to: it is no bound behind them. */
const RISES =
  /^(?:add(?:ed|s|ing)?|tick(?:ed|s|ing)?|edg(?:ed|es|ing)|go(?:es|ne|ing)?|went|mov(?:ed|es|ing)|crept|creep(?:s|ing)?|inch(?:ed|es|ing)|rose|ris(?:en|es|ing)|climb(?:ed|s|ing)|jump(?:ed|s|ing)|shot|push(?:ed|es|ing)|nudged|bumped|revised|ratcheted|driven|drove|bring(?:s|ing)?|brought|tak(?:e|es|en|ing)|took|nudged|scaled|ramped|stepped)$/;
const NOT_UP_AFTER =
  /^(?:g[ai]v(?:e|es|en|ing)|ma(?:de|ke|kes|king)|set|pick(?:ed|s)?|took|take|takes|taken|put|puts|c[ao]me|comes|end(?:ed|s)?|rack(?:ed|s)?|pil(?:ed|es)|sign(?:ed|s)?|bl[eo]w|open(?:ed|s)?|use[ds]?|w[io]u?nd|bring|brought|buy|buys|bought|snap(?:ped|s)?|show(?:ed|s)?|grew|grow|grown|back(?:ed|s)?|pull(?:ed|s)?|call(?:ed|s)?|follow(?:ed|s)?|line[ds]?|round(?:ed|s)?)$/;

/** What goes by in sport as time does elsewhere: "18 over four games". */
const SPELLS = /^(?:games|matches|rounds|seasons|innings|laps|holes|starts|outings|meetings|rides|quarters|sessions|weekends)$/;

/** What goes or stands beneath a number. */
const SINKS =
  /^(?:f[ae]ll(?:s|en|ing)?|dropp?(?:s|ed|ing)?|dip(?:s|ped|ping)?|s[aiu]nks?|slip(?:s|ped|ping)?|went|slid|well|just|remain(?:s|ed)?|stay(?:s|ed)?|is|are|was|were)$/;

/** "shot down 14", "came down to 3": what falls is not the number. */
const NOT_DOWN_AFTER =
  /^(?:sh[o]{1,2}t(?:s|ing)?|bring(?:s|ing)?|brought|turn(?:s|ed|ing)?|knock(?:s|ed|ing)?|gunn(?:ed|ing)|track(?:s|ed|ing)?|hunt(?:s|ed|ing)?|tear(?:s|ing)?|tore|torn|burn(?:s|ed|t|ing)?|clos(?:e|es|ed|ing)|shut(?:s|ting)?|put(?:s|ting)?|la(?:y|ys|id|ying)|com(?:e|es|ing)|came|mow(?:s|ed|ing)?|pa(?:y|ys|id|ying)|[sm]et|sat|sit|tak(?:e|es|en|ing)|took|struck|str[iu]k(?:e|es|ing)|writ(?:e|es|ing|ten)|wrote|break(?:s|ing)?|broke|broken|strip(?:s|ped)?|boil(?:s|ed)?|count(?:s|ed|ing)?|cut|water(?:ed)?|hold|held|pass(?:ed)?|hand(?:ed)?|run|ran|settle[ds]?|stare[ds]?|back(?:ed)?)$/;

/** What stands right before a count, a measure or a duration that changed. */
const CHANGES =
  /^(?:up|down|by|to|r[io]se[ns]?|rising|f[ae]ll(?:s|en|ing)?|(?:in|de)creas(?:ed?|es|ing)|drop(?:s|ped|ping)?|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|gr[eo]w[ns]?|declin(?:ed?|es|ing)|plunged|tumbled|surged|soared|slipped|slid|sank|swelled|shr[iau]nk|shrank|dwindled|ballooned|widened|narrowed|about|around|over|nearly|almost|roughly|some)$/;

/** Measures that are told as changes. */
const POINTS: ReadonlySet<string> = new Set(['basis point', 'percentage point']);

/** What stands around an amount: bounds and approximations, "from" and "between", rise and fall. */
export class BoundReader extends AmountReader {
  /** The bound whose words end right before lexeme `at`, determiners left out. */
  protected boundBefore(at: number): Bound | undefined {
    const { all, lexicon } = this;
    let i = at - 1;
    let found: Bound | undefined;
    for (let step = 0; step < 4 && i >= this.taken && i >= 0; step++) {
      if ((all[i + 1] as Lexeme | undefined)?.begins) break;
      const lexeme = all[i] as Lexeme;
      const rows = lexicon.before.get(lexeme.lower);
      let matched: { words: readonly string[]; means: string } | undefined;
      if (rows !== undefined)
        for (const row of rows) {
          const from = i - row.words.length + 1;
          if (from < this.taken) continue;
          let fits = true;
          for (let k = 0; k < row.words.length; k++)
            if (all[from + k]?.lower !== row.words[k] || (k > 0 && all[from + k]?.begins)) {
              fits = false;
              break;
            }
          if (fits && this.isBound(row.words, from, at)) {
            matched = row;
            break;
          }
        }
      if (matched !== undefined) {
        const qualifier = matched.means as Qualifier;
        const from = i - matched.words.length + 1;
        // "up to about 500": the bound, not the approximation
        found = { qualifier: found === undefined || found.qualifier === 'about' ? qualifier : found.qualifier, start: from };
        i = from - 1;
        continue;
      }
      if (found === undefined && lexeme.kind === 'word' && DETERMINERS.has(lexeme.lower)) {
        i--;
        continue;
      }
      break;
    }
    return found;
  }

  protected isBound(words: readonly string[], from: number, at: number): boolean {
    // "ticked up to 5.4 %" tells a rise
    if (words.length === 2 && words[0] === 'up' && words[1] === 'to')
      return (
        !RISES.test(this.lower(from - 1)) ||
        (this.all[from] as Lexeme).begins ||
        // "could add up to 10 days"; costs "add up to"
        (this.lower(from - 1) === 'add' && /^(?:could|would|may|might|will|can|to)$/.test(this.lower(from - 2)))
      );
    // "fewer than the 5,000 that were hoped for" compares with 5,000, it does not bound it
    if (
      /^(?:than|of)$/.test(words[words.length - 1] as string) &&
      from + words.length < at &&
      /^(?:the|those|these|its|their|his|her)$/.test(this.lower(from + words.length))
    )
      return false;
    if (words.length > 1) return true;
    const word = words[0] as string;
    const before = this.all[from - 1];
    if (
      word === 'over' ||
      word === 'under' ||
      word === 'above' ||
      word === 'below' ||
      word === 'near' ||
      word === 'beyond' ||
      word === 'beneath'
    ) {
      if (from + 1 < at && word !== 'over' && word !== 'under') return false;
      if (from + 1 < at && this.lower(from + 1) === 'the') return false;
      // "found beneath 40 tons of sand": where, no bound
      if (word === 'beneath' && !SINKS.test(before?.lower ?? '')) return false;
      // "under a 23-month programme"
      if (from + 1 < at && /^an?$/.test(this.lower(from + 1)) && this.isHyphen(at + 1) && this.glued(at + 1)) return false;
      if (
        (word === 'over' || word === 'under') &&
        before !== undefined &&
        /^(?:won|victory|win|beat|triumph|took|take|way|pulled|turned|turn|hand|handed|moved|down|from)$/.test(before.lower)
      )
        return false;
      if (
        word === 'over' &&
        before !== undefined &&
        (before.kind === 'word' ? !before.begins : before.text !== '(' && before.text !== ',')
      ) {
        // "grew 20 % over five years" is no bound; "in over two years" is
        const n = readNumber(this.all, this.firstOf(at), this.lexicon);
        // "shot down the drones over eight regions"
        const noun = n === undefined ? '' : this.lower(n.end);
        const place = /^(?:regions?|provinces?|oblasts?|cities|towns|villages|districts|counties|countries|states|areas)$/;
        if ((place.test(noun) || place.test(this.lower((n?.end ?? at) + 1))) && /(?:s|ed|wn|seen)$/.test(before.lower)) return false;
        const unit = n === undefined ? undefined : this.unitAt(n.end, n, false);
        if (unit?.kind === 'duration' || SPELLS.test(this.lower(n?.end ?? at)))
          return /^(?:in|for|of|after|since|took|take|takes|lasted|last|lasting|lasts|spent|spend|and|is|was|were|been|well|just|with|has|have|had|than|at|aged|by|to|from)$/.test(
            before.lower,
          );
      }
      return true;
    }
    if (word === 'some') return from + 1 === at;
    if (word === 'lower' || word === 'higher') return false;
    if (/^(?:pass(?:ed|ing|es)?|near(?:ing|s|ed)|approach(?:ing|es|ed)?)$/.test(word)) {
      const first = this.all[this.firstOf(at)] as Lexeme;
      const n = first.kind === 'number' || first.kind === 'word' ? readNumber(this.all, this.firstOf(at), this.lexicon) : undefined;
      return n !== undefined && n.value >= 1000 && before?.kind === 'word';
    }
    // "talks about a $2 billion loan": with an article between, the word is a preposition
    if (word === 'about' || word === 'around')
      return (
        from + 1 === at ||
        (!/^(?:a|an|the|its|their|his|her)$/.test(this.lower(from + 1)) &&
          (this.all[from + 1]?.kind === 'mark' || DETERMINERS.has(this.lower(from + 1))))
      );
    return true;
  }
  /** The number's first lexeme at or behind `at`: skips currency marks. */
  protected firstOf(at: number): number {
    let i = at;
    while (i < at + 3 && this.all[i] !== undefined && this.all[i]?.kind !== 'number' && isSign(this.all[i] as Lexeme, this.lexicon)) i++;
    return Math.min(i, this.all.length - 1);
  }

  protected boundAfter(at: number): { qualifier: Qualifier; end: number } | undefined {
    const { all, lexicon } = this;
    let i = at;
    if (all[i] === undefined || (all[i] as Lexeme).begins) return undefined;
    if (this.isHyphen(i) && this.glued(i) && (this.lower(i + 1) === 'odd' || this.lower(i + 1) === 'plus')) i++;
    const rows = lexicon.after.get((all[i] as Lexeme).lower);
    if (rows === undefined) return undefined;
    for (const { words, means } of rows) {
      let fits = true;
      for (let k = 0; k < words.length; k++) if (all[i + k]?.lower !== words[k]) fits = false;
      if (!fits) continue;
      const last = i + words.length;
      // "5,000 sailors and more than 80 aircraft": the bound of the next number
      if (this.lower(last) === 'than') continue;
      if (words[0] === '+' && (all[i] as Lexeme).gap) continue;
      if (
        words.length === 1 &&
        (words[0] === 'plus' ||
          words[0] === 'odd' ||
          words[0] === 'max' ||
          words[0] === 'tops' ||
          words[0] === 'maximum' ||
          words[0] === 'minimum' ||
          words[0] === 'approximately' ||
          words[0] === 'approx') &&
        all[i] &&
        (all[i] as Lexeme).gap &&
        (all[last]?.kind === 'word' || all[last]?.kind === 'number') &&
        words[0] !== 'odd'
      )
        continue;
      if (
        words[0] === 'and' &&
        words[1] !== 'counting' &&
        (all[last]?.kind === 'number' || all[last]?.text === '$' || /^(?:the|a|an|its|their|his|her|this|that)$/.test(this.lower(last)))
      )
        continue;
      if (words.length > 1 && words[0] === 'at' && all[last] !== undefined && all[last].kind !== 'mark') continue;
      return { qualifier: means as Qualifier, end: last };
    }
    return undefined;
  }

  protected betweenBefore(at: number): boolean {
    for (let i = at - 1; i >= at - 4 && i >= 0; i--) {
      if (this.all[i + 1]?.begins) return false;
      const word = this.lower(i);
      if (word === 'between') return true;
      if (!DETERMINERS.has(word) && word !== 'around' && word !== 'about' && !isSign(this.all[i] as Lexeme, this.lexicon)) return false;
    }
    return false;
  }
  protected fromBefore(at: number): boolean {
    for (let i = at - 1; i >= at - 4 && i >= 0; i--) {
      if (this.all[i + 1]?.begins) return false;
      const word = this.lower(i);
      if (word === 'from' || word === 'between' || word === 'ranging' || word === 'of') return word !== 'of';
      if (!DETERMINERS.has(word) && !this.lexicon.before.has(word) && !isSign(this.all[i] as Lexeme, this.lexicon)) return false;
    }
    return false;
  }

  /** "rose 5 %", "fell by about 3 points", "was up 0.2": the change told right before lexeme `at`. */
  protected trendWord(at: number): 'up' | 'down' | undefined {
    const { all, lexicon } = this;
    for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
      const lexeme = all[i] as Lexeme;
      if (all[i + 1]?.begins) return undefined;
      if (lexeme.kind !== 'word') {
        if (isSign(lexeme, lexicon)) continue;
        return undefined;
      }
      const word = lexeme.lower;
      if (word === 'up' && this.lower(i + 1) === 'to' && RISES.test(this.lower(i - 1))) return 'up';
      if (word === 'up' && (this.lower(i + 1) === 'to' || NOT_UP_AFTER.test(this.lower(i - 1)))) return undefined;
      if (word === 'down' && NOT_DOWN_AFTER.test(this.lower(i - 1)) && !(all[i] as Lexeme).begins && !this.isPercent(at)) return undefined;
      if (lexicon.up.has(word)) return 'up';
      if (lexicon.down.has(word)) return 'down';
      if (
        word === 'by' ||
        word === 'a' ||
        word === 'an' ||
        word === 'another' ||
        word === 'the' ||
        word === 'as' ||
        word === 'much' ||
        (word === 'to' && i === at - 1) ||
        word === 'just' ||
        word === 'only' ||
        word === 'further' ||
        word.endsWith('ly')
      )
        continue;
      // "rose at an annual rate of 4 percent"
      if (word === 'of' && /^(?:rate|pace|clip)$/.test(this.lower(i - 1))) {
        for (let j = i - 2; j > i - 6 && j >= 0 && !(all[j + 1] as Lexeme).begins; j--)
          if (this.lower(j) === 'at') return this.trendWord(j);
        return undefined;
      }
      if (
        word === 'of' &&
        /^(?:increase|increases|rise|gain|gains|jump|surge|drop|fall|decline|decrease|growth|loss|losses|hike|reduction|cut|slide|dip|slump)$/.test(
          this.lower(i - 1),
        )
      )
        return lexicon.down.has(this.lower(i - 1)) || /^(?:loss|losses|reduction)$/.test(this.lower(i - 1)) ? 'down' : 'up';
      return undefined;
    }
    return undefined;
  }

  /** "closed down 3.2%" tells of prices, "closed down three plants" does not. */
  private isPercent(at: number): boolean {
    for (let i = at; i < at + 4; i++) if (this.all[i]?.text === '%' || /^per(?:cent)?$/.test(this.lower(i))) return true;
    return false;
  }

  /** The trend of an amount by its sign or by the words before it; for what is counted only where they stand right before it. */
  protected trendOf(amount: Amount, kind: FigureKind, from: number, end: number): 'up' | 'down' | undefined {
    if (amount.sign === '+') return 'up';
    if (amount.sign === '-' && kind === 'percent') return 'down';
    if (kind === 'age') return undefined;
    // "lost six of seven": games
    if (
      kind === 'other' &&
      Number.isInteger(amount.number.value) &&
      amount.number.value < 100 &&
      /^(?:los[et]s?|losing|added|adds|cuts?)$/.test(this.lower(from - 1))
    )
      return undefined;
    const trend = this.trendWord(from) ?? this.trendBehind(kind, end) ?? this.trendOfObject(kind, from);
    if (trend !== undefined && POINTS.has(amount.unit ?? '')) return trend;
    if (
      trend !== undefined &&
      (kind === 'count' || kind === 'measure' || kind === 'duration') &&
      !CHANGES.test(this.lower(from - 1)) &&
      !/^(?:higher|lower|up|down)$/.test(this.lower(end))
    )
      return undefined;
    return trend;
  }

  /** "raised its key rate by 75 basis points": the verb before the object. */
  private trendOfObject(kind: FigureKind, from: number): 'up' | 'down' | undefined {
    if (kind !== 'percent' && kind !== 'measure' && kind !== 'money') return undefined;
    let link = from - 1;
    while (link > from - 4 && link > 0 && /^(?:an?|another|further|full|substantial|about|around)$/.test(this.lower(link))) link--;
    if (this.lower(link) !== 'by') return undefined;
    const object = objectBefore(this.all, link, this.lexicon);
    if (object === undefined) return undefined;
    let verb = object.start - 1;
    while (verb > 0 && /^(?:the|its|their|his|her|a|an|all)$/.test(this.lower(verb))) verb--;
    const word = this.lower(verb);
    if (this.lexicon.up.has(word) || /^(?:rais|lift|hik|upp?|bump|increas)(?:e|es|ed|ing)?$/.test(word)) return 'up';
    return this.lexicon.down.has(word) || /^(?:lower|reduc|slash|trim|curb|decreas|halv)(?:e|es|ed|ing|s)?$/.test(word)
      ? 'down'
      : undefined;
  }

  /** "1.8 percent lower", "12% up on a year ago": behind a percentage, where no noun of its own follows. */
  private trendBehind(kind: FigureKind, end: number): 'up' | 'down' | undefined {
    if (kind !== 'percent' && kind !== 'measure' && kind !== 'money') return undefined;
    const word = this.all[end];
    if (word === undefined || word.begins) return undefined;
    // "an orbit 550 km up" has not risen
    if (kind === 'measure' && /^(?:up|down)$/.test(word.lower)) return undefined;
    const trend = /^(?:higher|up)$/.test(word.lower) ? 'up' : /^(?:lower|down)$/.test(word.lower) ? 'down' : undefined;
    if (trend === undefined) return undefined;
    const next = this.all[end + 1];
    if (next === undefined || next.kind === 'mark' || next.begins) return trend;
    return /^(?:than|at|on|in|by|from|for|against|to|this|last|year|compared|versus|since|and|after|over|so)$/.test(next.lower)
      ? trend
      : undefined;
  }
}
