import { containment, cosine, type Rarity, type Vector, vectorOf } from '../facts/likeness.ts';
import type { Lean } from '../lean/lean.ts';
import type { Statement } from '../statement/statement.ts';
import type { Story } from '../stories/stories.ts';
import { hangsOnQuestion, spoken } from '../talk/spoken.ts';
import { tellsNews } from '../talk/spoken-value.ts';
import { leastLine } from './least-line.ts';
import { ADDRESSES } from './rank.ts';

/** A story with its sentences in printed order and its news value. */
export interface RankedStory extends Story {
  readonly order: readonly number[];
  readonly value: number;
}

/** What is known of a candidate's ground. */
export interface Pick {
  readonly statement: number;
  readonly value: number;
}

const MOST = 4;
const LEAST = 3;
/** A further sentence of the same story is worth so much less. */
const FURTHER = 0.6;
/** Another section comes before another story of the same only with what is worth this share of the best; less is said only where there is too little. */
const WORTHY = 0.25;
/** Two sentences of which so much is alike tell one thing twice. */
const AGAIN = { cosine: 0.33, containment: 0.5 } as const;
/** What a sentence keeps of its worth that tells of how things are, and of no deed. */
const STATE = 0.6;

/**
 * Three or four sentences of different events that stand by themselves, most newsworthy first. Each section comes once before
 * any comes twice, but for what is worth little beside the best; nothing is told twice. Where none stands by itself, the least that tells something.
 *
 * @param stories  those printed.
 * @param differ   which two disagree: then both are told.
 * @param isOld    told by an earlier edition: only where there is too little that is not.
 */
export function pickBottomLine(
  stories: readonly RankedStory[],
  statements: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  values: readonly number[],
  of: Rarity,
  differ: (a: number, b: number) => boolean,
  isOld: (n: number) => boolean = () => false,
): Pick[] {
  const found = candidatesOf(2);
  const candidates = found.length > 0 ? found : candidatesOf(1);
  function candidatesOf(names: number) {
    return stories
      .flatMap((story) => {
        const fit = story.order.filter(
          (n) =>
            leaning[n] === undefined &&
            standsAlone(statements[n] as Statement, names) &&
            isNews(statements[n] as Statement, values[n] as number),
        );
        return fit
          .sort((a, b) => Number(isOld(a)) - Number(isOld(b)) || (values[b] as number) - (values[a] as number) || a - b)
          .slice(0, MOST)
          .map((statement, place) => ({
            statement,
            place,
            old: isOld(statement),
            event: story.event,
            value: story.value * FURTHER ** place * worthOf(statement, story),
            section: story.section,
          }));
      })
      .sort(byValue);
  }
  /** A story of talk is worth as much here as what is taken of it; less where that opens with "And", or tells no news. */
  function worthOf(n: number, { order }: RankedStory): number {
    const statement = statements[n] as Statement;
    const talk = spoken(statement);
    if (talk === undefined) return statement.state && statement.verbs.size === 0 ? STATE : 1;
    const best = order.reduce((most, m) => Math.max(most, values[m] as number), 0);
    return (best === 0 ? 1 : (values[n] as number) / best) * (talk.from === 0 ? 1 : JOINED) * (tellsNews(statement, talk) ? 1 : NO_NEWS);
  }
  const picked: typeof candidates = [];
  type Candidate = (typeof candidates)[number];
  const otherEvent = (one: Candidate): boolean => one.place === 0 && !picked.some(({ event }) => event === one.event);
  const otherSection = (one: Candidate): boolean => otherEvent(one) && !picked.some(({ section }) => section === one.section);
  const few = (): boolean => picked.length < LEAST;
  const best = candidates.find(({ old }) => !old)?.value ?? 0;
  const worthy = (one: Candidate): boolean => one.value >= WORTHY * best;
  const vectors = new Map<Candidate, Vector>();
  const vectorOn = (one: Candidate): Vector => {
    const known = vectors.get(one) ?? vectorOf([statements[one.statement] as Statement], of);
    vectors.set(one, known);
    return known;
  };
  const again = (one: Candidate): boolean =>
    picked.some((other) => {
      const [a, b] = [vectorOn(one), vectorOn(other)];
      return !differ(one.statement, other.statement) && (cosine(a, b) >= AGAIN.cosine || containment(a, b) >= AGAIN.containment);
    });
  // Other events before the same, other sections before the same; a second sentence of a story only where there are too few stories.
  for (const allowed of [
    (one: Candidate) => !one.old && worthy(one) && otherSection(one),
    (one: Candidate) => !one.old && worthy(one) && otherEvent(one),
    (one: Candidate) => !one.old && few() && otherSection(one),
    (one: Candidate) => !one.old && few() && otherEvent(one),
    (one: Candidate) => !one.old && few() && one.place === 0,
    (one: Candidate) => few() && otherSection(one),
    (one: Candidate) => few() && otherEvent(one),
    few,
  ])
    for (const one of candidates) if (picked.length < MOST && !picked.includes(one) && allowed(one) && !again(one)) picked.push(one);
  if (picked.length === 0) {
    const printed = stories.flatMap(({ order }) => order);
    return leastLine(printed, statements, leaning, values).map((statement) => ({ statement, value: values[statement] as number }));
  }
  return picked.sort(byValue);
}

/** What is new first, then the most newsworthy. */
function byValue(a: Pick & { readonly old: boolean }, b: Pick & { readonly old: boolean }): number {
  return Number(a.old) - Number(b.old) || b.value - a.value || a.statement - b.statement;
}

/** Talk of less value is no news of the day, whatever else there is. */
const TALK_LEAST = 0.2;
/** What a spoken sentence keeps of its worth that opens with a word of joining, and that tells no news. */
const JOINED = 0.8;
const NO_NEWS = 0.75;

/** Whether a sentence is worth the bottom line as far as it is talk: it tells something by itself. */
function isNews(statement: Statement, value: number): boolean {
  const talk = spoken(statement);
  return talk === undefined || (talk.kind === 'telling' && value >= TALK_LEAST && !hangsOnQuestion(statement));
}

const PERSONAL = /^(?:i|me|my|mine|you|your|yours|i'm|i've|i'll|i'd|you're|you've|you'll)$/;
const QUOTED = /["“„«][^"“”„«»]*["”»]/g;
/** Who speaks is not named in the sentence. */
const OURS = /\b(?:we|our|ours)\b/i;
const TALKS = /^(?:we|us|our|here|today|this|that|these|those|again)$/;

/** A sentence that a reader understands without any other: neither too short nor endless, no open quotation, no list item. */
function standsAlone(statement: Statement, least: number): boolean {
  const { words, text, unit } = statement;
  // Nobody is met in the bottom line who says "I" or "you"; talk stands there where it is not about who talks.
  if (words.some(({ word }) => PERSONAL.test(word))) return false;
  if (unit.speaker === undefined && OURS.test(text.replace(QUOTED, ''))) return false;
  const spokenHere = unit.speaker !== undefined && spoken(statement) === undefined;
  if (spokenHere && (statement.names.size < least || words.some(({ word }) => ADDRESSES.test(word) || TALKS.test(word)))) return false;
  return (
    words.length >= 8 &&
    words.length <= 60 &&
    statement.names.size > 0 &&
    !words.slice(0, 10).some(({ word }) => word === 'also' || word === 'however' || word === 'though') &&
    !/^\s*["“„«*•]/.test(text) &&
    (text.match(/["“”„«»]/g)?.length ?? 0) % 2 === 0 &&
    /[.!?…]["'”’)]*\s*$/.test(text)
  );
}
