import { openEpubThread } from '../epub-thread.ts';
import { BriefError, type Message } from '../model/log.ts';
import type { Call, ExitCode, UncheckedCall } from './call.ts';
import { type Config, readConfig } from './config.ts';
import { type Command, checkOption, type OptionName, type Options, options, unknownOption } from './options.ts';
import { parseCall } from './parse-call.ts';
import { plainCall } from './plain-call.ts';
import { formatMessage, type Terminal } from './report.ts';

const belongsTo = (command: Command, name: string): boolean =>
  (options[name as OptionName].commands as readonly Command[]).includes(command);

/** @throws BriefError for the first thing that is wrong. */
async function checkCall({ command, argv }: UncheckedCall): Promise<Call> {
  const { _: words, $0: _program, help: _help, version: _version, named, ...given } = argv;
  const checked: Options = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(options, name)) throw unknownOption(name, command);
    if (Array.isArray(value)) throw new BriefError('cli/option', `--${name} is given ${value.length} times.`, { hint: 'Give it once.' });
    Object.assign(checked, { [name]: checkOption(name, String(value), command) });
  }
  const config: Config = checked.config === undefined ? { options: {}, places: new Map() } : await readConfig(checked.config);
  const taken = Object.fromEntries(Object.entries(config.options).filter(([name]) => belongsTo(command, name)));
  // Behind a command that takes one name, yargs leaves the others with the command.
  const surplus = ((words ?? []) as readonly unknown[]).slice(1);
  return {
    command,
    named: [named ?? [], surplus].flat().map(String),
    options: { ...taken, ...checked },
    config: { ...config, places: new Map([...config.places].filter(([name]) => !Object.hasOwn(checked, name))) },
  };
}

/** Beside the PDF the EPUB costs no time where it is made by another thread. */
function wantsThread({ command, options }: Call): boolean {
  const { formats, dump } = options;
  if ((command !== 'build' && command !== 'render') || dump !== undefined) return false;
  return formats === undefined || formats.includes('eml') || (formats.includes('epub') && formats.includes('pdf'));
}

/** Which setting of a config file is at fault where the work ends with this code. */
const SETTINGS: Readonly<Record<string, string>> = {
  'config/sections': 'sections',
  'theme/unknown': 'style',
  'theme/unreadable': 'style',
  'theme/no-font': 'fonts',
  'corrections/unreadable': 'corrections',
  'send/list': 'to',
  'send/nobody': 'to',
  'send/password': 'password-file',
  'send/ca': 'ca',
};

/** Does what the call says. @throws BriefError, with the line of the config file where one of its settings is at fault. */
async function obey(call: Call, terminal: Terminal): Promise<ExitCode> {
  const thread = wantsThread(call) ? openEpubThread() : undefined;
  if (thread === undefined) terminal.tune?.();
  if (call.command === 'send') return await named(call, async () => (await import('./send.ts')).runSend(call, terminal));
  const { runBuild, runCompose, runExplain, runRender, runVerify } = await import('./run.ts');
  const runs = { build: runBuild, compose: runCompose, render: runRender, explain: runExplain, verify: runVerify };
  return await named(call, () => runs[call.command as keyof typeof runs](call, terminal, thread));
}

/** Does some work; where one of the config file's settings is at fault, the error gets its line. */
async function named(call: Call, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    const place = error instanceof BriefError ? call.config.places.get(SETTINGS[error.code] ?? '') : undefined;
    if (!(error instanceof BriefError) || place === undefined) throw error;
    throw new BriefError(error.code, error.message, { place, hint: error.hint });
  }
}

/** What ended the run, for the person. */
function messageOf(error: unknown): Message {
  if (error instanceof BriefError) {
    const { code, message, place, hint } = error;
    return { severity: 'error', code, reason: message, ...(place !== undefined && { place }), ...(hint !== undefined && { hint }) };
  }
  return {
    severity: 'error',
    code: 'internal',
    reason: `This is a fault of daybrief, not of your sources: ${(error as Error).stack ?? String(error)}`,
    hint: 'Please report it with the command that was run.',
  };
}

/**
 * The command line.
 *
 * @param words  Without "node" and the program's name.
 * @returns the exit code; never throws for what a person can cause.
 */
export async function main(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const understood = plainCall(words) ?? (await parseCall(words));
    if (typeof understood !== 'string') return await obey(await checkCall(understood), terminal);
    terminal.out(`${understood}\n`);
    return 0;
  } catch (error) {
    const json = words.some((word, i) => word === '--log=json' || (word === '--log' && words[i + 1] === 'json'));
    const message = messageOf(error);
    terminal.err(json ? `${JSON.stringify(message)}\n` : `${formatMessage(message)}\n`);
    return 2;
  }
}
