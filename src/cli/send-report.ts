import { formatMailbox } from '../model/mailbox.ts';
import { sizeOf } from '../model/size.ts';
import type { Delivery, SendReport, Server } from '../send.ts';
import { count, escapedLine } from './report.ts';

const of = (deliveries: readonly Delivery[], result: Delivery['result']): readonly Delivery[] =>
  deliveries.filter((delivery) => delivery.result === result);

/** Who has not got it, and why: one line each. */
function named({ deliveries, unknown }: SendReport): string[] {
  const lines = (['refused', 'failed', 'unknown'] as const).flatMap((result) =>
    of(deliveries, result).map(({ mailbox, words }) => `  ${result}: ${mailbox.address}: ${words}`),
  );
  return [...lines, ...unknown.map(({ address }) => `  unknown: ${address}: an earlier run ended before the server answered`)];
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
    ...named(report),
    ...(unclear === 0 ? [] : [`  Who is unknown may have it: look there, then --allow unknown sends it once more.`]),
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
      unknown: [
        ...list('unknown'),
        ...unknown.map(({ address }) => ({ to: address, words: 'an earlier run ended before the server answered' })),
      ],
      faults,
      ledger,
    },
  })}\n`;
}
