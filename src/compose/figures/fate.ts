import type { SourceId } from '../../model/source.ts';
import type { ExtractedFigure } from '../../text/quantities.ts';
import type { ToldSentence } from '../statement/told-sentence.ts';
import { lexicon, WORDS } from './figure-words.ts';

const TOLL = /(?:toll|death count|deaths|killed|dead) /iu;

/** What befell the human beings counted, by the nearest word that says so. */
export function fateOf(figure: ExtractedFigure, text: string): string | undefined {
  if (figure.unit !== 'person') return undefined;
  const { fates } = lexicon();
  const near = (part: string, backwards: boolean, most: number): [string, number] | undefined => {
    const found = [...part.toLowerCase().matchAll(WORDS)].map((match) => match[0]);
    if (backwards) found.reverse();
    for (let i = 0; i < Math.min(found.length, most); i++) {
      const word = found[i] as string;
      // "six dead and 40 …": the dead were counted before
      if (backwards && /^(?:dead|deaths?|died|injuries|fatalities|and|wounded)$/.test(word) && !(i === 0 && word === 'wounded'))
        return undefined;
      // "locking out 40 men was hurting trade"
      const fate = !backwards && HARMS.test(word) ? undefined : fates.get(word);
      if (fate !== undefined) return [fate, i];
    }
    return undefined;
  };
  const behind = near(cutAtClause(text.slice(figure.end, figure.end + 140).replace(ASIDE, '$1')).slice(0, 80), false, 6);
  if (behind !== undefined && behind[1] <= 1) return behind[0];
  const toll =
    behind === undefined &&
    TOLL.test(text.slice(Math.max(0, figure.start - 60), figure.start)) &&
    /\b(?:toll|death count|deaths|killed|dead) (?:[\p{L}\p{M}-]+ ){1,5}$/iu.test(
      text.slice(Math.max(0, figure.start - 60), figure.start),
    ) &&
    /\b(?:is|was|stands?|stood|at|to|rose|climb\w*|reach\w*|pass\w*|near\w*|approach\w*|exceed\w*)\s+$/i.test(
      text.slice(Math.max(0, figure.start - 20), figure.start),
    )
      ? 'killed'
      : undefined;
  return near(text.slice(Math.max(0, figure.start - 60), figure.start), true, 4)?.[0] ?? behind?.[0] ?? toll;
}

const HARMS = /^(?:hurt|kill|injur|wound|captur)ing$/;

/** "40 people(, some 12 of them foreigners,) were killed" */
const ASIDE = /^(\s\p{L}+),\s[^,.;]{1,60},(?=\s(?:were|was|are|is|have|has|had)\s)/u;

function cutAtClause(text: string): string {
  return /^[^,;.!?:]*/.exec(text)?.[0] ?? '';
}

/** What befell the people that the sentences before count, for a bare number in a list behind them. */
export function tollBefore(told: ToldSentence, textOf: (source: SourceId) => string): string | undefined {
  let before = told.before;
  for (let steps = 0; before !== undefined && steps < 3; steps++, before = before.before) {
    const text = textOf(before.cite.source).slice(before.cite.start, before.cite.end);
    const listed = /^\s*[*•–-]/.test(textOf(told.cite.source).slice(told.cite.start, told.cite.start + 8));
    for (const match of text.toLowerCase().matchAll(/[\p{L}]+/gu)) {
      const fate = lexicon().fates.get(match[0]);
      if (fate === 'killed') return fate;
    }
    if (!listed) return undefined;
  }
  return undefined;
}
