import { TOLD_BY } from './told.ts';

/** What a page talks of when it talks of itself, one row a matter. These words are of pages only … */
const OF_PAGES: readonly RegExp[] = [
  /\b(?:accounts?|log(?:ged)?[ -]?(?:in|on|out)|sign(?:ed|ing)? (?:in|up|out)|registered users?|passwords?|usernames?)\b/,
  /\b(?:subscri(?:be|bers?|bing|ptions?)|membership|unlimited access|paywall|free trial)\b/,
  /\b(?:newsletters?|inbox|e-?mails?|notifications?|mailing list)\b/,
  /\b(?:comments|commenting)\b/,
  /\b(?:house rules|community guidelines|comment guidelines)\b/,
  /\b(?:web ?sites?|this (?:site|page)|web ?pages?|browsers?|javascript|apps?|cookies|download|click(?:ing)?)\b/,
  /\b(?:personal data|personal information|privacy policy|tracking technologies)\b/,
  /\b(?:adverts?|advertisements?|advertising|ads|ad blockers?)\b/,
];
/** … and these of other things too. */
const ALSO_OF_PAGES: readonly RegExp[] = [
  /\b(?:premium|donat(?:e|ions?)|patrons?|supporters?|readers|journalism|newsroom)\b/,
  /\b(?:feedback|discussions?|opinions?|guidelines|moderat(?:ed|ors?|ion)|abusive|civil|community)\b/,
  /\b(?:pages?|devices?|platforms?|settings|preferences|links?|load|alerts?|podcasts?)\b/,
  /\b(?:privacy|consent|tracking|vendors?|identifiers?|partners|technologies|purposes)\b/,
  /\b(?:articles?|content|coverage|stories|corrections|editors?|publications?)\b/,
];
const TO_READER = /\b(?:you|your|yours|you're|you've|you'll|please|i accept|i agree)\b/;

/** Whether a sentence or a short block is a page's talk to its reader: of accounts, comments, cookies, newsletters, advertisements. */
export function isPageTalk(folded: string): boolean {
  if (!TO_READER.test(folded) || TOLD_BY.test(folded)) return false;
  const matters = (row: readonly RegExp[]): number => row.reduce((sum, matter) => sum + Number(matter.test(folded)), 0);
  const own = matters(OF_PAGES);
  return own >= 1 && own + matters(ALSO_OF_PAGES) >= (SENTENCES.test(folded) ? 3 : 2);
}
/** More than one sentence. */
const SENTENCES = /[.!?] \S/;
