import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeFrom, makeEdition, type Order, parseBrief, read, renderEdition, type Watch } from '../edition.ts';
import type { OpenEpubThread } from '../epub-thread.ts';
import type { Brief } from '../model/brief.ts';
import { BriefError } from '../model/log.ts';
import { whyUnreadable } from '../model/unreadable.ts';
import { briefJson, dumpPages, renderDefaults, renderManuscript } from '../outputs.ts';
import type { Call, ExitCode } from './call.ts';
import { today } from './clock.ts';
import { readCorrections } from './corrections.ts';
import { formatExplanations, formatReport, jsonReport, openTerminal, type Terminal, type TerminalLog } from './report.ts';

/** Where the system keeps what programs can fetch again; nothing where there is no home. */
function cacheFolder(): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
  const base = XDG_CACHE_HOME || LOCALAPPDATA || (HOME ? join(HOME, '.cache') : undefined);
  return base === undefined ? undefined : join(base, 'daybrief');
}

/** The checked options as an order, with every default of the contract. */
function orderOf({ named, options, config }: Call): Order {
  const given = <Value>(name: string, value: Value | undefined): Record<string, Value> => (value === undefined ? {} : { [name]: value });
  const zone = options.zone ?? 'UTC';
  const sources = named.length > 0 ? named : (config.sources ?? []);
  if (sources.length === 0)
    throw new BriefError('cli/usage', 'No sources are named.', { hint: 'Name files or folders, for example daybrief build news/.' });
  return {
    named: sources,
    reading: {
      limits: {
        ...given('fileBytes', options['max-file-size']),
        ...given('files', options['max-files']),
        ...given('parts', options['max-parts']),
        ...given('depth', options['max-depth']),
        ...given('archiveBytes', options['max-archive-size']),
        ...given('archiveRatio', options['max-archive-ratio']),
        ...given('seconds', options['max-seconds']),
        ...given('textUnits', options['max-text']),
        ...given('nesting', options['max-nesting']),
        ...given('entities', options['max-entities']),
      },
      ...given('allowHosts', options['allow-hosts']),
      ...given('timeoutSeconds', options['fetch-seconds']),
      ...given('cacheFolder', options.cache === 'none' ? undefined : (options.cache ?? cacheFolder())),
      date: options.date ?? today(zone),
    },
    composing: {
      date: options.date ?? today(zone),
      zone,
      ...given('asOf', options['as-of']),
      ...given('title', options.title),
      ...given('number', options.number),
      ...given('marking', options.marking),
      ...given('next', options.next),
      ...given('distribution', options.distribution),
      ...given('corrections', options.corrections === undefined ? undefined : readCorrections(options.corrections)),
      ...given('language', options.lang),
      ...given('pages', options.pages === 'none' ? undefined : options.pages),
      ...given('sections', config.sections),
      ...given('earlier', options.earlier),
      ...given('unchanged', options.unchanged),
    },
    rendering: renderingOf({ options, config }),
    formats: options.formats ?? ['pdf', 'epub', 'md', 'json'],
    out: options.out ?? 'out',
  };
}

function renderingOf({ options, config }: Pick<Call, 'options' | 'config'>): Order['rendering'] {
  return {
    paper: options.paper ?? renderDefaults.paper,
    style: options.style ?? renderDefaults.style,
    attachments: options.attachments ?? renderDefaults.attachments,
    overlay: options.overlay ?? renderDefaults.overlay,
    fonts: config.fonts ?? renderDefaults.fonts,
    systemFonts: options['system-fonts'] ?? renderDefaults.systemFonts,
  };
}

const exitCode = (failed: boolean, log: TerminalLog): ExitCode => (failed || log.counts.error > 0 ? 1 : 0);

/** One named file and no more. */
function onlyOne(named: readonly string[], what: string): string {
  const [name, ...more] = named;
  if (name === undefined || more.length > 0) throw new BriefError('cli/usage', `Exactly one ${what} is expected, not ${named.length}.`);
  return name;
}

/** Reads the brief.json that `render` is given; "-": standard input. */
async function openBrief(path: string): Promise<Brief> {
  let text: string;
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new BriefError('brief/unreadable', `The brief ${path} ${whyUnreadable(error)}.`, {
      hint:
        code === 'EISDIR'
          ? `Name the file: ${join(path, 'brief.json')}.`
          : 'Make one with daybrief compose <sources…> --json > brief.json.',
    });
  }
  return parseBrief(text, path);
}

async function dump(stage: 'sources' | 'brief' | 'pages', order: Order, call: Call, terminal: Terminal): Promise<ExitCode> {
  const { log, watch } = openTerminal(call, terminal);
  if (stage === 'sources') {
    const { sources, failures } = await read(order.named, order.reading, log, watch);
    watch.end();
    terminal.out(`${JSON.stringify({ sources, failures }, null, 2)}\n`);
    return exitCode(failures.length > 0, log);
  }
  const { brief } = await composeFrom(order, log, watch);
  if (stage === 'pages') {
    watch.stage('typeset');
    terminal.out(`${JSON.stringify(await dumpPages(brief, order.rendering, log), null, 2)}\n`);
  } else terminal.out(new TextDecoder().decode(briefJson(brief)));
  watch.end();
  return exitCode(brief.failures.length > 0, log);
}

/**
 * The watch of a run with a second thread: the engine is set up when the thread is there, or when the work can wait no longer.
 * Without a thread it has been set up before.
 *
 * @param long  the work takes several seconds.
 */
function watchedStart(
  watch: Watch,
  thread: OpenEpubThread | undefined,
  rendering: Order['rendering'],
  terminal: Terminal,
  long = false,
): Watch {
  if (thread === undefined) {
    if (long) terminal.tuneForLong?.();
    return watch;
  }
  let started = false;
  const start = (): void => {
    if (started) return;
    started = true;
    terminal.tune?.();
    if (long) terminal.tuneForLong?.();
    thread.prepare(rendering);
  };
  void thread.up.then(start);
  return {
    step: watch.step,
    stage(name) {
      if (name !== 'read') start();
      watch.stage(name);
    },
  };
}

export async function runBuild(call: Call, terminal: Terminal, thread?: OpenEpubThread): Promise<ExitCode> {
  const order = orderOf(call);
  if (call.options.dump !== undefined) return dump(call.options.dump, order, call, terminal);
  const { quiet, json, log, watch } = openTerminal(call, terminal);
  const report = await makeEdition(
    { ...order, ...(thread !== undefined && { thread }) },
    log,
    watchedStart(watch, thread, order.rendering, terminal),
  );
  watch.end();
  if (json) terminal.err(jsonReport(report, watch.times));
  else if (!quiet) terminal.out(formatReport(report, watch.times, log.counts));
  return exitCode(report.failed, log);
}

/** Some hundred pages. */
const LONG = 4000;
const isLong = ({ sections }: Brief): boolean =>
  sections.reduce((sum, { items }) => items.reduce((printed, item) => printed + item.sentences.length, sum), 0) > LONG;

export async function runRender(call: Call, terminal: Terminal, thread?: OpenEpubThread): Promise<ExitCode> {
  const { quiet, json, log, watch } = openTerminal(call, terminal);
  watch.stage('read');
  const brief = await openBrief(onlyOne(call.named, 'brief.json'));
  const rendering = renderingOf(call);
  if (call.options.dump !== undefined) {
    if (call.options.dump !== 'pages') throw new BriefError('cli/option', `daybrief render can dump pages, not ${call.options.dump}.`);
    terminal.out(`${JSON.stringify(await dumpPages(brief, rendering, log), null, 2)}\n`);
    return exitCode(false, log);
  }
  const formats = call.options.formats ?? ['pdf', 'epub', 'md', 'json'];
  const report = await renderEdition(
    brief,
    { rendering, formats, out: call.options.out ?? 'out', ...(thread !== undefined && { thread }) },
    log,
    watchedStart(watch, thread, rendering, terminal, isLong(brief)),
  );
  watch.end();
  if (json) terminal.err(jsonReport(report, watch.times));
  else if (!quiet) terminal.out(formatReport(report, watch.times, log.counts));
  return exitCode(report.failed, log);
}

export async function runCompose(call: Call, terminal: Terminal): Promise<ExitCode> {
  const { log, watch } = openTerminal(call, terminal);
  const { brief } = await composeFrom(orderOf(call), log, watch);
  watch.end();
  if (call.options.json) terminal.out(new TextDecoder().decode(briefJson(brief)));
  else terminal.out(await renderManuscript(brief));
  return exitCode(brief.failures.length > 0, log);
}

export async function runExplain(call: Call, terminal: Terminal): Promise<ExitCode> {
  const { log, watch } = openTerminal(call, terminal, { explaining: true });
  const { brief, sources } = await composeFrom(orderOf(call), log, watch);
  watch.end();
  terminal.out(formatExplanations(brief, sources, log.explanations, call.options.grep));
  return exitCode(brief.failures.length > 0, log);
}

export async function runVerify(call: Call, terminal: Terminal): Promise<ExitCode> {
  const { quiet, json } = openTerminal(call, terminal);
  const { verify } = await import('../verify/verify.ts');
  const findings = await verify(onlyOne(call.named, 'edition folder'));
  const bad = findings.filter((finding) => !finding.ok);
  if (json) terminal.err(`${JSON.stringify({ findings })}\n`);
  else
    for (const { ok, check, detail } of findings)
      if (!ok || !quiet) terminal.out(`${ok ? 'ok  ' : 'BAD '} ${check}${detail === undefined ? '' : `: ${detail}`}\n`);
  return bad.length === 0 ? 0 : 1;
}
