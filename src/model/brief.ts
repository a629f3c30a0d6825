import type { Cite, Failure, Source, SourceId, Span } from './source.ts';

/** Name of a story within one brief: "i1", "i2", … in printed order. */
export type ItemId = string;

/**
 * One printed sentence. `text` is the source's words at `cites[0]`, less `cuts`, with the source's own characters and
 * line breaks (white space is folded when it is set). Later cites say the same in another source.
 */
export interface Sentence {
  readonly text: string;
  readonly cites: readonly Cite[];
  /** Spans of the first cite's source left out of `text` (a dateline, a leading "Meanwhile,"). */
  readonly cuts?: readonly Span[];
  /**
   * Who speaks, where the source is a transcript: its own label, "MR. KIRBY", which `text` does not hold. Outputs print it
   * before the first of a story's sentences in a row that this speaker says, so that the teller is never lost.
   */
  readonly speaker?: string;
  /** An editor changed the words by hand. */
  readonly edited?: boolean;
  /** ISO date of the last earlier edition that told the same; only where the brief was compared with earlier ones. */
  readonly toldIn?: string;
  /** Independent origins behind the cites: two outlets quoting one agency are 2 reports, 1 origin. ≥ 1. */
  readonly origins: number;
}

/** A story: the lede first, then what leans on it or adds to it. At least one sentence. */
export interface Item {
  readonly id: ItemId;
  readonly headline?: string;
  readonly sentences: readonly Sentence[];
  /** News value 0–1, comparable within one brief. */
  readonly value: number;
  /** Only where the brief was compared with earlier editions. "unchanged": each of its sentences has `toldIn`. */
  readonly status?: Status;
}

/** What became of a story since earlier editions: they knew nothing of it, it goes on one of theirs, or they told all of it. */
export type Status = 'new' | 'updated' | 'unchanged';

export interface Section {
  /** "diplomacy", "military", "funding", "shipping", "other", or the user's own. */
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
}

export type Qualifier = 'about' | 'up to' | 'less than' | 'at least' | 'more than';

export type FigureKind = 'money' | 'count' | 'percent' | 'measure' | 'duration' | 'age' | 'score' | 'point' | 'other';

/** The fact box sets figures in these groups, in this order. */
export type FigureGroup = 'forces' | 'casualties' | 'goods' | 'money' | 'other';

/** The same figure in the words of one source. */
export interface Wording {
  readonly asStated: string;
  readonly qualifier?: Qualifier;
  readonly attribution?: string;
  readonly cite: Cite;
}

/** A quantity found in a text: what extractFigures returns and every Figure starts from. */
export interface Quantity {
  /** Base units: 2.26 billion pounds is 2260000000. */
  readonly value: number;
  /** Upper end of a range; ≥ value. */
  readonly valueTo?: number;
  /** ISO 4217 code, "percent", "person" for human beings, else the singular noun counted or measured: "barrel". */
  readonly unit: string;
  readonly qualifier?: Qualifier;
  readonly trend?: 'up' | 'down';
  readonly kind: FigureKind;
  /** What is counted: "North Korean troops". Words of the source. */
  readonly counts: string;
  /** The source's words with bound and unit: "up to 1,500". */
  readonly asStated: string;
  /** Who says so: "South Korean intelligence". Words of the source. */
  readonly attribution?: string;
  /** "August of last year": words of the source. */
  readonly since?: string;
}

/** A figure in one edition. */
export interface SeriesPoint {
  /** Of the edition, ISO. */
  readonly date: string;
  readonly value: number;
  readonly asStated: string;
}

/** A key figure of the printed text, joined over the sources that state it. */
export interface Figure extends Quantity {
  /** Stands in the fact box. */
  readonly box: boolean;
  readonly group: FigureGroup;
  /** The same figure in earlier editions and, last, in this one, by date. Drawn from three points on. */
  readonly series?: readonly SeriesPoint[];
  readonly origins: number;
  /** One per source wording; the first is the one printed large. */
  readonly wordings: readonly Wording[];
  /** Each covers the sentence that states the figure. */
  readonly cites: readonly Cite[];
}

/** A sentence that stands in a section, by story and place in it (from 0). */
export interface SentenceRef {
  readonly item: ItemId;
  readonly sentence: number;
}

export interface Disagreement {
  /** A short label in words of the sources: "North Korean troops". */
  readonly about: string;
  /** Two or more statements side by side; each also stands in a section, in the same words. */
  readonly sentences: readonly Sentence[];
}

export interface LookAhead {
  /** "2024-10-24", or "2024-11" where only the month is known. */
  readonly date: string;
  /** The words that name it: "On Thursday". */
  readonly asStated: string;
  /** cites[0] covers the sentence. */
  readonly cites: readonly Cite[];
}

/** Why a sentence or block is not printed. Closed list; labels for readers stand with the house style. */
export type OmissionReason =
  | 'title'
  | 'heading'
  | 'byline'
  | 'dateline'
  | 'caption'
  | 'boilerplate'
  | 'table'
  | 'duplicate-document'
  | 'duplicate-sentence'
  | 'corrected'
  | 'fragment'
  | 'question'
  | 'told-before'
  | 'length'
  | 'excluded';

/** One sentence or block left out. */
export interface Omission extends Cite {
  readonly reason: OmissionReason;
  /** With "told-before" and only with it: ISO date of the last edition that printed the same. */
  readonly edition?: string;
}

/** A source as the brief keeps it: all that rendering and checking need. */
export type BriefSource = Omit<Source, 'passages' | 'anchors'> & {
  readonly words: number;
  /** Set where the text is another source's (a wire copy): the id of the one that was used. */
  readonly copyOf?: SourceId;
};

/** How many stories are new, updated and unchanged since an earlier edition. */
export interface Changes {
  /** ISO date of the last earlier edition. */
  readonly since: string;
  readonly new: number;
  readonly updated: number;
  /** Printed or not. */
  readonly unchanged: number;
  /** Those of the unchanged that are not printed; absent where there are none. */
  readonly dropped?: number;
}

/** Identity of the edition. All times are given, never taken from a clock. */
export interface Edition {
  readonly title: string;
  readonly number?: string;
  /** ISO date, "2024-10-22": the edition's only clock. */
  readonly date: string;
  /** IANA zone, "UTC" unless named. */
  readonly zone: string;
  /** ISO date, or date and time. */
  readonly asOf?: string;
  /** First and last day of the sources' dates. */
  readonly covers?: { readonly from: string; readonly to: string };
  /** "TLP:AMBER", or free handling text. */
  readonly marking?: string;
  /** ISO date of the next edition. */
  readonly next?: string;
  /** Only where the brief was compared with earlier editions. */
  readonly changes?: Changes;
  /** People and offices that the edition goes to, as they are to be printed. */
  readonly distribution?: readonly string[];
  /** BCP 47: of the labels and of the brief as a whole. */
  readonly language: string;
  /** "urn:uuid:…" (version 5, from title and date). */
  readonly identifier: string;
}

/** What an earlier edition had wrong: the editor's words, not a source's, and printed as such in the back matter. */
export interface Correction {
  /** ISO date of the edition that is corrected. */
  readonly edition: string;
  readonly text: string;
}

/** The finished brief: what every output is made from, and what brief.json holds. */
export interface Brief {
  readonly edition: Edition;
  readonly sources: readonly BriefSource[];
  readonly bottomLine: readonly SentenceRef[];
  readonly figures: readonly Figure[];
  readonly sections: readonly Section[];
  readonly disagreements: readonly Disagreement[];
  readonly lookAhead: readonly LookAhead[];
  readonly omitted: readonly Omission[];
  /** Sources that could not be read. */
  readonly failures: readonly Failure[];
  /** Of earlier editions; absent where there are none. */
  readonly corrections?: readonly Correction[];
}
