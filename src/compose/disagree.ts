import { stem } from '../text/stem.ts';
import type { Conflict } from './merge.ts';
import { isNumberWord, isStop, type Statement } from './statement.ts';

/** Two printed statements of different sources that tell one thing differently. */
export interface Difference {
  readonly about: string;
  readonly a: number;
  readonly b: number;
  readonly kind: 'number' | 'reality';
}

interface Counted {
  readonly number: string;
  readonly stems: readonly string[];
  readonly words: string;
}

/** Words after a number that say what is counted. */
const COUNTED_WORDS = 4;

/** Numbers of a statement with what each counts, in the statement's words. */
function countedIn(statement: Statement): Counted[] {
  const { words, text } = statement;
  const found: Counted[] = [];
  for (let i = 0; i < words.length; i++) {
    const token = words[i];
    if (token === undefined || !(token.number || isNumberWord(token.word))) continue;
    let to = i + 1;
    while (words[to] !== undefined && ((words[to]?.number ?? false) || isNumberWord(words[to]?.word ?? ''))) to++;
    const from = to;
    while (
      to < words.length &&
      to - from < COUNTED_WORDS &&
      !isStop((words[to] as (typeof words)[0]).word) &&
      !/[.,;:()"“”]/.test(text.slice((words[to - 1] as (typeof words)[0]).end, (words[to] as (typeof words)[0]).start))
    )
      to++;
    const noun = words.slice(from, to);
    if (noun.length > 0)
      found.push({
        number: text.slice(token.start, (words[from - 1] as (typeof words)[0]).end).toLowerCase(),
        stems: noun.map((part) => stem(part.word)),
        words: text.slice((noun[0] as (typeof words)[0]).start, (noun.at(-1) as (typeof words)[0]).end),
      });
    i = to - 1;
  }
  return found;
}

const BOUND =
  /\b(?:up to|as many as|at least|more than|over|about|around|nearly|almost|approximately|roughly|an estimated|some|fewer than|less than)\s*$/i;

/**
 * Picks the real differences out of the conflicts that merging met: different numbers of the same thing, or one thing
 * done and merely possible. Each statement stands in one difference at the most, the likest first.
 */
export function differences(conflicts: readonly Conflict[], statements: readonly Statement[], printedAs: Int32Array): Difference[] {
  const found: Difference[] = [];
  const used = new Set<number>();
  for (const conflict of [...conflicts].sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b)) {
    const [a, b] = [printedAs[conflict.a] as number, printedAs[conflict.b] as number];
    if (a === b || used.has(a) || used.has(b)) continue;
    const [first, second] = [statements[a] as Statement, statements[b] as Statement];
    if (first.source === second.source) continue;
    const about = conflict.kind === 'number' ? aboutNumbers(first, second) : aboutReality(first, second);
    if (about === undefined) continue;
    used.add(a);
    used.add(b);
    found.push({ about, a: Math.min(a, b), b: Math.max(a, b), kind: conflict.kind });
  }
  return found.sort((x, y) => x.a - y.a || x.b - y.b);
}

/** What both count with different numbers, or with another bound; undefined where they count different things. */
function aboutNumbers(a: Statement, b: Statement): string | undefined {
  const others = countedIn(b);
  for (const one of countedIn(a))
    for (const other of others) {
      if (!one.stems.some((word) => other.stems.includes(word))) continue;
      if (one.number === other.number && BOUND.test(before(a, one)) === BOUND.test(before(b, other)) && a.reality === b.reality) continue;
      return one.words.length >= other.words.length ? one.words : other.words;
    }
  return undefined;
}

function before(statement: Statement, counted: Counted): string {
  const at = statement.text.toLowerCase().indexOf(counted.number);
  return statement.text.slice(Math.max(0, at - 20), Math.max(0, at));
}

/** Where one tells as done what the other tells as possible or denies: the name or noun phrase they share. */
function aboutReality(a: Statement, b: Statement): string | undefined {
  const pair = new Set([a.reality, b.reality]);
  if (!(pair.has('done') && (pair.has('possible') || pair.has('denied')))) return undefined;
  if (![...a.deeds].some((deed) => b.deeds.has(deed))) return undefined;
  const common = new Set(b.words.filter((word) => !isStop(word.word)).map((word) => word.word));
  let run = '';
  let best = '';
  let last = -1;
  for (const token of a.words) {
    if (common.has(token.word)) {
      const gap = last >= 0 ? a.text.slice(last, token.start) : '';
      run =
        run !== '' && /^[\s-]*$/.test(gap)
          ? a.text.slice(a.text.length - (a.text.length - (last - run.length)), token.end)
          : a.text.slice(token.start, token.end);
      last = token.end;
      if (run.length > best.length) best = run;
    } else {
      run = '';
      last = -1;
    }
  }
  return best === '' ? undefined : best;
}
