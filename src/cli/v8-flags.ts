import { setFlagsFromString } from 'node:v8';

// V8 says on standard error that it does not know a flag, so that each is set where it is known to be.
const major = Number(process.versions.node.split('.')[0]);

/** What V8 is told, and its own standard, by which it knows kept code for its own. */
const FLAGS: readonly (readonly [string, string])[] = [
  // It optimizes code that is hardly used again. Node 22 and later have no such flag.
  ...(major === 20 ? ([['--interrupt-budget=400000', '--interrupt-budget=67584']] as const) : []),
  ...(major >= 20 && major <= 24
    ? ([
        // It compiles regular expressions that match a few times, and improves on bytecode that runs as often.
        ['--regexp-tier-up-ticks=100', '--regexp-tier-up-ticks=1'],
        ['--no-regexp-peephole-optimization', '--regexp-peephole-optimization'],
        // It drops what it compiled, before it could be kept.
        ['--no-flush-bytecode', '--flush-bytecode'],
      ] as const)
    : []),
];

/**
 * Sets V8 up for a run of a second. Node's own compiled code is for the flags that it started with: threads are to be started, and
 * modules of Node loaded, before.
 */
export function tuneV8(): void {
  for (const [flag] of FLAGS) setFlagsFromString(flag);
}

/**
 * And for one of several seconds: V8 optimizes sooner, though not as soon as by itself; it copies only small functions into those
 * that call them, which was a third of the work of optimizing and gained nothing; and what is young keeps the room that it has.
 * A brief of 400 pages then takes 20 MB less, and a tenth less time where a second processor compiles.
 */
export function tuneV8ForLong(): void {
  if (major !== 20) return;
  setFlagsFromString('--interrupt-budget=132000');
  setFlagsFromString('--max-inlined-bytecode-size=120');
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Sets V8 back, so that the code it gives to keep is for the flags that Node starts with. */
export function restoreV8(): void {
  for (const [, standard] of FLAGS) setFlagsFromString(standard);
}
