// Builds dist/: the library (ESM, dependencies stay outside), the command line (one file that holds what every run needs,
// so that Node opens few files and can keep its compiled code), and the type declarations.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { importedData } from './imported-data.mjs';

const common = { bundle: true, platform: 'node', target: 'node20', plugins: [importedData], logLevel: 'warning', legalComments: 'none' };
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });
await build({ ...common, entryPoints: { index: 'src/index.ts' }, outdir: 'dist', splitting: true, format: 'esm', packages: 'external' });
copyFileSync('src/model/brief.schema.json', 'dist/brief.schema.json');
if (!process.argv.includes('--no-types'))
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--emitDeclarationOnly', '--declaration'], { stdio: 'inherit' });
