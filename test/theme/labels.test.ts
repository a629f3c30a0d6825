import { describe, expect, it } from 'vitest';
import { count, fill, formatDate, labelLanguages, labelsFor, reportsOfOrigins, sectionTitle } from '../../src/theme/labels.ts';

/** Every path to a text, with the names in braces it must carry. Plural forms count as one text. */
function shape(value: unknown, path = ''): Record<string, string> {
  if (typeof value === 'string')
    return {
      [path]: [...value.matchAll(/\{\w+\}/g)]
        .map((match) => match[0])
        .sort()
        .join(''),
    };
  if (Array.isArray(value)) return { [path]: `list of ${value.length}` };
  const entries = Object.entries(value as Record<string, unknown>);
  if ('other' in (value as object) && 'one' in (value as object)) return { [path]: 'plural' };
  return Object.assign({}, ...entries.map(([key, inner]) => shape(inner, `${path}/${key}`)));
}

describe('labels', () => {
  it.each(labelLanguages)('%s has every label of English, with the same names in braces', (language) => {
    expect(labelsFor(language).language).toBe(language);
    expect(shape(labelsFor(language))).toEqual(shape(labelsFor('en')));
  });
  it('falls back to the primary language, then to English', () => {
    expect(labelsFor('de-AT').language).toBe('de');
    expect(labelsFor('tlh').language).toBe('en');
  });
  it('fills names and leaves unknown ones', () => expect(fill('{a} {b}', { a: 1 })).toBe('1 {b}'));
  it('counts by the rules of the language', () => {
    const uk = labelsFor('uk');
    expect([1, 2, 5, 21].map((n) => count(uk.identity.sources, n, uk))).toEqual(['1 джерело', '2 джерела', '5 джерел', '21 джерело']);
    expect(reportsOfOrigins(2, 1, labelsFor('en'))).toBe('2 reports, 1 origin');
  });
  it('keeps a title that was given', () => {
    const de = labelsFor('de');
    expect(sectionTitle({ id: 'military', title: 'Military' }, de)).toBe('Militär');
    expect(sectionTitle({ id: 'military', title: 'Front line' }, de)).toBe('Front line');
  });
  it('writes dates without a clock or a zone of its own', () => {
    const en = labelsFor('en');
    expect(formatDate('2024-10-22', en, 'full')).toBe('Tuesday, 22 October 2024');
    expect(formatDate('2024-11', en)).toBe('November 2024');
    expect(formatDate('2024-10-22T18:30:00Z', en)).toBe('22 October 2024, 18:30 UTC');
    expect(formatDate('2024-10-22T18:30+03:00', en)).toBe('22 October 2024, 18:30 UTC+03:00');
    expect(formatDate('2024-10-22T18:30', en, 'long', 'Europe/Kyiv')).toBe('22 October 2024, 18:30 Europe/Kyiv');
    expect(formatDate('soon', en)).toBe('soon');
    expect(formatDate('2024-11', labelsFor('uk'))).toBe('листопад 2024 року');
  });
});
