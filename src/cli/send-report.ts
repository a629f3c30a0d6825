import { formatMailbox } from '../model/mailbox.ts';
import { sizeOf } from '../model/size.ts';
import type { Delivery, SendReport, Server } from '../send.ts';
import { count, escapedLine } from './report.ts';

/** Why somebody was passed over. */
const CUT_OFF = 'an earlier run ended before the server answered';

const of = (deliveries: readonly Delivery[], result: Delivery['result']): readonly Delivery[] =>
  deliveries.filter((delivery) => delivery.result === result);

/** Addresses named in one line; a whole list that the server would not take needs no more. */
const MOST_NAMED = 10;

/** Who has not got it or may not have, and why: those with one reason in one line. */
export function whoLacksIt({ deliveries, unknown }: SendReport): string[] {
  const groups = new Map<string, string[]>();
  const add = (result: string, words: string, address: string): void => {
    const key = `${result}\0${words}`;
    groups.set(key, [...(groups.get(key) ?? []), address]);
  };
  for (const result of ['refused', 'failed', 'unknown'] as const)
    for (const { mailbox, words } of of(deliveries, result)) add(result, words, mailbox.address);
  for (const { address } of unknown) add('unknown', CUT_OFF, address);
  return [...groups].map(([key, addresses]) => {
    const [result, words] = key.split('\0');
    const more = addresses.length > MOST_NAMED ? ` and ${addresses.length - MOST_NAMED} more` : '';
    return `${result}: ${addresses.slice(0, MOST_NAMED).join(', ')}${more}: ${words}`;
  });
}

/** What the person is told at the end of a run. */
export function formatSendReport(report: SendReport, server: Server, dryRun: boolean): string {
  const { edition, subject, size, attached, deliveries, due, had, unknown, faults, readers, ledger, kind } = report;
  const counts: readonly (readonly [string, number])[] = [
    [dryRun ? 'would be sent' : 'sent', dryRun ? due.length : of(deliveries, 'sent').length],
    ['already had it', had],
    ['refused', of(deliveries, 'refused').length],
    ['failed', of(deliveries, 'failed').length],
    ['unknown', unknown.length + of(deliveries, 'unknown').length],
    ['no address', faults],
  ];
  const security = { starttls: 'STARTTLS', tls: 'TLS', none: 'not encrypted' }[server.security];
  const unclear = unknown.length + of(deliveries, 'unknown').length;
  const lines = [
    `${edition.title}, ${edition.date}${kind === 'correction' ? ' (correction)' : ''}, to ${count(readers, 'reader')}${dryRun ? ': a dry run, nothing is sent' : ''}`,
    `  ${counts
      .filter(([, n], i) => i === 0 || n > 0)
      .map(([what, n]) => `${what} ${n}`)
      .join(' · ')}`,
    ...(due.length === 0
      ? []
      : [`  “${subject}”, ${sizeOf(size)}, ${attached.length === 0 ? 'nothing attached' : `with ${attached.join(', ')}`}`]),
    ...(dryRun
      ? [
          `  by ${server.host}:${server.port} (${security})${server.user === undefined ? '' : ` as ${server.user}`}`,
          ...due.map((mailbox) => `    ${formatMailbox(mailbox)}`),
        ]
      : []),
    ...whoLacksIt(report).map((line) => `  ${line}`),
    ...(unclear === 0 ? [] : ['  Who is unknown may have it. Ask; --allow unknown sends it once more.']),
    ...(deliveries.length === 0 ? [] : [`  ${ledger}`]),
  ];
  return `${lines.map(escapedLine).join('\n')}\n`;
}

/** For `--log json`: the report as one line. Who has it is not named; the ledger does. */
export function jsonSendReport(report: SendReport, dryRun: boolean): string {
  const { edition, kind, subject, size, attached, deliveries, due, had, unknown, faults, readers, ledger } = report;
  const list = (result: Delivery['result']) => of(deliveries, result).map(({ mailbox, words }) => ({ to: mailbox.address, words }));
  return `${JSON.stringify({
    report: {
      edition,
      kind,
      dryRun,
      subject,
      bytes: size,
      attached,
      readers,
      due: due.length,
      sent: of(deliveries, 'sent').length,
      had,
      refused: list('refused'),
      failed: list('failed'),
      unknown: [...list('unknown'), ...unknown.map(({ address }) => ({ to: address, words: CUT_OFF }))],
      faults,
      ledger,
    },
  })}\n`;
}
