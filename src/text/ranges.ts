import type { Amount } from './amounts.ts';
import { isYear, STARTERS } from './lexeme-reader.ts';
import type { Lexeme } from './lexemes.ts';
import { NameReader } from './not-figures.ts';
import { readNumber } from './number-words.ts';
import { isSign } from './numerals.ts';

/** Ranges: "10-15 percent", "from 3 to 5 million", "between 1 and 2". */
export class RangeReader extends NameReader {
  /** The other end of a range that starts with `first`. */
  protected rangeTo(first: Amount): Amount | undefined {
    const { all } = this;
    const n = first.number;
    if (n.form === 'ratio' || (n.form === 'fraction' && n.value === 0.5) || n.valueTo !== undefined) return undefined;
    let i = first.end;
    // "from 21 mpg combined to 23", "from 300 people to 500"
    if (
      all[i]?.kind === 'word' &&
      this.lower(i + 1) === 'to' &&
      this.fromBefore(first.start) &&
      !this.lexicon.stops.has(this.lower(i)) &&
      all[i]?.gap
    )
      i++;
    const link = all[i];
    if (link === undefined || (link.begins && link.gap)) return undefined;
    const before = this.lower(first.start - 1);
    const before2 = this.lower(first.start - 2);
    let kind: 'dash' | 'to' | 'and' | 'or';
    if (this.isHyphen(i) || link.text === '—' || link.text === '−') {
      const spaced = link.gap && all[i + 1]?.gap === true;
      if (link.text === '—' && !(!link.gap && this.glued(i + 1))) return undefined;
      if (spaced && link.text === '-' && first.unit !== undefined) return undefined;
      kind = 'dash';
      i++;
      // "200,000 to-260,000", "10-to-15"
      if (this.lower(i) === 'to' || this.lower(i) === 'or') {
        i++;
        if (this.isHyphen(i)) i++;
      }
    } else if (link.lower === 'to' || (link.lower === 'up' && this.lower(i + 1) === 'to' && this.fromBefore(first.start))) {
      kind = 'to';
      i += link.lower === 'to' ? 1 : 2;
      if (this.isHyphen(i) && this.glued(i)) i++;
    } else if (link.lower === 'and') {
      kind = 'and';
      i++;
    } else if (link.lower === 'or') {
      kind = 'or';
      i++;
    } else return undefined;
    if (kind === 'to')
      while (
        i < first.end + 4 &&
        [
          'about',
          'around',
          'nearly',
          'approximately',
          'almost',
          'roughly',
          'a',
          'some',
          'perhaps',
          'as',
          'much',
          'many',
          'over',
          'more',
          'than',
        ].includes(this.lower(i)) &&
        readNumber(all, i, this.lexicon) === undefined
      )
        i++;
    // "a cut of more than 40 barrels to around 200"
    if (kind === 'to' && i > first.end + 1 && !this.fromBefore(first.start) && this.boundBefore(first.start)?.qualifier === 'more than')
      return undefined;
    let j = i;
    while (j < i + 3 && all[j] !== undefined && all[j]?.kind !== 'number' && isSign(all[j] as Lexeme, this.lexicon)) j++;
    const start = all[j];
    if (start === undefined || start.begins) return undefined;
    if (start.kind === 'word' && !STARTERS.has(start.lower)) return undefined;
    const m = readNumber(all, j, this.lexicon);
    if (m === undefined || m.form === 'ratio' || Number.isNaN(m.value) || (m.form === 'vague' && n.form !== 'vague')) return undefined;
    if (
      kind !== 'dash' &&
      kind !== 'to' &&
      m.form === 'digits' &&
      isYear(start) &&
      n.form === 'digits' &&
      isYear(all[n.start] as Lexeme) === false &&
      this.isYearHere(m, all[j - 1], all[m.end])
    )
      return undefined;
    const taken = this.taken;
    this.taken = i;
    const second = this.amount(m);
    this.taken = taken;
    if (
      kind === 'dash' &&
      m.form === 'digits' &&
      all[m.end]?.kind === 'word' &&
      !all[m.end]?.gap &&
      second.unit === undefined &&
      m.magnitude === 1
    )
      return undefined;
    const same =
      first.unit === undefined ||
      second.unit === undefined ||
      second.unit.split('/')[0] === first.unit.split('/')[0] ||
      (first.unit === 'degree' && second.unit.startsWith('degree'));
    if (!same) return undefined;
    const leftUnitless = first.unit === undefined;
    if (kind !== 'and' && kind !== 'or' && leftUnitless && second.unit === undefined && this.isVote(n)) return undefined;
    if (kind === 'and') {
      if (!this.betweenBefore(first.start)) return undefined;
    } else if (kind === 'or') {
      if (!leftUnitless && first.unit !== second.unit) return undefined;
      if (!(m.value > n.value && (m.value <= n.value * 2 || m.value - n.value === 1)) || (second.unit === undefined && !this.counts(m)))
        return undefined;
    } else if (kind === 'to') {
      const from = this.fromBefore(first.start);
      const changed = this.trendWord(first.start);
      if (!from) {
        if (changed !== undefined && !leftUnitless && first.kind === 'percent' && second.unit === undefined) return undefined;
        // "fell $4 to $921": a change and what it led to
        if (changed !== undefined && !leftUnitless && m.value > 3 * n.value) return undefined;
        if (
          changed !== undefined &&
          first.unit === undefined &&
          second.unit !== undefined &&
          second.kind !== 'money' &&
          second.kind !== 'percent' &&
          second.kind !== 'measure'
        )
          return undefined;
        // votes and scores: "won 5 to 4"
        if (m.value < n.value && m.magnitude <= n.magnitude && first.unit === undefined) return undefined;
        if (first.unit !== undefined && second.unit === undefined && first.kind !== 'money') return undefined;
        // "won by 62% to 38%"
        if (before === 'by' && m.value < n.value && first.unit === second.unit) return undefined;
        if (before === 'up' || (before2 === 'up' && before === 'by')) return undefined;
        if (first.unit !== undefined && second.unit === undefined && m.magnitude === 1) return undefined;
      }
    } else if (kind === 'dash') {
      if (first.unit === undefined && second.unit === undefined && !second.attributive && n.magnitude === 1 && m.magnitude === 1) {
        if (m.value <= n.value) return undefined;
        if (n.value < 20 && m.value < 20 && !this.counts(m) && this.boundBefore(first.start) === undefined && !this.isHyphen(m.end))
          return undefined;
      }
      if (m.value < n.value && m.magnitude === 1 && !(n.value < m.value * m.magnitude)) return undefined;
    }
    return second;
  }
}
