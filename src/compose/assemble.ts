import type {
  Brief,
  BriefSource,
  Changes,
  Disagreement,
  Item,
  Omission,
  OmissionReason,
  Section,
  Sentence,
  SentenceRef,
} from '../model/brief.ts';
import type { Log } from '../model/log.ts';
import type { Source } from '../model/source.ts';
import type { Difference } from './facts/disagree.ts';
import type { Rarity } from './facts/likeness.ts';
import { figuresOf } from './figures/figures.ts';
import { editionOf } from './identity.ts';
import type { Lean } from './lean/lean.ts';
import type { ComposeOptions } from './options.ts';
import { pickBottomLine, type RankedStory } from './order/bottom-line.ts';
import { type Ahead, lookAhead } from './order/look-ahead.ts';
import type { Sections } from './sections/sections.ts';
import type { Since } from './since/since.ts';
import { compareIds, type Reading } from './statement/reading.ts';
import type { Statement } from './statement/statement.ts';
import type { ToldSentence } from './statement/told-sentence.ts';

/** Everything the passes have found, from which a brief is put together. All by statement index. */
export interface Found {
  readonly reading: Reading;
  readonly copyOf: readonly (number | undefined)[];
  readonly sections: Sections;
  readonly leaning: readonly (Lean | undefined)[];
  /** Each printed statement with all that say the same, itself first. */
  readonly told: ReadonlyMap<number, readonly number[]>;
  readonly origins: (n: number) => number;
  readonly values: readonly number[];
  readonly of: Rarity;
  /** Most newsworthy first. */
  readonly stories: readonly RankedStory[];
  readonly differences: readonly Difference[];
  /** What a statement tells of the time to come. */
  readonly aheadIn: (statement: Statement) => Ahead | undefined;
  /** What earlier editions told; absent where there are none. */
  readonly since?: Since | undefined;
}

/** A brief, with the place of every printed statement in it. */
export interface Assembled {
  readonly brief: Brief;
  readonly places: ReadonlyMap<number, SentenceRef>;
}

/**
 * Puts the brief together.
 *
 * @param kept  statements that may be printed; the others are left out for their length. All where absent. What a kept
 *              statement leans on is kept.
 */
export function assemble(found: Found, options: ComposeOptions, log: Log, kept?: ReadonlySet<number>): Assembled {
  const { reading, sections, stories, told, values, origins, since } = found;
  const { sources, statements } = reading;
  const at = (n: number): Statement => statements[n] as Statement;
  const saying = (n: number): readonly number[] => told.get(n) ?? [n];
  const omitted: Omission[] = [...reading.omitted];
  const leave = (n: number, reason: OmissionReason): void => {
    const edition = reason === 'told-before' ? since?.toldIn(n) : undefined;
    for (const m of saying(n)) omitted.push({ ...at(m).cite, reason, ...(edition === undefined ? {} : { edition }) });
  };
  const sentenceOf = (n: number): Sentence => {
    const { text, unit } = at(n);
    const toldIn = since?.toldIn(n);
    return {
      text,
      cites: saying(n).map((m) => at(m).cite),
      ...(unit.speaker === undefined ? {} : { speaker: unit.speaker }),
      ...(unit.cuts === undefined || unit.cuts.length === 0 ? {} : { cuts: unit.cuts }),
      ...(toldIn === undefined ? {} : { toldIn }),
      origins: origins(n),
    };
  };

  const isDropped = ({ order }: RankedStory): boolean => options.unchanged === 'drop' && since?.statusOf(order).status === 'unchanged';
  const places = new Map<number, SentenceRef>();
  const inPrint: number[] = [];
  const printedStories: RankedStory[] = [];
  let count = 0;
  const counts = { new: 0, updated: 0, unchanged: 0, dropped: 0 };
  const made: Section[] = sections.rules.map((rule, s) => {
    const items: Item[] = [];
    for (const story of stories) {
      if (story.section !== s) continue;
      const closed =
        rule.exclude === true
          ? 'excluded'
          : isDropped(story)
            ? 'told-before'
            : rule.limit !== undefined && items.length >= rule.limit
              ? 'length'
              : undefined;
      if (closed === 'told-before') counts.dropped++;
      const order = closed === undefined ? story.order.filter((n) => kept?.has(n) ?? true) : [];
      for (const n of story.order) if (closed !== undefined || !(kept?.has(n) ?? true)) leave(n, closed ?? 'length');
      if (order.length === 0) continue;
      const id = `i${++count}`;
      order.forEach((n, sentence) => {
        places.set(n, { item: id, sentence });
      });
      inPrint.push(...order);
      printedStories.push({ ...story, order });
      const status = since?.statusOf(order).status;
      if (status !== undefined) counts[status]++;
      items.push({
        id,
        sentences: order.map(sentenceOf),
        value: Math.round(story.value * 1000) / 1000,
        ...(status === undefined ? {} : { status }),
      });
    }
    return { id: rule.id, title: rule.title, items };
  });

  const bottomLine = pickBottomLine(
    printedStories,
    statements,
    found.leaning,
    values,
    found.of,
    (a, b) => found.differences.some(({ statements: list }) => list.includes(a) && list.includes(b)),
    (n) => since?.toldIn(n) !== undefined,
  );
  for (const { statement, value } of log.explaining ? bottomLine : [])
    log.explain({
      stage: 'bottom-line',
      subject: at(statement).cite,
      verdict: 'stands in the bottom line',
      because: [{ rule: 'news value of its story', weight: value }],
    });
  const disagreements: Disagreement[] = found.differences.flatMap(({ about, statements: list }) => {
    const shown = list.filter((n) => places.has(n));
    return shown.length < 2 ? [] : [{ about, sentences: shown.map(sentenceOf) }];
  });
  const ahead = lookAhead(
    inPrint.map((n) => saying(n).map(at)),
    found.aheadIn,
  );
  const linked = linkedSentences(reading);
  const texts = new Map(sources.map(({ id, text }) => [id, text]));
  const brief: Brief = {
    edition: editionOf(sources, options, since === undefined ? undefined : changesOf(since, counts)),
    sources: briefSources(reading, found.copyOf),
    bottomLine: bottomLine.map(({ statement }) => places.get(statement) as SentenceRef),
    // What a question says of figures nobody has said.
    figures: figuresOf(
      inPrint
        .filter((n) => at(n).unit.turn?.role !== 'question')
        .map((n) => ({
          told: saying(n).map((m) => linked[m] as ToldSentence),
          value: values[n] as number,
          origins: origins(n),
          story: places.get(n)?.item,
        })),
      (source) => texts.get(source) ?? '',
      log,
      Number(options.date.slice(0, 4)),
    ),
    // That nothing fitted none of the sections is no news.
    sections: made.filter((section, i) => i !== sections.rest || section.items.length > 0),
    disagreements,
    lookAhead: ahead,
    omitted: omitted.sort((a, b) => compareIds(a.source, b.source) || a.start - b.start),
    failures: options.failures ?? [],
    ...(options.corrections !== undefined && options.corrections.length > 0 && { corrections: options.corrections }),
  };
  return { brief, places };
}

function changesOf({ edition }: Since, counts: Required<Omit<Changes, 'since'>>): Changes {
  const { dropped, unchanged, ...others } = counts;
  return { since: edition, ...others, unchanged: unchanged + dropped, ...(dropped === 0 ? {} : { dropped }) };
}

/** Each statement with the one before it in its source, for tellers carried over. */
function linkedSentences({ statements }: Reading): ToldSentence[] {
  const linked: ToldSentence[] = [];
  for (const { cite, unit, figures } of statements) {
    const previous = linked.at(-1);
    linked.push({
      cite,
      language: unit.language,
      // none found may mean none looked for
      ...(unit.cuts === undefined && figures.length > 0 ? { figures } : {}),
      ...(unit.speaker === undefined ? {} : { speaker: unit.speaker }),
      ...(previous?.cite.source === cite.source ? { before: previous } : {}),
    });
  }
  return linked;
}

function briefSources({ sources, wordCounts }: Reading, copyOf: readonly (number | undefined)[]): BriefSource[] {
  return sources
    .map((source, place): BriefSource => {
      const { passages: _passages, anchors: _anchors, ...kept } = source;
      const copied = copyOf[place];
      return { ...kept, words: wordCounts[place] as number, ...(copied === undefined ? {} : { copyOf: (sources[copied] as Source).id }) };
    })
    .sort((a, b) => compareIds(a.id, b.id));
}
