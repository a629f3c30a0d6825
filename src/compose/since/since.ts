import type { Brief, Status } from '../../model/brief.ts';
import type { Because } from '../../model/log.ts';
import type { Source } from '../../model/source.ts';
import type { Lean } from '../lean/lean.ts';
import type { Reading } from '../statement/reading.ts';
import type { Statement } from '../statement/statement.ts';
import { groupedBy } from './grouped-by.ts';
import { type Earlier, readEarlier } from './reworded.ts';
import { sameTime, type Timed } from './same-time.ts';
import { type Wording, wordingOf, wordingsIn } from './wordings.ts';

/** So many editions back an item is known from; who was away for longer reads it as news. */
export const EDITIONS_BACK = 7;
/** The same words by chance are no fact: in another text, this many are needed. */
const LEAST_WORDING = 6;
/** A story goes on an earlier one where so many of its sentences were told there. */
const TOLD_SHARE = 1 / 3;

/** What earlier editions told of what this one tells. By statement index; only printed statements are asked for. */
export interface Since {
  /** ISO date of the last earlier edition. */
  readonly edition: string;
  /** ISO date of the first that is looked at. */
  readonly from: string;
  /** ISO date of the last edition that told the same; undefined where it is new. */
  readonly toldIn: (n: number) => string | undefined;
  /** Why it is known; empty where it is new. */
  readonly because: (n: number) => readonly Because[];
  /** @param story  its printed statements, the lede first. */
  readonly statusOf: (story: readonly number[]) => { readonly status: Status; readonly because: readonly Because[] };
}

/** An earlier wording of the same. */
interface Match {
  readonly wording: Wording;
  readonly because: () => readonly Because[];
}

/**
 * Compares what is to be printed with what earlier editions told: the very same text, the same words elsewhere, the same fact in
 * other words. In doubt it is new: news that is taken for old is worse than old news. Pure; no pass over all pairs.
 *
 * @param told      each printed statement with all that say the same, itself first.
 * @param editions  of any dates; the last seven before `date` count.
 * @returns undefined where there is none.
 */
export function compareWithEarlier(
  reading: Reading,
  leaning: readonly (Lean | undefined)[],
  told: ReadonlyMap<number, readonly number[]>,
  editions: readonly Brief[],
  date: string,
): Since | undefined {
  const before = [...new Map(editions.filter(({ edition }) => edition.date < date).map((one) => [one.edition.date, one])).values()]
    .sort((a, b) => (a.edition.date < b.edition.date ? 1 : -1))
    .slice(0, EDITIONS_BACK);
  const [last] = before;
  if (last === undefined) return undefined;
  const wordings = wordingsIn(before);
  const matches = sameWords(reading, leaning, wordings, date);

  // What the same words have told need not be looked for in others: often there is nothing else.
  let read: Earlier | undefined;
  const earlier = (): Earlier => (read ??= readEarlier(reading.statements, leaning, eachOnce(wordings), reading.isName));
  const at = (n: number): Statement => reading.statements[n] as Statement;
  const found = new Map<number, readonly Match[]>();
  const matchesOf = (n: number): readonly Match[] => {
    let list = found.get(n);
    if (list === undefined) {
      list = matches.get(n) ?? findMatches(n);
      found.set(n, list);
    }
    return list;
  };
  function findMatches(n: number): readonly Match[] {
    for (const m of told.get(n) ?? []) {
      const same = m === n ? undefined : matches.get(m);
      if (same !== undefined && earlier().addsNothingTo(n, m)) return same;
    }
    const now = timed(reading, n, date);
    return earlier()
      .tellersOf(n)
      .filter(({ wording }) => sameTime(now, spoken(wording), false) && inContext(n, leaning, wording, matchesOf));
  }

  return {
    edition: last.edition.date,
    from: (before.at(-1) ?? last).edition.date,
    because: (n) => matchesOf(n)[0]?.because() ?? [],
    toldIn: (n) => matchesOf(n)[0]?.wording.edition,
    statusOf(story) {
      const known = story.filter((n) => matchesOf(n).length > 0);
      const count: Because = { rule: `of its ${story.length} sentences told before`, weight: known.length };
      if (known.length === story.length) return { status: 'unchanged', because: [count] };
      if (known[0] === story[0] || known.length >= TOLD_SHARE * story.length) return { status: 'updated', because: [count] };
      const same = earlier().storyOf(story);
      if (same !== undefined)
        return {
          status: 'updated',
          because: [count, { rule: `likeness to a story of ${same.wording.edition}`, weight: same.likeness, words: opening(same.wording) }],
        };
      for (const n of story) {
        const event = earlier().eventOf(n);
        if (event !== undefined)
          return {
            status: 'updated',
            because: [
              count,
              { rule: `the same event in ${event.wording.edition}`, weight: 1, words: opening(event.wording), cite: at(n).cite },
            ],
          };
      }
      return { status: 'new', because: [count] };
    },
  };
}

/** Finds for each statement the earlier wordings that have its words, the latest first. */
function sameWords(
  { sources, statements }: Reading,
  leaning: readonly (Lean | undefined)[],
  wordings: readonly Wording[],
  date: string,
): ReadonlyMap<number, readonly Match[]> {
  const last = wordings[0]?.edition;
  const byPlace = groupedBy(wordings, ({ source, start }) => `${source.sha256} ${start}`);
  let byWording: ReadonlyMap<string, readonly Wording[]> | undefined;
  const matches = new Map<number, readonly Match[]>();
  for (const { index, source: s, cite, words, text, unit, names, numbers } of statements) {
    const source = sources[s] as Source;
    const found: Match[] = [];
    for (const wording of byPlace.get(`${source.sha256} ${cite.start}`) ?? [])
      if (wording.source.text === source.text)
        found.push({ wording, because: () => [{ rule: 'the same text', weight: 1, words: wording.source.path }] });
    // A later edition may have told it from another text.
    if (words.length >= LEAST_WORDING && found[0]?.wording.edition !== last) {
      byWording ??= groupedBy(wordings, (wording) => wording.read().wording);
      const now = { text, language: unit.language, spokenOn: source.published ?? date };
      // "The situation remains tense" is said of many a place.
      const said = names.size + numbers.size > 0 || statements[index - 1]?.source !== s;
      for (const wording of byWording.get(wordingOf(words)) ?? [])
        if (
          sameTime(now, spoken(wording), true) &&
          inContext(index, leaning, wording, (m) => matches.get(m) ?? []) &&
          (said || toldIn(matches.get(index - 1), wording))
        )
          found.push({ wording, because: () => [{ rule: 'the same words', weight: 1, words: opening(wording) }] });
    }
    if (found.length > 0) matches.set(index, found.sort(latestFirst));
  }
  return matches;
}

function latestFirst({ wording: { edition: a } }: Match, { wording: { edition: b } }: Match): number {
  return a < b ? 1 : a > b ? -1 : 0;
}

/** Of each wording the last edition's. */
function eachOnce(wordings: readonly Wording[]): Wording[] {
  return [...groupedBy(wordings, (wording) => wording.read().wording).values()].flatMap(([first]) =>
    first === undefined || first.read().words.length === 0 ? [] : [first],
  );
}

/** Whether what a statement cannot be read without was told in the same story too. */
function inContext(
  n: number,
  leaning: readonly (Lean | undefined)[],
  wording: Wording,
  matchesOf: (m: number) => readonly Match[],
): boolean {
  const lean = leaning[n];
  return lean === undefined || lean.loose || toldIn(matchesOf(lean.on), wording);
}

function toldIn(matches: readonly Match[] | undefined, { story }: Wording): boolean {
  return matches?.some(({ wording }) => wording.story === story) ?? false;
}

function spoken({ text, source, spokenOn }: Wording): Timed {
  return { text, language: source.language, spokenOn };
}

function timed({ sources, statements }: Reading, n: number, date: string): Timed {
  const { text, unit, source } = statements[n] as Statement;
  return { text, language: unit.language, spokenOn: sources[source]?.published ?? date };
}

/** The first words of a wording. */
function opening({ text }: Wording): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length <= 60 ? words : `${words.slice(0, words.lastIndexOf(' ', 60))} …`;
}
