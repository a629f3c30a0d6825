import type { Log } from '../../model/log.ts';
import type { Source, Span } from '../../model/source.ts';
import { detectLanguage } from '../../text/language.ts';
import { sentences } from '../../text/sentences.ts';
import { isPlainTalk } from '../talk/talk.ts';
import { addressesIn, pictographsAt } from './addresses.ts';
import { BULLET, shapeOf, type Verdict } from './block-shape.ts';
import { greets, judgeBlocks, stageDirection, toReader } from './block-verdicts.ts';
import { type Block, blocksOf } from './blocks.ts';
import { connectiveEnd, talkOpeningEnd } from './cuts.ts';
import { datelineEnd } from './dateline.ts';
import { endsStory } from './end-matter.ts';
import { fold } from './fold.ts';
import { FURNITURE_MOST, furnitureOf } from './furniture.ts';
import { type FurnitureLexicon, furnitureLexicon } from './furniture-lexicon.ts';
import { type Label, transcriptOf } from './speakers.ts';
import { TOP } from './title.ts';
import type { Unit } from './unit.ts';

/**
 * Cuts a source into units: every sentence that may be printed, and every block or sentence that is left out, with its reason.
 *
 * Units are in text order and do not overlap; between them they hold every character that is not white space. A format's
 * own roles are taken at their word; plain text is told by its lines: a bare line is a title or a heading, and the furniture
 * of pages (bylines, captions, share links) is known from `furniture.yaml`. In doubt a sentence stays a sentence: what is
 * printed needlessly can be cut by an editor, what is left out cannot be found again by a reader.
 */
export function segment(source: Source, log: Log): Unit[] {
  const { text } = source;
  const blocks = blocksOf(source);
  const language = source.language === 'und' ? detectLanguage(text) : source.language;
  const lexicon = furnitureLexicon(language);
  const transcript = transcriptOf(text, blocks);
  const talkFrom = transcript === undefined ? -1 : blocks.findIndex(({ start, end }) => transcript.labelAt(start, end) !== undefined);
  const shapes = blocks.map((block) => shapeOf(text, block));
  const verdicts = judgeBlocks(source, blocks, shapes, lexicon, talkFrom < 0 ? blocks.length : talkFrom);

  const opens = verdicts.findIndex((verdict, i) => verdict === undefined && shapes[i]?.ended);
  const closes = verdicts.lastIndexOf(undefined);
  const units: Unit[] = [];
  let heading: Span | undefined;
  let speaker: string | undefined;
  let paragraph = 0;
  const put = (
    start: number,
    end: number,
    block: Block,
    kind: Unit['kind'],
    rule: string,
    more: { cuts?: Span[]; speaker?: string | undefined } = {},
  ): void => {
    units.push({
      start,
      end,
      kind,
      passage: block.passage,
      paragraph,
      language: block.language === 'und' ? language : block.language,
      ...(more.cuts !== undefined && more.cuts.length > 0 ? { cuts: more.cuts } : {}),
      ...(more.speaker !== undefined ? { speaker: more.speaker } : {}),
      ...(heading !== undefined ? { heading } : {}),
    });
    if (log.explaining)
      log.explain({
        stage: kind === 'sentence' ? 'segment' : 'omit',
        subject: { source: source.id, start, end },
        verdict: kind,
        because: [{ rule, weight: 1, cite: { source: source.id, start, end } }],
      });
  };

  blocks.forEach((block, i) => {
    const verdict = verdicts[i];
    if (verdict !== undefined) {
      put(block.start, block.end, block, verdict.kind, verdict.rule);
      if (verdict.kind === 'title' || verdict.kind === 'heading') heading = { start: block.start, end: block.end };
      paragraph++;
      return;
    }
    // Turns of talk: the block from each label to the next.
    const label = transcript?.labelAt(block.start, block.end);
    const labels: (Label | undefined)[] = [label, ...(transcript?.labelsWithin(label?.end ?? block.start, block.end) ?? [])];
    labels.forEach((turn, k) => {
      const start = turn?.start ?? block.start;
      const end = labels[k + 1]?.start ?? block.end;
      if (turn !== undefined) speaker = turn.speaker;
      talk(source, { ...block, start, end }, turn, transcript === undefined ? undefined : speaker, lexicon, i - opens, i === closes, put);
      paragraph++;
    });
  });
  return units;
}

type Put = (
  start: number,
  end: number,
  block: Block,
  kind: Unit['kind'],
  rule: string,
  more?: { cuts?: Span[]; speaker?: string | undefined },
) => void;

/** The sentences of one block, or of one turn of talk. `told`: how many blocks it stands behind the first that tells something; `last`: no other does behind it. */
function talk(
  source: Source,
  block: Block,
  label: Label | undefined,
  speaker: string | undefined,
  lexicon: FurnitureLexicon,
  told: number,
  last: boolean,
  put: Put,
): void {
  const { text } = source;
  const folded = speaker === undefined ? '' : fold(speaker);
  const asks = speaker !== undefined && lexicon.reporters.has(folded);
  const moderates = speaker !== undefined && lexicon.moderators.has(folded);
  const from = label?.end ?? block.start;
  const spoken = sentences(text.slice(from, block.end), block.language === 'und' ? 'en' : block.language);
  // "KARUM BEACH, Norl. -- Rain": the state's stop ends no sentence.
  if (spoken[1] !== undefined && PLACE_IN_STATE.test(text.slice(from, from + spoken[1].start + 3)))
    spoken.splice(0, 2, { start: (spoken[0] as Span).start, end: spoken[1].end });
  // "KARUM, April 24. /NNA/. Rain": it is cut from the sentence behind it.
  const stamp = told < TOP ? (PLACE_AND_DAY.exec(text.slice(from, Math.min(block.end, from + 90)))?.[0].length ?? 0) : 0;
  if (stamp > 0) {
    const at = spoken.findIndex((span) => span.end > stamp);
    if (at > 0) spoken.splice(0, at + 1, { start: (spoken[0] as Span).start, end: (spoken[at] as Span).end });
  }
  if (spoken.length === 0) {
    put(block.start, block.end, block, 'fragment', 'label alone', { speaker });
    return;
  }
  let ended = false;
  spoken.forEach((span, k) => {
    const first = k === 0;
    const start = first ? block.start : from + span.start;
    const end = from + span.end;
    const addresses = addressesIn(text, from + span.start, end);
    let words = wordsBetween(text, from + span.start, end, addresses);
    const cuts: Span[] = [];
    if (first && label !== undefined) cuts.push({ start: label.start, end: label.end });
    let at = from + span.start;
    if (first && label === undefined) {
      // A dash may open speech instead: "— Хто знає?"
      const bullet = BULLET.exec(words);
      if (bullet !== null && !bullet[0].startsWith('—')) {
        cuts.push({ start: at, end: at + bullet[0].length });
        at += bullet[0].length;
      }
      const pictographs = pictographsAt(text, at);
      if (pictographs > 0) {
        cuts.push({ start: at, end: at + pictographs });
        at += pictographs;
      }
      const file = PICTURE_FILE.exec(words.slice(0, 80))?.[0].length ?? 0;
      if (file > 0) {
        cuts.push({ start: at, end: at + file });
        at += file;
      }
      if (stamp > 0) {
        cuts.push({ start: at, end: from + stamp });
        at = from + stamp;
      }
      const labelled = LABELLED.exec(text.slice(at, Math.min(end, at + 40)))?.[0].length ?? 0;
      if (labelled > 0) {
        cuts.push({ start: at, end: at + labelled });
        at += labelled;
      }
      const dateline = datelineEnd(text, at, end, told < TOP, lexicon, told === 0);
      if (dateline > at) {
        cuts.push({ start: at, end: dateline });
        at = dateline;
        words = wordsBetween(
          text,
          at,
          end,
          addresses.filter((address) => address.start >= dateline),
        );
      }
    }
    const opened = speaker === undefined ? at : talkOpeningEnd(text, at, end, block.language);
    const connective = connectiveEnd(text, opened, end, block.language);
    if (connective > at) cuts.push({ start: at, end: connective });
    ended ||=
      told >= 0 && last && endsStory(fold(words)) && sentenceVerdict(words, lexicon, speaker !== undefined, asks, moderates) !== undefined;
    const verdict = ended ? BEHIND_END : sentenceVerdict(words, lexicon, speaker !== undefined, asks, moderates);
    put(start, end, block, verdict?.kind ?? 'sentence', verdict?.rule ?? 'sentence', {
      cuts: joinCuts([...cuts, ...addresses.filter((address) => address.start >= (cuts.at(-1)?.end ?? start))]),
      speaker,
    });
  });
}

/** A sentence as it is judged: without the addresses in it and the pictographs before it. */
function wordsBetween(text: string, start: number, end: number, addresses: readonly Span[]): string {
  let words = '';
  let at = start + pictographsAt(text, start);
  for (const address of addresses) {
    words += text.slice(at, Math.max(at, address.start));
    at = Math.max(at, address.end);
  }
  return (words + text.slice(at, end)).trim() || text.slice(start, end);
}

/** "KARUM, April 24. /NNA/. ", "KARUM, 24 April. ", "КАРУМ, 24 квітня. ". */
const PLACE_AND_DAY =
  /^\p{Lu}{3}[\p{L} .'’,-]{0,40}, (?:\d{1,2} \p{L}{3,10}|\p{Lu}\p{L}{2,8}(?: \d{1,2})?)\. (?:\/[^/\n]{2,30}\/\.? ?(?:[-–—] ?)?)?(?=[\p{Lu}“"])/u;
/** Words that only head a paragraph: "Why it matters: …", "Details: …". */
const LABELLED =
  /^(?:Details|In detail|Why it matters|Driving the news|The big picture|The latest|The details|State of play|Zoom (?:in|out)|Between the lines|Yes, but|What's next|What’s next|What to watch|Catch up quick|Go deeper|The bottom line|By the numbers|UPDATE(?: \d{1,2})?|BREAKING|JUST IN|NEW): (?=[\p{Lu}“"\d])/u;
const BEHIND_END: Verdict = { kind: 'boilerplate', rule: 'behind the end' };
/** "KARUM BEACH, Norl. -- ". */
const PLACE_IN_STATE = /^\s*\p{Lu}{3}[\p{L} .'’-]{0,27}, \p{Lu}\p{Ll}{1,5}\.\s+(?:[-–—]|>>|\/\/)/u;

/** "Good morning." at the head of a letter. */
function isCourtesy(words: string, lexicon: FurnitureLexicon): boolean {
  if (greets(words)) return true;
  if (words.length > 24) return false;
  const spoken = fold(words).match(/[\p{L}\p{M}']+/gu) ?? [];
  return spoken.length === 2 && spoken.every((word) => lexicon.courtesy.has(word));
}

/** "I am Jim Holm, as Dana told you.", "This is Ann Lee." */
const INTRODUCTION =
  /^(?:(?:[Aa]nd|[Aa]gain|[Ss]o),? )?(?:I am|I'm|I’m|[Mm]y name is|[Tt]his is) \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}(?:, (?:as|and|from|the|with) [^.!?,]{2,40})?\.$/u;

/** Words of the call or the briefing itself. */
const OF_THE_CALL =
  /\b(?:questions?|call|briefing|gaggle|speakers?|on the record|on background|embargo\w*|distro|raise|mute|zoom|reach out|join(?:ing|ed)?|thank\w*|welcome|folks|transcript|last one|time we have|close with|(?:go|turn|get|hand|going) (?:back |it )?(?:over )?to|glitch\w*|hear|heard|podium|stage|line|link|give us)\b/i;
/** A moderator's news is a whole sentence. [words] */
const NEWS_LEAST = 12;

/** What a moderator tells that is not of the call: "The captain has been rescued, as most of you know, …". */
function tellsNews(words: string): boolean {
  return words.split(/\s+/, NEWS_LEAST).length >= NEWS_LEAST && !OF_THE_CALL.test(words) && /[\p{Ll},] (?!I\b)\p{Lu}/u.test(words);
}

/** "A037.jpgBELT (Reuters) …": the name of a picture's file, glued to what stands below it. */
const PICTURE_FILE = /^\S{1,60}\.(?:jpe?g|png|gif|svg|webp)\s*(?=[\p{Lu}"“])/u;

function joinCuts(cuts: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const cut of cuts) {
    const last = joined.at(-1);
    if (last !== undefined && last.end === cut.start) joined[joined.length - 1] = { start: last.start, end: cut.end };
    else joined.push(cut);
  }
  return joined;
}

function sentenceVerdict(words: string, lexicon: FurnitureLexicon, talk: boolean, asks: boolean, moderates: boolean): Verdict | undefined {
  if (words.length > FURNITURE_MOST) return asks ? { kind: 'question', rule: 'a reporter asks' } : undefined;
  // Lines of a list that ran together around an address.
  if (/\bhttps?:\/\//.test(words) && !/[.!?]["'”’)]*$/.test(words)) return { kind: 'boilerplate', rule: 'address' };
  const furniture = furnitureOf(words, lexicon, false) ?? stageDirection(words) ?? (talk ? undefined : toReader(words));
  if (furniture !== undefined) return furniture;
  if (!talk) return isCourtesy(words, lexicon) ? { kind: 'fragment', rule: 'courtesies' } : undefined;
  if (asks) return { kind: 'question', rule: 'a reporter asks' };
  if (/\?["”’)]*$/.test(words)) return { kind: 'question', rule: 'a question in talk' };
  if (moderates && !tellsNews(words)) return { kind: 'boilerplate', rule: 'the moderator' };
  const spoken = fold(words)
    .replace(/\([^)]*\)/g, ' ')
    .split(/[^\p{L}\p{M}'-]+/u)
    .filter((word) => /\p{L}/u.test(word));
  if (spoken.length <= 14 && spoken.every((word) => lexicon.courtesy.has(word))) return { kind: 'fragment', rule: 'courtesies' };
  if (INTRODUCTION.test(words)) return { kind: 'fragment', rule: 'a speaker names himself' };
  if (/[—–-]$/.test(words) && spoken.length <= 8) return { kind: 'fragment', rule: 'broken off' };
  if (spoken.length <= 2) return { kind: 'fragment', rule: 'few words' };
  if (lexicon.verbs.size > 0 && isPlainTalk(words)) return { kind: 'fragment', rule: 'talk about the talk' };
  return undefined;
}
