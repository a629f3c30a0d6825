import { briefJson } from './archive/brief-json.ts';
import type { Output } from './archive/manifest.ts';
import type { Brief } from './model/brief.ts';
import { BriefError, type Log, type Message, silent } from './model/log.ts';
import type { PageStart } from './typeset/page.ts';
import type { Typeset } from './typeset/typeset.ts';

export { briefJson };

export type OutputFormat = 'pdf' | 'epub' | 'html' | 'md' | 'json' | 'eml';

export interface RenderOptions {
  readonly paper: 'a4' | 'letter';
  /** Name of a house style, or path of a YAML file. */
  readonly style: string;
  /** Attach the sources' texts and brief.json to the PDF. */
  readonly attachments: boolean;
  /** Show boxes, grid, ratios and cites on the pages. */
  readonly overlay: boolean;
  /** Fallback font files, in the order they are tried. */
  readonly fonts: readonly string[];
  /** For characters that none of these has, look among the fonts of this machine too: then the bytes are this machine's. */
  readonly systemFonts: boolean;
}

export const renderDefaults: RenderOptions = {
  paper: 'a4',
  style: 'bulletin',
  attachments: true,
  overlay: false,
  fonts: [],
  systemFonts: false,
};

/** A second thread that makes the EPUB while the first sets the pages and draws the PDF. Its bytes are those that renderEpub gives. */
export interface EpubThread {
  /** What needs no pages is made at once: the cover above all. */
  begin(brief: Brief): void;
  /** The EPUB, once the pages are known, and what its making told. Rejects where the thread failed for any reason: it is then made here. */
  finish(starts: readonly PageStart[]): Promise<{ readonly bytes: Uint8Array; readonly messages: readonly Message[] }>;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** "daily-brief-2024-10-22": ASCII letters, digits and hyphens, fit for every file system, mail and e-reader. */
function baseName(edition: Brief['edition']): string {
  const slug = edition.title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return `${slug === '' ? 'brief' : slug}-${edition.date}`;
}

/**
 * The house style that the options name, with fallback fonts for all that a brief prints. @throws BriefError for a style
 * that cannot be loaded.
 */
export async function themeOf(options: RenderOptions, brief?: Brief) {
  const { loadTheme } = await import('./theme/load.ts');
  const load = (fallbacks: readonly string[]) => loadTheme(options.style, { paper: options.paper, fallbacks });
  const theme = await load(options.fonts);
  if (!options.systemFonts || brief === undefined) return theme;
  const [{ openFonts }, { systemFonts }] = await Promise.all([import('./typeset/fonts.ts'), import('./theme/system-fonts.ts')]);
  const fonts = openFonts(theme.faces, theme.fallbacks);
  const faces = [...theme.faces, ...theme.fallbacks].map(({ id }) => fonts.face(id));
  const lacking = new Set<number>();
  for (const character of new Set(JSON.stringify(brief))) {
    const code = character.codePointAt(0) as number;
    if (/[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(character) && faces.every((face) => face.glyphOf(code) === 0)) lacking.add(code);
  }
  const found = systemFonts(lacking);
  return found.length === 0 ? theme : load([...options.fonts, ...found]);
}

/** Sets the pages of a brief. */
export async function setPages(brief: Brief, options: RenderOptions, log: Log): Promise<Typeset> {
  const [{ typeset }, theme] = await Promise.all([import('./typeset/typeset.ts'), themeOf(options, brief)]);
  return typeset(brief, theme, log);
}

/** The placed lines of a brief's pages, for `--dump=pages`. */
export async function dumpPages(brief: Brief, options: RenderOptions, log: Log): Promise<unknown> {
  const { dumpPages: dump } = await import('./typeset/dump.ts');
  return dump(await setPages(brief, options, log));
}

/** A function that says how many pages the body of a brief takes; for fitting a brief to a limit. */
export async function pageCounter(options: RenderOptions): Promise<(brief: Brief) => number> {
  const [{ typeset }, theme] = await Promise.all([import('./typeset/typeset.ts'), themeOf(options)]);
  // What was left out stands behind the body: with few pages it is most of a long text, and need not be set to count them.
  return (brief) => typeset({ ...brief, omitted: [] }, theme, silent).bodyPages;
}

/** What is to be made of a brief, and who is told of it. */
export interface RenderOrder {
  readonly brief: Brief;
  /** Each once; in the order in which the outputs are wanted back. */
  readonly formats: readonly OutputFormat[];
  readonly options: RenderOptions;
  readonly log: Log;
  /** Told which stage begins. */
  readonly watch?: { stage(name: string): void };
  /** Makes the EPUB beside the PDF; the bytes are the same without it. */
  readonly thread?: EpubThread | undefined;
}

/**
 * Makes the outputs of a brief, each once, in memory. An output that fails is told to the log and left out.
 *
 * @returns outputs in order of `formats`; `pages` where pages were set; `fonts`: names of the fallback fonts there were.
 */
export async function renderOutputs(order: RenderOrder): Promise<{ outputs: Output[]; pages?: number; fonts: string[]; failed: boolean }> {
  const { brief, formats, options, log, watch, thread } = order;
  const base = baseName(brief.edition);
  const theme = await themeOf(options, brief);
  const wants = (format: OutputFormat): boolean => formats.includes(format);
  let failed = false;
  let pages: number | undefined;
  const made = new Map<OutputFormat, Output>();
  const attempt = async (
    format: OutputFormat,
    name: string,
    type: string,
    make: () => Promise<Uint8Array | string> | Uint8Array | string,
  ): Promise<void> => {
    watch?.stage(format);
    try {
      const bytes = await make();
      made.set(format, { name, type, bytes: typeof bytes === 'string' ? encode(bytes) : bytes });
    } catch (error) {
      if (error instanceof BriefError && error.code.startsWith('theme/')) throw error;
      failed = true;
      const reason = error instanceof BriefError ? error.message : `${(error as Error).stack ?? String(error)}`;
      log.tell({ severity: 'error', code: `render/${format}`, reason: `${name} could not be made: ${reason}` });
    }
  };

  if (wants('pdf') || wants('epub') || wants('eml')) {
    watch?.stage('typeset');
    const wantsEpub = wants('epub') || wants('eml');
    if (wantsEpub) thread?.begin(brief);
    const set = await setPages(brief, options, log);
    pages = set.pages.length;
    const aside = wantsEpub ? thread?.finish(set.starts) : undefined;
    aside?.catch(() => {});
    if (wants('pdf') || wants('eml'))
      await attempt('pdf', `${base}.pdf`, 'application/pdf', async () => {
        const { drawPdf } = await import('./render/pdf.ts');
        return drawPdf(
          set,
          brief,
          { attachments: options.attachments, overlay: options.overlay, briefJson: options.attachments ? briefJson(brief) : undefined },
          log,
        );
      });
    if (wantsEpub)
      await attempt('epub', `${base}.epub`, 'application/epub+zip', async () => {
        const made = await aside?.catch(() => undefined);
        if (made !== undefined) {
          for (const message of made.messages) log.tell(message);
          return made.bytes;
        }
        const { renderEpub } = await import('./render/epub.ts');
        return renderEpub(brief, { theme, starts: set.starts }, log);
      });
  }
  if (wants('html'))
    await attempt('html', `${base}.html`, 'text/html', async () => (await import('./render/web.ts')).renderWeb(brief, { theme }));
  if (wants('md'))
    await attempt('md', 'brief.md', 'text/markdown', async () => (await import('./render/manuscript.ts')).renderManuscript(brief));
  if (wants('json')) await attempt('json', 'brief.json', 'application/json', () => briefJson(brief));
  if (wants('eml')) {
    const attachments = (['pdf', 'epub'] as const).map((format) => made.get(format)).filter((output) => output !== undefined);
    await attempt('eml', `${base}.eml`, 'message/rfc822', async () =>
      (await import('./render/mail.ts')).renderMail(brief, { theme, attachments }),
    );
  }
  const outputs = formats.map((format) => made.get(format)).filter((output) => output !== undefined);
  return { outputs, ...(pages === undefined ? {} : { pages }), fonts: theme.fallbacks.map(({ file }) => file), failed };
}

/** The PDF of a brief. @throws BriefError for a style that cannot be loaded. */
export async function renderPdf(brief: Brief, options: Partial<RenderOptions> = {}, log: Log = silent): Promise<Uint8Array> {
  const all = { ...renderDefaults, ...options };
  const { drawPdf } = await import('./render/pdf.ts');
  return drawPdf(
    await setPages(brief, all, log),
    brief,
    { attachments: all.attachments, overlay: all.overlay, briefJson: all.attachments ? briefJson(brief) : undefined },
    log,
  );
}

/** The EPUB of a brief, with the page numbers of the PDF that the same options make. */
export async function renderEpub(brief: Brief, options: Partial<RenderOptions> = {}, log: Log = silent): Promise<Uint8Array> {
  const all = { ...renderDefaults, ...options };
  const [{ renderEpub: pack }, theme, set] = await Promise.all([
    import('./render/epub.ts'),
    themeOf(all, brief),
    setPages(brief, all, log),
  ]);
  return pack(brief, { theme, starts: set.starts }, log);
}

/** The web page of a brief: one file, no script, nothing loaded from outside. */
export async function renderWeb(brief: Brief, options: Partial<RenderOptions> = {}): Promise<string> {
  const [{ renderWeb: page }, theme] = await Promise.all([import('./render/web.ts'), themeOf({ ...renderDefaults, ...options }, brief)]);
  return page(brief, { theme });
}

/** The brief as Markdown. */
export async function renderManuscript(brief: Brief): Promise<string> {
  return (await import('./render/manuscript.ts')).renderManuscript(brief);
}
