import { describe, expect, it } from 'vitest';
import { aheadSentences } from '../../src/model/register.ts';
import { fixture } from '../fixtures/brief.ts';

describe('what is to come', () => {
  const words = 'KARUM (MRN) — I will be in Belt on Friday.';
  const whole = { source: 's1', start: 0, end: words.length };
  const sources = [{ ...fixture.sources[0]!, id: 's1', text: words }];
  const lookAhead = [{ date: '2031-10-24', asStated: 'on Friday', cites: [whole, { source: 's2', start: 3, end: 9 }] }];
  const sentence = {
    text: 'I will be in Belt on Friday.',
    cites: [whole],
    cuts: [{ start: 0, end: 14 }],
    speaker: 'MINISTER HOLM',
    origins: 1,
  };

  it('is printed as its sentence is: without the dateline, with who says it, and with its own marks', () => {
    const sections = [{ id: 'other', title: 'Other', items: [{ id: 'i1', value: 1, sentences: [sentence] }] }];
    const { origins, ...same } = sentence;
    expect(aheadSentences({ sources, sections, lookAhead })).toEqual([{ ...same, cites: lookAhead[0]!.cites }]);
  });
  it('is printed in the words it cites where no section has them, and by its day where its source is not there', () => {
    expect(aheadSentences({ sources, sections: [], lookAhead })).toEqual([{ text: words, cites: lookAhead[0]!.cites }]);
    expect(aheadSentences({ sources: [], sections: [], lookAhead })[0]?.text).toBe('on Friday');
  });
});
