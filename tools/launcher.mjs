#!/usr/bin/env node
// Starts the command line. Node compiles the program anew in every process; this keeps the compiled code beside it
// (one file for each version of Node), which halves the start. Without a writable folder it starts as any program does.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`error: daybrief needs Node 20.19 or newer; this is ${process.versions.node}. [cli/node]\n`);
  process.exit(2);
}
// A run of a second optimizes code that it hardly uses again: V8 is to wait longer before it does, and to keep what it compiled.
setFlagsFromString('--interrupt-budget=1000000');
setFlagsFromString('--no-flush-bytecode');
const file = fileURLToPath(new URL('./cli.cjs', import.meta.url));
const cache = fileURLToPath(new URL(`./cli-${process.version}-${process.arch}.cache`, import.meta.url));
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
script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file), (name) => import(name));
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
