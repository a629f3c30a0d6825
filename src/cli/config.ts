import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { BriefError } from '../model/log.ts';
import { nearest } from '../model/nearest.ts';
import type { Place } from '../model/source.ts';
import { whyUnreadable } from '../model/unreadable.ts';
import { readYaml, type YamlText } from '../model/yaml-text.ts';
import { checkOption, type OptionName, type Options, options } from './options.ts';
import { sending } from './send-options.ts';

/** What a config file may hold besides the options of the command line. */
export interface Config {
  readonly options: Options;
  /** The user's sections, in the form of the product's own; checked by the composer. */
  readonly sections?: unknown;
  /** Fallback fonts: files, in the order they are tried. */
  readonly fonts?: readonly string[];
  /** Files, folders and addresses to read where the command line names none. */
  readonly sources?: readonly string[];
  /** Who gets editions, where the file lists them itself. */
  readonly readers?: readonly { readonly text: string; readonly place: Place }[];
  /** Where each setting stands: some values are only found wrong when they are used. */
  readonly places: ReadonlyMap<string, Place>;
}

/** Options of one call, which no file can give. */
const never: readonly string[] = ['config', 'dump', 'grep', 'json', 'dry-run', 'correction'];
const allowed = (names: readonly string[]): string[] => names.filter((name) => !never.includes(name));
/** What may stand under `send`, and what beside it. */
const knownOfSend = allowed(Object.keys(sending));
const known = [...allowed(Object.keys(options)).filter((name) => !knownOfSend.includes(name)), 'sections', 'fonts', 'sources', 'send'];

/** A file of the config, named from the config's folder. */
const beside = (path: string, name: string): string => resolve(dirname(path), name);

function listOfTexts(name: string, value: unknown, place: Place): readonly string[] {
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string' && entry !== '')) return value;
  throw new BriefError('config/value', `“${name}” must be a list of texts.`, { place });
}

/** The value of an option as one would type it: lists as the option splits them, numbers with their noughts in front. */
function asTyped(keys: readonly string[], value: unknown, yaml: YamlText, place: Place): string {
  const name = keys.at(-1) ?? '';
  const parts = Array.isArray(value) ? value : [value];
  if (value === null || parts.length === 0)
    throw new BriefError('config/value', `“${name}” has no value.`, { place, hint: 'Give it one, or take the line out.' });
  if (parts.some((part) => part === null || (typeof part === 'object' && !(part instanceof Date))))
    throw new BriefError('config/value', `“${name}” must be a text, a number, true or false, or a list of these.`, { place });
  if (typeof value === 'number') return yaml.written(keys) ?? String(value);
  return parts
    .map((part) => (part instanceof Date ? part.toISOString().slice(0, 10) : String(part)))
    .join(name === 'distribution' ? ';' : ',');
}

/** An option of the command line, checked as there; files are named from the config's folder. */
function optionFrom(name: string, given: string, path: string, place: Place): Options[OptionName] {
  let checked: Options[OptionName];
  try {
    checked = checkOption(name, given);
  } catch (error) {
    if (error instanceof BriefError) throw new BriefError('config/value', error.message.replace('--', ''), { place, hint: error.hint });
    throw error;
  }
  const isFile =
    ['out', 'earlier', 'corrections', 'password-file', 'ca'].includes(name) ||
    (name === 'to' && (!given.includes('@') || existsSync(beside(path, given)))) ||
    (name === 'cache' && given !== 'none') ||
    (name === 'style' && /\.ya?ml$/.test(given));
  return isFile ? beside(path, given) : checked;
}

/**
 * Reads a config file: YAML with the names of the command line's options, and sections, fonts and sources.
 * Paths in it are relative to its folder.
 *
 * @throws BriefError with file and line for a file that cannot be read, is no YAML, or holds an unknown key or a wrong value.
 */
export async function readConfig(path: string): Promise<Config> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new BriefError('config/unreadable', `The config file ${path} ${whyUnreadable(error)}.`, {
      hint: 'Check the name after --config.',
    });
  }
  const yaml = await readYaml(text, path, 'config file', 'config/not-yaml');
  const settings = yaml.value ?? {};
  if (typeof settings !== 'object' || Array.isArray(settings))
    throw new BriefError('config/not-a-map', 'The config file must hold names and values.', { place: { path, line: 1 } });
  const places = new Map<string, Place>();
  const found: { -readonly [Key in keyof Config]: Config[Key] } = { options: {}, places };
  const take = (keys: readonly string[], value: unknown, names: readonly string[]): void => {
    const name = keys.at(-1) ?? '';
    const { line } = yaml.place(keys);
    const place: Place = { path, ...(line !== undefined && { line }) };
    places.set(name, place);
    if (!names.includes(name)) throw unknownSetting(keys, names, place);
    if (name === 'sections') found.sections = value;
    else if (name === 'fonts') found.fonts = listOfTexts(name, value, place).map((file) => beside(path, file));
    else if (name === 'sources')
      found.sources = listOfTexts(name, value, place).map((source) =>
        source === '-' || /^https?:/i.test(source) ? source : beside(path, source),
      );
    else if (name === 'send') {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new BriefError('config/value', '“send” must hold names and values.', { place, hint: 'For example host: mail.example.org.' });
      for (const [inner, one] of Object.entries(value)) take([name, inner], one, knownOfSend);
    } else if (name === 'to' && Array.isArray(value))
      found.readers = listOfTexts(name, value, place).map((text, i) => {
        const at = yaml.place([...keys, String(i)]).line;
        return { text, place: { path, ...(at !== undefined && { line: at }) } };
      });
    else Object.assign(found.options, { [name]: optionFrom(name, asTyped(keys, value, yaml, place), path, place) });
  };
  for (const [name, value] of Object.entries(settings)) take([name], value, known);
  return found;
}

/** The refusal of a name that stands in no table, or in another place. */
function unknownSetting(keys: readonly string[], names: readonly string[], place: Place): BriefError {
  const name = keys.at(-1) ?? '';
  const near = nearest(name, names);
  let hint = near === undefined ? undefined : `Did you mean “${near}”?`;
  if (keys.length === 1 && knownOfSend.includes(name)) hint = 'It stands under “send”.';
  if (keys.length > 1 && known.includes(name)) hint = 'It stands beside “send”, not under it.';
  if (/^pass/.test(name)) hint = 'A password does not stand in the config file: see password-file.';
  return new BriefError('config/unknown-key', `There is no setting “${keys.join('.')}”.`, { place, hint });
}
