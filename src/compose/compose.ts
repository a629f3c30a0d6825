import type { Brief, BriefSource, Disagreement, Item, Omission, OmissionReason, Section, Sentence, SentenceRef } from '../model/brief.ts';
import type { Log } from '../model/log.ts';
import type { Failure, Source } from '../model/source.ts';
import { daysBetween } from '../text/dates.ts';
import { type Token, tokens } from '../text/tokens.ts';
import { learnStates, stateClasses } from './actors.ts';
import { arrange } from './arrange.ts';
import { contextScores, ownScores } from './classify.ts';
import { findCopies } from './copies.ts';
import type { Classes } from './cues.ts';
import { differences } from './disagree.ts';
import { explainAll } from './explain.ts';
import { figuresOf, type ToldSentence } from './figures.ts';
import { editionOf } from './identity.ts';
import { findLeaning, type Lean } from './lean.ts';
import { rarityOf } from './likeness.ts';
import { lookAhead } from './look-ahead.ts';
import { merge } from './merge.ts';
import { newsValue } from './rank.ts';
import { compileSections, parseSections, standardSections } from './sections.ts';
import { segment } from './segment.ts';
import { nameTest, printedText, readStatement, type Statement } from './statement.ts';
import { findStories } from './stories.ts';
import type { Unit } from './unit.ts';

export interface ComposeOptions {
  /** ISO date of the edition: its only clock. */
  readonly date: string;
  /** IANA zone; "UTC" unless given. */
  readonly zone?: string | undefined;
  /** ISO date, or date and time; the latest source date unless given. */
  readonly asOf?: string | undefined;
  readonly title?: string | undefined;
  readonly number?: string | undefined;
  readonly marking?: string | undefined;
  readonly next?: string | undefined;
  /** BCP 47, of the labels and the brief as a whole; "en" unless given. */
  readonly language?: string | undefined;
  /** Sections in place of the product's, as a config file gives them; checked here. */
  readonly sections?: unknown;
  /** Sources that could not be read, passed on to the back matter. */
  readonly failures?: readonly Failure[] | undefined;
  /** Most pages of the body; everything is printed unless given with `count`. */
  readonly pages?: number | undefined;
  /** Pages of the body of a brief, by the typesetter. */
  readonly count?: ((brief: Brief) => number) | undefined;
}

/**
 * Makes a brief of sources. Pure: the same sources and options give the same brief, in whatever order the sources come.
 *
 * The passes, in order: segment, copies, leaning, section scores, merge, stories, order and news value, bottom line,
 * figures, disagreements, look ahead, fit.
 *
 * @throws BriefError if `options.sections` is not a list of sections.
 */
export function compose(sources: readonly Source[], options: ComposeOptions, log: Log): Brief {
  const sections = compileSections(options.sections === undefined ? standardSections() : parseSections(options.sections, 'sections'));
  const ordered = canonical(sources);
  const { statements, omitted, bySource, wordsOf } = readAll(ordered, log);

  const copyOf = findCopies(wordsOf);
  const of = rarityOf(statements);
  const leaning: (Lean | undefined)[] = bySource.flatMap((list) => findLeaning(list));
  const states = learnStates(statements.map(({ words }) => words));
  const classesOf = (n: number): Classes => stateClasses((statements[n] as Statement).words, states);
  const own = statements.map(({ words, index, core }) => ownScores(sections.find(words, classesOf(index)), sections, core));
  const scores = bySource.flatMap((list, s) => {
    const source = ordered[s] as Source;
    const headings = list.map(({ unit }) =>
      unit.heading === undefined ? (source.headline ?? '') : source.text.slice(unit.heading.start, unit.heading.end),
    );
    return contextScores(
      list,
      list.map((statement) => own[statement.index] as number[]),
      headings,
      sections,
    );
  });
  const merging = merge(statements, leaning, of, copyOf);
  const { printedAs } = merging;
  const told = new Map<number, number[]>();
  printedAs.forEach((printed, n) => void told.set(printed, [...(told.get(printed) ?? []), n]));

  const latest =
    ordered
      .map(({ published }) => published?.slice(0, 10) ?? '')
      .sort()
      .at(-1) ?? '';
  const originsOf = (printed: number): number =>
    countOrigins(
      (told.get(printed) ?? [printed]).map((n) => statements[n] as Statement),
      ordered,
      copyOf,
    );
  const judge = (statement: Statement): ReturnType<typeof newsValue> => {
    const list = bySource[statement.source] as readonly Statement[];
    const place = statement.index - (list[0] as Statement).index;
    const source = ordered[statement.source] as Source;
    const also = told.get(statement.index) ?? [];
    return newsValue(statement, {
      origins: printedAs[statement.index] === statement.index ? originsOf(statement.index) : 1,
      sources: Math.max(1, also.length),
      position: place / Math.max(1, list.length - 1),
      before: place,
      leans: leaning[statement.index] !== undefined,
      age: source.published === undefined || latest === '' ? 0 : Math.max(0, daysBetween(source.published, latest)),
      headline: headlineShare(statement, source),
    });
  };
  const values = statements.map((statement) => judge(statement).value);

  const stories = findStories(statements, leaning, printedAs, scores, of, sections).map((story) => {
    const order = arrange(story.statements, statements, leaning, printedAs, (n) => values[n] as number);
    const best = [...order.map((n) => values[n] as number)].sort((a, b) => b - a);
    const value = Math.min(1, (best[0] ?? 0) * 0.8 + (best[1] ?? 0) * 0.1 + Math.min(0.15, 0.015 * order.length));
    return { ...story, order, value };
  });

  let count = 0;
  const places = new Map<number, SentenceRef>();
  const sentenceOf = (n: number): Sentence => {
    const statement = statements[n] as Statement;
    const others = (told.get(n) ?? []).filter((m) => m !== n);
    return {
      text: statement.text,
      cites: [statement.cite, ...others.map((m) => (statements[m] as Statement).cite)],
      ...(statement.unit.cuts === undefined || statement.unit.cuts.length === 0 ? {} : { cuts: statement.unit.cuts }),
      origins: originsOf(n),
    };
  };
  const leave = (n: number, reason: OmissionReason): void => {
    for (const m of told.get(n) ?? [n]) omitted.push({ ...(statements[m] as Statement).cite, reason });
  };
  const inPrint: number[] = [];
  const made: Section[] = sections.rules.map((rule, s) => {
    const items: Item[] = [];
    const mine = stories
      .filter((story) => story.section === s)
      .sort((a, b) => b.value - a.value || (a.order[0] as number) - (b.order[0] as number));
    mine.forEach((story, place) => {
      if (rule.exclude === true || (rule.limit !== undefined && place >= rule.limit)) {
        for (const n of story.order) leave(n, rule.exclude === true ? 'excluded' : 'length');
        return;
      }
      const id = `i${++count}`;
      story.order.forEach((n, sentence) => void places.set(n, { item: id, sentence }));
      inPrint.push(...story.order);
      items.push({ id, sentences: story.order.map(sentenceOf), value: Math.round(story.value * 1000) / 1000 });
    });
    return { id: rule.id, title: rule.title, items };
  });

  if (log.explaining)
    explainAll(
      {
        statements,
        sections,
        classes: classesOf,
        scores,
        leaning,
        merging,
        placed: new Map(
          stories.flatMap((story) =>
            story.order.flatMap((n) => {
              const ref = places.get(n);
              return ref === undefined ? [] : [[n, { section: story.section, item: ref.item, size: story.order.length }] as const];
            }),
          ),
        ),
        grounds: (n) => judge(statements[n] as Statement).because,
        values,
      },
      log,
    );

  const bottomLine = pickBottomLine();
  const disagreements: Disagreement[] = differences(merging.conflicts, statements, printedAs)
    .filter(({ a, b }) => places.has(a) && places.has(b))
    .map(({ about, a, b }) => ({ about, sentences: [sentenceOf(a), sentenceOf(b)] }));
  const ahead = lookAhead(
    inPrint.map((n) => [n, ...(told.get(n) ?? []).filter((m) => m !== n)].map((m) => statements[m] as Statement)),
    ({ source }) => (ordered[source] as Source).published ?? options.date,
    options.date,
  );

  // each statement with the one before it in its source, for tellers carried over
  const linked: ToldSentence[] = [];
  for (const { cite, unit, source } of statements) {
    const previous = linked.at(-1);
    linked.push({
      cite,
      language: unit.language,
      ...(unit.speaker === undefined ? {} : { speaker: unit.speaker }),
      ...(previous?.cite.source === (ordered[source] as Source).id ? { before: previous } : {}),
    });
  }
  const texts = new Map(ordered.map(({ id, text }) => [id, text]));
  const textOf = (source: string): string => texts.get(source) ?? '';

  return {
    edition: editionOf(ordered, options),
    sources: sources.length === 0 ? [] : byId(ordered).map((source) => briefSource(source, ordered, copyOf, wordsOf)),
    bottomLine,
    figures: figuresOf(
      inPrint.map((n) => ({
        told: [n, ...(told.get(n) ?? []).filter((m) => m !== n)].map((m) => linked[m] as ToldSentence),
        value: values[n] as number,
        origins: originsOf(n),
        story: places.get(n)?.item,
      })),
      textOf,
      log,
    ),
    sections: made,
    disagreements,
    lookAhead: ahead,
    omitted: omitted.sort((a, b) => compareIds(a.source, b.source) || a.start - b.start),
    failures: options.failures ?? [],
  };

  /** Three or four sentences of different events that stand by themselves, most newsworthy first. */
  function pickBottomLine(): SentenceRef[] {
    const candidates = stories
      .filter((story) => places.has(story.order[0] as number))
      .flatMap((story) => {
        const fit = story.order.filter((n) => leaning[n] === undefined && standsAlone(statements[n] as Statement));
        const n = fit.reduce<number | undefined>(
          (a, b) => (a === undefined || (values[b] as number) > (values[a] as number) ? b : a),
          undefined,
        );
        return n === undefined ? [] : [{ n, event: story.event, value: story.value, section: story.section }];
      })
      .sort((a, b) => b.value - a.value || a.n - b.n);
    const picked: typeof candidates = [];
    for (const pass of [0, 1])
      for (const candidate of candidates) {
        if (picked.length >= 4 || picked.some((other) => other.event === candidate.event)) continue;
        if (pass === 0 && picked.some((other) => other.section === candidate.section)) continue;
        picked.push(candidate);
      }
    return picked.sort((a, b) => b.value - a.value || a.n - b.n).map(({ n }) => places.get(n) as SentenceRef);
  }
}

/** A sentence that a reader understands without any other: neither too short nor endless, no open quotation, no list item. */
function standsAlone(statement: Statement): boolean {
  const { words, text } = statement;
  return (
    words.length >= 8 &&
    words.length <= 60 &&
    statement.names.size > 0 &&
    !/^\s*["“„«*•]/.test(text) &&
    (text.match(/["“”„«»]/g)?.length ?? 0) % 2 === 0 &&
    /[.!?…]["'”’)]*\s*$/.test(text)
  );
}

/** Canonical order: by date, then by text, so that names and order of files do not matter. */
function canonical(sources: readonly Source[]): Source[] {
  return [...sources].sort(
    (a, b) =>
      compareText(a.published ?? '', b.published ?? '') ||
      compareText(a.text, b.text) ||
      compareText(a.path, b.path) ||
      compareIds(a.id, b.id),
  );
}

function byId(sources: readonly Source[]): Source[] {
  return [...sources].sort((a, b) => compareIds(a.id, b.id));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** "s2" before "s10". */
function compareIds(a: string, b: string): number {
  return a.length - b.length || compareText(a, b);
}

interface ReadAll {
  readonly statements: readonly Statement[];
  readonly bySource: readonly (readonly Statement[])[];
  readonly omitted: Omission[];
  readonly wordsOf: readonly (readonly Token[])[];
}

/** Segments all sources; what cannot be printed is left out at once, and so is a sentence its own source has told before. */
function readAll(sources: readonly Source[], log: Log): ReadAll {
  const omitted: Omission[] = [];
  const read = sources.map((source) => {
    const seen = new Set<string>();
    return segment(source, log).flatMap((unit) => {
      const text = printedText(source, unit);
      const words = tokens(text);
      const wording = words.map(({ word }) => word).join(' ');
      const reason =
        unit.kind !== 'sentence' ? unit.kind : words.length === 0 ? 'fragment' : seen.has(wording) ? 'duplicate-sentence' : undefined;
      if (reason !== undefined) {
        omitted.push({ source: source.id, start: unit.start, end: unit.end, reason });
        return [];
      }
      seen.add(wording);
      return [{ unit, text, words }];
    });
  });
  const isName = nameTest(read.flatMap((list) => list.map(({ words }) => words)));
  let index = 0;
  const bySource = read.map((list, s) =>
    list.map(({ unit, text, words }) => readStatement(index++, s, sources[s] as Source, unit as Unit, words, text, isName)),
  );
  return { statements: bySource.flat(), bySource, omitted, wordsOf: read.map((list) => list.flatMap(({ words }) => words)) };
}

function briefSource(
  source: Source,
  ordered: readonly Source[],
  copyOf: readonly (number | undefined)[],
  wordsOf: readonly (readonly Token[])[],
): BriefSource {
  const { passages: _passages, anchors: _anchors, ...kept } = source;
  const place = ordered.indexOf(source);
  const copied = copyOf[place];
  return {
    ...kept,
    words: (wordsOf[place] as readonly Token[]).length,
    ...(copied === undefined ? {} : { copyOf: (ordered[copied] as Source).id }),
  };
}

/** Independent origins of a fact: wire copies, reports of one publisher, and reports that name the same teller count once. */
function countOrigins(told: readonly Statement[], sources: readonly Source[], copyOf: readonly (number | undefined)[]): number {
  const kept: { outlet: string; origin: ReadonlySet<string> | undefined }[] = [];
  for (const { source, origin } of told) {
    const first = copyOf[source] ?? source;
    const outlet = sources[first]?.publisher ?? `#${first}`;
    const named = origin !== undefined && origin.size > 0 ? origin : undefined;
    if (
      kept.some(
        (other) =>
          other.outlet === outlet ||
          (named !== undefined && other.origin !== undefined && [...named].some((name) => other.origin?.has(name))),
      )
    )
      continue;
    kept.push({ outlet, origin: named });
  }
  return Math.max(1, kept.length);
}

/** Share of the names and stems of the source's headline that a statement holds. */
function headlineShare(statement: Statement, source: Source): number {
  if (source.headline === undefined) return 0;
  const wanted = new Set(
    tokens(source.headline)
      .map(({ word }) => word)
      .filter((word) => word.length > 3),
  );
  if (wanted.size === 0) return 0;
  const held = new Set(statement.words.map(({ word }) => word));
  return [...wanted].filter((word) => held.has(word)).length / wanted.size;
}
