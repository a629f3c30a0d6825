import { describe, expect, it } from 'vitest';
import { stem } from '../../src/text/stem.ts';

describe('stem', () => {
  it('takes the endings off that Porter’s paper takes off, step by step', () => {
    const stems = {
      caresses: 'caress',
      ponies: 'poni',
      agreed: 'agre',
      plastered: 'plaster',
      hopping: 'hop',
      filing: 'file',
      happy: 'happi',
      sky: 'sky',
      relational: 'relat',
      conditional: 'condit',
      digitizer: 'digit',
      radically: 'radic',
      hopefulness: 'hope',
      formalize: 'formal',
      electriciti: 'electr',
      replacement: 'replac',
      adoption: 'adopt',
      adjustable: 'adjust',
      controll: 'control',
      rate: 'rate',
      cease: 'ceas',
    };
    for (const [word, expected] of Object.entries(stems)) expect(stem(word), word).toBe(expected);
  });

  it('leaves short words, other alphabets and what is no word as they are', () => {
    for (const word of ['sea', 'порт', 'café', 'u.s', '2024', '']) expect(stem(word)).toBe(word);
  });
});
