import { isTitleCase } from './title-case.ts';
import { TELLS } from './told.ts';

/** "Following is the transcript of the interview …", "Excerpt from the daily briefing:": what the text is, above it. The news says so without a colon: "Here is the full text of the treaty that ends the war." */
const WHAT_IT_IS =
  /^here(?:'s| is| are) (?:what (?:is known|we know|you need to know|to know|happened)|a (?:look at|timeline of|list of)|(?:some|the) (?:key|main|latest|basic) (?:facts|dates|events|points|developments))\b[^.!?]{0,160}:$|^[([]?(?:(?:(?:the )?following (?:is|are)|what follows (?:is|are)|(?:here|below) (?:is|are)) (?:an? |the |some |a few )?(?:[\p{Alphabetic}'-]+ ){0,6}?(?:(?:transcripts?|texts?|excerpts?|remarks|readout|translation|summary)\b[^.!?]{0,200}:$|transcripts? of (?:an? |the |our |\p{Alphabetic}+'s )?(?:[\p{Alphabetic}'-]+ ){0,4}?(?:interview|briefing|press conference|news conference|remarks|speech|address|hearing|conversation|podcast|programme|program)\b)|(?:excerpts?|transcripts?|(?:full )?texts?) (?:from|of) [^.!?]{3,160}:$|(?:remarks )?as (?:prepared for )?deliver(?:ed|y)\W*$|in the following text\b[^.!?]{0,160}:$|i ask unanimous consent\b.{0,120}\b(?:printed|in the record|quorum call|dispensed with)\b)/u;
/** What parliaments and press offices have above a paper, word for word. */
const FORMULA =
  /^the following (?:[a-z'-]+ ){0,4}statement was (?:issued|released|made|delivered|given)\b[^.!?]{0,160}:$|^(?:for (?:use of )?(?:the )?information media|not an official record)(?:\W+not an official record)?\W*$|^there being no objection,? .{3,80}\bordered to be printed\b|to whom quoted text may be attributed|^\(in the following text, "[^"]+" (?:equals|means)\b/;
/** "This situation report is produced by …", "The next situation report will be issued on …". */
const OF_THE_REPORT =
  /^(?:the audio for this (?:story|report|interview|segment|episode|program(?:me)?) (?:is|will be|has been|comes)\b|this program(?:me)? (?:first |originally )?aired on \p{Alphabetic}+ \d{1,2}(?:, \d{4})?\W*$|this (?:situation |flash )(?:report|bulletin|update) is (?:produced|issued|prepared|compiled) by\b|this (?:report|bulletin) is (?:produced|issued|prepared|compiled) by\b.{2,120}\bin (?:collaboration|partnership) with\b|the next situation report will be issued (?:on|around|in)\b[^.]{2,40}\.?$|the next report will be issued on or (?:around|about)\b|the designations employed and\b|the boundaries(?:,| and) names shown\b)/u;
const NAMED = "\\p{Uppercase}[\\p{Alphabetic}.'’-]*";
const NAMES = `${NAMED}(?:(?:,? and|,| in| from| at)? ${NAMED}){0,24}`;
const ROLE = `(?:${NAMED} ){0,3}?(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Jj]ournalist)s?`;
/** Whoever else worked on it: "Ann Lee contributed reporting.", "Writers Ann Lee in Belt and Bo Chen in Karum contributed." */
const CONTRIBUTED = new RegExp(
  `^(?:(?:${ROLE},? )?${NAMES} contributed (?:reporting(?: from ${NAMES})?|to this (?:report|article|story))\\.$|${ROLE},? ${NAMES} contributed(?: from ${NAMES})?\\.$)`,
  'u',
);
/** "Some details for this story came from Daily Tide." */
const MATERIAL =
  /^(?:some |additional |other )(?:information|material|reporting|details) (?:\p{Alphabetic}+ ){0,2}?(?:for|in) this (?:report|story|article|post) (?:(?:comes?|came|is|are) )?(?:provided |supplied |taken )?(?:from|by) (?!.*\b(?:who|that|which|whose)\b)[^.]{2,80}\.?$/u;
/** "With input from agencies". */
const INPUT =
  /^\W*with inputs? from (?:(?:(?:news |other )?agencies|reuters|afp|ap|dpa|pti|ani|ians|epd|kna|upi|xinhua)(?:, ?| and | ?\/ ?|\W*$))+$/;
/** "(Lee is a special correspondent of the Tide.)", "(Lee reported from Karum.)" */
const WHO_WROTE = new RegExp(
  `^\\(${NAMES} (?:(?:is|writes as) an? (?:${NAMED} ){0,3}(?:special|staff|contributing|freelance|foreign) (?:correspondent|writer|reporter|contributor|columnist|editor)(?: (?:of|for|at|in|with|to) (?:[Tt]he )?${NAMES})?|(?:reported|contributed) from ${NAMES})\\.?\\)$`,
  'u',
);
/** "(Kessa must help itself, she says) (740)": what a wire says of a text and its count of words. */
const COUNTED = /^\([^()]{10,160}\) \((?!(?:19|20)\d\d\))\d{2,5}\)$/;

/** "Join us on the Tide's channel", "Get the latest news.", "Watch raw video of …:", "Send your ideas to desk@…". */
const ASKS = new RegExp(
  [
    "(?:join|follow) (?:us\\b|our\\b|(?:the )?\\S+'s )(?:.{0,30}\\b(?:whatsapp|telegram|facebook|youtube|instagram|linkedin|viber)\\b|.{0,12}\\b(?:channel|feed)\\b)",
    "(?:get|don't miss(?: out on)?|stay on top of|keep up with|never miss) (?:the |all |all the |your |our )?(?:latest |breaking |top |our ){1,2}(?:daily |local |world )*(?:news|stories|headlines|updates)\\b(?:\\W*$| (?:from|on|in|about|at|by|with|delivered|straight|sent|and)\\b)",
    '(?:watch|see|view|listen to) (?:the |a |our |an )?(?:\\p{Alphabetic}+ )?(?:videos?|audio|photos|pictures|slideshow|photo gallery|video clip)\\b(?:[^.!?:]{0,100}:$|\\W*$|(?: [^\\s.:]+){0,6} (?:here|below|above)\\W*$)',
    '(?:watch|listen|read) ?\\|',
    'welcome to [^.!?]{0,60}\\b(?:live (?:coverage|blog|page|updates)|newsletter|web ?site|home ?page|podcast|daily briefing)\\b',
    "welcome to the united nations\\. it's your world",
    '(?:talk|speak|chat) to our (?:\\p{Alphabetic}+ )?(?:team|experts|staff)\\b[^.!?]{0,40}\\W*$',
    '\\((?:read|see) more [^()]{2,50} (?:stories|news|articles|coverage)\\.?\\)$',
    '\\((?!more than\\b)more (?:[^\\s()]+ ){1,3}stories\\.?\\)$',
    'get (?:the |your |all the )news (?:first|faster|daily)\\W*$',
    'get started on your\\b',
    'your use of [^.]{2,40} is subject to\\b',
    'please contact(?:\\W*$| (?:us|our|the (?:author|editor|publisher|webmaster|administrator)s?)\\b)',
    'there is no discussion about this topic\\b',
    'there (?:is|are) (?:currently no (?:comments?|reviews|posts)(?: yet| available| on this \\p{Alphabetic}+)?\\W*$|no (?:comments?|reviews|posts|discussions) (?:yet|to (?:show|display)|(?:on|for) this (?:article|post|story|page))\\W*$)',
    '(?=.{0,140}\\S@\\S+\\.\\S)(?:send (?:us|your|an? e-?mail|tips|feedback|questions|comments|story ideas)\\b|(?:e-?mail|mail|write|contact|reach|call) (?:us|me|him|her|them|to|at|our|the (?:author|writer|reporter|editor|newsroom|desk)s?)\\b|(?:e-?mail|contact|reach) (?:\\p{Alphabetic}+ ){1,3}at \\S+@|e-?mail \\S+@)',
  ]
    .map((rule) => `^${rule}`)
    .join('|'),
  'u',
);
/** "To learn more about …, please visit the website." "For more, contact tracers call …" asks nobody. */
const MORE_AT =
  /^(?:to (?:learn|find out|read|know|see|get) more\b.{0,140}?(?:, |please |you can )|for (?:more|further|additional|full) (?:information|details|news|photos|pictures|videos)\b.{0,140}?(?:, |: | please ))(?:please )?(?:visit|see|go to|click|contact|call|check|read)\b.{0,80}?(?:\b(?:web ?site|site|page|here|link|us|our)\b|\S[.@]\p{Alphabetic}|\d{3})/u;
/** "Try four weeks for just €1.", "Save 40% on your subscription.", "Only €1 a week." */
const OFFERS =
  /^(?:(?:try|save|get|subscribe|enjoy|start|join) (?:your\b|our\b|now\b|\d|\p{Sc})(?=[^.!?]*(?:\p{Sc} ?\d|\d ?%|\bpercent\b)|(?<=\p{Sc}))[^!?]*\b(?:off|access|subscription|subscribe|digital|for (?:just |only )?\d+ (?:weeks|months))\b|(?:only|just) \p{Sc} ?\d[\d.,]* (?:a|per) (?:week|month|year)(?: for (?:the first )?\S+ (?:weeks|months))?\W*$|(?:only|just) \p{Sc} ?\d[\d.,]* for (?:your first |the first )?\S+ (?:weeks?|months?|days|year)\W*$|then \p{Sc} ?\d[\d.,]* (?:per|a|every) (?:week|month|year)(?:\W|$)(?! ?\p{Alphabetic}{2,4} )|try (?:one|two|three|four|six|\d+) (?:weeks?|months?) (?:free\b|for (?:just |only |free\b)?\p{Sc}?\d?)|(?:get|start|try|request|book) (?:a|your|our) (?:free|\d+-day)(?: \S+)? (?:trial|demo|quote|sample)\b|request an? (?:demo|quote)\W*$)/u;
const IMPERATIVE_CALL =
  /^(?:(?:support|join|help) us\b[^"]*!$|(?:get|try|don't miss|buy|order|book|grab|discover|shop|sign up|donate|click|watch|subscribe|act now|hurry|call now)\b(?=[^"]*\b(?:us|our|your|now|today|here)\b)[^"]*!$|(?:stand up for|support)\b(?=[^"]*\b(?:news|journalism)\b)(?=[^"]*\byou\b)[^"]*!$)/;
/** Told by somebody, or of somebody. */
const TOLD_OR_DONE = new RegExp(
  `"|\\b(?:${TELLS}|say|tells?|asked|wrote|warn(?:ed|s)|urge[ds]|insist(?:s|ed)|claim(?:s|ed)|denie[sd]|estimates?|according to|found that|shows? that|was|were|had)\\b`,
);

/** Why a block or a sentence is a note on the text, or a page's call to its reader; undefined where it may be news. */
export function pageNote(text: string, folded: string): string | undefined {
  if (COUNTED.test(folded)) return "a wire's count of words";
  if (FORMULA.test(folded)) return 'what the text is';
  if (/^The post ["“‘]?\p{Lu}/u.test(text) && FED.test(folded)) return 'where the text stood first';
  if (CONVERSION.test(folded)) return 'an exchange rate';
  if (TOLD_OR_DONE.test(folded)) return undefined;
  if (WHAT_IT_IS.test(folded)) return 'what the text is';
  if (OF_THE_REPORT.test(folded)) return 'on the report itself';
  if (CONTRIBUTED.test(text) || MATERIAL.test(folded) || INPUT.test(folded) || WHO_WROTE.test(text)) return 'who worked on it';
  if (text.length <= NOTE_MOST && /^notes? to editors?(?:\W*$|\s?[:–—-]|\s+\d)/.test(folded)) return 'a note to editors';
  if (ASKS.test(folded) || MORE_AT.test(folded)) return 'asks the reader';
  if (OFFERS.test(folded) || IMPERATIVE_CALL.test(folded) || isShoutedTitle(text)) return 'an offer';
  return undefined;
}

/** What blogs write below each of their texts in a feed: "The post Ferry Sinks appeared first on The Tide." */
const FED = /^the post .{3,300}? (?:appeared first on|first appeared on) [^!?]{2,80}$/;
/** What wires note below a sum: "($1 = 7.12 yuan; 1 euro = $1.08)". */
const RATE =
  '(?:\\p{Sc}|\\p{Alphabetic}{1,3}\\p{Sc})?1(?:\\.0+)?(?: [\\p{Alphabetic}. ]{2,30}?)? ?= ?(?:\\p{Sc}|\\p{Alphabetic}{1,3}\\p{Sc})?\\d[\\d.,]*(?: [\\p{Alphabetic}. ]{2,30})?';
const CONVERSION = new RegExp(`^\\(?${RATE}(?:[;,] ?${RATE}){0,3}\\)?\\.?$`, 'u');

/** A longer one tells something. [UTF-16 units] */
const NOTE_MOST = 120;

/** "Secret Cure Found, 100% Guaranteed!" */
function isShoutedTitle(text: string): boolean {
  return /!$/.test(text) && text.length <= 120 && SELLS.test(text) && isTitleCase(text, 3);
}
/** "Ann Holm Beats Bo Quist!" sells nothing. */
const SELLS = /\b(?:guaranteed|for free|discount|sale|deals?|buy|order|save|shop|click|subscribe)\b/i;
