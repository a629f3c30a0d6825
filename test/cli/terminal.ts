import { main } from '../../src/cli/main.ts';
import type { Terminal } from '../../src/cli/report.ts';
import type { Ran } from './program.ts';

/** Runs the command line in this process, and gives back what a person would see. */
export async function runMain(words: readonly string[], world: Partial<Terminal> = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await main(words, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    interactive: false,
    now: () => 0,
    ...world,
  });
  return { code, out, err };
}
