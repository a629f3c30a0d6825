import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';

async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await main(words, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    interactive: false,
    now: () => 0,
  });
  return { code, out, err };
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybrief-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line refuses in one line, with exit code 2', () => {
  it.each([
    [[], 'error: No command is given. Try daybrief build <folder>, or daybrief --help. [cli/usage]'],
    [['bulid', 'x'], 'error: There is no command “bulid”. Did you mean daybrief build? [cli/unknown-command]'],
    [['--colour'], 'error: There is no option --colour. See daybrief --help [cli/unknown-option]'],
    [['build', 'x', '--formts', 'pdf'], 'error: There is no option --formts. Did you mean --formats? [cli/unknown-option]'],
    [['build', 'x', '--no-atachments'], 'error: There is no option --atachments. Did you mean --attachments? [cli/unknown-option]'],
    [['build', 'x', '-q'], 'error: There is no option --q. See daybrief build --help [cli/unknown-option]'],
    [['build', 'x', '--date', '22.10.2024'], 'error: --date "22.10.2024" is not a date as YYYY-MM-DD. [cli/option]'],
    [['build', 'x', '--date', '2024-10-22', '--date', '2024-10-23'], 'error: --date is given 2 times. Give it once. [cli/option]'],
    [['build', 'x', '--zone', 'Mars'], /^error: --zone "Mars" is not a time zone of the IANA list\./],
    [['build', 'x', '--date'], /^error: .*date/],
    [
      ['compose', 'x', '--formats', 'pdf'],
      'error: --formats is no option of daybrief compose. It belongs to daybrief build, daybrief render. [cli/option]',
    ],
  ] as const)('%j', async (words, expected) => {
    const { code, out, err } = await run(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    if (typeof expected === 'string') expect(err).toBe(`${expected}\n`);
    else expect(err).toMatch(expected);
    expect(err.trimEnd()).not.toContain('\n');
  });

  it('says the same as JSON when asked', async () => {
    const { err } = await run('build', 'x', '--formts', 'pdf', '--log', 'json');
    expect(JSON.parse(err)).toEqual({
      severity: 'error',
      code: 'cli/unknown-option',
      reason: 'There is no option --formts.',
      hint: 'Did you mean --formats?',
    });
  });
});

describe('the config file', () => {
  const config = async (text: string): Promise<string> => {
    const path = join(folder, 'daybrief.yaml');
    writeFileSync(path, text);
    const { code, err } = await run('build', join(folder, 'nothing-here'), '--config', path);
    expect(code).toBe(2);
    return err.replaceAll(folder, '');
  };
  it('is refused with line and nearest name', async () => {
    expect(await config('title: A brief\nzoen: UTC\n')).toBe(
      'error: /daybrief.yaml:2: There is no setting “zoen”. Did you mean “zone”? [config/unknown-key]\n',
    );
    expect(await config('\n\npaper: a5\n')).toBe(
      'error: /daybrief.yaml:3: paper "a5" is not one of a4, letter. Did you mean a4? [config/value]\n',
    );
    expect(await config('fonts: one.ttf\n')).toBe('error: /daybrief.yaml:1: “fonts” must be a list of texts. [config/value]\n');
    expect(await config('title: [unclosed\n')).toMatch(/^error: \/daybrief\.yaml:\d+:\d+: The config file is not valid YAML: /);
    expect(await config('- a\n')).toMatch(/The config file must hold names and values/);
  });
  it('must be there', async () => {
    const { code, err } = await run('build', 'x', '--config', join(folder, 'missing.yaml'));
    expect(code).toBe(2);
    expect(err).toMatch(/^error: The config file .*missing\.yaml does not exist\. /);
  });
});

describe('help', () => {
  it('names every command', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const command of ['build', 'compose', 'render', 'explain', 'verify']) expect(out).toContain(`daybrief ${command}`);
  });
  it('shows each option with an example and default', async () => {
    const { out } = await run('build', '--help');
    expect(out.replace(/\s+/g, ' ')).toContain('Date of the edition, e.g. 2024-10-22 [today in --zone]');
  });
  it('gives the version', async () => {
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
