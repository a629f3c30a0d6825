import { BriefError } from '../model/log.ts';
import { nearest } from '../model/nearest.ts';
import {
  type Command,
  day,
  hostList,
  language,
  listOf,
  marking,
  moment,
  names,
  type Option,
  oneOf,
  option,
  pages,
  size,
  text,
  whole,
  words,
  yes,
  zone,
} from './option.ts';
import { sending } from './send-options.ts';

export type { Command, Option };

export const formats = ['pdf', 'epub', 'html', 'md', 'json', 'eml'] as const;
export type Format = (typeof formats)[number];

const composing = ['build', 'compose', 'explain'] as const;
const rendering = ['build', 'render'] as const;
const every = ['build', 'compose', 'render', 'explain', 'verify', 'send'] as const;

/** The one table of options. Keys are the names on the command line and in the config file. */
export const options = {
  date: option({
    help: 'Date of the edition',
    example: '2024-10-22',
    default: 'today in --zone',
    commands: composing,
    group: 'Edition',
    check: day,
  }),
  zone: option({
    help: 'Time zone of the edition (IANA name)',
    example: 'Europe/Kyiv',
    default: 'UTC',
    commands: [...composing, 'send'],
    group: 'Edition',
    check: zone,
  }),
  'as-of': option({
    help: 'State of knowledge printed in the identity line',
    example: '2024-10-22T06:00',
    default: 'the latest source',
    commands: composing,
    group: 'Edition',
    check: moment,
  }),
  title: option({
    help: 'Title of the brief',
    example: '"Black Sea Brief"',
    default: 'Daily Brief',
    commands: composing,
    group: 'Edition',
    check: words,
  }),
  number: option({ help: 'Number of the edition', example: '117', commands: composing, group: 'Edition', check: words }),
  marking: option({ help: 'Handling marking on every page', example: 'TLP:AMBER', commands: composing, group: 'Edition', check: marking }),
  next: option({ help: 'Date of the next edition', example: '2024-10-23', commands: composing, group: 'Edition', check: day }),
  distribution: option({
    help: 'Who gets the edition, for the list in its back matter: names with semicolons between',
    example: '"Cabinet Office; Port Authority"',
    commands: composing,
    group: 'Edition',
    check: names,
  }),
  corrections: option({
    help: 'Text file of corrections to earlier editions: a paragraph each, the day of the edition and a colon first',
    example: 'corrections.txt',
    commands: composing,
    group: 'Edition',
    check: text,
  }),
  lang: option({
    help: 'Language of the labels (en, de, fr, es, uk)',
    example: 'de',
    default: 'en',
    commands: composing,
    group: 'Edition',
    check: language,
  }),
  pages: option({
    help: 'Limit of the body in pages, or none',
    example: '2',
    default: 'none',
    commands: composing,
    group: 'Edition',
    check: pages,
  }),
  out: option({
    help: 'Folder that editions are put in',
    example: 'briefs',
    default: 'out',
    commands: [...rendering, 'send'],
    group: 'Output',
    check: text,
  }),
  earlier: option({
    help: 'Folder of earlier editions: stories are marked as new or updated, figures that they had too are drawn with their course',
    example: 'out',
    commands: composing,
    group: 'Edition',
    check: text,
  }),
  unchanged: option({
    help: 'Stories that an earlier edition printed: keep them in their place, put them last in their section, or drop them',
    example: 'last',
    default: 'keep',
    commands: composing,
    group: 'Edition',
    check: oneOf(['keep', 'last', 'drop']),
  }),
  formats: option({
    help: `What to make, of ${formats.join(', ')}`,
    example: 'pdf,epub,eml',
    default: 'pdf,epub,md,json',
    commands: rendering,
    group: 'Output',
    check: listOf(formats),
  }),
  paper: option({
    help: 'Paper size, a4 or letter',
    example: 'letter',
    default: 'a4',
    commands: [...rendering, 'compose', 'explain'],
    group: 'Output',
    check: oneOf(['a4', 'letter']),
  }),
  style: option({
    help: 'House style: bulletin, ledger, large, measure, or a YAML file',
    example: 'ledger',
    default: 'bulletin',
    commands: [...rendering, 'compose', 'explain', 'send'],
    group: 'Output',
    check: text,
  }),
  attachments: option({
    help: 'Attach the sources and brief.json to the PDF (--no-attachments leaves them out)',
    default: 'yes',
    commands: rendering,
    group: 'Output',
    check: yes,
  }),
  'system-fonts': option({
    help: 'Look among the fonts of this machine too for characters that no other font has (the manifest names them)',
    commands: [...rendering, 'compose', 'explain'],
    group: 'Output',
    check: yes,
  }),
  overlay: option({ help: 'Show boxes, grid, ratios and cites on the pages', commands: rendering, group: 'Output', check: yes }),
  dump: option({
    help: 'Print the value of a stage instead of making files: sources, brief or pages',
    example: 'brief',
    commands: rendering,
    group: 'Running',
    check: oneOf(['sources', 'brief', 'pages']),
  }),
  json: option({ help: 'Print brief.json (without it: the manuscript)', commands: ['compose'], group: 'Output', check: yes }),
  grep: option({ help: 'Only sentences that hold this text', example: 'troops', commands: ['explain'], group: 'Output', check: text }),
  config: option({
    help: 'YAML file with these options, sections and fonts',
    example: 'daybrief.yaml',
    commands: ['build', 'compose', 'render', 'explain', 'send'],
    group: 'Running',
    check: text,
  }),
  quiet: option({ help: 'Say nothing but errors', commands: every, group: 'Running', check: yes }),
  log: option({
    help: 'Messages and report as lines of JSON on standard error',
    example: 'json',
    commands: every,
    group: 'Running',
    check: oneOf(['json']),
  }),
  'max-file-size': option({
    help: 'Largest file that is read',
    example: '50MB',
    default: '64MB',
    commands: composing,
    group: 'Reading',
    check: size,
  }),
  'max-files': option({
    help: 'Most files that are read',
    example: '5000',
    default: '20000',
    commands: composing,
    group: 'Reading',
    check: whole(1, 1_000_000),
  }),
  'max-parts': option({
    help: 'Most documents inside one file: feed entries, mails, files of an archive',
    example: '500',
    default: '10000',
    commands: composing,
    group: 'Reading',
    check: whole(1, 1_000_000),
  }),
  'max-depth': option({
    help: 'Containers within containers that are opened',
    example: '3',
    default: '6',
    commands: composing,
    group: 'Reading',
    check: whole(0, 50),
  }),
  'max-archive-size': option({
    help: 'Bytes that one archive may unpack to',
    example: '1GB',
    default: '256MB',
    commands: composing,
    group: 'Reading',
    check: size,
  }),
  'max-archive-ratio': option({
    help: 'Unpacked by packed bytes of an archive',
    example: '100',
    default: '250',
    commands: composing,
    group: 'Reading',
    check: whole(2, 100_000),
  }),
  'max-seconds': option({
    help: 'Seconds that one file may take; two more for each MB it has',
    example: '60',
    default: '10',
    commands: composing,
    group: 'Reading',
    check: whole(1, 3600),
  }),
  'max-text': option({
    help: 'Longest text of one source, in characters',
    example: '500000',
    default: '8000000',
    commands: composing,
    group: 'Reading',
    check: whole(1, 100_000_000),
  }),
  'max-nesting': option({
    help: 'Elements within elements that HTML and XML may have; deeper ones are read as if they stood there',
    example: '200',
    default: '120',
    commands: composing,
    group: 'Reading',
    check: whole(8, 1000),
  }),
  'max-entities': option({
    help: 'Entities that one document may declare',
    example: '50',
    default: '1000',
    commands: composing,
    group: 'Reading',
    check: whole(0, 100_000),
  }),
  'allow-hosts': option({
    help: 'Hosts of addresses that may be private or loopback; all others of that kind are refused',
    example: 'intranet.example,localhost:8080',
    commands: composing,
    group: 'Reading',
    check: hostList,
  }),
  cache: option({
    help: 'Folder for copies of fetched pages and feeds, so that only what is new is asked for; or none',
    example: 'fetched',
    default: 'daybrief in the user’s cache folder',
    commands: composing,
    group: 'Reading',
    check: text,
  }),
  'fetch-seconds': option({
    help: 'Seconds that one address may take',
    example: '60',
    default: '20',
    commands: composing,
    group: 'Reading',
    check: whole(1, 3600),
  }),
  ...sending,
} as const;

export type OptionName = keyof typeof options;
export type Options = { -readonly [Name in OptionName]?: ReturnType<(typeof options)[Name]['check']> };

/** A switch takes no value on the command line. */
export const isSwitch = (name: OptionName): boolean => options[name].check === yes;

/** Checks one option. @throws BriefError for an unknown name (with the nearest known one) or a wrong value. */
export function checkOption(name: string, given: string, command?: Command): Options[OptionName] {
  if (!Object.hasOwn(options, name)) throw unknownOption(name, command);
  const row: Option<unknown> = options[name as OptionName];
  if (command !== undefined && !row.commands.includes(command))
    throw new BriefError('cli/option', `--${name} is no option of daybrief ${command}.`, {
      hint: `It belongs to ${row.commands.map((c) => `daybrief ${c}`).join(', ')}.`,
    });
  return row.check(given, name) as Options[OptionName];
}

/** The refusal of an option nobody knows. */
export function unknownOption(name: string, command?: Command): BriefError {
  const known = (Object.keys(options) as OptionName[]).filter(
    (key) => command === undefined || (options[key].commands as readonly Command[]).includes(command),
  );
  const near = nearest(name, known);
  return new BriefError('cli/unknown-option', `There is no option --${name}.`, {
    hint: near === undefined ? `See daybrief ${command === undefined ? '' : `${command} `}--help.` : `Did you mean --${near}?`,
  });
}
