import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import bulletin from '../../styles/bulletin.yaml';
import large from '../../styles/large.yaml';
import ledger from '../../styles/ledger.yaml';
import measure from '../../styles/measure.yaml';
import { BriefError } from '../model/log.ts';
import { nearest } from '../model/nearest.ts';
import type { Place } from '../model/source.ts';
import { readYaml } from '../model/yaml-text.ts';
import { FONT_HINT, fontFault } from './font-file.ts';
import { type Field, schema } from './schema.ts';
import type { Pt, TextStyle, Theme, ThemeFace } from './theme.ts';

type Tree = { readonly [key: string]: unknown };

const builtIn: Readonly<Record<string, Tree>> = {
  bulletin: bulletin as Tree,
  ledger: ledger as Tree,
  large: large as Tree,
  measure: measure as Tree,
};

/** Names of the styles that come with the package. */
export const styleNames: readonly string[] = Object.keys(builtIn);

export interface ThemeOptions {
  readonly paper?: 'a4' | 'letter';
  /** Font files for characters that the style's faces lack, in order of preference. Named as the config names them, from the current folder. */
  readonly fallbacks?: readonly string[];
}

/** A style file as read: its values, where it lies, and where each key stands in it. */
interface StyleFile {
  readonly name: string;
  readonly values: Tree;
  /** Undefined for what comes with the package. */
  readonly folder?: string;
  readonly place: (path: readonly string[]) => Place;
}

const points: Readonly<Record<string, number>> = { pt: 1, mm: 72 / 25.4, cm: 720 / 25.4, in: 72 };

function fail(file: StyleFile, path: readonly string[], reason: string, hint?: string): never {
  throw new BriefError('theme/invalid', reason, { place: file.place(path), hint });
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/**
 * Refuses what the schema does not know. Leaves are checked here too, so that a mistake is named with the line of the
 * file that made it; they become points only after all files are joined, when it is known what an em is.
 */
function check(file: StyleFile, value: unknown, field: Field, path: readonly string[]): void {
  const name = path.join('.');
  const refuse = (wanted: string): never => fail(file, path, `${name} is ${show(value)}, but must be ${wanted}.`);
  switch (field.kind) {
    case 'length':
      if (value !== 0 && !(typeof value === 'string' && /^-?(?:\d+\.?\d*|\.\d+)(?:pt|mm|cm|in|em)$/.test(value)))
        refuse('a length with its unit, as "12pt", "6mm" or "1.2em"');
      return;
    case 'integer':
      if (!Number.isInteger(value) || (value as number) < field.least || (value as number) > field.most)
        refuse(`a whole number from ${field.least} to ${field.most}`);
      return;
    case 'boolean':
      if (typeof value !== 'boolean') refuse('true or false');
      return;
    case 'choice':
      if (typeof value !== 'string' || !field.of.includes(value)) refuse(`one of ${field.of.join(', ')}`);
      return;
    case 'colour':
      if (typeof value !== 'string' || !/^#[0-9a-f]{6}$/i.test(value)) refuse('a colour such as "#0b4a5a"');
      return;
    case 'file':
      if (typeof value !== 'string' || value === '') refuse('a name');
      return;
    case 'names':
    case 'keys': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse('a mapping of keys to values');
      for (const [key, inner] of Object.entries(value as Tree)) {
        const known = field.kind === 'names' ? field.of : Object.hasOwn(field.of, key) ? field.of[key] : undefined;
        if (known === undefined) {
          const near = field.kind === 'keys' ? nearest(key, Object.keys(field.of)) : undefined;
          fail(
            file,
            [...path, key],
            `A style has no key “${[...path, key].join('.')}”.`,
            near === undefined ? undefined : `Did you mean “${near}”?`,
          );
        }
        check(file, inner, known as Field, [...path, key]);
      }
    }
  }
}

/** `over` laid over `under`, mapping by mapping. */
function join(under: unknown, over: unknown): unknown {
  if (typeof over !== 'object' || over === null || typeof under !== 'object' || under === null) return over;
  const joined: Record<string, unknown> = { ...(under as Tree) };
  for (const [key, value] of Object.entries(over)) joined[key] = Object.hasOwn(joined, key) ? join(joined[key], value) : value;
  return joined;
}

function toPoints(value: unknown, em: Pt): Pt {
  if (value === 0) return 0;
  const [, number = '0', unit = 'pt'] = /^(.*?)(pt|mm|cm|in|em)$/.exec(value as string) ?? [];
  return Number(number) * (unit === 'em' ? em : (points[unit] as number));
}

/** All lengths within a checked value, in points. */
function measureOut(value: unknown, field: Field, em: Pt): unknown {
  if (field.kind === 'length') return toPoints(value, em);
  if (field.kind !== 'keys' && field.kind !== 'names') return value;
  return Object.fromEntries(
    Object.entries(value as Tree).map(([key, inner]) => [
      key,
      measureOut(inner, field.kind === 'names' ? field.of : (field.of[key] as Field), em),
    ]),
  );
}

/** The package's own folder of fonts: beside dist/ when built, two folders up in the source. */
function fontFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = resolve(folder, 'fonts');
    if (existsSync(resolve(candidate, 'SourceSerif4-Regular.ttf'))) return candidate;
    const up = dirname(folder);
    if (up === folder)
      throw new BriefError('theme/no-fonts', 'The fonts that come with the package are missing.', { hint: 'Install the package again.' });
    folder = up;
  }
}

function faceFrom(id: string, path: string): ThemeFace {
  let bytes: Uint8Array | undefined;
  return {
    id,
    file: basename(path),
    bytes() {
      bytes ??= readFileSync(path);
      return bytes;
    },
  };
}

async function readStyle(path: string): Promise<StyleFile> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new BriefError('theme/unreadable', `The style file ${path} cannot be read.`, {
      hint: `A style is the path of a YAML file, or one of ${styleNames.join(', ')}.`,
    });
  }
  const yaml = await readYaml(text, path, 'style file', 'theme/not-yaml');
  const values = yaml.value ?? {};
  if (typeof values !== 'object' || Array.isArray(values))
    throw new BriefError('theme/invalid', 'A style file holds a mapping of keys to values.', { place: { path, line: 1, column: 1 } });
  return { name: basename(path).replace(/\.ya?ml$/i, ''), values: values as Tree, folder: dirname(resolve(path)), place: yaml.place };
}

function ownStyle(name: string): StyleFile | undefined {
  const values = Object.hasOwn(builtIn, name) ? builtIn[name] : undefined;
  return values === undefined ? undefined : { name, values, place: () => ({ path: `styles/${name}.yaml` }) };
}

/** A style that comes with the package by its name, else a file. */
async function openStyle(name: string, from: string | undefined): Promise<StyleFile> {
  const own = ownStyle(name);
  if (own !== undefined) return own;
  if (!/[./\\]/.test(name)) {
    const near = nearest(name, styleNames);
    throw new BriefError('theme/unknown', `There is no style “${name}”.`, {
      hint: `${near === undefined ? '' : `Did you mean “${near}”? `}There are ${styleNames.join(', ')}; or name a YAML file.`,
    });
  }
  return readStyle(from === undefined || isAbsolute(name) ? name : resolve(from, name));
}

/** The style and all that it extends, the most general first. */
async function styleChain(name: string): Promise<StyleFile[]> {
  const chain: StyleFile[] = [];
  const seen = new Set<string>();
  for (let next: string | undefined = name, from: string | undefined; next !== undefined; ) {
    const file: StyleFile = await openStyle(next, from);
    const identity = `${file.folder ?? ''}:${file.name}`;
    if (seen.has(identity)) fail(file, ['extends'], 'The styles extend one another in a circle.');
    seen.add(identity);
    chain.unshift(file);
    const base: unknown = file.values.extends;
    if (base !== undefined && typeof base !== 'string') fail(file, ['extends'], 'extends names one style.');
    next = base ?? (file.folder === undefined ? undefined : 'bulletin');
    from = file.folder;
  }
  return chain;
}

type Parts = { readonly [part: string]: Tree };

/** The styles laid one over another, checked, and the folder of the style that names each face. */
function joinStyles(chain: readonly StyleFile[]): { tree: Parts; faceFolders: ReadonlyMap<string, string | undefined> } {
  let joined: unknown = {};
  const faceFolders = new Map<string, string | undefined>();
  for (const file of chain) {
    const { extends: _, ...values } = file.values;
    check(file, values, schema, []);
    joined = join(joined, values);
    for (const id of Object.keys((values.faces as Tree | undefined) ?? {})) faceFolders.set(id, file.folder);
  }
  return { tree: joined as Parts, faceFolders };
}

/** The faces of a style: files beside the style that names them, else the package's. */
function facesOf(tree: Parts, faceFolders: ReadonlyMap<string, string | undefined>, last: StyleFile): ThemeFace[] {
  const own = fontFolder();
  return Object.entries(tree.faces as Readonly<Record<string, string>>).map(([id, file]) => {
    const folder = faceFolders.get(id);
    const beside = folder === undefined ? undefined : resolve(folder, file);
    const path = beside !== undefined && existsSync(beside) ? beside : resolve(own, file);
    if (!existsSync(path)) fail(last, ['faces', id], `The font ${file} is neither beside the style file nor in the package.`);
    const fault = path === beside ? fontFault(path) : undefined;
    if (fault !== undefined) fail(last, ['faces', id], `The font ${file} ${fault}.`, FONT_HINT);
    return faceFrom(id, path);
  });
}

/** The text styles, with what they leave unsaid. `em`: size of the body. */
function textStyles(tree: Parts, em: Pt, last: StyleFile): Theme['text'] {
  const faceNames = Object.keys(tree.faces as Tree);
  const colourNames = Object.keys(tree.colours as Tree);
  const text: Record<string, TextStyle> = {};
  for (const [style, values] of Object.entries(tree.text as Readonly<Record<string, Tree>>)) {
    const size = toPoints(values.size, em);
    const face = values.face as string;
    const colour = (values.colour as string | undefined) ?? 'ink';
    if (!faceNames.includes(face)) {
      const near = nearest(face, faceNames);
      fail(last, ['text', style, 'face'], `text.${style}.face is “${face}”, which is not under faces.`, near && `Did you mean “${near}”?`);
    }
    if (!colourNames.includes(colour)) {
      const near = nearest(colour, colourNames);
      fail(
        last,
        ['text', style, 'colour'],
        `text.${style}.colour is “${colour}”, which is not under colours.`,
        near && `Did you mean “${near}”?`,
      );
    }
    const align = (values.align as TextStyle['align'] | undefined) ?? 'left';
    text[style] = {
      face,
      size,
      leading: toPoints(values.leading, size),
      colour: colour as TextStyle['colour'],
      figures: (values.figures as TextStyle['figures'] | undefined) ?? 'old-style',
      align,
      hyphenate: (values.hyphenate as boolean | undefined) ?? align === 'justify',
      tracking: values.tracking === undefined ? 0 : (toPoints(values.tracking, size) / size) * 1000,
      caps: (values.caps as boolean | undefined) ?? false,
    };
    if (!(size > 0) || !((text[style] as TextStyle).leading >= size))
      fail(last, ['text', style], `text.${style} needs a size above 0 and a leading no smaller than the size.`);
  }
  return text as unknown as Theme['text'];
}

/** Paper and layout, on which text and margin column have room. */
function paperAndLayout(tree: Parts, em: Pt, paperName: 'a4' | 'letter', last: StyleFile): Pick<Theme, 'paper' | 'layout'> {
  const papers = measureOut(tree.papers, schema.of.papers, em) as Record<'a4' | 'letter', Omit<Theme['paper'], 'name'>>;
  const paper = { name: paperName, ...papers[paperName] };
  const layout = measureOut(tree.layout, schema.of.layout, em) as Theme['layout'];
  const room = paper.width - paper.inner - paper.outer;
  const besideText = layout.margin > 0 ? layout.margin + layout.marginGap : 0;
  const measure = layout.measure > 0 ? layout.measure : room - besideText;
  // A hundredth of a point is lost in turning millimetres into points and adding them up.
  if (measure + besideText > room + 0.01 || measure <= 0)
    fail(
      last,
      ['layout', 'measure'],
      `Text and margin column need ${Math.ceil(measure + besideText)} pt, the paper has ${Math.floor(room)} pt.`,
    );
  if (!(layout.grid >= 4) || paper.height - paper.top - paper.bottom < 10 * layout.grid)
    fail(last, ['layout', 'grid'], 'A page must hold at least ten lines of the grid.');
  return { paper, layout: { ...layout, measure, notes: layout.notes === 'margin' && layout.margin === 0 ? 'inline' : layout.notes } };
}

/**
 * Reads a house style: one that comes with the package, by name, or a YAML file, by path (a name with a dot or slash).
 * A file may extend another by name, or by path from its own folder.
 *
 * @throws BriefError with file, line and column for an unknown key, a wrong value or a missing font.
 */
export async function loadTheme(name: string, options: ThemeOptions = {}): Promise<Theme> {
  const chain = await styleChain(name);
  const last = chain.at(-1) as StyleFile;
  const { tree, faceFolders } = joinStyles(chain);
  const em = toPoints((tree.text as { readonly [style: string]: Tree }).body?.size, 10);
  const faces = facesOf(tree, faceFolders, last);
  const text = textStyles(tree, em, last);
  return {
    name: last.name,
    ...paperAndLayout(tree, em, options.paper ?? 'a4', last),
    faces,
    fallbacks: (options.fallbacks ?? []).map((path, i) => {
      const fault = fontFault(path);
      if (fault !== undefined) throw new BriefError('theme/no-font', `The font ${path} ${fault}.`, { hint: FONT_HINT });
      return faceFrom(`fallback-${i + 1}`, path);
    }),
    colours: tree.colours as unknown as Theme['colours'],
    rules: measureOut(tree.rules, schema.of.rules, em) as Theme['rules'],
    box: measureOut(tree.box, schema.of.box, em) as Theme['box'],
    text,
  };
}
