import type { Brief } from '../model/brief.ts';
import { type Log, silent } from '../model/log.ts';
import type { Source } from '../model/source.ts';
import { daysBetween } from '../text/dates.ts';
import { tokens } from '../text/tokens.ts';
import { assemble, type Found } from './assemble.ts';
import { explainAll } from './explain.ts';
import { findCopies } from './facts/copies.ts';
import { differences } from './facts/disagree.ts';
import { rarityOf } from './facts/likeness.ts';
import { merge } from './facts/merge.ts';
import { countOrigins } from './facts/origins.ts';
import { fitToPages } from './fit-to-pages.ts';
import { antecedentsInPrint } from './lean/antecedents.ts';
import { findLeaning } from './lean/lean.ts';
import { likelyToLean } from './lean/likely.ts';
import type { ComposeOptions } from './options.ts';
import { arrange } from './order/arrange.ts';
import type { RankedStory } from './order/bottom-line.ts';
import { longOver } from './order/long-over.ts';
import { aheadFinder } from './order/look-ahead.ts';
import { newsValue } from './order/rank.ts';
import { alikeAcross } from './sections/alike.ts';
import { chooseSections } from './sections/choose.ts';
import { apart, type Scores } from './sections/classify.ts';
import { sectionScores } from './sections/section-scores.ts';
import { compileSections, parseSections, standardSections } from './sections/sections.ts';
import { compareWithEarlier } from './since/since.ts';
import { type Reading, readTexts } from './statement/reading.ts';
import type { Statement } from './statement/statement.ts';
import { findStories } from './stories/stories.ts';
import { idle, spoken } from './talk/spoken.ts';
import { spokenValue } from './talk/spoken-value.ts';

/**
 * Makes a brief of sources. Pure: the same sources and options give the same brief, in whatever order the sources come.
 *
 * The passes, in order: segment, copies, leaning, section scores, merge, stories, order and news value, bottom line,
 * figures, disagreements, look ahead, fit. With earlier editions, what changed since: before the bottom line.
 *
 * @throws BriefError if `options.sections` is not a list of sections.
 */
export function compose(sources: readonly Source[], options: ComposeOptions, log: Log): Brief {
  const sections = compileSections(options.sections === undefined ? standardSections() : parseSections(options.sections, 'sections'));
  const reading = readTexts(sources, log);
  const { statements, bySource } = reading;
  const copyOf = findCopies(reading.wordsOf);
  const leant = bySource.flatMap((list) => findLeaning(list));
  const { own, heading, learned, scores, classes } = sectionScores(reading, sections);
  const of = rarityOf(statements);
  const merging = merge(
    statements,
    leant,
    of,
    copyOf,
    reading.sources.map(({ published }) => published),
  );
  const { printedAs } = merging;
  const leaning = antecedentsInPrint(leant, printedAs, (a, b) => apart(scores[a] as Scores, scores[b] as Scores, sections));
  const told = toldBy(printedAs);
  const origins = (n: number): number =>
    countOrigins(
      (told.get(n) ?? [n]).map((m) => statements[m] as Statement),
      reading.sources,
      copyOf,
    );
  const judge = judgeOf(reading, told, origins, (n) => leaning[n] !== undefined, options.date);
  const values = statements.map(({ index }) => judge(index).value);
  const chosen = chooseSections(
    statements,
    leaning,
    printedAs,
    { own, learned, heading, alike: alikeAcross(statements, printedAs, of) },
    sections,
  );
  const ranked = findStories(statements, leaning, printedAs, merging.affairs, merging.kin, scores, chosen.section, of, sections)
    .map((story): RankedStory => {
      const order = arrange(
        story.statements,
        statements,
        leaning,
        printedAs,
        (n) => told.get(n) ?? [n],
        (n) => values[n] as number,
        (n) => likelyToLean(statements[n - 1] as Statement, statements[n] as Statement),
      );
      return { ...story, order, value: storyValue(order.filter((n) => !idle(statements[n] as Statement)).map((n) => values[n] as number)) };
    })
    .sort((a, b) => b.value - a.value || (a.order[0] as number) - (b.order[0] as number));
  const since = compareWithEarlier(reading, leaning, told, options.earlier ?? [], options.date);
  const isOld = (n: number): boolean => since?.toldIn(n) !== undefined;
  const stories =
    since === undefined || options.unchanged !== 'last'
      ? ranked
      : [...ranked].sort((a, b) => Number(a.order.every(isOld)) - Number(b.order.every(isOld)));
  const found: Found = {
    reading,
    copyOf,
    sections,
    leaning,
    told,
    origins,
    values,
    of,
    stories,
    differences: differences(merging.conflicts, statements, printedAs),
    since,
    aheadIn: aheadFinder(({ source }) => (reading.sources[source] as Source).published ?? options.date, options.date),
  };

  const { pages, count } = options;
  let { brief, places } = assemble(found, options, log);
  if (pages !== undefined && count !== undefined) {
    const layOut = (kept: ReadonlySet<number>): Brief => assemble(found, options, silent, kept).brief;
    const kept = fitToPages(pages, brief, stories, statements, leaning, printedAs, values, isOld, layOut, count);
    if (kept !== undefined) ({ brief, places } = assemble(found, options, log, kept));
  }
  const { changes } = brief.edition;
  if (changes !== undefined && changes.new + changes.updated === 0)
    log.tell({
      severity: 'warning',
      code: 'compose/nothing-new',
      reason: `Nothing is new since the edition of ${changes.since}: it and those before it told all of this.`,
      hint: 'Name the sources of the day; or is this edition sent already?',
    });
  if (log.explaining)
    explainAll(
      {
        reading,
        sections,
        classes,
        scores,
        chosen,
        leaning,
        merging,
        stories,
        since,
        places,
        brief,
        grounds: (n) => judge(n).because,
        values,
      },
      log,
    );
  return brief;
}

/** Each printed statement with all that say the same, itself first, then in canonical order. */
function toldBy(printedAs: Int32Array): ReadonlyMap<number, readonly number[]> {
  const told = new Map<number, number[]>();
  printedAs.forEach((printed, n) => {
    const list = told.get(printed);
    if (list === undefined) told.set(printed, printed === n ? [n] : [printed, n]);
    else if (n !== printed) list.push(n);
  });
  return told;
}

/** The judge of news value, by statement index. */
function judgeOf(
  reading: Reading,
  told: ReadonlyMap<number, readonly number[]>,
  origins: (n: number) => number,
  leans: (n: number) => boolean,
  date: string,
): (n: number) => ReturnType<typeof newsValue> {
  const { sources, statements, bySource } = reading;
  const latest =
    sources
      .map(({ published }) => published?.slice(0, 10) ?? '')
      .sort()
      .at(-1) ?? '';
  const headlines = sources.map(({ headline }) => new Set(tokens(headline ?? '').flatMap(({ word }) => (word.length > 3 ? [word] : []))));
  return (n) => {
    const statement = statements[n] as Statement;
    const list = bySource[statement.source] as readonly Statement[];
    const before = n - (list[0] as Statement).index;
    const { published } = sources[statement.source] as Source;
    const headline = headlines[statement.source] as ReadonlySet<string>;
    const held = new Set(statement.words.flatMap(({ word }) => (headline.has(word) ? [word] : []))).size;
    const heard = {
      origins: told.has(n) ? origins(n) : 1,
      sources: told.get(n)?.length ?? 1,
      leans: leans(n),
      age: published === undefined || latest === '' ? 0 : Math.max(0, daysBetween(published, latest)),
      headline: headline.size === 0 ? 0 : held / headline.size,
      longOver: longOver(statement, published?.slice(0, 10)),
    };
    const talk = spoken(statement);
    if (talk !== undefined) return spokenValue(statement, talk, { ...heard, year: Number((published ?? date).slice(0, 4)) });
    return newsValue(statement, {
      ...heard,
      position: before / Math.max(1, list.length - 1),
      before,
    });
  };
}

/** News value of a story: its best sentence above all, then the next best and how much there is of it. */
function storyValue(values: readonly number[]): number {
  const [best = 0, next = 0] = [...values].sort((a, b) => b - a);
  return Math.min(1, best * 0.8 + next * 0.1 + Math.min(0.15, 0.015 * values.length));
}
