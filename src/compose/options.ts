import type { Brief, Correction } from '../model/brief.ts';
import type { Failure } from '../model/source.ts';

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
  /** People and offices, as they are to be printed. */
  readonly distribution?: readonly string[] | undefined;
  /** Of earlier editions, passed on to the back matter. */
  readonly corrections?: readonly Correction[] | undefined;
  /** BCP 47, of the labels and the brief as a whole; "en" unless given. */
  readonly language?: string | undefined;
  /** Sections in place of the product's, as a config file gives them; checked here. */
  readonly sections?: unknown;
  /** Sources that could not be read, passed on to the back matter. */
  readonly failures?: readonly Failure[] | undefined;
  /** Earlier editions, with the last of which the stories are compared; of any dates, in any order. */
  readonly earlier?: readonly Brief[] | undefined;
  /** What becomes of stories that earlier editions told: they stand as they are, behind the others of their section, or not at all. "keep" unless given. */
  readonly unchanged?: Unchanged | undefined;
  /** Most pages of the body; everything is printed unless given with `count`. */
  readonly pages?: number | undefined;
  /** Pages of the body of a brief, by the typesetter. */
  readonly count?: ((brief: Brief) => number) | undefined;
}

export type Unchanged = 'keep' | 'last' | 'drop';
