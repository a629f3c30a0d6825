import type { Config } from './config.ts';
import type { Command, Options } from './options.ts';

/** 0 done (warnings allowed), 1 done but a source or an output failed, 2 nothing made. */
export type ExitCode = 0 | 1 | 2;

/** What the words of a call are, as they were typed. */
export interface UncheckedCall {
  readonly command: Command;
  /** Values by the options' names; `named`: what stands behind the command; `_`: the command and what it has no room for. */
  readonly argv: Readonly<Record<string, unknown>>;
}

/** One call of the program, checked. */
export interface Call {
  readonly command: Command;
  /** What was named behind the command: sources, a brief.json, an edition folder. */
  readonly named: readonly string[];
  readonly options: Options;
  readonly config: Config;
}
