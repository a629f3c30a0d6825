import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segment } from '../../src/compose/segment.ts';
import { record, silent } from '../../src/model/log.ts';
import type { Passage, Source } from '../../src/model/source.ts';
import { plain, shown } from './plain-source.ts';

const blank = (text: string): string => text.replace(/[\s\u200b]+/g, '');

function expectWhole(source: Source): void {
  const units = segment(source, silent);
  let at = 0;
  for (const unit of units) {
    expect(unit.start).toBeGreaterThanOrEqual(at);
    expect(unit.end).toBeGreaterThan(unit.start);
    expect(blank(source.text.slice(at, unit.start))).toBe('');
    for (const cut of unit.cuts ?? []) {
      expect(cut.start).toBeGreaterThanOrEqual(unit.start);
      expect(cut.end).toBeLessThanOrEqual(unit.end);
    }
    at = unit.end;
  }
  expect(blank(source.text.slice(at))).toBe('');
}

describe('nothing vanishes', () => {
  const piece = fc.constantFrom(
    'The talks ended.', 'A bare line', ' ', '\n', '\n\n', 'Q ', 'MR. SMITH: ', 'By Ann Lee', '• ', '"Yes," he said.', 'Advertisement', '. . .', '…', '(Laughter.)', 'KYIV, Oct 22 (Reuters) — ', 'Meanwhile, ',
    'U.S. ', '5 p.m. ', '\t', '1) ', 'Sources', '© 2024', 'Photo: AP', '—', '?!', '“', '”', 'x', '。', '́', '\u200b',
  ); // biome-ignore format: one list
  test('every character that is not white space stands in one unit', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 40 }), (pieces) => {
        expectWhole(plain(pieces.join('')));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
  test('also what stands in no passage, and where passages are many', () => {
    const text = 'Before. The first one ended. Between the two. The second went on.';
    const passages: Passage[] = [
      { start: 8, end: 28, role: 'text' },
      { start: 46, end: text.length, role: 'heading' },
    ];
    expectWhole(plain(text, { passages }));
    expect(segment(plain(text, { passages }), silent).map((unit) => unit.kind)).toContain('heading');
  });
});

test('title, date line, paragraphs', () => {
  expect(
    shown(
      plain(
        'Ministers agree on river treaty\nTuesday, 3 June 2025\nTwo states signed a treaty on Monday. It covers three dams.\nWhat comes next\nMeanwhile, the parliaments must vote on the text.',
      ),
    ),
  ).toEqual([
    'title: Ministers agree on river treaty',
    'dateline: Tuesday, 3 June 2025',
    'sentence: Two states signed a treaty on Monday.',
    'sentence: It covers three dams.',
    'heading: What comes next',
    'sentence: ‹Meanwhile, ›the parliaments must vote on the text.',
  ]);
});

test('says why', () => {
  const log = record(true);
  segment(plain('Harbour reopens\nAdvertisement\nThe harbour reopened on Friday.'), log);
  expect(log.explanations.map(({ verdict, because }) => [verdict, because[0]?.rule])).toEqual([
    ['title', 'first line'],
    ['boilerplate', 'advertisement'],
    ['sentence', 'sentence'],
  ]);
});
