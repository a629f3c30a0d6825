import type { Token } from '../../text/tokens.ts';
import { cueFinder } from './cues.ts';
import type { Predicate } from './predicate.ts';
import wording from './wording.yaml';

/** How real what a sentence tells is. */
export type Reality = 'done' | 'coming' | 'possible' | 'denied';

const { modality } = wording as { modality: Record<string, string[]> };
const findReality = cueFinder<Reality>(
  (['denied', 'possible', 'coming'] as const).flatMap((reality) => (modality[reality] ?? []).map((phrase) => ({ phrase, means: reality }))),
);

/**
 * How real the main clause is: what is said first decides, since what hangs on it comes later.
 *
 * @returns `from`: where a done sentence turns to what is to come, as "The frigate left port and will join the patrol" does; `later`: how real that is.
 */
export function realityOf(
  all: readonly Token[],
  { core, finite }: Predicate,
  isReporting: (word: string) => boolean,
): { means: Reality; from: number; later: Reality } {
  const places = all.flatMap((_, i) => (core.has(i) ? [i] : []));
  const words = places.map((i) => all[i] as Token);
  let first: { from: number; to: number; means: Reality } | undefined;
  for (const hit of findReality(words)) {
    if (
      isMonth(words, hit.from) ||
      NO_DOUBT.test(words[hit.to]?.word ?? '') ||
      isNamed(words, hit.from) ||
      isWay(words, hit.from, hit.to) ||
      isNoun(words, hit.from) ||
      isNeither(words, hit.from)
    )
      continue;
    if (first === undefined || hit.from < first.from || (hit.from === first.from && hit.to > first.to)) first = hit;
  }
  if (first === undefined) return { means: 'done', from: all.length, later: 'done' };
  const at = places[first.from] as number;
  const head = finite.find((i) => !isReporting((all[i] as Token).word) && !CALLING.test((all[i] as Token).word));
  // "He said it would arrive" is "It will arrive", told afterwards.
  const told =
    words[first.from]?.word === 'would' &&
    words.slice(Math.max(0, first.from - TOLD), first.from).some(({ word }) => isReporting(word) || PROMISING.test(word));
  const means = told && !words.some(({ word }) => word === 'if') ? 'coming' : first.means;
  return head !== undefined && head < at && all.slice(head + 1, at).some(({ word }) => word === 'and' || word === 'but')
    ? { means: 'done', from: at, later: means }
    : { means, from: all.length, later: means };
}

/** Words of the main clauses between a verb of saying and the "would" of what is told: a long subject. */
const TOLD = 20;

/** Verbs of words, not of deeds. */
const CALLING = /^(?:called|described|branded|labell?ed|termed|dubbed|thanked)$/;

/** "Would like to announce", "will not hesitate to" */
const NO_DOUBT = /^(?:like|hesitate)$/;

/** "May 4", "in May": no verb. */
function isMonth(words: readonly Token[], at: number): boolean {
  const { word, capital } = words[at] as Token;
  return word === 'may' && capital && (at > 0 || words[at + 1]?.number === true);
}

/** "Two were hurt, neither of them badly": no denial without "nor". */
function isNeither(words: readonly Token[], at: number): boolean {
  return words[at]?.word === 'neither' && !words.slice(at).some(({ word }) => word === 'nor');
}

/** "Going to the bank", "going to Halm": a way, not what is to come. */
function isWay(words: readonly Token[], from: number, to: number): boolean {
  const { word, capital, number } = words[to] ?? { word: '', capital: false, number: false };
  return words[from]?.word === 'going' && (capital || number || /^(?:the|an?|its|their|his|her|our|this|these|that|those)$/.test(word));
}

/** "Good will", "the will to pay". */
function isNoun(words: readonly Token[], at: number): boolean {
  return words[at]?.word === 'will' && /^(?:the|a|his|her|its|their|good|ill|free|political|own)$/.test(words[at - 1]?.word ?? '');
}

/** "A plan to sell", "its promise", "the threat": what is spoken of, not how it is told. */
function isNamed(words: readonly Token[], at: number): boolean {
  return (
    /^(?:plan|plans|pledge|pledges|promise|promises|threat|threats|risk|risks|fear|fears|offer)$/.test(words[at]?.word ?? '') &&
    /^(?:a|an|the|its|his|her|their|this|that|any|new|war|of)$/.test(words[at - 1]?.word ?? '')
  );
}

const PROMISING = /^(?:promised|pledged|vowed|agreed|decided|expected|hoped|told|announced)$/;
