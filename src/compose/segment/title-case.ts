/** Of a line's longer words, so many have a capital in a title. */
const TITLED = 0.85;

/**
 * A line in which nearly every longer word has a capital: "Press Briefing by the Spokesman on the Way to Karum".
 *
 * @param least  longer words that it must have.
 */
export function isTitleCase(text: string, least: number): boolean {
  const words = text.match(/\p{Alphabetic}[\p{Alphabetic}'’.-]{3,}/gu) ?? [];
  return words.length >= least && words.filter((word) => /^\p{Uppercase}/u.test(word)).length >= TITLED * words.length;
}
