import { parentPort, workerData } from 'node:worker_threads';
import { readJob } from './job.ts';
import type { Order } from './pool.ts';

// Entry of a reading worker: takes orders one at a time, answers each with its reading. Nothing here may print.
const port = parentPort;
if (port !== null)
  port.on('message', ({ id, job }: Order) => {
    void readJob(job, workerData.limits).then((reading) => port.postMessage({ id, reading }));
  });
