import { describe, expect, it } from 'vitest';
import { cueFinder } from '../../../src/compose/statement/cues.ts';
import { tokens } from '../../../src/text/tokens.ts';

const find = (phrases: readonly string[], text: string, classes?: readonly (string | undefined)[]) =>
  cueFinder(phrases.map((phrase) => ({ phrase, means: 1 })))(tokens(text), classes).map(
    ({ phrase, from, to }) => `${phrase} ${from}–${to}`,
  );

describe('cueFinder', () => {
  it('finds words, phrases, prefixes and gaps where they stand', () => {
    expect(find(['port', 'cargo ship', 'sail*', 'call .. off'], 'The cargo ship sailed from port; they call the long strike off.')).toEqual(
      ['cargo ship 1–3', 'sail* 3–4', 'port 5–6', 'call .. off 7–12'],
    );
  });

  it('looks a prefix up at every length, after the word itself', () => {
    expect(find(['mi*', 'missil*', 'missile'], 'missile')).toEqual(['missile 0–1', 'mi* 0–1', 'missil* 0–1']);
  });

  it('takes hyphens for spaces and lets six words stand in a gap, not seven', () => {
    expect(find(['cease-fire', 'a .. b'], 'cease fire')).toEqual(['cease-fire 0–2']);
    expect(find(['go .. home'], 'go 1 2 3 4 5 6 home')).toHaveLength(1);
    expect(find(['go .. home'], 'go 1 2 3 4 5 6 7 home')).toEqual([]);
  });

  it('takes a second state for a state', () => {
    expect(find(['<state> attacks <another>', '<state>'], 'A attacks B', ['<state>', undefined, '<another>'])).toEqual([
      '<state> attacks <another> 0–3',
      '<state> 0–1',
      '<state> 2–3',
    ]);
  });

  it('has nothing to find in phrases without a word', () => {
    expect(find(['', ' ', '-', '*'], 'a - b')).toEqual([]);
  });
});
