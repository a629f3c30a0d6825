/** "1 See S/2026/101, paragraph 14.", "[3] Ibid." */
const FOOTNOTE =
  /^(?:\[\d{1,3}\]|\d{1,3}\.?|[*†‡]{1,3}) ?(?:see (?:[a-z]+\/|also |note |paras?\b|paragraph|annex|https?:)|ibid|op\. cit|loc\. cit|cf\. |available (?:at|from)|https?:|[as]\/(?:res\/)?\d{1,4}\/)/;
/** "From: Ann Lee <…>", "Date: Sat, 7 Mar 2026 …", "On Sun, Mar 9, 2026 at 6:38 PM, Bo Chen wrote:", "Received on …". */
const MAIL =
  /^(?:(?:from|to|cc|bcc|reply-to|sender|message-id|in-reply-to|list-id|mime-version|content-type|return-path|x-[a-z-]+): ?\S.{0,200}|(?:date|sent): ?\p{Alphabetic}{3},? .{0,60}\d{2}:\d{2}.{0,30}|subject: .{0,200}|on \p{Alphabetic}{3},? .{4,60} wrote:|received on \p{Alphabetic}{3,9},? .{0,60}\d{2}:\d{2}.{0,20}|-{3,} ?(?:original|forwarded) message ?-{3,}|begin forwarded message:)$/u;

/** Why a block belongs to the apparatus of a text or to the head of a letter. */
export function apparatusOf(folded: string): string | undefined {
  if (FOOTNOTE.test(folded)) return 'a footnote';
  if (folded.startsWith('^ ')) return 'a note of a lexicon';
  if (MAIL.test(folded)) return 'head of a letter';
  return undefined;
}
