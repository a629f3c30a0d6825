import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Answer, Asked } from './epub-side.ts';
import type { EpubThread, RenderOptions } from './outputs.ts';

/** Where the build puts the thread's program, and the compiled code that the first run of the whole program keeps. */
const PROGRAM = new URL('./epub-thread.cjs', import.meta.url);
const KEPT = new URL(`./cli-${process.version}-${process.arch}.cache`, import.meta.url);

/** A thread that has been started. */
export interface OpenEpubThread extends EpubThread {
  /** Fulfilled when Node has started in it; never rejects, and never ends where the thread fails. */
  readonly up: Promise<void>;
  /** Loads what is needed whatever the brief is. To be called before `begin`. */
  prepare(options: RenderOptions): void;
}

/**
 * Starts the thread, so that it is ready when the brief is. Undefined where it would not help: with one processor, without
 * compiled code (both threads would compile the whole program), and in tests from source.
 */
export function openEpubThread(): OpenEpubThread | undefined {
  if (availableParallelism() < 2 || !existsSync(fileURLToPath(PROGRAM)) || !existsSync(fileURLToPath(KEPT))) return undefined;
  const worker = new Worker(PROGRAM);
  // Nothing waits for a thread that was not asked.
  worker.unref();
  let ended: Error | undefined;
  worker.on('error', (error) => {
    ended = error;
  });
  worker.on('exit', () => {
    ended ??= new Error('the thread ended');
  });
  const ask = (asked: Asked): void => worker.postMessage(asked);
  return {
    up: new Promise((done) => {
      worker.once('online', () => done());
    }),
    prepare: (options) => ask({ options }),
    begin: (brief) => ask({ brief }),
    finish: (starts) =>
      new Promise((done, fail) => {
        if (ended !== undefined) {
          fail(ended);
          return;
        }
        worker.ref();
        worker.once('error', fail);
        worker.once('exit', () => fail(new Error('the thread ended')));
        worker.once('message', (answer: Answer) => {
          void worker.terminate();
          if ('failed' in answer) fail(new Error(answer.failed));
          else done(answer);
        });
        ask({ starts });
      }),
  };
}
