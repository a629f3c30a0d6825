// Builds dist/:
//   index.js     the library (ESM; dependencies stay outside)
//   cli.cjs      the command line in one file with what every run needs (pdfkit, the EPUB packager, yargs), started by daybrief.js,
//                which keeps the compiled code; readers' libraries stay outside and are loaded when a source needs them
//   epub.cjs     makes the EPUB in a thread of its own, started by epub-thread.cjs in the same way
//   read-worker.js   reads one source after another in a thread of its own
//   types/       declarations
//   patterns/    hyphenation, packed
//   brief.schema.json
// --quick leaves out the types and the first runs that fill the code cache; --out DIR builds into another folder of this one.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { importedData } from './imported-data.mjs';
import { lighter } from './lighter.mjs';

const quick = process.argv.includes('--quick');
const out = process.argv.includes('--out') ? process.argv[process.argv.indexOf('--out') + 1] : 'dist';
const bundled = ['pdfkit', 'fontkit', 'epub-gen-memory', 'yargs', 'bidi-js', 'linebreak', 'hyphen', 'date-fns'];
const external = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies).filter((name) => !bundled.includes(name));
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  plugins: [importedData, lighter],
  logLevel: 'warning',
  legalComments: 'none',
  supported: { 'regexp-unicode-property-escapes': true, 'regexp-lookbehind-assertions': true },
};

// Made aside and moved into place, so that a program that runs meanwhile finds one whole build.
const dist = mkdtempSync('dist-');
process.once('exit', () => rmSync(dist, { recursive: true, force: true }));
await build({
  ...common,
  entryPoints: { index: 'src/index.ts', 'read-worker': 'src/read/worker.ts' },
  outdir: dist,
  splitting: true,
  format: 'esm',
  packages: 'external',
});
const programs = { cli: 'src/cli/daybrief.ts', epub: 'src/epub-side.ts' };
await build({
  ...common,
  entryPoints: programs,
  outdir: dist,
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  external,
  minifyWhitespace: true,
  minifySyntax: true,
  charset: 'ascii',
  define: { 'import.meta.url': 'importMetaUrl' },
  // A script with kept code cannot import by itself (Node forgets its loader): the launcher does it for it.
  banner: {
    js: '(function(exports,require,module,__filename,__dirname,importOutside){const importMetaUrl=require("node:url").pathToFileURL(__filename).href;',
  },
  footer: { js: '})' },
});
for (const name of Object.keys(programs))
  writeFileSync(
    `${dist}/${name}.cjs`,
    readFileSync(`${dist}/${name}.cjs`, 'utf8')
      .replace(/\bimport\(/g, 'importOutside(')
      // The launcher reads ASCII. What is not is in regular expressions alone, and may be escaped there.
      .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
await build({ ...common, entryPoints: { daybrief: 'tools/launcher.mjs' }, outdir: dist, format: 'esm' });
await build({
  ...common,
  entryPoints: { 'epub-thread': 'tools/epub-launcher.mjs' },
  outdir: dist,
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
});
// Patterns of hyphenation, packed.
const { outputFiles } = await build({
  ...common,
  stdin: { contents: "export * from './src/typeset/hyphenate.ts'; export * from './src/typeset/patterns.ts';", resolveDir: process.cwd() },
  format: 'cjs',
  external: ['hyphen'],
  define: { 'import.meta.url': '__filename' },
  write: false,
});
const packing = { exports: {} };
new Function('module', 'exports', 'require', '__filename', outputFiles[0].text)(
  packing,
  packing.exports,
  createRequire(import.meta.url),
  join(process.cwd(), 'x.js'),
);
const { LANGUAGES, packPatterns } = packing.exports;
mkdirSync(`${dist}/patterns`);
for (const [file] of Object.values(LANGUAGES))
  writeFileSync(
    `${dist}/patterns/${file}.json`,
    JSON.stringify(Buffer.from(packPatterns(createRequire(import.meta.url)(`hyphen/patterns/${file}.js`))).toString('base64')),
  );
chmodSync(`${dist}/daybrief.js`, 0o755);
copyFileSync('src/model/brief.schema.json', `${dist}/brief.schema.json`);
if (!quick)
  execFileSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '--emitDeclarationOnly', '--declaration', '--outDir', `${dist}/types`],
    {
      stdio: 'inherit',
    },
  );
rmSync(out, { recursive: true, force: true });
renameSync(dist, out);
// The first run keeps the code of the program, the second that of the thread, which is not started before.
for (let run = 0; run < (quick ? 0 : 2); run++) {
  const aside = mkdtempSync(join(tmpdir(), 'daybrief-'));
  const { status, stderr } = spawnSync(process.execPath, [`${out}/daybrief.js`, 'build', 'seeds', '--date', '2024-10-22', '--out', aside], {
    encoding: 'utf8',
  });
  rmSync(aside, { recursive: true, force: true });
  if (status !== 0) process.stderr.write(`A first run of the program failed; it will start more slowly.\n${stderr}`);
}
