import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Top of the repository. */
export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** When the newest file below a folder was changed, in ms; 0 where there is none. */
function newest(folder: string): number {
  const times = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) =>
    entry.isFile() ? statSync(join(entry.parentPath, entry.name)).mtimeMs : 0,
  );
  return Math.max(0, ...times);
}

function stale(): boolean {
  const made = statSync(`${repository}dist/cli.cjs`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return made < Math.max(newest(`${repository}src`), newest(`${repository}styles`));
}

/** Builds dist/ where it is older than the sources; test files that run at once wait for each other. */
export async function build(): Promise<void> {
  const lock = `${repository}node_modules/.building`;
  const began = Date.now();
  while (stale()) {
    try {
      mkdirSync(lock);
    } catch {
      // A lock older than a minute was left by a run that was killed.
      if (Date.now() - began > 60_000) rmSync(lock, { recursive: true, force: true });
      await pause(100);
      continue;
    }
    try {
      const { code, err } = await run(process.execPath, ['tools/build.mjs', '--quick'], { cwd: repository });
      if (code !== 0) throw new Error(err);
      return;
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

export function run(program: string, args: readonly string[], { cwd, env = {}, input }: Surroundings): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      err += chunk;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, out, err }));
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}

/** The built program, as a person starts it. */
export const daybrief = (args: readonly string[], surroundings: Surroundings): Promise<Ran> =>
  run(process.execPath, [`${repository}dist/daybrief.js`, ...args], surroundings);
