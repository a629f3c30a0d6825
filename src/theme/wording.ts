import type { Brief, BriefSource, Edition, Figure, OmissionReason, Wording } from '../model/brief.ts';
import { citedText, type Uses } from '../model/register.ts';
import { count, fill, formatDate, type Labels } from './labels.ts';

/**
 * What every output prints around the words of the sources, in the same words and the same order.
 * Plain strings: no output's markup, no white space folded in what is a source's.
 */

/** Beside the masthead: "No. 214", "Tuesday, 21 October 2031". */
export function dateline(edition: Edition, labels: Labels): string[] {
  return [...(edition.number ? [fill(labels.edition, { number: edition.number })] : []), formatDate(edition.date, labels, 'full')];
}

/** Wordings of a figure that differ from the one printed large, each once; white space and case apart. */
export function otherWordings(figure: Figure): Wording[] {
  const fold = (text: string | undefined) => (text ?? '').toLowerCase().replace(/\s+/g, ' ').trim();
  const seen = new Set([fold(figure.asStated)]);
  return figure.wordings.filter((wording) => {
    const key = fold(wording.asStated);
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

/** "since August", "rising": what else is said of a figure. */
export function figureNotes(figure: Figure, labels: Labels): string[] {
  return [...(figure.since ? [fill(labels.since, { since: figure.since })] : []), ...(figure.trend ? [labels.trend[figure.trend]] : [])];
}

/** What a note says of a source: "The Maren Herald", "Harbour talks open", "20 October 2031, 06:30 UTC+02:00" or "undated". */
export function sourceLine(source: BriefSource, labels: Labels): { publisher?: string; headline?: string; date: string } {
  return {
    ...(source.publisher ? { publisher: source.publisher } : {}),
    ...(source.headline ? { headline: source.headline } : source.publisher ? {} : { headline: source.path }),
    date: source.published === undefined ? labels.register.undated : formatDate(source.published, labels, 'long'),
  };
}

/** What the register says of a source after its name and date: words and uses, copies, file, hash. */
export function registerNotes(source: BriefSource, uses: Uses, numbers: ReadonlyMap<string, number>, labels: Labels): string[] {
  const { register } = labels;
  const copied = source.copyOf === undefined ? undefined : numbers.get(source.copyOf);
  return [
    count(register.words, source.words, labels),
    ...(copied === undefined ? [] : [fill(register.copyOf, { n: copied })]),
    count(register.printed, uses.printed, labels),
    ...(uses.merged > 0 ? [count(register.merged, uses.merged, labels)] : []),
    ...(uses.omitted > 0 ? [count(register.omitted, uses.omitted, labels)] : []),
    `${register.file} ${source.path}`,
    `${register.hash} ${source.sha256.slice(0, hashDigits)}`,
  ];
}

/** Digits of a hash that are printed; the manifest has all 64. 16 are enough to tell files apart by eye and by search. */
export const hashDigits = 16;

/** One reason's omissions: its label, how many passages, and the passages by source number. */
export interface OmissionGroup {
  readonly reason: OmissionReason;
  readonly label: string;
  readonly count: string;
  readonly passages: readonly { readonly mark: number; readonly source: BriefSource; readonly text: string }[];
}

/** What was left out, by reason in the order of the labels, then in the order of the sources. */
export function omissionGroups(brief: Pick<Brief, 'omitted' | 'sources'>, labels: Labels): OmissionGroup[] {
  const byId = new Map(brief.sources.map((source, i) => [source.id, { source, mark: i + 1 }]));
  const groups: OmissionGroup[] = [];
  for (const reason of Object.keys(labels.omitted.reasons) as OmissionReason[]) {
    const passages = brief.omitted
      .filter((omission) => omission.reason === reason)
      .flatMap((omission) => {
        const at = byId.get(omission.source);
        return at === undefined ? [] : [{ ...at, start: omission.start, text: citedText(brief, omission) }];
      })
      .sort((a, b) => a.mark - b.mark || a.start - b.start)
      .map(({ mark, source, text }) => ({ mark, source, text }));
    if (passages.length > 0)
      groups.push({
        reason,
        label: labels.omitted.reasons[reason],
        count: count(labels.omitted.sentences, passages.length, labels),
        passages,
      });
  }
  return groups;
}

/** What a TLP marking asks of the reader; undefined for free handling text, which says it itself. */
export function handlingText(marking: string | undefined, labels: Labels): string | undefined {
  const colour = /^TLP:(.+)$/i.exec(marking ?? '')?.[1]?.toLowerCase();
  return colour !== undefined && Object.hasOwn(labels.handling.tlp, colour) ? labels.handling.tlp[colour] : undefined;
}
