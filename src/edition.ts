import { createHash } from 'node:crypto';
import { manifestOf, type Output } from './archive/manifest.ts';
import { writeEdition } from './archive/write.ts';
import { compose } from './compose/compose.ts';
import type { Unchanged } from './compose/options.ts';
import { EDITIONS_BACK } from './compose/since/since.ts';
import type { Brief, Correction } from './model/brief.ts';
import { BriefError, type Log } from './model/log.ts';
import type { Source } from './model/source.ts';
import { type EpubThread, type OutputFormat, type RenderOptions, renderOutputs, themeOf } from './outputs.ts';
import { type ReadOptions, readSources } from './read/read.ts';
import { versions } from './version.ts';

/** Told which stage begins and how far it is. Has the clock, so that nothing here needs one. */
export interface Watch {
  stage(name: string): void;
  step(done: number, total?: number): void;
}

/** What composing needs besides the sources; all of it comes from outside, nothing from a clock. */
export interface ComposeOrder {
  readonly date: string;
  readonly zone?: string;
  readonly asOf?: string;
  readonly title?: string;
  readonly number?: string;
  readonly marking?: string;
  readonly next?: string;
  readonly distribution?: readonly string[];
  readonly corrections?: readonly Correction[];
  readonly language?: string;
  /** Limit of the body in pages. */
  readonly pages?: number;
  /** The user's sections; checked by the composer. */
  readonly sections?: unknown;
  /** Folder of earlier editions: stories are compared with the last of them, and figures get their course from all. */
  readonly earlier?: string;
  readonly unchanged?: Unchanged;
}

/** One edition to make. */
export interface Order {
  /** Files, folders, addresses, "-". */
  readonly named: readonly string[];
  readonly reading: ReadOptions;
  readonly composing: ComposeOrder;
  readonly rendering: RenderOptions;
  readonly formats: readonly OutputFormat[];
  /** Folder that holds one folder an edition. */
  readonly out: string;
  /** Where the EPUB is to be made by a thread of its own. */
  readonly thread?: EpubThread;
}

export interface EditionReport {
  readonly brief: Brief;
  readonly outputs: readonly Output[];
  /** Folder that was written. */
  readonly folder?: string;
  /** Typeset pages, where any were set. */
  readonly pages?: number;
  /** A source or an output failed: exit code 1. */
  readonly failed: boolean;
}

/**
 * Reads the sources.
 *
 * @throws BriefError where nothing could be read at all.
 */
export async function read(
  named: readonly string[],
  options: ReadOptions,
  log: Log,
  watch: Watch,
): Promise<Awaited<ReturnType<typeof readSources>>> {
  watch.stage('read');
  const found = await readSources(named, { ...options, onProgress: ({ done, total }) => watch.step(done, total) }, log);
  if (found.sources.length === 0)
    throw new BriefError('read/nothing', found.failures.length === 0 ? 'There is nothing to read.' : 'None of the sources could be read.', {
      hint: 'Name files or folders that hold articles, mails, feeds or documents.',
    });
  return found;
}

/** Reads and composes. With a limit in pages the typesetter counts them. */
export async function composeFrom(
  order: Pick<Order, 'named' | 'reading' | 'composing' | 'rendering'>,
  log: Log,
  watch: Watch,
): Promise<{ brief: Brief; sources: readonly Source[] }> {
  const { sources, failures } = await read(order.named, order.reading, log, watch);
  const { pages, earlier: folder, ...composing } = order.composing;
  const fit = pages === undefined ? {} : { pages, count: await (await import('./outputs.ts')).pageCounter(order.rendering) };
  watch.stage('compose');
  const earlier = folder === undefined ? undefined : await openEarlier(folder, composing.date, log);
  const brief = compose(sources, { ...composing, ...fit, failures, earlier: earlier?.briefs }, log);
  return { brief: earlier === undefined ? brief : earlier.withSeries(brief), sources };
}

/** What is needed of the editions in a folder that were before a day: the last ones whole, of the others the figures. */
async function openEarlier(folder: string, date: string, log: Log) {
  const [{ earlierBriefs, earlierEditions, earlierFigures }, { EDITIONS_DRAWN, withSeries }] = await Promise.all([
    import('./archive/earlier.ts'),
    import('./archive/series.ts'),
  ]);
  const editions = earlierEditions(folder, date, log).slice(-EDITIONS_DRAWN);
  const briefs = earlierBriefs(editions.slice(-EDITIONS_BACK), log);
  const figures = earlierFigures(editions.slice(0, -EDITIONS_BACK), log);
  return { briefs, withSeries: (brief: Brief): Brief => withSeries(brief, [...figures, ...briefs]) };
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Writes an edition's folder: the outputs and the manifest over them. */
function archive(
  brief: Brief,
  outputs: readonly Output[],
  fonts: readonly string[],
  order: Pick<Order, 'rendering' | 'formats' | 'out'> & { composing?: ComposeOrder },
): string {
  const { attachments, overlay, paper, style } = order.rendering;
  const options = {
    formats: order.formats,
    paper,
    style: style.split(/[\\/]/).at(-1),
    attachments,
    overlay,
    ...(fonts.length > 0 && { fonts }),
    ...(order.composing?.pages === undefined ? {} : { pages: order.composing.pages }),
  };
  const manifest = manifestOf(brief, outputs, options, versions, hash);
  const folder = `${order.out.replace(/[\\/]+$/, '') || '/'}/${brief.edition.date}`.replace(/^\/\//, '/');
  const bytes = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  writeEdition(folder, [...outputs, { name: 'manifest.json', type: 'application/json', bytes }]);
  return folder;
}

/** Makes the files of a finished brief and writes them. */
export async function renderEdition(
  brief: Brief,
  order: Pick<Order, 'rendering' | 'formats' | 'out' | 'thread'> & { composing?: ComposeOrder },
  log: Log,
  watch: Watch,
): Promise<EditionReport> {
  const { outputs, pages, fonts, failed } = await renderOutputs({
    brief,
    formats: order.formats,
    options: order.rendering,
    log,
    watch,
    thread: order.thread,
  });
  if (outputs.length === 0) throw new BriefError('render/nothing', 'None of the outputs could be made.');
  watch.stage('write');
  const folder = archive(brief, outputs, fonts, order);
  return { brief, outputs, folder, ...(pages === undefined ? {} : { pages }), failed: failed || brief.failures.length > 0 };
}

/** The program: read → compose → typeset → render → archive. */
export async function makeEdition(order: Order, log: Log, watch: Watch): Promise<EditionReport> {
  await themeOf(order.rendering); // a wrong style is said before a thousand sources are read
  const { brief } = await composeFrom(order, log, watch);
  return renderEdition(brief, order, log, watch);
}

/** Reads the text of a brief.json. @throws BriefError with the place and what was expected there. */
export async function parseBrief(text: string, path: string): Promise<Brief> {
  return (await import('./archive/brief-file.ts')).parseBrief(text, path);
}
