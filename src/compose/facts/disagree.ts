import { stem } from '../../text/stem.ts';
import type { Token } from '../../text/tokens.ts';
import { excludingBounds } from '../statement/different-numbers.ts';
import { numberUnit } from '../statement/numbers.ts';
import type { Statement } from '../statement/statement.ts';
import { isStop } from '../statement/vocabulary.ts';
import type { Conflict } from './merge.ts';
import { differentToll, type Harm, otherYear, tollOf } from './toll.ts';

/** Printed statements of different sources that tell one thing differently, two or, of a rising toll, more. */
export interface Difference {
  readonly about: string;
  /** In canonical order. */
  readonly statements: readonly number[];
  readonly kind: Conflict['kind'];
}

interface Counted {
  readonly number: string;
  readonly bound: string;
  readonly stems: readonly string[];
  readonly words: string;
}

/** Words after a number that say what is counted. */
const COUNTED_WORDS = 4;

/** Figures of a statement with the words behind each, which say what it counts. */
function countedIn({ figures, words, text }: Statement): Counted[] {
  return figures.flatMap((figure): Counted[] => {
    const from = words.findIndex(({ start }) => start >= figure.end);
    if (from < 0) return [];
    let to = from;
    while (to < words.length && to - from < COUNTED_WORDS) {
      const word = words[to] as Token;
      const gap = text.slice(to === from ? figure.end : (words[to - 1] as Token).end, word.start);
      if (isStop(word.word) || word.number || /[.,;:()"“”]/.test(gap)) break;
      to++;
    }
    const noun = words.slice(from, to);
    if (noun.length === 0) return [];
    const label = text.slice((noun[0] as Token).start, (noun.at(-1) as Token).end);
    return [
      {
        number: `${figure.value}|${numberUnit(figure)}`,
        bound: figure.qualifier ?? '',
        stems: noun.map(({ word }) => stem(word)),
        words: label,
      },
    ];
  });
}

/**
 * Picks the real differences out of the conflicts that merging met: different numbers of the same thing, or one thing
 * done and merely possible. Each statement stands in one difference at the most, the likest first.
 */
export function differences(conflicts: readonly Conflict[], statements: readonly Statement[], printedAs: Int32Array): Difference[] {
  const found: { about: string; statements: number[]; kind: Conflict['kind']; harm?: Harm }[] = [];
  const of = new Map<number, (typeof found)[number]>();
  for (const conflict of [...conflicts].sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b)) {
    const [a, b] = [printedAs[conflict.a] as number, printedAs[conflict.b] as number];
    if (a === b) continue;
    const [first, second] = [statements[a] as Statement, statements[b] as Statement];
    if (first.source === second.source) continue;
    const harm = conflict.kind === 'toll' ? differentToll(first, second) : undefined;
    if (of.has(a) || of.has(b)) {
      // The next toll of the same event joins those before.
      const [group, added] = of.has(a) ? [of.get(a), b] : [of.get(b), a];
      if (harm === undefined || group === undefined || group.harm !== harm || of.has(added) || group.statements.length >= MOST) continue;
      const { source } = statements[added] as Statement;
      if (group.statements.some((n) => (statements[n] as Statement).source === source)) continue;
      group.statements.push(added);
      of.set(added, group);
      continue;
    }
    const about =
      harm !== undefined
        ? aboutToll(first, second)
        : conflict.kind === 'reality'
          ? aboutReality(first, second)
          : aboutNumbers(first, second);
    if (about === undefined) continue;
    const group = { about, statements: [a, b], kind: conflict.kind, ...(harm === undefined ? {} : { harm }) };
    of.set(a, group);
    of.set(b, group);
    found.push(group);
  }
  return found
    .map(({ about, statements: list, kind }) => ({ about, statements: list.sort((x, y) => x - y), kind }))
    .sort((x, y) => (x.statements[0] as number) - (y.statements[0] as number));
}

/** Statements of one difference at the most. */
const MOST = 4;

/** The words by which the shorter of two sentences names what it counts. */
function aboutToll(a: Statement, b: Statement): string {
  const shorter = a.text.length <= b.text.length ? a : b;
  const [harm] = tollOf(shorter).keys();
  const figure = shorter.figures.find(({ value }) => value === tollOf(shorter).get(harm as Harm));
  return figure === undefined || figure.counts === '' ? (harm ?? '') : figure.counts;
}

/** What both count with different numbers, or with another bound; undefined where they count different things. */
function aboutNumbers(a: Statement, b: Statement): string | undefined {
  if (otherYear(a, b)) return undefined;
  const others = countedIn(b);
  for (const one of countedIn(a))
    for (const other of others) {
      if (!one.stems.some((word) => other.stems.includes(word))) continue;
      if (
        one.number === other.number
          ? !excludingBounds(one.bound, other.bound) && !doneAndDoubtful(a, b)
          : a.numbers.has(other.number) || b.numbers.has(one.number) || !sameDone(a, b)
      )
        continue;
      return one.words.length >= other.words.length ? one.words : other.words;
    }
  return undefined;
}

/** Whether both tell of one deed: those who live somewhere and those who died are counted apart. */
function sameDone(a: Statement, b: Statement): boolean {
  return (
    [...a.verbs].some((verb) => b.verbs.has(verb)) ||
    [...a.deeds].some((deed) => b.deeds.has(deed) && (a.verbs.has(deed) || b.verbs.has(deed)))
  );
}

/** Opens or ends a quotation: its speaker's mood, not the fact's. */
const QUOTED = /^\s*["“„«]|["”»]/;

/** Where one tells as done what the other tells as possible or denies: the name or noun phrase they share. */
function aboutReality(a: Statement, b: Statement): string | undefined {
  if (!doneAndDoubtful(a, b)) return undefined;
  if (![...a.verbs].some((verb) => b.verbs.has(verb))) return undefined;
  if (QUOTED.test(a.text) || QUOTED.test(b.text)) return undefined;
  const common = new Set(b.words.filter((word) => !isStop(word.word)).map((word) => word.word));
  let run = '';
  let best = '';
  let last = -1;
  for (const token of a.words) {
    if (common.has(token.word)) {
      const gap = last >= 0 ? a.text.slice(last, token.start) : '';
      run = run !== '' && /^[\s-]*$/.test(gap) ? a.text.slice(last - run.length, token.end) : a.text.slice(token.start, token.end);
      last = token.end;
      if (run.length > best.length) best = run;
    } else {
      run = '';
      last = -1;
    }
  }
  return best === '' || doubtsOther(a, best) || doubtsOther(b, best) ? undefined : best;
}

/** Whether one tells as done, without a doubt, what the other tells as possible or denies. */
function doneAndDoubtful(a: Statement, b: Statement): boolean {
  const [done, other] = a.reality === 'done' ? [a, b] : [b, a];
  return (
    done.reality === 'done' &&
    (other.reality === 'possible' || other.reality === 'denied') &&
    !done.words.some(({ word }) => MODAL.test(word))
  );
}
/** "Promising that it would do so" is no deed. */
const MODAL = /^(?:would|will|could|may|might)$/;

/** Whether a statement is in doubt about another part of it: "thousands are feared dead and 660,000 have lost their homes". */
function doubtsOther({ text, reality }: Statement, what: string): boolean {
  if (reality !== 'possible') return false;
  const doubt = DOUBT.exec(text);
  const at = text.indexOf(what);
  if (doubt === null || at < 0) return false;
  const between = text.slice(Math.min(at, doubt.index), Math.max(at, doubt.index));
  return /;|\band\b/.test(between);
}
const DOUBT = /\b(?:feared|fears?|suspected|believed|threatens?|threatened|risks?)\b/i;
