/** "Following is the transcript of …", "What follows is a summary of …", "Excerpt from the daily briefing:": what the text is, above it. */
const WHAT_IT_IS =
  /^[([]?(?:(?:the )?following (?:is|are) (?:an? |the )?(?:[\p{Alphabetic}'-]+ ){0,6}?(?:transcripts?|texts?|excerpts?|remarks|readout|translation)\b|what follows (?:is|are|sums up)\b|(?:here|below) (?:is|are) (?:an? |the |some |a few )?(?:full |complete |edited |key )*(?:transcripts?|texts?|excerpts?)\b|(?:excerpts?|transcripts?|(?:full )?texts?) (?:from|of) [^.!?]{3,160}:$|(?:remarks )?as (?:prepared for )?deliver(?:ed|y)\W*$|in the following text\b|i ask unanimous consent\b|there being no objection\b)/u;
/** "This report is produced by …", "The next report will be issued …". */
const OF_THE_REPORT =
  /^(?:the audio for this (?:story|report|interview|segment|episode|program(?:me)?)\b|this program(?:me)? (?:first |originally )?aired on \p{Alphabetic}+ \d{1,2}(?:, \d{4})?\W*$|this (?:situation |flash )?(?:report|bulletin) (?:is|was) (?:produced|issued|prepared|compiled) by\b|the next (?:situation )?report will be issued\b|the (?:designations employed|boundaries(?:,| and) names)\b)/u;
/** Whoever else worked on it: "Writers Ann Lee in Belt and Bo Chen in Karum contributed.", "Some details for this story came from …". */
const CONTRIBUTED = /\b(?:writers?|reporters?|correspondents?|journalists?|staff)\b.{3,200}\bcontributed(?: reporting)?\.$/;
const MATERIAL =
  /^(?:some |additional |other )?(?:information|material|reporting|details) (?:\p{Alphabetic}+ ){0,2}?(?:for|in) this (?:report|story|article|post)\b/u;
/** "With input from agencies". */
const INPUT =
  /^\W*with inputs? from (?:(?:(?:news |other )?agencies|reuters|afp|ap|dpa|pti|ani|ians|epd|kna|upi|xinhua)(?:, ?| and | ?\/ ?|\W*$))+$/;
/** "(Lee is a special correspondent of the Tide.)" */
const WHO_WROTE =
  /^\([^()]{3,60} (?:is|was|are|reported|contributed|writes)\b[^()]{0,90}\b(?:correspondent|writer|reporter|editor|journalist|columnist|contributor|fellow)s?\b[^()]{0,60}\)$/;
/** "(Kessa must help itself, she says) (740)": what a wire says of a text and its count of words. */
const COUNTED = /^\([^()]{10,160}\) \(\d{2,5}\)$/;

/** "Join the Tide's channel and …", "Get the latest news.", "Watch raw video of …:", "Send your ideas to desk@…". */
const ASKS =
  /^(?:(?:join|follow) (?:us|our|the|\S+'s)\b.{0,30}\b(?:channel|group|page|feed|community)\b|(?:get|don't miss(?: out on)?|stay on top of|keep up with|never miss) (?:the |all |your |our |more |out )?(?:latest |breaking |top |daily |local |world )*(?:news|stories|headlines|updates)\b|(?:watch|see|view|listen to) (?:the |a |our |an )?(?:[\p{Alphabetic}]+ )?(?:videos?|audio|photos|pictures|slideshow|photo gallery|video clip)\b|(?:watch|listen|read) ?\||welcome to\b|(?:talk|speak|chat) to (?:us|our)\b|\((?:read |see )?more [^()]{2,50} (?:stories|news|articles|coverage)\.?\)$|get started on your\b|your use of [^.]{2,40} is subject to\b|please contact(?:\W*$| (?:us|our|the (?:author|editor|publisher|webmaster|administrator)s?)\b)|there (?:is|are) (?:currently )?no (?:discussions?|comments|replies|posts|reviews)\b|(?:send|e-?mail|mail|write|contact|reach|call)\b.{0,80}\S@\S+\.\S)/u;
/** "To learn more about …, please visit the website." */
const MORE_AT =
  /^(?:to (?:learn|find out|read|know|see|get) more\b.{0,140}?(?:, |please |you can )|for (?:more|further|additional|full) (?:information|details|news|photos|pictures|videos)\b.{0,140}?[, ](?:please )?)(?:visit|see|go to|click|contact|call|check|read)\b/;
/** "Try four weeks for just €1.", "Save 40% on …", "Only €1 a week." */
const OFFERS =
  /^(?:(?:try|save|get|subscribe|enjoy|start|join)\b[^.!?]*(?:\p{Sc} ?\d|\d ?%|\bpercent\b)[^.!?]*\b(?:off|weeks?|months?|year|access|subscription|digital)\b|(?:only|just) \p{Sc} ?\d[\d.,]* (?:a|per) (?:week|month|year)\b|(?:special|limited|exclusive)(?: \p{Alphabetic}+)? offer\b|try \d+ (?:weeks|months)\b|(?:get|start|try|request|book) (?:a|your|our) (?:free |\d+-day )*(?:free|trial|demo|quote|sample)\b)/u;
const IMPERATIVE_CALL =
  /^(?:support|join|get|try|don't miss|help|save|win|buy|order|book|grab|discover|shop|stand up|sign up|donate|click|watch|subscribe|act now|hurry|call now)\b[^"]*!$/;
/** Told by somebody, or of somebody. */
const TOLD = /"|\b(?:said|says|told|asked|wrote|warned|urged|was|were|had)\b/;

/** Why a block or a sentence is a note on the text, or a page's call to its reader; undefined where it may be news. */
export function pageNote(text: string, folded: string): string | undefined {
  if (WHAT_IT_IS.test(folded) || folded.includes('to whom quoted text may be attributed')) return 'what the text is';
  if (OF_THE_REPORT.test(folded)) return 'on the report itself';
  if (CONTRIBUTED.test(folded) || MATERIAL.test(folded) || INPUT.test(folded) || WHO_WROTE.test(folded)) return 'who worked on it';
  if (text.length <= NOTE_MOST && /^notes? to editors?\b/.test(folded)) return 'a note to editors';
  if (COUNTED.test(folded)) return "a wire's count of words";
  if (TOLD.test(folded)) return undefined;
  if (ASKS.test(folded) || MORE_AT.test(folded)) return 'asks the reader';
  if (OFFERS.test(folded) || IMPERATIVE_CALL.test(folded) || isShoutedTitle(text)) return 'an offer';
  return undefined;
}

/** A longer one tells something. [UTF-16 units] */
const NOTE_MOST = 120;

/** Of a line's longer words, so many have a capital in a title. */
const TITLED = 0.85;

/** A line in which nearly every longer word has a capital: "Press Briefing by the Spokesman on the Way to Karum". */
export function isTitleCase(text: string, least: number): boolean {
  const words = text.match(/\p{Alphabetic}[\p{Alphabetic}'’.-]{3,}/gu) ?? [];
  return words.length >= least && words.filter((word) => /^\p{Uppercase}/u.test(word)).length >= TITLED * words.length;
}

/** "Secret Cure Found, 100% Guaranteed!" */
function isShoutedTitle(text: string): boolean {
  return /!$/.test(text) && text.length <= 120 && isTitleCase(text, 3);
}
