import { stem } from '../text/stem.ts';
import type { Token } from '../text/tokens.ts';
import type { Conflict } from './merge.ts';
import { isStop, numberUnit, type Statement } from './statement.ts';

/** Two printed statements of different sources that tell one thing differently. */
export interface Difference {
  readonly about: string;
  readonly a: number;
  readonly b: number;
  readonly kind: 'number' | 'reality';
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
      if (
        one.number === other.number
          ? one.bound === other.bound && a.reality === b.reality
          : a.numbers.has(other.number) || b.numbers.has(one.number)
      )
        continue;
      return one.words.length >= other.words.length ? one.words : other.words;
    }
  return undefined;
}

/** Opens or ends a quotation: its speaker's mood, not the fact's. */
const QUOTED = /^\s*["“„«]|["”»]/;

/** Where one tells as done what the other tells as possible or denies: the name or noun phrase they share. */
function aboutReality(a: Statement, b: Statement): string | undefined {
  const pair = new Set([a.reality, b.reality]);
  if (!(pair.has('done') && (pair.has('possible') || pair.has('denied')))) return undefined;
  if (![...a.verbs].some((verb) => b.verbs.has(verb))) return undefined;
  if (QUOTED.test(a.text) || QUOTED.test(b.text)) return undefined;
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
