// Runs a program of the build. Node compiles it anew in every process; this keeps the compiled code beside it (one file for each
// version of Node), which halves the start. Without a writable folder it starts as any program does.

/**
 * @param folder  of the build.
 * @param name  of the program, without its ending: written by the build in ASCII alone, as a function.
 * @param importOutside  imports what is not in the program: code that was kept cannot by itself, Node forgets its loader.
 * @returns what the program exports; and `keep`, undefined where the code is kept already, to be called when all has been compiled
 *   that is needed, with V8's flags as they were here.
 */
export function runKept(folder, name, importOutside) {
  // Nothing is imported: for an import Node makes a module of each of its own, with all that hangs on it.
  const { getBuiltinModule } = process;
  const { readFileSync, renameSync, writeFileSync } = getBuiltinModule('node:fs');
  const { createRequire } = getBuiltinModule('node:module');
  const { Script } = getBuiltinModule('node:vm');
  const { crc32 } = getBuiltinModule('node:zlib');
  const file = `${folder}/${name}.cjs`;
  const cache = `${folder}/${name}-${process.version}-${process.arch}.cache`;
  // The code and a sum of it: V8 knows code of another version or for other flags, but ends the process over code that is damaged.
  let cachedData;
  try {
    const bytes = readFileSync(cache);
    const code = bytes.subarray(0, -4);
    if (bytes.readUInt32LE(code.length) === crc32(code)) cachedData = code;
  } catch {
    // None is kept yet, or it is cut short: compiled anew below.
  }
  // ASCII, so that nothing is decoded and nothing copied.
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, folder, importOutside);
  const keep = () => {
    try {
      const aside = `${cache}.${process.pid}`;
      const code = script.createCachedData();
      const sum = Buffer.alloc(4);
      sum.writeUInt32LE(crc32(code));
      writeFileSync(aside, Buffer.concat([code, sum]));
      renameSync(aside, cache);
    } catch {
      // An installation that may not be written to: the next start compiles again.
    }
  };
  return { exports: module.exports, keep: cachedData === undefined || script.cachedDataRejected ? keep : undefined };
}
