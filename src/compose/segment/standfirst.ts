import { stem } from '../../text/stem.ts';
import { tokens } from '../../text/tokens.ts';
import { isOneSentence } from './caption.ts';

/** So much of a standfirst's words stands in the paragraph behind it … */
const AGAIN = 0.65;
/** … and so much where only that paragraph says when it happened, as first sentences do. */
const AGAIN_DATED = 0.5;
/** Fewer words prove nothing. */
const AGAIN_LEAST = 7;
const AGAIN_DATED_LEAST = 4;
/** A standfirst is no longer. [words] */
const MOST = 45;
/** A paragraph says early when it happened. [UTF-16 units] */
const EARLY = 260;

const WHEN =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight|(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z.]* \d|\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec))/;

/** "… but spokesman says they will stay", "French government also offers …": the news puts an article there, headlines do not. */
const WITHOUT_ARTICLE =
  /(?:\b(?:but|and|as|after|while|off|by) |, |^(?:\p{Uppercase}\p{Lowercase}+(?:ish|an|ese)|French|Dutch|Greek|Swiss|UN|US|EU|UK|U\.N\.|U\.S\.|Stricken|Top|Rebel|Cargo) |^(?=Resolution|Vessel|Tanker|Ferry|Court|Minister|Spokesman|Ship|Ceasefire|Captain|Envoy|Fighters go))(?:stricken |cargo |container |top |rebel |foreign |prime |defen[cs]e )*(?:[Gg]overnment|army|navy|[Cc]ourt|[Mm]inister|ministry|[Ss]pokes(?:man|woman|person)|official|[Rr]esolution|[Vv]essel|[Ss]hip|[Tt]anker|[Ff]erry|airport|president|leader|commander|company|country|[Cc]aptain|[Ee]nvoy|judge|[Cc]easefire|deal|[Ff]ighters)(?:\.$| (?:says?|is|has|will|also|calls|wants|takes|offers|warns|urges|vows|denies|agrees|hits|kills|leaves|claims|seeks|faces|remains|tells|backs|backed by|begins|ends|opens|fails|refuses|go)\b)/u;
/** "… on Wednesday it would pay out…" */
const CUT_OFF = /\p{Alphabetic}(?:…|\.\.\.)$/u;
/** Lines in the way of headlines are short. [words] */
const HEADLINE_MOST = 24;

/** Whether the first line below a title sums the story up that the paragraph behind it begins to tell. */
export function isStandfirst(line: string | undefined, paragraph: string): boolean {
  if (line === undefined || paragraph === '' || /["“”]/.test(line)) return false;
  const words = line.split(/\s+/, MOST + 1).length;
  if (words > MOST || (WHEN.test(line) && !CUT_OFF.test(line))) return false;
  if (words <= HEADLINE_MOST && WITHOUT_ARTICLE.test(line)) return true;
  const own = stems(line);
  const share = shareOf(own, paragraph);
  if (own.size >= AGAIN_LEAST && share >= AGAIN && isOneSentence(line) && line.length <= paragraph.length) return true;
  return own.size >= AGAIN_DATED_LEAST && share >= AGAIN_DATED && WHEN.test(paragraph.slice(0, EARLY));
}

/** Whether a text has nearly all words of a point above it. */
export function isToldAgain(point: string, text: string): boolean {
  const own = stems(point);
  return own.size >= AGAIN_DATED_LEAST && shareOf(own, text) >= AGAIN;
}

function shareOf(own: ReadonlySet<string>, text: string): number {
  const behind = stems(text);
  return own.size === 0 ? 0 : [...own].filter((word) => behind.has(word)).length / own.size;
}

function stems(said: string): Set<string> {
  return new Set(tokens(said).flatMap(({ word }) => (word.length > 3 || /\d/.test(word) ? [stem(word)] : [])));
}
