import type { Figure, FigureGroup, Qualifier, Wording } from '../model/brief.ts';
import type { Because, Log } from '../model/log.ts';
import type { Cite, SourceId } from '../model/source.ts';
import { type ExtractedFigure, extractFigures, sentenceTeller } from '../text/quantities.ts';
import { stem } from '../text/stem.ts';
import lists from './figures.yaml';

/** A sentence as one source tells it. */
export interface ToldSentence {
  readonly cite: Cite;
  /** BCP 47 of its text. */
  readonly language: string;
  /** The sentence before it in the same source. */
  readonly before?: ToldSentence | undefined;
  /** Who speaks, in transcripts. */
  readonly speaker?: string | undefined;
}

/** A printed sentence with all who tell it: `told[0]` are the words printed. */
export interface PrintedSentence {
  readonly told: readonly ToldSentence[];
  /** News value of its story, 0–1. */
  readonly value: number;
  /** Independent origins, as counted for the sentence. */
  readonly origins: number;
  /** Name of its story: equal figures of one story are the same sooner. */
  readonly story?: string | undefined;
}

/** Statements of one figure, and what befell those it counts. */
interface Cluster {
  readonly statements: Statement[];
  fate: string | undefined;
}

/** What the fact box holds at most, and from where on only the weightiest are added. */
const MOST_IN_BOX = 16;
const USUAL_IN_BOX = 12;
const NEEDED = 0.42;
const NEEDED_BEYOND_USUAL = 0.75;
/** Figures of one value that are compared for being the same: keeps a hostile text linear. */
const MOST_COMPARED = 12;

interface Lists {
  readonly fates: Record<string, readonly string[]>;
  readonly forces: readonly string[];
  readonly leaning: readonly string[];
  readonly plain: readonly string[];
  readonly trivia: readonly string[];
  readonly rates: readonly string[];
}
const words = (list: readonly string[]): ReadonlySet<string> => new Set(list.map(stem));
let compiled:
  | {
      fates: ReadonlyMap<string, string>;
      forces: ReadonlySet<string>;
      leaning: ReadonlySet<string>;
      plain: ReadonlySet<string>;
      trivia: ReadonlySet<string>;
      rates: ReadonlySet<string>;
    }
  | undefined;
function lexicon(): NonNullable<typeof compiled> {
  const data = lists as Lists;
  compiled ??= {
    fates: new Map(Object.entries(data.fates).flatMap(([fate, list]) => list.map((word) => [word, fate] as const))),
    forces: words(data.forces),
    leaning: new Set(data.leaning),
    plain: words(data.plain),
    trivia: new Set(data.trivia),
    rates: words(data.rates),
  };
  return compiled;
}

/** One statement of a figure by one source. */
interface Statement {
  /** Place among all statements of figures. */
  readonly order: number;
  readonly figure: ExtractedFigure;
  readonly told: ToldSentence;
  readonly printed: number;
  readonly story: string | undefined;
  readonly attribution: string | undefined;
  /** Content stems of what is counted, and of the sentence. */
  readonly counted: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
  /** Stems of the names in the sentence. */
  readonly names: ReadonlySet<string>;
  /** What befell the people counted: "killed", "injured". */
  readonly fate: string | undefined;
  /** Soldiers, by whatever word. */
  readonly forces: boolean;
  /** Content stems of the sentence and the one before it; made when asked for. */
  readonly context: () => ReadonlySet<string>;
}

/**
 * All figures of the printed sentences, joined over the sentences and sources that state them; those a reader needs carry `box`.
 * Order: groups as the box sets them, weightiest first. Deterministic; no pass over all pairs.
 */
export function figuresOf(printed: readonly PrintedSentence[], textOf: (source: SourceId) => string, log: Log): Figure[] {
  let order = 0;
  const byValue = new Map<string, Cluster[]>();
  printed.forEach((sentence, place) => {
    for (const told of sentence.told) {
      for (const found of statementsOf(told, place, sentence.story, textOf)) {
        const statement = { ...found, order: order++ };
        const { figure } = statement;
        const key = `${figure.unit}|${figure.value}|${figure.valueTo ?? ''}`;
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
    .sort((a, b) => (a[0] as Statement).order - (b[0] as Statement).order);
  const weighed = clusters.map((cluster, order) => {
    const figure = join(cluster, printed);
    const grounds: Because[] = [];
    const weight = need(figure, cluster, printed, grounds);
    return { figure, weight, order, grounds };
  });
  const ranked = weighed.filter(({ weight }) => weight >= NEEDED).sort((a, b) => b.weight - a.weight || a.order - b.order);
  const box = new Set(
    ranked.filter(({ weight }, i) => i < USUAL_IN_BOX || (i < MOST_IN_BOX && weight >= NEEDED_BEYOND_USUAL)).map(({ order }) => order),
  );
  if (log.explaining)
    for (const { figure, weight, order, grounds } of weighed)
      log.explain({
        stage: 'figure',
        subject: figure.cites[0] as Cite,
        verdict: `${figure.asStated} (${figure.counts}): ${box.has(order) ? 'fact box' : 'kept out of the box'}, ${weight.toFixed(2)}`,
        because: grounds,
      });
  const rank = (group: FigureGroup): number => GROUPS.indexOf(group);
  return weighed
    .sort(
      (a, b) =>
        Number(box.has(b.order)) - Number(box.has(a.order)) ||
        rank(a.figure.group) - rank(b.figure.group) ||
        b.weight - a.weight ||
        a.order - b.order,
    )
    .map(({ figure, order }) => ({ ...figure, box: box.has(order) }));
}

/** The first statements of a cluster and its last. */
function compared(cluster: readonly Statement[]): readonly Statement[] {
  return cluster.length <= 2 * MOST_COMPARED ? cluster : [...cluster.slice(0, MOST_COMPARED), ...cluster.slice(-MOST_COMPARED)];
}

const GROUPS: readonly FigureGroup[] = ['forces', 'casualties', 'goods', 'money', 'other'];

function statementsOf(
  told: ToldSentence,
  printed: number,
  story: string | undefined,
  textOf: (source: SourceId) => string,
): Omit<Statement, 'order'>[] {
  const source = textOf(told.cite.source);
  const text = source.slice(told.cite.start, told.cite.end);
  const figures = extractFigures(text, { language: told.language });
  if (figures.length === 0) return [];
  const around = stems(text);
  const names = namesIn(text);
  let wide: ReadonlySet<string> | undefined;
  const context = (): ReadonlySet<string> => {
    wide ??=
      told.before === undefined
        ? around
        : new Set([...around, ...stems(textOf(told.before.cite.source).slice(told.before.cite.start, told.before.cite.end))]);
    return wide;
  };
  let carried: { who: string | undefined } | undefined;
  let toll: { fate: string | undefined } | undefined;
  return figures.flatMap((found) => {
    let figure = asShare(found);
    let fate = fateOf(figure, text);
    if (figure.unit === 'number' && figure.value >= 10) {
      // "India – more than 7,700" under a sentence that tells of deaths
      toll ??= { fate: tollBefore(told, textOf) };
      if (toll.fate !== undefined && !/[%°]/.test(figure.asStated) && Number.isInteger(figure.value)) {
        fate = toll.fate;
        figure = { ...figure, unit: 'person', kind: 'count' };
      }
    }
    if (!isKey(figure, fate)) return [];
    carried ??= { who: carriedTeller(told, text, textOf, 0) ?? quotedTeller(told, source) };
    const counted = stems(figure.counts);
    const statement = {
      figure,
      told,
      printed,
      story,
      attribution: figure.attribution ?? quotedWithin(figure, told, text) ?? carried.who ?? told.speaker,
      counted,
      forces: [...counted].some((word) => lexicon().forces.has(word)),
      context,
      around,
      names,
      fate,
    };
    return [statement];
  });
}

/** A share told in words is a percentage in the brief; its units are spelled one way. */
function asShare(figure: ExtractedFigure): ExtractedFigure {
  const unit = figure.unit.replace(/metre/g, 'meter').replace(/litre/g, 'liter');
  if (figure.kind === 'other' && unit !== 'number' && figure.value > 0 && figure.value < 1)
    return { ...figure, unit: 'percent', kind: 'percent', value: Math.round(figure.value * 1e4) / 100 };
  return unit === figure.unit ? figure : { ...figure, unit };
}

/** "one solution" and small bare numbers tell a reader nothing. */
function isKey(figure: ExtractedFigure, fate: string | undefined): boolean {
  if (figure.unit === 'number' && Math.abs(figure.value) < 100 && Number.isInteger(figure.value)) return false;
  if (figure.kind === 'count' && figure.value === 1 && figure.valueTo === undefined && fate === undefined) return false;
  return true;
}

/** What befell the people that the sentences before count, for a bare number in a list behind them. */
function tollBefore(told: ToldSentence, textOf: (source: SourceId) => string): string | undefined {
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

/** Offsets below this are looked at for quotation marks: a paragraph, not a book. */
const LONGEST_PARAGRAPH = 4000;

/** Whether a quotation is open at `end`, counted from `start`. */
function isQuoted(text: string, start: number, end: number): boolean {
  let open = false;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x201c || c === 0x201e || c === 0xab) open = true;
    else if (c === 0x201d || c === 0xbb) open = false;
    else if (c === 0x22) open = !open;
  }
  return open;
}

/** A figure in a quotation whose teller stands before it in the same cited words: "X claims that, “… [15 billion] …”". */
function quotedWithin(figure: ExtractedFigure, told: ToldSentence, text: string): string | undefined {
  if (!isQuoted(text, 0, figure.start)) return undefined;
  const teller = sentenceTeller(text.slice(0, figure.start).replace(/(?:\.\.\.|…)\s*/g, ' '), told.language);
  return teller === undefined || teller === 'pronoun' ? undefined : teller.who;
}

/** The teller of a quotation that this sentence stands in: who is named behind its closing mark, or before, in the same paragraph. */
function quotedTeller(told: ToldSentence, source: string): string | undefined {
  const { start, end } = told.cite;
  const earliest = Math.max(0, start - LONGEST_PARAGRAPH);
  const from = earliest + source.slice(earliest, start).lastIndexOf('\n') + 1;
  const inside = isQuoted(source, from, start);
  const before = told.before !== undefined && told.before.cite.start >= from ? told.before : undefined;
  if (!inside && !isQuoted(source, from, end)) {
    // “…,” said X. “… seven years.”
    return before !== undefined && /^\s*["“„«]/.test(source.slice(start, start + 4)) ? knownTeller(before, source) : undefined;
  }
  const rest = /^[^\n]*/.exec(source.slice(inside ? start : end, end + 1500))?.[0] ?? '';
  const close = rest.search(/["”»]/);
  const after = close < 0 ? '' : (/^[^.!?\n]*/.exec(rest.slice(close + 1))?.[0] ?? '');
  const teller = after.trim() === '' ? undefined : sentenceTeller(`“It is so,” ${after.replace(/^[,\s]+/, '')}.`, told.language, true);
  if (teller !== undefined && teller !== 'pronoun') return teller.who;
  return before === undefined ? undefined : knownTeller(before, source);
}

function knownTeller(told: ToldSentence, source: string): string | undefined {
  const teller = sentenceTeller(source.slice(told.cite.start, told.cite.end), told.language, true);
  return teller === undefined || teller === 'pronoun' ? undefined : teller.who;
}

/** Stems of words in capitals that do not open the sentence: who and where. */
function namesIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const match of text.matchAll(/(?<=[^.!?\s“"]\s+)\p{Lu}[\p{L}\p{M}]{2,}/gu)) found.add(stem(match[0].toLowerCase()));
  return found;
}

/** Who told the sentence before, where this one leans on it ("This group could signal …", "he said"). */
function carriedTeller(told: ToldSentence, text: string, textOf: (source: SourceId) => string, depth: number): string | undefined {
  if (told.before === undefined || depth > 3) return undefined;
  const own = sentenceTeller(text, told.language);
  const first = /^[\s"“„«‘'—–-]*([\p{L}]+)/u.exec(text)?.[1]?.toLowerCase() ?? '';
  if (own !== 'pronoun' && !lexicon().leaning.has(first)) return undefined;
  const { before } = told;
  const earlier = textOf(before.cite.source).slice(before.cite.start, before.cite.end);
  const teller = sentenceTeller(earlier, before.language);
  if (teller !== undefined && teller !== 'pronoun') return teller.deed && own !== 'pronoun' ? undefined : teller.who;
  return carriedTeller(before, earlier, textOf, depth + 1);
}

function stems(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const match of text.toLowerCase().matchAll(/[\p{L}\p{M}]{3,}/gu)) {
    const word = stem(match[0]);
    if (!lexicon().plain.has(word)) found.add(word);
  }
  return found;
}

/** What befell the human beings counted, by the nearest word that says so. */
function fateOf(figure: ExtractedFigure, text: string): string | undefined {
  if (figure.unit !== 'person') return undefined;
  const { fates } = lexicon();
  const near = (part: string, backwards: boolean, most: number): [string, number] | undefined => {
    const found = [...part.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)].map((match) => match[0]);
    if (backwards) found.reverse();
    for (let i = 0; i < Math.min(found.length, most); i++) {
      const word = found[i] as string;
      // "six dead and 40 …": the dead were counted before
      if (backwards && /^(?:dead|deaths?|died|injuries|fatalities|and|wounded)$/.test(word) && !(i === 0 && word === 'wounded'))
        return undefined;
      const fate = fates.get(word);
      if (fate !== undefined) return [fate, i];
    }
    return undefined;
  };
  const behind = near(cutAtClause(text.slice(figure.end, figure.end + 80)), false, 6);
  if (behind !== undefined && behind[1] <= 1) return behind[0];
  const toll =
    behind === undefined &&
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

function cutAtClause(text: string): string {
  return /^[^,;.!?:]*/.exec(text)?.[0] ?? '';
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let n = 0;
  for (const word of a) if (b.has(word)) n++;
  return n;
}

/** Digits of a value that are not closing zeros: 350 000 000 has two. */
function significant(value: number): number {
  return String(Math.abs(value))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
}

/** Two statements of one value and unit mean the same figure. */
function isSame(a: Statement, b: Statement): boolean {
  if (a.fate !== undefined && b.fate !== undefined && a.fate !== b.fate) return false;
  const counted = shared(a.counted, b.counted) + Number(a.forces && b.forces);
  if (a.told === b.told) return counted > 0 && a.fate === b.fate;
  if (a.printed === b.printed) return true;
  // "at least $10 billion" and "up to $10 billion" say different things
  if ((isCeiling(a) && isFloor(b)) || (isFloor(a) && isCeiling(b))) return false;
  const oneStory = a.story !== undefined && a.story === b.story;
  const around = shared(a.around, b.around);
  const names = shared(a.names, b.names);
  const { figure } = a;
  const rare = significant(figure.value) >= 2;
  switch (figure.kind) {
    case 'money':
      // a speaker comes back to a sum: "the $50 billion loan", "this loan of $50 billion"
      if (figure.value >= 1e6 && counted >= 1 && a.told.cite.source === b.told.cite.source) return true;
      return (counted >= 1 ? around >= 2 : around >= 3 || (rare && around >= 2)) || (oneStory && rare);
    case 'count':
      if (figure.unit === 'person') {
        if (figure.value >= 1000) return counted >= 1 || around >= 3 || (rare && names >= 1);
        if (figure.value >= 10 && a.fate !== undefined && a.fate === b.fate && shared(a.context(), b.context()) >= 4) return true;
        if (oneStory && figure.value >= 10 && a.fate !== undefined && a.fate === b.fate) return true;
        if (figure.value >= 10 && names >= 1 && (counted >= 1 || around >= 3 || a.fate !== undefined)) return true;
        if (a.fate !== undefined && a.fate === b.fate && (around >= 3 || (oneStory && around >= 2))) return true;
        return (counted >= 1 && around >= 2 && names >= 1) || around >= 4;
      }
      if (figure.value >= 1000) return counted >= 1 || around >= 3;
      return counted >= 1 && around >= 3;
    default:
      return (
        (counted >= 1 && around >= 3) ||
        (around >= 3 && names >= 2 && figure.unit !== 'percent') ||
        (rare && !Number.isInteger(figure.value) && around >= 2)
      );
  }
}

const isCeiling = ({ figure: { qualifier } }: Statement): boolean => qualifier === 'up to' || qualifier === 'less than';
const isFloor = ({ figure: { qualifier } }: Statement): boolean => qualifier === 'at least' || qualifier === 'more than';

const CARE: readonly (Qualifier | undefined)[] = ['up to', 'less than', 'at least', 'more than', 'about', undefined];

function join(cluster: readonly Statement[], printed: readonly PrintedSentence[]): Omit<Figure, 'box'> {
  const lead = [...cluster].sort((a, b) => CARE.indexOf(a.figure.qualifier) - CARE.indexOf(b.figure.qualifier))[0] as Statement;
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
  const attribution = lead.attribution ?? mostNamed(ordered);
  const since = ordered.find((statement) => statement.figure.since !== undefined)?.figure.since;
  const trend = ordered.find((statement) => statement.figure.trend !== undefined)?.figure.trend;
  return {
    value: first.value,
    ...(first.valueTo === undefined ? {} : { valueTo: first.valueTo }),
    unit: first.unit,
    ...(first.qualifier === undefined ? {} : { qualifier: first.qualifier }),
    ...(trend === undefined ? {} : { trend }),
    kind: first.kind,
    counts: withoutTeller(bestCounts(ordered), attribution),
    asStated: first.asStated,
    ...(attribution === undefined ? {} : { attribution }),
    ...(since === undefined ? {} : { since }),
    group: groupOf(ordered),
    origins: originsOf(ordered, printed),
    wordings,
    cites,
  };
}

/** The teller that most statements name; the first of several. */
function mostNamed(statements: readonly Statement[]): string | undefined {
  const count = new Map<string, number>();
  for (const { attribution } of statements) if (attribution !== undefined) count.set(attribution, (count.get(attribution) ?? 0) + 1);
  let best: string | undefined;
  for (const [who, n] of count) if (best === undefined || n > (count.get(best) ?? 0)) best = who;
  return best;
}

/** What is counted, for a reader who does not see the sentence: whose it is only where the words alone say too little. */
function label({ figure, attribution }: Statement): string {
  const { whose, counts } = figure;
  const thing = figure.thing ?? figure.deed;
  if (thing === undefined) return whose ?? counts;
  if (whose === undefined || /\s/.test(thing) || stems(whose).size === 0) return thing;
  // "dead, governor"
  if (figure.unit === 'person' && /^\p{Ll}+$/u.test(whose)) return thing;
  // "a larger deployment of 12,000 troops": what holds them says nothing more of them.
  if (HOLDS.test(whose)) return thing;
  // "militants, Defense Ministry", where the ministry says so
  const tellers = attribution === undefined ? undefined : stems(attribution);
  return tellers !== undefined && shared(tellers, stems(whose)) > 0 ? thing : `${thing}, ${whose}`;
}

/** Nouns that a counted thing stands behind with "of". */
const HOLDS =
  /^\P{Lu}*\b(?:batch|column|consignment|contingent|convoy|crew|crowd|delegation|deployment|fleet|force|group|number|shipment|team|total)s?$/u;

/** How much a label tells: its content stems where it names the thing; names alone tell whose it is, not what. */
function tells({ figure }: Statement, words: string): number {
  if (words === '') return 0;
  if (figure.thing === undefined || words.split(/[\s,]+/).every((word) => /^\p{Lu}/u.test(word) || /^(?:of|the|and|for|in)?$/.test(word)))
    return 0.5;
  return stems(words).size;
}

/** The fullest words for what is counted; the lead's where they are as full. Longer ones than `WORDIEST` stems are no label. */
function bestCounts(statements: readonly Statement[]): string {
  let best: string | undefined;
  let most = -1;
  for (const statement of statements) {
    const words = label(statement);
    const told = tells(statement, words);
    if (told > most && (best === undefined || told <= WORDIEST)) {
      best = words;
      most = told;
    }
  }
  return best ?? '';
}
const WORDIEST = 7;

/** "China has promised 60.5 million": who says so is printed as such, not as the thing counted. */
function withoutTeller(words: string, attribution: string | undefined): string {
  if (attribution === undefined || words === '') return words;
  const tellers = stems(attribution);
  const told = [...stems(words)];
  return told.length > 0 && told.every((word) => tellers.has(word)) ? '' : words;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').replace(/[’‘]/g, "'");
}

function groupOf(statements: readonly Statement[]): FigureGroup {
  const { figure } = statements[0] as Statement;
  if (figure.kind === 'money') return 'money';
  if (figure.unit === 'person') {
    if (statements.some(({ fate }) => fate !== undefined)) return 'casualties';
    const { forces } = lexicon();
    for (const { counted } of statements) for (const word of counted) if (forces.has(word)) return 'forces';
    return 'other';
  }
  return figure.kind === 'count' || figure.kind === 'measure' ? 'goods' : 'other';
}

/** Tellers and sources that stand behind a figure; two that name one teller are one. */
function originsOf(statements: readonly Statement[], printed: readonly PrintedSentence[]): number {
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

/** Measures of goods, land and power. */
const BULK = /^(?:barrel|bushel|ton|megaton|kiloton|gigaton|cubic|hectare|acre|square kilometer|square mile|megawatt|gigawatt|terawatt)/;

/** How much a reader needs a figure, 0–1.4. */
function need(figure: Omit<Figure, 'box'>, cluster: readonly Statement[], printed: readonly PrintedSentence[], grounds: Because[]): number {
  const size = Math.abs(figure.valueTo ?? figure.value);
  let weight = 0;
  const ground = (rule: string, value: number): number => {
    grounds.push({ rule, weight: value, words: figure.asStated, cite: figure.cites[0] as Cite });
    return value;
  };
  switch (figure.kind) {
    case 'money':
      weight = ground('money', figure.unit.includes('/') ? 0.45 : size >= 1e6 ? 1 : size >= 1e4 ? 0.7 : 0.3);
      break;
    case 'percent':
      weight = [...stems(figure.counts)].some((word) => lexicon().rates.has(word))
        ? ground('a rate that is watched', 0.68)
        : ground('share', 0.5);
      break;
    case 'count':
      if (figure.group === 'casualties') weight = ground('casualties', size >= 2 ? 1 : 0.6);
      else if (figure.group === 'forces') weight = ground('forces', size >= 100 ? 1 : size >= 10 ? 0.7 : 0.3);
      else if (figure.unit === 'person') weight = ground('people', size >= 1000 ? 0.8 : size >= 50 ? 0.6 : 0.2);
      else if (lexicon().trivia.has(figure.unit)) weight = ground('a thing that tells little', 0.2);
      else weight = ground('things counted', size >= 20 ? 0.8 : size >= 10 ? 0.6 : 0.25);
      break;
    case 'measure':
      weight = ground('measure', BULK.test(figure.unit) && size >= 100 ? 0.75 : figure.unit === 'magnitude' ? 0.65 : 0.25);
      break;
    default:
      weight = ground(`a ${figure.kind} is left out`, 0);
  }
  if (weight === 0) return 0;
  const value = cluster.reduce((most, statement) => Math.max(most, (printed[statement.printed] as PrintedSentence).value), 0);
  weight *= 0.7 + 0.3 * ground('news value of the story', value);
  if (figure.cites.length > 1) weight += ground('told more than once', Math.min(0.2, 0.08 * (figure.cites.length - 1)));
  if (figure.attribution !== undefined) weight += ground('its teller is named', 0.03);
  return weight;
}
