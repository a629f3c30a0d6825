import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFonts } from '../../src/typeset/fonts.ts';
import { type Line, type ParagraphStyle, type Run, type RunStyle, type SettingProblem, textOf } from '../../src/typeset/line.ts';
import { setParagraph } from '../../src/typeset/paragraph.ts';
import { shapesOf } from '../../src/typeset/shape.ts';
import { growth, TOO_MUCH } from '../growth.ts';

const fonts = openFonts([{ id: 'serif', bytes: () => readFileSync('fonts/SourceSerif4-Regular.ttf') }]);
const body: RunStyle = { face: 'serif', size: 10.5, colour: 'ink' };
const mark: RunStyle = { ...body, superior: true };
const COPY =
  'The delegation, led by the deputy minister for internal affairs, arrived on Tuesday evening and was received at the airport by representatives of ' +
  'the provincial government, who had prepared an extraordinary programme of visits to hospitals, power stations and international organisations. ' +
  'Observers said that the negotiations would concentrate on reconstruction, on humanitarian assistance and on 1,250 kilometres of unprotected pipeline.';

const set = (runs: string | readonly Run[], style: Partial<ParagraphStyle> = {}, problems: SettingProblem[] = []): Line[] =>
  setParagraph(
    typeof runs === 'string' ? [{ text: runs, style: body, language: 'en' }] : runs,
    { measure: 311.81, align: 'justify', ...style },
    fonts,
    (problem) => problems.push(problem),
  );

/** Right end of the last glyph, less what hangs. */
const edge = (line: Line): number => {
  const last = line.runs.at(-1)!;
  return last.x + last.width;
};
const squeezed = (text: string): string => text.replace(/[ \u2028]+/g, '');

describe('setParagraph', () => {
  test('lines as expected', () => {
    expect(set(COPY).map((line) => textOf(line) + (line.hyphenated ? '-' : ''))).toMatchInlineSnapshot(`
      [
        "The delegation, led by the deputy minister for internal affairs,",
        "arrived on Tuesday evening and was received at the airport by",
        "representatives of the provincial government, who had prepared",
        "an extraordinary programme of visits to hospitals, power stations",
        "and international organisations. Observers said that the negoti-",
        "ations would concentrate on reconstruction, on humanitarian",
        "assistance and on 1,250 kilometres of unprotected pipeline.",
      ]
    `);
    expect(set(COPY, { align: 'left', measure: 220 }).map(textOf)).toMatchInlineSnapshot(`
      [
        "The delegation, led by the deputy minister",
        "for internal affairs, arrived on Tuesday",
        "evening and was received at the airport",
        "by representatives of the provincial",
        "government, who had prepared an",
        "extraordinary programme of visits to",
        "hospitals, power stations and international",
        "organisations. Observers said that the",
        "negotiations would concentrate on",
        "reconstruction, on humanitarian assistance",
        "and on 1,250 kilometres of unprotected",
        "pipeline.",
      ]
    `);
  });

  test('justified lines end at the measure, but for what hangs', () => {
    for (const line of set(COPY, { protrusion: 0 }).slice(0, -1)) {
      expect(line.runs[0]!.x).toBe(0);
      expect(edge(line)).toBeCloseTo(311.81, 6);
      expect(Math.abs(line.scale - 1)).toBeLessThanOrEqual(0.02 + 1e-9);
    }
    for (const line of set(COPY).slice(0, -1)) {
      expect(edge(line)).toBeGreaterThanOrEqual(311.81 - 1e-6);
      expect(edge(line)).toBeLessThan(311.81 + 3);
    }
  });

  test('letters stand a hundredth of an em from their place at most, and as the face has them in other scripts', () => {
    const lines = set(COPY);
    expect(lines.some((line) => line.runs[0]!.spread !== 0)).toBe(true);
    for (const line of lines)
      for (const { spread } of line.runs) {
        expect(Math.abs(spread)).toBeLessThanOrEqual(10);
        expect(spread).toBe(line.runs[0]!.spread);
        // Only where scaling is not enough.
        if (spread !== 0) expect(Math.abs(line.scale - 1)).toBeCloseTo(0.02, 9);
      }
    for (const line of set(COPY, { spread: 0 })) expect(line.runs[0]!.spread).toBe(0);
    for (const line of set(`${COPY} x\u0304`)) expect(line.runs[0]!.spread).toBe(0);
    for (const line of set(COPY, { align: 'left' })) expect(line.runs[0]!.spread).toBe(0);
  });

  test('a last line that begins within a word is no short one', () => {
    const words = COPY.split(' ');
    let divided = 0;
    for (let from = 0; from < words.length - 12; from++)
      for (let measure = 180; measure < 320; measure += 5) {
        const lines = set(words.slice(from).join(' '), { measure });
        if (lines.length < 3 || !lines.at(-2)!.hyphenated) continue;
        divided++;
        const last = lines.at(-1)!.runs.at(-1)!;
        expect(last.x + last.width).toBeGreaterThan(0.29 * measure);
      }
    expect(divided).toBeGreaterThan(20);
  });

  test('a mark stays with its word, on the same line and in its own run', () => {
    const lines = set([
      { text: COPY, style: body, language: 'en', origin: { key: 'i1/0', start: 0 } },
      { text: '12', style: mark, role: 'mark', link: 'register-12' },
      { text: ' And so on.', style: body, language: 'en' },
    ]);
    const marked = lines.find((line) => line.runs.some(({ run }) => run.role === 'mark'))!;
    const at = marked.runs.findIndex(({ run }) => run.role === 'mark');
    expect(marked.runs[at - 1]!.run.text.slice(0, marked.runs[at - 1]!.end)).toMatch(/pipeline\.$/);
    expect(marked.runs[at]!.x).toBeCloseTo(marked.runs[at - 1]!.x + marked.runs[at - 1]!.width, 9);
    expect(marked.runs[at]!.run.link).toBe('register-12');
  });

  test('each glyph run knows its characters', () => {
    let reached = 0;
    for (const line of set(COPY))
      for (const part of line.runs) {
        expect(part.start).toBeGreaterThanOrEqual(reached);
        expect(COPY.slice(reached, part.start).trim()).toBe('');
        const read = shapesOf(part, fonts)
          .map((shape) => shape.text)
          .join('');
        expect(read.replace(/\u00ad$/, '')).toBe(COPY.slice(part.start, part.end));
        expect(read.endsWith('\u00ad')).toBe(line.hyphenated);
        reached = part.end;
      }
    expect(reached).toBe(COPY.length);
  });

  test('an indent, and measures that differ', () => {
    const lines = set(COPY, { indent: 20, measure: [311.81, 200, 250], protrusion: 0 });
    expect(lines[0]!.runs[0]!.x).toBe(20);
    expect(lines.slice(0, 4).map(edge).map(Math.round)).toEqual([312, 200, 250, 250]);
  });

  test('right and centred', () => {
    const [line] = set('Short', { align: 'right' });
    expect(edge(line!)).toBeCloseTo(311.81, 6);
    const [middle] = set('Short', { align: 'centre' });
    expect(middle!.runs[0]!.x).toBeCloseTo(311.81 - edge(middle!), 6);
  });

  test('U+2028 begins a new line', () => {
    expect(set('One\u2028two').map(textOf)).toEqual(['One', 'two']);
    expect(set('One\u2028two').map((line) => line.last)).toEqual([true, true]);
    expect(set('').length).toBe(0);
  });

  test('nothing is lost, whatever the text', () => {
    const piece = fc.constantFrom(
      'word',
      'international',
      'a',
      ' ',
      '\u00a0',
      '—',
      'Russian-flagged',
      '(',
      '12,000',
      '\u2028',
      'difficulties',
      'x'.repeat(90),
      'https://www.un.org/en/a?b=c',
      'Київ',
      '.',
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(piece, { maxLength: 25 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 40, max: 400 }),
        fc.constantFrom('justify', 'left', 'right', 'centre'),
        (texts, measure, align) => {
          const runs = texts.map((parts, i) => ({ text: parts.join(''), style: i % 2 === 0 ? body : mark, language: 'en' }));
          const lines = set(runs, { measure, align: align as 'left' });
          expect(squeezed(lines.map(textOf).join(''))).toBe(squeezed(runs.map((run) => run.text).join('')));
          for (const line of lines) {
            let x = line.runs[0]?.x ?? 0;
            for (const part of line.runs) {
              expect(part.x).toBeCloseTo(x, 6);
              x += part.width;
            }
            if (line.overfull === 0 && align !== 'justify') expect(x).toBeLessThanOrEqual(measure + 0.011);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a 2,000-letter word is divided where it must be, and reported', () => {
    const problems: SettingProblem[] = [];
    const lines = set(`Before ${'abcdefghij'.repeat(200)} after.`, {}, problems);
    expect(squeezed(lines.map(textOf).join(''))).toBe(`Before${'abcdefghij'.repeat(200)}after.`);
    expect(lines.every((line) => line.overfull === 0)).toBe(true);
    for (const unit of ['!?.!?.…', '12,34', '—'])
      for (const line of set(`Before ${unit.repeat(400)} after.`, { align: 'left' })) expect(line.overfull).toBe(0);
    expect(problems.map(({ kind, at }) => [kind, at])).toEqual([['divided', 7]]);
  });

  test('a 10,000-word paragraph in linear time', async () => {
    expect(set(`${COPY} `.repeat(180)).length).toBeGreaterThan(1000);
    expect(await growth((copies) => set(`${COPY} `.repeat(copies)), 180)).toBeLessThan(TOO_MUCH);
  });

  test('a character that no face has is printed by its number and reported', () => {
    const problems: SettingProblem[] = [];
    const [line] = set('A 漢\u{1f600} sign', {}, problems);
    expect(
      line!.runs
        .map((part) =>
          shapesOf(part, fonts)
            .map((shape) => shape.text)
            .join(''),
        )
        .join(''),
    ).toBe('A [U+6F22][U+1F600] sign');
    expect(textOf(line!)).toBe('A 漢\u{1f600} sign');
    expect(problems.map((problem) => problem.kind === 'missing' && [problem.at, problem.character])).toEqual([
      [2, '漢'],
      [3, '\u{1f600}'],
    ]);
    for (const part of line!.runs) for (const shape of shapesOf(part, fonts)) expect(shape.glyphs).not.toContain(0);
  });
});
