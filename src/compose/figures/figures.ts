import type { Figure, FigureGroup, Qualifier, Wording } from '../../model/brief.ts';
import type { Log } from '../../model/log.ts';
import type { Cite, SourceId } from '../../model/source.ts';
import type { PrintedSentence } from '../statement/told-sentence.ts';
import { isApart } from './clause-label.ts';
import { excerpt } from './excerpt.ts';
import { type Candidate, factBox, type Judged } from './fact-box.ts';
import { bestCounts, saysWhat, withoutTeller } from './figure-label.ts';
import { type FigureStatement, statementsOf } from './figure-statement.ts';
import { lexicon, shared, stems } from './figure-words.ts';
import { dollarsOf } from './home-currency.ts';
import { isSame } from './same-figure.ts';

/** Statements of one figure, and what befell those it counts. */
interface Cluster {
  readonly statements: FigureStatement[];
  fate: string | undefined;
}

/** Figures of one value that are compared for being the same: keeps a hostile text linear. */
const MOST_COMPARED = 12;

/**
 * All figures of the printed sentences, joined over the sentences and sources that state them; those a reader needs carry `box`.
 * `year` is the edition's: figures of an earlier one are background. Order: groups as the box sets them, weightiest first. Deterministic; no pass over all pairs.
 */
export function figuresOf(printed: readonly PrintedSentence[], textOf: (source: SourceId) => string, log: Log, year?: number): Figure[] {
  let order = 0;
  const byValue = new Map<string, Cluster[]>();
  let marked: ReadonlySet<string> | undefined;
  /** Codes of the dollars that the sources mark as those of a country. */
  const dollars = (): ReadonlySet<string> => {
    marked ??= new Set(
      [...new Set(printed.flatMap(({ told }) => told.map(({ cite }) => cite.source)))].flatMap((source) => dollarsOf(textOf(source)) ?? []),
    );
    return marked;
  };
  printed.forEach((sentence, place) => {
    for (const told of sentence.told) {
      for (const found of statementsOf(told, place, sentence.story, textOf, year, dollars)) {
        const statement = { ...found, order: order++ };
        const { figure } = statement;
        const key = `${comparable(figure.unit)}|${figure.value}|${figure.valueTo ?? ''}`;
        let row = byValue.get(key);
        if (row === undefined) {
          row = [];
          byValue.set(key, row);
        }
        const [home, ...also] = row
          .slice(-MOST_COMPARED)
          .filter(({ statements }) => compared(statements).some((other) => isSame(other, statement)));
        if (home === undefined) row.push({ statements: [statement], fate: statement.fate });
        else {
          // what is the same as two is what makes them one
          for (const other of also) {
            if (home.fate !== undefined && other.fate !== undefined && home.fate !== other.fate) continue;
            for (const one of other.statements) home.statements.push(one);
            home.fate ??= other.fate;
            row.splice(row.lastIndexOf(other), 1);
          }
          home.statements.push(statement);
          home.fate ??= statement.fate;
        }
      }
    }
  });
  const clusters = [...byValue.values()]
    .flatMap((row) => row.map(({ statements }) => statements))
    .sort((a, b) => (a[0] as FigureStatement).order - (b[0] as FigureStatement).order);
  const candidates = clusters.map((statements) => ({ statements, figure: join(statements, printed, textOf) }));
  const judged = factBox(candidates, printed, log);
  const rank = ({ figure }: Candidate): number => GROUPS.indexOf(figure.group);
  return candidates
    .map((candidate, order) => ({ ...candidate, ...(judged[order] as Judged), order }))
    .sort((a, b) => Number(b.box) - Number(a.box) || rank(a) - rank(b) || b.weight - a.weight || a.order - b.order)
    .map(({ figure, box }) => ({ ...figure, box }));
}

/** "USD/day" → "USD", "vessel" → "ship": the time is not always told again, and things have several names. */
function comparable(unit: string): string {
  const bare = unit.replace(TIMED, '');
  return lexicon().alike[bare] ?? bare;
}
const TIMED = /(?:\/| per )(?:second|minute|hour|day|week|month|quarter|year)$/;

/** The first statements of a cluster and its last. */
function compared(cluster: readonly FigureStatement[]): readonly FigureStatement[] {
  return cluster.length <= 2 * MOST_COMPARED ? cluster : [...cluster.slice(0, MOST_COMPARED), ...cluster.slice(-MOST_COMPARED)];
}

/** What is counted and is no thing that anybody has. */
const NO_GOODS =
  /^(?:vote|seat|ballot|country|state|nation|member|case|report|attack|meeting|visit|resolution|law|party|year|month|week|day|hour|minute|time)$/;

const GROUPS: readonly FigureGroup[] = ['forces', 'casualties', 'goods', 'money', 'other'];

const CARE: readonly (Qualifier | undefined)[] = ['up to', 'less than', 'at least', 'more than', 'about', undefined];

function join(
  cluster: readonly FigureStatement[],
  printed: readonly PrintedSentence[],
  textOf: (source: SourceId) => string,
): Omit<Figure, 'box'> {
  const lead = [...cluster].sort((a, b) => CARE.indexOf(a.figure.qualifier) - CARE.indexOf(b.figure.qualifier))[0] as FigureStatement;
  const first = lead.figure;
  const ordered = [lead, ...cluster.filter((statement) => statement !== lead)];
  const wordings: Wording[] = [];
  const cites: Cite[] = [];
  const seen = new Set<string>();
  const cited = new Set<string>();
  for (const { figure, told, attribution } of ordered) {
    const place = `${told.cite.source} ${told.cite.start}`;
    if (!cited.has(place)) cites.push(told.cite);
    cited.add(place);
    const key = `${fold(figure.asStated)}|${figure.qualifier ?? ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    wordings.push({
      asStated: figure.asStated,
      ...(figure.qualifier === undefined ? {} : { qualifier: figure.qualifier }),
      ...(attribution === undefined ? {} : { attribution }),
      cite: told.cite,
    });
  }
  const attribution = tellerOf(lead, ordered);
  const since = ordered.find((statement) => statement.figure.since !== undefined)?.figure.since;
  const trend = ordered.find((statement) => statement.figure.trend !== undefined)?.figure.trend;
  return {
    value: first.value,
    ...(first.valueTo === undefined ? {} : { valueTo: first.valueTo }),
    unit: ordered.find(({ figure }) => TIMED.test(figure.unit))?.figure.unit ?? first.unit,
    ...(first.qualifier === undefined ? {} : { qualifier: first.qualifier }),
    ...(trend === undefined ? {} : { trend }),
    kind: first.kind,
    counts: countsOf(ordered, attribution, textOf),
    asStated: first.asStated,
    ...(attribution === undefined ? {} : { attribution }),
    ...(since === undefined ? {} : { since }),
    group: groupOf(ordered),
    origins: originsOf(ordered, printed),
    wordings,
    cites,
  };
}

/** What is counted: the fullest words of all statements, or where none has a noun for it, the words around the figure. */
function countsOf(statements: readonly FigureStatement[], attribution: string | undefined, textOf: (source: SourceId) => string): string {
  const words = withoutTeller(bestCounts(statements), attribution);
  if (
    statements[0]?.figure.unit === 'person' &&
    ((lexicon().fates.has(words) && !/(?<!s)s$/.test(words)) ||
      /^(?:\p{Ll}+ed|driven|beaten|taken|stricken)(?:\s(?:in|from|by|at|on|during|when|to)\s|$)/u.test(words))
  )
    return `people ${words}`;
  if (saysWhat(words) || (words !== '' && statements.every(({ standing }) => standing.standing))) return words;
  for (const { figure, told } of statements) {
    // The rules for nouns read English: German writes all of them with a capital.
    if (!/^(?:en|und)\b/.test(told.language)) return words;
    const text = textOf(told.cite.source).slice(told.cite.start, told.cite.end);
    const said = text.slice(figure.start, figure.end).includes(figure.asStated) ? excerpt(text, figure.start, figure.end) : '';
    // "Ostia, which has the most, will get …"
    const around =
      figure.whose !== undefined && !isApart(text, figure) && /^(?:will|would|has|have|had|could|should|may|must)\s/.test(said)
        ? `${figure.whose} ${said}`
        : said;
    // "forty thousand we have buried"
    if (around !== '' && saysWhat(withoutTeller(around, attribution)))
      return figure.unit === 'person' && /^(?:we|they|he|she|it)\s/i.test(around) ? `people ${around}` : around;
  }
  return words;
}

/** Who says so: the lead's teller; where that may be anybody ("reports", "officials"), a named one who puts it in the same way. */
function tellerOf(lead: FigureStatement, ordered: readonly FigureStatement[]): string | undefined {
  const { attribution, figure } = lead;
  if (attribution === undefined) {
    const told = ordered.filter((one) => one.attribution !== undefined);
    // "officials" of one report do not vouch for what most tell as their own
    return mostNamed(told.length * 3 < ordered.length ? told.filter((one) => /\p{Lu}/u.test(one.attribution ?? '')) : told);
  }
  if (!isAnybody(attribution)) return attribution;
  const named = ordered.filter(
    (one) => one.attribution !== undefined && !isAnybody(one.attribution) && one.figure.qualifier === figure.qualifier,
  );
  return mostNamed(named) ?? attribution;
}

/** "officials", "local media": no name, and nobody in particular. */
function isAnybody(teller: string): boolean {
  return !/\p{Lu}/u.test(teller) && ANYBODY.test(teller);
}
const ANYBODY = /(?:^|\s)(?:accounts|authorities|estimates|experts|media|observers|officials|reports|sources|witnesses)$/;

/** The teller that most statements name; the first of several. */
function mostNamed(statements: readonly FigureStatement[]): string | undefined {
  const count = new Map<string, number>();
  for (const { attribution } of statements) if (attribution !== undefined) count.set(attribution, (count.get(attribution) ?? 0) + 1);
  let best: string | undefined;
  for (const [who, n] of count) if (best === undefined || n > (count.get(best) ?? 0)) best = who;
  return best;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').replace(/[’‘]/g, "'");
}

function groupOf(statements: readonly FigureStatement[]): FigureGroup {
  const { figure } = statements[0] as FigureStatement;
  if (figure.kind === 'money') return 'money';
  if (figure.unit === 'person') {
    if (statements.some(({ fate }) => fate !== undefined)) return 'casualties';
    return statements.some(({ forces }) => forces) ? 'forces' : 'other';
  }
  return (figure.kind === 'count' || figure.kind === 'measure') && !NO_GOODS.test(figure.unit ?? '') ? 'goods' : 'other';
}

/** Tellers and sources that stand behind a figure; two that name one teller are one. */
function originsOf(statements: readonly FigureStatement[], printed: readonly PrintedSentence[]): number {
  const places = new Set(statements.map((statement) => statement.printed));
  /** Words of the tellers counted so far. */
  const tellers = new Set<string>();
  let apart = 0;
  const outlets = new Set<string>();
  for (const { attribution, told } of statements) {
    if (attribution === undefined) {
      outlets.add(told.cite.source);
      continue;
    }
    const names = stems(attribution);
    if (shared(names, tellers) > 0) continue;
    apart++;
    for (const name of names) tellers.add(name);
  }
  const counted = apart > 0 ? apart : outlets.size;
  const most = [...places].reduce((sum, place) => sum + (printed[place] as PrintedSentence).origins, 0);
  return Math.max(1, Math.min(counted, most));
}
