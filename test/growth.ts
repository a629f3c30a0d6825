/** Seconds of the processor, of the program and of the system for it, that the work takes: a crowded machine does not add to them. */
async function cost(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** What takes less says nothing of its growth. [s of the processor] */
const LEAST = 0.03;

/** Growth that no work in proportion to its size has, whatever the noise, and all that takes its square has. */
export const TOO_MUCH = 9;

/**
 * How much more of the processor `work(4 * n)` takes than `work(n)`: some 4 where it is in proportion to its size, 16 where it
 * takes the square. Measured again, up to four times, while it is too much: noise passes, a square stays.
 */
export async function growth(work: (size: number) => unknown, n: number): Promise<number> {
  // What is not yet compiled makes the first run slow, and the growth from it small.
  await work(Math.ceil(n / 4));
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 4 && least >= TOO_MUCH; i++) {
    const small = await cost(() => work(n));
    least = Math.min(least, (await cost(() => work(4 * n))) / Math.max(small, LEAST));
  }
  return least;
}
