import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BriefError } from '../model/log.ts';
import { isAscii, type Mailbox } from '../model/mailbox.ts';
import type { ListEntry, SendOrder, SendReport, Server } from '../send.ts';
import type { Call, ExitCode } from './call.ts';
import { today } from './clock.ts';
import { readPassword } from './password.ts';
import { openTerminal, type Terminal } from './report.ts';
import { formatSendReport, jsonSendReport, whoLacksIt } from './send-report.ts';

/** This machine itself: nothing that is sent there can be read on the way. */
const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

/** An option that there is no sending without. */
function needed<Value>(value: Value | undefined, name: string, example: string): Value {
  if (value !== undefined) return value;
  throw new BriefError('send/incomplete', `--${name} is missing.`, {
    hint: `For example --${name} ${example}; or ${name} under send: in the config file.`,
  });
}

/** @throws BriefError for a login that would be read on the way, a password or an authority that cannot be read. */
function serverOf({ options }: Call): Server {
  const host = needed(options.host, 'host', 'mail.example.org');
  const local = isLoopback(host);
  const security = options.security ?? (options.port === 465 ? 'tls' : local ? 'none' : 'starttls');
  if (options.user !== undefined && security === 'none' && !local)
    throw new BriefError('send/open-password', `The password is not sent to ${host} over an open connection.`, {
      hint: 'Leave --security none out, or --user.',
    });
  let ca: string | undefined;
  if (options.ca !== undefined) {
    try {
      ca = readFileSync(options.ca, 'utf8');
    } catch {
      throw new BriefError('send/ca', `The certificates ${options.ca} cannot be read.`, { hint: 'Name a PEM file with --ca.' });
    }
    if (!ca.includes('-----BEGIN CERTIFICATE-----'))
      throw new BriefError('send/ca', `${options.ca} holds no certificate.`, { hint: 'Name a PEM file with --ca.' });
  }
  return {
    host,
    port: options.port ?? (security === 'tls' ? 465 : 587),
    security,
    ...(options.user !== undefined && { user: options.user, password: readPassword(options['password-file']) }),
    ...(ca !== undefined && { ca }),
    answerSeconds: options['answer-seconds'] ?? 300,
  };
}

/** The list of readers: of the config file, of a file, or as it was typed. A name with an "@" and no such file is an address. */
async function readersOf({ options, config }: Call): Promise<readonly ListEntry[]> {
  if (options.to === undefined && config.readers !== undefined) return config.readers;
  const to = needed(options.to, 'to', 'readers.txt');
  const { readList, splitList } = await import('../send.ts');
  return to.includes('@') && !existsSync(to) ? splitList(to) : readList(to);
}

function attachOf(given: readonly ('pdf' | 'epub' | 'none')[] | undefined): readonly ('pdf' | 'epub')[] | undefined {
  if (given === undefined) return undefined;
  if (!given.includes('none')) return given as readonly ('pdf' | 'epub')[];
  if (given.length > 1) throw new BriefError('cli/option', `--attach ${given.join(',')}: none stands alone.`);
  return [];
}

/** Not every reader's server takes a header with other letters. @throws BriefError */
function replyToOf(given: Mailbox | undefined): Mailbox | undefined {
  if (given !== undefined && !isAscii(given.address))
    throw new BriefError('cli/option', `--reply-to ${given.address} has letters that not every mail server takes.`, {
      hint: 'Name an address of plain letters.',
    });
  return given;
}

/** 0: everybody on the list has it. 1: somebody has not, or may not have. 2: nobody has, as far as this run knows. */
function exitCodeOf({ deliveries, had, unknown, faults, readers, stopped }: SendReport, dryRun: boolean): ExitCode {
  const sent = deliveries.filter(({ result }) => result === 'sent').length;
  if (dryRun) return faults + unknown.length > 0 ? 1 : 0;
  if (sent + had === readers && faults === 0 && stopped === undefined) return 0;
  return sent + had + unknown.length > 0 || deliveries.some(({ result }) => result === 'unknown') ? 1 : 2;
}

/** The end of a run: after so many minutes at once, or when the person says so (Ctrl-C) after the message that is under way. */
function endOf(minutes: number, terminal: Terminal): { until: AbortSignal; limit: AbortSignal; forget(): void } {
  const limit = new AbortController();
  const end = new AbortController();
  limit.signal.addEventListener('abort', () => end.abort());
  const timer = setTimeout(() => limit.abort(), minutes * 60_000);
  const forget = terminal.onInterrupt?.(() => end.abort());
  return {
    until: end.signal,
    limit: limit.signal,
    forget() {
      clearTimeout(timer);
      forget?.();
    },
  };
}

/** @throws BriefError where it has not been built. */
function todaysEdition(out: string, zone: string, now: Date): string {
  const folder = join(out, today(zone, now));
  if (existsSync(folder)) return folder;
  throw new BriefError('send/no-edition', `There is no edition of today: ${folder}.`, {
    hint: 'Build it first, or name the folder of an edition.',
  });
}

/** Sends an edition. @throws BriefError where nothing may be sent. */
export async function runSend(call: Call, terminal: Terminal): Promise<ExitCode> {
  const { options, named } = call;
  if (named.length > 1) throw new BriefError('cli/usage', `One edition folder is expected, not ${named.length}.`);
  const clock = terminal.clock ?? (() => new Date());
  const folder = named[0] ?? todaysEdition(options.out ?? 'out', options.zone ?? 'UTC', clock());
  const { quiet, json, log, watch } = openTerminal(call, terminal);
  const from: Mailbox = needed(options.from, 'from', '"Daily Brief <brief@example.org>"');
  const readers = await readersOf(call);
  const server = serverOf(call);
  const dryRun = options['dry-run'] ?? false;
  const attach = attachOf(options.attach);
  const replyTo = replyToOf(options['reply-to']);
  const { until, limit, forget } = endOf(options['max-minutes'] ?? 60, terminal);
  const order: SendOrder = {
    folder,
    from,
    ...(replyTo !== undefined && { replyTo }),
    ...(options.unsubscribe !== undefined && { unsubscribe: options.unsubscribe }),
    readers,
    server,
    ...(attach !== undefined && { attach }),
    ...(options.style !== undefined && { style: options.style }),
    correction: options.correction ?? false,
    allow: options.allow ?? [],
    dryRun,
    tries: options.tries ?? 4,
    until,
    limit,
    today(zone) {
      try {
        return today(zone, clock());
      } catch {
        throw new BriefError('archive/not-an-edition', `The edition’s time zone ${JSON.stringify(zone)} is none.`);
      }
    },
    now: clock,
    pause: (milliseconds) => (terminal.pause ?? pause)(milliseconds, until),
    async check(edition, mail, brief) {
      const { sendable } = await import('../verify/sendable.ts');
      return (await sendable(edition, mail, brief)).filter(({ ok }) => !ok).map(({ check, detail }) => `${check}: ${detail ?? 'bad'}`);
    },
  };
  try {
    const { sendEdition } = await import('../send.ts');
    const report = await sendEdition(order, log, watch);
    watch.end();
    if (report.stopped !== undefined) {
      const { words, hint } = report.stopped;
      log.tell({ severity: 'error', code: 'send/stopped', reason: `${words}.`, ...(hint !== undefined && { hint }) });
    }
    if (json) terminal.err(jsonSendReport(report, dryRun));
    else if (!quiet) terminal.out(formatSendReport(report, server, dryRun));
    else for (const line of whoLacksIt(report)) log.tell({ severity: 'error', code: 'send/not-sent', reason: line });
    return exitCodeOf(report, dryRun);
  } finally {
    watch.end();
    forget();
  }
}

/** Ends early, and without an error, where the run is ended. */
async function pause(milliseconds: number, until: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal: until }).catch(() => {});
}
