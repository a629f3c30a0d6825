// Starts the thread that makes the EPUB, when it is told how; by then V8's flags are as the program wants them.
import { parentPort } from 'node:worker_threads';
import { runKept } from './kept-code.mjs';

parentPort.once('message', ({ options }) => {
  const { exports, keep } = runKept(__dirname, 'epub', (name) => import(name));
  exports.serveEpub(parentPort, options, keep);
});
