import { describe, expect, it } from 'vitest';
import { parseBrief } from '../../src/archive/brief-file.ts';
import { BriefError } from '../../src/model/log.ts';
import { fixture } from '../fixtures/brief.ts';

const text = JSON.stringify(fixture, null, 2);
const fault = (changed: string): BriefError => {
  try {
    parseBrief(changed, 'brief.json');
  } catch (error) {
    if (error instanceof BriefError) return error;
    throw error;
  }
  throw new Error('it was taken');
};
const change = (edit: (brief: Record<string, object>) => void): string => {
  const copy = structuredClone(fixture) as unknown as Record<string, object>;
  edit(copy);
  return JSON.stringify(copy);
};

describe('parseBrief', () => {
  it('reads back what was written', () => {
    expect(parseBrief(text, 'brief.json')).toEqual(fixture);
  });
  it('says where JSON breaks off', () => {
    const error = fault(text.replace('"date":', '"date"'));
    expect(error.message).toBe('brief.json is not JSON.');
    expect(error.place?.line).toBeGreaterThan(1);
  });
  it('names what does not belong and what is wrong', () => {
    expect(fault('[]').message).toMatch(/top level must be object/);
    expect(fault(change((brief) => Object.assign(brief, { colour: 'red' }))).message).toMatch(/additional properties \(“colour”\)/);
    expect(fault(change((brief) => Object.assign(brief.edition ?? {}, { date: 'today' }))).message).toMatch(/\/edition\/date must match/);
  });
  it('refuses references to nothing', () => {
    expect(fault(change((brief) => Object.assign(brief, { bottomLine: [{ item: 'i99', sentence: 0 }] }))).message).toMatch(
      /bottomLine points at sentence 0 of "i99"/,
    );
    expect(
      fault(change((brief) => Object.assign(brief, { omitted: [{ source: 's1', start: 0, end: 9_999_999, reason: 'heading' }] }))).message,
    ).toMatch(/not within its text/);
    expect(
      fault(change((brief) => Object.assign(brief, { omitted: [{ source: 's99', start: 0, end: 1, reason: 'heading' }] }))).message,
    ).toMatch(/not in sources/);
  });
  it('refuses addresses that are none of the web', () => {
    const sources = fixture.sources.map((source) => ({ ...source, url: 'javascript:alert(1)' }));
    expect(fault(change((brief) => Object.assign(brief, { sources }))).message).toMatch(/url must match/);
  });
});
