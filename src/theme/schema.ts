/** What a value of a style file must be. Lengths are written with a unit and become points. */
export type Field =
  | { readonly kind: 'length' }
  | { readonly kind: 'integer'; readonly least: number; readonly most: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'colour' }
  | { readonly kind: 'file' }
  /** Any names, all of one kind. */
  | { readonly kind: 'names'; readonly of: Field }
  /** Just these keys. */
  | { readonly kind: 'keys'; readonly of: Readonly<Record<string, Field>> };

const length: Field = { kind: 'length' };
const colour: Field = { kind: 'colour' };
const keys = (of: Readonly<Record<string, Field>>): Field => ({ kind: 'keys', of });
const choice = (...of: string[]): Field => ({ kind: 'choice', of });

const paper = keys({ width: length, height: length, top: length, bottom: length, inner: length, outer: length });

/** How a kind of text looks. `tracking` is extra space after each letter. */
const text = keys({
  face: { kind: 'file' },
  size: length,
  leading: length,
  colour: { kind: 'file' },
  figures: choice('old-style', 'lining', 'tabular'),
  align: choice('justify', 'left', 'right', 'centre'),
  hyphenate: { kind: 'boolean' },
  tracking: length,
  caps: { kind: 'boolean' },
});

/** The kinds of text there are. */
export const textStyles = [
  'masthead',
  'edition',
  'identity',
  'head',
  'bottomLine',
  'lede',
  'body',
  'label',
  'note',
  'noteItalic',
  'about',
  'aside',
  'asideStrong',
  'date',
  'contents',
  'contentsHead',
  'boxHead',
  'boxGroup',
  'value',
  'valueUnit',
  'wording',
  'counts',
  'who',
  'chart',
  'running',
  'runningStrong',
  'marking',
  'backHead',
  'back',
  'backStrong',
  'backItalic',
  'backQuote',
  'backMuted',
] as const;

/** A style file. `extends` is taken out before. */
export const schema = {
  kind: 'keys',
  of: {
    papers: keys({ a4: paper, letter: paper }),
    layout: keys({
      measure: length,
      columns: { kind: 'integer', least: 1, most: 4 },
      gutter: length,
      margin: length,
      marginGap: length,
      grid: length,
      sectionGap: length,
      duplex: { kind: 'boolean' },
      head: length,
      foot: length,
      paragraphs: choice('indent', 'space'),
      notes: choice('margin', 'inline', 'none'),
      indent: length,
      band: { kind: 'integer', least: 1, most: 8 },
      backColumns: { kind: 'integer', least: 1, most: 4 },
      backGutter: length,
      contentsFrom: { kind: 'integer', least: 1, most: 1000 },
    }),
    faces: { kind: 'names', of: { kind: 'file' } },
    colours: keys({
      ink: colour,
      accent: colour,
      muted: colour,
      rule: colour,
      tint: colour,
      bar: colour,
      barLight: colour,
      paper: colour,
    }),
    rules: keys({ masthead: length, section: length, hair: length }),
    box: keys({ padding: length, between: length, bar: length }),
    text: keys(Object.fromEntries(textStyles.map((name) => [name, text]))),
  },
} as const satisfies Field;
