import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMain } from './terminal.ts';

const run = (...words: string[]) => runMain(words);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybrief-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line refuses in one line, with exit code 2', () => {
  it.each([
    [[], 'error: No command is given. Try daybrief build <folder>, or daybrief --help. [cli/usage]'],
    [['bulid', 'x'], 'error: There is no command “bulid”. Did you mean daybrief build? [cli/unknown-command]'],
    [['--colour'], 'error: There is no option --colour. See daybrief --help. [cli/unknown-option]'],
    [['build', 'x', '--formts', 'pdf'], 'error: There is no option --formts. Did you mean --formats? [cli/unknown-option]'],
    [['build', 'x', '--no-atachments'], 'error: There is no option --atachments. Did you mean --attachments? [cli/unknown-option]'],
    [['build', 'x', '-q'], 'error: There is no option --q. See daybrief build --help. [cli/unknown-option]'],
    [['build', 'x', '--date', '22.10.2024'], 'error: --date "22.10.2024" is not a date as YYYY-MM-DD. [cli/option]'],
    [['build', 'x', '--date', '2024-10-22', '--date', '2024-10-23'], 'error: --date is given 2 times. Give it once. [cli/option]'],
    [['build', 'x', '--zone', 'Mars'], /^error: --zone "Mars" is not a time zone of the IANA list\./],
    [['build', 'x', '--date'], 'error: --date needs a value. See daybrief --help. [cli/usage]'],
    [['verify'], 'error: The command needs a file or folder behind it. See daybrief --help. [cli/usage]'],
    [['render', 'one.json', 'two.json'], 'error: Exactly one brief.json is expected, not 2. [cli/usage]'],
    [['verify', 'out/2024-10-22', 'out/2024-10-23'], 'error: Exactly one edition folder is expected, not 2. [cli/usage]'],
    [['render', 'test'], 'error: The brief test is a folder. Name the file: test/brief.json. [brief/unreadable]'],
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

  it('writes nothing where there is nothing to read or to make', async () => {
    mkdirSync(join(folder, 'none/blank'), { recursive: true });
    writeFileSync(join(folder, 'text.txt'), 'The harbour of Velm opened on Monday.\n');
    const out = join(folder, 'refused');
    for (const [words, expected] of [
      [['build', join(folder, 'none/blank')], /The folder holds no file to read/],
      [['build'], /^error: No sources are named\./],
      [['build', join(folder, 'text.txt'), '--style', 'buletin'], /There is no style “buletin”/],
      [['render', join(folder, 'no-such.json')], /no-such\.json does not exist/],
    ] as const) {
      const { code, err } = await run(...words, '--out', out);
      expect([code, err]).toEqual([2, expect.stringMatching(expected)]);
    }
    expect(existsSync(out)).toBe(false);
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
  it('is refused for what is no value, and for YAML that leads nowhere', async () => {
    expect(await config('title:\n')).toBe(
      'error: /daybrief.yaml:1: “title” has no value. Give it one, or take the line out. [config/value]\n',
    );
    for (const map of ['style: {name: ledger}\n', 'formats: [{pdf: yes}]\n'])
      expect(await config(map)).toMatch(/must be a text, a number, true or false, or a list of these\. \[config\/value\]\n$/);
    expect(await config('title: *nowhere\n')).toMatch(
      /^error: \/daybrief\.yaml: The config file is not valid YAML: Unresolved alias .*\n$/,
    );
    expect(await config('sections: &all [*all]\n')).toBe(
      'error: /daybrief.yaml: The config file is not valid YAML: an alias stands within what it names. [config/not-yaml]\n',
    );
  });
  it('is named with its line for settings that are found wrong in the work, unless the command line gave them', async () => {
    writeFileSync(join(folder, 'news.txt'), 'The harbour of Velm opened on Monday.\n');
    const path = join(folder, 'late.yaml');
    const build = async (text: string, ...more: string[]) => {
      writeFileSync(path, text);
      return (await run('build', join(folder, 'news.txt'), '--config', path, '--out', folder, ...more)).err.replaceAll(folder, '');
    };
    expect(await build('title: A\nstyle: buletin\n')).toMatch(
      /^error: \/late\.yaml:2: There is no style “buletin”\. Did you mean “bulletin”\?/,
    );
    expect(await build('style: ledger\n', '--style', 'buletin')).toMatch(/^error: There is no style “buletin”\./);
    expect(await build('fonts: [none.ttf]\n')).toBe(
      'error: /late.yaml:1: The font /none.ttf cannot be read. Name a whole .ttf or .otf file that may be read. [theme/no-font]\n',
    );
    writeFileSync(join(folder, 'empty.ttf'), '');
    expect(await build('fonts: [empty.ttf]\n')).toBe(
      'error: /late.yaml:1: The font /empty.ttf is empty. Name a whole .ttf or .otf file that may be read. [theme/no-font]\n',
    );
    expect((await run('build', join(folder, 'news.txt'), '--config', path, '--out', folder)).code).toBe(2);
    expect(await build('\nsections: 3\n')).toMatch(/^error: \/late\.yaml:2: .*sections must be a list with at least one section\./);
    expect(await build('corrections: none.txt\n')).toMatch(/^error: \/late\.yaml:1: The corrections \/none\.txt does not exist\./);
  });
  it('keeps the noughts before a number', async () => {
    const { readConfig } = await import('../../src/cli/config.ts');
    const path = join(folder, 'number.yaml');
    writeFileSync(path, 'number: 007\npages: 2\nattachments: false\n');
    expect((await readConfig(path)).options).toEqual({ number: '007', pages: 2, attachments: false });
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
    for (const command of ['compose', 'render', 'explain', 'verify'])
      expect((await run(command, '--help')).out).toMatch(new RegExp(`^daybrief ${command} `));
    const { out } = await run('build', '--help');
    expect(out.replace(/\s+/g, ' ')).toContain('Date of the edition, e.g. 2024-10-22 [today in --zone]');
  });
  it('gives the version', async () => {
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
