import type { Brief, BriefSource, Figure, Sentence } from '../model/brief.ts';
import { aheadSentences, citedText, sentenceAt, sourceNumbers, speakerBefore, usesBySource } from '../model/register.ts';
import type { Cite } from '../model/source.ts';
import { languageTag } from '../text/language-tag.ts';
import { displayText } from '../text/typography.ts';
import { identityParts } from '../theme/identity.ts';
import { formatDate, type Labels, reportsOfOrigins, sectionTitle } from '../theme/labels.ts';
import { paragraphsOf } from '../theme/paragraphs.ts';
import {
  backLists,
  dateline,
  figureNotes,
  handlingText,
  omissionGroups,
  otherWordings,
  registerNotes,
  sourceLine,
  statusMark,
} from '../theme/wording.ts';
import { directionOf, printable, safeAddress } from './xml.ts';

/** Words as they are read: white space folded, typographic, safe to print; with their language where it is not the reading's. */
export interface Words {
  readonly text: string;
  /** Where a page may begin within them. Offsets count UTF-16 units of `text`. */
  readonly key?: string;
  readonly language?: string;
  /** Only where it is not the reading's. */
  readonly direction?: 'ltr' | 'rtl';
}

/** A printed sentence with its source marks. */
export interface Statement extends Words {
  /** Who says it, as printed before it: "MR. KIRBY:". */
  readonly speaker?: string;
  /** Numbers of its sources, the one that is quoted first. */
  readonly marks: readonly number[];
  /** "2 reports, 1 origin": only where there are fewer origins than reports. */
  readonly origins?: string;
  /** What the other sources say, in their own words. */
  readonly also: readonly { readonly mark: number; readonly words: Words }[];
}

export interface Story {
  /** Words of the contents: the headline, or how the lede begins. */
  readonly title: Words;
  readonly headline?: Words;
  readonly status?: string;
  readonly lede: Statement;
  /** What follows the lede. */
  readonly paragraphs: readonly (readonly Statement[])[];
}

export interface FigureRow {
  readonly figure: Figure;
  readonly key: string;
  readonly stated: Words;
  readonly counts: Words;
  readonly who?: Words;
  /** "since August", "rising". */
  readonly notes: readonly string[];
  readonly marks: readonly number[];
  /** See Statement. */
  readonly origins?: string;
  /** The same figure in other sources' words. */
  readonly others: readonly { readonly stated: Words; readonly who?: Words; readonly marks: readonly number[] }[];
}

export interface RegisterEntry {
  readonly number: number;
  /** In printed order; the date stands last. */
  readonly names: readonly { readonly role: 'publisher' | 'headline' | 'byline' | 'date'; readonly words: Words }[];
  /** As printed, and where it leads. */
  readonly address?: { readonly text: string; readonly href: string };
  readonly notes: readonly string[];
}

/** The brief as every reflowing output reads it: all words ready to be printed, in printed order. */
export interface Reading {
  /** BCP 47 of the labels, and of whatever says nothing else. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly marking?: string;
  readonly handling?: string;
  readonly dateline: readonly string[];
  readonly identity: readonly string[];
  readonly bottom: readonly Statement[];
  readonly figures: readonly { readonly title: string; readonly rows: readonly FigureRow[] }[];
  readonly sections: readonly { readonly id: string; readonly title: Words; readonly stories: readonly Story[] }[];
  readonly disagreements: readonly { readonly about: Words; readonly statements: readonly Statement[] }[];
  readonly ahead: readonly { readonly date: string; readonly iso: string; readonly stated: Words; readonly statement: Statement }[];
  readonly register: readonly RegisterEntry[];
  readonly omitted: readonly {
    readonly label: string;
    readonly count: string;
    readonly passages: readonly { readonly mark: number; readonly words: Words }[];
  }[];
  /** What could not be read, corrections, distribution: each entry one line of words. */
  readonly lists: readonly { readonly name: string; readonly title: string; readonly entries: readonly string[] }[];
}

/** Words of a story that stand in the contents where it has no headline: enough to know it by, short enough for one line. */
const titleWords = 9;
/** The same for scripts that put no spaces between words, in UTF-16 units. */
const titleLength = 90;

/** The first words of a text, ended by an ellipsis if there are more. */
export function beginning(text: string): string {
  const words = text.split(' ');
  const start = words.length <= titleWords + 2 ? text : words.slice(0, titleWords).join(' ');
  const short = start.length <= titleLength ? start : [...start].slice(0, titleLength - 10).join('');
  return short.length === text.length ? text : `${short.replace(/[\s,;:—–-]+$/, '')}…`;
}

/** Reads a brief: what the EPUB, the web page and the mail print. Pure. */
export function readingOf(brief: Brief, labels: Labels): Reading {
  const { edition } = brief;
  const numbers = sourceNumbers(brief);
  const sources = new Map(brief.sources.map((source) => [source.id, source]));
  const language = languageTag(labels.language) ?? 'en';
  const direction = directionOf(labels.contents);
  const primary = (tag: string) => tag.split('-')[0];

  function words(text: string, tag: string | undefined, key?: string): Words {
    const own = languageTag(tag ?? '');
    const turned = directionOf(text);
    return {
      text: printable(text),
      ...(key === undefined ? {} : { key }),
      ...(own !== undefined && primary(own) !== primary(language) ? { language: own } : {}),
      ...(/\p{L}/u.test(text) && turned !== direction ? { direction: turned } : {}),
    };
  }
  /** White space folded: for names, labels and addresses. */
  const plain = (text: string, tag?: string) => words(text.replace(/\s+/g, ' ').trim(), tag);
  /** With the quotes and dashes of its language. */
  const shown = (text: string, tag: string | undefined) =>
    words(displayText({ text: text.replace(/\s+/g, ' ').trim() }, tag ?? 'und').text, tag);
  const languageOf = (cites: readonly Cite[]) => sources.get(cites[0]?.source ?? '')?.language;
  const marksOf = (cites: readonly Cite[]) => [...new Set(cites.map((cite) => numbers.get(cite.source)).filter((n) => n !== undefined))];

  function statement(sentence: Pick<Sentence, 'text' | 'cites' | 'cuts' | 'origins'>, key: string, speaker: string | undefined): Statement {
    const tag = languageOf(sentence.cites);
    const marks = marksOf(sentence.cites);
    return {
      ...words(displayText(sentence, tag ?? 'und').text, tag, key),
      marks,
      ...(speaker !== undefined && speaker.trim() !== '' ? { speaker: `${plain(speaker).text}:` } : {}),
      also: sentence.cites.slice(1).flatMap((cite) => {
        const mark = numbers.get(cite.source);
        const text = citedText(brief, cite);
        return mark === undefined || text === '' ? [] : [{ mark, words: shown(text, languageOf([cite])) }];
      }),
      ...(marks.length > sentence.origins ? { origins: reportsOfOrigins(marks.length, sentence.origins, labels) } : {}),
    };
  }

  function figureRow(figure: Figure, i: number): FigureRow {
    const tag = languageOf(figure.cites);
    const others = otherWordings(figure);
    const marks = marksOf(figure.cites);
    return {
      figure,
      key: `figure/${i}`,
      stated: plain(figure.asStated, tag),
      counts: shown(figure.counts, tag),
      ...(figure.attribution ? { who: shown(figure.attribution, tag) } : {}),
      notes: figureNotes(figure, labels).map((note) => plain(note).text),
      marks,
      ...(marks.length > figure.origins ? { origins: reportsOfOrigins(marks.length, figure.origins, labels) } : {}),
      others: others.map((wording) => {
        const from = sources.get(wording.cite.source)?.language;
        return {
          stated: plain(wording.asStated, from),
          ...(wording.attribution ? { who: shown(wording.attribution, from) } : {}),
          marks: marksOf([wording.cite]),
        };
      }),
    };
  }

  const boxed = brief.figures.map(figureRow).filter((row) => row.figure.box);
  const groups = [...new Set(boxed.map((row) => row.figure.group))].sort((a, b) => groupOrder.indexOf(a) - groupOrder.indexOf(b));

  function registerEntry(source: BriefSource, i: number): RegisterEntry {
    const { publisher, headline, date } = sourceLine(source, labels);
    const href = source.url === undefined ? undefined : safeAddress(source.url);
    return {
      number: i + 1,
      names: [
        ...(publisher ? [{ role: 'publisher' as const, words: plain(publisher, source.language) }] : []),
        ...(headline ? [{ role: 'headline' as const, words: shown(headline, source.language) }] : []),
        ...(source.byline ? [{ role: 'byline' as const, words: plain(source.byline, source.language) }] : []),
        { role: 'date' as const, words: { text: date } },
      ],
      ...(href === undefined ? {} : { address: { href, text: plain(source.url as string).text } }),
      notes: registerNotes(source, uses.get(source.id) ?? { printed: 0, merged: 0, omitted: 0 }, numbers, labels).map(
        (note) => plain(note).text,
      ),
    };
  }
  const uses = usesBySource(brief);
  const handling = handlingText(edition.marking, labels);

  return {
    language,
    direction,
    title: plain(edition.title).text || labels.title,
    ...(edition.marking ? { marking: plain(edition.marking).text } : {}),
    ...(handling ? { handling } : {}),
    dateline: dateline(edition, labels).map((part) => plain(part).text),
    identity: identityParts(brief, labels).map((part) => plain(part).text),
    bottom: brief.bottomLine.flatMap((ref, i) => {
      const sentence = sentenceAt(brief, ref);
      return sentence === undefined ? [] : [statement(sentence, `bottom/${i}`, sentence.speaker)];
    }),
    figures: groups.map((group) => ({ title: labels.groups[group], rows: boxed.filter((row) => row.figure.group === group) })),
    sections: brief.sections.map((section) => ({
      id: section.id,
      title: plain(sectionTitle(section, labels), edition.language),
      stories: section.items.flatMap((item) => {
        const [lede, ...more] = item.sentences.map((sentence, i) =>
          statement(sentence, `${item.id}/${i}`, i === 0 ? sentence.speaker : speakerBefore(item.sentences, i)),
        );
        if (lede === undefined) return [];
        const status = statusMark(item, labels);
        const headline = item.headline ? shown(item.headline, languageOf(item.sentences[0]?.cites ?? [])) : undefined;
        return [
          {
            title: headline ?? { ...words(beginning(lede.text), lede.language), ...(lede.direction ? { direction: lede.direction } : {}) },
            ...(headline ? { headline } : {}),
            ...(status === undefined ? {} : { status }),
            lede,
            paragraphs: paragraphsOf(more),
          },
        ];
      }),
    })),
    disagreements: brief.disagreements.map(({ about, sentences }, i) => ({
      about: plain(about, languageOf(sentences[0]?.cites ?? [])),
      statements: sentences.map((sentence, k) => statement(sentence, `differs/${i}/${k}`, sentence.speaker)),
    })),
    ahead: aheadSentences(brief).map((sentence, i) => {
      const { date, asStated, cites } = brief.lookAhead[i]!;
      return {
        iso: date,
        date: formatDate(date, labels),
        stated: plain(asStated, languageOf(cites)),
        statement: statement({ ...sentence, origins: Number.POSITIVE_INFINITY }, `ahead/${i}`, sentence.speaker),
      };
    }),
    register: brief.sources.map(registerEntry),
    omitted: omissionGroups(brief, labels).map((group) => ({
      label: group.label,
      count: group.count,
      passages: group.passages.map(({ mark, source, text }) => ({ mark, words: shown(text, source.language) })),
    })),
    lists: backLists(brief, labels).map(({ name, title, entries }) => ({
      name,
      title,
      entries: entries.map(({ lead, text }) => (lead === undefined ? '' : `${plain(lead).text}: `) + plain(text).text),
    })),
  };
}

/** The fact box's order. */
const groupOrder: readonly Figure['group'][] = ['forces', 'casualties', 'goods', 'money', 'other'];
