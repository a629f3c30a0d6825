import type { OmissionReason } from '../../model/brief.ts';
import type { Span } from '../../model/source.ts';

/** An exchange of talk: a question and all that answers it, or a statement that nobody asked for. */
export interface Turn {
  /** Counted over the source. A question that names nobody and no number goes on with the exchange before it. */
  readonly index: number;
  /** Said behind a question. */
  readonly answers: boolean;
  /** Its first sentence that may be printed. */
  readonly opens: boolean;
  /** A question that is printed, or the sentence that answers it and cannot be read without it. */
  readonly role?: 'question' | 'answer';
}

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
  /** The exchange it belongs to, in transcripts. */
  readonly turn?: Turn;
  /** The nearest heading above, or the title. */
  readonly heading?: Span;
  /** BCP 47. */
  readonly language: string;
}
