import { attributeOf, type Block, blocksOf, type MarkupNode, nameOf } from './blocks.ts';
import type { Point } from './collect.ts';

/** Parts of an article's element that are not its text, by the names that site builders give them. */
const NAMED =
  /(?:^|[\s_-])(?:(?:image|photo|media|wp|figure|img)?-?_?captions?|(?:photo|image|media|img)-?_?credits?|newsletters?|sign-?ups?|subscri(?:be|ption)s?|promos?|promo-?box|related(?:-?(?:articles?|links?|posts?|content|stories|items))?|read-?(?:more|next|also)|more-?on|share(?:-?(?:bar|buttons?|tools?|links?))?|sharing|sharedaddy|social(?:-?(?:share|links?|media|icons?|bar))?|adverts?|advertisements?|ad-?(?:slot|unit|container|wrapper|label|block|text)|outbrain|taboola|recirc(?:ulation)?|author-?(?:bio|box|info|card)|about-?(?:the-?)?author|timestamps?|tag-?(?:list|s|cloud)|tags|topics-list|breadcrumbs?|comments?(?:-?(?:section|list|count|form))?|disqus|sponsor(?:ed)?|paywall|trending|most-?(?:read|popular|viewed)|popular-?posts|jp-relatedposts|visually-?hidden|sr-?only|screen-?reader-?text|print-?only|noprint|cookie)(?:[\s_-]|$)/i;

/** Lines that sites set between paragraphs. Whole blocks only. */
const LINE =
  /^(?:advertisement|advertising|ad|sponsored(?: content)?|story continues below(?: this)?(?: advertisement)?|article continues(?: below| after)?.{0,40}|continue reading(?: the main story)?|(?:image|photo|picture|media) (?:copyright|caption|source|credit).{0,120}|(?:photo|image|picture|credit|foto|bild)s?(?: by|:| credit:).{0,120}|share (?:this|on|via).{0,60}|share|tweet|print|email|comments?|(?:read|see|view|load) (?:more|also|all)(?: [^.]{0,40})?|(?:follow|like) (?:us|me|him|her|[@\w ]{2,30}) on (?:twitter|facebook|instagram|x)\b.{0,60}|sign up (?:for|to) .{0,100}newsletters?.{0,60}|subscribe (?:to|for|now).{0,100}|click here (?:to|for).{0,100}|loading\.{0,3}|skip (?:to|ad).{0,40}|(?:min(?:ute)?|\d{1,3} min(?:ute)?s?) read|getty images|reuters|ap photo.{0,60}|file photo.{0,20}|enlarge(?: this)?(?: image)?|hide caption|toggle caption|(?:get|receive|have) .{3,100}(?:in|to) your (?:inbox|e-?mail)\b.{0,200}|(?:enjoy(?:ing|ed)|like|liked) (?:this|what).{0,60}\?.{0,160}\b(?:subscri|sign up|newsletter|donat|support|join).{0,160}|by signing up.{0,160}|(?:topics?|tags?|tagged|filed under|more about|explore more)(?: (?:in|with|as|on))?\s?:.{0,200}|copyright(?:ed)? (?:©|\(c\)|\d{4}).{0,200}|©.{0,120}|all rights reserved\.?)$/i;

/** Links to other stories, set as a paragraph of their own. */
const POINTER =
  /^(?:(?:read|see|watch|listen|related|more|also|don['’]t miss|recommended|explained?|analysis|opinion|in pictures|video|photos?|gallery|mehr|lesen sie|lire aussi|à lire|leia|lee|vea|zum thema)\b.{0,12}[:|»>–—-]|►|▶|→|»|>>|•? ?(?:read|see) (?:more|also|next)\b)/i;

/** Headings after which an article's element lists other articles. */
const TAIL =
  /^(?:related(?: (?:articles?|stories|news|content|links?|posts?|topics?|coverage))?|more (?:from|on|in|like|stories|news|about)\b.{0,60}|read (?:more|next|also)|you (?:may|might)(?: also)? (?:like|be interested).{0,30}|recommended(?: (?:for you|stories|reading|articles))?|most (?:read|popular|viewed)|trending(?: now)?|popular (?:now|posts|stories)|latest (?:news|stories|headlines)|up next|see also|what to read next|comments?(?: \(\d+\))?|leave a (?:reply|comment).{0,20}|share this.{0,40}|about the author|tags?|topics?|sign up .{0,60}|newsletter.{0,40})\s?:?$/i;

type Queried = MarkupNode & { querySelectorAll(selector: string): Iterable<Queried>; textContent: string | null; remove(): void };

/** A caption that names who took the picture. */
const CREDITED =
  /(?:\((?:image|photo|picture|credit|foto|bild)s?\s?:[^()]{2,80}\)|\b(?:photograph|photo|picture|image|credit|foto|bild|crédit)s?\s?(?:by\b|:)\s?[^.!?]{2,80}|\bgetty images|\bap photo\S{0,40})$/i;

/** "Ann Example is a senior reporter covering …": what stands below an article of who wrote it. */
const WRITER =
  /^\p{Lu}[\p{L}.'’-]{0,30}(?: \p{L}[\p{L}.'’-]{0,30}){1,3},? (?:is|has been|was|covers|writes|reports)\b.{0,80}\b(?:reporter|correspondent|editor|journalist|columnist|writer|author|fellow|professor|analyst|contributor|freelancer?|producer|covers|writes|reports)\b/u;

/** The heading of readers' comments: nothing below it is the article's. */
const COMMENTS = /^(?:\d{1,5} )?(?:comments?|kommentare|commentaires|comentarios|reactions|replies|responses)(?: ?\(?\d{1,5}\)?)?$/i;

/** [UTF-16 units] Longer than what a list of other stories says of each. */
const TEASER = 250;

/** [UTF-16 units] Longer than any caption. */
const CAPTION = 200;

const NOTICE =
  /\b(?:we|this (?:web)?site|our (?:web)?site|wir|diese (?:web)?seite|nous|ce site|este sitio) (?:and our partners )?(?:uses?|verwende[nt]|nutz(?:en|t)|utilis(?:ons|e)|utiliza)\b.{0,80}\bcookies\b/i;

/** [UTF-16 units] */
const LONGEST_NOTICE = 1500;

/** Boxes that ask about cookies: on a page of one paragraph they are the longer text. */
export function dropNotices(body: Queried): void {
  for (const paragraph of [...body.querySelectorAll('p, span, div, section')].slice(0, 3000)) {
    const text = paragraph.textContent ?? '';
    if (text.length > LONGEST_NOTICE || !NOTICE.test(text)) continue;
    let box = paragraph;
    for (let at = paragraph.parentNode as Queried | null; at !== null && at !== body; at = at.parentNode as Queried | null) {
      if ((at.textContent?.length ?? 0) > LONGEST_NOTICE || [...at.querySelectorAll('h1, article')].length > 0) break;
      box = at;
    }
    box.remove();
    return;
  }
}

/** Words beside a picture, in a box of their own that holds no paragraph, heading or list. */
export function dropCaptions(article: Queried): void {
  // Before Readability, which makes paragraphs of boxes. A page of two paragraphs may be all pictures and their words.
  if ([...article.querySelectorAll('p')].length < 3) return;
  let seen = 0;
  for (const picture of [...article.querySelectorAll('img')]) {
    if (seen++ > 300) return;
    let box: Queried | undefined;
    for (let at = picture.parentNode as Queried | null; at !== null && at !== article; at = at.parentNode as Queried | null) {
      if (!/^(?:div|span|a|picture|figure|center)$/.test(nameOf(at)) || (at.textContent?.length ?? 0) > CAPTION) break;
      box = at;
    }
    if (box === undefined || !/\S/.test(box.textContent ?? '')) continue;
    if ([...box.querySelectorAll('p, h1, h2, h3, h4, h5, h6, li, td, pre, blockquote, br')].length === 0) box.remove();
  }
}

/** The blocks of an article's element without captions, credits, pointers to other stories and the like. */
export function withoutFurniture(article: Queried, pointOf: (node: MarkupNode) => Point | undefined): Block[] {
  const total = article.textContent?.length ?? 0;
  for (const node of [...article.querySelectorAll('[class], [id]')]) {
    const names = `${attributeOf(node, 'class') ?? ''} ${attributeOf(node, 'id') ?? ''}`;
    if (names.length > 600 || !NAMED.test(names)) continue;
    const size = node.textContent?.length ?? 0;
    // A wrapper named so by mistake holds much of the article.
    if (size <= Math.max(200, total * 0.12) && size < total * 0.4) node.remove();
  }
  return trimBlocks(blocksOf(article, pointOf));
}

function trimBlocks(all: readonly Block[]): Block[] {
  const prose = all.filter(({ role, text, linked }) => !linked && role !== 'caption' && text.length >= 60).length;
  const kept = all.filter((block, i) => {
    const { role, text, linked } = block;
    if (role === 'caption') return false;
    if (text.length <= 300 && LINE.test(text)) return false;
    if (prose > 1 && text.length <= 300 && CREDITED.test(text)) return false;
    if (prose < 3) return true;
    // The heading of an offer that is left out.
    const next = all[i + 1];
    if (
      role === 'heading' &&
      next !== undefined &&
      next.role !== 'heading' &&
      next.text.length <= 300 &&
      next.text.length > 40 &&
      LINE.test(next.text)
    )
      return false;
    if (linked && role !== 'heading' && text.length <= 240) {
      if (POINTER.test(text)) return false;
      // Among paragraphs, a block that is nothing but a link to a headline points elsewhere.
      if (role === 'text' && text.length >= 20 && !all[i - 1]?.linked && !all[i + 1]?.linked) return false;
    }
    return !(text.length <= 160 && /^(?:read more|related|see also|more|watch)\s?:/i.test(text));
  });
  const lede = kept.findIndex(({ linked, text }) => !linked && text.length >= 80);
  const comments = kept.findIndex(
    ({ role, text }, i) => lede >= 0 && i > lede && role === 'heading' && text.length <= 40 && COMMENTS.test(text),
  );
  if (comments >= 0) kept.length = comments;
  // What follows the last paragraph under such a heading is not the article's.
  for (let i = Math.max(1, lede + 1); i < kept.length; i++) {
    const block = kept[i] as Block;
    if (block.text.length > 80 || !TAIL.test(block.text) || (block.role !== 'heading' && block.role !== 'text')) continue;
    const rest = kept.slice(i + 1);
    const own = rest.reduce((sum, { linked, text }) => sum + (linked ? 0 : text.length), 0);
    const teasers = rest.filter(({ linked, text }) => linked && text.length >= 20).length;
    if (
      (own <= 300 && rest.every(({ linked, text }) => linked || text.length < 120)) ||
      (teasers >= 2 && rest.every(({ text }) => text.length < TEASER))
    )
      return trimEnd(kept.slice(0, i));
  }
  return trimEnd(kept);
}

/** Headings above nothing go, and who the writer is. */
function trimEnd(blocks: Block[]): Block[] {
  let end = blocks.length;
  for (; end > 1; end--) {
    const { role, text } = blocks[end - 1] as Block;
    if (role !== 'heading' && !(text.length <= 400 && WRITER.test(text.slice(0, 250)))) break;
  }
  while (end > 1 && blocks[end - 1]?.role === 'heading') end--;
  return blocks.slice(0, end);
}
