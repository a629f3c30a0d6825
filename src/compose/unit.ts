import type { OmissionReason } from '../model/brief.ts';
import type { Span } from '../model/source.ts';

/**
 * One sentence or block of one source, as `segment` found it. Units are in text order, do not overlap,
 * and between them hold every word of the source.
 */
export interface Unit extends Span {
  /** "sentence" can be printed; anything else is left out with that reason. */
  readonly kind: 'sentence' | OmissionReason;
  /** Index of the passage it stands in. */
  readonly passage: number;
  /** Paragraphs counted over the source: sentences of one paragraph share it. */
  readonly paragraph: number;
  /** Words to leave out when the sentence is printed: a dateline, a leading "Meanwhile,". Within [start, end). */
  readonly cuts?: readonly Span[];
  /** Who speaks, in transcripts of questions and answers. */
  readonly speaker?: string;
  /** The nearest heading above, or the title. */
  readonly heading?: Span;
  /** BCP 47. */
  readonly language: string;
}
