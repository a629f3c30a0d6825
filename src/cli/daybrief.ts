import { fstatSync } from 'node:fs';
import { main } from './main.ts';
import { restoreV8, tuneV8, tuneV8ForLong } from './v8-flags.ts';

// For the launcher, before it takes the compiled code to keep.
export { restoreV8 };

/** Whether a person looks at the progress. Asked of the file first: for a pipe, Node's stream would load what nets need. */
function interactive(): boolean {
  try {
    return fstatSync(2).isCharacterDevice() && process.stderr.isTTY === true;
  } catch {
    return false;
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe may go (`daybrief explain … | head`): no fault of anybody.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
void main(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  interactive: interactive(),
  // The global clock loads all of perf_hooks.
  now: () => Number(process.hrtime.bigint()) / 1e6,
  tune: tuneV8,
  tuneForLong: tuneV8ForLong,
}).then((code) => {
  process.exitCode = code;
});
