import { isMainThread } from 'node:worker_threads';
import { serveEpub } from '../epub-thread.ts';
import { main } from './main.ts';

if (isMainThread) program();
else serveEpub();

function program(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe may go (`daybrief explain … | head`): no fault of anybody.
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  void main(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    interactive: process.stderr.isTTY === true,
    now: () => performance.now(),
  }).then((code) => {
    process.exitCode = code;
  });
}
