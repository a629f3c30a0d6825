#!/usr/bin/env node
// Starts the command line. Node compiles the program anew in every process; this keeps the compiled code beside it
// (one file for each version of Node), which halves the start. Without a writable folder it starts as any program does.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`error: daybrief needs Node 20.19 or newer; this is ${process.versions.node}. [cli/node]\n`);
  process.exit(2);
}
// Nothing is imported: for an import Node makes a module of each of its own, with all that hangs on it.
const { getBuiltinModule } = process;
const { readFileSync, renameSync, writeFileSync } = getBuiltinModule('node:fs');
const { createRequire } = getBuiltinModule('node:module');
const { setFlagsFromString } = getBuiltinModule('node:v8');
const { Script } = getBuiltinModule('node:vm');

// Node's own compiled code is for the flags that it started with: what an edition needs of Node is loaded before they are changed.
if (process.argv[2] === 'build' || process.argv[2] === 'render')
  for (const name of ['crypto', 'fs/promises', 'os', 'worker_threads', 'zlib']) getBuiltinModule(`node:${name}`);
// A run of a second optimizes code that it hardly uses again, and compiles regular expressions that match a few times: V8 is to
// wait longer before it does, to leave their bytecode as it first is, and to keep what it compiled. V8 says on standard error that
// it does not know a flag, so that each is set where it is known to be: Node 22 and later have no --interrupt-budget.
if (major === 20) setFlagsFromString('--interrupt-budget=400000');
if (major >= 20 && major <= 24) {
  setFlagsFromString('--regexp-tier-up-ticks=100');
  setFlagsFromString('--no-regexp-peephole-optimization');
  setFlagsFromString('--no-flush-bytecode');
}
const folder = import.meta.dirname;
const file = `${folder}/cli.cjs`;
const cache = `${folder}/cli-${process.version}-${process.arch}.cache`;
const read = (path) => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};
// The build writes ASCII alone, as a function: nothing is decoded and nothing copied.
const source = readFileSync(file, 'latin1');
const cachedData = read(cache);
const script = new Script(source, { filename: file, cachedData });
const module = { exports: {} };
script.runInThisContext()(module.exports, createRequire(file), module, file, folder, (name) => import(name));
// Kept when an edition was made: by then all that an edition needs has been compiled.
if ((cachedData === undefined || script.cachedDataRejected) && process.argv[2] === 'build')
  process.once('exit', (code) => {
    if (code !== 0) return;
    try {
      const aside = `${cache}.${process.pid}`;
      writeFileSync(aside, script.createCachedData());
      renameSync(aside, cache);
    } catch {
      // An installation that may not be written to: the next start compiles again.
    }
  });
