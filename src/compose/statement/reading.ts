import type { Omission } from '../../model/brief.ts';
import type { Log } from '../../model/log.ts';
import type { Source } from '../../model/source.ts';
import { type Token, tokens } from '../../text/tokens.ts';
import { correctedBy, isCorrection, withdraws } from '../segment/corrections.ts';
import { segment } from '../segment/segment.ts';
import { markTurns } from '../segment/turns.ts';
import type { Unit } from '../segment/unit.ts';
import { type NameTest, nameTest } from './name-test.ts';
import { printedText } from './printed-text.ts';
import { readStatement, type Statement } from './statement.ts';

/** All sources as the passes see them. */
export interface Reading {
  /** In canonical order: by date, then by text, so that names and order of files do not matter. */
  readonly sources: readonly Source[];
  readonly statements: readonly Statement[];
  /** The statements of each source. */
  readonly bySource: readonly (readonly Statement[])[];
  /** What cannot be printed. */
  readonly omitted: readonly Omission[];
  /** Words of the sentences of each source. */
  readonly wordsOf: readonly (readonly Token[])[];
  /** How many words each source has, headings and all. */
  readonly wordCounts: readonly number[];
  readonly isName: NameTest;
}

/**
 * Segments all sources; what cannot be printed is left out at once, and so is a sentence its own source has told before, and a text
 * that another one corrects.
 */
export function readTexts(given: readonly Source[], log: Log): Reading {
  const sources = canonical(given);
  const omitted: Omission[] = [];
  const wordCounts: number[] = [];
  const parsed = sources.map((source) => {
    const seen = new Set<string>();
    let count = 0;
    const units = markTurns(segment(source, log), source.text);
    const kept = units.flatMap((unit) => {
      const text = printedText(source, unit);
      // An exact copy: a list that was grown one by one has room left.
      const words = tokens(text).slice();
      count += words.length;
      const wording = words.map(({ word }) => word).join(' ');
      const reason =
        unit.kind !== 'sentence'
          ? unit.kind
          : words.length === 0
            ? 'fragment'
            : seen.has(wording) && unit.turn?.role === undefined
              ? 'duplicate-sentence'
              : undefined;
      if (reason !== undefined) {
        omitted.push({ source: source.id, start: unit.start, end: unit.end, reason });
        if (reason === 'boilerplate') tellWithdrawal(source, unit, log);
        return [];
      }
      seen.add(wording);
      return [{ unit, text, words }];
    });
    wordCounts.push(count);
    return { kept, version: { source, corrects: isCorrection(source, units), wordings: seen } };
  });
  const corrections = correctedBy(parsed.map(({ version }) => version));
  const read = parsed.map(({ kept }, s) => {
    if (corrections[s] === undefined) return kept;
    for (const { unit } of kept) omitted.push({ source: (sources[s] as Source).id, start: unit.start, end: unit.end, reason: 'corrected' });
    return [];
  });
  const isName = nameTest(read.flatMap((list) => list.map(({ words }) => words)));
  let index = 0;
  const bySource = read.map((list, s) =>
    list.map(({ unit, text, words }) => readStatement(index++, s, sources[s] as Source, unit, words, text, isName)),
  );
  return {
    sources,
    statements: bySource.flat(),
    bySource,
    omitted,
    wordsOf: read.map((list) => list.flatMap(({ words }) => words)),
    wordCounts,
    isName,
  };
}

/** A story that its wire takes back may be among the sources: the desk must look. */
function tellWithdrawal(source: Source, unit: Unit, log: Log): void {
  const note = source.text.slice(unit.start, unit.end);
  if (!withdraws(note)) return;
  log.tell({
    severity: 'warning',
    code: 'compose/withdrawn',
    reason: `A story is taken back: “${note.length > 200 ? `${note.slice(0, 200)}…` : note}”`,
    hint: 'Take it out of the sources if it is among them.',
    place: { path: source.path },
  });
}

function canonical(sources: readonly Source[]): Source[] {
  return [...sources].sort(
    (a, b) =>
      compareText(a.published ?? '', b.published ?? '') ||
      compareText(a.text, b.text) ||
      compareText(a.path, b.path) ||
      compareIds(a.id, b.id),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** "s2" before "s10". */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || compareText(a, b);
}
