/**
 * The headline of a text that no field names: one of its first lines.
 *
 * Saved pages begin with menus, kickers, highlights and loading notices. What tells a headline from them is that the
 * copy below says it again: its words stand in the first paragraphs. A line that stands twice, as pages repeat their
 * title, is one at once. Where no line is said again, the first line that may be a headline is it.
 *
 * @param lines  the first non-blank lines, whole or cut, white space folded.
 * @param taken  whether a line is something else: a byline, a date, a dateline.
 */
export function headlineOf(lines: readonly string[], taken: (line: string) => boolean): string | undefined {
  // Copy is followed by copy; one sentence alone among bare lines is a notice or a standfirst.
  const follows = lines.findIndex((line, i) => isCopy(line) && isCopy(lines[i + 1] ?? ''));
  const copyAt = follows < 0 ? lines.findIndex(isCopy) : follows;
  const above = lines.slice(0, copyAt < 0 ? lines.length : copyAt).map((line) => line.trim());
  const able = above.filter((line) => mayHead(line) && !taken(line));
  const twice = able.find((line, i) => wordCount(line) >= 3 && able.indexOf(line) < i);
  if (twice !== undefined) return bare(twice);
  if (copyAt > 0) {
    const copy = stems(lines.slice(copyAt, copyAt + COPY).join(' '));
    for (const line of able) {
      const own = stems(line);
      const said = [...own].filter((stem) => copy.has(stem)).length;
      if (said >= 2 && said >= own.size * SAID_AGAIN) return bare(line);
    }
  }
  const first = lines[0]?.trim() ?? '';
  // Only the very first line is trusted to be one unproved: below it stand standfirsts and captions.
  return able[0] === first && (lines.length > 2 || (lines[1] ?? '').length > first.length) ? bare(first) : undefined;
}

/** Without the signs by which wires mark a headline: "^Ferry aground", "Fähre auf Grund =". */
const bare = (line: string): string => line.replace(/^\^+\s?/, '').replace(/\s?=$/, '');

/** Lines of copy that a headline's words are looked for in. */
const COPY = 4;

/** Share of a headline's words that the copy below says again, at least. */
const SAID_AGAIN = 0.35;

/** Longest headline. [UTF-16 units] */
const LONGEST = 160;

/** Whether the story itself begins with this line: a sentence of some length. */
const isCopy = (line: string): boolean => line.length >= 80 && (line.length > LONGEST || /[.!?…]["'”’»)]{0,2}$/.test(line.trim()));

/** A bare line without a full stop, of two words or more, that is no bullet, address or speaker. */
function mayHead(line: string): boolean {
  if (line.length > LONGEST || !/\p{Alphabetic}/u.test(line) || wordCount(line) < 2) return false;
  if (/[.:;,…]["'”’»]?$/.test(line) || /^[•▪●*>|]|^[-–—]\s|:\/\/|\bwww\.|\w@[\w-]{1,63}\.|^\d{1,2}\. \S+$/.test(line)) return false;
  if (/^(?:q|a|[\p{Uppercase}. -]{2,30}):? /u.test(line) && line.toUpperCase() === line) return false;
  // "abc0231 3 pl 186  xyz 0412", "ABC0412 4 i 0261 ABC-0318": a wire's number; "Politics/Elections/Norland/": its keywords.
  if (/^\p{Alphabetic}{2,4}\d{3,5} \d \p{Alphabetic}{1,3} \d/u.test(line) || /^[^\s/]+(?:\/[^\s/]+){1,8}\/$/.test(line)) return false;
  // A question of a transcript.
  if (/^Q[.:]? \p{Uppercase}/u.test(line)) return false;
  return !AGENCY.test(line) && !FURNITURE.test(line) && !CREDIT.test(line);
}

/** Who sends a story, alone on a line. */
const AGENCY =
  /^(?:the )?(?:associated press(?: writers?)?|agence france-?presse|reuters|bloomberg(?: news)?|xinhua(?: news agency)?|united press international|deutsche presse-agentur|staff (?:writers?|reporters?)|special correspondent)$/i;
/** Ends of captions: whose picture it is. */
const CREDIT =
  /(?:\b(?:handout|photo|photograph|picture|image|file|via|courtesy)\b.{0,30}|\/ ?)(?:reuters|ap|afp|epa|getty(?: images)?|shutterstock)\W{0,2}$/i;

/** Links and notices of pages that stand above a story. */
const FURNITURE =
  /^(?:photo|image|picture|skip to|jump to|go to|back to|sign (?:in|up)|log ?in|subscribe|search|share|print|e-?mail|menu|home\b|story highlights|related|advert|loading|enlarge|decrease font|increase font|expand|follow us|read more|listen to|watch|live updates|breaking news|top stories|latest news|cookie|accept)/i;

const wordCount = (text: string): number => text.match(/[\p{Alphabetic}\p{N}]+/gu)?.length ?? 0;

/** Words of four letters and more by their first five, lower case: enough to know a word in another form. */
function stems(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/[\p{Alphabetic}\p{N}]{4,}|\p{N}{2,}/gu) ?? []).map((word) => word.slice(0, 5)));
}
