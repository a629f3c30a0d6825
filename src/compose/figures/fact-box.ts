import type { Figure } from '../../model/brief.ts';
import type { Because, Log } from '../../model/log.ts';
import type { Cite } from '../../model/source.ts';
import { stem } from '../../text/stem.ts';
import type { PrintedSentence } from '../statement/told-sentence.ts';
import type { FigureStatement } from './figure-statement.ts';
import { lexicon, shared, significant } from './figure-words.ts';
import { sharedNames } from './same-figure.ts';

/** A figure that may stand in the fact box, with the statements it is joined of. */
export interface Candidate {
  readonly figure: Omit<Figure, 'box'>;
  readonly statements: readonly FigureStatement[];
}

/** A candidate as it was judged. */
export interface Judged {
  /** How much a reader needs it, 0–1.5. */
  readonly weight: number;
  readonly box: boolean;
}

/** What the fact box holds at most, and from where on only the weightiest are added. */
const MOST_IN_BOX = 16;
const USUAL_IN_BOX = 12;
const NEEDED = 0.42;
const NEEDED_BEYOND_USUAL = 0.95;
/** Each group has room for so many; what comes behind them weighs less, each a little more so. */
const ROOM = 4;
const CROWDED = 0.04;
/** The highest toll of a fate, those that several sources tell, and two others stand in the box at their weight; each behind them weighs so much less: most are of earlier days. */
const TOLLS = 3;
const OVERTAKEN = 0.15;
/** What a second figure of one number and one matter is worth beside the first. */
const TWIN = 0.55;
/** So many people are hardly counted twice by chance. */
const CROWD = 10;
/** Exact figures that a rounded one is compared with. */
const MOST_COMPARED = 40;

/**
 * Which figures a reader needs, as an editor would choose them: what happened to how many, forces, goods and sums, told by several,
 * told early; totals rather than parts, the figure of the day rather than an older one, the exact rather than the rounded.
 */
export function factBox(candidates: readonly Candidate[], printed: readonly PrintedSentence[], log: Log): readonly Judged[] {
  const weighed = candidates.map((candidate) => {
    const grounds: Because[] = [];
    const ground = (rule: string, value: number): number => {
      grounds.push({ rule, weight: value, words: candidate.figure.asStated, cite: candidate.figure.cites[0] as Cite });
      return value;
    };
    return { ...candidate, grounds, ground, weight: need(candidate, printed, ground) };
  });
  const exact = new Map<string, Candidate[]>();
  for (const candidate of weighed) {
    if (candidate.weight === 0 || candidate.figure.qualifier === 'about') continue;
    const { unit } = candidate.figure;
    const row = exact.get(unit) ?? [];
    exact.set(unit, row);
    if (row.length < MOST_COMPARED) row.push(candidate);
  }
  for (const candidate of weighed)
    if (candidate.weight > 0 && exact.get(candidate.figure.unit)?.some((other) => isRounded(candidate, other)))
      candidate.weight *= candidate.ground('told more exactly elsewhere', 0.35);
  const highestOnes = highestTolls(weighed);
  for (const highest of highestOnes) highest.weight += highest.ground('the highest toll told', 0.12);
  // the same number of people of the same fate, or the same sum or load, is told once: the weightiest stands for both
  const twins = new Map<string, number>();
  for (const candidate of [...weighed].sort((a, b) => b.weight - a.weight)) {
    const { figure, statements } = candidate;
    const fate = statements[0]?.fate;
    const isSum = figure.kind === 'money' || figure.kind === 'measure';
    // of a few, and of a round number, there may be two by chance
    const isCrowd = figure.unit === 'person' && figure.value >= CROWD && significant(figure.value) > 1;
    if (candidate.weight === 0 || (!isSum && fate === undefined && !isCrowd)) continue;
    const number = `${lexicon().alike[figure.unit] ?? figure.unit}|${figure.value}|`;
    const told = number + (isSum ? 'sum' : (fate ?? 'people'));
    const count = (key: string): number => twins.get(key) ?? 0;
    // "188 people" beside 188 dead
    const ahead =
      fate === undefined && isCrowd ? count(`${number}any`) : count(told) + (fate !== undefined && isCrowd ? count(`${number}people`) : 0);
    twins.set(told, count(told) + 1);
    twins.set(`${number}any`, count(`${number}any`) + 1);
    if (ahead > 0) candidate.weight *= candidate.ground('the same number stands in the box', TWIN);
  }
  const crowd = new Map<string, number>();
  const fates = new Map<string, number>();
  const tolls = (order: number): number => {
    const { statements, figure } = weighed[order] as Candidate;
    const fate = statements[0]?.fate;
    if (
      fate === undefined ||
      figure.cites.some(({ source }) => source !== figure.cites[0]?.source) ||
      highestOnes.has(weighed[order] as (typeof weighed)[number])
    )
      return 0;
    const ahead = fates.get(fate) ?? 0;
    fates.set(fate, ahead + 1);
    return OVERTAKEN * Math.max(0, ahead - TOLLS + 2);
  };
  const byWeight = (a: { weight: number; order: number }, b: { weight: number; order: number }): number =>
    b.weight - a.weight || a.order - b.order;
  const ranked = weighed
    .map(({ weight, figure: { group } }, order) => ({ weight, group, order }))
    .filter(({ weight }) => weight >= NEEDED)
    .sort(byWeight)
    .map(({ weight, group, order }) => {
      const ahead = crowd.get(group) ?? 0;
      crowd.set(group, ahead + 1);
      return { weight: weight - CROWDED * Math.max(0, ahead - ROOM) - tolls(order), order };
    })
    .sort(byWeight);
  const box = new Set(
    ranked.filter(({ weight }, i) => i < USUAL_IN_BOX || (i < MOST_IN_BOX && weight >= NEEDED_BEYOND_USUAL)).map(({ order }) => order),
  );
  if (log.explaining)
    weighed.forEach(({ figure, weight, grounds }, order) => {
      log.explain({
        stage: 'figure',
        subject: figure.cites[0] as Cite,
        verdict: `${figure.asStated} (${figure.counts}): ${box.has(order) ? 'fact box' : 'kept out of the box'}, ${weight.toFixed(2)}`,
        because: grounds,
      });
    });
  return weighed.map(({ weight }, order) => ({ weight, box: box.has(order) }));
}

type Ground = (rule: string, value: number) => number;

function need({ figure, statements }: Candidate, printed: readonly PrintedSentence[], ground: Ground): number {
  if (statements.every(({ standing }) => standing.converted)) return ground('a sum told before in another unit', 0);
  if (statements.every(({ standing }) => standing.denied)) return ground('what did not happen is left out', 0);
  const base = worth(figure, statements, ground);
  if (base === 0) return 0;
  const value = statements.reduce((most, { printed: place }) => Math.max(most, (printed[place] as PrintedSentence).value), 0);
  let weight = base * (0.75 + 0.25 * ground('news value of the story', value));
  const sources = new Set(figure.cites.map(({ source }) => source)).size;
  if (sources > 1) weight += ground('told by several sources', Math.min(0.3, 0.1 * (sources - 1)));
  if (figure.attribution !== undefined) weight += ground('its teller is named', 0.03);
  if (statements.some(({ standing }) => standing.early)) weight += ground('told at the head of a text', 0.06);
  if (statements.every(({ standing }) => standing.earlier)) weight += ground('of an earlier time', -0.3);
  if (statements.every(({ standing }) => standing.longAgo)) weight += ground('of years ago', -0.3);
  if (statements.every(({ standing }) => standing.part)) weight += ground('part of a larger figure', -0.25);
  if (statements.every(({ standing }) => standing.supposed)) weight += ground('only supposed', -0.4);
  if (statements.every(({ standing }) => standing.standing)) weight *= ground('so at any time, no news', 0.5);
  if (statements.every(({ standing }) => standing.vague)) weight *= ground('no number is named', 0.4);
  if (figure.counts === '') weight += ground('nothing says what is counted', -0.25);
  return Math.max(0, weight);
}

/** Measures of goods, land and power. */
const BULK = /^(?:barrel|bushel|ton|megaton|kiloton|gigaton|cubic|hectare|acre|square kilometer|square mile|megawatt|gigawatt|terawatt)/;
const SPEED = /^(?:knot|mile per hour|kilometer per hour)$/;

/** What a figure is worth by what it counts and how much. */
function worth(figure: Omit<Figure, 'box'>, statements: readonly FigureStatement[], ground: Ground): number {
  const size = Math.abs(figure.valueTo ?? figure.value);
  const words = lexicon();
  const counted = (list: ReadonlySet<string>): boolean => statements.some((one) => shared(one.counted, list) > 0);
  switch (figure.kind) {
    case 'money':
      return moneyWorth(figure.unit, size, ground);
    case 'percent':
      if (counted(words.rates) && figure.trend === undefined) return ground('a rate that is watched', 0.7);
      return ground(figure.trend === undefined ? 'share' : 'change', counted(words.rates) ? 0.55 : 0.45);
    case 'count': {
      if (figure.group === 'casualties') {
        const fate = statements.find((one) => one.fate !== undefined)?.fate ?? '';
        return size < 2 ? ground('one person', 0.6) : ground(fate, (words.harm[fate] ?? 0.8) + 0.05 * Math.log10(size) - 0.1);
      }
      if (figure.group === 'forces') return ground('forces', size >= 100 ? 1 : size >= 10 ? 0.7 : 0.3);
      if (figure.unit === 'person' && size >= 10 && counted(words.saved)) return ground('people saved, or in distress', 0.65);
      if (figure.unit === 'person') return ground('people', size >= 1000 ? 0.8 : size >= 50 ? 0.6 : size >= 10 ? 0.45 : 0.2);
      if (figure.unit === 'vote' && statements.every(({ standing }) => standing.part)) return ground('the losing votes', 0);
      if (words.trivia.has(figure.unit) && size < 500) return ground('a thing that tells little', 0.2);
      if (words.hardware.has(stem(figure.unit)))
        return ground('arms, ships, buildings, goods', size >= 20 ? 0.8 : size >= 10 ? 0.7 : size >= 3 ? 0.5 : 0.3);
      return ground('things counted', size >= 1000 ? 0.7 : size >= 20 ? 0.55 : size >= 10 ? 0.45 : 0.25);
    }
    case 'measure':
      if (figure.unit === 'magnitude') return ground('magnitude of a quake', 0.9);
      if (BULK.test(figure.unit)) return ground('bulk', size >= 100 ? 0.8 : 0.3);
      return ground('measure', SPEED.test(figure.unit) || figure.unit === 'basis point' ? 0.45 : 0.25);
    case 'duration':
      return counted(words.terms) ? ground('how long a measure lasts', 0.4) : ground('a duration is left out', 0);
    default:
      return ground(`a ${figure.kind} is left out`, 0);
  }
}

/** A sum in US dollars, by the order of magnitude of its currency. */
function moneyWorth(unit: string, size: number, ground: Ground): number {
  const [currency = unit, per] = unit.split('/');
  const sum = size / (lexicon().small[currency] ?? 1);
  if (per !== undefined) return ground('a price', 0.55);
  if (sum < 1e4) return ground('a small sum', 0.3);
  return ground('money', Math.min(1.05, 0.65 + 0.1 * Math.log10(sum / 1e5)));
}

/** Of the dead, the missing, the displaced the highest number: tolls grow, and the last is the news. */
function highestTolls<T extends Candidate>(candidates: readonly T[]): ReadonlySet<T> {
  const highest = new Map<string, T>();
  for (const candidate of candidates) {
    const { fate, standing } = candidate.statements[0] as FigureStatement;
    if (fate === undefined || fate === 'captured' || standing.earlier) continue;
    const other = highest.get(fate);
    if (other === undefined || other.figure.value < candidate.figure.value) highest.set(fate, candidate);
  }
  return new Set(highest.values());
}

/** "more than 1,100" beside 1,140, "about $6bn" beside $6.2bn: one figure, told less exactly. */
function isRounded({ figure, statements: [a] }: Candidate, { figure: exact, statements: [b] }: Candidate): boolean {
  if (a === undefined || b === undefined) return false;
  // "raised it from 42.5% to 46%" beside 46%
  if (figure.valueTo !== undefined && exact.valueTo === undefined && figure.valueTo === exact.value)
    return figure.kind === exact.kind && shared(a.counted, b.counted) > 0;
  if (figure.value === exact.value) return false;
  const off = (exact.value - figure.value) / exact.value;
  // "four and a half billion dollars" of one who was told $4.55 billion
  if (figure.qualifier === undefined)
    return figure.kind === 'money' && Math.abs(off) < 0.015 && significant(figure.value) < significant(exact.value) && a.story === b.story;
  if (figure.qualifier === 'about' ? Math.abs(off) > 0.05 : figure.qualifier === 'up to' || off < 0 || off > 0.1) return false;
  if (significant(figure.value) >= significant(exact.value) || a.fate !== b.fate) return false;
  return shared(a.counted, b.counted) + Number(a.fate !== undefined) > 0 && (a.story === b.story || sharedNames(a, b) > 0);
}
