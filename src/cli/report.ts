import type { EditionReport, Watch } from '../edition.ts';
import type { Brief } from '../model/brief.ts';
import type { Explanation, Log, Message } from '../model/log.ts';
import { sizeOf } from '../model/size.ts';
import { formatPlace, placeOf, type Source } from '../model/source.ts';
import type { Call } from './call.ts';

/** Where the command line writes. Given, so that tests can read what a person would see. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Standard error is a terminal: progress may be drawn. */
  readonly interactive: boolean;
  /** Milliseconds from any fixed moment. */
  now(): number;
  /** Sets the engine up for the work, which is the same without. */
  tune?(): void;
  /** The same for work of several seconds, after `tune`. */
  tuneForLong?(): void;
  /** What the clock on the wall says; without it, this machine's. */
  clock?(): Date;
  /** Waits, at the longest until the signal; without it, in real time. */
  pause?(milliseconds: number, until: AbortSignal): Promise<void>;
  /** Calls back when the person wants an end (Ctrl-C). @returns what forgets it. */
  onInterrupt?(callback: () => void): () => void;
}

/** Control characters of a hostile file name or text must not steer the terminal. */
const plain = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD');

const escaped = (text: string): string => plain(text.replace(/\s+/gu, ' '));

/** One message on one line: severity, place, sentence, hint, code. */
export function formatMessage(message: Message): string {
  const place = message.place === undefined ? '' : `${formatPlace(message.place)}: `;
  const hint = message.hint === undefined ? '' : ` ${message.hint}`;
  return escaped(`${message.severity}: ${place}${message.reason}${hint} [${message.code}]`);
}

export interface TerminalLog extends Log {
  readonly explanations: readonly Explanation[];
  /** How many messages of each severity. */
  readonly counts: { info: number; warning: number; error: number };
}

/** A log that prints as it is told on standard error: warnings and errors, one a line, or everything as one JSON object a line. */
export function terminalLog(terminal: Terminal, how: { quiet: boolean; json: boolean; explaining?: boolean }): TerminalLog {
  const explanations: Explanation[] = [];
  const counts = { info: 0, warning: 0, error: 0 };
  return {
    explaining: how.explaining ?? false,
    explanations,
    counts,
    explain: (explanation) => void explanations.push(explanation),
    tell(message) {
      counts[message.severity]++;
      if (how.json) terminal.err(`${JSON.stringify(message)}\n`);
      else if (message.severity === 'error' || (message.severity === 'warning' && !how.quiet)) terminal.err(`${formatMessage(message)}\n`);
    },
  };
}

/** Times the stages and, on a terminal, shows what has been running for more than a second. */
export function terminalWatch(terminal: Terminal, show: boolean): Watch & { readonly times: ReadonlyMap<string, number>; end(): void } {
  const times = new Map<string, number>();
  const started = terminal.now();
  let stage: string | undefined;
  let since = started;
  let drawn = 0;
  let shown = false;
  const clear = (): void => {
    if (shown) terminal.err('\r\u001b[K');
    shown = false;
  };
  return {
    times,
    stage(name) {
      this.end();
      stage = name;
      since = terminal.now();
    },
    step(done, total) {
      const now = terminal.now();
      if (!show || stage === undefined || now - started < 1000 || now - drawn < 100) return;
      drawn = now;
      shown = true;
      terminal.err(`\r\u001b[K${stage} ${done}${total === undefined ? '' : ` of ${total}`} …`);
    },
    end() {
      clear();
      if (stage !== undefined) times.set(stage, (times.get(stage) ?? 0) + terminal.now() - since);
      stage = undefined;
    },
  };
}

/** Log and watch of one call. */
export function openTerminal(call: Call, terminal: Terminal, how: { silent?: boolean; explaining?: boolean } = {}) {
  const quiet = call.options.quiet ?? false;
  const json = call.options.log === 'json';
  const log = terminalLog(terminal, { quiet, json, explaining: how.explaining ?? false });
  const watch = terminalWatch(terminal, terminal.interactive && !quiet && !json);
  return { quiet, json, log, watch };
}

export const count = (n: number, one: string, many = `${one}s`): string => `${grouped(n)} ${n === 1 ? one : many}`;
/** 12345 as "12,345", without the formats of all languages. */
const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Sentences of a brief: printed, said again by another source, left out. */
export function tally(brief: Brief): { printed: number; merged: number; omitted: number } {
  const sentences = brief.sections.flatMap((section) => section.items.flatMap((item) => item.sentences));
  return {
    printed: sentences.length,
    merged: sentences.reduce((n, sentence) => n + sentence.cites.length - 1, 0),
    omitted: brief.omitted.length,
  };
}

/** The short report at the end of a run. */
export function formatReport(report: EditionReport, times: ReadonlyMap<string, number>, counts: TerminalLog['counts']): string {
  const { brief, folder, outputs, pages } = report;
  const { printed, merged, omitted } = tally(brief);
  const undated = brief.sources.filter((source) => source.published === undefined).length;
  const facts = [
    `${count(brief.sources.length, 'source')} read${undated === 0 ? '' : ` (${undated} undated)`}`,
    `${count(printed, 'sentence')} printed`,
    `${merged} merged`,
    `${omitted} left out`,
    count(brief.figures.length, 'figure'),
    ...(pages === undefined ? [] : [count(pages, 'page')]),
  ];
  const width = Math.max(0, ...outputs.map(({ name }) => name.length));
  const lines = [
    `${brief.edition.title}, ${brief.edition.date}`,
    `  ${facts.join(' · ')}`,
    ...(folder === undefined ? [] : [`  ${folder}/`]),
    ...outputs.map(({ name, bytes }) => `    ${name.padEnd(width)}  ${sizeOf(bytes.length).padStart(8)}`),
    `  ${[...times].map(([stage, ms]) => `${stage} ${ms < 9995 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`}`).join(' · ')}`,
    ...(brief.failures.length === 0 ? [] : [`  not read: ${brief.failures.map(({ path }) => path).join(', ')}`]),
    ...(counts.warning + counts.error === 0
      ? []
      : [
          `  ${[...(counts.error > 0 ? [count(counts.error, 'error')] : []), ...(counts.warning > 0 ? [count(counts.warning, 'warning')] : [])].join(', ')}, see above`,
        ]),
  ];
  return `${lines.map(escapedLine).join('\n')}\n`;
}

export const escapedLine = (line: string): string => plain(line);

/** For `--log json`: the report as one line. */
export function jsonReport(report: EditionReport, times: ReadonlyMap<string, number>): string {
  return `${JSON.stringify({
    report: {
      edition: report.brief.edition,
      sources: report.brief.sources.length,
      failures: report.brief.failures,
      ...tally(report.brief),
      figures: report.brief.figures.length,
      pages: report.pages,
      folder: report.folder,
      outputs: report.outputs.map(({ name, bytes }) => ({ name, bytes: bytes.length })),
      times: Object.fromEntries([...times].map(([stage, ms]) => [stage, Math.round(ms)])),
    },
  })}\n`;
}

/**
 * What `daybrief explain` prints: for each sentence its place and words, its section, story and value or why it was
 * left out, and the grounds of every verdict on it.
 */
export function formatExplanations(brief: Brief, sources: readonly Source[], explanations: readonly Explanation[], grep?: string): string {
  const bySubject = new Map<string, Explanation[]>();
  for (const explanation of explanations) {
    const { source, start } = explanation.subject;
    const key = `${source}:${start}`;
    const list = bySubject.get(key);
    if (list === undefined) bySubject.set(key, [explanation]);
    else list.push(explanation);
  }
  const placed = new Map<string, { start: number; end: number; verdict: string }[]>(sources.map(({ id }) => [id, []]));
  for (const section of brief.sections)
    for (const item of section.items)
      item.sentences.forEach((sentence, s) => {
        sentence.cites.forEach(({ source, start, end }, c) => {
          const part = s === 0 ? 'lede' : `sentence ${s + 1}`;
          const merged = c === 0 ? '' : ' · merged into another source’s words';
          placed
            .get(source)
            ?.push({ start, end, verdict: `${section.title} · story ${item.id}, ${part} · value ${item.value.toFixed(2)}${merged}` });
        });
      });
  for (const { source, start, end, reason } of brief.omitted) placed.get(source)?.push({ start, end, verdict: `left out: ${reason}` });
  const wanted = grep?.toLowerCase();
  const lines: string[] = [];
  for (const source of sources) {
    const here = (placed.get(source.id) ?? []).sort((a, b) => a.start - b.start || a.end - b.end);
    for (const { start, end, verdict } of here) {
      const words = source.text.slice(start, end);
      if (wanted !== undefined && !words.toLowerCase().includes(wanted)) continue;
      lines.push(`${escaped(formatPlace(placeOf(source, start)))}  ${escaped(verdict)}`, `  “${escaped(words)}”`);
      for (const { stage, verdict: said, because } of bySubject.get(`${source.id}:${start}`) ?? []) {
        const grounds = because.map(
          ({ rule, weight, words: cited }) =>
            `${rule} ${weight >= 0 ? '+' : '−'}${Math.abs(weight)
              .toFixed(2)
              .replace(/\.?0+$/, '')}${cited === undefined ? '' : ` (${cited})`}`,
        );
        lines.push(`    ${escaped(`${stage}: ${said}${grounds.length === 0 ? '' : ` — ${grounds.join(', ')}`}`)}`);
      }
      lines.push('');
    }
  }
  return `${lines.join('\n')}${lines.length === 0 ? 'No sentence holds that text.\n' : ''}`;
}
