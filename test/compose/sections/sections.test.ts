import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/compose/compose.ts';
import { apart } from '../../../src/compose/sections/classify.ts';
import { compileSections } from '../../../src/compose/sections/sections.ts';
import { silent } from '../../../src/model/log.ts';
import { sourceOf } from '../sources.ts';

/** Single sentences of general news, each by itself: "acceptable sections, best first | sentence". */
const probes = ['sections', 'unseen']
  .map((name) => readFileSync(new URL(`./probes/${name}.txt`, import.meta.url), 'utf8'))
  .join('\n')
  .split('\n')
  .filter((line) => line.includes(' | ') && !line.startsWith('#'))
  .map((line) => {
    const [sections = '', text = ''] = line.split(' | ');
    return { sections: sections.trim().split(','), text: text.trim() };
  });

function sectionOf(text: string): string | undefined {
  return compose([sourceOf('s1', 'a.txt', `${text}\n`)], { date: '2030-01-01' }, silent).sections.find(({ items }) => items.length > 0)?.id;
}

describe('apart', () => {
  const sections = compileSections([
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B' },
    { id: 'c', title: 'C' },
    { id: 'rest', title: 'Rest', rest: true },
  ]);
  it.each([
    ['both surely elsewhere', [8, 0, 0, 0], [0, 8, 0, 0], true],
    ['the same section', [8, 0, 0, 0], [9, 0, 0, 0], false],
    ['one is in doubt', [8, 7, 0, 0], [0, 8, 0, 0], false],
    ['in doubt, but not between it and the other', [8, 4, 7, 0], [0, 8, 0, 0], true],
    ['without any doubt, whatever the other is', [12, 3, 0, 0], [5, 6, 0, 0], true],
  ] as const)('%s', (_, one, other, expected) => {
    expect(apart(one, other, sections)).toBe(expected);
  });
});

describe('sections of single sentences', () => {
  it('are acceptable for nineteen in twenty', () => {
    const wrong = probes.filter(({ sections, text }) => !sections.includes(sectionOf(text) ?? ''));
    expect(wrong.length / probes.length, wrong.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(0.05);
  });

  it.each([
    ['military', 'The frigate left Toulon on Monday to join the patrol in the strait.'],
    ['shipping', 'The tanker left Toulon on Monday and will call at the port of Piraeus.'],
    ['diplomacy', 'Kestria denounced Noravia for closing the crossing.'],
    ['other', 'The striker denounced the referee for ending the match.'],
    ['funding', 'Kestria will give 30 million kroner to rebuild schools.'],
    ['other', 'The regulator fined the bakery 30 million kroner.'],
  ])('%s: %s', (section, text) => {
    // Which names are states is learned from the texts.
    const learned = 'The Kestrian government met the Noravian government. The Kestrian army and the Noravian army were silent.';
    const sources = [sourceOf('s1', 'a.txt', `${learned}\n`), sourceOf('s2', 'b.txt', `${text}\n`)];
    const brief = compose(sources, { date: '2030-01-01' }, silent);
    const found = brief.sections.find(({ items }) => items.some(({ sentences }) => sentences.some((one) => one.text === text)));
    expect(found?.id).toBe(section);
  });
});
