import type { Brief, Sentence, SentenceRef } from './brief.ts';
import type { Cite, SourceId } from './source.ts';

/** How many sentences of one source were printed, merged into another's words, or left out. */
export interface Uses {
  printed: number;
  merged: number;
  omitted: number;
}

/** Uses of every source, for the register and the report. */
export function usesBySource(brief: Brief): ReadonlyMap<SourceId, Uses> {
  const uses = new Map<SourceId, Uses>(brief.sources.map((source) => [source.id, { printed: 0, merged: 0, omitted: 0 }]));
  for (const section of brief.sections)
    for (const item of section.items)
      for (const sentence of item.sentences)
        sentence.cites.forEach((cite, i) => {
          const row = uses.get(cite.source);
          if (row !== undefined) row[i === 0 ? 'printed' : 'merged']++;
        });
  for (const omission of brief.omitted) {
    const row = uses.get(omission.source);
    if (row !== undefined) row.omitted++;
  }
  return uses;
}

/** The number a source mark shows: place in `brief.sources`, from 1. */
export function sourceNumbers(brief: Pick<Brief, 'sources'>): ReadonlyMap<SourceId, number> {
  return new Map(brief.sources.map((source, i) => [source.id, i + 1]));
}

/** The words a cite covers, with the source's own characters. Empty where the source is not in the brief. */
export function citedText(brief: Pick<Brief, 'sources'>, cite: Cite): string {
  return brief.sources.find((source) => source.id === cite.source)?.text.slice(cite.start, cite.end) ?? '';
}

/** The printed sentence a reference points at; undefined where it points at none. */
export function sentenceAt(brief: Pick<Brief, 'sections'>, ref: SentenceRef): Sentence | undefined {
  for (const section of brief.sections) for (const item of section.items) if (item.id === ref.item) return item.sentences[ref.sentence];
  return undefined;
}

/** The speaker to print before sentence `i` of a story: said where it is not the one of the sentence before. */
export function speakerBefore(sentences: readonly Pick<Sentence, 'speaker'>[], i: number): string | undefined {
  const speaker = sentences[i]?.speaker;
  return speaker === undefined || sentences[i - 1]?.speaker === speaker ? undefined : speaker;
}
