import type { Cite } from '../../model/source.ts';
import type { ExtractedFigure } from '../../text/quantities.ts';

/** A sentence as one source tells it. */
export interface ToldSentence {
  readonly cite: Cite;
  /** BCP 47 of its text. */
  readonly language: string;
  /** Its figures with their places in the cited words, where they have been read. */
  readonly figures?: readonly ExtractedFigure[] | undefined;
  /** The sentence before it in the same source. */
  readonly before?: ToldSentence | undefined;
  /** Who speaks, in transcripts. */
  readonly speaker?: string | undefined;
}

/** A printed sentence with all who tell it: `told[0]` are the words printed. */
export interface PrintedSentence {
  readonly told: readonly ToldSentence[];
  /** News value of its story, 0–1. */
  readonly value: number;
  /** Independent origins, as counted for the sentence. */
  readonly origins: number;
  /** Name of its story: equal figures of one story are the same sooner. */
  readonly story?: string | undefined;
}
