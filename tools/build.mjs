// Builds dist/: the library (ESM), the command line, workers, and the type declarations.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { yamlForEsbuild } from './yaml-plugin.mjs';

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: { index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  plugins: [yamlForEsbuild],
  logLevel: 'warning',
});
if (!process.argv.includes('--no-types')) execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--emitDeclarationOnly', '--declaration'], { stdio: 'inherit' });
