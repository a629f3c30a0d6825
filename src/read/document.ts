import type { Message } from '../model/log.ts';
import type { Failure, Source } from '../model/source.ts';
import type { Limits } from './limits.ts';

/** Bytes to be read, and what is known of them from outside. */
export interface Document {
  /** As the reader of a message should see it, container parts included: "day.zip!letter.eml#1.2". */
  readonly path: string;
  /** The last file name alone: tells the format where the bytes do not. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Declared by HTTP or MIME. */
  readonly charset?: string | undefined;
  /** Declared by HTTP or MIME, without parameters, lower case. */
  readonly mediaType?: string | undefined;
  /** The address it was fetched from, or that a container names for it: relative links count from here. */
  readonly url?: string | undefined;
  /** Containers around it. */
  readonly depth: number;
}

/** What a source says of itself, or what may be told about it. */
export interface Metadata {
  headline?: string | undefined;
  byline?: string | undefined;
  publisher?: string | undefined;
  /** ISO 8601, as `Source.published`. */
  published?: string | undefined;
  url?: string | undefined;
  /** BCP 47. */
  language?: string | undefined;
}

/** A source before it has its name and before its metadata is settled. */
export interface Draft extends Pick<Source, 'path' | 'sha256' | 'text' | 'passages' | 'anchors'> {
  /** Said by the document. */
  readonly declared: Metadata;
  /** Told from its words or its name: gives way to `sources.yaml`. */
  readonly guessed: Metadata;
}

/** All that came of one file. Plain values: it crosses from the worker. */
export interface Reading {
  readonly drafts: readonly Draft[];
  readonly failures: readonly Failure[];
  readonly messages: readonly Message[];
}

/** What a reader is given beside its document. */
export interface Context {
  readonly limits: Limits;
  /** The edition's date, ISO: the year of a dateline without one. */
  readonly date?: string | undefined;
  tell(message: Message): void;
  /** Names a part that could not be read; the rest goes on. */
  fail(path: string, unreadable: Unreadable): void;
  /** Reads a document found within another, by whatever format it has. Never throws: failures are named. */
  open(document: Document): Promise<Draft[]>;
  /** Counts bytes unpacked from archives, over all depths of one file. @throws Unreadable past the limit. */
  unpacked(bytes: number): void;
}

/** The one signature of every format. @throws Unreadable where nothing can be read. */
export type Reader = (document: Document, context: Context) => Promise<Draft[]>;

/** Names what lies in a document beyond the limit: "The feed holds more than 10000 entries". What was read of it counts. */
export function nameRest(document: Document, context: Context, holds: string): void {
  context.fail(document.path, new Unreadable('too-many-parts', `${holds}; the rest was not read.`, 'Split it, or raise the limit.'));
}

/** Why a document gives no source: one clear sentence, and what to do. */
export class Unreadable extends Error {
  /** Without the stage: "empty-file". */
  readonly code: string;
  readonly hint: string | undefined;
  constructor(code: string, reason: string, hint?: string) {
    super(reason);
    this.name = 'Unreadable';
    this.code = code;
    this.hint = hint;
  }
}
