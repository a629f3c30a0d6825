import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker } from 'node:worker_threads';
import type { Brief } from './model/brief.ts';
import { type Log, type Message, record } from './model/log.ts';
import { type EpubThread, type RenderOptions, themeOf } from './outputs.ts';
import type { PageStart } from './typeset/page.ts';

type Asked = { readonly brief: Brief; readonly options: RenderOptions } | { readonly starts: readonly PageStart[] };
type Answer = { readonly bytes: Uint8Array; readonly messages: readonly Message[] } | { readonly failed: string };

/** Where the build puts the program's launcher, and the compiled code it keeps. */
const LAUNCHER = new URL('./daybrief.js', import.meta.url);
const KEPT = new URL(`./cli-${process.version}-${process.arch}.cache`, import.meta.url);

/**
 * Starts the thread, so that it is ready when the brief is. Undefined where it would not help: with one processor, without
 * compiled code (both threads would compile the whole program), and in tests from source.
 */
export function openEpubThread(): EpubThread | undefined {
  if (availableParallelism() < 2 || !existsSync(fileURLToPath(LAUNCHER)) || !existsSync(fileURLToPath(KEPT))) return undefined;
  const worker = new Worker(LAUNCHER);
  // Nothing waits for a thread that was not asked.
  worker.unref();
  worker.on('error', () => {});
  return {
    begin: (brief, options) => worker.postMessage({ brief, options } satisfies Asked),
    finish: (starts) =>
      new Promise((done, fail) => {
        worker.ref();
        worker.once('error', fail);
        worker.once('exit', () => fail(new Error('the thread ended')));
        worker.once('message', (answer: Answer) => {
          void worker.terminate();
          if ('failed' in answer) fail(new Error(answer.failed));
          else done(answer);
        });
        worker.postMessage({ starts } satisfies Asked);
      }),
  };
}

/** The thread's own side: one edition, then no more. */
export function serveEpub(): void {
  const port = parentPort;
  if (port === null) return;
  let begun: Promise<(starts: readonly PageStart[], log: Log) => Promise<Uint8Array>> | undefined;
  port.on('message', (asked: Asked) => {
    if ('brief' in asked) {
      begun = begin(asked.brief, asked.options);
      // Told when the rest is asked for.
      begun.catch(() => {});
      return;
    }
    const log = record();
    Promise.resolve(begun)
      .then((finish) => finish?.(asked.starts, log))
      .then(
        (bytes) => bytes !== undefined && port.postMessage({ bytes, messages: log.messages } satisfies Answer),
        (error: Error) => port.postMessage({ failed: String(error.stack ?? error) } satisfies Answer),
      );
  });
}

async function begin(brief: Brief, options: RenderOptions): Promise<(starts: readonly PageStart[], log: Log) => Promise<Uint8Array>> {
  const { beginEpub, renderEpub } = await import('./render/epub.ts');
  const theme = await themeOf(options, brief);
  const begun = beginEpub(brief, theme);
  return (starts, log) => renderEpub(brief, { theme, starts, begun }, log);
}
