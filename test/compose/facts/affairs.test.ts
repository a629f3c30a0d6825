import { expect, it } from 'vitest';
import { compose } from '../../../src/compose/compose.ts';
import { raritiesByAffair } from '../../../src/compose/facts/affairs.ts';
import { rarityOf } from '../../../src/compose/facts/likeness.ts';
import { readTexts } from '../../../src/compose/statement/reading.ts';
import { silent } from '../../../src/model/log.ts';
import type { Source } from '../../../src/model/source.ts';
import { cluster } from '../sources.ts';

/** Clusters of eight and ten texts, each on another affair. */
const AFFAIRS = ['ceasefire', 'cyclone', 'hostages', 'quake', 'strait'];
const sourcesOf = (name: string): Source[] =>
  cluster(name).sources.map((source) => ({ ...source, id: `${name}-${source.id}`, path: `${name}/${source.path}` }));
const MIXED = AFFAIRS.flatMap(sourcesOf);

it('finds the affairs of a folder', () => {
  const { statements, sources } = readTexts(MIXED, silent);
  const rarities = raritiesByAffair(statements, rarityOf(statements));
  const found = new Map<unknown, string[]>();
  for (const [source, rarity] of rarities)
    found.set(rarity, [...(found.get(rarity) ?? []), (sources[source] as Source).path.split('/')[0] as string]);
  expect([...found.values()].map((names) => [...new Set(names)].join()).sort()).toEqual(AFFAIRS);
  for (const [rarity] of found) expect(rarity).toHaveProperty('statements', expect.any(Number));
});

it('takes the texts of one affair as they are', () => {
  const { statements } = readTexts(sourcesOf('quake'), silent);
  const of = rarityOf(statements);
  expect(new Set(raritiesByAffair(statements, of).values())).toEqual(new Set([of]));
  expect(raritiesByAffair([], rarityOf([])).size).toBe(0);
});

it('merges in a folder of many affairs what it merges in a folder of each, and puts no two into one story', () => {
  const itemsOf = (sources: readonly Source[]) => compose(sources, { date: '2034-01-01' }, silent).sections.flatMap(({ items }) => items);
  const merged = (items: ReturnType<typeof itemsOf>): string[] =>
    items
      .flatMap(({ sentences }) => sentences)
      .flatMap(({ cites }) =>
        cites.length < 2
          ? []
          : [
              cites
                .map(({ source, start }) => `${source}:${start}`)
                .sort()
                .join(' '),
            ],
      );
  const alone = AFFAIRS.flatMap((name) => merged(itemsOf(sourcesOf(name))));
  const items = itemsOf(MIXED);
  const together = new Set(merged(items));
  expect(alone.length).toBeGreaterThan(60);
  expect(alone.filter((facts) => together.has(facts)).length / alone.length).toBeGreaterThan(0.97);
  expect(alone.length / together.size).toBeGreaterThan(0.97);
  const affairsIn = ({ sentences }: (typeof items)[number]) =>
    new Set(sentences.flatMap(({ cites }) => cites.map(({ source }) => source.split('-')[0])));
  expect(items.filter((item) => affairsIn(item).size > 1)).toEqual([]);
});
