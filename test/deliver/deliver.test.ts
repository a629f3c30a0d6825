import { describe, expect, test } from 'vitest';
import { deliver, type Run } from '../../src/deliver/deliver.ts';
import type { Addressee } from '../../src/deliver/message.ts';
import type { Outcome, Session } from '../../src/deliver/session.ts';
import type { Trouble } from '../../src/deliver/trouble.ts';
import { BriefError } from '../../src/model/log.ts';
import { parseMailbox } from '../../src/model/mailbox.ts';

const accepted: Outcome = { what: 'accepted', reply: '250 OK' };
const later: Outcome = { what: 'deferred', reply: '451 Later' };
const busy: Trouble = { kind: 'passing', words: 'busy' };

/** What happens, in its order: opening, pausing, what is written into the ledger, what is sent. */
function rehearse(
  readers: string,
  play: { open?: (n: number) => Partial<Session> | Trouble; send?: (to: string, n: number) => Outcome; more?: Partial<Run> },
) {
  const events: string[] = [];
  let sessions = 0;
  let sends = 0;
  const name = (addressee: Addressee): string => addressee.mailbox.address.split('@')[0] as string;
  const run: Run = {
    from: parseMailbox('desk@example.org'),
    due: readers.split(' ').map((reader, i) => ({ mailbox: parseMailbox(`${reader}@example.org`), id: `<${i}@example.org>` })),
    size: 1000,
    message: () => [],
    lighter: () => 'less',
    async open() {
      const given = play.open?.(++sessions) ?? {};
      events.push('words' in given ? 'no' : 'open');
      if ('words' in given) throw given;
      let open = true;
      return {
        utf8: true,
        isOpen: () => open,
        close() {
          open = false;
          events.push('close');
        },
        async send(_from, to) {
          const outcome = play.send?.(to.address.split('@')[0] as string, ++sends) ?? accepted;
          if (outcome.what === 'deferred' && outcome.reply === 'lost') open = false;
          return outcome;
        },
        ...given,
      };
    },
    record: (what, addressee) => void events.push(`${what} ${name(addressee)}`),
    tries: 3,
    pause: async (milliseconds) => void events.push(`pause ${milliseconds / 1000}`),
    until: new AbortController().signal,
    ...play.more,
  };
  return deliver(run).then(({ deliveries, stopped }) => ({
    events,
    stopped: stopped?.words,
    results: deliveries.map(({ mailbox, result, words }) => `${mailbox.address.split('@')[0]} ${result}: ${words}`),
  }));
}

describe('a run', () => {
  test('tries again, after all others, who was put off; with growing pauses, and not for ever', async () => {
    const { events, results, stopped } = await rehearse('a b c', { send: (to) => (to === 'b' ? later : accepted) });
    expect(events).toEqual([
      ...['open', 'begun a', 'accepted a', 'begun b', 'failed b', 'begun c', 'accepted c', 'close'],
      ...['pause 15', 'open', 'begun b', 'failed b', 'close'],
      ...['pause 60', 'open', 'begun b', 'failed b', 'close'],
    ]);
    expect([results, stopped]).toEqual([['a sent: 250 OK', 'b failed: 451 Later', 'c sent: 250 OK'], undefined]);
  });

  test('says how many are done with, over all rounds', async () => {
    const told: string[] = [];
    const onProgress = (done: number, total: number): void => void told.push(`${done}/${total}`);
    await rehearse('a b c', { send: (to, n) => (to === 'b' && n < 4 ? later : accepted), more: { onProgress } });
    expect(told).toEqual(['1/3', '1/3', '2/3', '3/3']);
  });

  test('waits for a server that is not there yet, and gives all up where it will never be', async () => {
    const there = await rehearse('a b', { open: (n) => (n < 3 ? busy : {}) });
    expect([there.events, there.results]).toEqual([
      ['no', 'pause 15', 'no', 'pause 60', 'open', 'begun a', 'accepted a', 'begun b', 'accepted b', 'close'],
      ['a sent: 250 OK', 'b sent: 250 OK'],
    ]);
    const never = await rehearse('a b', { open: () => ({ kind: 'lasting', words: 'no such host' }) });
    expect([never.events, never.results, never.stopped]).toEqual([
      ['no'],
      ['a failed: no such host', 'b failed: no such host'],
      'no such host',
    ]);
    const busyStill = await rehearse('a', { open: () => busy });
    expect([busyStill.events, busyStill.stopped]).toEqual([['no', 'pause 15', 'no', 'pause 60', 'no'], 'busy']);
  });

  test('opens a connection again where it was lost, and goes on with the next', async () => {
    const { events } = await rehearse('a b', { send: (to, n) => (to === 'a' && n === 1 ? { what: 'deferred', reply: 'lost' } : accepted) });
    expect(events).toEqual([
      'open',
      'begun a',
      'failed a',
      'close',
      'open',
      'begun b',
      'accepted b',
      'close',
      'pause 15',
      'open',
      'begun a',
      'accepted a',
      'close',
    ]);
  });

  test('never tries again who may have it, or was refused', async () => {
    const { events, results } = await rehearse('a b', { send: (to) => ({ what: to === 'a' ? 'unknown' : 'refused', reply: 'x' }) });
    expect([events, results]).toEqual([
      ['open', 'begun a', 'begun b', 'refused b', 'close'],
      ['a unknown: x', 'b refused: x'],
    ]);
  });

  test('leaves the others alone where the sender is not taken: for now, or for good', async () => {
    const slower = await rehearse('a b', { send: (_to, n) => (n === 1 ? { what: 'closed', trouble: busy } : accepted) });
    expect(slower.events).toEqual([
      'open',
      'begun a',
      'failed a',
      'close',
      'pause 15',
      'open',
      'begun a',
      'accepted a',
      'begun b',
      'accepted b',
      'close',
    ]);
    const never = await rehearse('a b', { send: () => ({ what: 'closed', trouble: { kind: 'lasting', words: 'unwanted' } }) });
    expect([never.events, never.results]).toEqual([
      ['open', 'begun a', 'failed a', 'close'],
      ['a failed: unwanted', 'b failed: unwanted'],
    ]);
  });

  test('keeps for each reader the server’s own words, not those of a later trouble', async () => {
    const { results } = await rehearse('a b', { send: () => later, open: (n) => (n > 1 ? busy : {}), more: { tries: 2 } });
    expect(results).toEqual(['a failed: 451 Later', 'b failed: 451 Later']);
  });

  test('begins nothing once it is to end', async () => {
    const end = new AbortController();
    const { events, results, stopped } = await rehearse('a b', {
      send() {
        end.abort();
        return accepted;
      },
      more: { until: end.signal },
    });
    expect(events).toEqual(['open', 'begun a', 'accepted a', 'close']);
    expect([results[1], stopped]).toEqual([
      expect.stringMatching(/^b failed: The run was ended/),
      expect.stringMatching(/^The run was ended/),
    ]);
  });

  test('waits for nobody once it is to end', async () => {
    const end = new AbortController();
    const told: number[] = [];
    const { events, results, stopped } = await rehearse('a', {
      send() {
        end.abort();
        return later;
      },
      more: { until: end.signal, onRetry: (readers) => void told.push(readers) },
    });
    expect([events, told]).toEqual([['open', 'begun a', 'failed a', 'close'], []]);
    expect([results, stopped]).toEqual([['a failed: 451 Later'], expect.stringMatching(/^The run was ended/)]);
  });

  test('ends where the ledger cannot be written: before a message, and behind one, which then counts as unknown', async () => {
    const failing = (word: string) => (what: string) => {
      if (what === word) throw new BriefError('send/ledger', 'No room.');
    };
    const before = await rehearse('a b', { more: { record: failing('begun') } });
    expect([before.results, before.stopped]).toEqual([['a failed: No room', 'b failed: No room'], 'No room']);
    const behind = await rehearse('a b', { more: { record: failing('accepted') } });
    expect([behind.results, behind.stopped]).toEqual([['a unknown: 250 OK', 'b failed: No room'], 'No room']);
  });

  test('throws what is a fault of the program', async () => {
    const record = (): never => {
      throw new RangeError('ours');
    };
    await expect(rehearse('a', { more: { record } })).rejects.toThrow(RangeError);
  });
});
