import type { Token } from '../../text/tokens.ts';
import { isStop } from '../statement/vocabulary.ts';
import learned from './learned-words.yaml';

/** The data of learned-words.yaml, where the form is explained. */
interface Learned {
  readonly sections: readonly string[];
  readonly bias: readonly number[];
  readonly step: number;
  readonly words: string;
}

const { sections, bias, step, words } = learned as Learned;

/** Ids of the sections that words were learned for. */
export const LEARNED: readonly string[] = sections;

const LEVELS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** A word outside the main clauses says so much of what the sentence tells. */
const ASIDE = 0.5;
/** As if so many more words had been read that say nothing: a short sentence says little for sure. */
const PRIOR = 3;

const known = new Map<string, string | undefined>();
const MOST_KNOWN = 50_000;

/**
 * What English words say of the section of what they tell, in log odds, by index of `LEARNED`; undefined where none is known.
 * Linear in the words.
 *
 * @param core  indexes of the words of the main clauses; all are where it is left out.
 */
export function learnedScores(tokens: readonly Token[], core?: Pick<ReadonlySet<number>, 'has'>): readonly number[] | undefined {
  const sum = sections.map(() => 0);
  const seen = new Set<string>();
  let mass = 0;
  tokens.forEach(({ word, number }, i) => {
    if (number || seen.has(word) || isStop(word)) return;
    seen.add(word);
    const levels = levelsOf(word);
    if (levels === undefined) return;
    const weight = core === undefined || core.has(i) ? 1 : ASIDE;
    mass += weight;
    for (let s = 0; s < sum.length; s++) sum[s] = (sum[s] as number) + weight * levelAt(levels, s);
  });
  if (mass === 0) return undefined;
  return sum.map((score, s) => (step * score) / Math.sqrt(mass + PRIOR) + (bias[s] as number));
}

/** The words that say most for a section, by index of `LEARNED`, the telling ones first, with how much; for explanations. */
export function tellingWords(tokens: readonly Token[], section: number, most: number): { word: string; weight: number }[] {
  if (section < 0) return [];
  return [...new Set(tokens.map(({ word }) => word))]
    .flatMap((word) => {
      const levels = isStop(word) ? undefined : levelsOf(word);
      return levels === undefined ? [] : [{ word, weight: step * levelAt(levels, section) }];
    })
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, most)
    .filter(({ weight }) => weight > 0);
}

function levelAt(levels: string, section: number): number {
  return LEVELS.indexOf(levels[section] as string) - LEVELS.length / 2;
}

/** The letters behind a word, by bisection of the lines; undefined for a word that is not there. */
function levelsOf(word: string): string | undefined {
  const found = known.get(word);
  if (found !== undefined || known.has(word)) return found;
  let levels: string | undefined;
  let low = 0;
  let high = words.length;
  while (low < high) {
    const start = words.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
    const end = words.indexOf('\n', start);
    const space = end - sections.length - 1;
    const here = words.slice(start, space);
    if (here === word) {
      levels = words.slice(space + 1, end);
      break;
    }
    if (here < word) low = end + 1;
    else high = start;
  }
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, levels);
  return levels;
}
