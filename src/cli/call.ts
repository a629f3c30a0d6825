import type { Config } from './config.ts';
import type { Command, Options } from './options.ts';

/** 0 done (warnings allowed), 1 done but a source or an output failed, 2 nothing made. */
export type ExitCode = 0 | 1 | 2;

/** One call of the program, checked. */
export interface Call {
  readonly command: Command;
  /** What was named behind the command: sources, a brief.json, an edition folder. */
  readonly named: readonly string[];
  readonly options: Options;
  readonly config: Config;
}
