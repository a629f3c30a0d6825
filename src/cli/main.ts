import type { Argv } from 'yargs';
import { openEpubThread } from '../epub-thread.ts';
import { BriefError } from '../model/log.ts';
import { nearest } from '../model/nearest.ts';
import { versions } from '../version.ts';
import type { Call, ExitCode } from './call.ts';
import { type Config, readConfig } from './config.ts';
import { type Command, checkOption, isSwitch, type OptionName, type Options, options, unknownOption } from './options.ts';
import { plainCall } from './plain-call.ts';
import { formatMessage, type Terminal } from './report.ts';

const commands: Readonly<Record<Command, { usage: string; help: string; examples: readonly (readonly [string, string])[] }>> = {
  build: {
    usage: 'build [sources…]',
    help: 'Read sources, compose the brief and make the edition',
    examples: [
      ['$0 build news/', 'Today’s brief of a folder, under out/'],
      [
        '$0 build news/ wires.zip --date 2024-10-22 --marking TLP:AMBER --formats pdf,epub,eml',
        'A dated, marked edition and a mail ready to send',
      ],
      ['$0 build news/ --pages 2 --style ledger --paper letter', 'The most valuable two pages, dense, on Letter'],
    ],
  },
  compose: {
    usage: 'compose [sources…]',
    help: 'Print the composed brief: the manuscript, or brief.json with --json',
    examples: [['$0 compose news/ --date 2024-10-22 --json > brief.json', 'The data, to edit or to render later']],
  },
  render: {
    usage: 'render <brief>',
    help: 'Make the files of a brief.json without composing again',
    examples: [['$0 render brief.json --formats pdf --style large', 'The same brief in large print']],
  },
  explain: {
    usage: 'explain [sources…]',
    help: 'Print for each sentence where it went and why',
    examples: [['$0 explain news/ --grep harbour', 'Only sentences that hold “harbour”']],
  },
  verify: {
    usage: 'verify <edition>',
    help: 'Check an edition’s folder: hashes, cites, printed words, page numbers',
    examples: [['$0 verify out/2024-10-22', 'Exit code 0: all is as it was made']],
  },
};

function addOptions(yargs: Argv, command: Command): Argv {
  let built = yargs;
  for (const name of Object.keys(options) as OptionName[]) {
    const row = options[name];
    if (!(row.commands as readonly Command[]).includes(command)) continue;
    const example = 'example' in row ? `, e.g. ${row.example}` : '';
    const fallback = 'default' in row ? ` [${row.default}]` : '';
    built = built.option(name, {
      describe: `${row.help}${example}${fallback}`,
      group: `${row.group}:`,
      ...(isSwitch(name) ? { type: 'boolean' } : { type: 'string', requiresArg: true }),
    });
  }
  for (const [line, meaning] of commands[command].examples) built = built.example(line, meaning);
  return built;
}

/** Checks what yargs split up. @throws BriefError for the first thing that is wrong. */
async function checkCall(command: Command, argv: Readonly<Record<string, unknown>>): Promise<Call> {
  const checked: Options = {};
  const own = new Set(['_', '$0', 'help', 'version', 'named']);
  for (const [name, given] of Object.entries(argv)) {
    if (own.has(name) || given === undefined) continue;
    if (!Object.hasOwn(options, name)) throw unknownOption(name, command);
    if (Array.isArray(given)) throw new BriefError('cli/option', `--${name} is given ${given.length} times.`, { hint: 'Give it once.' });
    Object.assign(checked, { [name]: checkOption(name, String(given), command) });
  }
  const config: Config = checked.config === undefined ? { options: {} } : await readConfig(checked.config as string);
  const taken = Object.fromEntries(
    Object.entries(config.options).filter(([name]) => (options[name as OptionName].commands as readonly Command[]).includes(command)),
  );
  const named = (argv.named as readonly string[] | string | undefined) ?? [];
  return { command, named: typeof named === 'string' ? [named] : named, options: { ...taken, ...checked }, config };
}

/** Beside the PDF the EPUB costs no time where it is made by another thread. */
function wantsThread({ command, options }: Call): boolean {
  const { formats, dump } = options;
  if ((command !== 'build' && command !== 'render') || dump !== undefined) return false;
  return formats === undefined || formats.includes('eml') || (formats.includes('epub') && formats.includes('pdf'));
}

/** Thrown by each command: where one returns, yargs writes its help for nobody, which costs as much as reading the sources. */
class Understood {
  readonly command: Command;
  readonly argv: Readonly<Record<string, unknown>>;
  constructor(command: Command, argv: Readonly<Record<string, unknown>>) {
    this.command = command;
    this.argv = argv;
  }
}

/** "--no-such" and "-x" that yargs would take for a flag of its own making are refused like any unknown option. */
const parsing = {
  'camel-case-expansion': false,
  'short-option-groups': false,
  'dot-notation': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'duplicate-arguments-array': true,
  'populate--': false,
} as const;

/**
 * The command line.
 *
 * @param words  Without "node" and the program's name.
 * @returns the exit code; never throws for what a person can cause.
 */
export async function main(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const understood = (command: Command) => (argv: Readonly<Record<string, unknown>>) => {
    throw new Understood(command, argv);
  };
  const obey = async ({ command, argv }: Pick<Understood, 'command' | 'argv'>): Promise<ExitCode> => {
    const call = await checkCall(command, argv);
    const thread = wantsThread(call) ? openEpubThread() : undefined;
    if (thread === undefined) terminal.tune?.();
    const { runBuild, runCompose, runExplain, runRender, runVerify } = await import('./run.ts');
    const runs = { build: runBuild, compose: runCompose, render: runRender, explain: runExplain, verify: runVerify };
    return await runs[command](call, terminal, thread);
  };
  try {
    const plain = plainCall(words);
    if (plain !== undefined) return await obey(plain);
    const { default: yargs } = await import('yargs');
    let program = yargs([])
      .locale('en')
      .scriptName('daybrief')
      .usage('$0 <command>\n\nA folder of news in, a finished brief out. Offline; every printed sentence is a source’s own.')
      .parserConfiguration(parsing)
      .wrap(Math.min(110, process.stdout.columns ?? 110))
      .version(versions.daybrief)
      .help()
      .exitProcess(false)
      .showHelpOnFail(false)
      .fail((message: string | null, error?: Error) => {
        // yargs' own complaints are about the call; anything else is passed on as it is.
        if (error !== undefined && error.name !== 'YError') throw error;
        const reason = error?.message ?? message ?? 'The call is not understood';
        throw new BriefError('cli/usage', `${reason}.`.replace(/\.\.$/, '.'), { hint: 'See daybrief --help.' });
      });
    for (const command of Object.keys(commands) as Command[]) {
      const { usage, help } = commands[command];
      program = program.command(
        usage.replace('[sources…]', '[named..]').replace(/<.*>/, '<named>'),
        help,
        (inner) =>
          addOptions(inner.usage(`$0 ${usage}\n\n${help}`) as Argv, command).positional('named', {
            type: 'string',
            describe: usage.includes('sources')
              ? 'Files, folders, addresses, or - for standard input'
              : usage.includes('<brief>')
                ? 'A brief.json'
                : 'The folder of an edition',
          }),
        understood(command),
      );
    }
    program = program.command(
      '$0',
      false,
      (inner) => inner,
      (argv) => {
        const word = argv._[0];
        if (word === undefined) {
          const option = Object.keys(argv).find((key) => !['_', '$0'].includes(key));
          if (option !== undefined) throw unknownOption(option);
          throw new BriefError('cli/usage', 'No command is given.', { hint: 'Try daybrief build <folder>, or daybrief --help.' });
        }
        const near = nearest(String(word), Object.keys(commands));
        throw new BriefError('cli/unknown-command', `There is no command “${word}”.`, {
          hint: near === undefined ? 'See daybrief --help.' : `Did you mean daybrief ${near}?`,
        });
      },
    );
    let said = '';
    if (!words.some((word) => word === '--help' || word === '--version')) {
      try {
        await program.parseAsync([...words]);
      } catch (thrown) {
        if (!(thrown instanceof Understood)) throw thrown;
        return await obey(thrown);
      }
    }
    // With a callback yargs writes its help on every start too.
    else
      await program.parseAsync([...words], {}, (_error, _argv, output) => {
        said = output;
      });
    if (said !== '') {
      terminal.out(`${said}\n`);
      return 0;
    }
    return 2;
  } catch (error) {
    const json = words.some((word, i) => word === '--log=json' || (word === '--log' && words[i + 1] === 'json'));
    const message =
      error instanceof BriefError
        ? ({
            severity: 'error',
            code: error.code,
            reason: error.message,
            ...(error.place === undefined ? {} : { place: error.place }),
            ...(error.hint === undefined ? {} : { hint: error.hint }),
          } as const)
        : ({
            severity: 'error',
            code: 'internal',
            reason: `This is a fault of daybrief, not of your sources: ${(error as Error).stack ?? String(error)}`,
            hint: 'Please report it with the command that was run.',
          } as const);
    terminal.err(json ? `${JSON.stringify(message)}\n` : `${formatMessage(message)}\n`);
    return 2;
  }
}
