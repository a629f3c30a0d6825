import type { Page, Shape } from './block-shape.ts';
import type { Block } from './blocks.ts';
import { fold, trimmed } from './fold.ts';
import { isNameLike } from './name-like.ts';

/** Marks links to other stories, notes and the sender's praise of itself behind a story, by the headings above them. */
export function markEndMatter({ text, blocks, shapes, slices, verdicts, lexicon }: Page): void {
  let tail: 'links' | 'notes' | 'blurb' | 'pointer' | undefined;
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
      if (
        lexicon.tails.has(key) ||
        lexicon.notes.has(key) ||
        /^(?:read )?more from (?:the )?\p{Alphabetic}+(?: \p{Alphabetic}+){0,2}$/u.test(key)
      ) {
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
      else if (verdict.kind === 'boilerplate' && prose > 0 && shape.words <= 4 && POINTS.test(said)) tail = 'pointer';
      return;
    }
    if (tail === 'pointer') {
      if (!shape.ended && (shape.bullet || block.role === 'item')) verdicts[i] = { kind: 'boilerplate', rule: 'a list of other stories' };
      else tail = undefined;
      return;
    }
    if (tail === 'blurb') verdicts[i] = { kind: 'boilerplate', rule: 'about the sender' };
    else if (tail !== undefined) {
      const notes =
        tail === 'notes' &&
        (shape.words < 20 ||
          (/["“”«»]/.test(said) && shape.words < 40 && !/[.!?]["”»]?\s+\p{Uppercase}[^.!?]*[.!?]["”»]?\s+\p{Uppercase}/u.test(said)));
      if (notes || (tail === 'links' && !(shape.ended && /[.!]/.test(said.slice(-3)) && shape.words > 4)))
        verdicts[i] = { kind: 'boilerplate', rule: 'behind end matter' };
      else tail = undefined;
    }
  });
}

/** Over a list of other stories, between the paragraphs of one. */
const POINTS =
  /^\W*(?:also read|read also|read more|read next|see also|related(?: (?:stories|articles|news|coverage))?|more on this(?: story)?|don['’]t miss)\W*$/iu;

/** "# Notebook", "# dpa-Notizblock": what a wire tells those who take its copy, to its end. */
const NOTEBOOK = /^#{1,3} ?(?:dpa-)?(?:notebook|notizblock)\s*$/iu;

/** Marks a wire's notebook behind a story. */
export function markNotebook({ slices, verdicts }: Page): void {
  const at = slices.findIndex((said) => said !== undefined && NOTEBOOK.test(said));
  if (at > 0 && verdicts.slice(0, at).some((verdict) => verdict === undefined))
    for (let i = at; i < slices.length; i++) verdicts[i] = { kind: 'boilerplate', rule: "a wire's notebook" };
}

/** Where a press release tells whom to ask. [UTF-16 units] */
const RELEASE_END = 2000;

/** "About Northern Rail": the sender's praise of itself, at the foot of a press release. */
function isBlurbHead(said: string, shape: Shape): boolean {
  return !shape.ended && /^About \p{Uppercase}/u.test(said) && shape.words <= 7 && isNameLike(said.slice(6).replace(/[:.]$/, ''), 6);
}

/** Marks what stands at the foot of a text: a signature, notes on its authors, teasers of other stories behind its end. */
export function markFoot(page: Page): void {
  signature(page);
  if (page.transcript) return;
  aboutAuthors(page);
  behindTheEnd(page);
}

/** What pages and wires set right behind a story. */
const END =
  /^\W*(?:(?:reporting|additional reporting|writing|editing|edited|compiled|with inputs) (?:by|from)\b|published in [^,]{2,40},|©|copyright\b|all rights reserved|our standards|(?:leave|post|add) a (?:comment|reply)|no comments|comments are closed|this story has not been edited|read the (?:original|full) (?:article|story|report|text)\b|.{3,80} contributed to this (?:report|story|article)|what's your reaction|%d bloggers)/u;
/** Whether a line or sentence is one that pages set right behind a story. */
export const endsStory = (folded: string): boolean => END.test(folded);

/** And what may stand between the last paragraphs too. */
const NEAR_END =
  /^\W*(?:also read$|related (?:stories|articles|news|posts)|most (?:read|popular)|you may also like|more (?:from|stories|news)\b|share this$|recommended for you|latest (?:news|stories|posts))/u;
/** Nothing stands behind it but the page's praise of itself. */
const LAST_OF_ALL = /^\W*read the original\b/;
const READ_MORE = /^\W*read (?:the )?(?:original|full|more)\b/;
/** So many blocks of prose are news, whatever they stand behind. */
const PROSE_BEHIND = 2;
/** So much of a text's prose stands before its end. */
const BEFORE_END = 0.6;
const BEFORE_NEAR_END = 0.85;
/** A sentence on its own in a block, not a label. [words] */
const PROSE_LEAST = 8;

/** Behind the end of a story, blocks of prose that stand alone among headlines and links are other stories' teasers. */
function behindTheEnd({ shapes, slices, verdicts }: Page): void {
  const isProse = (i: number): boolean => verdicts[i] === undefined && (shapes[i] as Shape).words >= PROSE_LEAST;
  const all = shapes.reduce((sum, { words }, i) => sum + (isProse(i) ? words : 0), 0);
  const more = slices.flatMap((said, i) => (said !== undefined && READ_MORE.test(fold(said)) ? [i] : []));
  // A digest ends each of its stories so.
  const digest = more.length > 1 && shapes.some((_, i) => i > (more[0] as number) && i < (more.at(-1) as number) && isProse(i));
  let before = 0;
  let blocks = 0;
  let end = -1;
  for (let i = 0; i < shapes.length && end < 0; i++) {
    if (isProse(i)) {
      before += (shapes[i] as Shape).words;
      blocks++;
    } else if (verdicts[i] !== undefined && blocks >= 2) {
      const folded = fold(slices[i] ?? '');
      if (digest && READ_MORE.test(folded)) continue;
      if ((before >= BEFORE_END * all && END.test(folded)) || (before >= BEFORE_NEAR_END * all && NEAR_END.test(folded))) end = i;
    }
  }
  if (end < 0) return;
  const last = verdicts.findIndex((verdict, i) => i >= end && verdict !== undefined && LAST_OF_ALL.test(fold(slices[i] ?? '')));
  const once = slices.filter((said) => said !== undefined && LAST_OF_ALL.test(fold(said))).length === 1;
  const behind = shapes.filter((_, i) => i > last && isProse(i)).length;
  if (last >= 0 && once && behind < PROSE_BEHIND)
    for (let i = last + 1; i < shapes.length; i++) verdicts[i] ??= { kind: 'boilerplate', rule: 'behind the end' };
  for (let i = end + 1; i + 1 < shapes.length; i++) if (isProse(i) && isProse(i + 1)) return;
  const names = namesIn(slices.slice(0, end).filter((_, i) => verdicts[i] === undefined));
  for (let i = end + 1; i < shapes.length; i++) if (isProse(i) && goesOn(slices[i], verdicts[i - 1], names)) return;
  for (let i = end + 1; i < shapes.length; i++) verdicts[i] ??= { kind: 'boilerplate', rule: 'behind the end' };
}

const NAME = /(?<=\p{Lowercase}[,;]? )\p{Uppercase}[\p{Alphabetic}\p{M}’'-]{2,}/gu;
/** Names inside the sentences of some blocks. */
function namesIn(said: readonly (string | undefined)[]): Set<string> {
  return new Set(said.flatMap((words) => words?.match(NAME) ?? []));
}

/** Whether a paragraph behind the end has two names of the story and no headline of its own above it: it belongs to the story. */
function goesOn(said: string | undefined, above: Page['verdicts'][number], names: ReadonlySet<string>): boolean {
  return above?.kind !== 'heading' && [...namesIn([said])].filter((name) => names.has(name)).length >= 2;
}

/** "Ms. Holm is a former inspector and the author of …": who wrote an opinion piece, whom its text names nowhere else. */
const CONTRIBUTOR =
  /^(?:M(?:rs?|s|x)\.?|Dr\.?|Prof\.?|Professor|Sir|Dame|Senator|Sen\.|Rep\.|Gen\.|Ambassador) (\p{Uppercase}[\p{Alphabetic}'’-]+)(?: \p{Uppercase}[\p{Alphabetic}'’-]+)?(?:, [^,.]{3,60},)? (?:is|was|teaches|writes|directs|leads|runs|served|has written|has been)\b[^!?]*\b(?:author of|professor|fellow|columnist|contributing|contributor|former|founder|director|writer|journalist|co-?host|correspondent|editor|scholar|teaches|historian|analyst|served)\b[^!?]*[.”"]$/u;

/** What a paper says of its own writers stands in the last blocks. */
const AUTHORS_MOST = 10;

/** "Jane Roe covers energy for …", where a byline names her: a note on the author, at the foot. */
function aboutAuthors({ text, blocks, slices, verdicts }: Page): void {
  const surnames = new Set<string>();
  const told = verdicts.flatMap((verdict, i) => (verdict === undefined ? [i] : []));
  for (const i of told.slice(2).slice(-LAST)) {
    const said = slices[i] ?? '';
    const name = WRITER.test(said) && !BEFELL.test(said) ? WRITER.exec(said)?.[1] : undefined;
    if (name !== undefined && !text.slice(0, (blocks[i] as Block).start).includes(name.split(' ').at(-1) as string))
      verdicts[i] = { kind: 'boilerplate', rule: 'about the author' };
  }
  verdicts.forEach((verdict, i) => {
    if (verdict?.kind !== 'byline') return;
    for (const match of (slices[i] ?? '').matchAll(/\p{Uppercase}[\p{Alphabetic}\p{M}'’-]+/gu)) surnames.add(match[0].toLowerCase());
  });
  const near = [...told.slice(0, FIRST), ...told.slice(-LAST)];
  for (const i of near) {
    const said = slices[i] ?? '';
    const name = CONTRIBUTOR.exec(said)?.[1];
    if (name === undefined || BEFELL.test(said) || FATE.test(said)) continue;
    if (told.every((k) => k === i || !(slices[k] ?? '').includes(name))) verdicts[i] = { kind: 'boilerplate', rule: 'about the author' };
  }
  if (surnames.size === 0) return;
  for (let i = Math.max(1, slices.length - AUTHORS_MOST); i < slices.length; i++) {
    const said = slices[i];
    if (said === undefined || verdicts[i] !== undefined) continue;
    const match = AUTHOR_NOTE.exec(said);
    const names = match?.[1]?.split(/\s+/) ?? [];
    if (
      names.length > 0 &&
      !FATE.test(said) &&
      names.every((name) => name.length <= 2 || surnames.has(name.toLowerCase())) &&
      surnames.has((names.at(-1) as string).toLowerCase())
    )
      verdicts[i] = { kind: 'boilerplate', rule: 'about the author' };
  }
}
/** So near to the end a paper says who wrote. [blocks] */
const LAST = 4;
/** And above an essay, below its title. [blocks] */
const FIRST = 3;
/** "Ann Lee has worked as a journalist in …", of somebody whom the text does not name before. */
const WRITER =
  /^(\p{Uppercase}[\p{Alphabetic}'’.-]+(?: \p{Uppercase}[\p{Alphabetic}'’.-]+){1,3}) (?:is (?:an? |the |our )|has (?:worked|written|reported) |works |writes |reports )[^.!?]{0,120}\b(?:journalist|correspondent|reporter|columnist|staff writer|freelance(?:r| writer)?|editor|contributor)\b[^.!?;]{0,120}\.?$/u;
/** What befell somebody or what somebody said is no note on an author. */
const BEFELL =
  /\b(?:kill|arrest|shot|shoot|d(?:ie[ds]?|ead|eath|ying)\b|sa(?:id|ys?)\b|told|held|hostage|prison|detain|missing|disappear|free[ds]?\b|releas|wound|injur|hurt|hit|beat|attack|jail|charg|accus|trial|sentenc|fired|sack|dismiss|resign|suspend|expel|deport|abduct|kidnap|kept|taken|facing|faces|who\b|whom\b|whose\b|(?:and|but) (?:is|was|has|had)\b|was\b|were\b|had\b|been\b|being\b)/;
/** A reporter may be news. */
const FATE =
  /\b(?:killed|arrested|shot|died|dead|detained|hostage|missing|wounded|injured|jailed|charged|accused|sentenced|abducted|kidnapped)\b/;
const AUTHOR_NOTE =
  /^(\p{Uppercase}[\p{Alphabetic}\p{M}'’.-]+(?: \p{Uppercase}[\p{Alphabetic}\p{M}'’.-]+){0,3}) (?:covers|writes (?:about|on|for)|reports (?:on|for|from)|is (?:an? |the |based|our )|was (?:an? |previously)|joined|has (?:covered|reported|written|been an? )|(?:previously|currently) )/u;

/** Who signs stands in the last lines, behind "Kind regards,". */
const SIGNATURE_MOST = 12;

function signature({ shapes, slices, verdicts, lexicon }: Page): void {
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
