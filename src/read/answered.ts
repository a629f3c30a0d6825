import type { Block } from './blocks.ts';

/** "On 22 Nov 2026, at 21:10, Ana Quist <ana@…> wrote:", "Am 22.11.2026 um 21:10 schrieb Ana Quist:", in many languages. */
const WROTE = /(?:\bwrote|\bschrieb\b.{0,200}|\ba écrit ?|\bescribió|\bпише?т?|\bнаписал[аи]?|\bha scritto|\bschreef\b.{0,200})\s?:\s*$/iu;
/** Longer than so many times the answer, what is quoted is what the mail was sent for. */
const MOST = 2;

/** The earlier mail that a mail answers, quoted below it: blocks of the mail that are no words of its own. Linear. */
export function answeredIn(blocks: readonly Block[]): ReadonlySet<number> {
  const at = blocks.findIndex(({ text }, i) => i > 0 && text.length <= 300 && WROTE.test(text.trim()) && blocks[i + 1]?.role === 'quote');
  if (at < 0) return new Set();
  const below = blocks.flatMap((_, i) => (i >= at ? [i] : []));
  const words = (some: readonly Block[]): number => some.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  const quoted = blocks.filter(({ role }, i) => i > at && role === 'quote');
  const own = blocks.filter(({ role }, i) => i < at && role !== 'quote' && role !== 'boilerplate');
  return words(quoted) <= MOST * words(own) ? new Set(below.filter((i) => i === at || blocks[i]?.role === 'quote')) : new Set();
}
