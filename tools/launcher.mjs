#!/usr/bin/env node
// Starts the command line.
import { runKept } from './kept-code.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`error: daybrief needs Node 20.19 or newer; this is ${process.versions.node}. [cli/node]\n`);
  process.exit(2);
}
// What an edition needs of Node is loaded before V8's flags are changed: Node's own compiled code is for those that it started with.
const making = process.argv[2] === 'build' || process.argv[2] === 'render';
if (making) for (const name of ['crypto', 'fs/promises', 'zlib']) process.getBuiltinModule(`node:${name}`);
const { exports, keep } = runKept(import.meta.dirname, 'cli', (name) => import(name));
// Kept when an edition was made: by then all that an edition needs has been compiled.
if (keep !== undefined && process.argv[2] === 'build')
  process.once('exit', (code) => {
    if (code !== 0) return;
    exports.restoreV8();
    keep();
  });
