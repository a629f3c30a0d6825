import { describe, expect, test } from 'vitest';
import type { Figure } from '../../src/model/brief.ts';
import { labelsFor } from '../../src/theme/labels.ts';
import { courseOf } from '../../src/theme/series.ts';
import { fixture } from '../fixtures/brief.ts';

const course = (values: readonly number[], language = 'en') =>
  courseOf(
    {
      ...(fixture.figures[0] as Figure),
      series: values.map((value, i) => ({ date: `2031-10-${String(i + 1).padStart(2, '0')}`, value, asStated: ` ${value}\nmen ` })),
    },
    labelsFor(language),
  );

describe('the course of a figure', () => {
  test('is columns from a common ground, and words', () =>
    expect(course([5, 0, 10])).toEqual({
      shares: [0.5, 0, 1],
      words: 'Over time: 1 October 2031: 5 men; 2 October 2031: 0 men; 3 October 2031: 10 men.',
    }));
  test('is told in the language of the labels', () =>
    expect(course([5, 5, 10], 'de')?.words).toMatch(/^Im Verlauf: 1\. Oktober 2031: 5 men/));
  test.each([[[5, 6]], [[]], [[0, 0, 0]], [[1, 2, -3]], [[1, Number.NaN, 3]]])('of %j is not drawn', (values) =>
    expect(course(values)).toBeUndefined(),
  );
  test('shows the latest of many editions', () => {
    const many = course(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(many?.shares).toHaveLength(24);
    expect(many?.shares.at(-1)).toBe(1);
  });
  test('is none where the model has no series', () => expect(courseOf(fixture.figures[0] as Figure, labelsFor('en'))).toBeUndefined());
});
