import type { ExtractedFigure } from '../../text/quantities.ts';
import type { ToldSentence } from '../statement/told-sentence.ts';

/** How a figure stands in its text: what makes an editor print it large, or not. */
export interface Standing {
  /** Told a second time in another unit: "€50m ($54m)". */
  readonly converted: boolean;
  /** It belongs to an earlier time: "in 2019", "a year earlier", "up from 0.2%". */
  readonly earlier: boolean;
  /** It belongs to a year at least five years before the edition's. */
  readonly longAgo: boolean;
  /** Part of a larger figure told before it: "24 sailors, among them six Greeks". */
  readonly part: boolean;
  /** Told of a case that is only imagined: "for a tanker worth $80m". */
  readonly supposed: boolean;
  /** It is denied: "did not sink 340 boats", "has not paid $5 million". */
  readonly denied: boolean;
  /** What something is or can do at any time: "a 200,000-tonne freighter", "can carry 20,000 containers", "of the 300 seats". */
  readonly standing: boolean;
  /** Told in a word that names no number: "thousands", "dozens". */
  readonly vague: boolean;
  /** Stands in one of the first two sentences of its source. */
  readonly early: boolean;
}

/** Where a time is told that bears on the figure: UTF-16 units before and behind it. */
const NEAR = 110;

/** `before` are the figures of the sentence that come before this one; `year` that of the edition. */
export function standingOf(
  figure: ExtractedFigure,
  before: readonly ExtractedFigure[],
  text: string,
  told: ToldSentence,
  year: number | undefined,
): Standing {
  const previous = before.at(-1);
  const between = previous === undefined ? '' : text.slice(previous.end, figure.start);
  return {
    converted:
      previous !== undefined &&
      previous.kind === figure.kind &&
      (figure.kind === 'money' || figure.kind === 'measure') &&
      previous.unit !== figure.unit &&
      CONVERSION.test(between),
    earlier: isEarlier(figure, text, year) || (previous !== undefined && previous.unit === figure.unit && FORMERLY.test(between)),
    longAgo: year !== undefined && isOfYear(figure, text, year - LONG_AGO),
    part: before.some((whole) => isPart(figure, whole, before, text)),
    supposed: SUPPOSED.test(text.slice(0, figure.start)) || isPenalty(figure, text),
    denied: DENIED.test(text.slice(Math.max(0, figure.start - 80), figure.start)),
    standing: isStanding(figure, text),
    vague: VAGUE.test(figure.asStated),
    early: told.before?.before === undefined,
  };
}

/** A denied verb right before the figure. */
const DENIED = /\b(?:(?:did|does|do|has|have|had|was|were)(?:\snot|\snever|n['’]t)|never)\s(?:\p{Ll}+\s){1,3}$/u;

/** What the law threatens, not what befell somebody: "faces up to 12 months in jail", "a maximum fine of $10,000". */
function isPenalty({ kind, start, end }: ExtractedFigure, text: string): boolean {
  if (kind !== 'duration' && kind !== 'money') return false;
  const around = text.slice(Math.max(0, start - 90), end + 60);
  return PENALTY.test(around) && THREATENED.test(around);
}
const PENALTY = /\b(?:fines?|fined|jail|jailed|prison|imprisonment|penalt(?:y|ies)|sentences?|behind bars)\b/i;
const THREATENED =
  /\b(?:could|may|might|would|fac(?:e|es|ed|ing)|liable|maximum|possible|punishable|threaten(?:s|ed)?|carr(?:y|ies)|up to|or both|if convicted|if found)\b/i;

/** A size glued to the thing it describes, what a thing is able to do, and all there are of which some are counted. */
function isStanding(figure: ExtractedFigure, text: string): boolean {
  const before = text.slice(Math.max(0, figure.start - 60), figure.start);
  if (figure.kind === 'measure' && /\d-\p{L}/u.test(figure.asStated) && VESSEL.test(text.slice(figure.end, figure.end + 60))) return true;
  if (figure.kind === 'measure' && /\d-ton/u.test(figure.asStated) && /^ \p{Lu}/u.test(text.slice(figure.end, figure.end + 2))) return true;
  if (figure.kind === 'measure' && SHIP_OF.test(before)) return true;
  if (figure.kind === 'money') return false;
  if (figure.kind === 'count' && INHABITED.test(before)) return true;
  if (figure.kind === 'count' && DAILY.test(figure.thing ?? '')) return true;
  return CAPACITY.test(before) || (figure.kind === 'count' && /\d\s+of\s+(?:the|its|their)\s+$/.test(before));
}
/** "a ship of 14,000 tons" */
const SHIP_OF =
  /\b(?:ship|vessel|freighter|carrier|tanker|ferry|boat|liner),?\sof\s(?:(?:about|some|around|nearly|almost|over|more than)\s)?$/u;
/** "the city of 18 million" */
const INHABITED =
  /\b(?:city|town|country|nation|island|state|region|province|territory|metropolis|capital|populations?)\sof\s(?:(?:about|some|around|nearly|almost|over|more than|roughly)\s)?$/u;
const DAILY = /\s(?:an?|per|each|every) (?:hour|day|week|month|year)\b/;
const VESSEL =
  /^[-\s](?:(?:long|heavy|old|high|\p{L}+)\s){0,3}(?:ships?|vessels?|freighters?|carriers?|tankers?|ferry|ferries|boats?|giant|dredgers?|cranes?)\b/u;
const CAPACITY =
  /\b(?:(?:that|which) can|(?:can|could) (?:take|carry|hold|seat|store|process)|(?:is|are|was|were) able to|capable of|(?:has|with|have) (?:a |the )?(?:full )?(?:capacity|room) (?:of|for)|there is room for|designed to|full capacity of)\s(?:\p{L}+\s){0,2}$/u;

const VAGUE = /^\D*\b(?:dozens|scores|hundreds|thousands|millions|billions|several)\b/i;
const CONVERSION = /^\s*(?:\(|;(?=\s*$)|=|≈|,? or |,? (?:or )?(?:the )?equivalent (?:of|to) |,? (?:or )?worth )\s*$/;
/** What stands between a figure and the older one it is compared with. */
const FORMERLY =
  /(?:\b(?:compared (?:with|to)|versus|(?:up|down|rose|risen|fell|fallen|slowed|eased|cut|raised) from|from(?: (?:the|its|a))?(?: (?:previous|earlier))?|against)\s+)$/i;
const SUPPOSED = /^(?:for an? \S+(?: \S+)? worth|if|suppose|assuming|imagine|say,)\b/i;

const PAST =
  /(?<!\bsince (?:\p{Uppercase}\p{Lowercase}+ (?:of )?)?)\b(?:[Ll]ast (?:year|spring|summer|autumn|fall|winter)|(?:a|one|two|three|four|five|ten|\d+) (?:year|month|decade)s? (?:ago|earlier|before)|years ago|the (?:previous|prior) (?:year|month|decade)|the year before|decades? ago)\b/u;
/** "in 2019", "in June 2004", "the 2008 crisis": not "since 2019", which tells a sum of all that time. */
const YEARS =
  /(\bsince (?:\p{Uppercase}\p{Lowercase}+ )?|\bby (?:\p{Uppercase}\p{Lowercase}+ )?|\b(?:un)?til |[\d.,$€£])?\b(19\d\d|20\d\d)\b/gu;

/** The words near a figure tell of another time than the edition's. */
function isEarlier(figure: ExtractedFigure, text: string, year: number | undefined): boolean {
  const around = text.slice(Math.max(0, figure.start - NEAR), figure.end + NEAR);
  const spans = /year|month|decade|spring|summer|autumn|fall|winter/.test(around);
  if (spans && PAST.test(around.slice(Math.min(figure.start, NEAR))) && !/^(?:money|percent)$/.test(figure.kind)) return true;
  if (
    spans &&
    PAST.test(around) &&
    !/\b(?:rose|fell|up|down|increase|more|less|fewer|higher|lower|jump|grew|compared|than)\b/i.test(around)
  )
    return true;
  if (year === undefined || !/(?:19|20)\d\d/.test(around)) return false;
  for (const [, link, digits] of around.matchAll(YEARS)) if (link === undefined && Number(digits) < year) return true;
  return false;
}

/** Years after which an event is history. */
const LONG_AGO = 5;

/** "In 1974 … drowned": a year up to `latest` is told near the figure, and none after it. */
function isOfYear({ start, end }: ExtractedFigure, text: string, latest: number): boolean {
  const years = [...text.slice(Math.max(0, start - NEAR), end + NEAR).matchAll(YEARS)];
  return years.length > 0 && years.every(([, link, digits]) => link === undefined && Number(digits) <= latest);
}

const INCLUDING =
  /\b(?:including|of (?:whom|which|them|those)|among (?:whom|which|them|those)|consist\w*|compris\w*|made up|are|were)\b|[:(—–]/;

function isPart(figure: ExtractedFigure, whole: ExtractedFigure, before: readonly ExtractedFigure[], text: string): boolean {
  if (whole.unit !== figure.unit || whole.kind !== 'count' || whole.value <= figure.value) return false;
  const between = text.slice(whole.end, figure.start);
  // "81 votes to 66"
  if (figure.unit === 'vote') return between.length < 40;
  if (between.length > 160 || /[.;!?]\s/.test(between)) return false;
  const next = before[before.indexOf(whole) + 1];
  return INCLUDING.test(next === undefined ? between : text.slice(whole.end, next.start));
}
