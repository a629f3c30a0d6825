import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, openLedger, readLedger } from '../../src/deliver/ledger.ts';
import { takeLock } from '../../src/deliver/lock.ts';
import { type Intent, planOf } from '../../src/deliver/plan.ts';
import { standings } from '../../src/deliver/standing.ts';
import { record, silent } from '../../src/model/log.ts';
import { parseMailbox } from '../../src/model/mailbox.ts';
import { newFolder, smallBrief } from './edition.ts';

const entry = (what: Entry['what'], to = 'ana@example.org', content = 'A', more: Partial<Entry> = {}): Entry => ({
  at: '2031-10-21T06:00:00.000Z',
  what,
  edition: 'urn:uuid:1',
  date: '2031-10-21',
  content,
  kind: 'edition',
  to,
  id: `<${content}@example.org>`,
  ...more,
});

describe('the ledger', () => {
  test('gives back what was written, and only of the edition asked for', () => {
    const path = join(newFolder(), 'sent.jsonl');
    const ledger = openLedger(path);
    const own = [entry('begun'), entry('accepted', 'zoé@example.org', 'A', { reply: '250 "OK"\u2028' })];
    for (const one of [...own, entry('begun', 'bo@example.org', 'A', { edition: 'urn:uuid:2' })]) ledger.append(one);
    ledger.close();
    expect(readLedger(path, 'urn:uuid:1', silent)).toEqual(own);
    expect(readLedger(join(newFolder(), 'none.jsonl'), 'urn:uuid:1', silent)).toEqual([]);
  });

  test('survives half a last line, wherever it was cut', () => {
    const whole = `${JSON.stringify(entry('begun'))}\n${JSON.stringify(entry('accepted'))}\n`;
    const first = whole.indexOf('\n') + 1;
    for (let cut = first; cut < whole.length; cut += 7) {
      const path = join(newFolder(), 'sent.jsonl');
      writeFileSync(path, whole.slice(0, cut));
      const ledger = openLedger(path);
      ledger.append(entry('begun', 'bo@example.org'));
      ledger.close();
      const log = record();
      const entries = readLedger(path, 'urn:uuid:1', log);
      expect([entries.map(({ what, to }) => `${what} ${to}`), log.messages.length]).toEqual([
        ['begun ana@example.org', 'begun bo@example.org'],
        cut === first ? 0 : 1,
      ]);
    }
  });

  test('passes over garbage and tells where it begins', () => {
    const path = join(newFolder(), 'sent.jsonl');
    const spoilt = [
      'rubbish',
      '{"to":1}',
      '[]',
      'null',
      JSON.stringify({ ...entry('accepted'), what: 'done' }),
      JSON.stringify(entry('accepted', 'x', 'A', { id: '<a@b>\r\nBcc: c@d' })),
      JSON.stringify(entry('accepted', 'x', 'A', { id: 'a@b' })),
      '\u0000\u0000',
    ];
    writeFileSync(path, `${JSON.stringify(entry('begun'))}\n${spoilt.join('\n')}\n${JSON.stringify(entry('accepted'))}\n`);
    const log = record();
    expect(readLedger(path, 'urn:uuid:1', log).map(({ what }) => what)).toEqual(['begun', 'accepted']);
    expect(log.messages).toMatchObject([{ code: 'send/ledger-line', place: { line: 2 }, reason: expect.stringMatching(/^8 lines/) }]);
  });

  test('never throws on whatever stands in it', () => {
    const path = join(newFolder(), 'sent.jsonl');
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json(), fc.constant(JSON.stringify(entry('begun')))), { maxLength: 6 }), (lines) => {
        writeFileSync(path, lines.join('\n'));
        for (const one of readLedger(path, 'urn:uuid:1', silent)) expect(one.edition).toBe('urn:uuid:1');
      }),
      { numRuns: 200 },
    );
  });

  test('is refused where it is none', () => {
    const path = join(newFolder(), 'sent.jsonl');
    mkdirSync(path);
    expect(() => readLedger(path, 'urn:uuid:1', silent)).toThrow('cannot be read');
    expect(() => openLedger(path)).toThrow('cannot be written');
  });
});

describe('what a reader has', () => {
  const has = (...entries: Entry[]): unknown => standings(entries, 'A').of('ana@example.org');
  test.each([
    ['nothing', [], { has: 'nothing' }],
    ['it', [entry('begun'), entry('accepted')], { has: 'this' }],
    ['nothing after a refusal', [entry('begun'), entry('refused')], { has: 'nothing' }],
    ['nothing after failures', [entry('begun'), entry('failed'), entry('begun'), entry('failed')], { has: 'nothing' }],
    ['perhaps, with the end missing', [entry('begun')], { has: 'perhaps', since: '2031-10-21T06:00:00.000Z' }],
    [
      'perhaps still, when a second try failed',
      [entry('begun'), entry('begun'), entry('failed')],
      { has: 'perhaps', since: '2031-10-21T06:00:00.000Z' },
    ],
    ['it, when a second try went well', [entry('begun'), entry('begun'), entry('accepted')], { has: 'this' }],
    ['it, however the address is written', [entry('begun', 'ANA@example.org'), entry('accepted', 'Ana@example.org')], { has: 'this' }],
    ['another version', [entry('begun', undefined, 'B'), entry('accepted', undefined, 'B')], { has: 'other', id: '<B@example.org>' }],
    ['another version, perhaps', [entry('begun', undefined, 'B')], { has: 'other', id: '<B@example.org>' }],
    ['the version that came last', [entry('accepted'), entry('accepted', undefined, 'B')], { has: 'other', id: '<B@example.org>' }],
    ['this again, after another', [entry('accepted', undefined, 'B'), entry('begun'), entry('accepted')], { has: 'this' }],
    ['it, by an entry whose beginning was lost', [entry('accepted')], { has: 'this' }],
  ])('%s', (_what, entries, expected) => {
    expect(has(...entries)).toEqual(expected);
    expect(has(entry('begun', 'bo@example.org'), ...entries)).toEqual(expected);
  });
});

describe('who is to get it', () => {
  const intent = (more: Partial<Intent> = {}): Intent => ({
    edition: smallBrief().edition,
    content: 'A',
    from: parseMailbox('desk@example.org'),
    correction: false,
    again: false,
    ...more,
  });
  const list = ['ana', 'bo', 'cy'].map((name) => parseMailbox(`${name}@example.org`));
  const plan = (entries: readonly Entry[], more: Partial<Intent> = {}) => {
    const { due, unknown, had } = planOf(list, entries, intent(more));
    return [due.map(({ mailbox }) => mailbox.address[0]).join(''), unknown.map(({ address }) => address[0]).join(''), had];
  };
  test('who has nothing; who may have it when it is said; and a list is always whole', () => {
    const entries = [entry('begun'), entry('accepted'), entry('begun', 'bo@example.org')];
    expect(plan([])).toEqual(['abc', '', 0]);
    expect(plan(entries)).toEqual(['c', 'b', 1]);
    expect(plan(entries, { again: true })).toEqual(['bc', '', 1]);
  });
  test('a version of somebody who is no longer on the list counts too', () => {
    const entries = [entry('begun', 'old@example.org', 'B'), entry('accepted', 'old@example.org', 'B')];
    expect(() => plan(entries)).toThrow('has been sent to a reader in another version');
    expect(plan(entries, { correction: true })).toEqual(['abc', '', 0]);
  });
  test('a Message-ID is one’s own, of the version, and the same at every try', () => {
    const ids = (more: Partial<Intent> = {}, entries: readonly Entry[] = []) => planOf(list, entries, intent(more)).due.map(({ id }) => id);
    expect(ids()).toEqual(ids());
    const corrected = ids({ content: 'C', correction: true }, [entry('begun', undefined, 'B')]);
    expect(new Set([...ids(), ...ids({ content: 'B' }), ...corrected]).size).toBe(9);
    for (const id of ids()) expect(id).toMatch(/^<6f9619ff-8b86-5011-b42d-00c04fc964ff\.[\da-f]{16}@example\.org>$/);
  });
});

describe('the lock', () => {
  const lockOf = (folder: string): string => join(folder, 'sent.jsonl.lock');
  test('is held by one and given back', () => {
    const folder = newFolder();
    const lock = takeLock(lockOf(folder));
    expect(() => takeLock(lockOf(folder))).toThrow(`by another run (process ${process.pid} on ${hostname()})`);
    expect(lock.holds()).toBe(true);
    lock.release();
    expect([lock.holds(), readdirSync(folder)]).toEqual([false, []]);
    takeLock(lockOf(folder)).release();
  });

  test('of a process that is gone, or of another that got its number, is put away', () => {
    const folder = newFolder();
    const path = lockOf(folder);
    // Numbers of processes end well below this on every system.
    writeFileSync(path, `${JSON.stringify({ pid: 2 ** 30, host: hostname(), began: '' })}\n`);
    takeLock(path).release();
    if (existsSync('/proc/self/stat')) {
      writeFileSync(path, `${JSON.stringify({ pid: process.pid, host: hostname(), began: 'boot/1' })}\n`);
      takeLock(path).release();
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is put away by one process at a time; what that one leaves behind is named', () => {
    const path = lockOf(newFolder());
    writeFileSync(path, JSON.stringify({ pid: 2 ** 30, host: hostname(), began: '' }));
    writeFileSync(`${path}.clearing`, '');
    const thrown = ((): unknown => {
      try {
        return takeLock(path);
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toMatchObject({ code: 'send/locked', hint: expect.stringContaining(`delete ${path}.clearing.`) });
  });

  test('of another machine, without a maker, or of garbage stays', () => {
    for (const text of [JSON.stringify({ pid: 2 ** 30, host: 'elsewhere.example', began: '' }), '', 'rubbish', '{"pid":-1}', 'null']) {
      const path = lockOf(newFolder());
      writeFileSync(path, text);
      expect(() => takeLock(path)).toThrow('These editions are being sent by another run');
      expect(readFileSync(path, 'utf8')).toBe(text);
    }
  });

  test('that was taken away or over is held no more, and not given back in another’s place', () => {
    const path = lockOf(newFolder());
    const lock = takeLock(path);
    appendFileSync(path, 'x');
    expect(lock.holds()).toBe(false);
    lock.release();
    expect(existsSync(path)).toBe(true);
  });

  test('cannot be made where nothing can be written', () => {
    const folder = newFolder();
    expect(() => takeLock(join(folder, 'none', 'x.lock'))).toThrow('cannot be made');
    if (process.getuid?.() === 0 || process.platform === 'win32') return;
    chmodSync(folder, 0o500);
    expect(() => takeLock(lockOf(folder))).toThrow('cannot be made');
    chmodSync(folder, 0o700);
  });
});
