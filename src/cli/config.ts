import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { BriefError } from '../model/log.ts';
import { nearest } from '../model/nearest.ts';
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
}

const others = ['sections', 'fonts', 'sources'] as const;
const never: readonly string[] = ['config', 'dump', 'grep', 'json'];

function listOfTexts(name: string, value: unknown, path: string, line: number): readonly string[] {
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string' && entry !== '')) return value;
  throw new BriefError('config/value', `“${name}” must be a list of texts.`, { place: { path, line } });
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
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new BriefError('config/unreadable', `The config file ${path} ${why}.`, { hint: 'Check the name after --config.' });
  }
  const { LineCounter, isMap, isScalar, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const fault = document.errors[0];
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    throw new BriefError('config/not-yaml', `The config file is not valid YAML: ${fault.message.split(' at line')[0]}.`, {
      place: { path, line, column: col },
    });
  }
  const found: { -readonly [Key in keyof Config]: Config[Key] } = { options: {} };
  if (document.contents === null) return found;
  if (!isMap(document.contents))
    throw new BriefError('config/not-a-map', 'The config file must hold names and values.', { place: { path, line: 1 } });
  for (const { key, value } of document.contents.items) {
    const at = isScalar(key) && key.range ? lines.linePos(key.range[0]).line : 1;
    const name = String(isScalar(key) ? key.value : key);
    const plain: unknown = value === null ? null : (value as { toJS(doc: unknown): unknown }).toJS(document);
    const known = [...Object.keys(options).filter((option) => !never.includes(option)), ...others];
    if (!known.includes(name)) {
      const near = nearest(name, known);
      throw new BriefError('config/unknown-key', `There is no setting “${name}”.`, {
        place: { path, line: at },
        ...(near === undefined ? {} : { hint: `Did you mean “${near}”?` }),
      });
    }
    if (name === 'sections') found.sections = plain;
    else if (name === 'fonts') found.fonts = listOfTexts(name, plain, path, at).map((file) => resolve(dirname(path), file));
    else if (name === 'sources')
      found.sources = listOfTexts(name, plain, path, at).map((source) =>
        source === '-' || /^https?:/i.test(source) ? source : resolve(dirname(path), source),
      );
    else {
      const given = Array.isArray(plain)
        ? plain.join(name === 'distribution' ? ';' : ',')
        : plain instanceof Date
          ? plain.toISOString().slice(0, 10)
          : String(plain);
      try {
        const checked = checkOption(name, given);
        const value =
          name === 'out' ||
          name === 'earlier' ||
          name === 'corrections' ||
          (name === 'cache' && given !== 'none') ||
          (name === 'style' && /\.ya?ml$/.test(given))
            ? resolve(dirname(path), given)
            : checked;
        Object.assign(found.options, { [name as OptionName]: value });
      } catch (error) {
        if (error instanceof BriefError)
          throw new BriefError('config/value', error.message.replace('--', ''), { place: { path, line: at }, hint: error.hint });
        throw error;
      }
    }
  }
  return found;
}
