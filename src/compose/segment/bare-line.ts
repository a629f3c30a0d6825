import { BULLET, hasVerb, isBare, type Shape, type Verdict } from './block-shape.ts';
import type { Block } from './blocks.ts';
import { CAPTION_MOST_WORDS, isVerbless } from './caption.ts';
import { fold } from './fold.ts';
import type { FurnitureLexicon } from './furniture-lexicon.ts';
import { isNameLike } from './name-like.ts';
import { isTitleCase } from './title-case.ts';

export const BARE_LINE = 'bare line';
export const AMONG_HEADLINES = 'among headlines';

/** Inside a text a bare line of more words, with a verb, is one too: headlines of other stories are shorter. */
const LINE_MOST_WORDS = 16;

export interface Surroundings {
  readonly lexicon: FurnitureLexicon;
  readonly stopless: boolean;
  readonly transcript: boolean;
  readonly named: (name: string) => boolean;
  readonly first: boolean;
  /** A list follows. */
  readonly leads: boolean;
  /** Prose follows. */
  readonly speech: boolean;
  /** One of a list of goods and sums. */
  readonly listed: boolean;
  /** A name and a post follow. */
  readonly signed: boolean;
  /** Behind two bare lines, and no prose follows. */
  readonly listEnds: boolean;
}

/** "The finance minister, Ann Lee, said:", over what she said. */
const SAYS = /^\p{Lu}.*\b(?:said|says|added|wrote|stated|commented|continued|concluded|told [^:]{2,40}):$/u;

/** Headings, names under pictures, captions and crumbs among the lines of a text. */
export function bareLine(said: string, block: Block, shape: Shape, around: Surroundings): Verdict | undefined {
  const { lexicon } = around;
  const item = block.role === 'item' || shape.bullet;
  if (around.transcript && /^(?:Q(?:[\s:.]|$)|\p{Lu}[\p{L}.'’ -]{1,58}:(?:\s|$))/u.test(said)) return undefined;
  if (around.listEnds && !around.transcript && !around.stopless && !shape.ended && !item)
    return { kind: 'boilerplate', rule: AMONG_HEADLINES };
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
  if (around.listed) return undefined;
  if (/^[“"«„‘'].*[”"»“’']$/u.test(said) && shape.words >= 5)
    return around.signed ? { kind: 'heading', rule: 'a quotation set apart' } : undefined;
  if (item) {
    if (isNameLike(said.replace(BULLET, ''), NAMES_IN_ITEM)) return { kind: 'fragment', rule: 'names alone' };
    if (shape.words >= 5 || (shape.words >= 3 && /\d/.test(said.replace(BULLET, '')))) return undefined;
    return { kind: 'fragment', rule: 'item of few words' };
  }
  if (shape.colon && (shape.words >= 8 || (around.speech && SAYS.test(said))) && hasVerb(said, lexicon)) return undefined;
  if (
    shape.colon &&
    around.leads &&
    fold(said)
      .split(/[^\p{L}']+/u)
      .some((word) => lexicon.verbs.has(word))
  )
    return undefined;
  if (/[,;—–-]$/.test(said) && shape.words >= 6) return undefined;
  if (!around.stopless && !shape.colon && isTitleCase(said, TITLE_LEAST)) return { kind: 'heading', rule: 'in capitals' };
  if (shape.words > LINE_MOST_WORDS && !around.first && (lexicon.verbs.size === 0 || hasVerb(said, lexicon))) return undefined;
  if (around.stopless && shape.words >= 5 && (lexicon.verbs.size === 0 || hasVerb(said, lexicon))) return undefined;
  if (around.transcript) return shape.words <= 12 && !hasVerb(said, lexicon) ? { kind: 'heading', rule: BARE_LINE } : undefined;
  if (shape.words <= 4 && isNameLike(said, 4) && around.named(said)) return { kind: 'caption', rule: 'a name on its own' };
  return { kind: 'heading', rule: BARE_LINE };
}

/** So many longer words show whether a line is set in capitals. */
const TITLE_LEAST = 4;

/** An item of names alone has no more of them. */
const NAMES_IN_ITEM = 8;

/** So many bare names are looked up in a text, and so many places of each: more are a list. Keeps the work linear. */
const NAMES_MOST = 50;
const PLACES_MOST = 20;

/** Tells whether the text has a name inside a sentence too. */
export function namesOf(text: string): (name: string) => boolean {
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
