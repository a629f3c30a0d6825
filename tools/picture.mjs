// The picture of page 1 in the README, of the real output: `npm run picture` makes docs/page-1.png of the seeds' brief;
// with --check it only says whether the picture still shows what page 1 has on it. What was on it stands beside it as a
// hash of the placed lines (docs/page-1.sha256), so that no picture need be drawn to know.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const picture = 'docs/page-1.png';
const shown = 'docs/page-1.sha256';

function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}

const build = ['dist/daybrief.js', 'build', 'seeds', '--date', '2024-10-22'];
const [first] = JSON.parse(run(process.execPath, [...build, '--dump', 'pages'])).pages;
const hash = createHash('sha256').update(JSON.stringify(first)).digest('hex');

if (process.argv.includes('--check')) {
  let kept = '';
  try {
    kept = readFileSync(shown, 'utf8').trim();
  } catch {}
  if (kept !== hash) {
    console.error(`${picture} no longer shows page 1: run npm run picture`);
    process.exitCode = 1;
  }
} else {
  const out = mkdtempSync(join(tmpdir(), 'daybrief-picture-'));
  run(process.execPath, [...build, '--formats', 'pdf', '--out', out, '--quiet']);
  const pdf = readdirSync(out, { recursive: true }).find((name) => name.endsWith('.pdf'));
  mkdirSync('docs', { recursive: true });
  run('pdftoppm', ['-png', '-r', '110', '-f', '1', '-l', '1', '-singlefile', join(out, pdf), picture.replace(/\.png$/, '')]);
  rmSync(out, { recursive: true, force: true });
  writeFileSync(shown, `${hash}\n`);
}
