import de from '../../styles/labels/de.yaml';
import en from '../../styles/labels/en.yaml';
import es from '../../styles/labels/es.yaml';
import fr from '../../styles/labels/fr.yaml';
import uk from '../../styles/labels/uk.yaml';
import type { FigureGroup, OmissionReason, Section } from '../model/brief.ts';

/** Forms by CLDR plural category, with `{n}` where the number goes. `other` always stands. */
export interface Plural {
  readonly one?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/**
 * Every fixed word that an output prints, in one language. Names in braces are filled by `fill`; counted words by `count`.
 * The files of `styles/labels` have exactly these keys (a test holds them to it).
 */
export interface Labels {
  /** BCP 47 tag of these words; not always the one asked for. */
  readonly language: string;
  readonly title: string;
  /** {number} */
  readonly edition: string;
  readonly identity: {
    /** {time} */
    readonly asOf: string;
    /** {from} {to} */
    readonly covers: string;
    /** {day} */
    readonly coversDay: string;
    readonly sources: Plural;
    readonly undated: Plural;
    readonly undatedAll: string;
    /** {date} */
    readonly next: string;
    /** {date} of the last edition, {counts} of stories. */
    readonly changes: string;
    readonly new: Plural;
    readonly updated: Plural;
    readonly unchanged: Plural;
    /** Unchanged, and none of them printed. */
    readonly dropped: Plural;
  };
  readonly contents: string;
  readonly bottomLine: string;
  readonly keyFigures: string;
  /** {title} */
  readonly continued: string;
  readonly disagreements: string;
  readonly lookAhead: string;
  readonly lookAheadDate: string;
  readonly nothingReported: string;
  readonly sections: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<FigureGroup, string>>;
  /** Heads of the table of figures. */
  readonly figure: { readonly stated: string; readonly counts: string; readonly attribution: string; readonly sources: string };
  /** {since}: words of the source */
  readonly since: string;
  readonly trend: { readonly up: string; readonly down: string };
  readonly differs: string;
  readonly status: { readonly new: string; readonly updated: string };
  /** Counted sources and their independent origins: "2 reports, 1 origin". */
  readonly reports: Plural;
  readonly origins: Plural;
  /** {reports} {origins} */
  readonly reportsOfOrigins: string;
  /** {n}: said of the link of a source mark. */
  readonly mark: string;
  /** {title} {values}: text in place of a chart. */
  readonly chart: string;
  /** {values}: text in place of the columns of a figure's course over editions. */
  readonly series: string;
  /** {title} {values}: text in place of a sparkline. */
  readonly sparkline: string;
  readonly register: {
    readonly title: string;
    readonly undated: string;
    readonly words: Plural;
    readonly printed: Plural;
    readonly merged: Plural;
    readonly omitted: Plural;
    /** {n}: number of the source with the same text */
    readonly copyOf: string;
    readonly hash: string;
    readonly file: string;
  };
  readonly omitted: {
    readonly title: string;
    /** Where nothing was. */
    readonly none: string;
    readonly reasons: Readonly<Record<OmissionReason, string>>;
    readonly sentences: Plural;
    /** Of titles: {passages} counted, all of them printed as the names of their sources; or {n} of them. */
    readonly named: string;
    readonly partlyNamed: string;
    /** Of a list too long to print: {passages} counted, the first {n} of them printed. */
    readonly first: string;
    /** {date}: of stories that an earlier edition printed. */
    readonly toldIn: string;
    /** Items that a limit in pages kept out. */
    readonly heldOver: Plural;
  };
  readonly failures: string;
  readonly corrections: string;
  readonly distribution: string;
  readonly handling: {
    readonly title: string;
    /** Stands in every brief: how it was made. */
    readonly method: string;
    /** By the colour of a TLP marking, in small letters: "amber+strict". */
    readonly tlp: Readonly<Record<string, string>>;
  };
  /** {n} {m} */
  readonly page: string;
  /** {n} */
  readonly pageMarker: string;
  readonly attachments: string;
  readonly attachedSource: string;
  readonly attachedData: string;
  readonly navigation: {
    readonly cover: string;
    readonly titlePage: string;
    readonly previous: string;
    readonly next: string;
    readonly pages: string;
    readonly landmarks: string;
    readonly start: string;
    readonly skip: string;
    readonly backToText: string;
    readonly notes: string;
  };
  readonly mail: {
    /** {title} {date}; the marking is put before it by the mail itself. */
    readonly subject: string;
    /** {subject}: of a mail that takes the place of one sent before. */
    readonly corrected: string;
    readonly attached: string;
    readonly textOnly: string;
  };
  readonly accessibility: string;
  readonly dates: {
    readonly months: readonly string[];
    readonly weekdays: readonly string[];
    /** {weekday} {day} {month} {year} */
    readonly full: string;
    /** {day} {month} {year} */
    readonly long: string;
    /** {month} {year} */
    readonly month: string;
    /** Month names where no day stands before them. */
    readonly monthsAlone: readonly string[];
    /** {date} {time} {zone} */
    readonly dateTime: string;
  };
  /** Between members of a list in one line. */
  readonly listSeparator: string;
}

const all: Readonly<Record<string, Labels>> = { en: en as Labels, de: de as Labels, fr: fr as Labels, es: es as Labels, uk: uk as Labels };

/** Languages that have labels, as BCP 47 tags. */
export const labelLanguages: readonly string[] = Object.keys(all);

/** The labels of a BCP 47 tag by its primary language ("de-AT" has those of "de"); English where there are none. */
export function labelsFor(language: string): Labels {
  return all[language.toLowerCase().split(/[-_]/)[0] ?? ''] ?? (en as Labels);
}

/** Puts values where their names stand in braces. Names without a value stay as they are. */
export function fill(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

/** "{n} sources" in the form that n takes in the labels' language. */
export function count(plural: Plural, n: number, labels: Labels): string {
  const form = new Intl.PluralRules(labels.language).select(n) as keyof Plural;
  return fill(plural[form] ?? plural.other, { n });
}

/** "2 reports, 1 origin" */
export function reportsOfOrigins(reports: number, origins: number, labels: Labels): string {
  return fill(labels.reportsOfOrigins, {
    reports: count(labels.reports, reports, labels),
    origins: count(labels.origins, origins, labels),
  });
}

/** The title of a section: the label of a section of the product's own, unless it was given another title. */
export function sectionTitle(section: Pick<Section, 'id' | 'title'>, labels: Labels): string {
  const own = (en as Labels).sections[section.id];
  return own !== undefined && own === section.title ? (labels.sections[section.id] ?? section.title) : section.title;
}

/**
 * An ISO date ("2024-10-22"), month ("2024-11"), or date and time as a person writes it. What is no such date comes back as it is.
 * Needs no clock and no time zone: a date and time is printed as it stands, with `zone` or its own offset named.
 */
export function formatDate(iso: string, labels: Labels, form: 'full' | 'long' = 'long', zone?: string): string {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?$/.exec(iso);
  if (match === null) return iso;
  const [, year = '', month = '', day, time, offset] = match;
  const { dates } = labels;
  const name = dates.months[Number(month) - 1];
  if (name === undefined) return iso;
  if (day === undefined) return fill(dates.month, { month: dates.monthsAlone[Number(month) - 1] ?? name, year });
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const weekday = dates.weekdays[at.getUTCDay()] ?? '';
  const date = fill(dates[form], { weekday, day: Number(day), month: name, year });
  if (time === undefined) return date;
  const named =
    offset === undefined || offset === ''
      ? (zone ?? '')
      : /^(?:Z|[+-]00:?00)$/.test(offset)
        ? 'UTC'
        : `UTC${offset.replace('-', '\u2212')}`;
  return fill(dates.dateTime, { date, time, zone: named }).trim();
}
