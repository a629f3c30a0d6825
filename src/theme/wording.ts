import type { Brief, BriefSource, Edition, Figure, Item, OmissionReason, Wording } from '../model/brief.ts';
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

/**
 * Wordings of a figure that differ from the one printed large, each once; white space and case apart. "15" says no more
 * than "fifteen": a flat wording beside a flat figure stands only for another teller.
 */
export function otherWordings(figure: Figure): Wording[] {
  const fold = (text: string | undefined) => (text ?? '').toLowerCase().replace(/\s+/g, ' ').trim();
  const seen = new Set([fold(figure.asStated)]);
  const flat = figure.qualifier === undefined && figure.valueTo === undefined;
  return figure.wordings.filter((wording) => {
    if (flat && wording.qualifier === undefined && (wording.attribution === undefined || wording.attribution === figure.attribution))
      return false;
    const key = fold(wording.asStated);
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

/** The mark before a story: "New", "Updated"; nothing is said of what is as it was. */
export function statusMark({ status }: Pick<Item, 'status'>, labels: Labels): string | undefined {
  return status === undefined || status === 'unchanged' ? undefined : labels.status[status];
}

/** "since August", "rising": what else is said of a figure. */
export function figureNotes(figure: Figure, labels: Labels): string[] {
  return [...(figure.since ? [fill(labels.since, { since: figure.since })] : []), ...(figure.trend ? [labels.trend[figure.trend]] : [])];
}

/** What a note says of a source: "The Maren Herald", "Harbour talks open", "20 October 2031, 06:30 UTC+02:00" or "undated". */
export function sourceLine(source: BriefSource, labels: Labels): { publisher?: string; headline?: string; date: string } {
  return {
    ...(source.publisher ? { publisher: source.publisher } : {}),
    ...(source.headline ? { headline: source.headline } : source.publisher ? {} : { headline: incipit(source) }),
    date: source.published === undefined ? labels.register.undated : formatDate(source.published, labels, 'long'),
  };
}

/** One name of a source where there is room for one: its publisher, else its headline, else its first words. */
export function sourceName(source: BriefSource): string {
  return source.publisher ?? source.headline ?? incipit(source);
}

/** What a text without title and publisher goes by, as libraries do: its first words. The path of a text without words. */
export function incipit(source: Pick<BriefSource, 'text' | 'path'>): string {
  const opening = source.text
    .slice(0, 4 * incipitLength)
    .replace(/\s+/gu, ' ')
    .replace(/^[\s*•▪●·–—-]+/u, '')
    .trim();
  if (opening === '') return source.path;
  if (opening.length <= incipitLength) return opening;
  const cut = opening.lastIndexOf(' ', incipitLength);
  const end = cut > incipitLength / 2 ? cut : incipitLength;
  return `${opening
    .slice(0, end)
    .replace(/[\s,;:.–—-]+$/u, '')
    .replace(/[\ud800-\udbff]$/, '')}…`;
}

/** UTF-16 units of an incipit, at most: a line of the margin. */
const incipitLength = 32;

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
const hashDigits = 16;

/**
 * One reason's omissions (of what was told before, one edition's): its label, how many passages, and the passages by source number. Of a long list the first
 * stand here and `count` says so: a reader of paper is not handed 300 greetings, and brief.json has them all. Nor is a
 * title printed again that names its source in the register.
 */
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
  for (const { reason, label, omissions } of omissionsByReason(brief, labels)) {
    const passages = omissions
      .flatMap((omission) => {
        const at = byId.get(omission.source);
        return at === undefined ? [] : [{ ...at, start: omission.start, text: citedText(brief, omission) }];
      })
      .sort((a, b) => a.mark - b.mark || a.start - b.start)
      .map(({ mark, source, text }) => ({ mark, source, text }));
    if (passages.length === 0) continue;
    const others = passages.filter(({ source, text }) => !namesSource(text, source));
    const listed = reason === 'length' ? listedForLength : listedOtherwise;
    const whole = others.length <= listed + spared;
    const named = passages.length - others.length;
    const all = count(labels.omitted.sentences, passages.length, labels);
    const told = others.length === 0 ? labels.omitted.named : named > 0 ? labels.omitted.partlyNamed : '{passages}';
    const counted = fill(told, { passages: all, n: named });
    groups.push({
      reason,
      label,
      count: whole ? counted : fill(labels.omitted.first, { passages: counted, n: listed }),
      passages: whole ? others : others.slice(0, listed),
    });
  }
  return groups;
}

/** In the order of the labels; what was told before by the edition that printed it, the last first. */
function omissionsByReason({ omitted }: Pick<Brief, 'omitted'>, labels: Labels) {
  return (Object.keys(labels.omitted.reasons) as OmissionReason[]).flatMap((reason) => {
    const all = omitted.filter((omission) => omission.reason === reason);
    const editions = [...new Set(all.map(({ edition }) => edition))].sort((a = '', b = '') => (a < b ? 1 : -1));
    return editions.map((edition) => ({
      reason,
      label: omissionLabel({ reason, edition }, labels),
      omissions: all.filter((omission) => omission.edition === edition),
    }));
  });
}

/** Why a passage is not printed: "Questions", "Printed in the edition of 21 October 2024". */
export function omissionLabel({ reason, edition }: { reason: OmissionReason; edition?: string | undefined }, labels: Labels): string {
  return edition === undefined ? labels.omitted.reasons[reason] : fill(labels.omitted.toldIn, { date: formatDate(edition, labels) });
}

/** Whether a passage is what the register calls its source. */
function namesSource(text: string, { headline }: BriefSource): boolean {
  return headline !== undefined && text.replace(/\s+/gu, ' ').trim() === headline.replace(/\s+/gu, ' ').trim();
}

/** Passages of one reason that are printed: more of what was held over for length, since that is news. */
const listedForLength = 40;
const listedOtherwise = 12;
/** A list is not cut to spare so few. */
const spared = 4;

/** A plain list of the back matter: what could not be read, corrections, distribution. */
export interface BackList {
  readonly name: 'failures' | 'corrections' | 'distribution';
  readonly title: string;
  /** `lead` is set apart before the text: a path, the day of the edition that is corrected. */
  readonly entries: readonly { readonly lead?: string; readonly text: string }[];
}

/** The plain lists that have entries, in printed order, between what was left out and how the brief is made. */
export function backLists(brief: Pick<Brief, 'failures' | 'corrections' | 'edition'>, labels: Labels): BackList[] {
  const { failures, corrections = [], edition } = brief;
  const lists: readonly BackList[] = [
    { name: 'failures', title: labels.failures, entries: failures.map(({ path, reason }) => ({ lead: path, text: reason })) },
    {
      name: 'corrections',
      title: labels.corrections,
      entries: corrections.map((one) => ({ lead: formatDate(one.edition, labels, 'long'), text: one.text })),
    },
    { name: 'distribution', title: labels.distribution, entries: (edition.distribution ?? []).map((text) => ({ text })) },
  ];
  return lists.filter(({ entries }) => entries.length > 0);
}

/** What a TLP marking asks of the reader; undefined for free handling text, which says it itself. */
export function handlingText(marking: string | undefined, labels: Labels): string | undefined {
  const colour = /^TLP:(.+)$/i.exec(marking ?? '')?.[1]?.toLowerCase();
  return colour !== undefined && Object.hasOwn(labels.handling.tlp, colour) ? labels.handling.tlp[colour] : undefined;
}
