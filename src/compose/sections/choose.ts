import type { Lean } from '../lean/lean.ts';
import { likelyToLean } from '../lean/likely.ts';
import type { Statement } from '../statement/statement.ts';
import { type Groups, groups } from '../stories/groups.ts';
import { turned } from '../stories/transitions.ts';
import type { Alike } from './alike.ts';
import type { Scores } from './classify.ts';
import { type Report, reports } from './reports.ts';
import type { Learned } from './section-scores.ts';
import type { Sections } from './sections.ts';
import weights from './ties.yaml';

/** The weights of ties.yaml, where they are explained. */
export interface Ties {
  readonly scale: number;
  readonly loudest: number;
  readonly quietest: number;
  readonly rest: number;
  readonly words: number;
  readonly headline: number;
  readonly head: number;
  readonly together: number;
  readonly heading: number;
  readonly text: number;
  readonly paragraph: number;
  readonly next: number;
  readonly section: number;
  readonly turn: number;
  readonly lean: number;
  readonly likely: number;
  readonly lede: number;
  readonly fading: number;
  readonly alike: number;
}

/** The section of each statement, by index of the rule, and how likely it is, 0–1. */
export interface Chosen {
  readonly section: Int32Array;
  readonly belief: Float64Array;
}

/** What each statement has for itself. By statement index. */
export interface Evidence {
  /** By its own words. */
  readonly own: readonly Scores[];
  /** By single words. */
  readonly learned: readonly Learned[];
  /** By the heading above, or the headline. */
  readonly heading: readonly Scores[];
  /** Statements of different sources that are about one thing. */
  readonly alike: readonly Alike[];
}

/** Leaning of this rule is on something told nowhere: that the sentence before tells of it is a guess, and no tie. */
const GUESSED = 'taken for known';
/** Sentences bound by leaning at the most. */
const LONGEST = 20;
/** Rounds in which all tell those they are tied to what they believe; it changes little after so many. */
const ROUNDS = 8;

/**
 * Chooses sections: those that cannot stand without each other (leaning, told in the same words) share one; all others are only
 * tied to their neighbours, to what they loosely lean on, and to their likes in other texts. Each believes in a section by its own
 * words and by what those it is tied to believe (mean field on a graph of ties). Linear in statements and ties.
 *
 * @param printedAs  by which statement each is printed; itself where it is.
 */
export function chooseSections(
  statements: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  printedAs: Int32Array,
  { own, learned, heading, alike }: Evidence,
  sections: Sections,
  ties: Ties = weights as Ties,
): Chosen {
  const count = sections.rules.length;
  const bound = boundByLeaning(statements, leaning, printedAs);
  const home = (n: number): number => bound.find(printedAs[n] as number);
  const heard = (score: number): number => Math.max(ties.quietest, Math.min(ties.loudest, score));
  const said = learned.map(({ words }) => words.map((x) => (x * ties.words) / ties.scale));

  const speak = new Map<number, Float64Array>();
  const sizes = new Map<number, { weight: number; members: number }>();
  const texts = new Map<number, { sum: Float64Array; members: number }>();
  for (const { index, source } of statements) {
    const scores = own[index] as Scores;
    const words = said[index] as Scores;
    let text = texts.get(source);
    if (text === undefined) {
      text = { sum: new Float64Array(count), members: 0 };
      texts.set(source, text);
    }
    text.members++;
    for (let s = 0; s < count; s++) text.sum[s] = (text.sum[s] as number) + heard(scores[s] as number) + (words[s] as number);
    const root = home(index);
    let sum = speak.get(root);
    let size = sizes.get(root);
    if (sum === undefined || size === undefined) {
      sum = new Float64Array(count);
      size = { weight: 0, members: 0 };
      speak.set(root, sum);
      sizes.set(root, size);
    }
    // What is told again elsewhere speaks again: its other texts' neighbours do too.
    const factor = leaning[index] === undefined ? ties.head : 1;
    size.weight += factor;
    size.members++;
    for (let s = 0; s < count; s++)
      sum[s] = (sum[s] as number) + factor * (heard((scores[s] as number) + (s === sections.rest ? ties.rest : 0)) + (words[s] as number));
  }
  for (const [root, sum] of speak) {
    const { weight, members } = sizes.get(root) as { weight: number; members: number };
    const text = texts.get((statements[root] as Statement).source) as { sum: Float64Array; members: number };
    const above = heading[root] as Scores;
    for (let s = 0; s < count; s++)
      sum[s] =
        ties.scale *
        (((sum[s] as number) * members ** ties.together) / weight +
          ties.heading * heard(above[s] as number) +
          (ties.headline * ((learned[root] as Learned).heading[s] as number)) / ties.scale +
          (ties.text * (text.sum[s] as number)) / text.members);
  }

  const tied = new Map<number, { to: number; by: number }[]>();
  const tie = (n: number, m: number, by: number): void => {
    const [a, b] = [home(n), home(m)];
    if (a === b || by === 0) return;
    for (const [one, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const list = tied.get(one);
      if (list === undefined) tied.set(one, [{ to, by }]);
      else list.push({ to, by });
    }
  };
  const report = reports(statements, leaning);
  statements.forEach((statement, n) => {
    const before = statements[n - 1];
    if (before === undefined || before.source !== statement.source) return;
    tie(n - 1, n, neighbourly(before, statement, ties));
    const { lede, close } = report[n] as Report;
    if (lede < n) tie(lede, n, (ties.lede * close) / (n - lede) ** ties.fading);
  });
  leaning.forEach((lean, n) => {
    if (lean !== undefined && printedAs[n] === n) tie(n, lean.on, lean.rule === GUESSED ? 0 : ties.lean);
  });
  for (const { a, b, likeness } of alike) tie(a, b, ties.alike * likeness);

  const beliefs = new Map<number, Float64Array>();
  for (const [root, sum] of speak) beliefs.set(root, share(sum));
  for (let round = 0; round < ROUNDS; round++)
    for (const [root, sum] of speak) {
      const told = sum.slice();
      for (const { to, by } of tied.get(root) ?? []) {
        const other = beliefs.get(to) as Float64Array;
        for (let s = 0; s < count; s++) told[s] = (told[s] as number) + by * (other[s] as number);
      }
      beliefs.set(root, share(told));
    }

  const section = new Int32Array(statements.length);
  const belief = new Float64Array(statements.length);
  statements.forEach((_, n) => {
    const mine = beliefs.get(home(n)) as Float64Array;
    let top = sections.rest;
    for (let s = 0; s < count; s++) if ((mine[s] as number) > (mine[top] as number)) top = s;
    section[n] = top;
    belief[n] = mine[top] as number;
  });
  return { section, belief };
}

/** Sentences that cannot be read without another share its section, and that of whatever it was merged into. */
function boundByLeaning(statements: readonly Statement[], leaning: readonly (Lean | undefined)[], printedAs: Int32Array): Groups {
  const bound = groups(statements.length);
  const size = new Int32Array(statements.length).fill(1);
  leaning.forEach((lean, n) => {
    if (lean === undefined || lean.weak === true || printedAs[n] !== n) return;
    const [a, b] = [bound.find(n), bound.find(printedAs[lean.on] as number)];
    const both = (size[a] as number) + (size[b] as number);
    if (a === b || both > LONGEST) return;
    bound.join(a, b);
    size[bound.find(a)] = both;
  });
  return bound;
}

function neighbourly(before: Statement, statement: Statement, ties: Ties): number {
  if (turned(statement)) return ties.turn;
  if (before.unit.heading?.start !== statement.unit.heading?.start) return ties.section;
  const near = before.unit.paragraph === statement.unit.paragraph ? ties.paragraph : ties.next;
  return near + ties.likely * likelyToLean(before, statement);
}

/** Log odds to shares of one. */
function share(odds: Float64Array): Float64Array {
  const most = odds.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let sum = 0;
  const shares = odds.map((x) => {
    const part = Math.exp(x - most);
    sum += part;
    return part;
  });
  return shares.map((part) => part / sum);
}
