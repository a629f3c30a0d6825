import type { Brief, BriefSource, Omission, Sentence } from '../../model/brief.ts';
import type { Cite } from '../../model/source.ts';
import { type Token, tokens } from '../../text/tokens.ts';

/** One wording of what an earlier edition told: printed there, or said by another source of what was printed. */
export interface Wording {
  /** ISO date of the edition. */
  readonly edition: string;
  /** Names the story among all editions. */
  readonly story: string;
  readonly source: BriefSource;
  readonly start: number;
  /** Its place in its text, 0–1. */
  readonly at: number;
  /** ISO date from which it says "on Friday": of its source, else of its edition. */
  readonly spokenOn: string;
  readonly speaker?: string;
  readonly text: string;
  /** Its words, and these in a row; read when asked for. */
  readonly read: () => Words;
}

interface Words {
  readonly words: readonly Token[];
  /** Folded: equal for the same words. */
  readonly wording: string;
}

/** Words in a row, folded: case, quotes and white space tell nothing apart. */
export function wordingOf(words: readonly Token[]): string {
  return words.map(({ word }) => word).join(' ');
}

/**
 * All that editions told, the latest edition first, in printed order. What they left out for having told it before was told too,
 * by the edition that it names; what they held over was not.
 *
 * @param editions  the latest first.
 */
export function wordingsIn(editions: readonly Brief[]): Wording[] {
  // Many editions have one text: it is read once.
  const known = new Map<string, Words>();
  const read = (text: string): Words => {
    let found = known.get(text);
    if (found === undefined) {
      const words = tokens(text).slice();
      found = { words, wording: wordingOf(words) };
      known.set(text, found);
    }
    return found;
  };
  return editions.flatMap((brief) => {
    const { date } = brief.edition;
    const sources = new Map(brief.sources.map((source) => [source.id, source]));
    const wording = (cite: Cite, edition: string, story: string, text?: string, speaker?: string): Wording[] => {
      const source = sources.get(cite.source);
      if (source === undefined) return [];
      const said = text ?? source.text.slice(cite.start, cite.end);
      return [
        {
          edition,
          story,
          source,
          start: cite.start,
          at: cite.start / Math.max(1, source.text.length),
          spokenOn: source.published ?? edition,
          ...(speaker === undefined ? {} : { speaker }),
          text: said,
          read: () => read(said),
        },
      ];
    };
    const printed = ({ text, cites, speaker }: Sentence, story: string): Wording[] =>
      cites.flatMap((cite, i) => (i === 0 ? wording(cite, date, story, text, speaker) : wording(cite, date, story)));
    const leftOut = (omission: Omission): Wording[] =>
      omission.edition === undefined ? [] : wording(omission, omission.edition, `${date}/told-before/${omission.source}`);
    return [
      ...brief.sections.flatMap(({ items }) =>
        items.flatMap(({ id, sentences }) => sentences.flatMap((one) => printed(one, `${date}/${id}`))),
      ),
      ...brief.omitted.flatMap(leftOut),
    ];
  });
}
