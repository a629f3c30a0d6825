import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Reading } from './document.ts';
import { Unreadable } from './document.ts';
import { failed } from './failed.ts';
import { type Job, readJob } from './job.ts';
import type { Limits } from './limits.ts';

/** What is sent to a worker. */
export interface Order {
  readonly id: number;
  readonly job: Job;
}

export interface Pool {
  /** Never throws. A job that takes too long or too much memory costs its worker, and nothing else. */
  read(job: Job): Promise<Reading>;
  close(): Promise<void>;
}

/** Where the build puts the worker's program. */
const BUILT = new URL('./read-worker.js', import.meta.url);

/** Large files are not hostile for being large. */
const SECONDS_PER_MB = 2;

interface Seat {
  worker: Worker;
  /** The job under way. */
  current?:
    | { readonly id: number; readonly job: Job; readonly done: (reading: Reading) => void; readonly timer: NodeJS.Timeout }
    | undefined;
}

/**
 * Readers in worker threads, started as they are needed, at most one a core. Where the worker's program is not built
 * (tests from source), jobs run here, without a limit on their time.
 */
export function openPool(limits: Limits, program: URL = BUILT, most: number = availableParallelism()): Pool {
  if (!existsSync(fileURLToPath(program))) return { read: (job) => readJob(job, limits), close: async () => undefined };
  const seats: Seat[] = [];
  const waiting: { readonly job: Job; readonly done: (reading: Reading) => void }[] = [];
  let ids = 0;
  let closed = false;

  const finish = (seat: Seat, reading: Reading) => {
    const { current } = seat;
    if (current === undefined) return;
    clearTimeout(current.timer);
    seat.current = undefined;
    current.done(reading);
    next(seat);
  };
  /** Ends a worker that is lost and gives its seat a new one when there is more to do. */
  const lose = (seat: Seat, unreadable: Unreadable) => {
    seats.splice(seats.indexOf(seat), 1);
    const { current } = seat;
    seat.current = undefined;
    void seat.worker.terminate().catch(() => undefined);
    if (current !== undefined) {
      clearTimeout(current.timer);
      current.done(failed(current.job.path, unreadable));
    }
    fill();
  };
  const start = (): Seat => {
    const worker = new Worker(program, {
      workerData: { limits },
      resourceLimits: { maxOldGenerationSizeMb: Math.ceil(limits.workerBytes / 1024 / 1024), maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      // Libraries that print must not.
      stdout: true,
      stderr: true,
    });
    worker.stdout.resume();
    worker.stderr.resume();
    const seat: Seat = { worker };
    worker.on('message', ({ id, reading }: { id: number; reading: Reading }) => {
      if (seat.current?.id === id) finish(seat, reading);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (!seats.includes(seat)) return;
      lose(
        seat,
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new Unreadable(
              'too-much-memory',
              `Reading the file takes more than ${Math.round(limits.workerBytes / 1024 / 1024)} MB of memory.`,
              'Give it in parts.',
            )
          : new Unreadable('broken-file', 'The file is broken and could not be read.'),
      );
    });
    worker.on('exit', () => {
      if (!closed && seats.includes(seat)) lose(seat, new Unreadable('broken-file', 'The file is broken and could not be read.'));
    });
    seats.push(seat);
    return seat;
  };
  const next = (seat: Seat) => {
    const order = waiting.shift();
    if (order === undefined) {
      // An idle worker keeps no program alive.
      seat.worker.unref();
      return;
    }
    const id = ++ids;
    seat.worker.ref();
    const seconds = limits.seconds + Math.ceil(((order.job.size ?? 0) / 1024 / 1024) * SECONDS_PER_MB);
    const timer = setTimeout(
      () =>
        lose(
          seat,
          new Unreadable(
            'too-slow',
            `Reading the file took more than ${seconds} seconds and was stopped.`,
            'Give it in parts, or as plain text.',
          ),
        ),
      seconds * 1000,
    );
    seat.current = { id, job: order.job, done: order.done, timer };
    seat.worker.postMessage({ id, job: order.job } satisfies Order);
  };
  const fill = () => {
    for (const seat of seats) if (seat.current === undefined && waiting.length > 0) next(seat);
    while (waiting.length > 0 && seats.length < Math.max(1, most)) next(start());
  };
  return {
    read: (job) =>
      new Promise((done) => {
        waiting.push({ job, done });
        fill();
      }),
    async close() {
      closed = true;
      await Promise.all(seats.splice(0).map(({ worker }) => worker.terminate()));
    },
  };
}
