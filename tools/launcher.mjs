#!/usr/bin/env node
// Starts the command line. Node compiles the program anew in every process; this keeps the compiled code beside it
// (one file for each version of Node), which takes about a fifth off the start. Without a writable folder it starts as any program does.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`error: daybrief needs Node 20.19 or newer; this is ${process.versions.node}. [cli/node]\n`);
  process.exit(2);
}
const file = fileURLToPath(new URL('./cli.cjs', import.meta.url));
const cache = fileURLToPath(new URL(`./cli-${process.version}-${process.arch}.cache`, import.meta.url));
const read = (path) => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};
const source = readFileSync(file, 'utf8');
const cachedData = read(cache);
const script = new vm.Script(`(function (exports, require, module, __filename, __dirname, importOutside) { ${source}\n})`, {
  filename: file,
  cachedData,
});
const module = { exports: {} };
script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file), (name) => import(name));
if (cachedData === undefined || script.cachedDataRejected)
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
