import type { OmissionReason } from '../model/brief.ts';
import type { Log } from '../model/log.ts';
import type { Source, Span } from '../model/source.ts';
import { detectLanguage } from '../text/language.ts';
import { sentences } from '../text/sentences.ts';
import { type Block, blocksOf } from './blocks.ts';
import { connectiveEnd, datelineEnd, talkOpeningEnd } from './cuts.ts';
import { FURNITURE_MOST, type FurnitureLexicon, fold, furnitureLexicon, furnitureOf, isNameLike, trimmed } from './furniture.ts';
import { type Label, transcriptOf } from './speakers.ts';
import { isPlainTalk } from './talk.ts';
import type { Unit } from './unit.ts';

/** A bare line of more words is a sentence whose full stop was forgotten. */
const HEADING_MOST_WORDS = 25;
/** Inside a text a bare line of more words, with a verb, is one too: headlines of other stories are shorter. */
const LINE_MOST_WORDS = 16;
/** A headline is looked for in the first blocks only. */
const TOP = 12;
const ENDED = /[.!?…。！？؟۔।](?:["'”’»«“‘)\]]|\s[»«])*(?:\s*\[\d+\])*$/u;
const BULLET = /^(?:[*•⁃▪●◦‣·–—-]|\d{1,2}[.)]|[a-z]\))\s+/;

interface Verdict {
  readonly kind: OmissionReason;
  readonly rule: string;
}

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
  const shapes = blocks.map((block) => shapeOf(text, block));
  const verdicts = judge(source, blocks, shapes, lexicon, transcript !== undefined);

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
      talk(source, { ...block, start, end }, turn, transcript === undefined ? undefined : speaker, lexicon, i, put);
      paragraph++;
    });
  });
  return units;
}

/** What a block looks like, before it is judged. */
interface Shape {
  readonly words: number;
  /** Ends with a mark that ends sentences. */
  readonly ended: boolean;
  readonly bullet: boolean;
  readonly colon: boolean;
}

function shapeOf(text: string, block: Block): Shape {
  const tail = text.slice(Math.max(block.start, block.end - 12), block.end);
  let words = 0;
  let wide = 0;
  let inside = false;
  const most = Math.min(block.end, block.start + 4 * FURNITURE_MOST);
  for (let i = block.start; i < most; i++) {
    const code = text.charCodeAt(i);
    const space = code <= 0x20 || code === 0xa0;
    if ((code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xe00 && code <= 0xe7f)) wide++;
    if (!space && !inside) words++;
    inside = !space;
  }
  // Scripts without spaces: two characters count as a word.
  return {
    words: words + (wide >> 1),
    ended: ENDED.test(tail),
    bullet: BULLET.test(text.slice(block.start, block.start + 6)),
    colon: /:$/.test(tail),
  };
}

/** "Japan tops the U.S.": the stop belongs to the word. */
function endsInAbbreviation(words: string): boolean {
  return /(?:^|\s)(?:\p{Lu}\.){2,}$/u.test(words);
}

function hasVerb(words: string, lexicon: FurnitureLexicon): boolean {
  return fold(words)
    .split(/[^\p{L}\p{M}']+/u)
    .some((word) => lexicon.verbs.has(word) || (/\p{L}{2}(?:ed|n't|'s|'re|'ve)$/u.test(word) && lexicon.verbs.size > 0));
}

/** Why each block is left out whole; undefined where its sentences are judged one by one. */
function judge(
  source: Source,
  blocks: readonly Block[],
  shapes: readonly Shape[],
  lexicon: FurnitureLexicon,
  transcript: boolean,
): (Verdict | undefined)[] {
  const { text } = source;
  const slices = blocks.map((block) => (block.end - block.start > 2 * FURNITURE_MOST ? undefined : text.slice(block.start, block.end)));
  const verdicts = blocks.map((block, i): Verdict | undefined => {
    const shape = shapes[i] as Shape;
    const said = slices[i];
    switch (block.role) {
      case 'title':
        return { kind: 'title', rule: 'marked as title' };
      case 'heading':
        return shape.ended && shape.words > HEADING_MOST_WORDS ? undefined : { kind: 'heading', rule: 'marked as heading' };
      case 'caption':
      case 'table':
      case 'byline':
      case 'boilerplate':
        return { kind: block.role, rule: `marked as ${block.role}` };
      default:
        if (said === undefined) return undefined;
        return furnitureOf(said, lexicon, true) ?? tableOf(said, shape) ?? stageDirection(said) ?? greetingOf(said, shape, lexicon);
    }
  });

  const title = titleOf(source, blocks, shapes, slices, verdicts);
  if (title >= 0) {
    verdicts[title] = { kind: 'title', rule: 'first line' };
    for (let i = 0; i < title; i++)
      if (verdicts[i] === undefined && !(shapes[i] as Shape).ended) verdicts[i] = { kind: 'boilerplate', rule: 'above the title' };
  }

  // Bare lines. A text written without full stops (posts, lists of headlines) has no headings but its lines.
  const open = blocks.filter((block, i) => verdicts[i] === undefined && block.role !== 'heading').length;
  const bare = blocks.filter((_, i) => verdicts[i] === undefined && isBare(shapes[i] as Shape, slices[i])).length;
  const stopless = open >= 4 && bare > 0.7 * open;
  const named = namesOf(text);
  let tail: 'links' | 'notes' | 'blurb' | undefined;
  let prose = 0;
  const released = /media contact|press contact|press office|contact:|notes to editors|for immediate release|\S@\S/i.test(
    text.slice(-RELEASE_END) + text.slice(0, 300),
  );
  blocks.forEach((block, i) => {
    const shape = shapes[i] as Shape;
    const said = slices[i];
    const verdict = verdicts[i];
    if (verdict === undefined && shape.ended && shape.words > 7) prose++;
    if (said === undefined) {
      tail = undefined;
      return;
    }
    // End matter: not near the top, where the same words are links of the page.
    if (
      (verdict === undefined || verdict.kind === 'heading' || verdict.kind === 'boilerplate') &&
      shape.words <= 7 &&
      prose >= 2 &&
      block.start > 0.3 * text.length
    ) {
      const key = trimmed(fold(said));
      if (lexicon.tails.has(key) || lexicon.notes.has(key) || /^(?:read )?more from (?:the )?\p{L}+(?: \p{L}+){0,2}$/u.test(key)) {
        tail = lexicon.notes.has(key) ? 'notes' : 'links';
        verdicts[i] = verdict?.kind === 'boilerplate' ? verdict : { kind: 'heading', rule: 'end matter' };
        return;
      }
      if (released && isBlurbHead(said, shape)) {
        tail = 'blurb';
        verdicts[i] = { kind: 'heading', rule: 'about the sender' };
        return;
      }
    }
    if (verdict !== undefined) {
      if (verdict.kind === 'heading') tail = undefined;
      return;
    }
    if (tail === 'blurb') {
      verdicts[i] = { kind: 'boilerplate', rule: 'about the sender' };
      return;
    }
    if (tail !== undefined) {
      const notes =
        tail === 'notes' &&
        (shape.words < 20 || (/["“”«»]/.test(said) && shape.words < 40 && !/[.!?]["”»]?\s+\p{Lu}[^.!?]*[.!?]["”»]?\s+\p{Lu}/u.test(said)));
      if (notes || (tail === 'links' && !(shape.ended && /[.!]/.test(said.slice(-3)) && shape.words > 4))) {
        verdicts[i] = { kind: 'boilerplate', rule: 'behind end matter' };
        return;
      }
      tail = undefined;
    }
    if (block.role === 'quote' || block.role === 'heading') return;
    verdicts[i] = bareLine(said, block, shape, {
      lexicon,
      stopless,
      transcript,
      named,
      first: i === 0 || (title >= 0 && i === title + 1),
      leads: blocks[i + 1]?.role === 'item' || shapes[i + 1]?.bullet === true,
    });
  });
  signature(shapes, slices, verdicts, lexicon);
  if (!transcript) {
    byTheByline(title, shapes, slices, verdicts);
    aboutAuthors(slices, verdicts);
  }

  // A place between the title and the date line: where it was said.
  if (title >= 0)
    for (let i = title + 1; i < Math.min(blocks.length, title + 4); i++) {
      if (verdicts[i]?.kind === 'dateline') {
        for (let k = title + 1; k < i; k++)
          if ((verdicts[k]?.kind === 'heading' || verdicts[k]?.kind === 'caption') && isNameLike(slices[k] ?? '', 10))
            verdicts[k] = { kind: 'dateline', rule: 'above the date line' };
        break;
      }
    }
  return verdicts;
}

function isBare(shape: Shape, said: string | undefined): boolean {
  return said !== undefined && shape.words <= HEADING_MOST_WORDS && (!shape.ended || (shape.words <= 12 && endsInAbbreviation(said)));
}

/** Where a press release tells whom to ask. [UTF-16 units] */
const RELEASE_END = 2000;

/** "About Northern Rail": the sender's praise of itself, at the foot of a press release. */
function isBlurbHead(said: string, shape: Shape): boolean {
  return !shape.ended && /^About \p{Lu}/u.test(said) && shape.words <= 7 && isNameLike(said.slice(6).replace(/[:.]$/, ''), 6);
}

/** What a paper says of its own writers stands in the last blocks. */
const AUTHORS_MOST = 10;

/** "Jane Roe covers energy for …", where a byline names her: a note on the author, at the foot. */
function aboutAuthors(slices: readonly (string | undefined)[], verdicts: (Verdict | undefined)[]): void {
  const surnames = new Set<string>();
  verdicts.forEach((verdict, i) => {
    if (verdict?.kind !== 'byline') return;
    for (const match of (slices[i] ?? '').matchAll(/\p{Lu}[\p{L}\p{M}'’-]+/gu)) surnames.add(match[0].toLowerCase());
  });
  if (surnames.size === 0) return;
  for (let i = Math.max(1, slices.length - AUTHORS_MOST); i < slices.length; i++) {
    const said = slices[i];
    if (said === undefined || verdicts[i] !== undefined) continue;
    const match = AUTHOR_NOTE.exec(said);
    const names = match?.[1]?.split(/\s+/) ?? [];
    if (names.length > 0 && surnames.has((names.at(-1) as string).toLowerCase()))
      verdicts[i] = { kind: 'boilerplate', rule: 'about the author' };
  }
}
const AUTHOR_NOTE =
  /^(\p{Lu}[\p{L}\p{M}'’.-]+(?: \p{Lu}[\p{L}\p{M}'’.-]+){0,3}) (?:covers|writes (?:about|on|for)|reports (?:on|for|from)|is (?:an? |the |based|our )|was (?:an? |previously)|joined|has (?:covered|reported|written|been an? )|(?:previously|currently) )/u;

/** Index of the title, or −1. */
function titleOf(
  source: Source,
  blocks: readonly Block[],
  shapes: readonly Shape[],
  slices: readonly (string | undefined)[],
  verdicts: readonly (Verdict | undefined)[],
): number {
  if (verdicts.some((verdict) => verdict?.kind === 'title')) return -1;
  const most = Math.min(TOP, blocks.length);
  const letters = (words: string): string =>
    fold(words)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  if (source.headline !== undefined) {
    const headline = letters(source.headline);
    for (let i = 0; i < most; i++) {
      const said = slices[i];
      if (
        said !== undefined &&
        headline !== '' &&
        letters(said) === headline &&
        (verdicts[i] === undefined || verdicts[i]?.kind === 'heading')
      )
        return i;
    }
  }
  if (blocks.length < 2) return -1;
  for (let i = 0; i < most; i++) {
    if (verdicts[i] !== undefined) continue;
    const shape = shapes[i] as Shape;
    const said = slices[i];
    const block = blocks[i] as Block;
    if (said === undefined || block.role !== 'text' || shape.bullet) return -1;
    if (!isBare(shape, said)) {
      // "Who blew up the dam?" over a story.
      return i === 0 && /[?!]["”]?$/.test(said) && shape.words <= 20 && !/[.!?]\s/.test(said) ? i : -1;
    }
    if (shape.words <= 3 && i + 1 < most) {
      const next = shapes[i + 1] as Shape;
      if (verdicts[i + 1] === undefined && isBare(next, slices[i + 1]) && next.words > 3 && !next.bullet) continue; // The section's name over the title.
    }
    if (isAboveLinks(i, most, shapes, slices, verdicts)) continue;
    return i;
  }
  return -1;
}

/** A line of the page over a row of its links ("Fund our journalism", "News", "Sport", "Culture"), with another bare line behind them. */
function isAboveLinks(
  at: number,
  most: number,
  shapes: readonly Shape[],
  slices: readonly (string | undefined)[],
  verdicts: readonly (Verdict | undefined)[],
): boolean {
  let links = 0;
  for (let i = at + 1; i < most; i++) {
    const shape = shapes[i] as Shape;
    if (verdicts[i]?.kind === 'boilerplate' || (verdicts[i] === undefined && !shape.ended && shape.words <= 2)) {
      links++;
      continue;
    }
    return (
      links >= ((shapes[at] as Shape).words <= 3 ? 1 : 3) &&
      verdicts[i] === undefined &&
      shape.words > 3 &&
      !shape.bullet &&
      isBare(shape, slices[i])
    );
  }
  return false;
}

/** "Dear readers," */
function greetingOf(said: string, shape: Shape, lexicon: FurnitureLexicon): Verdict | undefined {
  if (shape.words > 8 || !/[,!:]$/.test(said)) return undefined;
  const folded = fold(said);
  return lexicon.greetings.some((word) => folded.startsWith(word) && !/^\p{L}/u.test(folded.slice(word.length)))
    ? { kind: 'boilerplate', rule: 'greeting' }
    : undefined;
}

/** Who signs stands in the last lines, behind "Kind regards,". */
const SIGNATURE_MOST = 12;

function signature(
  shapes: readonly Shape[],
  slices: readonly (string | undefined)[],
  verdicts: (Verdict | undefined)[],
  lexicon: FurnitureLexicon,
): void {
  for (let i = Math.max(1, slices.length - SIGNATURE_MOST); i < slices.length; i++) {
    const said = slices[i];
    if (said === undefined || (shapes[i] as Shape).words > 4 || !lexicon.farewells.has(trimmed(fold(said)))) continue;
    for (let k = i; k < slices.length; k++) {
      const shape = shapes[k] as Shape;
      if (slices[k] === undefined || (shape.ended && shape.words > 6)) return;
      if (verdicts[k] === undefined || verdicts[k]?.kind === 'heading') verdicts[k] = { kind: 'boilerplate', rule: 'signature' };
    }
    return;
  }
}

/** "Ann Lee and Bo Chen in Rio de Janeiro". */
const NAME_IN_PLACE = /^\p{Lu}[\p{L}.'’-]+(?:,? (?:and )?\p{Lu}[\p{L}.'’-]*){1,7} in (?:\p{Lu}[\p{L}.'’-]+|de|la|the|and|,| )+$/u;

/** Names and posts beside the byline or the date line, above the story: "Ukraine correspondent, Kyiv". */
function byTheByline(
  title: number,
  shapes: readonly Shape[],
  slices: readonly (string | undefined)[],
  verdicts: (Verdict | undefined)[],
): void {
  if (title < 0) return;
  let last = title + 1;
  while (last < verdicts.length && last < title + 2 * TOP && verdicts[last] !== undefined) last++;
  for (let i = title + 1; i < last; i++) {
    const said = slices[i];
    const kind = verdicts[i]?.kind;
    if (said === undefined || (kind !== 'heading' && kind !== 'caption') || (shapes[i] as Shape).words > 10) continue;
    const beside = [verdicts[i - 1], verdicts[i + 1]].some((verdict) => verdict?.kind === 'byline' || verdict?.kind === 'dateline');
    if (
      NAME_IN_PLACE.test(said) ||
      (beside && (shapes[i] as Shape).words <= 6 && (isNameLike(said, 8) || verdicts[i - 1]?.kind === 'byline'))
    )
      verdicts[i] = { kind: 'byline', rule: 'beside the byline' };
  }
}

interface Surroundings {
  readonly lexicon: FurnitureLexicon;
  readonly stopless: boolean;
  readonly transcript: boolean;
  readonly named: (name: string) => boolean;
  readonly first: boolean;
  /** A list follows. */
  readonly leads: boolean;
}

/** Headings, names under pictures, captions and crumbs among the lines of a text. */
function bareLine(said: string, block: Block, shape: Shape, around: Surroundings): Verdict | undefined {
  const { lexicon } = around;
  const item = block.role === 'item' || shape.bullet;
  if (around.transcript && /^(?:Q(?:[\s:.]|$)|\p{Lu}[\p{L}.'’ -]{1,58}:(?:\s|$))/u.test(said)) return undefined;
  if (!isBare(shape, said)) {
    if (!shape.ended || item) return undefined;
    // "What do we know so far?" between paragraphs; a caption that is no sentence.
    if (!around.transcript && /\?["”]?$/.test(said) && shape.words <= 14 && !/[.!?]["”]?\s/.test(said))
      return { kind: 'heading', rule: 'a question on its own' };
    if (!around.transcript && lexicon.verbs.size > 0 && shape.words <= CAPTION_MOST_WORDS && !around.first && isVerbless(said, lexicon))
      return { kind: 'caption', rule: 'no verb' };
    return undefined;
  }
  if (around.transcript && !around.first && !/^\p{Lu}/u.test(said)) return undefined;
  if (/^[“"«„‘'].*[”"»“’']$/u.test(said) && shape.words >= 5) return undefined;
  if (item) {
    if (shape.words >= 5 || (shape.words >= 3 && /\d/.test(said))) return undefined;
    return { kind: 'fragment', rule: 'item of few words' };
  }
  if (shape.colon && shape.words >= 8 && hasVerb(said, lexicon)) return undefined;
  if (
    shape.colon &&
    around.leads &&
    fold(said)
      .split(/[^\p{L}']+/u)
      .some((word) => lexicon.verbs.has(word))
  )
    return undefined;
  if (/[,;—–-]$/.test(said) && shape.words >= 6) return undefined;
  if (shape.words > LINE_MOST_WORDS && !around.first && (lexicon.verbs.size === 0 || hasVerb(said, lexicon))) return undefined;
  if (around.stopless && shape.words >= 5 && (lexicon.verbs.size === 0 || hasVerb(said, lexicon))) return undefined;
  if (around.transcript) return shape.words <= 12 && !hasVerb(said, lexicon) ? { kind: 'heading', rule: 'bare line' } : undefined;
  if (shape.words <= 4 && isNameLike(said, 4) && around.named(said)) return { kind: 'caption', rule: 'a name on its own' };
  return { kind: 'heading', rule: 'bare line' };
}

/** So many bare names are looked up in a text, and so many places of each: more are a list. Keeps the work linear. */
const NAMES_MOST = 50;
const PLACES_MOST = 20;

/** Tells whether the text has a name inside a sentence too. */
function namesOf(text: string): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    if (!/\s/.test(name) || known.size >= NAMES_MOST) return false;
    let found = false;
    let places = 0;
    for (let at = text.indexOf(name); at >= 0 && !found && places < PLACES_MOST; at = text.indexOf(name, at + name.length)) {
      places++;
      found =
        /[\p{L},] $/u.test(text.slice(Math.max(0, at - 2), at)) ||
        /^(?:,| \p{Ll}|'s|’s)/u.test(text.slice(at + name.length, at + name.length + 3));
    }
    known.set(name, found);
    return found;
  };
}

/** A caption that is told by having no verb is short. */
const CAPTION_MOST_WORDS = 20;
const JOINTS =
  /^(?:of|the|and|or|in|with|for|from|to|on|at|by|a|an|near|off|during|after|before|as|along|against|outside|inside|under|over|through|between|who|that|which|while|similar|left|right|not)$/;
const MANY = /s$|^(?:police|people|men|women|children|cattle)$/;

/** One sentence in which nothing can be a finite verb: "HMS Kent at anchor off Malta in 1999." */
function isVerbless(said: string, lexicon: FurnitureLexicon): boolean {
  if (/[.!?]["”)]?\s+\p{Lu}/u.test(said.replace(/\b(?:\p{Lu}\.)+\s|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|No)\.\s/gu, '')) || /["“”]/.test(said))
    return false;
  const words = said.split(/[^\p{L}\p{M}\p{N}'’-]+/u).filter((word) => word !== '');
  if (words.length < 4) return false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    const small = word.toLowerCase().replace('’', "'");
    const capital = /^\p{Lu}/u.test(word);
    if (lexicon.verbs.has(small) && !(capital && i > 0)) return false;
    if (/n't$|'(?:s|re|ve|ll|d)$/.test(small) && !capital) return false;
    if (/^(?:i|he|she|they|we|you|it|this|these|there)$/.test(small)) return false;
    // "The rebels control", "Police clash": what follows a plural may be a verb.
    const before = (words[i - 1] ?? '').toLowerCase();
    if (!capital && i > 0 && MANY.test(before) && !JOINTS.test(small) && !/(?:ing|ly)$/.test(small)) return false;
    if (capital || /\d/.test(word)) continue;
    if (/ed$/.test(small) && words[i + 1] !== 'by') return false;
    if (
      /[^s]s$/.test(small) &&
      !/^(?:of|the|and|in|with|for|from|to|on|at|by|a|an|near|\d.*|two|three|four|five|six|ten|dozens|hundreds|thousands)$/.test(
        (words[i - 1] ?? '').toLowerCase(),
      )
    )
      return false;
  }
  return /\b(?:at|in|on|near|of|with|outside|after|during|from|to|by|off)\b/.test(said);
}

/** Rows of columns and rows of numbers. */
function tableOf(said: string, shape: Shape): Verdict | undefined {
  if (shape.ended) return undefined;
  if (/\t[^\t]*\t/.test(said) || (said.match(/\s\|\s/g)?.length ?? 0) >= 2 || /^\|.*\|$/.test(said))
    return { kind: 'table', rule: 'columns' };
  const words = said.split(/\s+/);
  const numbers = words.filter((word) => /^[-+−(]?[\d.,:%$€£/]+\)?$/.test(word)).length;
  return words.length >= 4 && numbers >= 0.6 * words.length ? { kind: 'table', rule: 'numbers' } : undefined;
}

function stageDirection(said: string): Verdict | undefined {
  return /^[([][^()[\]]{1,60}[)\]][.!]?$/.test(said) && said.split(/\s+/, 5).length <= 3 && !/[.!?]\s/.test(said)
    ? { kind: 'fragment', rule: 'stage direction' }
    : undefined;
}

type Put = (
  start: number,
  end: number,
  block: Block,
  kind: Unit['kind'],
  rule: string,
  more?: { cuts?: Span[]; speaker?: string | undefined },
) => void;

/** The sentences of one block, or of one turn of talk. */
function talk(
  source: Source,
  block: Block,
  label: Label | undefined,
  speaker: string | undefined,
  lexicon: FurnitureLexicon,
  index: number,
  put: Put,
): void {
  const { text } = source;
  const folded = speaker === undefined ? '' : fold(speaker);
  const asks = speaker !== undefined && lexicon.reporters.has(folded);
  const moderates = speaker !== undefined && lexicon.moderators.has(folded);
  const from = label?.end ?? block.start;
  const spoken = sentences(text.slice(from, block.end), block.language === 'und' ? 'en' : block.language);
  if (spoken.length === 0) {
    put(block.start, block.end, block, 'fragment', 'label alone', { speaker });
    return;
  }
  spoken.forEach((span, k) => {
    const first = k === 0;
    const start = first ? block.start : from + span.start;
    const end = from + span.end;
    const words = text.slice(from + span.start, end);
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
      const dateline = datelineEnd(text, at, end, index < TOP, lexicon);
      if (dateline > at) {
        cuts.push({ start: at, end: dateline });
        at = dateline;
      }
    }
    const opened = speaker === undefined ? at : talkOpeningEnd(text, at, end, block.language);
    const connective = connectiveEnd(text, opened, end, block.language);
    if (connective > at) cuts.push({ start: at, end: connective });
    const verdict = sentenceVerdict(words, lexicon, speaker !== undefined, asks, moderates);
    put(start, end, block, verdict?.kind ?? 'sentence', verdict?.rule ?? 'sentence', { cuts: joinCuts(cuts), speaker });
  });
}

/** "Good morning." at the head of a letter. */
function isCourtesy(words: string, lexicon: FurnitureLexicon): boolean {
  if (words.length > 24) return false;
  const spoken = fold(words).match(/[\p{L}\p{M}']+/gu) ?? [];
  return spoken.length === 2 && spoken.every((word) => lexicon.courtesy.has(word));
}

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
  const furniture = furnitureOf(words, lexicon, false) ?? stageDirection(words);
  if (furniture !== undefined) return furniture;
  if (!talk) return isCourtesy(words, lexicon) ? { kind: 'fragment', rule: 'courtesies' } : undefined;
  if (asks) return { kind: 'question', rule: 'a reporter asks' };
  if (/\?["”’)]*$/.test(words)) return { kind: 'question', rule: 'a question in talk' };
  if (moderates) return { kind: 'boilerplate', rule: 'the moderator' };
  const spoken = fold(words)
    .replace(/\([^)]*\)/g, ' ')
    .split(/[^\p{L}\p{M}'-]+/u)
    .filter((word) => /\p{L}/u.test(word));
  if (spoken.length <= 14 && spoken.every((word) => lexicon.courtesy.has(word))) return { kind: 'fragment', rule: 'courtesies' };
  if (/[—–-]$/.test(words) && spoken.length <= 8) return { kind: 'fragment', rule: 'broken off' };
  if (spoken.length <= 2) return { kind: 'fragment', rule: 'few words' };
  if (lexicon.verbs.size > 0 && isPlainTalk(words)) return { kind: 'fragment', rule: 'talk about the talk' };
  return undefined;
}
