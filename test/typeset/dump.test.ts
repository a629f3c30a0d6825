import { expect, test } from 'vitest';
import type { Brief, Item } from '../../src/model/brief.ts';
import { record } from '../../src/model/log.ts';
import { loadTheme } from '../../src/theme/load.ts';
import { dumpPages } from '../../src/typeset/dump.ts';
import { typeset } from '../../src/typeset/typeset.ts';
import { fixture } from '../fixtures/brief.ts';

/** News of ever other words, so that lines end in every sign there is: mulberry32 over some hundred words. */
function news(stories: number): Brief {
  let state = 20241022;
  const chance = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const words =
    'the a of on in to and that with from about international representatives harbour ministry announced negotiations government delivered considerable assistance tons wheat 1,200 45 per-cent follow-up (officials) “frank” Vy’s Two-thirds reconstruction infrastructure 2031 way try very war saw now fly'.split(
      ' ',
    );
  const items: Item[] = Array.from({ length: stories }, (_, i) => ({
    id: `i${i + 1}`,
    value: 0.5,
    sentences: Array.from({ length: 5 }, () => ({
      text: `The ${Array.from({ length: 18 }, () => words[Math.floor(chance() * words.length)] + (chance() < 0.08 ? ',' : '')).join(' ')}.`,
      cites: [{ source: 's1', start: 0, end: 1 }],
      origins: 1,
    })),
  }));
  return { ...fixture, figures: [], disagreements: [], lookAhead: [], bottomLine: [], sections: [{ id: 'other', title: 'Other', items }] };
}

test.each(['measure', 'bulletin', 'ledger'])(
  'in %s every justified line ends within 0.05 pt of its measure, hanging signs apart',
  async (style) => {
    const dump = dumpPages(typeset(news(60), await loadTheme(style), record())) as {
      pages: { lines: { edge?: number; x: number; right: number; measure: number; text: string; overfull: number }[] }[];
    };
    const lines = dump.pages.flatMap((page) => page.lines).filter((line) => line.edge !== undefined);
    expect(lines.length).toBeGreaterThan(300);
    for (const line of lines) expect(Math.abs(line.edge!), line.text).toBeLessThanOrEqual(0.05);
    // Some do hang: the measured edge is not just the measure.
    expect(lines.filter(({ x, right, measure }) => right - x - measure > 0.5).length).toBeGreaterThan(20);
  },
);
