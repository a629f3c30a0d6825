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

/**
 * What is to come, in the order of the brief's look ahead, as it is printed: as its sentence in a section, with cuts and speaker,
 * where that is printed in the same words; else the words it cites, or those that name the day.
 */
export function aheadSentences(
  brief: Pick<Brief, 'sources' | 'sections' | 'lookAhead'>,
): readonly Pick<Sentence, 'text' | 'cites' | 'cuts' | 'speaker'>[] {
  const printed = new Map<string, Sentence>();
  const place = ({ source, start, end }: Cite): string => `${source} ${start} ${end}`;
  if (brief.lookAhead.length > 0)
    for (const { items } of brief.sections)
      for (const { sentences } of items)
        for (const sentence of sentences) if (sentence.cites[0] !== undefined) printed.set(place(sentence.cites[0]), sentence);
  return brief.lookAhead.map(({ asStated, cites }) => {
    const sentence = cites[0] === undefined ? undefined : printed.get(place(cites[0]));
    if (sentence === undefined) return { text: (cites[0] === undefined ? '' : citedText(brief, cites[0])) || asStated, cites };
    const { text, cuts, speaker } = sentence;
    return { text, cites, ...(cuts === undefined ? {} : { cuts }), ...(speaker === undefined ? {} : { speaker }) };
  });
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
