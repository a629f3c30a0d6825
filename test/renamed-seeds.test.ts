import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { compose } from '../src/compose/compose.ts';
import type { Brief } from '../src/model/brief.ts';
import { silent } from '../src/model/log.ts';
import type { Cite } from '../src/model/source.ts';
import { readSources } from '../src/read/read.ts';

/*
 * The brief must come from how news is written, not from who and what the seeds name: with every person, place and
 * number replaced, the same sentences stand in the same stories, and the same ones are merged, set side by side and boxed.
 */
type Names = Readonly<Record<string, string>>;

const numbers: Names = {
  '12,000': '14,000',
  '1,500': '1,700',
  '70 shipments': '90 shipments',
  '8 million': '6 million',
  '£2.26 billion': '£3.41 billion',
  'US$50 billion': 'US$40 billion',
  'US$300 billion': 'US$200 billion',
  '$800 million': '$900 million',
  '$400 million': '$500 million',
  'injured 15': 'injured 18',
  'over 30': 'over 20',
  'two deaths': 'three deaths',
  'April 2022': 'May 2021',
  'early 2022': 'early 2021',
  'August of last year': 'July of last year',
};
const people: Names = {
  Guterres: 'Halvorsen',
  Antonio: 'Matias',
  António: 'Matías',
  'Vladimir Putin': 'Oleg Barsukov',
  Putin: 'Barsukov',
  'Xi Jinping': 'Ma Weidong',
  'Narendra Modi': 'Prakash Iyer',
  'Kim Jong-un': 'Pak Sung-ho',
  'Ivan Fedorov': 'Petro Danylko',
  'Dan Sabbagh': 'Tom Whitlock',
  Sabbagh: 'Whitlock',
  'Georgy Zinoviev': 'Maxim Belkin',
  'Lloyd Austin': 'Frank Mercer',
  'Volodymyr Zelenskyy': 'Bohdan Lysenko',
  Zelenskyy: 'Lysenko',
  'Andrii Sybiha': 'Taras Hnatiuk',
  'Recep Tayyip Erdoğan': 'Kemal Deniz Aydın',
  Biden: 'Carver',
};
/** Other places that exist, and places that do not. Longer names first, so that no name is replaced within another. */
const placesElsewhere: Names = {
  'Russian Far East': 'Libyan south coast',
  'Middle East': 'Horn of Africa',
  'North Korea': 'South Sudan',
  'North Korean': 'South Sudanese',
  'South Korea': 'Morocco',
  'South Korean': 'Moroccan',
  'Black Sea': 'Red Sea',
  'New York': 'Geneva',
  Ukraine: 'Tunisia',
  Ukrainian: 'Tunisian',
  Russia: 'Libya',
  Russian: 'Libyan',
  Moscow: 'Tripoli',
  Kremlin: 'Libyan presidency',
  Kyiv: 'Tunis',
  Kazan: 'Benghazi',
  Odesa: 'Sfax',
  Zaporizhzhia: 'Gafsa',
  Vladivostok: 'Tobruk',
  Switzerland: 'Portugal',
  China: 'Brazil',
  Iran: 'Peru',
  Asia: 'Africa',
  Europe: 'Asia',
  Turkish: 'Greek',
  Britain: 'Canada',
};
const placesInvented: Names = {
  ...placesElsewhere,
  Ukraine: 'Kestria',
  Ukrainian: 'Kestrian',
  Russia: 'Noravia',
  Russian: 'Noravian',
  'Russian Far East': 'Noravian Far North',
  Moscow: 'Velgrad',
  Kremlin: 'Noravian presidency',
  Kyiv: 'Orlava',
  Kazan: 'Tessin',
  Odesa: 'Port Velmar',
  Zaporizhzhia: 'Tarnowice',
  Vladivostok: 'Karsk',
  'North Korea': 'North Tamar',
  'North Korean': 'North Tamarian',
  'South Korea': 'South Tamar',
  'South Korean': 'South Tamarian',
  'Black Sea': 'Sea of Karsa',
};

function rename(text: string, names: Names): string {
  if (Object.keys(names).length === 0) return text;
  const longest = Object.keys(names).sort((a, b) => b.length - a.length);
  const wanted = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${longest.map((name) => name.replace(/[$.]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  return text.replace(wanted, (name) => names[name] as string);
}

const home = mkdtempSync(join(tmpdir(), 'daybrief-renamed-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const seeds = readdirSync('seeds').sort();

async function briefOf(names: Names): Promise<Brief> {
  for (const seed of seeds) writeFileSync(join(home, seed), rename(readFileSync(join('seeds', seed), 'utf8'), names));
  const { sources, failures } = await readSources([home], {}, silent);
  return compose(sources, { date: '2024-10-22', zone: 'UTC', failures }, silent);
}

/** A brief with every sentence named by its place in its source instead of its words. */
function structure(brief: Brief) {
  const starts = new Map<string, number[]>();
  const note = ({ source, start }: Cite) => starts.set(source, [...(starts.get(source) ?? []), start]);
  for (const { items } of brief.sections) for (const { sentences } of items) for (const { cites } of sentences) cites.forEach(note);
  brief.omitted.forEach(note);
  const place = ({ source, start }: Cite) =>
    `${source}.${[...new Set(starts.get(source))].sort((a, b) => a - b).findIndex((at) => at >= start) + 1}`;
  const places = (cites: readonly Cite[]) => cites.map(place).join(' = ');
  return {
    sections: brief.sections.map(({ id, items }) => [id, ...items.map(({ sentences }) => sentences.map(({ cites }) => places(cites)))]),
    bottomLine: brief.bottomLine.map(({ item, sentence }) => `${item}/${sentence}`),
    disagreements: brief.disagreements.map(({ sentences }) => sentences.map(({ cites }) => places(cites)).sort()),
    lookAhead: brief.lookAhead.map(({ cites }) => places(cites)),
    omitted: brief.omitted.map((omission) => `${place(omission)} ${omission.reason}`),
    figures: brief.figures
      .map(({ unit, qualifier, box, cites }) => `${unit} ${qualifier ?? ''} ${box ? 'box' : ''} ${places(cites)}`)
      .sort(),
  };
}

it.each([
  ['numbers', numbers],
  ['people', people],
  ['places that exist', placesElsewhere],
  ['places that do not', placesInvented],
  ['everything, to what exists', { ...numbers, ...people, ...placesElsewhere }],
  ['everything, to what does not', { ...numbers, ...people, ...placesInvented }],
] as const)('the seeds with other %s give the same brief', async (_, names) => {
  const original = structure(await briefOf({}));
  const renamed = structure(await briefOf(names));
  expect(renamed.sections).toEqual(original.sections);
  expect(renamed).toEqual(original);
});
