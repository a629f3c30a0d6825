import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { BriefError } from '../model/log.ts';
import { nearest } from '../model/nearest.ts';
import type { Place } from '../model/source.ts';
import { readYaml, type YamlText } from '../model/yaml-text.ts';
import { checkOption, type OptionName, type Options, options } from './options.ts';

/** What a config file may hold besides the options of the command line. */
export interface Config {
  readonly options: Options;
  /** The user's sections, in the form of the product's own; checked by the composer. */
  readonly sections?: unknown;
  /** Fallback fonts: files, in the order they are tried. */
  readonly fonts?: readonly string[];
  /** Files, folders and addresses to read where the command line names none. */
  readonly sources?: readonly string[];
  /** Where each setting stands: some values are only found wrong when they are used. */
  readonly places: ReadonlyMap<string, Place>;
}

/** Options of one call, which no file can give. */
const never: readonly string[] = ['config', 'dump', 'grep', 'json'];
const known = [...Object.keys(options).filter((option) => !never.includes(option)), 'sections', 'fonts', 'sources'];

/** A file of the config, named from the config's folder. */
const beside = (path: string, name: string): string => resolve(dirname(path), name);

function listOfTexts(name: string, value: unknown, place: Place): readonly string[] {
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string' && entry !== '')) return value;
  throw new BriefError('config/value', `“${name}” must be a list of texts.`, { place });
}

/** The value of an option as one would type it: lists as the option splits them, numbers with their noughts in front. */
function asTyped(name: string, value: unknown, yaml: YamlText, place: Place): string {
  const parts = Array.isArray(value) ? value : [value];
  if (value === null || parts.length === 0)
    throw new BriefError('config/value', `“${name}” has no value.`, { place, hint: 'Give it one, or take the line out.' });
  if (parts.some((part) => part === null || (typeof part === 'object' && !(part instanceof Date))))
    throw new BriefError('config/value', `“${name}” must be a text, a number, true or false, or a list of these.`, { place });
  if (typeof value === 'number') return yaml.written([name]) ?? String(value);
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
    ['out', 'earlier', 'corrections'].includes(name) ||
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
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'does not exist' : code === 'EISDIR' ? 'is a folder' : 'cannot be read';
    throw new BriefError('config/unreadable', `The config file ${path} ${why}.`, { hint: 'Check the name after --config.' });
  }
  const yaml = await readYaml(text, path, 'config file', 'config/not-yaml');
  const settings = yaml.value ?? {};
  if (typeof settings !== 'object' || Array.isArray(settings))
    throw new BriefError('config/not-a-map', 'The config file must hold names and values.', { place: { path, line: 1 } });
  const places = new Map<string, Place>();
  const found: { -readonly [Key in keyof Config]: Config[Key] } = { options: {}, places };
  for (const [name, value] of Object.entries(settings)) {
    const { line } = yaml.place([name]);
    const place: Place = { path, ...(line !== undefined && { line }) };
    places.set(name, place);
    if (!known.includes(name)) {
      const near = nearest(name, known);
      throw new BriefError('config/unknown-key', `There is no setting “${name}”.`, {
        place,
        hint: near === undefined ? undefined : `Did you mean “${near}”?`,
      });
    }
    if (name === 'sections') found.sections = value;
    else if (name === 'fonts') found.fonts = listOfTexts(name, value, place).map((file) => beside(path, file));
    else if (name === 'sources')
      found.sources = listOfTexts(name, value, place).map((source) =>
        source === '-' || /^https?:/i.test(source) ? source : beside(path, source),
      );
    else Object.assign(found.options, { [name]: optionFrom(name, asTyped(name, value, yaml, place), path, place) });
  }
  return found;
}
