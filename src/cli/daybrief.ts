import { fstatSync } from 'node:fs';
import { main } from './main.ts';
import { formatMessage } from './report.ts';
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

let listening = false;
/** Writes on standard error. Where nobody can be told any more (a pipe that was closed, a full disk), the work goes on. */
function err(text: string): void {
  // Asked for only here: the stream of a pipe loads what nets need.
  if (!listening) process.stderr.on('error', () => {});
  listening = true;
  process.stderr.write(text);
}

process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  // The reader of a pipe may go (`daybrief explain … | head`): no fault of anybody, and none of the run is hidden by it.
  if (code === 'EPIPE') process.exit(process.exitCode ?? 0);
  const reason = `Standard output cannot be written: ${message}.`;
  err(`${formatMessage({ severity: 'error', code: 'cli/cannot-write', reason, hint: 'Check that the disk has room.' })}\n`);
  // Mails that went out are something made.
  process.exit(process.argv[2] === 'send' ? 1 : 2);
});
void main(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err,
  interactive: interactive(),
  // The global clock loads all of perf_hooks.
  now: () => Number(process.hrtime.bigint()) / 1e6,
  tune: tuneV8,
  tuneForLong: tuneV8ForLong,
  onInterrupt(callback) {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    // The first one asks for an end, a second one is one.
    for (const signal of signals) process.once(signal, callback);
    return () => {
      for (const signal of signals) process.removeListener(signal, callback);
    };
  },
}).then((code) => {
  process.exitCode = code;
});
