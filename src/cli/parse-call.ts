import type { Argv } from 'yargs';
import { BriefError } from '../model/log.ts';
import { nearest } from '../model/nearest.ts';
import { versions } from '../version.ts';
import type { UncheckedCall } from './call.ts';
import { type Command, isSwitch, type OptionName, options, unknownOption } from './options.ts';

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
  send: {
    usage: 'send [edition]',
    help: 'Mail an edition to its readers, each of them once',
    examples: [
      [
        '$0 send out/2024-10-22 --config daybrief.yaml --dry-run',
        'What would go to whom, with sender, list and server from send: in the file',
      ],
      [
        '$0 send out/2024-10-22 --from brief@example.org --to readers.txt --host mail.example.org --user brief',
        'A reader who has it gets nothing',
      ],
    ],
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

/** Thrown by each command: where one returns, yargs writes its help for nobody, which costs as much as reading the sources. */
class Understood {
  readonly call: UncheckedCall;
  constructor(call: UncheckedCall) {
    this.call = call;
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

/** A complaint of yargs, in the program's words where its own are for programmers. */
function complaint(said: string): string {
  if (said.startsWith('Not enough non-option arguments')) return 'The command needs a file or folder behind it.';
  const [, option] = /^Not enough arguments following: (.*)$/.exec(said) ?? [];
  return option === undefined ? `${said.replace(/\.$/, '')}.` : `--${option} needs a value.`;
}

function programOf(yargs: Argv): Argv {
  const understood = (command: Command) => (argv: Readonly<Record<string, unknown>>) => {
    throw new Understood({ command, argv });
  };
  let program = yargs
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
      throw new BriefError('cli/usage', complaint(error?.message ?? message ?? 'The call is not understood'), {
        hint: 'See daybrief --help.',
      });
    });
  for (const command of Object.keys(commands) as Command[]) {
    const { usage, help } = commands[command];
    program = program.command(
      usage.replace('[sources…]', '[named..]').replace(/<.*>/, '<named>').replace('[edition]', '[named]'),
      help,
      (inner) =>
        addOptions(inner.usage(`$0 ${usage}\n\n${help}`) as Argv, command).positional('named', {
          type: 'string',
          describe: usage.includes('sources')
            ? 'Files, folders, addresses, or - for standard input'
            : usage.includes('<brief>')
              ? 'A brief.json'
              : usage.includes('[edition]')
                ? 'The folder of an edition; without it, today’s in --out'
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
  return program;
}

/**
 * Reads any call, with yargs.
 *
 * @param words  behind the program's name.
 * @returns the call, or the help or the version that was asked for.
 * @throws BriefError for a call that is not understood.
 */
export async function parseCall(words: readonly string[]): Promise<UncheckedCall | string> {
  const { default: yargs } = await import('yargs');
  const program = programOf(yargs([]));
  if (words.some((word) => word === '--help' || word === '--version')) {
    let said = '';
    // With a callback yargs writes its help on every start: only here.
    await program.parseAsync([...words], {}, (_error, _argv, output) => {
      said = output;
    });
    return said;
  }
  try {
    await program.parseAsync([...words]);
  } catch (thrown) {
    if (thrown instanceof Understood) return thrown.call;
    throw thrown;
  }
  throw new RangeError('A command of the program has no handler.');
}
